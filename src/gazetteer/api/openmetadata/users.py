"""Signing in and out, and tokens of people and bots."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

from gazetteer.api.openmetadata.entities import answered
from gazetteer.api.routing import Call, Operation, Reply, Route
from gazetteer.auth import passwords, subject, tokens
from gazetteer.auth.actor import Actor
from gazetteer.catalog import put, read
from gazetteer.catalog.context import Context
from gazetteer.catalog.put import Answer
from gazetteer.catalog.read import View
from gazetteer.catalog.types import TypeInfo
from gazetteer.errors import BadRequest, NotAllowed, NotAuthenticated
from gazetteer.kit import json
from gazetteer.storage import account_store, entity_store, index_store
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.transaction import WriteFunction

CREATED = 201
REFUSED = "the e-mail address or the password is wrong"


def _create(call: Call) -> Reply:
    return _with_password(call, put.create)


def _create_or_update(call: Call) -> Reply:
    return _with_password(call, put.create_or_update)


def _with_password(call: Call, write: Callable[[Context, TypeInfo, View, dict[str, Any]], Answer]) -> Reply:
    """Write a user; a password in the request is kept as a hash, and for a new user only."""
    context, body = call.services.context, call.object()
    password = body.get("password")
    hashed = None
    if password is not None:
        if not isinstance(password, str) or body.get("confirmPassword", password) != password:
            raise BadRequest("password has to be a text, and confirmPassword the same")
        hashed = passwords.hashed(password)
    # The hash of a request is kept, so the request must not hold the password any more.
    kept = {key: value for key, value in body.items() if key not in ("password", "confirmPassword")}
    info = context.types.get("user")
    answer = write(context, info, View(call.actor, call.base), kept)
    if hashed is not None and answer.written.status == CREATED:
        pk = answer.written.pk
        context.database.write(WriteFunction(lambda unit: account_store.set_password(unit, pk, hashed)))
    return answered(answer)


def _login(call: Call) -> Reply:
    body = call.object()
    email, encoded = body.get("email"), body.get("password")
    if not isinstance(email, str) or not isinstance(encoded, str):
        raise BadRequest("the body needs email and password; the password in base64")
    try:
        password = base64.b64decode(encoded, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise BadRequest("the password has to be the base64 of UTF-8 text") from error
    row = _user_by_email(call, email)
    with call.services.context.database.read() as session:
        stored = account_store.password_hash(session, row.pk) if row else None
    if not passwords.matches(stored, password) or row is None:
        raise NotAuthenticated(REFUSED)
    return Reply(_signed_in(call, row))


def _user_by_email(call: Call, text: str) -> EntityRow | None:
    """The user of an e-mail address, or of a user name."""
    context = call.services.context
    with context.database.read() as session:
        found = entity_store.by_pks(session, index_store.with_term(session, "email", [text.strip().lower()]))
        users = [row for row in found.values() if row.type == "user" and not row.deleted]
        if users:
            return users[0]
        key = context.types.get("user").type.key(text.strip().lower())
        row = entity_store.children(session, 0, "user", [key]).get(key)
    return row if row is not None and not row.deleted else None


def _signed_in(call: Call, row: EntityRow) -> dict[str, Any]:
    issued = call.services.tokens.issue(
        row.pk,
        row.name,
        str(json.loads(row.doc).get("email", "")),
        tokens.ACCESS,
        seconds=tokens.ACCESS_SECONDS,
        is_admin=subject.of(row).is_admin,
    )
    refresh = call.services.tokens.issue_refresh(row.pk)
    return {
        "accessToken": issued.token,
        "refreshToken": refresh.token,
        "tokenType": "Bearer",
        "expiryDuration": issued.expires_at,
    }


def _refresh(call: Call) -> Reply:
    token = call.object().get("refreshToken")
    if not isinstance(token, str):
        raise BadRequest("the body needs refreshToken")
    record = call.services.tokens.check_refresh(token)
    with call.services.context.database.read() as session:
        row = entity_store.by_pks(session, [record.user_pk]).get(record.user_pk)
    if row is None or row.deleted:
        raise NotAuthenticated("the user of this token no longer exists")
    call.services.tokens.revoke(record)
    return Reply(_signed_in(call, row))


def _logout(call: Call) -> Reply:
    scheme, _, token = call.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        with call.services.context.database.read() as session:
            record = call.services.tokens.check(session, token.strip())
        call.services.tokens.revoke(record)
    call.services.tokens.revoke_all(call.actor.pk, tokens.REFRESH)
    return Reply({"message": "signed out"})


def _logged_in(call: Call) -> Reply:
    info = call.services.context.types.get("user")
    view = View(call.actor, call.base, {"roles", "teams"})
    return Reply(read.get(call.services.context, info, info.type.part(call.actor.name), view, by_name=True))


def _user(call: Call, identity: str) -> EntityRow:
    with call.services.context.database.read() as session:
        info = call.services.context.types.get("user")
        return read.find(session, call.services.context, info, identity, by_name=False, include="non-deleted")


def _must_manage(call: Call, user: Actor) -> None:
    if not call.actor.is_admin and not (call.actor.pk == user.pk):
        raise NotAllowed("only administrators may see and make tokens of others")


def _generate(call: Call) -> Reply:
    body = call.object() if call.body.strip() else {}
    row = _user(call, call.values["id"])
    user = subject.of(row)
    _must_manage(call, user)
    line = call.first("client")
    if line is not None and line not in call.services.lines:
        raise BadRequest(f"client is {line!r}; this server speaks: {', '.join(sorted(call.services.lines))}")
    expiry = str(body.get("JWTTokenExpiry") or "Unlimited")
    kind = tokens.BOT if user.is_bot else tokens.PERSONAL
    issued = call.services.tokens.issue(
        row.pk,
        row.name,
        str(json.loads(row.doc).get("email", "")),
        kind,
        seconds=tokens.expiry_seconds(expiry),
        name=str(body.get("tokenName", "")),
        line=line,
        is_admin=user.is_admin,
    )
    return Reply({"JWTToken": issued.token, "JWTTokenExpiry": expiry, "JWTTokenExpiresAt": issued.expires_at})


def _mechanism(call: Call) -> Reply:
    row = _user(call, call.values["id"])
    _must_manage(call, subject.of(row))
    # Tokens are kept as hashes only: a lost one cannot be shown again, a new one can be made.
    return Reply({"authType": "JWT", "config": {"JWTTokenExpiry": "Unlimited"}})


def _revoke(call: Call) -> Reply:
    identity = call.object().get("id")
    if not isinstance(identity, str):
        raise BadRequest('the body has to be {"id": "<the id of the user>"}')
    row = _user(call, identity)
    _must_manage(call, subject.of(row))
    count = call.services.tokens.revoke_all(row.pk)
    return Reply({"message": f"{count} tokens revoked"})


def _personal_tokens(call: Call) -> Reply:
    with call.services.context.database.read() as session:
        rows = account_store.tokens_of(session, call.actor.pk)
    shown = [
        {
            "token": row.token_hash.hex(),
            "tokenName": row.name,
            "tokenType": tokens.TOKEN_TYPES[row.kind],
            "expiryDate": row.expires_at,
            "userId": _own_id(call),
        }
        for row in rows
        if row.kind in (tokens.PERSONAL, tokens.BOT) and row.revoked_at is None
    ]
    return Reply({"data": shown, "paging": {"total": len(shown)}})


def _own_id(call: Call) -> str:
    return read.identity(subject.named(call.services.context.database, call.actor.name))


def _change_password(call: Call) -> Reply:
    body = call.object()
    old, new = body.get("oldPassword"), body.get("newPassword")
    if not isinstance(old, str) or not isinstance(new, str) or new != body.get("confirmPassword", new):
        raise BadRequest("the body needs oldPassword, newPassword and the same as confirmPassword")
    with call.services.context.database.read() as session:
        stored = account_store.password_hash(session, call.actor.pk)
    if not passwords.matches(stored, old):
        raise NotAuthenticated("the old password is wrong")
    hashed = passwords.hashed(new)
    pk = call.actor.pk
    call.services.context.database.write(WriteFunction(lambda write: account_store.set_password(write, pk, hashed)))
    call.services.tokens.revoke_all(pk, tokens.REFRESH)
    return Reply({"message": "the password is changed"})


PUBLIC, OWN, EDIT = Operation.PUBLIC, Operation.OWN, Operation.EDIT

ROUTES = [
    Route("POST", "users", EDIT, _create, "Create a user, with a password if one is given."),
    Route("PUT", "users", EDIT, _create_or_update, "Create a user, or bring it up to date."),
    Route("POST", "users/login", PUBLIC, _login, "Sign in with e-mail address and password."),
    Route("POST", "users/refresh", PUBLIC, _refresh, "A new access token for a refresh token."),
    Route("POST", "users/logout", OWN, _logout, "Sign out: the tokens become worthless."),
    Route("GET", "users/loggedInUser", OWN, _logged_in, "The user who asks."),
    Route("PUT", "users/changePassword", OWN, _change_password, "Change one's own password."),
    Route("PUT", "users/generateToken/{id}", OWN, _generate, "A new token of a user or bot."),
    Route("GET", "users/auth-mechanism/{id}", OWN, _mechanism, "How a bot signs in."),
    Route("PUT", "users/revokeToken", OWN, _revoke, "Make all tokens of a user worthless."),
    Route("GET", "users/security/token", OWN, _personal_tokens, "One's own tokens, without the tokens themselves."),
]
