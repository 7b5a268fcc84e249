"""The workbench as an application of Starlette: read, look, correct, take away."""

from __future__ import annotations

import json
import secrets
import tempfile
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import anyio
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from zhaoshang_extract.batch.outcome import Result
from zhaoshang_extract.page.desk import render_desk, render_home
from zhaoshang_extract.read.source import Source
from zhaoshang_extract.serve.desk import Desk, Paper
from zhaoshang_extract.serve.guard import Guard
from zhaoshang_extract.terminal import one_line, unwritable
from zhaoshang_extract.write import writer
from zhaoshang_extract.write.file import safe_stem

MOST_FILES = 50
# Seconds that the sending of a form may take.
_PATIENCE = 60
_LONGEST_EDIT = 1 << 16
_OTHER_FILE = "start again with another --edits"


def make_app(desk: Desk, *, token: str | None, most_bytes: int) -> Any:
    """The application over a desk, behind its guard."""
    pages = _Pages(desk, most_bytes)
    routes = [
        Route("/", pages.home, methods=["GET"]),
        Route("/read", pages.read, methods=["POST"]),
        Route("/d/{name}", pages.paper, methods=["GET"]),
        Route("/d/{name}/edits", pages.edit, methods=["POST"]),
        Route("/d/{name}/undo", pages.undo, methods=["POST"]),
        Route("/d/{name}/{kind:str}", pages.download, methods=["GET"]),
    ]
    return Guard(Starlette(routes=routes), token=token, most_bytes=most_bytes)


class _Pages:
    """The answers of the workbench. `csrf` is known only to pages that came from here."""

    def __init__(self, desk: Desk, most_bytes: int) -> None:
        self._desk, self._most = desk, most_bytes
        self._csrf = secrets.token_urlsafe(24)

    async def home(self, _: Request) -> Response:
        return self._home()

    def _home(self, wrong: list[str] | None = None, status: int = 200) -> Response:
        papers = [(paper.name, paper.source, paper.report) for paper in self._desk.listed()]
        return HTMLResponse(render_home(papers, wrong or [], self._csrf, self._most >> 20), status)

    async def read(self, request: Request) -> Response:
        """Read what was pasted or dropped, and lead to its page."""
        try:
            with anyio.fail_after(_PATIENCE):
                form = await request.form(max_files=MOST_FILES, max_fields=20, max_part_size=self._most)
        except TimeoutError:
            return self._home(["the upload took too long"], 408)
        try:
            self._refuse_strangers(form.get("csrf"))
            sources = [Source(f"pasted-{secrets.token_hex(3)}", text=_plain(form.get("text")))]
            sources = [source for source in sources if (source.text or "").strip()]
            for file in form.getlist("files"):
                if not isinstance(file, str) and file.filename:
                    name = file.filename.replace("\\", "/").rpartition("/")[2]
                    sources.append(Source(name, data=await file.read()))
            given = (_plain(form.get("published")) or None, _plain(form.get("region")) or None)
        finally:
            await form.close()
        if not sources:
            return self._home(["no article was given; paste one or choose files"], 422)
        try:
            papers, wrong = await run_in_threadpool(self._desk.read, sources, *given)
        except ValueError as error:
            return self._home([one_line(error)], 422)
        if wrong or len(papers) != 1:
            return self._home(wrong, 422 if wrong else 200)
        return RedirectResponse(f"/d/{papers[0].name}", 303)

    async def paper(self, request: Request) -> Response:
        """The page of a document, with its corrections applied."""
        paper = self._paper(request)
        edits = self._desk.edits_of(paper)
        make = partial(render_desk, paper.text, name=paper.name, csrf=self._csrf, edits=len(edits))
        return HTMLResponse(await run_in_threadpool(lambda: make(self._desk.corrected(paper))))

    async def edit(self, request: Request) -> Response:
        """Keep one correction."""
        paper = self._paper(request)
        self._refuse_strangers(request.headers.get("x-csrf-token"))
        if int(request.headers.get("content-length", _LONGEST_EDIT + 1)) > _LONGEST_EDIT:
            raise HTTPException(413, "no correction is that long")
        try:
            edit = await run_in_threadpool(self._desk.add, paper, json.loads(await request.body()))
        except (ValueError, RecursionError) as error:
            return JSONResponse({"error": one_line(error)}, 422)
        except OSError as error:
            return JSONResponse({"error": unwritable(self._desk.edits_file, error, _OTHER_FILE)}, 507)
        return JSONResponse(edit.model_dump(mode="json"), 201)

    async def undo(self, request: Request) -> Response:
        """Take back the last correction of a document."""
        paper = self._paper(request)
        form = await request.form(max_files=0, max_fields=5)
        self._refuse_strangers(form.get("csrf"))
        try:
            await run_in_threadpool(self._desk.undo, paper)
        except ValueError as error:
            raise HTTPException(409, one_line(error)) from error
        except OSError as error:
            raise HTTPException(507, unwritable(self._desk.edits_file, error, _OTHER_FILE)) from error
        return RedirectResponse(f"/d/{paper.name}", 303)

    async def download(self, request: Request) -> Response:
        """A document's records, page or corrections as a file."""
        paper = self._paper(request)
        report = await run_in_threadpool(self._desk.corrected, paper)
        kind = request.path_params["kind"]
        stem = safe_stem(report.document.id)
        if kind == "report.json":
            return _file(f"{stem}.json", "application/json", report.to_json().encode())
        if kind == "report.html":
            page = await run_in_threadpool(report.to_html, paper.text)
            return _file(f"{stem}.html", "text/html; charset=utf-8", page.encode())
        if kind == "edits.jsonl":
            lines = "".join(edit.model_dump_json() + "\n" for edit in self._desk.edits_of(paper))
            return _file(f"{stem}-edits.jsonl", "application/jsonl", lines.encode())
        if kind == "report.xlsx":
            result = Result(paper.source, None, None, report, None, paper.text)
            try:
                made = await run_in_threadpool(_workbook, result)
            except ValueError as error:
                raise HTTPException(501, one_line(error)) from error
            return _file(f"{stem}.xlsx", "application/vnd.ms-excel", made)
        raise HTTPException(404)

    def _paper(self, request: Request) -> Paper:
        paper = self._desk.papers.get(request.path_params["name"])
        if paper is None:
            raise HTTPException(404, "no such document on this desk; read it again")
        return paper

    def _refuse_strangers(self, given: object) -> None:
        if not isinstance(given, str) or not secrets.compare_digest(given.encode(), self._csrf.encode()):
            raise HTTPException(403, "this request came from no page of this workbench; load the page again")


def _plain(value: object) -> str:
    """A form's text with line ends as documents have them."""
    return value.replace("\r\n", "\n").strip("\ufeff") if isinstance(value, str) else ""


def _workbook(result: Result) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.xlsx"
        writer(path)([result], path)
        return path.read_bytes()


def _file(name: str, kind: str, content: bytes) -> Response:
    told = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, headers={"content-disposition": told}, media_type=kind)
