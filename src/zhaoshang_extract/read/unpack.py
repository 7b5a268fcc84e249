"""One member of a ZIP archive as bytes, never more of them than asked for, however it is packed."""

from __future__ import annotations

import bz2
import copy
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, Protocol, cast

from zhaoshang_extract.read.failure import DocumentError

# What unpacking raises for a member that is damaged.
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
_PART = 1 << 16
# What LZMA may keep of what it has unpacked: the greatest dictionary that packers offer.
_LZMA_MEMORY = 256 << 20
# In a ZIP file: version, length of the properties; then, as in a .lzma file, the properties.
_LZMA_HEAD = struct.Struct("<HH")
_LZMA_PROPERTIES = 5
# A .lzma file tells its length behind the properties; this stands for an unknown one.
_UNTOLD = b"\xff" * 8


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...

    @property
    def needs_input(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int) -> bytes: ...


# Text packs to about a fifth, tables of figures to a fiftieth: beyond this it is a bomb.
MAX_RATIO = 200
SMALL = 1 << 20
_MAX_WHOLE = 1 << 30


def is_bomb(info: zipfile.ZipInfo) -> bool:
    """True for a member that says to unpack to far more than it is."""
    return info.file_size > max(SMALL, info.compress_size * MAX_RATIO)


def refuse_bomb(archive: zipfile.ZipFile, name: str) -> None:
    """Raise DocumentError for an Office file of which a member, or all of them, unpack to too much."""
    members = archive.infolist()
    if any(map(is_bomb, members)) or sum(member.file_size for member in members) > _MAX_WHOLE:
        raise DocumentError("bomb", f"{name}: unpacks to over {MAX_RATIO} times its size; it is not read")


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    """The first `most` bytes of a member; its checksum is held where that is all of it.

    Raises one of BROKEN for a damaged member, NotImplementedError for a way of packing that is not read.
    """
    try:
        start = _STARTS[info.compress_type]
    except KeyError:
        raise NotImplementedError(f"is packed by method {info.compress_type}, which is not read") from None
    if start is None:
        with archive.open(info) as member:
            return member.read(most)
    with archive.open(_as_stored(info)) as packed:
        data = _bounded(start(packed), packed, most)
    if len(data) < most and zlib.crc32(data) != info.CRC:
        raise zipfile.BadZipFile("Bad CRC-32")
    return data


def _as_stored(info: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """The member as if it were not packed: reading it gives the packed bytes, with no checksum held."""
    stored = copy.copy(info)
    stored.compress_type = zipfile.ZIP_STORED
    stored.file_size = info.compress_size
    stored.CRC = cast(int, None)
    return stored


def _bounded(unpacker: _Unpacker, packed: IO[bytes], most: int) -> bytes:
    """What the unpacker makes of the packed bytes, ended at `most`.

    The unpackers that zipfile has give all that a part of the packed bytes unfolds to: of bzip2, two
    gigabytes for one kilobyte.
    """
    parts: list[bytes] = []
    left = most
    while left and not unpacker.eof:
        part = packed.read(_PART) if unpacker.needs_input else b""
        if unpacker.needs_input and not part:
            break  # an LZMA member need not say where it ends
        parts.append(unpacker.decompress(part, left))
        left -= len(parts[-1])
    return b"".join(parts)


def _start_lzma(packed: IO[bytes]) -> _Unpacker:
    head = packed.read(_LZMA_HEAD.size)
    if len(head) < _LZMA_HEAD.size or _LZMA_HEAD.unpack(head)[1] != _LZMA_PROPERTIES:
        raise lzma.LZMAError("it has no properties of LZMA")
    unpacker = lzma.LZMADecompressor(format=lzma.FORMAT_ALONE, memlimit=_LZMA_MEMORY)
    unpacker.decompress(packed.read(_LZMA_PROPERTIES) + _UNTOLD)
    return unpacker


# By the method that an archive names; None are those that zipfile itself reads within bounds.
_STARTS: dict[int, Callable[[IO[bytes]], _Unpacker] | None] = {
    zipfile.ZIP_STORED: None,
    zipfile.ZIP_DEFLATED: None,
    zipfile.ZIP_BZIP2: lambda _: bz2.BZ2Decompressor(),
    zipfile.ZIP_LZMA: _start_lzma,
}
