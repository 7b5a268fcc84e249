"""The clock by hypotheses: every pair of years that the text allows gets points for what the text says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import NamedTuple

from zhaoshang_extract import lexicon
from zhaoshang_extract.discourse.now import Clock, Rival, Vote
from zhaoshang_extract.discourse.own_date import find_own_date
from zhaoshang_extract.discourse.present import find_present, find_spoken, find_week, wired_day
from zhaoshang_extract.discourse.saying import CLOCK_KEYS, Heard, Saying, find_sayings, hides_year
from zhaoshang_extract.fold import fold
from zhaoshang_extract.mention.period import find_periods

# A page reports on its own year or on one of the two before it.
_OLDEST = 2
# A lead that is no greater leaves the year open, even where a rule states it.
_CLOSE = 1
# How many months a running total may end after the publication: 1—9月 can be out in September.
_EARLY = 1
_SPRING = 4
_LATE = 9
_RECENT_DAYS = 20
_TELLS_OF = frozenset({"review", "told", "cohort", "total", "part", "dated", "named", "over"})
_NAMED = frozenset({"title_review", "line_review", "title_year", "speech_of", "told_of", "goal_of"})
_DATED = frozenset({"title_review", "line_review", "title_year", "speech_of"})


class Years(NamedTuple):
    """A hypothesis: what 今年 is, and the year reported on."""

    now: int
    told: int


@dataclass(slots=True, frozen=True)
class _Case:
    """What the votes are taken on."""

    published: date | None
    sayings: Sequence[Saying]
    latest: int | None  # the last printed year of which something done is told
    newest: int | None  # the last printed year of all
    relative: bool  # 今年, 去年 or 明年 is said
    running: int | None  # which saying is the first that reports of 今年


@dataclass(slots=True, frozen=True)
class Rule:
    """The points of a rule, how often it may speak, and whether it states 今年 rather than infers it."""

    points: int
    most: int
    states: bool


def find_clock(title: str | None, published: date | None, texts: Sequence[str]) -> Clock:
    """The clock of a document of folded `texts`: the pair of years with the most points.

    Without a `published` day the full date of a line of its own, or of a dateline, is taken for it. A
    text that says nothing of any year leaves both None.
    """
    return clock_of(title, published, [Heard(text, find_periods(text)) for text in texts])


def clock_of(title: str | None, published: date | None, heard: Sequence[Heard]) -> Clock:
    """The same of texts whose times are known."""
    day = published or find_own_date([one.text for one in heard])
    headline = fold(title or "")
    sayings = find_sayings(Heard(headline, find_periods(headline)), heard)
    tells = any(saying.year and saying.year > 1000 and saying.place != "line" for saying in sayings)
    if not tells and (hides_year(headline) or any(hides_year(one.text) for one in heard)):
        return Clock(None, day, None, False)
    speaks = _speaking_day(day, sayings)
    if speaks is None and day is not None:  # the header lines of a page put on line later say nothing of it
        sayings = [saying for saying in sayings if saying.place != "line" or saying.year != day.year]
    done = [saying.year for saying in sayings if saying.what in ("told", "total", "cohort") and saying.year]
    relative = any(saying.what in ("this", "aim", "since", "last", "next") for saying in sayings)
    running = next((at for at, saying in enumerate(sayings) if saying.what in ("this", "since")), None)
    printed = [saying.year for saying in sayings if saying.year and saying.year > 1000]
    newest = max(printed, default=None)
    case = _Case(speaks, sayings, max(done, default=None), newest, relative, running)
    ranked = _ranked(case)
    clock = _decided(case, ranked) if ranked else Clock(None, day, None, False)
    present, week = find_present(clock, sayings) or wired_day(clock, heard), find_week(clock, heard)
    return replace(clock, present=present, week=week, spoken=find_spoken(day, clock.year, heard))


def _speaking_day(day: date | None, sayings: Sequence[Saying]) -> date | None:
    """The publication, unless every year that the text prints lies long before it.

    An almanac put on line years later speaks from its own years. Whoever says 今年 or 1—5月 without a
    year speaks from the publication, whatever old year is told beside.
    """
    # not the dates of header lines, nor a beginning (从2004年至今)
    spoken = [saying for saying in sayings if saying.place != "line" and saying.what != "opened"]
    printed = [saying.year for saying in spoken if saying.year and saying.year > 1000]
    relative = any(saying.what in ("this", "since", "last", "next", "bare") for saying in sayings)
    if day is None or relative or not printed or max(printed) + _OLDEST >= day.year:
        return day
    return None


# ---- hypotheses --------


def _ranked(case: _Case) -> list[tuple[int, Years, list[Vote]]]:
    """The hypotheses with their points and votes, the best first; of equals the later years."""
    scored = []
    for years in _hypotheses(case):
        votes = _counted(_votes(years, case))
        points = sum(vote.points for vote in votes)
        if any(vote.points > 0 for vote in votes):
            scored.append((points, years, votes))
    return sorted(scored, key=lambda row: (-row[0], -row[1].now, -row[1].told))


def _hypotheses(case: _Case) -> list[Years]:
    if case.published is not None:
        nows = {case.published.year, case.published.year - 1}
    else:
        printed = {saying.year for saying in case.sayings if saying.year and saying.year > 1000}
        nows = {year + step for year in printed for step in (-1, 0, 1)}
    return [Years(now, now - back) for now in sorted(nows) for back in range(_OLDEST + 1)]


def _counted(votes: Iterator[tuple[str, str]]) -> list[Vote]:
    """The votes with their points, each rule no more often than its table allows."""
    spoken: Counter[str] = Counter()
    kept: list[Vote] = []
    for rule, quote in votes:
        spoken[rule] += 1
        if spoken[rule] <= rules()[rule].most:
            kept.append(Vote(rule, rules()[rule].points, quote))
    return kept


def _decided(case: _Case, ranked: list[tuple[int, Years, list[Vote]]]) -> Clock:
    points, best, votes = ranked[0]
    others = [row[0] for row in ranked if row[1].now != best.now]
    margin = points - max(others, default=0)
    stated = any(rules()[vote.rule].states and vote.points > 0 for vote in votes)
    uncertain = not stated or (case.published is None and margin <= _CLOSE)
    naming = _DATED if case.published is not None else _NAMED
    reviews = best.told < best.now and any(vote.rule in naming for vote in votes)
    rivals = tuple(Rival(*years, total) for total, years, _ in ranked[1:])
    return Clock(
        best.now, case.published, best.told, uncertain, None, reviews, None, margin, rivals, tuple(votes)
    )


# ---- votes --------


def _votes(years: Years, case: _Case) -> Iterator[tuple[str, str]]:
    """The rules that speak for (or against) a hypothesis, each with what it heard."""
    yield from _of_publication(years, case)
    for at, saying in enumerate(case.sayings):
        yield from _of_report(years, saying, case)
        if case.published is None:
            follows = case.running is not None and at > case.running
            yield from _of_now(years, saying, case, follows=follows)


def _of_publication(years: Years, case: _Case) -> Iterator[tuple[str, str]]:
    day = case.published
    if day is None:
        return
    yield ("published_in" if years.now == day.year else "published_after"), day.isoformat()
    early = _is_early(day)
    if years.told == (years.now - 1 if early and years.now == day.year else years.now):
        yield ("early_season" if early else "late_season"), day.isoformat()
    if years.now != day.year:
        return
    for saying in case.sayings:
        if saying.what == "this" and saying.month and saying.month > day.month + _EARLY:
            yield "total_ahead", saying.quote


def _of_report(years: Years, saying: Saying, case: _Case) -> Iterator[tuple[str, str]]:
    """The votes for the year reported on."""
    told, now = years.told, years.now
    if saying.year == told and saying.what in _TELLS_OF:
        if saying.what == "review":
            yield ("title_review" if saying.place == "title" else "line_review"), saying.quote
        elif saying.place == "title":
            yield "title_year", saying.quote
        elif case.published is None or _is_early(case.published):
            yield ("total_of" if saying.what == "total" else "told_of"), saying.quote
    if saying.what == "speech" and told == now - 1 and now == saying.year:
        yield "speech_of", saying.quote
    if saying.what == "since" or (saying.what == "this" and saying.month):
        if told == now:
            yield "running", saying.quote
    elif saying.what == "next" and told == now and _may_look_on(case):
        yield "speaks_of_next", saying.quote
    elif saying.what == "last" and told == now - 1:
        yield "last_year_told", saying.quote
    elif saying.what == "day" and told == now and _is_recent(saying, case.published, now):
        yield "recent_day", saying.quote
    elif saying.what == "whole" and told == now - 1 and _is_early(case.published):
        yield "whole_year", saying.quote
    elif saying.what in ("this", "bare") and told == now and case.published is None:
        yield "this_year", saying.quote
    elif saying.what == "plan" and told == now == saying.year and case.published is not None:
        yield "title_plan", saying.quote
    elif saying.what in ("goal", "plan") and case.published is None and told + 1 == saying.year:
        yield "goal_of", saying.quote


def _of_now(years: Years, saying: Saying, case: _Case, *, follows: bool) -> Iterator[tuple[str, str]]:
    """The votes for 今年 where no publication tells it; `follows`: 今年 was reported on before."""
    now, year = years.now, saying.year
    if saying.what == "review" and year == now - 1:
        yield "review_over", saying.quote
    if saying.what in ("told", "total") and saying.place == "title" and year == now:
        yield "title_now", saying.quote
    if saying.what == "over" and year == now - 1 and not any(_is_late(other) for other in case.sayings):
        yield "reviewed", saying.quote
    if saying.what == "speech" and year == now:
        yield "speech_in", saying.quote
    if saying.what == "counted_from" and year == now - 1 == case.newest:
        yield "counted_from", saying.quote
    if saying.what == "total" and year == now:
        yield "total_in", saying.quote
    if saying.what in ("opened", "named") and year == now == case.newest:
        yield f"{saying.what}_in", saying.quote
    if saying.what in ("part", "dated") and year == now:
        yield f"{saying.what}_in", saying.quote
    if saying.what == "edition" and year == now:
        yield "edition", saying.quote
    if saying.what in ("told", "cohort") and saying.place != "title" and year == case.latest:
        if follows and saying.what == "told":
            if year == now:
                yield "told_behind", saying.quote
        elif year == now - case.relative:
            yield ("told_before" if case.relative else "told_in"), saying.quote
    if saying.what in ("goal", "plan"):
        if year == now and saying.place == "line":
            yield "goal_in_line", saying.quote
        if year == now:
            yield "goal_in", saying.quote
        elif year == now + 1:
            yield "goal_next", saying.quote
            if any(_is_late(other) for other in case.sayings):
                yield "goal_from_late", saying.quote


def _is_early(published: date | None) -> bool:
    return published is not None and published.month <= _SPRING


def _may_look_on(case: _Case) -> bool:
    """明年 in a page of spring is the year after the goals; late in the year it looks back from there."""
    return case.published is None or case.published.month >= _LATE


def _is_recent(saying: Saying, published: date | None, now: int) -> bool:
    if published is None or saying.day is None or published.year != now:
        return False
    try:
        day = saying.day.replace(year=now)
    except ValueError:  # 29 February
        return False
    return 0 <= (published - day).days <= _RECENT_DAYS


def _is_late(saying: Saying) -> bool:
    """True for 明年, and for a total of this year that ends in autumn or later."""
    return saying.what == "next" or (saying.what == "this" and (saying.month or 0) >= _LATE)


@cache
def rules() -> dict[str, Rule]:
    """The rules of `lexicon/clock.toml` by their names."""
    table: dict[str, Rule] = {}
    for entry in lexicon.load("clock", CLOCK_KEYS):
        facts = entry.facts
        if facts.get("kind") != "words":
            most = int(facts.get("most", "1"))
            table[entry.id] = Rule(int(facts["points"]), most, facts.get("states") == "True")
    return table
