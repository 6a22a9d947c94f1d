"""The threads that answer requests: a few for each class of work, so that none of them waits for another class."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from typing import TypeVar

from gazetteer.errors import Unavailable

R = TypeVar("R")


class Work(Enum):
    """What kind of work a request is: its name, its threads, and how many requests may wait for them.

    Measured with 8 connections on 2 cores, PUTs a second: 16 threads 320, 8 threads 325, 4 threads 440; they wait for
    each other's turn at the interpreter. So there are few threads for each, and what takes long has the fewest.
    """

    PROBE = ("probe", 2, 50)
    IDENTIFY = ("identify", 2, 200)
    LOOKUP = ("lookup", 4, 200)
    LIST = ("list", 3, 60)
    SEARCH = ("search", 2, 40)
    WRITE = ("write", 4, 200)
    BULK = ("bulk", 3, 40)
    # Each check of a password takes 64 MiB and all cores for as long as it runs.
    PASSWORD = ("password", 1, 30)
    # Strangers who try passwords: those who have a session do not wait for them.
    SIGN_IN = ("sign-in", 1, 30)

    @property
    def threads(self) -> int:
        """How many requests of this kind are worked on at a time."""
        return self.value[1]

    @property
    def most(self) -> int:
        """How many there may be, with those that wait."""
        return self.value[1] + self.value[2]


# None of them has to wait for a connection to the database, if it has as many for reading.
THREADS = sum(work.threads for work in Work)


class Pools:
    """The threads of one server."""

    def __init__(self) -> None:
        self._pools = {
            work: ThreadPoolExecutor(work.threads, thread_name_prefix=f"gazetteer-{work.value[0]}") for work in Work
        }
        self._taken = dict.fromkeys(Work, 0)

    async def run(self, work: Work, function: Callable[..., R], *arguments: object) -> R:
        """Have a function called by a thread of a class of work, and wait for what it returns.

        Raises:
            Unavailable: too many wait for this class already.
        """
        if self._taken[work] >= work.most:
            raise Unavailable(f"too many requests of this kind ({work.value[0]}) are waiting; try again later")
        self._taken[work] += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pools[work], function, *arguments)
        finally:
            self._taken[work] -= 1

    def close(self) -> None:
        """Wait until all of them are done."""
        for pool in self._pools.values():
            pool.shutdown(wait=True)
