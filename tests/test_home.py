"""Which place a report is about. Every report here was made up for these tests."""

from __future__ import annotations

import pytest

from zhaoshang_extract.discourse.home import find_home, home_of_document, home_of_story
from zhaoshang_extract.discourse.home_words import table
from zhaoshang_extract.discourse.ruling import Ruling
from zhaoshang_extract.discourse.web_address import hosts, places_of_host, spells
from zhaoshang_extract.lexicon import Example, load
from zhaoshang_extract.masthead import read_masthead
from zhaoshang_extract.mention.place.zone_name import one_name
from zhaoshang_extract.mention.region import find_regions
from zhaoshang_extract.region import Region
from zhaoshang_extract.segment import segment

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
    found = find_home(title, None, publisher, body, year).value
    assert found is not None
    assert found.name == path


def test_a_page_of_a_paper_is_its_citys() -> None:
    body = "遂宁日报 2012年8月1日\n本报讯 射洪县签约项目3个。\n本报讯 蓬溪县到位资金2亿元。"
    found = find_home("射洪县签约项目3个", None, "遂宁日报", body, 2012).value
    assert found is not None
    assert found.name == "四川省遂宁市"


def test_nothing_says_nothing() -> None:
    assert find_home(None, None, None, "项目总投资3亿元，已开工。").value is None


def heard(page: str) -> list[Ruling[Region]]:
    """The rulings on a page and on its stories; ` / ` parts the lines."""
    text = page.replace(" / ", "\n\n")
    stories = segment(text)
    ruling = home_of_document(stories, read_masthead(stories, text), text, 2023)
    return [ruling, *(home_of_story(story, 2023, ruling.value) for story in stories)]


RULES = [(entry.id, entry.examples[0]) for entry in table().values() if "points" in entry.facts]


@pytest.mark.parametrize(("rule", "example"), RULES, ids=[rule for rule, _ in RULES])
def test_example_of_each_rule(rule: str, example: Example) -> None:
    spoke = {(said.rule, said.value.name) for ruling in heard(example.text) for said in ruling.evidence}
    assert (rule, example.gives) in spoke, spoke


def home_of(page: str) -> str | None:
    value = heard(page)[0].value
    return value.name if value is not None else None


