"""The records: what they accept, what they refuse, and that a Report is always the same bytes."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from zhaoshang_extract import extract
from zhaoshang_extract.record import codes
from zhaoshang_extract.record.fields import DecimalString, Edtf
from zhaoshang_extract.record.labels import labels
from zhaoshang_extract.record.models import (
    Check,
    Coverage,
    DocumentRecord,
    Observation,
    RegionRecord,
    Report,
    SpanRecord,
)
from zhaoshang_extract.region import Region
from zhaoshang_extract.span import Span
from zhaoshang_extract.write.json import render, render_schema

TEXT = "荷塘县签约项目12个。"
DOCUMENT = DocumentRecord(id="doc", sha256="0" * 64, length=len(TEXT))


def observation(**changed: Any) -> Observation:
    slots: dict[str, Any] = {
        "id": "o1",
        "kind": "count",
        "span": Span(7, 10),
        "quote": TEXT[7:10],
        "number": "12",
        "unit": "个",
        "value": Decimal("12"),
        "measure": "project_count",
    }
    return Observation(**(slots | changed))


def test_road_values_are_read_as_they_are() -> None:
    place = Region("湖南省株洲市荷塘区", "430202", "county")
    told = observation(region=place, provenance={"region": {"how": "said", "rule": "region_in_clause"}})
    assert told.span == SpanRecord(start=7, end=10)
    assert told.region == RegionRecord(name=place.name, adcode=place.adcode, level=place.level)
    assert told.provenance["region"].how == "said"


def test_silence_has_its_defaults() -> None:
    told = observation()
    assert (told.bound, told.modality, told.transformation) == ("exact", "actual", "level")
    assert (told.period, told.region, told.stage, told.threshold, told.provenance) == (None,) * 4 + ({},)


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("kind", "price"),
        ("measure", "projects"),
        ("stage", "签约"),
        ("value", "12,000"),
        ("value", 12.5),
        ("value", "1e3"),
        ("currency", "元"),
        ("period", "2023年"),
        ("period", "2023-Q1"),
        ("span", {"start": 9, "end": 7}),
        ("span", {"start": -1, "end": 7}),
        ("region", {"name": "荷塘区", "adcode": "4302", "level": "county"}),
        ("mesure", "project_count"),
    ],
)
def test_what_the_contract_does_not_allow_is_refused(slot: str, value: object) -> None:
    with pytest.raises(ValidationError):
        observation(**{slot: value})


def test_records_never_change() -> None:
    with pytest.raises(ValidationError):
        observation().value = "13"


@pytest.mark.parametrize(
    ("value", "printed"),
    [("3.50", "3.5"), ("100", "100"), ("1E+3", "1000"), ("-0.00", "0"), ("-2.0", "-2"), ("0.00071571",) * 2],
)
def test_decimals_are_printed_plainly(value: str, printed: str) -> None:
    assert TypeAdapter(DecimalString).validate_python(Decimal(value)) == printed


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_printed_decimals_keep_their_value(value: Decimal) -> None:
    printed = TypeAdapter(DecimalString).validate_python(value)
    assert Decimal(printed) == value
    assert "E" not in printed


@pytest.mark.parametrize(
    "period",
    [
        *("2023", "2023-11", "2018-10-17", "2023-01/2023-06", "2012/2016"),
        *("../2018-06", "2017-05/.."),
        *("XXXX", "XXXX-01/XXXX-06", "2018?-01/2018?-06", "../2018?-06"),
    ],
)
def test_the_contracts_periods_are_accepted(period: str) -> None:
    assert TypeAdapter(Edtf).validate_python(period) == period


def test_a_report_survives_its_json() -> None:
    report = Report(
        document=DOCUMENT,
        observations=(observation(value_max=Decimal("15.0"), threshold={"min": Decimal(1)}),),
        checks=(
            Check(
                id="c1",
                kind="sum",
                reported_id="o1",
                operands={"whole": "o1", "parts": ["o2", "o3"]},
                reported="12",
                interval=("12", "12"),
                verdict="consistent",
                message="5 + 7 = 12",
            ),
        ),
        coverage=Coverage(seen=1, understood=1, by_kind={"count": {"seen": 1}}),
    )
    assert Report.model_validate_json(report.to_json()) == report
    assert render(report, compact=True).count("\n") == 1
    assert render(report) == report.to_json() == Report.model_validate_json(report.to_json()).to_json()


def test_json_is_readable_and_in_the_order_of_the_contract() -> None:
    written = Report(document=DOCUMENT, observations=(observation(),)).to_json()
    assert '"unit": "个"' in written
    assert written.endswith("}\n")
    assert list(json.loads(written)) == [
        *("schema_version", "document", "observations", "signing_events", "projects"),
        *("regions", "industries", "checks", "issues", "coverage"),
    ]
    assert list(json.loads(written)["observations"][0])[:5] == ["id", "kind", "span", "quote", "number"]


def test_the_schema_names_every_field_as_written() -> None:
    schema = json.loads(render_schema())
    written = json.loads(Report(document=DOCUMENT, observations=(observation(),)).to_json())
    assert set(schema["properties"]) == set(written)
    assert set(schema["$defs"]["Observation"]["required"]) == set(written["observations"][0])


LISTS = {
    "kind": codes.Kind,
    "bound": codes.Bound,
    "modality": codes.Modality,
    "transformation": codes.Transformation,
    "measure": codes.Measure,
    "stage": codes.Stage,
    "rate_kind": codes.RateKind,
    "check_kind": codes.CheckKind,
    "verdict": codes.Verdict,
    "severity": codes.Severity,
}


@pytest.mark.parametrize("listed", LISTS)
def test_every_code_has_one_chinese_word(listed: str) -> None:
    words = {code: word for (name, code), word in labels().items() if name == listed}
    assert set(words) == set(get_args(LISTS[listed]))
    assert len(set(words.values())) == len(words)


@pytest.mark.parametrize("name", ["b01", "k05", "p03"])
def test_what_is_built_without_validation_is_valid(name: str) -> None:
    text = (Path(__file__).parent.parent / "corpus" / "articles" / f"{name}.txt").read_text(encoding="utf-8")
    report = extract(text)
    again = Report.model_validate(report.model_dump())
    assert again == report
    assert again.to_json() == report.to_json()
    for built, validated in zip(report.observations, again.observations, strict=True):
        assert list(vars(built)) == list(Observation.model_fields)
        assert built.model_fields_set == validated.model_fields_set
