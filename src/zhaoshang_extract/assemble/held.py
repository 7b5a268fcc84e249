"""When an occasion was held, and whose projects were signed at it."""

from __future__ import annotations

from zhaoshang_extract.assemble.scene import Scene, occasion_start
from zhaoshang_extract.assemble.scene_figures import is_day
from zhaoshang_extract.assemble.words import forms, says, terms
from zhaoshang_extract.discourse.occasion import Occasion
from zhaoshang_extract.discourse.occasion_name import behind_reporter
from zhaoshang_extract.discourse.subject import is_subject
from zhaoshang_extract.edtf import Day, Range, whole
from zhaoshang_extract.marks import CLAUSE, LEADING
from zhaoshang_extract.mention.period_range import resolve
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.region import Region
from zhaoshang_extract.sentence import inside
from zhaoshang_extract.span import Span


def date_of(reading: Reading, scene: Scene, used: list[Scene], lead: Fact) -> Range | None:
    """When the occasion was held: as its tellings say it, else the time of the figure `lead`.

    日前, 近日 and the day of another fair tell none.
    """
    if starts_with(scene, "same_day"):
        return _day_before(reading, scene) or _day_said(lead)
    carried, held = _told(lead), _held(reading, scene)
    if held is None and _is_day_of_other(reading, scene, carried):
        return None
    if not _has_day(held) and _is_month(carried) and _is_untold(scene):
        return None
    if not _has_day(held):
        if _is_that_day(reading, used, lead):
            return _day_before(reading, scene)
        carried = _day_of_signing(reading, scene) or carried
    finer = carried is not None and is_day(carried) and not _has_day(held)
    if held is not None and not (finer and not _is_last_day(reading, scene, carried)):
        said = carried is not None and lead.period.how == "said" and is_day(carried)
        return carried if said and is_day(held) else held
    # an undated occasion in a report on several months was held some time in its year
    running = carried is not None and _is_running(carried) and lead.period.how != "said"
    if carried is not None and running and carried.end is not None:
        return whole(Day(carried.end.year), carried.uncertain)
    return carried if carried is None or carried.start is not None else None  # a stock is no day


def _told(lead: Fact) -> Range | None:
    """The time of the figure; the year of the paper, where nothing tells one, dates no occasion."""
    return lead.period.value if lead.period.rule != "year_of_paper" else None


def _day_said(lead: Fact) -> Range | None:
    """The day of the figure where the text says it; the paper's day is none of 当天."""
    return lead.period.value if lead.period.how in ("said", "carried") else None


def _is_that_day(reading: Reading, used: list[Scene], lead: Fact) -> bool:
    """签约仪式上，……。|当天|共签约27个, where no day was told before: the day of the paper is a guess."""
    period, clause = lead.period.value, _words_of(used, lead)
    published = reading.published
    if published is None or period is None or not is_day(period) or period.start is None:
        return False
    told = any(says("day_sign", p.quote) for p in _part_of(used, lead).sentence.periods)
    return period.start.first() == published and says("same_day", *clause) and not told


def _day_of_signing(reading: Reading, scene: Scene) -> Range | None:
    """6月25日，某签约仪式暨某发布会召开: the day is that of the signing, though the press was called too."""
    clock = reading.clock_of.get(id(scene.sentence.passage))
    if (
        clock is None
        or scene.occasion is None
        or not says("signing", scene.sentence.text, *scene.occasion.name)
    ):
        return None
    before = Span(scene.piece.start, scene.occasion.name.start)
    for mention in inside(scene.sentence.periods, before):
        day = resolve(mention, clock) if says("day_sign", mention.quote) else None
        if mention.role == "aside" and day is not None and is_day(day):
            return day
    return None


def _is_untold(scene: Scene) -> bool:
    """日前, 近日: a day that is not told."""
    start, end = scene.piece.start, max(scene.piece.start, occasion_start(scene))
    text, stop = scene.sentence.text, scene.piece.end
    name_end = scene.occasion.name.end if scene.occasion is not None else end
    behind = min([stop, *(at for mark in CLAUSE if (at := text.find(mark, name_end, stop)) >= 0)])
    return any(True for _ in terms("lately").scan(text, start, behind))


