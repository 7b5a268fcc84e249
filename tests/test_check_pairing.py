"""Which figures are held against each other: traps that must accuse nobody, and slips that must be seen."""

from __future__ import annotations

import pytest

from zhaoshang_extract.pipeline import extract
from zhaoshang_extract.record.models import Check

HOME = {"published": "2024-02-20", "region": "河南省许昌市"}


def checks(text: str) -> tuple[Check, ...]:
    return extract(text, **HOME).checks


def accused(text: str) -> list[tuple[str, str]]:
    """(kind, quote) of every figure that does not follow."""
    report = extract(text, **HOME)
    quotes = {observation.id: observation.quote for observation in report.observations}
    return [(c.kind, quotes[c.reported_id]) for c in report.checks if c.verdict == "inconsistent"]


# Nothing here is wrong, though some figures look as if they belonged together.
INNOCENT = {
    "parts that a loan completes": (
        "到位资金12.9亿元，其中工业资金5.2亿元，占40.3%；农业资金4.3亿元，占33.3%；银行贷款3.4亿元，占26.4%。"
    ),
    "share of the province": "2023年，全市到位资金412.6亿元，占全省总量的6.3%，居第五位。",
    "share of another measure": "全年固定资产投资830.4亿元。工业技改投入214.9亿元，占工业投入的61.7%。",
    "share of last year": "全年新签约项目240个，其中制造业项目131个，占比由上年的49.2%提高到54.6%。",
    "a month beside the year": "1—11月，全市实际到位资金318.7亿元；11月当月到位27.4亿元，同比增长8.8%。",
    "growth at comparable prices": "2023年全市生产总值3246.1亿元，上年为3105.8亿元，按可比价格计算增长5.9%。",
    "growth that is told of the money": "全年新签约项目97个，协议投资额比上年增长33.3%。",
    "a list with more behind it": "分县区看，禹州市新签约31个、长葛市27个、襄城县19个。全市新签约126个。",
    "steps that hold each other": "新签约项目115个，其中已注册98个、已开工72个、已投产21个。",
    "sectors that overlap": "新签约项目60个，其中外资项目12个，亿元以上项目51个，工业项目33个。",
    "contracts beside agreements": "全年协议投资总额845.3亿元，工业项目合同投资额300.8亿元，占比较高。",
    "a goal of next year": "2023年到位资金412.6亿元，完成年度目标的103.2%。2024年，力争到位资金450亿元。",
    "a goal set higher": "完成到位资金220亿元的年度任务，并向230亿元的奋斗目标冲刺，现已到位198亿元。",
    "rough operands": "全年外出招商近200批次，其中市领导带队60余批次，占比达四成。",
    "average income": "全体居民人均可支配收入28604元，其中城镇居民38417元，农村居民21355元。",
    "investment of this year": "亿元以上项目40个，年度计划投资36.5亿元，其中10亿元以上项目12个。",
    "foreign money told twice": "协议外资4.2亿美元（约合人民币30亿元），占协议投资总额的一成以上。",
    "one town of many": "禹州市到位资金96.4亿元，长葛市到位资金88.1亿元，增幅分别为11.2%和9.7%。",
    "a stage rate of other years": "2023年新签约项目180个，已开工126个，往年项目开工率88.3%。",
    "population of another kind": "户籍人口498.2万人，其中城镇210.7万人；常住人口438.5万人，城镇化率56.1%。",
    "loans beside deposits": "存款余额4012.5亿元，其中住户存款2986.3亿元；贷款余额2875.4亿元，存贷比71.7%。",
    "trade that is neither": "全年进出口总额48.3亿美元，其中对东盟进出口9.7亿美元，对欧盟进出口8.2亿美元。",
    "share by value, part by number": "引进高新技术项目45个，占全部引资额的38.2%。",
    "a goal that has its own rate": (
        "完成市下达总投资任务100亿元的100.2%；10支招商分队签约项目总投资215.4亿元，完成率107.7%，超额完成200亿元任务。"
    ),
    "rates of several steps": (
        "签约的80个项目中，注册公司72个、开工44个、投产18个，注册率、开工率、投产率分别为90%、55%、22.5%。"
    ),
    "one actual, rates of other places": (
        "临颍县完成投资58.8亿元，占年度计划84亿元的70%；舞阳县、郾城区分别完成年度计划的68.9%和66.2%。"
    ),
    "a sector across the sectors": (
        "全市实际使用外资8.5亿美元。制造业5.1亿美元，服务业3.3亿美元，农业1000万美元，高技术产业3.6亿美元。"
    ),
    "two goals of two levels": "合同额318.7亿元，完成市级目标280亿元的113.8%、县级目标300亿元的106.2%。",
    "sizes with a first phase": "10亿元以上项目8个，投资额合计158.6亿元，50亿元以上项目2个。",
    "an average and its list": "平均每个项目投资4.4亿元，其中禹州市项目3.1亿元、长葛市项目2.9亿元。",
    "the rest of the counties": (
        "禹州市签约38个、长葛市33个、襄城县29个，其余县（市、区）共签约44个，全市共签约144个。"
    ),
    "a plan that is not printed": "省级财政投入186亿元。震后重建累计完成投资214亿元，占规划总投资的62.3%。",
    "repeated word, other thing": "一季度举办推介会3场，签约项目15个。二季度举办推介会4场，签约项目21个。",
    "two places that no table knows": (
        "甲县、乙县分别签约20个、30个，其中工业项目分别为12个、21个，分别占60%、70%。"
    ),
    "a list that leaves some out": "新签约项目45个，其中工业项目18个、农业项目7个。",
    "sizes that leave some out": "新签约项目60个，其中5亿元至10亿元项目12个、10亿元以上项目6个。",
    "quarters of another kind": "一季度签约项目21个，二季度开工项目17个，上半年共签约项目36个。",
    "shares of two wholes": (
        "全市到位资金412.6亿元。禹州市到位96.4亿元，其中工业项目到位58.8亿元，占61%；服务业占比三成。"
    ),
    "a plan of the whole": "项目已完成投资65.4亿元，占规划总投资的65.5%。全年完成投资92.4亿元。",
    "a ratio that is no share": "按照1:2:3的配比，建设三个片区，总投资60亿元。",
    "members of a list beside one another": (
        "全市完成投资1610亿元，其中工业投资593亿元，占36.8%；基础设施投资139亿元，占8.6%。"
    ),
    "investment of several kinds": (
        "签约项目总投资1636亿元，其中固定资产投资1029亿元，占62.9%；制造业投资736亿元，占45.0%。"
    ),
    "a part of the member before": ("长三角地区投资项目74个，占30.7%，其中上海12个；京津冀36个，占14.9%。"),
    "places of origin": "上海投资项目36个，占20.0%；江苏31个，占17.2%；浙江27个，占15.0%。",
    "sectors that leave works out": "全市在建项目465个，其中工业项目139个、农业项目55个、服务业项目101个。",
    "a rest that is not counted": (
        "签约项目106个，从产业分布看，一产25个、二产28个、三产25个，其余为基础设施项目。"
    ),
    "old and new and others": "重大项目120个，其中新建56个、续建42个，其余为储备项目。",
    "industry is not the second sector": (
        "地区生产总值3480亿元，其中工业增加值1386.7亿元、服务业增加值1788.5亿元、农业增加值175.1亿元。"
    ),
    "a third phase to come": "项目总投资30亿元，其中一期投资12亿元、二期投资8亿元，三期尚未启动。",
    "trade with one country": "进出口总额268.4亿元，其中对美出口18.6亿元、自美进口4.8亿元。",
    "sectors without construction": (
        "全市新签约项目156个，其中制造业86个、现代服务业40个、现代农业20个，制造业占55.1%。"
    ),
    "three origins": "总投资386亿元，其中省外230亿元、省内市外96亿元、市内60亿元。",
    "a sector within a sector": "新签约项目110个，其中制造业93个，装备制造20个。",
    "sizes behind sectors": (
        "240个签约项目中，二产156个、三产72个、一产12个，其中亿元以上项目198个，10亿元以上项目42个。"
    ),
    "money for each household": ("落实政策资金3.6亿元，惠及企业210家，户均171万元，其中设备补助1.8亿元。"),
    "two years and their growth": "2024年签约301个，2023年签约256个，同比增长17.6%。",
    "three years and their growth": (
        "2024年到位资金565亿元，2023年到位资金520亿元，增长8.7%；2022年到位资金481亿元，增长8.1%。"
    ),
    "goals of two levels behind": (
        "市定目标550亿元，省定目标500亿元，实际到位565亿元，分别完成市定、省定目标的102.7%、113.0%。"
    ),
    "goals of two levels, rates behind": (
        "今年签约301个，完成市定目标280个、省定目标260个，完成率分别为107.5%、115.8%。"
    ),
    "two columns of a table": (
        "许昌市各县（市、区）签约情况表\n县（市、区）\t去年同期（个）\t今年（个）\n魏都区\t70\t91\n建安区\t80\t79\n"
        "禹州市\t75\t81\n长葛市\t70\t74\n合计\t295\t325\n"
    ),
    "a row within a row": (
        "许昌市新签约项目分产业情况表\n产业\t项目数（个）\n装备制造\t45\n其中：汽车零部件\t20\n电子信息\t38\n"
        "新材料\t19\n合计\t102\n"
    ),
    "none of them": "新签约项目0个，占比37.0%。魏都区（7个、41.3亿元）、建安区（5个、22.8亿元）居前。",
    "a county, then sizes of the city": (
        "全市新签约亿元以上项目210个，总投资1486.2亿元，其中禹州市签约52个、总投资378.5亿元，分别占24.8%和25.5%；"
        "10亿元以上项目46个，总投资862.4亿元，占全市签约总额的58.0%。"
    ),
    "shares of number and money": (
        "全年实施项目412个，总投资3126.8亿元，其中签约一批156个、总投资1286.3亿元，投产一批118个、"
        "总投资854.3亿元，签约一批占项目总数的37.9%、总投资的41.1%。"
    ),
    "the plan of one year": "重点项目总投资412.6亿元，2025年计划投资98.5亿元，占总投资的23.9%。",
    "goals of two kinds": (
        "2024年全市签约项目326个，总投资1862.3亿元，超额完成年度300个、1800亿元的目标，分别完成108.7%、103.5%。"
    ),
    "sizes in brackets of sectors": (
        "建安区签约项目41个，其中工业项目29个（亿元以上22个），占70.7%；服务业项目9个（亿元以上5个），占22.0%；"
        "农业项目3个，占7.3%。"
    ),
    "bases in a list": (
        "引进10亿元以上项目52个，其中50亿元以上8个、百亿元以上2个。上年分别为42个、5个、1个，"
        "分别增长23.8%、60%、100%。"
    ),
    "three figures of last year": (
        "全市进出口29.8亿美元，下降4.5%；其中出口22.3亿美元，下降7.5%，进口7.5亿美元，增长5.6%。"
        "上年三项分别为31.2亿美元、24.1亿美元、7.1亿美元。"
    ),
    "those that brought them": (
        "全市326个签约项目分别由6个县（市、区）和3个功能区引进，其中县（市、区）260个，占79.8%；功能区66个，占20.2%。"
    ),
    "sizes and their bases": (
        "2024年亿元以上项目签约210个，其中5亿元以上128个，10亿元以上52个；上年同期分别为186个、106个、42个，"
        "同比分别增长12.9%、20.8%、23.8%。"
    ),
    "steps and their bases": (
        "全市签约项目326个、开工256个、投产98个，上年分别为288个、215个、104个，签约、开工同比分别增长13.2%、19.1%，"
        "投产下降5.8%。"
    ),
    "the largest and the smallest": (
        "五大产业集群营业收入3126亿元，其中装备制造1286亿元、电子信息210亿元，最大的装备制造占41.1%，"
        "最小的电子信息占6.7%。"
    ),
    "a goal of the whole, far off": (
        "全县完成一般公共预算收入57310万元。其中乡镇级完成21840万元，为全年任务的53.2%；县本级完成35470万元，为全年任务的57.4%。"
        "全县上下要努力实现全年11亿元的目标。"
    ),
    "a lead over the calendar": ("2023年1—9月，全市到位资金48.6亿元，为年度任务60亿元的81%，超进度6%。"),
    "two goals, the second in a bracket": (
        "外来项目到位资金18.9亿元，为市定任务的135%，为省定任务（7.2亿元）的262.5%。"
    ),
    "since January, and on the year before": "月末存款余额1745.2亿元，比年初增加98.6亿元，同比增长8.1%。",
    "signed ones and those under way": (
        "新签项目52个，计划总投资87.3亿元；在实施项目96个，这些项目总投资371亿元。"
    ),
    "a share of others": "到会的有64个国家的客商，20个省市组团，其中境外展商的家数、面积分别占36%和32.4%。",
    "persons of a table": ("各组出勤情况表\n小组\t人数（人）\n商务局\t4\n工信局\t3\n文旅局\t3\n合计\t10\n"),
    "a sum of unlike things": (
        "捕捉招商信息215条。魏都区签约41个、建安区36个、禹州市32个、长葛市30个、襄城县28个、鄢陵县38个。"
    ),
    "two counties and their bases": (
        "魏都区、建安区一般公共预算收入分别为18.6亿元、22.4亿元，同比增长6.9%、5.2%，上年分别为17.4亿元、21.3亿元。"
    ),
}


