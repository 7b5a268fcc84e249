"""The one door to MarkupSafe, which comes with Jinja2."""

from __future__ import annotations

try:
    from markupsafe import Markup, escape
except ImportError as error:
    raise ImportError("pages need Jinja2; pip install 'zhaoshang-extract[page]'") from error

__all__ = ["Markup", "escape"]
