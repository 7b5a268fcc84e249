"""A batch that goes on notices lines that are no longer as they were written, and mends them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from zhaoshang_extract.batch.outcome import is_whole
from zhaoshang_extract.cli import main

ORDER = ["batch", "in", "--out", "o.jsonl", "--workers", "0", "--quiet"]


@pytest.fixture
def before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for number in range(4):
        Path(f"in/{number}.txt").write_text(f"2023年全县新签约项目{number + 11}个。", encoding="utf-8")
    Path("in/4.txt").write_bytes(b"")
    assert main(ORDER) == 1
    return Path("o.jsonl").read_bytes() + Path("o.errors.jsonl").read_bytes()


def rubbish(line: bytes) -> bytes:
    head, comma, _ = line.partition(b'},"schema')
    return head + comma + b"rubbish}"


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "a rubbish body": rubbish,
    "a figure edited by hand": lambda line: line.replace(b'"value":"1', b'"value":"9', 1),
    "a count edited by hand": lambda line: line.replace(b'"observations":1', b'"observations":7', 1),
    "a body of another document": lambda line: line.replace(b'"id":"', b'"id":"x', 1),
    "bytes that are no text": lambda line: line[:-20] + b"\xff\xfe" + line[-18:],
    "zeros": lambda line: b"\x00" * len(line),
    "no digest": lambda line: line.replace(b'"digest"', b'"digit"', 1),
    "other blanks": lambda line: line.replace(b'"checks":[]', b'"checks": []', 1),
    "not JSON": lambda line: b"x",
}


@pytest.mark.parametrize("number", [0, 2, 3])
@pytest.mark.parametrize("change", CHANGES)
def test_an_altered_line_is_noticed_and_mended(
    change: str, number: int, before: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = Path("o.jsonl").read_bytes().split(b"\n")
    altered = CHANGES[change](lines[number])
    assert altered != lines[number]
    if number == 0 and change in ("zeros", "not JSON"):
        pytest.skip("a file that begins like no batch's is not touched")
    lines[number] = altered
    Path("o.jsonl").write_bytes(b"\n".join(lines))
    assert main([*ORDER, "--resume"]) == 1
    complaint = capsys.readouterr().err
    assert f"1 lines are not as they were written (the first: o.jsonl line {number + 1})" in complaint
    assert Path("o.jsonl").read_bytes() + Path("o.errors.jsonl").read_bytes() == before
    assert main([*ORDER, "--resume"]) == 1
    assert capsys.readouterr().err == ""


def test_an_altered_error_is_noticed(before: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    errors = Path("o.errors.jsonl")
    errors.write_bytes(errors.read_bytes().replace(b'"empty"', b'"bomb"'))
    assert main([*ORDER, "--resume"]) == 1
    assert "o.errors.jsonl line 1" in capsys.readouterr().err
    assert Path("o.jsonl").read_bytes() + errors.read_bytes() == before


def test_every_single_changed_letter_is_noticed(before: bytes) -> None:
    line = before.split(b"\n")[0].decode()
    assert is_whole(line)
    for place in range(len(line)):
        other = chr(ord(line[place]) ^ 1)
        assert not is_whole(line[:place] + other + line[place + 1 :]), place
    assert not is_whole(line + " ")
    assert json.loads(line)["input"]["digest"]
