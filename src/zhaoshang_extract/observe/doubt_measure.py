"""Doubts about what a figure measures, what kind of rate it is, and whether it was reached."""

from __future__ import annotations

from zhaoshang_extract.observe.doubt_case import Case, forms_of, says
from zhaoshang_extract.observe.fact import Doubt
from zhaoshang_extract.sentence import inside

_AHEAD = frozenset({"aim", "plan", "expect", "when_done", "goal"})
_INVESTED = frozenset({"total_investment", "paid_in_funds", "agreed_investment"})
_FORECAST = frozenset({"forecast", "time_ahead", "word_of_plan"})
# So many unread letters before a figure may hold what it measures.
_UNREAD = 3
_YEAR_UNIT = "年"


def measure_unknown(case: Case) -> Doubt | None:
    """No rule says what the figure measures."""
    measure = case.fact.measure
    return Doubt("measure", measure.value, None, "measure_unknown") if measure.how == "default" else None


def no_figure(case: Case) -> Doubt | None:
    """前三 tells how many were first, 500万元以上 a size, 12年 perhaps a year: no figure of its own."""
    fact, spot = case.fact, case.spot
    if spot is None:
        return None
    text, (start, end) = spot.sentence.text, spot.quantity.span
    kind = spot.quantity.kind
    told = (
        (kind == "rank" and text[:start].endswith("前"))
        or (kind == "amount" and forms_of("no_figure").match(text, end) is not None)
        or spot.quantity.unit == _YEAR_UNIT
    )
    return Doubt("measure", fact.measure.value, None, "no_figure") if told else None


def places_counted(case: Case) -> Doubt | None:
    """Places are counted where a place's name may only open a list of something else: 甲县6个, 乙县3个."""
    measure = case.fact.measure
    if case.spot is None or measure.value != "place_count":
        return None
    return Doubt("measure", "place_count", None, "places_counted")


def amount_taken_over(case: Case) -> Doubt | None:
    """An amount that names nothing has the measure of an amount before it."""
    measure = case.fact.measure
    if measure.rule not in ("amount_before", "amount_of_sentence"):
        return None
    return Doubt("measure", measure.value, None, "amount_taken_over")


def investor_abroad(case: Case) -> Doubt | None:
    """A country invests, or in its currency: perhaps foreign capital, whatever the word for it."""
    measure, spot = case.fact.measure.value, case.spot
    if spot is None or measure not in _INVESTED:
        return None
    abroad = any(mention.kind == "abroad" for mention in inside(spot.sentence.regions, spot.clause))
    abroad = abroad or spot.quantity.currency not in (None, "CNY")
    return Doubt("measure", measure, "foreign_capital_used", "investor_abroad") if abroad else None


def funds_from_outside(case: Case) -> Doubt | None:
    """到位外来固定资产投资: the funds of investors under another name."""
    measure = case.fact.measure.value
    if measure != "fixed_asset_investment" or not says(case, "funds_from_outside"):
        return None
    return Doubt("measure", measure, "paid_in_funds", "funds_from_outside")


def measures_of_rates(case: Case) -> Doubt | None:
    """分别增长50%、135%和18.6%: each rate has a measure of its own, and nothing paired them."""
    fact, spot = case.fact, case.spot
    if spot is None or fact.quantity.kind != "rate" or fact.measure.rule.startswith("paired"):
        return None
    listed = forms_of("measures_of_rates").search(spot.words(spot.clause)) is not None
    return Doubt("measure", fact.measure.value, None, "measures_of_rates") if listed else None


def share_of_count_or_sum(case: Case) -> Doubt | None:
    """新兴产业项目25个，总投资236亿元，占比59.5%: of the number or of the sum, which nothing says."""
    fact, spot = case.fact, case.spot
    if spot is None or fact.rate_kind.value != "share" or fact.measure.rule != "of_figure_before":
        return None
    before = [q.kind for q in spot.sentence.quantities if q.span.end <= spot.quantity.span.start][-2:]
    if sorted(before) != ["amount", "count"]:
        return None
    rival = "project_count" if fact.measure.value in _INVESTED else None
    return Doubt("measure", fact.measure.value, rival, "share_of_count_or_sum")


def share_of_whole(case: Case) -> Doubt | None:
    """在生产总值中占18%: the share is of the part, and the whole stands nearer; 贡献率 is of the whole."""
    fact = case.fact
    told = fact.quantity.kind == "rate" and fact.measure.value in ("gdp", "value_added")
    share = fact.rate_kind.value == "share" and fact.measure.value == "gdp"
    if not told or not (share or says(case, "share_of_whole")):
        return None
    rival = "value_added" if fact.measure.value == "gdp" else "gdp"
    return Doubt("measure", fact.measure.value, rival, "share_of_whole")


def words_unread(case: Case) -> Doubt | None:
    """Letters that nobody read stand before the figure."""
    spot = case.spot
    if spot is None or spot.quantity.kind not in ("amount", "rate") or spot.unread(spot.near) < _UNREAD:
        return None
    return Doubt("measure", case.fact.measure.value, None, "words_unread")


def kind_guessed(case: Case) -> Doubt | None:
    """No word beside a rate says what kind of rate it is."""
    kind = case.fact.rate_kind
    if case.fact.quantity.kind != "rate" or kind.how != "default":
        return None
    return Doubt("rate_kind", kind.value, None, "kind_guessed")


def kind_carried(case: Case) -> Doubt | None:
    """The kind of a rate is that of the rate before."""
    kind = case.fact.rate_kind
    if case.fact.quantity.kind != "rate" or kind.rule != "kind_of_rate_before":
        return None
    return Doubt("rate_kind", kind.value, None, "kind_carried")


def aim_from_afar(case: Case) -> Doubt | None:
    """The figure is read as a target, and no word before it in its sentence speaks of what is to come."""
    fact, spot = case.fact, case.spot
    if spot is None or fact.modality.value != "target":
        return None
    if any(term.id in _AHEAD for term in inside(spot.sentence.terms, spot.front)):
        return None
    return Doubt("modality", "target", "actual", "aim_from_afar")


def aim_forecast(case: Case) -> Doubt | None:
    """A forecast, a plan or a time ahead makes the figure a target."""
    modality = case.fact.modality
    if modality.value != "target" or modality.rule not in _FORECAST:
        return None
    return Doubt("modality", "target", "actual", "aim_forecast")


def aim_told(case: Case) -> Doubt | None:
    """The figure is read as a target."""
    told = case.fact.modality.value == "target" and case.spot is not None
    return Doubt("modality", "target", "actual", "aim_told") if told else None


def aim_near(case: Case) -> Doubt | None:
    """The figure is read as reached, though its clause or its section speaks of what is to come."""
    spot = case.spot
    if spot is None or case.fact.modality.value != "actual":
        return None
    ahead = any(term.id in _AHEAD for term in inside(spot.sentence.terms, spot.whole_clause))
    if not ahead and not any(node.outlook for node in spot.node.up()):
        return None
    return Doubt("modality", "actual", "target", "aim_near")
