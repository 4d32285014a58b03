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
OTHERS = re.compile(
    r"隔壁|(?<![租借用找])别人|别家|人家(?!说)|竞争对手|同行|朋友|他们|她们|对方|听说|据说|友商|老乡"
    r"|亲戚|楼上|楼下|对门|另一家公司|总公司"
)
