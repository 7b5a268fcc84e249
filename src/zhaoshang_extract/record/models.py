"""The Report and all that it holds: the record contract, schema version 1, as frozen models.

The fields of `span` count code points of the document's text, half open, and `quote` is that slice.
Every model also reads an object with the same attribute names (the road's own dataclasses).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal

from pydantic import (
    Field,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    ValidationInfo,
    field_validator,
    model_serializer,
)
from pydantic_core import PydanticSerializationError

from zhaoshang_extract.record.article import Article
from zhaoshang_extract.record.base import Record
from zhaoshang_extract.record.codes import (
    Bound,
    CheckKind,
    Confidence,
    Kind,
    Measure,
    Modality,
    RateKind,
    Role,
    Severity,
    Slip,
    SlotOrigin,
    Stage,
    Strength,
    Transformation,
    Verdict,
)
from zhaoshang_extract.record.fields import (
    Adcode,
    Currency,
    DecimalString,
    Edtf,
    IndustryCode,
    IsoDate,
    Sha256,
)
from zhaoshang_extract.region import Level

if TYPE_CHECKING:
    from zhaoshang_extract.plot import Plots


class SpanRecord(Record):
    """A half-open range of code points of the document's text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @field_validator("end")
    @classmethod
    def _in_order(cls, end: int, told: ValidationInfo) -> int:
        start = told.data.get("start", end)
        if end < start:
            raise ValueError(f"span ends at {end}, before its start {start}")
        return end


class RegionRecord(Record):
    """A place: full path of names of the text's vintage, GB/T 2260 code, level."""

    name: str
    adcode: Adcode | None
    level: Level


class ThresholdRecord(Record):
    """The size of the projects that are meant, in 亿 of the currency; None is an open end."""

    min: DecimalString | None = None
    max: DecimalString | None = None
    currency: Currency | None = Field(default=None, description="left out for the yuan")

    @model_serializer(mode="wrap")
    def _plain(self, write: SerializerFunctionWrapHandler) -> dict[str, str | None]:
        written: dict[str, str | None] = write(self)
        return {key: value for key, value in written.items() if key != "currency" or value is not None}


class DocumentRecord(Record):
    """The article itself. `region` says what 全市, 我市, 全县 mean in it."""

    id: str
    source: str | None = None
    sha256: Sha256
    length: int = Field(ge=0, description="code points of the text")
    title: str | None = None
    publisher: str | None = None
    published: IsoDate | None = None
    region: RegionRecord | None = None


class SlotSource(Record):
    """How a slot got its value: said in the clause, carried from context, the document's own, or
    what holds where nothing is said.

    `rule` is the name of the rule that placed it, as `zhaoshang explain` prints it.
    """

    how: SlotOrigin
    rule: str


class Observation(Record):
    """One reported number with its meaning."""

    id: str
    kind: Kind
    span: SpanRecord
    quote: str
    number: str = Field(description="as printed; of a range the lower end")
    unit: str | None = Field(default=None, description="as printed")
    value: DecimalString = Field(description="amount in 1e8 of its currency; rate in percent, signed")
    value_max: DecimalString | None = None
    bound: Bound = "exact"
    currency: Currency | None = None
    indicator: str | None = None
    measure: Measure
    stage: Stage | None = None
    threshold: ThresholdRecord | None = None
    industry: str | None = None
    region: RegionRecord | None = None
    period: Edtf | None = None
    modality: Modality = "actual"
    transformation: Transformation = "level"
    rate_kind: RateKind | None = None
    role: Role = Field(default="head", description="what the figure is to the one before it")
    of_id: str | None = Field(default=None, description="the figure that this one was said of")
    part_of_id: str | None = Field(default=None, description="the figure that this one is a part of")
    sentence: int | None = Field(default=None, ge=0, description="which one it stands in, from 0")
    words_before: str | None = Field(
        default=None, description="the words since the figure before it, in plain forms; what checks read"
    )
    words_after: str | None = Field(default=None, description="those up to the next one, in plain forms")
    provenance: dict[str, SlotSource] = Field(default_factory=dict, description="by slot name")
    confidence: Confidence = Field(
        default="low", description="low where an issue doubtful_slot names this figure, else high"
    )
    doubtful: tuple[str, ...] = Field(
        default=(), description="slots in such doubt that no check accuses by them"
    )


class SigningEvent(Record):
    """An occasion at which projects were signed; `region` is whose projects, `venue` where held."""

    id: str
    span: SpanRecord
    quote: str
    name: str | None = None
    date: Edtf | None = None
    region: RegionRecord | None = None
    venue: str | None = None
    project_count: int | None = None
    amount: DecimalString | None = None
    currency: Currency | None = None
    amount_measure: Measure | None = None
    threshold: ThresholdRecord | None = None
    industries: tuple[str, ...] = ()
    observation_ids: tuple[str, ...] = ()


class Project(Record):
    """A named investment with an amount or a life-cycle step."""

    id: str
    span: SpanRecord
    quote: str
    name: str | None = None
    investors: tuple[str, ...] = ()
    amount: DecimalString | None = None
    currency: Currency | None = None
    amount_measure: Measure | None = None
    stage: Stage | None = None
    industry: str | None = None
    region: RegionRecord | None = None


class RegionMention(Record):
    """A place named in the text."""

    span: SpanRecord
    quote: str
    region: RegionRecord


class IndustryMention(Record):
    """A sector named in the text; `code` is a GB/T 4754 section or division where one holds."""

    span: SpanRecord
    quote: str
    label: str
    code: IndustryCode | None = None


Interval = tuple[DecimalString, DecimalString]


class Suggestion(Record):
    """One small change of one figure that would make a check agree: what is printed, and what might be."""

    observation_id: str
    printed: str
    instead: str
    value: DecimalString
    how: Slip


