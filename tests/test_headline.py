"""Which line of a page's head is its title: heads of government sites, papers, portals, mirrors and posts."""

from __future__ import annotations

from datetime import date

import pytest

from zhaoshang_extract import lexicon
from zhaoshang_extract.fold import fold
from zhaoshang_extract.layout.credit import read_account, read_credit
from zhaoshang_extract.layout.furniture import find_furniture
from zhaoshang_extract.layout.title import signs_of
from zhaoshang_extract.masthead import Masthead, read_masthead
from zhaoshang_extract.passage import Passage
from zhaoshang_extract.pipeline import extract
from zhaoshang_extract.segment import segment

BODY = (
    "\n上半年，荷塘县新签约项目12个，协议投资8.5亿元，同比增长6%。其中，工业项目9个，总投资6亿元，比上年同期多3个。\n"
    "县里还派出招商小分队五支，赴长三角招商二十余次，接待客商一百余人。\n"
)
TITLE = "荷塘县上半年新签约12个项目"


def masthead(head: str, tail: str = "") -> Masthead:
    text = head.replace("{t}", TITLE) + BODY + tail
    return read_masthead(segment(text), text)


@pytest.mark.parametrize(
    "head",
    [
        # buttons, ways and menus
        "设为首页 | 会员登录\n{t}\n",
        "搜 索\n{t}\n2014-07-08 10:12 来源：南岭网\n",
        "跳转到正文内容\n{t}\n",
        "首 页 要闻 荷塘时讯 园区 项目 三农 文旅 图片\n首页>项目>荷塘时讯\n{t}\n",
        "您所在位置： 首页 »要闻»正文\n{t}\n",
        "您当前位置：首页新闻中心地方新闻\n{t}\n",
        "南岭网 >> 园区广角 >> 正文\n{t}\n",
        "服务热线：400 123 4567\n{t}\n",
        "Page: http://www.example.org/b2?rec=5\n{t}\n",
        "网站首页 | 新闻中心 | 政务公开 | 互动交流\n荷塘县人民政府\n首页 >> 动态\n{t}\n时间：2014-07-08\n",
        "您好,欢迎来到南岭农资网\nrss\n商品招商|项目招商|场所招商\n频道简介\n您的位置: >首页 -> 招商\n{t}\n",
        # what a site calls itself
        "云岭财经首页\n丝路商务信息门户\n{t}\n来源：南岭网\n",
        "南岭在线--地方法规检索\n{t}\n",
        "走进荷塘\n政务公开\n{t}\n2014-07-08 09:11  来源：县政府办\n",
        "公告\n{t}\n",
        "7*24 快讯\n\n{t}\n",
        "百度文库\n专业资料\n搜试试\n{t}\n12页\n2014-01-02\n",
        # papers
        "荷塘日报 数字报纸\n00003版:要闻\n{t}\n本报记者 丁一\n",
        "二版:综合新闻总第143期 >2014-04-29编印\n\n{t}\n刊发日期:2014-04-29 阅读次数: 作者:abc\n",
        "荷塘县招商局文件\n荷招〔2014〕12号\n{t}\n",
        "招商简报\n（第12期）\n荷塘县招商局编　　2014年7月9日\n{t}\n",
        # a record of the paper
        "索 引 号: 00847/2014-27 信息分类: 招商\n发文单位: 荷塘县人民政府(办公室) 主题: 综合政务\n{t}\n",
        "索引号: 113/2014-1 | 文号: | 发布机构: 荷塘县商务局\n名  称： {t}\n有效性：有效\n",
        "公开主体： 荷塘县政府办 发文日期： 2014-07-08\n文    号： 主 题 词：\n"
        "内容摘要： 上半年，荷塘县新签约项目12个。"
        + "一、总体概况。荷塘县上半年的签约项目分布在五个乡镇，各乡镇都有专人服务。" * 2
        + "\n{t}\n点击数： 字号：[ 大 中 小 ]\n",
        "题名：{t}\n来源：南岭日报　　下载次数：0\n",
        "原标题：{t}\n",
        # before and behind the title on its line
        "• {t}\n作者：丁一 时间：2014-07-08\n",
        "|\n{t} |\n2014-07-08 |\n",
        "{t} 分享 新浪微博 腾讯微博\n",
        "{t} 字号：大 中 小\n",
        "{t} 上一页 1 2 3 下一页\n",
        "{t}\n上一页 [1] [2] [3] 下一页\n",
        "{t}http://www.example.org 2014年07月08日 00:52 南岭新闻网\n",
        "{t} {t}\n",
        "{t}\n{t}\n",
        "{t}_南岭经济网——区域经济门户\n{t}\n2014年07月08日 09:52\n",
        "{t} - 荷塘新闻网\n",
        "{t}|荷塘县|项目|招商_南岭财经_南岭网\n{t}\n2014年07月08日 09:11\n",
        "南岭论坛»论坛›招商引资›{t}\n返回列表\n查看: 1203|回复: 3\n{t}\n某友 发表于 2014-7-10 09:33\n",
        # below it
        "{t}\n| 招商快讯 |2014-12-20\n",
        "{t}\n市一届人大七次会议今早开幕\n丁一主持会议 石磊报告工作\n2014-02-22 荷塘日报\n",
        "查看原文\n其他\n{t}\n2014-07-08 荷塘之声\n",
    ],
)
def test_the_title_of_a_head(head: str) -> None:
    assert masthead(head).title == TITLE


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "荷塘县招商稳中向好，新签约项目12个。\n发布时间：2014-07-08\n",
            "荷塘县招商稳中向好，新签约项目12个。",
        ),
        ("总投资逾215亿元\n荷塘签下36个项目\n", "荷塘签下36个项目"),
        ("荷 塘 县\n2014年统计公报\n", "荷 塘 县 2014年统计公报"),
        (
            "政府工作报告\n2012年政府工作报告\n来源：\n发布时间：2012-02-23\n政府工作报告\n",
            "2012年政府工作报告",
        ),
        ("领导讲话\n在全县招商大会上的讲话\n丁大山\n（2017年1月5日）\n", "在全县招商大会上的讲话"),
        ("编前\n", None),
        ("——2014年2月27日在荷塘县第十七届人民代表大会第四次会议上\n", None),
        ("根据快报统计，现就2014年荷塘国民经济和社会发展的主要情况公报如下：\n", None),
        ("荷塘县统计局 国家统计局荷塘调查队\n2015年3月18日\n", None),
    ],
)
def test_other_titles(head: str, title: str | None) -> None:
    assert masthead(head).title == title


