"""A ledger as a page, a workbook and Parquet: what they hold, and that no word of theirs does anything."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ledger_reports import article, figure, project, region
from parsed_page import Page, words

from zhaoshang_extract.cli import main

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
pytest.importorskip("rapidfuzz")

from zhaoshang_extract.ledger.asked import Asked
from zhaoshang_extract.ledger.ledger import Ledger
from zhaoshang_extract.page.parts import parts

HALF, QUARTER = "2024-01/2024-06", "2024-01/2024-03"
FORMULA = '=HYPERLINK("http://x.example","a")'
HOSTILE = "</script><img src=x onerror=alert(1)><!-- {{7*7}} \u202e项目"


def paid(value: str, place: str, period: str, **slots: Any) -> dict[str, Any]:
    return figure(value, region=region(place), period=period, **slots)


BRANDS = "华宏远盛鑫达瑞恒金泰嘉和兴隆润丰科创中联博通信诚德"
COUNTIES = ("431081", "431021", "431003")
REPORTS = (
    article(
        "signed",
        project("华晟锂电池负极材料项目", "431081", "signed", amount="40", of="湖南华晟新材料有限公司"),
        project("远图储能电池项目", "431021", "signed", amount="20", of="远图新能源"),
        published="2023-02-18",
    ),
    article(
        "running",
        project(
            "华晟锂电池负极材料项目", "431081", "in_production", amount="32", of="湖南华晟新材料有限公司"
        ),
        published="2024-05-02",
    ),
    article(
        "again",
        project("华晟锂电池负极材料项目", "431081", "under_construction", of="湖南华晟新材料有限公司"),
        published="2024-10-02",
    ),
    article(
        "quarter",
        figures=(
            *(
                paid(value, place, QUARTER)
                for value, place in zip(("20.1", "22.5", "9.9"), COUNTIES, strict=True)
            ),
            paid("60.5", "431000", QUARTER),
        ),
        published="2024-04-12",
    ),
    article(
        "half",
        figures=(
            *(
                paid(value, place, HALF)
                for value, place in zip(("47.5", "46.1", "19.7"), COUNTIES, strict=True)
            ),
            paid("58.2", "431000", HALF),
            paid("700", "431000", "2024", modality="target"),
        ),
        published="2024-07-15",
    ),
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "ledger.duckdb"
    Ledger(path).add(REPORTS)
    return path


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger whose every text would do something to a page or a sheet that took it for more than text."""
    path = tmp_path_factory.mktemp("hostile") / "ledger.duckdb"
    reports = []
    for number, text in enumerate((HOSTILE, FORMULA)):
        made = article(
            f"h{number}",
            project(f"{text}甲项目", "431081", "signed", amount="4", of=text, quote=text, industry=text),
            figures=(
                paid("1.2", "431081", HALF, quote=text, indicator=text, industry=text, words_before=text),
            ),
            published="2024-07-01",
        )
        source = "javascript:alert(1)" if number else text
        about = made.document.model_copy(update={"source": source, "title": text, "publisher": text})
        reports.append(made.model_copy(update={"document": about}))
    Ledger(path).add(reports)
    return path


# -------- overview


def test_the_latest_time_that_three_counties_print_is_ranked(base: Path) -> None:
    [ranking] = Ledger(base).overview().rankings
    assert (ranking.span.edtf, ranking.previous and ranking.previous.edtf) == (HALF, QUARTER)
    assert [(row.rank, row.region, row.previous_rank) for row in ranking.rows] == [
        (1, "431081", 2),
        (2, "431021", 1),
        (3, "431003", 3),
    ]
    [earlier] = Ledger(base).overview(Asked(period=QUARTER)).rankings
    assert [row.region for row in earlier.rows] == ["431021", "431081", "431003"]
    with pytest.raises(ValueError, match="is no time"):
        Ledger(base).overview(Asked(period="lately"))


