"""Whether two mentions are one project: the decision, its points, and its reasons."""

from __future__ import annotations

from typing import Literal, NamedTuple

from zhaoshang_extract.ledger.key import Key
from zhaoshang_extract.ledger.letters import likeness
from zhaoshang_extract.ledger.likeness import Likeness, compare
from zhaoshang_extract.ledger.names import is_vague
from zhaoshang_extract.ledger.place import Relation, relation

# same      one project
# lone      one project if the company has no other here: the name says nothing of its own
# doubtful  a person should say
# apart     two projects, whatever a third mention says
# none      nothing that makes them one
Verdict = Literal["same", "lone", "doubtful", "apart", "none"]

# A name of so many characters is not any thing of its kind.
_TELLING = 4
_POINTS = {
    "company_same": 4.0,
    "company_related": 1.0,
    "name_equal": 4.0,
    "name_within": 2.5,
    "name_vague_equal": 1.5,
    "name_alike": 1.0,
    "amount_equal": 3.0,
    "amount_near": 1.0,
    "place_same": 1.0,
    "place_beside": 0.5,
    "size_equal": 2.0,
}


class Decision(NamedTuple):
    """What two mentions are to each other; `reasons` are ids of ledger_messages.toml."""

    verdict: Verdict
    points: float
    reasons: tuple[str, ...]


def decide(one: Key, other: Key, together: bool = False) -> Decision:
    """Whether two mentions are one project; `together`: one document has both."""
    like = compare(one, other)
    where = relation(one.place, other.place)
    reasons = [f"place_{where}", f"company_{like.owner}", f"name_{like.naming}", f"amount_{like.sum}"]
    size = _size(one, other)
    if size is not None:
        reasons.append(f"size_{size}")
    apart = _apart(one, other, like, where, size)
    if apart is not None:
        reasons.append(apart)
        verdict: Verdict = "apart"
    elif together:
        verdict = _in_one_document(like)
        reasons.append("together")
    elif where == "other":
        reasons.append("places_differ")
        verdict = _across(like)
    elif where in ("same", "beside"):
        verdict = _here(like, where == "beside")
    else:
        verdict = _around(like)
    if size == "other" and verdict in ("same", "lone"):
        verdict = "doubtful"
    return Decision(verdict, _points(reasons, like), tuple(reasons))


def _size(one: Key, other: Key) -> str | None:
    """Whether two printed sizes (年产10万吨) agree; None where they are not of one kind."""
    mine, theirs = one.name.size, other.name.size
    if mine is None or theirs is None or mine[1] != theirs[1]:
        return None
    return "equal" if mine[0] == theirs[0] else "other"


def _apart(one: Key, other: Key, like: Likeness, where: Relation, size: str | None) -> str | None:
    """What makes two projects of them in any case; None where nothing does."""
    if (one.name.phase or 1) != (other.name.phase or 1):
        return "phases_differ"
    if one.name.more != other.name.more and not (like.sum == "equal" and like.owner == "same"):
        return "enlargement"
    if like.owner == "other" and (like.naming in ("alike", "other") or where not in ("same", "beside")):
        return "companies_differ"
    if size == "other" and like.sum in ("unknown", "far"):
        return "sizes_differ"
    return None


def _here(like: Likeness, beside: bool) -> Verdict:
    """Of two mentions in one county; `beside`: in two zones or towns of it."""
    owner, naming, money = like.owner, like.naming, like.sum
    if owner == "same":
        return _of_one_company(naming, money)
    if owner == "related":
        if naming in ("equal", "within"):
            return "same" if money in ("equal", "near") else "doubtful"
        return "none"
    if owner == "other":  # another owner, or another name of the owner
        if naming in ("vague", "vague_equal"):
            return "none"
        renamed = naming == "equal" and money == "equal" and _is_telling(like) and not beside
        return "same" if renamed else "doubtful"
    found = _of_nobody(like)
    return "doubtful" if beside and found == "same" and money != "equal" else found


def _of_one_company(naming: str, money: str) -> Verdict:
    if naming == "equal":
        return "same"
    if naming in ("within", "vague_equal"):
        return "doubtful" if money == "far" else "same"
    if naming == "vague":
        return {"equal": "same", "far": "doubtful"}.get(money, "lone")  # type: ignore[return-value]
    if naming == "alike":
        return {"equal": "same", "unknown": "lone"}.get(money, "doubtful")  # type: ignore[return-value]
    return "doubtful" if money == "equal" else "apart"


def _of_nobody(like: Likeness) -> Verdict:
    """Of two mentions one of which names no company."""
    naming, money, telling = like.naming, like.sum, _is_telling(like)
    if not all(like.cores):
        return "none"
    if naming == "equal":
        return "doubtful" if money == "far" else "same"
    if naming == "within":
        if like.lead and not is_vague(like.lead):  # perhaps a company, and another one than that of the other
            return "same" if money == "equal" and telling and not like.owned else "doubtful"
        return "same" if money == "equal" or (telling and money != "far") else "doubtful"
    if naming == "vague_equal":
        return {"equal": "same", "near": "doubtful"}.get(money, "none")  # type: ignore[return-value]
    return "doubtful" if naming == "alike" and money == "equal" else "none"


def _is_telling(like: Likeness) -> bool:
    return min(map(len, like.cores)) >= _TELLING


def _around(like: Likeness) -> Verdict:
    """Of a mention that names a city and one in a county of it, or of one that names no place."""
    owner, naming, money = like.owner, like.naming, like.sum
    if owner in ("same", "related"):
        found = _of_one_company(naming, money)
        return "doubtful" if owner == "related" and found == "same" else found
    if naming == "equal" and _is_telling(like) and money == "equal":
        return "same"
    if naming == "equal" or (naming == "within" and money == "equal"):
        return "doubtful"
    return "none"


def _across(like: Likeness) -> Verdict:
    """Of two mentions in two counties: never one by themselves."""
    strong = like.owner == "same" and like.naming in ("equal", "within") and like.sum == "equal"
    return "doubtful" if strong else "apart"


def _in_one_document(like: Likeness) -> Verdict:
    """Of two mentions in one document, which lists projects that are alike far oftener than one twice."""
    sums = like.sum in ("equal", "unknown")
    if like.owner != "other" and like.naming == "equal" and sums:
        return "same"
    if like.owner == "same" and like.naming in ("within", "vague") and like.sum == "equal":
        return "same"
    return "apart"


def _points(reasons: list[str], like: Likeness) -> float:
    """How much speaks for one project; the likeness of the letters decides between equals."""
    return sum(_POINTS.get(reason, 0.0) for reason in reasons) + likeness(*like.cores) / 100
