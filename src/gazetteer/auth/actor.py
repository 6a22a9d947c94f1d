"""On whose behalf something is done."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.storage import entity_store


@dataclass(frozen=True)
class Actor:
    """Who asks.

    Arguments:
        pk: the key of the user.
        name: the user's name.
        is_bot: a program; it does not overwrite what people wrote.
        is_admin: may everything.
        line: the number of the client line that the request speaks.
        address: where the request comes from; empty if by none.
    """

    pk: int
    name: str
    is_bot: bool = False
    is_admin: bool = False
    line: str = "2.0"
    address: str = ""


# Whoever may open the socket of the home, which is its owner alone. The name is shown only: users may not have it.
OPERATOR = Actor(entity_store.OPERATOR, "local-operator", is_admin=True)
