"""What follows for access when users and bots are changed or taken away; decided under the lock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gazetteer.auth.account_writes import end_access
from gazetteer.auth.actor import Actor
from gazetteer.entities.user import User
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.storage import entity_store, index_store, relation_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.relation_store import Edge
from gazetteer.storage.transaction import WriteTransaction

_USER, _BOT, _BOT_USER = "user", "bot", "botUser"


def administrators(session: Session) -> list[EntityRow]:
    """The people who administer: bots and whoever is deleted are none of them."""
    rows = entity_store.by_pks(session, index_store.with_term(session, "isAdmin", ["true"])).values()
    return [row for row in rows if row.type == _USER and not row.deleted and _administers(json.loads(row.doc))]


def changed(write: WriteTransaction, row: EntityRow, name: str, document: Mapping[str, Any], actor: Actor) -> None:
    """Refuse what would take the last administrator away; with a person who becomes a bot, or the reverse, access ends.

    Arguments:
        row: the entity before the change.
        name, document: what it is to have.
        actor: who does it.

    Raises:
        BadRequest: nobody would be left, or not under the name that people know.
    """
    if row.type == _USER and (User.part(name) != User.part(row.name) or not _administers(document)):
        _keep_an_administrator(write, row)
    if row.type == _USER and bool(document.get("isBot")) != bool(json.loads(row.doc).get("isBot")):
        for edge in relation_store.edges_to(write.session, [row.pk], [_BOT_USER]):
            bot = entity_store.briefs(write.session, [edge.source_pk])[edge.source_pk]
            raise BadRequest(f"isBot: user {row.name!r} is the bot {bot.name!r}'s, which needs it as a bot")
        end_access(write, row.pk, actor)


def begun(write: WriteTransaction, edges: Sequence[Edge]) -> None:
    """Refuse a user that a bot is to sign in as and who is a person, or another bot's.

    Arguments:
        edges: those that begin.

    Raises:
        BadRequest: names the user.
    """
    for edge in edges:
        if edge.kind != _BOT_USER:
            continue
        user = entity_store.by_pks(write.session, [edge.target_pk])[edge.target_pk]
        if not json.loads(user.doc).get("isBot"):
            raise BadRequest(f"botUser: user {user.name!r} is a person; expected a user with isBot: true")
        others = relation_store.edges_to(write.session, [user.pk], [_BOT_USER])
        if any(other.source_pk != edge.source_pk for other in others):
            raise BadRequest(f"botUser: user {user.name!r} is another bot's; each bot has a user of its own")


def removed(write: WriteTransaction, row: EntityRow, actor: Actor) -> None:
    """What has to be before an entity is deleted: with a user, or with the bot that it signs in for, access ends.

    Raises:
        BadRequest: it is the last administrator.
    """
    if row.type == _USER:
        _keep_an_administrator(write, row)
        end_access(write, row.pk, actor)
    elif row.type == _BOT:
        for edge in relation_store.edges_at(write, row.pk, (_BOT_USER,)):
            end_access(write, edge.target_pk, actor)


def _administers(document: Mapping[str, Any]) -> bool:
    return bool(document.get("isAdmin")) and not document.get("isBot")


def _keep_an_administrator(write: WriteTransaction, row: EntityRow) -> None:
    if row.deleted or not _administers(json.loads(row.doc)):
        return
    if any(other.pk != row.pk for other in administrators(write.session)):
        return
    raise BadRequest(
        f"user {row.name!r} is the last administrator, who cannot be deleted, renamed or made something else;"
        " make another user an administrator first"
    )
