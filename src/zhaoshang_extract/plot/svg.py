"""A chart as SVG that may stand in a page: text stays text, and nothing runs or loads."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zhaoshang_extract.page.markup import Markup
from zhaoshang_extract.plot import FONT

if TYPE_CHECKING:
    from zhaoshang_extract.plot import Chart

# Names within one drawing, which must not meet those of the next one on the page.
_NAME = re.compile(r'(\bid="|url\(#|href="#)')
_KEPT = 64
# What a drawing never needs, and a page with a strict policy refuses.
_FORBIDDEN = re.compile(r"<(?:script|style|foreignObject|image|a)\b|\s(?:style|on\w+)=\"", re.IGNORECASE)


def to_svg(chart: Chart, prefix: str) -> Markup:
    """The drawing of a chart without its title, its inner names behind `prefix`.

    Raises ValueError where the drawing holds what a page must not: a script, a style, a foreign element.
    """
    spec: dict[str, Any] = chart.to_dict()
    title = spec.pop("title", None)
    if isinstance(title, dict) and title.get("subtitle"):
        spec["title"] = {"text": title["subtitle"], "anchor": "start", "fontSize": 12, "fontWeight": "normal"}
    spec.setdefault("config", {}).update(font=FONT, legend={"orient": "bottom"})
    drawn = _draw(json.dumps(spec))
    found = _FORBIDDEN.search(drawn)
    if found:
        raise ValueError(f"the drawing holds {found[0]!r}, which no page takes")
    return Markup(_NAME.sub(rf"\g<1>{prefix}", drawn))


@lru_cache(maxsize=_KEPT)
def _draw(spec: str) -> str:
    """The drawing of a chart; what a correction leaves as it was is not drawn again."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec)
    return drawn
