"""On whose behalf something is done."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Actor:
    """Who asks.

    Arguments:
        pk: the key of the user.
        name: the user's name.
        is_bot: a program; it does not overwrite what people wrote.
        is_admin: may everything.
        line: the number of the client line that the request speaks.
    """

    pk: int
    name: str
    is_bot: bool = False
    is_admin: bool = False
    line: str = "2.0"
