"""Projects that a deed, a list or a line names: what stands in another clause is theirs."""

from __future__ import annotations

import pytest

from zhaoshang_extract.pipeline import extract

DAY = "2024-06-20"
Told = list[tuple[str, str | None, str | None]]


def told(text: str) -> Told:
    """Name, amount in 亿 and step of each project."""
    return [(p.name, p.amount, p.stage) for p in extract(text, published=DAY).projects]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the paper that was signed
        (
            "澜禾新材与桐川县经开区近日签署《高纯石英砂项目投资协议书》，由其全资子公司实施，项目投资约6.2亿元。",
            [("高纯石英砂项目", "6.2", "signed")],
        ),
        (
            "公司又与该县签订《预制构件产业园（二期）项目投资合作协议》，计划投资人民币12亿元。",
            [("预制构件产业园（二期）项目", "12", "signed")],
        ),
        # what was agreed or talked over
        (
            "公司与沙州市人民政府就叶片生产基地项目签订《投资框架协议》，拟在沙州设立全资子公司，总投资约4亿元。",
            [("叶片生产基地项目", "4", "signed")],
        ),
        (
            "另就石纤布织造项目、竹林小火车项目等达成意向。",
            [("石纤布织造项目", None, "in_talks"), ("竹林小火车项目", None, "in_talks")],
        ),
        # a deed of named parties proves a name of common words
        (
            "舟宸光电公司和桐川县政府签约镜头组装基地项目，青禾集团和高新区管委会签约湖滨商务区项目。",
            [("镜头组装基地项目", None, "signed"), ("湖滨商务区项目", None, "signed")],
        ),
        (
            "桐川县与舟宸集团再次签订年产40万吨纯碱的合作项目，总投资16亿元。",
            [("年产40万吨纯碱的合作项目", "16", "signed")],
        ),
        # what somebody means to build
        (
            "桐川县政府拟引进青禾生物在当地分期建设珍稀药菌产业园项目，双方已签署《投资框架协议》。"
            "项目拟总计投资16亿元，一期6亿元。",
            [("珍稀药菌产业园项目", "16", "signed")],
        ),
        # the place where it is built
        (
            "督查组首先来到凌品烘干设备项目工地。该项目总投资4.8亿元，达产后年产设备1800台。",
            [("凌品烘干设备项目", "4.8", "under_construction")],
        ),
        (
            "县长先后到鑫禾板材、四海包装、福岭农牧等项目工地，察看施工进展。",
            [
                ("鑫禾板材", None, "under_construction"),
                ("四海包装", None, "under_construction"),
                ("福岭农牧", None, "under_construction"),
            ],
        ),
        # a ceremony; the amount is told behind
        (
            "18日，高新区举行推进会暨云杉彩妆港（二期）项目开工仪式。该项目总投资7.6亿元，规划建设7栋标准厂房。",
            [("云杉彩妆港（二期）项目", "7.6", "started")],
        ),
        # by whom it is built
        (
            "由上海舟宸集团建设的桐川国际冷链港二期项目近日开工，该项目计划投资8.8亿元。",
            [("桐川国际冷链港二期项目", "8.8", "started")],
        ),
        (
            "由浙江宏禾集团投资的年产240万吨新型干法水泥生产基地在桐川建成。该基地总投资5.6亿元。",
            [("年产240万吨新型干法水泥生产基地", "5.6", "completed")],
        ),
    ],
)
def test_what_a_deed_names(text: str, expected: Told) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "stage"),
    [
        (
            "共签约陶瓷密封件、云冠食品、四海菌业等22个，其中工业项目15个。",
            "陶瓷密封件;云冠食品;四海菌业",
            "signed",
        ),
        (
            "新开工的重点招商项目有：青禾集团多层膜项目、海康公司输液线项目、海康公司塑瓶项目等。",
            "青禾集团多层膜项目;海康公司输液线项目;海康公司塑瓶项目",
            "started",
        ),
        (
            "今年全县开工项目14个，外资项目有韩禾钢丝、德隆汽车件、丽海化工等9个。",
            "韩禾钢丝;德隆汽车件;丽海化工",
            "started",
        ),
        (
            "正在洽谈青禾集团、精密刃具产业园、锂电壳体制造等16个项目，总投资85亿元。",
            "青禾集团;精密刃具产业园;锂电壳体制造",
            "in_talks",
        ),
        ("1至7月，推动众禾、铭利川、展鸿等15个项目开工建设。", "众禾;铭利川;展鸿", "started"),
        (
            "鸿禾时尚面料中心、康岭乳制品项目等34个项目加速推进。",
            "鸿禾时尚面料中心;康岭乳制品项目",
            "under_construction",
        ),
        (
            "今年将加快推进京禾第6代柔性屏生产线、天川动力电池基地等在建项目。",
            "京禾第6代柔性屏生产线;天川动力电池基地",
            "under_construction",
        ),
        (
            "桐川镇签约2个招商项目，协议投资额2.4亿元，分别是：雅禾服饰公司校服产业园项目，颐岭农业公司饲料加工项目。",
            "雅禾服饰公司校服产业园项目;颐岭农业公司饲料加工项目",
            "signed",
        ),
    ],
)
def test_lists_under_a_count_or_a_label(text: str, expected: str, stage: str) -> None:
    assert told(text) == [(name, None, stage) for name in expected.split(";")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the step announced of all is that of each
        (
            "3月26日，城南园区一季度重大项目集中开工，2个项目总投资13.8亿元，分别是投资8亿元的康禾骨科器械生产项目"
            "和投资5.8亿元的兴川电池壳体生产项目。",
            [("康禾骨科器械生产项目", "8", "started"), ("兴川电池壳体生产项目", "5.8", "started")],
        ),
        (
            "桐川此次开工的项目有两个，投资合计约2.1亿元。\n——宏禾阀门公司年产3万套高压阀门项目，总投资1.3亿元，"
            "新建机加工线两条。\n——沃川农业公司年产8万吨水溶肥项目，拟投资8000万元。",
            [
                ("宏禾阀门公司年产3万套高压阀门项目", "1.3", "started"),
                ("沃川农业公司年产8万吨水溶肥项目", "0.8", "started"),
            ],
        ),
        # the step in a clause of its own
        ("四是桐溪绿道二期工程，正在施工。", [("桐溪绿道二期工程", None, "under_construction")]),
        # what is built are the parts of the project told before; how long it shall take is no step
        (
            "桐川县与舟宸健康公司签订温泉康养园项目协议。项目位于城东，总投资18亿元，三年建成，主要建设康复医疗中心。",
            [("温泉康养园项目", "18", "signed")],
        ),
        # those who sign it are no part of the name
        (
            "桐川县政府与亿禾洁净公司、一川科技公司8GW荒漠组件项目签约。项目总投资38亿元。",
            [("8GW荒漠组件项目", "38", "signed")],
        ),
        # each of a list of signings has its own amount
        (
            "其中，川阳县与禾冶公司签订的大岭铅锌产业园项目合同书，总投资16.5亿元；石川县与鑫晶光伏公司签订的"
            "硅料产业园项目合同书，总投资14亿元。",
            [("大岭铅锌产业园项目", "16.5", "signed"), ("硅料产业园项目", "14", "signed")],
        ),
        (
            "8月3日，云川智造园开工，12家企业同日入园。该园选址城北，总投资约45亿元。",
            [("云川智造园", "45", "started")],
        ),
        (
            "3月15日，昌宁县文旅项目集中开工，共开工六坝农旅园项目、冰雪谷项目等6个，总投资14.6亿元。",
            [("六坝农旅园项目", None, "started"), ("冰雪谷项目", None, "started")],
        ),
    ],
)
def test_steps_and_amounts_of_other_clauses(text: str, expected: Told) -> None:
    assert told(text) == expected


def test_lines_below_a_name_tell_of_it() -> None:
    text = (
        "青禾面业产业园\n投资方：青禾集团\n总投资：3.2亿元\n建设地点：桐川镇\n"
        "凌远刀具厂\n投资方：凌远公司\n总投资：1.6亿元\n建设地点：城北\n\n项目名称：澜禾轴承厂\n项目投资：2亿元"
    )
    assert [(p.name, p.amount) for p in extract(text, published=DAY).projects] == [
        ("青禾面业产业园", "3.2"),
        ("凌远刀具厂", "1.6"),
        ("澜禾轴承厂", "2"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "双方签订《全面深化合作框架协议》，将在多个领域合作。",
        "县长来到重点项目建设现场，察看进度。",
        "活动在澜禾刀具产业园现场举行。",
        "县政府与舟宸公司就下一步工作进行洽谈。",
        "今年将推动众禾、铭利川、展鸿等15个项目开工建设。",
        "引进澜禾研究院、凌远创新中心等12家新型研发机构。",
    ],
)
def test_what_names_no_project(text: str) -> None:
    assert told(text) == []
