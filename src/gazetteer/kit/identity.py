"""Identities of new entities: random UUIDs (version 4, RFC 9562) as 16 bytes."""

from __future__ import annotations

import os
import threading

_LENGTH, _AT_ONCE = 16, 256


class _Pool(threading.local):
    """Random bytes of one thread.

    Each call of the system lets go of the interpreter for an instant. A loop over rows that does so for each of them
    keeps all other threads waiting: they are woken up, come too late, and begin to wait anew.
    """

    def __init__(self) -> None:
        self.random = b""

    def take(self) -> bytearray:
        """The next random bytes."""
        if not self.random:
            self.random = os.urandom(_LENGTH * _AT_ONCE)
        taken, self.random = self.random[:_LENGTH], self.random[_LENGTH:]
        return bytearray(taken)

    def empty(self) -> None:
        """Forget them: a copy of this process would give the same identities."""
        self.random = b""


_pool = _Pool()
os.register_at_fork(after_in_child=_pool.empty)


def new() -> bytes:
    """An identity that nothing else has."""
    taken = _pool.take()
    taken[6] = taken[6] & 0x0F | 0x40
    taken[8] = taken[8] & 0x3F | 0x80
    return bytes(taken)