def _is_day_of_other(reading: Reading, scene: Scene, carried: Range | None) -> bool:
    """在某月某日开幕的甲会上签约9个。第十七届乙会|签约6个: the day is that of another one told before."""
    own = _occasion(reading, scene)
    if own is None or scene.occasion is None or carried is None or not is_day(carried):
        return False
    text, passage = scene.sentence.text, scene.sentence.passage
    numbered = all(says(role, text, *scene.occasion.name) for role in ("ordinal_sign", "session"))
    others = (one.best for one in reading.occasions.found if one is not own)
    return numbered and any(
        best is not None and best.period == carried and best.sentence.passage is passage for best in others
    )


def _held(reading: Reading, scene: Scene) -> Range | None:
    occasion = _occasion(reading, scene)
    return occasion.held if occasion is not None else None


def _occasion(reading: Reading, scene: Scene) -> Occasion | None:
    return reading.occasions.of(scene.sentence, scene.occasion.name) if scene.occasion is not None else None


def _is_last_day(reading: Reading, scene: Scene, day: Range | None) -> bool:
    """于17日闭幕的某博览会共签约19个: the day of the figures is only the last of the fair."""
    occasion = _occasion(reading, scene)
    return occasion is not None and occasion.last_day == day


def _is_month(period: Range | None) -> bool:
    return (
        period is not None
        and period.start == period.end
        and not (period.start is None or period.start.month is None or period.start.day is not None)
    )


def _has_day(period: Range | None) -> bool:
    return period is not None and period.end is not None and period.end.day is not None


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


def starts_with(scene: Scene, role: str) -> bool:
    """True when the piece opens with a form of `role`."""
    text, at = scene.sentence.text, scene.piece.start
    while at < scene.piece.end and text[at] in LEADING:
        at += 1
    return terms(role).at(text, at) is not None


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
    settled = _settled(used, lead)
    if settled is not None:
        return settled
    host = _host(reading, scene, lead)
    whole = lead.whole.region if lead.whole is not None else None
    if lead.region.how != "said" and whole is not None and whole.how == "said":
        return whole.value  # 钦州市有97个项目参加，其中集中签约|36个
    if lead.region.how != "said":
        return host or (None if _is_of_all(scene, used, lead) else lead.region.value)
    said = lead.region.value
    home = reading.home
    both = said is not None and home is not None and said.within(home) and _is_one_of_two(used, lead, said)
    if both:
        return host or home  # 州政府和某新区合计签下
    narrower = host is not None and said is not None and said != host and said.within(host)
    return host if narrower and _names_several(used, lead) else said


def _settled(used: list[Scene], lead: Fact) -> Region | None:
    """市国资委与南沙新区管委会签约，29个项目|落户|南沙新区: the place where they settled."""
    part = _part_of(used, lead)
    text, end = part.sentence.text, lead.quantity.span.end
    stop = min([part.piece.end, *(at for mark in CLAUSE if (at := text.find(mark, end)) >= 0)])
    behind = {hit.end for hit in terms("settled_in").scan(text, end, stop)}
    return next(
        (m.region for m in inside(part.sentence.regions, Span(end, stop)) if m.span.start in behind), None
    )


def _is_of_all(scene: Scene, used: list[Scene], lead: Fact) -> bool:
    """第七届某博览会在|某市|收官，一共签约386个: where all comers met is not whose projects were signed."""
    place, clause = lead.region.value, _words_of(used, lead)
    if scene.occasion is None or scene.occasion.venue is None or place is None:
        return False
    if not (says("together", *clause) or says("in_all", *clause)):
        return False
    text, name = scene.sentence.text, scene.occasion.name
    numbered = all(says(role, text, *name) for role in ("ordinal_sign", "session"))
    market = any(text.startswith(forms("market"), at) for at in range(name.start, name.end))
    venues = inside(scene.sentence.regions, scene.occasion.venue)
    return numbered and market and any(m.region is not None and place.within(m.region) for m in venues)


def host_around(scene: Scene, place: Region | None) -> Region | None:
    """The place in the occasion's name that `place` lies in: 山东 of 山东（广东）恳谈会 for 滨州市."""
    if scene.occasion is None or place is None:
        return None
    named = (m.region for m in inside(scene.sentence.regions, scene.occasion.name))
    return next((r for r in named if r is not None and r != place and place.within(r)), None)


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


def _host(reading: Reading, scene: Scene, lead: Fact) -> Region | None:
    """凤台县在合肥举办推介会; 吉安招商推介会: the place that held it, for figures that name none."""
    opened = occasion_start(scene)
    if scene.occasion is None:  # 7个项目集中签约，以某市某片区项目投资最多
        opened = max(scene.piece.start, min(opened, lead.quantity.span.start))
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
