"""Word documents, archives and tables, and telling formats apart."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from attack_files import paragraph, word, zipped

from zhaoshang_extract.read.archive import inflate, members
from zhaoshang_extract.read.detect import detect
from zhaoshang_extract.read.document import read_page
from zhaoshang_extract.read.failure import DocumentError
from zhaoshang_extract.read.source import Source, content_of
from zhaoshang_extract.read.tabular import Fields, rows_of_bytes, rows_of_file
from zhaoshang_extract.read.walk import sources

TEXT = "全县新签约项目12个，协议投资额3.5亿元。"


def docx(body: str) -> str:
    found, page = read_page(Source("a.docx"), word(body))
    assert (found, page.made) == ("docx", True)
    return page.text


@pytest.mark.parametrize(
    ("head", "name", "found"),
    [
        (b"%PDF-1.7", "a.txt", "pdf"),
        (b"\xef\xbb\xbf%PDF-1.4", "a", "pdf"),
        (b"PK\x03\x04", "a.txt", "zip"),
        (b"PAR1", "a.csv", "parquet"),
        (b"<!DOCTYPE html>", "a.txt", "html"),
        (b"\xef\xbb\xbf \n<HTML lang=zh>", "a", "html"),
        (b"<div>\xe4", "a.shtml", "html"),
        ("<投资>与<P>".encode(), "a.txt", "text"),
        (b'{"text": "<html>"}', "a.jsonl", "jsonl"),
        (b"a,b", "A.CSV", "csv"),
        (b"a,b", "a.txt", "text"),
        (b"", "a", "text"),
    ],
)
def test_formats_are_told_by_content_and_then_by_name(head: bytes, name: str, found: str) -> None:
    assert detect(head, name) == found


def test_paragraphs_runs_and_breaks() -> None:
    runs = "<w:r><w:t>全县</w:t></w:r><w:r><w:t>签约</w:t><w:tab/><w:t>12个</w:t><w:br/><w:t>次行</w:t></w:r>"
    assert docx(f"<w:p>{runs}</w:p>" + paragraph("末段")) == "全县签约\t12个\n次行\n末段\n"


def test_tables_are_rows_with_tabs_also_within_cells() -> None:
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    inner = f"<w:tbl>{row(paragraph('内一'), paragraph('内二'))}</w:tbl><w:p/>"
    table = (
        row(paragraph("县区"), paragraph("数"))
        + row(paragraph("东") + paragraph("县"), "<w:p/>")
        + row(inner, "")
    )
    assert docx(f"<w:tbl>{table}</w:tbl>{paragraph('后')}") == "县区\t数\n东 县\t\n内一 内二\t\n后\n"


def test_what_the_page_does_not_show_is_left_out() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>旧3亿元</w:delText></w:r></w:del><w:ins><w:r><w:t>新5亿元</w:t></w:r></w:ins>"
        "<w:r><w:instrText>PAGE 9</w:instrText></w:r></w:p>"
    )
    assert docx(body) == "新5亿元\n"


def parts(body: str, **more: str) -> list[str]:
    """The lines of a document with further parts: footnotes, numbering, styles."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    members = {"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>".encode()}
    for name, inner in more.items():
        members[f"word/{name}.xml"] = f"<w:{name} {space}>{inner}</w:{name}>".encode()
    _, page = read_page(Source("a.docx"), zipped({"[Content_Types].xml": b"<Types/>", **members}))
    return page.text.splitlines()


def test_notes_stand_at_the_end() -> None:
    body = (
        "<w:p><w:r><w:t>签约12个</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r>"
        "<w:r><w:t>，开工9个。</w:t></w:r></w:p>"
    )
    notes = (
        "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
        f"<w:footnote w:id='1'>{paragraph('含增资扩产项目3个。')}</w:footnote>"
    )
    end = f"<w:endnote w:id='1'>{paragraph('数据截至6月30日。')}</w:endnote>"
    told = parts(body, footnotes=notes, endnotes=end)
    assert told == ["签约12个，开工9个。", "", "含增资扩产项目3个。", "", "数据截至6月30日。"]


def level(number: int, form: str, text: str, start: int = 1) -> str:
    inner = f"<w:start w:val='{start}'/><w:numFmt w:val='{form}'/><w:lvlText w:val='{text}'/>"
    return f"<w:lvl w:ilvl='{number}'>{inner}</w:lvl>"


def item(text: str, depth: int, more: str = "") -> str:
    numbered = f"<w:numPr><w:ilvl w:val='{depth}'/><w:numId w:val='5'/></w:numPr>"
    return f"<w:p><w:pPr>{numbered}{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_automatic_numbers_are_printed() -> None:
    shapes = level(0, "chineseCountingThousand", "%1、") + level(1, "chineseCounting", "（%2）")
    shapes += level(2, "decimal", "%3.") + level(3, "decimalEnclosedCircle", "%4")
    numbering = (
        f"<w:abstractNum w:abstractNumId='2'>{shapes}</w:abstractNum>"
        "<w:num w:numId='5'><w:abstractNumId w:val='2'/></w:num>"
    )
    body = item("总体情况", 0) + item("签约", 1) + item("签约12个", 2) + item("开工9个", 2) + item("工业", 3)
    body += item("投产", 1) + item("投产3个", 2) + item("下一步", 0) + paragraph("完。")
    assert parts(body, numbering=numbering) == [
        *("一、总体情况", "（一）签约", "1. 签约12个", "2. 开工9个", "①工业"),
        *("（二）投产", "1. 投产3个", "二、下一步", "完。"),
    ]


