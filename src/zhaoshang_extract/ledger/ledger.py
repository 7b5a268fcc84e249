"""Ledger: what many documents say of the same projects and indicators, in one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, get_args

from zhaoshang_extract.ledger.across import checks_in, in_order
from zhaoshang_extract.ledger.asked import Asked, place_of
from zhaoshang_extract.ledger.edits import LedgerEdit, named, read_edit
from zhaoshang_extract.ledger.entries import Entries, Entry, Pair, make_entries, mention_id
from zhaoshang_extract.ledger.finding import Verdict
from zhaoshang_extract.ledger.history import IDLE_MONTHS
from zhaoshang_extract.ledger.overview import Overview, overview_of
from zhaoshang_extract.ledger.progress import Progress, progress_in
from zhaoshang_extract.ledger.rank import Ranking, Wanted
from zhaoshang_extract.ledger.reader import layout_of, rank_in
from zhaoshang_extract.ledger.results import results_of
from zhaoshang_extract.ledger.series import Series, series_in
from zhaoshang_extract.ledger.store import Added, Store
from zhaoshang_extract.ledger.which import Which
from zhaoshang_extract.read.day import read_day

if TYPE_CHECKING:
    from zhaoshang_extract.batch.outcome import Result
    from zhaoshang_extract.ledger.finding import AcrossCheck
    from zhaoshang_extract.ledger.mentioned import Mentioned
    from zhaoshang_extract.record.models import Report

_ALL, _EVERY = Asked(), Which()


class Ledger(AbstractContextManager["Ledger"]):
    """A ledger at a path. Each call opens the file and lets it go, so that others can read and write between.

    As a context manager it keeps the file open from one call to the next until it is closed: all answers are
    of one state, and meanwhile nobody else writes (and, once something was added, nobody else reads).

    >>> ledger = Ledger("ledger.duckdb")  # doctest: +SKIP
    >>> ledger.add(zhaoshang_extract.extract_many(["articles"]))  # doctest: +SKIP
    >>> [(entry.name, entry.stage, entry.amount) for entry in ledger.projects()]  # doctest: +SKIP

    Every call raises ValueError, with the mend, where the file is no ledger or open elsewhere, where the
    ledger was closed, or where what is asked is no measure, place, day or time; and ImportError where the
    extra `ledger` is not installed.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._keeps = self._closed = False
        self._kept: Store | None = None

    def __enter__(self) -> Ledger:
        self._keeps = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go. A ledger that is closed answers nothing more; closing it again does nothing."""
        self._closed = True
        self._let_go()

    def _let_go(self) -> None:
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    @contextmanager
    def _open(self, *, write: bool = False, any_version: bool = False) -> Iterator[Store]:
        """The file, opened for one call, or the one that is kept open."""
        if self._closed:
            raise ValueError(f"{self.path}: this Ledger is closed; make another: Ledger({str(self.path)!r})")
        if not self._keeps or (any_version and self._kept is None):
            with Store(self.path, write=write, any_version=any_version) as store:
                yield store
            return
        if self._kept is None or (write and not self._kept.writes):
            self._let_go()
            self._kept = Store(self.path, write=write)
        with self._kept.guarded():
            yield self._kept

    def __repr__(self) -> str:
        return f"Ledger({str(self.path)!r})"

    def add(
        self,
        results: Iterable[Report | Result] | Path | str,
        *,
        progress: Callable[[Added], None] | None = None,
    ) -> Added:
        """Add Reports or results of a batch, or the file of such; what became of them.

        A batch of about a thousand is one transaction: stopped at any time, the same call completes the
        ledger. The same content changes nothing, a text that was read anew replaces its rows. `progress` is
        told the counts so far after each batch. Raises ValueError, with the mend, for a line of a file that
        is no result, and TypeError for what is no list of them.
        """
        if isinstance(results, Path | str):
            results = results_of(Path(results))
        elif not isinstance(results, Iterable):
            raise TypeError(f"a ledger takes a list of Reports or of results, or a file, not {type(results)}")
        total = Added()
        with self._open(write=True) as store:
            for added in store.add_batches(results):
                total = Added(*map(sum, zip(total, added, strict=True)))
                if progress is not None:
                    progress(total)
        return total

    # -------- projects

    def entries(
        self, as_of: str | None = None, idle_months: int = IDLE_MONTHS, *, which: Which = _EVERY
    ) -> Entries:
        """The projects of all mentions, and the pairs of them that are in doubt; `which` asks for some.

        `as_of` (an ISO day) says until when a project waits to be started; without it that is the latest day
        of publication in the ledger. Raises ValueError for a day that is none.
        """
        with self._open() as store:
            return which.of(_entries(store, as_of, idle_months))

    def projects(
        self,
        as_of: str | None = None,
        idle_months: int = IDLE_MONTHS,
        *,
        within: str | None = None,
        stage: str | None = None,
        name: str | None = None,
        note: str | None = None,
    ) -> tuple[Entry, ...]:
        """The projects, by the first day that they are told of; see `Which` for those that are asked for."""
        return self.entries(as_of, idle_months, which=Which(within, stage, name, note)).entries

    def pairs(self, *, within: str | None = None) -> tuple[Pair, ...]:
        """The pairs of projects that may be one, the likeliest first: for a person to join or part."""
        return self.entries(which=Which(within)).pairs

    # -------- figures

    def series(self, measure: str | None = None, within: str | None = None) -> list[Series]:
        """The indicators over time: of one measure, and of a place (by its code) and all in it."""
        return list(self.each_series(measure, within))

    def each_series(self, measure: str | None = None, within: str | None = None) -> Iterator[Series]:
        """The same, one after the other: in bounded memory. The file is open to be read until the last."""
        asked = Asked(measure, within)  # told at once, not with the first of them

        def found() -> Iterator[Series]:
            with self._open() as store, layout_of(store, asked) as layout:
                yield from series_in(layout)

        return found()

    def checks(
        self, measure: str | None = None, within: str | None = None, verdict: Verdict | None = None
    ) -> list[AcrossCheck]:
        """The figures against those of other documents; the checked figure is of the measure and place.

        `verdict` keeps to those of one verdict: what agrees is most of a large ledger.
        """
        asked = Asked(measure, within)
        if verdict is not None and verdict not in get_args(Verdict):
            raise ValueError(f"verdict {verdict!r} is none; write one of {', '.join(get_args(Verdict))}")
        with self._open() as store, layout_of(store, asked, above=True) as layout:
            return in_order(
                one
                for one in checks_in(layout)
                if verdict in (None, one.verdict)
                and asked.takes(one.reported.measure, place_of(one.reported))
            )

    def rank(self, wanted: Wanted) -> Ranking | None:
        """A ranking of places, None where nothing of the kind is printed."""
        if not isinstance(wanted, Wanted):
            raise TypeError(f"rank takes Wanted(measure, period), of `ledger.rank`, not {wanted!r}")
        with self._open() as store:
            return rank_in(store, wanted)

    def progress(
        self, period: str | None = None, measure: str | None = None, within: str | None = None
    ) -> list[Progress]:
        """The goals with what was done in `period`, or up to now. Raises ValueError for no time."""
        asked = Asked(measure, within, period)
        with self._open() as store, layout_of(store, asked, goals=True) as layout:
            return list(progress_in(layout, asked.period))

    # -------- all of it

    def overview(self, asked: Asked = _ALL, as_of: str | None = None) -> Overview:
        """Projects, series, checks, rankings and progress, read at one time; `as_of` as for `entries`.

        Raises ValueError for a day that is none.
        """
        if not isinstance(asked, Asked):
            raise TypeError(f"overview takes Asked(measure, within), of `ledger.asked`, not {asked!r}")
        with self._open() as store:
            return overview_of(store, _entries(store, as_of), asked)

    def to_html(
        self, asked: Asked = _ALL, as_of: str | None = None, *, beside: Path | str = "ledger.html"
    ) -> str:
        """The overview as a page that stands alone, each figure linked to its quote and source.

        Sources that are files are linked as seen from the folder of `beside`, where the page is to lie.
        Raises ImportError, with the mend, where Jinja2 is not installed.
        """
        from zhaoshang_extract.page.ledger import render_ledger

        return render_ledger(self.overview(asked, as_of), Path(beside))

    # -------- edits

    def join(self, one: str, other: str, reason: str | None = None) -> LedgerEdit:
        """Say that two projects, or mentions, by their ids, are one project.

        Raises ValueError for an id that is none, or where they are one already.
        """
        return self._edit("join", *self._sides(one, other), reason)

    def part(self, one: str, other: str, reason: str | None = None) -> LedgerEdit:
        """Say that two projects, or two mentions (of one project too), are two. Raises as `join`."""
        first, second = self._sides(one, other)
        # A mention is parted from the others of its project.
        mine = [mention for mention in first if mention not in second or len(first) <= len(second)]
        theirs = [mention for mention in second if mention not in mine]
        return self._edit("part", mine, theirs, reason)

    def edits(self) -> list[LedgerEdit]:
        """All edits, in order; those of a ledger of another version too, so that none is lost."""
        with self._open(any_version=True) as store:
            return list(map(read_edit, store.edits()))

    def add_edits(self, edits: Iterable[LedgerEdit]) -> int:
        """Take edits of another ledger; how many were new. One made twice there is made twice here."""
        lines = [edit.line() for edit in edits]
        with self._open(write=True) as store:
            return store.add_edits(lines)

    def _edit(
        self,
        action: Literal["join", "part"],
        one: Iterable[Mentioned],
        other: Iterable[Mentioned],
        reason: str | None,
    ) -> LedgerEdit:
        # All mentions are named: what one of them was parted from before is overruled too.
        edit = LedgerEdit(action=action, a=tuple(map(named, one)), b=tuple(map(named, other)), reason=reason)
        with self._open(write=True) as store:
            # Joined, parted and joined once more: the same words are a decision anew.
            store.add_edits([*store.edits(), edit.line()])
        return edit

    def _sides(self, one: str, other: str) -> tuple[list[Mentioned], list[Mentioned]]:
        entries = self.projects()
        sides = []
        for name in (one, other):
            entry, mention = found(name, entries)
            sides.append(list(entry.mentions) if mention is None else [mention])
        if sides[0] == sides[1]:
            raise ValueError(f"{one} and {other} are one already; give mentions (m…) of it to part them")
        return sides[0], sides[1]


def _entries(store: Store, as_of: str | None, idle_months: int = IDLE_MONTHS) -> Entries:
    if not isinstance(idle_months, int) or idle_months < 1:
        raise ValueError(f"idle_months {idle_months!r} is no number of months; write 1 or more")
    edits = map(read_edit, store.edits())
    return make_entries(store.mentions(), edits, read_day(as_of) or store.latest(), idle_months)


def found(name: str, entries: Iterable[Entry]) -> tuple[Entry, Mentioned | None]:
    """The entry of an id, and the mention where it is that of one.

    An entry is known by the id of any of its mentions with a p for the m: its own may change when an earlier
    article is added. Raises ValueError for an id that is none.
    """
    for entry in entries:
        for mention in entry.mentions:
            known = mention_id(mention)
            if known == name:
                return entry, mention
            if f"p{known[1:]}" == name:
                return entry, None
    raise ValueError(
        f"{name} is no project and no mention of this ledger; `zhaoshang ledger projects` lists them"
    )
