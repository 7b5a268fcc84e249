"""Outcome: what became of one document, as the line that is written of it; Result: the same read back.

A line is the Report's JSON with an object `input` before it and, where the text lies nowhere as such,
a string `text` behind it. The line of a document that failed holds `input` and `error`. The input ends
with a digest of all else in the line.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from zhaoshang_extract.read.failure import Code, Failure
from zhaoshang_extract.read.source import whole_characters

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Report

HEAD = '{"input":'
_DIGEST = ',"digest":"'
_DIGITS = 32
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_DECODER = json.JSONDecoder()


class Tally(NamedTuple):
    """Counts of one document's records."""

    observations: int = 0
    checks: int = 0
    inconsistent: int = 0


NOTHING = Tally()


@dataclass(slots=True)
class Input:
    """What was read: the name, the hash of its bytes (None: it could not be read), and how.

    `settings` is the fingerprint of the batch's settings, `published` and `region` what a table's row gave.
    """

    source: str
    sha256: str | None
    settings: str
    format: str | None = None
    published: str | None = None
    region: str | None = None

    def key(self) -> tuple[str, str | None, str, str | None, str | None]:
        """What must be the same for a line to be still true."""
        return self.source, self.sha256, self.settings, self.published, self.region


@dataclass(slots=True)
class Outcome:
    """A document's line, without its line break; `code` is None where it gave a report."""

    line: str
    tally: Tally = NOTHING
    code: Code | None = None


@dataclass(slots=True)
class Result:
    """A document of a batch: `report`, or `error` with the reason.

    `text` is what the offsets count in where it was made by a reader (web pages, PDF, Word), else None.
    """

    source: str
    sha256: str | None
    format: str | None
    report: Report | None
    error: Failure | None
    text: str | None = None


def report_outcome(read: Input, report: Report, text: str | None) -> Outcome:
    """The outcome of a document that was read; `text` is given where the result must keep it."""
    wrong = sum(check.verdict == "inconsistent" for check in report.checks)
    tally = Tally(len(report.observations), len(report.checks), wrong)
    body = report.to_json(indent=None).rstrip("\n")
    tail = f',"text":{json.dumps(text, ensure_ascii=False)}}}' if text is not None else "}"
    return Outcome(_signed(_input(read, tally), f",{body[1:-1]}{tail}"), tally)


def error_outcome(read: Input, failure: Failure) -> Outcome:
    """The outcome of a document that gave no report."""
    error = json.dumps({"code": failure.code, "message": failure.message}, ensure_ascii=False)
    # A name or message with half a UTF-16 pair must not stop the writing.
    line = _signed(_input(read, None), f',"error":{error}}}'.encode("utf-8", "replace").decode())
    return Outcome(line, NOTHING, failure.code)


def _input(read: Input, tally: Tally | None) -> str:
    told: dict[str, Any] = {"source": read.source, "sha256": read.sha256, "format": read.format}
    if read.published is not None:
        told["published"] = read.published
    if read.region is not None:
        told["region"] = read.region
    told["settings"] = read.settings
    if tally is not None:
        told["counts"] = tally._asdict()
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _signed(read: str, rest: str) -> str:
    """The line of an input and what follows it, the digest of both put in."""
    return f'{HEAD}{read[:-1]}{_DIGEST}{_digest(read, rest)}"}}{rest}'


def _digest(read: str, rest: str) -> str:
    digest = hashlib.blake2b(read.encode(), digest_size=_DIGITS // 2)
    digest.update(rest.encode())
    return digest.hexdigest()


def is_whole(line: str) -> bool:
    """True for a line that is still as a batch wrote it, to the last character."""
    try:
        _, end = _DECODER.raw_decode(line, len(HEAD))
    except (ValueError, RecursionError):
        return False
    read, rest = line[len(HEAD) : end].rpartition(_DIGEST)[0], line[end:]
    return bool(read) and line == _signed(read + "}", rest)


def read_input(line: str) -> tuple[Input, Tally]:
    """The input and the counts of a line, without reading the records. Raises ValueError."""
    if not (line.startswith(HEAD) and line.endswith("}")):
        raise ValueError("it begins with no input")
    try:
        told, _ = _DECODER.raw_decode(line, len(HEAD))
    except RecursionError as error:
        raise ValueError("its input is nested too deep") from error
    try:
        given = told.get("published"), told.get("region")
        read = Input(told["source"], told["sha256"], told["settings"], told["format"], *given)
        return read, Tally(**told.get("counts", {}))
    except (KeyError, TypeError) as error:
        raise ValueError("its input lacks what a batch writes") from error


def error_code(line: str) -> Code:
    """The code of an error line."""
    return error_of(line)[1].code


def error_of(line: str) -> tuple[str, Failure]:
    """The source and the failure that an error line tells of."""
    told = json.loads(line)
    return told["input"]["source"], Failure(**told["error"])


def parse_result(line: str) -> Result:
    """The result that a line holds; a line that is a bare Report is read as well. Raises ValueError."""
    from zhaoshang_extract.record.models import Report

    try:
        record = json.loads(line)
        if _HALF.search(line):  # half of a UTF-16 pair, which no file can hold
            record = json.loads(whole_characters(json.dumps(record, ensure_ascii=False)))
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    if not isinstance(record, dict) or not isinstance(record.get("input", {}), dict):
        raise ValueError("it is no JSON object with an input")
    read = record.pop("input", {})
    text = record.pop("text", None)
    digest, found = read.get("sha256"), read.get("format")
    name = whole_characters(str(read.get("source") or ""))
    if "error" in record:
        try:
            return Result(name, digest, found, None, Failure(**record["error"]), text)
        except TypeError as error:
            raise ValueError("its error lacks what a batch writes") from error
    report = Report.model_validate(record)
    return Result(name or report.document.source or report.document.id, digest, found, report, None, text)
