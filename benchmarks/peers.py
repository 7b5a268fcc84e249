"""Programs that do a part of what this library does, for `speed.py`. None of them is a dependency.

A peer is a function without arguments that imports it and returns what reads one text; `PEERS` names it. One
that is not installed is skipped with a word.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

Reader = Callable[[str], object]


def _jionlp() -> Reader:
    """Amounts of money and times, found and read."""
    ner = import_module("jionlp").ner

    def read(text: str) -> object:
        return ner.extract_money(text), ner.extract_time(text)

    return read


def _posseg() -> Reader:
    """Words with their parts of speech."""
    tagged: Reader = import_module("jieba.posseg").lcut
    return tagged


def _cpca() -> Reader:
    """The first province, city and county of a text."""
    transform = import_module("cpca").transform
    return lambda text: transform([text])


PEERS: dict[str, Callable[[], Reader]] = {
    "JioNLP money and time": _jionlp,
    "jieba.posseg": _posseg,
    "cpca": _cpca,
}


def installed() -> tuple[dict[str, Reader], list[str]]:
    """The peers that can be asked, and the names of those that are not installed."""
    found: dict[str, Reader] = {}
    missing: list[str] = []
    for name, load in PEERS.items():
        try:
            found[name] = load()
        except ImportError:
            missing.append(name)
    return found, missing
