"""Texts of any length that tempt a reader to look at everything again for each thing it finds.

Each animal repeats one kind of trouble up to a length in characters; none repeats whole articles but
`natural`, which is assembled from the repository's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

from corpora import ROOT

Animal = Callable[[int], str]

_TOWNS = ("昆山市", "湘潭县", "浏阳市", "慈溪市", "如皋市", "临桂区", "义乌市", "晋江市", "长沙县", "定西市")


def _filled(pieces: Iterator[str], length: int, open_with: str = "", close_with: str = "") -> str:
    """So many pieces as fit into `length` characters, between an opening and a close."""
    told, left = [open_with], length - len(open_with) - len(close_with)
    for piece in pieces:
        if len(piece) > left:
            break
        told.append(piece)
        left -= len(piece)
    return "".join([*told, close_with])


def _again(piece: str, open_with: str = "", close_with: str = "") -> Animal:
    return lambda length: _filled((piece for _ in count()), length, open_with, close_with)


def _numbered(piece: str, open_with: str = "", close_with: str = "") -> Animal:
    """The piece with `{n}` counted from 1 and `{m}` a figure that looks like chance."""
    return lambda length: _filled(
        (piece.format(n=n, m=n * 7919 % 9973 + 11) for n in count(1)), length, open_with, close_with
    )


def natural(length: int) -> str:
    """The articles of the corpus behind one another, again from the first where they end, cut to length."""
    folders = (ROOT / "corpus" / "articles", ROOT / "corpus" / "pages" / "articles")
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    articles = [path.read_text(encoding="utf-8") for path in paths]
    told, size = [], 0
    while size < length:
        for article in articles:
            told.append(article)
            size += len(article) + 2
    return "\n\n".join(told)[:length]


def _nested(length: int) -> str:
    deep = length // 4
    return "（“" * deep + "”）" * deep


def _nested_figures(length: int) -> str:
    piece = "签约项目（其中工业“亿元以上12个"
    deep = length // (len(piece) + 2)
    return piece * deep + "”）" * deep


def _towns(length: int) -> str:
    return _filled((f"{_TOWNS[n % 10]}签约{n % 89 + 2}个，" for n in count()), length, "2023年，", "。")


def _bare_towns(length: int) -> str:
    return _filled((f"{_TOWNS[n * 7 % 10]}、" for n in count()), length, "会议传达到", "等地。")


def _ladders(length: int) -> str:
    def rungs() -> Iterator[str]:
        for n in count():
            top = n * 37 % 60 + 40
            yield (
                f"亿元以上项目{top}个，其中5亿元以上{top // 2}个，10亿元以上{top // 4}个，"
                f"50亿元以上{top // 9}个，占{top % 7 + 20}.{n % 10}%。"
            )

    return _filled(rungs(), length, "2023年，浏阳市新签约项目300个。")


def _shares(length: int) -> str:
    return _filled(
        (f"第{n}批签约{n % 90 + 9}个，占比{n % 37 + 1}.{n % 10}%，增长{n % 50}.{n % 7}%；" for n in count(1)),
        length,
        "2023年，昆山市签约项目9600个，其中",
        "。",
    )


# One paragraph with very many figures; lists, tables, dates, places, and all that has no end.
ZOO: dict[str, Animal] = {
    "natural": natural,
    "digits": _again("7"),
    "fractions": _again("3.14159"),
    "ten thousands": _again("一万"),
    "scales": _again("万亿"),
    "no full stop": _numbered("招商引资签约项目{m}个，总投资{n}亿元，同比增长{n}%，", "2023年，浏阳市"),
    "one clause": _numbered("签约工业项目{m}个总投资{n}亿元", "2023年浏阳市"),
    "prose clause": _again("全市上下坚持把招商引资作为经济工作的生命线抓紧抓实抓出成效", "2023年浏阳市"),
    "brackets": _nested,
    "brackets with figures": _nested_figures,
    "open brackets": _again("（"),
    "open quotes": _again("“项目"),
    "list": _numbered("项目{n}、", "签约的有", "等。"),
    "list of sectors": _again("装备制造、新材料、电子信息、", "引进", "等项目12个。"),
    "sectors by sentence": _numbered("工业项目{m}个。", "2023年，浏阳市签约项目99999个。"),
    "list of figures": _numbered("工业项目{m}个、", "2023年签约", "。"),
    "list of rates": _numbered("{m}.1%、", "2023年签约项目分别增长", "。"),
    "size ladders": _ladders,
    "shares": _shares,
    "growth": _numbered("到位资金{m}亿元，比上年的{n}亿元增长{m}%；", "2023年，浏阳市", "。"),
    "paragraph of figures": _numbered("新签约{m}个，到位{n}万元，", "2023年，浏阳市", "。"),
    "table": _numbered("昆山市|{m}|{n}|12.{m}%\n", "地区|签约项目（个）|到位资金（亿元）|增长\n"),
    "tabs": _numbered("昆山市\t{m}\t{n}\n", "地区\t签约项目（个）\t到位资金（亿元）\n"),
    "cells": _numbered("昆山市\n{m}\n{n}\n", "地区\n签约项目（个）\n到位资金（亿元）\n"),
    "dates": lambda length: _filled(
        (f"{1990 + n % 35}年{n % 12 + 1}月{n % 28 + 1}日，签约{n % 90 + 2}个。" for n in count()), length
    ),
    "bare dates": lambda length: _filled((f"{1990 + n % 35}年{n % 12 + 1}月、" for n in count()), length),
    "years": _again("今年去年上半年同期一季度"),
    "places": _towns,
    "bare places": _bare_towns,
    "unknown places": _numbered("甲{n}区签约{m}个，"),
    "zones": _again("高新技术产业开发区经济开发区签约3个，", "2023年，"),
    "no punctuation": _again("招商引资项目建设稳步推进全市经济社会发展成效明显"),
    "one line of letters": _again("project "),
    "blanks": _again(" "),
    "wide blanks": _again("　"),
    "line breaks": _again("\n"),
    "blanks between figures": _numbered("{n}   "),
    "short lines": _again("签约\n"),
    "of which": _numbered("其中{m}个", "签约项目9999个，"),
    "of which alone": _again("其中"),
    "respectively": _numbered("分别为{m}个、{n}个，", "2023年，"),
    "headings": _numbered("一、签约项目{m}个\n"),
    "numbered lines": _numbered("{n}．昆山项目总投资{m}亿元\n"),
    "project names": _numbered("总投资{m}亿元的甲{n}公司新能源项目开工。", "2023年，浏阳市"),
    "signings": _numbered("{n}月{n}日，浏阳市举行签约仪式，签约项目{m}个，总投资{n}亿元。"),
    "thresholds": _again("亿元以上"),
    "dashes": _again("—"),
    "ranges": _again("1-2-3~4至5"),
    "percent signs": _again("%"),
    "full stops": _again("。"),
    "commas": _again("，"),
    "addresses": _again("http://www.a.gov.cn/202301/t20230105_1.html "),
    "traditional": _numbered("簽約項目{m}個，總投資{n}億元，", "2023年，瀏陽市"),
}
