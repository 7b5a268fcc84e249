"""Inputs that are broken, hostile or odd, as files of a folder; and what a batch must make of each."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hostile import (
    archive,
    bzip2_bomb,
    crowded_pdf,
    deep_folders,
    dictionary_bomb,
    remove_deep,
    spoiled,
    with_method,
    with_size,
    without_name,
)
from pdf_pages import Placed, make_pdf

TEXT = "全县新签约项目12个，协议投资额3.5亿元。"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass(slots=True, frozen=True)
class Broken:
    """A file's name, what is the matter with it, its bytes or what makes it, and what it must give.

    `gives` is an error's code, or "report"; `extra` the package that its reader needs.
    """

    name: str
    what: str
    content: bytes | Callable[[Path], object]
    gives: str
    extra: str = ""


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def word(body: str) -> bytes:
    """A Word document with the XML of its body."""
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def paragraph(text: str) -> str:
    """The XML of a paragraph of Word."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def page(body: str, head: str = "") -> str:
    """A web page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def _locked(archive: bytes) -> bytes:
    """The archive with the flag of encryption set on its only member."""
    data = bytearray(archive)
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _entities() -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    body = f'<!DOCTYPE x [{levels}]><w:document xmlns:w="{_WORD}">&e9;</w:document>'
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": body.encode()})


def _encoded(encoding: str) -> bytes:
    """A Word document whose XML says that it is written so."""
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    body = f'{head}<w:document xmlns:w="{_WORD}"><w:body>{paragraph(TEXT)}</w:body></w:document>'
    written = body.encode("utf-8" if encoding.startswith("x-") else encoding)
    return zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": written})


def _crowded(path: Path) -> None:
    path.write_bytes(crowded_pdf(30_000_000))


def _wide_row() -> bytes:
    return f'{{"text": "{TEXT}", "n": {"1" * 1_000_000}}}\n'.encode()


def _cell(path: Path, mebibytes: int) -> None:
    with path.open("wb") as file:
        file.write(b"text\n")
        for _ in range(mebibytes):
            file.write(b"a" * (1 << 20))


_NOISE = random.Random(7).randbytes(3000)
_PDF = make_pdf([[Placed(60, 700, 12, TEXT)]])
_DOCX = word(paragraph(TEXT))

CASES = (
    Broken("01-empty.txt", "an empty file", b"", "empty"),
    Broken("02-blanks.txt", "nothing but blanks and line ends", b" \r\n\t\n" * 50, "empty"),
    Broken("03-nul.txt", "text with NUL bytes", TEXT.encode() + b"\x00" * 3 + b"abc", "not_text"),
    Broken("04-noise.dat", "random bytes", _NOISE, "not_text"),
    Broken("05-picture.txt", "a PNG picture named .txt", b"\x89PNG\r\n\x1a\n" + _NOISE, "not_text"),
    Broken("06-packed.txt", "a gzip file named .txt", b"\x1f\x8b\x08\x00" + _NOISE, "not_text"),
    Broken("07-cut.txt", "UTF-8 that ends within a character", TEXT.encode()[:-1], "report"),
    Broken("08-torn.txt", "UTF-8 with one broken byte", TEXT.encode().replace(b"12", b"1\xff2"), "report"),
    Broken("09-utf16.txt", "UTF-16 without its mark", TEXT.encode("utf-16-le"), "report"),
    Broken("10-gb18030.txt", "GB18030", TEXT.encode("gb18030"), "report"),
    Broken(
        "11-marks.txt",
        "right-to-left marks and blanks of no width between the words",
        TEXT.replace("，", "\u202e，\u200f\u200b").encode(),
        "report",
    ),
    Broken("12-digits.txt", "eight thousand digits in a row", b"1" * 8000, "report"),
    Broken("13-line.txt", "one line of 50 MB", lambda path: _repeat(path, "今年签约项目12个，"), "too_large"),
    Broken(
        "14-line-ascii.txt", "one line of 50 MB of one letter", lambda path: _repeat(path, "a"), "too_large"
    ),
    Broken("15-huge.txt", "a file of 65 MiB", lambda path: _hollow(path, 65 << 20), "too_large"),
    Broken("16-cut.pdf", "a PDF that ends in the middle", _PDF[:400], "damaged", "pdf"),
    Broken(
        "17-locked.pdf",
        "a PDF with a password",
        make_pdf([[Placed(60, 700, 12, TEXT)]], encrypted=True),
        "encrypted",
        "pdf",
    ),
    Broken("18-scan.pdf", "a PDF without a text layer", make_pdf([[], []]), "no_text_layer", "pdf"),
    Broken(
        "19-private.pdf",
        "a PDF whose letters name no characters",
        make_pdf([[Placed(60, 700, 12, "\ue000\ue001\ue002\ue003" * 8)]]),
        "no_text_layer",
        "pdf",
    ),
    Broken("20-pdf.txt", "a whole PDF named .txt", _PDF, "report", "pdf"),
    Broken("21-cut.docx", "a Word document that ends in the middle", _DOCX[:200], "damaged"),
    Broken(
        "22-bomb.docx",
        "a Word document that unpacks to 300 MB",
        lambda path: _bomb(path, "word/document.xml", "<w:p/>"),
        "bomb",
    ),
    Broken("23-entities.docx", "a Word document of entities within entities", _entities(), "bomb"),
    Broken(
        "24-deep.docx", "tables within tables, 600 deep", word("<w:tbl>" * 600 + "</w:tbl>" * 600), "bomb"
    ),
    Broken("25-old.doc", "a Word file of 1997", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + _NOISE, "unsupported"),
    Broken(
        "26-sheet.xlsx",
        "a ZIP that calls itself an Excel workbook",
        zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}),
        "damaged",
        "xlsx",
    ),
    Broken(
        "27-label.html",
        "UTF-8 that calls itself gb2312",
        page(f"<p>{TEXT}</p>", '<meta charset="gb2312">').encode(),
        "report",
        "html",
    ),
    Broken(
        "28-label.html",
        "GBK that calls itself utf-8",
        page(f"<p>{TEXT}</p>", '<meta charset="utf-8">').encode("gbk"),
        "report",
        "html",
    ),
    Broken(
        "29-deep.html",
        "a page nested 1,500 deep",
        page("<div>" * 1500 + TEXT + "</div>" * 1500).encode(),
        "report",
        "html",
    ),
    Broken(
        "29-deeper.html",
        "a page nested 50,000 deep, with text before",
        page(f"<p>{TEXT}</p>" + "<div>" * 50_000 + TEXT + "</div>" * 50_000).encode(),
        "too_large",
        "html",
    ),
    Broken(
        "30-script.html",
        "a page that a program fills",
        page('<div id="app"></div><script>load()</script>').encode(),
        "empty",
        "html",
    ),
    Broken("31-tags.html", "a page of 400,000 tags", page("<b>x" * 400_000).encode(), "too_large", "html"),
    Broken(
        "32-bomb.zip",
        "an archive of a member that unpacks to 300 MB",
        lambda path: _bomb(path, "a.txt", "项目"),
        "bomb",
    ),
    Broken("33-locked.zip", "an encrypted archive", _locked(zipped({"a.txt": TEXT.encode()})), "encrypted"),
    Broken(
        "34-nested.zip",
        "an archive within an archive",
        zipped({"b.zip": zipped({"a.txt": b"x"})}),
        "unsupported",
    ),
    Broken("35-cut.zip", "an archive that ends in the middle", zipped({"a.txt": _NOISE})[:900], "damaged"),
    Broken("36-row.jsonl", "a line that is no JSON", b'{"text": "cut', "bad_row"),
    Broken("37-column.jsonl", "a row without the column of the text", b'{"body": "x"}\n', "no_field"),
    Broken(
        "38-half.jsonl", "half of a UTF-16 pair in a row", f'{{"text": "{TEXT}\\ud83d"}}'.encode(), "report"
    ),
    Broken("39-cells.csv", "a row with a cell too many", f"text\n{TEXT},x\n".encode(), "bad_row"),
    Broken("40-quote.csv", "a quote that is never closed", f'text\n"{TEXT}\n'.encode(), "damaged"),
    Broken(
        "41-cut.parquet", "a Parquet file that ends in the middle", b"PAR1" + _NOISE, "damaged", "parquet"
    ),
    Broken("42-pipe.txt", "a named pipe that nobody writes to", lambda path: os.mkfifo(path), "unreadable"),
    Broken("43-link.txt", "a link to nothing", lambda path: path.symlink_to("nowhere.txt"), "unreadable"),
    Broken("44-circle.txt", "a link to itself", lambda path: path.symlink_to(path.name), "unreadable"),
    Broken(
        "45-bzip2.zip",
        "2 KB of bzip2 that unfold to 2 GB, and say 1,000 bytes",
        lambda path: path.write_bytes(bzip2_bomb(46)),
        "bomb",
    ),
    Broken(
        "46-lzma.zip",
        "LZMA that unfolds to 64 MB, and says 1,000 bytes",
        lambda path: path.write_bytes(with_size(archive(bytes(64 << 20), zipfile.ZIP_LZMA), 1000)),
        "bomb",
    ),
    Broken(
        "47-lzma.zip",
        "LZMA with noise in it",
        spoiled(archive(_NOISE, zipfile.ZIP_LZMA), 9, _NOISE[:300]),
        "damaged",
    ),
    Broken(
        "48-lzma.zip",
        "LZMA whose properties are none",
        spoiled(archive(_NOISE, zipfile.ZIP_LZMA), 4, b"\xff" * 5),
        "damaged",
    ),
    Broken(
        "49-lzma.zip",
        "LZMA that asks for a dictionary of 4 GiB",
        spoiled(archive(_NOISE, zipfile.ZIP_LZMA), 5, b"\xff" * 4),
        "damaged",
    ),
    Broken(
        "50-bzip2.zip",
        "bzip2 with noise in it",
        spoiled(archive(_NOISE, zipfile.ZIP_BZIP2), 20, _NOISE[:300]),
        "damaged",
    ),
    Broken(
        "51-method.zip",
        "an archive packed in a way that is not read",
        with_method(archive(_NOISE), 98),
        "unsupported",
    ),
    Broken(
        "52-unnamed.zip",
        "an archive whose member has an empty name",
        without_name(archive(TEXT.encode(), name="a")),
        "report",
    ),
    Broken(
        "53-nul.zip",
        "an archive whose member has NUL in its name",
        bytes(archive(TEXT.encode(), name="a?b.txt")).replace(b"a?b", b"a\0b"),
        "report",
    ),
    Broken(
        "54-dictionary.parquet",
        "half a kilobyte of Parquet that unfolds to 4.5 GB",
        dictionary_bomb,
        "bomb",
        "parquet",
    ),
    Broken("55-crowded.pdf", "a PDF whose page has 30 million letters", _crowded, "memory_limit", "pdf"),
    Broken("56-encoding.docx", "a Word document in an unknown encoding", _encoded("x-klingon"), "damaged"),
    Broken("57-encoding.docx", "a Word document in GB18030", _encoded("gb18030"), "damaged"),
    Broken(
        "58-folders",
        "a file below 1,500 folders",
        lambda path: deep_folders(path, 1500, "x.txt", TEXT),
        "report",
    ),
    Broken(f"59-{'n' * 240}.txt", "a name as long as names may be", TEXT.encode(), "report"),
    Broken("60-\udcff\udced.txt", "a name that is no UTF-8", TEXT.encode(), "report"),
    Broken("61-\x1b]0;x\x07\u202e.txt", "a name that commands the terminal", b"", "empty"),
    Broken(
        "62-zero.txt",
        "a link to a device without end",
        lambda path: path.symlink_to("/dev/zero"),
        "unreadable",
    ),
    Broken("63-pipe.zip", "a named pipe called .zip", lambda path: os.mkfifo(path), "unreadable"),
    Broken(
        "64-long.txt", "a text of 500,001 characters", ("签约12个。" * 83_334)[:500_001].encode(), "too_large"
    ),
    Broken("65-nested.jsonl", "a row of 100,000 brackets", b'{"text": ' + b"[" * 100_000, "bad_row"),
    Broken("66-number.jsonl", "a row with a number of 1,000,000 digits", _wide_row(), "report"),
    Broken("67-cell.csv", "a cell of 40 MB", lambda path: _cell(path, 40), "too_large"),
    Broken(
        "68-bomb.xlsx",
        "a workbook that unpacks to 300 MB",
        lambda path: _bomb(path, "xl/workbook.xml", "<x/>", "[Content_Types].xml"),
        "bomb",
        "xlsx",
    ),
    Broken("69-rich.txt", "an RTF file named .txt", b"{\\rtf1\\ansi 12}", "unsupported"),
    Broken(
        "70-page.mht",
        "a saved page without a page",
        b"MIME-Version: 1.0\nContent-Type: multipart/related\n",
        "empty",
    ),
    Broken("71-null.jsonl", "a row with NULL for its text", b'{"text": null}', "empty"),
    Broken("72-list.json", "a list of what is no article", b"[12]", "bad_row"),
    Broken("73-broken.txt", "UTF-8 with a broken byte in every fifth place", b"ab\xffcd" * 200, "damaged"),
)


def _hollow(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _repeat(path: Path, words: str) -> None:
    part = (words * (1_000_000 // len(words.encode()))).encode()
    with path.open("wb") as file:
        for _ in range(50):
            file.write(part)


def _bomb(path: Path, name: str, words: str, *more: str) -> None:
    part = (words * 100_000).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as member:
        for _ in range(300_000_000 // len(part)):
            member.write(part)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        for other in more:
            archive.writestr(other, "<x/>")


def shown(name: str) -> str:
    """The file's name as results have it: what is no UTF-8 replaced."""
    return os.fsencode(name).decode("utf-8", "replace")


def write_input(case: Broken, folder: Path) -> None:
    """Write one of them into a folder."""
    if isinstance(case.content, bytes):
        (folder / case.name).write_bytes(case.content)
    else:
        case.content(folder / case.name)


def write_inputs(folder: Path, good: int = 0) -> None:
    """Write all of them into a new folder, with so many good articles between them."""
    folder.mkdir()
    for case in CASES:
        write_input(case, folder)
    for number in range(good):
        (folder / f"{number:02}-good.txt").write_text(TEXT, encoding="utf-8")


def remove_inputs(folder: Path) -> None:
    """Remove what no usual way of removing can."""
    for case in CASES:
        if (folder / case.name).is_dir():
            remove_deep(folder / case.name)
