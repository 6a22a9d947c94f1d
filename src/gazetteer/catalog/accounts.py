"""Accounts of people and bots: passwords, signing in and out, tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gazetteer.auth import passwords, rights, subject, tokens
from gazetteer.auth.actor import Actor
from gazetteer.auth.tokens import Issued, Tokens
from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.read import Answer, EntityKey, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.errors import BadRequest, NotAuthenticated
from gazetteer.storage import account_store, entity_store, index_store
from gazetteer.storage.account_store import TokenRow
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.transaction import WriteFunction

CREATED = 201
REFUSED = "the e-mail address or the password is wrong"

Write = Callable[[Context, TypeInfo, View, dict[str, Any]], Answer]


@dataclass(frozen=True)
class SignedIn:
    """The tokens of somebody who has signed in."""

    access: Issued
    refresh: Issued


def write_user(context: Context, view: View, request: dict[str, Any], write: Write) -> Answer:
    """Create a user or bring it up to date; a password is kept as a hash, and for a new user only.

    Arguments:
        write: `put.create` or `put.create_or_update`.
    """
    password = request.get("password")
    hashed = None
    if password is not None:
        if not isinstance(password, str) or request.get("confirmPassword", password) != password:
            raise BadRequest("password has to be a text, and confirmPassword the same")
        hashed = passwords.hashed(password)
    # The hash of a request is kept, so the request must not hold the password any more.
    kept = {key: value for key, value in request.items() if key not in ("password", "confirmPassword")}
    answer = write(context, context.types.get("user"), view, kept)
    if hashed is not None and answer.written.status == CREATED:
        set_password(context, answer.written.pk, hashed)
    return answer


def set_password(context: Context, user_pk: int, hashed: str) -> None:
    """Give a user a password, which comes as a hash."""
    context.database.write(WriteFunction(lambda write: account_store.set_password(write, user_pk, hashed)))


@dataclass(frozen=True)
class Accounts:
    """What people and bots do with their accounts."""

    context: Context
    tokens: Tokens

    def sign_in(self, name: str, password: str) -> SignedIn:
        """Sign in with an e-mail address or a user name.

        Raises:
            NotAuthenticated: there is no such user, or the password is another.
        """
        row = self._named(name.strip().lower())
        with self.context.database.read() as session:
            stored = account_store.password_hash(session, row.pk) if row else None
        if not passwords.matches(stored, password) or row is None:
            raise NotAuthenticated(REFUSED)
        return self._signed_in(row)

    def _named(self, text: str) -> EntityRow | None:
        with self.context.database.read() as session:
            found = entity_store.by_pks(session, index_store.with_term(session, "email", [text]))
            users = [row for row in found.values() if row.type == "user" and not row.deleted]
            if users:
                return users[0]
            key = self.context.types.get("user").type.key(text)
            row = entity_store.children(session, 0, "user", [key]).get(key)
        return row if row is not None and not row.deleted else None

    def _signed_in(self, row: EntityRow) -> SignedIn:
        access = self.tokens.issue(subject.holder(row), tokens.ACCESS, seconds=tokens.ACCESS_SECONDS)
        return SignedIn(access, self.tokens.issue_refresh(row.pk))

    def refresh(self, token: str) -> SignedIn:
        """New tokens for a refresh token, which is worthless afterwards.

        Raises:
            NotAuthenticated: it is not valid, or its user is gone.
        """
        record = self.tokens.check_refresh(token)
        with self.context.database.read() as session:
            row = entity_store.by_pks(session, [record.user_pk]).get(record.user_pk)
        if row is None or row.deleted:
            raise NotAuthenticated("the user of this token no longer exists")
        self.tokens.revoke(record)
        return self._signed_in(row)

    def sign_out(self, actor: Actor, token: str | None) -> None:
        """Make the token that is in use worthless, and all refresh tokens."""
        if token is not None:
            with self.context.database.read() as session:
                record = self.tokens.check(session, token)
            self.tokens.revoke(record)
        self.tokens.revoke_all(actor.pk, tokens.REFRESH)

    def managed(self, actor: Actor, identity: str) -> EntityRow:
        """The user of this id, whose tokens the actor may manage.

        Raises:
            NotFound: there is none.
            NotAllowed: it is another's.
        """
        with self.context.database.read() as session:
            row = read.find(session, self.context, self.context.types.get("user"), EntityKey(identity))
        rights.check_account(actor, subject.of(row))
        return row

    def make_token(self, row: EntityRow, expiry: str, name: str, line: str | None) -> Issued:
        """A new token of a user or bot.

        Arguments:
            expiry: one of OpenMetadata's words, such as `Unlimited`.
            name: what a person calls it.
            line: the client line that it speaks; None for the server's default.
        """
        kind = tokens.BOT if subject.of(row).is_bot else tokens.PERSONAL
        seconds = tokens.expiry_seconds(expiry)
        return self.tokens.issue(subject.holder(row), kind, seconds=seconds, name=name, line=line)

    def tokens_of(self, actor: Actor) -> list[TokenRow]:
        """The actor's own tokens that are valid and were made to be used in programs."""
        with self.context.database.read() as session:
            rows = account_store.tokens_of(session, actor.pk)
        return [row for row in rows if row.kind in (tokens.PERSONAL, tokens.BOT) and row.revoked_at is None]

    def change_password(self, actor: Actor, old: str, new: str) -> None:
        """Change one's own password; refresh tokens become worthless.

        Raises:
            NotAuthenticated: the old one is wrong.
            BadRequest: the new one is too short or too long.
        """
        with self.context.database.read() as session:
            stored = account_store.password_hash(session, actor.pk)
        if not passwords.matches(stored, old):
            raise NotAuthenticated("the old password is wrong")
        set_password(self.context, actor.pk, passwords.hashed(new))
        self.tokens.revoke_all(actor.pk, tokens.REFRESH)
