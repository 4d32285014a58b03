"""The five documents have no finding; a copy with one mistake has exactly the finding it deserves."""

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


def test_every_item_of_the_contract_exists(library: Library) -> None:
    assert len(ITEMS) == 77
    found = [rule.id for loaded in library.policies.values() for rule in loaded.rules]
    assert sorted(found) == sorted(ITEMS)


def test_an_unknown_policy_is_refused(library: Library) -> None:
    with pytest.raises(EngineError, match="没有编号为"):
        lint(library, ["nowhere-2000"])


#: One mistake each: what it is called, the policy, the file, what is replaced (everywhere) by what,
#: the clause and item it must be found at, and what must be said. ▲ marks the line, if it is told.
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
        "境外商标注册费 × 70%", "境外商标注册费 × 60%", "8", "“70%”",
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
        "每人不超过2500元标准", "每人不超过2500美元标准", "16", "“2500美元”",
    ),
    (
        "a year without its waiver", "zhengzhou-2017", "policy.yaml",
        "    waivers:\n      - {number: 2019年底, reason: 试行到何时写在 expires}\n", "",
        "六", "条文里的“2019年”公式没有用到",
    ),
    (
        "a waiver of what is used", "zhengzhou-2017", "policy.yaml",
        "    items:\n      - id: zhengzhou.offshore\n",
        "    waivers:\n      - ▲{number: 300万元, reason: 多此一举}\n    items:\n      - id: zhengzhou.offshore\n",
        "四（一）", "“300万元”不必豁免",
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


@pytest.mark.parametrize(
    ("policy", "file", "old", "new", "about", "says"),
    [pytest.param(*mistake[1:], id=mistake[0]) for mistake in MISTAKES],
)
def test_a_mistake_is_found_and_nothing_else(
    tmp_path: Path, policy: str, file: str, old: str, new: str, about: str, says: str
) -> None:
    folder = copy_of(policy, tmp_path)
    line = spoil(folder, file, old, new)
    (found,) = findings(folder)
    assert found.path == folder / "policy.yaml"
    assert found.about == about
    assert says in found.message
    assert found.line == line or (line is None and found.line)
    assert str(found) == f"{found.path}:{found.line}: {found.about} — {found.message}"


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
            "没有叫“ofshore”",
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


@pytest.mark.parametrize("inside", [True, False])
def test_the_command_finds_something_in_a_folder_of_ones_own(tmp_path: Path, inside: bool) -> None:
    folder = tmp_path / "zhengzhou-2099"
    shutil.copytree(DATA / "policies" / "zhengzhou-2017", folder)
    spoil(folder, "policy.yaml", "id: zhengzhou-2017", "id: zhengzhou-2099")
    spoil(folder, "*.yaml", "zhengzhou.", "zhengzhou.new_")
    spoil(folder, "policy.yaml", "        上限: 300万元\n", "")
    done = run("zhengzhou-2099", extra=tmp_path if inside else folder)
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"{folder / 'policy.yaml'}:")
    assert ": 四（一） — 条文里的“300万元”公式没有用到" in line
