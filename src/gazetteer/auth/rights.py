"""Who may do what: every decision about rights.

Until policies come, administrators may all, bots write what a harvest writes, and others may read.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from gazetteer.auth.actor import Actor
from gazetteer.domain.entity import EntityType
from gazetteer.errors import NotAllowed
from gazetteer.storage.sight import EVERYTHING, Sight

ANONYMOUS = Actor(0, "anonymous")


class Operation(Enum):
    """What a route does, for the decision who may."""

    PUBLIC = "public"
    VIEW = "view"
    EDIT = "edit"
    OWN = "own"
    ADMINISTER = "administer"


def check(actor: Actor, operation: Operation, kind: type[EntityType] | None = None) -> None:
    """Raises NotAllowed unless the actor may do it.

    Arguments:
        kind: the type of the entities that it is done to; None if it is done to none.
    """
    if actor.is_admin or operation not in (Operation.EDIT, Operation.ADMINISTER):
        return
    if not actor.is_bot:
        raise NotAllowed(f"user {actor.name!r} may read; only administrators and bots may write")
    if operation is Operation.ADMINISTER or (kind is not None and not kind.harvested):
        raise NotAllowed(
            f"bot {actor.name!r} may write what a harvest writes; for anything else use a token of an administrator"
        )


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


def check_token_maker(actor: Actor) -> None:
    """Raises NotAllowed if the actor is a bot: who finds a token of one must not get to others, which last longer."""
    if actor.is_bot:
        check_administrator(actor, "make tokens of bots")


def check_harvester(actor: Actor, act: str) -> None:
    """Raises NotAllowed unless the actor is a bot: what is the harvests' own may hold secrets.

    Arguments:
        act: what is to be done, such as `read how far a harvest came`.
    """
    if not actor.is_bot:
        raise NotAllowed(f"only bots may {act}")


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
