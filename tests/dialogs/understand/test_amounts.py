"""Lists of sums: repeated, with their total, with counts and names between them."""

from __future__ import annotations

import pytest

from tests.dialogs.understand.asking import answer


@pytest.mark.parametrize(
    ("key", "text", "sums"),
    [
        ("expo_fees", "大连软交会跟北京服贸会，都是三万块", [30000, 30000]),
        ("expo_fees", "第一个展位费25000门票1800，一共26800元，只参加了这一个", [26800]),
        ("expo_fees", "北京三万，上海两万八，一共五万八", [30000, 28000]),
        ("expo_fees", "三次展会，分别是1.8万、2.2万、2.6万元", [18000, 22000, 26000]),
        ("booth_fees", "前两个1.8万元，后一个2.2万元", [18000, 18000, 22000]),
        ("booth_fees", "2万*3", [20000, 20000, 20000]),
        ("booth_fees", "3个×2万元", [20000, 20000, 20000]),
        ("booth_fees", "要了俩展位，都是一万六千块", [16000, 16000]),
        ("booth_fees", "0个", []),
        ("innovation_investments", "两个项目，一个80万一个150万", [800000, 1500000]),
        ("expo_staff_costs", "去了两个人，一个一万二，一个九千", [12000, 9000]),
        ("staff_cert_fees", "四个人，每人报销了5000块", [5000] * 4),
        ("staff_cert_fees", "张三4200元、李四3800元", [4200, 3800]),
        ("expo_fees", "单位万元：2.8、3.5", [28000, 35000]),
    ],
)
def test_sums(key: str, text: str, sums: list[int]) -> None:
    assert answer(key, text) == [f"{one} CNY" for one in sums]


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("booth_fees", "两个2万，一个1.5万"),
        ("expo_fees", "三次，2万和3万"),
        ("expo_fees", "北京三万，上海两万八，一共六万八"),
        ("expo_fees", "每次3万"),
    ],
)
def test_how_many_is_asked(key: str, text: str) -> None:
    assert answer(key, text) == "?choice"
