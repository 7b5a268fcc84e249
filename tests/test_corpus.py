"""The repository's own annotated articles: sound gold, sound reports, and a floor under the quality."""

from __future__ import annotations

import json
from functools import cache

import pytest

from corpora import ROOT, Article, load_corpora, read_article
from score.card import score_document
from score.tally import Outcome
from score.values import Record

# Raise these when a change lifts what `python benchmarks/quality.py corpus` prints; never lower them.
FOUND_FLOOR = 0.995
FACT_FLOOR = 0.945
MOST_FALSE_ALARMS = 0
# The twins of real pages: harder, and each scored at first sight before any rule was changed for it.
PAGES_FOUND_FLOOR = 0.975
PAGES_FACT_FLOOR = 0.65

ARTICLES = {article.name: article for article in load_corpora([ROOT / "corpus", ROOT / "corpus" / "pages"])}
LISTS = ("observations", "signing_events", "projects", "regions", "industries")

each_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)


@cache
def text_of(article_name: str) -> str:
    """The article as offsets count it: byte-order mark off, line ends made one character."""
    return ARTICLES[article_name].path.read_text(encoding="utf-8-sig")


@cache
def report_of(article_name: str) -> Record:
    return read_article(ARTICLES[article_name])


@each_article
def test_gold_quotes_are_slices_of_the_text(article: Article) -> None:
    _assert_quotes(article.gold, text_of(article.name))


@each_article
def test_gold_says_what_the_contract_allows(article: Article) -> None:
    from zhaoshang_extract.record import models

    kinds = {
        "observations": models.Observation,
        "signing_events": models.SigningEvent,
        "projects": models.Project,
        "regions": models.RegionMention,
        "industries": models.IndustryMention,
    }
    for listed, model in kinds.items():
        for number, record in enumerate(article.gold.get(listed, [])):
            named = {"id": f"g{number}"} if "id" in model.model_fields else {}
            model.model_validate(named | {key: record[key] for key in record if key != "optional"})


@each_article
def test_report_quotes_are_slices_of_the_text(article: Article) -> None:
    report = report_of(article.name)
    text = text_of(article.name)
    assert report["document"]["length"] == len(text)
    _assert_quotes(report, text)


@each_article
def test_report_ids_lead_somewhere(article: Article) -> None:
    report = report_of(article.name)
    for listed in ("observations", "signing_events", "projects", "checks"):
        ids = [record["id"] for record in report[listed]]
        assert len(set(ids)) == len(ids)
    known = {record["id"] for record in report["observations"]}
    for check in report["checks"]:
        named = [check["reported_id"]]
        for operand in check["operands"].values():
            named += [operand] if isinstance(operand, str) else operand
        assert known.issuperset(named), check["message"]
    for event in report["signing_events"]:
        assert known.issuperset(event["observation_ids"]), event["quote"]


def test_a_second_reading_gives_the_same_report() -> None:
    name, article = next(iter(ARTICLES.items()))
    assert json.dumps(read_article(article)) == json.dumps(report_of(name))


def _score(folder: str) -> Outcome:
    outcome = Outcome()
    for name, article in ARTICLES.items():
        if name.startswith(folder):
            score_document(name, article.gold, report_of(name), outcome)
    return outcome


def test_quality_on_pages_keeps_its_floor() -> None:
    outcome = _score("pages/")
    assert outcome.rows["found"].f1 >= PAGES_FOUND_FLOOR
    assert outcome.rows["fact"].f1 >= PAGES_FACT_FLOOR


def test_quality_keeps_its_floor() -> None:
    outcome = _score("corpus/")
    assert outcome.rows["found"].f1 >= FOUND_FLOOR
    assert outcome.rows["fact"].f1 >= FACT_FLOOR
    alarms = [str(noted) for noted in outcome.differences if noted.what == "false alarm"]
    assert len(alarms) <= MOST_FALSE_ALARMS, "\n".join(alarms)


def _assert_quotes(report: Record, text: str) -> None:
    for listed in LISTS:
        for record in report.get(listed, []):
            span = record["span"]
            assert record["quote"] == text[span["start"] : span["end"]], f"{listed} @{span['start']}"
