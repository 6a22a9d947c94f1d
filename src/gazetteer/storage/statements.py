"""Units of work that are a single call of a store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from gazetteer.storage.transaction import WriteTransaction

R = TypeVar("R")


@dataclass
class Call(Generic[R]):
    """A unit of work made of a function."""

    function: Callable[[WriteTransaction], R]

    def apply(self, write: WriteTransaction) -> R:
        """Call it."""
        return self.function(write)
