"""Web pages as Chinese governments, newspapers and portals build them, invented for the tests.

Each comes with the lines that a reader must find, those it must leave out, and what the page says of
itself. `benchmarks/html.py` scores extractors on them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, frozen=True)
class WebPage:
    """A page: its bytes, the lines wanted of it, those unwanted, its title, day and publisher."""

    name: str
    data: bytes
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]
    title: str
    published: str | None
    publisher: str | None


_LINKS = "".join(
    f'<li><a href="/t{n}.html">云岭县第{n}批重点项目集中开工 总投资{n}8亿元</a><span>06-{n}2</span></li>'
    for n in range(1, 9)
)
_FOOT = (
    '<div class="footer"><p>主办：云岭县人民政府办公室　承办：云岭县大数据中心</p>'
    "<p>滇ICP备00000000号-1　政府网站标识码：0000000000</p><p>联系电话：0000-0000000</p></div>"
)
_LEAD = "今年上半年，云岭县新签约产业项目37个，协议投资总额128.6亿元，同比增长21.4%。"
_MIDDLE = "其中，绿色食品加工项目15个，协议投资46.2亿元；新型建材项目9个，协议投资31.5亿元。"
_LAST = "全县实现到位资金52.3亿元，完成年度任务的61.5%，比上年同期提高4.3个百分点。"

GOVERNMENT = WebPage(
    "government",
    f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>云岭县招商引资实现“双过半”_云岭县人民政府</title>
<meta name="SiteName" content="云岭县人民政府"><meta name="ColumnName" content="县内要闻">
<meta name="ArticleTitle" content="云岭县招商引资实现“双过半”"><meta name="PubDate" content="2024-07-09 10:22:31">
<meta name="ContentSource" content="云岭县投资促进局"></head><body>
<div class="top"><a href="/">首页</a><a href="/xw">新闻中心</a><a href="/zw">政务公开</a><a href="/hd">互动交流</a></div>
<div class="pos">当前位置：<a href="/">首页</a> &gt; <a href="/xw">新闻中心</a> &gt; 县内要闻</div>
<div class="main"><div class="left"><div class="article"><h1>云岭县招商引资实现“双过半”</h1>
<div class="info"><span>发布时间：2024-07-09 10:22</span><span>来源：云岭县投资促进局</span><span>浏览次数：<i id="hits"></i></span>
<span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span></div>
<div class="content"><div class="TRS_Editor"><p>　　<span style="font-size:12pt"><font>{_LEAD}</font></span></p>
<p>　　<span>{_MIDDLE[:20]}</span><span>{_MIDDLE[20:]}</span></p><p>　　{_LAST}</p></div></div>
<div class="share">分享到：<a>微信</a><a>微博</a></div>
<div class="fj">扫一扫在手机打开当前页</div></div></div>
<div class="right"><h3>相关链接</h3><ul>{_LINKS}</ul></div></div>{_FOOT}</body></html>""".encode(),
    (_LEAD, _MIDDLE, _LAST),
    ("重点项目集中开工", "ICP", "浏览次数", "扫一扫", "互动交流", "承办"),
    "云岭县招商引资实现“双过半”",
    "2024-07-09",
    "云岭县投资促进局",
)

