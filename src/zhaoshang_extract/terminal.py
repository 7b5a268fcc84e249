"""What is written to a terminal: words that cannot command it, and complaints of one line."""

from __future__ import annotations

import errno
import re
import sys

# C0 but tab and line feed, DEL and C1, which drive terminals; and what turns the order of letters,
# which makes a line read as another one.
_COMMANDS = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINES = "\u2028\u2029"
_STRANGE = re.compile(f"[{_COMMANDS}{_TURNING}{_LINES}\ud800-\udfff]")

# What mends a file that cannot be written, by the reason that the system gives.
_ROOM, _NAME = "make room for it", "give a shorter name"
_MENDS = {
    errno.ENOSPC: _ROOM,
    errno.EDQUOT: _ROOM,
    errno.EFBIG: _ROOM,
    errno.ENAMETOOLONG: _NAME,
}


def visible(text: str) -> str:
    r"""The text with whatever could command a terminal written out; tabs and line feeds stay.

    >>> visible("报告\x1b]0;x\x07\u202e.txt")
    '报告\\x1b]0;x\\x07\\u202e.txt'
    """
    return _STRANGE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def one_line(error: object) -> str:
    """An exception's message, or the name of its type, on one line."""
    return visible(" ".join(str(error).split()) or type(error).__name__)


def show(text: str) -> None:
    """Write JSON, CSV or a table to stdout: as it is, but before a terminal as `harmless_lines`."""
    sys.stdout.write(harmless_lines(text) if sys.stdout.isatty() else text)


def harmless_lines(text: str) -> str:
    """The lines with every command written out in the way of JSON, so that JSON says the same as before."""
    return _STRANGE.sub(lambda found: f"\\u{ord(found[0]):04x}", text.replace("\r\n", "\n"))


def complain(message: str, code: int) -> int:
    """Write a complaint of one line to stderr, over a line of progress, and hand back the exit code."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K")
    print("zhaoshang:", visible(message).replace("\n", " "), file=sys.stderr)
    return code


def unwritable(what: object, error: OSError | ValueError, mend: str = "choose another --out") -> str:
    """The line that tells why `what` cannot be written, with the mend that fits the reason."""
    number, reason = getattr(error, "errno", None), getattr(error, "strerror", None)
    return f"{what}: cannot be written ({reason or error}); {_MENDS.get(number or 0, mend)}"
