"""Takes a document apart: what is stored in it, and what names other entities and is stored beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from gazetteer.catalog.documents import markers
from gazetteer.catalog.types import TypeInfo
from gazetteer.domain import conditions, fqn, named_texts, secret_shapes, secrets
from gazetteer.domain.line import NEWEST
from gazetteer.domain.named_texts import NameInside
from gazetteer.domain.secret_places import Same, of_another, partners
from gazetteer.domain.secrets import Rule, Seal
from gazetteer.domain.shapes import Shapes, alternatives
from gazetteer.errors import BadRequest
from gazetteer.kit import json


@dataclass(slots=True)
class RawReference:
    """What a document says of another entity: an id, or a name; and perhaps its type."""

    id: str | None
    type: str | None
    name: str | None


@dataclass(slots=True)
class RawLabel:
    """A tag on an entity (`column_path` empty) or on one of its columns."""

    column_path: str
    tag: str
    source: str
    label_type: str
    state: str
    detail: dict[str, Any] | None


@dataclass(slots=True)
class RawSlot:
    """Something inside a document that names an entity: a reference or a text; `marker` stands in its place."""

    marker: dict[str, int]
    kind: str
    reference: RawReference | None
    text: str


@dataclass(slots=True)
class RawSecret:
    """A secret inside a document; `marker` stands in its place. `kept` names the stored one that it is, if known."""

    marker: dict[str, Any]
    value: Any
    kept: str | None


@dataclass(slots=True)
class Parts:
    """A document taken apart."""

    document: dict[str, Any]
    references: dict[str, list[RawReference]] = field(default_factory=dict)
    labels: list[RawLabel] = field(default_factory=list)
    slots: list[RawSlot] = field(default_factory=list)
    secrets: list[RawSecret] = field(default_factory=list)


def take_apart(info: TypeInfo, source: dict[str, Any]) -> Parts:
    """Take a valid Create request or entity apart; `source` is left as it is.

    What looks like a secret in people's texts is masked for good.

    Raises:
        BadRequest: a column is there twice, or a reference names nothing.
    """
    parts = Parts({})
    stored = json.dump_bytes(source)
    protected = {key: rule for key, rule in protection(info, source).items() if key in source}
    if secret_shapes.may_hold(stored):
        source = secret_shapes.masked_fields(source, protected.keys())
    for key, given in markers.escaped(source, stored).items():
        value = sealed(key, protected[key], given, parts.secrets) if key in protected else given
        reference = info.references.get(key)
        if reference is not None:
            if reference.writable:
                parts.references[key] = _references(key, value, by_id=key in info.named_by_id)
        elif key == "tags" and info.has_tags:
            parts.labels += [_label("", item) for item in value]
        elif key == "columns" and info.has_columns:
            parts.document[key] = _columns(info, value, "", parts)
        elif key in info.deep:
            parts.document[key] = _walk(info.shapes, info.fields[key].type, value, parts)
        elif key in info.stored:
            parts.document[key] = value
    parts.labels = list({(label.column_path, label.tag): label for label in parts.labels}.values())
    return parts


def _references(key: str, value: Any, *, by_id: bool) -> list[RawReference]:
    found = []
    for item in value if isinstance(value, list) else [value]:
        reference = raw_reference(item, by_id=by_id)
        if reference is None:
            raise BadRequest(f"{key}: a reference needs an id or a fullyQualifiedName")
        # What is inherited belongs to the ancestor.
        if not (isinstance(item, dict) and item.get("inherited")):
            found.append(reference)
    return found


def raw_reference(item: Any, *, by_id: bool = False) -> RawReference | None:
    """A reference in any of its forms: an EntityReference, an FQN, or with `by_id` an id."""
    if isinstance(item, str):
        return RawReference(item, None, None) if by_id else RawReference(None, None, item)
    if item.get("id"):
        return RawReference(item["id"], item.get("type"), None)
    name = item.get("fullyQualifiedName") or item.get("name")
    return RawReference(None, item.get("type"), name) if name else None


_LABEL_DETAIL = ("reason", "appliedAt", "appliedBy", "metadata")


def _label(column_path: str, item: dict[str, Any]) -> RawLabel:
    detail = {key: item[key] for key in _LABEL_DETAIL if key in item} or None
    return RawLabel(column_path, item["tagFQN"], item["source"], item["labelType"], item["state"], detail)


def _columns(info: TypeInfo, columns: list[dict[str, Any]], prefix: str, parts: Parts) -> list[dict[str, Any]]:
    result = []
    seen = set()
    for column in columns:
        name = column["name"]
        if name in seen:
            raise BadRequest(f"columns: the name {name!r} is there twice")
        seen.add(name)
        kept = column.copy()
        if "fullyQualifiedName" in kept:
            del kept["fullyQualifiedName"]
        tags = kept.pop("tags") if "tags" in kept else None
        children = kept.pop("children") if "children" in kept else None
        if tags or children or "customMetrics" in kept:
            path = fqn.append(prefix, name)
            parts.labels += [_label(fqn.key(path), item) for item in tags or ()]
            if "customMetrics" in kept:
                kept["customMetrics"] = _walk(info.shapes, "[CustomMetric]", kept["customMetrics"], parts)
            if children is not None:
                kept["children"] = _columns(info, children, path, parts)
        elif not name or '"' in name:
            fqn.quote_name(name)
        result.append(kept)
    return result


def _walk(shapes: Shapes, kind: str, value: Any, parts: Parts) -> Any:
    """A copy of a value in which what names an entity is replaced by a marker."""
    for option in alternatives(kind):
        if isinstance(value, list) and option.startswith("["):
            return [_walk(shapes, option[1:-1], item, parts) for item in value]
        if isinstance(value, dict):
            if option == "EntityReference":
                reference = raw_reference(value)
                return _slot(parts, "entity", reference) if reference else value
            if option == "TagLabel":
                return _deep_label(value, parts)
            if option in shapes.models and shapes.models[option].keys() - {"…"}:
                fields = shapes.fields(option)
                if value.keys() <= fields.keys() or shapes.is_open(option):
                    return {
                        key: _named(parts, names, item)
                        if (names := named_texts.kind_of(option, key))
                        else (_walk(shapes, fields[key].type, item, parts) if key in fields else item)
                        for key, item in value.items()
                    }
    return value


_NOT_IN_DEEP_LABEL = frozenset({"name", "displayName", "description", "style", "href"})


def _deep_label(value: dict[str, Any], parts: Parts) -> dict[str, Any]:
    """The label of a tag that is neither on the entity nor on one of its columns."""
    kept = {key: item for key, item in value.items() if key not in _NOT_IN_DEEP_LABEL}
    kept["tagFQN"] = _slot(parts, "tag", RawReference(None, value["source"], value["tagFQN"]))
    if "appliedBy" in kept:
        kept["appliedBy"] = _slot(parts, "user", None, kept["appliedBy"])
    return kept


def _slot(parts: Parts, kind: str, reference: RawReference | None, text: str = "") -> dict[str, int]:
    marker = {markers.SLOT: len(parts.slots)}
    parts.slots.append(RawSlot(marker, kind, reference, text))
    return marker


def _named(parts: Parts, kind: str, value: Any) -> Any:
    """What stands for a text that names something, or for each in a list or map."""
    if isinstance(value, dict) and secrets.SECRET in value:
        return value
    if isinstance(value, dict):
        return {key: _named(parts, kind, item) for key, item in value.items()}
    if isinstance(value, list):
        return [_named(parts, kind, item) for item in value]
    if not isinstance(value, str):
        return value
    if kind == named_texts.CONDITION:
        return _pieces(parts, value, conditions.literals(value))
    if kind == named_texts.ENTITY_LINK:
        return _pieces(parts, value, named_texts.linked(value))
    return _slot(parts, kind, None, value)


def _pieces(parts: Parts, text: str, names: Sequence[NameInside]) -> Any:
    """A text with markers in the places of its names; as it is where it has none."""
    pieces: list[Any] = []
    position = 0
    for inside in names:
        pieces += [text[position : inside.start], _slot(parts, inside.kind, None, inside.name)]
        position = inside.end
    return {markers.TEXT: [*pieces, text[position:]]} if pieces else text


def protection(info: TypeInfo, document: Mapping[str, Any]) -> dict[str, Rule]:
    """The fields of a type in which everything is secret that is not known as harmless.

    Arguments:
        document: an entity or Create request of the type; says what kind of connection it has.
    """
    found = {}
    for key, model in info.type.protected.items():
        if key == "connection":
            kind = info.name.removesuffix("Service")
            found[key] = secrets.of_connection(NEWEST, kind, document.get("serviceType"))
        else:
            found[key] = secrets.of_model(NEWEST, model)
    return found


def is_other_service(stored: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Whether an entity is to be a service of another type, whose connection gets nothing of the one before."""
    return stored.get("serviceType") != wanted.get("serviceType")


