"""When an occasion was held, and whose projects were signed at it."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache

from zhaoshang_extract.discourse.occasion_name import behind_reporter
from zhaoshang_extract.assemble.scene import Scene, is_day, occasion_start
from zhaoshang_extract.assemble.words import chars, either, forms, says, terms
from zhaoshang_extract.discourse.subject import is_subject
from zhaoshang_extract.edtf import Day, Range, whole
from zhaoshang_extract.lexicon.numerals import small
from zhaoshang_extract.marks import CLAUSE, LEADING, LIST, PHRASE
from zhaoshang_extract.mention.period import PeriodMention, resolve
from zhaoshang_extract.numeral import parse_number
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import inside
from zhaoshang_extract.span import Span

# A fair lasts no longer than so many days.
_LONGEST = 31
# A day and 闭幕 stand so near to each other: 15日|在西安国际会展中心|落幕.
_NEAR = 20


@cache
def _bare_day() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d{chars('month_sign')}])(?P<day>\d{{1,2}}){either('day_sign')}")


@cache
def _days() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>\d{{1,2}}|[{small()}]{{1,3}}){either('days')}")


def date_of(reading: Reading, scene: Scene, told: list[Scene], lead: Fact) -> Range | None:
    """The day of the occasion, its days where an end and a length are told, or its month.

    Its own words decide; those of the figure `lead` only where they tell no day.
    """
    if starts_with(scene, "same_day"):
        return _day_before(reading, scene) or lead.period.value
    bare = _bare_end(reading, scene)
    if bare is not None:
        return _back_from(bare, told)
    closing = _closing(scene) or next((end for part in told[1:] if (end := _opens_closing(part))), None)
    if closing is not None:
        closed = _resolved(reading, scene, closing, None)
        return _back_from(closed, told) if closed is not None else lead.period.value
    carried = lead.period.value
    own = _own_time(reading, scene)
    if carried is None or is_day(carried):
        said = lead.period.how == "said" or own is None or not is_day(own)
        return (carried if said else own) or own
    if own is not None and (is_day(own) or _is_running(carried)):
        return own
    # an undated occasion in a report on several months was held some time in its year
    running = _is_running(carried) and lead.period.how != "said" and carried.end is not None
    return whole(Day(carried.end.year), carried.uncertain) if running and carried.end else carried


def _is_running(period: Range) -> bool:
    """True for a total from January to a later month."""
    first, last = period.start, period.end
    return (
        first is not None
        and last is not None
        and (first.month, first.day, last.day) == (1, None, None)
        and last.month != 1
        and first.year == last.year
    )


def _opens_closing(scene: Scene) -> PeriodMention | None:
    """今年6月19日闭幕到7月底…; 会期5天，5月17日开馆，5月21日闭馆: the day of the end, told behind."""
    text = scene.sentence.text
    times = inside(scene.sentence.periods, scene.piece)
    if scene.occasion is not None and times and text[scene.piece.start : times[0].span.start].strip():
        return None
    return next((time for time in times if terms("closed").at(text, time.span.end) is not None), None)


def starts_with(scene: Scene, role: str) -> bool:
    """True when the piece opens with a form of `role`."""
    text, at = scene.sentence.text, scene.piece.start
    while at < scene.piece.end and text[at] in LEADING:
        at += 1
    return terms(role).at(text, at) is not None


def _closing(scene: Scene) -> PeriodMention | None:
    """The time at which the occasion came to its end: 6月19日闭幕; 20日，……博览会在某市收官."""
    text, piece = scene.sentence.text, scene.piece
    times = inside(scene.sentence.periods, piece)
    if not times or scene.occasion is None:
        return None
    for hit in terms("closed").scan(text, *piece):
        before = [time for time in times if hit.start - time.span.end >= 0]
        touching = bool(before) and hit.start - before[-1].span.end <= 1
        verb = hit.start >= scene.occasion.name.end and not any(
            mark in text[scene.occasion.name.end : hit.start] for mark in CLAUSE
        )
        if touching or (before and verb):
            return before[-1] if touching else before[0]
    return None


def _bare_end(reading: Reading, scene: Scene) -> Range | None:
    """于27日闭幕, 15日在某市落幕: a day without month is the last such day before the publication."""
    text, name = scene.sentence.text, scene.occasion.name if scene.occasion is not None else None
    clock = reading.clock_of.get(id(scene.sentence.passage))
    if name is None or clock is None or clock.published is None:
        return None
    for hit in terms("closed").scan(text, *scene.piece):
        for match in _bare_day().finditer(text, scene.piece.start, hit.start):
            between = text[match.end() : hit.start]
            if len(between) <= _NEAR and not any(mark in between for mark in PHRASE + LIST):
                return _last_such_day(int(match["day"]), clock.published)
    return None


def _last_such_day(day: int, published: date) -> Range | None:
    """The last `day` of a month up to the publication."""
    month = published if day <= published.day else published.replace(day=1) - timedelta(days=1)
    if not 1 <= day <= calendar.monthrange(month.year, month.month)[1]:
        return None
    return whole(Day(month.year, month.month, day))


def _resolved(reading: Reading, scene: Scene, mention: PeriodMention, near: Range | None) -> Range | None:
    clock = reading.clock_of.get(id(scene.sentence.passage))
    return resolve(mention, clock, near) if clock is not None else None


def _own_time(reading: Reading, scene: Scene) -> Range | None:
    """The time told before the occasion's name in its own piece: 6月12日至15日，某博览会举办."""
    before = Span(scene.piece.start, occasion_start(scene))
    times = [time for time in inside(scene.sentence.periods, before) if time.role == "during"]
    return _resolved(reading, scene, times[-1], None) if times else None


