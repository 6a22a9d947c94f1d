"""Finds what a document names: parents, owners, tags, people, columns of other tables; by id or by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID

from gazetteer.catalog.documents import markers
from gazetteer.catalog.documents.apart import Parts, RawLabel, RawReference, RawSecret, RawSlot
from gazetteer.catalog.types import TypeInfo, Types
from gazetteer.domain import fqn
from gazetteer.domain.named_texts import KINDS, NamedText
from gazetteer.errors import BadRequest, NotFound
from gazetteer.kit import json
from gazetteer.storage import entity_store, event_store, index_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.relation_store import Slot, TagUsage

_TAG_TYPES = {"Classification": ("tag",), "Glossary": ("glossaryTerm",)}


@dataclass
class Resolved:
    """A document whose names were found; keys of the entity itself are still 0.

    `depends` are the keys of all that it names; `alive` those that must not be deleted either. `as_of` is the
    position of the event log at which they were found.
    """

    document: dict[str, Any]
    references: dict[str, list[int]] = field(default_factory=dict)
    tags: list[TagUsage] = field(default_factory=list)
    slots: list[tuple[dict[str, int], Slot]] = field(default_factory=list)
    secrets: list[RawSecret] = field(default_factory=list)
    depends: set[int] = field(default_factory=set)
    alive: set[int] = field(default_factory=set)
    as_of: int = 0

    def rely_on(self, found: Sequence[int], held: Collection[int]) -> None:
        """Rely on what was found; of what was held already, not on its being alive."""
        self.depends.update(found)
        self.alive.update(pk for pk in found if pk not in held)


_NOTHING: Mapping[str, Set[int]] = {}


class Resolver:
    """Looks entities up, each only once.

    Arguments:
        session: where to read.
        types: the known entity types.
        held: keys of what the entity refers to already, by where it does; of these a deleted one may stay there.
    """

    def __init__(self, session: Session, types: Types, held: Mapping[str, Set[int]] = _NOTHING) -> None:
        self.session = session
        self.types = types
        self.held = held
        self._by_name: dict[tuple[str, str], EntityRow | None] = {}
        self._by_id: dict[bytes, EntityRow | None] = {}

    @cached_property
    def _position(self) -> int:
        return event_store.position(self.session)

    def named(self, info: TypeInfo, name: str) -> EntityRow | None:
        """The entity of this type with this FQN, deleted or not; None if there is none."""
        key = (info.name, name)
        if key not in self._by_name:
            found = None
            for chain in self._chains(info, name):
                found = entity_store.by_keys(self.session, chain)
                if found is not None:
                    break
            self._by_name[key] = found
        return self._by_name[key]

    def _chains(self, info: TypeInfo, name: str) -> Iterator[list[tuple[str, str]]]:
        if info.type.segments == 1 and not info.type.parents:
            # Of one part only: clients send a name such as `a.b` without quotes too.
            return iter([[(info.name, info.type.key(info.type.part(name)))]])
        return self.types.chains(info, fqn.split(name))

    def identified(self, identity: str) -> EntityRow | None:
        """The entity with this id, deleted or not; None if there is none."""
        key = parse_id(identity)
        if key not in self._by_id:
            self._by_id[key] = entity_store.by_ids(self.session, [key]).get(key)
        return self._by_id[key]

    def find(self, raw: RawReference, allowed: Sequence[str], what: str) -> EntityRow:
        """What a reference refers to.

        Raises:
            NotFound: there is no such entity, or it is deleted.
            BadRequest: it is of a type that is not allowed here.
        """
        expected = raw.type or (allowed[0] if len(allowed) == 1 else "/".join(allowed))
        if raw.type is not None and "*" not in allowed and raw.type not in allowed:
            raise BadRequest(f"{what}: a {raw.type} is not allowed here; allowed: {', '.join(allowed)}")
        if raw.id is not None:
            row = self.identified(raw.id)
        else:
            names = [raw.type] if raw.type else list(allowed)
            rows = (self.named(self.types.by_name[t], raw.name or "") for t in names if t in self.types.by_name)
            row = next((found for found in rows if found is not None), None)
        if row is not None and row.deleted and row.pk not in self.held.get(what, ()):
            row = None
        if row is None or (raw.type is not None and row.type != raw.type):
            raise NotFound(f"{expected} instance for {raw.id or raw.name} not found")
        if "*" not in allowed and row.type not in allowed:
            raise BadRequest(f"{what}: a {row.type} is not allowed here; allowed: {', '.join(allowed)}")
        return row

    def parent(self, info: TypeInfo, request: dict[str, Any]) -> EntityRow | None:
        """The parent that a Create request names; None for a type without parents.

        Raises:
            BadRequest: none is named.
            NotFound: it does not exist.
        """
        for parent in info.type.parents:
            value = request.get(parent.field)
            if value is None:
                continue
            reference = _raw(value)
            return self.find(reference, parent.types, parent.field)
        if not info.is_root:
            fields = " or ".join(repr(parent.field) for parent in info.type.parents)
            raise BadRequest(f"{info.name}: the parent is missing; give {fields}")
        return None

    def resolve(self, info: TypeInfo, parts: Parts) -> Resolved:
        """Find everything that a document names.

        Raises:
            NotFound: something named does not exist.
        """
        resolved = Resolved(parts.document, secrets=parts.secrets)
        if parts.slots or parts.labels:
            resolved.as_of = self._position
        for name, raws in parts.references.items():
            allowed = info.references[name].types
            found = [self.find(raw, allowed, name).pk for raw in raws]
            resolved.references[name] = list(dict.fromkeys(found))
            resolved.rely_on(found, self.held.get(name, ()))
        positions: dict[str, int] = {}
        for label in parts.labels:
            position = positions[label.column_path] = positions.get(label.column_path, -1) + 1
            resolved.tags.append(self.tag(label, position))
        resolved.rely_on([usage.tag_pk for usage in resolved.tags], self.held.get("tags", ()))
        for raw_slot in parts.slots:
            slot = self._slot(raw_slot)
            resolved.slots.append((raw_slot.marker, slot))
            if slot.target_pk is not None and slot.kind not in KINDS:
                resolved.rely_on([slot.target_pk], self.held.get("reference", ()))
        return resolved

    def tag(self, label: RawLabel, position: int) -> TagUsage:
        """The tag that a label names."""
        reference = RawReference(None, None, label.tag)
        row = self.find(reference, _TAG_TYPES.get(label.source, ("tag",)), "tags")
        detail = dict(label.detail or {})
        applied_by = self.text("user", 0, detail["appliedBy"]).target_pk if "appliedBy" in detail else None
        if applied_by is not None:
            del detail["appliedBy"]
        stored = json.dumps(detail) if detail else None
        return TagUsage(0, label.column_path, row.pk, position, label.label_type, label.state, stored, applied_by)

    def _slot(self, raw: RawSlot) -> Slot:
        number = raw.marker[markers.SLOT]
        if raw.kind == "tag" and raw.reference is not None:
            allowed = _TAG_TYPES.get(raw.reference.type or "", ("tag",))
            row = self.find(RawReference(None, None, raw.reference.name), allowed, "tags")
            return Slot(0, number, "tag", row.pk, "", "", None)
        if raw.reference is not None:
            row = self.find(raw.reference, ("*",), "reference")
            return Slot(0, number, "entity", row.pk, "", "", None)
        return self.text(raw.kind, number, raw.text)

    def text(self, kind: str, number: int, text: str) -> Slot:
        """The slot of a text that names an entity, which may not be known yet."""
        named = KINDS[kind]
        infos = [self.types.by_name[name] for name in named.types if name in self.types.by_name]
        try:
            names = [self._name_in(info, named, text) for info in infos]
        except BadRequest:
            return Slot(0, number, kind, None, "", text, None)
        name, inside = names[0]
        called = zip(infos, names, strict=True)
        row = next((found for info, (own, _) in called if (found := self.named(info, own)) is not None), None)
        if row is None and named.personal:
            row = self._mailed(infos, text)
        if row is None:
            return Slot(0, number, kind, None, inside, text, fqn.key(name))
        return Slot(0, number, kind, row.pk, inside, "" if named.personal else text, None)

    def _mailed(self, infos: Sequence[TypeInfo], text: str) -> EntityRow | None:
        """The entity of one of these types that is not deleted and has this e-mail address; None if there is none."""
        if "@" not in text:
            return None
        wanted = {info.name for info in infos}
        terms = {info.type.asked("email", text) for info in infos}
        found = entity_store.by_pks(self.session, index_store.with_term(self.session, "email", sorted(terms)))
        return next((found[pk] for pk in sorted(found) if found[pk].type in wanted and not found[pk].deleted), None)

    def _name_in(self, info: TypeInfo, named: NamedText, text: str) -> tuple[str, str]:
        """The FQN of the entity that a text names, and what follows it.

        Raises:
            BadRequest: the text names none.
        """
        if named.by_name:
            name, inside, same = info.type.part(text), "", fqn.unquote_name(text)
        else:
            parts = fqn.split(text)
            depth = _depth(self.types, info) if named.inside else len(parts)
            if len(parts) < depth:
                raise BadRequest(f"the text {text!r} has {len(parts)} parts; the name of a {info.name} has {depth}")
            name = same = fqn.join(*parts[:depth])
            inside = ".".join(map(fqn.quote_name, parts[depth:]))
        if named.exact and same != text:
            raise BadRequest(f"the text {text!r} names something only as {same!r}")
        return name, inside


def _raw(value: Any, *, by_id: bool = False) -> RawReference:
    """What a request that nobody has checked yet says of another entity."""
    if isinstance(value, dict):
        found = value.get("id"), value.get("type"), value.get("fullyQualifiedName") or value.get("name")
    else:
        found = (value, None, None) if by_id else (None, None, value)
    if not all(text is None or isinstance(text, str) for text in found) or not any(found):
        raise BadRequest("a reference has to be an FQN, an id, or an object with one of the two as texts")
    return RawReference(*found)


def _depth(types: Types, info: TypeInfo) -> int:
    """How many parts the FQN of a type has."""
    parents = [name for parent in info.type.parents for name in parent.types if name in types.by_name]
    return info.type.segments + (_depth(types, types.by_name[parents[0]]) if parents else 0)


def parse_id(text: str) -> bytes:
    """An id as it is stored.

    Raises:
        BadRequest: the text is not a UUID.
    """
    try:
        return UUID(text).bytes
    except ValueError as error:
        raise BadRequest(f"{text!r} is not an id; expected a UUID") from error


def named_in(info: TypeInfo, request: dict[str, Any]) -> Iterable[tuple[RawReference, Sequence[str], str]]:
    """The references and tags that a Create request names, without taking it apart: (reference, allowed, field)."""
    for name, reference in info.references.items():
        value = request.get(name)
        if value and reference.writable:
            for item in value if isinstance(value, list) else [value]:
                yield _raw(item, by_id=name in info.named_by_id), reference.types, name
    if info.has_tags:
        yield from _tags_of(request)
    if info.has_columns:
        for column in request.get("columns") or ():
            if "tags" in column or "children" in column:
                yield from _tags_in(column)


def _tags_in(column: dict[str, Any]) -> Iterable[tuple[RawReference, Sequence[str], str]]:
    yield from _tags_of(column)
    for child in column.get("children") or ():
        yield from _tags_in(child)


def _tags_of(holder: dict[str, Any]) -> Iterable[tuple[RawReference, Sequence[str], str]]:
    for label in holder.get("tags") or ():
        yield RawReference(None, None, label["tagFQN"]), _TAG_TYPES.get(label.get("source", ""), ("tag",)), "tags"
