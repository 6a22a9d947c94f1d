"""What follows for access when users and bots are changed or taken away; decided under the lock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gazetteer.auth.account_writes import end_access
from gazetteer.auth.actor import Actor
from gazetteer.catalog.writing.outcome import is_systems
from gazetteer.entities.people.user import User
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.storage import account_store, entity_store, index_store, relation_store
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

    The password goes for good: who is a person again later is given another one.

    Arguments:
        row: the entity before the change.
        name, document: what it is to have.
        actor: who does it.

    Raises:
        BadRequest: nobody would be left, or not under the name that people know; or a bot needs the user as it is.
    """
    if row.type != _USER:
        return
    renamed = User.part(name) != User.part(row.name)
    if renamed or not _administers(document):
        _keep_an_administrator(write, row)
    if renamed:
        _keep_systems(write, row)
    if bool(document.get("isBot")) != bool(json.loads(row.doc).get("isBot")):
        for bot in _bots_of(write, row.pk):
            raise BadRequest(f"isBot: user {row.name!r} is the bot {bot.name!r}'s, which needs it as a bot")
        account_store.forget_password(write, row.pk)
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


def ended(write: WriteTransaction, edges: Sequence[Edge], actor: Actor) -> None:
    """With a bot that signs in as somebody else from now on, the access of whom it signed in as ends.

    Arguments:
        edges: those that have ended.
        actor: who does it.
    """
    for edge in edges:
        if edge.kind == _BOT_USER and not _bots_of(write, edge.target_pk):
            user = entity_store.by_pks(write.session, [edge.target_pk])[edge.target_pk]
            if json.loads(user.doc).get("isBot"):
                end_access(write, user.pk, actor)


def restored(write: WriteTransaction, row: EntityRow) -> None:
    """What has to be before a deletion is taken back.

    Raises:
        BadRequest: it is the user of a bot that is deleted.
    """
    if row.type != _USER:
        return
    for bot in _bots_of(write, row.pk):
        if bot.deleted:
            raise BadRequest(
                f"user {row.name!r} is the bot {bot.name!r}'s, which is deleted; restore the bot, and its user is there"
                " with it"
            )


def removed(write: WriteTransaction, row: EntityRow, actor: Actor) -> None:
    """What has to be before an entity is deleted: with a user, or with the bot that it signs in for, access ends.

    Raises:
        BadRequest: it is the last administrator, or a bot of the system signs in as it.
    """
    if row.type == _USER:
        _keep_systems(write, row)
        _keep_an_administrator(write, row)
        end_access(write, row.pk, actor)
    elif row.type == _BOT:
        for edge in relation_store.edges_at(write, row.pk, (_BOT_USER,)):
            end_access(write, edge.target_pk, actor)


def _bots_of(write: WriteTransaction, user_pk: int) -> list[EntityRow]:
    """The bots that sign in as a user, deleted ones too; one, but in catalogs of before."""
    edges = relation_store.edges_to(write.session, [user_pk], [_BOT_USER])
    return list(entity_store.by_pks(write.session, [edge.source_pk for edge in edges]).values())


def _keep_systems(write: WriteTransaction, row: EntityRow) -> None:
    for bot in _bots_of(write, row.pk):
        if is_systems(json.loads(bot.doc)):
            raise BadRequest(
                f"user {row.name!r} belongs to the system, whose bot {bot.name!r} signs in as it, and cannot be deleted"
                " or renamed"
            )


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