PORTAL = WebPage(
    "portal-gb2312-breaks",
    f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>澄湖区一季度项目招引观察 - 澄湖新闻网</title></head><body><table width="960" align="center"><tr><td class="nav">
<a href="#">新闻</a> | <a href="#">时政</a> | <a href="#">财经</a> | <a href="#">视频</a></td></tr>
<tr><td><table><tr><td width="680"><table><tr><td align="center"><b>澄湖区一季度项目招引观察</b></td></tr>
<tr><td align="center">2023年04月11日 08:15　来源：澄湖日报　作者：方远</td></tr><tr><td class="zw">
　　一季度，澄湖区引进亿元以上项目18个，总投资92.4亿元，开工率达到72.2%。<br><br>
　　“从洽谈到拿地只用了45天。”一家装备企业的负责人说。<br>　　该区组建5支招商小分队，外出招商26批次，拜访企业140余家。<br>
<br>　　截至3月底，全区在谈项目63个，计划总投资210亿元。</td></tr><tr><td>[责任编辑：许木]</td></tr>
<tr><td>上一篇：<a href="#">澄湖区召开重点工作推进会</a> 下一篇：<a href="#">春茶开采第一天卖出200公斤</a></td></tr>
</table></td><td width="260"><b>热点排行</b><ul>{_LINKS}</ul></td></tr></table></td></tr>
<tr><td>Copyright 澄湖新闻网 版权所有 不得转载</td></tr></table></body></html>""".encode("gb2312"),
    (
        "一季度，澄湖区引进亿元以上项目18个，总投资92.4亿元，开工率达到72.2%。",
        "该区组建5支招商小分队，外出招商26批次，拜访企业140余家。",
        "截至3月底，全区在谈项目63个，计划总投资210亿元。",
    ),
    ("重点项目集中开工", "版权所有", "热点排行", "春茶开采", "财经"),
    "澄湖区一季度项目招引观察",
    "2023-04-11",
    "澄湖日报",
)

PAPER = WebPage(
    "digital-newspaper",
    f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>淮原晚报数字报-开发区上半年“成绩单”亮眼</title></head><body>
<div class="w1000"><div class="Newslistleft"><p>第A02版：要闻</p><div class="newsname"><ul>{_LINKS}</ul></div>
<map><area coords="1,2,3,4" href="c1.html"></map></div><div class="newscon clearfix"><p class="yt">引题：招大引强不停步</p>
<h2>开发区上半年“成绩单”亮眼</h2><p class="fbt">22个项目落地</p><span>2022年07月19日</span> 第A02版：要闻
<div class="newsdetatext"><founder-content><P>　　<STRONG>本报讯</STRONG>（记者 田野）7月18日，记者从淮原经济开发区获悉，上半年该区落地项目22个，总投资76.8亿元。</P>
<P>　　数据显示，规上工业产值214.5亿元，增长9.7%，税收11.3亿元，增长6.1%。</P><P>　　下半年，该区力争再签约20个项目，其中10亿元以上3个。</P>
</founder-content></div><p class="bottom">淮原晚报 版权所有 复制链接 收藏 打印</p></div></div></body></html>""".encode(),
    (
        "7月18日，记者从淮原经济开发区获悉，上半年该区落地项目22个，总投资76.8亿元。",
        "数据显示，规上工业产值214.5亿元，增长9.7%，税收11.3亿元，增长6.1%。",
        "下半年，该区力争再签约20个项目，其中10亿元以上3个。",
    ),
    ("重点项目集中开工", "复制链接"),
    "开发区上半年“成绩单”亮眼",
    "2022-07-19",
    None,
)

