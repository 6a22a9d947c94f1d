"""What changes about access, one unit of work for each act; everything is decided under the lock.

Passwords, signing in, and the tokens that are made to be used in programs have an event in the log. That a session is
renewed has none: it happens every hour as long as a page is open, and nobody has to know of it to act upon it. What
ends a session before its time is told, if somebody else may have done it: a changed password, all tokens of a user
revoked, a refresh token that comes again. Signing out ends one's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gazetteer.auth.actor import Actor
from gazetteer.domain import event_kinds
from gazetteer.errors import BadRequest, NotAuthenticated, NotFound, Stale
from gazetteer.kit import json
from gazetteer.storage import account_store, entity_store, event_store
from gazetteer.storage.account_store import TokenRow
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.transaction import WriteTransaction

ACCESS, REFRESH, PERSONAL, BOT = "access", "refresh", "personal", "bot"

# The kinds that somebody makes on purpose, to give them to a program.
FOR_PROGRAMS = (PERSONAL, BOT)


def _user(write: WriteTransaction, pk: int) -> EntityRow | None:
    row = entity_store.by_pks(write.session, [pk]).get(pk)
    return None if row is None or row.deleted else row


def _existing(write: WriteTransaction, pk: int) -> EntityRow:
    row = _user(write, pk)
    if row is None:
        raise NotFound("the user no longer exists; nothing was written")
    return row


@dataclass(frozen=True)
class GivePassword:
    """A unit of work: give a user a password; all tokens that the user had become worthless.

    Arguments:
        user_pk: whose it is.
        hashed: the hash of the new one.
        former: the hash that it takes the place of; None if there has to be none.
        actor: who does it.
    """

    user_pk: int
    hashed: str
    former: str | None
    actor: Actor

    def apply(self, write: WriteTransaction) -> None:
        """Write it.

        Raises:
            NotFound: the user is gone.
            BadRequest: the user is a bot.
            Stale: the password has changed since it was read.
        """
        user = _existing(write, self.user_pk)
        if json.loads(user.doc).get("isBot"):
            raise BadRequest(
                "a bot has no password: it gets its token by an authenticationMechanism of the type JWT, or by PUT"
                " /users/generateToken/{id}"
            )
        if account_store.password_hash(write.session, self.user_pk) != self.former:
            raise Stale("the password was changed by somebody else in the meantime; sign in again")
        account_store.set_password(write, self.user_pk, self.hashed)
        told = told_of(address=self.actor.address)
        event_store.add_event(write, event_kinds.PASSWORD_CHANGED, self.actor.pk, about=user, change=told)
        _tell_of_programs(write, self.user_pk, self.actor, account_store.revoke(write, self.user_pk))


@dataclass(frozen=True)
class MakeToken:
    """A unit of work: give out a token for programs."""

    row: TokenRow
    actor: Actor

    def apply(self, write: WriteTransaction) -> None:
        """Write it; raises NotFound if the user is gone."""
        user = _existing(write, self.row.user_pk)
        account_store.add_token(write, self.row)
        shown = {"kind": self.row.kind, "name": self.row.name, "expiresAt": self.row.expires_at}
        change = _change(added=[("token", None, shown), ("address", None, self.actor.address)])
        event_store.add_event(write, event_kinds.TOKEN_CREATED, self.actor.pk, about=user, change=change)


@dataclass(frozen=True)
class RevokeTokens:
    """A unit of work: make all tokens of a user worthless."""

    user_pk: int
    actor: Actor

    def apply(self, write: WriteTransaction) -> int:
        """Returns how many."""
        return end_access(write, self.user_pk, self.actor)


@dataclass(frozen=True)
class BeginSession:
    """A unit of work: give out the tokens of somebody who has signed in.

    Arguments:
        rows: the new tokens.
        password_hash: what the password was compared with.
        address: where it comes from.
    """

    rows: Sequence[TokenRow]
    password_hash: str
    address: str

    def apply(self, write: WriteTransaction) -> None:
        """Write it; raises NotAuthenticated if the user is gone, or has another password by now."""
        pk = self.rows[0].user_pk
        user = _user(write, pk)
        if user is None or account_store.password_hash(write.session, pk) != self.password_hash:
            raise NotAuthenticated("the user or the password was changed in the meantime; sign in again")
        for row in self.rows:
            account_store.add_token(write, row)
        event_store.add_event(write, event_kinds.SIGNED_IN, pk, about=user, change=told_of(address=self.address))


@dataclass(frozen=True)
class RenewSession:
    """A unit of work: give out new tokens for a refresh token, which serves once.

    One that comes again was stolen, before or after its use: whoever has the tokens that were made of it, nobody can
    tell who that is, so all of its family end.
    """

    rows: Sequence[TokenRow]
    former: TokenRow
    address: str

    def apply(self, write: WriteTransaction) -> bool:
        """Returns whether it served; raises NotAuthenticated if the user is gone."""
        former = account_store.token(write.session, self.former.token_hash)
        user = _user(write, self.former.user_pk)
        if user is None or former is None:
            raise NotAuthenticated("the user of this token no longer exists")
        if former.revoked_at is not None:
            # A token from before there were families stands for all that its user has.
            if account_store.revoke(write, user.pk, family=former.family):
                told = told_of(address=self.address)
                event_store.add_event(write, event_kinds.TOKEN_REUSED, user.pk, about=user, change=told)
            return False
        account_store.revoke(write, user.pk, token_hash=former.token_hash)
        for row in self.rows:
            account_store.add_token(write, row)
        return True


@dataclass(frozen=True)
class EndSession:
    """A unit of work: make a token worthless, and with one of a session the session's others.

    Arguments:
        token: a program's is told of in the log, since it does not come back by signing in.
    """

    token: TokenRow
    actor: Actor

    def apply(self, write: WriteTransaction) -> None:
        """Write it."""
        token = self.token
        one = None if token.family is not None else token.token_hash
        _tell_of_programs(
            write,
            token.user_pk,
            self.actor,
            account_store.revoke(write, token.user_pk, family=token.family, token_hash=one),
        )


def _tell_of_programs(write: WriteTransaction, user_pk: int, actor: Actor, revoked: Sequence[tuple[str, str]]) -> None:
    if any(kind in FOR_PROGRAMS for kind, _ in revoked):
        _tell_of_revoked(write, user_pk, actor, revoked)


def end_access(write: WriteTransaction, user_pk: int, actor: Actor) -> int:
    """Make all tokens of a user worthless, whatever they are for; returns how many."""
    revoked = account_store.revoke(write, user_pk)
    if revoked:
        _tell_of_revoked(write, user_pk, actor, revoked)
    return len(revoked)


def _tell_of_revoked(write: WriteTransaction, user_pk: int, actor: Actor, revoked: Sequence[tuple[str, str]]) -> None:
    """Of the tokens that were made worthless, (kind, name) each, the event names those of programs."""
    shown = [("token", {"kind": kind, "name": name}, None) for kind, name in revoked if kind in FOR_PROGRAMS]
    user = entity_store.by_pks(write.session, [user_pk])[user_pk]
    change = _change(added=[("address", None, actor.address)], deleted=shown)
    event_store.add_event(write, event_kinds.TOKEN_REVOKED, actor.pk, about=user, change=change)


def told_of(**details: object) -> str:
    """What an event tells beside whom it is about, in the form of a change."""
    return _change(added=[(name, None, value) for name, value in details.items()])


def _change(*, added: Sequence[Any] = (), deleted: Sequence[Any] = ()) -> str:
    return json.dumps({"added": added, "updated": [], "deleted": deleted})
