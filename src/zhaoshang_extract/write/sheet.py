"""The sheets of the workbook: their names and columns, and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True, frozen=True)
class Column:
    """A column's heading, its width in characters, and what it holds."""

    heading: str
    width: int
    note: str


@dataclass(slots=True, frozen=True)
class Link:
    """A text that leads to a place: internal:'观测'!A2, or an address. None leads nowhere."""

    text: str
    target: str | None


Cell = str | int | Decimal | Link | None

_SOURCE = Column("文件", 24, "读的是哪个文件；压缩包和表格里的，写作 文件!/条目")
_ID = Column("编号", 8, "在该文件里的编号")
_PLACE = Column("地区", 24, "说的是哪里，写全称")
_AMOUNT = Column("金额（亿）", 12, "以亿为单位")
_CURRENCY = Column("币种", 8, "ISO 4217 代码")
_MEASURE = Column("金额类型", 16, "是协议投资、总投资，还是别的")
_QUOTE = Column("原文", 36, "文件里的原话")
_SPAN = (
    Column("起", 8, "原文在全文里的起点，从 0 数起的字符位置"),
    Column("止", 8, "原文的终点，不含这一字"),
)

FACTS = (
    "观测",
    (
        _ID,
        _SOURCE,
        Column("标题", 30, "文章标题"),
        Column("发布日期", 12, "文章的日期"),
        Column("指标", 20, "文中对这个数的叫法"),
        Column("数值", 14, "金额以亿计，比率以百分数计，其余按单位计"),
        Column("上限", 10, "给出范围时的上限"),
        Column("限定", 8, "约、超、不足；空着就是恰为此数"),
        Column("单位", 10, "数值的单位"),
        Column("类型", 16, "量的是什么"),
        Column("比率类型", 10, "同比、占比、完成率等"),
        Column("阶段", 8, "项目走到哪一步"),
        Column("门槛（亿）", 10, "只算这个规模以上（或以下）的项目"),
        Column("行业", 14, "文中的行业限定"),
        _PLACE,
        Column("代码", 10, "GB/T 2260 行政区划代码"),
        Column("时期", 18, "数说的是什么时候，按 EDTF（ISO 8601-2）写"),
        Column("实际/目标", 10, "已经做到的，还是计划的"),
        Column("总量/增减", 10, "是总量，还是增加或减少的部分"),
        Column("校验", 10, "这个数与文中其他数是否算得上"),
        Column("存疑", 14, "哪几项拿不准；空着就是没有疑点"),
        _QUOTE,
        *_SPAN,
    ),
)
EVENTS = (
    "签约活动",
    (
        _ID,
        _SOURCE,
        Column("活动", 30, "活动的名称"),
        Column("日期", 14, "哪天举行"),
        Column("项目数", 10, "签了几个项目"),
        _AMOUNT,
        _CURRENCY,
        _MEASURE,
        Column("行业", 20, "涉及的行业"),
        _PLACE,
        Column("举办地", 20, "在哪里举行"),
        _QUOTE,
        Column("观测", 10, "点开可到相应的数"),
    ),
)
PROJECTS = (
    "项目",
    (
        _ID,
        _SOURCE,
        Column("项目", 30, "项目的名称"),
        Column("投资方", 24, "谁来投资"),
        _AMOUNT,
        _CURRENCY,
        _MEASURE,
        Column("阶段", 8, "项目走到哪一步"),
        Column("行业", 16, "所属行业"),
        _PLACE,
        _QUOTE,
        *_SPAN,
    ),
)
CHECKS = (
    "校验",
    (
        _ID,
        _SOURCE,
        Column("结论", 10, "相符、不符，或无法核对"),
        Column("程度", 8, "不符时：末位差一是轻微，其余是重大"),
        Column("校验类型", 10, "占比、完成率、增长、合计等"),
        Column("报告值", 12, "文中写的"),
        Column("计算值", 12, "按文中其他数算出的"),
        Column("应不小于", 12, "其他数各按末位四舍五入，容许的最小值"),
        Column("应不大于", 12, "同上，容许的最大值"),
        Column("说明", 60, "怎么算的"),
        Column("原文", 20, "点开可到相应的数"),
    ),
)
NOTES = (
    ("关于本表", "每个数一行，原文、出处、含义分列。数值照文中所印，未作估计。"),
    ("颜色", "绿：相符；红：不符；黄：无法核对（缺少数据，或两个数说的不是一回事）。"),
    *(
        (f"{sheet}·{column.heading}", column.note)
        for sheet, columns in (FACTS, EVENTS, PROJECTS, CHECKS)
        for column in columns
    ),
)
