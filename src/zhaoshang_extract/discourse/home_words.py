"""The words and the points of home.toml."""

from __future__ import annotations

from zhaoshang_extract.lexicon.rules import Rules

_HOME = Rules("home", roles=True)
table, points, forms, pattern, either = _HOME.table, _HOME.points, _HOME.forms, _HOME.pattern, _HOME.either
