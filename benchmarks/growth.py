"""How does the time of reading grow with the length of a text?

    python benchmarks/growth.py [ANIMAL ...] [--sizes 10000 100000 1000000] [--steps]

Each text of the zoo (`zoo.py`; `natural` is assembled from the corpus) is read at each length; seconds of
this process are printed, and the exponent between the first length and the last: 1 is linear, 2 quadratic.
With --steps calls of functions are counted in place of seconds, the same on every machine. No more lengths
are tried of an animal that has taken over --patience seconds.
"""

from __future__ import annotations

import argparse
import logging
import math
import sys
import time
from collections.abc import Callable
from typing import Any

import jieba

from zhaoshang_extract.pipeline import extract
from zoo import ZOO


def main(arguments: list[str] | None = None) -> int:
    """Print a line for each animal; exit code 1 where one grows faster than --most allows."""
    options = _options(arguments)
    jieba.setLogLevel(logging.WARNING)
    warm_up()
    measure = steps if options.steps else seconds
    print(f"{'text':24s}" + "".join(f"{size:>13,d}" for size in options.sizes) + "  exponent")
    faster = 0
    for name in options.animals or ZOO:
        costs: list[float] = []
        for size in options.sizes:
            start = time.process_time()
            costs.append(measure(ZOO[name](size)))
            if time.process_time() - start > options.patience:
                break
        found = exponent(options.sizes[: len(costs)], costs)
        faster += found > options.most
        shown = "".join(f"{cost:13,.3f}" if not options.steps else f"{cost:13,.0f}" for cost in costs)
        print(f"{name:24s}{shown:{13 * len(options.sizes)}s}  {found:8.2f}", flush=True)
    return 1 if faster else 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("animals", nargs="*", metavar="ANIMAL", choices=[*ZOO, []])
    parser.add_argument("--sizes", nargs="+", type=int, default=[10_000, 100_000, 1_000_000], metavar="N")
    parser.add_argument("--steps", action="store_true", help="count calls, not seconds")
    parser.add_argument("--most", type=float, default=1.1, metavar="X", help="exponent that passes (1.1)")
    parser.add_argument("--patience", type=float, default=600, metavar="S", help="seconds a text (600)")
    return parser.parse_args(arguments)


def warm_up() -> None:
    """Load what is loaded once, so that no text pays for it."""
    extract(ZOO["natural"](20_000))


def seconds(text: str) -> float:
    """Processor time of reading the text."""
    start = time.process_time()
    extract(text)
    return time.process_time() - start


def steps(text: str) -> float:
    """How many functions, of Python and of C, are called or resumed while the text is read."""
    called = 0

    def count(_: Any, event: str, __: Any) -> None:
        nonlocal called
        called += event in ("call", "c_call")

    before: Callable[..., Any] | None = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(text)
    finally:
        sys.setprofile(before)
    return called


def exponent(sizes: list[int], costs: list[float]) -> float:
    """The power of the length that the cost grows with, between the first length and the last."""
    if len(sizes) < 2:
        return math.nan
    return math.log(max(costs[-1], 1e-9) / max(costs[0], 1e-9)) / math.log(sizes[-1] / sizes[0])


if __name__ == "__main__":
    sys.exit(main())
