"""What is shipped: the distributions hold what the program reads, the locks what it needs."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "dialogs", "engine", "data")


def shipped_files() -> set[str]:
    """Every file of the four packages, code and data, relative to the root."""
    files = (path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file())
    return {
        path.relative_to(ROOT).as_posix()
        for path in files
        if "__pycache__" not in path.parts and not path.name.startswith(".")
    }


def run(*args: str, cwd: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-m", *args],
        cwd=cwd,
        env=environment | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist of this tree."""
    folder = tmp_path_factory.mktemp("dist")
    run("hatchling", "build", "-d", str(folder), cwd=ROOT)
    return folder


def test_the_wheel_holds_the_packages_and_nothing_else(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = shipped_files()
    assert any(name.startswith("data/") and not name.endswith(".py") for name in expected)
    assert names == expected


def test_the_sdist_holds_the_packages(dist: Path) -> None:
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert shipped_files() <= names


def test_the_wheel_finds_its_data_away_from_the_tree(dist: Path, tmp_path: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    listed = run("engine", "policies", cwd=tmp_path)
    assert "zhengzhou-2017" in listed
    assert listed == run("engine", "policies", cwd=ROOT)


def locked(name: str) -> dict[str, str]:
    """Version by package of a lock file."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^\s;]+)", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("lock", "with_dev"), [("requirements.lock", False), ("requirements-dev.lock", True)]
)
def test_a_lock_pins_each_declared_dependency_within_its_range(lock: str, with_dev: bool) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = list(project["project"]["dependencies"])
    if with_dev:
        declared += project["dependency-groups"]["dev"]
    versions = locked(lock)
    for requirement in map(Requirement, declared):
        version = versions.get(canonicalize_name(requirement.name))
        assert version is not None, f"{lock} lacks {requirement.name}: run make lock"
        assert requirement.specifier.contains(version), f"{lock} is stale: {requirement}"


def test_the_development_lock_extends_the_runtime_lock() -> None:
    assert locked("requirements.lock").items() <= locked("requirements-dev.lock").items()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_no_index_and_no_path(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|(^|\s)/", text)
