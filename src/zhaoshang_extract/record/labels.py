"""The Chinese word for each code of the contract, for output that people read."""

from __future__ import annotations

from functools import cache

from zhaoshang_extract.lexicon import read_text


@cache
def labels() -> dict[tuple[str, str], str]:
    """The words of `lexicon/labels.tsv` by (list, code)."""
    rows = (line.split("\t") for line in read_text("labels.tsv").splitlines()[1:])
    return {(listed, code): word for listed, code, word in rows}


def label(listed: str, code: str | None) -> str:
    """The word for a code of one list, "" for None, the code itself where no word is known.

    >>> label("stage", "signed"), label("stage", None), label("currency", "THB")
    ('签约', '', 'THB')
    """
    return "" if code is None else labels().get((listed, code), code)
