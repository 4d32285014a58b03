"""Cities by name, district, slip or pinyin; what is not covered is asked back."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dialogs.understand.cities import elsewhere, read_city
from dialogs.understand.text import lower, normalise

ALL = ("zhengzhou", "changchun", "wenzhou", "qingyuan", "shenyang")
MEANT = {
    "沈杨": "shenyang",
    "清元": "qingyuan",
    "常春市": "changchun",
    "长椿": "changchun",
    "郑洲": "zhengzhou",
    "郑周": "zhengzhou",
    "温洲": "wenzhou",
    "沉阳": "shenyang",
    "情远市": "qingyuan",
    "我们公司在沈杨这边的": "shenyang",
    "zhengzhou shi": "zhengzhou",
    "zhenzhou": "zhengzhou",
    "shengyang": "shenyang",
    "chang chun": "changchun",
    "瀋陽市渾南區": "shenyang",
    "英德": "qingyuan",
    "皇姑": "shenyang",
    "净月": "changchun",
    "瑞安塘下": "wenzhou",
    "我们在航空港区": "zhengzhou",
    "不是郑州，是温州": "wenzhou",
    "总部在北京，公司在长春": "changchun",
}
ASKED = {
    "高新区": ALL,
    "和平区": ALL,
    "西安": ALL,
    "苏州工业园区": ALL,
    "北京朝阳区": ALL,
    "吉林市的": ALL,
    "guangzhou": ALL,
    "漳州": ALL,
    "邓州": ALL,
    "河南的": ALL,
    "哪个都行": ALL,
    "郑州和长春都想看": ("zhengzhou", "changchun"),
    "不是沈阳": ("zhengzhou", "changchun", "wenzhou", "qingyuan"),
}


def said(text: str) -> str:
    return lower(normalise(text))


@pytest.mark.parametrize(("text", "slug"), MEANT.items())
def test_city_meant(text: str, slug: str) -> None:
    reading = read_city(said(text), {})
    assert reading is not None
    assert reading.value == slug


@pytest.mark.parametrize(("text", "options"), ASKED.items())
def test_city_asked_back(text: str, options: tuple[str, ...]) -> None:
    reading = read_city(said(text), {})
    assert reading is not None
    assert reading.clarify is not None
    assert reading.clarify.about == "choice"
    assert reading.clarify.options == options


@pytest.mark.parametrize(
    "text", ["哈哈哈哈", "有杭州的吗", "都支持哪些城市?", "不知道", "你好", "80人"]
)
def test_no_city(text: str) -> None:
    assert read_city(said(text), {}) is None


def test_further_city() -> None:
    reading = read_city("我们在开封", {"开封": "kaifeng"})
    assert reading is not None
    assert reading.value == "kaifeng"


def test_elsewhere() -> None:
    assert elsewhere("税在广州交")
    assert not elsewhere("税在清远交")
    assert not elsewhere("在北京路上")


def test_import_loads_no_dictionary() -> None:
    code = "import sys, dialogs; assert not {'jieba', 'pypinyin'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
