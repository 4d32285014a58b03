"""Stretches instead of figures: offered where they settle as much, told by their words."""

from __future__ import annotations

from dialogs import Session
from engine import Library
from tests.dialogs.saying import say, text

# 长春 asks 1000万元 of some firms that settle, 2000万元 of others and of those that buy premises.
OLD = Session(
    greeted=True,
    facts={"city": "changchun", "role": ["enterprise"], "year": 2018, "newly_settled": False},
)


def test_stretches_are_buttons_and_a_figure_still_works(library: Library) -> None:
    asked = say(library, "改注册资本", OLD)
    assert asked.session.pending == "registered_capital"
    offered = asked.replies[0].choices
    assert "2000万元及以上" in offered and "我填具体数" in offered
    exact = say(library, "我填具体数", asked.session)
    assert exact.session.pending == "registered_capital" and "请直接回复数字" in text(exact)
    told = say(library, "1500万元", asked.session)
    assert told.session.facts["registered_capital"] == "15000000 CNY" and not told.session.bands


def test_a_stretch_is_told_by_its_words(library: Library) -> None:
    asked = say(library, "改注册资本", OLD)
    told = say(library, "2000万元及以上", asked.session)
    assert told.session.bands == {"registered_capital": "2000万元及以上"}
    assert "注册资本——2000万元及以上" in text(told)
    assert "注册资本：2000万元及以上" in text(say(library, "已填", told.session))
    undone = say(library, "上一步", told.session).session
    assert undone.bands == {} and "registered_capital" not in undone.facts


def test_a_change_that_needs_more_asks_again(library: Library) -> None:
    # Not newly settled only 2000万元 matters; newly settled 1000万元 matters, too.
    told = say(library, "改注册资本／不到2000万元", OLD)
    assert told.session.bands == {"registered_capital": "不到2000万元"}
    changed = say(library, "改当年新落户／是", told.session)
    assert "registered_capital" not in changed.session.facts
    assert "原来填的范围现在不够用了" in text(changed)


def test_what_a_question_is_worth(library: Library) -> None:
    # 郑州四（一）pays at most 300万元 and 四（六）, which goes beside it, at most 20万元 (from
    # 100万美元 up). 在岸 counts for 四（二）, at most 30万元, and for 四（八）, at most 50万元; one of them only.
    offshore = text(say(library, "郑州／企业／2018／改离岸执行额"))
    assert "这一问最多影响320万元" in offshore
    onshore = text(say(library, "郑州／企业／2018／改在岸执行额"))
    assert "这一问最多影响50万元" in onshore


def test_a_good_result_is_offered_once(library: Library) -> None:
    # 300万元 are reached at 1237.42…万美元 and more; only 先进奖励 can be had besides.
    told = say(library, "郑州／企业／2018／离岸2000万美元")
    assert "现在已经能确定合计300万元" in text(told) and told.session.offered
    assert "已经能确定合计" not in text(say(library, "不是", told.session))


def test_a_stretch_is_never_said_as_a_figure(library: Library) -> None:
    told = say(library, "改注册资本／不到2000万元", OLD).session
    for said in (
        "再算一下2019年的／已填",
        "结果",
        "详情",
        "不符合",
        "跟郑州比呢",
        "如果注册资本再多100万元呢",
        "导出",
    ):
        taken = say(library, said, told)
        papers = [one.text for reply in taken.replies for one in reply.attachments]
        assert "1000万元" not in text(taken) + "".join(papers).replace(" ", ""), said
    later = say(library, "再算一下2019年的", told).session
    assert later.bands == {"registered_capital": "不到2000万元"}


def test_a_rough_figure_stays_one_in_another_year(library: Library) -> None:
    told = say(library, "长春／企业／2018／注册资本大概1500万元").session
    assert told.approximate == ("registered_capital",)
    assert say(library, "再算一下2019年的", told).session.approximate == ("registered_capital",)
