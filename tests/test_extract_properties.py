"""What holds for any text: no exception, quotes that are slices, the same bytes, a bounded time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from corpus_reports import report_on
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhaoshang_extract import Report, extract
from zhaoshang_extract.document import make_document
from zhaoshang_extract.explain import explain

ROOT = Path(__file__).parents[1]
PATHS = sorted((ROOT / "corpus/articles").glob("*.txt"))
ARTICLES = {path.stem: path.read_text(encoding="utf-8") for path in PATHS}
DAY = "2024-04-09"
any_article = st.sampled_from(sorted(ARTICLES))
# A shared machine may pause in the middle of an example: the run as a whole is what is bounded.
few = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_sound(text: str) -> Report:
    """Read the text; every record points at what it quotes, every id leads somewhere."""
    report = extract(text)
    assert report.document.length == len(text)
    for listed in ("observations", "signing_events", "projects", "regions", "industries", "issues"):
        for record in getattr(report, listed):
            assert record.quote == text[record.span.start : record.span.end], listed
    ids = {told.id for told in report.observations}
    assert len(ids) == len(report.observations)
    for told in report.observations:
        assert {told.of_id, told.part_of_id} <= ids | {None}
        assert told.id not in (told.of_id, told.part_of_id)
    assert Report.model_validate_json(report.to_json()) == report
    return report


@few
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert_sound(text)


WORDS = (
    *(
        "2023年",
        "上半年",
        "截至9月底",
        "湘潭县",
        "全市",
        "昆山市",
        "亿元以上",
        "工业",
        "制造业",
        "其中",
        "分别",
    ),
    *("签约", "引进", "开工", "项目", "企业", "总投资", "到位资金", "实际利用外资", "同比增长", "下降", "占"),
    *("完成年度目标的", "力争", "达产后", "预计", "12个", "3家", "45.6亿元", "8.3%", "2.1个百分点", "第三位"),
    *(
        "，",
        "、",
        "；",
        "。",
        "：",
        "（",
        "）",
        "“",
        "”",
        "一、",
        "和",
        "\n",
        "\t",
        " ",
        "从产业看",
        "增加",
        "由",
        "到",
    ),
)


@few
@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_words_of_the_trade_in_any_order_are_read(text: str) -> None:
    assert_sound(text)
    assert explain(text).endswith("\n")


@st.composite
def broken_fragments(draw: st.DrawFn) -> str:
    """A stretch of an article with a few cuts, doublings, stray marks and line breaks."""
    article = ARTICLES[draw(any_article)]
    start = draw(st.integers(0, max(0, len(article) - 1)))
    text = article[start : start + draw(st.integers(1, 400))]
    for _ in range(draw(st.integers(1, 6))):
        first = draw(st.integers(0, len(text)))
        last = min(len(text), first + draw(st.integers(0, 12)))
        middle = draw(
            st.one_of(
                st.just(""),
                st.just(text[first:last] * 2),
                st.text("，。；、：（）()“”[]%‰—-~…\n\r\t |　0９零", max_size=3),
                st.just("\n".join(text[first:last])),
            )
        )
        text = text[:first] + middle + text[last:]
    return text


@settings(few, max_examples=120)
@given(broken_fragments())
def test_broken_fragments_of_articles_are_read(text: str) -> None:
    assert_sound(text)


@pytest.mark.parametrize("text", ["投资亿\n期1元达的金", "实际利用外资2元元的2", "别投资1元元的武"])
def test_fragments_that_once_broke_are_read(text: str) -> None:
    assert_sound(text)


@settings(few, max_examples=20)
@given(any_article, st.integers(0, 2000), st.integers(0, 2000))
def test_an_article_cut_anywhere_is_read(name: str, front: int, back: int) -> None:
    text = ARTICLES[name]
    assert_sound(text[min(front, len(text)) : max(0, len(text) - back)])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\n\n\t\n",
        "　",
        "。",
        "，，，",
        "招商引资工作会议召开。",
        "各县区要主动作为，优化环境。",
    ],
)
def test_no_number_no_figure(text: str) -> None:
    report = assert_sound(text)
    assert (report.observations, report.checks, report.issues) == ((), (), ())
    assert report.coverage.seen == 0
    if not text.strip("\n\t　 。，"):
        assert (report.regions, report.industries, report.projects, report.signing_events) == ((),) * 4


@few
@given(st.text(st.characters(categories=["L"], max_codepoint=0x24FF), max_size=120))
def test_letters_alone_are_no_figures(text: str) -> None:
    assert extract(text).observations == ()


HASHES = """
import hashlib, sys
from pathlib import Path
from zhaoshang_extract import extract
for path in sorted(Path(sys.argv[1]).glob("*.txt")):
    told = extract(path.read_text(encoding="utf-8")).to_json()
    print(path.stem, hashlib.sha256(told.encode()).hexdigest())
