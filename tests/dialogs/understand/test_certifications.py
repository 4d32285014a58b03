"""Certifications: names, levels, fees, support, and what only looks like them."""

from __future__ import annotations

import pytest

from dialogs.understand.certification_names import find_names
from tests.dialogs.understand.asking import answer


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CMMI3", ["CMMI"]),
        ("cmmi三级", ["CMMI"]),
        ("CMMI三及", ["CMMI"]),
        ("CMII3级", ["CMMI"]),
        ("CMMI2.0 的三级", ["CMMI"]),
        ("CMMI-DEV V1.3 ML3", ["CMMI"]),
        ("CMMI 3 30万", ["CMMI"]),
        ("27001", ["ISO27001"]),
        ("IS027001", ["ISO27001"]),
        ("ISO/IEC 27001:2013", ["ISO27001"]),
        ("iso 9001-2015", ["ISO9001"]),
        ("信息安全认证", ["ISO27001"]),
        ("质量管理体系认证", ["ISO9001"]),
        ("质量的9001，安全的27001", ["ISO9001", "ISO27001"]),
        ("三个：CMMI、27001、20000", ["CMMI", "ISO27001", "ISO20000"]),
        ("20000和27001", ["ISO20000", "ISO27001"]),
        ("CMMI 20000元", ["CMMI"]),
        ("CC-CMM和COPC", ["CC-CMM", "COPC"]),
        ("sas 70", ["SAS70"]),
        ("没有国际认证", []),
        ("hello", []),
        ("80人", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [one.name for one in find_names(text)] == names


CMMI, ISO27001, ISO20000 = {"name": "CMMI"}, {"name": "ISO27001"}, {"name": "ISO20000"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("CMMI3和27001都有", [CMMI, ISO27001]),
        ("IT服务管理体系认证，就是20000那个", [ISO20000]),
        ("是老的CMM，不是CMMI", [{"name": "CMM"}]),
        (
            "CMMI3 30w 27001 5w",
            [{**CMMI, "fee": "300000 CNY"}, {**ISO27001, "fee": "50000 CNY"}],
        ),
        (
            "CMMI和27001，分别三十万、五万",
            [{**CMMI, "fee": "300000 CNY"}, {**ISO27001, "fee": "50000 CNY"}],
        ),
        (
            "CMMI三级30万块（省补15万块），27001五万块",
            [
                {**CMMI, "fee": "300000 CNY", "support": "150000 CNY"},
                {**ISO27001, "fee": "50000 CNY"},
            ],
        ),
        (
            "PCMM 12万、COPC 9万，省里一分没给",
            [
                {"name": "PCMM", "fee": "120000 CNY", "support": "0 CNY"},
                {"name": "COPC", "fee": "90000 CNY", "support": "0 CNY"},
            ],
        ),
        (
            "CMMI 30万，补了10万；27001 5万，没补",
            [
                {**CMMI, "fee": "300000 CNY", "support": "100000 CNY"},
                {**ISO27001, "fee": "50000 CNY", "support": "0 CNY"},
            ],
        ),
        ("CMMI3，咨询费加评估费一起22.6万，证书编号0600123", [{**CMMI, "fee": "226000 CNY"}]),
        ("有CMMI，多少钱不记得了", [CMMI]),
        ("有，27001，费用要问下行政", [ISO27001]),
        ("还没有，明年准备做CMMI", []),
        ("明年准备做CMMI", "?invalid"),
        ("正在申请CMMI3，还没拿到", "?invalid"),
        ("ISO认证", "?choice"),
        ("CMMI和27001都做了，10万", [CMMI, {**ISO27001, "fee": "100000 CNY"}]),
    ],
)
def test_fees_and_support(text: str, value: object) -> None:
    assert answer("certifications", text) == value
