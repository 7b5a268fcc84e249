"""`zhaoshang serve`: the workbench in a browser, on this machine."""

from __future__ import annotations

import argparse
import secrets
import socket
from pathlib import Path
from typing import Any

from zhaoshang_extract.command.batch import seconds
from zhaoshang_extract.terminal import complain, one_line

OK, WRONG = 0, 2
_HOST, _PORT = "127.0.0.1", 8765
_MEBIBYTES, _SECONDS = 20, 60
_MOST_AT_ONCE = 32


def add(commands: Any) -> None:
    """Add the command to a parser's subcommands."""
    serve = commands.add_parser(
        "serve",
        allow_abbrev=False,
        help="open a workbench on this machine: paste an article, look at it, correct it",
        description="Serve a page on this machine where articles are pasted or dropped, looked at, corrected "
        "and taken away as JSON, XLSX or HTML. No article leaves the machine. On another address than "
        "loopback a token is asked for; it is printed with the address.",
    )
    serve.add_argument("--host", default=_HOST, help=f"address to listen on ({_HOST})")
    serve.add_argument("--port", type=int, default=_PORT, help=f"port to listen on, 0 for any ({_PORT})")
    serve.add_argument(
        "--edits",
        type=Path,
        default=Path("zhaoshang-edits.jsonl"),
        metavar="FILE.jsonl",
        help="where corrections are kept (zhaoshang-edits.jsonl)",
    )
    serve.add_argument(
        "--max-upload", type=int, default=_MEBIBYTES, metavar="MIB", help=f"of one request ({_MEBIBYTES})"
    )
    serve.add_argument(
        "--time-limit", type=seconds, default=_SECONDS, metavar="SECONDS", help=f"a document ({_SECONDS})"
    )
    serve.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted, and return the exit code."""
    if not 0 <= options.port <= 65535 or options.max_upload < 1:
        return complain("--port is 0 to 65535, --max-upload is above 0", WRONG)
    try:
        import uvicorn

        from zhaoshang_extract.serve.app import make_app
        from zhaoshang_extract.serve.desk import Desk
        from zhaoshang_extract.serve.guard import LOOPBACK
    except ImportError as error:
        return complain(f"{error}; pip install 'zhaoshang-extract[serve]'", WRONG)
    token = None if options.host in LOOPBACK else secrets.token_urlsafe(24)
    try:
        desk = Desk(options.edits, options.time_limit)
        door = socket.create_server(
            (options.host, options.port), family=socket.AF_INET6 if ":" in options.host else socket.AF_INET
        )
    except ValueError as error:
        return complain(f"{one_line(error)}; or choose another --edits", WRONG)
    except OSError as error:
        return complain(
            f"{options.host}:{options.port}: {one_line(error)}; choose another --port or --host", WRONG
        )
    app = make_app(desk, token=token, most_bytes=options.max_upload << 20)
    host = f"[{options.host}]" if ":" in options.host else options.host
    told = f"?token={token}" if token else ""
    print(f"http://{host}:{door.getsockname()[1]}/{told}", flush=True)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        limit_concurrency=_MOST_AT_ONCE,
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run(sockets=[door])
    return OK
