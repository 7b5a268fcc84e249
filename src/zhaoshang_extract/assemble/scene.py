"""The pieces of a text that may tell a signing event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhaoshang_extract.discourse.occasion import pieces
from zhaoshang_extract.discourse.occasion_name import Named, signed_at
from zhaoshang_extract.observe.fact import Fact
from zhaoshang_extract.passage import TELLING
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.sentence import Sentence, inside
from zhaoshang_extract.span import Span


@dataclass(slots=True)
class Scene:
    """A piece of a sentence that may tell an event, and the figures in it."""

    sentence: Sentence
    piece: Span
    occasion: Named | None
    facts: list[Fact]


def read_scenes(reading: Reading) -> Iterator[Scene]:
    facts = {id(fact.quantity): fact for fact in reading.facts}
    for sentence in reading.sentences:
        if sentence.passage.kind not in TELLING:
            continue
        for piece in pieces(sentence):
            here = [facts[id(q)] for q in inside(sentence.quantities, piece) if id(q) in facts]
            named = reading.occasions.named.get((id(sentence), piece.start), [])
            yield Scene(sentence, piece, signed_at(sentence, piece, named), here)


def occasion_start(scene: Scene) -> int:
    return scene.occasion.name.start if scene.occasion else scene.piece.end
