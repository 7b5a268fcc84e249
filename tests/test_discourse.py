"""What a page says above and around a figure: invented texts of several paragraphs.

They try the decisions that many figures rest on: which clock runs, whose place is meant, what a section is
about, which counted set a figure is of, and what is said aside and must change nothing.
"""

from __future__ import annotations

from itertools import cycle

import pytest
from cases import Case, as_parameter, read_cases, report_of, wrong

from leak import FILLERS, differences
from zhaoshang_extract import extract

ALL = read_cases("discourse_cases.txt")


@pytest.mark.parametrize("case", [as_parameter(case) for case in ALL])
def test_figures_mean_what_the_page_says(case: Case) -> None:
    assert not (told := wrong(case)), "; ".join(told)


def test_the_cases_are_pages() -> None:
    assert len(ALL) >= 70
    assert len({case.text for case in ALL}) == len(ALL)
    for case in ALL:
        assert 2 <= len(case.text.splitlines()) <= 9
        assert case.expected


@pytest.mark.parametrize("case", ALL, ids=[as_parameter(case).id for case in ALL])
def test_a_filler_between_paragraphs_changes_nothing(case: Case) -> None:
    before = report_of(case.text, case.published, case.region)
    fillers = cycle(FILLERS)
    leaks = []
    for at, character in enumerate(case.text):
        if character == "\n" and case.text[at - 1] == "。":
            filler = "\n" + next(fillers)
            page = case.text[:at] + filler + case.text[at:]
            after = extract(page, published=case.published, region=case.region)
            leaks += differences(before, after, at, len(filler))
    assert not leaks, "; ".join(leaks)
