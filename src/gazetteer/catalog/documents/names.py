"""Composes FQNs and references: stored rows know their ancestors by key only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from gazetteer.catalog.types import Types
from gazetteer.storage import entity_store, history_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import Brief, EntityRow, path_pks


class Names:
    """The names of entities, now or at a position of the event log; reads each only once.

    Arguments:
        session: where to read.
        types: the known entity types.
        seq: a position of the event log, or None for now.
        base: what links to entities begin with, such as `http://host:8585/api/v1`.
    """

    def __init__(self, session: Session, types: Types, *, seq: int | None = None, base: str = "") -> None:
        self.session = session
        self.types = types
        self.seq = seq
        self.base = base
        self._briefs: dict[int, Brief] = {}
        self._names: dict[int, str] = {}

    def load(self, pks: Iterable[int]) -> None:
        """Read these entities and their ancestors, in at most two statements."""
        missing = {pk for pk in pks if pk and pk not in self._briefs}
        while missing:
            found = entity_store.briefs(self.session, sorted(missing))
            self._briefs.update(found)
            if self.seq is not None:
                for pk, (_, name, deleted) in history_store.placements(self.session, sorted(found), self.seq).items():
                    found[pk].name, found[pk].deleted = name, deleted
            missing = {pk for brief in found.values() for pk in path_pks(brief.path) if pk not in self._briefs}

    def know(self, row: EntityRow) -> None:
        """Take an entity that was read already; its ancestors are loaded when asked for."""
        self._briefs[row.pk] = Brief(row.pk, row.id, row.type, row.path, row.name, row.deleted)

    def brief(self, pk: int) -> Brief | None:
        """What is known of an entity; None if it is gone for good."""
        if pk not in self._briefs:
            self.load([pk])
        found = self._briefs.get(pk)
        return None if found is None or found.deleted == 2 else found

    def fqn(self, pk: int) -> str:
        """The FQN of an entity; empty if it is gone for good."""
        known = self._names.get(pk)
        if known is None:
            brief = self._briefs.get(pk) or self.brief(pk)
            if brief is None:
                return ""
            known = self._names[pk] = self.compose(brief.path, brief.type, brief.name)
        return known

    def compose(self, path: bytes, kind: str, name: str) -> str:
        """The FQN of an entity of this type and name at this place."""
        part = self.types.by_name[kind].type.part(name) if kind in self.types.by_name else name
        if not path:
            return part
        return f"{self.fqn(int.from_bytes(path[-8:], 'big'))}.{part}"

    def reference(self, pk: int, *, inherited: bool = False) -> dict[str, Any] | None:
        """An EntityReference as the wire has it; None if the entity is gone for good."""
        brief = self.brief(pk)
        if brief is None:
            return None
        shown = {
            "id": str(UUID(bytes=brief.id)),
            "type": brief.type,
            "name": brief.name,
            "fullyQualifiedName": self.fqn(pk),
            "deleted": bool(brief.deleted),
            "href": self.href(brief.type, brief.id),
        }
        if inherited:
            shown["inherited"] = True
        return shown

    def href(self, kind: str, identity: bytes) -> str:
        """The absolute URL of an entity."""
        return f"{self.base}/{self.types.by_name[kind].collection}/{UUID(bytes=identity)}"
