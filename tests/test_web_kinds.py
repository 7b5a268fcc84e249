"""Pages of four kinds: how much of each body is read, and how much else."""

from __future__ import annotations

import re

import pytest
from web_kinds import KINDS, LATER, PAGES, KindPage, totals

from zhaoshang_extract.pipeline import extract

pytest.importorskip("lxml")
from zhaoshang_extract.read.html import read

_NAMES = re.compile(rb'\s(?:class|id)="[^"]*"')


def texts(pages: tuple[KindPage, ...]) -> dict[str, str]:
    return {page.name: read(page.data, name="page").text for page in pages}


def test_there_are_twelve_of_each() -> None:
    for kind in KINDS:
        assert sum(page.kind == kind for page in PAGES) == 12


@pytest.mark.parametrize("kind", KINDS)
def test_of_each_kind_the_body_is_read_and_little_else(kind: str) -> None:
    precision, recall = totals(texts(PAGES), kind)
    assert precision >= 0.95
    assert recall == 1


def test_names_of_boxes_help_and_are_not_needed() -> None:
    bare = {page.name: read(_NAMES.sub(b"", page.data), name="page").text for page in PAGES}
    precision, recall = totals(bare)
    assert precision >= 0.95
    assert recall == 1


def test_pages_that_were_written_later() -> None:
    precision, recall = totals(texts(LATER), pages=LATER)
    assert precision >= 0.92  # what is too much are appeals: open the app, pass it on
    assert recall == 1


@pytest.mark.parametrize("page", [*PAGES, *LATER], ids=lambda page: page.name)
def test_the_text_begins_with_the_title(page: KindPage) -> None:
    assert read(page.data, name="page").text.startswith(f"{page.title}\n")


def test_the_titles_of_reports() -> None:
    pages = [*PAGES, *LATER]
    read_as = [extract(read(page.data, name="page").text).document.title for page in pages]
    # In four a short line below (a heading, a user's name) is taken for more of it.
    assert sum(one == page.title for one, page in zip(read_as, pages, strict=True)) >= len(pages) - 4


@pytest.mark.parametrize("page", [*PAGES, *LATER], ids=lambda page: page.name)
def test_no_figure_comes_from_outside_the_body(page: KindPage) -> None:
    body = "".join((page.title, *page.body))
    report = extract(read(page.data, name="page").text)
    assert [fact.quote for fact in report.observations if "".join(fact.quote.split()) not in body] == []
