"""The code table: every row sound, every change dated, every look-up decided."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from zhaoshang_extract.gazetteer import lookup, parent
from zhaoshang_extract.gazetteer.table import by_code, region_of, rows
from zhaoshang_extract.gazetteer.towns import counties_by_town, town


def test_rows_are_sound() -> None:
    for row in rows()[1:]:
        assert re.fullmatch(r"\d{6}", row.adcode), row
        assert row.parent in by_code(), row
        assert row.since is None or row.until is None or row.since <= row.until, row
        assert all(len(short) > 1 for short in row.shorts), row
        assert region_of(row).name.endswith(row.name)


def test_today_has_the_number_of_provinces_and_about_that_of_cities_and_counties() -> None:
    open_rows = [row for row in rows() if row.until is None]
    counts = {level: sum(row.level == level for row in open_rows) for level in ("province", "city", "county")}
    assert counts["province"] == 34
    assert 330 <= counts["city"] <= 340
    assert 2830 <= counts["county"] <= 2900


# A name, the year asked for, and the code that must come out.
VINTAGES = [
    ("上饶县", None, "361121"),
    ("广信区", None, "361104"),
    ("上饶县", 2018, "361121"),
    ("库车县", None, "652923"),
    ("库车", None, "652902"),
    ("库车", 2015, "652923"),
    ("监利", 2018, "421023"),
    ("监利", None, "421088"),
    ("郧县", None, "420321"),
    ("郧阳", 2016, "420304"),
    ("嫩江县", 2013, "231121"),
    ("嫩江市", None, "231183"),
    ("襄樊市", None, "420600"),
    ("襄阳", None, "420600"),
    ("莱芜市", None, "371200"),
    ("仙桃", None, "429004"),
    ("湘西州", None, "433100"),
    ("科右前旗", None, "152221"),
    ("香港", None, "810000"),
    ("台湾省", None, "710000"),
    ("公主岭市", None, "220184"),
    ("公主岭市", 2015, "220381"),
    ("儋州", 2010, "469003"),
    ("胡杨河市", None, "659010"),
]


@pytest.mark.parametrize(("name", "year", "adcode"), VINTAGES)
def test_a_name_has_the_code_of_its_year(name: str, year: int | None, adcode: str) -> None:
    assert [place.adcode for place in lookup(name, year=year)] == [adcode]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("科右前旗", "内蒙古自治区兴安盟科尔沁右翼前旗"),
        ("仙桃市", "湖北省仙桃市"),
        ("城口县", "重庆市城口县"),
        ("上饶县", "江西省上饶市上饶县"),
        ("库车县", "新疆维吾尔自治区阿克苏地区库车县"),
        ("100000", "中国"),
        ("荆州市监利县", "湖北省荆州市监利县"),
    ],
)
def test_a_place_is_named_by_its_full_path(name: str, path: str) -> None:
    assert [place.name for place in lookup(name)] == [path]


def test_one_name_of_several_places_gives_all_the_widest_first() -> None:
    assert [place.adcode for place in lookup("恩施")] == ["422800", "422801"]
    assert len(lookup("鼓楼区")) > 2
    assert [place.adcode for place in lookup("鼓楼区", within=lookup("徐州市")[0])] == ["320302"]
    assert lookup("无此地市") == []


def test_parents_lead_up_to_the_nation() -> None:
    [place] = lookup("监利县")
    names = []
    upper = parent(place)
    while upper is not None:
        names.append(upper.name)
        upper = parent(upper)
    assert names == ["湖北省荆州市", "湖北省", "中国"]


def test_towns_know_their_counties() -> None:
    assert "510705" in counties_by_town()["花荄镇"]
    found = town("花荄镇", "510705")
    assert found is not None
    assert (found.name, found.level) == ("四川省绵阳市安州区花荄镇", "town")
    assert parent(found) == lookup("安州区")[0]
    assert town("花荄镇", "999999") is None


def test_importing_reads_no_table() -> None:
    code = (
        "import zhaoshang_extract.mention.region, zhaoshang_extract.discourse.home, sys;"
        "from zhaoshang_extract.gazetteer import table, towns;"
        "assert not table.rows.cache_info().currsize and not towns.counties_by_town.cache_info().currsize;"
        "assert 'jieba' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
