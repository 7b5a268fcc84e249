"""A page in traditional script is read like any other, and quoted as it is printed."""

from __future__ import annotations

from zhaoshang_extract import extract

PAGE = """\
衡陽市簽約項目逾百億
來源：荷塘商報　2019-06-12
本報訊 6月12日，衡陽市舉行「湘商回家」產業推介會，現場簽約項目15個，總投資126.5億元，其中裝備製造項目4個。
長風集團投資20億元建設智慧冷鏈物流園。
"""


def test_figures_and_places_are_read() -> None:
    report = extract(PAGE)
    told = [(one.quote, str(one.value), one.measure, one.stage) for one in report.observations]
    assert ("15個", "15", "project_count", "signed") in told
    assert ("126.5億元", "126.5", "total_investment", "signed") in told
    assert report.document.published is not None
    assert report.document.region is not None
    assert report.document.region.name == "湖南省衡阳市"


def test_words_are_printed_in_the_script_of_the_page() -> None:
    report = extract(PAGE)
    assert report.document.title == "衡陽市簽約項目逾百億"
    assert report.document.publisher == "荷塘商報"
    four = next(one for one in report.observations if one.quote == "4個")
    assert four.industry == "裝備製造"
    assert "裝備製造" in [one.label for one in report.industries]
    assert [one.name for one in report.projects] == ["智慧冷鏈物流園"]
    assert report.projects[0].investors == ("長風集團",)
    for one in report.observations:
        assert one.indicator is None or one.indicator in PAGE


def test_the_same_page_in_simplified_script_says_the_same() -> None:
    simplified = (
        "衡阳市签约项目逾百亿\n来源：荷塘商报　2019-06-12\n本报讯 6月12日，衡阳市举行“湘商回家”产业推介会，"
        "现场签约项目15个，总投资126.5亿元，其中装备制造项目4个。\n长风集团投资20亿元建设智慧冷链物流园。\n"
    )
    one, other = extract(PAGE), extract(simplified)
    slots = ("value", "measure", "stage", "region", "period", "modality", "rate_kind", "bound")
    for left, right in zip(one.observations, other.observations, strict=True):
        assert [getattr(left, slot) for slot in slots] == [getattr(right, slot) for slot in slots]
    assert [event.date for event in one.signing_events] == [event.date for event in other.signing_events]


def test_a_sector_is_printed_with_the_readings_that_a_converter_left() -> None:
    text = "上半年全省引進(jìn)的農(nóng)業(yè)項(xiàng)目有318個(gè),制造業(yè)項目9個。"
    report = extract(text, published="2013-08-07", region="贵州省")
    assert [one.industry for one in report.observations] == ["農(nóng)業(yè)", "制造業(yè)"]
    assert [one.label for one in report.industries] == ["農(nóng)業(yè)", "制造業(yè)"]
