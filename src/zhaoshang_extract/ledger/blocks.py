"""Which mentions are compared at all: those that share a place, or one around it, and a piece of a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhaoshang_extract.ledger.key import Key
from zhaoshang_extract.ledger.names import is_vague, without_company
from zhaoshang_extract.ledger.place import around

_PIECE = 2
# A piece that so many names of one place share tells none from another.
_MOST = 100
# Opens the token of a whole name, which is compared however many share it.
_NAME = "="
_Block = tuple[str, str]


def candidates(keys: Sequence[Key]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `keys` to compare, the smaller first, each once."""
    blocks: dict[_Block, list[int]] = {}
    told: list[set[str]] = []
    for position, key in enumerate(keys):
        told.append(_tokens(key))
        for token in sorted(told[-1]):
            blocks.setdefault((key.place.code, token), []).append(position)
        for token in sorted(_anywhere(key)):
            blocks.setdefault(("*", token), []).append(position)
    for position, key in enumerate(keys):
        found: set[int] = set()
        for code in around(key.place):
            own = code == key.place.code
            for token in told[position]:
                block = blocks.get((code, token), ())
                if token.startswith(_NAME) or len(block) <= _MOST:
                    # A pair of one place is found from its later mention, one of two from the narrower place.
                    found.update(other for other in block if not own or other < position)
        for token in _anywhere(key):
            found.update(other for other in blocks[("*", token)] if other < position)
        for other in sorted(found):
            yield (other, position) if other < position else (position, other)


def _tokens(key: Key) -> set[str]:
    """The whole name, how it and the companies' brands begin, and its pieces that say something."""
    core = without_company(key.name.core, key.companies)
    pairs = (core[start : start + _PIECE] for start in range(len(core) - 1))
    found = {pair for pair in pairs if not is_vague(pair)}
    found |= {f"{_NAME}{key.name.core}", f"@{key.name.core[:_PIECE]}"}
    found.update(f"@{one.brand[:_PIECE]}" for one in key.companies)
    if not key.companies:  # a company may stand in the words that the record was read from
        found.update(f"@{key.quote[start : start + _PIECE]}" for start in range(len(key.quote) - 1))
    return found


def _anywhere(key: Key) -> set[str]:
    """What brings mentions of two places together: one company with one name."""
    core = without_company(key.name.core, key.companies)
    return {f"{one.brand}/{core}" for one in key.companies} if not is_vague(core) else set()
