"""Signing events: named or dated occasions, told once, kept apart from sums over a time."""

from __future__ import annotations

import pytest

from zhaoshang_extract.assemble.words import KEYS
from zhaoshang_extract.lexicon import Entry, load
from zhaoshang_extract.pipeline import extract
from zhaoshang_extract.record.models import SigningEvent

DAY = "2024-06-20"


def events(text: str, region: str | None = None) -> tuple[SigningEvent, ...]:
    return extract(text, published=DAY, region=region).signing_events


def told(text: str) -> list[str]:
    return [f"{e.name or ''}|{e.date or ''}|{e.project_count or ''}|{e.amount or ''}" for e in events(text)]


@pytest.mark.parametrize("entry", load("events", KEYS), ids=lambda entry: entry.id)
def test_examples_and_counter_examples(entry: Entry) -> None:
    for example in entry.examples:
        assert told(example.text) == example.gives.split(";"), example.text
    for text in entry.counter_examples:
        assert told(text) == [], text


def test_an_event_has_place_venue_size_and_sectors() -> None:
    text = (
        "5月12日，凤台县在合肥举办硅基新材料产业推介会。会上，现场签约亿元以上项目8个，"
        "协议投资额45.6亿元，涵盖光伏、储能等领域。"
    )
    (event,) = events(text, "淮南市")
    assert event.region is not None
    assert event.region.name == "安徽省淮南市凤台县"
    assert event.venue == "合肥"
    assert event.threshold is not None
    assert event.threshold.min == "1"
    assert event.amount_measure == "agreed_investment"
    assert event.industries == ("硅基新材料", "光伏", "储能")


def test_observations_lead_to_the_figures() -> None:
    report = extract("3月5日，云滩县举行项目签约仪式，签约项目8个，总投资45亿元。", published=DAY)
    quotes = {observation.id: observation.quote for observation in report.observations}
    assert [quotes[i] for i in report.signing_events[0].observation_ids] == ["8个", "45亿元"]


def test_headline_lead_and_body_are_one_event() -> None:
    text = (
        "37个项目集体落笔　总投资219.4亿元\n——蓝湾市夏季招商签约大会侧记\n\n"
        "蓝湾网讯（记者 郑晓）5月20日，蓝湾市夏季招商签约大会在滨海礼堂召开，"
        "总投资219.4亿元的37个项目现场签约。\n\n此次签约的37个项目里，亿元以上项目有29个。\n"
    )
    assert told(text) == ["蓝湾市夏季招商签约大会|2024-05-20|37|219.4"]


def test_events_of_one_paragraph_stay_apart() -> None:
    text = (
        "1月6日，云州市招商“开门红”集中签约活动举行，签约5亿元以上项目22个，总投资额318.6亿元；"
        "4月12日，云州市青商大会暨重大项目签约仪式，签约亿元以上重点项目31个，合同投资额207.3亿元；"
        "6月3日，云州市异地商会联谊会上，18个项目集中签约，合同投资额96.6亿元。"
    )
    assert told(text) == [
        "云州市招商“开门红”集中签约活动|2024-01-06|22|318.6",
        "云州市青商大会暨重大项目签约仪式|2024-04-12|31|207.3",
        "云州市异地商会联谊会|2024-06-03|18|96.6",
    ]


def test_counts_joined_by_a_mark_are_added() -> None:
    text = "5月8日，在第三届智造大会上，签约30个重点项目、15个转化项目，协议总投资176.8亿元。"
    assert told(text) == ["第三届智造大会|2024-05-08|45|176.8"]


def test_the_one_project_signed_gives_the_amount() -> None:
    text = "6月18日，乐安县举行项目签约仪式，驰澜电驱总部基地项目正式签约。项目总投资32亿元，分两期建设。"
    (event,) = events(text)
    assert (event.project_count, event.amount) == (None, "32")


def test_the_same_day_is_the_day_told_before() -> None:
    text = (
        "5月27日，全市30个项目集中开工。\n"
        "当天下午，蓝湾市产业转移签约会召开，17个项目现场签约，协议投资额126.5亿元。"
    )
    assert told(text) == ["蓝湾市产业转移签约会|2024-05-27|17|126.5"]


