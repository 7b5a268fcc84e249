"""Web pages as Chinese governments, newspapers and portals build them, invented for the tests.

They lie in web/, each with the lines that a reader must find, the pieces it must leave out, and what
the page says of itself. `benchmarks/web_readers.py` scores extractors on them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "web"
_LINKS = "".join(
    f'<li><a href="/t{n}.html">云岭县第{n}批重点项目集中开工 总投资{n}8亿元</a><span>06-{n}2</span></li>'
    for n in range(1, 9)
)
_FOOT = (
    '<div class="footer"><p>主办：云岭县人民政府办公室　承办：云岭县大数据中心</p>'
    "<p>滇ICP备00000000号-1　政府网站标识码：0000000000</p><p>联系电话：0000-0000000</p></div>"
)


@dataclass(slots=True, frozen=True)
class WebPage:
    """A page: its bytes, the lines wanted of it, those unwanted, its title, day and publisher."""

    name: str
    data: bytes
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    title: str
    published: str | None
    publisher: str | None


def _page(name: str, told: dict[str, Any]) -> WebPage:
    text = (_FOLDER / f"{name}.html").read_text("utf-8").replace("@LINKS@", _LINKS).replace("@FOOT@", _FOOT)
    return WebPage(
        name,
        text.encode(told.get("encoding", "utf-8")),
        tuple(told["wanted"]),
        tuple(told["unwanted"]),
        told["title"],
        told.get("published"),
        told.get("publisher"),
    )


PAGES = tuple(
    _page(name, told) for name, told in tomllib.loads((_FOLDER / "pages.toml").read_text("utf-8")).items()
)
