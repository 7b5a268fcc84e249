"""What a header cell or the name of a row says: role, unit, measure, kind of rate, time, step, size."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from zhaoshang_extract.context import Context
from zhaoshang_extract.discourse.slot import NO_SCOPE, Scope, Slot
from zhaoshang_extract.edtf import Day, Range
from zhaoshang_extract.layout.cell import counting_unit, is_unit, words_of
from zhaoshang_extract.mention.industry import find_industries
from zhaoshang_extract.mention.period import find_periods
from zhaoshang_extract.mention.quantity import find_numbers, find_quantities
from zhaoshang_extract.mention.term import Term, find_terms
from zhaoshang_extract.observe.scope import NO_SECTOR
from zhaoshang_extract.observe.time_carried import current
from zhaoshang_extract.observe.time_said import resolve_said
from zhaoshang_extract.region import Region

# 完成年度任务比例 is of the goal, so that comes first
_KINDS = (("completion", "completion"), ("goal", "completion"), ("share", "share"), ("pop", "growth_pop"))
_GROWTH = frozenset({"yoy", "growth", "decline"})
_BRACKET = re.compile(r"（([^（）]{1,12})）")
_BETWEEN = re.compile("[、，/：± ]")
_MARK = re.compile(
    r"[#*—\-·•\s]+|（[一二三四五六七八九十\d]{1,2}）|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、]"
)
_YEAR = re.compile(r"\d{4}|[今去前明上]年")
_RATE_OF_STEP = re.compile("[^成]率")
_RATES = ("率", "%", "%）")
_YEAR_BEFORE = re.compile(r"[去上]年")
_PIECE = "个"
_POINTS = ("百分点", "个百分点")
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_SIZE_OF = "12个"  # 亿元以上项目 is a size where a count stands behind it


@dataclass(slots=True)
class Label:
    """A header cell or a row's name, read.

    `role` is serial, rank or unit for columns of those, else None. `unit` is the unit that it prints, ""
    for none; `counted` says that it names things counted, whose figures need no unit.
    """

    text: str
    role: str | None = None
    unit: str = ""
    measure: str | None = None
    rate_kind: str | None = None
    modality: str = "actual"
    period: Range | None = None
    scope: Scope = NO_SCOPE
    counted: bool = False
    generic: str | None = None  # what 金额 and 出口 measure where nothing says more
    changes: bool = False  # 增减额: its figures are an increase themselves
    silent: bool = False  # 数量, 2020年: only figures stand below, the rows say of what
    sectors: bool = False  # 行业: the names below it are those of sectors
    region: Slot[Region] = field(default_factory=Slot)  # a place heads its column
    cumulative: bool = False
    timed: bool = False  # it names its own time: 9月, 累计
    before: bool = False  # 上年同期: the time a year before that of the column to its left


def bare_name(text: str) -> str:
    """A name without breaks, the marks before it, 其中, and the bracket of its unit."""
    name = "".join(text.split())
    while True:
        mark = _MARK.match(name)
        part = next((word for word in words_of("part") if name.startswith(word)), "")
        cut = mark.end() if mark else len(part)
        if not cut or cut >= len(name):
            break
        name = name[cut:].lstrip("：:")
    for bracket in _BRACKET.finditer(name):
        if _unit_in(bracket[1]):
            return name[: bracket.start()] + name[bracket.end() :]
    return name


def read_header(text: str, units: list[str], context: Context, *, lead: bool = True) -> Label:
    """What the header cell of a column says; `units` are those of the table's caption.

    `lead` is True for a column that may hold the rows' names: 项目 there counts nothing.
    """
    text = f"{text}年" if _BARE_YEAR.fullmatch(text.strip()) else text
    label = _read(text)
    name = bare_name(label.text)
    label.role = _role(name)
    if name in words_of("value") or (lead and name in words_of("names")):
        return Label(label.text, label.role, label.unit, period=current(context), silent=True)
    if lead and name in words_of("sectors"):
        return Label(label.text, period=current(context), sectors=True)
    terms = find_terms(name)
    ids = {term.id for term in terms}
    label.rate_kind = None if label.role else _rate_kind(label, ids, units)
    if label.rate_kind is not None:
        label.unit = label.unit if label.unit in _POINTS else "%"
    goal = "goal" in ids and label.rate_kind is None
    label.modality = "target" if goal else "actual"
    label.cumulative = _holds(name, "cumulative")
    _count(label, name)
    if label.measure is None and label.scope.stage.value and label.unit in ("", "%", _PIECE):
        label.measure, label.counted = "project_count", True  # 签约, 开工率 over the projects of each county
    completes = label.rate_kind == "completion"
    label.period = current(context) if completes else _time(label, goal=goal, context=context)
    label.silent = not name or label.timed or label.before or label.cumulative or label.modality == "target"
    return label


def _role(name: str) -> str | None:
    """The role of a column; 单位 is one of units only where it is all that the cell says, unlike 单位数."""
    if name in words_of("unit"):
        return "unit"
    if name in words_of("time"):
        return "time"
    return next((role for role in ("serial", "rank") if _holds(name, role)), None)


def _count(label: Label, name: str) -> None:
    """出差人数, 天数, 户数: the name of the column is that of a number of persons, days, firms."""
    unit = counting_unit(name) if not (label.role or label.rate_kind) else None
    if unit is None:
        return
    label.unit = label.unit or unit
    decided = find_quantities(f"1{unit}")[0].unit_measure
    if label.measure is None or (label.counted and decided is not None):
        label.measure = decided  # 外出人数 counts persons


def is_part(text: str) -> bool:
    """True for a row's name that says it is a part of one above: 其中：工业, #工业."""
    name = "".join(text.split())
    return name.startswith(("#", *words_of("part")))


