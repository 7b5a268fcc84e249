"""An archive of true bulletins, as `extract` reads them: nobody is accused, and a slip that shows is."""

from __future__ import annotations

import random
import re
from functools import cache

import pytest
from invented_archive import articles

from zhaoshang_extract import extract
from zhaoshang_extract.ledger.across import check_across
from zhaoshang_extract.ledger.finding import AcrossCheck
from zhaoshang_extract.ledger.printed import Printed
from zhaoshang_extract.ledger.rank import Wanted, rank

_FIGURE = re.compile(r"到位资金(\d+\.\d+)亿元")
_WRONG = "inconsistent"


@cache
def read(seed: int) -> dict[str, tuple[Printed, ...]]:
    return {name: figures(name, text) for name, text in articles(seed)}


def figures(name: str, text: str) -> tuple[Printed, ...]:
    return tuple(Printed.of(extract(text, source=name)))


def checked(documents: dict[str, tuple[Printed, ...]]) -> list[AcrossCheck]:
    return check_across(figure for told in documents.values() for figure in told)


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 12))])
def test_a_true_archive_is_not_accused(seed: int) -> None:
    found = checked(read(seed))
    assert [check.message for check in found if check.verdict == _WRONG] == []
    agreeing = {check.kind for check in found if check.verdict == "consistent"}
    wanted = {"rival_figure", "running_total_falls", "growth_against_print", "share_elsewhere"}
    # The counties that a bulletin lists beside the city are added up within it.
    assert agreeing == wanted
    assert {check.reason for check in found if check.verdict == "unverifiable"} <= {"coverage", "incomplete"}


def test_money_that_slipped_in_a_bulletin_is_found_and_nobody_else_accused() -> None:
    documents, texts, dice = read(1), dict(articles(1)), random.Random(7)
    for name in dice.sample([name for name in texts if name.startswith("c")], 6):
        text = texts[name]
        [slipped] = list(_FIGURE.finditer(text))[:1]
        number = f"{float(slipped[1]) * 1.37:.1f}"
        told = text[: slipped.start(1)] + number + text[slipped.end(1) :]
        wrong = [
            check for check in checked(documents | {name: figures(name, told)}) if check.verdict == _WRONG
        ]
        assert wrong, (name, slipped[0], number)
        for check in wrong:
            named = [check.reported, *(one for ones in check.operands.values() for one in ones)]
            assert (name, slipped.start(1)) in {(one.source, one.start) for one in named}, check.message


def test_the_bulletins_row_is_the_ranking() -> None:
    text = dict(articles(1))["c202406"]
    [row] = re.findall("分别为：(.*)。", text)
    printed = [(part[:3], float(part[3:].removesuffix("亿元"))) for part in row.split("、")]
    found = rank(
        (figure for told in read(1).values() for figure in told), Wanted("paid_in_funds", "2024-01/2024-06")
    )
    assert found is not None
    ordered = [(one.place[6:], float(one.value)) for one in found.rows]
    assert ordered == sorted(printed, key=lambda told: -told[1])
    assert all(one.previous_rank is not None for one in found.rows)
