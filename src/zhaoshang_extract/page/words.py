"""The words of the pages in Chinese and English: `lexicon/page_words.tsv`, and the codes of the contract."""

from __future__ import annotations

from functools import cache

from zhaoshang_extract.lexicon import read_text
from zhaoshang_extract.record.labels import labels


@cache
def words() -> dict[str, tuple[str, str]]:
    """By key the Chinese and the English words. Codes of the contract have the key `list.code`.

    A code is English already; its underscores become blanks.
    """
    rows = (line.split("\t") for line in read_text("page_words.tsv").splitlines()[1:])
    found = {f"{listed}.{code}": (zh, code.replace("_", " ")) for (listed, code), zh in labels().items()}
    return found | {key: (zh, en) for key, zh, en in rows}


def word(key: str) -> str:
    """The Chinese words of a key. Raises KeyError for an unknown one."""
    return words()[key][0]
