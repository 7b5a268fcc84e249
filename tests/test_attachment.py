"""What each figure is taken to mean: invented short texts, told by the construction that they try."""

from __future__ import annotations

import pytest
from cases import Case, as_parameter, read_cases, wrong

ALL = read_cases("attachment_cases.txt")


@pytest.mark.parametrize("case", [as_parameter(case) for case in ALL])
def test_figures_mean_what_the_text_says(case: Case) -> None:
    assert not (told := wrong(case)), "; ".join(told)


def test_every_construction_has_a_case_that_holds() -> None:
    assert len(ALL) >= 90
    held = {case.construction for case in ALL if not case.wrong}
    assert held == {case.construction for case in ALL}
