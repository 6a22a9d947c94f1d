"""How long a sign-in has to wait: longer with every wrong one, by account and address, and never for good.

Three counts decide. That of an account at one address slows down whoever guesses there, and nobody else. Those of an
address over all accounts, and of an account over all addresses, begin later; they do not hold for somebody who has
signed in to this account from this address before. So nobody can lock a person out from elsewhere.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

# Seconds: the first delay, which doubles with each further wrong sign-in, and the longest.
FIRST_DELAY, LONGEST_DELAY = 1.0, 30.0
# Wrong sign-ins without a delay: of an account at one address; of an address, or an account, altogether.
FREE, FREE_ALTOGETHER = 3, 20
# After so many seconds without a wrong sign-in all is forgotten.
MEMORY_SECONDS = 900.0
# What is remembered at most, of each kind; whoever was silent for longest is forgotten first.
MOST_REMEMBERED = 10_000

Key = tuple[str, ...]


@dataclass
class _Counts:
    """How often something happened, by key, within bounded memory."""

    now: Callable[[], float]
    seconds: float
    _found: OrderedDict[Key, tuple[int, float]] = field(default_factory=OrderedDict)

    def of(self, key: Key) -> int:
        count, at = self._found.get(key, (0, 0.0))
        return count if self.now() - at < self.seconds else 0

    def add(self, key: Key, step: int = 1) -> None:
        count = self.of(key) + step
        self._found.pop(key, None)
        if count > 0:
            self._found[key] = count, self.now()
        if len(self._found) > MOST_REMEMBERED:
            self._found.popitem(last=False)

    def forget(self, key: Key) -> None:
        self._found.pop(key, None)

    def __len__(self) -> int:
        return len(self._found)


@dataclass(frozen=True)
class Attempt:
    """A sign-in that is under way.

    Arguments:
        account: whom it is for.
        address: where it comes from.
        delay: how long it has to wait, in seconds.
    """

    account: str
    address: str
    delay: float


class Throttle:
    """What is remembered of sign-ins; for one thread.

    Arguments:
        now: a clock in seconds.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._wrong = _Counts(now, MEMORY_SECONDS)
        self._known = _Counts(now, float("inf"))

    def begin(self, account: str, address: str) -> Attempt:
        """A new attempt; it counts as wrong until it is known to be none, so that many at once gain nothing."""
        both, delay = (account, address), 0.0
        if not self._known.of(both):
            delay = max(_delay(self._wrong.of(key), FREE_ALTOGETHER) for key in _altogether(account, address))
        delay = max(delay, _delay(self._wrong.of(both), FREE))
        for key in (both, *_altogether(account, address)):
            self._wrong.add(key)
        return Attempt(account, address, delay)

    def right(self, attempt: Attempt) -> None:
        """It was the right password: this account at this address begins anew."""
        self.void(attempt)
        both = attempt.account, attempt.address
        self._wrong.forget(both)
        self._known.forget(both)
        self._known.add(both)

    def void(self, attempt: Attempt) -> None:
        """No password was compared."""
        for key in ((attempt.account, attempt.address), *_altogether(attempt.account, attempt.address)):
            self._wrong.add(key, -1)

    @property
    def size(self) -> int:
        """How many counts there are."""
        return len(self._wrong) + len(self._known)


def _altogether(account: str, address: str) -> tuple[Key, Key]:
    return ("account", account, ""), ("address", address, "")


def _delay(wrong: int, free: int) -> float:
    # Doubling ends before the number grows too large.
    return 0.0 if wrong < free else min(LONGEST_DELAY, FIRST_DELAY * 2.0 ** min(wrong - free, 30))
