"""Options of the tests, and what they need of the process they run in."""

from __future__ import annotations

import signal

import pytest


def pytest_configure() -> None:
    # A shell without job control starts what stands before & deaf to interrupts, and its children
    # too; some tests interrupt theirs.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--fuzz-inputs",
        type=int,
        metavar="N",
        help="inputs for each target of tests/test_fuzz.py in the slow run (50,000 over all of them)",
    )
