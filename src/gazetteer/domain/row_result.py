"""What became of one row of many that were written or deleted together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of one row.

    Arguments:
        request: the fully qualified name that the row stands for.
        status: as HTTP has it: 201 created, 200 updated, unchanged or deleted, 400 and above failed.
        message: why it failed; of a row that was written: what was left out of it, and why.
    """

    request: str
    status: int
    message: str | None = None

    @property
    def passed(self) -> bool:
        return self.status < 400
