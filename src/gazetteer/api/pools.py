"""The threads that answer requests: a few for each class of work, so that none of them waits for another class."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from enum import Enum
from typing import Any, TypeVar

from gazetteer.api import limits
from gazetteer.api.bodies import Receive
from gazetteer.errors import BadRequest, Unavailable

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

    async def run(
        self,
        work: Work,
        function: Callable[..., R],
        *arguments: object,
        receive: Receive | None = None,
        all_said: asyncio.Event | None = None,
    ) -> R:
        """Have a function called by a thread of a class of work, and wait for what it returns.

        Arguments:
            receive: tells when the client goes away, after its body was read; what nobody waits for is not begun.
            all_said: set when the client closes its side of the connection.

        Raises:
            Unavailable: too many wait for this class already, or it was not begun for too long.
            BadRequest: the client went away before it was begun.
        """
        if self._taken[work] >= work.most:
            raise Unavailable(f"too many requests of this kind ({work.value[0]}) are waiting; try again later")
        self._taken[work] += 1
        try:
            task = self._pools[work].submit(function, *arguments)
            future = asyncio.wrap_future(task)
            if self._taken[work] > work.threads:
                # Most are done before anybody has to look whether they are still wanted.
                await asyncio.wait([future], timeout=limits.PROMPT_SECONDS)
                if not future.done():
                    await _begun(task, future, work, _left(receive, all_said) if receive is not None else None)
            return await future
        finally:
            self._taken[work] -= 1

    def close(self) -> None:
        """Wait until all of them are done."""
        for pool in self._pools.values():
            pool.shutdown(wait=True)


async def _begun(
    task: Future[R], future: asyncio.Future[R], work: Work, left: Coroutine[Any, Any, None] | None
) -> None:
    """Wait until a thread works on it or is done, as long as somebody wants it, and not for too long."""
    gone = asyncio.ensure_future(left) if left is not None else None
    waited: set[asyncio.Future[Any]] = {future} if gone is None else {future, gone}
    try:
        await asyncio.wait(waited, timeout=limits.WAITING_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        # What is under way cannot be cancelled.
        if future.done() or not task.cancel():
            return
        if gone is not None and gone.done():
            raise BadRequest("the client went away, or closed its side of the connection, before its request was begun")
        raise Unavailable(f"requests of this kind ({work.value[0]}) take too long now; try again later")
    finally:
        if gone is not None:
            gone.cancel()


async def _left(receive: Receive, all_said: asyncio.Event | None) -> None:
    """Wait until a client goes away, or has closed its side."""
    signs = [asyncio.ensure_future(_disconnected(receive))]
    if all_said is not None:
        signs.append(asyncio.ensure_future(_set(all_said)))
    try:
        await asyncio.wait(signs, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for sign in signs:
            sign.cancel()


async def _set(event: asyncio.Event) -> None:
    await event.wait()


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
