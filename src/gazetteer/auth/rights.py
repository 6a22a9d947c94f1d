"""Who may do what: every decision about rights.

Until policies come, administrators and bots may all, and others may read.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from gazetteer.auth.actor import Actor
from gazetteer.auth.subject import ADMIN
from gazetteer.errors import NotAllowed
from gazetteer.storage.sight import EVERYTHING, Sight

ANONYMOUS = Actor(0, "anonymous")


class Operation(Enum):
    """What a route does, for the decision who may."""

    PUBLIC = "public"
    VIEW = "view"
    EDIT = "edit"
    OWN = "own"


def check(actor: Actor, operation: Operation) -> None:
    """Raises NotAllowed unless the actor may do it."""
    if operation is Operation.EDIT and not (actor.is_admin or actor.is_bot):
        raise NotAllowed(f"user {actor.name!r} may read; only administrators and bots may write")


def check_administrator(actor: Actor, act: str) -> None:
    """Raises NotAllowed unless the actor is an administrator.

    Arguments:
        act: what is to be done, such as `change settings`.
    """
    if not actor.is_admin:
        raise NotAllowed(f"only administrators may {act}")


def check_account(actor: Actor, user: Actor) -> None:
    """Raises NotAllowed unless the actor may see and make tokens of this user: its own, or an administrator any."""
    if actor.pk != user.pk:
        check_administrator(actor, "see and make tokens of others")


def sees_secrets(actor: Actor) -> bool:
    """Whether secrets are shown to the actor in clear: to bots, which use them; administrators only change them."""
    return actor.is_bot


def sight_of(_actor: Actor) -> Sight:
    """What the actor may see: until policies come, everything."""
    return EVERYTHING


def without_rights(actor: Actor) -> Actor:
    """The actor as somebody who sees what anybody may read: what is searched is never more."""
    return replace(actor, is_bot=False, is_admin=False)


def spares_people(actor: Actor, *, override: bool) -> bool:
    """Whether what people wrote is to stay: bots overwrite it only when they are told to."""
    return actor.is_bot and not override


def operator_acts_as(asked: str | None) -> str:
    """The user that a request through the socket file is made by.

    The file is open to its owner only, so who comes through it is the operator, who may act as any user; a harvest
    does, since a bot must not overwrite what people wrote.
    """
    return asked if asked is not None else ADMIN
