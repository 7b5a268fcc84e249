"""Articles that are named on the command line: files, or standard input, never more than a batch reads."""

from __future__ import annotations

import os
import sys

STDIN = "-"
STDIN_NAME = "<stdin>"


def name_given(file: str) -> str:
    """The file's name as text, also where its bytes are no UTF-8."""
    return STDIN_NAME if file == STDIN else os.fsencode(file).decode("utf-8", "replace")


def read_given(file: str) -> str:
    """The text of a file, or of standard input. Raises ReadError, with the mend."""
    from zhaoshang_extract.read.document import refuse_length
    from zhaoshang_extract.read.failure import DocumentError
    from zhaoshang_extract.read.source import MAX_BYTES
    from zhaoshang_extract.read.text import decode, read_text

    name = name_given(file)
    if file == STDIN:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise DocumentError("too_large", f"{name}: is larger than {MAX_BYTES >> 20} MiB; split it")
        text = decode(data, name=name)
    else:
        text = read_text(file)
    if text.lstrip()[:14].lower().startswith(("<!doctype html", "<html")):
        told = f"is a web page; `zhaoshang batch {name} --out results.jsonl` reads it"
        raise DocumentError("unsupported", f"{name}: {told}")
    refuse_length(text, name)
    return text
