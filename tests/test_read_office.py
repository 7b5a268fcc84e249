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
