"""A sentence that claims nothing leaves the records around it as they were, wherever it is put in."""

from __future__ import annotations

from itertools import cycle, islice

import pytest

from corpora import ROOT, Article, load_corpora
from leak import FILLERS, differences
from zhaoshang_extract import extract
from zhaoshang_extract.read.text import read_text

# A fixed sample, for each insertion reads the article anew: every fifth article, three places in each.
# `python benchmarks/leak.py corpus` tries every full stop of every article. Two others do leak (d12, p04):
# their lines are cut at one width, and a line made longer hides that.
SAMPLE = load_corpora([ROOT / "corpus"])[2::5]
PLACES = 3


@pytest.mark.parametrize("article", SAMPLE, ids=[article.name for article in SAMPLE])
def test_a_sentence_without_a_claim_changes_nothing_around_it(article: Article) -> None:
    text = read_text(article.path)
    before = extract(text, published=article.published)
    stops = [at + 1 for at, character in enumerate(text) if character == "。"]
    chosen = stops[:: max(1, len(stops) // PLACES)][:PLACES]
    for at, filler in zip(chosen, islice(cycle(FILLERS), len(chosen)), strict=True):
        after = extract(text[:at] + filler + text[at:], published=article.published)
        leaks = list(differences(before, after, at, len(filler)))
        assert not leaks, f"…{text[max(0, at - 12) : at]!r}: {'; '.join(leaks)}"


def test_a_leak_is_told() -> None:
    text = "赣榆区2023年签约项目12个。全区引进企业30家。"
    before = extract(text)
    spoken = "到2021年，竣工项目7个。"
    told = list(differences(before, extract(text[:16] + spoken + text[16:]), 16, len(spoken)))
    assert any(one.startswith("7个: new") for one in told)
    assert list(differences(before, before, len(text), 0)) == []