@pytest.mark.parametrize(
    ("page", "path"),
    [
        # a zone that goes by its kind alone, in a text that never says 全县
        (
            "2015年，对涟水经济开发区来说是爬坡年。开发区全年签约项目12个。 / 2016年，开发区力争签约15个。",
            "江苏省淮安市涟水县涟水经济开发区",
        ),
        (
            "开发区见闻 / 涟水经济开发区签约3个。全县签约12个。开发区加把劲，开发区抓开工。",
            "江苏省淮安市涟水县",
        ),
        # 东经 is a word, but 经开区 ends the name before it
        (
            "肥东经开区：项目为王 / 今年以来，肥东经开区抢抓机遇。该区新签约项目14个。",
            "安徽省合肥市肥东县肥东经开区",
        ),
        # the office of a county whose name is an ordinary word
        (
            "2018年古县人民政府工作报告 / 各位代表：我代表古县人民政府报告工作。全县引进项目15个。",
            "山西省临汾市古县",
        ),
        # who holds the occasion, below the line of a site
        (
            "光泽财经网首页 / 招商项目在文山集中签约 / 5月25日下午，文山州在文山市举办签约仪式，签约23个。",
            "云南省文山壮族苗族自治州",
        ),
        # towns of common names that one county alone has together
        ("上半年招商小结 / 我县盯紧链主，城关镇签约3个，马坊镇签约2个，普明镇签约1个。", "山西省吕梁市岚县"),
        # a name in that of a project, where another word has the character before it
        ("招商自查 / 我县引进企业开发光山恒隆小区，建设龙山航电枢纽。", "河南省信阳市光山县"),
        # three counties that act together are the city's
        (
            "大会签约 / 长兴县、安吉县、德清县联合举办大会，共33个，长兴县12个、安吉县11个、德清县10个。",
            "浙江省湖州市",
        ),
        ("渝北区与两江新区联合招商 / 渝北区、两江新区共签约18个，渝北区8个、两江新区10个。", None),
        # zones of several cities and 全省
        (
            "开发区排行 / 合肥高新区签约43个，芜湖经开区签约29个，滁州高新区签约21个。全省共签约612个。",
            "安徽省",
        ),
        ("固始县与合肥高新区签约 / 昨天，固始县与合肥高新区签约项目6个。", "河南省信阳市固始县"),
        ("一季度我市招商进展 / www.zigong.gov.cn 点击数：12 / 我市在建项目31个。", "四川省自贡市"),
        ("经济形势简析 / 今年以来，全市各级落实省委、市委要求，安康经济回升向好。", "陕西省安康市"),
        (
            "重点项目开工 / 绵阳市到位资金3亿元。绵阳市又签约项目5个，绵阳市开工7个，我省多家媒体报道。",
            "四川省绵阳市",
        ),
        ("上半年全省招商情况 / 全省签约项目90个，全省开工70个。 / 来源：四川省经济合作局", "四川省"),
        ("上半年小结 / 规上工业增速居全省第三，全市签约项目9个。 / 来源：自贡市商务局", "四川省自贡市"),
        ("上半年小结 / 全区签约项目9个。走访在湾企业三十家，芜湖市给予支持。", "安徽省芜湖市湾沚区"),
        ("招商口径 / 我区（含百色高新区）签约项目15个，其中田阳工业园区7个。", "广西壮族自治区百色市田阳区"),
        (
            "前三季度我县外贸增幅领跑眉山 / 您的位置：丹棱传媒网 / 增幅高出仁寿9个百分点，全县领先。",
            "四川省眉山市丹棱县",
        ),
        ("苏州客商到我市考察 / 绵竹市签约项目9个，全市开工7个。", "四川省德阳市绵竹市"),
        ("广东客商走进丹棱 / 丹棱县签约项目9个。", "四川省眉山市丹棱县"),
        ("半年账 / 昨日，绵阳高新区交出答卷：全区签约项目9个，总量居绵阳市第一。", "四川省绵阳市绵阳高新区"),
        (
            "月报 / 绵阳高新技术产业开发区（下称“绵阳高新区”）再加力。绵阳高新区签约项目9个，区里又开工7个。",
            "四川省绵阳市绵阳高新区",
        ),
        (
            "开工月报 / 为宣城市计划的九成，宣城市下达任务过半。宁国市签约项目9个，全市开工7个。",
            "安徽省宣城市宁国市",
        ),
        (
            "前八月进展 / 前八月，全省重点项目开工158个，达州、广安两市有7个没有开工。 / www.sc.gov.cn",
            "四川省",
        ),
        ("开发区半年账 / 四川整顿规范开发区见了实效。省商务厅统计，53家开发区产值增长三成。", "四川省"),
        ("企业月报 / 2024-06-21 发表于四川 / 丹棱县签约项目9个。", "四川省眉山市丹棱县"),
        # a paper whose name holds no place, and one whose name holds another one's
        ("上半年利用外资 / 2007年8月15日 钱江晚报 / 全省新登记企业1642户，嘉兴新登记548户。", "浙江省"),
        ("一季度内资 / 2013年5月3日 南湖晚报 / 一季度全市引进内资31亿元。", "浙江省嘉兴市"),
        # a fair and its province, and a guest at it
        ("兰洽会落幕 / 大西北网 2023-07-11 / 兰洽会体现了我省的招商平台作用，签约项目986个。", "甘肃省"),
        ("我市在兰洽会签约 / 来源：武威日报 / 我市在兰洽会上签约项目21个。", "甘肃省武威市"),
        # an office of a wider level in the paper of a city
        ("据省外经贸厅统计，上半年新批项目528项。 / 福州新闻网 2009-07-18", "福建省"),
        ("据自治区商务厅统计，上半年新批项目31项。 / 南宁新闻网 2012-07-18", "广西壮族自治区"),
        ("据市商务局统计，上半年新批项目31项。 / 南宁新闻网 2012-07-18", "广西壮族自治区南宁市"),
        # where a report was wired
        ("中新社合肥3月2日电 据统计，今年前两月安徽新批项目31个，增长3%。", "安徽省"),
        # divisions of the corps
        (
            "去年师市实施项目213个，完成兵团任务的107%。 / 来源：石河子日报 2018-01-11",
            "新疆维吾尔自治区石河子市",
        ),
        # who gives aid
        ("据和田地区消息，2019年北京市安排援疆项目88个，总投资21亿元。", "新疆维吾尔自治区和田地区"),
        # the host of a feast in the paper of its province
        ("以花为媒 / 新甘肃客户端 / 日前，陇南市成县举办核桃节，当地签约项目6个。", "甘肃省陇南市成县"),
        ("4月8日，茶圣故里天门举办茶文化节，签约18个项目。", "湖北省天门市"),
        # a zone at which a signing was held
        ("近日在绵阳高新区举行的签约仪式上，18家企业签约。6月全区引进项目41个。", "四川省绵阳市绵阳高新区"),
        ("三月开工 / 绵阳市开工项目26个。绵阳市投资8亿元。 / 德阳市开工项目22个。德阳市投资7亿元。", None),
    ],
)
def test_home_by_what_little_is_said(page: str, path: str | None) -> None:
    assert home_of(page) == path


