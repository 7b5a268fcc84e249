"""Times in the tree: which one is in force at a node, and what a mention means there."""

from __future__ import annotations

import re
from dataclasses import replace

from zhaoshang_extract.discourse import words
from zhaoshang_extract.discourse.node import Node
from zhaoshang_extract.discourse.now import Clock
from zhaoshang_extract.discourse.slot import Slot
from zhaoshang_extract.edtf import Day, Range, whole
from zhaoshang_extract.mention.period import PeriodMention, resolve
from zhaoshang_extract.mention.period_form import UNSAID, Calendar, Moment, Near, Present, Year, Years
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

_OCCASION = (
    r"(?:推介会|洽谈会|恳谈会|对接会|博览会|交流会|签约会|签约大会"
    r"|(?:签约|开工|动工|奠基|竣工|投产|启动)(?:暨[^，。；]{1,8})?(?:活动|仪式))"
)
_NAMES_OCCASION = re.compile(
    r"(?:[春夏秋冬]季|第?[一二三四]季度|[上下]半年|度?第[一二三四五六七八九十\d]{1,2}[批次期])?(?:全[市县区省]|[^，。；、]{0,6}市)?"
    r"(?:重点|重大|招商|招商引资|产业|工业|“[^”]{1,6}”){0,3}(?:项目)?(?:集中|集体|统一|同步|同日)"
    r"(?:签约|开工|动工|奠基|竣工|开竣工|开复工|投产)(?![^，。；、]{0,8}\d)"
    # 2023年第二次招商项目集中签约仪式, but not 2023年举办推介会12场
    rf"|(?:(?!举办|举行|召开|组织|开展|参加|先后|[在于赴借])[一-鿿“”（）]){{0,18}}?{_OCCASION}(?!\d{{1,3}}[场次]|[一二三四五六七八九十两]{{1,3}}[场次])"
)
# 3月31日，正安县2016年第二季度19个项目集中开工: behind a day the quarter tells which batch
_WHICH_TIME = re.compile(r"(?:的?首|的?第[一二三四五六七八九十\d]{1,2})[场次批轮期]")
_BATCH = re.compile(r"[^，。；：]{0,12}项目(?:集中|集体|统一|同步|同日)(?:签约|开工|动工|奠基|竣工|投产)")

# 今年签约的项目分属……, 今年签约项目中; but not 今年签约项目82个, 今年签约的项目已开工12个
_OF_KNOWN = re.compile(
    r"(?:新?签约|签下|新?开工|动工)的?[^，。；、\d]{0,4}?项目(?![总共已累数达为有]|\d|[一二三四五六七八九十百])"
    r"|度?第[一二三四五六七八九十\d]{1,3}批"
)

CLAUSE_MARKS = "，；：。！？"
_MEANT = frozenset({"aim", "plan", "expect"})


def names_occasion(text: str, mention: PeriodMention) -> bool:
    """三季度重大项目集中开工活动: the time belongs to the name of the occasion."""
    form = mention.form
    if mention.role == "since" or (isinstance(form, Calendar) and form.first.day is not None):
        return False  # 5月18日的集中签约仪式上: the occasion's own day
    return bool(_NAMES_OCCASION.match(text, mention.span.end))


def is_aside(sentence: Sentence, mention: PeriodMention) -> bool:
    """True for a time that is not that of the figures behind it in its sentence.

    今年3月成立招商专班，……: when something came about; 增幅连续三年保持两位数：……: praise;
    三季度集中开工活动: the name of an occasion.
    """
    if names_occasion(sentence.text, mention) or _names_batch(sentence, mention):
        return True
    end = end_of_clause(sentence, mention.span.end)
    if any(mention.span.end <= q.span.start < end for q in sentence.quantities):
        return False
    if words.says("founds", sentence.text, mention.span.end, end):
        return True
    return words.starts("rank_of_years", mention.quote, 0) and not _opens_clause(sentence, mention)


def _names_batch(sentence: Sentence, mention: PeriodMention) -> bool:
    """The quarter or year of a batch, where the day of its start or signing stands before it."""
    form = mention.form
    if not isinstance(form, Calendar) or form.first.day is not None:
        return False
    days = (m.form for m in sentence.periods if m.span.end <= mention.span.start and m.role == "during")
    dated = any(isinstance(day, Calendar) and day.first.day is not None for day in days)
    named = _BATCH if form.first.month != form.last.month else _WHICH_TIME
    return dated and named.match(sentence.text, mention.span.end) is not None


def _opens_clause(sentence: Sentence, mention: PeriodMention) -> bool:
    before = sentence.text[sentence.span.start : mention.span.start].rstrip()
    return not before or before[-1] in CLAUSE_MARKS


