"""The words of the trade, as data, and the one way to load them.

The TOML and TSV files of this folder are what a domain expert edits; README.md says how. Every
complaint names the file, the entry and the mend.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

# `heads`, `middles`, `tails`: each head with each tail, with or without a middle between, is a form too.
_PARTS = ("heads", "middles", "tails")
_COMMON_KEYS = frozenset({"id", "forms", "examples", "counter_examples", "note", "source", *_PARTS})
_EXAMPLE_KEYS = frozenset({"text", "gives"})


class LexiconError(ValueError):
    """A lexicon file breaks its own rules; the message says where and how to mend it."""


@dataclass(slots=True, frozen=True)
class Example:
    """A short sentence and what must come out of it."""

    text: str
    gives: str


@dataclass(slots=True, frozen=True)
class Entry:
    """One concept of a lexicon file with the phrases that name it.

    `facts` holds the keys that only this file knows (a code, a decimal power …), as printed.
    """

    id: str
    forms: tuple[str, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[str, ...]
    facts: Mapping[str, str] = field(default_factory=dict)


def read_text(name: str) -> str:
    """The text of a file of this folder, such as `regions.tsv`."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def load(name: str, extra_keys: frozenset[str] = frozenset(), *, roles: bool = False) -> tuple[Entry, ...]:
    """The entries of `NAME.toml`, in the order of the file. Raises LexiconError.

    In a file of `roles` a form may stand in several entries: the rule that asks for a role says which.
    """
    return parse(name, read_text(f"{name}.toml"), extra_keys, roles=roles)


def parse(
    name: str, toml: str, extra_keys: frozenset[str] = frozenset(), *, roles: bool = False
) -> tuple[Entry, ...]:
    """The entries of a lexicon given as text; see `load`."""
    try:
        table = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}.toml: {error}; mend the TOML there") from error
    entries = tuple(_entry(name, raw, extra_keys) for raw in table.get("entry", []))
    _refuse_twins(name, entries, forms=not roles)
    return entries


def _entry(name: str, raw: Mapping[str, object], extra_keys: frozenset[str]) -> Entry:
    where = f"{name}.toml, entry {raw.get('id', '?')!r}"
    known = _COMMON_KEYS | extra_keys
    for key in raw:
        if key not in known:
            nearest = difflib.get_close_matches(key, sorted(known), n=1)
            mend = f"did you mean {nearest[0]!r}?" if nearest else f"known keys: {', '.join(sorted(known))}"
            raise LexiconError(f"{where}: unknown key {key!r}; {mend}")
    entry_id = raw.get("id")
    if not isinstance(entry_id, str) or not entry_id:
        raise LexiconError(f"{where}: no id; give the entry an id")
    examples = tuple(_example(where, entry_id, example) for example in _list(where, raw, "examples"))
    if not examples:
        raise LexiconError(f"{where}: no example; add examples = [{{ text = …, gives = … }}]")
    return Entry(
        id=entry_id,
        forms=_forms(where, raw),
        examples=examples,
        counter_examples=tuple(_phrase(where, text) for text in _list(where, raw, "counter_examples")),
        facts={key: str(raw[key]) for key in sorted(extra_keys) if key in raw},
    )


def _forms(where: str, raw: Mapping[str, object]) -> tuple[str, ...]:
    """The forms as listed, then those put together from parts that are not among them: 将|再|引进."""
    listed = [_phrase(where, form) for form in _list(where, raw, "forms")]
    heads, middles, tails = ([_phrase(where, part) for part in _list(where, raw, key)] for key in _PARTS)
    built = [head + middle + tail for head in heads for middle in ("", *middles) for tail in tails]
    known = set(listed)
    return (*listed, *(form for form in dict.fromkeys(built) if form not in known))


def _list(where: str, raw: Mapping[str, object], key: str) -> list[object]:
    value = raw.get(key, [])
    if not isinstance(value, list):
        raise LexiconError(f"{where}: {key} is no list; write {key} = [ … ]")
    return value


def _phrase(where: str, value: object) -> str:
    if not isinstance(value, str) or not value or value != value.strip():
        raise LexiconError(f"{where}: {value!r} is empty, no text, or has stray blanks; take them out")
    return value


def _example(where: str, entry_id: str, value: object) -> Example:
    if not isinstance(value, dict) or not _EXAMPLE_KEYS.issuperset(value) or "text" not in value:
        raise LexiconError(f'{where}: example {value!r}; write {{ text = "…", gives = "…" }}')
    return Example(_phrase(where, value["text"]), _phrase(where, value.get("gives", entry_id)))


def _refuse_twins(name: str, entries: tuple[Entry, ...], *, forms: bool) -> None:
    ids: set[str] = set()
    owners: dict[str, str] = {}
    for entry in entries:
        if entry.id in ids:
            raise LexiconError(f"{name}.toml: id {entry.id!r} stands twice; join the two entries")
        ids.add(entry.id)
        for form in entry.forms if forms else ():
            if form in owners:
                claims = f"{owners[form]!r} and {entry.id!r}"
                raise LexiconError(f"{name}.toml: form {form!r} is claimed by {claims}; keep it in one")
            owners[form] = entry.id
