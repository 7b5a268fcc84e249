"""The dictionary that is read letter by letter against the same one read whole."""

from __future__ import annotations

from importlib.resources import files

import jieba
import pytest

from zhaoshang_extract import tokenize
from zhaoshang_extract.lexicon import load
from zhaoshang_extract.tokenize import Dictionary, is_rare, words


@pytest.fixture(scope="module")
def whole() -> tuple[dict[str, int], dict[str, str]]:
    """The frequencies and tags of all words, in the obvious way."""
    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}

    def add(word: str, frequency: int, tag: str) -> None:
        frequencies[word] = frequency
        tags[word] = tag
        for length in range(1, len(word)):
            frequencies.setdefault(word[:length], 0)

    for line in files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        add(word, int(frequency), tag)
    for name, keys, tag in tokenize._OURS:
        for entry in load(name, keys):
            for form in entry.forms:
                add(form, max(frequencies.get(form, 0), tokenize._FREQUENCY), tag)
    return frequencies, tags


def test_all_letters_make_the_whole_dictionary(whole: tuple[dict[str, int], dict[str, str]]) -> None:
    read = Dictionary()
    assert not read.frequencies
    read.meet("".join({word[0] for word in whole[0]}))
    assert (read.frequencies, read.tags) == whole
    assert read.tokenizer.total == sum(whole[0].values())


def test_another_edition_is_counted(
    whole: tuple[dict[str, int], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokenize, "_JIEBA", (0, 0))
    assert Dictionary().tokenizer.total == sum(whole[0].values())


@pytest.mark.parametrize(
    "text",
    ["红柳湾光热电站全面建成，总投资3.2亿元", "AT&T落户中关村B座", "齉龘", "全市新签约亿元以上项目12个"],
)
def test_letters_met_are_enough(whole: tuple[dict[str, int], dict[str, str]], text: str) -> None:
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = whole[0], sum(whole[0].values()), True
    found = words(text)
    assert [word.text for word in found] == list(tokenizer.cut(text))
    assert [word.tag for word in found] == [whole[1].get(word.text, "x") for word in found]


def test_rare_words_are_told_from_frequent_ones() -> None:
    assert [word for word in ("航宇", "农村", "") if is_rare(word)] == ["航宇"]
