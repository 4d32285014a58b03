"""The shipped documents have no finding; a copy with one mistake has exactly the finding it deserves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engine import DocumentError, EngineError, Library, load
from engine.library import DATA
from engine.lint import Finding, lint, lint_folder
from engine.scaffold import new_policy

#: Every award of the contract, in the order in which it lists them.
ITEMS = [
    "zhengzhou.offshore", "zhengzhou.onshore", "zhengzhou.expo", "zhengzhou.overseas", "zhengzhou.landing",
    "zhengzhou.headquarters", "zhengzhou.key_rank", "zhengzhou.park", "zhengzhou.training", "zhengzhou.graduates",
    "zhengzhou.platform", "zhengzhou.association",
    "changchun.park", "changchun.office_purchase", "changchun.office_rent", "changchun.line", "changchun.platform",
    "changchun.landing_global", "changchun.landing_china", "changchun.landing_other", "changchun.headquarters",
    "changchun.spin_off", "changchun.increment", "changchun.expo", "changchun.training_setup", "changchun.hires",
    "changchun.training", "changchun.talent", "changchun.innovation", "changchun.tech_purchase",
    "changchun.certification", "changchun.alliance",
    "wenzhou.park", "wenzhou.training_institution", "wenzhou.platform_use", "wenzhou.platform",
    "wenzhou.key_enterprise", "wenzhou.line", "wenzhou.rent", "wenzhou.match", "wenzhou.expo", "wenzhou.promotion",
    "wenzhou.training", "wenzhou.talent", "wenzhou.tax", "wenzhou.association",
    "qingyuan.site_rent", "qingyuan.seat_rent", "qingyuan.interns", "qingyuan.college", "qingyuan.certification",
    "qingyuan.expo", "qingyuan.offshore", "qingyuan.line", "qingyuan.referral",
    "shenyang.offshore_interest", "shenyang.onshore_interest", "shenyang.overseas", "shenyang.belt_road",
    "shenyang.gov_expo", "shenyang.other_expo", "shenyang.certification", "shenyang.brand", "shenyang.trademark",
    "shenyang.patent", "shenyang.loan", "shenyang.tech_advanced", "shenyang.manufacturing", "shenyang.platform",
    "shenyang.platform_upgrade", "shenyang.neeq", "shenyang.neeq_equity", "shenyang.liaoning",
    "shenyang.liaoning_financing", "shenyang.staff_certs", "shenyang.training", "shenyang.internship",
]  # fmt: skip


def test_the_documents_have_no_finding(library: Library) -> None:
    assert [str(finding) for finding in lint(library)] == []


def test_a_new_policy_has_only_the_sample_to_be_replaced(tmp_path: Path) -> None:
    new_policy(tmp_path, "kaifeng-2024", "kaifeng", "开封")
    found = lint_folder(load([tmp_path]), tmp_path / "kaifeng-2024")
    assert all("样本里的" in one.message for one in found)
    assert [(one.path.name, one.line) for one in found] == [
        ("policy.yaml", 6), ("policy.yaml", 7), ("policy.yaml", 8), ("source.txt", 1), ("source.txt", 4),
    ]  # fmt: skip


def test_every_item_of_the_contract_exists(library: Library) -> None:
    assert len(ITEMS) == 77
    found = {rule.id for loaded in library.policies.values() for rule in loaded.rules}
    assert found >= set(ITEMS)


def test_an_unknown_policy_is_refused(library: Library) -> None:
    with pytest.raises(EngineError, match="没有编号为"):
        lint(library, ["nowhere-2000"])


#: One mistake each: what it is called, the policy, the file, what is replaced (everywhere) by what,
#: the clause and item it must be found at, and what must be said (parted by ｜ where it is found from
#: both sides). ▲ marks the line, if it is told.
MISTAKES: list[tuple[str, str, str, str, str, str, str]] = [
    # 1 the text against the source
    (
        "one comma is full-width", "zhengzhou-2017", "policy.yaml",
        "    text: |-\n      对年度离岸服务外包合同执行金额达到10万美元(含)以上的企业给予奖励,10—",
        "    text: ▲|-\n      对年度离岸服务外包合同执行金额达到10万美元(含)以上的企业给予奖励，10—",
        "四（一）", "【，10—200万】",
    ),
    (
        "a word too many between numberings", "qingyuan-2015", "policy.yaml",
        "招生人数以及管理状况给予奖励：（1）新开办相关专业",
        "招生人数以及管理状况给予奖励：（1）新近开办相关专业",
        "一（三）2", "【近开办相关专业：】",
    ),
    (
        "a word is left out before a page number", "qingyuan-2015", "policy.yaml",
        "依法追究有关单位及其相关人员责任。", "追究有关单位及其相关人员责任。",
        "二（二）", "原文里没有这句话",
    ),
    (
        "a heading's text", "zhengzhou-2017", "policy.yaml",
        "和第三部分认定办法为准", "及第三部分认定办法为准",
        "四", "【及第三部分认定办】",
    ),
    (
        "a correction is not written down", "zhengzhou-2017", "policy.yaml",
        "  - {found: 5暶5, means: 5：5, reason: 文件由 PDF 转换，比例号成了乱码}\n", "",
        "四（六）", "【：5加权平均计算】",
    ),
    (
        "a correction corrects nothing", "zhengzhou-2017", "policy.yaml",
        "corrections:\n", "corrections:\n  - ▲{found: 甲乙丙, means: 丁, reason: 没有的事}\n",
        "更正", "没有“甲乙丙”",
    ),
    # 2 the numbers of the text against the formulas
    (
        "the cap is forgotten", "zhengzhou-2017", "policy.yaml",
        "        上限: 300万元\n", "", "四（一）", "“300万元”",
    ),
    (
        "another percentage", "shenyang-draft", "policy.yaml",
        "境外商标注册费 × 70%", "境外商标注册费 × 60%", "8", "“70%”公式没有用到｜“60%”条文里没有",
    ),
    (
        "a number in Chinese", "zhengzhou-2017", "policy.yaml",
        "较小(主办活动场次, 2场) × 30万元/场", "主办活动场次 × 30万元/场", "四（十）", "“两场”",
    ),
    (
        "a fraction", "shenyang-draft", "policy.yaml",
        " × 2 ÷ 3", " ÷ 2", "17", "“2/3”",
    ),
    (
        "dollars in the law, yuan in the formula", "shenyang-draft", "*",
        "每人不超过2500元标准", "每人不超过2500美元标准", "16", "“2500美元”公式没有用到｜“2500元/人”条文里没有",
    ),
    (
        "a year without its waiver", "zhengzhou-2017", "policy.yaml",
        "    waivers:\n      - {number: 2019年底, reason: 试行到何时写在 expires}\n", "",
        "六", "条文里的“2019年”公式没有用到；请写进公式，用不上的照抄进 waivers 的 number（可以抄整句短语）",
    ),
    (
        "a waiver of what is used", "zhengzhou-2017", "policy.yaml",
        "    items:\n      - id: zhengzhou.offshore\n",
        "    waivers:\n      - ▲{number: 300万元, reason: 多此一举}\n    items:\n      - id: zhengzhou.offshore\n",
        "四（一）", "“300万元”不必豁免",
    ),
    # the numbers of the advice against the clause that it cites
    (
        "another number in an advice", "zhengzhou-2017", "policy.yaml",
        "{kind: 决定, clause: 四（八）, text: 培训机构要经市认定；学员须大专及以上、毕业一年内，和在商务部系统填报的企业签1年以上合同、社保满6个月。",
        "{kind: 决定, clause: 四（八）, text: ▲培训机构要经市认定；学员须大专及以上、毕业一年内，和在商务部系统填报的企业签1年以上合同、社保满7个月。",
        "advice", "“7个月”在所引的“四（八）”里没有；请照条文改对",
    ),
    (
        "an advice that cites another clause", "qingyuan-2015", "policy.yaml",
        "{kind: 材料, clause: 三3,", "{kind: 材料, clause: 三2,", "advice", "“三份”在所引的“三2”里没有",
    ),
    (
        "an advice with another day", "qingyuan-2015", "policy.yaml",
        "每年3至6月集中受理", "每年3月1日集中受理", "advice", "“3月1日”在所引的“三1”里没有",
    ),
    # and the numbers of the formulas against the text
    (
        "a threshold of the amount alone", "zhengzhou-2017", "policy.yaml",
        "        金额: 折人民币(分段(年度离岸执行额, 10万美元,", "        金额: ▲折人民币(分段(年度离岸执行额, 11万美元,",
        "四（一）", "公式里的“11万美元”条文里没有",
    ),
    (
        "a percentage under another reading", "zhengzhou-2017", "policy.yaml",
        "较小(年度离岸执行额, 200万美元)) × 4%", "较小(年度离岸执行额, 200万美元)) × 5%",
        "四（一）", "公式里的“5%”条文里没有",
    ),
    (
        "a factor that was neutral", "zhengzhou-2017", "policy.yaml",
        "× (1 + 5%)", "× (2 + 5%)", "四（二）", "公式里的“2”条文里没有",
    ),
    (
        "a number of a definition", "shenyang-draft", "policy.yaml",
        "          展位费补助: 如果(民营企业, 合计(重点展会各展位费), 合计(最高几项(重点展会各展位费, 6)) +",
        "          展位费补助: ▲如果(民营企业, 合计(重点展会各展位费), 合计(最高几项(重点展会各展位费, 7)) +",
        "5", "公式里的“7”条文里没有",
    ),
    (
        "a number that the text only says to waive", "zhengzhou-2017", "policy.yaml",
        "≤ 1名：20万元", "≤ 2名：20万元", "四（六）", "公式里的“2名”条文里没有",
    ),
    (
        "a number of a common condition", "qingyuan-2015", "policy.yaml",
        "      - 市级认定的服务外包企业\n", "      - 市级认定的服务外包企业\n      - ▲从业人员数 × 7 ≥ 研究生实习生人数\n",
        "四（一）", "公式里的“7”条文里没有",
    ),
    (
        "more than one award together", "zhengzhou-2017", "policy.yaml",
        "at_most: 1", "at_most: 2", "五", "“一项”公式没有用到｜公式里的“2”条文里没有",
    ),
    (
        "what is supplied is not said", "changchun-2017", "policy.yaml",
        "    supplied:\n      - {number: 12个月, reason: 按月补助而封顶按年度，一个年度最多算12个月}\n", "",
        "（四）", "公式里的“12个月”条文里没有",
    ),
    (
        "what the text states is supplied", "zhengzhou-2017", "policy.yaml",
        "    items:\n      - id: zhengzhou.offshore\n",
        "    supplied:\n      - ▲{number: 300万元, reason: 多此一举}\n    items:\n      - id: zhengzhou.offshore\n",
        "四（一）", "“300万元”不必说明",
    ),
    # the head of the document
    (
        "business years after the end", "zhengzhou-2017", "policy.yaml",
        "last: 2019}", "last: ▲2020}", "文件", "管到2020年度，而 expires 是 2019-12-31",
    ),
    (
        "business years that end before they begin", "zhengzhou-2017", "policy.yaml",
        "last: 2019}", "last: ▲2015}", "文件", "last 比 first（2016）还早",
    ),
    (
        "no word for when it has expired", "zhengzhou-2017", "policy.yaml",
        "  expired: 文件试行至2019年底止，管不到这一年；金额只说明按原条文会怎样，不能据此申请，请问郑州市商务局有没有新政策。\n", "",
        "notes", "缺 expired 一句：所问的年度晚于2019年度时",
    ),
    (
        "no word for a draft", "shenyang-draft", "policy.yaml",
        "  draft: 这是", "  in_force: 这是", "notes", "缺 draft 一句",
    ),
    (
        "no word for a document without an end", "wenzhou-2012", "policy.yaml",
        "  unstated: 文件", "  in_force: 文件", "notes", "缺 unstated 一句：文件没有写有效期",
    ),
    # 3 the borders against the worked examples
    (
        "no example just above a threshold", "zhengzhou-2017", "cases.yaml",
        '"100000.01 USD"', '"100000.03 USD"',
        "四（一） zhengzhou.offshore", "年度离岸执行额到 10万美元 这条界，cases.yaml 缺“过一步”",
    ),
    (
        "no example just below a count", "zhengzhou-2017", "cases.yaml",
        "park_enterprises: 19,", "park_enterprises: 18,",
        "四（七） zhengzhou.park", "园区服务外包企业数到 20家 这条界，cases.yaml 缺“差一步”",
    ),
    (
        "no example just below a cap", "zhengzhou-2017", "cases.yaml",
        '"399999.99 CNY"', '"399999.98 CNY"',
        "四（七） zhengzhou.park", "由国际通信专线费算出的数到 20万元 这条界，cases.yaml 缺“差一步”",
    ),
    (
        "no example just above a cap on each entry", "changchun-2017", "cases.yaml",
        '["999999.99 CNY", "1000000.01 CNY"]', '["999999.99 CNY", "1000000.02 CNY"]',
        "（十五） changchun.tech_purchase", "到 50万元 这条界，cases.yaml 缺“过一步”",
    ),
    (
        "the cap of a sum says where the border lies", "zhengzhou-2017", "cases.yaml",
        '"399999.99 CNY"', '"399999.98 CNY"',
        "四（七） zhengzhou.park", "一步是 0.01元；国际通信专线费差一步是 399999.99元、正好是 400000元、过一步是 400000.01元",
    ),
    (
        "a yes/no condition without its example", "zhengzhou-2017", "cases.yaml",
        "headquarters: false, key_enterprise: false,", "headquarters: false, key_enterprise: true,",
        "四（六） zhengzhou.key_rank", "缺只有“市级服务外包重点企业”（key_enterprise）不满足的算例（别的条件都满足，verdict 是 ineligible），请手算补上（可先用 python -m engine new-cases zhengzhou-2017 拟好）",
    ),
    # 4 ids
    (
        "an id of another city", "zhengzhou-2017", "*.yaml",
        "zhengzhou.expo", "kaifeng.expo", "四（三） kaifeng.expo", "要以“zhengzhou.”开头",
    ),
    # 5 rules that nobody meets, or everybody
    (
        "conditions that contradict each other", "zhengzhou-2017", "policy.yaml",
        "          - 参加市统一组织的国内展会\n",
        "          - 参加市统一组织的国内展会\n          - 非 参加市统一组织的国内展会\n",
        "四（三） zhengzhou.expo", "怎样都不可能符合",
    ),
    (
        "a condition that says nothing", "zhengzhou-2017", "policy.yaml",
        "          - 商务部系统登记\n          - 参加市统一组织的国内展会\n",
        "          - 商务部系统登记 或 非 商务部系统登记\n",
        "四（三） zhengzhou.expo", "怎样都符合",
    ),
    # 6 facts that cannot be asked for
    (
        "a fact without a question", "zhengzhou-2017", "facts.yaml",
        "question: 这一年贵公司参加过郑州市统一组织的国内服务外包、服务贸易专业展会吗？自己报名参加的不算。",
        'question: " "',
        "四（三） zhengzhou.expo", "事实“参加市统一组织的国内展会”缺提问 ask.question",
    ),
    (
        "a fact that is asked without a why", "zhengzhou-2017", "facts.yaml",
        "why: 郑州的展会奖补只给参加市统一组织的国内展会的企业。", 'why: ""',
        "四（三） zhengzhou.expo", "缺缘由 ask.why",
    ),
    (
        "a choice without a label", "zhengzhou-2017", "facts.yaml",
        "china_100: 国内服务外包100强", 'china_100: ""',
        "四（五） zhengzhou.landing", "事实“企业称号”缺选项的名称",
    ),
    # 7 band tables
    (
        "less for more", "zhengzhou-2017", "policy.yaml",
        "≥ 200万美元：40万元; ≥ 250万美元：50万元", "≥ 200万美元：50万元; ≥ 250万美元：40万元",
        "四（四） zhengzhou.overseas", "250万美元 一档反而比 200万美元 一档少",
    ),
    # 8 readings
    (
        "a reading that is the default one", "zhengzhou-2017", "policy.yaml",
        "折人民币(较小(年度离岸执行额, 200万美元))", "折人民币(分段(年度离岸执行额, 10万美元, 200万美元))",
        "四（一） zhengzhou.offshore", "口径“全额”与“分段”算出来总一样",
    ),
    # 9 clauses
    (
        "a clause without items", "zhengzhou-2017", "policy.yaml",
        "    kind: 附则\n", "", "六", "这一条没有事项",
    ),
    (
        "items where none belong", "zhengzhou-2017", "policy.yaml",
        "    title: 支持企业参加行业展会\n", "    title: 支持企业参加行业展会\n    kind: ▲目标\n",
        "四（三）", "kind: 目标 却有事项",
    ),
]  # fmt: skip


def copy_of(policy: str, root: Path) -> Path:
    """The shipped data with one policy only."""
    shutil.copy(DATA / "facts.yaml", root)
    shutil.copytree(DATA / "rates", root / "rates")
    shutil.copytree(DATA / "policies" / policy, root / "policies" / policy)
    return root / "policies" / policy


def spoil(folder: Path, file: str, old: str, new: str) -> int | None:
    """Replace in a file of the copy (or in several); the line marked by ▲, if any."""
    paths = [folder.parents[1] / file] if file == "facts.yaml" else list(folder.glob(file))
    line, found = None, False
    for path in paths:
        text = path.read_text("utf-8")
        found = found or old in text
        text = text.replace(old, new)
        if "▲" in text:
            line = text[: text.index("▲")].count("\n") + 1
        path.write_text(text.replace("▲", ""), "utf-8")
    assert found, old
    return line


def findings(folder: Path) -> list[Finding]:
    return lint_folder(load(root=folder.parents[1]), folder)


def in_policy(folder: Path) -> list[Finding]:
    """Without the worked examples that a mistake in a formula upsets."""
    return [one for one in findings(folder) if one.path == folder / "policy.yaml"]


@pytest.mark.parametrize(
    ("policy", "file", "old", "new", "about", "says"),
    [pytest.param(*mistake[1:], id=mistake[0]) for mistake in MISTAKES],
)
def test_a_mistake_is_found_and_nothing_else(
    tmp_path: Path, policy: str, file: str, old: str, new: str, about: str, says: str
) -> None:
    folder = copy_of(policy, tmp_path)
    line = spoil(folder, file, old, new)
    for found, said in zip(in_policy(folder), says.split("｜"), strict=True):
        assert found.about == about
        assert said in found.message
        assert found.line == line or (line is None and found.line)
        assert str(found) == f"{found.path}:{found.line}: {found.about} — {found.message}"


def unused(folder: Path) -> list[str]:
    return [one.message for one in findings(folder) if "公式没有用到" in one.message]


def test_a_date_of_the_header_needs_no_waiver(tmp_path: Path) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    spoil(
        folder,
        "policy.yaml",
        "自发布之日起试行",
        "自2017年08月21日起施行,有效期至2019年12月31日,试行",
    )
    assert unused(folder) == []
    spoil(folder, "policy.yaml", "expires: 2019-12-31", "expires: 2019-12-30")
    (found,) = unused(folder)
    assert "“2019年12月31日”公式没有用到" in found


def test_a_turn_of_phrase_is_quoted_and_waived_whole(tmp_path: Path) -> None:
    folder = copy_of("qingyuan-2015", tmp_path)
    spoil(folder, "*", "3-6月份", "3月1日至6月30日")
    assert findings(folder) == []
    waiver = "      - {number: 3月1日至6月30日, reason: 受理时间，写在 advice}\n"
    spoil(folder, "policy.yaml", f"    waivers:\n{waiver}", "")
    (found,) = unused(folder)
    assert "“3月1日至6月30日”公式没有用到" in found


def test_a_waiver_may_be_a_bare_number(tmp_path: Path) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    spoil(folder, "policy.yaml", "number: '2018'", "number: 2018")
    assert findings(folder) == []


def test_a_level_counts_as_used_where_it_can_be_chosen(tmp_path: Path) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    text = "经市认定的服务外包重点企业设立海外研发机构"
    spoil(folder, "*", text, f"通过(CMMI)3级认证的{text}")
    assert ["“3级”" in one.message for one in findings(folder)] == [True]
    spoil(
        folder,
        "policy.yaml",
        "          - 市级服务外包重点企业\n          - 海外",
        "          - 市级服务外包重点企业\n          - 非 认证级别 = 「无」\n          - 海外",
    )
    level = "认证级别\n  type: choice\n  values: {none: 无, three: 3级}\n  ask: {question: 几级？, why: 要看。, effort: 1}\n"
    (folder / "facts.yaml").write_text(f"cmmi_level:\n  name: {level}", "utf-8")
    assert not any("“3级”" in one.message for one in findings(folder))


def test_the_numbers_of_clauses_and_what_fills_a_line_are_no_omission(tmp_path: Path) -> None:
    new_policy(tmp_path, "kaifeng-2024", "kaifeng", "开封")
    folder = tmp_path / "kaifeng-2024"
    award = "对年度离岸执行额达到50万美元以上的企业,按执行额的2%给予奖励,最高不超过100万元。"
    source = (
        f"开封市关于印发《甲办法》的通知\n甲办法\n开政〔2024〕1号\n2024年1月1日\n第一条 {award}\n"
    )
    (folder / "source.txt").write_text(source, "utf-8")
    for old, new in (
        ("这里写文件标题", "甲办法"), ("这里写文号", "开政〔2024〕1号"), ("这里写发文机关", "开封市"),
        ("clause: 一", "clause: 第一条"),
    ):  # fmt: skip
        spoil(folder, "policy.yaml", old, new)
    found = [
        one for one in lint_folder(load([tmp_path]), folder) if one.path == folder / "source.txt"
    ]
    (only,) = found
    assert "“开封市关于印发《甲办法》的通知”没有录入" in only.message


def test_an_item_without_any_example(tmp_path: Path) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    spoil(folder, "cases.yaml", "    zhengzhou.expo:", "    zhengzhou.headquarters_:")
    found = [one for one in findings(folder) if one.path == folder / "policy.yaml"]
    (only,) = found
    assert (only.about, only.message) == (
        "四（三） zhengzhou.expo",
        "cases.yaml 没有这一事项的算例，请手算补上（可先用 python -m engine new-cases zhengzhou-2017 拟好）",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("给予奖励：（1）新开办", "给予奖励：新开办"),
        ("若租用场地自建坐席的企业", "若租用场地\n\n      自建 坐席的企业"),
    ],
)
def test_numbering_and_white_space_do_not_count(tmp_path: Path, old: str, new: str) -> None:
    folder = copy_of("qingyuan-2015", tmp_path)
    spoil(folder, "policy.yaml", old, new)
    assert findings(folder) == []


def test_a_clause_that_is_passed_over_is_told_where_the_source_prints_it(tmp_path: Path) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    text = (folder / "policy.yaml").read_text("utf-8")
    start, end = text.index("  - clause: 二\n"), text.index("  - clause: 三\n")
    (folder / "policy.yaml").write_text(text[:start] + text[end:], "utf-8")
    (folder / "asked.yaml").unlink()
    (found,) = findings(folder)
    source = (folder / "source.txt").read_text("utf-8")
    assert (found.path, found.about) == (folder / "source.txt", "原文")
    assert found.line == source[: source.index("服务外包政策的扶持范围")].count("\n") + 1
    assert "“服务外包政策的扶持范围本支持政策适用对象为从事服务外包业务的……（共" in found.message


def test_a_sentence_that_is_passed_over(tmp_path: Path) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    spoil(folder, "policy.yaml", "考核情况,作为推荐申请省级服务外包示范园区的优先条件。", "")
    (found,) = findings(folder)
    assert "“考核情况,作为推荐申请省级服务外包示范园区的优先条件。”没有录入" in found.message


def test_words_that_are_no_longer_omitted(tmp_path: Path) -> None:
    folder = copy_of("shenyang-draft", tmp_path)
    spoil(folder, "policy.yaml", "      三、鼓励服务外包企业提升国际竞争力\n", "")
    (found,) = findings(folder)
    assert found.path == folder / "source.txt"
    assert "“鼓励服务外包企业提升国际竞争力”没有录入" in found.message


@pytest.mark.parametrize(
    "line",
    [
        "四、没有这一部分",
        "三、鼓励服务外包企业提升国际竞争力",
        "落实国家对服务外包示范城市出台的各项保税监管政策。",
    ],
)
def test_an_omission_that_omits_nothing(tmp_path: Path, line: str) -> None:
    folder = copy_of("shenyang-draft", tmp_path)
    spoil(
        folder, "policy.yaml", "      三、鼓励服务外包企业提升国际竞争力\n",
        f"      三、鼓励服务外包企业提升国际竞争力\n      {line}\n",
    )  # fmt: skip
    (found,) = findings(folder)
    assert (found.path, found.about) == (folder / "policy.yaml", "未录入的原文")
    assert f"“{line}”不必写" in found.message


#: A change of ``cases.yaml`` (or of a formula), and what is said about the example.
UPSET = [
    ("cases.yaml", 'low: "378100.80"', 'low: "378100.81"', "low 手算是 378100.81，按公式是 378100.80"),
    ("policy.yaml", "        上限: 300万元\n", "", "high 手算是 3000000.00，按公式是 30"),
    ("cases.yaml", "zhengzhou.landing: {verdict: ineligible", "zhengzhou.lading: {verdict: ineligible", "没有“zhengzhou.lading”这一事项，是不是“zhengzhou.landing”？"),
    ("cases.yaml", "verdict: ineligible", "verdickt: ineligible", "没有“verdickt”这一栏，是不是“verdict”？（可用：verdict、low"),
    ("cases.yaml", 'short_by: "0.01 USD"', 'short_by: "0.02 USD"', "near_miss 手算是"),
    ("cases.yaml", "plan: {items: [zhengzhou.offshore],", "plan: {items: [],", "plan 的 items 手算是 []（没有），按公式是 [zhengzhou.offshore]"),
    ("cases.yaml", "plan: {items: [zhengzhou.offshore],", "plan: {items: [zhengzhou.ofshore],", "没有“zhengzhou.ofshore”这一事项，是不是“zhengzhou.offshore”？"),
    ("cases.yaml", 'low: "378100.80"', "low: 三十七万", '的 low 要写成元，到分为止，如 "70000.00"；现在写的是 三十七万'),
    ("cases.yaml", 'low: "378100.80"', "low: 378100.804", "现在写的是 378100.804"),
    ("cases.yaml", 'high: "378100.80"', "high: null", "high 手算是 null（没有数），按公式是 378100.80"),
    ("cases.yaml", "missing: []", "missing: [offshore]", "missing 手算是 [offshore]，按公式是 []（没有）"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "says"), UPSET)
def test_an_example_that_does_not_come_out(
    tmp_path: Path, file: str, old: str, new: str, says: str
) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    spoil(folder, file, old, new)
    found = [one for one in findings(folder) if one.path == folder / "cases.yaml"]
    assert any(says in one.message for one in found), [str(one) for one in found]
    lines = (folder / "cases.yaml").read_text("utf-8").splitlines()
    for one in found:
        assert one.line and one.about == f"算例“{lines[one.line - 1].removeprefix('- name: ')}”"


def test_sums_may_be_written_as_numbers(tmp_path: Path) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    spoil(folder, "cases.yaml", '"378100.80"', "378100.8")
    spoil(folder, "cases.yaml", '"0.00"', "0")
    assert findings(folder) == []


def only_case(folder: Path, text: str) -> list[str]:
    (folder / "cases.yaml").write_text(text, "utf-8")
    return [one.message for one in findings(folder) if one.path == folder / "cases.yaml"]


def test_what_rounds_to_nothing_is_explained(tmp_path: Path) -> None:
    """0.02 × 20% = 0.004 元: every condition holds, but there is nothing to pay."""
    folder = copy_of("qingyuan-2015", tmp_path)
    case = """