@pytest.mark.parametrize(
    "text",
    [
        "去年以来，全市先后在上海、深圳、杭州举办推介会12场，现场签约项目86个，协议投资额420亿元。",
        "截至5月底，历届进博会累计签约项目52个。",
        "将于9月举办的第五届新材料博览会上，预计签约项目30个，总投资100亿元。",
        "6月1日，全市召开招商引资大会，通报1—5月新签约项目61个，总投资133亿元。",
        "先后举办商用车论坛项目签约、康养项目集中签约等招商活动，现场签约项目239个，协议金额2607.8亿元。",
        "该市还组织企业参加第134届广交会，意向成交额2.3亿美元。",
    ],
)
def test_sums_plans_and_fairs_are_no_events(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is told of the occasion in the sentence behind, pointing back or not
        (
            "6月12日，云滩县茶旅招商推介会在厦门举行。共签约项目23个，协议投资额98.5亿元。",
            "云滩县茶旅招商推介会|2024-06-12|23|98.5",
        ),
        (
            "5月22日，云滩县在厦门举办茶旅产业说明会。县长致辞。说明会共签约项目18个，总投资26亿元。",
            "茶旅产业说明会|2024-05-22|18|26",
        ),
        ("5月18日，第九届药博会在云滩开幕。岭南代表团在会上签约项目7个。", "第九届药博会|2024-05-18|7|"),
        # the last day and a length, the last day alone, a day without its month
        (
            "6月15日，为期4天的第六届竹业博览会在云滩落下帷幕。本届博览会一共签约项目19个。",
            "第六届竹业博览会|2024-06-12/2024-06-15|19|",
        ),
        (
            "第六届竹交会签下项目19个，金额64.2亿元。今年5月9日闭幕到5月底到位资金8亿元。",
            "第六届竹交会|2024-05|19|64.2",
        ),
        (
            "记者从通报会上获悉，于17日闭幕的第六届竹业博览会共签订合作项目19个，总投资64.2亿元。",
            "第六届竹业博览会|2024-06|19|64.2",
        ),
        # the nearest occasion before the count
        (
            "6月3日，在第六届竹业博览会期间举办的青岭镇项目签约仪式上，现场签约项目9个，总金额4亿元。",
            "青岭镇项目签约仪式|2024-06-03|9|4",
        ),
        # the sum with the same count, told later; a total behind its parts
        (
            "6月3日上午，青岭镇项目集中签约仪式举行，9个项目集中签约。"
            "仪式上，镇长致辞。此次签约的9个项目，总投资4.6亿元。",
            "青岭镇项目集中签约仪式|2024-06-03|9|4.6",
        ),
        (
            "第六届竹业博览会今天落幕。据统计，4天时间里，签下的外资项目合同投资额2.4亿美元；"
            "内资项目合同投资额31亿元，签约项目投资总额逾48亿元。",
            "第六届竹业博览会|2024-06-17/2024-06-20||48",
        ),
        # named examples before the count
        (
            "6月3日，青岭镇召开项目签约大会，竹纤维产业园、青禾面业基地等9个重点项目签约，总金额4亿元。",
            "项目签约大会|2024-06-03|9|4",
        ),
    ],
)
def test_what_belongs_to_an_occasion(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "推介会共签约项目18个，协议总投资126亿元。",
        "记者从全市招商引资工作会上获悉，去年全市签约项目52个，总投资216亿元。",
        "6月8日，云滩县举行重大项目集中开工仪式，共开工项目52个，总投资318亿元。",
        "5月以来，云滩县开展“集中外出招商月”活动，签订总投资20亿元的青岭风电项目。",
        "5月9日，县政府与青岭电力举行战略合作签约仪式，双方将在新能源领域合作。",
    ],
)
def test_without_a_referent_a_report_a_start_and_a_campaign_are_no_events(text: str) -> None:
    assert told(text) == []


def test_the_host_and_not_one_of_its_parts_signed_at_its_own_fair() -> None:
    text = (
        "3月20日，吉安市“湾区行”专题推介会在深圳举行。"
        "会议期间，各县（市、区）、井冈山经开区共签约项目34个，总投资118亿元。"
    )
    (event,) = events(text)
    assert event.region is not None
    assert event.region.name == "江西省吉安市"
    assert event.venue == "深圳"


def test_a_fair_at_which_all_comers_signed_has_no_region() -> None:
    text = "6月3日，第六届竹业博览会在南昌闭幕。各省区市参会团现场签约项目90个，总投资400亿元。"
    (event,) = events(text, "南昌市")
    assert event.region is None


def test_a_bare_kind_of_occasion_tells_again_of_the_one_named_before() -> None:
    text = (
        "5月26日上午，云滩招商项目集中开工暨签约仪式举行，27个项目集中开工，10个项目集中签约。\n"
        "11时，集中签约仪式在青岭镇举行，总投资约43亿元的10个项目集中签约。"
    )
    assert told(text) == ["云滩招商项目集中开工暨签约仪式|2024-05-26|10|43"]


