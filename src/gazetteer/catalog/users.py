"""POST and PUT of users, with what they are to sign in with: a password, or the first token of a bot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Protocol

from gazetteer.auth import passwords, subject, tokens
from gazetteer.auth.account_writes import BOT, GivePassword, MakeToken
from gazetteer.auth.tokens import Holder, Issued, Tokens
from gazetteer.catalog.context import Context
from gazetteer.catalog.read import Answer, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing.prepare import Beside
from gazetteer.domain import callings
from gazetteer.errors import BadRequest
from gazetteer.kit import clock
from gazetteer.storage import account_store, entity_store
from gazetteer.storage.account_store import TokenRow
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.transaction import WriteTransaction

MECHANISM = "authenticationMechanism"
BASIC, JWT = "BASIC", "JWT"


class Write(Protocol):
    """`put.create` or `put.create_or_update`."""

    def __call__(
        self, context: Context, info: TypeInfo, view: View, request: dict[str, Any], *, beside: Beside | None = None
    ) -> Answer: ...


@dataclass(frozen=True)
class Users:
    """Writes users, one at a time."""

    context: Context
    tokens: Tokens

    def write(self, view: View, request: dict[str, Any], write: Write) -> Answer:
        """Create a user or bring it up to date; what it signs in with is written in the same transaction.

        A password that a user has already, by whose will ever, takes another's place, and ends that user's sessions
        and tokens. A bot that has no token yet gets one if an authenticationMechanism asks for it; the answer to this
        request is the only place where it can be seen.

        Raises:
            BadRequest: the password or the mechanism is not valid.
            Stale: somebody else has changed the password at the same time.
        """
        info = self.context.types.get("user")
        password, kept = _password_apart(request)
        expiry, kept = _expiry_apart(kept)
        row = self._existing(info, kept)
        steps: list[Beside] = []
        if password is not None:
            steps += self._password_step(view, row, kept, password)
        minted = None
        if expiry is not None:
            _refuse_person(row, kept)
            if row is None or not self._living(row):
                minted, token = self._minted(info, kept, expiry)
                steps.append(partial(_give_token, view, token))

        def beside(transaction: WriteTransaction, pk: int) -> None:
            for step in steps:
                step(transaction, pk)

        answer = write(self.context, info, view, kept, beside=beside if steps else None)
        return answer if minted is None else replace(answer, entity={**answer.entity, MECHANISM: shown(expiry, minted)})

    def _existing(self, info: TypeInfo, request: dict[str, Any]) -> EntityRow | None:
        """The user that a request is for, deleted or not."""
        try:
            key = info.type.key(info.type.part(info.type.name_of(request)))
        except BadRequest:
            return None
        with self.context.database.read() as session:
            return entity_store.children(session, 0, info.name, [key]).get(key)

    def _password_step(self, view: View, row: EntityRow | None, request: dict[str, Any], password: str) -> list[Beside]:
        """What gives the user the password; nothing if it is the user's already."""
        former = None
        # A password of before somebody became a bot is none.
        if row is not None and not subject.of(row).is_bot:
            with self.context.database.read() as session:
                former = account_store.password_hash(session, row.pk)
            if former is not None and passwords.matches(former, password):
                return []
        names = [text for text in (request.get("name"), request.get("email")) if isinstance(text, str)]
        hashed = passwords.hashed(password, names)
        return [lambda transaction, pk: GivePassword(pk, hashed, former, view.actor).apply(transaction)]

    def _living(self, row: EntityRow) -> bool:
        """Whether a bot has a token that is good for something."""
        now = clock.milliseconds()
        with self.context.database.read() as session:
            made = account_store.tokens_of(session, row.pk)
        return any(
            token.kind == BOT and token.revoked_at is None and (token.expires_at is None or token.expires_at > now)
            for token in made
        )

    def _minted(self, info: TypeInfo, request: dict[str, Any], expiry: str) -> tuple[Issued, TokenRow]:
        """A token of a bot that may not be there yet, and its record without the bot's key."""
        email = callings.folded(str(request.get("email")))
        holder = Holder(0, info.type.name_of(request), email, bool(request.get("isAdmin")))
        return self.tokens.minted(holder, BOT, seconds=tokens.expiry_seconds(expiry))


def shown(expiry: str | None, issued: Issued | None = None) -> dict[str, Any]:
    """How a bot signs in, as clients know it; with the token only where it has just been made."""
    config: dict[str, Any] = {"JWTTokenExpiry": expiry}
    if issued is not None:
        config = {"JWTToken": issued.token, **config, "JWTTokenExpiresAt": issued.expires_at}
    return {"authType": JWT, "config": config}


def _password_apart(request: dict[str, Any]) -> tuple[str | None, dict[str, Any]]:
    """The password that a request gives, and the request without it: the hash of a request is kept."""
    given = [request[field] for field in ("password", "confirmPassword") if request.get(field) is not None]
    kept = {key: value for key, value in request.items() if key not in ("password", "confirmPassword")}
    if given and request.get("password") is None:
        raise BadRequest("confirmPassword is given without password")
    if _asks_for(request, BASIC):
        config = request[MECHANISM].get("config")
        given.append(config.get("password") if isinstance(config, dict) else None)
        del kept[MECHANISM]
    if not given:
        return None, kept
    if not isinstance(given[0], str) or any(text != given[0] for text in given):
        raise BadRequest(
            "password has to be a text, and confirmPassword and the password of an authenticationMechanism of the"
            f" type {BASIC} the same"
        )
    return given[0], kept


def _expiry_apart(request: dict[str, Any]) -> tuple[str | None, dict[str, Any]]:
    """How long the token is to be valid that a request asks for, and the request without that."""
    if not _asks_for(request, JWT):
        return None, request
    config = request[MECHANISM].get("config") or {}
    expiry = config.get("JWTTokenExpiry") if isinstance(config, dict) else config
    expiry = tokens.DEFAULT_EXPIRY if expiry is None else str(expiry)
    tokens.expiry_seconds(expiry)
    return expiry, {key: value for key, value in request.items() if key != MECHANISM}


def _asks_for(request: dict[str, Any], kind: str) -> bool:
    mechanism = request.get(MECHANISM)
    return isinstance(mechanism, dict) and mechanism.get("authType") == kind


def _is_bot(row: EntityRow | None, request: dict[str, Any]) -> bool:
    said = request.get("isBot")
    return subject.of(row).is_bot if said is None and row is not None else said is True


def _refuse_person(row: EntityRow | None, request: dict[str, Any]) -> None:
    if not _is_bot(row, request):
        raise BadRequest(
            f"an {MECHANISM} of the type {JWT} is for bots, so isBot has to be true; a person signs in and makes tokens"
            " by PUT /users/generateToken/{id}"
        )


def _give_token(view: View, token: TokenRow, transaction: WriteTransaction, pk: int) -> None:
    MakeToken(replace(token, user_pk=pk), view.actor).apply(transaction)
