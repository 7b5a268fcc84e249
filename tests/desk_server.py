"""The workbench as users start it: a process of its own, spoken to over HTTP."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


class Served:
    """A running workbench: its address, its process, and how to speak to it."""

    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.host = urlsplit(address).netloc

    def ask(
        self, method: str, path: str, body: bytes | Iterator[bytes] = b"", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """The status, headers and body of an answer; `_` in the name of a header is `-`."""
        connection = http.client.HTTPConnection(self.host, timeout=60)
        try:
            told = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, told)
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def csrf(self) -> str:
        """The secret that the pages of this workbench send."""
        page = self.ask("GET", "/")[2].decode()
        found = re.search(r'name="csrf" value="([^"]+)"', page)
        assert found
        return found[1]

    def read(self, text: str, **fields: str) -> str:
        """Read an article; the path of its page."""
        status, headers, body = self.send({"csrf": self.csrf(), "text": text, **fields})
        assert status == 303, body.decode()
        return headers["location"]

    def send(self, fields: dict[str, str], files: dict[str, bytes] | None = None) -> Any:
        """Send the form of the first page."""
        line = "----line"
        body = b"".join(
            f'--{line}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items()
        )
        for name, data in (files or {}).items():
            body += (
                (
                    f'--{line}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
                    "Content-Type: application/octet-stream\r\n\r\n"
                ).encode()
                + data
                + b"\r\n"
            )
        body += f"--{line}--\r\n".encode()
        return self.ask("POST", "/read", body, content_type=f"multipart/form-data; boundary={line}")

    def edit(self, path: str, **edit: Any) -> tuple[int, Any]:
        """Send one correction of the document at `path`."""
        body = json.dumps(edit).encode()
        told = {"content_type": "application/json", "x_csrf_token": self.csrf()}
        status, _, answer = self.ask("POST", f"{path}/edits", body, **told)
        return status, json.loads(answer)


@contextmanager
def served(folder: Path, *options: str) -> Iterator[Served]:
    """A workbench in a folder, ended afterwards."""
    command = [sys.executable, "-m", "zhaoshang_extract", "serve", "--port", "0", *options]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Served(process, process.stdout.readline().strip())
        finally:
            process.terminate()
