"""Looking up: the kinds of answer, the clean-up of a question, and how it is told."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from dialogs.cli import cli
from dialogs.lookup import Hit, lookup
from dialogs.lookup.corpus import corpus
from dialogs.lookup.index import BUDGET, build
from dialogs.phrase import lookup as phrase
from dialogs.reply import plain
from engine import Library


def said(library: Library, text: str, city: str | None = None, year: int | None = None) -> str:
    return plain(phrase.blocks(lookup(library, text, city), library, year))


@pytest.mark.parametrize(
    "text, city, kind, first",
    [
        ("招应届生有补贴吗", "zhengzhou", "answer", "zhengzhou-2017:四（八）"),
        ("郑州的还有效吗", None, "policy", "zhengzhou-2017:六"),
        ("两个政策能一起拿吗", "qingyuan", "policy", "qingyuan-2015:四（二）"),
        ("什么叫离岸外包", "zhengzhou", "definition", "zhengzhou-2017:二"),
        ("專線費報銷多少", "changchun", "answer", "changchun-2017:（五）"),
        ("那长春呢，租房补不补", "zhengzhou", "answer", "changchun-2017:（四）"),
    ],
)
def test_answers(library: Library, text: str, city: str | None, kind: str, first: str) -> None:
    found = lookup(library, text, city)
    assert (found.kind, found.hits[0].id) == (kind, first)


@pytest.mark.parametrize(
    "text, city, kind, subject",
    [
        ("今天天气怎么样", "zhengzhou", "off_topic", None),
        ("个税返还", None, "not_covered", "个税"),
        ("深圳的服务外包政策", "zhengzhou", "not_covered", "深圳"),
        ("房租报销吗", "zhengzhou", "other_city", None),
        ("", None, "off_topic", None),
        ("。。。！？", None, "off_topic", None),
    ],
)
def test_refusals(
    library: Library, text: str, city: str | None, kind: str, subject: str | None
) -> None:
    found = lookup(library, text, city)
    assert (found.kind, found.subject, found.hits) == (kind, subject, ())


def test_another_city_names_the_clauses_that_answer(library: Library) -> None:
    found = lookup(library, "郑州给房租补贴吗")
    cities = {hit.place.city for hit in found.elsewhere[:3]}
    assert cities == {"changchun", "qingyuan", "wenzhou"}


def test_a_comparison_gives_one_clause_of_each_city_first(library: Library) -> None:
    found = lookup(library, "哪个城市给房租补贴最多", "zhengzhou")
    assert found.compare
    first = [hit.place.city for hit in found.hits[:3]]
    assert len(set(first)) == 3


@pytest.mark.parametrize(
    "text, meant",
    [("房祖补贴", "房租补贴"), ("zhanhui butie", "展会 补贴"), ("国际认正", "国际认证")],
)
def test_slips_are_mended(library: Library, text: str, meant: str) -> None:
    assert corpus(library).mender.mend(text) == meant


def test_everyday_words_are_no_slips(library: Library) -> None:
    for text in ("今天天气怎么样", "我女朋友生气了", "红烧肉怎么做"):
        assert corpus(library).mender.mend(text) == text


@pytest.mark.parametrize("text", ["补" * 5000, "𠮷\ud800\0", "(" * 900, "a " * 900, "🤖" * 50])
def test_odd_messages_do_no_harm(library: Library, text: str) -> None:
    lookup(library, text)


def test_beyond_the_budget_the_best_are_the_same() -> None:
    documents = [{"common": 1.0, f"rare{number % 500}": 1.0} for number in range(3 * BUDGET)]
    documents[77] = {"common": 3.0, "rare7": 2.0}
    index = build(documents)
    assert index.search({"common": 1.0, "rare7": 1.0}, 0, len(documents), 1)[0][0] == 77


def test_a_clause_is_told_verbatim_with_its_source(library: Library) -> None:
    text = said(library, "郑州离岸最多能拿多少钱", year=2018)
    clause = next(
        one for one in library.policy("zhengzhou-2017").policy.clauses if one.clause == "四（一）"
    )
    assert clause.text in text
    for part in ("郑政办文〔2017〕46号", "郑州市人民政府办公厅", "2017年8月21日", "2018年度"):
        assert part in text


def test_refusals_are_told_apart(library: Library) -> None:
    assert "不在服务外包政策的范围里" in said(library, "讲个笑话")
    assert "没有写“光伏”" in said(library, "屋顶光伏补贴多少")
    assert "郑州的文件没有写这件事" in said(library, "郑州给房租补贴吗")


def test_a_question_on_the_document_is_told_from_its_data(library: Library) -> None:
    assert "3至6月" in said(library, "清远什么时候申报")
    assert "文件没有写" in said(library, "几月份申报", "shenyang")
    assert "2019年12月31日" in said(library, "郑州的还有效吗")


def test_unsure_clauses_are_offered_as_choices(library: Library) -> None:
    found = lookup(library, "十三五财政投入规模", "changchun")
    assert found.kind == "choose"
    assert phrase.choices(found, library)[0] == "长春（一）"


def test_the_command_line_prints_hits_a_line() -> None:
    result = CliRunner().invoke(
        cli, ["lookup", "--city", "qingyuan", "--top", "2"], input="工位补贴\n今天天气\n"
    )
    first, second = map(json.loads, result.stdout.splitlines())
    assert [*first] == ["hits"] and len(first["hits"]) == 2
    assert [*first["hits"][0]] == ["clause", "title", "text", "score"]
    assert first["hits"][0]["clause"] == "qingyuan-2015:一（二）"
    assert 0 < first["hits"][0]["score"] <= 1
    assert second == {"hits": []}


def test_the_command_line_refuses_an_unknown_city() -> None:
    result = CliRunner().invoke(cli, ["lookup", "--city", "paris"], input="")
    assert result.exit_code == 2


@pytest.mark.parametrize(
    "text, city, first",
    [
        ("长春（四）", "zhengzhou", "changchun-2017:（四）"),
        ("温州第10条", None, "wenzhou-2012:10"),
        ("四（一）", "zhengzhou", "zhengzhou-2017:四（一）"),
        ("清远一(六)2讲了什么", None, "qingyuan-2015:一（六）2"),
    ],
)
def test_a_clause_is_found_by_its_heading(
    library: Library, text: str, city: str | None, first: str
) -> None:
    assert [hit.id for hit in lookup(library, text, city).hits] == [first]


@pytest.mark.parametrize(
    "text, subject",
    [
        ("去大连开外包公司有什么奖励", "大连"),
        ("在成都做离岸外包给补贴吗", "成都"),
        ("杭州软件外包政策", "杭州"),
    ],
)
def test_policies_of_other_places_are_not_covered(
    library: Library, text: str, subject: str
) -> None:
    found = lookup(library, text)
    assert (found.kind, found.subject) == ("not_covered", subject)


@pytest.mark.parametrize("text", ["去上海参加展会能报销吗", "从北京搬过来有落户奖励吗"])
def test_a_place_in_passing_does_not_matter(library: Library, text: str) -> None:
    assert lookup(library, text, "changchun").kind in ("answer", "choose")


def test_every_label_offered_finds_its_clause(library: Library) -> None:
    for place in corpus(library).places:
        hit = Hit(place, 1.0)
        assert lookup(library, phrase.label(hit, library)).hits[0].id == hit.id