def secret_partners(
    info: TypeInfo, stored: Mapping[str, Any], wanted: Mapping[str, Any], same: Same
) -> Iterator[tuple[dict[str, Any], Any]]:
    """For the secrets of a wanted entity what the stored one has in their places; see `partners`."""
    for key, rule in protection(info, wanted).items():
        before, now = stored.get(key), wanted.get(key)
        if key != "connection":
            yield from partners(rule, before, now, same)
        elif before and now:
            if is_other_service(stored, wanted):
                yield from of_another(now)
            else:
                yield from partners(rule, before.get("config"), now.get("config"), same)


def sealed(key: str, rule: Rule, value: Any, found: list[RawSecret]) -> Any:
    """A copy of a protected field with a marker in the place of every secret; the secrets are added to `found`."""
    seal = sealing(found)
    if key == "connection":
        return {name: rule.sealed(item, seal) if name == "config" else item for name, item in value.items()}
    return rule.sealed(value, seal)


def sealing(found: list[RawSecret]) -> Seal:
    """Puts a marker in the place of a secret, which is added to `found`."""

    def seal(secret: Any) -> dict[str, Any]:
        marker: dict[str, Any] = {secrets.SECRET: ""}
        kept = secret.name if isinstance(secret, secrets.Kept) else None
        found.append(RawSecret(marker, secret, kept))
        return marker

    return seal


def column_paths(columns: list[dict[str, Any]], prefix: str = "") -> Iterator[str]:
    """The key of every column's path, nested ones too."""
    for column in columns:
        path = fqn.append(prefix, column["name"])
        yield fqn.key(path)
        yield from column_paths(column.get("children", []), path)
