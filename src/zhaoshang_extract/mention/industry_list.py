"""Sectors of a list that says what it lists: 光伏、硅基材料等多个领域, 聚焦坚果、红木两条赛道.

The construction itself proves its items sectors, so words that no lexicon holds are found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhaoshang_extract.mention.industry_name import Name
from zhaoshang_extract.mention.industry_words import leading, never, steps, words_before
from zhaoshang_extract.span import Span

_CLOSING = re.compile(
    r"(?:等(?:一批|多个|各|若干)?)?“?(?:[几两二三四五六七八九十\d]{1,2}[大个条类张])?"
    r"(?!民生|公共|社会)[一-鿿]{0,6}?(?:产业|领域|行业|赛道|板块|专班|小分队|(?<=[条张])(?:链|牌)(?!子|照))"
    r"(?!问题|矛盾|困难|风险|突出|短板|执法|监管|改革)|等?[几两二三四五六七八九十\d]{1,2}大类"
)
_ANCHOR = re.compile(r"等|“?[几两二三四五六七八九十\d][大个条类张]")
# 轻工、机电、纺织三大类出口; 农业、科技、工业项目: closed by the noun that all of them modify
_NOUN_OF_ALL = re.compile(r"(?:等)?(?:项目|商品|产品|出口|进口|企业|利用外资|实际使用|实际利用)")
_PLAIN_LIST = re.compile(
    r"(?:[一-鿿]{2,8}、){1,7}[一-鿿]{2,10}?(?:[和与及][一-鿿]{2,10}?)?(?=" + _NOUN_OF_ALL.pattern + ")"
)
# 高端装备25个，生产性服务13个; 新能源（112.47亿元）、盐湖化工（68.35亿元）
_ENUMERATED = re.compile(
    r"(?:(?<=[、，；：。和及])|^)(?:其中)?(?P<name>[一-鿿]{2,10}?)(?:[类類]|产业|行业|领域|板块)?(?:共?有|为|达|占)?（?"
    r"\d[\d.]{0,9}(?P<unit>[个项家户宗]|[万亿](?:美元|元)|%)"
)
# 按产业看, 从行业分布看, 分领域看: what follows is counted by sector
_FRAME = re.compile(r"(?:按|从|分)[一-鿿]{0,4}?(?:产业|行业|领域)[一-鿿]{0,4}[，：]")
_COUNTED_ITEM = re.compile(
    r"(?<=[、，；：])(?!其中|其余|其他|另有|还有|占比|同比|合计|共|外资|内资)"
    r"(?:[一-鿿]{0,6}项目中)?(?:[十百千万亿]{1,2}元?(?:以上|级))?([一-鿿]{2,10}?)(?:项目|产业|行业|类|企业|类项目|产业项目)?"
    r"(?:依次|分别)?(?:为|有|达)?(?:\d{1,6}|[一二两三四五六七八九十百]{1,5})[个家户项]"
)
# 【新型建材】21个, 新型建材｜21个: a label of what is counted behind it
_LABEL = re.compile(r"(?:【(?P<inner>[一-鿿]{2,12})】|(?<![一-鿿])(?P<row>[一-鿿]{2,12})[｜|])\s?(?=\d)")
# 城乡环境项目9个; 54个产业发展项目; 绿色低碳转型领域25个: counts that stand side by side
_NOUN = r"(?:类?(?:产业)?项目|领域|类(?=(?:共|有)?\d))"
_SIDE_BY_SIDE = re.compile(
    rf"(?:(?<=[、，；：。）和及])|^)(?P<before>[一-鿿][一-鿿、]{{1,17}}?)等?{_NOUN}(?:数|共|有|为|达)?(?=\d{{1,6}}[个项])"
    rf"|(?<=\d[个项])(?P<behind>[一-鿿][一-鿿、]{{1,11}}?)等?{_NOUN}"
)
_STOP = re.compile("[。\n]")
_LABEL_MARKS = "【｜|"
_BREAKS = "，。；：（）！？\n“”《》0123456789"
_TAIL = re.compile(r"(?:类|产业|行业|板块)$")
_LONGEST_LIST = 120
_FEWEST_KNOWN = 2
# So many characters may stand between two items told in one unit: 总投资12亿元
_GAP = 24
# 新材料三大, 养老等
_MANY = re.compile(r"等|[两二三四五六七八九十]大")
# The last letters of what is measured
_MEASURED = re.compile(r"(?:资金?|投资|额|值|量|数|率|比|收入|税收|利润|外资|内资|合计|其他|其余|以上|以下)$")
_ITEM = re.compile(r"[一-鿿A-Za-z][一-鿿A-Za-z0-9+]{1,9}")
# Letters of an item that is no sector: clauses, figures, places, offices and companies
_NO_SECTOR = re.compile(
    r"^产业|[的了是将把被个年月已我你他这那]|(?:公司|集团|项目|企业|单位|部门|问题|工作|建设|事项|签约|开工|投产|竣工|引进|[市县区省局镇乡村委办])$"
)


Listed = tuple[Span, str | None]


def find_listed(text: str, names: list[Name]) -> list[Listed]:
    """The items of closed lists of sectors in folded `text`, with the code where one is known."""
    by_end = {name.span.end: name for name in names}
    found: list[Listed] = []
    last = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() >= last and _CLOSING.match(text, anchor.start()):
            found += _items(text, max(last, anchor.start() - _LONGEST_LIST), anchor.start(), by_end)
            last = anchor.end()
    return found


def _items(text: str, floor: int, end: int, by_end: dict[int, Name]) -> list[Listed]:
    """The items of the list that ends at `end`; none unless an opener or a known name proves it."""
    start = max(floor, *(text.rfind(mark, floor, end) + 1 for mark in _BREAKS))
    opened, start = _after_opener(text, start, end)
    printed = [
        Span(start + item.start(), start + item.end()) for item in re.finditer(r"[^、]+", text[start:end])
    ]
    spans = [_bare(text, part) for item in printed for part in _parted(item, by_end)]
    known = [span for span in spans if span.end in by_end]
    if len(spans) < 2 or not (opened or known):
        return []
    # a list cut at a digit has lost its first item, so no item is the first
    unopened = None if opened or text[start] == "、" else spans[0]
    items = [_item(text, span, by_end, first=span is unopened) for span in spans]
    return [item for item in items if item is not None]


def _parted(item: Span, by_end: dict[int, Name]) -> list[Span]:
    """石化和现代物流 is two where both are names with one letter between; 汽车及零部件 is one name."""
    last = by_end.get(item.end)
    if last is None or last.span.start <= item.start:
        return [item]
    first = by_end.get(last.span.start - 1)
    joined = first is not None and first.span.start >= item.start
    return [*_parted(Span(item.start, first.span.end), by_end), last.span] if first and joined else [item]


def _bare(text: str, span: Span) -> Span:
    """The item without its closing 类, 产业 or 行业."""
    tail = _TAIL.search(text[span.start : span.end])
    return Span(span.start, span.start + tail.start()) if tail and tail.start() > 1 else span


def _item(text: str, span: Span, by_end: dict[int, Name], first: bool) -> Listed | None:
    name = by_end.get(span.end)
    printed = text[span.start : span.end]
    if printed.count("大") > 1:  # 大文化大旅游大健康 are three
        return None
    if first and (name is None or _runs_in(text, span, name)):
        return (name.span, name.code) if name else None
    if _ITEM.fullmatch(printed) and not _NO_SECTOR.search(printed):
        return span, name.code if name else None
    return None


def _runs_in(text: str, span: Span, name: Name) -> bool:
    """True when words of the clause run into the name: 组建电子信息, but not 镁质材料."""
    before = text[span.start : name.span.start]
    return len(before) > 2 or len(name.span) > 2 or before in words_before()


def _after_opener(text: str, start: int, end: int) -> tuple[bool, int]:
    """Whether an opener stands in an item, and where that item begins behind words of that kind.

    各园区、各部门围绕光伏、储能: the last item that holds an opener is the first of the list; verbs and
    little words only count in the first, for 发展 may stand in a name.
    """
    stop = end
    while stop > start:
        item = text.rfind("、", start, stop) + 1 or start
        begins = _behind_words(text, item, stop, openers=item > start)
        if begins is not None:
            return begins
        stop = item - 1
    return False, start


def _behind_words(text: str, start: int, stop: int, openers: bool) -> tuple[bool, int] | None:
    for place in range(stop - 1, start, -1):
        for length in range(min(6, place - start), 1, -1):
            kind = words_before().get(text[place - length : place])
            if kind == "opener" or (kind is not None and not openers):
                return kind == "opener", place
    return None


def find_counted(text: str, names: list[Name]) -> list[Listed]:
    """The items of a count by sector, known words or not: 按产业看,薯业22个、草牧业18个."""
    by_end = {name.span.end: name for name in names}
    found: list[Listed] = []
    for frame in _FRAME.finditer(text):
        stop = text.find("。", frame.end(), frame.end() + _LONGEST_LIST)
        end = stop if stop >= 0 else min(len(text), frame.end() + _LONGEST_LIST)
        for match in _COUNTED_ITEM.finditer(text, frame.end(), end):
            span = _own_words(text, _modifier(text, Span(*match.span(1))))
            if len(span) > 1 and not _NO_SECTOR.search(text[slice(*span)]):
                name = by_end.get(span.end)
                found.append((span, name.code if name else None))
    return found


def _modifier(text: str, item: Span) -> Span:
    """The words of a counted item that can name its sector: 农业 of 农业履约项目, of 农业项目大约占."""
    noun = text.find("项目", item.start + 1, item.end)
    end = noun if noun >= 0 else item.end
    step = next((hit for hit in steps().scan(text, item.start, end) if hit.end == end), None)
    end = step.start if step else end
    other = next((word for word in sorted(never()[1]) if text.endswith(word, item.start + 1, end)), "")
    return Span(item.start, end - len(other))  # 制造业 of 制造业外资项目


def find_side_by_side(text: str, names: list[Name], places: frozenset[int]) -> list[Listed]:
    """What projects are counted by where one item is a known sector: 工业项目12个,城乡环境项目9个.

    The known one proves that the others are sectors, whatever their words; those of
    industry_never.toml (重点, 外资) say something else of projects. `places` are the ends of names of places.
    """
    found: list[Listed] = []
    if not names:
        return found  # most texts end here
    by_end = {name.span.end: name for name in names}
    start = 0
    for end in [*(stop.start() for stop in _STOP.finditer(text)), len(text)]:
        items = [
            _own_words(text, Span(*_printed(match))) for match in _SIDE_BY_SIDE.finditer(text, start, end)
        ]
        known = [item for item in items if item.end in by_end and by_end[item.end].span.start >= item.start]
        if known and len(items) > 1:
            unknown = (item for item in items if item.end not in by_end)
            found += [(item, None) for item in unknown if _may_be_sector(text, item, places)]
        start = end + 1
    return found


def _printed(match: re.Match[str]) -> tuple[int, int]:
    return match.span("before" if match["before"] else "behind")


def _own_words(text: str, item: Span) -> Span:
    """城乡环境 of 新开工城乡环境: the words of an item behind steps, adverbs and words of place."""
    start = item.start
    while start < item.end:
        longest = max(
            (size for size in range(2, min(6, item.end - start)) if text[start : start + size] in leading()),
            default=0,
        )
        if not longest:
            break
        start += longest
    return Span(start, item.end)


def _may_be_sector(text: str, item: Span, places: frozenset[int]) -> bool:
    words = text[item.start : item.end]
    if not 2 <= len(words) <= 8 or any(item.start < place <= item.end for place in places):
        return False
    whole, within = never()
    return words not in whole and not any(word in words for word in within)


def find_enumerated(text: str, names: list[Name], places: frozenset[int]) -> list[Listed]:
    """What one kind of figure is told of, item by item, where two of them at least are known sectors.

    高端装备25个，生产性服务13个，生物医药9个 and 新能源（112亿元）、盐湖化工（68亿元）: what is told beside
    known sectors in the same unit is one. `places` are the ends of names of places.
    """
    if len(names) < _FEWEST_KNOWN:
        return []  # most texts end here
    whole = {name.span for name in names}
    by_end = {name.span.end: name for name in names}
    found: list[Listed] = []
    for run in _runs(text):
        known = [item for item in run if item in whole]
        if len(known) < _FEWEST_KNOWN or 3 * len(known) < len(run):
            continue
        for item in run:
            if item in whole or _is_sector_beside(text, item, places):
                name = by_end.get(item.end)
                found.append((item, name.code if name else None))
    return found


def _runs(text: str) -> Iterator[list[Span]]:
    """The names of items that follow one another with figures of one unit, within a sentence."""
    run: list[Span] = []
    unit, end = "", 0
    for match in _ENUMERATED.finditer(text):
        goes_on = (
            match["unit"] == unit and "。" not in text[end : match.start()] and match.start() - end < _GAP
        )
        if run and not goes_on:
            yield run
            run = []
        run.append(Span(*match.span("name")))
        unit, end = match["unit"], match.end()
    if run:
        yield run


def find_plain(text: str, names: list[Name], places: frozenset[int]) -> list[Listed]:
    """The unknown items of 农业、科技、服务业、工业项目, where two at least and half of them are known."""
    if len(names) < _FEWEST_KNOWN:
        return []
    whole = {name.span: name.code for name in names}
    found: list[Listed] = []
    for match in _PLAIN_LIST.finditer(text):
        items = [
            Span(match.start() + item.start(), match.start() + item.end())
            for item in re.finditer(r"[^、和与及]+", match[0])
        ]
        known = [item for item in items if item in whole]
        if len(known) < _FEWEST_KNOWN or 2 * len(known) < len(items):
            continue
        found += [(item, whole[item]) for item in known]
        others = (item for item in items[1:] if item not in whole)
        found += [(item, None) for item in others if _is_sector_beside(text, item, places)]
    return found


def _is_sector_beside(text: str, item: Span, places: frozenset[int]) -> bool:
    """What stands in a list of sectors is one; but steps, measures and offices are listed as well."""
    words = text[item.start : item.end]
    if _NO_SECTOR.search(words) or _MEASURED.search(words) or _MANY.search(words):
        return False
    step = any(hit.end == len(words) for hit in steps().scan(words, 0, len(words)))
    return not step and _may_be_sector(text, item, places)


def find_labelled(text: str, names: list[Name]) -> list[Listed]:
    """The labels of counts that end with the name of a sector: 【煤电煤化工】8个."""
    found: list[Listed] = []
    if not names or not any(mark in text for mark in _LABEL_MARKS):
        return found
    by_end = {name.span.end: name for name in names}
    for label in _LABEL.finditer(text):
        span = Span(*label.span("inner" if label["inner"] else "row"))
        name = by_end.get(span.end)
        if name is not None:
            found.append((span, name.code if name.span == span else None))
    return found
