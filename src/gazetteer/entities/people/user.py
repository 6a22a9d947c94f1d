"""A person or a bot that signs in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from gazetteer.domain import callings, fqn
from gazetteer.domain.entity import DOMAINS, EntityType, Reference
from gazetteer.errors import BadRequest


class User(EntityType):
    name = "user"
    model = "User"
    create_model = "CreateUserRequest"
    references = (
        DOMAINS,
        Reference("teams", "team", ("team",)),
        Reference("roles", "role", ("role",)),
        Reference("personas", "persona", ("persona",)),
        Reference("defaultPersona", "defaultPersona", ("persona",)),
        Reference("owns", "owner", ("*",), inverse=True, writable=False),
        Reference("follows", "follower", ("*",), inverse=True, writable=False),
    )
    kept = EntityType.kept | {"profile", "timezone", "isEmailVerified", "isAdmin", "isBot", "personaPreferences"}
    bot_keeps = EntityType.bot_keeps | {"profile"}
    hidden = frozenset({"password", "confirmPassword", "createPasswordType", "authenticationMechanism", "botName"})
    terms = ("email", "isBot", "isAdmin")
    defaults = {"isBot": False, "isAdmin": False}
    personal = True
    harvested = False

    @classmethod
    def part(cls, name: str) -> str:
        return fqn.quote_name(callings.folded(name))

    @classmethod
    def name_of(cls, request: Mapping[str, Any]) -> str:
        return unicodedata.normalize("NFC", super().name_of(request))

    @classmethod
    def called(cls, name: str, document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        yield "the name", name
        if document.get("email"):
            yield "the e-mail address", document["email"]

    @classmethod
    def also_called(cls, document: Mapping[str, Any]) -> Iterator[str]:
        # An address may have what no name may have; nothing waits for such a one.
        if '"' not in document["email"]:
            yield cls.part(document["email"])

    @classmethod
    def contradictions(cls, document: Mapping[str, Any]) -> list[str]:
        if document.get("isBot") and document.get("isAdmin"):
            return ["isBot and isAdmin exclude each other, since a bot writes only what a harvest writes"]
        return []

    @classmethod
    def asked(cls, term: str, value: str) -> str:
        return callings.folded(value) if term == "email" else value

    @classmethod
    def normalise(cls, request: dict[str, Any]) -> dict[str, Any]:
        mechanism = request.get("authenticationMechanism")
        if request.get("password") is not None or (mechanism and mechanism.get("authType") == "BASIC"):
            # Where a request of one user is read it was taken out before.
            raise BadRequest("a password is given by POST or PUT /users, one user at a time")
        if mechanism and mechanism.get("authType") == "JWT":
            raise BadRequest("a bot's token is made by POST or PUT /users, one user at a time")
        request["email"] = callings.folded(request["email"])
        return super().normalise(request)
