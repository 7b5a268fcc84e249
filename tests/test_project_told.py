"""What proves a project's name in lists, ceremonies and behind its amount. All sentences were made up."""

from __future__ import annotations

import pytest

from zhaoshang_extract.pipeline import extract


def told(text: str) -> list[str]:
    found = extract(text, published="2024-06-20").projects
    return [f"{p.name}|{p.amount or ''}|{p.stage or ''}" for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a verb in a name, or directly behind its 项目, hides where it ends
        (
            "总投资13亿元的宏越新增皮卡车型建设项目也于当天在临港区动工。",
            ["宏越新增皮卡车型建设项目|13|started"],
        ),
        ("投资5500万元的巧手工艺礼品项目从事树脂工艺品出口。", ["巧手工艺礼品项目|0.55|"]),
        ("计划投资1.4亿元的便携储能电源项目主要组装户外电源。", ["便携储能电源项目|1.4|"]),
        # the sum behind a counted list is that of the list
        (
            "3个项目签约，分别为金星储能电源项目、海源水产罐头项目、巧手工艺礼品项目，总投资3.8亿元。",
            ["金星储能电源项目||signed", "海源水产罐头项目||signed", "巧手工艺礼品项目||signed"],
        ),
        # the count of all groups tells their step
        (
            "当天9个项目开工，总投资12亿元，包括青石岭滑雪场改造等4个文旅项目；锦源屋顶光伏等3个工业项目。",
            ["青石岭滑雪场改造||started", "锦源屋顶光伏||started"],
        ),
        # papers in a list
        (
            "双方签下青龙湿地项目合作协议、城北快速路项目投资协议等8个协议。",
            ["青龙湿地项目||signed", "城北快速路项目||signed"],
        ),
        # a ceremony that was held, of one project and not of many
        ("6月3日，青禾面业产业园项目奠基仪式在城东举行。", ["青禾面业产业园项目||started"]),
        ("青禾面业产业园项目奠基仪式将于下月举行。", []),
        ("6月3日，云滩县重点产业项目开工仪式举行，10个项目开工。", []),
        ("6月3日，云滩县二季度招商项目开工仪式举行。", []),
    ],
)
def test_what_is_told_of_a_project(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where works are begun together
        (
            "6月3日，全市二季度重大项目集中开工活动在青石水库项目现场举行，37个项目开工。",
            ["青石水库项目||started"],
        ),
        ("全县20个项目集中动工。主会场设在锦源物流园项目。", ["锦源物流园项目||started"]),
        ("全县20个项目集中签约。主会场设在锦源物流园项目。", []),
        # a phase with its size, a part of the works that is done
        ("海拓渔具项目一期2万吨生产线已投产。", ["海拓渔具项目一期||in_production"]),
        ("青禾面业产业园项目完成厂房建设。", ["青禾面业产业园项目||under_construction"]),
        # who invests was named where the signing is told
        (
            "恒升电子有限公司与云滩县签署投资协议，恒升电子拟投资3亿元建设传感器产业园项目。",
            ["传感器产业园项目|3|signed"],
        ),
    ],
)
def test_steps_told_around_a_project(text: str, expected: list[str]) -> None:
    assert told(text) == expected
