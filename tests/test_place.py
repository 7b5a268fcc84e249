"""Which place a figure is about. Every sentence here was made up for these tests."""

from __future__ import annotations

import pytest

from zhaoshang_extract.discourse.place_words import points, table
from zhaoshang_extract.lexicon import Example
from zhaoshang_extract.pipeline import read

RULES = [
    (entry.id, example) for entry in table().values() if "points" in entry.facts for example in entry.examples
]


@pytest.mark.parametrize(("rule", "example"), RULES, ids=[rule for rule, _ in RULES])
def test_example_of_each_candidate(rule: str, example: Example) -> None:
    reading = read(example.text.replace(" / ", "\n\n"), published="2016-07-01")
    told = reading.facts[-1].region
    name = told.value.name if told.value is not None else "nothing"
    assert (told.rule, name) == (rule, example.gives)


def test_nearer_sources_count_more() -> None:
    order = (
        "region_in_clause",
        "region_in_reach",
        "region_of_sentence",
        "region_of_paragraph",
        "region_of_heading",
        "region_of_title",
        "home",
    )
    found = [points(rule) for rule in order]
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


def places(text: str, home: str | None = None) -> list[str]:
    """The last name in the path of each figure's place."""
    reading = read("工作小结\n\n" + text, published="2023-07-01", region=home)
    return [fact.region.value.name if fact.region.value else "-" for fact in reading.facts]