@pytest.mark.parametrize("name", INNOCENT)
def test_nobody_is_accused(name: str) -> None:
    assert accused(INNOCENT[name]) == []


# (text with the true figure, the true figure, the figure of the slip, kind of the check, what is accused)
SLIPS = {
    "share in one sentence": (
        "全年新签约项目240个，其中制造业项目131个，占比{}。", "54.6%", "45.6%", "share", "45.6%",
    ),
    "shares told together": (
        "新签约项目125个、协议投资480.5亿元，其中装备制造项目50个、协议投资216.2亿元，分别占{}和45.0%。",
        "40.0%", "44.0%", "share", "44.0%",
    ),
    "completion": ("到位资金318.7亿元，完成年度任务410亿元的{}。", "77.7%", "71.7%", "completion", "71.7%"),
    "operand of a completion": (
        "到位资金{}亿元，完成年度任务410亿元的77.7%。", "318.7", "378.7", "completion", "77.7%",
    ),
    "growth on a base": (
        "到位资金318.7亿元，上年同期为290.3亿元，同比增长{}。", "9.8%", "8.9%", "growth", "8.9%",
    ),
    "whole number behind a growth": ("新签约项目{}，同比增长12.5%。", "63个", "61个", "growth", "12.5%"),
    "stage rate": ("新签约项目180个，已开工126个，开工率{}。", "70%", "76%", "stage_rate", "76%"),
    "complementary parts": (
        "全年新签约项目391个，其中工业项目233个，非工业项目{}。", "158个", "168个", "sum", "391个",
    ),
    "trade": (
        "进出口总额48.36亿美元，其中出口31.12亿美元，进口{}亿美元。", "17.24", "14.24", "sum", "48.36亿美元",
    ),
    "total behind a list": (
        "从到位资金看，禹州市96.4亿元、长葛市88.1亿元、襄城县{}亿元，三地合计246.0亿元。",
        "61.5", "65.1", "sum", "246.0亿元",
    ),
    "the rest": (
        "新签约项目60个，其中50亿元以上项目4个，10亿至50亿元项目17个，其余{}均在10亿元以下。",
        "39个", "29个", "sum", "60个",
    ),
    "part above its whole": (
        "签约亿元以上项目{}，其中10亿元以上项目34个。", "52个", "32个", "subset", "32个",
    ),
    "average": (
        "36个项目签约，总投资158.4亿元，平均每个项目投资{}亿元。", "4.4", "5.4", "average", "5.4亿元",
    ),
    "percentage points": (
        "税收占比由71.2%提高到74.5%，提高{}个百分点。", "3.3", "2.3", "point_change", "2.3个百分点",
    ),
    "average growth": (
        "五年来，外贸进出口总额由2018年的40亿元增加到2023年的64.4亿元，年均增长{}。",
        "10%", "16%", "growth", "16%",
    ),
    "sizes of projects": (
        "新签约亿元以上项目56个，总投资{}亿元，其中10亿元以上项目21个、50亿元以上项目3个。",
        "412.5", "312.5", "threshold_total", "312.5亿元",
    ),
    "quarters of a half-year": (
        "2023年一季度新签约项目112个，二季度新签约项目135个，上半年共新签约项目{}。",
        "247个", "257个", "sum", "257个",
    ),
    "years of a span": (
        "2021年到位资金120.4亿元，2022年到位资金138.5亿元，2023年到位资金155.2亿元，三年累计到位资金{}亿元。",
        "414.1", "441.1", "sum", "441.1亿元",
    ),
    "a ratio that misses 100": (
        "三次产业结构为6.4∶61.0∶{}。", "32.6", "35.6", "shares_total", "35.6",
    ),
    "contracts and agreements": (
        "全市签约项目66个，其中合同项目41个，协议项目{}。", "25个", "28个", "sum", "66个",
    ),
    "three sectors in any order": (
        "新签约项目48个，其中工业项目31个、服务业项目{}、农业项目6个。", "11个", "14个", "sum", "48个",
    ),
    "a part above its whole by one digit": (
        "全年新签约项目391个，其中工业项目233个，非工业项目{}。", "158个", "458个", "sum", "391个",
    ),
    "bands that leave no size out": (
        "新签约亿元以上项目60个，按规模分，10亿元以上项目6个、5亿元至10亿元项目{}、1亿元至5亿元项目42个。",
        "12个", "17个", "sum", "60个",
    ),
    "a multiple of a named year": (
        "2020年到位资金52.3亿元。2023年到位资金146.4亿元，是2020年的{}。",
        "2.8倍", "3.8倍", "growth", "3.8倍",
    ),
    "a yearly average": ("五年累计到位资金860亿元，年均{}亿元。", "172", "182", "average", "182亿元"),
    "a whole that is named by its measure": (
        "全市实际使用外资3.2亿美元，合同外资14.36亿美元。其中1亿美元以上项目合同外资7.05亿美元，"
        "占全市合同外资的{}。", "49.1%", "46.1%", "share", "46.1%",
    ),
    "the whole of the document": (
        "全年新签约项目27个，其中正式合同项目18个，框架协议项目9个。从来源看，来自长三角的10个，占比{}。",
        "37.0%", "31.0%", "share", "31.0%",
    ),
    "a share that rose": (
        "全市到位资金100.5亿元，其中工业项目到位资金87.0亿元，占比由上年同期的79.5%提高到{}。",
        "86.6%", "81.6%", "share", "81.6%",
    ),
    "rates of one funnel": (
        "新签约项目96个，其中已落地74个，落地率77.1%；已开工63个，开工率{}。",
        "65.6%", "61.6%", "stage_rate", "61.6%",
    ),
    "projects of an earlier year": (
        "2022年签约的61个项目，到2023年底履约50个，履约率{}。", "82.0%", "85.0%", "stage_rate", "85.0%",
    ),
    "a goal in brackets": (
        "引进资金486.7亿元，同比增长18.3%，完成率{}（全年目标900亿元）。",
        "54.1%", "51.1%", "completion", "51.1%",
    ),
    "a whole printed behind 占": (
        "装备制造45个，占签约项目总数256个的{}。", "17.6%", "19.6%", "share", "19.6%",
    ),
    "a goal told first": (
        "2023年目标550亿元，1—10月已到位资金462亿元，完成年度目标的{}。",
        "84.0%", "86.0%", "completion", "86.0%",
    ),
    "shares of steps that make the whole": (
        "签约项目34个。其中投产11个，占{}；在建16个，占47%；前期2个，占6%；未动工5个，占15%。",
        "32%", "33%", "share", "33%",
    ),
    "a row like the rows before": (
        "禹州市的63个项目总投资142.5亿元，到位资金51.3亿元，到位率36.00%；"
        "长葛市的41个项目总投资185.2亿元，到位资金40.6亿元，到位率21.92%；"
        "襄城县的29个项目总投资98.65亿元，到位资金24.31亿元，到位率{}。",
        "24.64%", "26.44%", "stage_rate", "26.44%",
    ),
    "lists under one another": (
        "开工项目：禹州市31个、长葛市28个、襄城县19个、鄢陵县14个。签约项目：禹州市38个、长葛市35个、襄城县27个、"
        "鄢陵县23个。开工率：禹州市81.6%、长葛市{}、襄城县70.4%、鄢陵县60.9%。",
        "80.0%", "86.0%", "stage_rate", "86.0%",
    ),
    "the column beside one that adds up": (
        "会上{}重点项目签约，总金额358.64亿元。其中：禹州市签了10个，总投资74.26亿元；长葛市签了18个，总投资105.38亿元；"
        "襄城县签了13个，总投资62.47亿元；鄢陵县签了9个，总投资48.15亿元；建安区签了23个，总投资68.38亿元。",
        "73个", "75个", "sum", "75个",
    ),
    "whole number behind a share": (
        "2023年，全市新签约项目128个，其中工业项目占{}。", "16.4%", "16.3%", "share", "16.3%",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_the_true_figure_passes(name: str) -> None:
    text, true, _, kind, _ = SLIPS[name]
    assert accused(text.format(true)) == []
    if kind != "subset":
        assert kind in {c.kind for c in checks(text.format(true)) if c.verdict == "consistent"}


@pytest.mark.parametrize("name", SLIPS)
def test_the_slip_is_seen(name: str) -> None:
    text, _, slip, kind, quote = SLIPS[name]
    assert (kind, quote) in accused(text.format(slip))


def test_the_least_edit_is_suggested() -> None:
    text, true, slip, *_ = SLIPS["completion"]
    found = next(c for c in checks(text.format(slip)) if c.verdict == "inconsistent")
    assert true in {one.instead for one in found.suggestion}
    assert found.severity == "major"
    assert "does not follow from the printed figures" in found.message
    assert found.message_zh is not None
    assert "与文中所列数字不符" in found.message_zh


def test_a_rounding_slip_is_minor() -> None:
    text = "到位资金318.7亿元，完成年度任务410亿元的77.9%。"
    found = next(c for c in checks(text) if c.kind == "completion")
    assert (found.verdict, found.severity) == ("inconsistent", "minor")


def test_the_other_checks_choose_between_edits() -> None:
    # 17 fits the total, so the share must be the slip and not the 17.
    text = "新签约项目96个，其中装备制造项目31个、新材料项目24个、医药项目17个（占比19.7%）、其他项目24个。"
    found = next(c for c in checks(text) if c.verdict == "inconsistent")
    assert [one.printed for one in found.suggestion][:1] == ["19.7%"]


def test_what_is_not_printed_is_implied() -> None:
    found = next(c for c in checks("全年到位资金356.8亿元，同比增长12.5%。") if c.kind == "growth")
    assert found.verdict == "unverifiable"
    assert found.implied is not None
    low, high = found.implied["previous"]
    assert 316.9 < float(low) < float(high) < 317.4


def test_weak_evidence_is_labelled() -> None:
    text = "新签约项目61个，同比增长三成。进出口总额48.36亿美元，其中出口31.12亿美元，进口17.24亿美元。"
    strengths = {c.kind: c.strength for c in checks(text)}
    assert strengths == {"growth": "weak", "sum": "strong"}


def test_coverage_counts_what_could_be_checked() -> None:
    coverage = extract("到位资金318.7亿元，完成年度任务410亿元的77.7%，同比增长8%。", **HOME).coverage
    assert (coverage.checkable, coverage.checked, coverage.agreeing) == (2, 1, 1)
    assert coverage.by_kind["rate"].checkable == 2
