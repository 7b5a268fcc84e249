"""What a ledger's file is read for: the facts of a question in groups, and rankings."""

from __future__ import annotations

from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.ledger.area import lies_in, present_code
from zhaoshang_extract.ledger.asked import Asked
from zhaoshang_extract.ledger.figure_key import FigureKey
from zhaoshang_extract.ledger.layout import Layout
from zhaoshang_extract.ledger.progress import may_tell_progress
from zhaoshang_extract.ledger.question import Question
from zhaoshang_extract.ledger.rank import Ranking, Wanted, rank_facts, years_of
from zhaoshang_extract.ledger.reading import facts_in_order
from zhaoshang_extract.ledger.store import Store


@own_decimals()
def layout_of(store: Store, asked: Asked, *, goals: bool = False) -> Layout:
    """The facts of what is asked, in groups; with `goals` only goals and what may be held against them."""

    def takes(key: FigureKey) -> bool:
        return asked.takes(key.measure, key.place) and (not goals or may_tell_progress(key))

    question = Question(asked.measure, _codes(store, asked), goals=goals)
    return Layout(store.connection(), facts_in_order(store.asked_figures(question)), takes)


def _codes(store: Store, asked: Asked) -> tuple[str, ...] | None:
    if asked.within is None:
        return None
    within = present_code(asked.within)
    return tuple(code for code in store.codes() if lies_in((present_code(code), ""), within))


def rank_in(store: Store, wanted: Wanted) -> Ranking | None:
    """The ranking of places of a ledger; see `rank`."""
    question = Question(wanted.measure, years=years_of(wanted), alone=True)
    facts = (fact for document in facts_in_order(store.asked_figures(question)) for fact in document)
    return rank_facts(facts, wanted)
