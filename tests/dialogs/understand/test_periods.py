"""A date instead of the number of the period it falls in."""

from __future__ import annotations

import pytest

from tests.dialogs.understand.asking import answer


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("settled_policy_year", "2014年就搬进来了", 0),
        ("settled_policy_year", "2016年5月", 1),
        ("settled_policy_year", "15年底", 1),
        ("settled_policy_year", "2016年11月25日", 2),
        ("settled_policy_year", "2018.6.1", 3),
        ("settled_policy_year", "2", 2),
        ("settled_policy_year", "2016年", "?choice"),
        ("policy_year", "2017年3月付的租金", 2),
        ("policy_year", "2020年", 4),
        ("policy_year", "2014年", "?invalid"),
    ],
)
def test_period(key: str, text: str, value: object) -> None:
    assert answer(key, text) == value
