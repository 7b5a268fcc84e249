from datetime import date

import pytest

from zhaoshang_extract.masthead import Masthead, read_masthead
from zhaoshang_extract.passage import Passage
from zhaoshang_extract.segment import segment

BODY = "上半年，全县新签约项目12个，总投资8.5亿元，同比增长6%。\n"


def masthead(text: str) -> Masthead:
    return read_masthead(segment(text), text)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("荷塘县上半年签约12个项目\n\n", "荷塘县上半年签约12个项目"),
        ("荷塘赴甬招商忙\n现场签约三十亿\n\n", "荷塘赴甬招商忙 现场签约三十亿"),
        ("荷塘赴甬招商忙\n协议金额31亿元，创历年新高\n\n", "荷塘赴甬招商忙"),
        ("荷塘县招商工作提速　签约再攀新高\n——全县招商工作综述\n\n", "荷塘县招商工作提速 签约再攀新高"),
        ("小县城如何招来大项目\n——访荷塘县县长\n\n", "小县城如何招来大项目——访荷塘县县长"),
        ("王大川在全县招商大会上强调\n以实干实绩开新局\n\n", "以实干实绩开新局"),
        ("荷塘县招商引资工作领导小组办公室\n关于上半年招商情况的通报\n\n", "关于上半年招商情况的通报"),
        (
            "荷塘商务简报\n第8期\n荷塘县商务局 2016年7月9日\n━━━━━━\n\n上半年利用外资情况\n\n",
            "上半年利用外资情况",
        ),
        ("", None),
    ],
)
def test_title(head: str, title: str | None) -> None:
    assert masthead(head + BODY).title == title


