"""Names in credit lines: media, offices, the pages of a paper, and the people who wrote."""

from __future__ import annotations

import re
from functools import cache

from zhaoshang_extract import lexicon
from zhaoshang_extract.lexicon.media import is_known_medium

_HANZI = "[\u4e00-\u9fff·]"
_SPLIT = re.compile(r"[\s、，,：/|（）()\[\]【】<>《》□■◎●○◇◆▲—\-]+")
_ROLES = re.compile(
    r"(?:本报|本网|本刊|全媒体|融媒体|首席|见习|实习|特约|特派)*(?:记者|通讯员|实习生|编辑)|文图|图文|文字|摄影报道"
    r"|摄影|整理|采写|撰文|撰稿|供稿|作者|报道"
)


def split_tokens(text: str) -> list[str]:
    """What stands between blanks, brackets and marks."""
    return [token for token in _SPLIT.split(text) if token]


def read_people(tokens: list[str]) -> str | None:
    """ "" or the medium before 记者 when the tokens are roles and names only; None otherwise."""
    if len(tokens) == 2 and tokens[0].endswith(_posts()) and plain_name(tokens[1]):
        # 县长 方小明; 部长 带队招商 is none
        return "" if len(tokens[0]) > 2 or len(tokens[1]) in (2, 3) else None
    if len(tokens) == 3 and tokens[0].endswith(_posts()) and len(tokens[1]) == len(tokens[2]) == 1:
        return ""
    medium, roles = "", 0
    for token in tokens:
        if token in ("文", "图", "摄"):
            roles += 1
            continue
        before, role, after = _around_role(token)
        roles += bool(role)
        if role and before and not (is_media(before) or plain_name(before)):
            return None
        medium = medium or (before if role and is_media(before) else "")
        if not plain_name(after) and after:
            return None
    return medium if roles else None


def _around_role(token: str) -> tuple[str, str, str]:
    match = _ROLES.search(token)
    if match is None:
        return "", "", token
    after = token[match.end() :]
    return token[: match.start()], match[0], re.sub(r"(?:摄|报道|整理)$", "", after)


def plain_name(token: str) -> bool:
    """True for what may be a person's name: one to four Chinese characters (魏 and 然 may stand apart)."""
    return re.fullmatch(_HANZI + "{1,4}", token) is not None and not is_office(token)


def is_media(name: str) -> bool:
    """True when a folded phrase can be the name of a newspaper, a station or a site."""
    plain = name.replace("“", "").replace("”", "")
    return is_known_medium(plain) or _is_name(plain, "media", 16)


def is_site(name: str) -> bool:
    """True when a folded phrase ends like the name of a site or a slogan below it: …门户, …政府网站."""
    return _is_name(name, "site", 20)


def is_office(name: str) -> bool:
    """True when a folded phrase can be the name of an office of government."""
    return _is_name(name, "office", 32)


def sections() -> frozenset[str]:
    """The names of newspaper pages and site columns."""
    return forms_of("section")


@cache
def forms_of(entry_id: str) -> frozenset[str]:
    """The forms of an entry of the publishers' lexicon."""
    return next(frozenset(entry.forms) for entry in lexicon.load("publishers") if entry.id == entry_id)


@cache
def _posts() -> tuple[str, ...]:
    return next(entry.forms for entry in lexicon.load("bylines", frozenset({"blank"})) if entry.id == "post")


@cache
def _no_name() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, forms_of("no_name")))))


def _is_name(name: str, entry_id: str, longest: int) -> bool:
    if not 3 <= len(name) <= longest or re.fullmatch(_HANZI + "+", name) is None:
        return False
    return name.endswith(tuple(forms_of(entry_id))) and _no_name().search(name) is None