def test_an_overview_keeps_to_what_is_asked(base: Path) -> None:
    found = Ledger(base).overview(Asked(within="431081"))
    assert {entry.region for entry in found.entries.entries} == {"431081"}
    assert {one.place for one in found.series} == {"湖南省郴州市资兴市"}
    assert {check.reported.region for check in found.checks} == {"431081"}
    assert (found.rankings, found.progress) == ((), ())
    assert Ledger(base).overview(Asked(measure="tax_revenue")).series == ()


def test_what_does_not_agree_stands_first(base: Path) -> None:
    verdicts = [check.verdict for check in Ledger(base).overview().checks]
    assert verdicts[0] == "inconsistent"
    assert "inconsistent" not in verdicts[verdicts.count("inconsistent") :]


# -------- page


def page_of(base: Path, **options: Any) -> str:
    pytest.importorskip("jinja2")
    return Ledger(base).to_html(**options)


def test_the_page_tells_histories_and_what_stands_out(base: Path) -> None:
    page = page_of(base, as_of="2024-12-31")
    rows = re.findall(r'<tr(?: class="noted")? id="p\w+">.*?</tr>', page, re.DOTALL)
    [drifting] = [row for row in rows if "华晟" in row]
    told = " ".join(words(drifting).split())
    assert "2023-02-18 签约 40亿元2024-05-02 投产 32亿元2024-10-02 在建" in told
    assert "金额有变 40亿元 → 32亿元" in told
    assert "2024-05-02 → 2024-10-02" in told
    assert re.findall(r'<circle class="(\w+)"', drifting) == ["signed", "in_production", "under_construction"]
    [idle] = [row for row in rows if "远图" in row]
    assert "签约后未开工" in words(idle)


def test_every_figure_leads_to_its_quote_and_every_accusation_to_its_card(base: Path) -> None:
    page = page_of(base)
    targets = set(re.findall(r'id="((?:q|c|place)-\d+)"', page))
    links = set(re.findall(r'href="#((?:q|c|place)-\d+)"', page))
    assert links <= targets
    assert {name for name in targets if name.startswith("q-")} <= links
    [number] = set(re.findall(r'href="#(q-\d+)">58.2亿元</a>', page))
    quote = re.search(rf'<li id="{number}">(.*?)</li>', page)
    assert quote is not None
    assert "58.2亿元" in words(quote[1])
    assert re.search(r'<tr class="wrong">(?:(?!</tr>).)*href="#c-0">✗</a> 58.2<', page, re.DOTALL)
    assert re.search(r'<li class="card inconsistent" id="c-0">', page)


def test_the_ranking_and_the_goal_stand_on_the_page(base: Path) -> None:
    told = words(page_of(base).partition('id="ranking"')[2].partition('id="places"')[0])
    assert re.search(r"1资兴市47\.5亿元2\S*20\.1▲1", re.sub(r"\s", "", told))
    assert re.search(r"郴州市到位资金700亿元58\.2亿元", re.sub(r"\s", "", told))


MONTHS = {
    "2023-01/2023-03": "5.2",
    "2023-01/2023-06": "11.4",
    "2023-01/2023-09": "9.8",
    "2023": "20",
    HALF: "12",
}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Page:
    pytest.importorskip("jinja2")
    path = tmp_path_factory.mktemp("drawn") / "ledger.duckdb"
    Ledger(path).add(
        article(f"m{number}", figures=(paid(value, "431081", period),), published=f"2024-08-{number + 1:02d}")
        for number, (period, value) in enumerate(MONTHS.items())
    )
    return Page(page_of(path))


def test_a_series_has_a_chart_whose_dots_lead_to_quotes(drawn: Page) -> None:
    [chart] = [one for one in drawn.of("svg") if one.get("class") == "series"]
    assert chart["viewbox"] == "0 0 480 190"
    dots = drawn.of("circle")
    by_class = {name: [one for one in dots if one["class"] == name] for name in ("wrong", "derived")}
    assert len(by_class["wrong"]) == 2  # 9.8 after 11.4
    assert len(by_class["derived"]) == 3
    # A year is a line of its own; the half of the next one alone is none.
    lines = [one for one in drawn.of("path") if one.get("class") == "running"]
    assert [line["d"].count(",") for line in lines] == [4]
    heights = [int(one["cy"]) for one in dots]
    assert all(0 < height < 190 for height in heights)
    links = [one["href"] for one in drawn.of("a") if str(one["href"]).startswith("#q-")]
    quotes = {f"#{one['id']}" for one in drawn.of("li") if str(one.get("id", "")).startswith("q-")}
    assert set(links) == quotes


