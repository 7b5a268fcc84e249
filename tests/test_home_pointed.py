"""The place that 该县 points at, and what else is told beside a home. Every report here was made up."""

from __future__ import annotations

import pytest

from zhaoshang_extract import extract


def places_of(text: str) -> set[str | None]:
    """The places of all figures of a text."""
    return {figure.region.name if figure.region else None for figure in extract(text).observations}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            "本报讯 长乐对这次展会十分重视。近三年来，该区引进项目120个，到位资金30亿元。",
            "福建省福州市长乐区",
        ),
        ("据大埔“百日攻坚”指挥部透露，1至5月，该县签约项目12个，总投资20亿元。", "广东省梅州市大埔县"),
        (
            "本报讯 近日，丹江口市考察团赴宁波、台州招商。该市到位资金38亿元，增长20%。\n来源：十堰日报",
            "湖北省十堰市丹江口市",
        ),
        ("来源：九江日报\n瑞昌市今年签约项目9个。该市还将开工6个项目。", "江西省九江市瑞昌市"),
        (
            "永川对这次展会十分重视。从2004年至今，该区已引进项目312个，上亿元的28个。",
            "重庆市永川区",
        ),
        ("华龙网讯 铜梁近日在成都举行推介会，签约项目5个。该区到位资金6亿元。", "重庆市铜梁区"),
    ],
)
def test_what_该县_points_at_is_the_home_whoever_prints_it(text: str, path: str) -> None:
    assert places_of(text) == {path}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("绵阳市涪城区携手经济技术开发区来港招商。涪城区昨日签约项目5个。", "四川省绵阳市涪城区"),
        ("宁波市鄞州区联手高新技术产业开发区赴深圳推介。鄞州区签约项目6个。", "浙江省宁波市鄞州区"),
        ("前三季度四川省重点开发区营业收入8627亿元，增长9.4%。", "四川省"),
        ("1至5月，江西省国家级开发区签约项目88个。", "江西省"),
    ],
)
def test_a_verb_or_a_rank_before_a_zone_is_no_name_of_it(text: str, path: str) -> None:
    assert places_of(text) == {path}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            "6月12日，西藏班戈县牧业产品推介会在拉萨举行。现场签约项目9个，意向金额3亿元。（来源：西藏日报）",
            "西藏自治区那曲市班戈县",
        ),
        (
            "5月9日，四川省阿坝州文旅招商推介会在杭州举行。现场签约项目19个。（来源：钱江晚报）",
            "四川省阿坝藏族羌族自治州",
        ),
        (
            "辽宁日报讯 记者从省商务厅了解到，辽宁实施项目2986个。18日，朝阳市·北京对接会在北京举办。",
            "辽宁省",
        ),
        (
            "• 齐鲁网聊城频道欢迎您\n\n东阿县6个项目集中开工\n\n来源：齐鲁网 2017-03-30\n\n"
            "齐鲁网聊城3月30日讯（记者 某某）东阿县举办集中开工仪式，6个重点项目动工。",
            "山东省聊城市东阿县",
        ),
        (
            "• 首页 > 国内新闻 > 湖北新闻 > 湖北监利打好“乡情牌”\n• 湖北监利打好“乡情牌”\n\n"
            "新华社武汉2月12日电（记者某某）湖北监利市今年引资22亿元。\n\n现场有16家企业签约。",
            "湖北省荆州市监利市",
        ),
    ],
)
def test_a_venue_a_greeting_and_a_channel_are_no_home(text: str, path: str) -> None:
    assert places_of(text) == {path}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("孝感市招商忙。孝昌县与浙江一家纺织公司签约2个项目，总投资3亿元。", "湖北省孝感市孝昌县"),
        ("湘潭市昨日签约项目12个。娄底市同日也在深圳签约建材、制鞋等9个项目。", "湖南省娄底市"),
        ("南充市签约项目20个。巴中市近日在成都签约项目3个，总投资12亿元。", "四川省巴中市"),
        ("山西省上半年签约项目48个。其中，晋中18个，大同13个。", "山西省大同市"),
        ("今年，全市到位资金30亿元，增长5%。我市将走访新落户安康的央企。", "陕西省安康市"),
    ],
)
def test_a_firm_or_a_venue_behind_the_subject_takes_no_figure(text: str, last: str) -> None:
    region = extract(text).observations[-1].region
    assert region is not None
    assert region.name == last


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("签约项目8个，总投资5亿元。鼓励安岳籍企业家返乡办厂。", "四川省资阳市安岳县"),
        ("上半年，签约项目8个。在外打拼的临泉籍人士纷纷回归。", "安徽省阜阳市临泉县"),
        ("5月8日，中国·岳西翠兰茶文化节举行，现场签约9个项目。", "安徽省安庆市岳西县"),
        ("中国（宁海）模具博览会签约项目6个，总投资3亿元。", "浙江省宁波市宁海县"),
    ],
)
def test_natives_who_return_and_the_name_of_an_occasion_tell_the_home(text: str, path: str) -> None:
    assert places_of(text) == {path}