@pytest.mark.parametrize(
    ("text", "home", "ends"),
    [
        # what a paragraph opens with stays its subject
        (
            "1.丹棱县春茗茶叶加工项目进展顺利。年度计划投资4亿元，已完成投资3亿元。",
            "眉山市",
            ["丹棱县", "丹棱县"],
        ),
        ("一季度，丹棱县发力招商。签约项目4个。全市签约项目31个。", "眉山市", ["丹棱县", "眉山市"]),
        ("丹棱县发力招商。仁寿县紧随其后，签约项目4个。开工项目9个。", "眉山市", ["仁寿县", "仁寿县"]),
        ("一是进度不一。丹棱县到位资金下降4.2%。二是大项目少。签约项目9个。", "眉山市", ["丹棱县", "眉山市"]),
        # a paragraph that a place does not open
        (
            "东坡区某企业的负责人在座谈会上表示，丹棱县的环境越来越好，办事越来越快。全年签约项目9个。",
            "眉山市",
            ["眉山市"],
        ),
        # peers, and a place above the home that opens its clause by its full name
        ("射洪县签约3个项目；蓬溪县签约5个项目。", "遂宁市", ["射洪县", "蓬溪县"]),
        ("四川省签约项目241个，投资额204亿元。", "成都市", ["四川省", "四川省"]),
        ("博览会上，东道主四川签约项目90个。", "成都市", ["四川省"]),
        # on the way, compared, of a name
        ("专班赴苏州、与常州企业洽谈，签约项目9个。", "眉山市", ["眉山市"]),
        ("来自青神县的企业签约项目9个。", "丹棱县", ["丹棱县"]),
        ("引进中国500强企业3家。", "眉山市", ["眉山市"]),
        # a site directly behind its amount, one for each item
        (
            "签下两个项目（投资1.2亿元、落在高坝店镇的豆制品项目；投资0.6亿元、位于城关街道的电子项目）。",
            "山阳县",
            ["山阳县", "高坝店镇", "城关街道"],
        ),
        # the places of a list that has ended
        ("引进3个，分别是洪雅县的园区、青神县的基地，引进超亿元项目2个。", "眉山市", ["眉山市", "眉山市"]),
        # a sum with a partner that is no place
        ("市政府和彭山区合计签约12个。", "眉山市", ["眉山市"]),
        # a wider place to compare with, and nothing of it behind
        (
            "全县进出口3亿元，增长12.6%，而全国增2.4%，眉山市增4.4%。签约项目9个。",
            "丹棱县",
            ["丹棱县", "丹棱县", "中国", "眉山市", "丹棱县"],
        ),
        ("开原市引进项目26个，铁岭市共签约97个。", "开原市", ["开原市", "铁岭市"]),
        # a whole and our part
        (
            "2月8日，长沙市首批项目集中签约。签约的项目共218个，其中，我区签约37个。",
            "望城区",
            ["长沙市", "望城区"],
        ),
        # the part of a place in what holds it
        ("绵竹市完成12亿元，占了全市近三成。", "德阳市", ["绵竹市", "绵竹市"]),
        # a name that is a word too, with its figure
        ("签约项目：大同104个，阳泉52个，长治117个。", "山西省", ["大同市", "阳泉市", "长治市"]),
        # names of towns to live in, streets and hotels
        ("开工投资22亿元的盐湖小镇、投资3亿元的山阳大酒店。", "运城市", ["运城市", "运城市"]),
        # a zone or a park that acts at the head of its sentence
        ("今年，经开区狠抓项目，新开工9个。", "泸州市", ["经开区"]),
        ("双河园区积极外出招商，签约项目4个。", "永川区", ["双河园区"]),
        ("重点园区持续发力，签约项目4个。", "永川区", ["永川区"]),
        ("开发区利用外资2.1亿美元；高新区0.6亿美元。", "大连市", ["开发区", "高新区"]),
        # who signs for a list, and a government with its own zone
        ("其间，辉县市就电池材料等4个项目签订合同。", "新乡市", ["辉县市"]),
        ("射洪市委、射洪经开区在深圳举行推介会，签约项目5个。", "射洪市", ["射洪市"]),
        # listed projects, ranks, means, items of a list, places that are seen or left out
        (
            "签约的9个项目中，投资8亿元的碳化硅项目、投资3亿元的花荄镇农业园、投资2亿元的石膏板"
            "项目等4个项目已开工。",
            "安州区",
            ["安州区", "安州区", "花荄镇", "安州区", "安州区"],
        ),
        (
            "主要有总投资6亿元的蓬溪县淀粉项目、总投资4亿元的风情城项目、总投资1亿元的大英县小区项目。",
            "遂宁市",
            ["蓬溪县", "遂宁市", "大英县"],
        ),
        (
            "其中有甲实业在蓬溪投资的60亿元总部项目、乙公司在大英投资的45亿元拉棒项目。",
            "遂宁市",
            ["蓬溪县", "大英县"],
        ),
        (
            "较大的2个，分别是落户蓬溪县的硅片项目，总投资108亿元；落户大英县的循环项目，总投资102亿元。",
            "遂宁市",
            ["遂宁市", "蓬溪县", "大英县"],
        ),
        ("总投资20亿元的锂电项目落户蓬溪县，总投资8亿元的陶瓷项目正在洽谈。", "遂宁市", ["蓬溪县", "遂宁市"]),
        (
            "蓬溪县到位资金最多，达40亿元；大英县第二，为14亿元，增长48%。",
            "遂宁市",
            ["蓬溪县", "大英县", "大英县"],
        ),
        ("超过201万美元的水平，但低于全国平均266万美元的水平。", "吉林省", ["吉林省", "中国"]),
        (
            "大英县增长9%；全市平均增长10%，高于全省平均2个百分点。",
            "遂宁市",
            ["大英县", "遂宁市", "遂宁市"],
        ),
        (
            "1.红江镇（到位资金1亿元）；2.经开区管委会（到位资金2亿元）；3.商务局（到位资金3亿元）。",
            "蓬溪县",
            ["红江镇", "经开区", "蓬溪县"],
        ),
        (
            "蓬溪县：引进项目7个，到位资金5亿元；市直单位：引进项目4个，到位资金3亿元。",
            "遂宁市",
            ["蓬溪县", "蓬溪县", "遂宁市", "遂宁市"],
        ),
        ("总投资15亿元的电池项目在蓬溪县开了工，一期6亿元。", "遂宁市", ["蓬溪县", "蓬溪县"]),
        ("除蓬溪县外，其他县区共签约21个；蓬溪县一地就签约18个。", "遂宁市", ["遂宁市", "蓬溪县"]),
        ("记者在大英县看到，园内3家企业正在施工。", "遂宁市", ["大英县"]),
        ("对大英县而言，今年任务是引进45个项目。", "遂宁市", ["大英县"]),
        (
            "安居区（12个）、蓬溪县（8个）和大英县（6个）签约较多，三地共占全市的72%。",
            "遂宁市",
            ["安居区", "蓬溪县", "大英县", "遂宁市"],
        ),
        ("蓬溪的锂电、大英的文旅、安居的机电三个组团共引进33个。", "遂宁市", ["遂宁市", "遂宁市"]),
        ("投资2亿元，选址蓬溪县红江镇。", "遂宁市", ["红江镇"]),
        ("企业落户蓬溪县，投资12亿元建设材料园，另有企业在大英县投资2亿元。", "遂宁市", ["蓬溪县", "大英县"]),
        ("上半年四川省到位资金6200亿元，我市到位190亿元。", "遂宁市", ["四川省", "遂宁市"]),
        ("兰州海关统计，上半年进出口120亿元。", "甘肃省", ["甘肃省"]),
        ("城西区冷链物流园项目到位0.3亿元。", "西宁市", ["城西区"]),
        # brackets behind a place that is compared with, and what a wider place has
        (
            "蓬溪县签约14个，占全市（35个）的四成，增速高于全省（8.1%）。",
            "遂宁市",
            ["蓬溪县", "遂宁市", "蓬溪县", "四川省"],
        ),
        ("四川省现有规上企业1.7万家。全国同期增长8.8%。", "遂宁市", ["四川省", "中国"]),
        # in no home: a deed in a place
        ("公司在桂阳县投资26亿元。", None, ["桂阳县"]),
    ],
)
def test_places_of_figures(text: str, home: str | None, ends: list[str]) -> None:
    found = places(text, home)
    assert len(found) == len(ends)
    assert all(name.endswith(end) for name, end in zip(found, ends, strict=True)), found