def test_a_ruling_tells_margin_and_rivals() -> None:
    ruling = heard("射洪县招商再添新力 / 射洪县签约项目3个，蓬溪县1个。")[0]
    assert ruling.value is not None
    assert ruling.value.name.endswith("射洪县")
    (rival, points), *_ = ruling.rivals
    assert rival.name.endswith("蓬溪县")
    assert ruling.margin == ruling.points - points > 0
    assert ruling.rules(rival) == ["named"]


def test_hosts_spell_places() -> None:
    assert hosts("见 http://zsj.Huzhou.gov.cn/a 或 a@b.cn") == ["zsj.huzhou.gov.cn"]
    assert [row.name for row in places_of_host("zsj.huzhou.gov.cn", 2023)] == ["湖州市"]
    assert {row.name for row in places_of_host("www.fuyang.gov.cn", 2023)} >= {"阜阳市", "富阳区"}
    assert places_of_host("www.mofcom.gov.cn", 2023) == []
    assert spells("lyuliang", "吕梁")
    assert [row.name for row in places_of_host("www.yn.gov.cn", 2014)] == ["云南省"]
    assert [row.name for row in places_of_host("www.hnloudi.com", 2014)] == ["娄底市"]
    assert places_of_host("www.yn.com.cn", 2014) == []


def test_a_name_broken_over_lines_is_seen() -> None:
    page = (
        "开发区年度述职报告\n2019年，在市委、市政府的坚强领导和市直各部门的鼎力相助下，自\n"
        "贡高新区党工委、管委会紧扣提速进位的主线，以做大产业、做美环境、\n"
        "做强队伍三项任务为抓手，放手招商引资，全区新引进项目九个。"
    )
    stories = segment(page)
    found = home_of_document(stories, read_masthead(stories, page), page, 2020).value
    assert found is not None
    assert found.name == "四川省自贡市自贡高新区"


ZONE_NAMES = [(entry.id, entry.examples[0]) for entry in load("zone_kinds")]


@pytest.mark.parametrize(("kind", "example"), ZONE_NAMES, ids=[kind for kind, _ in ZONE_NAMES])
def test_one_zone_has_one_name(kind: str, example: Example) -> None:
    zones = [m.region for m in find_regions(example.text) if m.region is not None and m.kind == "zone"]
    assert len(zones) == 2, kind
    other = one_name(zones, example.text)
    assert {other.get(zone, zone).name for zone in zones} == {example.gives}
