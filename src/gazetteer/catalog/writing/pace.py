"""How much one transaction of a long piece of work takes, so that others never wait long for the lock."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Generic, TypeVar

from gazetteer.storage.transaction import Unit, WriteTransaction

R = TypeVar("R")


@dataclass
class Pace:
    """How many rows fit into so many seconds, learned from transaction to transaction.

    Arguments:
        seconds: no transaction is to hold the lock for longer.
        size: with how many rows to begin.
        smallest, largest: never fewer, never more.
    """

    seconds: float
    size: int
    smallest: int
    largest: int

    def learn(self, rows: int, seconds: float) -> None:
        """So many rows took so long."""
        if rows:
            fitting = int(rows * self.seconds / max(seconds, 1e-6))
            self.size = max(self.smallest, min(self.largest, (self.size + fitting) // 2))


@dataclass
class Timed(Generic[R]):
    """A unit of work that tells how long it held the lock."""

    unit: Unit[R]
    seconds: float = 0.0

    def apply(self, write: WriteTransaction) -> R:
        """Do it."""
        start = time.perf_counter()
        try:
            return self.unit.apply(write)
        finally:
            self.seconds = time.perf_counter() - start
