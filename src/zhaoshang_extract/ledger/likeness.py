"""How two mentions are alike: by company, by name, by amount, each in a word."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from zhaoshang_extract.ledger import words
from zhaoshang_extract.ledger.key import Key
from zhaoshang_extract.ledger.letters import in_order, likeness
from zhaoshang_extract.ledger.names import Company, bears, is_bland, is_vague, without_company

Owner = Literal["same", "related", "other", "unknown"]
Naming = Literal["equal", "vague_equal", "within", "vague", "alike", "other"]
Sum = Literal["equal", "near", "far", "unknown"]

# Names that share so much of their characters (in percent) are alike.
_ALIKE = 60
# A shorter name of so many characters may be scattered in the longer one: 锂电负极材料 in 锂电池负极材料.
_SCATTERED = 4
_LEAST = 2
# Names that close with so many characters are of one thing: 手机盖板玻璃, 终端盖板玻璃.
_HEAD = 4
# An amount that drifted further than by so much of the larger is another amount.
_DRIFT = Decimal("0.5")


class Likeness(NamedTuple):
    """How two mentions compare; `cores` are their own names, `lead` what one alone begins with.

    `owned`: at least one of them names its company.
    """

    owner: Owner
    naming: Naming
    sum: Sum
    cores: tuple[str, str]
    lead: str
    owned: bool


def compare(one: Key, other: Key) -> Likeness:
    """How two mentions compare."""
    owner = _owner(one, other)
    shared = owner in ("same", "related")
    known = (*one.companies, *other.companies) if shared else ()
    cores = (_own(one.name.core, known or one.companies), _own(other.name.core, known or other.companies))
    naming, lead = _naming(*cores, shared)
    return Likeness(owner, naming, _sum(one, other), cores, lead, bool(one.companies or other.companies))


def _own(core: str, companies: Sequence[Company]) -> str:
    """A name without the companies; nothing where it only repeats what they deal in."""
    left = without_company(core, companies)
    return "" if any(left in company.core for company in companies) else left


# -------- companies


def _owner(one: Key, other: Key) -> Owner:
    pairs = [(mine, theirs) for mine in one.companies for theirs in other.companies]
    found = {_company(*pair) for pair in pairs}
    for kind in ("same", "related"):
        if kind in found:
            return kind
    for key, companies in ((one, other.companies), (other, one.companies)):
        if any(bears(key.name.core, company) or _in_quote(key, company) for company in companies):
            return "same"
    return "other" if pairs else "unknown"


def _in_quote(key: Key, company: Company) -> bool:
    """True where the words of a mention name the other's company: as that of an earlier name, or at all."""
    return len(company.brand) >= _LEAST and company.brand in key.quote


def _company(one: Company, other: Company) -> Owner:
    short, long = sorted((one.brand, other.brand), key=lambda brand: (len(brand), brand))
    if len(short) >= _LEAST and long.startswith(short):
        agree = _rests_agree(one.core[len(short) :], other.core[len(short) :])
        return "same" if agree else "related"
    short, long = sorted((one.core, other.core), key=lambda core: (len(core), core))
    scattered = len(short) > _LEAST and short[0] == long[0] and in_order(short, long) == len(short)
    return "same" if scattered else "other"


def _rests_agree(one: str, other: str) -> bool:
    """True where what two companies deal in may be the same: 新材 and 新材料科技, but not 电力 and 燃气."""
    short, long = sorted((one, other), key=lambda rest: (len(rest), rest))
    if words.is_made_of(short, "plain_branch", "legal") or words.is_made_of(long, "plain_branch", "legal"):
        return True
    return in_order(short, long) >= _LEAST


# -------- names


def _naming(one: str, other: str, owned: bool) -> tuple[Naming, str]:
    """How two names without companies compare; `owned`: both projects are of one company."""
    if one == other:
        return ("vague_equal" if is_vague(one) else "equal"), ""
    # Beside its company 物流 is a name; without one it is any of its kind.
    says_nothing = is_bland if owned else is_vague
    if says_nothing(one) and says_nothing(other) and owned:
        return "vague_equal", ""
    if says_nothing(one) or says_nothing(other):
        return "vague", ""
    short, long = sorted((one, other), key=lambda core: (len(core), core))
    if len(short) >= _LEAST and short in long:
        return "within", long[: long.index(short)]
    if len(short) >= _SCATTERED and in_order(short, long) == len(short):
        return "within", long[: long.index(short[0])]
    alike = likeness(one, other) >= _ALIKE or one[-_HEAD:] == other[-_HEAD:]
    return ("alike" if alike else "other"), ""


# -------- amounts


def _sum(one: Key, other: Key) -> Sum:
    if one.amount is None or other.amount is None or one.currency != other.currency:
        return "unknown"
    low, high = sorted((one.amount, other.amount))
    if low == high:
        return "equal"
    return "near" if low >= high * _DRIFT else "far"
