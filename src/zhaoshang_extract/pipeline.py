"""The road on one screen: text in, Report out."""

from __future__ import annotations

from datetime import date

from zhaoshang_extract.anchor import find_anchor
from zhaoshang_extract.discourse.settle import settle
from zhaoshang_extract.discourse.tree import build_tree
from zhaoshang_extract.document import make_document
from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.home import find_home, find_office
from zhaoshang_extract.masthead import Masthead, read_masthead
from zhaoshang_extract.mention.period import find_periods
from zhaoshang_extract.mention.quantity import find_numbers
from zhaoshang_extract.mention.region import find_regions
from zhaoshang_extract.observe.doubt import find_doubts
from zhaoshang_extract.observe.doubt_case import weigh_grounds
from zhaoshang_extract.observe.story import walk_story
from zhaoshang_extract.passage import Passage, Story
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.record.assemble import make_report
from zhaoshang_extract.record.models import Report
from zhaoshang_extract.region import Region
from zhaoshang_extract.segment import segment
from zhaoshang_extract.sentence import Mentions, Sentence, make_sentences


def extract(
    text: str,
    *,
    published: date | str | None = None,
    region: str | None = None,
    source: str | None = None,
) -> Report:
    """Read one document into a Report.

    `published` (a date or ISO string) and `region` (a name or adcode) overrule what the text says of
    itself. Raises ValueError, with the mend, for a date or region that is none; never for a str.
    """
    return make_report(read(text, published=published, region=region, source=source))


def read(
    text: str,
    *,
    published: date | str | None = None,
    region: str | None = None,
    source: str | None = None,
) -> Reading:
    """All that was understood of a document, before it is written as records; see `extract`."""
    if not isinstance(text, str):
        raise TypeError(f"text is {type(text).__name__}, not str; decode bytes first (read.text.decode)")
    stories = segment(text)
    masthead = read_masthead(stories, text)
    day = _as_date(published) or masthead.published
    given = _as_region(region, day)
    home = given or _home(stories, masthead, text, day)
    reading = Reading(make_document(text, source), masthead, day, home)
    for story in stories:
        own = home if given or len(stories) == 1 else _story_home(story, day) or home
        _read_story(story, own, reading)
    return reading


def _read_story(story: Story, home: Region | None, reading: Reading) -> None:
    """Add one story's mentions and facts to the reading."""
    passages = [part for part in story.parts if isinstance(part, Passage)]
    anchor = find_anchor(story.title, reading.published, [passage.text for passage in passages])
    known: dict[Region, None] = {}  # in the order of the text, each once

    def mentions_of(passage: Passage) -> list[Sentence]:
        quantities, thresholds = find_numbers(passage.text)
        regions = find_regions(passage.text, home, anchor.year, list(known))
        known.update((mention.region, None) for mention in regions if mention.region is not None)
        reading.places.extend((passage, mention) for mention in regions)
        periods = find_periods(passage.text)
        sentences = make_sentences(passage, Mentions(quantities, thresholds, periods, regions))
        reading.sentences.extend(sentences)
        return sentences

    tree = build_tree(story, mentions_of)
    settle(tree, home, anchor)
    facts = list(walk_story(tree, home, anchor))
    find_doubts(tree, facts, weigh_grounds(tree, home, anchor))
    reading.facts.extend(facts)
    for passage in passages:
        if passage.kind in ("byline", "signature"):
            office = find_office(passage.text, home, anchor.year)
            if office is not None:
                reading.places.append((passage, office))
    reading.places.sort(key=lambda place: place[0].places[place[1].span.start])


def _home(stories: list[Story], masthead: Masthead, text: str, day: date | None) -> Region | None:
    dateline = stories[0].dateline if stories else None
    headline = _headline(stories[0]) if stories else None
    return find_home(
        headline or masthead.title, dateline, masthead.publisher, text, day.year if day else None
    )


def _headline(story: Story) -> str | None:
    """All lines of the headline: the second one may name the place."""
    lines = [part.text for part in story.parts if isinstance(part, Passage) and part.kind == "title"]
    return " ".join(lines) or None


def _story_home(story: Story, day: date | None) -> Region | None:
    body = "\n".join(part.text for part in story.parts if isinstance(part, Passage))
    return find_home(_headline(story) or story.title, story.dateline, None, body, day.year if day else None)


def _as_date(value: date | str | None) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"{value!r} is no date; write it as 2024-03-05") from error


def _as_region(value: str | None, day: date | None) -> Region | None:
    if value is None:
        return None
    found = lookup(value, year=day.year if day else None)
    if not found:
        raise ValueError(f"{value!r} is no place of GB/T 2260; give its full name or six-digit code")
    if len(found) > 1:
        names = "、".join(region.name for region in found[:4])
        raise ValueError(f"{value!r} may be {names}; give the full path or the six-digit code")
    return found[0]