def test_numbers_of_styles_and_tabs_of_paragraphs() -> None:
    numbering = (
        f"<w:abstractNum w:abstractNumId='0'>{level(0, 'chineseCounting', '%1、', 11)}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )
    styles = (
        "<w:style w:styleId='H'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:styleId='N'/>"
    )
    tabs = "<w:tabs><w:tab w:pos='9'/></w:tabs>"
    head = f"<w:p><w:pPr><w:pStyle w:val='H'/>{tabs}</w:pPr><w:r><w:t>签约</w:t></w:r></w:p>"
    plain = "<w:p><w:pPr><w:pStyle w:val='N'/></w:pPr><w:r><w:t>签约12个</w:t></w:r></w:p>"
    assert parts(head + plain + head, numbering=numbering, styles=styles) == [
        "十一、签约",
        "签约12个",
        "十二、签约",
    ]


def test_a_text_box_stands_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框内签约5个。')}{paragraph('开工2个。')}</w:txbxContent>"
    both = f"<w:r><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:r>"
    body = f"<w:p><w:r><w:t>全县签约</w:t></w:r>{both}<w:r><w:t>12个。</w:t></w:r></w:p>"
    assert parts(body) == ["全县签约12个。", "框内签约5个。", "开工2个。"]
    cell = f"<w:tbl><w:tr><w:tc>{body}</w:tc><w:tc>{paragraph('9')}</w:tc></w:tr></w:tbl>"
    assert parts(cell) == ["全县签约12个。 框内签约5个。 开工2个。\t9"]


def test_a_document_without_a_body_is_an_error() -> None:
    with pytest.raises(DocumentError) as caught:
        read_page(Source("a.docx"), zipped({"word/styles.xml": b"", "OFD.xml": b""}))
    assert caught.value.code == "unsupported"


def test_a_members_size_is_not_believed() -> None:
    stream = io.BytesIO(zipped({"a.txt": b"x" * 5000}))
    with zipfile.ZipFile(stream) as archive:
        info = archive.infolist()[0]
        with pytest.raises(DocumentError) as caught:
            inflate(archive, info, "a.txt", limit=1000)
    assert caught.value.code == "too_large"


def test_names_in_gbk_are_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("x")
        info.filename = "通报.txt".encode("gbk").decode("cp437")
        archive.writestr(info, TEXT)
    data = stream.getvalue()
    # Python marks such a name as UTF-8; Chinese Windows writes the bytes of GBK and no mark.
    raw = "通报.txt".encode("gbk").decode("cp437").encode()
    fixed = bytearray(data.replace(raw, "通报.txt".encode("gbk").ljust(len(raw), b"_")))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        fixed[fixed.index(mark) + place + 1] &= ~8
    [source] = members(io.BytesIO(bytes(fixed)), "z.zip", Fields())
    assert source.name.startswith("z.zip!/通报.txt")


def test_members_of_one_name_are_told_apart(recwarn: pytest.WarningsRecorder) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("a.txt", TEXT)
    recwarn.clear()
    assert [source.name for source in members(stream, "z", Fields())] == ["z!/a.txt", "z!/a.txt~2"]


def rows(data: bytes, found: str = "csv", fields: Fields | None = None) -> list[Source]:
    return list(rows_of_bytes(data, found, "t", fields or Fields()))  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_csv_in_any_encoding_with_any_mark(encoding: str, mark: str) -> None:
    data = f'id{mark}text\r\n7{mark}"第一行，\n第二行"\r\n'.encode(encoding)
    [source] = rows(data, fields=Fields(id="id"))
    assert (source.name, source.text) == ("t!/7", "第一行，\n第二行")


def test_one_bad_row_costs_one_row() -> None:
    good = json.dumps({"text": TEXT})
    found = rows(f"{good}\n[1]\n\n{good}\nnull\n{{}}\n".encode(), "jsonl")
    assert [source.flaw.code if source.flaw else source.text for source in found] == [
        TEXT, "bad_row", TEXT, "bad_row", "no_field",
    ]  # fmt: skip
    assert "line 2" in found[1].flaw.message  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cell", "day"),
    [("2023-1-5", "2023-01-05"), ("2023年11月05日 8:00", "2023-11-05"), ("2023.12.31", "2023-12-31")],
)
def test_days_of_rows(cell: str, day: str) -> None:
    [source] = rows(f"text,d\nx,{cell}\n".encode(), fields=Fields(published="d"))
    assert source.published == day


@pytest.mark.parametrize("cell", ["2023-02-30", "昨天", "2023"])
def test_a_day_that_is_none_is_told(cell: str) -> None:
    [source] = rows(f"text,d\nx,{cell}\n".encode(), fields=Fields(published="d"))
    assert source.flaw is not None
    assert source.flaw.code == "bad_row"


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "t.parquet"
    parquet.write_table(pyarrow.table({"text": [TEXT, None], "id": [5, 6]}), path)
    first, second = rows_of_file(str(path), "parquet", "t", Fields(id="id"))
    assert (first.name, first.text) == ("t!/5", TEXT)
    assert second.flaw is not None
    [source] = [s for s in rows_of_file(str(path), "parquet", "t", Fields("body")) if s.name.endswith("1")]
    assert source.flaw is not None
    assert "'body'" in source.flaw.message
    assert "text、id" in source.flaw.message


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    [source] = sources([tmp_path / "nowhere"])
    with pytest.raises(DocumentError) as caught:
        content_of(source)
    assert caught.value.code == "unreadable"
