"""The sheets of the workbook: their names and columns, and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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


Cell = str | int | Decimal | date | Link | None

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
        Column("指标", 20, "文中对这个数的叫法"),
        Column("数值", 14, "金额以亿计，比率以百分数计，其余按单位计"),
        Column("单位", 10, "数值的单位"),
        _PLACE,
        Column("时期", 18, "数说的是什么时候，按 EDTF（ISO 8601-2）写"),
        Column("起日", 12, "时期的第一天；年份不明的空着"),
        Column("止日", 12, "时期的最后一天"),
        Column(
            "主数", 6, "1：同一类型、阶段、单位的主数相加，不会重复计数；0：部分、增减、目标、基数、比率等"
        ),
        Column("上限", 10, "给出范围时的上限"),
        Column("限定", 8, "约、超、不足；空着就是恰为此数"),
        Column("类别", 8, "金额、数量、比率或位次"),
        Column("类型", 16, "量的是什么"),
        Column("比率类型", 10, "同比、占比、完成率等"),
        Column("阶段", 8, "项目走到哪一步"),
        Column("门槛下限（亿）", 10, "只算这个规模以上的项目"),
        Column("门槛上限（亿）", 10, "只算这个规模以下的项目"),
        Column("行业", 14, "文中的行业限定"),
        Column("实际/目标", 10, "已经做到的，还是计划的"),
        Column("总量/增减", 10, "是总量，还是增加或减少的部分"),
        Column("校验", 10, "这个数与文中其他数是否算得上"),
        Column("存疑", 14, "哪几项拿不准；空着就是没有疑点"),
        _QUOTE,
        _SOURCE,
        Column("标题", 30, "文章标题"),
        Column("发布日期", 12, "文章的日期"),
        _ID,
        Column("角色", 8, "head 本数，rate 比率，goal 目标，base 基数，rank 位次（ROLE）"),
        Column("所说的数", 8, "比率、目标、基数说的是哪个编号的数（OF_ID）"),
        Column("所属的数", 8, "是哪个编号的数的一部分（PART_OF_ID）"),
        Column("代码", 10, "GB/T 2260 行政区划代码"),
        Column("地区级别", 8, "province、city、county 等"),
        Column("原数", 10, "数字照文中所印"),
        Column("原单位", 8, "单位照文中所印"),
        *_SPAN,
        Column("不作准", 10, "这几项不足以据此指出不符"),
        Column("句", 6, "在第几句，从 0 数起"),
        Column("前文", 20, "与前一个数之间的字句，繁体作简体"),
        Column("后文", 20, "到后一个数为止的字句"),
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
DIFFERING = (
    "不符",
    (
        Column("程度", 8, "末位差一是轻微，其余是重大；重大的在前"),
        Column("数字", 16, "文中所印的数；点开可到“观测”的那一行"),
        Column("指标", 20, "文中对这个数的叫法"),
        Column("校验类型", 10, "占比、完成率、增长、合计等"),
        Column("报告值", 12, "文中写的"),
        Column("计算值", 12, "按文中其他数算出的"),
        Column("说明", 60, "怎么算的"),
        Column("或为", 24, "改动最小、改后就相符的写法，可能性大的在前"),
        Column("证据", 8, "强、中、弱：随意一个数有多大可能碰巧相符"),
        _SOURCE,
        Column("标题", 30, "文章标题"),
        _ID,
    ),
)
ISSUES = (
    "问题",
    (
        Column("原文", 24, "文件里的原话；点开可到“观测”的那一行"),
        Column("问题", 16, "问题的代号"),
        Column("说明", 60, "哪里没有读懂，或哪一项拿不准"),
        Column("哪一项", 10, "拿不准的是哪一项"),
        Column("怎么办", 48, "怎样才能确定"),
        _SOURCE,
        Column("编号", 8, "“观测”中的编号；空着就是没有对应的数"),
        *_SPAN,
    ),
)
NOTES = (
    ("关于本表", "每个数一行，原文、出处、含义分列。数值照文中所印，未作估计。"),
    ("颜色", "绿：相符；红：不符；黄：无法核对（缺少数据，或两个数说的不是一回事）。"),
    *(
        (f"{sheet}·{column.heading}", column.note)
        for sheet, columns in (DIFFERING, FACTS, EVENTS, PROJECTS, CHECKS, ISSUES)
        for column in columns
    ),
)
