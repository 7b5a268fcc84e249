"""What goes on about a project that was named before, in invented sentences."""

from __future__ import annotations

import pytest

from zhaoshang_extract import extract

CASES = [
    (
        "云峰高纯石英砂项目破土动工。\n\n这一项目由江苏云峰矿业有限公司投资7亿元建设。",
        "云峰高纯石英砂项目",
        "7",
        "started",
    ),
    (
        "白水畜禽屠宰加工项目6月1日在清溪经开区投产。该项目总投资2.2亿元。",
        "白水畜禽屠宰加工项目",
        "2.2",
        "in_production",
    ),
    (
        "记者来到在建的星辰动力电池回收项目。这个总投资6亿元的项目，主体厂房已封顶。",
        "星辰动力电池回收项目",
        "6",
        "under_construction",
    ),
    ("天泽模具二期项目日前签约。二期项目总投资8亿元，选址东区。", "天泽模具二期项目", "8", "signed"),
    (
        "一、稻米深加工项目（湖北金穗粮油有限公司）。厂房仍在建设。项目总投资1.6亿元。",
        "稻米深加工项目",
        "1.6",
        "under_construction",
    ),
    ("合同约定，云峰矿业在东区建设高纯石英砂项目，总投资3亿元。", "高纯石英砂项目", "3", "signed"),
    (
        "管委会和深圳云峰公司签约，对方拟投资5亿元建设石英砂精加工产业园。",
        "石英砂精加工产业园",
        "5",
        "signed",
    ),
    ("天泽轴承项目总投资由3亿元增加到5亿元，已投产。", "天泽轴承项目", "5", "in_production"),
    ("天泽轴承项目，目前已投产，总投资2亿元。", "天泽轴承项目", "2", "in_production"),
    ("福建中远机械有限公司投建的精密轴承套圈项目规模居首，计划总投资6亿元。", "精密轴承套圈项目", "6", None),
    (
        "鑫源铜板带项目已于3月底动工。湖南鑫源公司投资3亿元，新建年产5万吨的铜板带生产线。",
        "鑫源铜板带项目",
        "3",
        "started",
    ),
    ("恒锐机床铸件项目正在建设，当年完成投资2.6亿元。", "恒锐机床铸件项目", None, "under_construction"),
]


@pytest.mark.parametrize(("text", "name", "amount", "stage"), CASES, ids=[case[1] for case in CASES])
def test_what_goes_on_is_told_of_the_project_named_before(
    text: str, name: str, amount: str | None, stage: str | None
) -> None:
    (project,) = extract(text, published="2024-07-20", region="湖南省郴州市").projects
    told = project.model_dump(mode="json")
    assert (told["name"], told["amount"], told["stage"]) == (name, amount, stage)


def test_two_projects_above_leave_a_bare_project_without_one() -> None:
    text = "青禾智能物流园项目竣工，蓝鲸钠电池项目投产。\n\n项目总投资4.3亿元，占地90亩。"
    assert [project.amount for project in extract(text, published="2024-07-20").projects] == [None, None]


def test_what_shall_be_signed_is_not_signed() -> None:
    text = "县政府将与云峰矿业公司签约，该公司拟投资5亿元，建设石英砂精加工产业园。"
    assert not [
        project for project in extract(text, published="2024-07-20").projects if project.stage == "signed"
    ]
