"""Invented bulletins: two years of a city and its counties, all figures true, rounded as papers round."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

CITY, COUNTIES = "许昌市", ("魏都区", "建安区", "鄢陵县", "襄城县", "禹州市", "长葛市")
YEARS = (2023, 2024)
GOALS = {2023: 420, 2024: 460}


@dataclass
class Book:
    """Money in 亿元, and signed and started projects, of each place up to each month of each year."""

    money: dict[tuple[str, int, int], Decimal] = field(default_factory=dict)
    framework: dict[tuple[str, int, int], Decimal] = field(default_factory=dict)
    agreed: dict[tuple[str, int, int], Decimal] = field(default_factory=dict)
    signed: dict[tuple[str, int, int], int] = field(default_factory=dict)
    large: dict[tuple[str, int, int], int] = field(default_factory=dict)
    started: dict[tuple[str, int, int], int] = field(default_factory=dict)


def book(dice: random.Random) -> Book:
    """What was done, month by month; the city's figures are the sums of its counties'."""
    told = Book()
    for year in YEARS:
        for place in COUNTIES:
            money = agreed = Decimal(0)
            signed = large = started = 0
            for month in range(1, 13):
                money += Decimal(dice.randrange(300, 900)) / 100
                agreed += Decimal(dice.randrange(500, 1500)) / 100
                more = dice.randrange(1, 6)
                signed, large, started = (
                    signed + more,
                    large + dice.randrange(more),
                    started + dice.randrange(3),
                )
                at = (place, year, month)
                told.money[at], told.agreed[at] = money, agreed
                told.framework[at] = agreed * Decimal("1.31")
                told.signed[at], told.large[at], told.started[at] = signed, large, started
        for month in range(1, 13):
            for sums in vars(told).values():
                sums[CITY, year, month] = sum(sums[place, year, month] for place in COUNTIES)
    return told


def r(value: Decimal | int, places: str = "0.1") -> str:
    """A value as papers round it."""
    return str(Decimal(value).quantize(Decimal(places), ROUND_HALF_UP))


def up(now: Decimal | int, before: Decimal | int) -> str:
    """The growth in words."""
    rate = (Decimal(now) / Decimal(before) - 1) * 100
    return f"{'增长' if rate >= 0 else '下降'}{r(abs(rate))}%"


def so_far(month: int, dice: random.Random) -> str:
    """The running total's time in words."""
    named = {3: "一季度", 6: "上半年", 9: "前三季度", 12: "全年"}
    if month in named and dice.random() < 0.5:
        return named[month]
    return dice.choice((f"1—{month}月", f"1至{month}月", f"1-{month}月"))


def articles(seed: int) -> Iterator[tuple[str, str]]:
    """The articles, each with its name."""
    dice = random.Random(seed)
    told = book(dice)
    for year in YEARS:
        for month in (3, 5, 6, 8, 9, 11):
            day = f"{year}年{month + 1}月{dice.randrange(8, 20)}日"
            yield f"c{year}{month:02d}", bulletin(told, year, month, day, dice)
            yield f"q{year}{month:02d}", quality(told, year, month, day, dice)
            for place in dice.sample(COUNTIES, 3):
                yield f"{place}{year}{month:02d}", county(told, place, year, month, day, dice)
        yield f"g{year}", goals(year)
        yield f"y{year}", year_report(told, year)


def bulletin(told: Book, year: int, month: int, day: str, dice: random.Random) -> str:
    """The city's bulletin, with its counties in a row."""
    at, time = (CITY, year, month), so_far(month, dice)
    grown = f"，同比{up(told.money[at], told.money[CITY, year - 1, month])}" if year > YEARS[0] else ""
    done = r(told.money[at] / GOALS[year] * 100)
    signed = f"全市新签约项目{told.signed[at]}个"
    row = "、".join(f"{place}{r(told.money[place, year, month])}亿元" for place in COUNTIES)
    return f"""许昌市{year}年{time}招商引资情况通报
许昌市招商局　{day}

{time}，全市招商引资到位资金{r(told.money[at])}亿元{grown}，完成年度目标{GOALS[year]}亿元的{done}%。{signed}，协议投资额{r(told.framework[at])}亿元（含框架协议）；新开工项目{told.started[at]}个。

分县市区看，{time}到位资金分别为：{row}。
"""


def quality(told: Book, year: int, month: int, day: str, dice: random.Random) -> str:
    """Another coverage: without framework agreements, large projects only, money of the province left out."""
    at, time = (CITY, year, month), so_far(month, dice)
    outer = told.money[at] * Decimal("0.62")
    return f"""许昌市签约项目质量怎么看
许昌日报　{day}

今年{time}，许昌市新签约亿元以上项目{told.large[at]}个。剔除框架协议，全市新签约项目协议投资额{r(told.agreed[at])}亿元。同期，全市实际到位省外资金{r(outer)}亿元。
"""


def county(told: Book, place: str, year: int, month: int, day: str, dice: random.Random) -> str:
    """What a county tells of itself, with its share of the city."""
    at, whole, time = (place, year, month), (CITY, year, month), so_far(month, dice)
    grown = f"，同比{up(told.money[at], told.money[place, year - 1, month])}" if year > YEARS[0] else ""
    share = r(told.money[at] / told.money[whole] * 100)
    wide = {"市": "全市", "区": "全区"}.get(place[-1], "全县")
    money = f"{place}招商引资到位资金{r(told.money[at], '0.01')}亿元{grown}，占全市的{share}%"
    signed = f"{wide}新签约项目{told.signed[at]}个，其中亿元以上项目{told.large[at]}个"
    return f"""{place}招商引资再添新动能
许昌市{place}人民政府网　{day}

{time}，{money}。{signed}；新开工项目{told.started[at]}个。
"""


def goals(year: int) -> str:
    """The goals of the year."""
    return f"""许昌市{year}年招商引资工作要点
许昌市人民政府　{year}年1月9日

{year}年，全市招商引资到位资金目标为{GOALS[year]}亿元。
"""


def year_report(told: Book, year: int) -> str:
    """A look back at the whole year."""
    at = (CITY, year, 12)
    grown = f"，比上年{up(told.money[at], told.money[CITY, year - 1, 12])}" if year > YEARS[0] else ""
    return f"""{year}年许昌市招商引资综述
许昌市招商局　{year + 1}年1月18日

{year}年，全市招商引资到位资金{r(told.money[at])}亿元{grown}，新签约项目{told.signed[at]}个，新开工项目{told.started[at]}个。
"""
