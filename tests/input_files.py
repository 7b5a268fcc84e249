"""One article in every kind of file that a user may have, each made here."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

from pdf_pages import Placed, make_pdf

TITLE = "青禾县招商引资工作通报"
BODY = "2023年1至6月，全县新签约项目12个，协议投资额3.5亿元，其中制造业项目6个，占40%。"
TEXT = f"{TITLE}\n{BODY}\n"
TRADITIONAL = (
    "青禾縣招商引資工作通報\n"
    "2023年1至6月，全縣新簽約項目12個，協議投資額3.5億元，其中製造業項目6個，佔40%。\n"
)
ROW = {"id": "7", "标题": TITLE, "日期": "20230705", "地区": "浏阳市", "来源": "青禾日报", "text": BODY}
# What is read of it; 6 of 12 are 50 %, which `check` finds.
FIGURES = ["12", "3.5亿元", "6", "40%"]
FIELDS = {"id": "id", "title": "标题", "published": "日期", "region": "地区", "source": "来源"}
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def page() -> str:
    return f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{BODY}</p></body></html>"


def mht() -> bytes:
    head = 'From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n'
    part = "--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    return (head + part + page() + "\r\n--x--\r\n").encode()


def docx() -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (TITLE, BODY))
    body = f'<w:document xmlns:w="{_WORD}"><w:body>{paragraphs}</w:body></w:document>'
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def epub() -> bytes:
    container = '<container><rootfiles><rootfile full-path="o/book.opf"/></rootfiles></container>'
    book = (
        '<package><manifest><item id="a" href="one.xhtml"/><item id="b" href="two.xhtml"/></manifest>'
        '<spine><itemref idref="b"/><itemref idref="a"/></spine></package>'
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "o/book.opf": book,
            "o/one.xhtml": f"<html><body><p>{BODY}</p></body></html>",
            "o/two.xhtml": f"<html><body><h1>{TITLE}</h1></body></html>",
        }
    )


def table(delimiter: str = ",") -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerows([list(ROW), list(ROW.values())])
    return stream.getvalue()


def xlsx(published: Any = 20230705) -> bytes:
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("说明").write(0, 0, "没有文章")
        sheet = book.add_worksheet("文章")
        sheet.write(0, 0, "导出日期")
        sheet.write_row(2, 0, list(ROW))
        for at, (name, cell) in enumerate(ROW.items()):
            if name == "日期" and isinstance(published, date):
                sheet.write_datetime(3, at, published, book.add_format({"num_format": "yyyy/m/d"}))  # type: ignore[arg-type]
            else:
                sheet.write(3, at, published if name == "日期" else cell)
    return stream.getvalue()


def parquet() -> bytes:
    import pyarrow
    from pyarrow import parquet as files

    stream = io.BytesIO()
    files.write_table(pyarrow.table({name: [cell] for name, cell in ROW.items()}), stream)
    return stream.getvalue()


def placed() -> bytes:
    return make_pdf(
        [[Placed(72, 770, 18, TITLE), Placed(72, 730, 12, BODY[:24]), Placed(72, 712, 12, BODY[24:])]]
    )


# kind: the file's name, its bytes, the module that its reader needs
KINDS: dict[str, tuple[str, Callable[[], bytes], str | None]] = {
    "text, UTF-8": ("a.txt", TEXT.encode, None),
    "text, UTF-16": ("a.txt", lambda: TEXT.encode("utf-16"), None),
    "text, GB18030": ("a.txt", lambda: TEXT.encode("gb18030"), None),
    "text, Big5": ("a.txt", lambda: TRADITIONAL.encode("big5"), None),
    "text with one stray byte": ("a.txt", lambda: TEXT.encode().replace("。".encode(), b"\xff"), None),
    "web page": ("a.html", lambda: page().encode(), "lxml"),
    "web page in one file (MHT)": ("a.mht", mht, "lxml"),
    "PDF": ("a.pdf", placed, "pypdfium2"),
    "Word (DOCX)": ("a.docx", docx, None),
    "EPUB": ("a.epub", epub, "lxml"),
    "RTF": ("a.rtf", lambda: b"{\\rtf1\\ansi 12}", None),
    "old Word (DOC)": ("a.doc", lambda: b"\xd0\xcf\x11\xe0" + b"x" * 512, None),
    "JSON, a list": ("a.json", lambda: json.dumps([ROW], ensure_ascii=False, indent=1).encode(), None),
    "JSON, one object": ("a.json", lambda: json.dumps(ROW, ensure_ascii=False, indent=1).encode(), None),
    "JSONL": ("a.jsonl", lambda: json.dumps(ROW).encode(), None),
    "CSV, UTF-8": ("a.csv", lambda: table().encode("utf-8-sig"), None),
    "CSV, GB18030": ("a.csv", lambda: table().encode("gb18030"), None),
    "TSV": ("a.tsv", lambda: table("\t").encode(), None),
    "Excel (XLSX)": ("a.xlsx", xlsx, "python_calamine"),
    "Parquet": ("a.parquet", parquet, "pyarrow"),
    "ZIP of these": ("a.zip", lambda: zipped({"x/b.txt": TEXT}), None),
}
