"""Which quantities a clause states, and in what."""

from __future__ import annotations

import pytest
from gmpy2 import mpq

from engine.formula.parse import read_number
from engine.formula.units import Unit
from engine.lint.quantities import phrases, quantities


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("达到10万美元(含)以上", [(100_000, "美元")]),
        ("10—200万美元部分", [(100_000, "美元"), (2_000_000, "美元")]),
        ("给予人民币100、80、60万元", [(1_000_000, "元"), (800_000, "元"), (600_000, "元")]),
        ("分别给予50万和30万的奖励", [(500_000, ""), (300_000, "")]),
        ("1.5亿元", [(150_000_000, "元")]),
        ("对2016、2017年度", [(2016, "年"), (2017, "年")]),
        ("自2024年3月1日起施行，有效期至2026年12月", [(2024, "年"), (2026, "年")]),
        ("每年3-6月份", [(3, "月"), (6, "月")]),
        ("3月1日至4月30日，满30日", [(3, "某日"), (4, "某日"), (30, "日")]),
        ("CMMI 3级、4级，两级示范，国家级", [(3, "级"), (4, "级")]),
        ("5%(含)以上，50％", [(mpq(1, 20), "%"), (mpq(1, 2), "%")]),
        ("每1美元奖励人民币0.05元", [(1, "美元"), (mpq(1, 20), "元")]),
        ("500元／平方米", [(500, "元")]),
        ("承担2/3", [(2, "")]),
        ("不超过两场活动", [(2, "个")]),
        ("不少于三年，毕业一年之内", [(3, "年"), (1, "年")]),
        ("半年以上", [(mpq(1, 2), "年")]),
        ("第二、第三年", [(2, "年"), (3, "年")]),
        ("十二个月，三百人", [(12, "月"), (300, "个")]),
        ("前6名、20家、150席、每新增一个坐席", [(6, "个"), (20, "个"), (150, "个"), (1, "个")]),
        ("世界500强，全球百强", [(500, "强"), (100, "强")]),
        ("5：5加权", [(5, ""), (5, "")]),
        # No quantities: names, numberings, references, turns of phrase.
        ("（ISO27001/BS7799）、SAS70", []),
        ("条件：1.企业注册地；（2）企业", []),
        ("上一年度，同一个企业，一次性补助，一带一路，第二部分", []),
    ],
)
def test_quantities(text: str, stated: list[tuple[int | mpq, str]]) -> None:
    assert [(one.value, one.measure) for one in quantities(text)] == stated


def test_a_fraction_keeps_both_numbers_and_a_quantity_its_place() -> None:
    (two_thirds,) = quantities("由财政承担2/3")
    assert (two_thirds.value, two_thirds.over) == (mpq(2), mpq(3))
    assert (two_thirds.text, two_thirds.start, two_thirds.end) == ("2/3", 5, 8)


@pytest.mark.parametrize(
    ("stated", "constant", "same"),
    [
        ("10万美元", "10万美元", True),
        ("10万美元", "10万元", False),
        ("50万和30万的奖励", "30万元", True),
        ("前6名", "6名", True),
        ("前6个标准展位", "6", True),
        ("500元", "500", False),
        ("50%", "50%", True),
        ("50%", "50个", False),
        ("每年一年期", "12个月", True),
        ("6个月", "6个月", True),
        ("承担2/3", "2", True),
        ("承担2/3", "3", True),
        ("承担2/3", "2人", False),
        ("每人500元", "500元/人", True),
    ],
)
def test_which_constant_is_which_quantity(stated: str, constant: str, same: bool) -> None:
    value, unit = read_number(constant)
    assert any(one.is_constant(value, Unit.read(unit)) for one in quantities(stated)) is same


def test_a_turn_of_phrase_is_quoted_whole() -> None:
    text = "于3月1日至4月30日申报2016、2017年度的项目，满2年的给3万元"
    assert phrases(text, quantities(text)) == ["3月1日至4月30日", "2016、2017年度", "2年", "3万元"]
