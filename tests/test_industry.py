"""Sectors: names put together from parts, proved by what stands around them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang_extract.fold import fold
from zhaoshang_extract.lexicon import Entry, load, read_text
from zhaoshang_extract.mention.industry import find_industries

KEYS = frozenset({"code", "alone", "part"})
ENTRIES = [
    entry
    for name in ("industries", "industry_parts", "industry_before", "industry_behind", "industry_never")
    for entry in load(name, KEYS)
]


def sectors(text: str) -> list[str]:
    return [mention.label for mention in find_industries(fold(text)) if not mention.inside_name]


def names(text: str) -> list[str]:
    return [mention.label for mention in find_industries(fold(text)) if mention.inside_name]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_examples_and_counter_examples(entry: Entry) -> None:
    for example in entry.examples:
        assert set(example.gives.split(";")) <= set(sectors(example.text)), example.text
    for text in entry.counter_examples:
        assert not set(entry.forms) & set(sectors(text)), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # by what stands behind
        ("新能源项目9个,总投资41亿元", ["新能源"]),
        ("高端装备、生物制造项目分别开工6个和3个", ["高端装备", "生物制造"]),
        ("按产业看,薯业6个、菌草4个,黄牛养殖3个", ["薯业", "菌草", "黄牛养殖"]),
        ("从行业分布看:日用玻璃11个、文旅康养8个", ["日用玻璃", "文旅康养"]),
        ("规上工业企业21家", ["工业"]),
        # by what is measured of all of it, and by projects told closer
        ("全市针织服装累计出口8亿美元", ["针织服装"]),
        ("石材产品出口410万美元", ["石材"]),
        ("全县食品加工实现销售收入12亿元", ["食品加工"]),
        ("旅游业务收入31亿元", ["旅游"]),
        ("其中半导体上下游项目21个", ["半导体"]),
        ("新批房地产外资项目14个", ["房地产"]),
        ("营利性服务业走出低谷", ["营利性服务业"]),
        ("能源建设再提速", ["能源"]),
        # by a list that says what it lists, with words that no lexicon holds
        ("项目涉及跨境支付、海上风电运维等领域", ["跨境支付", "海上风电运维"]),
        ("围绕黄精、天麻两大特色产业招商", ["黄精", "天麻"]),
        ("涵盖电子信息类、新材料类等多个领域", ["电子信息", "新材料"]),
        ("组建石墨烯、碳素等3个产业专班", ["石墨烯", "碳素"]),
        ("茶旅、冷水鱼、山羊“三大产业”", ["茶旅", "冷水鱼", "山羊"]),
        ("乌铜走银、汽车等行业", ["汽车"]),
        ("以钢铁、化工为代表的传统产业", ["钢铁", "化工"]),
        # by what stands before
        ("聚焦低空装备,补齐短板", ["低空装备"]),
        ("壮大生物医药、发展预制菜", ["生物医药", "预制菜"]),
        # names of one sector, and of two
        ("摩托车及零部件产业产值3亿元", ["摩托车及零部件"]),
        ("大文化大健康等产业", ["大文化", "大健康"]),
        ("信息传输、软件和信息技术服务业增长9%", ["信息传输、软件和信息技术服务业"]),
        ("签约“一主”产业项目8个,“多元”产业项目5个", ["“一主”产业", "“多元”产业"]),
        ("第一产业、二产和三产", ["第一产业", "二产", "三产"]),
        ("工业用电量,非工业项目", ["工业", "非工业"]),
        # the words that only modify the same noun are no part of the name
        ("按产业看，林业续建项目8个，渔业项目大约占3个", ["林业", "渔业"]),
        ("各乡镇、各单位围绕核桃、花椒两大产业", ["核桃", "花椒"]),
        ("涵盖钢铁、造纸和现代物流等产业", ["钢铁", "造纸", "现代物流"]),
        # 几个, 三张牌, 四条链 and 小分队 close a list too
        ("要打好水电、茶叶、旅游三张牌", ["水电", "茶叶", "旅游"]),
        ("围着铜加工、智能家居两条链找客商", ["铜加工", "智能家居"]),
        ("钢铁、造纸等小分队外出", ["钢铁", "造纸"]),
        ("项目散在食品、物流几个行业", ["食品", "物流"]),
        # 业 of 业务 and 零售 of 零售额 are parts of the word behind
        ("邮政业务收入2亿元，电信业务总量9亿元", ["邮政", "电信"]),
        ("餐饮零售额增长6%", ["餐饮"]),
        ("规模以上工业主营业务收入增长6%", ["工业"]),
        # kinds of projects
        ("民生项目15个，社会事业项目（含教育）8个", ["民生", "社会事业"]),
        # counted beside a known one
        ("工业项目12个，城乡环境项目9个，省级重点项目4个", ["工业", "城乡环境"]),
        ("7个新农村建设项目、9个农业项目、3个续建项目", ["新农村建设", "农业"]),
    ],
)
def test_sectors(text: str, expected: list[str]) -> None:
    assert sectors(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "市工业和信息化局牵头",
        "县文化旅游委与县商务局联合下文",
        "第四届旅游节昨日开幕",
        "收集招商信息88条",
        "深化医药卫生体制改革",
        "盘活工业用地300亩",
        "登记统一产权证书",
        "“五个一”产业招商机制",
        "提升教育教学质量",
        "新认定高新技术企业7家",
        "农业转移人口有序落户",
        "整治消防、环保等领域问题",
        "外贸出口61亿元",
        "金融贷款8260万元",
        "化工产品9个",
        "一二三产业融合发展",
        "民生领域支出占八成",
        "非金融企业贷款74亿元",
        "助老等民生项目加快建设",
    ],
)
def test_no_sectors(text: str) -> None:
    assert sectors(text) == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("丰禾新材料有限公司扩产", "新材料"),
        ("总投资3亿元的天泽光伏组件项目投产", "光伏组件"),
        ("落户柳林食品产业园", "食品"),
        ("宏盛电缆项目投产", "电缆"),
    ],
)
def test_inside_a_name(text: str, inside: str) -> None:
    assert sectors(text) == []
    assert inside in names(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("纺织产业", "C17"),
        ("电子信息、纺织产业", "C39"),
        ("纺织服装产业", "C"),
        ("文旅产业", None),
        ("竹木加工业", "C20"),
        ("制造业", "C"),
    ],
)
def test_code_only_where_one_holds(text: str, code: str | None) -> None:
    assert find_industries(text)[0].code == code


def test_the_standard_is_whole() -> None:
    rows = [line.split("\t") for line in read_text("gbt4754.tsv").splitlines() if not line.startswith("#")]
    sections = [code for code, _ in rows if len(code) == 1]
    assert "".join(sections) == "ABCDEFGHIJKLMNOPQRST"
    assert [code[1:] for code, _ in rows if len(code) == 3] == [f"{n:02d}" for n in range(1, 98)]
    assert {code[0] for code, _ in rows} == set(sections)


def test_every_code_of_the_lexicon_is_in_the_standard() -> None:
    codes = {line.split("\t")[0] for line in read_text("gbt4754.tsv").splitlines()}
    assert {entry.facts["code"] for entry in ENTRIES if "code" in entry.facts} <= codes


@given(st.text("工农业、和产项目新能源汽车等领域集团12个，。“”一主第的大", max_size=60))
def test_spans_are_the_quotes_and_do_not_overlap(text: str) -> None:
    found = find_industries(text)
    for mention in found:
        assert mention.quote == text[slice(*mention.span)]
    for left, right in pairwise(found):
        assert left.span.end <= right.span.start


@pytest.mark.parametrize(
    "piece", ["工业、", "新能源与", "大大", "光伏", "等", "1", "按产业看，", "“产", "投资1元的"]
)
def test_long_text_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    find_industries(piece * 20_000)
    assert time.process_time() - start < 8


def test_what_a_place_has_is_a_sector_whatever_it_is_called() -> None:
    def own(text: str, place: str) -> list[str]:
        ends = frozenset({text.index(place) + len(place)})
        return [mention.label for mention in find_industries(text, ends)]

    assert own("荔波县竹编产业产值3亿元", "荔波县") == ["竹编"]
    assert own("荔波县主导产业产值3亿元", "荔波县") == []
    assert own("荔波县引进省外产业项目3个", "荔波县") == []
    assert own("荔波县竹编产业园动工", "荔波县") == []
    assert own("荔波县汽车零部件产业产值3亿元", "荔波县") == ["汽车零部件"]
