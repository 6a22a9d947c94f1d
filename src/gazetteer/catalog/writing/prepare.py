"""Works out, before the write lock, what a request changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from gazetteer.auth.actor import Actor
from gazetteer.catalog.documents import markers
from gazetteer.catalog.documents.apart import take_apart
from gazetteer.catalog.documents.resolve import Resolved, Resolver
from gazetteer.catalog.documents.state import State
from gazetteer.catalog.types import TypeInfo, Types
from gazetteer.catalog.writing import authorship, exclusive_tags, outcome, secret_steps
from gazetteer.catalog.writing.authorship import Authorship
from gazetteer.catalog.writing.discipline import Premises
from gazetteer.catalog.writing.intent import Intent
from gazetteer.domain import changes
from gazetteer.domain.changes import Change
from gazetteer.errors import BadRequest
from gazetteer.kit import identity
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow, path_inside
from gazetteer.storage.relation_store import Edge, Slot, TagUsage, highest_slot
from gazetteer.storage.transaction import WriteTransaction

# How many ancestors an entity may have: its place is part of keys, which have to fit into a page of an index.
DEEPEST = 60


Beside = Callable[[WriteTransaction, int], None]


@dataclass
class Prepared:
    """What is to be written of one entity. Without `current` it is new; without `change` nothing changes.

    Relations are given as they begin (`open_…`) and end (`close_…`); keys of a new entity in them are 0. What it
    names has to be there (`depends`) and not deleted (`alive`). `loose` are kinds of edges that were decided on and
    that others may change meanwhile without a new version of this entity. `as_of` is the position of the event log at
    which texts inside were looked up: nothing is relied on there. `renamed_columns` are paths before and now. `beside`
    is what is written with it, or not at all, given its key. `authorship` is what the bot wrote of it, where that is
    to be noted.
    """

    info: TypeInfo
    actor: Actor
    name: str
    fqn: str
    document: dict[str, Any]
    parent: EntityRow | None = None
    current: State | None = None
    identity: bytes = b""
    change: Change | None = None
    request_hash: bytes | None = None
    restore: bool = False
    depends: set[int] = field(default_factory=set)
    alive: set[int] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)
    as_of: int = 0
    open_edges: list[Edge] = field(default_factory=list)
    close_edges: list[Edge] = field(default_factory=list)
    open_tags: list[TagUsage] = field(default_factory=list)
    close_tags: list[TagUsage] = field(default_factory=list)
    open_slots: list[Slot] = field(default_factory=list)
    close_slots: list[Slot] = field(default_factory=list)
    secrets: list[tuple[str, bytes]] | None = None
    renamed_columns: dict[str, str] = field(default_factory=dict)
    beside: Beside | None = None
    authorship: Authorship | None = None

    @property
    def writes(self) -> bool:
        """Whether anything at all is to be written, counting followers and a restore."""
        if self.current is None or self.restore or self.beside is not None:
            return True
        return bool(self.change) or bool(self.open_edges or self.close_edges or self.authorship)

    def rely(self, premises: Premises) -> None:
        """Add what this relies on and has to hold under the lock."""
        premises.alive |= self.alive
        premises.there |= self.depends
        if self.parent is not None:
            premises.parents.append(self.parent)
        if self.current is not None:
            premises.rows.append(self.current.row)
            if self.loose:
                fields = [name for name, r in self.info.references.items() if r.kind in self.loose]
                edges = {edge for name in fields for edge in self.current.edges.get(name, [])}
                premises.edges[self.current.row.pk, tuple(sorted(self.loose))] = edges


@dataclass(frozen=True)
class Naming:
    """What an entity is to be called by a client that may rename it."""

    name: str
    fqn: str


def creation(
    intent: Intent, resolver: Resolver, request: dict[str, Any], parent: EntityRow | None, prefix: str
) -> Prepared:
    """A new entity from a valid Create request.

    Arguments:
        prefix: the parent's FQN, empty without one.
    """
    info = intent.info
    name = info.type.name_of(request)
    if parent is not None and len(parent.inside) > DEEPEST * len(path_inside(b"", 0)):
        raise BadRequest(f"{info.name} {name!r} has more than {DEEPEST} ancestors, which is the most that is allowed")
    resolved = resolver.resolve(info, take_apart(info, info.type.fitting(request)))
    for key, value in info.type.defaults.items():
        resolved.document.setdefault(key, value)
    part = info.type.part(name)
    prepared = Prepared(
        info,
        intent.actor,
        name,
        f"{prefix}.{part}" if prefix else part,
        resolved.document,
        parent=parent,
        identity=identity.new(),
        depends=resolved.depends,
        alive=resolved.alive,
        as_of=resolved.as_of,
        open_tags=resolved.tags,
        open_slots=[slot for _, slot in resolved.slots],
    )
    exclusive_tags.check(resolver.session, resolver.types, prepared.open_tags, prepared.open_tags)
    if intent.actor.is_bot:
        prepared.authorship = authorship.EVERYTHING
    for key, targets in resolved.references.items():
        prepared.open_edges += _edges(info, key, 0, targets)
    if resolved.secrets:
        prepared.secrets = secret_steps.first(resolved)
        prepared.document = resolved.document
    outcome.check(intent, name, prepared.document, None)
    return prepared


def update(
    intent: Intent, session: Session, current: State, wanted: Resolved, naming: Naming | None = None
) -> Prepared:
    """The step from what is stored to what is wanted.

    Arguments:
        wanted: the wanted state; what it lacks is taken away.
        naming: given for a whole entity (PATCH), of which reference fields that `wanted` lacks are taken away too;
            without (PUT) they stay, as the name does.

    Raises:
        BadRequest: the entity may not become what it would be.
    """
    info, row = intent.info, current.row
    called = naming or Naming(row.name, "")
    prepared = Prepared(info, intent.actor, called.name, called.fqn, wanted.document, current=current, identity=row.id)
    prepared.depends, prepared.alive, prepared.as_of = wanted.depends, wanted.alive, wanted.as_of
    after = State(replace(row, name=called.name), wanted.document)
    _step_references(intent.context.types, prepared, current, wanted, after, whole=naming is not None)
    _step_tags(prepared, current, wanted, after)
    exclusive_tags.check(session, intent.context.types, after.tags, prepared.open_tags)
    _step_slots(session, prepared, current, wanted, after)
    if info.type.protected:
        prepared.secrets = secret_steps.following(intent.context.cipher, info, current, wanted, after)
        prepared.document = after.document
    prepared.change = changes.difference(current.comparable(info), after.comparable(info))
    if naming is not None and info.has_columns:
        # A PUT says what there is: a column that it has in the place of another is another one.
        documents = current.document, wanted.document
        prepared.renamed_columns = changes.renamed_columns(*(it.get("columns", []) for it in documents))
    outcome.check(intent, called.name, prepared.document, (row.name, current.document))
    prepared.depends.discard(row.pk)
    prepared.alive.discard(row.pk)
    return prepared


def _edges(info: TypeInfo, name: str, pk: int, others: Sequence[int]) -> list[Edge]:
    reference = info.references[name]
    if reference.inverse:
        return [Edge(other, reference.kind, pk, 0) for other in others]
    return [Edge(pk, reference.kind, other, position) for position, other in enumerate(others)]


def _step_references(
    types: Types, prepared: Prepared, current: State, wanted: Resolved, after: State, *, whole: bool
) -> None:
    info = prepared.info
    for name, reference in info.references.items():
        before = current.edges.get(name, [])
        if not reference.writable or (name not in wanted.references and not (whole and reference.own_version)):
            after.edges[name] = before
            continue
        if reference.kind in types.loose_kinds:
            prepared.loose.add(reference.kind)
        now = _edges(info, name, current.row.pk, wanted.references.get(name, []))
        after.edges[name] = now
        if reference.inverse:
            before = [replace(edge, position=0) for edge in before]
        there, wanted_edges = set(before), set(now)
        prepared.open_edges += [edge for edge in now if edge not in there]
        prepared.close_edges += [edge for edge in before if edge not in wanted_edges]


def _step_tags(prepared: Prepared, current: State, wanted: Resolved, after: State) -> None:
    pk = current.row.pk
    after.tags = [replace(usage, entity_pk=pk) for usage in wanted.tags]
    before, now = set(current.tags), set(after.tags)
    prepared.open_tags = [usage for usage in after.tags if usage not in before]
    prepared.close_tags = [usage for usage in current.tags if usage not in now]


def _step_slots(session: Session, prepared: Prepared, current: State, wanted: Resolved, after: State) -> None:
    """Give slots their numbers: what was there before keeps its own, so that the document stays the same."""
    numbers = {id(marker) for marker, _ in wanted.slots}
    used = {m[markers.SLOT] for m in markers.slots(wanted.document) if id(m) not in numbers} if current.slots else set()
    kept = [slot for slot in current.slots if slot.slot in used]
    free = [slot for slot in current.slots if slot.slot not in used]
    following = highest_slot(session, current.row.pk) + 1 if wanted.slots else 0
    for marker, slot in wanted.slots:
        same = next((old for old in free if _same_slot(old, slot)), None)
        if same is not None:
            free.remove(same)
        else:
            same = replace(slot, entity_pk=current.row.pk, slot=following)
            following += 1
            prepared.open_slots.append(same)
        marker[markers.SLOT] = same.slot
        kept.append(same)
    prepared.close_slots = free
    after.slots = kept


def _same_slot(old: Slot, new: Slot) -> bool:
    if old.kind != new.kind:
        return False
    if old.target_pk is not None and new.target_pk is not None:
        return (old.target_pk, old.column_path) == (new.target_pk, new.column_path)
    return bool(new.text) and old.text == new.text
