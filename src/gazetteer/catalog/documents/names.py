"""Composes FQNs and references: stored rows know their ancestors by key only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from gazetteer.auth.actor import OPERATOR
from gazetteer.catalog.types import Types
from gazetteer.kit import json
from gazetteer.storage import entity_store, history_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import Brief, EntityRow, path_inside, path_pks


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
        self._briefs = {OPERATOR.pk: Brief(OPERATOR.pk, b"", "user", b"", OPERATOR.name, 0)}
        self._names: dict[int, str] = {}
        self._documents: dict[int, dict[str, Any]] = {}
        self._told: set[int] = set()

    def at(self, seq: int) -> Names:
        """The names at a position of the event log."""
        return Names(self.session, self.types, seq=seq, base=self.base)

    def load(self, pks: Iterable[int]) -> None:
        """Read these entities and their ancestors, those of now in at most two statements."""
        missing = {pk for pk in pks if pk and pk not in self._briefs}
        read: dict[int, Brief] = {}
        parents: dict[int, int] = {}
        while missing:
            found = entity_store.briefs(self.session, sorted(missing))
            read |= found
            above = {pk for brief in found.values() for pk in path_pks(brief.path)}
            if self.seq is not None:
                then = history_store.placements(self.session, sorted(found), self.seq)
                for pk, (parent_pk, name, deleted) in then.items():
                    parents[pk] = parent_pk
                    found[pk].name = name
                    # What is gone for good is gone from all times.
                    found[pk].deleted = 2 if found[pk].deleted == 2 else deleted
                above |= {parent_pk for parent_pk, _, _ in then.values() if parent_pk}
            missing = {pk for pk in above if pk not in self._briefs and pk not in read}
        self._briefs.update(read)
        for pk in parents:
            self._briefs[pk].path = self._path_then(pk, parents)

    def _path_then(self, pk: int, parents: Mapping[int, int]) -> bytes:
        """The path of an entity by the parents of then; of those read earlier it is known."""
        parent_pk = parents.get(pk)
        if parent_pk is None:
            return self._briefs[pk].path if pk in self._briefs else b""
        return path_inside(self._path_then(parent_pk, parents), parent_pk) if parent_pk else b""

    def know(self, row: EntityRow) -> None:
        """Take an entity that was read already; its ancestors are loaded when asked for."""
        self._briefs[row.pk] = Brief(row.pk, row.id, row.type, row.path, row.name, row.deleted)

    def tell(self, pks: Iterable[int], others: Iterable[int] = ()) -> None:
        """Have references to these entities say what people call them and what they are, as of now.

        Arguments:
            others: what else is named, by its name alone; read in the same statement.
        """
        if self.seq is not None:
            return
        self._told.update(pks)
        self._read({*self._told, *others})

    def told(self, pk: int) -> dict[str, Any]:
        """What was told of an entity: its display name and its description, where it has them."""
        document = self.document(pk) if pk in self._told else {}
        return {key: document[key] for key in ("displayName", "description") if document.get(key)}

    def document(self, pk: int) -> dict[str, Any]:
        """What is stored of an entity, as of now; nothing of one that is gone for good."""
        if pk not in self._documents:
            self._read({pk})
        return self._documents.get(pk, {})

    def _read(self, pks: set[int]) -> None:
        """Read entities as a whole, each only once."""
        missing = sorted(pk for pk in pks if pk > 0 and pk not in self._documents)
        rows = entity_store.by_pks(self.session, missing).values()
        self._documents.update((pk, {}) for pk in missing)
        for row in rows:
            self._documents[row.pk] = json.loads(row.doc)
            if self.seq is None:
                self.know(row)
        if self.seq is None:
            self.load(pk for row in rows for pk in path_pks(row.path))

    def brief(self, pk: int) -> Brief | None:
        """What is known of an entity; None if it is gone for good."""
        if pk not in self._briefs:
            self.load([pk])
        found = self._briefs.get(pk)
        return None if found is None or found.deleted == 2 else found

    def fqn(self, pk: int) -> str:
        """The FQN of an entity; empty if it, or what it was in, is gone for good."""
        known = self._names.get(pk)
        if known is None:
            brief = self.brief(pk)
            if brief is None:
                return ""
            known = self._names[pk] = self.compose(brief.path, brief.type, brief.name)
        return known

    def compose(self, path: bytes, kind: str, name: str) -> str:
        """The FQN of an entity of this type and name at this place; empty if that is gone for good."""
        part = self.types.by_name[kind].type.part(name) if kind in self.types.by_name else name
        if not path:
            return part
        above = self.fqn(int.from_bytes(path[-8:], "big"))
        return f"{above}.{part}" if above else ""

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
            **self.told(pk),
            "deleted": bool(brief.deleted),
            "href": self.href(brief.type, brief.id),
        }
        if inherited:
            shown["inherited"] = True
        return shown

    def href(self, kind: str, identity: bytes) -> str:
        """The absolute URL of an entity."""
        return f"{self.base}/{self.types.by_name[kind].collection}/{UUID(bytes=identity)}"
