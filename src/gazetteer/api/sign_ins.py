"""Sign-ins of strangers: who guesses waits longer and longer, without a thread, and without a place that others need.

The answer is delayed, never refused with 429: OpenMetadata's client would not ask for this path for a minute.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable

from gazetteer.api import limits
from gazetteer.api.bodies import Receive
from gazetteer.api.replies import Reply
from gazetteer.auth.throttle import Attempt, Throttle
from gazetteer.errors import BadRequest, Unavailable

NOT_AUTHENTICATED = 401


class SignIns:
    """What delays the sign-ins of one server."""

    def __init__(self) -> None:
        self.throttle = Throttle()
        self._waiting: Counter[str] = Counter()
        self._ends: set[asyncio.Timeout] = set()

    def stop_waiting(self) -> None:
        """Those who wait are answered now: the server stops."""
        for end in self._ends:
            end.reschedule(asyncio.get_running_loop().time())

    async def answered(
        self, account: str, address: str, receive: Receive, answer: Callable[[], Awaitable[Reply]]
    ) -> Reply:
        """Answer a sign-in when its time has come.

        Arguments:
            account: whom it is for.
            address: where it comes from.
            receive: tells when the client goes away.
            answer: compares the password.

        Raises:
            Unavailable: too many wait already.
            BadRequest: the client went away.
        """
        attempt = self.throttle.begin(account, address)
        if attempt.delay:
            await self._wait(attempt, receive)
        try:
            reply = await answer()
        except BaseException:
            self.throttle.void(attempt)
            raise
        if reply.status < 300:
            self.throttle.right(attempt)
        elif reply.status != NOT_AUTHENTICATED:
            self.throttle.void(attempt)
        return reply

    async def _wait(self, attempt: Attempt, receive: Receive) -> None:
        address = attempt.address
        if self._waiting.total() >= limits.MOST_DELAYED or self._waiting[address] >= limits.MOST_DELAYED_OF_ONE:
            self.throttle.void(attempt)
            raise Unavailable("too many sign-ins that went wrong before are waiting already; try again later")
        self._waiting[address] += 1
        try:
            await _pause(attempt.delay, receive, self._ends)
        finally:
            self._waiting[address] -= 1
            if not self._waiting[address]:
                del self._waiting[address]


async def _pause(seconds: float, receive: Receive, ends: set[asyncio.Timeout]) -> None:
    """Wait, but only for somebody who waits, too; meanwhile the end is among `ends`."""
    try:
        async with asyncio.timeout(seconds) as end:
            ends.add(end)
            try:
                while (await receive())["type"] != "http.disconnect":
                    pass
            finally:
                ends.discard(end)
    except TimeoutError:
        return
    raise BadRequest("the client went away before its request was answered")
