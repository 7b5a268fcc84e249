"""The projects that a document names, each told once however often the text names it."""

from __future__ import annotations

from dataclasses import dataclass

from zhaoshang_extract.assemble.agreed import settle
from zhaoshang_extract.assemble.amount import read_amounts
from zhaoshang_extract.assemble.announced import share
from zhaoshang_extract.assemble.course import follow
from zhaoshang_extract.assemble.draft import Draft, Findings, Refusal
from zhaoshang_extract.assemble.line import read_line, read_run_in
from zhaoshang_extract.assemble.listed import read_lists
from zhaoshang_extract.assemble.merge import merge
from zhaoshang_extract.assemble.named import add_named, past_phase, read_named
from zhaoshang_extract.assemble.single import read_singles
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.passage import TELLING
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.region import Region
from zhaoshang_extract.span import Span


@dataclass(slots=True)
class Project:
    """A named investment. `span` and the spans of `investors` count in the document.

    `fact` is its amount, None where the text tells none; `rule` the rule that found it.
    """

    span: Span
    name: str
    investors: tuple[str, ...]
    fact: Fact | None
    stage: str | None
    industry: str | None
    region: Region | None
    rule: str


def find_projects(reading: Reading) -> list[Project]:
    """The projects of a document in the order in which the text first tells them."""
    drafts, _ = read_drafts(reading)
    return [_project(draft, reading) for draft in merge(drafts)]


def read_drafts(reading: Reading) -> tuple[list[Draft], list[Refusal]]:
    """Every naming of a project in the order of the text, and what was refused as one."""
    found = Findings({id(fact.quantity): fact for fact in reading.facts}, reading.home)
    for sentence in reading.sentences:
        if sentence.passage.kind in TELLING:
            if not found.paragraphs or found.paragraphs[-1] is not sentence.passage:
                found.paragraphs.append(sentence.passage)
            read_line(sentence, found)
            read_run_in(sentence, found)
            read_named(sentence, found)
            read_amounts(sentence, found)
            read_lists(sentence, found)
            read_singles(sentence, found)
            add_named(sentence, found)
    for draft in found.drafts:
        end = past_phase(draft.sentence.text, draft.name.end)
        if end > draft.name.end:
            draft.name = Span(draft.name.start, end)
            draft.words = Span(draft.words.start, max(end, draft.words.end))
    follow(found.drafts, found.named, reading)
    settle(found.drafts)
    share(found.drafts, reading)
    return found.drafts, found.refusals


def _project(draft: Draft, reading: Reading) -> Project:
    text, passage = reading.document.text, draft.sentence.passage

    def printed(span: Span) -> str:
        place = passage.span(*span)
        return "".join(text[place.start : place.end].split("\n"))

    return Project(
        passage.span(*draft.words),
        printed(draft.name),
        tuple(printed(investor) for investor in draft.investors),
        draft.fact,
        draft.stage,
        draft.industry,
        draft.region or reading.home,
        draft.rule,
    )