def _back_from(closed: Range, told: list[Scene]) -> Range:
    """历时4天……收官: the days up to the last; a closing day alone says only the month."""
    end = closed.end
    last = end.last() if end is not None and end.day is not None else None
    if last is None or end is None:
        return closed
    length = next((days for scene in told if (days := _length(scene))), None)
    if length is None or not 1 <= length <= _LONGEST:
        return whole(Day(end.year, end.month), closed.uncertain)
    first = last - timedelta(days=length - 1)
    return Range(Day(first.year, first.month, first.day), end, closed.uncertain)


def _length(scene: Scene) -> int | None:
    """How many days the occasion lasted: 历时4天, 3天时间里."""
    text = scene.sentence.text
    for match in _days().finditer(text, *scene.piece):
        lasts = any(terms("lasts").at(text, at) for at in range(max(0, match.start() - 4), match.start()))
        if lasts or terms("in_days").at(text, match.end()):
            return int(parse_number(match["number"]))
    return None


def _day_before(reading: Reading, scene: Scene) -> Range | None:
    """The day of the last dated fact before 当天下午."""
    first = scene.sentence.passage.span(*scene.piece).start
    days = [
        fact.period.value
        for fact in reading.facts
        if fact.span.end <= first and fact.period.value is not None and is_day(fact.period.value)
    ]
    return days[-1] if days else None


def region_of(reading: Reading, scene: Scene, used: list[Scene], lead: Fact) -> Region | None:
    """Whose projects were signed.

    The place that the figures name; its host where they name none, or only places inside the host's
    (各县区及某经开区共签约34个); nobody's where all comers signed.
    """
    clause = _words_of(used, lead)
    if any(hit for hit in terms("all_comers").scan(*clause)):
        return None
    if reading.home is not None and _is_ours(used, lead):
        return reading.home
    host = _host(reading, scene)
    whole = lead.whole.region if lead.whole is not None else None
    if lead.region.how != "said" and whole is not None and whole.how == "said":
        return whole.value  # 钦州市有97个项目参加，其中集中签约|36个
    if lead.region.how != "said":
        return host or lead.region.value
    said = lead.region.value
    home = reading.home
    both = said is not None and home is not None and said.within(home) and _is_one_of_two(used, lead, said)
    if both:
        return host or home  # 州政府和某新区合计签下
    narrower = host is not None and said is not None and said != host and said.within(host)
    return host if narrower and _names_several(used, lead) else said


def _words_of(used: list[Scene], lead: Fact) -> tuple[str, int, int]:
    """The text with the piece that holds the figure, up to it."""
    part = _part_of(used, lead)
    return part.sentence.text, part.piece.start, max(part.piece.start, lead.quantity.span.start)


def _part_of(used: list[Scene], lead: Fact) -> Scene:
    return next((part for part in used if lead in part.facts), used[-1])


def _names_several(used: list[Scene], lead: Fact) -> bool:
    text, start, end = _words_of(used, lead)
    places = inside(_part_of(used, lead).sentence.regions, Span(start, end))
    return len(places) > 1 or says("every", text, start, end)


def _is_ours(used: list[Scene], lead: Fact) -> bool:
    """“2013年某省某签约会”举行，|我市|在会上签约12个: behind the name, the document's own place."""
    text, start, end = _words_of(used, lead)
    occasion = _part_of(used, lead).occasion
    start = max(start, occasion.name.end) if occasion is not None else start
    return start < end and says("ours", text, start, end)


def _is_one_of_two(used: list[Scene], lead: Fact, place: Region | None) -> bool:
    """州政府和|某新区|合计签下112个: the place is named with another one that signed too."""
    text, start, end = _words_of(used, lead)
    joined = [
        mention
        for mention in inside(_part_of(used, lead).sentence.regions, Span(start, end))
        if mention.region == place and text[mention.span.start - 1 : mention.span.start] in forms("and")
    ]
    return any(says("together", text, m.span.end, end) for m in joined)


def _host(reading: Reading, scene: Scene) -> Region | None:
    """凤台县在合肥举办推介会; 吉安招商推介会: the place that held it, for figures that name none."""
    opened = occasion_start(scene)
    before = Span(behind_reporter(scene.sentence.text, scene.piece.start, opened), opened)
    hosts = [m for m in inside(scene.sentence.regions, before) if is_subject(scene.sentence, m, reading.home)]
    if hosts:
        return hosts[0].region
    if scene.occasion is None:
        return None
    name = scene.occasion.name
    named = inside(scene.sentence.regions, name)
    # 2023年长沙市…: a year may stand before the host
    opens = bool(named) and not any(
        c.isalpha() and c not in forms("year_sign", "ordinal_sign")
        for c in scene.sentence.text[name.start : named[0].span.start]
    )
    place = named[0].region if opens else None
    home = reading.home
    if place is None or home is None or place.within(home):
        return place
    return place if home.within(place) and named[0].span.start > name.start else None
