"""Thresholds: a size that conditions a count is no amount."""

from __future__ import annotations

from decimal import Decimal

import pytest

from zhaoshang_extract.fold import fold
from zhaoshang_extract.mention.quantity import find_numbers

# sentence → quote min..max of each threshold | what remains as quantities
CONDITIONS = """
亿元以上项目9个 → 亿元以上 1.. | 9个
引进10亿元以上重大产业项目3个 → 10亿元以上 10.. | 3个
亿元及以上项目4个 → 亿元及以上 1.. | 4个
新签约过亿元项目16个，超亿元项目7个 → 过亿元 1..; 超亿元 1.. | 16个 7个
单体投资超5亿元的项目达到8个 → 超5亿元 5.. | 8个
投资额1亿元以上的签约项目 → 1亿元以上 1.. |
总投资3亿美元以上的外资项目2个 → 3亿美元以上 3.. | 2个
5000万元以上工业项目31个 → 5000万元以上 0.5.. | 31个
5000万元（含）以上项目31个 → 5000万元（含）以上 0.5.. | 31个
50至100亿元项目2个，10亿至30亿元项目5个 → 50至100亿元 50..100; 10亿至30亿元 10..30 | 2个 5个
1亿元至5亿元项目12个，1亿—10亿元20个 → 1亿元至5亿元 1..5; 1亿—10亿元 1..10 | 12个 20个
百亿元级项目1个，百亿级的2个，50亿级3个 → 百亿元级 100..; 百亿级 100..; 50亿级 50.. | 1个 2个 3个
10亿元以上3个，5至10亿元6个 → 10亿元以上 10..; 5至10亿元 5..10 | 3个 6个
10亿元以上的有11个 → 10亿元以上 10.. | 11个
其余6个在亿元以下，另有4个不足亿元 → 亿元以下 ..1; 不足亿元 ..1 | 6个 4个
其余13个项目投资额均在10亿元以下 → 10亿元以下 ..10 | 13个
利用省外2000万元以上项目资金86.3亿元 → 2000万元以上 0.2.. | 86.3亿元
亿元以上在建省外投资项目到位资金12亿元 → 亿元以上 1.. | 12亿元
新签约项目中，超10亿元的5个 → 超10亿元 10.. | 5个
引进亿元项目6个、百亿元项目1个 → 亿元 1..; 百亿元 100.. | 6个 1个
三个10亿元以上项目落地 → 10亿元以上 10.. | 三个
1000万以上项目18个 → 1000万以上 0.1.. | 18个
年缴税3000万元以上，带动就业 → | 3000万元
预计到资3000万美元以上 → | 3000万美元
收入达到12亿元以上 → | 12亿元
资金达到60亿元以上，确保开工20个 → | 60亿元 20个
总投资超百亿元的26个项目 → | 百亿元 26个
总投资超100亿元的重大项目集中开工 → | 100亿元
总投资50亿元以上的华盛新材料项目开工 → | 50亿元
费用控制在5亿元以下 → | 5亿元
到位资金超千亿 → | 千亿
总投资40亿元的项目落户 → | 40亿元
打造千亿级产业集群和百亿企业 → |
"""


def end(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


@pytest.mark.parametrize("line", CONDITIONS.strip().splitlines())
def test_condition(line: str) -> None:
    text, _, expected = line.partition(" →")
    conditions, _, quoted = expected.partition("|")
    found, thresholds = find_numbers(fold(text))
    assert (
        "; ".join(f"{one.quote} {end(one.min)}..{end(one.max)}" for one in thresholds) == conditions.strip()
    )
    assert " ".join(one.quote for one in found) == quoted.strip()
