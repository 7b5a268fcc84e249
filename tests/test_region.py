"""Places in text. Every sentence was made up for these tests."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhaoshang_extract.fold import fold
from zhaoshang_extract.gazetteer import lookup
from zhaoshang_extract.gazetteer.table import WORD_KEYS
from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.mention.place.words import ABROAD_KEYS
from zhaoshang_extract.mention.region import RegionMention, find_regions, regions
from zhaoshang_extract.region import Region

ENTRIES = [
    *load("region_words", WORD_KEYS),
    *load("zones", WORD_KEYS),
    *load("places_abroad", ABROAD_KEYS),
]


def told(found: list[RegionMention]) -> str:
    """What an example's `gives` says: "quote code" joined by "; ", pronouns left out."""
    places = [
        f"{m.quote} {m.region.adcode or '-'}" for m in found if m.region is not None and m.kind != "pronoun"
    ]
    return "; ".join(places) or "nothing"


def home(name: str) -> Region:
    [place] = lookup(name)
    return place


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_examples_of_the_lexicon(entry: Entry) -> None:
    for example in entry.examples:
        assert told(regions(example.text)) == example.gives, example.text


# A text, its home, and all the places in it with their codes.
READ = [
    (
        "遂宁市船山区、射洪市和蓬溪县新签约项目分别为9个、8个和5个。",
        "遂宁市",
        "遂宁市 510900; 船山区 510903; 射洪市 510981; 蓬溪县 510921",
    ),
    ("奈曼旗、科左后旗、开发区到位资金居前三位。", "通辽市", "奈曼旗 150525; 科左后旗 150522; 开发区 150500"),
    ("酉阳自治县与两江新区签订飞地协议。", "重庆市", "酉阳自治县 500242; 两江新区 500000"),
    (
        "潜江、仙桃、天门三市与神农架林区抱团招商。",
        "湖北省",
        "潜江 429005; 仙桃 429004; 天门 429006; 神农架林区 429021",
    ),
    ("阿拉尔市、图木舒克市承接援疆项目。", "新疆维吾尔自治区", "阿拉尔市 659002; 图木舒克市 659003"),
    ("和县、含山县主动承接沪苏浙产业转移。", "马鞍山市", "和县 340523; 含山县 340522; 沪苏浙 -"),
    ("高区26个、经区19个、荣成市31个。", "威海市", "高区 371000; 经区 371000; 荣成市 371082"),
    ("项目位于金湖湾化工园，一期用地百亩。", "武穴市", "金湖湾化工园 421182"),
    ("中德（太仓）产业园新增德企六家。", "太仓市", "中德（太仓）产业园 320585"),
    ("潢川县产业集聚区入驻企业过百家。", "信阳市", "潢川县产业集聚区 411526"),
    ("赴浙江宁波、福建晋江开展敲门招商。", None, "浙江 330000; 宁波 330200; 福建 350000; 晋江 350582"),
    ("江苏省盐城市东台市某镇", None, "江苏省 320000; 盐城市 320900; 东台市 320981"),
    ("前7个月湖南新设外企百家。", None, "湖南 430000"),
    ("昭通日报记者走访云南某某集团股份有限公司。", None, "nothing"),
    ("武汉大学校友在深圳路演。", None, "深圳 440300"),
    ("在湘投资的企业与来鄂客商座谈。", None, "湘 430000; 鄂 420000"),
    ("推动湘鄂赣三省联动，深化鲁渝协作。", None, "湘鄂赣 -; 鲁渝 -"),
    ("抢抓大湾区、长三角机遇，远赴德国、首尔推介。", None, "大湾区 -; 长三角 -; 德国 -; 首尔 -"),
    ("平度市财政和税务部门完成安排，水平利用充分。", None, "平度市 370283"),
    ("建成都市农业园，其中山区占三成，更新和改造并举。", None, "nothing"),
    ("总投资6亿元的远航智能产业园开工。", "当阳市", "nothing"),
    ("浙江客商来茂县投资兴业。", None, "浙江 330000; 茂县 513223"),
    ("郴州建筑有限公司、绵竹恒通建材有限公司到会。", None, "nothing"),
    ("滁州顶山—汊河片区签约项目9个，滁州高铁片区动工。", "安徽省", "滁州顶山—汊河片区 341100; 滁州 341100"),
    ("访贵安新区招商局。", "贵州省", "贵安新区 520000"),
    ("花荄镇到位资金1.2亿元，塔水镇8600万元。", "绵阳市安州区", "花荄镇 510705; 塔水镇 510705"),
    ("3．青杨镇：年度任务6000万元；", "天柱县", "青杨镇 522627"),
    ("（2）滨江街道办事处：引进项目7个。", "天柱县", "滨江街道 522627"),
    ("各乡镇：压实责任。特色小镇：签约3个。", "天柱县", "nothing"),
    ("本季度城关镇、下庄镇各开工2个。", "祥云县", "下庄镇 532923"),
    ("分乡镇看，进度有快有慢。", "固安县", "nothing"),
    ("论签约额，云溪新区以86亿元领跑；湖心开发区12亿元。", "遵义市", "云溪新区 520300; 湖心开发区 520300"),
    ("国家级开发区12家，上半年开发区签约9个。", "遵义市", "nothing"),
    ("生产线落户永康市五金和智能门锁产业园。", "金华市", "永康市五金和智能门锁产业园 330784"),
    ("赴永康市对接五金和智能门锁产业园。", "金华市", "永康市 330784"),
    ("青田智能家居产业园（总投资9亿元）开工。", "丽水市", "青田 331121"),
    ("项目选址湖州—阜阳生态产业园。", "安吉县", "湖州—阜阳生态产业园 330500"),
    ("全年新增城镇就业九百人，取得三成都不到。", "盱眙县", "nothing"),
    (
        "东港区9个、望海湾旅游度假区4个。其后望海湾旅游度假区回落。",
        "日照市",
        "东港区 371102; 望海湾旅游度假区 371100; 望海湾旅游度假区 371100",
    ),
]


