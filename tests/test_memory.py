"""What is remembered while a document is read, and by whom."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from zhaoshang_extract import extract
from zhaoshang_extract.memory import document_memory, remembered

ASKED: list[str] = []


@remembered
def length(text: str) -> int:
    ASKED.append(text)
    return len(text)


@pytest.fixture(autouse=True)
def nobody_asked() -> None:
    ASKED.clear()


def test_a_question_is_asked_once_a_document() -> None:
    with document_memory():
        assert [length("开工"), length("开工"), length("投产了")] == [2, 2, 3]
    assert ASKED == ["开工", "投产了"]


def test_nothing_outlives_its_document() -> None:
    for _ in range(2):
        with document_memory():
            length("开工")
    length("开工")
    assert len(ASKED) == 3


def test_a_memory_within_another_one_ends_with_that() -> None:
    with document_memory():
        with document_memory():
            length("开工")
        length("开工")
    assert len(ASKED) == 1


def torn(text: str) -> None:
    with document_memory():
        length(text)
        raise ValueError("torn")


def test_a_failed_document_leaves_no_memory() -> None:
    with pytest.raises(ValueError, match="torn"):
        torn("开工")
    length("开工")
    assert len(ASKED) == 2


def test_threads_share_no_memory() -> None:
    together = Barrier(2)

    def read(text: str) -> int:
        with document_memory():
            together.wait()
            found = length(text)
            together.wait()
            return found

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(read, ["开工", "开工"])) == [2, 2]
    assert len(ASKED) == 2


def test_threads_read_the_same_reports() -> None:
    texts = [
        f"{name}新签约项目12个，总投资{number}亿元。"
        for number, name in enumerate(("甲县", "丹棱县", "德阳市"))
    ]
    alone = [extract(text).to_json() for text in texts]
    with ThreadPoolExecutor(3) as pool:
        assert [report.to_json() for report in pool.map(extract, texts * 4)] == alone * 4