"""


def test_another_process_with_another_hash_seed_writes_the_same_bytes() -> None:
    seed = "4242" if os.environ.get("PYTHONHASHSEED") != "4242" else "0"
    run = subprocess.Popen(
        [sys.executable, "-c", HASHES, str(ROOT / "corpus/articles")],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.PIPE,
        text=True,
    )
    here = {path.stem: sha256(report_on(path).to_json().encode()).hexdigest() for path in PATHS}
    told = run.communicate(timeout=300)[0]
    assert run.returncode == 0
    assert told.splitlines() == [f"{name} {digest}" for name, digest in here.items()]


def test_what_was_read_before_leaves_no_trace() -> None:
    first = [report_on(path).to_json() for path in PATHS]
    assert [extract(ARTICLES[path.stem]).to_json() for path in reversed(PATHS)] == first[::-1]


PLACES = {"昆山": "昆山市", "湘潭": "湘潭县", "临桂": "临桂区", "如皋": "如皋市", "慈溪": "慈溪市"}
TIMES = ("一季度", "前两月", "2023年", "去年下半年")
STEPS = ("签约", "引进", "新开工", "竣工")
THINGS = ("工业", "制造业", "亿元以上", "")
AMOUNTS = ("总投资", "协议投资额", "到位资金")


@st.composite
def stories(draw: st.DrawFn) -> tuple[str, str]:
    """A place and a story of it that says its own headline, date line, time and place."""
    place, name = draw(st.sampled_from(sorted(PLACES.items())))
    time_told, step, thing = (draw(st.sampled_from(words)) for words in (TIMES, STEPS, THINGS))
    count, part = draw(st.integers(21, 90)), draw(st.integers(2, 20))
    amount = draw(st.integers(101, 999))
    lead = f"{time_told}，{name}{step}{thing}项目{count}个，其中10亿元以上{part}个"
    money = f"{draw(st.sampled_from(AMOUNTS))}{amount / 10}亿元，同比增长{draw(st.integers(1, 30))}.5%。"
    goal = f"今年，{name}力争{step}项目{count + part}个。" if draw(st.booleans()) else ""
    headline = f"{name}{time_told}{step}项目{count}个"
    return name, f"{headline}\n本报{place}4月8日讯 {lead}，{money}\n{goal}".rstrip("\n")


def told_by(text: str, start: int = 0, end: int | None = None) -> list[dict[str, object]]:
    """The observations between two places of the text, without ids and the reasons for their slots."""
    left_out = {"id", "of_id", "part_of_id", "provenance", "span", "sentence", "words_before", "words_after"}
    return [
        told.model_dump(exclude=left_out) | {"at": told.span.start - start}
        for told in extract(text, published=DAY).observations
        if told.span.start >= start and (end is None or told.span.end <= end)
    ]


@settings(few, max_examples=50)
@given(stories(), stories())
def test_two_stories_on_a_page_say_what_each_says_alone(one: tuple[str, str], two: tuple[str, str]) -> None:
    (place, first), (other_place, second) = one, two
    if place == other_place:
        return
    page = f"{first}\n\n{second}"
    assert told_by(page, 0, len(first)) == told_by(first)
    assert told_by(page, len(first) + 2) == told_by(second)


# Processor time, on a machine that others use too: far above what is needed, far below what blows up.
# Text full of figures is held to the limits of a batch in attack/test_limits.py.
SLOWEST = 0.0002
REPEATED = {
    "one character": "十",
    "digits": "1",
    "commas": "，",
    "brackets": "（",
    "line breaks": "\n",
}


@pytest.mark.parametrize("name", REPEATED)
def test_time_grows_with_the_length(name: str) -> None:
    text = REPEATED[name] * 100_000
    start = time.process_time()
    report = extract(text)
    assert time.process_time() - start < SLOWEST * len(text)
    assert report.document.sha256 == make_document(text).sha256
