"""Occasions at which projects are signed: their names, and where they were held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.occasion_pointer import MARKS, is_pointed_at
from zhaoshang_extract.discourse.occasion_words import chars, either, ends, forms, maybe, says, starts, terms
from zhaoshang_extract.lexicon.numerals import cardinal
from zhaoshang_extract.marks import (
    CLOSE,
    CLOSE_QUOTE,
    COLON,
    COMMA,
    ITEM,
    LIST,
    OPEN,
    OPEN_QUOTE,
    TITLES,
)
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

_LONGEST = 60
_BRACKET = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]{{1,40}}{CLOSE}|【[^【】]{{1,40}}】")
# 分会场 stands so near behind the occasion, and 等地 before it.
_HALL = 12
_PLACES = 12


@cache
def _several() -> re.Pattern[str]:
    date = rf"\d{{1,4}}{either('year_sign', 'month_sign', 'day_sign')}"
    return re.compile(rf"(?!{date})(?:[0-9{cardinal()}{LIST}]|{either('about_count', 'and_so_on')})")


def _quotation(least: int, most: int) -> str:
    """A part of a pattern for a quotation of so many characters."""
    return f"{OPEN_QUOTE}[^{OPEN_QUOTE}{CLOSE_QUOTE}]{{{least},{most}}}{CLOSE_QUOTE}"


@cache
def _during() -> re.Pattern[str]:
    number = f"{either('ordinal_sign')}[0-9{cardinal()}]{{1,3}}{either('session')}"
    numbered = f"{number}[^{ITEM}{chars('of')}]{{2,14}}?"
    # 去年“6·16”期间，共签约6个项目; 第十届台商周期间
    return re.compile(f"(?:{_quotation(2, 12)}|{numbered})(?={either('during')})")


@cache
def _one() -> re.Pattern[str]:
    return re.compile(f"{either('one')}{either('times')}[{COMMA}{chars('at')}]")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(rf"\d{{4}}{either('year_sign')}")


@cache
def _before() -> re.Pattern[str]:
    # 在|某博览会上, 举办了|某推介会
    return re.compile(f"{either('held', 'before_name')}{maybe('done_particle')}")


@cache
def _wire() -> re.Pattern[str]:
    return re.compile(rf"\d{either('day_sign')}[^{ITEM}\s]{{0,4}}?{words.either('wire')}[\s{COLON}]")


@cache
def _day_part() -> re.Pattern[str]:
    return re.compile(rf"(?:{either('day_part')}|\d{{1,2}}{either('hour')}){{1,4}}")


@cache
def _venues() -> tuple[re.Pattern[str], ...]:
    held, ended = either("held"), either("held", "closed")
    place = f"[^{ITEM}{chars('of')}]"
    return (
        re.compile(f"{either('at')}(?P<venue>{place}{{1,24}}?){maybe('well')}{ended}"),
        re.compile(f"{either('went')}(?P<venue>{place}{{2,12}}?){held}"),
    )


@cache
def _joint() -> re.Pattern[str]:
    signed = f"{maybe('gathers')}{either('signed_there')}"
    return re.compile(f"{signed}{either('joint')}{{1,8}}{either('joint_end')}")


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(f"{_quotation(2, 10)}{either('joint_end')}")


@cache
def _object() -> re.Pattern[str]:
    # 举办某产业招商项目|集中签约|，; 举行新春重点招商项目|“云签约”|，
    signed = f"(?:{OPEN_QUOTE}[^{OPEN_QUOTE}{CLOSE_QUOTE}]{{0,4}})?{maybe('gathers')}{either('signed_there')}"
    held = f"{either('held')}{maybe('done_particle')}[^{ITEM}]{{4,40}}?"
    return re.compile(f"{held}(?P<closing>{signed})(?=[{CLOSE_QUOTE}]?[{MARKS}])")


@dataclass(slots=True)
class Named:
    """An occasion named in a sentence; `name` is its name, `venue` where it was held, None where unsaid."""

    name: Span
    venue: Span | None


def find_occasions(sentence: Sentence, piece: Span, *, first: bool = False) -> list[Named]:
    """The occasions that `piece` of the sentence names, but for those that are only counted (推介会6场),
    listed (推介会、对接会等) or pointed at (本届博览会).

    `first`: none was told before, so 签约仪式上 points at none and tells one itself.
    """
    return list(_occasions(sentence, piece, first))


def signed_at(sentence: Sentence, piece: Span, named: list[Named]) -> Named | None:
    """The occasion of a piece at which its figures were signed; None where it names none.

    Of several the last before the first count, for what was signed was signed at the nearest: 在某博览会
    举办的某签约仪式上，现场签约21项. Else the first that is not what another one belongs to:
    作为某论坛|的重头戏，|某签约仪式|举行.
    """
    counts = [
        q.span.start for q in sentence.quantities if q.unit in forms("unit_signed") and piece.holds(q.span)
    ]
    before = [one for one in named if counts and one.name.end <= counts[0]]
    if before:
        return before[-1]
    own = [one for one in named if not starts("of", sentence.text, one.name.end)]
    return next(iter([*own, *named]), None)


def _occasions(sentence: Sentence, piece: Span, first: bool) -> Iterator[Named]:
    text = sentence.text
    hits = _closings(sentence, piece)
    passed = piece.start
    for number, hit in enumerate(hits):
        if hit.start < passed:
            continue  # inside the name found before
        end = _chained(text, hit.end, [later.end for later in hits[number + 1 :]])
        if _is_other(sentence, end + (text[end : end + 1] in TITLES.values())):
            continue
        start = _start(sentence, piece.start, hit.start)
        if says("several_places", text, start, hit.start + 1):
            continue
        if any(
            hit.end <= start
            for hit in terms("several_places").scan(text, max(piece.start, start - _PLACES), start)
        ):
            continue  # 在上海、深圳等地办的|招商会
        if end - start < 3 or _is_counted(sentence, start, end):
            continue
        opens = first and start == piece.start and says("signing", text, start, end)
        if not opens and is_pointed_at(sentence, piece, start, end):
            continue
        if start == hit.start and text[start] != OPEN_QUOTE and ends("loose", text, start, end):
            continue  # 赴外地开展招商活动: a trip
        if _reports(text, start, end):
            continue
        if any(_joined(text[end : later.start]) for later in hits[number + 1 :]):
            return  # 在投资推介会和产业对接会上，分别签约……: two, and their figures mixed
        passed = end
        yield Named(_quoted(text, start, end), _venue(sentence, piece))


def _closings(sentence: Sentence, piece: Span) -> list[Span]:
    """Where the words stand that close the names of occasions: 推介会, 签约暨开工活动, “三集中”活动."""
    text = sentence.text
    found = [Span(hit.start, hit.end) for hit in terms("occasion").scan(text, *piece)]
    found += [Span(*match.span()) for match in _joint().finditer(text, *piece)]
    dated = any(says("day_sign", period.quote) for period in sentence.periods)
    marked = _marked().finditer(text, *piece)
    found += [Span(*m.span()) for m in marked if dated or starts("signed_there", text, m.end())]
    found += [Span(*match.span("closing")) for match in _object().finditer(text, *piece)]
    found += [Span(*match.span()) for match in _during().finditer(text, *piece)]
    found = [span for span in found if not any(o.holds(span) and len(o) > len(span) for o in found)]
    return [_with_hall(text, span, piece.end) for span in sorted(set(found))]


def _with_hall(text: str, span: Span, stop: int) -> Span:
    """“三集中”活动|玉林分会场."""
    for hit in terms("hall").scan(text, span.end, min(stop, span.end + _HALL)):
        between = text[span.end : hit.start]
        if not says("set_up_at", between) and not any(mark in between for mark in MARKS + LIST):
            return Span(span.start, hit.end)
    return span


def _reports(text: str, start: int, end: int) -> bool:
    """推进大会, 成果发布会: figures are told there and nothing is signed."""
    return ends("working", text, start, end)


def is_bare(sentence: Sentence, name: Span) -> bool:
    """True for 集中签约仪式: a kind of occasion, and no name of its own."""
    hit = terms("occasion").at(sentence.text, name.start)
    return hit is not None and hit.end == name.end


def _is_other(sentence: Sentence, end: int) -> bool:
    """推介会6场, 推介会主题: several occasions, or something else that is called by them."""
    text = sentence.text
    dated = any(period.span.start == end for period in sentence.periods)  # 恳谈会|5月1日在县城举行
    several = _several().match(text, end) or terms("kinds").at(text, end)
    # 本届博览会|一共签约; 单是说明会|一场，就签约51个
    once = terms("in_all").at(text, end) is not None or _one().match(text, end) is not None
    return bool(several and not dated and not once) or terms("beside").at(text, end) is not None


def _quoted(text: str, start: int, end: int) -> Span:
    """The name with the mark that closes a quotation inside it: “酒博会”."""
    for opened, closed in TITLES.items():
        if opened in text[start:end] and text.startswith(closed, end):
            return Span(start, end + 1)
    return Span(start, end)


def _joined(between: str) -> bool:
    return len(between) < 24 and COMMA not in between and (LIST in between or says("and", between))


def _chained(text: str, end: int, later: list[int]) -> int:
    """推介会暨项目签约仪式, 博览会某市专场推介会: the longest name that goes on from the first occasion."""
    for stop in later:
        between = text[end:stop]
        parted = says("breaks_chain", between) or any(mark in between for mark in MARKS)
        joined = starts("jointly", between) or not parted
        if stop - end <= 24 and joined and LIST not in between and not _reports(text, end, stop):
            end = stop
    return end


def _start(sentence: Sentence, floor: int, at: int) -> int:
    """Where the name begins whose closing word stands at `at`."""
    text = sentence.text
    start = max(floor, at - _LONGEST, *(text.rfind(mark, floor, at) + 1 for mark in MARKS))
    member = terms("part_of").at(text, start)
    start = member.end if member is not None and member.end < at else start  # 其中|5月18日集中签约仪式
    for number, period in enumerate(sentence.periods):
        if period.span.start <= start < period.span.end <= at:
            behind = number > 0 and sentence.periods[number - 1].span.start >= floor
            year = behind and _year().fullmatch(period.quote)
            start = start if year else period.span.end  # 2月8日，|2023年长沙市首批项目签约活动
    for period in sentence.periods:
        if (
            start < period.span.end <= at
            and terms("this_or_last_year").at(text, period.span.start) is not None
        ):
            start = max(start, period.span.end)  # 某局对今年|第十八届某会签约项目做了回访
    if sentence.passage.kind == "title":
        start = max(start, text.rfind(" ", start, at) + 1)  # 52个项目签约 某某文博会收官
    part = _day_part().match(text, start, at)
    start = part.end() if part else start
    start = behind_reporter(text, start, at)
    for before in _before().finditer(text, start, at):
        start = before.end()
    while start < at and not (text[start].isalnum() or text[start] in TITLES):
        start += 1  # 👉, ▌ and other marks of items
    return start


def behind_reporter(text: str, start: int, end: int) -> int:
    """Where the telling begins behind 某报6月11日电（记者 某某）; `start` without such a head."""
    for bracket in _BRACKET.finditer(text, start, end):
        if says("reporter", text, *bracket.span()):
            start = bracket.end()
    for wire in _wire().finditer(text, start, end):
        start = wire.end()
    for hit in terms("reported").scan(text, start, end):
        start = hit.end + 1 if text[hit.end : hit.end + 1] in (" ", COLON) else start
    return start


def _is_counted(sentence: Sentence, start: int, end: int) -> bool:
    """办专题推介会11场, 近30场推介活动: several occasions, not one."""
    near = [q for q in sentence.quantities if q.unit in forms("times") and q.value != 1]
    return any(
        0 <= q.span.start - end <= 3 or 0 <= start - q.span.end <= 2 or q.span.touches(Span(start, end))
        for q in near
    ) or sentence.text.startswith(forms("many", "kinds"), start)


def _venue(sentence: Sentence, piece: Span) -> Span | None:
    """Where it was held: 在市会议中心|举行; 在上周举行 says when."""
    found = [pattern.search(sentence.text, *piece) for pattern in _venues()]
    venue = next((match for match in found if match is not None), None)
    if venue is None or any(says(role, venue["venue"]) for role in ("when", "there")):
        return None
    place = Span(*venue.span("venue"))
    return None if any(period.span.touches(place) for period in sentence.periods) else place