BULLETIN = WebPage(
    "bulletin-with-table",
    f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>望泉市各县区招商引资进度通报</title>
<meta name="ArticleTitle" content="望泉市各县区招商引资进度通报"><meta name="PubDate" content="2023-10-12"></head><body>
<nav><a>首页</a><a>数据</a><a>解读</a></nav><div id="zoom"><h2>望泉市各县区招商引资进度通报</h2>
<p>1—9月，全市到位资金318.7亿元，增长13.2%。各县区情况如下。</p><p>单位：亿元、%</p>
<table border="1"><tbody><tr><th>县区</th><th>到位资金</th><th>增速</th></tr>
<tr><td><p>东山县</p></td><td><p>86.4</p></td><td><p>15.1</p></td></tr>
<tr><td>西泽县</td><td>72.9</td><td>8.8</td></tr><tr><td>北塘区</td><td>159.4</td><td>14.3</td></tr></tbody></table>
<p>通报要求，后三个月要加快项目履约，确保全年到位资金突破420亿元。</p></div><aside><ul>{_LINKS}</ul></aside>{_FOOT}</body></html>""".encode(),
    (
        "1—9月，全市到位资金318.7亿元，增长13.2%。各县区情况如下。",
        "东山县\t86.4\t15.1",
        "北塘区\t159.4\t14.3",
        "通报要求，后三个月要加快项目履约，确保全年到位资金突破420亿元。",
    ),
    ("重点项目集中开工", "承办", "解读"),
    "望泉市各县区招商引资进度通报",
    "2023-10-12",
    None,
)

ACCOUNT = WebPage(
    "public-account",
    """<!DOCTYPE html><html><head><meta charset="utf-8"><meta property="og:title" content="这场签约会，干货满满！">
<meta property="og:site_name" content="微信公众平台"><title></title></head><body>
<div id="img-content"><h1 class="rich_media_title">这场签约会，干货满满！</h1><div id="meta_content"><span>原创</span>
<a id="js_name">柳溪发布</a><em id="publish_time">2024-03-15 19:40</em></div>
<div id="js_content" style="visibility:hidden"><section><section><section><p><span>3月15日，柳溪市2024年春季招商推介会举行，</span><strong><span>现场签约项目28个</span></strong><span>，总投资167亿元。</span></p></section></section></section>
<section><section><p><span>▼</span></p></section></section><section><p>签约项目涵盖新能源、生物医药、现代物流等领域，</p><p>单个项目最大投资额30亿元。</p></section>
<section><p>来源：柳溪市招商局</p><p>编辑：孟夏</p></section></div></div>
<div class="qr">微信扫一扫 关注该公众号</div><div>预览时标签不可点</div><script>var ct="1710502800";</script></body></html>""".encode(),
    ("3月15日，柳溪市2024年春季招商推介会举行，现场签约项目28个，总投资167亿元。", "单个项目最大投资额30亿元。"),
    ("关注该公众号", "标签不可点", "1710502800"),
    "这场签约会，干货满满！",
    "2024-03-15",
    "柳溪市招商局",
)

BRIEF = WebPage(
    "short-item-long-sidebar",
    f"""<html><head><meta charset="utf-8"><title>简讯_南坪区政府网</title></head><body><div class="header"><ul><li><a>走进南坪</a></li>
<li><a>信息公开</a></li></ul></div><div class="list"><ul>{_LINKS}{_LINKS}</ul></div><div class="con"><div class="tit">南坪区新增外资项目2个</div>
<div class="sj">日期：2021-11-05　信息来源：区商务局</div><div id="zw"><div>10月份，南坪区新设外资企业2家，合同外资1200万美元。</div></div></div>
{_FOOT}</body></html>""".encode(),
    ("10月份，南坪区新设外资企业2家，合同外资1200万美元。",),
    ("重点项目集中开工", "承办", "走进南坪"),
    "南坪区新增外资项目2个",
    "2021-11-05",
    "区商务局",
)

SPEECH = WebPage(
    "long-report-lists",
    f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>政府工作报告-清河县人民政府网站</title>
<meta name="PubDate" content="2023/01/18"></head><body><div class="crumb"><a>首页</a>-<a>政府信息公开</a>-<a>工作报告</a></div>
<div class="xxgk"><table class="head"><tr><td>索引号</td><td>000014349/2023-00011</td><td>发布机构</td><td>清河县政府办</td></tr>
<tr><td>公开日期</td><td>2023-01-18</td><td>文号</td><td></td></tr></table></div><div class="xl-txt"><h1>政府工作报告</h1>
<p align="center">——2023年1月10日在清河县第十七届人民代表大会第三次会议上</p><p><strong>一、2022年工作回顾</strong></p>
<ol><li>地区生产总值完成286.4亿元，增长5.1%。</li><li>固定资产投资增长8.3%。</li></ol>
<blockquote><p>招商引资到位资金94.7亿元，增长11.6%，新引进亿元项目31个。</p></blockquote><p><strong>二、2023年工作安排</strong></p>
<p>地区生产总值增长6%左右，到位资金突破100亿元。</p><p style="text-align:right">清河县人民政府</p></div>{_FOOT}</body></html>""".encode(),
    (
        "一、2022年工作回顾",
        "地区生产总值完成286.4亿元，增长5.1%。",
        "固定资产投资增长8.3%。",
        "招商引资到位资金94.7亿元，增长11.6%，新引进亿元项目31个。",
        "地区生产总值增长6%左右，到位资金突破100亿元。",
    ),
    ("承办", "政府信息公开"),
    "政府工作报告",
    "2023-01-18",
    None,
)

PAGES = (GOVERNMENT, PORTAL, PAPER, BULLETIN, ACCOUNT, BRIEF, SPEECH)