@pytest.mark.parametrize(("text", "where", "expected"), READ, ids=[text[:12] for text, _, _ in READ])
def test_places_of_a_sentence(text: str, where: str | None, expected: str) -> None:
    assert told(regions(text, where)) == expected


PRONOUNS = [
    ("全市", "荆州市", "421000"),
    ("我县", "监利县", "421023"),
    ("全市", "监利县", "421000"),
    ("全市", "枝江市", "420583"),
    ("全省", "枝江市", "420000"),
    ("全区", "柳州市", "450000"),
    ("全区", "渝中区", "500103"),
    ("全市", "渝中区", "500000"),
    ("全盟", "兴安盟", "152200"),
    ("全州", "恩施州", "422800"),
    ("全旗", "奈曼旗", "150525"),
    ("我国", "荆州市", "100000"),
]


@pytest.mark.parametrize(("word", "where", "adcode"), PRONOUNS)
def test_pronouns_take_the_level_of_the_home(word: str, where: str, adcode: str) -> None:
    [found] = find_regions(f"{word}新签约项目9个", home(where))
    assert (found.kind, found.quote) == ("pronoun", word)
    assert found.region is not None
    assert found.region.adcode == adcode


def test_the_whole_of_a_zone_is_the_zone() -> None:
    zone = Region("山东省济宁市济宁高新区", "370800", "zone")
    found = find_regions("全区到位资金超额，全市第一，高新区营收增长。", zone)
    assert [m.region.name for m in found if m.region] == [zone.name, "山东省济宁市", zone.name]


def test_the_county_named_last_is_that_county() -> None:
    found = find_regions("平舆县、上蔡县均超额完成，该县前移两位。", home("驻马店市"))
    assert [m.region.adcode for m in found if m.region] == ["411723", "411722", "411722"]


def test_the_park_named_last_is_that_park() -> None:
    found = find_regions("永康经济开发区扩园。园区内，道路已通；该园区再增企业。", home("永康市"))
    assert [(m.quote, m.kind) for m in found[1:]] == [("园区内", "pronoun"), ("该园区", "pronoun")]
    assert {m.region.name for m in found if m.region} == {"浙江省金华市永康市永康经济开发区"}
    assert find_regions("园区内道路已通，产业园区内另有企业。", home("永康市")) == []


def test_towns_told_once_are_known_in_all_of_the_document() -> None:
    told = [m.region for m in find_regions("1.青杨镇：到位3亿元；", home("天柱县")) if m.region]
    found = find_regions("项目落户青杨镇并投产。", home("天柱县"), known=told)
    assert [(m.quote, m.region) for m in found] == [("青杨镇", told[0])]


def test_that_county_may_have_been_named_in_a_paragraph_before() -> None:
    [found] = find_regions("该县前移两位。", home("驻马店市"), known=[home("平舆县"), home("上蔡县")])
    assert found.region == home("上蔡县")


@pytest.mark.parametrize("text", ["健全市场准入", "安全区域", "全域旅游", "齐全区间"])
def test_words_that_only_look_like_pronouns(text: str) -> None:
    assert find_regions(text, home("荆州市")) == []


def test_an_ambiguous_name_stays_unresolved_and_says_why() -> None:
    [found] = find_regions("鼓楼区签约项目3个")
    assert found.region is None
    assert found.reason is not None
    assert "南京市鼓楼区" in found.reason


def test_known_places_resolve_names_and_vintages() -> None:
    [found] = find_regions("鼓楼区签约项目3个", known=[home("徐州市")])
    assert found.region == home("徐州市鼓楼区")
    [found] = find_regions("库车经开区新增企业", known=[home("库车县")])
    assert found.region is not None
    assert (found.region.adcode, found.region.level) == ("652923", "zone")


def test_the_year_gives_the_vintage() -> None:
    assert [m.region.adcode for m in find_regions("监利新签约项目", year=2018) if m.region] == ["421023"]
    assert [m.region.adcode for m in find_regions("监利新签约项目", year=2023) if m.region] == ["421088"]


def test_a_home_that_is_no_one_place_is_refused() -> None:
    with pytest.raises(ValueError, match="not one place"):
        regions("全市", "鼓楼区")


@pytest.mark.parametrize(
    "text",
    [
        "1" * 8000,
        "十" * 5000,
        "新区" * 4000,
        "、北京" * 4000,
        "长兴镇" * 3000,
        "该县" * 4000,
        "云溪开发区12家，" * 2000,
        "园区内，" * 3000,
        "1.青杨镇：" * 2000,
    ],
)
def test_long_runs_stay_linear(text: str) -> None:
    start = time.process_time()
    find_regions(text, home("荆州市"))
    assert time.process_time() - start < 2


PIECES = [
    "荆州市",
    "朝阳区",
    "监利",
    "、",
    "，",
    "高新区",
    "全市",
    "镇",
    "花荄镇",
    "来鄂",
    "（",
    "）",
    "产业园",
    "12个",
    "和",
    "德国",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_mentions_are_sorted_quoted_and_apart(pieces: list[str]) -> None:
    text = fold("".join(pieces))
    found = find_regions(text, home("荆州市"))
    assert all(text[m.span.start : m.span.end] == m.quote for m in found)
    assert all(one.span.end <= after.span.start for one, after in pairwise(found))
    assert all((m.region is None) == (m.reason is not None) for m in found)
