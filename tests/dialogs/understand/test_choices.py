"""Choices by the names people use; what is a customer's, former or still to come is not taken."""

from __future__ import annotations

from datetime import date

import pytest

from dialogs.understand import read_answer
from engine import standard

TAKEN: list[tuple[str, str, object]] = [
    ("role", "我个人介绍企业过来投资的", ["referrer"]),
    ("role", "协会，也引荐企业过来", ["association", "referrer"]),
    ("role", "我们公司是做园区运营的", ["park_operator"]),
    ("role", "公司+培训机构", ["enterprise", "training_institution"]),
    ("role", "企业，同时也运营园区", ["enterprise", "park_operator"]),
    ("role", "给企业做培训的", ["training_institution"]),
    ("role", "给培训机构做系统的软件公司", ["enterprise"]),
    ("role", "为园区企业提供公共技术平台", ["platform_operator"]),
    ("role", "陪训机构", ["training_institution"]),
    ("titles", "母公司财富500强，我们自己是国内服务外包百强", ["fortune_500", "china_100"]),
    ("titles", "Fortune Global 500", ["fortune_500"]),
    ("titles", "母公司在世界500强榜单上", ["fortune_500"]),
    ("titles", "没有IAOP，有十大领军", ["china_top10"]),
    ("titles", "啥称号也没有", []),
    ("seat_mode", "场地租的，坐席我们自己搭的", "self_built"),
    ("seat_mode", "租座席", "rented"),
    ("seat_mode", "以前租坐席，现在自建", "self_built"),
    ("seat_mode", "不是自建，租的现成坐席", "rented"),
    ("platform_level", "shi级", "municipal"),
    ("platform_level", "省级中小企业公共服务平台", "provincial"),
    ("park_level", "现在是市级，正在报省级", "municipal"),
    ("park_level", "省级没有，市级也没有", "none"),
    ("manufacturing_demo", "以前是省级，现在是国家级", "national"),
    ("manufacturing_demo", "工信部评的，国家级", "national"),
    ("college_level", "职高", "secondary"),
    ("college_major", "由计算机专业转过来的", "converted"),
]
ASKED: list[tuple[str, str, tuple[object, ...]]] = [
    ("seat_mode", "租的", ("self_built", "rented")),
    ("titles", "百强企业", (["iaop_global_100"], ["china_100"])),
    ("college_major", "两种都有", ("new", "converted")),
    ("college_level", "高职中职都有", ("higher", "secondary")),
    ("manufacturing_demo", "正在申请省级", ("provincial", "national")),
    ("manufacturing_demo", "市级的", ("provincial", "national")),
    ("platform_level", "区级的", ("municipal", "provincial", "national")),
]


@pytest.mark.parametrize(("key", "text", "value"), TAKEN)
def test_choice_taken(key: str, text: str, value: object) -> None:
    reading = read_answer(text, standard().catalogue[key], today=date(2026, 11, 21))
    assert reading is not None
    assert reading.value == value


@pytest.mark.parametrize(("key", "text", "options"), ASKED)
def test_choice_asked_back(key: str, text: str, options: tuple[object, ...]) -> None:
    reading = read_answer(text, standard().catalogue[key], today=date(2026, 11, 21))
    assert reading is not None
    assert reading.clarify is not None
    assert reading.clarify.options == options
