"""The longest text that is read meets the usual limits of time and memory, however dense it is."""

from __future__ import annotations

import sys

import pytest

from zhaoshang_extract import extract_many
from zhaoshang_extract.batch.settings import SECONDS
from zhaoshang_extract.read.source import MAX_CHARACTERS, Source

DENSE = "2023年，全县新签约项目12个，协议投资额3.5亿元，同比增长12.5%，其中工业项目7个、农业项目5个。\n"
TABLE = "甲县\t12\t3.5\t12.5%\n"
PROSE = "今年以来，全县招商引资工作取得新进展，重点项目建设稳步推进，营商环境持续优化。\n"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="counts the time of a child")
@pytest.mark.parametrize("words", [DENSE, TABLE, PROSE, "12 ", "签", "（《“"])
def test_the_longest_text_meets_the_limits(words: str) -> None:
    import resource

    text = (words * (MAX_CHARACTERS // len(words) + 1))[:MAX_CHARACTERS]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # A busy machine must not decide this: the time of the processor is held, to half the limit.
    [result] = extract_many([Source("a", text=text)], workers=1, time_limit=10 * SECONDS)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert result.error is None
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < SECONDS / 2
