"""ZIP archives: their members one after the other, never more of them than fits."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import IO

from zhaoshang_extract.read.detect import HEAD, Format, detect, look_inside
from zhaoshang_extract.read.failure import DocumentError, Failure
from zhaoshang_extract.read.source import INSIDE, MAX_BYTES, Source
from zhaoshang_extract.read.tabular import TABLES, Fields, rows_of_bytes
from zhaoshang_extract.read.unpack import BROKEN, MAX_RATIO, is_bomb, unpack

_MAX_MEMBERS = 1_000_000
_MAX_TOTAL = 1 << 30
_SKIPPED = ("__MACOSX/", ".")
_UTF8_NAMES = 0x800
# A member may have no name at all; a source must.
_UNNAMED = "(unnamed)"


def members(file: IO[bytes], name: str, fields: Fields, limit: int = MAX_BYTES) -> Iterator[Source]:
    """The documents of a ZIP file, in the order of its directory; tables in it give their rows.

    A member that is damaged, encrypted, too large or a bomb becomes a source with a flaw. Raises
    DocumentError when the file is no archive at all.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DocumentError(
            "damaged", f"{name}: is no whole ZIP archive ({error}); fetch it again"
        ) from error
    with archive:
        size = file.seek(0, 2)
        yield from _open_members(archive, name, fields, limit, _MAX_TOTAL + size * MAX_RATIO)


def members_of(data: bytes, name: str, fields: Fields) -> Iterator[Source]:
    """The same of an archive that is held in memory."""
    try:
        yield from members(io.BytesIO(data), name, fields)
    except DocumentError as error:
        yield Source(name, flaw=Failure(error.code, str(error)))


def _open_members(
    archive: zipfile.ZipFile, name: str, fields: Fields, limit: int, most: int
) -> Iterator[Source]:
    """The same of an archive that is open; one whose members share their bytes ends at `most` bytes."""
    total = 0
    seen: dict[str, int] = {}
    for count, info in enumerate(archive.infolist()):
        member = f"{name}{INSIDE}{_unique(member_name(info) or _UNNAMED, seen)}"
        if info.filename.endswith("/") or _is_skipped(info.filename):
            continue
        total += info.file_size
        if count >= _MAX_MEMBERS or total > most:
            flaw = Failure("bomb", f"{name}: unpacks to more than is read of one archive; split it")
            yield Source(name, flaw=flaw)
            return
        yield from _member(archive, info, member, fields, limit)


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, fields: Fields, limit: int
) -> Iterator[Source]:
    try:
        data = inflate(archive, info, name, limit)
    except DocumentError as error:
        yield Source(name, flaw=Failure(error.code, str(error)))
        return
    found = inner_format(data, name)
    if found == "zip":
        flaw = Failure("unsupported", f"{name}: is an archive within an archive; unpack the outer one first")
        yield Source(name, flaw=flaw)
    elif found in TABLES:
        yield from rows_of_bytes(data, found, name, fields)
    else:
        yield Source(name, data=data)


def inner_format(data: bytes, name: str) -> Format:
    """The format of a file that is held in memory, Office files told apart."""
    found = detect(data[:HEAD], name)
    try:
        return look_inside(data)[0] if found == "zip" else found
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "docx"  # the reader will say what is wrong with it


def inflate(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limit: int = MAX_BYTES) -> bytes:
    """The bytes of one member, at most `limit` of them whatever its header says.

    Raises DocumentError with the code bomb, too_large, encrypted, unsupported or damaged.
    """
    if info.flag_bits & 1:
        raise DocumentError("encrypted", f"{name}: is encrypted; unpack it with its password first")
    if is_bomb(info):
        raise DocumentError("bomb", f"{name}: unpacks to over {MAX_RATIO} times its size; it is not read")
    try:
        data = unpack(archive, info, min(limit, info.file_size) + 1)
    except NotImplementedError as error:
        raise DocumentError("unsupported", f"{name}: {error}; pack it again as plain ZIP") from error
    except BROKEN as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise DocumentError("damaged", f"{name}: cannot be unpacked ({reason}); fetch it again") from error
    if len(data) > info.file_size:
        raise DocumentError("bomb", f"{name}: unpacks to more than the archive says; it is not read")
    if len(data) > limit:
        raise DocumentError("too_large", f"{name}: unpacks to more than {limit >> 20} MiB; split it")
    return data


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's name as text: Chinese Windows writes GBK where the standard reads it as cp437."""
    if info.flag_bits & _UTF8_NAMES:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _unique(name: str, seen: dict[str, int]) -> str:
    """The name, with a number behind it where the archive has it twice."""
    seen[name] = seen.get(name, 0) + 1
    return name if seen[name] == 1 else f"{name}~{seen[name]}"


def _is_skipped(name: str) -> bool:
    return name.startswith(_SKIPPED[0]) or name.rpartition("/")[2].startswith(_SKIPPED[1])
