"""What a ledger's file is read for: the facts of a question in groups, and rankings."""

from __future__ import annotations

from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.ledger.area import lies_in, parent_code, present_code
from zhaoshang_extract.ledger.asked import Asked
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.layout import Layout
from zhaoshang_extract.ledger.progress import may_tell_progress
from zhaoshang_extract.ledger.question import Question
from zhaoshang_extract.ledger.rank import Ranking, Wanted, rank_facts, years_of
from zhaoshang_extract.ledger.reading import facts_in_order
from zhaoshang_extract.ledger.store import Store


@own_decimals()
def layout_of(store: Store, asked: Asked, *, goals: bool = False, above: bool = False) -> Layout:
    """The facts of what is asked, in groups; with `goals` only goals and what may be held against them.

    With `above` also those of the places around the one that is asked for: what its figures are held against
    is of the same place, of places in it, or of those (a share of the province's).
    """
    upper = _above(asked.within) if above else frozenset()

    def takes(key: FigureKey) -> bool:
        if goals and not may_tell_progress(key):
            return False
        around = key.place is not None and key.place[0] in upper and asked.measure in (None, key.measure)
        return around or asked.takes(key.measure, key.place)

    question = Question(asked.measure, _codes(store, asked.within, upper), goals=goals)
    return Layout(store.connection(), facts_in_order(store.asked_figures(question)), takes)


def _above(code: str | None) -> frozenset[str]:
    """The codes of the governments above a place."""
    found = set()
    while code and (code := parent_code(code)):
        found.add(code)
    return frozenset(found)


def _codes(store: Store, within: str | None, upper: frozenset[str]) -> tuple[str, ...] | None:
    """The codes, as figures bear them, of a place, of all in it, and of `upper`; None where all are meant."""
    if within is None:
        return None
    present = ((code, present_code(code)) for code in store.codes())
    return tuple(code for code, now in present if now in upper or lies_in((now, ""), within))


def rank_in(store: Store, wanted: Wanted) -> Ranking | None:
    """The ranking of places of a ledger; see `rank`."""
    question = Question(wanted.measure, years=years_of(wanted), alone=True)
    facts = (fact for document in facts_in_order(store.asked_figures(question)) for fact in document)
    return rank_facts(facts, wanted)