- name: 专线费两分
  profile: {city: qingyuan, year: 2017, registered_in_area: true, city_recognized: true, mofcom_registered: true, offshore: 1, line_fee: "0.02"}
  work: 0.02 × 20% = 0.004
  expect:
    qingyuan.line: {verdict: eligible}
"""
    (said,) = only_case(folder, case)
    assert "按公式是 ineligible（条件都满足，但金额四舍五入后是 0.00 元，按约定算不符合）" in said
    (said,) = only_case(folder, case.replace("offshore: 1", "offshore: 0"))
    assert "四舍五入" not in said
    (said,) = only_case(folder, case.replace("2017, ", "2017, role: [college], "))
    assert "四舍五入" not in said


def test_what_is_still_to_be_worked_out_is_refused_kindly(tmp_path: Path) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    (said,) = only_case(
        folder,
        """
- name: 未算
  profile: {city: zhengzhou, year: 2017, usd_cny: "7", offshore: "100000 USD"}
  work: 待手算
  expect:
    zhengzhou.offshore: {verdict: 待手算, low: 待手算, high: "0.00"}
""",
    )
    assert said.startswith(
        "还有“待手算”没有填：work、zhengzhou.offshore 的 verdict、zhengzhou.offshore 的 low。请照条文自己算好填上，不要抄程序的结果："
    )


def test_examples_may_still_be_to_come(tmp_path: Path) -> None:
    folder = copy_of("wenzhou-2012", tmp_path)
    assert only_case(folder, "# 还没有写\n") == []
    assert any("没有这一事项的算例" in one.message for one in findings(folder))


def test_mistakes_in_several_formulas_are_told_at_once(tmp_path: Path) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    for old in ("园区服务外包企业数 ≥", "培训后就业人数 ×"):
        spoil(folder, "policy.yaml", old, f"每个{old}")
    with pytest.raises(DocumentError) as refused:
        findings(folder)
    first, second = refused.value.message.splitlines()
    assert "每个园区服务外包企业数" in first and "每个培训后就业人数" in second
    assert first.startswith(f"{refused.value.path}:{refused.value.line}:{refused.value.column}：")


def test_a_mistake_in_a_common_condition_is_told_once(tmp_path: Path) -> None:
    folder = copy_of("qingyuan-2015", tmp_path)
    spoil(folder, "policy.yaml", "      - 市级认定的服务外包企业\n", "      - 市级认定的企业\n")
    with pytest.raises(DocumentError, match="没有叫“市级认定的企业”") as refused:
        findings(folder)
    assert len(refused.value.message.splitlines()) == 1


def test_examples_that_cannot_be_read_are_told_at_once(tmp_path: Path) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    spoil(folder, "cases.yaml", "- name: 离岸正好10万美元", "- title: 离岸正好10万美元")
    spoil(
        folder,
        "cases.yaml",
        'profile: {city: zhengzhou, year: 2017, offshore: "1500000 USD"}',
        "profile: {ofshore: 1}",
    )
    with pytest.raises(DocumentError) as refused:
        findings(folder)
    assert len(refused.value.message.splitlines()) >= 2


@pytest.mark.parametrize("file", ["source.txt", "cases.yaml"])
def test_a_file_that_is_missing(tmp_path: Path, file: str) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    (folder / file).unlink()
    with pytest.raises(DocumentError) as refused:
        findings(folder)
    assert refused.value.path == folder / file


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "离岸正好10万美元\n  profile: {",
            "离岸正好10万美元\n  profile: {ofshore: 3, ",
            "没有叫“ofshore”的事实，是不是“offshore”？",
        ),
        (
            "离岸正好10万美元\n  profile: {",
            "离岸正好10万美元\n  profile: {年度离岸执行额: 3, ",
            "没有叫“年度离岸执行额”的事实，这里要写它的键 offshore",
        ),
        ("- name: 离岸正好10万美元", "- title: 离岸正好10万美元", "缺少“name”"),
    ],
)
def test_an_example_that_cannot_be_read(tmp_path: Path, old: str, new: str, says: str) -> None:
    folder = copy_of("zhengzhou-2017", tmp_path)
    spoil(folder, "cases.yaml", old, new)
    with pytest.raises(DocumentError, match=says) as refused:
        findings(folder)
    assert refused.value.path == folder / "cases.yaml" and refused.value.line


def run(*arguments: str, extra: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **({"BOT_POLICIES": str(extra)} if extra else {})}
    return subprocess.run(
        [sys.executable, "-m", "engine", "lint", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment,
    )


def test_the_command_is_content() -> None:
    done = run("zhengzhou-2017")
    assert (done.returncode, done.stdout, done.stderr) == (0, "没有发现问题\n", "")


def test_the_command_refuses_an_unknown_policy() -> None:
    done = run("nowhere-2000")
    assert done.returncode == 2
    assert '"message": "没有编号为' in done.stdout
    assert "先在这个终端里写 export BOT_POLICIES=那个文件夹" in done.stdout


def test_the_command_says_where_it_looked_for_a_policy(tmp_path: Path) -> None:
    done = run("nowhere-2000", extra=tmp_path)
    assert f"BOT_POLICIES 现在是 {tmp_path}，里面没有它" in done.stdout


@pytest.mark.parametrize("inside", [True, False])
def test_the_command_finds_something_in_a_folder_of_ones_own(tmp_path: Path, inside: bool) -> None:
    folder = tmp_path / "zhengzhou-2099"
    shutil.copytree(DATA / "policies" / "zhengzhou-2017", folder)
    spoil(folder, "policy.yaml", "id: zhengzhou-2017", "id: zhengzhou-2099")
    spoil(folder, "*.yaml", "zhengzhou.", "zhengzhou.new_")
    spoil(folder, "policy.yaml", "        上限: 300万元\n", "")
    done = run("zhengzhou-2099", extra=tmp_path if inside else folder)
    assert done.returncode == 1
    line, *rest = done.stdout.splitlines()
    assert all(f"{folder / 'cases.yaml'}:" in one for one in rest)
    assert line.startswith(f"{folder / 'policy.yaml'}:")
    assert ": 四（一） — 条文里的“300万元”公式没有用到" in line
