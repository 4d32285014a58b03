"""Wrong data files are refused at load, with file, line, column and what to do."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from engine import DocumentError, load
from engine.documents import read
from engine.library import DATA
from engine.policy import Policy

SHIPPED = DATA / "policies" / "zhengzhou-2017" / "policy.yaml"

#: What is replaced in the shipped file, by what, and what the message must say. The place expected
#: is that of ▲ in the replacement (▲ itself is not written).
WRONG: list[tuple[str, str, str]] = [
    ("年度离岸执行额 ≥ 10万美元", "年度离岸执行额 ≥ ▲10万元", "不能比较"),
    ("年度离岸执行额 ≥ 10万美元", "▲年度离案执行额 ≥ 10万美元", "是不是“年度离岸执行额”"),
    ("年度离岸执行额 ≥ 10万美元", "年度离岸执行额 ≥ ▲≥ 10万美元", "不该出现"),
    ("年度离岸执行额 ≥ 10万美元", "▲年度离岸执行额 + 10万美元", "应当是一个条件"),
    ("培训后就业人数 × 500元/人", "▲培训后就业人数 × 500元", "以元计的金额"),
    ("培训后就业人数 × 500元/人", "培训后就业人数 × ▲500元/位", "不认识的单位“位”"),
    ("「IAOP全球外包100强」", "▲「IAOP全球外包99强」", "没有「IAOP全球外包99强」"),
    ("certainty: ranked", "certainty: ▲perhaps", "只能是"),
    ("certainty: ranked", "certainty: ranked\n        ▲上线: 300万元", "不认识“上线”"),
    ("        title: 承接离岸业务奖励\n", "", "缺少“title”"),
    ("role: [park_operator]", "role: [▲park_keeper]", "没有“park_keeper”这种申报主体"),
    ("id: zhengzhou.onshore", "id: ▲zhengzhou.offshore", "写了两次"),
    ("  - clause: 五\n    at_most", "  - clause: ▲五十\n    at_most", "没有“五十”这一条"),
    ("except: [zhengzhou.key_rank,", "except: [▲zhengzhou.key_rang,", "没有“zhengzhou.key_rang”"),
    ("issued: 2017-08-21", "issued: ▲去年", "应当是日期"),
    ("draft: false", "draft: false\n▲draft: true", "写了两次"),
    ("city: zhengzhou", "city: ▲kaifeng", "不认识“kaifeng”这个城市"),
    (
        "          - 年度离岸执行额 ≥ 10万美元\n        默认口径",
        "          ▲-年度离岸执行额 ≥ 10万美元\n        默认口径",
        "列表的“-”后面要空一格：- 年度离岸执行额 ≥ 10万美元",
    ),
    ("role: [park_operator]", "role: ▲[]", "“role”是空的，至少写一项；没有就整行删去"),
    ("id: zhengzhou.onshore", "id: ▲Zhengzhou.在岸", "“id”只用小写字母、数字和下划线"),
    ("at_most: 1", "at_most: ▲0", "“at_most”不能小于 1"),
    ("at_most: 1", "at_most: ▲1.5", "应当是整数"),
    ("上限: 300万元", "上限: ▲300人", "上限只写金额；人数封顶写在金额里"),
    ("draft: false", "draft: ▲[", "从这里开始的“[”没有收尾"),
]


def broken(folder: Path, old: str, new: str) -> tuple[Path, int | None, int | None]:
    """A copy of the shipped policy with one mistake, and where it is."""
    target = folder / "zhengzhou-2017"
    target.mkdir(parents=True)
    text = SHIPPED.read_text("utf-8")
    assert old in text
    marked = text.replace(old, new, 1)
    line = column = None
    if "▲" in marked:
        before = marked[: marked.index("▲")]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    (target / "policy.yaml").write_text(marked.replace("▲", ""), "utf-8")
    return target / "policy.yaml", line, column


def root_with(tmp_path: Path) -> Path:
    """The shipped data without its policies."""
    for name in ("facts.yaml", "rates"):
        source = DATA / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize(("old", "new", "says"), WRONG)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, old: str, new: str, says: str) -> None:
    root = root_with(tmp_path)
    path, line, column = broken(root / "policies", old, new)
    with pytest.raises(DocumentError) as refused:
        load(root=root)
    assert says in refused.value.message
    assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", refused.value.message)
    assert refused.value.path == path
    if line is not None:
        assert (refused.value.line, refused.value.column) == (line, column)
        assert refused.value.message.startswith(f"{path}:{line}:{column}：")


def refusal(tmp_path: Path, text: str) -> list[str]:
    """What is said of the shipped policy with ``text`` for its first item."""
    root = root_with(tmp_path)
    broken(
        root / "policies",
        "      - id: zhengzhou.offshore\n        title: 承接离岸业务奖励\n        certainty: fixed\n",
        text,
    )
    with pytest.raises(DocumentError) as refused:
        load(root=root)
    return [line.split("：", 1)[1] for line in refused.value.message.splitlines()]


def test_several_misspelt_keys_are_told_together_and_each_once(tmp_path: Path) -> None:
    text = "      - id: zhengzhou.offshore\n        titel: 奖励\n        certanty: fixed\n        上线: 3元\n        怪: 1\n"
    assert refusal(tmp_path, text) == [
        "不认识“titel”，是不是“title”？",
        "不认识“certanty”，是不是“certainty”？",
        "不认识“上线”，是不是“上限”？",
        "不认识“怪”，请检查拼写或删去",
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("issued: 2024-02-30", "没有“2024-02-30”这一天"),
        ("notes:\n  in_force：管得到", "“notes”下面的冒号要用半角"),
        ("issuer: 2024", "应当是一段文字（数字、日期和 yes、no 要加引号）"),
        ("issuer: 甲\n　number: 2", "缩进用了全角空格"),
    ],
)
def test_what_yaml_reads_otherwise_than_it_was_meant(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(DocumentError) as refused:
        read(path).build(Policy)
    assert says in refused.value.message


def test_a_folded_formula_is_pointed_into(tmp_path: Path) -> None:
    root = root_with(tmp_path)
    folded = "- >-\n            年度离岸执行额\n            ≥ ▲10万元"
    _, line, column = broken(root / "policies", "- 年度离岸执行额 ≥ 10万美元", folded)
    with pytest.raises(DocumentError) as refused:
        load(root=root)
    assert (refused.value.line, refused.value.column) == (line, column)


def test_the_folder_must_be_called_like_the_policy(tmp_path: Path) -> None:
    root = root_with(tmp_path)
    path, _, _ = broken(root / "policies", "draft: false", "draft: false")
    path.parent.rename(path.parent.with_name("zhengzhou-2018"))
    with pytest.raises(DocumentError, match="同名"):
        load(root=root)


def test_a_second_policy_may_not_reuse_item_ids(tmp_path: Path) -> None:
    folder = tmp_path / "zhengzhou-2020"
    folder.mkdir()
    text = SHIPPED.read_text("utf-8").replace("id: zhengzhou-2017", "id: zhengzhou-2020")
    (folder / "policy.yaml").write_text(text, "utf-8")
    with pytest.raises(DocumentError, match="里已有"):
        load([tmp_path])


@pytest.mark.parametrize("text", [b"\xff\xfe", b"", b"a: &x [*x, *y]", b"- ? :\n :"])
def test_files_that_are_no_yaml(tmp_path: Path, text: bytes) -> None:
    root = root_with(tmp_path)
    (root / "policies").mkdir()
    (root / "facts.yaml").write_bytes(text)
    with pytest.raises(DocumentError) as refused:
        load(root=root)
    assert refused.value.path == root / "facts.yaml"


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="没有这个政策文件夹"):
        load([tmp_path / "nowhere"])
