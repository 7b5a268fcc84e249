"""Options of the tests."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fuzz-inputs",
        type=int,
        metavar="N",
        help="inputs for each target of tests/test_fuzz.py in the slow run (50,000 over all of them)",
    )