class Check(Record):
    """Whether a reported figure is arithmetically possible.

    `operands` name observations by role; `interval` is every value that the printed operands allow (of
    a bound on one side both ends are that bound); `implied` the interval of a value that the text does
    not print, by role. `chance` is how likely a figure made up at random would have passed, `strength`
    the same in a word; `suggestion` the least edits, the likeliest first.
    """

    id: str
    kind: CheckKind
    reported_id: str
    operands: dict[str, str | tuple[str, ...]]
    reported: DecimalString
    computed: DecimalString | None = None
    interval: Interval | None = None
    verdict: Verdict
    severity: Severity | None = None
    message: str
    message_zh: str | None = None
    implied: dict[str, Interval] | None = None
    strength: Strength | None = None
    chance: DecimalString | None = None
    suggestion: tuple[Suggestion, ...] = ()


class Issue(Record):
    """A figure or a place that was seen and not understood, or a slot in doubt: why, and what to do about it.

    An issue `doubtful_slot` names the observation, its `slot`, and the `doubt` (an id of docs/confidence.md);
    its message says what was read and what else it may be.
    """

    code: str
    span: SpanRecord
    quote: str
    message: str
    message_zh: str | None = None
    mend: str
    observation_id: str | None = None
    slot: str | None = None
    doubt: str | None = None


class Counts(Record):
    """How far figures came: seen in the text, understood, open to a check, checked, found to agree.

    `high` and `low` count the observations by their confidence.
    """

    seen: int = Field(default=0, ge=0)
    understood: int = Field(default=0, ge=0)
    checkable: int = Field(default=0, ge=0)
    checked: int = Field(default=0, ge=0)
    agreeing: int = Field(default=0, ge=0)
    high: int = Field(default=0, ge=0)
    low: int = Field(default=0, ge=0)


class Coverage(Counts):
    """The counts of the whole document, and the same by kind of figure."""

    by_kind: dict[Kind, Counts] = Field(default_factory=dict)


class Report(Record):
    """What one article becomes."""

    schema_version: Literal["1"] = "1"
    document: DocumentRecord
    observations: tuple[Observation, ...] = ()
    signing_events: tuple[SigningEvent, ...] = ()
    projects: tuple[Project, ...] = ()
    regions: tuple[RegionMention, ...] = ()
    industries: tuple[IndustryMention, ...] = ()
    checks: tuple[Check, ...] = ()
    issues: tuple[Issue, ...] = ()
    coverage: Coverage = Coverage()
    # No record of the contract: what a page shows, never written and never compared.
    _article: Article = PrivateAttr(default_factory=Article)

    def to_json(self, indent: int | None = 2) -> str:
        """The Report as JSON with a closing line break: the same bytes for the same Report.

        Keys stand in the order of the contract, Chinese stays readable; `indent=None` gives one line.
        A text with half a surrogate pair cannot be written as UTF-8: then all but ASCII is escaped.
        """
        try:
            return self.model_dump_json(indent=indent) + "\n"
        except PydanticSerializationError:
            return json.dumps(self.model_dump(mode="python"), indent=indent) + "\n"

    def with_confidence(self, confidence: Confidence) -> Report:
        """This Report with the observations of one confidence only.

        What names another observation goes with it: its checks and issues; `coverage` stays that of all.

        >>> [fact.value for fact in report.with_confidence("high").observations]  # doctest: +SKIP
        """
        from zhaoshang_extract.record.select import with_confidence

        return with_confidence(self, confidence)

    def to_frame(
        self,
        library: Literal["pandas", "polars"] = "pandas",
        of: Literal["observations", "projects", "signing_events", "checks", "issues"] = "observations",
    ) -> Any:
        """The observations, or other records, as a DataFrame of pandas or polars, one row each.

        Figures are floats; the exact ones stand beside them as texts. The columns stand in docs/batch.md.
        Raises ImportError, with the mend, where the library is not installed.
        """
        from zhaoshang_extract.record.frame import make_frame

        return make_frame([self], library, of)

    def to_html(self, text: str | None = None, *, charts: bool = True) -> str:
        """A page that stands alone: the article with its figures marked, the checks, tables and charts.

        A Report that `extract` made knows its article; one read back from JSON needs `text`, without which
        the page has all but the article. Raises ValueError where `text` is another one, and ImportError,
        with the mend, where Jinja2 is not installed; without Altair there are no charts.
        """
        from zhaoshang_extract.page.report import render_report

        return render_report(self, self._article.text if text is None else text, charts=charts)

    @property
    def plot(self) -> Plots:
        """The charts of this Report as objects of Altair; see `zhaoshang_extract.plot.Plots`.

        >>> report.plot.funnel().save("funnel.svg")  # doctest: +SKIP
        """
        from zhaoshang_extract.plot import Plots

        return Plots(self)

    def _repr_html_(self) -> str | None:
        """Figures and faults for notebooks; None, and so the plain `repr`, where Jinja2 is not installed."""
        try:
            from zhaoshang_extract.page.notebook import render_notebook

            return render_notebook(self)
        except ImportError:
            return None

    def __repr__(self) -> str:
        """One line of counts."""
        wrong = sum(check.verdict == "inconsistent" for check in self.checks)
        high = sum(fact.confidence == "high" for fact in self.observations)
        counts = (
            f"{len(self.observations)} observations ({high} of high confidence)",
            f"{len(self.signing_events)} signing events",
            f"{len(self.projects)} projects",
            f"{len(self.checks)} checks ({wrong} inconsistent)",
            f"{len(self.issues)} issues",
        )
        return f"<Report {(self.document.source or self.document.id)!r}: {', '.join(counts)}>"

    __str__ = __repr__
