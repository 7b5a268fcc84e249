"""The words around a sector's name, from the lexicon: what stands before it, behind it, and beside it."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.lexicon import load
from zhaoshang_extract.terms import Terms


@cache
def no_name() -> re.Pattern[str]:
    """Words of a clause that name no sector: 主导 of 主导产业, 引进 of 引进省外产业."""
    entries = load("industry_before", frozenset({"part"}))
    kinds = [form for entry in entries for form in entry.forms if len(form) > 1]
    return re.compile("|".join(map(re.escape, kinds)))


@cache
def behind_names() -> Terms[str]:
    entries = load("industry_behind", frozenset({"part"}))
    return Terms((form, entry.facts["part"]) for entry in entries for form in entry.forms)


@cache
def leading() -> frozenset[str]:
    steps = {form for entry in load("stages") for form in entry.forms}
    edges = {word for word, kind in words_before().items() if kind == "edge"}
    return frozenset(word for word in steps | edges if len(word) > 1)


@cache
def never() -> tuple[frozenset[str], frozenset[str]]:
    entries = load("industry_never", frozenset({"part"}))
    whole, within = (
        frozenset(form for entry in entries if entry.facts["part"] == part for form in entry.forms)
        for part in ("whole", "within")
    )
    return whole, within


@cache
def steps() -> Terms[str]:
    """The words of the steps of projects: 履约, 新签约."""
    return Terms((form, entry.id) for entry in load("stages") for form in entry.forms)


@cache
def words_before() -> dict[str, str]:
    """The words that stand before a sector's name, with their part: opener, verb or edge."""
    entries = load("industry_before", frozenset({"part"}))
    return {
        form: entry.facts["part"]
        for entry in entries
        for form in entry.forms
        if entry.facts["part"] != "kind"
    }
