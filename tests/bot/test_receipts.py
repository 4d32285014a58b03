"""Receipts: what was given out can be replayed later, from the database alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.store import Store, receipts
from bot.store.address import address as parsed
from engine import Library, Receipt, replay
from tests.bot.doors import START, delivering, inbound, rows, talk


async def kept(address: str) -> list[Receipt]:
    store = Store(parsed(address))
    try:
        return await store.run(lambda connection: receipts.kept(connection, "door", "u1"))
    finally:
        store.close()


async def test_a_result_that_was_told_leaves_a_receipt_that_replays(
    address: str, library: Library
) -> None:
    async with delivering(address, library) as delivery:
        await talk(delivery, "郑州", "服务外包企业", "2018年", "不是", "离岸执行额150万美元")
        assert await kept(address) == []
        told = await talk(delivery, "结果", first=6)
    (receipt,) = await kept(address)
    assert receipt.profile["offshore"] == "1500000 USD"
    assert receipt.result["plan"]["total"]["high"] == "370574.40"
    assert told[0].assessment == receipt.result
    assert replay(library, receipt) == "same"


async def test_the_same_result_is_kept_once(address: str, library: Library) -> None:
    async with delivering(address, library) as delivery:
        await talk(delivery, "郑州", "结果", "结果", "详细", "企业", "结果")
    found = await kept(address)
    assert ["role" in one.profile for one in found] == [False, True]
    named = "SELECT text, assessment_id FROM inbound ORDER BY id"
    assert rows(address, named)[1:4] == [("结果", 1), ("结果", 1), ("详细", 1)]


async def test_without_a_year_the_day_decides(address: str, library: Library) -> None:
    async with delivering(address, library) as delivery:
        await talk(delivery, "郑州", "结果")
        later = START.replace(year=2027)
        await delivery.take(inbound("结果", 9, received=later))
        await delivery.take(inbound("结果", 10, received=later + timedelta(days=1)))
    found = await kept(address)
    assert [one.day.year for one in found] == [2026, 2027]
    assert [replay(library, one) for one in found] == ["same", "same"]


async def test_a_receipt_that_was_tampered_with_does_not_replay(
    address: str, library: Library
) -> None:
    async with delivering(address, library) as delivery:
        await talk(delivery, "郑州", "结果")
    (receipt,) = await kept(address)
    assert replay(library, replace(receipt, result={**receipt.result, "status": "draft"})) == (
        "different"
    )
