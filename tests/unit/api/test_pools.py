"""Nobody waits for another class of work, and nobody behind an endless queue."""

from __future__ import annotations

import asyncio
import threading

import pytest

from gazetteer.api.pools import Pools, Work
from gazetteer.errors import Unavailable


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
