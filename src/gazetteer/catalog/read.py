"""Read the catalog: one entity, or a list.

Every entity that is shown to somebody goes through here, and what that person may not see stays out: `find`,
`compose`, `compose_each`, `list_page`. Lists and totals have the database leave it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import structlog

from gazetteer.auth import rights
from gazetteer.auth.actor import Actor
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import state
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.documents.resolve import Resolver, parse_id
from gazetteer.catalog.documents.state import Reading
from gazetteer.catalog.documents.together import Composer, add_change_description
from gazetteer.catalog.paging import Page, cut, decoded
from gazetteer.catalog.types import TypeInfo
from gazetteer.catalog.writing.change import Written
from gazetteer.domain import changes
from gazetteer.errors import NotFound, Unavailable
from gazetteer.storage import entity_store, history_store, list_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.list_store import Range
from gazetteer.storage.sight import Sight

log = structlog.get_logger()

# Of what refers to an entity, such as all that a team owns, so many are shown: nobody reads more, and it may be
# everything there is.
MOST_REFERRING = 1000


@dataclass(frozen=True)
class View:
    """How entities are to be shown.

    Arguments:
        actor: who asks; decides whether secrets are shown.
        base: what links begin with, such as `http://host:8585/api/v1`.
        fields: the fields asked for; None for all.
        include: `non-deleted`, `deleted` or `all`.
        seen_by: who must be allowed to see what is shown, if not the actor.
    """

    actor: Actor
    base: str
    fields: set[str] | None = None
    include: str = "non-deleted"
    seen_by: Actor | None = None

    @property
    def sight(self) -> Sight:
        """What may be shown at all."""
        return rights.sight_of(self.seen_by or self.actor)


@dataclass(frozen=True)
class EntityKey:
    """How a request names an entity: by its id, or by its FQN."""

    text: str
    by_name: bool = False


@dataclass(frozen=True)
class Answer:
    """What a write did, and the entity after it."""

    entity: dict[str, Any]
    written: Written


def find(
    session: Session, context: Context, info: TypeInfo, key: EntityKey, sight: Sight, include: str = "non-deleted"
) -> EntityRow:
    """One entity.

    Raises:
        NotFound: there is none in a state that `include` asks for, or it is not to be seen.
    """
    if key.by_name:
        row = Resolver(session, context.types).named(info, key.text)
    else:
        row = entity_store.by_ids(session, [parse_id(key.text)]).get(parse_id(key.text))
    wrong = row is None or row.type != info.name
    if row is None or wrong or row.deleted not in _STATES[include] or row.pk not in sight.seen(session, [row.pk]):
        raise NotFound(f"{info.name} instance for {key.text} not found")
    return row


def identified(session: Session, identity: str, sight: Sight) -> EntityRow:
    """An entity by its id, of whatever type.

    Raises:
        NotFound: there is none, or it is not to be seen.
    """
    row = entity_store.by_ids(session, [parse_id(identity)]).get(parse_id(identity))
    if row is None or row.deleted or row.pk not in sight.seen(session, [row.pk]):
        raise NotFound(f"instance for {identity} not found")
    return row


def visible(session: Session, pks: Sequence[int], sight: Sight) -> list[EntityRow]:
    """Those of these entities that are there and to be seen, in the order of their keys."""
    rows = entity_store.by_pks(session, pks).values()
    seen = sight.seen(session, [row.pk for row in rows])
    return [row for row in rows if not row.deleted and row.pk in seen]


_STATES = {"non-deleted": (0,), "deleted": (1,), "all": (0, 1)}


def compose(
    session: Session, context: Context, info: TypeInfo, rows: Sequence[EntityRow], view: View
) -> list[dict[str, Any]]:
    """Entities of one type as the wire has them, without their change descriptions; only those to be seen."""
    seen = view.sight.seen(session, [row.pk for row in rows])
    return _compose(session, context, info, [row for row in rows if row.pk in seen], view)


def _compose(
    session: Session, context: Context, info: TypeInfo, rows: Sequence[EntityRow], view: View
) -> list[dict[str, Any]]:
    names = Names(session, context.types, base=view.base)
    cipher = context.cipher if rights.sees_secrets(view.actor) else None
    composer = Composer(info, names, view.fields, cipher)
    states = state.load(session, rows, info, Reading(composer.references, tags=composer.tags, most=MOST_REFERRING))
    return composer.compose(states)


@dataclass(frozen=True)
class Shown:
    """Entities as the wire has them, and what became of those that cannot be shown: `{"message", "entity"}` each."""

    entities: list[dict[str, Any]]
    errors: list[dict[str, Any]]


def compose_each(session: Session, context: Context, info: TypeInfo, rows: Sequence[EntityRow], view: View) -> Shown:
    """Entities for a list, which one that cannot be shown must not spoil."""
    try:
        return Shown(compose(session, context, info, rows, view), [])
    except Unavailable:
        raise
    except Exception:  # noqa: BLE001  which one it was is found below, and told
        shown = Shown([], [])
    for row in rows:
        try:
            shown.entities.extend(compose(session, context, info, [row], view))
        except Unavailable:
            raise
        except Exception as error:
            log.exception("an entity cannot be shown", type=info.name, entity=identity(row))
            message = f"this entity cannot be shown ({type(error).__name__}); `gazetteer db check` says more"
            named = {"id": identity(row), "type": info.name, "name": row.name}
            shown.errors.append({"message": message, "entity": named})
    return shown


def with_change(session: Session, context: Context, info: TypeInfo, row: EntityRow, view: View) -> dict[str, Any]:
    """One entity that was found, or just written, as the wire has it, with what its last step changed."""
    entity = _compose(session, context, info, [row], view)[0]
    if row.version != changes.FIRST_VERSION:
        change = history_store.change_to(session, row.pk, row.version)
        add_change_description(entity, info, Names(session, context.types, base=view.base), change)
    return entity


def answer(context: Context, info: TypeInfo, view: View, written: Written) -> Answer:
    """The entity after a write.

    Raises:
        NotFound: somebody has erased it since.
    """
    with context.database.read() as session:
        row = entity_store.by_pks(session, [written.pk]).get(written.pk)
        if row is None:
            raise NotFound(f"{info.name}: it was written, and somebody else has deleted it for good since")
        return Answer(with_change(session, context, info, row, view), written)


def get(context: Context, info: TypeInfo, key: EntityKey, view: View) -> dict[str, Any]:
    """One entity.

    Raises:
        NotFound: there is none.
    """
    with context.database.read() as session:
        row = find(session, context, info, key, view.sight, view.include)
        return with_change(session, context, info, row, view)


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to.

    Arguments:
        below: ancestors that an entity has to be below, each with the types it may be of: (`a|b`, FQN).
        terms: exact values of search terms: (field, value) each.
    """

    below: tuple[tuple[str, str], ...] = ()
    terms: tuple[tuple[str, str], ...] = ()


