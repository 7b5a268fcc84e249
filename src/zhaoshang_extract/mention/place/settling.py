"""来房县兴业: the place to which somebody brings his money."""

from __future__ import annotations

from zhaoshang_extract.lexicon.rules import Rules

# The words stand beside what they say for a home.
_forms = Rules("home", roles=True).forms


def goes_to(text: str, start: int, end: int) -> bool:
    """来岚皋投资建厂: the place at `start:end` is where somebody brings money."""
    comes = text.endswith(_forms("comes_to"), 0, start)
    return comes and text.startswith(_forms("settles"), end)
