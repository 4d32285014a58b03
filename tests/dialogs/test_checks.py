"""Several firms and years in one conversation, and what is deleted."""

from __future__ import annotations

import pytest

from dialogs import Session
from dialogs.session import MOST_ASIDE
from engine import Library
from tests.dialogs.saying import say, text

FIRST = "长春／企业／2017／市里认定过，离岸500万美元，注册资本2000万元"


def test_another_firm_keeps_city_and_year_and_says_so(library: Library) -> None:
    first = say(library, FIRST).session
    second = say(library, "换一家公司", first)
    assert second.session.facts == {"city": "changchun", "year": 2017}
    assert second.session.pending == "role" and "沿用长春、2017年度" in text(second)
    back = say(library, "企业／离岸60万美元／回到第一家", second.session)
    assert back.session.facts == first.facts and back.session.pending == first.pending
    assert "回到第1家" in text(back)
    again = say(library, "第2家", back.session)
    assert again.session.facts["offshore"] == "600000 USD"


def test_a_step_back_undoes_the_change_of_firm(library: Library) -> None:
    first = say(library, FIRST).session
    back = say(library, "换一家公司／上一步", first).session
    assert (back.check, back.aside, back.past) == (first.check, first.aside, first.past)
    there = say(library, "换一家公司／企业／回到第1家", first).session
    undone = say(library, "上一步", there).session
    assert undone.firm == 2 and undone.facts["role"] == ["enterprise"]


def test_all_firms_are_listed_with_what_they_come_to(library: Library) -> None:
    listed = text(say(library, "换一家公司／企业／都算过哪些", say(library, FIRST).session))
    assert "第1家，长春2017年度：" in listed and "第2家，长春2017年度（正在算）" in listed


def test_another_year_knows_last_years_figures(library: Library) -> None:
    first = say(library, FIRST).session
    later = say(library, "再算一下2018年的", first)
    assert later.session.facts == {
        "city": "changchun", "year": 2018, "role": ["enterprise"], "city_recognized": True,
        "offshore_prev": "5000000.00 USD", "registered_capital": "20000000 CNY",
    }  # fmt: skip
    assert "按2017年度填的，上年度离岸执行额记为500万美元" in text(later)
    same = say(library, "照旧", later.session).session
    assert same.facts["offshore"] == "5000000 USD"
    back = say(library, "回到2017年的", later.session).session
    assert back.facts == first.facts
    assert say(library, "再算2018年", back).session.facts == later.session.facts


def test_the_year_before_takes_what_was_said_of_it(library: Library) -> None:
    told = say(library, "长春／企业／2018／离岸500万美元，去年400万美元").session
    earlier = say(library, "再算一下去年的", told).session
    assert earlier.facts["year"] == 2017 and earlier.facts["offshore"] == "4000000 USD"
    # 郑州's last year leaves out what does not count, so it is not the whole of that year.
    told = say(library, "郑州／企业／2018／在岸500万元，去年在岸400万元").session
    assert "onshore" not in say(library, "再算2017年的", told).session.facts


@pytest.mark.parametrize("said", ["照旧", "都一样"])
def test_nothing_is_carried_where_nothing_was_told(library: Library, said: str) -> None:
    before = say(library, "郑州／企业／2018").session
    assert say(library, said, before).session.facts == before.facts


def test_odd_requests_are_answered(library: Library) -> None:
    before = say(library, "郑州／企业／2018").session
    assert "现在算的就是2018年度" in text(say(library, "再算一下2018年的", before))
    assert "没有算过“第七家”" in text(say(library, "回到第七家", before))
    assert "直接往下答" in text(say(library, "换一家公司", say(library, "郑州").session))
    assert say(library, "郑州／企业／再算一下2018年的").session.facts["year"] == 2018
    full = say(library, "／".join(["郑州／企业／2018／换一家公司"] * (MOST_ASIDE + 2)))
    assert len(full.session.aside) == MOST_ASIDE and "20份" in text(full)


def test_where_it_stands(library: Library) -> None:
    resumed = say(library, "上次说到哪了", say(library, "郑州／企业／2018／离岸150万美元").session)
    assert "郑州2018年度" in text(resumed) and "年度离岸执行额150万美元" in text(resumed)
    assert "37.05744万元" in text(resumed) and resumed.session.pending is not None
    assert "刚开始" in text(say(library, "上次说到哪了"))


def test_deletion_leaves_nothing(library: Library) -> None:
    before = say(library, f"{FIRST}／换一家公司／企业").session
    deleted = say(library, "删除我的数据", before)
    assert deleted.erased and deleted.session == Session(greeted=True, pending="city")
    assert "不能恢复" in text(deleted)
    assert "最开始" in text(say(library, "上一步", deleted.session))


def test_a_change_says_what_it_makes_idle(library: Library) -> None:
    told = say(library, "长春／企业／2018／市里认定过／在园区里，租了300平米，租了12个月").session
    changed = say(library, "在园区改成不在", told)
    assert changed.session.facts["in_park"] is False
    assert "不再影响结果" in text(changed) and "租" in text(changed)
