"""The head of a document: nothing of the sample is left, and its dates and notes fit together."""

from __future__ import annotations

from collections.abc import Iterator

from engine.documents import Place
from engine.library import DATA
from engine.lint.printed import squeezed
from engine.lint.subject import Finding, Subject
from engine.policy import Policy, Status

#: How the template begins what is to be filled in.
_PLACEHOLDER = "这里写"

#: A line of the template's source that is shorter than this may be a line of a law.
_LEAST_SAMPLE = 20


def check_sample(subject: Subject) -> Iterator[Finding]:
    """What a new folder holds before it is filled in."""
    for key in ("title", "number", "issuer"):
        held = getattr(subject.policy, key)
        if held.startswith(_PLACEHOLDER):
            yield subject.finding((key,), "文件", f"{key} 还是样本里的“{held}”，请照文件填写")
    template = (DATA / "templates" / "policy" / "source.txt").read_text("utf-8")
    sample = {squeezed(line) for line in template.splitlines() if len(line) >= _LEAST_SAMPLE}
    for number, line in enumerate(subject.source.splitlines(), 1):
        if squeezed(line) in sample:
            message = f"“{line.strip()[:12]}……”是样本里的一行，请换成官方原文"
            yield Finding(subject.source_path, number, "原文", message)


def check_years(subject: Subject) -> Iterator[Finding]:
    """Business years that end before they begin, or after the document has expired."""
    policy, years = subject.policy, subject.policy.years
    if years is None or years.last is None:
        return
    place: Place = ("years", "last")
    if years.last < years.first:
        yield subject.finding(place, "文件", f"last 比 first（{years.first}）还早，请核对")
    if policy.expires is not None and years.last > policy.expires.year:
        message = f"管到{years.last}年度，而 expires 是 {policy.expires}，请核对是哪一处写错了"
        yield subject.finding(place, "文件", message)


def check_notes(subject: Subject) -> Iterator[Finding]:
    """Standings that the document can have without a word for them."""
    for status, when in _standings(subject.policy):
        if not subject.policy.notes.get(status, "").strip():
            message = f"缺 {status} 一句：{when}时对人怎么说，请补上"
            yield subject.finding(("notes",), "notes", message)


def _standings(policy: Policy) -> Iterator[tuple[Status, str]]:
    """Every standing that :meth:`Policy.status` may come to, and when."""
    if policy.draft:
        yield "draft", "文件还是征求意见稿"
        return
    years = policy.years
    if years is None:
        yield "not_yet", "没有写管哪几年"
        return
    yield "not_yet", f"所问的年度早于{years.first}年度"
    ended: Status = "expired" if policy.expires else "unstated"
    if years.last is not None:
        yield "in_force", "文件管得到所问的年度"
        yield ended, f"所问的年度晚于{years.last}年度"
    elif policy.expires:
        yield "in_force", "文件管得到所问的年度"
    else:
        yield "unstated", "文件没有写有效期"
