"""Conversations turn by turn: what is asked, kept, corrected, undone and told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs import Message, Session, Turn, turn
from engine import Library, assess, read_profile, standard

TODAY = date(2018, 12, 1)


def say(library: Library, *messages: str, start: Session | None = None) -> Turn:
    """The last turn of a conversation."""
    session = start or Session()
    for text in messages:
        taken = turn(session, Message(text, TODAY), library)
        session = taken.session
    return taken


def text(taken: Turn) -> str:
    return "\n".join(reply.text for reply in taken.replies)


OPENED = ("郑州", "服务外包企业", "2018")


def test_opening_order_and_status_at_once(library: Library) -> None:
    assert say(library, "").session.pending == "city"
    assert say(library, "郑州").session.pending == "role"
    assert say(library, "郑州", "1").session.pending == "year"
    opened = say(library, *OPENED)
    assert opened.session.facts == {"city": "zhengzhou", "role": ["enterprise"], "year": 2018}
    assert "试行至2019年底" in text(opened)
    assert "最多还有" in text(opened)


@pytest.mark.parametrize("said", ["郑州", "郑州市", "我们在郑州高新区", "1", "zhengzhou"])
def test_the_city_by_any_name(library: Library, said: str) -> None:
    assert say(library, said).session.facts == {"city": "zhengzhou"}


def test_a_city_without_a_document_is_told_so(library: Library) -> None:
    taken = say(library, "深圳")
    assert taken.session.facts == {} and taken.session.pending == "city"
    assert say(library, "跳过").session.pending == "city"


def test_an_expired_year_is_said_plainly(library: Library) -> None:
    taken = say(library, "郑州", "1", "2021")
    assert "管不到这一年" in text(taken)
    shown = text(say(library, "结果", start=taken.session))
    assert "注意：文件已过期" in shown and "现在不能据此申请" in shown


def test_the_question_settles_a_currency_and_says_so(library: Library) -> None:
    taken = say(library, *OPENED, "改离岸执行额", "150万")
    assert taken.session.facts["offshore"] == "1500000 USD"
    assert "按美元记" in text(taken)
    again = say(library, "不对，是人民币1000万", start=taken.session)
    assert again.session.facts["offshore"] == "10000000 CNY"


def test_a_currency_that_no_question_settles_is_asked_and_a_number_picks_it(
    library: Library,
) -> None:
    taken = say(library, *OPENED, "我们离岸150万，员工80人")
    assert taken.session.facts["headcount"] == 80
    assert taken.replies[0].choices == ("150万美元", "150万元")
    for answer in ("1", "美元", "150万美元"):
        after = say(library, answer, start=taken.session)
        assert after.session.facts["offshore"] == "1500000 USD"
    assert say(library, "2", start=taken.session).session.facts["offshore"] == "1500000 CNY"
    assert say(library, "80万美元", start=taken.session).session.facts["offshore"] == "800000 USD"


def test_what_is_volunteered_is_taken_and_said_back(library: Library) -> None:
    taken = say(library, "我们在郑州，18年离岸做了150万美元，80个人，CMMI3")
    assert taken.session.facts == {
        "city": "zhengzhou",
        "year": 2018,
        "offshore": "1500000 USD",
        "headcount": 80,
        "certifications": [{"name": "CMMI"}],
    }
    assert "年度离岸执行额——150 万美元" in text(taken) and "从业人员数——80人" in text(taken)
    assert say(library, "上一步", start=taken.session).session.facts == {}


def test_a_contradiction_is_confirmed(library: Library) -> None:
    before = say(library, *OPENED, "员工80人")
    assert before.session.facts["headcount"] == 80
    disputed = say(library, "我们有120名员工", start=before.session)
    assert disputed.session.facts["headcount"] == 80
    assert "以哪个为准" in text(disputed) and disputed.replies[0].choices == ("120人", "80人")
    assert say(library, "1", start=disputed.session).session.facts["headcount"] == 120
    assert say(library, "80人", start=disputed.session).session.facts["headcount"] == 80
    assert say(library, "不清楚", start=disputed.session).session.facts["headcount"] == 80
    told = say(library, "不对，人数是120", start=before.session)
    assert told.session.facts["headcount"] == 120


def test_the_cities_side_by_side(library: Library) -> None:
    shown = text(say(library, *OPENED, "离岸150万美元", "哪个城市划算"))
    assert "郑州" in shown and "长春" in shown and "各地主管部门审核" in shown


def test_a_city_without_a_document_is_not_taken_from_a_question_back(library: Library) -> None:
    only = replace(library, policies={"zhengzhou-2017": library.policies["zhengzhou-2017"]})
    taken = say(only, "郑州和温州", "2")
    assert taken.session.facts.get("city") != "wenzhou"


def test_unknown_is_never_zero(library: Library) -> None:
    taken = say(library, *OPENED, "改离岸执行额", "不清楚")
    assert "offshore" not in taken.session.facts
    assert "offshore" in taken.session.passed
    assert taken.assessment is not None
    assert taken.assessment.item("zhengzhou.offshore").verdict == "undetermined"
    none = say(library, *OPENED, "改离岸执行额", "没有境外客户")
    assert none.session.facts["offshore"] == "0 USD"
    assert none.assessment is not None
    assert none.assessment.item("zhengzhou.offshore").verdict == "ineligible"


def test_three_unknowns_offer_the_result(library: Library) -> None:
    assert "可以说“结果”" in text(say(library, *OPENED, "不清楚", "不知道", "不清楚"))


def test_corrections_and_what_follows(library: Library) -> None:
    first = say(library, *OPENED, "改离岸执行额", "150万美元")
    assert first.session.facts["offshore"] == "1500000 USD"
    again = say(library, "不对，是120万美元", start=first.session)
    assert again.session.facts["offshore"] == "1200000 USD"
    assert "已更正" in text(again)
    rate = say(library, "汇率改成6.8", start=again.session)
    assert rate.session.facts["usd_cny"] == "6.8"
    assert rate.assessment is not None
    # (1200000 − 100000) × 6.8 × 4%
    assert rate.assessment.item("zhengzhou.offshore").award.low == 299200


def test_a_correction_never_answers_the_pending_question(library: Library) -> None:
    before = say(library, *OPENED, "改离岸执行额", "150万美元")
    assert before.session.pending is not None
    pending = library.catalogue[before.session.pending]
    assert pending.type == "boolean"
    for said in ("不对，是的", "错了", "不对"):
        after = say(library, said, start=before.session)
        assert pending.key not in after.session.facts, said
        assert after.session.facts == before.session.facts, said


def test_several_steps_back_and_what_was_taken_back(library: Library) -> None:
    there = say(library, *OPENED)
    back = say(library, "退回两步", start=there.session)
    assert back.session.facts == {"city": "zhengzhou"} and back.session.pending == "role"
    assert "撤回了：申报主体、业务年度" in text(back)


def test_a_number_picks_a_year(library: Library) -> None:
    assert say(library, "郑州", "1", "3").session.facts["year"] == 2018
    assert "您选了 5：不清楚" in text(say(library, "郑州", "1", "5"))


def test_growth_stands_for_last_years_figure(library: Library) -> None:
    facts = {"city": "zhengzhou", "role": ["enterprise"], "year": 2018, "onshore": "3000000 CNY"}
    asked = Session(greeted=True, facts=facts, pending="onshore_prev")
    for said, previous in (
        ("增长20%", "2500000 CNY"),
        ("比上年涨了两成", "2500000 CNY"),
        ("20%", "2500000 CNY"),
        ("持平", "3000000 CNY"),
        ("翻了一番", "1500000 CNY"),
        ("下降25%", "4000000 CNY"),
        ("增长7%", "2803738.31 CNY"),
        ("250万", "2500000 CNY"),
    ):
        told = say(library, said, start=asked).session.facts["onshore_prev"]
        assert told.replace(".00 ", " ") == previous, said
    less = asked.changed(facts={**facts, "onshore_out_of_scope": "1000000 CNY"})
    told = say(library, "增长25%", start=less).session.facts["onshore_prev"]
    assert told.replace(".00 ", " ") == "1600000 CNY"


def test_two_misses_offer_a_way_out(library: Library) -> None:
    taken = say(library, *OPENED, "呜呜呜", "哈哈哈")
    assert "这一问可以先放下" in text(taken)


def test_another_year_after_the_result_is_a_check_of_its_own(library: Library) -> None:
    facts = {
        "city": "zhengzhou", "role": ["enterprise"], "year": 2018, "onshore": "0 CNY",
        "offshore": "0 USD", "mofcom_registered": False, "key_enterprise": False,
        "newly_settled": False, "headquarters": False, "new_graduate_hires": 0, "titles": [],
        "city_expo": False,
    }  # fmt: skip
    done = say(library, "好", start=Session(greeted=True, facts=facts))
    taken = say(library, "2017年呢", start=done.session)
    assert taken.session.facts["year"] == 2017 and "onshore" not in taken.session.facts
    assert taken.session.aside[0].facts == facts and "另算 2017 年度" in text(taken)
    changed = say(library, "年度改成2017", start=done.session)
    assert changed.session.facts["year"] == 2017
    assert "按原来的年度填的" in text(changed)


def test_what_the_document_says_besides(library: Library) -> None:
    assert "申报须知" in text(say(library, *OPENED, "怎么申请"))
    assert "四（十） 支持服务外包交流活动" in text(say(library, *OPENED, "政策原文"))


def test_only_roles_that_the_document_serves_are_offered(library: Library) -> None:
    offered = say(library, "郑州").replies[0].choices
    assert "院校" not in offered and "培训机构" in offered


def test_another_reading_may_change_what_is_best(library: Library) -> None:
    # 20万美元 at 6.7518: 分段 2.70072万 < 60 × 500 = 3万 < 全额 5.40144万.
    facts = {
        "city": "zhengzhou", "role": ["enterprise", "training_institution"], "year": 2017,
        "offshore": "200000 USD", "trainees_placed": 60, "onshore": "0 CNY",
        "mofcom_registered": False, "key_enterprise": False, "newly_settled": False,
        "headquarters": False, "new_graduate_hires": 0, "titles": [], "city_expo": False,
    }  # fmt: skip
    shown = text(say(library, "结果", start=Session(greeted=True, facts=facts)))
    assert "✓ 四（八） 培训机构补贴：3 万元" in shown
    assert (
        "如果四（一）按“全额”读，最划算的是 四（一） 承接离岸业务奖励，合计 5.40144 万元" in shown
    )


def test_back_restores_exactly(library: Library) -> None:
    before = say(library, *OPENED)
    after = say(library, "不清楚", "上一步", start=before.session)
    assert after.session.facts == before.session.facts
    assert after.session.passed == before.session.passed
    assert after.session.pending == before.session.pending
    assert "最开始" in text(say(library, "上一步"))


def test_restart_empties_the_check_and_can_be_taken_back(library: Library) -> None:
    restarted = say(library, *OPENED, "重来").session
    assert restarted.facts == {} and restarted.pending == "city"
    assert say(library, "上一步", start=restarted).session.facts["year"] == 2018


def test_result_at_any_time_then_the_question_again(library: Library) -> None:
    taken = say(library, *OPENED, "结果")
    assert "还不能确定" in text(taken) and "最多 300 万元" in text(taken)
    assert taken.session.pending is not None
    assert "还不知道是哪个城市" in text(say(library, "结果"))


def test_a_default_that_matters_is_asked(library: Library) -> None:
    facts = {
        "city": "zhengzhou", "role": ["enterprise"], "year": 2017, "offshore": "0 USD",
        "onshore": "3000000 CNY", "mofcom_registered": False, "key_enterprise": False,
        "newly_settled": False, "headquarters": False, "new_graduate_hires": 0, "titles": [],
    }  # fmt: skip
    taken = say(library, "结果", "好", start=Session(greeted=True, facts=facts))
    asked = say(library, "年度改成2016", start=taken.session)
    assert asked.session.pending == "onshore_out_of_scope"
    done = say(library, "50万", start=asked.session)
    assert done.session.pending is None
    assert "5 万元" in text(done)  # (3000000 − 500000) × 2%


def test_the_final_result(library: Library) -> None:
    facts = {
        "city": "zhengzhou", "role": ["enterprise"], "year": 2018, "onshore": "0 CNY",
        "mofcom_registered": True, "city_expo": True, "key_enterprise": True, "key_rank": 2,
        "newly_settled": False, "headquarters": True, "new_graduate_hires": 1, "titles": [],
        "overseas_investment": "490000 USD",
    }  # fmt: skip
    session = Session(greeted=True, facts=facts, pending="offshore")
    told = say(library, "380万美元", start=session)
    shown = "".join(text(say(library, one, start=told.session)) for one in ("详情", "只差一步"))
    shown += text(told)
    for wanted in (
        "郑政办文〔2017〕46号",
        "四（一） 承接离岸业务奖励：86.29224 万元",
        "(200 万美元 − 10 万美元) × 6.6174 × 4% = 50.29224 万元",
        "按“全额”为 88.9392 万元",
        "四（六） 重点企业奖励：15 万元",
        "合计 101.29224 万元",
        "放弃 四（八） 录用大学生培训补贴：4500 元",
        "不重复给予政策支持（五）",
        "四（五） 总部经济优惠：文件未给金额，也占这个名额",
        "海外机构中方投资额再增加 1 万美元即达门槛（50 万美元），可得约 10 万元",
        "6.6174",
        "以主管部门审核为准",
    ):
        assert wanted in shown, wanted
    for banned in ("保证", "一定能", "可领取", "CNY", "USD", "None"):
        assert banned not in shown


@pytest.mark.parametrize(
    "said",
    ["", "  ", "？？？", "x" * 10_000, "\x00\x07", "<script>", "'; --", "{{7*7}}", "%s%n", "🙂" * 50,
     "为什么", "帮助", "谢谢", "你好", "转人工", "原文 九十九", "改火星人", "不对", "错了，是"],
)  # fmt: skip
def test_anything_else_keeps_the_question(library: Library, said: str) -> None:
    before = say(library, *OPENED)
    after = say(library, said, start=before.session)
    assert after.session.facts == before.session.facts
    assert after.session.pending in (before.session.pending, "year")
    assert text(after)


def test_why_is_answered_after_the_last_question(library: Library) -> None:
    after = say(library, "郑州", "园区", "2016")
    while after.session.pending is not None:
        after = say(library, "没有", start=after.session)
    assert text(say(library, "为什么", start=after.session))


SAYINGS = st.one_of(
    st.sampled_from(
        ["郑州", "1", "2", "3", "有", "没有", "不清楚", "跳过", "上一步", "结果", "重来", "2018", "去年",
         "150万美元", "300万", "80", "80人", "10万", "都没有", "是", "改离岸执行额", "年度改成2017",
         "不对，是5", "帮助", "已填", "为什么", "原文 五", "退出", "1和3", "第2名", "-5", "80到100"]
    ),
    st.text(max_size=20),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(messages=st.lists(SAYINGS, max_size=25))
def test_random_talk(messages: list[str]) -> None:
    library, session = standard(), Session()
    for said in messages:
        before = session
        taken = turn(session, Message(said, TODAY), library)
        session = taken.session
        assert taken.replies and text(taken)
        assert Session.model_validate_json(session.model_dump_json()) == session
        profile = read_profile(session.facts, library.catalogue)
        if profile.city is not None:
            loaded = library.cities[profile.city]
            assert taken.assessment == assess(library, loaded, profile, today=TODAY)
        if session.past and len(session.past) > len(before.past):
            undone = turn(session, Message("上一步", TODAY), library).session
            last = session.past[-1]
            assert (undone.facts, undone.passed, undone.pending) == (
                last.facts,
                last.passed,
                last.pending,
            )
