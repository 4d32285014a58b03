"""Words that say whose a figure is and of when: last year's, this year's, to come, another's."""

from __future__ import annotations

import re

LAST_YEAR = re.compile(r"去年|上年|上一?年|前一年|往年|头一年|last year")
THIS_YEAR = re.compile(r"今年|本年|当年|这一?年|现在|目前|如今|眼下|this year")
#: Some time before, not this year.
BEFORE = re.compile(rf"{LAST_YEAR.pattern}|前年|以前|之前")
TO_COME = re.compile(r"明年|后年|下一?年|来年|将来|以后|今后|next year")
#: Meant to be, not done.
PLANNED = re.compile(
    rf"{TO_COME.pattern}|打算|计划(?!单列)|预计|准备|目标|争取|希望"
    r"|想要?(?!问|了解|知道|咨询|请|查|算|看)"
)
_NAMED = re.compile(
    r"隔壁|(?<![租借用找])别人|别家|人家(?!说)|竞争对手|同行|朋友|对方|听说|据说|友商|老乡"
    r"|亲戚|楼上|楼下|对门|另一家公司|总公司"
)
_THEY = re.compile("他们|她们")
OTHERS = re.compile(f"{_NAMED.pattern}|{_THEY.pattern}")
#: Whom 他们 may stand for, other than the firm that somebody asks on behalf of.
_ANTECEDENT = re.compile(f"{_NAMED.pattern}|客户|甲方|供应商|母公司|股东|房东")
_SELF = re.compile("我们|我司|咱们?|俺们?|本公司|我公司|我校|自己")


def of_the_firm(text: str) -> str:
    """The text with 我们 for the 他们 of somebody who asks on behalf of a firm.

    Beside 我们, or somebody else they may be, 他们 are others.
    """
    if _SELF.search(text) or _ANTECEDENT.search(text):
        return text
    return _THEY.sub("我们", text)
