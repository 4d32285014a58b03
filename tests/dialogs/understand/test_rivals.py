"""Several figures in one reply: which of them answers."""

from __future__ import annotations

import pytest

from tests.dialogs.understand.asking import answer


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("offshore", "去年128万美元，今年155万美元", "1550000 USD"),
        ("offshore_prev", "今年155万美元，去年128万美元", "1280000 USD"),
        ("offshore", "今年做了90万美元，明年打算做200万美元", "900000 USD"),
        ("headcount", "去年80人，今年涨到了95人", 95),
        ("offshore", "110万美元（折人民币760万）", "1100000 USD"),
        ("registered_capital", "100万美元，折合人民币700万元", "7000000 CNY"),
        ("headcount", "我们66个，楼上那家有200多", 66),
        ("headcount", "隔壁公司有两百多人", None),
        ("offshore", "签了300万美元，已执行185万美元", "1850000 USD"),
        ("seats", "总共200个，实际在用的165个", 165),
        ("seats", "空着的30个，坐人的120个", 120),
        ("headcount", "年底是58人，现在62了", 58),
        ("trainees_placed", "培训了200人，签合同就业的120人", 120),
        ("registered_capital", "注册资金两千万，实缴八百万", "20000000 CNY"),
        ("loan_interest", "实际付了20万，基准的没算过", None),
        ("headcount", "开发60个，测试20个，总共85个", 85),
        ("headcount", "126人，其中研发90人", 126),
        ("line_fee", "电信9.6万联通4.8万总共14.4万元", "144000 CNY"),
    ],
)
def test_told_apart(key: str, text: str, value: object) -> None:
    assert answer(key, text) == value


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("headcount", "研发50人，销售30人"),
        ("headcount", "总部50人，分部30人"),
        ("headcount", "研发50人，还有销售30人"),
        ("college_hires", "本科10人，大专5人"),
        ("tech_income", "软件开发收入300万，技术服务收入200万"),
        ("onshore", "软件150万，金融外包80万"),
    ],
)
def test_left_open(key: str, text: str) -> None:
    assert answer(key, text) == "?choice"