def time_of_name(name: str, context: Context) -> Range | None:
    """The time that a row's name is, wholly: 2019年, 1-3月, and 2019 alone."""
    text = "".join(name.split())
    text = f"{text}年" if _BARE_YEAR.fullmatch(text) else text
    told = next((m for m in find_periods(text) if len(m.span) == len(text) and m.role == "during"), None)
    found = resolve_said(told, context) if told is not None else None
    if found is None or told is None:
        return None
    return found if _YEAR.search(told.quote) else _of_year(found, current(context))


def read_row(text: str) -> Label:
    """What the name of a row says of all its figures; a name that prints % may tell their kind too."""
    label = _read(text)
    label.role = "index" if _holds(label.text, "index") else None
    ids = {term.id for term in find_terms(bare_name(text))}
    if label.unit == "%" or (ids & _GROWTH and label.unit == ""):
        label.rate_kind = _rate_kind(label, ids, [])
    return label


def _read(text: str) -> Label:
    printed = "".join(text.split())
    label = Label(printed, unit=_printed_unit(printed))
    name = bare_name(printed)
    terms = find_terms(name)
    measures = [term for term in terms if term.kind == "measure" and not term.generic]
    heads = [term for term in terms if term.kind == "head"]
    last = (measures or heads)[-1:]
    label.measure = last[0].code if last else None
    label.counted = bool(heads) and not measures
    label.generic = next((t.code for t in reversed(terms) if t.kind == "measure" and t.generic), None)
    label.changes = _is_change(name, label.unit)
    label.scope = _scope(name, terms, last)
    return label


def _is_change(name: str, unit: str) -> bool:
    """增减额, 比年初增加（亿元）: an increase, as the name or the unit of a quantity says."""
    amount = unit not in ("", "%", *_POINTS)
    more = name.endswith((*words_of("change"), *words_of("increases")))
    return _holds(name, "increase") or (amount and more)


def _scope(name: str, terms: list[Term], measure: list[Term]) -> Scope:
    stages = [term.id for term in terms if term.kind == "stage"]
    stages = stages or [term.stage for term in measure if term.stage]
    sizes = find_numbers(f"{name}{_SIZE_OF}")[1]
    sector = _sector_of(name, measure[0]) if measure else None
    return Scope(
        stage=Slot(stages[-1], "said", "column_header") if stages else Slot(),
        threshold=Slot(sizes[0], "said", "size_of_label") if sizes else Slot(),
        industry=Slot(sector, "said", "sector_of_label") if sector else Slot(),
    )


