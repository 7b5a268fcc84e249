"""Reports as text: one file a format, one line here each.

A format's file has `render(report, *, compact) -> str`, which ends in a line break. It is loaded
only when asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from zhaoshang_extract.record.models import Report

# (name, module of this package, file name ending)
FORMATS = (
    ("json", "json", ".json"),
    ("table", "table", ".txt"),
)


class Render(Protocol):
    """Turns a Report into text; `compact` asks for one line per Report where the format can."""

    def __call__(self, report: Report, *, compact: bool = False) -> str: ...


def names() -> tuple[str, ...]:
    """The formats' names, the usual one first."""
    return tuple(name for name, _, _ in FORMATS)


def ending(name: str) -> str:
    """The file name ending of a format, such as ".json"."""
    return {known: suffix for known, _, suffix in FORMATS}[name]


def renderer(name: str) -> Render:
    """The render function of a format, loaded now. Raises ValueError for an unknown one."""
    for known, module, _ in FORMATS:
        if known == name:
            return cast(Render, import_module(f"{__name__}.{module}").render)
    raise ValueError(f"no format {name!r}; known formats: {', '.join(names())}")
