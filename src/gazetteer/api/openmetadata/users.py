"""Signing in and out, and tokens of people and bots."""

from __future__ import annotations

import base64
import binascii
from functools import partial
from typing import Any

from gazetteer.api import limits, parameters
from gazetteer.api.openmetadata.entities import answered
from gazetteer.api.parameters import TEXT, Parameter
from gazetteer.api.pools import Work
from gazetteer.api.replies import Reply
from gazetteer.api.requests import ApiRequest
from gazetteer.api.routing import Route
from gazetteer.auth import subject, tokens
from gazetteer.auth.actor import OPERATOR, Actor
from gazetteer.auth.rights import Operation
from gazetteer.catalog import accounts, put, read, users
from gazetteer.catalog.accounts import Accounts, SignedIn
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.users import Users, Write
from gazetteer.domain import callings
from gazetteer.entities.people.user import User
from gazetteer.errors import BadRequest
from gazetteer.kit import json

# What OpenMetadata's pages call the change of somebody else's password.
OF_ANOTHER = "USER"


def _accounts(request: ApiRequest) -> Accounts:
    return Accounts(request.context, request.services.tokens, request.services.security, request.address)


def _create(request: ApiRequest) -> Reply:
    return _written(request, put.create)


def _create_or_update(request: ApiRequest) -> Reply:
    return _written(request, partial(put.create_or_update, if_match=request.headers.get("if-match")))


def _written(request: ApiRequest, write: Write) -> Reply:
    # As a GET without `fields`: no list that nobody asked for.
    view = View(request.actor, request.base, set())
    return answered(Users(request.context, request.services.tokens).write(view, request.object(), write))


