"""The public door to the checks: what does not follow in what a user has, and what could not be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from zhaoshang_extract.decimals import own_decimals
from zhaoshang_extract.fold import fold
from zhaoshang_extract.intake.against import hold_against
from zhaoshang_extract.intake.given import Given, read_given
from zhaoshang_extract.record.check_rows import CheckedFile
from zhaoshang_extract.record.checks import count_checks, find_checks
from zhaoshang_extract.record.models import Check, Coverage
from zhaoshang_extract.record.rows import KINDS, RowError, read_rows
from zhaoshang_extract.record.usage import Usage, add_usages, count_usage


class Checks(list[Check]):
    """Checks in the order of the text, of several documents one after the other.

    `errors` are the rows that could not be read, each with the mend; `usage` says how many figures a check
    could use and why the others stand alone; `by_document` are the checks of each document by its name.
    """

    def __init__(self, files: Iterable[CheckedFile] = ()) -> None:
        told = list(files)
        super().__init__(check for file in told for check in file.checks)
        self.errors: tuple[RowError, ...] = tuple(sorted(error for file in told for error in file.errors))
        self.usage: Usage = add_usages(file.usage for file in told if file.usage is not None)
        self.by_document: Mapping[str, tuple[Check, ...]] = {file.name: tuple(file.checks) for file in told}


def check(
    records: Any,
    text: str | None = None,
    *,
    against: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Checks:
    """The checks of a Report, or of figures from anywhere, in the order of the text.

    `records` may be a Report, one as a dictionary, a list of either, observations, a list of dictionaries,
    a frame of pandas or polars, an Arrow table, or the path of a file that holds such (see docs/checks.md
    for the fields and their aliases; `columns` maps a field to a column of another name). `role`, `of_id`
    and `part_of_id` help where they are given. With the `text` that the records come from, more figures
    are paired, and more surely; Reports and their exports need none. A malformed row is left out and told
    in `errors` of the result; the others are checked all the same. `against` is the article that the figures
    are said to be from: one that does not stand in it as quoted is an error too (see docs/validate.md).
    Raises TypeError for what holds no records.
    """
    for name, given in (("text", text), ("against", against)):
        if given is not None and not isinstance(given, str):
            raise TypeError(f"{name} is {type(given).__name__}, not str; leave it out where there is none")
    if isinstance(records, Path):
        from zhaoshang_extract.intake.files import read_file
        from zhaoshang_extract.intake.heading import Wanted

        records = read_file(str(records), Wanted(columns=columns or {}))
    documents = read_given(records, columns)
    return Checks(
        checked(documents, "", text) if against is None else checked_against(documents, "", against)
    )


def checked(documents: Iterable[Given], name: str, text: str | None = None) -> Iterator[CheckedFile]:
    """The checks of each document; one that nothing names is called `name`, others name!/document."""
    folded = None if text is None else fold(text)
    for given in documents:
        own = name if given.name is None else f"{name}!/{given.name}" if name else given.name
        yield _checked(given, own, folded)


@own_decimals()
def _checked(given: Given, name: str, folded: str | None) -> CheckedFile:
    rows, errors = read_rows(given.rows, given.numbers)
    made = find_checks(rows, folded)
    seen = {kind: {"seen": sum(row["kind"] == kind for row in rows)} for kind in KINDS}
    counted = count_checks({"seen": len(rows), "by_kind": seen}, rows, made)
    return CheckedFile(
        name,
        {row["id"]: row for row in rows},
        [Check.model_validate(found) for found in made],
        Coverage.model_validate(counted),
        sorted([*given.errors, *errors]),
        count_usage(rows, made),
    )


def checked_against(documents: Iterable[Given], name: str, article: str) -> Iterator[CheckedFile]:
    """The same of figures that an article is said to print: each must stand in it, as quoted."""
    return checked((hold_against(given, article) for given in documents), name, article)
