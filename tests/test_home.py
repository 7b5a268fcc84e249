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


@pytest.mark.parametrize(
    ("page", "path"),
    [
        (
            "一季度引资出炉 / 记者从辽宁省商务厅拿到的数据显示，一季度沈阳、鞍山、锦州到位资金"
            "居前，全省到位资金300亿元，来自北京、山东、河北的投资占七成。",
            "辽宁省",
        ),
        (
            "前四月沈阳和大连到位内资过半 / 记者自辽宁省商务厅得到一份报表：前四月沈阳、大连、"
            "鞍山合计到位内资180亿元，全省到位内资300亿元。来辽投资的客商以北京（含央企）、浙江"
            "、山东、江苏等省市为主。",
            "辽宁省",
        ),
        (
            "赣州和吉安引资过百亿 / 前四月，赣州、吉安、抚州三市到位资金210亿元，占全省四成。全"
            "省到位资金520亿元。来赣投资的以广东、浙江、福建等省企业为主，广东在赣投资80亿元。",
            "江西省",
        ),
        (
            "皖江城市带唱主角 / 合肥、芜湖、马鞍山三市到位省外资金占全省六成。全省到位省外资金"
            "2200亿元，资金来源以江苏、浙江、广东为主，江苏在皖投资300亿元。",
            "安徽省",
        ),
        (
            "南昌九江引资过半 / 全省实际利用省外资金520亿元，其中南昌、九江、上饶三市过半。从来"
            "源看，广东、浙江、福建、江苏四省占八成。",
            "江西省",
        ),
        (
            "项目敲门来 / 今年我县狠抓招商，全县引进项目43个。福建、广东、重庆的客商到旺苍办厂"
            "兴业，工业越做越实。",
            "四川省广元市旺苍县",
        ),
        (
            "巧借外力 / 我县上半年签约项目9个，到位资金3亿元。浙江老板纷纷来岚皋投资建厂。",
            "陕西省安康市岚皋县",
        ),
        (
            "小城聚商 / 今年全县引进企业28家，江苏、上海等地企业赴金寨落户。",
            "安徽省六安市金寨县",
        ),
        (
            "外力强县 / 我县新签项目12个，广东、湖南等地客商先后到通道兴业置业。",
            "湖南省怀化市通道侗族自治县",
        ),
        (
            "借船出海 / 我市到位资金12亿元，宁波、温州等地老板到高安安家落户。",
            "江西省宜春市高安市",
        ),
        (
            "外出取经 / 我县组织企业到昆山考察，丹棱县签约项目9个，全县到位资金3亿元。",
            "四川省眉山市丹棱县",
        ),
        (
            "开发区招商局年度小结 / 今年1到10月，开发区完成州外到位资金112.6亿元，完成州政府下"
            "达任务数125亿元的90.1%。预计能够圆满完成楚雄州下达的任务。",
            "云南省楚雄彝族自治州开发区",
        ),
        (
            "五省客商最多 / 上半年全省引资820亿元。广东、浙江、江苏、上海、北京五省市在湘投资占"
            "七成。长沙、株洲、湘潭引资居前。",
            "湖南省",
        ),
        (
            "在外乡贤回家 / 川商返乡投资热情高，绵阳市上半年签约项目12个，我市新开工9个。",
            "四川省绵阳市",
        ),
        (
            "外资流向 / 来桂投资的粤企增多，全区到位资金300亿元，广东、浙江、湖南居前三。",
            "广西壮族自治区",
        ),
        (
            "中部六省比拼 / 上半年，我省进出口增速在山西、安徽、江西、河南、湖北、湖南六省中居"
            "第二。武汉市占全省六成。",
            "湖北省",
        ),
        (
            "上半年苏州、无锡引资居前 / 全省到位外资120亿美元，其中苏州、无锡、南京分别到位40亿"
            "、20亿、18亿美元。外资主要来自香港、新加坡、上海、广东。",
            "江苏省",
        ),
        (
            "签约仪式在长沙举行 / 5月8日，岳阳市推介会在长沙举行，签约项目18个，全市前四月到位资金120亿元。",
            "湖南省岳阳市",
        ),
        (
            "工业强县 / 我县到位资金2亿元，引来永泰公司、长乐集团，山东、湖北客商到留坝建厂投资。（李永清）",
            "陕西省汉中市留坝县",
        ),
        (
            "湛江海关：上半年粤西外贸增7% / 上半年全市进出口508亿元。",
            "广东省湛江市",
        ),
        (
            "青岛海关消息：前五月全省进出口8200亿元，增长7%。 / 来源：大众网",
            "山东省",
        ),
        (
            "据杭州海关统计，上半年我省进出口2万亿元，增长7%。",
            "浙江省",
        ),
        (
            "据厦门海关统计，上半年我市进出口4千亿元，增长7%。",
            "福建省厦门市",
        ),
        (
            "推介会上签23单 / 9月8日，我市在上海举办推介会，签约23个项目，其中浦江两岸的江苏、"
            "上海企业占八成。来宾有昆山、太仓客商。 / 本报讯（记者 某某） 如皋日报",
            "江苏省南通市如皋市",
        ),
        (
            "携手长三角 / 昨日，滁州市赴苏州、无锡、常州招商，全市签约项目9个。",
            "安徽省滁州市",
        ),
        (
            "盐商大会落幕 / 盐商大会上，大丰、东台、射阳签约项目19个。全市签约88个。",
            "江苏省盐城市",
        ),
        (
            "县域竞赛 / 上半年，肥西、肥东、长丰三县到位资金占全市五成，全市到位资金800亿元。江"
            "苏、浙江投资者居多。",
            "安徽省合肥市",
        ),
        (
            "各县晒账本 / 全市新签约项目92个。仪征、高邮、宝应居前。上海、浙江企业带来资金最多。",
            "江苏省扬州市",
        ),
        (
            "乡镇打擂 / 全县新签约项目42个。南京、上海的资金占六成。马坝镇、黄花塘镇、管仲镇领先。",
            "江苏省淮安市盱眙县",
        ),
        (
            "山东河北客商最多 / 上半年我市新签约项目42个，山东、河北客商投资占六成。 / 朝阳日报",
            "辽宁省朝阳市",
        ),
        (
            "一季度成绩 / 全省实际使用外资12亿美元，成都占七成，绵阳、德阳分列二三位。来自香港"
            "、新加坡、广东、上海的资金占九成。",
            "四川省",
        ),
        (
            "广交会上看邢台 / 在广州举行的广交会上，邢台企业成交3.2亿美元。全市186家企业参展，清河"
            "县羊绒企业41家。",
            "河北省邢台市",
        ),
        (
            "西咸牵手再出发 / 陕西日报 2016-03-11 / 西安市、咸阳市签署协议，一年来两市共建项目26个"
            "，西安市投资40亿元、咸阳市投资22亿元。全省前两月引进内资410亿元。",
            "陕西省",
        ),
        (
            "泰州医药高新区：生物医药挑大梁 / 上半年，园区新签约项目41个。泰州市提出，今年医药产值"
            "破千亿元。江苏省同类园区中排第二。",
            "江苏省泰州市泰州医药高新区",
        ),
        (
            "“粤企入湘”再添新军 / 前五月，全省引进广东项目210个，广东企业在湘投资480亿元。永州、郴"
            "州、衡阳三市占六成。深圳、东莞、佛山企业最为活跃。",
            "湖南省",
        ),
        (
            "杭州来的大项目 / 总投资36亿元的项目昨天落户江山市。杭州某集团董事长表示，看好江山区位"
            "。今年我市已引进杭州、宁波企业项目21个。",
            "浙江省衢州市江山市",
        ),
        (
            "一季度我区签约18个 / 发布单位：投资促进局 www.jiangning.gov.cn / 一季度，我区签约项目"
            "18个，总投资90亿元。",
            "江苏省南京市江宁区",
        ),
        (
            "老区引凤 / 本报记者 某某 / 在金寨、霍山、舒城三县，上半年新签约项目分别为21个、19个、"
            "23个。六安市招商局介绍，全市共签约180个，安徽省下达的任务已完成六成。",
            "安徽省六安市",
        ),
        (
            "两岸共话 / 台商王先生2004年到昆山投资，如今在江苏、安徽有5家工厂。含山县今年引进台资项"
            "目6个，全县台企达31家。",
            "安徽省马鞍山市含山县",
        ),
        (
            "高质量发展看县域 / 四川日报记者走进宣汉县 / 今年以来，宣汉县签约项目29个。全省百强县排"
            "名上升6位。达州市唯一。",
            "四川省达州市宣汉县",
        ),
        (
            "2012年全省利用省外资金情况 / 统计分析 / 2012年全省利用省外资金2640亿元，增长31%。分地"
            "区看，皖江示范区占七成，合芜蚌占一半，六安、亳州增长快。资金来自江苏、浙江、上海、广东"
            "、北京，分别为610亿元、590亿元、480亿元、260亿元、250亿元。",
            "安徽省",
        ),
        (
            "师市招商动态 / 一季度，第七师胡杨河市引进项目21个，到位资金9亿元。来自江苏淮安的援疆企"
            "业投资2亿元。",
            "新疆维吾尔自治区胡杨河市",
        ),
    ],
)
def test_home_by_who_tells_comes_and_settles(page: str, path: str) -> None:
    assert home_of(page) == path


