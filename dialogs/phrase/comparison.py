"""How the cities are told side by side."""

from __future__ import annotations

from collections.abc import Collection

from dialogs.phrase.figures import total
from dialogs.reply import Block, Heading, Paragraph, Table
from engine import Assessment, Catalogue, Comparison

_STATUS = {
    "in_force": "有效",
    "expired": "已过期",
    "not_yet": "管不到这一年",
    "draft": "还是征求意见稿，未生效",
    "unstated": "没有写有效期",
}


def blocks(
    found: Comparison, catalogue: Catalogue, cities: Collection[str | None] | None
) -> tuple[Block, ...]:
    """The same firm in these cities (none: in every one), the most first.

    Then what could still turn the order.
    """
    shown = [one for one in found.assessments if cities is None or one.policy.city in cities]
    names = "、".join(catalogue[key].name for key in found.deciding[:4])
    open_ = (Paragraph(f"名次还可能随这些情况变化：{names}。", quiet=True),) if names else ()
    return (
        Heading("如果同样的情况放在各个城市"),
        Table(
            ("城市", "文件", "合计", "另有"),
            tuple(_row(one, catalogue) for one in shown),
        ),
        *open_,
        Paragraph("各地条件和口径不同，只供参考；以各地主管部门审核为准。", quiet=True),
    )


def _row(one: Assessment, catalogue: Catalogue) -> tuple[str, ...]:
    city = catalogue["city"].values[one.policy.city]
    unquantified = len(one.plan.unquantified)
    also = f"{unquantified} 项符合但文件未给金额" if unquantified else ""
    return (city, _STATUS[one.status], total(one), also)
