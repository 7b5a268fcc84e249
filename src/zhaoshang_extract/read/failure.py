"""Failure: why a document gave no report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# What each means stands in docs/batch.md; a test compares the two.
Code = Literal[
    "empty",
    "not_text",
    "no_text_layer",
    "encrypted",
    "damaged",
    "too_large",
    "bomb",
    "unsupported",
    "missing_extra",
    "no_field",
    "bad_row",
    "unreadable",
    "time_limit",
    "memory_limit",
    "crashed",
    "internal",
]


@dataclass(slots=True)
class Failure:
    """A reason from a closed list, and one line that says what was wrong and the mend."""

    code: Code
    message: str


class ReadError(ValueError):
    """Bytes that are no text, or a file that cannot be read; the message is one line with the mend."""


class DocumentError(ReadError):
    """A document that cannot be read; `code` says why, the message is one line with the mend."""

    def __init__(self, code: Code, message: str) -> None:
        super().__init__(message)
        self.code: Code = code


def failure_of(error: BaseException, name: str) -> Failure:
    """What an exception that reading raised says about the document called `name`."""
    line = " ".join(str(error).split())
    if isinstance(error, DocumentError):
        return Failure(error.code, line)
    if isinstance(error, ReadError):
        return Failure("not_text", line)
    if isinstance(error, MemoryError):
        told = "reading it takes more memory than allowed; split it, or raise --memory-limit"
        return Failure("memory_limit", f"{name}: {told}")
    kind = type(error).__name__
    return Failure("internal", f"{name}: {kind}: {line}" if line else f"{name}: {kind}")


def missing_extra(name: str, extra: str) -> DocumentError:
    """The error for a document whose reader was not installed."""
    return DocumentError(
        "missing_extra", f"{name}: this format needs a reader; pip install 'zhaoshang-extract[{extra}]'"
    )