def _sector_of(name: str, measure: Term) -> str | None:
    """The sector of 工业增加值 and 制造业项目: it stands in the measure's name or directly before it."""
    if measure.code in NO_SECTOR:
        return None
    for mention in find_industries(name):
        touches = mention.span.end == measure.span.start or measure.span.holds(mention.span)
        if touches and not mention.inside_name:
            return mention.label
    return measure.industry


def _printed_unit(text: str) -> str:
    """The unit of 到位资金（亿元）, 金额/万元 and 增长%; "" where none is printed."""
    for bracket in _BRACKET.finditer(text):
        if found := _unit_in(bracket[1]):
            return found
    tail = text.rpartition("/")[2] if "/" in text else ""
    if is_unit(tail):
        return tail
    return "%" if text.endswith("%") else ""


def _unit_in(bracket: str) -> str:
    return next((part for part in _BETWEEN.split(bracket) if is_unit(part)), "")


def _holds(name: str, role: str) -> bool:
    return any(word in name for word in words_of(role))


def _rate_kind(label: Label, ids: set[str], units: list[str]) -> str | None:
    if label.unit in _POINTS:
        return "point_change"
    if label.changes:
        return None
    if label.unit == "%" and _holds(label.text, "composition"):
        return "share"
    percent = label.unit == "%" or "率" in label.text or "比" in label.text
    # 增长额（亿元） is no rate; 签约项目（个） over 完成率 is one
    amount = label.unit not in ("", "%") and not label.text.endswith(_RATES)
    if _RATE_OF_STEP.search(label.text) and label.scope.stage.value and not amount:
        return "stage_rate"  # 开工率
    if label.unit == "%" and _holds(label.text, "planned") and not ids & _GROWTH:
        return "completion"  # 占预算%
    for cue, kind in _KINDS:
        if cue in ids and (percent or (cue == "completion" and "%" in units)) and not amount:
            return kind
    growth = ids & _GROWTH or any(_holds(label.text, role) for role in ("change", "speed"))
    if (growth or "±" in label.text) and not amount:
        return "growth_yoy"
    return "other" if label.unit == "%" or ("率" in label.text and not amount) else None


def _of_year(months: Range, now: Range | None) -> Range:
    """1—9月 of a header that prints no year: of the year that is in force."""
    year = now.end.year if now is not None and now.end is not None else None
    if year is None or months.start is None or months.end is None:
        return months
    if not months.start.month:  # 年度目标
        same = months.start.year == months.end.year and now is not None
        return Range(Day(year), Day(year), now.uncertain) if same and now is not None else months
    shifted = [replace(day, year=year) for day in (months.start, months.end)]
    return Range(shifted[0], shifted[1], now.uncertain if now is not None else months.uncertain)


def _time(label: Label, *, goal: bool, context: Context) -> Range | None:
    """本月 and 累计 count from the caption's month: 累计 from January. 比上年增长 has none of its own."""
    now = current(context)
    for mention in find_periods(label.text):
        if mention.role == "base":
            label.before = label.rate_kind is None and _YEAR_BEFORE.search(mention.quote) is not None
            if not label.before:
                continue
        found = resolve_said(mention, context)
        if found is None:
            continue
        label.timed = not label.before
        if _YEAR.search(mention.quote) is None:
            found = _of_year(found, now)
        return from_january(found, now) if label.cumulative else found
    if now is None or now.end is None:
        return now
    if goal:
        return Range(Day(now.end.year), Day(now.end.year), now.uncertain)
    if label.cumulative:
        label.timed = True
        return from_january(now, now)
    return now


def from_january(told: Range, now: Range | None) -> Range:
    """9月累计, 本年累计: from January to that month, else to the month in force."""
    last = told.end if told.end is not None and told.end.month is not None else (now.end if now else None)
    if last is None or last.month is None or last.year is None:
        return told
    return Range(Day(last.year, 1), Day(last.year, last.month), told.uncertain)
