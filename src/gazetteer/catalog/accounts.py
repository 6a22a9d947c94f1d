"""Accounts of people and bots: passwords, signing in and out, tokens."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

from gazetteer.auth import passwords, rights, subject, tokens
from gazetteer.auth.account_writes import FOR_PROGRAMS, BeginSession, EndSession, GivePassword, RenewSession
from gazetteer.auth.actor import Actor
from gazetteer.auth.security_events import Refusal, SecurityEvents
from gazetteer.auth.tokens import Issued, Tokens
from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.read import EntityKey
from gazetteer.domain import callings, event_kinds
from gazetteer.errors import BadRequest, NotAuthenticated, NotFound
from gazetteer.storage import account_store, entity_store, index_store
from gazetteer.storage.account_store import TokenRow
from gazetteer.storage.entity_store import EntityRow

REFUSED = "the e-mail address or the password is wrong"


def account_key(name: str) -> str:
    """What an e-mail address or a user name that somebody signs in with is counted by; it stays small."""
    return blake2b(callings.folded(name.strip()).encode(errors="replace"), digest_size=16).hexdigest()


@dataclass(frozen=True)
class SignedIn:
    """The tokens of somebody who has signed in."""

    access: Issued
    refresh: Issued


@dataclass(frozen=True)
class Accounts:
    """What people and bots do with their accounts.

    Arguments:
        security: what is told of those who are refused.
        address: where they ask from.
    """

    context: Context
    tokens: Tokens
    security: SecurityEvents
    address: str

    def sign_in(self, name: str, password: str) -> SignedIn:
        """Sign in with an e-mail address or a user name.

        Raises:
            NotAuthenticated: there is no such user, or the password is another.
        """
        row = self._named(callings.folded(name.strip()))
        with self.context.database.read() as session:
            # A bot has tokens; a password of before it became one is none.
            person = row is not None and not subject.of(row).is_bot
            stored = account_store.password_hash(session, row.pk) if row and person else None
        if not passwords.matches(stored, password) or row is None or stored is None:
            # Of a name that is no user's nothing is kept: it may be a password in the wrong field.
            self.security.refused(Refusal(event_kinds.SIGN_IN_REFUSED, row.pk if row else 0, 0, self.address))
            raise NotAuthenticated(REFUSED)
        signed_in, rows = self._session(row, tokens.new_family())
        self.context.database.write(BeginSession(rows, stored, self.address))
        return signed_in

    def _named(self, text: str) -> EntityRow | None:
        with self.context.database.read() as session:
            found = entity_store.by_pks(session, index_store.with_term(session, "email", [text]))
        users = [row for row in found.values() if row.type == "user" and not row.deleted]
        if users:
            return users[0]
        try:
            return subject.named(self.context.database, text)
        except (NotFound, BadRequest):
            return None

    def _session(self, row: EntityRow, family: str) -> tuple[SignedIn, list[TokenRow]]:
        """The tokens of a session, and their records, which are still to be written."""
        access, access_row = self.tokens.minted(
            subject.holder(row), tokens.ACCESS, seconds=tokens.ACCESS_SECONDS, family=family
        )
        refresh, refresh_row = self.tokens.minted_refresh(row.pk, family)
        return SignedIn(access, refresh), [access_row, refresh_row]

    def refresh(self, token: str) -> SignedIn:
        """New tokens for a refresh token, which is worthless afterwards.

        Raises:
            NotAuthenticated: it is not valid, has served already, or its user is gone.
        """
        record = self.tokens.of_refresh(token)
        with self.context.database.read() as session:
            row = entity_store.by_pks(session, [record.user_pk]).get(record.user_pk)
        if row is None or row.deleted:
            raise NotAuthenticated("the user of this token no longer exists")
        signed_in, rows = self._session(row, record.family or tokens.new_family())
        if not self.context.database.write(RenewSession(rows, record, self.address)):
            raise NotAuthenticated(
                "the refresh token was used or revoked before, so its session has ended; sign in again"
            )
        return signed_in

    def sign_out(self, actor: Actor, used: str | None, named: str | None) -> bool:
        """End the session of a token; returns whether there was one to end.

        Arguments:
            used: the token that the request came with; one of a program goes on.
            named: the token that the request names; one of a program becomes worthless.

        Raises:
            NotAuthenticated: it is not valid.
            NotAllowed: it is another's.
        """
        token = named or used
        if token is None:
            return False
        with self.context.database.read() as session:
            record, _ = self.tokens.check(session, token)
        if record.user_pk != actor.pk:
            rights.check_administrator(actor, "end the sessions of others")
        if record.kind in FOR_PROGRAMS and named is None:
            return False
        self.context.database.write(EndSession(record, actor))
        return True

    def managed(self, actor: Actor, identity: str) -> EntityRow:
        """The user of this id, whose tokens the actor may manage.

        Raises:
            NotFound: there is none.
            NotAllowed: it is another's.
        """
        with self.context.database.read() as session:
            row = read.find(
                session, self.context, self.context.types.get("user"), EntityKey(identity), rights.sight_of(actor)
            )
        rights.check_account(actor, subject.of(row))
        return row

    def make_token(self, actor: Actor, row: EntityRow, expiry: str, name: str, line: str | None) -> Issued:
        """A new token of a user or bot.

        Arguments:
            actor: who has it made.
            expiry: one of OpenMetadata's words, such as `Unlimited`.
            name: what a person calls it.
            line: the client line that it speaks; None for the server's default.
        """
        rights.check_token_maker(actor)
        kind = tokens.BOT if subject.of(row).is_bot else tokens.PERSONAL
        seconds = tokens.expiry_seconds(expiry)
        return self.tokens.issue(subject.holder(row), kind, seconds=seconds, name=name, line=line, by=actor)

    def tokens_of(self, user_pk: int) -> list[TokenRow]:
        """A user's tokens that are not revoked and were made to be used in programs, the newest first."""
        with self.context.database.read() as session:
            rows = account_store.tokens_of(session, user_pk)
        return [row for row in rows if row.kind in FOR_PROGRAMS and row.revoked_at is None]

    def change_password(self, actor: Actor, old: str, new: str) -> None:
        """Change one's own password; all tokens become worthless, that of the request, too.

        Raises:
            NotAuthenticated: the old one is wrong.
            Stale: somebody else has changed it at the same time.
            BadRequest: the new one is not allowed.
        """
        with self.context.database.read() as session:
            stored = account_store.password_hash(session, actor.pk)
        if not passwords.matches(stored, old):
            refusal = Refusal(event_kinds.SIGN_IN_REFUSED, actor.pk, actor.pk, self.address, "PUT users/changePassword")
            self.security.refused(refusal)
            raise NotAuthenticated("the old password is wrong")
        self._give(subject.named(self.context.database, actor.name), new, stored, actor)

    def reset_password(self, actor: Actor, name: str, new: str) -> None:
        """Give somebody else another password; all tokens of that user become worthless.

        Raises:
            NotAllowed: the actor is no administrator.
            NotFound: there is no such user.
            Stale: somebody else has changed it at the same time.
            BadRequest: the new one is not allowed.
        """
        rights.check_administrator(actor, "change the password of others")
        row = subject.named(self.context.database, name)
        with self.context.database.read() as session:
            stored = account_store.password_hash(session, row.pk)
        self._give(row, new, stored, actor)

    def _give(self, row: EntityRow, new: str, former: str | None, actor: Actor) -> None:
        holder = subject.holder(row)
        hashed = passwords.hashed(new, (holder.name, holder.email))
        self.context.database.write(GivePassword(row.pk, hashed, former, actor))