def test_a_long_page_folds_and_leaves_nothing_out(tmp_path: Path) -> None:
    pytest.importorskip("jinja2")
    path, count = tmp_path / "l.duckdb", 450
    Ledger(path).add(
        article(
            f"d{number}",
            project(
                f"{BRANDS[number % 20]}{BRANDS[number // 20]}风电设备项目",
                "431081",
                "signed",
                amount=str(number),
            ),
            figures=(paid(f"{number}.5", place, f"{2000 + number // 12}-{number % 12 + 1:02d}"),),
            published=f"2024-07-{number % 28 + 1:02d}",
        )
        for number in range(count)
        for place in [COUNTIES[number % 3]]
    )
    told = page_of(path)
    page = Page(told)
    folds = [one for one in page.of("details") if one.get("class") == "part"]
    places = [one for one in page.of("details") if one.get("class") == "place"]
    assert len(folds) > 4
    assert len(places) == 3
    assert [one for one in places if "open" in one] == places[:1]
    targets = {one["id"] for one in page.of("li") if str(one.get("id", "")).startswith("q-")}
    links = {str(one["href"]).removeprefix("#") for one in page.of("a") if str(one["href"]).startswith("#q-")}
    assert targets == links
    for number in range(count):
        assert f"{number}.5亿元" in told
    assert "101–200" in told


def test_parts_of_a_list() -> None:
    assert [(part.first, part.last, part.folds) for part in parts(range(300))] == [(1, 300, False)]
    assert [(part.first, part.last, part.folds) for part in parts(range(301))] == [
        (1, 100, False),
        (101, 200, True),
        (201, 300, True),
        (301, 301, True),
    ]
    groups = parts([250, 30, 90], lambda rows: rows)
    assert [(part.items, part.first, part.last) for part in groups] == [
        ([250], 1, 250),
        ([30], 251, 280),
        ([90], 281, 370),
    ]
    assert [part.items for part in parts([])] == [[]]


def test_a_page_of_nothing_says_so(tmp_path: Path) -> None:
    Ledger(tmp_path / "l.duckdb").add([article("empty")])
    page = page_of(tmp_path / "l.duckdb")
    assert "没有项目。" in page
    assert 'id="ranking"' not in page


def test_sources_are_linked_where_they_lie(tmp_path: Path) -> None:
    (tmp_path / "文 章.txt").write_text("x", encoding="utf-8")
    made = article("a", project("甲项目", "431081", "signed"))
    for source, link in (
        (str(tmp_path / "文 章.txt"), "../%E6%96%87%20%E7%AB%A0.txt"),
        ("https://x.example/a?b=1&c=2", "https://x.example/a?b=1&c=2#:~:text=a"),
        (str(tmp_path / "gone.txt"), None),
    ):
        base = tmp_path / "l.duckdb"
        base.unlink(missing_ok=True)
        about = made.document.model_copy(update={"source": source})
        Ledger(base).add([made.model_copy(update={"document": about})])
        page = Page(page_of(base, beside=tmp_path / "pages" / "l.html"))
        away = [one["href"] for one in page.of("a") if not str(one["href"]).startswith("#")]
        assert away == ([link] if link else [])


