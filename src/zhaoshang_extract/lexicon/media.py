"""Papers and sites whose name tells no place, with the place that they belong to (media.toml)."""

from __future__ import annotations

from functools import cache

from zhaoshang_extract.lexicon import load


def medium_adcode(name: str) -> str | None:
    """The code of the place to which the medium belongs that a name opens or ends with.

    >>> medium_adcode("钱江晚报"), medium_adcode("天津北方网"), medium_adcode("黄冈日报")
    ('330000', '120000', None)
    """
    known = _media()
    for length in range(len(name), 1, -1):
        code = known.get(name[:length]) or known.get(name[-length:])
        if code is not None:
            return code
    return None


def is_known_medium(name: str) -> bool:
    """True for the whole name of a medium of the table."""
    return name in _media()


@cache
def _media() -> dict[str, str]:
    return {
        form: entry.facts["adcode"] for entry in load("media", frozenset({"adcode"})) for form in entry.forms
    }
