"""Files that lie about themselves: archives, tables and documents that no packer or program writes."""

from __future__ import annotations

import bz2
import importlib.util
import io
import os
import struct
import zipfile
import zlib
from pathlib import Path

_BLOCK = 45_000_000  # zeros that bzip2 packs into one block
_FOOTER, _MAGIC = 0x177245385090, 48
_CENTRAL = b"PK\x01\x02"


def archive(data: bytes, method: int = zipfile.ZIP_DEFLATED, name: str = "a.txt") -> bytearray:
    """A ZIP archive of one member."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as opened:
        opened.writestr(name, data)
    return bytearray(stream.getvalue())


def with_size(packed: bytearray, size: int) -> bytes:
    """The archive, its only member said to be so long."""
    central = packed.rindex(_CENTRAL)
    packed[22:26] = packed[central + 24 : central + 28] = struct.pack("<I", size)
    return bytes(packed)


def with_method(packed: bytearray, method: int) -> bytes:
    """The archive, its only member said to be packed so."""
    central = packed.rindex(_CENTRAL)
    packed[8:10] = packed[central + 10 : central + 12] = struct.pack("<H", method)
    return bytes(packed)


def without_name(packed: bytearray) -> bytes:
    """The archive, the one letter of its member's name made the member's extra field."""
    central = packed.rindex(_CENTRAL)
    packed[26:30] = packed[central + 28 : central + 32] = struct.pack("<HH", 0, 1)
    return bytes(packed)


def spoiled(packed: bytearray, start: int, data: bytes) -> bytes:
    """The archive with other bytes at so far behind its member's name."""
    at = 30 + packed[26] + start
    packed[at : at + len(data)] = data
    return bytes(packed)


def bzip2_bomb(blocks: int) -> bytes:
    """A ZIP archive of 2 KB that unfolds to 45 MB a block, and says 1,000 bytes."""
    stored = archive(_zeros(blocks), zipfile.ZIP_STORED)
    return with_size(bytearray(with_method(stored, zipfile.ZIP_BZIP2)), 1000)


def _zeros(blocks: int) -> bytes:
    """Zeros packed by bzip2: one block, which ends within a byte, so many times."""
    one = bz2.compress(bytes(_BLOCK))
    bits, length = int.from_bytes(one[4:], "big"), 8 * len(one[4:])
    end = next(
        length - shift - _MAGIC for shift in range(32, 48) if bits >> shift & ((1 << _MAGIC) - 1) == _FOOTER
    )
    block, check = bits >> (length - end), int.from_bytes(one[10:14], "big")
    whole = total = 0
    for _ in range(blocks):
        whole = whole << end | block
        total = (total << 1 | total >> 31) & 0xFFFFFFFF ^ check
    size = blocks * end + _MAGIC + 32
    padding = -size % 8
    whole = ((whole << _MAGIC | _FOOTER) << 32 | total) << padding
    return one[:4] + whole.to_bytes((size + padding) // 8, "big")


def dictionary_bomb(path: Path) -> None:
    """A Parquet file of half a kilobyte: 4,500 rows of one string of a mebibyte.

    Where pyarrow is absent only the signature is written: the batch says which extra is wanted.
    """
    if importlib.util.find_spec("pyarrow") is None:
        path.write_bytes(b"PAR1PAR1")
        return
    import pyarrow
    from pyarrow import parquet

    text = pyarrow.array(["a" * (1 << 20)])
    rows = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 4500, pyarrow.int32()), text)
    table = pyarrow.table({"text": rows})
    parquet.write_table(table, path, compression="zstd", write_statistics=False)


def crowded_pdf(letters: int) -> bytes:
    """A PDF of one page with so many letters, packed into little."""
    words = b"BT /F1 12 Tf 50 700 Td " + b"(aaaaaaaaaa) Tj " * (letters // 10) + b"ET"
    packed = zlib.compress(words, 9)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
        font,
    ]
    whole, places = b"%PDF-1.4\n", []
    for number, told in enumerate(objects, 1):
        places.append(len(whole))
        whole += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    return whole + table % (rows, len(whole))


def deep_folders(path: Path, depth: int, name: str, text: str) -> None:
    """Folders within folders with a file in the last one."""
    home = os.getcwd()
    path.mkdir()
    os.chdir(path)
    try:
        for _ in range(depth):
            os.mkdir("d")
            os.chdir("d")
        Path(name).write_text(text, encoding="utf-8")
    finally:
        os.chdir(home)


def remove_deep(path: Path) -> None:
    """Remove such folders: shutil.rmtree calls itself for each."""
    folders = [str(path)]
    for folder in folders:  # which grows meanwhile
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                os.unlink(entry.path)
    for folder in reversed(folders):
        os.rmdir(folder)
