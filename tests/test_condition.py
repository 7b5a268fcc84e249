"""Figures that only say which things are meant report nothing; sums that look like them do."""

from __future__ import annotations

import pytest

from zhaoshang_extract.mention.quantity import quantities


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1—7月，合同外资过3000万美元的县区有4个", ["4个"]),
        ("纳税上五百万元的企业有二十七家", ["二十七家"]),
        ("超30亿元企业8家，其中新增2家", ["8家", "2家"]),
        ("17家企业产值过亿元", ["17家"]),
        ("签约数在20个以上的街道有3个", ["3个"]),
        ("增速不低于12.5%的有5个县", ["5个"]),
        ("进口额超过6000万美元的3个国家", ["3个"]),
        ("增长12.5%的3个县", ["12.5%", "3个"]),
        ("总投资超80亿元的6个项目开工", ["80亿元", "6个"]),
        ("产值超过30亿元，企业有8家", ["30亿元", "8家"]),
    ],
)
def test_conditions(text: str, told: list[str]) -> None:
    assert [quantity.quote for quantity in quantities(text)] == told


def test_a_double_hyphen_runs_from_size_to_size() -> None:
    from zhaoshang_extract.mention.quantity import find_numbers

    numbers, sizes = find_numbers("300--499万元58个，500--999万元41个")
    assert [number.quote for number in numbers] == ["58个", "41个"]
    assert [(str(size.min), str(size.max)) for size in sizes] == [("0.03", "0.0499"), ("0.05", "0.0999")]


def test_ages_say_who_is_counted() -> None:
    text = "0-17岁人口9.9万人，60岁及以上人口21.2万人，16-59岁（不满60周岁）67万人；平均预期寿命79.1岁"
    assert [quantity.quote for quantity in quantities(text)] == ["9.9万人", "21.2万人", "67万人", "79.1岁"]
