"""Reading a document lets the garbage collector rest, and leaves it as it was."""

from __future__ import annotations

import gc

import pytest

from zhaoshang_extract.collector import no_collection
from zhaoshang_extract.pipeline import extract


def test_the_collector_rests_and_works_again() -> None:
    with no_collection():
        assert not gc.isenabled()
        with no_collection():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_document_that_cannot_be_read_leaves_it_at_work() -> None:
    with pytest.raises(ValueError, match="no date"):
        extract("全市签约项目3个。", published="never")
    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_so() -> None:
    gc.disable()
    try:
        extract("全市签约项目3个。")
        assert not gc.isenabled()
    finally:
        gc.enable()
