"""Puts an entity together again as the wire has it, in the newest line's shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from gazetteer.catalog.documents import markers, slots
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.documents.state import State
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain import fqn, secrets
from gazetteer.kit import json
from gazetteer.secretstore.cipher import Cipher
from gazetteer.storage.entity_store import path_pks
from gazetteer.storage.relation_store import TagUsage
from gazetteer.storage.secret_store import Secret, place


class Composer:
    """Composes entities of one type.

    Arguments:
        info: the type.
        names: where names come from; decides the point in time.
        wanted: the fields asked for; None for all.
        cipher: opens secrets; None shows masks instead.

    With `to_patch` the texts in the place of secrets say which secret they stand for.
    """

    def __init__(self, info: TypeInfo, names: Names, wanted: set[str] | None, cipher: Cipher | None) -> None:
        self.info = info
        self.names = names
        self.wanted = wanted
        self.cipher = cipher
        self.to_patch = False

    def wants(self, field: str) -> bool:
        return self.wanted is None or field in self.wanted

    @property
    def references(self) -> list[str]:
        """The reference fields that are to be read."""
        return [name for name, reference in self.info.references.items() if reference.always or self.wants(name)]

    @property
    def tags(self) -> bool:
        """Whether tags are to be read."""
        return self.wants("tags") or self.wants("columns")

    def compose(self, states: Sequence[State]) -> list[dict[str, Any]]:
        """The entities, in the order given."""
        for state in states:
            self.names.know(state.row)
        self.names.tell(self._referred(states), (state.row.updated_by for state in states))
        self.names.load(self._named(states))
        return [self._entity(state) for state in states]

    def _named(self, states: Sequence[State]) -> Iterable[int]:
        for state in states:
            yield state.row.updated_by
            yield from path_pks(state.row.path)
            for edges in (*state.edges.values(), *state.inherited.values()):
                for edge in edges:
                    yield edge.target_pk
                    yield edge.source_pk
            for usage in state.tags:
                yield usage.tag_pk
                yield usage.applied_by or 0
            for slot in state.slots:
                yield slot.target_pk or 0

    def _referred(self, states: Sequence[State]) -> Iterable[int]:
        """Those that are shown as references, but for what may be everything, such as all that a team owns."""
        shown = [name for name in self.references if "*" not in self.info.references[name].types]
        for state in states:
            yield from path_pks(state.row.path)
            for name in shown:
                inverse = self.info.references[name].inverse
                for edge in state.edges.get(name) or state.inherited.get(name, []):
                    yield edge.source_pk if inverse else edge.target_pk
            if "certification" in state.document:
                yield from (slot.target_pk or 0 for slot in state.slots)

    def _entity(self, state: State) -> dict[str, Any]:
        row, info = state.row, self.info
        own = self.names.fqn(row.pk)
        updated_by = self.names.brief(row.updated_by)
        shown = {
            "id": str(UUID(bytes=row.id)),
            "name": row.name,
            "fullyQualifiedName": own,
            "version": row.version / 10,
            "updatedAt": row.updated_at,
            "updatedBy": updated_by.name if updated_by else None,
            "href": self.names.href(info.name, row.id),
            "deleted": bool(row.deleted),
        }
        result = {key: value for key, value in shown.items() if key in info.fields and value is not None}
        result.update(self._document(state, own))
        self._ancestors(state, result)
        self._references(state, result)
        if info.has_tags and self.wants("tags"):
            result["tags"] = self._labels(usage for usage in state.tags if not usage.column_path)
        details = (usage.detail or "" for usage in state.tags)
        return markers.shown(result) if markers.may_be_escaped(row.doc, *details) else result

    def _document(self, state: State, own: str) -> dict[str, Any]:
        info = self.info
        document = state.document
        if state.slots or info.type.protected:
            texts: dict[int | str, Any] = {slot.slot: slots.shown(self.names, slot) for slot in state.slots}
            texts |= {secret.path: self._shown(state, secret) for secret in state.secrets}
            document = markers.filled(document, texts, info.essential)
            document = self._as_sent(document, state)
        hidden = info.type.on_request
        result = {
            key: value
            for key, value in document.items()
            if (key not in hidden or self.wants(key)) and value is not None
        }
        if info.has_columns and "columns" in result:
            by_path: dict[str, list[TagUsage]] = defaultdict(list)
            for usage in state.tags:
                by_path[usage.column_path].append(usage)
            result["columns"] = self._columns(result["columns"], own, "", by_path)
        return result

    def _shown(self, state: State, secret: Secret) -> Any:
        """What is shown of a secret: itself or a mask; to somebody who patches, as what can be told from texts."""
        value: Any = secrets.MASK
        if self.cipher is not None:
            value = secrets.as_value(self.cipher.decrypt(secret.ciphertext, place(state.row.id, secret.path)))
        return secrets.Kept(value, secret.path) if self.to_patch and isinstance(value, str) else value

    def _as_sent(self, document: dict[str, Any], state: State) -> dict[str, Any]:
        """What is told of others in the two fields that clients compare with what they sent."""
        if isinstance(life_cycle := document.get("lifeCycle"), dict):
            shown = {key: dict(access) for key, access in life_cycle.items()}
            for access in shown.values():
                if isinstance(by := access.get("accessedBy"), dict):
                    access["accessedBy"] = {"id": by["id"], "type": by["type"]}
            document = {**document, "lifeCycle": shown}
        if isinstance(certification := document.get("certification"), dict):
            label = certification["tagLabel"]
            tag = next(
                (s.target_pk for s in state.slots if s.target_pk and self.names.fqn(s.target_pk) == label["tagFQN"]), 0
            )
            brief = self.names.brief(tag) if tag else None
            named = {"name": brief.name, **self.names.told(tag)} if brief is not None else {}
            document = {**document, "certification": {**certification, "tagLabel": {**label, **named}}}
        return document

    def _columns(
        self, columns: list[dict[str, Any]], own: str, prefix: str, by_path: dict[str, list[TagUsage]]
    ) -> list[dict[str, Any]]:
        result = []
        for column in columns:
            part = fqn.quote_name(column["name"])
            path = f"{prefix}.{part}" if prefix else part
            shown = {**column, "fullyQualifiedName": f"{own}.{path}"}
            if self.tags:
                shown["tags"] = self._labels(by_path[fqn.key(path)]) if by_path and fqn.key(path) in by_path else []
            if "children" in column:
                shown["children"] = self._columns(column["children"], own, path, by_path)
            result.append(shown)
        return result

    def _labels(self, usages: Iterable[TagUsage]) -> list[dict[str, Any]]:
        result = []
        for usage in usages:
            brief = self.names.brief(usage.tag_pk)
            if brief is None:
                continue
            label = {
                "tagFQN": self.names.fqn(usage.tag_pk),
                "name": brief.name,
                "source": "Glossary" if brief.type == "glossaryTerm" else "Classification",
                "labelType": usage.label_type,
                "state": usage.state,
                "href": self.names.href(brief.type, brief.id),
            }
            if usage.detail:
                label.update(json.loads(usage.detail))
            applied_by = self.names.brief(usage.applied_by) if usage.applied_by is not None else None
            if applied_by is not None:
                label["appliedBy"] = applied_by.name
            result.append(label)
        return result

    def _ancestors(self, state: State, result: dict[str, Any]) -> None:
        by_type: dict[str, int] = {}
        for pk in path_pks(state.row.path):
            brief = self.names.brief(pk)
            if brief is not None:
                by_type[brief.type] = pk
        for field, kind in self.info.type.ancestors.items():
            if kind in by_type:
                result[field] = self.names.reference(by_type[kind])
        if "serviceType" in self.info.fields and "serviceType" not in result and state.row.path:
            service_type = self.names.document(path_pks(state.row.path)[0]).get("serviceType")
            if service_type is not None:
                result["serviceType"] = service_type

    def _references(self, state: State, result: dict[str, Any]) -> None:
        for name in self.references:
            reference = self.info.references[name]
            edges = state.edges.get(name) or state.inherited.get(name, [])
            inherited = not state.edges.get(name)
            shown = [
                self.names.reference(edge.source_pk if reference.inverse else edge.target_pk, inherited=inherited)
                for edge in edges
            ]
            # Edges of one kind may come from several types, each shown in a field of its own.
            allowed = reference.types if reference.inverse and "*" not in reference.types else None
            found = [item for item in shown if item is not None and (allowed is None or item["type"] in allowed)]
            if self.info.fields[name].many:
                result[name] = found
            elif found:
                result[name] = found[0]


def change_description(names: Names, change: str | None) -> dict[str, Any] | None:
    """A stored change as the wire has it, with the names valid at the time of `names`.

    Arguments:
        change: the stored change, or None for a first version.
    """
    if change is None:
        return None
    stored = json.loads(change)
    names.load(_keys_in(stored))
    shown: dict[str, Any] = {
        "fieldsAdded": [_field_change(names, item) for item in stored["added"]],
        "fieldsUpdated": [_field_change(names, item) for item in stored["updated"]],
        "fieldsDeleted": [_field_change(names, item) for item in stored["deleted"]],
    }
    if "previous" in stored:
        shown["previousVersion"] = stored["previous"] / 10
    return shown


def add_change_description(entity: dict[str, Any], info: TypeInfo, names: Names, change: str | None) -> None:
    """Show in an entity what its step to this version changed, where its type has a field for it."""
    if change is None or "changeDescription" not in info.fields:
        return
    entity["changeDescription"] = change_description(names, change)
    if "incrementalChangeDescription" in info.fields:
        entity["incrementalChangeDescription"] = entity["changeDescription"]


def _field_change(names: Names, item: Sequence[Any]) -> dict[str, Any]:
    name, before, after = item
    # Which secret changed is nobody's business; that one did is.
    shown: dict[str, Any] = {"name": "connection" if name == markers.SECRETS else name}
    for key, value in (("oldValue", before), ("newValue", after)):
        text = secrets.MASK if name == markers.SECRETS else _rendered(names, value)
        if value is not None and text is not markers.NOTHING:
            shown[key] = json.dumps(text) if isinstance(text, dict | list) else text
    return shown


def _rendered(names: Names, value: Any) -> Any:
    """A part of a change as the wire has it; what is erased meanwhile goes with its place."""
    if isinstance(value, list):
        return markers.without_nothing([_rendered(names, item) for item in value])
    if not isinstance(value, dict):
        return value
    if secrets.SECRET in value:
        return secrets.MASK
    if markers.ENTITY in value:
        found = slots.named(names, value)
        return markers.NOTHING if found is None else found
    if markers.TEXT in value:
        return markers.composed([_rendered(names, piece) for piece in value[markers.TEXT]])
    rest = {markers.shown_key(key): _rendered(names, item) for key, item in value.items() if key != markers.TAG}
    if markers.TAG not in value:
        return markers.without_nothing(rest)
    return markers.without_nothing({"tagFQN": names.fqn(value[markers.TAG]) or markers.NOTHING, **rest}, {"tagFQN"})


def _keys_in(value: Any) -> Iterable[int]:
    if isinstance(value, list):
        for item in value:
            yield from _keys_in(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key in (markers.ENTITY, markers.TAG):
                yield item
            else:
                yield from _keys_in(item)