def _start_of_clause(sentence: Sentence, end: int) -> int:
    starts = (sentence.text.rfind(mark, sentence.span.start, end) for mark in CLAUSE_MARKS)
    return max(max(starts) + 1, sentence.span.start)


def end_of_clause(sentence: Sentence, start: int) -> int:
    ends = (sentence.text.find(mark, start, sentence.span.end) for mark in CLAUSE_MARKS)
    return min((end for end in ends if end >= 0), default=sentence.span.end)


def in_force(node: Node) -> Slot[Range]:
    """The time of the narrowest frame that has one, this node's own included."""
    return next((up.frame.period for up in node.up() if up.frame.period.value is not None), Slot())


def near_by(node: Node) -> Range | None:
    """The time of the paragraph's first words or of a heading; never the headline's."""
    for up in node.up():
        if up.level == "paragraph" and up.opening.value is not None:
            return up.opening.value
    sections = (section.frame.period.value for section in node.sections())
    return next((period for period in sections if period is not None), None)


def _year_before(mention: PeriodMention, node: Node) -> Range | None:
    """2022年，某镇聚焦产业。全年签约13个: 全年 is the year that the sentence before tells."""
    form = mention.form
    if not isinstance(form, Calendar) or form.first != form.last or form.first != Moment(UNSAID) or form.edge:
        return None
    before = node.frame.period.value if node.level == "sentence" else None
    return before if before is not None and is_year(before) else None


def _told_above(node: Node) -> Range | None:
    """The time that the sentences before tell; what a headline or a lead tells is not near enough."""
    frames = (up.frame.period.value for up in node.up() if up.level != "story")
    return next((period for period in frames if period is not None), None)


def resolve_at(
    mention: PeriodMention, node: Node, clock: Clock, told: Range | None, force: Range | None
) -> Range | None:
    """The mention's time, counted from what was `told` just before it, else from the time in `force`.

    同期 and 累计 count from whatever is in force; 上半年 takes its year only from near by, for 今年 is
    what a speaker means when nothing near says otherwise.
    """
    mention = _turned_ahead(mention, node, clock, told)
    near = told
    if near is None and isinstance(mention.form, Present):
        near = clock.today
    near = near or _year_before(mention, node) or near_by(node)
    wide = mention.role == "base" or _counts_from_force(mention)
    if _is_that_day(mention, clock) and (near is None or not is_day(near)):
        near = node.day or near
    if near is None and isinstance(mention.form, Present):
        near = _told_above(node)
    if near is None and clock.year is None and clock.present is not None and clock.present.day is not None:
        day = Range(clock.present, clock.present)
        if _is_today(mention):
            return day  # 3月28日电……今天
        near = day if _is_bare_day(mention) else None  # 4月18日电……18日
    found = resolve(mention, clock, force if wide and near is None else near)
    if force is not None and found is not None and contains(found, force) and _tells_known(mention, node):
        return force
    this_year = mention.quote in words.forms("this_year") or _opens_this_year(mention, clock)
    if not this_year or not _reports(mention, node):
        return found
    if mention.role == "during":
        return _months_reported(found, told, force, clock)
    by_title = clock.present is not None and clock.present.day is None
    if mention.role == "since" and clock.year is not None and not by_title and not clock.reviews:
        return _months_reported(whole(Day(clock.year), clock.uncertain), told, force, clock)
    return found


def _is_today(mention: PeriodMention) -> bool:
    form = mention.form
    return isinstance(form, Near) and form.unit == "today" and form.steps == 0


def _is_bare_day(mention: PeriodMention) -> bool:
    """18日, without its month."""
    form = mention.form
    return isinstance(form, Calendar) and form.first.month is None and form.first.day is not None


def _is_that_day(mention: PeriodMention, clock: Clock) -> bool:
    """当天, and 今天 in a text without a day of its own."""
    own = clock.published is None and clock.spoken is None
    return words.starts("same_day", mention.quote, 0) or (own and _is_today(mention))


def _tells_known(mention: PeriodMention, node: Node) -> bool:
    """今年签约的项目分属6个领域, 2022年第二批开工项目17项: which projects are meant, told of before."""
    form = mention.form
    if node.level != "sentence" or mention.role != "during" or not isinstance(form, Calendar):
        return False
    if (
        form.first != form.last
        or form.first.month is not None
        or form.first.year.kind not in ("printed", "now")
    ):
        return False
    return _OF_KNOWN.match(node.words[0].text, mention.span.end) is not None


