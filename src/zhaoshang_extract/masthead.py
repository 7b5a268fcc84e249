"""Masthead: the title, the publisher and the date that a document prints about itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from zhaoshang_extract.layout.credit import Credit, expects_value, find_day, read_credit
from zhaoshang_extract.layout.credit_name import is_media, is_office
from zhaoshang_extract.passage import Passage, PassageKind, Story

# 青禾日报讯（…）, 某网5月3日电: the medium stands before the date and 讯. 本报, 本网 name nobody.
_DATELINE_NAME = re.compile(
    r"(?!本)([一-鿿]{2,12}?)(?:[一-鿿]{2,6}\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日)?(?:讯|电)"
)
_TAKEN_FROM = re.compile(r"(?:本文系|摘自|转自|原载于?|据|来自|选自)《([^《》]{2,14})》")
_HELD = re.compile(r"[年日]在.{2,40}(?:会|大会|会议|仪式)(?:第.{1,4}次会议)?上")
# 我代表县人民政府，向大会报告工作: the speaker's government is the people's congress's own.
_ON_BEHALF = re.compile(r"代表(?:[一-鿿]{0,12}?)人民政府")
_SPEAKER = re.compile(r"([一-鿿]{2,20}人民政府)[代副]?[省市区县旗州盟]长\s")
_REPORTED = re.compile(r"（([一-鿿]{2,12}?)(?:全媒体|融媒体|首席)?记者[^（）]{1,60}）$")
_LAST_BRACKET = re.compile(r"[（【\[]([^（）【】\[\]]{4,60})[）】\]]$")
_CONGRESS = re.compile(r"在([一-鿿]{2,20}?[省市区县旗州盟])第?[一二三四五六七八九十\d]{1,3}届人民代表大会")
_OUTSIDE: frozenset[PassageKind] = frozenset({"byline", "signature", "furniture", "caption"})


@dataclass(slots=True)
class Masthead:
    """What a document says of itself; each is None where nothing is printed.

    `published` needs a printed four-digit year; the body's prose is never asked.
    """

    title: str | None
    publisher: str | None
    published: date | None


def read_masthead(stories: list[Story], text: str) -> Masthead:
    """The masthead of a document, from the first story that has a title and the lines around all of them."""
    title = next((story.title for story in stories if story.title), None)
    head, tail = _credits(stories, "byline"), _credits(stories, "signature")
    return Masthead(title, _publisher(stories, head, tail, text), _published(stories, head, tail))


def _passages(stories: list[Story]) -> Iterator[Passage]:
    for story in stories:
        for part in story.parts:
            if isinstance(part, Passage):
                yield part


def _credits(stories: list[Story], kind: PassageKind) -> list[Credit]:
    texts = [passage.text for passage in _passages(stories) if passage.kind == kind]
    # 来源： on one line and its value on the next are one credit.
    joined = [
        texts[at - 1] + text if at and expects_value(texts[at - 1]) else text for at, text in enumerate(texts)
    ]
    found = (read_credit(text) for text in joined)
    return [credit for credit in found if credit is not None]


def _publisher(stories: list[Story], head: list[Credit], tail: list[Credit], text: str) -> str | None:
    """The first that is printed: 来源, a newspaper's name, the dateline, an office's name, a formula."""
    credits = head + tail
    tests: tuple[Callable[[], str | None], ...] = (
        lambda: _first(credit.source for credit in credits),
        lambda: _first(credit.name for credit in credits if credit.name and is_media(credit.name)),
        lambda: _first(_dateline_name(story) for story in stories),
        lambda: _first(_bracketed_source(story) for story in stories),
        lambda: _first(_reporters_paper(story) for story in stories),
        lambda: _first(credit.name for credit in credits),
        lambda: _taken_from(stories),
        lambda: _government(stories),
        lambda: _first(_issuing_office(story.title or "") for story in stories),
    )
    return _first(test() for test in tests)


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _dateline_name(story: Story) -> str | None:
    match = _DATELINE_NAME.match(story.dateline or "")
    return match[1] if match and is_media(match[1]) else None


def _reporters_paper(story: Story) -> str | None:
    """The medium in the bracket that closes a report: …。（某报记者 某人）"""
    prose = [part for part in story.parts if isinstance(part, Passage) and part.kind == "prose"]
    match = _REPORTED.search(prose[-1].text[-90:]) if prose else None
    return match[1] if match and is_media(match[1]) else None


def _bracketed_source(story: Story) -> str | None:
    """The source in the bracket that closes a story: …投产。（来源：某报）"""
    for part in story.parts[-3:]:
        bracket = _LAST_BRACKET.search(part.text[-70:]) if isinstance(part, Passage) else None
        credit = read_credit(bracket[1]) if bracket else None
        if credit is not None and credit.source:
            return credit.source
    return None


def _taken_from(stories: list[Story]) -> str | None:
    """The paper in 本文系《…》综合报道 of the lines outside the report."""
    for passage in _passages(stories):
        if passage.kind in _OUTSIDE and (match := _TAKEN_FROM.search(passage.text)):
            return match[1]
    return None


def _issuing_office(title: str) -> str | None:
    """The office in the title of its own paper: 某县人民政府办公室关于…的通报."""
    office = title.partition("关于")[0]
    return office if office != title and is_office(office) else None


def _government(stories: list[Story]) -> str | None:
    """The government that reports to its people's congress: the congress's place + 人民政府."""
    place = None
    for count, passage in enumerate(_passages(stories)):
        if count > 12:
            return None
        if passage.kind == "byline" and place and (match := _SPEAKER.match(passage.text)):
            return match[1]
        if passage.kind in ("title", "byline") and (match := _CONGRESS.search(passage.text)):
            place = match[1]
        elif place and passage.kind == "prose" and _ON_BEHALF.search(passage.text[:200]):
            return place + "人民政府"
    return None


def _published(stories: list[Story], head: list[Credit], tail: list[Credit]) -> date | None:
    """The date of a labelled line, of a speech's subtitle, of the head, of the tail, in this order.

    A day above a speech that has its own is that on which a site for documents put it on line.
    """
    labelled = [credit.issued for credit in head + tail if {"source", "issued"} & set(credit.labels)]
    subtitles = (passage for passage in _passages(stories[:1]) if passage.kind == "title")
    held = [find_day(passage.text) for passage in subtitles if _HELD.search(passage.text)]
    dated = held + [credit.issued for credit in head] + [credit.issued for credit in tail]
    return next((day for day in labelled + dated if day is not None), None)