@pytest.mark.parametrize(
    "name", ["县长 丁大山", "丁大山", "荷塘县人民政府县长丁大山", "荷塘县人民政府县长 丁大山", "丁　山"]
)
def test_who_holds_a_speech_is_no_title(name: str) -> None:
    head = f"政府工作报告\n——2017年1月12日在荷塘县第十届人民代表大会第一次会议上\n{name}\n各位代表：\n"
    assert masthead(head).title == "政府工作报告"


def test_the_end_of_a_page_tells_its_title() -> None:
    head = "荷塘迎来开门红\n荷塘签下36个项目\n"
    tail = "2014-08-13 荷塘迎来开门红 2 1 南岭民营报 content_2.htm 1 荷塘签下36个项目 /enpcontent-->\n"
    found = masthead(head, tail)
    assert found.title == "荷塘签下36个项目"
    assert (found.publisher, found.published) == ("南岭民营报", date(2014, 8, 13))


@pytest.mark.parametrize(
    ("head", "published"),
    [
        # put on line again, years later
        ("{t}\n发布：2010-03-16 09:41 录入：admin\n荷塘县统计局\n2009年3月12日\n", date(2009, 3, 12)),
        (
            "2019-03-22\n政府工作报告\n——2014年1月7日在荷塘县第十届人民代表大会第五次会议上\n各位代表：\n",
            date(2014, 1, 7),
        ),
        # put on line at once
        (
            "政府工作报告\n发布时间：2014-02-01\n——2014年1月7日在荷塘县第十届人民代表大会第五次会议上\n",
            date(2014, 2, 1),
        ),
    ],
)
def test_a_reprint_keeps_the_day_of_its_paper(head: str, published: date) -> None:
    assert masthead(head).published == published


def test_the_decks_of_a_headline_tell_its_months() -> None:
    text = (
        "荷塘县主要指标稳中向好\n前三季度签约增速居全市第一\n2021-10-22 来源：南岭网\n\n"
        "目前，荷塘县引进机构12家，同比增长6%。县里一鼓作气，招商成效明显，后劲十足，全年目标可期。\n"
    )
    (count, *_) = extract(text).observations
    assert count.period == "2021-01/2021-09"


@pytest.mark.parametrize(
    ("line", "source", "issued"),
    [
        ("时间：2014-07-08 09:36 来源：南岭日报评论：0", "南岭日报", date(2014, 7, 8)),
        ("• 来源: 南岭日报", "南岭日报", None),
        ("索 引 号：43042/2014-17　　发文机构：荷塘县统计局", "荷塘县统计局", None),
    ],
)
def test_labels(line: str, source: str, issued: date | None) -> None:
    credit = read_credit(fold(line))
    assert credit is not None
    assert (credit.source, credit.issued) == (source, issued)


def test_an_account_below_a_title() -> None:
    credit = read_account("2014-07-08 荷塘之声")
    assert credit is not None
    assert (credit.name, credit.issued) == ("荷塘之声", date(2014, 7, 8))
    column = read_account("| 招商快讯 |2014-12-20")
    assert column is not None
    assert column.name is None
    assert read_account("2014-07-08，荷塘县签约12个项目。") is None


@pytest.mark.parametrize(
    "line",
    ["青石经开区 柳河工业园 荷塘工业园 云岭工业园", "首页推介项目9个", "项目 > 园区", "9450", "投资30亿元"],
)
def test_what_is_no_furniture(line: str) -> None:
    assert find_furniture(line) is None


def test_every_example_of_the_headline_lexicon() -> None:
    for entry in lexicon.load("headline", frozenset({"where", "points", "drop"})):
        for example in entry.examples:
            assert example.gives in signs_of(example.text), example
        for text in entry.counter_examples:
            assert entry.id not in signs_of(text), text


def test_every_character_of_a_cut_head_is_kept() -> None:
    head = "• 荷塘县上半年新签约12个项目 分享 微博\n名称：荷塘县统计公报 文号：3\n2014-07-08 来源：南岭网\n"
    text = head + BODY
    (story,) = segment(text)
    places = [place for part in story.parts if isinstance(part, Passage) for place in part.places]
    assert places == sorted(places)
    assert {text[place] for place in range(len(text)) if place not in places} <= set(" \n")
