"""The version of a document moves with everything that a result depends on, and nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import data
from engine import Library, assess, load, make_receipt, read_profile, replay

DATA = Path(data.__file__).parent
ZHENGZHOU = "policies/zhengzhou-2017/policy.yaml"


def edited(folder: Path, file: str, old: str, new: str) -> Library:
    """The library after an edit of one data file."""
    root = folder / "data"
    shutil.copytree(DATA, root)
    path = root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return load(root=root)


def test_it_is_the_same_each_time(library: Library) -> None:
    assert load().versions == library.versions
    assert len(set(library.versions.values())) == len(library.policies)


@pytest.mark.parametrize(
    ("file", "old", "new", "moved"),
    [
        (ZHENGZHOU, "300万元", "301万元", {"zhengzhou-2017"}),
        (ZHENGZHOU, "id: zhengzhou-2017", "id: zhengzhou-2017 # 只是注释", set()),
        ("facts.yaml", "question: ", "question: 请问", set()),
        ("rates/usd_cny.yaml", "6.6174", "6.6175", None),
    ],
)
def test_it_moves_with_what_decides(
    library: Library, tmp_path: Path, file: str, old: str, new: str, moved: set[str] | None
) -> None:
    after = edited(tmp_path, file, old, new).versions
    changed = {name for name, version in library.versions.items() if after[name] != version}
    assert changed == (set(library.policies) if moved is None else moved)


def test_a_receipt_replays_under_its_own_version_only(library: Library, tmp_path: Path) -> None:
    given = {"city": "zhengzhou", "year": 2018, "offshore": "1500000 USD"}
    day = date(2026, 11, 21)
    profile = read_profile(given, library.catalogue)
    receipt = make_receipt(
        library, given, assess(library, library.cities["zhengzhou"], profile, today=day), day
    )
    assert replay(library, receipt) == "same"
    assert replay(library, replace(receipt, day=date(2030, 1, 1))) == "same"
    assert replay(library, replace(receipt, profile={**given, "offshore": "1 USD"})) == "different"
    assert replay(library, replace(receipt, policy="gone")) == "superseded"
    assert replay(edited(tmp_path, "rates/usd_cny.yaml", "6.6174", "6.7"), receipt) == "superseded"


def test_equal_digests_mean_equal_results(library: Library) -> None:
    given = {"city": "zhengzhou", "year": 2018}
    loaded, day = library.cities["zhengzhou"], date(2026, 11, 21)
    assessment = assess(library, loaded, read_profile(given, library.catalogue), today=day)
    receipt = make_receipt(library, given, assessment, day)
    turned = make_receipt(library, dict(reversed(given.items())), assessment, date(2020, 1, 1))
    assert receipt.digest == turned.digest
    assert receipt.digest != replace(receipt, profile={"city": "zhengzhou"}).digest
