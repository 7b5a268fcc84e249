"""The road on one screen: text in, Report out."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from os import PathLike

from zhaoshang_extract.collector import no_collection
from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.discourse.clock import clock_of
from zhaoshang_extract.discourse.home import home_of_document, home_of_story
from zhaoshang_extract.discourse.home_edges import find_office
from zhaoshang_extract.discourse.ruling import Ruling
from zhaoshang_extract.discourse.saying import Heard
from zhaoshang_extract.discourse.section import section_homes
from zhaoshang_extract.discourse.settle import settle
from zhaoshang_extract.discourse.tree import build_tree
from zhaoshang_extract.document import make_document
from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.masthead import read_masthead
from zhaoshang_extract.memory import document_memory
from zhaoshang_extract.mention.leftover import find_leftover
from zhaoshang_extract.mention.period import find_periods
from zhaoshang_extract.mention.place.zone_name import one_name
from zhaoshang_extract.mention.quantity import find_numbers
from zhaoshang_extract.mention.region import RegionMention, find_regions
from zhaoshang_extract.observe.doubt import find_doubts
from zhaoshang_extract.observe.doubt_case import weigh_grounds
from zhaoshang_extract.observe.story import walk_story
from zhaoshang_extract.observe.table import unread_figures
from zhaoshang_extract.observe.table_place import places_of_table
from zhaoshang_extract.passage import Passage, Story, Table
from zhaoshang_extract.reading import Reading
from zhaoshang_extract.record.assemble import make_report
from zhaoshang_extract.record.models import Report
from zhaoshang_extract.region import Region
from zhaoshang_extract.segment import segment
from zhaoshang_extract.sentence import Mentions, Placed, Sentence, make_sentences

# The points and the margin of a home that the caller gave.
_GIVEN = 100
# A name with an ending of files and no blank in it, alone: no article is that.
_PATH = re.compile(
    r"[^\s，。；：！？]{1,400}\.(?:txt|md|html?|mht|pdf|docx?|rtf|epub|xlsx?|csv|tsv|jsonl?|ndjson|parquet|zip)",
    re.I,
)


@own_decimals()
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
    if isinstance(text, str) and _PATH.fullmatch(text.strip()):
        told = f"{text.strip()!r} is the name of a file, not its text; extract_file(path) reads files"
        warnings.warn(told, UserWarning, stacklevel=3)
    with no_collection(), document_memory():
        return make_report(read(text, published=published, region=region, source=source))


@own_decimals()
def read(
    text: str,
    *,
    published: date | str | None = None,
    region: str | None = None,
    source: str | None = None,
    rivals: bool = False,
) -> Reading:
    """All that was understood of a document, before it is written as records; see `extract`.

    With `rivals` it also keeps what lost in each choice of a slot, which costs time.
    """
    if not isinstance(text, str):
        mend = "extract_file(path) reads files" if isinstance(text, PathLike) else "decode bytes first"
        raise TypeError(f"text is {type(text).__name__}, not str; {mend}")
    stories = segment(text)
    masthead = read_masthead(stories, text)
    day = _as_date(published) or masthead.published
    given = _as_region(region, day)
    year = day.year if day else None
    ruling = Ruling(given, _GIVEN, _GIVEN) if given else home_of_document(stories, masthead, text, year)
    home = ruling.value
    reading = Reading(make_document(text, source), masthead, day, home, rivals={} if rivals else None)
    for story in stories:
        own = ruling if given or len(stories) == 1 else home_of_story(story, year, home)
        _read_story(story, own if own.value else ruling, reading)
    return reading


def _read_story(story: Story, ruling: Ruling[Region], reading: Reading) -> None:
    """Add one story's mentions and facts to the reading; `ruling` says whose story it is."""
    home = ruling.value
    passages = [part for part in story.parts if isinstance(part, Passage)]
    heard = {id(passage): Heard(passage.text, find_periods(passage.text)) for passage in passages}
    clock = clock_of(_headline(story), reading.published, list(heard.values()))
    reading.clocks.append(clock)
    reading.clock_of.update((id(passage), clock) for passage in passages)
    homes = {id(part): place for part, place in section_homes(passages, home, clock.year)}
    above = ruling.rivals[0][0] if home is None and ruling.rivals else None
    named = _places(passages, home, homes, clock.year, [above] if above is not None else [])
    _name_area(home, named.values())

    def mentions_of(passage: Passage) -> list[Sentence]:
        quantities, thresholds = find_numbers(passage.text)
        regions = named.get(id(passage))
        if regions is None:  # a line of a table
            regions = find_regions(passage.text, home, clock.year)
        reading.places.extend((passage, mention) for mention in regions)
        periods = heard[id(passage)].times if id(passage) in heard else find_periods(passage.text)
        found: list[Placed] = [*quantities, *thresholds, *periods, *regions]
        read = [one.span for one in found]
        if id(passage) in heard and passage.kind != "table":  # the cells of tables are told of elsewhere
            reading.leftover.extend(passage.span(*span) for span in find_leftover(passage.text, read))
        sentences = make_sentences(passage, Mentions(quantities, thresholds, periods, regions))
        reading.sentences.extend(sentences)
        return sentences

    tree = build_tree(story, mentions_of)
    reading.occasions.join(settle(tree, home, clock))
    facts = list(walk_story(tree, home, clock, reading.rivals))
    find_doubts(tree, facts, weigh_grounds(tree, ruling, clock))
    reading.facts.extend(facts)
    reading.unread.extend(unread_figures(story, facts))
    for part in story.parts:
        if isinstance(part, Table):
            reading.places.extend(places_of_table(part, home, clock.year))
    for passage in passages:
        if passage.kind in ("byline", "signature", "furniture"):
            office = find_office(passage.text, home, clock.year)
            if office is not None:
                reading.places.append((passage, office))
    reading.places.sort(key=lambda place: place[0].places[place[1].span.start])


