"""What of a mention tells its project from others: place, name, companies, amount."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from zhaoshang_extract.fold import fold
from zhaoshang_extract.ledger import words
from zhaoshang_extract.ledger.names import Company, ProjectName, company, owner_in, project_name
from zhaoshang_extract.ledger.place import Place, place_names, place_of

if TYPE_CHECKING:
    from zhaoshang_extract.ledger.mentioned import Mentioned


@dataclass(frozen=True, slots=True)
class Key:
    """A mention as it is compared. `place` is that of the document where the mention has none of its own.

    `amount` counts in 亿 of `currency`. `quote` are the words that the record was read from, where they may
    name a company that the record does not: one that had another name before, or where it has none.
    """

    place: Place
    name: ProjectName
    companies: tuple[Company, ...]
    amount: Decimal | None
    currency: str | None
    quote: str


def key_of(mention: Mentioned) -> Key:
    """The key of a mention."""
    if mention.region is None and mention.region_name is None:
        place, names = place_of(mention.home, mention.home_name, None), (mention.home, mention.home_name)
    else:
        place = place_of(mention.region, mention.region_name, mention.region_level)
        names = (mention.region, mention.region_name)
    told = [*mention.investors, owner_in(mention.name) or ""]
    called = place_names(*names)
    companies = {one.full: one for one in (company(name, called) for name in told) if one is not None}
    return Key(
        place,
        project_name(mention.name, called),
        tuple(companies[name] for name in sorted(companies)),
        mention.amount,
        mention.currency if mention.amount is not None else None,
        _telling(fold(mention.quote), bool(companies)),
    )


def _telling(quote: str, owned: bool) -> str:
    return quote if not owned or words.says("renamed", quote) else ""
