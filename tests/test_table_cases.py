"""Tables in the shapes of saved pages: what each cell measures, of whom, and when."""

import pytest
from cases import Case, as_parameter, read_cases, wrong


@pytest.mark.parametrize("case", [as_parameter(case) for case in read_cases("table_cases.txt")])
def test_cells_of_a_table_are_read_right(case: Case) -> None:
    assert wrong(case) == []