def _login(request: ApiRequest) -> Reply:
    body = request.object()
    email, encoded = body.get("email"), body.get("password")
    if not isinstance(email, str) or not isinstance(encoded, str):
        raise BadRequest("the body needs email and password; the password in base64")
    try:
        password = base64.b64decode(encoded, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise BadRequest("the password has to be the base64 of UTF-8 text") from error
    return _signed_in(_accounts(request).sign_in(email, password))


def _account_of(_actor: Actor, body: bytes) -> str | None:
    """Whom a sign-in is for; None if it is none."""
    email = _field(body, "email")
    return accounts.account_key(email) if isinstance(email, str) else None


def _own_account(actor: Actor, body: bytes) -> str | None:
    """Whose old password is to be compared; None if none is."""
    return accounts.account_key(actor.name) if isinstance(_field(body, "oldPassword"), str) else None


def _field(body: bytes, name: str) -> Any:
    try:
        found = json.parse(body)
    except BadRequest:
        return None
    return found.get(name) if isinstance(found, dict) else None


def _signed_in(made: SignedIn) -> Reply:
    return Reply(
        {
            "accessToken": made.access.token,
            "refreshToken": made.refresh.token,
            "tokenType": "Bearer",
            "expiryDuration": made.access.expires_at,
        }
    )


def _refresh(request: ApiRequest) -> Reply:
    token = request.object().get("refreshToken")
    if not isinstance(token, str):
        raise BadRequest("the body needs refreshToken")
    return _signed_in(_accounts(request).refresh(token))


def _logout(request: ApiRequest) -> Reply:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    used = token.strip() if scheme.lower() == "bearer" else None
    named = request.object().get("token") if request.body.strip() else None
    if named is not None and not isinstance(named, str):
        raise BadRequest("token has to be a text: an access token, or a token of a program that is to become worthless")
    if _accounts(request).sign_out(request.actor, used, named):
        return Reply({"message": "signed out"})
    return Reply({"message": 'there is no session to end; a token of a program is ended by naming it: {"token": …}'})


def _logged_in(request: ApiRequest) -> Reply:
    info = request.context.types.get("user")
    view = View(request.actor, request.base, {"roles", "teams"})
    key = EntityKey(info.type.part(request.actor.name), by_name=True)
    return Reply(read.get(request.context, info, key, view))


def _generate(request: ApiRequest) -> Reply:
    body = request.object() if request.body.strip() else {}
    row = _accounts(request).managed(request.actor, request.values["id"])
    line = request.first("client")
    if line is not None and line not in request.services.lines:
        raise BadRequest(f"client is {line!r}; this server speaks: {', '.join(sorted(request.services.lines))}")
    expiry = str(body.get("JWTTokenExpiry") or tokens.DEFAULT_EXPIRY)
    issued = _accounts(request).make_token(request.actor, row, expiry, str(body.get("tokenName", "")), line)
    return Reply({"JWTToken": issued.token, "JWTTokenExpiry": expiry, "JWTTokenExpiresAt": issued.expires_at})


def _mechanism(request: ApiRequest) -> Reply:
    row = _accounts(request).managed(request.actor, request.values["id"])
    made = _accounts(request).tokens_of(row.pk)
    expiry = tokens.expiry_of(made[0]) if made else tokens.DEFAULT_EXPIRY
    # Tokens are kept as hashes only: a lost one cannot be shown again, a new one can be made.
    return Reply(users.shown(expiry))


def _revoke(request: ApiRequest) -> Reply:
    identity = request.object().get("id")
    if not isinstance(identity, str):
        raise BadRequest('the body has to be {"id": "<the id of the user>"}')
    row = _accounts(request).managed(request.actor, identity)
    count = request.services.tokens.revoke_all(row.pk, by=request.actor)
    return Reply({"message": f"{count} tokens revoked"})


def _personal_tokens(request: ApiRequest) -> Reply:
    shown: list[dict[str, Any]] = [
        {
            "token": row.token_hash.hex(),
            "tokenName": row.name,
            "tokenType": tokens.TOKEN_TYPES[row.kind],
            "expiryDate": row.expires_at,
            "userId": read.identity(subject.named(request.context.database, request.actor.name)),
        }
        for row in _accounts(request).tokens_of(request.actor.pk)
    ]
    return Reply({"data": shown, "paging": {"total": len(shown)}})


def _change_password(request: ApiRequest) -> Reply:
    body, own = request.object(), request.actor.name
    old, new, named = body.get("oldPassword"), body.get("newPassword"), body.get("username", own)
    if not isinstance(new, str) or new != body.get("confirmPassword", new):
        raise BadRequest("the body needs newPassword, and the same as confirmPassword")
    # The operator of the machine is no user.
    by_operator = request.actor.pk == OPERATOR.pk
    others = isinstance(named, str) and (by_operator or callings.folded(named) != callings.folded(own))
    if others and body.get("requestType") == OF_ANOTHER:
        _accounts(request).reset_password(request.actor, named, new)
    elif others or not isinstance(named, str):
        raise BadRequest(
            f"username is {named!r}; everybody changes the own password, here {own!r}; administrators that of another"
            f" with requestType {OF_ANOTHER}"
        )
    elif not isinstance(old, str):
        raise BadRequest("the body needs oldPassword")
    else:
        _accounts(request).change_password(request.actor, old, new)
    return Reply({"message": "the password is changed, and all sessions and tokens have ended; sign in again"})


PUBLIC, OWN, ADMINISTER = Operation.PUBLIC, Operation.OWN, Operation.ADMINISTER

CLIENT = (Parameter("client", "The client line that the token speaks, such as 2.0."),)

USER = parameters.exactly(parameters.reference(User.model))
CREATE = parameters.exactly(parameters.reference(User.create_model))
CREDENTIALS = parameters.fields_of("email", "password", email=TEXT, password=TEXT)
RENEWAL = parameters.fields_of("refreshToken", refreshToken=TEXT)
SESSION = parameters.fields_of(
    "accessToken",
    "refreshToken",
    accessToken=TEXT,
    refreshToken=TEXT,
    tokenType=TEXT,
    expiryDuration=parameters.NUMBER,
)
NAMED = parameters.fields_of(token=TEXT)
MESSAGE = parameters.fields_of("message", message=TEXT)
PASSWORDS = parameters.fields_of(
    "newPassword",
    newPassword=TEXT,
    confirmPassword=TEXT,
    oldPassword=TEXT,
    username=TEXT,
    requestType=TEXT,
)
EXPIRY: parameters.JsonSchema = {"enum": list(tokens.EXPIRIES)}
WANTED_TOKEN = parameters.fields_of(JWTTokenExpiry=EXPIRY, tokenName=TEXT)
TOKEN = parameters.fields_of(
    "JWTToken", JWTToken=TEXT, JWTTokenExpiry=EXPIRY, JWTTokenExpiresAt=parameters.NUMBER_OR_NULL
)
MECHANISM = parameters.fields_of("authType", authType={"enum": [users.JWT]}, config={"type": "object"})
TOKENS = parameters.exactly(parameters.page_of({"type": "object"}))

_hashing = partial(Route, work=Work.PASSWORD)
_owning = partial(Route, operation=OWN)

ROUTES = [
    _hashing(
        "POST",
        "users",
        ADMINISTER,
        _create,
        "Create a user, with a password if one is given, or with a token if a bot's is asked for.",
        body=CREATE,
        answer=USER,
        statuses=(201,),
    ),
    _hashing(
        "PUT",
        "users",
        ADMINISTER,
        _create_or_update,
        "Create a user, or bring it up to date.",
        body=CREATE,
        answer=USER,
        statuses=(200, 201),
    ),
    Route(
        "POST",
        "users/login",
        PUBLIC,
        _login,
        "Sign in with e-mail address and password.",
        work=Work.SIGN_IN,
        account_of=_account_of,
        body=CREDENTIALS,
        answer=SESSION,
    ),
    Route(
        "POST",
        "users/refresh",
        PUBLIC,
        _refresh,
        "A new access token for a refresh token.",
        body=RENEWAL,
        answer=SESSION,
    ),
    _owning(
        "POST",
        "users/logout",
        handler=_logout,
        summary="Sign out: the session's tokens become worthless.",
        body=NAMED,
        largest_body=limits.SMALL_BODY,
        needs_body=False,
        answer=MESSAGE,
    ),
    _owning("GET", "users/loggedInUser", handler=_logged_in, summary="The user who asks.", answer=USER),
    _hashing(
        "PUT",
        "users/changePassword",
        OWN,
        _change_password,
        "Change a password.",
        account_of=_own_account,
        body=PASSWORDS,
        largest_body=limits.SMALL_BODY,
        answer=MESSAGE,
    ),
    _owning(
        "PUT",
        "users/generateToken/{id}",
        handler=_generate,
        summary="A new token of a user or bot.",
        query=CLIENT,
        body=WANTED_TOKEN,
        largest_body=limits.SMALL_BODY,
        needs_body=False,
        answer=TOKEN,
    ),
    _owning("GET", "users/auth-mechanism/{id}", handler=_mechanism, summary="How a bot signs in.", answer=MECHANISM),
    _owning(
        "PUT",
        "users/revokeToken",
        handler=_revoke,
        summary="Make all tokens of a user worthless.",
        body=parameters.IDENTIFIED,
        largest_body=limits.SMALL_BODY,
        answer=MESSAGE,
    ),
    _owning(
        "GET",
        "users/security/token",
        handler=_personal_tokens,
        summary="One's own tokens, without the tokens themselves.",
        answer=TOKENS,
    ),
]
