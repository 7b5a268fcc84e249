"""The house rules of importing: a light start, and one way down the road."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = "zhaoshang_extract"
SOURCE = Path(__file__).parent.parent / "src" / PACKAGE
HEAVY = ("jieba", "pydantic", "rich", "cn2an", "regex")

# From the floor to the door. A module imports from its own layer or from those above it in this
# list, never from those below. The longest name that fits decides.
LAYERS = (
    (
        "span",
        "fold",
        "marks",
        "region",
        "terms",
        "lexicon",
        "record.codes",
        "edtf",
        "collector",
        "memory",
        "decimals",
        "terminal",
    ),
    ("document", "passage", "numeral", "gazetteer", "discourse.now", "read"),
    ("mention",),
    ("layout", "segment", "masthead"),
    ("tokenize", "sentence"),
    ("discourse",),
    ("context", "observe", "reading"),
    ("assemble", "checking"),
    ("record", "page", "plot"),
    ("pipeline", "explain", "batch", "file"),
    ("arrow",),
    ("intake",),
    ("ledger", "page.ledger"),
    ("write",),
    ("serve",),
    ("command",),
    ("cli", "__main__", ""),
)


@cache
def modules() -> dict[str, Path]:
    """The package's modules by their name inside it, "" for the package itself."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports_of(name: str, path: Path) -> Iterator[str]:
    """Names inside the package that a module imports, those for type checkers only left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively; write from {PACKAGE}… import"
            if node.module and (node.module + ".").startswith(PACKAGE + "."):
                yield from (_module(node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (a.name.removeprefix(PACKAGE + ".") for a in node.names if a.name.startswith(PACKAGE))


def _module(package: str, name: str) -> str:
    inner = package.removeprefix(PACKAGE).removeprefix(".")
    deeper = f"{inner}.{name}".removeprefix(".")
    return deeper if deeper in modules() else inner


def layer(name: str) -> int:
    """Where a module stands; fails for one that has no place yet."""
    while True:
        for depth, names in enumerate(LAYERS):
            if name in names:
                return depth
        if "." not in name:
            pytest.fail(f"module {name!r} has no layer; give it its place in LAYERS of {__file__}")
        name = name.rpartition(".")[0]


@pytest.mark.parametrize("name", sorted(modules()))
def test_imports_run_one_way(name: str) -> None:
    for imported in imports_of(name, modules()[name]):
        assert layer(imported) <= layer(name), f"{name or PACKAGE} reaches down the road to {imported}"


def test_no_module_imports_itself_through_others() -> None:
    graph = {name: set(imports_of(name, path)) - {name} for name, path in modules().items()}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path[path.index(name) :], name))
        if name not in done:
            for imported in sorted(graph.get(name, ())):
                visit(imported, (*path, name))
            done.add(name)

    for name in sorted(graph):
        visit(name, ())


@pytest.mark.parametrize(
    "start",
    [
        f"import {PACKAGE}",
        f"import {PACKAGE}.cli",
        f"from {PACKAGE}.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass",
        f"from {PACKAGE}.cli import main\ntry: main(['extract', '--help'])\nexcept SystemExit: pass",
    ],
)
def test_the_start_is_light(start: str) -> None:
    code = f"import json, sys\n{start}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout.splitlines()[-1])
    assert not [name for name in loaded if name.split(".")[0] in HEAVY]
    assert not [name for name in loaded if name.startswith(f"{PACKAGE}.mention")]
