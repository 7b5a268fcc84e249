"""Projects that a deed names, before any amount is told of them.

签订《甲项目投资合同》, 就乙项目签约, 拟在某县建设丙产业园, 丁项目工地, 戊项目开工仪式: what the deed says
proves that its words are a name. An amount told behind goes on about it; the deed's own step makes a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from zhaoshang_extract.assemble.ceremony import of_ceremony, of_ceremony_site, paper_behind
from zhaoshang_extract.assemble.deed import build_verb
from zhaoshang_extract.assemble.draft import Draft, Findings, Named
from zhaoshang_extract.assemble.list import split_items
from zhaoshang_extract.assemble.name import end_of_name, from_first_noun, past_edges, start_of_name
from zhaoshang_extract.assemble.name_proof import is_known, is_named
from zhaoshang_extract.assemble.party import investors_before, is_company
from zhaoshang_extract.assemble.step import is_meant, is_planned
from zhaoshang_extract.assemble.words import behind_last, closing, either, maybe, pattern, says, starts, steps
from zhaoshang_extract.marks import ALL_CLAUSES, CLOSE, CLOSE_QUOTE, ITEM, LIST, OPEN, OPEN_QUOTE
from zhaoshang_extract.sentence import Sentence
from zhaoshang_extract.span import Span

RULE = "deed_names_it"
_CLAUSE = re.compile(rf"[^{ALL_CLAUSES}\n]{{5,200}}")
# A name that only a deed proves has a closing word of at least so many characters: 产业园, but not 园.
_CLOSED = 2
# So many characters stand between a deed and the intent that it comes to: 达成|初步|意向.
_NEAR = 8


@cache
def _paper() -> re.Pattern[str]:
    about = f"(?:{either('about_paper')}{maybe('build')})?"
    kinds = f"(?:{maybe('of')}{either('agreement_kind')}*{either('agreement_paper', 'agreement')})"
    return re.compile(f"《{about}(?P<name>[^《》{ITEM}]{{4,44}}?){kinds}》")


@cache
def _over() -> re.Pattern[str]:
    done = f"{either('agrees', 'talks_over')}"
    return re.compile(f"{either('over_what')}(?P<names>[^{ALL_CLAUSES}\n]{{4,80}}?)(?P<done>{done})")


@cache
def _object() -> re.Pattern[str]:
    done = f"{either('agrees', 'takes', 'talks_over')}{maybe('done_particle', 'of')}"
    return re.compile(f"{done}(?P<rest>[^{ALL_CLAUSES}\n《]{{4,80}})$")


@cache
def _works_site() -> re.Pattern[str]:
    return re.compile(f"{either('works_site', 'on_the_spot')}(?!{either('no_works_site')})")


@cache
def _phase() -> re.Pattern[str]:
    return re.compile(f"{OPEN}{either('numbered_phase')}{CLOSE}")


@cache
def _any_deed() -> re.Pattern[str]:
    roles = ("agrees", "takes", "works_site", "on_the_spot", "ceremony", "hall", "build", "talks_over")
    return re.compile(either(*roles))


def read_named(sentence: Sentence, found: Findings) -> None:
    """Note the projects that the deeds of a sentence name."""
    text = sentence.text
    if not _any_deed().search(text, *sentence.span):
        return
    for match in _CLAUSE.finditer(text, *sentence.span):
        clause = Span(*match.span())
        for finder in (
            _of_paper,
            _of_talk,
            _of_object,
            of_ceremony_site,
            _of_site,
            of_ceremony,
            _of_building,
        ):
            for named in finder(sentence, clause):
                if not any(other.name.touches(named.name) for other in found.named_in(sentence)):
                    found.named.append(named)


def add_named(sentence: Sentence, found: Findings) -> None:
    """Add a draft for each project that a deed of the sentence names with its step."""
    for named in found.named_in(sentence):
        draft = found.taken(sentence, named.name)
        if draft is not None:
            if draft.fact is None:  # what an amount is told of has its step from there
                draft.stage = draft.stage or named.stage
        elif named.stage is not None and not named.only_told:
            found.drafts.append(draft_of(named))


def draft_of(named: Named) -> Draft:
    return Draft(
        named.sentence, named.name, named.name, RULE, investors=list(named.investors), stage=named.stage
    )


def past_phase(text: str, end: int) -> int:
    """The end of a name with the phase in a bracket behind it: 某某项目（二期）."""
    phase = _phase().match(text, end)
    return phase.end() if phase is not None else end


# ---- 签订《甲项目投资合同》 --------


def _of_paper(sentence: Sentence, clause: Span) -> Iterator[Named]:
    text = sentence.text
    for paper in _paper().finditer(text, *clause):
        name = Span(*paper.span("name"))
        parties = _parties(sentence, clause.start, paper.start())
        if is_named(sentence, name, deed=True, owner=bool(parties)):
            stage = _signed_in(sentence, Span(clause.start, paper.start()))
            yield Named(sentence, name, stage, parties)


def _signed_in(sentence: Sentence, words: Span) -> str | None:
    """`signed` where the words say so and do not only mean it."""
    text = sentence.text
    agreed = list(pattern("agrees").finditer(text, *words))
    return "signed" if agreed and not is_planned(text[words.start : agreed[-1].start()]) else None


def _signed_behind(sentence: Sentence, at: int) -> str | None:
    """拟建设某某产业园，双方已|签署《投资框架协议》."""
    text = sentence.text
    paper = pattern("agreement").search(text, at, sentence.span.end)
    return _signed_in(sentence, Span(at, paper.start())) if paper is not None else None


def _parties(sentence: Sentence, floor: int, end: int) -> list[Span]:
    """甲公司|与某县政府签订: the companies among those who agree."""
    text = sentence.text
    joins = list(pattern("with", "with_whom", "plain_and").finditer(text, floor, end))
    sides = [floor, *(match.end() for match in joins), end]
    stops = [*(match.start() for match in joins), end]
    found = []
    for start, stop in zip(sides, stops, strict=False):
        verb = pattern("agrees", "over_what", "one_by_one", "each_named").search(text, start, stop)
        told = investors_before(sentence, start, verb.start() if verb else stop) if stop - start > 2 else []
        found += [item for item in told if is_company(text, item)]
    return found


# ---- 就乙项目签约, 就丙、丁等项目达成意向 --------


def _of_talk(sentence: Sentence, clause: Span) -> Iterator[Named]:
    text = sentence.text
    for talk in _over().finditer(text, *clause):
        intent = says("intends", text, talk.end(), talk.end() + _NEAR)
        agreed = says("agreement", text, talk.end(), clause.end)
        signed = says("agrees", talk["done"]) and (agreed or not intent)
        planned = is_planned(text[clause.start : talk.start()])
        parties = _parties(sentence, clause.start, talk.start())
        for item in split_items(text, *talk.span("names")):
            name = _closed(sentence, Span(past_edges(sentence, *item), item.end))
            if name is not None and is_named(sentence, name, deed=True, owner=bool(parties)):
                stage = None if planned else "signed" if signed else "in_talks"
                yield Named(sentence, name, stage, parties)


# ---- 与某公司签约戊项目 --------


def _of_object(sentence: Sentence, clause: Span) -> Iterator[Named]:
    text = sentence.text
    if not closing(text, *clause, "tail", "agreement", "agreement_paper"):
        return
    deed = _object().search(text, *clause)
    if deed is None or says("counted_many", text, deed.start(), clause.end):
        return
    rest = Span(*deed.span("rest"))
    paper = paper_behind().search(text, *rest)
    rest = Span(rest.start, paper.start()) if paper is not None else rest
    if says("and_so_on", text, *rest):
        return  # a list, which tells itself what it names
    partners = pattern("with", "with_whom", "plain_and").search(text, clause.start, deed.start()) is not None
    first = next(steps().scan(text, deed.start(), rest.start), None)
    if first is None or is_meant(sentence, clause.start, deed.start()):
        return
    parties = _parties(sentence, clause.start, deed.start())
    for item in split_items(text, *rest):
        of = behind_last(text, *item, "of")
        start = of if of and not _is_sized(sentence, Span(item.start, of)) else item.start
        name = _closed(sentence, Span(start, item.end))
        owned = bool(of) and closing(text, item.start, of - 1, "deed") > 0  # 台资独资的|健身器材项目
        if name is None or name.end != item.end:
            continue
        if is_named(sentence, name, deed=partners, owner=owned or bool(parties)):
            yield Named(sentence, name, first.what, parties)


# ---- 己项目工地 --------


def _of_site(sentence: Sentence, clause: Span) -> Iterator[Named]:
    text = sentence.text
    for site in _works_site().finditer(text, *clause):
        if starts("on_the_spot", text, site.start()) and not closing(
            text, clause.start, site.start(), "kind"
        ):
            continue  # 在某产业园|现场 may be where anything is held
        start = max(clause.start, behind_last(text, clause.start, site.start(), "visits"))
        for item in split_items(text, start, site.start()):
            first, opened = start_of_name(sentence, item.start, item.end)
            name = Span(first, item.end)
            name = name if opened or start > clause.start else from_first_noun(sentence, name)
            if end_of_name(sentence, name.start) < name.end:
                continue
            if closing(text, *name, "tail") >= _CLOSED and is_named(sentence, name, deed=True):
                yield Named(sentence, name, "under_construction", [])


# ---- 拟在某县建设辛产业园 --------


def _of_building(sentence: Sentence, clause: Span) -> Iterator[Named]:
    """What somebody builds or means to; it makes a record where the sentence tells that it was signed."""
    text = sentence.text
    quoted = text[clause.end - 1] == CLOSE_QUOTE  # 拟在某县建设“|某某产业园|”
    clause = Span(clause.start, clause.end - quoted)
    if text[clause.end - 1] != CLOSE and not closing(text, *clause, "tail"):
        return
    verbs = list(build_verb().finditer(text, *clause))
    for verb in verbs:
        if starts("sets_up", text, verb.start()):
            continue
        of = behind_last(text, verb.end(), clause.end, "of")
        start = of if of and not closing(text, verb.end(), of - 1, "tail") else verb.end()
        start += quoted and text[start] == OPEN_QUOTE
        end = end_of_name(sentence, start)
        before = investors_before(sentence, clause.start, _before_plan(text, clause.start, verb.start()))
        firms = [item for item in before if is_company(text, item)]
        closed = closing(text, start, end, "tail") >= (1 if firms else _CLOSED)
        if past_phase(text, end) < clause.end or not closed:
            continue
        name = Span(start, end)
        if LIST in text[start:end] or not is_named(sentence, name, deed=True):
            continue
        planned = _before_plan(text, clause.start, verb.start())
        goes_on = planned == clause.start  # 与某区签订投资合同，|拟建设: the clause has no subject of its own
        words = Span(sentence.span.start, clause.start)
        told = _signed_in(sentence, words) if firms or (goes_on and is_known(sentence, name)) else None
        stage = told or _signed_behind(sentence, clause.end)
        yield Named(sentence, name, stage, firms)
        return


def _before_plan(text: str, floor: int, end: int) -> int:
    """某公司|拟在某县: where what is meant begins, or the place where it shall be."""
    planned = pattern("means_to", "at").search(text, floor, end)
    return planned.start() if planned is not None else end


# ---- what a deed may name --------


def _closed(sentence: Sentence, span: Span) -> Span | None:
    """The words up to the end of the name that begins them, where it closes like a project."""
    end = min(span.end, end_of_name(sentence, span.start))
    name = Span(span.start, end)
    return name if closing(sentence.text, *name, "tail") >= _CLOSED else None


def _is_sized(sentence: Sentence, span: Span) -> bool:
    """年产60万吨烧碱|的合作项目: what is made belongs to the name."""
    held = any(span.holds(quantity.span) for quantity in sentence.quantities)
    return held or starts("yearly", sentence.text, span.start)