def test_a_town_stands_under_its_county_of_the_year() -> None:
    assert places("太和镇签约3个。", "射洪市") == ["四川省遂宁市射洪市太和镇"]
    assert places("射洪市太和镇签约3个。", "遂宁市") == ["四川省遂宁市射洪市太和镇"]


def test_parts_and_the_name_of_a_zone_that_reports() -> None:
    text = (
        "赣江新区：上半年开工账\n\n赣江新区签约31个。其中，临空组团智能座舱、封装测试等6个项目开工；"
        "共青组团签约4个。江西省共有企业38家，园区占27家。"
    )
    reading = read(text, published="2023-07-01")
    assert [fact.region.value.name for fact in reading.facts if fact.region.value] == [
        "江西省赣江新区",
        "江西省赣江新区临空组团",
        "江西省赣江新区共青组团",
        "江西省",
        "江西省赣江新区",
    ]


def test_cells_name_places_of_the_year() -> None:
    table = "县区\n签约\n到位\n玉州区\n8\n12\n容县\n5\n11\n福绵管理区\n3\n4\n陆川县\n6\n9\n"
    reading = read(f"2010年签约情况\n\n单位：个、亿元\n\n{table}", published="2010-07-01", region="玉林市")
    names = {fact.region.value.name for fact in reading.facts if fact.region.value}
    assert not any("福绵区" in name for name in names)


def test_a_total_of_two_places_is_of_neither() -> None:
    text = (
        "上海金山与嘉兴三县市新签项目43个\n\n上海金山与浙江嘉兴三县市在平湖市签约。"
        "签约项目共43个，金山区15个，平湖市12个，嘉善县16个。"
    )
    reading = read(text, published="2023-07-01")
    found = [fact.region.value.name[-3:] if fact.region.value else "-" for fact in reading.facts]
    assert found == ["-", "-", "金山区", "平湖市", "嘉善县"]


def test_headings_of_figures_stay_below_a_place() -> None:
    text = (
        "德阳各地晒进度\n\n广汉\n新签约12个\n总投资36亿元\n上半年，干部抓链主，开工8个。\n"
        "什邡\n新签约9个\n总投资21亿元\n上半年竣工4个。"
    )
    found = [fact.region.value for fact in read(text, published="2023-07-01").facts]
    assert [place.name[-3:] if place else "-" for place in found] == ["广汉市"] * 3 + ["什邡市"] * 3


def test_a_section_headed_by_a_place_has_its_own_home() -> None:
    text = (
        "2021年招商引资通报\n\n来源：绵阳市商务局\n\n一、游仙区\n\n全年签约项目25个。经开区签约7个。\n\n"
        "二、江油市\n\n签约项目29个。全市已开工20个。\n\n三、下一步工作\n\n全市力争签约项目90个。"
    )
    assert [name.removeprefix("四川省绵阳市") for name in places(text)] == [
        "游仙区",
        "游仙区经开区",
        "江油市",
        "江油市",
        "",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "㮾梨街道：签约项目12个，总投资35亿元。\n星沙街道：签约项目3个。",
            ["㮾梨街道", "㮾梨街道", "星沙街道"],
        ),
        ("新签约项目9个，𫚖埠镇3个、星沙街道6个。", ["长沙县", "𫚖埠镇", "星沙街道"]),
    ],
)
def test_a_town_whose_name_has_a_rare_character_is_one(text: str, names: list[str]) -> None:
    assert [name.removeprefix("湖南省长沙市长沙县") or "长沙县" for name in places(text, "430121")] == names
