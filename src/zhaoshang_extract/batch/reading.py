"""One source of a batch as its outcome; what a worker does all day."""

from __future__ import annotations

from functools import cache
from importlib import resources

from zhaoshang_extract.batch.outcome import Input, Outcome, error_outcome, report_outcome
from zhaoshang_extract.batch.settings import Settings
from zhaoshang_extract.file import report_of
from zhaoshang_extract.read.failure import Failure, failure_of
from zhaoshang_extract.read.open import open_source
from zhaoshang_extract.read.source import Source


def read_source(source: Source, settings: Settings) -> Outcome:
    """The outcome of a source: a report, or the reason why there is none. Never raises for a document."""
    read = Input(source.name, None, settings.fingerprint(), published=source.published, region=source.region)
    try:
        opened = open_source(source, settings.fields, settings.max_bytes)
        read.sha256, read.format = opened.sha256, opened.format
        if opened.flaw is not None:
            return error_outcome(read, opened.flaw)
        report = report_of(opened, published=settings.published, region=settings.region)
        return report_outcome(read, report, opened.text if opened.made else None)
    except Exception as error:  # one bad document never stops the others
        return error_outcome(read, failure_of(error, source.name))


def lost_outcome(source: Source, settings: Settings, failure: Failure) -> Outcome:
    """The outcome of a source whose worker was lost over it."""
    return error_outcome(_identity(source, settings), failure)


def _identity(source: Source, settings: Settings) -> Input:
    from zhaoshang_extract.read.source import digest_of

    digest = digest_of(source, settings.max_bytes)
    return Input(
        source.name, digest, settings.fingerprint(), published=source.published, region=source.region
    )


def identify(source: Source, settings: Settings) -> Input:
    """What a line must say of a source to be still true of it; reads the file."""
    return _identity(source, settings)


@cache
def warm_up() -> None:
    """Load what documents need, so that forked workers share it; once a process.

    `sample.txt` is an invented circular that tells a little of everything: what it does not touch (lexicons,
    patterns, the dictionary) is loaded by each worker anew, at up to half a second of the processor.
    """
    from zhaoshang_extract.pipeline import extract

    extract(resources.files("zhaoshang_extract.batch").joinpath("sample.txt").read_text(encoding="utf-8"))
