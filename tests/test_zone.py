"""Zones by their neighbours, by what was named before, and by traditional characters."""

from __future__ import annotations

import pytest

from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.mention.region import find_regions, regions


def found(text: str, home: str) -> list[tuple[str, str]]:
    """Each place as printed and the end of its path behind the home's."""
    (place,) = lookup(home, year=2023)
    mentions = find_regions(text, place, 2023)
    return [
        (m.quote, m.region.name.removeprefix(place.name))
        for m in mentions
        if m.region is not None and m.kind != "pronoun"
    ]


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        # a district without a code, told by the counties beside it
        ("其中船山区9个、射洪市7个、河东新湖区3个", "遂宁市", ("河东新湖区", "河东新湖区")),
        # the park of a county, and the parks among which one is named
        ("开发区组建六个专班，外出招商9次", "含山县", ("开发区", "开发区")),
        ("各园区你追我赶。青枫园盯住链主企业，签约项目2个", "含山县", ("青枫园", "青枫园")),
        # parks that hold projects, whatever their name
        ("前三季度，钛及新材料产业园签约项目13个", "渭滨区", ("钛及新材料产业园", "钛及新材料产业园")),
        ("软件园累计入驻项目86个", "九江市", ("软件园", "软件园")),
        ("普安工业小区扩大到1.8平方公里", "剑阁县", ("普安工业小区", "普安工业小区")),
        # behind a time
        ("上半年高新区、经开区两区签约9个", "西安市", ("高新区", "高新区")),
        # a suffix alone is the zone named last
        ("与绵阳高新区签约。高新区用电量增长", "绵阳市", ("高新区", "绵阳高新区")),
        ("绵阳高新区、经开区分别签约12个、9个", "绵阳市", ("经开区", "经开区")),
        ("各镇人民政府，高新区管委会：", "含山县", ("高新区", "高新区")),
        # an unknown name with a word that only places bear
        ("青枫循环经济产业园区新入驻企业5户", "含山县", ("青枫循环经济产业园区", "青枫循环经济产业园区")),
        # kinds that no project bears, the office of a kind, all counties and one more zone
        ("红江经济开发区今年要引进项目6个", "遂宁市", ("红江经济开发区", "红江经济开发区")),
        ("2.工业园区管委会（到位资金5亿元）", "射洪市", ("工业园区", "工业园区")),
        ("各县（市、区）和东侨开发区同时开工", "宁德市", ("东侨开发区", "东侨开发区")),
        ("南沙开发区签约9个", "广州市", ("南沙开发区", "南沙开发区")),
        ("各县区和东侨开发区签约，福安13个，东侨1个", "宁德市", ("东侨", "东侨开发区")),
    ],
)
def test_zones_are_told_by_their_neighbours(text: str, home: str, expected: tuple[str, str]) -> None:
    assert expected in found(text, home)


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("开发区建设全面提速", "含山县"),  # the kind, not the place
        ("公园、果园扩大。茶园盯住市场", "含山县"),
        ("城区3个、郊区5个", "遂宁市"),
        ("遂宁市产业园区发展提速", "遂宁市"),  # all that the city has
        ("各县（市、区）和开发区签约项目", "遂宁市"),
        ("含山县青枫制剂产业园是基地的一环，总投资42亿元", "含山县"),
    ],
)
def test_no_zones(text: str, home: str) -> None:
    assert [quote for quote, rest in found(text, home) if rest] == []


def test_traditional_characters_name_the_same_places() -> None:
    told = [(m.quote, m.region.name) for m in regions("廣東省惠州市與瀘州市簽約，乾安縣") if m.region]
    assert told == [
        ("廣東省", "广东省"),
        ("惠州市", "广东省惠州市"),
        ("瀘州市", "四川省泸州市"),
        ("乾安縣", "吉林省松原市乾安县"),
    ]


def test_a_zone_is_named_without_a_home_by_its_place() -> None:
    told = [m.region.name for m in regions("百色高新区、田阳工业园区入驻企业3家") if m.region]
    assert told == ["广西壮族自治区百色市百色高新区", "广西壮族自治区百色市田阳区田阳工业园区"]
