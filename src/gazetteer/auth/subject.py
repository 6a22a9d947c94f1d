"""Who asks: from a token, or from the local socket."""

from __future__ import annotations

from gazetteer.auth.actor import Actor
from gazetteer.auth.tokens import Holder, Tokens
from gazetteer.entities.people.user import User
from gazetteer.errors import NotAuthenticated, NotFound
from gazetteer.kit import json
from gazetteer.storage import entity_store
from gazetteer.storage.engine import Database
from gazetteer.storage.entity_store import EntityRow

ADMIN = "admin"
INGESTION_BOT = "ingestion-bot"


def by_token(database: Database, tokens: Tokens, token: str, address: str = "") -> Actor:
    """The user of a token, and the client line that the token speaks.

    Arguments:
        address: where the request comes from.

    Raises:
        NotAuthenticated: the token is not valid, or its user is gone.
    """
    with database.read(single=True) as session:
        record, row = tokens.check(session, token)
    if row is None or row.deleted:
        raise NotAuthenticated("the user of this token no longer exists")
    return of(row, line=record.line, address=address)


def of(row: EntityRow, *, line: str | None = None, address: str = "") -> Actor:
    """A user as somebody who asks.

    Arguments:
        line: the number of the client line that the token speaks; None: the default.
        address: where the request comes from.
    """
    document = json.loads(row.doc)
    is_bot = bool(document.get("isBot"))
    # Catalogs of before may have bots that are called administrators.
    is_admin = bool(document.get("isAdmin")) and not is_bot
    return Actor(row.pk, row.name, is_bot, is_admin, line or Actor.line, address)


def holder(row: EntityRow) -> Holder:
    """A user as somebody whom a token is for."""
    document = json.loads(row.doc)
    return Holder(row.pk, row.name, str(document.get("email", "")), bool(document.get("isAdmin")))


def named(database: Database, name: str) -> EntityRow:
    """The user of this name.

    Raises:
        NotFound: there is none.
    """
    key = User.key(User.part(name))
    with database.read() as session:
        row = entity_store.children(session, 0, User.name, [key]).get(key)
    if row is None or row.deleted:
        raise NotFound(f"user instance for {name} not found")
    return row
