"""Create, create or update, patch: one entity at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, TypeVar

import jsonpatch
import jsonpointer

from gazetteer.auth.actor import Actor
from gazetteer.catalog import delete, merge, prepare, read, state
from gazetteer.catalog.compose import Composer
from gazetteer.catalog.context import Context
from gazetteer.catalog.names import Names
from gazetteer.catalog.parts import take_apart
from gazetteer.catalog.prepare import Prepared
from gazetteer.catalog.read import View
from gazetteer.catalog.resolve import Resolver, named_in
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.write import Change, Written
from gazetteer.domain import changes
from gazetteer.errors import AlreadyExists, BadRequest, Locked, Moved, Stale, Unavailable
from gazetteer.kit import json
from gazetteer.storage import entity_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.relation_store import Edge
from gazetteer.storage.transaction import WriteTransaction

R = TypeVar("R")

# After so many lost races the preparation is done under the lock, so that everybody gets through.
FREE_TRIES = 4


@dataclass(frozen=True)
class Answer:
    """What a write did, and the entity after it."""

    entity: dict[str, Any]
    written: Written


def request_hash(
    context: Context, actor: Actor, info: TypeInfo, resolver: Resolver, request: dict[str, Any], *, override: bool
) -> bytes:
    """Equal for a request that asks for the same again: keyed, since requests may hold secrets.

    Raises:
        NotFound: something that the request names does not exist.
    """
    found = [resolver.find(raw, allowed, name).pk for raw, allowed, name in named_in(info, request)]
    caller = f"{actor.line} {int(actor.is_bot)} {int(override)} {found}".encode()
    return context.cipher.fingerprint(blake2b(json.canonical(request)).digest() + caller, info.name)


def until_written(context: Context, attempt: Callable[[Session], Prepared], priority: int = 0) -> Written:
    """Prepare and write; prepare again when somebody else was faster.

    Raises:
        Locked: a parent is being deleted or restored, and that does not end.
    """
    for _ in range(FREE_TRIES):
        with context.database.read() as session:
            prepared = attempt(session)
        if not prepared.writes and prepared.current is not None and prepared.request_hash is None:
            return Written(prepared.current.row.pk, "entityNoChange")
        try:
            written = context.database.write(Change(context, [prepared]), priority=priority)[0]
        except Moved:
            continue
        except Locked:
            delete.carry_out(context.database)
            continue
        if prepared.restore:
            delete.carry_out(context.database)
        return written
    written = context.database.write(_UnderLock(context, attempt), priority=priority)
    delete.carry_out(context.database)
    return written


@dataclass
class _UnderLock:
    context: Context
    attempt: Callable[[Session], Prepared]

    def apply(self, write: WriteTransaction) -> Written:
        try:
            return Change(self.context, [self.attempt(write.session)]).apply(write)[0]
        except Moved as error:
            raise Unavailable("the entity keeps changing; nothing was written, try again") from error


def answer(context: Context, info: TypeInfo, view: View, written: Written) -> Answer:
    """The entity after a write."""
    with context.database.read() as session:
        row = entity_store.by_pks(session, [written.pk])[written.pk]
        return Answer(read.with_change(session, context, info, row, view), written)


def create(context: Context, info: TypeInfo, view: View, request: dict[str, Any]) -> Answer:
    """POST: a new entity.

    Raises:
        AlreadyExists: there is one of this name.
        BadRequest, NotFound: the request is not valid, or names what does not exist.
    """

    def attempt(session: Session) -> Prepared:
        wanted = json.copy(request)
        info.check_create(wanted)
        resolver = Resolver(session, context.types)
        parent, row = locate(session, info, resolver, wanted)
        if row is not None:
            raise AlreadyExists
        return _creation(context, session, info, view.actor, resolver, wanted, parent)

    return answer(context, info, view, until_written(context, attempt))


def create_or_update(
    context: Context, info: TypeInfo, view: View, request: dict[str, Any], *, override: bool = False
) -> Answer:
    """PUT: create the entity that the request names, or bring it up to date.

    Raises:
        BadRequest, NotFound: the request is not valid, or names what does not exist.
    """

    def attempt(session: Session) -> Prepared:
        return prepare_put(context, session, info, view.actor, json.copy(request), override=override)

    return answer(context, info, view, until_written(context, attempt))


def locate(
    session: Session, info: TypeInfo, resolver: Resolver, request: dict[str, Any]
) -> tuple[EntityRow | None, EntityRow | None]:
    """The parent of what a Create request describes, and the entity itself if it exists, deleted or not."""
    if type(request) is not dict:
        raise BadRequest(f"{info.name}: expected an object, received {type(request).__name__}")
    name = info.type.name_of(request)
    parent = resolver.parent(info, request)
    key = info.type.key(info.type.part(name))
    parent_pk = parent.pk if parent else 0
    return parent, entity_store.children(session, parent_pk, info.name, [key]).get(key)


def prepare_put(
    context: Context,
    session: Session,
    info: TypeInfo,
    actor: Actor,
    request: dict[str, Any],
    *,
    override: bool,
) -> Prepared:
    """What a PUT changes."""
    resolver = Resolver(session, context.types)
    try:
        parent, row = locate(session, info, resolver, request)
    except BadRequest:
        info.check_create(request)  # says more, when the shape is the reason
        raise
    if row is not None and row.request_hash is not None and row.request_version == row.version and not row.deleted:
        mark = request_hash(context, actor, info, resolver, request, override=override)
        if mark == row.request_hash:
            return unchanged(info, actor, state.State(row, {}))
    info.check_create(request)
    mark = request_hash(context, actor, info, resolver, request, override=override)
    if row is None:
        prepared = _creation(context, session, info, actor, resolver, request, parent)
        prepared.request_hash = mark
        return prepared
    current = state.load(session, [row], info)[0]
    return put_over(context, session, info, actor, resolver, current, request, mark=mark, override=override)


def unchanged(info: TypeInfo, actor: Actor, current: state.State) -> Prepared:
    """Nothing is to be written."""
    return Prepared(info, actor, current.row.name, "", current.document, current=current, identity=current.row.id)


def put_over(
    context: Context,
    session: Session,
    info: TypeInfo,
    actor: Actor,
    resolver: Resolver,
    current: state.State,
    request: dict[str, Any],
    *,
    mark: bytes,
    override: bool,
) -> Prepared:
    """A valid PUT request over what is stored.

    Arguments:
        mark: the request's hash, to be remembered.
    """
    resolved = resolver.resolve(info, take_apart(info, info.type.normalise(request)))
    wanted = merge.over(info, actor, current, resolved, override=override)
    row = current.row
    prepared = prepare.update(context, session, info, actor, current, wanted, name=row.name, fqn="", whole=False)
    prepared.restore = bool(row.deleted)
    if prepared.change and _is_source_hash_alone(prepared.change):
        # The sender's own mark of what it sent is no news by itself.
        prepared.document, prepared.change = current.document, None
        if row.request_hash is None:
            # Changed by a patch since: the stored sourceHash stands for another state, so nothing is to rely on it.
            return prepared
    prepared.request_hash = mark
    return prepared


def _is_source_hash_alone(change: changes.Change) -> bool:
    return not change.added and not change.deleted and all(name == "sourceHash" for name, _, _ in change.updated)


def _creation(
    context: Context,
    session: Session,
    info: TypeInfo,
    actor: Actor,
    resolver: Resolver,
    request: dict[str, Any],
    parent: EntityRow | None,
) -> Prepared:
    prefix = Names(session, context.types).fqn(parent.pk) if parent else ""
    return prepare.creation(info, actor, resolver, request, parent, prefix)


def patch(
    context: Context,
    info: TypeInfo,
    view: View,
    key: str,
    operations: Any,
    *,
    by_name: bool,
    if_match: str | None = None,
) -> Answer:
    """PATCH: a JSON Patch on the entity as the client sees it, every list there, empty ones too.

    Raises:
        Stale: `if_match` names another version, or a `test` operation does not hold.
        BadRequest: the patch is not valid, or what it makes is not.
    """
    if not isinstance(operations, list):
        raise BadRequest("a JSON Patch is a list of operations")

    def attempt(session: Session) -> Prepared:
        row = read.find(session, context, info, key, by_name=by_name, include="non-deleted")
        if if_match is not None and if_match.strip() != "*" and _version_of(if_match) != row.version:
            raise Stale(f"the version is {row.version / 10}, If-Match asks for {if_match}; read it again")
        current = state.load(session, [row], info)[0]
        names = Names(session, context.types, base=view.base)
        cipher = context.cipher if view.actor.sees_secrets else None
        shown = Composer(info, names, None, cipher).compose([current])[0]
        wanted = _edited(info, shown, _patched(_with_lists(info, shown), operations))
        info.check_entity(wanted)
        resolver = Resolver(session, context.types, current.targets)
        resolved = resolver.resolve(info, take_apart(info, wanted))
        name = info.type.name_of(wanted)
        if info.type.part(name) == info.type.part(row.name):
            name = row.name if info.type.part(row.name) == row.name else name
        fqn = names.compose(row.path, info.name, name)
        return prepare.update(context, session, info, view.actor, current, resolved, name=name, fqn=fqn, whole=True)

    return answer(context, info, view, until_written(context, attempt))


def _version_of(if_match: str) -> int:
    text = if_match.strip().removeprefix("W/").strip('"')
    try:
        return round(float(text) * 10)
    except (ValueError, OverflowError) as error:
        raise BadRequest(f'If-Match is {if_match!r}; expected a version such as W/"0.2"') from error


def _with_lists(info: TypeInfo, shown: dict[str, Any]) -> dict[str, Any]:
    """Every list that a patch may index into, empty ones too."""
    result = dict(shown)
    for name in info.writable:
        spec = info.fields.get(name)
        if spec is not None and spec.many:
            result.setdefault(name, [])
    return result


def _patched(document: dict[str, Any], operations: list[Any]) -> dict[str, Any]:
    result: Any = json.copy(document)
    for number, operation in enumerate(operations):
        try:
            result = jsonpatch.JsonPatch([operation]).apply(result, in_place=True)
        except jsonpatch.JsonPatchTestFailed as error:
            raise Stale(f"{_shown(number, operation)} does not hold; read the entity again") from error
        except _NOT_APPLICABLE as error:
            raise BadRequest(
                f"{_shown(number, operation)} cannot be applied; allowed are add, remove, replace, move, copy and "
                "test, each with a path that the entity has, and a value or a 'from' where it needs one"
            ) from error
    if not isinstance(result, dict):
        raise BadRequest("the JSON Patch replaces the entity by something that is none")
    json.check_depth(result)
    return result


_NOT_APPLICABLE = (
    jsonpatch.JsonPatchException,
    jsonpointer.JsonPointerException,
    TypeError,
    KeyError,
    ValueError,
    AttributeError,
)


def _shown(number: int, operation: Any) -> str:
    """An operation without its value, and without what the entity has there: either may be secret."""
    if not isinstance(operation, dict):
        return f"operation {number} of the JSON Patch, which is no object,"
    return f"operation {number} of the JSON Patch, {operation.get('op')!r} of {operation.get('path')!r},"


def _edited(info: TypeInfo, shown: dict[str, Any], patched: dict[str, Any]) -> dict[str, Any]:
    """The patched entity with everything that is not for clients to set as it was."""
    result = {
        key: value for key, value in patched.items() if key in info.writable or key == "name" or key not in info.fields
    }
    # A list that was shown empty for the patch's sake is none.
    result = {key: value for key, value in result.items() if value != [] or key in shown}
    managed = {key: value for key, value in shown.items() if key not in info.writable and key != "name"}
    return {**result, **managed}


def prepare_follow(info: TypeInfo, actor: Actor, current: state.State, user_pk: int, *, on: bool) -> Prepared:
    """A user begins or ceases to follow an entity."""
    prepared = unchanged(info, actor, current)
    there = [edge for edge in current.edges.get("followers", []) if edge.target_pk == user_pk]
    if on and not there:
        position = len(current.edges.get("followers", []))
        prepared.open_edges = [Edge(current.row.pk, info.references["followers"].kind, user_pk, position)]
        prepared.depends = {user_pk}
    elif not on:
        prepared.close_edges = there
    return prepared
