"""Checks against gold: were they made, did they catch the errors, did they accuse anyone falsely?"""

from __future__ import annotations

from score.observations import place
from score.tally import Difference, Outcome
from score.values import Record, shared_length


def score_checks(document: str, gold: Record, told: Record, outcome: Outcome) -> None:
    """Count the rows checks and errors caught, and the false alarms, and note each difference."""
    wanted = _with_figures(gold)
    made = _with_figures(told)
    _score_verdicts(document, wanted, made, outcome)
    _score_errors(wanted, made, outcome)
    _note_false_alarms(document, wanted, made, outcome)


# A check together with the observation that it is about.
Made = tuple[Record, Record]


def _with_figures(report: Record) -> list[Made]:
    figures = {record["id"]: record for record in report.get("observations", [])}
    return [
        (check, figures[check["reported_id"]])
        for check in report.get("checks", [])
        if check.get("reported_id") in figures
    ]


def _score_verdicts(document: str, wanted: list[Made], made: list[Made], outcome: Outcome) -> None:
    right = must = 0
    for check, figure in wanted:
        if check.get("optional"):
            continue
        verdicts = [
            other["verdict"]
            for other, other_figure in made
            if other["kind"] == check["kind"] and shared_length(figure, other_figure)
        ]
        agrees = check["verdict"] in verdicts
        must += 1
        right += agrees
        if not agrees:
            got = ", ".join(verdicts) or "-"
            noted = Difference(document, "check", place(figure), check["kind"], check["verdict"], got)
            outcome.differences.append(noted)
    outcome.add("checks (recall)", right, must, must)


def _score_errors(wanted: list[Made], made: list[Made], outcome: Outcome) -> None:
    errors = [
        figure for check, figure in wanted if check["verdict"] == "inconsistent" and not check.get("optional")
    ]
    accused = [figure for check, figure in made if check["verdict"] == "inconsistent"]
    caught = sum(any(shared_length(error, figure) for figure in accused) for error in errors)
    outcome.add("errors caught (recall)", caught, len(errors), len(errors))


def _note_false_alarms(document: str, wanted: list[Made], made: list[Made], outcome: Outcome) -> None:
    errors = [figure for check, figure in wanted if check["verdict"] == "inconsistent"]
    for check, figure in made:
        if check["verdict"] != "inconsistent" or any(shared_length(error, figure) for error in errors):
            continue
        outcome.false_alarms += 1
        why = f"{check['kind']}: {check.get('message')}"
        outcome.differences.append(Difference(document, "false alarm", place(figure), got=why))