@pytest.mark.parametrize(
    ("text", "publisher", "published"),
    [
        ("题目一则\n\n" + BODY + "\n来源：青禾日报 2021年5月6日 02版\n", "青禾日报", date(2021, 5, 6)),
        ("题目一则\n\n2018-03-04 10:20　来源:南岭网　作者:甲乙\n\n" + BODY, "南岭网", date(2018, 3, 4)),
        ("题目一则\n\n发布时间：2015-02-30\n\n" + BODY, None, None),
        ("题目一则\n\n南岭日报讯（记者 丁一）7月3日，" + BODY, "南岭日报", None),
        ("题目一则\n\n本报讯（记者 丁一）7月3日，" + BODY, None, None),
        ("南岭晚报\n2012年11月6日　星期二　03版\n\n题目一则\n\n" + BODY, "南岭晚报", date(2012, 11, 6)),
        (
            "荷塘县2019年统计公报\n荷塘县统计局\n2020年3月9日\n\n一、综合\n" + BODY,
            "荷塘县统计局",
            date(2020, 3, 9),
        ),
        (
            "工作汇报\n\n" + BODY + "\n            青石镇人民政府\n            二〇一四年七月八日\n",
            "青石镇人民政府",
            date(2014, 7, 8),
        ),
        ("题目一则\n\n" + BODY + "（南岭日报记者 丁一）\n", "南岭日报", None),
        # credits that stand within the running text
        ("题目一则\n\n" + BODY.rstrip() + "（记者　王晓　2011年12月14日）\n", None, date(2011, 12, 14)),
        ("题目一则\n\n" + BODY.rstrip() + "　　2012-11-12 17:20　来源：南岭日报\n", None, date(2012, 11, 12)),
        ("题目一则\n\n2006-06-20 09:31　南岭日报讯　" + BODY, None, date(2006, 6, 20)),
        ("题目一则\n\n" + BODY.rstrip() + "（2018年3月6日签订的协议除外）\n", None, None),
        (
            "政府工作报告\n——2017年2月16日在荷塘县第十届人民代表大会第二次会议上\n\n各位代表：\n现在，我代表县人民政府向大会作报告。\n"
            + BODY,
            "荷塘县人民政府",
            date(2017, 2, 16),
        ),
        ("题目一则\n\n县政府：\n" + BODY, None, None),
        ("题目一则\n消息来源：http://www.example.org\n\n" + BODY, None, None),
        ("题目一则\n\n" + BODY + "（荷塘县投资促进局 丁一）\n", "荷塘县投资促进局", None),
        (
            "题目一则\n\nwww.example.gov.cn   发布时间：2007-10-05   阅读次数：\n\n" + BODY,
            None,
            date(2007, 10, 5),
        ),
        ("题目一则\n\n2020年1月2日，全县开工12个项目。\n" + BODY, None, None),
        ("题目一则\n南岭日报 2014/11/6 8:05:33 字体：大 中 小\n" + BODY, "南岭日报", date(2014, 11, 6)),
        ("题目一则\n二〇一四年十一月六日　南岭日报　浏览次数：37\n" + BODY, "南岭日报", date(2014, 11, 6)),
        ("题目一则\nNEWS.EXAMPLE-LINK 2014年11月06日09:16 南岭晚报\n" + BODY, "南岭晚报", date(2014, 11, 6)),
        ("题目一则\n2014.11.06 14:20 稿源：南岭晚报 点击：318次\n" + BODY, "南岭晚报", date(2014, 11, 6)),
        (
            "题目一则\n浏览次数：信息来源：县商务局发布时间：2014-11-6\n" + BODY,
            "县商务局",
            date(2014, 11, 6),
        ),
        (
            "题目一则\n发布：06-11-2014 来源：县商务局 【打印】\n" + BODY,
            "县商务局",
            date(2014, 11, 6),
        ),
        ("题目一则\n原创 青禾商务 2014年11月06日 18:42 荷塘\n" + BODY, "青禾商务", date(2014, 11, 6)),
        ("题目一则\n首页 > 政务公开 > 正文 更新时间：2014-11-06\n" + BODY, None, date(2014, 11, 6)),
        ("荷塘县上半年项目进度 2014-11-06 来源：县商务局\n" + BODY, "县商务局", date(2014, 11, 6)),
        (
            "题目一则\n来源：\n荷塘县委宣传部\n发布时间：\n2014-11-06\n" + BODY,
            "荷塘县委宣传部",
            date(2014, 11, 6),
        ),
        ("题目一则\n\n" + BODY + "\n　　　二O一四年十一月六日\n", None, date(2014, 11, 6)),
        ("题目一则\n南岭日报/2014年/11月/6日/第003版\n" + BODY, "南岭日报", date(2014, 11, 6)),
        (
            "题目一则\n荷政办发〔2014〕12号\n2014-11-06 南岭新闻网 A+ A-\n" + BODY,
            "南岭新闻网",
            date(2014, 11, 6),
        ),
        (
            "题目一则\n荷塘县人民政府门户网站 www.example.cn 2014-11-06\n" + BODY,
            "荷塘县人民政府门户网站",
            date(2014, 11, 6),
        ),
        ("荷塘县商务局关于上半年招商情况的通报\n" + BODY, "荷塘县商务局", None),
        ("题目一则\n\n" + BODY + "新建成两个园区。【来源：南岭日报】\n", "南岭日报", None),
    ],
)
def test_publisher_and_date(text: str, publisher: str | None, published: date | None) -> None:
    found = masthead(text)
    assert (found.publisher, found.published) == (publisher, published)


@pytest.mark.parametrize(
    "line",
    [
        "2014/11/6 8:05:33 南岭日报 字体：大 中 小",
        "二O一四年十一月六日",
        "【页面功能】【我来说两句】【字体：大 中 小】【打印】【关闭】",
        "0 收藏 打印 放大字号 缩小字号",
    ],
)
def test_lines_of_the_page_are_no_text(line: str) -> None:
    (story,) = segment("题目一则\n" + line + "\n" + BODY)
    kinds = [part.kind for part in story.parts if isinstance(part, Passage)]
    assert kinds[1] in ("byline", "furniture")
    assert kinds[2] == "prose"


def test_nothing_printed_gives_nothing() -> None:
    assert masthead("") == Masthead(None, None, None)
