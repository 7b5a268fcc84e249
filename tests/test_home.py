"""Which place a report is about. Every report here was made up for these tests."""

from __future__ import annotations

import pytest

from zhaoshang_extract.home import find_home

# title, publisher, body, year, full path of the home
REPORTS = [
    (
        "上半年孝感新签约项目二百个",
        "孝感日报",
        "本报讯 全市新签约项目201个，汉川市、云梦县居前。",
        2022,
        "湖北省孝感市",
    ),
    (
        "丹棱赴苏州推介归来",
        "眉山日报",
        "丹棱县在苏州举行推介会，全县签约项目9个。",
        2019,
        "四川省眉山市丹棱县",
    ),
    (
        "招商引资情况通报",
        "寻乌县商务局",
        "今年以来，全县新引进项目15个，总投资20亿元。",
        2020,
        "江西省赣州市寻乌县",
    ),
    (
        "政府工作报告",
        None,
        "——在沐川县第十八届人民代表大会第三次会议上\n各位代表：全县生产总值增长6%。",
        2019,
        "四川省乐山市沐川县",
    ),
    (
        "政府工作报告",
        None,
        "各位代表：国内生产总值增长6%，我国外贸回稳，全国新增就业超千万人。",
        2018,
        "中国",
    ),
    (
        "绵阳高新区：以赛马促招商",
        None,
        "绵阳高新区全区新签约项目30个，总量全市第一。",
        2023,
        "四川省绵阳市绵阳高新区",
    ),
    (
        "花荄镇上半年工作小结",
        "花荄镇人民政府",
        "安州区花荄镇全镇到位资金1.2亿元。",
        2021,
        "四川省绵阳市安州区花荄镇",
    ),
    (
        "一季度全盟招商通报",
        None,
        "全盟到位资金31亿元，锡林浩特市、多伦县、正蓝旗进展较快。\n锡林郭勒盟商务局",
        2021,
        "内蒙古自治区锡林郭勒盟",
    ),
    (
        "在全县大会上的讲话",
        None,
        "同志们：全县上下要盯住目标，用好渝商资源，让石柱成为热土。",
        2022,
        "重庆市石柱土家族自治县",
    ),
    ("监利新签约项目超百个", None, "监利县今年新签约项目103个，全县开工率八成。", 2018, "湖北省荆州市监利县"),
    ("监利新签约项目超百个", None, "监利今年新签约项目103个，全市开工率八成。", 2022, "湖北省荆州市监利市"),
    (
        "全区招商工作推进会召开",
        "大渡口区融媒体中心",
        "重庆市大渡口区召开推进会，全区签约项目20个。",
        2023,
        "重庆市大渡口区",
    ),
]


@pytest.mark.parametrize(("title", "publisher", "body", "year", "path"), REPORTS, ids=[r[4] for r in REPORTS])
def test_home_of_a_report(title: str, publisher: str | None, body: str, year: int, path: str) -> None:
    found = find_home(title, None, publisher, body, year)
    assert found is not None
    assert found.name == path


def test_a_page_of_a_paper_is_its_citys() -> None:
    body = "遂宁日报 2012年8月1日\n本报讯 射洪县签约项目3个。\n本报讯 蓬溪县到位资金2亿元。"
    found = find_home("射洪县签约项目3个", None, "遂宁日报", body, 2012)
    assert found is not None
    assert found.name == "四川省遂宁市"


def test_nothing_says_nothing() -> None:
    assert find_home(None, None, None, "项目总投资3亿元，已开工。") is None
