"""What was refused, in the event log: the first times each, then counted, so that guessing does not fill it."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from gazetteer.auth.account_writes import told_of
from gazetteer.errors import GazetteerError
from gazetteer.storage import entity_store, event_store
from gazetteer.storage.engine import Database
from gazetteer.storage.transaction import WriteTransaction

log = structlog.get_logger()

# Of one kind, user and address so many are told each by itself; then whenever their number has doubled.
TOLD_EACH = 5
# After so many seconds without another one it is counted anew.
MEMORY_SECONDS = 3600.0
# What is counted at most; whatever was silent for longest is forgotten first.
MOST_COUNTED = 10_000
# What all strangers together may write within a minute; what is left out is told with the next one.
MOST_A_MINUTE = 60


@dataclass(frozen=True)
class Refusal:
    """A unit of work: something was refused.

    Arguments:
        kind: the kind of the event.
        user_pk: whom it concerns; 0 if no user.
        actor_pk: who asked; 0 if nobody is known.
        address: where it came from.
        request: what was asked for.
    """

    kind: str
    user_pk: int
    actor_pk: int
    address: str
    request: str = ""

    def told(self, times: int, left_out: int) -> _Told:
        """The same, and how often it has happened."""
        return _Told(self, times, left_out)


@dataclass(frozen=True)
class _Told:
    refusal: Refusal
    times: int
    left_out: int

    def apply(self, write: WriteTransaction) -> None:
        refusal = self.refusal
        user = entity_store.by_pks(write.session, [refusal.user_pk]).get(refusal.user_pk)
        details: dict[str, object] = {"address": refusal.address, "times": self.times}
        if refusal.request:
            details["request"] = refusal.request
        if self.left_out:
            details["leftOut"] = self.left_out
        actor = refusal.actor_pk if user is not None else 0
        event_store.add_event(write, refusal.kind, actor, about=user, change=told_of(**details))


class SecurityEvents:
    """Tells of refusals; for many threads.

    Arguments:
        database: where the event log is.
        now: a clock in seconds.
    """

    def __init__(self, database: Database, now: Callable[[], float] = time.monotonic) -> None:
        self.database = database
        self.now = now
        self._lock = threading.Lock()
        self._counts: OrderedDict[tuple[str, int, str], tuple[int, float]] = OrderedDict()
        self._minute, self._written, self._left_out = 0, 0, 0

    def refused(self, refusal: Refusal) -> None:
        """Count a refusal, and tell of it if it is one of those that are told."""
        with self._lock:
            told = self._counted(refusal)
        if told is None:
            return
        try:
            self.database.write(told)
        except GazetteerError as error:
            # The answer does not depend on it.
            log.error("a security event could not be written", kind=refusal.kind, error=str(error))

    def _counted(self, refusal: Refusal) -> _Told | None:
        key, now = (refusal.kind, refusal.user_pk, refusal.address), self.now()
        times, at = self._counts.pop(key, (0, now))
        times = times + 1 if now - at < MEMORY_SECONDS else 1
        self._counts[key] = times, now
        if len(self._counts) > MOST_COUNTED:
            self._counts.popitem(last=False)
        if times > TOLD_EACH and times & (times - 1):
            return None
        minute = int(now // 60)
        if minute != self._minute:
            self._minute, self._written = minute, 0
        if self._written >= MOST_A_MINUTE:
            self._left_out += 1
            return None
        self._written += 1
        left_out, self._left_out = self._left_out, 0
        return refusal.told(times, left_out)