def test_traditional_characters_are_read_and_printed_as_they_stand() -> None:
    text = "6月3日，第六屆竹業博覽會在雲灘舉行，現場簽約項目9個，總投資4.6億元。"
    assert told(text) == ["第六屆竹業博覽會|2024-06-03|9|4.6"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a fair is a name by itself, a bare kind with its own day is an occasion of its own
        ("去年兰洽会上，云滩县签约项目17个，签约资金13.8亿元。", "兰洽会|2023|17|13.8"),
        (
            "会期5天的第四届云滩经贸洽谈会，5月17日开馆，5月21日闭馆。会上签约合作项目213个，签约总额1486亿元。"
            "5月18日的集中签约仪式上，28个代表项目当场签约，金额512亿元。",
            "第四届云滩经贸洽谈会|2024-05-17/2024-05-21|213|1486;集中签约仪式|2024-05-18|28|512",
        ),
        # the year before the name is a part of it, the parts make the whole
        (
            "2月8日，2024年云滩县首批重大项目集中签约暨开工活动在城东举行。这次集中签约的项目总共218个，投资总额2186亿元。",
            "2024年云滩县首批重大项目集中签约暨开工活动|2024-02-08|218|2186",
        ),
        (
            "5月15日，云滩高新区二季度项目集中签约活动举行。18家企业与高新区签下项目18个，其中到场签约11个、"
            "视频连线签约7个，协议总投资142.6亿元。",
            "云滩高新区二季度项目集中签约活动|2024-05-15|18|142.6",
        ),
        (
            "3月15日，云滩县在上海举行招商推介会，共签约项目11个，其中，工业项目8个，总投资38亿元。",
            "招商推介会|2024-03-15|11|",
        ),
        # part of what took part was signed, in a hall of its own
        (
            "3月26日，全区“三集中”活动在云滩举行。97个项目参加，总投资682.5亿元。其中，集中签约项目36个、"
            "总投资241.7亿元，集中开工项目40个、总投资305.8亿元。",
            "全区“三集中”活动|2024-03-26|36|241.7",
        ),
        # told again in another paragraph, with its sum
        (
            "5月25日，云滩县举办茶旅项目集中签约仪式，23个项目尘埃落定。\n\n这次签约线上、线下同步进行，"
            "一共签下项目23个（含两个线上项目），计划投资64.2亿元。",
            "茶旅项目集中签约仪式|2024-05-25|23|64.2",
        ),
        ("去年“6·16”期间，云滩县共签约6个项目，总投资2.8亿元。", "“6·16”|2023|6|2.8"),
    ],
)
def test_forms_of_telling_an_occasion(text: str, expected: str) -> None:
    assert told(text) == expected.split(";")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a gathering is proved by what is told together: a word for it, a day, what was signed on it
        (
            "5月26日，桐川县集中签约29个招商项目，计划投资312.6亿元，涵盖铝制品加工等领域。",
            ["|2024-05-26|29|312.6"],
        ),
        ("5月15日，桐川镇签约2个招商项目，协议投资额2.4亿元。", ["|2024-05-15|2|2.4"]),
        ("当天集中签下的14个项目，计划投资合计96.3亿元。", ["|2024-06-20|14|96.3"]),
        # an activity in quotation marks, and a numbered one, need no word for an occasion
        (
            "“桐商家乡行”活动签约青禾森林康养度假区等6个项目，总投资44.05亿元。",
            ["“桐商家乡行”活动||6|44.05"],
        ),
        ("第十届桐川台商周期间，工业园共签约项目15个，协议投资额5.6亿元。", ["第十届桐川台商周||15|5.6"]),
        # 投资促进中心 drives nothing
        (
            "5月16日，市投资促进中心在杭州召开营商环境说明会，会上共签约24个项目。",
            ["营商环境说明会|2024-05-16|24|"],
        ),
        # a text that begins with 签约仪式上 points at nothing told before
        (
            "签约仪式上，舟宸光电公司和桐川县政府签约镜头基地项目。当天共签约项目27个，总投资额784亿元。",
            ["签约仪式||27|784"],
        ),
        # the count of a part, and the sum of more than what was signed
        (
            "首届桐商返乡大会签约项目中，二产项目117个。签约仪式上，24个项目集中签约，投资金额165.38亿元。",
            ["首届桐商返乡大会||24|165.38"],
        ),
        (
            "5月20日，全省举行重大项目集中开工和签约仪式，集中开工项目97个、集中签约项目41个，总投资876亿元。",
            ["重大项目集中开工和签约仪式|2024-05-20|41|"],
        ),
    ],
)
def test_what_proves_an_occasion(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "截至5月15日，桐川镇签约2个招商项目，协议投资额2.4亿元。",
        "5月15日，县里召开调度会，签约项目2个，协议投资额2.4亿元。",
        "近日，桐川镇签约项目达到12个，协议投资额2.4亿元。",
    ],
)
def test_what_proves_no_occasion(text: str) -> None:
    assert told(text) == []


def test_the_own_place_has_a_part_of_its_own() -> None:
    text = (
        "昨天，浙江产业合作洽谈会暨签约仪式在厦门举行，全省签约86个项目，协议总金额417.2亿元。"
        "其中我市签约项目6个，协议总金额52.3亿元。"
    )
    assert [(e.project_count, e.amount) for e in events(text, "嘉兴市")] == [(86, "417.2"), (6, "52.3")]
