"""Files that are no YAML: the likely cause is told in Chinese, with the place to mend (▲)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine import DocumentError
from engine.documents import read

MISPRINTS = [
    ("a:\n▲\tb: 1\n", "制表符"),
    ("a:\n  - b: 1\n▲\t  c: 2\n", "制表符"),
    ("id: x\n▲title：标题\nnumber: 1\n", "“title”后面是全角冒号，请写半角冒号加一个空格：title: …"),
    ("clauses:\n  - ▲clause：一\n    title: x\n", "“clause”后面是全角冒号"),
    ("items:\n  - id: a\n    ▲certainty：fixed\n    金额: 3\n", "“certainty”后面是全角冒号"),
    ("id: x\n▲金额：3\n", "“金额”后面是全角冒号"),
    ("id: x\n▲title:标题\nnumber: 1\n", "冒号后面要有一个空格：title: …"),
    ("clauses:\n  - ▲clause:一\n    title: x\n", "冒号后面要有一个空格"),
    (
        "items:\n  - 金额: 分档(投资额; ≥ 50万美元▲: 10万元; ≥ 100万美元：20万元)\n",
        "分档和按里面的冒号要用全角",
    ),
    ("items:\n  - title: 注意▲: 这里\n", "内容里又有半角冒号"),
    ('id: x\ntitle: ▲"标题\nnumber: 1\n', "引号没有收尾"),
    ("id: x\ntitle: ▲'标题\nnumber: 1\n", "引号没有收尾"),
    ('id: x\ntitle: "标题"▲和别的\nnumber: 1\n', "收尾之后还有字"),
    ('id: x\nmoney: ▲"600000 USD”\nnumber: 1\n', "引号没有收尾；引号要用半角"),
    ('a: ▲{x: "600000 USD”, y: "3 CNY"}\n', "没有收尾，或者里面漏了逗号；引号要用半角"),
    ("条件:\n  - 甲\n  ▲-乙 ≥ 3\nid: x\n", "列表的“-”后面要空一格：- 乙 ≥ 3"),
    ("- name: x\n  a: 1\n▲-name: y\n  a: 2\n", "列表的“-”后面要空一格：- name: y"),
    ("a: [甲] ▲乙\n", "收尾之后还有字"),
    ("items:\n  - a: 1\n  ▲b: 2\n", "左对齐"),
    ("items:\n  - id: x\n   ▲title: y\n", "左对齐"),
    ("a:\n  b: 1\n ▲c: 2\n", "左对齐"),
    ("a:\n  b: 1\n   c▲: 2\n", "缩进得太深"),
    ("text: |-\n  甲\n▲乙丙\nb: 1\n", "不是“键: 内容”；如果是上面一段文字的后半"),
    ("a: ▲%5\n", "不能以“%”开头，请给整段内容加上引号"),
    ("a: ▲*x 3\n", "不能以“*”开头"),
    ("a: ▲!x y\n", "不能以“!”开头"),
    ("a: ▲? x\n", "不能以“?”开头"),
    ("a: ▲> 5万元\n", "不能以“>”开头"),
    ("text: ▲|- 对企业\n", "文字从下一行开始"),
    ("a: ▲[甲, 乙\nb: 1\n", "“[”没有收尾，或者里面漏了逗号"),
    ("a: ▲{x: 1 y: 2}\n", "“{”没有收尾，或者里面漏了逗号"),
    ("a: ▲- b\n", "另起一行"),
    ("a: 1\n▲---\nb: 2\n", "请删去"),
    ("a: ▲\x01b\n", "看不见的字符"),
    ("▲[a]: b\n", "键要写成一个词"),
    ("a: ▲2024-02-30\n", "没有“2024-02-30”这一天"),
]


@pytest.mark.parametrize(("marked", "says"), MISPRINTS)
def test_the_likely_cause_is_told_where_it_stands(tmp_path: Path, marked: str, says: str) -> None:
    path = tmp_path / "policy.yaml"
    path.write_text(marked.replace("▲", ""), "utf-8")
    with pytest.raises(DocumentError) as refused:
        read(path)
    before = marked[: marked.index("▲")]
    place = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert says in refused.value.message
    assert (refused.value.line, refused.value.column) == place
    assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", refused.value.message)
