"""Projects: names bounded, amounts and steps theirs, investors told apart, one record each."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from zhaoshang_extract.assemble.project import Project, find_projects
from zhaoshang_extract.assemble.words import KEYS
from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.pipeline import extract, read

DAY = "2024-06-20"
NAMES = ("project_names", "name_bounds", "name_openers", "name_kinds", "name_lists", "name_steps")
NAMES += ("step_words", "step_never", "invest_words", "deed_words")
ENTRIES = [entry for name in NAMES for entry in load(name, KEYS)]
PARTIES = [entry for name in ("party", "party_never") for entry in load(name, KEYS)]


def projects(text: str) -> list[Project]:
    return find_projects(read(text, published=DAY))


def names(text: str) -> list[str]:
    return [project.name for project in projects(text)]


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    """Name, amount in 亿 and step of each project."""
    return [(p.name, p.amount, p.stage) for p in extract(text, published=DAY).projects]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_examples_and_counter_examples(entry: Entry) -> None:
    for example in entry.examples:
        assert names(example.text) == example.gives.split(";"), example.text
    for text in entry.counter_examples:
        assert names(text) == [], text


@pytest.mark.parametrize("entry", PARTIES, ids=lambda entry: entry.id)
def test_examples_of_investors(entry: Entry) -> None:
    for example in entry.examples:
        investors = [name for project in projects(example.text) for name in project.investors]
        assert ";".join(investors) == example.gives.replace("none", ""), example.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the amount before the name
        (
            "总投资18亿元的汐源钠离子电池项目、9.6亿元的陌桑丝绸文化园、3.2亿元的谷雨预制菜工厂集中开工。",
            [
                ("汐源钠离子电池项目", "18", "started"),
                ("陌桑丝绸文化园", "9.6", "started"),
                ("谷雨预制菜工厂", "3.2", "started"),
            ],
        ),
        ("总投资约6.6亿元的海蚌骨料项目已试生产。", [("海蚌骨料项目", "6.6", "in_production")]),
        ("总投资2.1亿美元的韩国曜星氨纶扩建项目于4月动工。", [("韩国曜星氨纶扩建项目", "2.1", "started")]),
        ("总投资30亿元的中科（宿城）智算中心项目正式落地。", [("中科（宿城）智算中心项目", "30", "landed")]),
        ("总投资5亿元的“东方云谷”数字产业园建成投用。", [("“东方云谷”数字产业园", "5", "completed")]),
        (
            "成功签约了总投资22亿元的卓钧光伏玻璃项目和总投资13亿元的宏图钛白粉项目。",
            [("卓钧光伏玻璃项目", "22", "signed"), ("宏图钛白粉项目", "13", "signed")],
        ),
        # the amount in a bracket, behind a comma, behind a colon, in the sentence behind
        (
            "今年签约的项目有：澄江光学镜片项目（总投资4.5亿元）、北屿海参育苗基地（投资8000万元）。",
            [("澄江光学镜片项目", "4.5", "signed"), ("北屿海参育苗基地", "0.8", "signed")],
        ),
        (
            "年产5万吨高端铝箔项目，总投资9亿元，由河南明钜铝业投资建设，已投产。",
            [("年产5万吨高端铝箔项目", "9", "in_production")],
        ),
        ("恒砺精工齿轮项目：投资1.2亿元，3月投产。", [("恒砺精工齿轮项目", "1.2", "in_production")]),
        (
            "2.润江船舶配套产业园。占地300亩，总投资11.5亿元，正在建设。",
            [("润江船舶配套产业园", "11.5", "under_construction")],
        ),
        # the investor in front
        ("福建海屿集团投资10亿元的深海养殖项目落户平潭。", [("深海养殖项目", "10", "landed")]),
        ("江西赣野锂业投资80亿元建设新型锂电池科技产业园。", [("新型锂电池科技产业园", "80", None)]),
        ("苏州客商陈某投资3000万元新上花边生产线4条。", [("花边生产线", "0.3", None)]),
        # phases: an amount of a phase is not that of the project
        (
            "瑞沣电池壳体项目一期总投资7亿元，已于3月建成投产。",
            [("瑞沣电池壳体项目一期", "7", "in_production")],
        ),
        (
            "总投资12亿元的凯澜冷链园已开工，其中一期5亿元、二期7亿元。",
            [("凯澜冷链园", "12", "started")],
        ),
        # a step told once for a list without amounts
        (
            "先后引进了鼎曜轴承、柯岚内衣、博恩兽药等18个项目。",
            [
                ("鼎曜轴承", None, "introduced"),
                ("柯岚内衣", None, "introduced"),
                ("博恩兽药", None, "introduced"),
            ],
        ),
        (
            "投产的项目有4个，分别是禾丰玉米深加工、蓝瓴传感器、佳木板材和金牧饲料。",
            [
                ("禾丰玉米深加工", None, "in_production"),
                ("蓝瓴传感器", None, "in_production"),
                ("佳木板材", None, "in_production"),
                ("金牧饲料", None, "in_production"),
            ],
        ),
        (
            "龙跃特钢技改、白云纸业搬迁、天河水泥粉磨站三个项目竣工投产。",
            [
                ("龙跃特钢技改", None, "in_production"),
                ("白云纸业搬迁", None, "in_production"),
                ("天河水泥粉磨站", None, "in_production"),
            ],
        ),
        # the total of a group belongs to none of it
        (
            "沃湖生物、天枢半导体等15个项目集中签约，总投资120亿元。",
            [("沃湖生物", None, "signed"), ("天枢半导体", None, "signed")],
        ),
        (
            "总投资120亿元的沃湖生物、天枢半导体等15个项目集中签约。",
            [("沃湖生物", None, "signed"), ("天枢半导体", None, "signed")],
        ),
        # the last of several steps told together
        (
            "青岩电动车整车基地：总投资15.6亿元，1月签约、10月投产。",
            [("青岩电动车整车基地", "15.6", "in_production")],
        ),
        # an investor who settles
        ("成功招引浙江荣峤家居来县投资兴业。", [("浙江荣峤家居", None, "introduced")]),
    ],
)
def test_what_a_sentence_tells(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == expected


def test_investors_are_not_part_of_names() -> None:
    text = (
        "6月18日，乐安县举行签约仪式，驰澜电驱总部基地项目正式签约。"
        "项目由深圳驰澜科技股份有限公司投资建设，总投资32亿元。"
    )
    (project,) = projects(text)
    assert (project.name, project.investors) == ("驰澜电驱总部基地项目", ("深圳驰澜科技股份有限公司",))
    assert project.fact is not None
    assert project.fact.quantity.quote == "32亿元"


def test_headline_and_body_are_one_record() -> None:
    title = "总投资32亿元！驰澜电驱总部基地落户乐安"
    text = (
        f"{title}\n\n本报讯（记者 林岚）6月18日，驰澜电驱总部基地项目在乐安县签约，总投资32亿元，分两期建设，"
        "明年投产。四百多名客商来到现场，共话发展。\n"
    )
    assert names(text) == ["驰澜电驱总部基地项目"]


def test_phases_of_a_project_stay_apart() -> None:
    text = "投资3亿元的云涧饮料一期项目已投产，投资5亿元的云涧饮料二期项目正在建设。"
    assert told(text) == [
        ("云涧饮料一期项目", "3", "in_production"),
        ("云涧饮料二期项目", "5", "under_construction"),
    ]


def test_records_point_at_their_words() -> None:
    text = "广东粤岭能源公司投资58亿元，在开江县建设锂钾综合利用项目。"
    (record,) = extract(text, published=DAY).projects
    assert record.quote == "广东粤岭能源公司投资58亿元，在开江县建设锂钾综合利用项目"
    assert (record.name, record.investors) == ("锂钾综合利用项目", ("广东粤岭能源公司",))
    assert (record.amount, record.currency, record.amount_measure) == ("58", "CNY", "total_investment")


def test_a_name_broken_by_a_column_is_whole() -> None:
    text = (
        "通化签约项目三十六个\n\n本报讯（记者 林岚）总投资10.5亿元的云岭滑\n雪度假区项目签约东昌区，"
        "占地四百亩，分两期建设，\n明年开工，预计带动就业六百人，年接待游客三十万\n人次。四百多名客商来到现场。\n"
    )
    assert names(text) == ["云岭滑雪度假区项目"]


@pytest.mark.parametrize(
    "text",
    [
        "投资3亿元的" * 2000,
        "等" * 8000,
        "甲产业园、" * 1600 + "等项目签约",
        "项目（总投资3亿元）" * 900,
        "的" * 9000,
    ],
)
def test_long_repetitions_take_no_time(text: str) -> None:
    reading = read(text)
    start = time.perf_counter()
    find_projects(reading)
    assert time.perf_counter() - start < 3


def test_a_text_without_names_loads_no_tokenizer() -> None:
    code = (
        "import sys\nfrom zhaoshang_extract import extract\n"
        "extract('全市到位资金38亿元，新签约项目12个，开工5个。')\nprint('jieba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a part of the works builds the project, whatever is told of the part
        (
            "投资7.2亿元的澜禾聚乳酸项目设备安装基本完成，预计年底试生产。",
            [("澜禾聚乳酸项目", "7.2", "under_construction")],
        ),
        (
            "总投资1800万元的滨岭机械公司厂房完工、正在装设备，预计上半年投产。",
            [("滨岭机械公司", "0.18", "under_construction")],
        ),
        # the clauses behind go on; what shall be is the step only where nothing else is told
        (
            "1.青岭县澜禾秸秆利用项目是今年的重点项目，总投资3.6亿元。2024年4月动工，已完成投资1.2亿元。",
            [("青岭县澜禾秸秆利用项目", "3.6", "under_construction")],
        ),
        (
            "滨岭电池生产线项目总投资5亿元，正在建设，设备进入调试，11月中旬开始试产。",
            [("滨岭电池生产线项目", "5", "under_construction")],
        ),
        (
            "开春后，总投资5.6亿元的澜禾肉品加工园、总投资3.2亿元的滨岭冷链物流中心将破土。",
            [("澜禾肉品加工园", "5.6", "started"), ("滨岭冷链物流中心", "3.2", "started")],
        ),
        # a label with its figures, a label that the sentence points at, a subject with its predicate
        ("澜禾铝业：总投资1.8亿元，一期于3月投产。", [("澜禾铝业", "1.8", "in_production")]),
        (
            "滨岭卫生用品基地项目：该项目总投资9亿元。目前，项目正在建设厂房。",
            [("滨岭卫生用品基地项目", "9", "under_construction")],
        ),
        ("滨岭蓄电池工业园列在头一个，总投资11.5亿元，已开工。", [("滨岭蓄电池工业园", "11.5", "started")]),
        # names with a price under a count
        (
            "新签约项目3个，其中：澜禾物流园项目8亿元、滨岭电机项目5亿元、青岭茶厂项目2亿元。",
            [
                ("澜禾物流园项目", "8", "signed"),
                ("滨岭电机项目", "5", "signed"),
                ("青岭茶厂项目", "2", "signed"),
            ],
        ),
        # examples before their count, with a step behind other words
        (
            "会上，澜禾农机制造项目、滨岭化工项目等50个项目通过线上线下结合的方式相继签约。",
            [("澜禾农机制造项目", None, "signed"), ("滨岭化工项目", None, "signed")],
        ),
        (
            "此次签约项目包括澜禾智能创新中心和滨岭片区开发项目。",
            [("澜禾智能创新中心", None, "signed"), ("滨岭片区开发项目", None, "signed")],
        ),
        # one investor's project ends where the next investor begins
        (
            "滨岭集团投资1.5亿元的青岭光伏电站项目和澜禾材料有限公司投资1.6亿元的LED灯项目已签约。",
            [("青岭光伏电站项目", "1.5", "signed"), ("LED灯项目", "1.6", "signed")],
        ),
        # nothing is agreed yet
        ("澜禾冷链食品产业园，意向投资6.8亿元。", [("澜禾冷链食品产业园", "6.8", "in_talks")]),
    ],
)
def test_names_and_steps_on_pages(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "总投资20亿元以上的给予重奖，投资5亿元的享受优惠政策。",
        "4天时间里，境外合作项目合同投资额31.2亿美元。",
        "单个投资达一亿元以上的履约项目58个，资金到位4亿元。",
        "农村饮水安全工程开工建设，污水处理厂跟着建成。",
        "煤炭项目签约金额92亿元，而光机电项目才21亿元。",
    ],
)
def test_kinds_rewards_and_shares_are_no_projects(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what else is told of a project stands between its amount and its name
        (
            "总投资约30亿元、占地800亩的青岭汽车城项目已完成签约。",
            [("青岭汽车城项目", "30", "signed")],
        ),
        (
            "投资3.5亿元，由滨岭集团建设的澜禾生活用纸项目落户青岭。",
            [("澜禾生活用纸项目", "3.5", "landed")],
        ),
        (
            "滨岭新材料公司在青岭县投资26亿元、这次开工的是年产8万吨负极材料项目。",
            [("年产8万吨负极材料项目", "26", "started")],
        ),
        (
            "签下2个项目（分别是投资1.2亿元、落在青岭镇的豆制品加工项目；投资0.6亿元、落在城关街道的电子元件车间项目）。",
            [("豆制品加工项目", "1.2", "signed"), ("电子元件车间项目", "0.6", "signed")],
        ),
        # in a row of amounts a name needs no closing word, and ends where the next item begins
        (
            "成功引进投资9亿元的中岭染料、投资6亿元的澜禾百货等一批大项目。",
            [("中岭染料", "9", "introduced"), ("澜禾百货", "6", "introduced")],
        ),
        (
            "正在洽谈的有投资30亿元的滨岭文旅城和投资12亿元的澜禾粮油加工项目。",
            [("滨岭文旅城", "30", "in_talks"), ("澜禾粮油加工项目", "12", "in_talks")],
        ),
        (
            "香港滨岭集团投资8.6亿元的年产5000吨高档亚麻纱和安徽澜禾服饰公司投资5.2亿元的针织面料、成衣项目均已落户。",
            [("年产5000吨高档亚麻纱", "8.6", "landed"), ("针织面料、成衣项目", "5.2", "landed")],
        ),
        # numbers of products, words of the dictionary and places within a name
        (
            "安庆澜禾纺织有限公司投资3亿元的10万锭紧密纺项目等12个项目正加紧建设。",
            [("10万锭紧密纺项目", "3", "under_construction")],
        ),
        ("总投资30.5亿元的青岭电动工具产业城已开工。", [("青岭电动工具产业城", "30.5", "started")]),
        ("总投资2亿元的三木配套园已投产。", [("三木配套园", "2", "in_production")]),
        # a deed with its place, what was built named by a phase alone, and who was brought in
        ("滨岭国际集团拟投资18亿元在港务区建设大宗商品交易中心。", [("大宗商品交易中心", "18", None)]),
        ("北京滨岭集团计划在平湖投资3.6亿元建二期。", [("二期", "3.6", None)]),
        (
            "引进省澜禾公司投资11.8亿元修建青岭航电枢纽工程。",
            [("青岭航电枢纽工程", "11.8", "introduced")],
        ),
        # items with marks; the step of one item is not that of the one before it
        (
            "⑴澜禾热电联产项目，投资11亿元，已核准；⑵滨岭燃气管网项目，投资2亿元，在建。",
            [("澜禾热电联产项目", "11", None), ("滨岭燃气管网项目", "2", "under_construction")],
        ),
        (
            "——青岭污水处理厂扩建工程。概算投资1.2亿元，已于4月开工。",
            [("青岭污水处理厂扩建工程", "1.2", "started")],
        ),
        # a part that is told itself, a name that is pointed at, a time after the works
        (
            "全县开工项目29个，总投资31亿元。其中，澜禾文旅小镇项目位于龙船大道西侧，用地420亩，斥资近15亿元。",
            [("澜禾文旅小镇项目", "15", "started")],
        ),
        (
            "拟在城东建一座集展览、会议功能于一身的澜禾会展中心。该中心占地60亩，总投资3亿元。",
            [("澜禾会展中心", "3", None)],
        ),
        (
            "青岭管网改造（一期）工程总投资6.4亿元，完工后，县城供水将得到保障。",
            [("青岭管网改造（一期）工程", "6.4", None)],
        ),
        (
            "澜禾电池基地总投资50亿元，当年开工当年投产。",
            [("澜禾电池基地", "50", "in_production")],
        ),
    ],
)
def test_forms_of_telling_an_amount(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "stage"),
    [
        ("锐川光学、滨岭铭泰等新签约项目加快推进。", ["锐川光学", "滨岭铭泰"], "signed"),
        (
            "滨岭智能终端园、锐川配套园二期等新开工项目拉动投资增长。",
            ["滨岭智能终端园", "锐川配套园二期"],
            "started",
        ),
        (
            "锐川金、滨岭士涂料、澜禾玻璃集团等名企先后落户该区。",
            ["锐川金", "滨岭士涂料", "澜禾玻璃集团"],
            "landed",
        ),
        ("开工的有锐川膜材料工厂、滨岭食品车间等8个项目。", ["锐川膜材料工厂", "滨岭食品车间"], "started"),
        (
            "10亿元以上项目引进2个，分别是高新区的云计算数据产业园、青岭的抽水蓄能电站配套工程。",
            ["云计算数据产业园", "抽水蓄能电站配套工程"],
            "introduced",
        ),
        (
            "分别是东城的锐川文化综合体、南湖的滨岭教具产业园二期，均已签约。",
            ["锐川文化综合体", "滨岭教具产业园二期"],
            "signed",
        ),
        (
            "已引进16家上市公司，其中锐川城市广场、滨岭新材料产业园分别实现零的突破、新的提升。",
            ["锐川城市广场", "滨岭新材料产业园"],
            "introduced",
        ),
    ],
)
def test_the_step_of_a_list(text: str, expected: list[str], stage: str) -> None:
    assert [(name, step) for name, _, step in told(text)] == [(name, stage) for name in expected]


@pytest.mark.parametrize(
    "text",
    [
        "全区道路总长21.35公里，总投资6.8亿元。",
        "昆仑路、盐桥南路等11条道路主体工程已做完，总投资6.8亿元。",
        "到5月底，各项工程均已铺开，累计投资19.7亿元。",
        "1-8月全市核准外商投资项目27宗，合同外资12640万美元。",
        "引进超500万美元的生产型外资项目6个，超5000万元的内资项目14个。",
        "青岭日报消息：全市实际利用外资1.86亿美元。",
        "依托化工园区，签约项目总投资160亿元。",
        "举办推介会8场，达成意向投资32亿元。",
        "2月8日，青岭县首批重大项目集中签约暨开工活动举行。",
        "澜禾纺织集团、滨岭纺织有限公司等31家企业组团来看项目，洽谈签约项目87个。",
        "苏岭产业园、汊河装备园等6个园区当年新开工项目133个。",
    ],
)
def test_counts_kinds_and_reporters_are_no_projects(text: str) -> None:
    assert told(text) == []
