"""A document's text cut into stories and passages: what is prose, what is a heading, what is furniture."""

from __future__ import annotations

from itertools import pairwise

from zhaoshang_extract.layout.head import cut_titles, give_values, join_days
from zhaoshang_extract.layout.headline import Part, story_starts
from zhaoshang_extract.layout.line import cut_lines
from zhaoshang_extract.layout.paragraph import Block, join_lines
from zhaoshang_extract.layout.shape import Shape, shape_line
from zhaoshang_extract.layout.story import make_story
from zhaoshang_extract.layout.table import FoundTable, find_tables
from zhaoshang_extract.passage import Cell, Passage, PassageKind, Story, Table

__all__ = ["Cell", "Passage", "PassageKind", "Story", "Table", "segment"]


def segment(text: str) -> list[Story]:
    """The stories of a text, in order; none for a text without printed characters.

    The places of all passages and cells increase through the text. What they leave out is blanks,
    drawn rules and frames, invisible characters, and the colon between a table's name and figure.
    """
    lines = cut_titles(join_days(cut_lines(text)))
    shapes = give_values(lines, [shape_line(line) for line in lines])
    tables = find_tables(lines, shapes)
    for found in tables:
        marked = [Shape("table" if found.table else "cells")] * (found.last - found.first)
        shapes[found.first : found.last] = [
            old if old.name == "rule" and not found.table else new
            for old, new in zip(shapes[found.first : found.last], marked, strict=True)
        ]
    parts = _with_tables(join_lines(lines, shapes), tables)
    starts = [*story_starts(parts), len(parts)]
    stories = [make_story(parts[start:end]) for start, end in pairwise(starts)]
    return [story for story in stories if story.parts]


def _with_tables(blocks: list[Block], tables: list[FoundTable]) -> list[Part]:
    """The blocks, each table in the place of the lines that it takes."""
    parts: list[Part] = []
    waiting = (found for found in tables if found.table is not None)
    left = 0
    for block in blocks:
        if block.shape.name != "table":
            parts.append(block)
            continue
        if left == 0:
            found = next(waiting)
            assert found.table is not None
            parts.append(found.table)
            left = found.last - found.first
        left -= 1
    return parts
