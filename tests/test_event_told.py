"""What opens a signing event, and which date, count and sum are its own. All sentences were made up."""

from __future__ import annotations

import pytest

from zhaoshang_extract.pipeline import extract

DAY = "2024-06-20"


def told(text: str) -> list[str]:
    found = extract(text, published=DAY).signing_events
    return [f"{e.name or ''}|{e.date or ''}|{e.project_count or ''}|{e.amount or ''}" for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # two sides sign on a day: an occasion without a name
        ("6月12日，云滩县政府与宏远集团签约，总投资8.6亿元的石墨烯项目落户。", ["|2024-06-12||8.6"]),
        ("昨日，恒升电子有限公司同云滩县就传感器产业园项目签署协议，项目总投资12亿元。", ["|2024-06-19||12"]),
        ("5月20日，云滩县与三家企业签署投资协议，三个项目总投资21亿元。", ["|2024-05-20|3|21"]),
        # no day, no second side, nothing agreed, the course of a project
        ("近日，云滩县政府与宏远集团签约，总投资8.6亿元的石墨烯项目落户。", []),
        ("6月3日，县长会见宏远集团董事长，双方洽谈石墨烯项目，项目总投资3亿元。", []),
        ("6月20日，云滩县将与宏远集团签约，石墨烯项目总投资3亿元。", []),
        ("石墨烯项目2023年3月8日与云滩县签约，5月开工，总投资6亿元。", []),
        # papers and projects are counted apart
        (
            "5月15日，云滩县举办推介会，现场签下框架协议4个、项目11个，总投资36亿元。",
            ["推介会|2024-05-15|11|36"],
        ),
        ("5月15日，云滩县举办推介会，签下7份合同，涉及项目9个，总投资36亿元。", ["推介会|2024-05-15|9|36"]),
        # the sum behind a list of sizes is of all, behind one of 其中 it is of that part
        (
            "5月15日，云滩县举办推介会，签约项目21个，10亿元级2个，5亿元级6个，协议总投资98.7亿元。",
            ["推介会|2024-05-15|21|98.7"],
        ),
        (
            "5月15日，云滩县举办推介会，签约项目21个，其中亿元以上项目8个，总投资68.7亿元。",
            ["推介会|2024-05-15|21|"],
        ),
        # no day is told, and the day of another fair is not that of this one
        ("近日，云滩县举办茶旅推介会，现场签约项目6个，总投资5.2亿元。", ["茶旅推介会||6|5.2"]),
        (
            "在5月9日开幕的茶旅推介会上，云滩县签约6个项目，总投资5亿元。第九届药博会签约7个项目，总投资8亿元。",
            ["茶旅推介会|2024-05-09|6|5", "第九届药博会||7|8"],
        ),
        # the news of a closing is its day, a day that only places it is not
        ("第九届药博会5月9日落幕，签约项目7个，总投资8亿元。", ["第九届药博会|2024-05-09|7|8"]),
        ("5月9日闭幕的第九届药博会签约项目7个，总投资8亿元。", ["第九届药博会|2024-05|7|8"]),
        (
            "第九届药博会昨日闭幕。三天里云滩县签约项目7个，总投资8亿元。",
            ["第九届药博会|2024-06-17/2024-06-19|7|8"],
        ),
        # the object of 举办, one of a set, one that its place tells apart
        (
            "6月3日，云滩县举行上半年文旅项目集中签约，9个项目总投资12亿元。",
            ["上半年文旅项目集中签约|2024-06-03|9|12"],
        ),
        (
            "6月3日，云滩县举办夏季项目“云签约”，签约9个项目，总投资12亿元。",
            ["夏季项目“云签约”|2024-06-03|9|12"],
        ),
        # other steps told behind an occasion that joins them
        (
            "6月3日，云滩县二季度项目集中签约、开工活动举行。两类项目28个，总投资50亿元。"
            "开工项目18个，总投资30亿元；签约项目10个，总投资20亿元。",
            ["云滩县二季度项目集中签约、开工活动|2024-06-03|10|20"],
        ),
    ],
)
def test_what_opens_an_event_and_what_is_its_own(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the document's own part, then what all signed there
        (
            "6月3日，青岭省投资说明会举行，我县签约6个项目，总投资5亿元。全省此次签约项目86个，总投资270亿元。",
            ["青岭省投资说明会|2024-06-03|6|5"],
        ),
        # a part that was signed at an occasion of its own
        (
            "一季度，云滩县新签项目13个，总投资28亿元。其中6个项目日前集中签约，总投资21亿元。",
            ["||6|21"],
        ),
        # hosts on the road: what they won, and the count told as of there
        ("县长3月5日赴温州招商，揽金42亿元。现场签约的9个项目里，工业项目7个。", ["|2024-03-05|9|42"]),
        ("今年以来，云滩县多次赴温州招商，揽金42亿元。", []),
        # companies that signed, and their projects
        (
            "6月3日，云滩县举行月度签约活动，青禾面业等8家企业签约，这8个项目投向食品加工。",
            ["月度签约活动|2024-06-03|8|"],
        ),
    ],
)
def test_parts_and_wholes_of_an_occasion(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_whose_projects_were_signed() -> None:
    def place(text: str, home: str) -> str | None:
        (event,) = extract(text, published=DAY, region=home).signing_events
        return event.region.name if event.region is not None else None

    settled = "6月3日，昆明市国资委举行合作签约活动，9个项目落户呈贡区，投资总额57亿元。"
    assert place(settled, "昆明市") == "云南省昆明市呈贡区"
    of_all = "第七届山货交易会16日在昆明收官，交易会一共签约项目274个，签约总额216亿元。"
    assert place(of_all, "昆明市") is None
    ours = "第七届山货交易会16日在昆明收官，我市签约项目27个，签约总额21亿元。"
    assert place(ours, "昆明市") == "云南省昆明市"
