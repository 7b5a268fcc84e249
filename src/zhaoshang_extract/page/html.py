"""Templates into pages that stand alone: styles and scripts inline, and a policy that allows only these."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.page.article import show
from zhaoshang_extract.page.markup import Markup
from zhaoshang_extract.page.words import words
from zhaoshang_extract.read.source import whole_characters

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def asset(name: str) -> str:
    """A file of the folder `assets`."""
    return files("zhaoshang_extract.page").joinpath("assets", name).read_text(encoding="utf-8")


@cache
def environment() -> Environment:
    """The templates of this room."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        autoescape=True,
        loader=FunctionLoader(asset),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Numbers and codes are shown as they are; words of an article never steer their surroundings.
    made.filters["show"] = lambda value: show("" if value is None else str(value))
    made.globals["t"] = tagged
    made.globals["word"] = lambda key: words()[key][0]
    return made


def tagged(key: str, tag: str = "span") -> Markup:
    """The Chinese words of a key in an element that the language switch knows."""
    zh = words()[key][0] if key in words() else key.partition(".")[2]
    return Markup("<{tag} data-t='{key}'>{zh}</{tag}>").format(tag=Markup(tag), key=key, zh=zh)


def render_page(template: str, scripts: tuple[str, ...], policy: str = "", **values: Any) -> str:
    """A whole page of one template with the scripts of `assets` named; `policy` adds to what it may do."""
    script = "\n".join(map(asset, scripts))
    style = asset("page.css")
    page = (
        environment()
        .get_template(template)
        .render(
            script=Markup(script),
            style=Markup(style),
            policy=_policy(script, style, policy),
            words=words(),
            as_json=as_json,
            **values,
        )
    )
    return whole_characters(page) + "\n"  # half a pair fits in no file


def _policy(script: str, style: str, more: str) -> str:
    """Nothing from elsewhere, no handler, no style in an attribute: one script and one style, by digest."""
    told = (
        "default-src 'none'",
        f"script-src '{_digest(script)}'",
        f"style-src '{_digest(style)}'",
        "img-src data:",
        "base-uri 'none'",
        more or "form-action 'none'",
    )
    return "; ".join(told)


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def as_json(value: Any) -> Markup:
    """Data for a script element: whatever it holds, no sign of it can end the element."""
    told = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return Markup(told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
