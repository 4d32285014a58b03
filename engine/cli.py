"""``python -m engine …``: profiles in as JSON, answers out as JSON, and work on policies.

Exit status 0; 2 on bad input, with ``{"error": …}`` on standard output; 1 on a wrong data file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from engine import glossary, program, scaffold, service, wire
from engine.errors import DocumentError, EngineError
from engine.facts import load_catalogue
from engine.library import DATA, Library, standard
from engine.lint import lint, subject_of
from engine.lint.drafts import drafts
from engine.lint.skeleton import skeleton

_POLICY = click.option("--policy", metavar="编号", help="用哪个政策文件；不写则按 city 选。")


@click.group(help="服务外包政策计算引擎。档案从标准输入读，结果写到标准输出，都是 JSON。")
def cli() -> None:
    """Group of the commands below."""


@cli.command(help="测算一份档案；--jsonl 时每行一份，逐行给出结果。")
@_POLICY
@click.option("--all", "every", is_flag=True, help="对每个政策文件各测算一次。")
@click.option("--jsonl", "stream", is_flag=True, help="每行一份档案，逐行输出。")
def assess(policy: str | None, every: bool, stream: bool) -> None:
    """Assess a profile, or a stream of them."""
    library, today = standard(), date.today()
    _check_policy(library, policy)

    def answer(given: object) -> Any:
        return service.assess_json(library, given, policy=policy, every=every, today=today)

    if stream:
        _stream(answer)
    else:
        _one(answer)


@cli.command("next", help="给出此刻最值得问的一项事实；没有可问的时为 null。")
@_POLICY
def next_(policy: str | None) -> None:
    """Print the next question."""
    library, today = standard(), date.today()
    _one(lambda given: service.next_json(library, given, policy=policy, today=today))


@cli.command(help="列出已收录的政策文件。")
def policies() -> None:
    """List the documents."""
    click.echo(wire.dump(service.policies_json(standard()), indent=1))


@cli.command(help="把同一家企业放到每个城市各算一遍，按能得多少排序。")
def rank() -> None:
    """Rank the cities."""
    library, today = standard(), date.today()
    _one(lambda given: service.rank_json(library, given, today=today))


@cli.command(help="列出现有的事实：名称、键、类型、单位和问法；写几个词就只列说到它们的。")
@click.argument("words", nargs=-1, metavar="[词]…")
def facts(words: tuple[str, ...]) -> None:
    """List facts for an author to choose from."""
    try:
        catalogue = standard().catalogue
    except DocumentError:
        click.echo("自己的政策文件夹还有错，这里只列共用的事实。", err=True)
        catalogue = load_catalogue(DATA / "facts.yaml")
    found = glossary.find(catalogue, words)
    for fact in found:
        click.echo(f"{glossary.described(fact)}\n")
    if found:
        click.echo(f"共 {len(found)} 项。公式里写名称，算例里写键。")
    else:
        click.echo("没有找到，请换个说法；确实没有的，写进政策文件夹自己的 facts.yaml。")


@cli.command("new-policy", help="新建一个政策文件夹，里面是一份能载入的样本，照着改。")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--id", "policy_id", required=True, metavar="编号", help="如 kaifeng-2024。")
@click.option("--city", required=True, metavar="代号", help="城市代号，如 kaifeng。")
@click.option("--name", required=True, metavar="城市名", help="中文名，如 开封。")
def new_policy(folder: Path, policy_id: str, city: str, name: str) -> None:
    """Scaffold a policy folder."""
    for path in scaffold.new_policy(folder, policy_id, city, name):
        click.echo(f"写好了 {path}")
    click.echo(f"改好后检查：BOT_POLICIES={folder} .venv/bin/python -m engine lint {policy_id}")


@cli.command("new-cases", help="拟出还缺的算例：企业的情况已填好，结果留给人手算。")
@click.argument("policy", metavar="编号")
def new_cases(policy: str) -> None:
    """Draft the examples that lint asks for."""
    subject = subject_of(standard(), policy)
    click.echo(skeleton(subject, drafts(subject)), nl=False)


@cli.command("lint", help="核对政策文件：条文对原文、公式对条文、算例对公式；不写编号就核对全部。")
@click.argument("policies", nargs=-1, metavar="[编号]…")
def lint_(policies: tuple[str, ...]) -> None:
    """Check policy documents; exit status 1 on a finding."""
    findings = lint(standard(), policies)
    for finding in findings:
        click.echo(finding)
    if findings:
        sys.exit(1)
    click.echo("没有发现问题")


def _check_policy(library: Library, policy: str | None) -> None:
    """A wrong ``--policy`` is one mistake, not one a line."""
    if policy is not None:
        library.policy(policy)


def _one(answer: Callable[[object], Any]) -> None:
    given = wire.parse(wire.whole(sys.stdin.buffer))
    click.echo(wire.dump(answer(given)))


def _stream(answer: Callable[[object], Any]) -> None:
    out = sys.stdout.buffer
    for line in wire.lines(sys.stdin.buffer):
        if not line:
            continue
        try:
            if isinstance(line, wire.TooLong):
                raise line
            result = answer(wire.parse(line))
        except DocumentError:
            raise
        except EngineError as problem:
            result = wire.error(problem)
        except Exception as defect:  # a defect of ours on one line must not lose the others
            click.echo(program.told(defect), err=True)
            result = wire.error(EngineError("程序内部出错，这一份没有算出来，请告诉维护者"))
        out.write(wire.dump(result).encode() + b"\n")
        out.flush()


def main() -> NoReturn:
    """Run the command line."""
    program.run(cli, "python -m engine")