def _headline(story: Story) -> str | None:
    """The title with the decks below it: a deck may be the one that tells the months."""
    lines = [part for part in story.parts if isinstance(part, Passage) and part.kind == "title"]
    decks = [line.text for line in lines if line.text[0] not in "—-" and line.text not in (story.title or "")]
    return "\n".join([story.title, *decks]) if story.title else None


def _places(
    passages: Sequence[Passage],
    home: Region | None,
    homes: Mapping[int, Region | None],
    year: int | None,
    above: Sequence[Region],
) -> dict[int, list[RegionMention]]:
    """The places of each passage by its identity, told apart by those before; a zone of two names has one.

    `above` is the place for which most speaks where nothing is sure enough for a home.
    """
    known: dict[Region, None] = {home: None} if home is not None and home.level == "zone" else {}
    known.update((place, None) for place in above)
    found: dict[int, list[RegionMention]] = {}
    for passage in passages:
        mentions = find_regions(passage.text, homes.get(id(passage), home), year, list(known))
        known.update((mention.region, None) for mention in mentions if mention.region is not None)
        found[id(passage)] = mentions
    other = one_name(known, "".join(passage.text for passage in passages))
    for mention in (mention for mentions in found.values() for mention in mentions):
        if mention.region in other:
            mention.region = other[mention.region]
    return found


def _name_area(home: Region | None, named: Iterable[list[RegionMention]]) -> None:
    """粤西 in a report of 粤西地区 is that area."""
    if home is None or home.adcode is not None:
        return
    for mention in (mention for mentions in named for mention in mentions):
        if mention.region is not None and mention.kind == "abroad" and home.name.startswith(mention.quote):
            mention.region = home


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
    if len({region.name for region in found}) > 1:
        names = "、".join(region.name for region in found[:4])
        raise ValueError(f"{value!r} may be {names}; give the full path or the six-digit code")
    return found[-1]  # of a place whose code has changed, the last one
