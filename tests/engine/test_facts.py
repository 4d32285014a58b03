"""Facts of a city's own: new ones checked where they stand, shared ones asked in the city's words."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from engine import DocumentError, Library, load
from engine.facts import load_catalogue
from engine.glossary import described, find
from engine.library import DATA
from engine.lint import lint_folder
from tests.engine.invented import document

ASK = "\n  ask:\n    question: 付了多少？\n    why: 按它算。\n    effort: 3\n"


def with_facts(tmp_path: Path, text: str) -> Library:
    document(tmp_path, {"条件": ["年度离岸执行额 ≥ 50万美元"], "金额": "1万元"})
    (tmp_path / "t-2024" / "facts.yaml").write_text(text.replace("▲", ""), "utf-8")
    return load([tmp_path])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"t_rent:\n  name: 房租\n  type: money\n  unit: ▲人民币{ASK}", "money 要写 unit，只能是 元 或 美元"),
        (f"t_rent:\n  name: 房租\n  type: money\n  unit: ▲万元{ASK}", "只能是 元 或 美元"),
        (f"t_rent:\n  name: 房租\n  type: ▲money{ASK}", "只能是 元 或 美元"),
        (f"t_rents:\n  name: 各处房租\n  type: list[money]\n  unit: ▲美元{ASK}", "只能是 元"),
        (f"t_staff:\n  name: 员工\n  type: integer\n  unit: ▲位{ASK}", "不认识的单位“位”，可用：元、美元、人"),
        (f"t_level:\n  name: 级别\n  type: ▲choice{ASK}", "选择类事实要有 values"),
        (f"t_levels:\n  name: 级别\n  type: ▲choices\n  values: {{}}{ASK}", "选择类事实要有 values"),
        (f"t_level:\n  name: 级别\n  type: choice\n  values: ▲[无, 3级]{ASK}", "“values”应当是若干“名称: 内容”"),
        (f"t_level:\n  name: 级别\n  type: choice\n  values: {{▲3: 3级}}{ASK}", "要加引号"),
        (f"▲3:\n  name: 级别\n  type: boolean{ASK}", "要写成一个英文词"),
        (f"▲offshore:\n  name: 另一个执行额\n  type: money\n  unit: 元{ASK}", "事实“offshore”（年度离岸执行额）已经有了"),
        ("offshore:\n  ask:\n    variants:\n      - when: ▲{city: zhengzhou}\n        why: 另一个城市。\n", "when: {city: t}"),
        ("offshore:\n  ask:\n    variants:\n      - when: ▲{role: enterprise}\n        why: 没有城市。\n", "when: {city: t}"),
        ("offshore:\n  ask:\n    ▲question: 多少？\n    variants:\n      - when: {city: t}\n", "不认识“question”"),
        ("▲- offshore\n", "这里应当是若干事实"),
    ],
)  # fmt: skip
def test_a_wrong_fact_is_told_in_its_own_file(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(DocumentError) as refused:
        with_facts(tmp_path, text)
    before = text[: text.index("▲")]
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert says in refused.value.message
    assert refused.value.path == tmp_path / "t-2024" / "facts.yaml"
    assert (refused.value.line, refused.value.column) == place


def test_a_city_words_the_question_for_a_shared_fact(tmp_path: Path) -> None:
    variants = (
        "    variants:\n      - when: {city: t}\n        why: 某城按它算。\n        none: 没有\n"
    )
    library = with_facts(tmp_path, f"offshore:\n  ask:\n{variants}")
    ask = library.catalogue["offshore"].ask
    role = frozenset({"enterprise"})
    assert (ask.wording("t", role).why, ask.wording("t", role).none) == ("某城按它算。", "没有")
    assert ask.wording("t", role).question == ask.question
    assert "郑州" in ask.wording("zhengzhou", role).why
    assert ask.why == load().catalogue["offshore"].ask.why


def test_the_first_wording_that_fits_is_the_citys_own(tmp_path: Path) -> None:
    own = "line_fee:\n  ask:\n    variants:\n      - when: {city: t, role: park_operator}\n        why: 园区。\n      - when: {city: t}\n        why: 企业。\n"
    ask = with_facts(tmp_path, own).catalogue["line_fee"].ask
    assert ask.wording("t", frozenset({"park_operator"})).why == "园区。"
    assert ask.wording("t", frozenset({"enterprise"})).why == "企业。"


def test_a_question_that_names_another_city_is_found(tmp_path: Path) -> None:
    document(tmp_path, {"条件": ["注册资本 ≥ 50万元", "一带一路项目执行额 > 0"], "金额": "1万元"})
    folder = tmp_path / "t-2024"

    def about_wording() -> list[str]:
        found = lint_folder(load([tmp_path]), folder)
        return [one.message for one in found if "别的城市" in one.message]

    capital, road = about_wording()
    assert "“注册资本”（registered_capital）的缘由说的是别的城市" in capital
    assert "“一带一路项目执行额”（belt_road）的缘由" in road
    own = "registered_capital:\n  ask:\n    variants:\n      - when: {city: t}\n        why: 某城有要求。\n"
    (folder / "facts.yaml").write_text(own, "utf-8")
    assert about_wording() == [road]


def test_a_wording_for_another_role_does_not_count(tmp_path: Path) -> None:
    document(
        tmp_path,
        {"role": ["enterprise", "park_operator"], "条件": ["国际通信专线费 > 0"], "金额": "1万元"},
    )
    folder = tmp_path / "t-2024"
    own = "line_fee:\n  ask:\n    variants:\n      - when: {city: t, role: park_operator}\n        question: 沈阳的专线？\n"
    (folder / "facts.yaml").write_text(own, "utf-8")
    (found,) = [one for one in lint_folder(load([tmp_path]), folder) if "别的城市" in one.message]
    assert "的提问说的是别的城市" in found.message


def test_facts_are_found_by_their_words() -> None:
    catalogue = load_catalogue(DATA / "facts.yaml")
    keys = [fact.key for fact in find(catalogue, ["租", "办公"])]
    assert keys == ["office_rent_area", "office_rent_months"]
    assert "offshore" in [fact.key for fact in find(catalogue, ["出口执行额"])]
    assert "certifications" in [fact.key for fact in find(catalogue, ["CMMI"])]
    assert [fact.key for fact in find(catalogue, ["没有的词", "辽股交融资"])] == [
        "liaoning_financing"
    ]
    assert find(catalogue, ["没有的词"]) == []
    assert len(find(catalogue, [])) == len(catalogue)


def test_a_fact_is_described_without_any_citys_wording(library: Library) -> None:
    assert described(library.catalogue["onshore"]) == (
        "年度在岸执行额  onshore  money（金额，单位 元）\n"
        "    这一年给国内客户做的服务外包，合同执行额（已完成的金额）是多少元？"
    )
    assert "可选：无（none）、租场地自建坐席（self_built）" in described(
        library.catalogue["seat_mode"]
    )


@pytest.mark.parametrize("broken", [False, True])
def test_the_command_works_even_while_a_policy_is_being_written(
    tmp_path: Path, broken: bool
) -> None:
    document(tmp_path, {"金额": "1万元"})
    if broken:
        (tmp_path / "t-2024" / "policy.yaml").write_text("title：甲\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "engine", "facts", "辽股交融资"],
        env={**os.environ, "BOT_POLICIES": str(tmp_path)},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.startswith("辽股交挂牌后股权融资额  liaoning_financing  money")
    assert done.stdout.endswith("共 1 项。公式里写名称，算例里写键。\n")
    assert done.stderr == ("自己的政策文件夹还有错，这里只列共用的事实。\n" if broken else "")
