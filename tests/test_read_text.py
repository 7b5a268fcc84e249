from pathlib import Path

import pytest

from zhaoshang_extract.document import make_document
from zhaoshang_extract.read.text import ReadError, decode, read_text

TEXT = "荷塘县签约12个项目，总投资8.5亿元。\n其中工业项目9个。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
def test_every_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_big_endian_mark_and_line_ends() -> None:
    assert decode(b"\xfe\xff" + "甲\r\n乙\r丙".encode("utf-16-be")) == "甲\n乙\n丙"
    assert decode(b"") == ""
    assert decode(b"\xef\xbb\xbf") == ""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 ...", ["byte 0", "PDF"]),
        (b"PK\x03\x04....", ["byte 0", "ZIP"]),
        (b"\x89PNG\r\n", ["byte 0", "PNG"]),
        ("签约".encode() + b"\x00\x01\x02", ["byte 6", "0x00", "binary"]),
        ("签约".encode() + b"\xff\xff\xff", ["byte 6", "0xff", "utf-8", "gb18030"]),
        (b"\xef\xbb\xbf" + b"o\xff", ["byte 1", "0xff", "utf-8"]),
        (b"\xff\xfe\x00", ["utf-16-le", "byte 0"]),
    ],
)
def test_what_is_no_text_is_refused_with_place_and_mend(data: bytes, words: list[str]) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, name="报告.txt")
    message = str(caught.value)
    assert message.startswith("报告.txt: ")
    assert "\n" not in message
    assert "save" in message
    assert all(word in message for word in words)


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "荷塘县.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    assert read_text(path) == read_text(str(path)) == TEXT
    with pytest.raises(ReadError, match="directory"):
        read_text(tmp_path)
    with pytest.raises(ReadError, match="no such file"):
        read_text(tmp_path / "nothing.txt")
    with pytest.raises(ReadError, match="cannot be read"):
        read_text("bad\x00name")


def test_document_is_known_by_its_source_or_its_digest() -> None:
    assert make_document(TEXT, "a/b/荷塘县.2020.txt").id == "荷塘县.2020"
    assert make_document(TEXT, "https://example.org/news/117.html").id == "117"
    bare = make_document(TEXT)
    assert bare.id == "doc-" + bare.sha256[:12]
    assert bare.source is None
    assert make_document("\ud800签约").sha256
    assert make_document("", "/").id.startswith("doc-")
