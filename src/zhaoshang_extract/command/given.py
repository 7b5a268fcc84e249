"""Documents that are named on the command line: files of any kind, or standard input."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhaoshang_extract.read.open import Opened
    from zhaoshang_extract.read.tabular import Fields

STDIN = "-"
STDIN_NAME = "<stdin>"


def add_fields(command: argparse.ArgumentParser) -> None:
    """Add the options that say how tables and bytes are read; the same for every command."""
    command.add_argument("--text-field", default="text", metavar="NAME", help="column of the texts in tables")
    command.add_argument(
        "--id-field", metavar="NAME", help="column that names a row; its number if not given"
    )
    command.add_argument("--title-field", metavar="NAME", help="column of the headline")
    command.add_argument("--published-field", metavar="NAME", help="column of the publication day")
    command.add_argument("--region-field", metavar="NAME", help="column of what 全市 means in a row")
    command.add_argument("--source-field", metavar="NAME", help="column of the publisher")
    command.add_argument(
        "--encoding", type=_encoding, metavar="NAME", help="of texts, pages and CSV; told if not given"
    )


def fields_of(options: argparse.Namespace) -> Fields:
    """What these options say."""
    from zhaoshang_extract.read.tabular import Fields

    return Fields(
        options.text_field,
        options.id_field,
        options.published_field,
        options.title_field,
        options.region_field,
        options.source_field,
        options.encoding,
    )


def _encoding(printed: str) -> str:
    from zhaoshang_extract.read.text import check_encoding

    try:
        check_encoding(printed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return printed


def name_given(file: str) -> str:
    """The file's name as text, also where its bytes are no UTF-8."""
    return STDIN_NAME if file == STDIN else os.fsencode(file).decode("utf-8", "replace")


def documents_given(file: str, fields: Fields | None = None) -> Iterator[Opened]:
    """The documents of a file, of a folder, or of standard input; see `read.open.open_documents`."""
    from zhaoshang_extract.read.open import open_bytes, open_documents

    if file == STDIN:
        return open_bytes(stdin_bytes(), STDIN_NAME, fields=fields)
    return open_documents([file], fields=fields)


def read_given(file: str, fields: Fields | None = None) -> str:
    """The text of a file, or of standard input, that is one document. Raises ReadError, with the mend."""
    from zhaoshang_extract.read.failure import DocumentError

    found = list(islice(documents_given(file, fields), 2))
    if len(found) != 1:
        held = "several documents" if found else "no document"
        raise DocumentError("unsupported", f"{name_given(file)}: holds {held}; name a file that is one")
    return found[0].checked().text


def stdin_bytes() -> bytes:
    """Standard input, up to one byte more than is read."""
    from zhaoshang_extract.read.source import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)