def test_no_word_of_an_article_does_anything_on_the_page(hostile: Path) -> None:
    told = page_of(hostile)
    page = Page(told)
    assert page.comments == []
    assert not {tag for tag, _ in page.elements} & {"img", "iframe", "object", "embed", "base"}
    for tag, attributes in page.elements:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name != "style", (tag, value)
            if name in ("href", "src"):
                assert str(value).startswith(("#", "data:,")), (tag, value)
    assert [script.get("type") for script in page.of("script")] == [
        "application/json",
        "application/json",
        None,
    ]
    assert "{{7*7}}" in words(told)
    policy = next(m["content"] for m in page.of("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert str(policy).startswith("default-src 'none'; ")


# -------- files


def sheets_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def test_a_workbook_has_every_sheet(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("xlsxwriter")
    out = tmp_path / "ledger.xlsx"
    assert main(["ledger", "export", "--db", str(base), "--to", str(out)]) == 0
    assert capsys.readouterr().out == f"{out}\n"
    sheets = sheets_of(out)
    assert list(sheets) == ["项目", "历程", "疑似同一", "序列", "核对", "排名", "进度"]
    head, *rows = sheets["排名"]
    first = dict(zip(head, rows[0], strict=True))
    assert (first["位次"], first["地区"], first["数值"], first["单位"], first["上期"], first["升降"]) == (
        1,
        "湖南省郴州市资兴市",
        47.5,
        "亿元",
        2,
        1,
    )
    assert sheets["核对"][1][0] == "不符"
    assert len(sheets["历程"]) == 1 + 4
    assert main(["ledger", "export", "--db", str(base), "--to", str(out), "--lang", "en"]) == 0
    assert list(sheets_of(out)) == ["projects", "history", "pairs", "series", "checks", "ranking", "progress"]


def test_no_text_of_a_workbook_is_a_formula_or_a_link(hostile: Path, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    out = tmp_path / "ledger.xlsx"
    assert main(["ledger", "export", "--db", str(hostile), "--to", str(out)]) == 0
    cells = [cell for sheet in openpyxl.load_workbook(out) for row in sheet.iter_rows() for cell in row]
    assert FORMULA in {cell.value for cell in cells}
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_parquet_has_exact_figures_and_codes(base: Path, tmp_path: Path) -> None:
    from pyarrow import parquet

    assert main(["ledger", "export", "--db", str(base), "--to", str(tmp_path / "l.parquet")]) == 0
    names = sorted(path.name for path in tmp_path.glob("*"))
    assert names == [
        f"l-{name}.parquet"
        for name in ("checks", "history", "pairs", "progress", "projects", "ranking", "series")
    ]
    ranking = parquet.read_table(tmp_path / "l-ranking.parquet").to_pylist()
    assert [(row["rank"], row["value"], row["measure"]) for row in ranking] == [
        (1, Decimal("47.5"), "paid_in_funds"),
        (2, Decimal("46.1"), "paid_in_funds"),
        (3, Decimal("19.7"), "paid_in_funds"),
    ]
    series = parquet.read_table(tmp_path / "l-series.parquet").to_pylist()
    assert ("derived", Decimal("27.4"), Decimal("27.3"), Decimal("27.5")) in {
        (row["shape"], row["value"], row["low"], row["high"]) for row in series
    }
    projects = parquet.read_table(tmp_path / "l-projects.parquet").to_pylist()
    assert {(row["stage"], row["amount"]) for row in projects} == {
        ("under_construction", Decimal(32)),
        ("signed", Decimal(20)),
    }


@pytest.mark.parametrize(
    ("command", "mend"),
    [
        (("export", "--to", "l.csv"), ".xlsx or .parquet"),
        (("export", "--to", "{db}"), "is written as .xlsx or .parquet"),
        (("report", "--out", "{db}"), "would be overwritten"),
        (("report", "--out", "l.html", "--period", "lately"), "is no time"),
        (("report", "--out", "l.html", "--within", "nowhere"), "no place"),
        (("report", "--out", "no/such/l.html"), "no/such/l.html"),
        (("export", "--to", "no/such/l.xlsx"), "no/such/l.xlsx"),
        (("export", "--to", "no/such/l.parquet"), "no/such/l.parquet"),
    ],
)
def test_what_cannot_be_written_is_told(
    command: tuple[str, ...],
    mend: str,
    base: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("jinja2")
    monkeypatch.chdir(tmp_path)
    before = base.read_bytes()
    named = [word.replace("{db}", str(base)) for word in command]
    assert main(["ledger", *named, "--db", str(base)]) == 2
    assert mend in capsys.readouterr().err
    assert base.read_bytes() == before
    assert list(tmp_path.iterdir()) == []