def list_page(
    context: Context,
    info: TypeInfo,
    view: View,
    page: Page,
    narrow: Filter = Filter(),
) -> dict[str, Any]:
    """A page of entities: `{"data": […], "paging": {"total", "after", "before"}}`.

    Raises:
        BadRequest: a cursor is not one of ours.
    """
    with context.database.read() as session:
        wanted = _range(session, context, info, view, narrow)
        if wanted is None:
            return {"data": [], "paging": {"total": 0}}
        paging = {"total": list_store.total(session, wanted)}
        if page.limit == 0:
            return {"data": [], "paging": paging}
        after, before = decoded(page.after), decoded(page.before)
        found, is_cut = list_store.bounded_page(session, wanted, limit=page.limit + 1, after=after, before=before)
        # The last row only shows that there are more.
        found, cursors = cut(found, replace(page, limit=len(found) - 1) if is_cut else page)
        shown = compose_each(session, context, info, [row for row, _ in found], view)
        answer = {"data": shown.entities, "paging": {**paging, **cursors}}
        return {**answer, "errors": shown.errors} if shown.errors else answer


def _range(session: Session, context: Context, info: TypeInfo, view: View, narrow: Filter) -> Range | None:
    """What a filter means; None if nothing can match."""
    low, high = b"", entity_store.path_end(b"")
    resolver = Resolver(session, context.types)
    for kinds, name in narrow.below:
        rows = (resolver.named(context.types.get(kind), name) for kind in kinds.split("|"))
        row = next((found for found in rows if found is not None), None)
        if row is None:
            return None
        inside = row.inside
        if not inside.startswith(low) and not low.startswith(inside):
            return None
        if len(inside) > len(low):
            low, high = inside, entity_store.path_end(inside)
    return Range(info.name, low, high, view.include, narrow.terms, view.sight)


def identity(row: EntityRow) -> str:
    """An entity's id as text."""
    return str(UUID(bytes=row.id))
