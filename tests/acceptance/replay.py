"""Writes the event log of one catalog into another: each entity as it was at the version of the event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from gazetteer.auth.actor import Actor
from gazetteer.catalog import put, read, versions
from gazetteer.catalog.context import Context
from gazetteer.catalog.delete import Deletion, delete, restore
from gazetteer.catalog.documents import markers
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain import event_kinds
from gazetteer.errors import NotFound
from gazetteer.kit import json
from gazetteer.storage import entity_store, event_store
from gazetteer.storage.event_store import EventRow
from tests.acceptance.catalog_reading import BASE


@dataclass
class Replay:
    """One catalog made again from the events of another.

    Arguments:
        source: the catalog whose events are read.
        target: the catalog that is written.
    """

    source: Context
    target: Context
    actor: Actor
    target_actor: Actor
    _ids: dict[str, str] = field(default_factory=dict)

    def run(self, after: int) -> None:
        """Write every event behind a position."""
        while True:
            with self.source.database.read() as session:
                events = event_store.events(session, after_seq=after, limit=500)
            for event in events:
                self._write(event)
            if not events:
                return
            after = events[-1].seq

    def _write(self, event: EventRow) -> None:
        if event.kind in {*event_kinds.OWN, *event_kinds.OF_LINEAGE}:
            return  # of passwords, tokens, settings, runs, lineage the log tells that they changed, not what they are
        assert event.type is not None
        assert event.entity_id is not None
        info = self.target.types.get(event.type)
        identity = str(UUID(bytes=event.entity_id))
        view = View(self.target_actor, BASE)
        if event.kind == "entityCreated":
            shown = self._shown(event, identity)
            if shown is not None:
                self._create(info, view, identity, shown)
        elif identity not in self._ids:
            return  # it was erased later, so the log no longer tells what it was
        elif event.kind == "entityUpdated":
            operations = self._moves(info, view, event)
            if event.version != event.previous_version:
                shown = self._shown(event, identity)
                assert shown is not None
                operations += self._brings(info, view, identity, shown)
            patch(self.target, info, view, EntityKey(self._ids[identity]), operations)
        elif event.kind == "entityRestored":
            restore(self.target, info, view, self._ids[identity])
        else:
            hard = event.kind == "entityDeleted"
            delete(self.target, info, view, EntityKey(self._ids[identity]), Deletion(recursive=True, hard=hard))

    def _shown(self, event: EventRow, identity: str) -> dict[str, Any] | None:
        info = self.source.types.get(str(event.type))
        try:
            return versions.version(self.source, info, identity, event.version or 0, View(self.actor, BASE))
        except NotFound:
            return None

    def _create(self, info: TypeInfo, view: View, identity: str, shown: dict[str, Any]) -> None:
        request = {key: value for key, value in self._requestable(shown).items() if key in info.create_fields}
        for parent in info.type.parents:
            if parent.field in shown and info.create_fields[parent.field].type != "EntityReference":
                request[parent.field] = shown[parent.field]["fullyQualifiedName"]
        for name, reference in info.references.items():
            if name in request and not info.create_fields[name].type.endswith("EntityReference]"):
                assert not reference.writable or request[name] == []
                del request[name]
        self._ids[identity] = put.create(self.target, info, view, request).entity["id"]

    def _brings(self, info: TypeInfo, view: View, identity: str, shown: dict[str, Any]) -> list[dict[str, Any]]:
        wanted = self._requestable(shown)
        there = read.get(self.target, info, EntityKey(self._ids[identity]), view)
        operations: list[dict[str, Any]] = []
        for name in [*sorted(info.writable & info.fields.keys()), "name"]:
            reference = info.references.get(name)
            if reference is not None and not (reference.writable and reference.own_version and not reference.inverse):
                continue
            if name in wanted:
                operations.append({"op": "add", "path": f"/{name}", "value": wanted[name]})
            elif name in there and there[name] != []:
                operations.append({"op": "remove", "path": f"/{name}"})
        return operations

    def _moves(self, info: TypeInfo, view: View, event: EventRow) -> list[dict[str, Any]]:
        """Edges that make no version, or that the other end holds."""
        told = json.loads(event.change or "{}")
        there = read.get(self.target, info, EntityKey(self._ids[str(UUID(bytes=event.entity_id or b""))]), view)
        after: dict[str, dict[str, str]] = {}
        changes = [*((name, [], come) for name, _, come in told["added"])]
        changes += ((name, gone, []) for name, gone, _ in told["deleted"])
        for name, gone, come in changes:
            reference = info.references.get(name)
            if reference is None or (reference.own_version and not reference.inverse):
                continue
            kinds = after.setdefault(name, {each["id"]: each["type"] for each in there.get(name, [])})
            kinds.update((moved, reference.types[0]) for moved in self._moved(come))
            for moved in self._moved(gone):
                kinds.pop(moved, None)
        return [
            {"op": "add", "path": f"/{name}", "value": [{"id": id_, "type": kind} for id_, kind in kinds.items()]}
            for name, kinds in after.items()
        ]

    def _moved(self, told: list[dict[str, int]]) -> list[str]:
        """The other ends, but for those that were erased later."""
        pks = [marker[markers.ENTITY] for marker in told]
        with self.source.database.read() as session:
            found = entity_store.by_pks(session, pks)
        return [self._ids[read.identity(found[pk])] for pk in pks if pk in found]

    def _requestable(self, value: Any) -> Any:
        """What was shown with the ids that the other catalog gave."""
        if isinstance(value, list):
            return [self._requestable(item) for item in value if not (isinstance(item, dict) and item.get("inherited"))]
        if isinstance(value, dict):
            if value.keys() >= {"id", "type", "href"} and "version" not in value:
                return {"id": self._ids.get(value["id"], value["id"]), "type": value["type"]}
            return {key: self._requestable(item) for key, item in value.items()}
        return value