def _opens_this_year(mention: PeriodMention, clock: Clock) -> bool:
    """2023年以来 in a paper of 2023 is 今年以来."""
    form = mention.form
    if mention.role != "since" or mention.open_end or not isinstance(form, Calendar) or clock.year is None:
        return False
    return is_whole_year(mention) and form.first.year == Year("printed", clock.year)


def is_whole_year(mention: PeriodMention) -> bool:
    """今年, 2023年, and no part of it."""
    form = mention.form
    if not isinstance(form, Calendar) or form.edge:
        return False
    return form.first == form.last and form.first.month is None


def _turned_ahead(mention: PeriodMention, node: Node, clock: Clock, told: Range | None) -> PeriodMention:
    """五年累计引资300亿元 in a part on what is meant, or behind 到2025年: the years to come."""
    form = mention.form
    if isinstance(form, Calendar) and form.first == form.last == Moment(UNSAID) and not mention.ahead:
        # 再往后，……全年引进30个
        return replace(mention, ahead=node.level == "sentence" and node.outlook)
    if not isinstance(form, Years) or not form.bare:
        return mention
    year = told.end.year if told is not None and told.end is not None else None
    to_come = year is not None and clock.year is not None and year > clock.year
    if mention.ahead or to_come or any(up.outlook for up in node.up()):
        return replace(mention, form=replace(form, ahead=True))
    return mention


def _reports(mention: PeriodMention, node: Node) -> bool:
    """False for 预计年内到资…, 今年共安排项目…: the whole year is meant, whatever the report covers."""
    if node.level != "sentence":
        return not mention.ahead
    sentence = node.words[0]
    behind = next((q.span.start for q in sentence.quantities if q.span.start >= mention.span.end), None)
    opens = _start_of_clause(sentence, mention.span.start)
    reach = Span(opens, behind or mention.span.end)
    meant = any(t.id in _MEANT and reach.holds(t.span) for t in sentence.terms)
    planned = words.says("for_whole_year", sentence.text, mention.span.end, reach.end)
    # 今年全市招商引资任务为实际到位资金650亿元
    planned = planned or (
        mention.ahead and any(t.id == "goal" and reach.holds(t.span) for t in sentence.terms)
    )
    return not meant and not planned and not node.outlook


def _months_reported(
    year: Range | None, told: Range | None, force: Range | None, clock: Clock
) -> Range | None:
    """1—5月……年内新开工27个: in a report on months of the year, the year is those months."""
    for total in (told, force):
        if total is None or year is None or year.start is None or total.end is None:
            continue
        start = total.start or Day(total.end.year, 1)  # 到10月末 tells how far this year went
        months = start.month == 1 and total.end.month is not None and total.end.month > 1
        if months and start.year == total.end.year == year.start.year:
            # 截至3月5日，今年已引进…… tells how far; the day of writing that 截至目前 means does not
            to_day = total is told and total.start is None and total.end != clock.present
            return Range(start, total.end, total.uncertain) if to_day or total.end.day is None else year
    return year


def _counts_from_force(mention: PeriodMention) -> bool:
    quote = mention.quote
    return words.says("in_force", quote, 0, len(quote)) or words.says("same_day", quote, 0, len(quote))


def contains(wide: Range, narrow: Range) -> bool:
    """True when `narrow` lies in `wide` and both in one year."""
    if not (wide.start and wide.end and narrow.start and narrow.end):
        return False
    first, inner = wide.start.first(), narrow.start.first()
    last_inner, last = narrow.end.last(), wide.end.last()
    if first is None or inner is None or last_inner is None or last is None or first.year != last.year:
        return False
    return first <= inner and last_inner <= last


def is_year_of_name(
    sentence: Sentence, mention: PeriodMention, found: Range | None, told: Range | None
) -> bool:
    """1月6日，某市2022年首批项目集中开工: the year behind a finer time of its own only names something."""
    form = mention.form
    if found is None or told is None or mention.role != "during" or not is_whole_year(mention):
        return False
    if (
        not isinstance(form, Calendar)
        or form.first.year.kind != "printed"
        or _opens_clause(sentence, mention)
    ):
        return False  # 四季度形势不容乐观，全年……; 8月23日，……，2020年……
    return found != told and is_year(found) and contains(found, told)


def in_order(first: Range, last: Range) -> bool:
    """True when `last` begins after `first`."""
    one = first.start.first() if first.start else None
    other = last.start.first() if last.start else None
    return one is not None and other is not None and one < other


def is_year(period: Range) -> bool:
    """True for one whole year."""
    return period.start == period.end and period.start is not None and period.start.month is None


def is_day(period: Range) -> bool:
    """True for one day."""
    return period.start == period.end and period.start is not None and period.start.day is not None
