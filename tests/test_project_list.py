"""Lists of names: whatever is listed comes back, item by item, whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from zhaoshang_extract.assemble.list import split_items
from zhaoshang_extract.assemble.project import find_projects
from zhaoshang_extract.pipeline import read

_BRANDS = ("锐川", "沃岚", "弘磷", "骏岱", "恒礁", "朗玥", "澜汐", "昆岐", "峤峰", "珩远")
_GOODS = ("轴承", "铜箔", "茶具", "羊绒", "木地板", "无人机", "传感器", "电路板", "饲料添加剂", "海缆")
_TAILS = ("项目", "产业园", "生产线", "智造基地", "加工厂", "二期")

plain_names = st.builds("".join, st.tuples(*map(st.sampled_from, (_BRANDS, _GOODS, _TAILS))))
bracketed = plain_names.map(lambda name: name[:2] + "（城北）" + name[2:])
quoted = plain_names.map(lambda name: f"“{name[:2]}、{name[:2]}里”{name[2:]}")
names = st.lists(st.one_of(plain_names, bracketed, quoted), min_size=2, max_size=12, unique=True)
lists = st.lists(plain_names, min_size=2, max_size=9, unique=True)


def spans_to_text(text: str, start: int, end: int) -> list[str]:
    return [text[slice(*item)] for item in split_items(text, start, end)]


@given(names)
def test_every_item_comes_back(items: list[str]) -> None:
    text = "、".join(items)
    assert spans_to_text(text, 0, len(text)) == items


@given(lists, st.sampled_from(["和", "与", "以及"]))
def test_the_last_item_may_be_joined_by_a_word(items: list[str], word: str) -> None:
    text = "、".join(items[:-1]) + word + items[-1]
    assert spans_to_text(text, 0, len(text)) == items


@given(lists, st.sampled_from(["总投资", "投资", "计划总投资"]), st.integers(2, 90))
def test_amounts_in_brackets_split_no_item(items: list[str], word: str, amount: int) -> None:
    text = "、".join(f"{item}（{word}{amount}亿元，占地（含代征）300亩）" for item in items)
    assert len(split_items(text, 0, len(text))) == len(items)


@settings(max_examples=40, deadline=None)
@given(lists, st.sampled_from(["等", "等一批", "等多个重点"]), st.sampled_from(["项目", "重大项目"]))
def test_a_list_with_one_step_gives_each_name_once(items: list[str], mark: str, noun: str) -> None:
    text = f"今年先后引进了{'、'.join(items)}{mark}{noun}。"
    found = find_projects(read(text, published="2024-06-20"))
    assert [project.name for project in found] == items
    assert {project.stage for project in found} == {"introduced"}


@settings(max_examples=40, deadline=None)
@given(lists, st.data())
def test_each_amount_stays_with_its_name(items: list[str], data: st.DataObject) -> None:
    amounts = data.draw(st.lists(st.integers(2, 900), min_size=len(items), max_size=len(items)))
    listed = "、".join(f"总投资{amount}亿元的{name}" for name, amount in zip(items, amounts, strict=True))
    found = find_projects(read(f"{listed}等项目相继开工。", published="2024-06-20"))
    assert [(p.name, int(p.fact.quantity.value) if p.fact else None) for p in found] == list(
        zip(items, amounts, strict=True)
    )


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="甲产业园项目、和与及等（）“”《》，。投资3亿元的签约", max_size=60))
def test_no_name_swallows_a_mark_or_a_closing_word(text: str) -> None:
    for project in find_projects(read(text)):
        assert not project.name.endswith(("等", "、", "，", "。"))
        assert not set(project.name) & set("，。；\n")
