"""Fourteen ways in which a file was once misread or lost without a word, each with the right value now.

Each goes from the file to the figures, through the door that a user takes. The details of each reader stand
in the tests that the comments name.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attack_files import paragraph
from input_files import BODY, FIGURES, KINDS, TEXT, TITLE, TRADITIONAL, zipped
from pdf_pages import Drawn, Placed, make_pdf

from zhaoshang_extract import Report, extract, extract_file, extract_many
from zhaoshang_extract.cli import main

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = ["县区", "新签约项目（个）", "协议投资额（亿元）"]
ROWS = [["青禾县", "12", "35.6"], ["云岭区", "9", "21.4"]]
EDGES = [60.0, 92.0, 174.0, 266.0]


def values(report: Report) -> list[str]:
    return [str(fact.value) for fact in report.observations]


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def docx(body: str, **parts: str) -> bytes:
    members = {"word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'}
    for name, content in parts.items():
        members[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{_WORD}">{content}</w:{name}>'
    return zipped({"[Content_Types].xml": "<Types/>", **members})


# -------- one door (test_inputs.py)


def test_1_extract_takes_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pypdfium2")
    path = written(tmp_path, "report.pdf", KINDS["PDF"][1]())
    assert main(["extract", str(path)]) == 0
    assert values(Report.model_validate(json.loads(capsys.readouterr().out))) == ["12", "3.5", "6", "40"]


def test_2_a_path_given_as_text_warns() -> None:
    with pytest.warns(UserWarning, match="extract_file"):
        assert extract("/path/a.txt").observations == ()


def test_3_a_day_of_a_row_in_any_form_dates_its_figures(tmp_path: Path) -> None:
    rows = [
        {"正文": "上半年，浏阳市新签约项目12个。", "日期": day}
        for day in (20230705, "2023/7/5", "2023年7月5日")
    ]
    path = written(tmp_path, "a.json", json.dumps(rows).encode())
    for result in extract_many([path], workers=0, text_field="正文", published_field="日期"):
        assert result.report is not None
        assert [fact.period for fact in result.report.observations] == ["2023-01/2023-06"]


def test_4_a_row_without_text_has_a_reason(tmp_path: Path) -> None:
    path = written(tmp_path, "a.jsonl", b'{"text": null}\n')
    [result] = extract_many([path], workers=0)
    assert result.error is not None
    assert (result.error.code, "NULL" in result.error.message) == ("empty", True)


# -------- formats and encodings (test_inputs.py, test_read_text.py)


@pytest.mark.parametrize("kind", ["EPUB", "web page in one file (MHT)", "RTF"])
def test_5_markup_is_no_prose(kind: str, tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", KINDS[kind][1]())
    if kind == "RTF":
        with pytest.raises(ValueError, match="Rich Text"):
            extract_file(path)
        return
    pytest.importorskip("lxml")
    report = extract_file(path)
    assert (report.document.title, values(report)) == (TITLE, ["12", "3.5", "6", "40"])


def test_6_big5_is_no_gb18030(tmp_path: Path) -> None:
    report = extract_file(written(tmp_path, "a.txt", TRADITIONAL.encode("big5")))
    assert (report.document.title, values(report)) == (TRADITIONAL.split()[0], ["12", "3.5", "6", "40"])


def test_7_one_stray_byte_costs_one_character(tmp_path: Path) -> None:
    data = TEXT.encode().replace("，其中".encode(), b"\xff" + "其中".encode())
    report = extract_file(written(tmp_path, "a.txt", data))
    assert values(report) == ["12", "3.5", "6", "40"]
    assert ["line 2" in issue.message for issue in report.issues if issue.code == "broken_character"] == [
        True
    ]


# -------- PDF (test_read_pdf.py; docs/decisions/0062)


def test_8_a_ruled_table_of_a_pdf_gives_what_word_gives(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    placed: list[Placed | Drawn] = [Placed(72, 770, 18, "各县区招商引资情况")]
    for row, cells in enumerate([HEAD, *ROWS]):
        placed += [Placed(EDGES[at] + 1, 700 - 20 * row, 10, cell) for at, cell in enumerate(cells)]
        placed += [Drawn(left, 692 - 20 * row, 0.5, 20) for left in EDGES]
    placed += [Drawn(EDGES[0], 712 - 20 * row, EDGES[-1] - EDGES[0], 0.5) for row in range(4)]
    table = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"
        for cells in (HEAD, *ROWS)
    )
    word = docx(f"{paragraph('各县区招商引资情况')}<w:tbl>{table}</w:tbl>")
    of_word = extract_file(written(tmp_path, "a.docx", word))
    of_pdf = extract_file(written(tmp_path, "a.pdf", make_pdf([placed])))
    assert values(of_word) == ["12", "35.6", "9", "21.4"]
    for name in ("value", "unit", "measure", "region"):
        assert [getattr(one, name) for one in of_pdf.observations] == [
            getattr(one, name) for one in of_word.observations
        ]


def test_9_radicals_are_characters_and_a_day_keeps_apart_from_its_time(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    lines = ["⻘⺠县招商引资通报", "发布时间：2023年7月5日 10:30", "上半年，外资增⻓5.2%，⻓⻚岩⽓项⽬12个。"]
    page = [Placed(72, 770 - 30 * at, 12, line) for at, line in enumerate(lines)]
    report = extract_file(written(tmp_path, "a.pdf", make_pdf([page])))
    assert (report.document.title, report.document.published) == ("青民县招商引资通报", "2023-07-05")
    assert values(report) == ["5.2", "12"]


# -------- Word and wrapped texts (test_read_office.py, test_wrapped.py)


def test_10_notes_numbers_and_boxes_of_word_are_kept(tmp_path: Path) -> None:
    levels = (
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
        "<w:lvlText w:val='%1、'/></w:lvl>"
    )
    numbering = (
        f"<w:abstractNum w:abstractNumId='2'>{levels}</w:abstractNum>"
        "<w:num w:numId='5'><w:abstractNumId w:val='2'/></w:num>"
    )
    numbered = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='5'/></w:numPr>"
    box = f"<w:r><w:txbxContent>{paragraph('框内开工项目5个。')}</w:txbxContent></w:r>"
    note = "<w:r><w:footnoteReference w:id='1'/></w:r>"
    body = (
        f"<w:p><w:pPr>{numbered}</w:pPr><w:r><w:t>总体情况</w:t></w:r></w:p>"
        f"<w:p><w:r><w:t>全县签约项目12个。</w:t></w:r>{note}{box}</w:p>"
    )
    notes = f"<w:footnote w:id='1'>{paragraph('另有增资扩产项目3个。')}</w:footnote>"
    report = extract_file(written(tmp_path, "a.docx", docx(body, numbering=numbering, footnotes=notes)))
    assert sorted(values(report)) == ["12", "3", "5"]
    assert any("一、总体情况" in line for line in _text_of(tmp_path / "a.docx"))


def _text_of(path: Path) -> list[str]:
    from zhaoshang_extract.read.open import open_documents

    [opened] = open_documents([path])
    return opened.text.splitlines()


def test_11_a_wrapped_condition_of_size_is_one_phrase() -> None:
    report = extract(
        "全县签约项目12个，其中50亿元\n以上项目1个，协议投资额35.6亿元，其中省外资\n金20.1亿元。"
    )
    assert values(report) == ["12", "1", "35.6", "20.1"]
    threshold = report.observations[1].threshold
    assert threshold is not None
    assert (str(threshold.min), threshold.max) == ("50", None)


# -------- web pages (test_web_kinds.py)


def test_12_comments_and_other_articles_of_a_page_give_no_figures(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    other = "<p>云岭县签约项目99个，到位资金77.7亿元，增长88.8%，列全市第一，详见本网报道。</p>" * 3
    page = (
        f"<html><head><title>{TITLE}_财经频道_某门户网</title></head><body><div><h1>{TITLE}</h1>"
        f"<div><p>{BODY}</p></div></div><div><h3>24小时滚动播报</h3>{other}</div>"
        f"<div class='comments'>{other}</div></body></html>"
    )
    report = extract_file(written(tmp_path, "a.html", page.encode()))
    assert report.document.title == TITLE
    assert [fact.quote.replace("个", "") for fact in report.observations] == FIGURES


# -------- no silent loss (test_leftover.py)


@pytest.mark.parametrize(
    ("printed", "quote"),
    [("增长61.3 鲠 %", "61.3 鲠 %"), ("新增林地35垧", "35垧"), ("出口啤酒200万打", "200万打")],
)
def test_13_a_figure_that_is_dropped_is_seen_and_told(printed: str, quote: str) -> None:
    report = extract(f"2024年上半年，浏阳市签约项目12个，{printed}。", published="2024-07-01")
    assert values(report) == ["12"]
    assert [issue.quote for issue in report.issues if issue.code == "figure_unread"] == [quote]
    assert (report.coverage.seen, report.coverage.understood) == (2, 1)


def test_14_a_cell_that_nothing_explains_is_told() -> None:
    table = "县区\t甲\t乙\n青禾县\t12\t35.6\n云岭区\t9\t21.4\n河东市\t15\t48.2\n"
    report = extract(f"情况表\n\n{table}", published="2024-07-01")
    lost = [issue for issue in report.issues if issue.code == "table_unread"]
    assert len(lost) == 6
    assert (report.coverage.seen, len(report.observations)) == (6, 0)
