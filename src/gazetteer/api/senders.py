"""Whose bodies are read at once: senders who were let in a moment ago."""

from __future__ import annotations

import time

# Who loses a right, or a token, can have bodies read for so many seconds more; nothing is done with them.
REMEMBERED_SECONDS = 5.0
REMEMBERED_SENDERS = 1024
# Tokens that are given out here have some 700 characters; what is longer is no key of a memory.
LONGEST_HEADER = 4096


class Senders:
    """Remembers for a moment who may send bodies where, by the header that says who it is.

    A body is read only if its sender may send it. Looking that up takes a thread of its own, before the one that
    answers; who sends one request after the other is spared the first of the two ways. It decides about nothing but
    the reading: the thread that answers looks at the token and at the rights again.
    """

    def __init__(self) -> None:
        self._until: dict[tuple[str, str], float] = {}

    def knows(self, header: str, purpose: str) -> bool:
        """Whether this sender was let in for the same purpose a moment ago.

        Arguments:
            header: the header `Authorization`.
            purpose: what stands for the rights that it takes.
        """
        return self._until.get((header, purpose), 0.0) > time.monotonic()

    def remember(self, header: str, purpose: str) -> None:
        """Note that this sender was let in; the arguments are those of `knows`."""
        if not header or len(header) > LONGEST_HEADER:
            return
        if len(self._until) >= REMEMBERED_SENDERS:
            self._until.clear()
        self._until[header, purpose] = time.monotonic() + REMEMBERED_SECONDS
