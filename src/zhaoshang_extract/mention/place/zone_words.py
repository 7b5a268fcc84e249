"""The words that end, hold and show the names of development zones, from zones.toml."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract.mention.place import words

_HOLDING = ("lately", "takes_in", "tasked", "totals")
PLACED = ("位于", "落户", "落地", "入驻", "坐落", "设在", "落在", "迁入", "在", "赴")
ALWAYS = frozenset({"新区", "管理区", "开发区"})  # loose in the middle of a clause only


@cache
def forms(role: str) -> frozenset[str]:
    return frozenset(form for entry in words.entries("zones", role) for form in entry.forms)


@cache
def loose() -> frozenset[str]:
    """Suffixes that projects bear too."""
    named = forms("suffix_of_named") | forms("suffix_of_part") | forms("suffix_of_ground")
    return forms("suffix_loose") | forms("suffix_of_place") | named


@cache
def sure() -> frozenset[str]:
    """Suffixes with which an unknown name at the start of a clause is a zone: 三川|循环经济产业园区."""
    return forms("suffix") | forms("suffix_of_city") | forms("suffix_of_place") | ALWAYS


@cache
def suffix() -> re.Pattern[str]:
    every = sorted(forms("suffix") | forms("suffix_of_city") | loose(), key=lambda form: (-len(form), form))
    return re.compile("|".join(every))


@cache
def holds() -> re.Pattern[str]:
    """累计入驻项目86个, 的目标任务是5亿元, 完成工业总产值: what has projects, tasks or totals is a place."""
    every = {role: "|".join(sorted(forms(role), key=lambda form: (-len(form), form))) for role in _HOLDING}
    return re.compile(
        rf"(?:{every['lately']})*(?:{every['takes_in']})(?:[一-鿿]{{0,4}}(?:项目|企业)\d|\d+[个家户])"
        rf"|(?:{every['lately']}|的)*(?:{every['tasked']})"
        rf"|(?:{every['lately']})*完成(?:{every['totals']})"
    )


@cache
def telling() -> re.Pattern[str]:
    """What tells a zone's own facts right behind its name: a figure, a bracket, a deed."""
    every = forms("telling").union(*map(forms, (*_HOLDING, "office_of_zone")))
    return re.compile("|".join((r"[以到]?\d", "[（、]", *sorted(every))))


@cache
def acting() -> re.Pattern[str]:
    """成立, 深耕, 加速: what a place does and a word for a kind of place does not."""
    return re.compile("|".join(sorted(forms("acting"), key=lambda form: (-len(form), form))))


def names_zone(text: str, end: int) -> bool:
    """True when words follow that end the name of a zone: 百色|高新区, but 东方|产业园 may be a firm's."""
    found = suffix().match(text, end)
    return found is not None and found[0] in (forms("suffix") | forms("suffix_of_place"))


@cache
def bare() -> re.Pattern[str]:
    return re.compile("|".join(sorted(forms("bare"))))


def is_generic(name: str) -> bool:
    """国家级|开发区, 全省各类|开发区: words that make no name."""
    return name.startswith(tuple(forms("generic"))) or name.endswith(tuple(forms("generic")))


def sign() -> str:
    """Without this no zone is found, here or by its neighbours in a list of 区 and 园."""
    every = (*forms("suffix"), *forms("suffix_of_city"), *loose(), "区", "园")
    return f"[{''.join(sorted({form[-1] for form in every}))}]|{bare().pattern}"
