"""The workbench: what it reads and keeps, and whom it does not answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from desk_server import Served, served

from zhaoshang_extract import extract
from zhaoshang_extract.cli import main
from zhaoshang_extract.record.edits import read_edits
from zhaoshang_extract.record.models import Report

for package in ("jinja2", "starlette", "uvicorn", "python_multipart"):
    pytest.importorskip(package)

TEXT = "浏阳市2023年新签约亿元以上项目12个，协议投资额35.6亿元，其中工业项目5个，占签约项目的51.7%。"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("desk"), "--max-upload", "1", "--time-limit", "20") as started:
        yield started


def report_of(desk: Served, path: str) -> Report:
    return Report.model_validate_json(desk.ask("GET", f"{path}/report.json")[2])


def at(report: Report, quote: str) -> dict[str, Any]:
    fact = next(fact for fact in report.observations if fact.quote == quote)
    return {"start": fact.span.start, "end": fact.span.end, "quote": fact.quote}


def test_an_article_is_read_and_taken_away(desk: Served) -> None:
    path = desk.read(TEXT, region="浏阳市", published="2024-01-05")
    status, headers, page = desk.ask("GET", path)
    assert status == 200
    assert 'id="article"' in page.decode()
    assert headers["cache-control"] == "no-store"
    assert headers["x-frame-options"] == "DENY"
    report = report_of(desk, path)
    assert report.document.published == "2024-01-05"
    assert [fact.quote for fact in report.observations] == ["12个", "35.6亿元", "5个", "51.7%"]
    assert desk.ask("GET", f"{path}/report.html")[2].startswith(b"<!DOCTYPE html>")
    assert desk.ask("GET", f"{path}/none")[0] == 404
    assert desk.ask("GET", "/d/none")[0] == 404


def test_a_workbook_is_taken_away(desk: Served) -> None:
    pytest.importorskip("xlsxwriter")
    assert desk.ask("GET", f"{desk.read(TEXT)}/report.xlsx")[2][:2] == b"PK"


def test_files_are_read_and_faults_are_told(desk: Served) -> None:
    files = {"甲.txt": TEXT.encode(), "../b.txt": TEXT.encode("gb18030"), "c.bin": b"PK\x03\x04broken"}
    status, _, body = desk.send({"csrf": desk.csrf(), "text": ""}, files)
    assert status == 422
    page = body.decode()
    assert "c.bin: is no whole ZIP" in page
    assert "甲.txt" in page
    assert desk.send({"csrf": desk.csrf(), "text": " "})[0] == 422
    assert "nowhere" in desk.send({"csrf": desk.csrf(), "text": TEXT, "region": "nowhere"})[2].decode()


def test_too_much_is_refused(desk: Served) -> None:
    assert desk.send({"csrf": desk.csrf(), "text": "长" * 400_000})[0] == 413
    # A sender that does not say how much it sends is counted.
    part = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'
    status = desk.ask(
        "POST", "/read", iter([part, *[b"x" * 65536] * 40]), content_type="multipart/form-data; boundary=x"
    )[0]
    assert status == 413
    assert desk.ask("GET", "/")[0] == 200


def test_strangers_are_refused(desk: Served) -> None:
    path = desk.read(TEXT)
    assert desk.send({"csrf": "wrong", "text": TEXT})[0] == 403
    assert desk.send({"text": TEXT})[0] == 403
    body = json.dumps({"action": "remove", **at(report_of(desk, path), "12个")}).encode()
    assert desk.ask("POST", f"{path}/edits", body, content_type="application/json")[0] == 403
    csrf = desk.csrf()
    assert desk.ask("POST", f"{path}/edits", body, x_csrf_token=csrf, origin="https://evil.example")[0] == 403
    assert desk.ask("POST", f"{path}/edits", body, x_csrf_token=csrf, origin="null")[0] == 403
    assert desk.ask("POST", f"{path}/edits", body, x_csrf_token=csrf, origin="http://[")[0] == 403
    for host in ("evil.example", "[", "[::1", "127.0.0.1.evil.example", "\xff"):
        assert desk.ask("GET", "/", host=host)[0] == 421
    long = desk.ask("POST", f"{path}/edits", b" " * 100_000, x_csrf_token=csrf)
    assert long[0] == 413
    assert len(report_of(desk, path).observations) == 4


def test_corrections_are_kept_replayed_and_become_gold(desk: Served, tmp_path: Path) -> None:
    article = tmp_path / "浏阳.txt"
    text = TEXT.replace("35.6", "35.7")
    article.write_text(text, encoding="utf-8")
    path = desk.read(text)
    before = report_of(desk, path)
    wrong = next(check for check in before.checks if check.verdict == "inconsistent")

    def edit(action: str, quote: str, **more: Any) -> tuple[int, Any]:
        return desk.edit(path, action=action, **at(report_of(desk, path), quote), **more)

    assert edit("dismiss", "51.7%", check=wrong.kind, message=wrong.message)[0] == 422  # no reason
    dismissed = edit("dismiss", "51.7%", check=wrong.kind, message=wrong.message, reason="分母是投资额")
    assert dismissed[0] == 201, dismissed
    assert not [check for check in report_of(desk, path).checks if check.verdict == "inconsistent"]
    status, kept = edit("set", "12个", slot="region", value="长沙县")
    assert (status, kept["value"]["adcode"], kept["was"]["adcode"]) == (201, "430121", "430181")
    assert edit("set", "12个", slot="threshold", value="0.5-2")[0] == 201
    assert edit("set", "12个", slot="stage", value="started")[0] == 201
    assert edit("set", "12个", slot="stage", value="nonsense")[0] == 422
    assert edit("set", "12个", slot="region", value="无此地")[0] == 422
    assert edit("remove", "35.7亿元")[0] == 201
    shown = report_of(desk, path)
    assert [fact.quote for fact in shown.observations] == ["12个", "5个", "51.7%"]
    first = shown.observations[0]
    assert first.region is not None
    assert (first.region.adcode, first.stage) == ("430121", "started")
    assert first.threshold is not None
    assert (first.threshold.min, first.threshold.max) == ("0.5", "2")
    assert first.provenance["region"].rule == "review"
    assert not [check for check in shown.checks if check.verdict == "inconsistent"]

    edits, results, out = tmp_path / "edits.jsonl", tmp_path / "results.jsonl", tmp_path / "out.jsonl"
    edits.write_bytes(desk.ask("GET", f"{path}/edits.jsonl")[2])
    assert all("when" in json.loads(line) for line in edits.read_text(encoding="utf-8").splitlines())
    assert main(["batch", str(article), "--out", str(results)]) == 0
    gold = tmp_path / "gold"
    assert main(["apply-edits", str(results), str(edits), "--out", str(out), "--gold", str(gold)]) == 0
    replayed = Report.model_validate_json(out.read_text(encoding="utf-8"))
    assert replayed.observations == shown.observations
    assert replayed.checks == shown.checks
    assert replayed.coverage == shown.coverage

    from corpora import load_corpora
    from score.card import score_document
    from score.tally import Outcome

    (corpus,) = load_corpora([gold])
    assert corpus.path.read_text(encoding="utf-8") == text
    outcome = Outcome()
    score_document("x", corpus.gold, replayed.model_dump(mode="json"), outcome)
    assert outcome.differences == []

    assert (
        desk.ask(
            "POST",
            f"{path}/undo",
            f"csrf={desk.csrf()}".encode(),
            content_type="application/x-www-form-urlencoded",
        )[0]
        == 303
    )
    assert len(report_of(desk, path).observations) == 4


def test_edits_that_fit_nothing_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article, results = tmp_path / "a.txt", tmp_path / "r.jsonl"
    article.write_text(TEXT, encoding="utf-8")
    main(["batch", str(article), "--out", str(results)])
    edits, out = tmp_path / "e.jsonl", tmp_path / "o.jsonl"
    edit = {"document": "0" * 64, "when": "", "action": "remove", "start": 0, "end": 1, "quote": "x"}
    edits.write_text(json.dumps(edit) + "\n", encoding="utf-8")
    assert main(["apply-edits", str(results), str(edits), "--out", str(out)]) == 1
    assert "1 of 1 edits" in capsys.readouterr().err
    assert main(["apply-edits", str(results), str(tmp_path / "none"), "--out", str(out)]) == 2
    assert "none: cannot be read" in capsys.readouterr().err
    edits.write_text('{"action": "remove"}\n', encoding="utf-8")
    assert main(["apply-edits", str(results), str(edits), "--out", str(out)]) == 2
    assert "line 1 is no edit" in capsys.readouterr().err


def test_an_edit_that_fits_nothing_stops_no_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article, results = tmp_path / "a.txt", tmp_path / "r.jsonl"
    article.write_text(TEXT, encoding="utf-8")
    main(["batch", str(article), "--out", str(results)])
    report = Report.model_validate_json(extract(TEXT).to_json())
    told = {"document": report.document.sha256, "when": "", "action": "set", **at(report, "12个")}
    values = [
        *(("region", value) for value in (5, ["a"], {"name": 1}, "x" * 100_000, "长沙")),
        *(("threshold", value) for value in ("9-1", "1-2-3", "nan", "1e999", 3)),
        *(("period", value) for value in ("abc", "2023-99", float("nan"), True, "今")),
        *(("measure", value) for value in (None, "amount", 1)),
        ("rate_kind", "growth"),
        ("industry", 7),
    ]
    lines = [{**told, "slot": slot, "value": value} for slot, value in values]
    lines.append({**told, "slot": "period", "value": "2022年上半年"})
    edits, out = tmp_path / "e.jsonl", tmp_path / "o.jsonl"
    edits.write_text("\ufeff" + "\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert main(["apply-edits", str(results), str(edits), "--out", str(out)]) == 1
    assert f"{len(values)} of {len(lines)} edits" in capsys.readouterr().err
    first = Report.model_validate_json(out.read_text(encoding="utf-8")).observations[0]
    assert (first.period, first.region, first.threshold) == (
        "2022-01/2022-06",
        report.observations[0].region,
        report.observations[0].threshold,
    )
    results.write_text("no report\n" + results.read_text(encoding="utf-8"), encoding="utf-8")
    edits.write_text(json.dumps(lines[-1]), encoding="utf-8")
    assert main(["apply-edits", str(results), str(edits), "--out", str(out)]) == 1
    assert "line 1 is no report" in capsys.readouterr().err


def test_two_articles_of_one_name_are_two_of_the_gold(tmp_path: Path) -> None:
    articles, lines = [tmp_path / name / "x.txt" for name in "ab"], []
    for article, text in zip(articles, (TEXT, TEXT.replace("12", "13")), strict=True):
        article.parent.mkdir()
        article.write_text(text, encoding="utf-8")
        report = extract(text)
        told = {"document": report.document.sha256, "when": "", "action": "remove", **at(report, "5个")}
        lines.append(json.dumps(told))
    results, edits, gold = tmp_path / "r.jsonl", tmp_path / "e.jsonl", tmp_path / "gold"
    edits.write_text("\n".join(lines), encoding="utf-8")
    main(["batch", *map(str, articles), "--out", str(results)])
    gold.mkdir()
    (gold / "published_review.tsv").write_text("earlier\t2020-01-01\n", encoding="utf-8")
    assert main(["apply-edits", str(results), str(edits), "--gold", str(gold)]) == 0
    assert sorted(path.name for path in gold.rglob("*.*")) == [
        *("published_review.tsv", "x-2.json", "x-2.txt", "x.json", "x.txt")
    ]
    assert (gold / "published_review.tsv").read_text(encoding="utf-8") == "earlier\t2020-01-01\n"
    articles[0].unlink()
    assert main(["apply-edits", str(results), str(edits), "--gold", str(gold)]) == 2


def test_the_file_of_edits_may_be_odd(tmp_path: Path) -> None:
    file = tmp_path / "zhaoshang-edits.jsonl"
    document = extract(TEXT).document.sha256
    at_first = {**at(extract(TEXT), "12个"), "when": "", "document": document}
    kept = [
        {**at_first, "action": "set", "slot": "region", "value": 5},
        {**at_first, "action": "remove", "document": "0" * 64},
    ]
    file.write_text("\ufeff" + "\n".join(map(json.dumps, kept)), encoding="utf-8")
    with served(tmp_path) as desk:
        path = desk.read(TEXT)
        assert desk.ask("GET", path)[0] == 200
        told = {"action": "remove", **at(report_of(desk, path), "12个")}
        assert desk.edit(path, **told)[0] == 201
        assert len(file.read_text(encoding="utf-8").splitlines()) == 3
        with file.open("a", encoding="utf-8") as other:
            other.write(json.dumps({**kept[1], "when": "later"}))
        undo = {"content_type": "application/x-www-form-urlencoded"}
        assert desk.ask("POST", f"{path}/undo", f"csrf={desk.csrf()}".encode(), **undo)[0] == 303
        assert [edit.when for edit in read_edits(file)] == ["", "", "later"]
        with ThreadPoolExecutor(8) as pool:
            sector = {**at(report_of(desk, path), "12个"), "action": "set", "slot": "industry"}
            made = pool.map(lambda number: desk.edit(path, **sector, value=f"行业{number}")[0], range(16))
            assert set(made) == {201}
        assert len(read_edits(file)) == 19
        assert desk.edit(path, **sector, value="\ud800")[0] == 422
        file.unlink()
        file.mkdir()
        status, answer = desk.edit(path, **told)
        assert status == 507
        assert "--edits" in answer["error"]
        assert desk.ask("POST", f"{path}/undo", f"csrf={desk.csrf()}".encode(), **undo)[0] == 409
        assert desk.ask("GET", path)[0] == 200
    assert main(["serve", "--port", "0", "--edits", str(file)]) == 2


def test_another_address_asks_for_a_token(tmp_path: Path) -> None:
    with served(tmp_path, "--host", "0.0.0.0") as open_desk:
        port = open_desk.host.rpartition(":")[2]
        token = open_desk.address.partition("?token=")[2]
        assert token
        open_desk.host = f"127.0.0.1:{port}"
        assert open_desk.ask("GET", "/")[0] == 401
        assert open_desk.ask("GET", "/?token=wrong")[0] == 401
        status, headers, _ = open_desk.ask("GET", f"/?token={token}")
        assert status == 303
        cookie = headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert open_desk.ask("GET", "/", cookie=cookie.partition(";")[0])[0] == 200
        assert open_desk.ask("GET", "/", cookie="zhaoshang=wrong")[0] == 401
        for other in ('a=b"c', "a b=c", 'x={"a":1}'):
            assert open_desk.ask("GET", "/", cookie=f"{other}; zhaoshang={token}")[0] == 200
        for odd in ("%ff", "%00", "%E4%B8%AD", f"x&token={token}"):
            assert open_desk.ask("GET", f"/?token={odd}")[0] == 401
        # Whoever knows the token is led nowhere else, and writes no header.
        for path, led in (("//evil.example/", "/evil.example/"), ("/%0d%0aa:b", "/%0D%0Aa%3Ab")):
            assert open_desk.ask("GET", f"{path}?token={token}")[1]["location"] == led


def test_a_web_page_is_read_with_its_text(desk: Served) -> None:
    pytest.importorskip("lxml")
    page = f"<html><head><title>通报</title></head><body><p>{TEXT}</p></body></html>".encode()
    status, headers, body = desk.send({"csrf": desk.csrf(), "text": ""}, {"a.html": page})
    assert status == 303, body.decode()
    assert 'id="article"' in desk.ask("GET", headers["location"])[2].decode()


def test_names_of_files_are_words(desk: Served) -> None:
    names = ("<img src=x onerror=alert(1)>.txt", "\u202egnp.exe", "c")
    status, _, body = desk.send({"csrf": desk.csrf(), "text": ""}, dict.fromkeys(names, TEXT.encode()))
    page = body.decode()
    assert status == 200
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;.txt" in page
    assert "\u202egnp" not in page


def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    with served(tmp_path, "--time-limit", "0.2") as slow:
        status, _, body = slow.send({"csrf": slow.csrf(), "text": TEXT * 4000})
        assert status == 422
        assert "0.2" in body.decode()
        assert slow.ask("GET", "/")[0] == 200


@pytest.mark.parametrize("given", ["inf", "nan", "1e300", "0", "-1", "99999999999"])
def test_a_time_that_no_system_can_wait_is_refused(given: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", "--port", "0", "--time-limit", given])
    assert ended.value.code == 2
    assert "--time-limit" in capsys.readouterr().err
