"""Nobody waits for another class of work, and nobody behind an endless queue."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from gazetteer.api import limits
from gazetteer.api.pools import Pools, Work
from gazetteer.errors import BadRequest, Unavailable


@pytest.mark.parametrize("full", list(Work))
def test_a_full_class_stops_no_other(full: Work) -> None:
    held = threading.Event()

    async def scenario() -> None:
        pools = Pools()
        waiting = [asyncio.ensure_future(pools.run(full, held.wait)) for _ in range(full.most)]
        await asyncio.sleep(0)
        with pytest.raises(Unavailable, match="too many"):
            await pools.run(full, int)
        for work in Work:
            if work is not full:
                assert await pools.run(work, lambda: 7) == 7
        held.set()
        await asyncio.gather(*waiting)
        assert await pools.run(full, lambda: 8) == 8
        pools.close()

    asyncio.run(scenario())


@pytest.mark.parametrize("how", ["it is disconnected", "it has closed its side"])
def test_what_nobody_waits_for_any_more_is_not_begun(how: str) -> None:
    held, done = threading.Event(), list[int]()

    async def scenario() -> None:
        pools, gone = Pools(), {sign: asyncio.Event() for sign in ("it is disconnected", "it has closed its side")}

        async def receive() -> dict[str, Any]:
            await gone["it is disconnected"].wait()
            return {"type": "http.disconnect"}

        def begin(number: int) -> Any:
            all_said = gone["it has closed its side"]
            return asyncio.ensure_future(pools.run(Work.SEARCH, work, number, receive=receive, all_said=all_said))

        def work(number: int) -> None:
            held.wait()
            done.append(number)

        running = [begin(number) for number in range(Work.SEARCH.threads)]
        await asyncio.sleep(0)
        waiting = [begin(number) for number in range(100, 110)]
        await asyncio.sleep(0)
        gone[how].set()
        for each in waiting:
            with pytest.raises(BadRequest, match="went away"):
                await each
        held.set()
        await asyncio.gather(*running)
        pools.close()

    asyncio.run(scenario())
    assert sorted(done) == list(range(Work.SEARCH.threads))


def test_what_waits_for_too_long_is_told_so_and_not_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WAITING_SECONDS", 0.01)
    held, done = threading.Event(), list[int]()

    async def scenario() -> None:
        pools = Pools()
        running = [asyncio.ensure_future(pools.run(Work.SEARCH, held.wait)) for _ in range(Work.SEARCH.threads)]
        await asyncio.sleep(0)
        with pytest.raises(Unavailable, match="too long"):
            await pools.run(Work.SEARCH, done.append, 1)
        held.set()
        await asyncio.gather(*running)
        pools.close()

    asyncio.run(scenario())
    assert done == []
