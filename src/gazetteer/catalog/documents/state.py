"""Everything that is stored of some entities, now or at a position of the event log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from gazetteer.catalog.documents import markers, slots
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain import fqn
from gazetteer.domain.secrets import SECRET
from gazetteer.kit import json
from gazetteer.storage import relation_store, secret_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow, path_pks
from gazetteer.storage.relation_store import Edge, Slot, TagUsage
from gazetteer.storage.secret_store import Secret

INHERITED = ("owner", "domain")


@dataclass(slots=True)
class State:
    """One entity with all that hangs on it.

    `edges` are those that it holds itself, either end; `inherited` are owners and domains of the nearest
    ancestor that has any, used when it has none of its own.
    """

    row: EntityRow
    document: dict[str, Any]
    edges: dict[str, list[Edge]] = field(default_factory=dict)
    inherited: dict[str, list[Edge]] = field(default_factory=dict)
    tags: list[TagUsage] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    secrets: list[Secret] = field(default_factory=list)

    @property
    def targets(self) -> dict[str, set[int]]:
        """The keys of all that the entity refers to, by itself: by reference field, `tags`, and `reference` inside."""
        held = {
            name: {pk for edge in edges for pk in (edge.source_pk, edge.target_pk)}
            for name, edges in self.edges.items()
        }
        inside = {slot.target_pk or 0 for slot in self.slots}
        held["tags"] = {usage.tag_pk for usage in self.tags} | inside
        return {**held, "reference": inside}

    def comparable(self, info: TypeInfo) -> dict[str, Any]:
        """The state as differences are taken on it: references and tags by key, secrets by fingerprint."""
        texts: dict[int | str, Any] = {slot.slot: slots.token(slot) for slot in self.slots}
        if info.type.protected:
            marks = {secret.path: secret.fingerprint.hex() for secret in self.secrets}
            names = {marker[SECRET] for marker in markers.secrets(self.document)}
            texts |= {name: {SECRET: marks.get(name, "")} for name in names}
        result = markers.filled(self.document, texts, info.essential) if texts else dict(self.document)
        result["name"] = self.row.name
        for name, reference in info.references.items():
            if reference.writable and reference.own_version and not reference.inverse and self.edges.get(name):
                result[name] = [{markers.ENTITY: edge.target_pk} for edge in self.edges[name]]
        if self.tags:
            by_path: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for usage in self.tags:
                by_path[usage.column_path].append({markers.TAG: usage.tag_pk, **_label(usage)})
            if "" in by_path:
                result["tags"] = by_path.pop("")
            if by_path:
                result["columns"] = with_column_tags(result["columns"], by_path)
        return result


def _label(usage: TagUsage) -> dict[str, Any]:
    shown: dict[str, Any] = {"labelType": usage.label_type, "state": usage.state}
    if usage.detail:
        shown.update(json.loads(usage.detail))
        if "appliedBy" in shown:
            shown["appliedBy"] = slots.person(0, shown["appliedBy"])
    if usage.applied_by is not None:
        shown["appliedBy"] = slots.person(usage.applied_by)
    return shown


def with_column_tags(
    columns: list[dict[str, Any]], by_path: dict[str, list[dict[str, Any]]], prefix: str = ""
) -> list[dict[str, Any]]:
    """Columns with their tags put in; a copy where one has any."""
    result = []
    for column in columns:
        path = fqn.append(prefix, column["name"])
        tags = by_path.get(fqn.key(path))
        added: dict[str, Any] = {"tags": tags} if tags else {}
        if "children" in column:
            added["children"] = with_column_tags(column["children"], by_path, path)
        result.append({**column, **added} if added else column)
    return result


@dataclass(frozen=True)
class Reading:
    """What is to be read of entities.

    Arguments:
        references: only these reference fields; None for all.
        tags: whether to read tags.
        secrets: whether to read secrets.
        seq: a position of the event log, or None for now.
        most: so many of those that refer to an entity, such as the tables that a team owns; None for all.
    """

    references: Collection[str] | None = None
    tags: bool = True
    secrets: bool = True
    seq: int | None = None
    most: int | None = None


def load(session: Session, rows: Sequence[EntityRow], info: TypeInfo, reading: Reading = Reading()) -> list[State]:
    """Read what hangs on entities of one type; one statement per kind of thing, however many entities."""
    seq = reading.seq
    states = [State(row, json.loads(row.doc)) for row in rows]
    by_pk = {state.row.pk: state for state in states}
    wanted = [r for name, r in info.references.items() if reading.references is None or name in reading.references]
    pks = list(by_pk)
    _load_edges(session, by_pk, [r for r in wanted if not r.inverse], info, seq)
    inverse: dict[str, list[str]] = defaultdict(list)
    for reference in wanted:
        if reference.inverse:
            inverse[reference.kind].append(reference.field)
    if inverse and pks:
        for edge in relation_store.edges_to(session, pks, list(inverse), seq, reading.most):
            for name in inverse[edge.kind]:
                by_pk[edge.target_pk].edges.setdefault(name, []).append(edge)
    if reading.tags and info.has_tags and pks:
        for usage in relation_store.tags_of(session, pks, seq):
            by_pk[usage.entity_pk].tags.append(usage)
    # Few documents have a place of a slot or of a secret, and none has one without its place.
    if info.deep and (filled := [row.pk for row in rows if markers.SLOT in row.doc]):
        for slot in relation_store.slots_of(session, filled, seq):
            by_pk[slot.entity_pk].slots.append(slot)
    if reading.secrets and info.type.protected and (filled := [row.pk for row in rows if SECRET in row.doc]):
        for secret in secret_store.of(session, filled):
            by_pk[secret.entity_pk].secrets.append(secret)
    return states


def _load_edges(session: Session, by_pk: dict[int, State], wanted: list[Any], info: TypeInfo, seq: int | None) -> None:
    kinds = {r.kind: r.field for r in wanted}
    if not kinds or not by_pk:
        return
    inheritable = [kind for kind in INHERITED if kind in kinds and info.type.parents]
    sources = list(by_pk)
    ancestors = {pk for state in by_pk.values() for pk in path_pks(state.row.path)} if inheritable else set()
    of_ancestors: dict[int, dict[str, list[Edge]]] = {}
    for edge in relation_store.edges_from(session, [*sources, *sorted(ancestors - set(sources))], list(kinds), seq):
        state = by_pk.get(edge.source_pk)
        if state is not None:
            state.edges.setdefault(kinds[edge.kind], []).append(edge)
        if edge.source_pk in ancestors and edge.kind in inheritable:
            of_ancestors.setdefault(edge.source_pk, {}).setdefault(edge.kind, []).append(edge)
    if of_ancestors:
        for state in by_pk.values():
            for kind in inheritable:
                for pk in reversed(path_pks(state.row.path)):
                    if kind in of_ancestors.get(pk, {}):
                        state.inherited[kinds[kind]] = of_ancestors[pk][kind]
                        break
