"""Whatever is given to a public function: a result, or an error that its docstring names.

A short run by default. `pytest -m slow` gives the targets 50,000 inputs in all; an hour is better spent on
`pytest -m slow tests/test_fuzz.py --fuzz-inputs 50000`, which gives as many to each.
"""

from __future__ import annotations

import decimal
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhaoshang_extract import check, extract, extract_many, parse_number, periods, quantities, regions
from zhaoshang_extract.explain import explain
from zhaoshang_extract.fold import fold
from zhaoshang_extract.read.source import Source

# A text that is the name of a file is warned of, as the documentation says.
pytestmark = pytest.mark.filterwarnings("ignore:.* is the name of a file:UserWarning")

ROOT = Path(__file__).parents[1]
FEW, IN_ALL = 40, 50_000
# What makes numbers, times, places, sizes and lists, in any order.
SIGNS = (
    "0123456789零一二两三四五六七八九十百千万亿壹貳参.,%‰点分之成倍余多几半约超近"
    "、，。；：（）()“”—-~至到+/ \n\t|　"
)
WORDS = (
    *(
        "万亿",
        "亿亿",
        "亿元",
        "万元",
        "万美元",
        "港币",
        "个",
        "家",
        "百分点",
        "个百分点",
        "百分之",
        "倍",
        "番",
    ),
    *(
        "2023年",
        "去年",
        "今年",
        "同期",
        "上半年",
        "1-6月",
        "截至",
        "9999年",
        "0000年",
        "0001年1月1日",
        "31日",
    ),
    *("12月31日", "近三年", "明年", "浏阳市", "全市", "我县", "其中", "其余", "分别", "合计", "占", "占比"),
    *("同比增长", "下降", "完成", "目标", "亿元以上", "至", "签约", "开工", "项目", "总投资", "到位资金"),
    *("工业", "平均", "第", "位", "由", "比", "的", "翻", "首", "一", "十三五", "成", "簽約", "９", "①", "٣"),
    *("\ud800", "\U0001f600", "\x00", "\ufeff"),
)
any_text = st.one_of(
    st.text(max_size=60),
    st.text(SIGNS, max_size=30),
    st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=30).map("".join),
)
leaf = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(SIGNS, max_size=8), st.text(max_size=4),
    st.sampled_from(["1e999999999", "nan", 10**400, "7" * 5000, "2023", "2023-13", "9999-12-31", "../.."]),
    st.decimals(),
)  # fmt: skip
odd = st.recursive(
    leaf, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-10, max_value=10**6).map(
    str
)
ids = st.sampled_from(["a", "b", "c", "r1", "r2", None])
RIGHT: dict[str, st.SearchStrategy[Any]] = {
    "id": ids,
    "of_id": ids,
    "part_of_id": ids,
    "kind": st.sampled_from(["amount", "count", "rate", "rank"]),
    "value": numbers,
    "number": numbers,
    "value_max": st.none() | numbers,
    "unit": st.sampled_from(["个", "亿元", "万元", "%", "家", None]),
    "currency": st.sampled_from(["CNY", "USD", None]),
    "bound": st.sampled_from(["exact", "about", "over", "under", "near"]),
    "measure": st.sampled_from(["project_count", "paid_in_funds", "income", "gdp", "other_rate"]),
    "rate_kind": st.sampled_from(["share", "completion", "growth_yoy", "growth_avg", "point_change", None]),
    "role": st.sampled_from(["head", "part", "goal", "base", "rate", None]),
    "period": st.sampled_from(["2023", "2022", "2023-01/2023-06", "XXXX", "2023-Q1", "../2023", None]),
    "threshold": st.sampled_from([None, {"min": "1", "max": None}, {"min": "5"}, {"min": None}, {}]),
    "region": st.sampled_from([None, "长沙市", {"name": "湖南省", "adcode": "430000", "level": "province"}]),
    "span": st.builds(lambda a, b: {"start": a, "end": a + b}, st.integers(0, 300), st.integers(0, 9)),
    "quote": st.text(SIGNS, max_size=5),
    "indicator": st.text(max_size=4),
    "modality": st.sampled_from(["actual", "target"]),
    "transformation": st.sampled_from(["level", "change"]),
    "doubtful": st.sampled_from([(), ("measure",), None]),
}
row = st.fixed_dictionaries({}, optional={key: told | odd for key, told in RIGHT.items()})
right_row = st.fixed_dictionaries(RIGHT)
records = st.one_of(
    st.lists(right_row, max_size=8),
    st.lists(st.one_of(row, right_row, odd), max_size=6),
    st.fixed_dictionaries({"observations": st.lists(row, max_size=3) | odd}),
    odd,
)
contexts = st.sampled_from(
    [
        decimal.Context(prec=2),
        decimal.Context(prec=1, Emax=2, Emin=-2, traps=[decimal.Inexact, decimal.Rounded]),
        decimal.Context(
            prec=50, rounding=decimal.ROUND_UP, traps=[decimal.FloatOperation, decimal.Subnormal]
        ),
        decimal.Context(prec=3, traps=[]),
    ]
)


