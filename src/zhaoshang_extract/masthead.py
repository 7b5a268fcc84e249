"""Masthead: the title, the publisher and the date that a document prints about itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from zhaoshang_extract.layout.credit import Credit, expects_value, find_day, read_account, read_credit
from zhaoshang_extract.layout.credit_name import is_media, is_office
from zhaoshang_extract.layout.inline_credit import credits_in
from zhaoshang_extract.passage import Passage, PassageKind, Story

# 青禾日报讯（…）, 某网5月3日电: the medium stands before the date and 讯. 本报, 本网 name nobody.
_DATELINE_NAME = re.compile(
    r"[？\s]{0,8}(?!本)([一-鿿]{2,18}?)(?:\d{1,2}月\d{1,2}日(?:[一-鿿]{2,6}?)?)?(?:讯|电|消息)"
)
_TAKEN_FROM = re.compile(r"(?:本文系|摘自|转自|原载于?|据|来自|选自)《([^《》]{2,14})》")
_HELD = re.compile(r"[年日]在.{2,40}(?:会|大会|会议|仪式)(?:第.{1,4}次会议)?上")
# 我代表县人民政府，向大会报告工作: the speaker's government is the people's congress's own.
_ON_BEHALF = re.compile(r"代表(?:[一-鿿]{0,12}?)人民政府")
_SPEAKER = re.compile(r"([一-鿿]{2,20}人民政府)(?:代理|[代副])?[省市区县旗州盟镇乡]长\s")
_REPORTED = re.compile(r"（([一-鿿]{2,12}?)(?:全媒体|融媒体|首席)?记者[^（）]{1,60}）$")
_LAST_BRACKET = re.compile(r"[（【\[]([^（）【】\[\]]{4,60})[）】\]]$")
_CONGRESS = re.compile(
    r"在([一-鿿]{1,20}?[省市区县旗州盟镇乡])(?:第?[一二三四五六七八九十\d]{1,3}届)?人民代表大会"
)
# 我代表某市人民政府: the name in full
_NAMED = re.compile(r"(?:代表|受)([一-鿿]{1,12}[省市区县旗州盟](?:人民)?政府)")
# A page so much younger than the paper that it shows has only printed it again.
_AGAIN = timedelta(days=180)
_WAY = re.compile(r"[>»›]|位置：")
_STEPS = re.compile(r"[>»›：_—]+")
_LAST, _LONGEST_LAST = 3, 40
# So many running texts at either end may hold a credit.
_OPENING, _CLOSING = 2, 2
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
    found = (read_credit(text) or read_account(text) for text in joined)
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
        lambda: _site(stories),
    )
    return _first(test() for test in tests)


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _dateline_name(story: Story) -> str | None:
    match = _DATELINE_NAME.match(story.dateline or "")
    if match is None:
        return None
    # 天府新闻网成都7月19日讯: the place of the report stands behind the medium's name.
    names = (match[1][:end] for end in range(len(match[1]), 1, -1))
    return next((name for name in names if is_media(name)), None)


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
        if credit is not None and (credit.source or credit.shape == "office"):
            return credit.source or credit.name
    return None


def _taken_from(stories: list[Story]) -> str | None:
    """The paper in 本文系《…》综合报道 of the lines outside the report, or of the short ones that end it."""
    passages = list(_passages(stories))
    for at, passage in enumerate(passages):
        last = at >= len(passages) - _LAST and len(passage.text) <= _LONGEST_LAST
        if (last or passage.kind in _OUTSIDE) and (match := _TAKEN_FROM.search(passage.text)):
            return match[1]
    return None


def _site(stories: list[Story]) -> str | None:
    """The site whose way to the page is printed: 您的位置：南岭网 > 财经 > 正文."""
    for passage in _passages(stories[:1]):
        if passage.kind == "furniture" and _WAY.search(passage.text):
            steps = [step.strip() for step in _STEPS.split(passage.text)]
            return next((step for step in steps[:2] if is_media(step)), None)
    return None


def _issuing_office(title: str) -> str | None:
    """The office in the title of its own paper: 某县人民政府办公室关于…的通报."""
    office = title.partition("关于")[0]
    return office if office != title and is_office(office) else None


def _government(stories: list[Story]) -> str | None:
    """The government that reports to its people's congress: the congress's place + 人民政府."""
    place = speaker = None
    for count, passage in enumerate(_passages(stories)):
        if count > 12:
            return None
        if passage.kind == "byline" and (match := _SPEAKER.match(passage.text)):
            if place:
                return match[1]
            speaker = match[1]
        if passage.kind in ("title", "byline") and (match := _CONGRESS.search(passage.text)):
            place = match[1]
        elif passage.kind == "prose" and (match := _NAMED.search(passage.text[:200])):
            return match[1]
        elif (place or speaker) and passage.kind == "prose" and _ON_BEHALF.search(passage.text[:200]):
            return speaker or f"{place}人民政府"
    return None


def _published(stories: list[Story], head: list[Credit], tail: list[Credit]) -> date | None:
    """The date of a labelled line, of the head, of a speech's subtitle, of the tail, in this order.

    A page that put an old paper on line again has a later date of its own: the day of the speech, or
    of the office that signs, is the paper's.
    """
    labelled = [credit.issued for credit in head + tail if {"source", "issued"} & set(credit.labels)]
    subtitles = (passage for passage in _passages(stories[:1]) if passage.kind == "title")
    held = [find_day(passage.text) for passage in subtitles if _HELD.search(passage.text)]
    dated = [credit.issued for credit in head] + held + [credit.issued for credit in tail]
    dated += _inline_days(stories)
    printed = next((day for day in labelled + dated if day is not None), None)
    own = next((day for day in [*held, _signed(head), _signed(tail)] if day is not None), None)
    if printed is not None and own is not None and printed - own > _AGAIN:
        return own
    return printed


def _inline_days(stories: list[Story]) -> Iterator[date | None]:
    """The days that credits within the first and the last running texts print: …。（某报 2012年6月6日）"""
    prose = [part.text for part in _passages(stories) if part.kind == "prose"]
    datelines = [story.dateline for story in stories[:1] if story.dateline]
    for text in (*prose[-_CLOSING:], *prose[:_OPENING], *datelines):
        yield from (credit.issued for credit in credits_in(text))


def _signed(credits: list[Credit]) -> date | None:
    """The day below or beside an office's name, as a paper is signed; labelled days are the page's."""
    for above, credit in zip([None, *credits], credits, strict=False):
        if credit.labels or credit.issued is None:
            continue
        if credit.shape == "office" or (credit.shape == "date" and above and above.shape == "office"):
            return credit.issued
    return None
