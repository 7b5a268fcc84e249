"""What stands before the workbench: who may ask, from where, and how much at once."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import SplitResult, parse_qs, quote, urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser

COOKIE = "zhaoshang"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_SAFE = ("GET", "HEAD")
_HEADERS = (
    (b"content-security-policy", b"frame-ancestors 'none'"),
    (b"x-frame-options", b"DENY"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


class Guard:
    """An ASGI application before another one.

    Without a `token` only names of this machine are answered (a foreign name that leads here is the way of
    DNS rebinding). With one, whoever does not bring it in the address or the cookie gets nothing. What
    changes anything must come from a page of this server.
    """

    def __init__(self, app: Any, *, token: str | None, most_bytes: int) -> None:
        self._app, self._token, self._most = app, token, most_bytes

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        answer = self._refusal(scope, headers)
        if answer is not None:
            await _say(send, *answer)
            return

        async def with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *_HEADERS]}
            await send(message)

        await self._app(scope, self._counted(receive), with_headers)

    def _refusal(self, scope: Any, headers: dict[str, str]) -> tuple[Any, ...] | None:
        """(status, words, further headers) for what is not let in; None for what is."""
        host = headers.get("host", "")
        if self._token is None and _split(f"//{host}").hostname not in LOOPBACK:
            return 421, "this workbench answers to the names of its own machine alone"
        if self._token is not None and not self._has_cookie(headers):
            given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
            if scope["method"] in _SAFE and _same(given, self._token):
                cookie = f"{COOKIE}={self._token}; HttpOnly; SameSite=Strict; Path=/"
                # One slash alone: two would lead to another machine.
                way = quote("/" + scope["path"].lstrip("/"))
                return 303, "", (b"location", way.encode()), (b"set-cookie", cookie.encode())
            return 401, "open the address with the token that `zhaoshang serve` printed"
        origin = headers.get("origin")
        if scope["method"] not in _SAFE and origin is not None and _split(origin).netloc != host:
            return 403, "this request came from another page"
        if int(headers.get("content-length", "0") or 0) > self._most:
            return 413, self._too_much()
        return None

    def _too_much(self) -> str:
        return f"more than {self._most >> 20} MiB; give fewer or smaller files"

    def _has_cookie(self, headers: dict[str, str]) -> bool:
        # Cookies of all ports of a machine come here; odd ones of others must not hide ours.
        return _same(cookie_parser(headers.get("cookie", "")).get(COOKIE, ""), self._token or "")

    def _counted(self, receive: Any) -> Any:
        got = 0

        async def counted() -> Any:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > self._most:
                raise HTTPException(413, self._too_much())
            return message

        return counted


def _split(address: str) -> SplitResult:
    """The parts of an address, all empty where it is none."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode(), wanted.encode())


async def _say(send: Any, status: int, words: str, *headers: tuple[bytes, bytes]) -> None:
    told = [(b"content-type", b"text/plain; charset=utf-8"), *_HEADERS, *headers]
    await send({"type": "http.response.start", "status": status, "headers": told})
    await send({"type": "http.response.body", "body": words.encode()})