def try_number(text: str) -> None:
    with suppress(ValueError):
        assert parse_number(text).is_finite()


def try_mentions(text: str) -> None:
    for find in (quantities, periods, regions):
        for told in find(text):
            assert told.quote == text[told.span.start : told.span.end]


def try_extract(text: str) -> None:
    report = extract(text)
    if fold(text) == text:  # else the records have words that the rules do not read
        assert list(check(report, text)) == list(report.checks)
    assert list(check(report)) == list(report.checks)
    assert check(report).errors == ()


def try_explain(text: str) -> None:
    assert explain(text).endswith("\n")


def try_context(given: tuple[str, Any, Any]) -> None:
    text, published, region = given
    with suppress(ValueError):
        extract(text, published=published, region=region)


def try_many(text: str) -> None:
    (result,) = extract_many([Source(name="a", text=text)], workers=0)
    assert (result.report is None) != (result.error is None)


def try_check(given: tuple[Any, str | None]) -> None:
    told, text = given
    rows = told.get("observations") if isinstance(told, dict) else told
    if not isinstance(rows, list):  # a dictionary without observations has none
        with suppress(TypeError):
            check(told, text)
        return
    made = check(told, text)
    assert all(error.message for error in made.errors)
    assert all(error.message_zh for error in made.errors)
    assert made.usage.figures >= len({check.reported_id for check in made})


def try_in_context(given: tuple[str, decimal.Context]) -> None:
    text, context = given
    expected = extract(text).to_json()
    with decimal.localcontext(context):
        assert extract(text).to_json() == expected
        try_number(text)


TARGETS: dict[str, tuple[Callable[[Any], None], st.SearchStrategy[Any]]] = {
    "parse_number": (try_number, any_text),
    "quantities, periods, regions": (try_mentions, any_text),
    "extract": (try_extract, any_text),
    "explain": (try_explain, any_text),
    "published and region": (
        try_context,
        st.tuples(any_text, st.none() | st.dates() | any_text, st.none() | any_text),
    ),
    "extract_many": (try_many, any_text),
    "check": (try_check, st.tuples(records, st.none() | any_text)),
    "any decimal context": (try_in_context, st.tuples(any_text, contexts)),
}


def run(name: str, examples: int) -> None:
    target, inputs = TARGETS[name]
    told = settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    told(given(inputs)(target))()


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_but_what_is_documented_is_raised(name: str) -> None:
    run(name, FEW)


@pytest.fixture
def many(request: pytest.FixtureRequest) -> int:
    """How many inputs each target gets in the slow run; the mutants are a target too."""
    return int(request.config.getoption("--fuzz-inputs") or -(-IN_ALL // (len(TARGETS) + 1)))


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_nothing_but_what_is_documented_is_raised_in_many(name: str, many: int) -> None:
    run(name, many)


def mutated(text: str, chance: random.Random) -> str:
    """The text with a few stretches cut, doubled, moved or replaced by other signs and words."""
    for _ in range(chance.randint(1, 8)):
        first = chance.randint(0, len(text))
        last = min(len(text), first + chance.choice((0, 1, 1, 2, 5, 40)))
        kind = chance.randrange(5)
        if kind == 0:
            new = ""
        elif kind == 1:
            new = text[first:last] * chance.choice((2, 3, 20))
        elif kind == 2:
            new = chance.choice((*WORDS, *SIGNS))
        elif kind == 3:
            at = chance.randint(0, len(text))
            new = text[at : at + chance.randint(1, 30)]
        else:
            new = "".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 6)))
        text = text[:first] + new + text[last:]
    return text


def mutate(number: int) -> None:
    """Read so many mutants of stretches of the corpus; the seed and number of one that fails are told."""
    paths = sorted((ROOT / "corpus").glob("**/articles/*.txt"))
    articles = [path.read_text(encoding="utf-8") for path in paths]
    for seed in range(number):
        chance = random.Random(seed)
        article = chance.choice(articles)
        start = chance.randint(0, max(0, len(article) - 200))
        text = mutated(article[start : start + chance.randint(20, 300)], chance)
        try:
            try_extract(text)
            try_mentions(text)
        except Exception as error:
            pytest.fail(f"mutant {seed}: {type(error).__name__}: {error}: {text!r}")


def test_mutants_of_articles_are_read() -> None:
    mutate(100)


@pytest.mark.slow
def test_many_mutants_of_articles_are_read(many: int) -> None:
    mutate(many)