@pytest.mark.parametrize(
    ("page", "path"),
    [
        (
            "上半年苏北引资提速 / 上半年，苏北到位外资31亿美元，增长9%。苏北新批项目312个，其中"
            "徐州占三成、盐城占两成。苏北五市中，苏北各园区贡献过半。",
            "苏北",
        ),
        (
            "皖北交出半年账 / 1至6月，皖北地区到位省外资金820亿元，增长12%。皖北六市中阜阳最多"
            "，达210亿元。皖北承接项目加快，皖北占比提高。",
            "皖北地区",
        ),
        (
            "陕南绿色招商见成效 / 今年一季度，陕南签约项目91个，安康、汉中、商洛分别签约40个、"
            "31个、20个。陕南三市到位资金120亿元，陕南占比提升。",
            "陕南",
        ),
        (
            "我市对接珠三角 / 珠三角是我市招商主战场。珠三角企业投资占六成，珠三角项目48个，珠"
            "三角资金32亿元。衡阳市签约69个。",
            "湖南省衡阳市",
        ),
        (
            "全省区域协调见效 / 珠三角到位外资占八成，粤东占一成。珠三角增长4%，粤西增长6%，珠"
            "三角项目多。全省到位外资120亿美元，广东增长5%。",
            "广东省",
        ),
        (
            "衡阳县盯紧珠三角 / 今年，衡阳县签约项目18个。珠三角来的项目9个，珠三角客商21批，珠"
            "三角小分队在外，衡阳县到位资金3亿元。",
            "湖南省衡阳市衡阳县",
        ),
        (
            "宜荆荆都市圈半年账 / 上半年，宜荆荆都市圈签约项目210个。宜荆荆都市圈到位资金720亿"
            "元，宜昌占一半。下半年宜荆荆都市圈再签90个。",
            "宜荆荆都市圈",
        ),
    ],
)
def test_an_area_is_the_home_of_a_report_about_it(page: str, path: str) -> None:
    assert home_of(page) == path
