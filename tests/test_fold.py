from hypothesis import given
from hypothesis import strategies as st

from zhaoshang_extract.fold import fold


@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_wide_and_small_forms_are_read_as_the_plain_ones() -> None:
    assert fold("增长３．５％，占８﹪；（含）") == "增长3.5%，占8%；（含）"
    assert fold("签约1,860万元,开工9个") == "签约1,860万元，开工9个"


def test_traditional_characters_are_folded_and_simplified_text_is_not() -> None:
    assert fold("簽約項目總額億元") == "签约项目总额亿元"
    assert fold("乾县著名瞭望塔") == "乾县著名瞭望塔"
