"""POST and PUT: create an entity, or bring it up to date."""

from __future__ import annotations

from typing import Any

from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import state
from gazetteer.catalog.documents.apart import take_apart
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.documents.resolve import Resolver
from gazetteer.catalog.documents.state import State
from gazetteer.catalog.read import Answer, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing import authorship, merge, precondition, prepare
from gazetteer.catalog.writing.change import write_one
from gazetteer.catalog.writing.intent import Intent
from gazetteer.catalog.writing.prepare import Beside, Prepared
from gazetteer.catalog.writing.unchanged import changes_nothing, is_source_hash_alone, request_mark, unchanged
from gazetteer.domain.shapes import kind_of
from gazetteer.errors import AlreadyExists, BadRequest, NotFound
from gazetteer.kit import json
from gazetteer.storage import entity_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow


def create(
    context: Context, info: TypeInfo, view: View, request: dict[str, Any], *, beside: Beside | None = None
) -> Answer:
    """POST: a new entity.

    Arguments:
        beside: what is written in the same transaction.

    Raises:
        AlreadyExists: there is one of this name.
        BadRequest, NotFound: the request is not valid, or names what does not exist.
    """
    intent = Intent(context, info, view.actor)

    def attempt(session: Session) -> Prepared:
        wanted = json.copy(request)
        info.check_create(wanted)
        resolver = Resolver(session, context.types)
        parent, row = locate(session, info, resolver, wanted)
        if row is not None:
            raise AlreadyExists
        prepared = _creation(intent, session, resolver, wanted, parent)
        prepared.beside = beside
        return prepared

    return read.answer(context, info, view, write_one(context, attempt))


def create_or_update(
    context: Context,
    info: TypeInfo,
    view: View,
    request: dict[str, Any],
    *,
    if_match: str | None = None,
    beside: Beside | None = None,
) -> Answer:
    """PUT: create the entity that the request names, or bring it up to date.

    Arguments:
        beside: what is written in the same transaction.

    Raises:
        Stale: `if_match` names another version.
        BadRequest, NotFound: the request is not valid, or names what does not exist.
    """
    intent = Intent(context, info, view.actor, if_match=if_match)

    def attempt(session: Session) -> Prepared:
        prepared = prepare_put(intent, session, json.copy(request))
        prepared.beside = beside
        return prepared

    return read.answer(context, info, view, write_one(context, attempt))


def locate(
    session: Session, info: TypeInfo, resolver: Resolver, request: dict[str, Any]
) -> tuple[EntityRow | None, EntityRow | None]:
    """The parent of what a Create request describes, and the entity itself if it exists, deleted or not."""
    if type(request) is not dict:
        raise BadRequest(f"{info.name}: expected an object, received {kind_of(request)}")
    name = info.type.name_of(request)
    parent = resolver.parent(info, request)
    key = info.type.key(info.type.part(name))
    parent_pk = parent.pk if parent else 0
    return parent, entity_store.children(session, parent_pk, info.name, [key]).get(key)


def prepare_put(intent: Intent, session: Session, request: dict[str, Any]) -> Prepared:
    """What a PUT changes."""
    info = intent.info
    resolver = Resolver(session, intent.context.types)
    try:
        parent, row = locate(session, info, resolver, request)
    except BadRequest:
        info.check_create(request)  # says more, when the shape is the reason
        raise
    precondition.check(intent.if_match, row)
    try:
        mark = request_mark(intent, resolver, request)
    except NotFound:
        if row is None:
            raise
        # What is deleted may stay where it is.
        resolver.held = state.load(session, [row], info)[0].targets
        mark = request_mark(intent, resolver, request)
    if row is not None and changes_nothing(intent, row, request, mark):
        return unchanged(intent, State(row, {}))
    info.check_create(request)
    if row is None:
        prepared = _creation(intent, session, resolver, request, parent)
        prepared.request_hash = mark
        return prepared
    current = state.load(session, [row], info)[0]
    return put_over(intent, session, resolver, current, request, mark)


def put_over(
    intent: Intent, session: Session, resolver: Resolver, current: State, request: dict[str, Any], mark: bytes
) -> Prepared:
    """A valid PUT request over what is stored.

    Arguments:
        mark: the request's hash, to be remembered.
    """
    info, row = intent.info, current.row
    remembered: bytes | None = mark
    resolved = resolver.resolve(info, take_apart(info, info.type.fitting(request)))
    own = authorship.of(session, intent.actor, current)
    prepared = prepare.update(intent, session, current, merge.over(intent, current, resolved, own))
    prepared.restore = bool(row.deleted)
    if prepared.change and is_source_hash_alone(prepared.change):
        prepared.document, prepared.change = current.document, None
        if row.request_hash is None:
            # Changed by a patch since: the stored sourceHash stands for another state, so nothing is to rely on it.
            remembered = None
    if intent.actor.is_bot:
        now = authorship.after(own, current.document, prepared.document, resolved.document)
        prepared.authorship = now if now != own or prepared.change else None
    prepared.request_hash = remembered
    return prepared


def _creation(
    intent: Intent, session: Session, resolver: Resolver, request: dict[str, Any], parent: EntityRow | None
) -> Prepared:
    names = Names(session, intent.context.types)
    if parent is not None:
        names.know(parent)
    prefix = names.fqn(parent.pk) if parent else ""
    return prepare.creation(intent, resolver, request, parent, prefix)
