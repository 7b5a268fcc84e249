"""Doubts about the place of a figure."""

from __future__ import annotations

from zhaoshang_extract.observe.doubt_case import Case, forms_of
from zhaoshang_extract.observe.fact import Doubt
from zhaoshang_extract.observe.second import Piece, place_before
from zhaoshang_extract.sentence import inside

# The home's lead over its rival below which it is doubted.
_CLOSE_HOME = 4
# The lead with which a home is believed though no 全市 vouches for it.
_FIRM_HOME = 16
# Levels of places below or beside those of GB/T 2260: their names are put together from words.
_ODD_LEVELS = frozenset({"town", "village", "other", "country"})


def place_unknown(case: Case) -> Doubt | None:
    """Nothing says which place a figure is about."""
    return Doubt("region", None, None, "place_unknown") if case.fact.region.value is None else None


def home_unmatched(case: Case) -> Doubt | None:
    """The text says 全县 or 我区, and the home that its figures fall to is no such place."""
    return _of_home(case, "home_unmatched") if case.grounds.unmatched else None


def home_unvouched(case: Case) -> Doubt | None:
    """The text never says 全市 or 我县 of the home that its figures fall to, and another place may be it."""
    grounds = case.grounds
    firm = grounds.home is not None and grounds.home_margin >= _FIRM_HOME
    return _of_home(case, "home_unvouched") if not grounds.vouched and not firm else None


def home_contested(case: Case) -> Doubt | None:
    """Another place has nearly as much for being the home."""
    margin = case.grounds.home_margin
    return _of_home(case, "home_contested") if margin < _CLOSE_HOME else None


def home_is_zone(case: Case) -> Doubt | None:
    """The document is about a zone, whose name and whose government are easily taken for each other."""
    home = case.grounds.home
    return _of_home(case, "home_is_zone") if home is not None and home.level == "zone" else None


def place_apart(case: Case) -> Doubt | None:
    """The place is carried, and the place named last before the figure is another one."""
    region, spot = case.fact.region, case.spot
    if spot is None or region.how == "said" or region.value is None:
        return None
    named = place_before(spot, case.grounds.home)
    return Doubt("region", region.value, named, "place_apart") if named != region.value else None


def place_unread(case: Case) -> Doubt | None:
    """A name that was not understood stands before the figure in its sentence."""
    region, spot = case.fact.region, case.spot
    if spot is None or region.value is None:
        return None
    for mention in inside(spot.sentence.regions, spot.front):
        if mention.region is None:
            return Doubt("region", region.value, mention.quote, "place_unread")
    return None


def place_odd(case: Case) -> Doubt | None:
    """The place is a town or village, or lies outside GB/T 2260."""
    region = case.fact.region.value
    odd = region is not None and region.level in _ODD_LEVELS and case.spot is not None
    return Doubt("region", region, case.grounds.home, "place_odd") if odd else None


def place_outside(case: Case) -> Doubt | None:
    """The place lies outside the home and does not hold it: an investor's, or one compared with."""
    place, home = case.fact.region.value, case.grounds.home
    if case.spot is None or place is None or home is None or place.within(home) or home.within(place):
        return None
    return Doubt("region", place, home, "place_outside")


def zone_alone(case: Case) -> Doubt | None:
    """A zone that the clause names, in a text about another place: 高新区 may be one of several."""
    region = case.fact.region
    if case.spot is None or region.how != "said" or region.value is None or region.value.level != "zone":
        return None
    return Doubt("region", region.value, case.grounds.home, "zone_alone")


def place_in_reach(case: Case) -> Doubt | None:
    """The place stands in the sentence, but not in the figure's own clause."""
    return _by_rule(case, "place_in_reach", "region_in_reach")


def zone_unnamed(case: Case) -> Doubt | None:
    """A zone without a full name stands before the figure, which is not in a zone: 示范区组建了……"""
    region, spot = case.fact.region, case.spot
    if spot is None or region.value is None or region.value.level in ("zone", "town"):
        return None
    for piece in spot.before():
        if piece.level not in ("sentence", "paragraph"):
            break
        word = _zone_word(piece)
        if word is not None:
            return Doubt("region", region.value, word, "zone_unnamed")
    return None


def _zone_word(piece: Piece) -> str | None:
    """The last zone word of a piece that belongs to no place that was understood."""
    known = [mention.span for mention in piece.sentence.regions if mention.region is not None]
    found = forms_of("zone_unnamed").finditer(piece.sentence.text, piece.part.start, piece.part.end)
    for match in reversed(list(found)):
        if not any(span.start < match.end() and match.start() < span.end for span in known):
            return match[0]
    return None


def _of_home(case: Case, reason: str) -> Doubt | None:
    region = case.fact.region
    if region.value is None or region.how == "said":
        return None
    return Doubt("region", region.value, case.grounds.home_rival, reason)


def _by_rule(case: Case, reason: str, rule: str) -> Doubt | None:
    region = case.fact.region
    if region.value is None or region.rule != rule:
        return None
    return Doubt("region", region.value, case.grounds.home, reason)
