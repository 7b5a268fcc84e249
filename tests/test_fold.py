from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import zhaoshang_extract.fold as fold_module
from zhaoshang_extract.fold import fold


@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_wide_and_small_forms_are_read_as_the_plain_ones() -> None:
    assert fold("增长３．５％，占８﹪；（含）") == "增长3.5%，占8%；（含）"
    assert fold("增长12.6℅，食品上涨0·8%，张·李") == "增长12.6%，食品上涨0.8%，张·李"
    assert fold("签约1,860万元,开工9个") == "签约1,860万元，开工9个"


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("簽約項目３個，總投資12.6億元", "签约项目3个，总投资12.6亿元"),
        ("衞生與裝備製造產業聯盟，引資逾萬戶", "卫生与装备制造产业联盟，引资逾万户"),
        ("⻘⻓⾦⾞公司⽣产线落⼾", "青长金车公司生产线落户"),
        ("樂山", "乐山"),
    ],
)
def test_traditional_characters_and_radicals_are_read_as_plain_ones(printed: str, plain: str) -> None:
    assert fold(printed) == plain


def test_what_simplified_text_uses_too_is_read_so_only_in_traditional_text() -> None:
    assert fold("會後於園區簽約，製菸項目昇級") == "会后于园区签约，制烟项目升级"
    assert fold("由刘昇担任组长，濛阳街道、於潜镇签约") == "由刘昇担任组长，濛阳街道、於潜镇签约"


def test_simplified_text_is_never_changed() -> None:
    lexicon = Path(fold_module.__file__).parent / "lexicon"
    tables = [*sorted(lexicon.glob("*.toml")), lexicon / "regions.tsv", lexicon / "towns.tsv"]
    chars = {char for table in tables for char in table.read_text(encoding="utf-8") if "一" <= char <= "鿿"}
    assert len(chars) > 3000
    assert [char for char in sorted(chars) if fold(f"{char}厂位于城南") != f"{char}厂位于城南"] == []
    assert all(fold(char) == char for char in "乾著着后面里台只系干发云征占")
