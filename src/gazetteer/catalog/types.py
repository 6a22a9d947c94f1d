"""The entity types that a running server knows, each compiled against the newest line's data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gazetteer.domain.entity import MANAGED, EntityType, Reference
from gazetteer.domain.line import Line
from gazetteer.domain.named_texts import kind_of
from gazetteer.domain.shapes import Check, Field, Shapes
from gazetteer.errors import BadRequest, NotFound

# No FQN has more parts, since no entity has so many ancestors.
MOST_PARTS = 100


@dataclass(frozen=True)
class TypeInfo:
    """One entity type, ready for the generic operations.

    `stored` are the fields that the document itself has; `deep` those of them that may have references, tags or texts
    that name something somewhere inside, and `essential` the keys there without which an object cannot be: references
    that it has to have. `named_by_id` are reference fields for which a Create request gives ids as plain texts.
    """

    type: type[EntityType]
    collection: str
    shapes: Shapes
    fields: dict[str, Field]
    create_fields: dict[str, Field]
    check_create: Check
    check_entity: Check
    references: dict[str, Reference]
    named_by_id: frozenset[str]
    stored: frozenset[str]
    deep: frozenset[str]
    essential: frozenset[str]
    writable: frozenset[str]
    has_tags: bool
    has_columns: bool

    @property
    def name(self) -> str:
        return self.type.name

    @property
    def is_root(self) -> bool:
        """Whether an entity of the type can be without a parent."""
        return not self.type.parents or self.type.may_be_root

    def check_fields(self, names: Iterator[str]) -> set[str]:
        """The fields that a `fields=` parameter asks for.

        Raises:
            BadRequest: the type has no such field.
        """
        wanted: set[str] = set()
        for name in names:
            if name == "*":
                return set(self.fields)
            if name and name not in self.fields:
                raise BadRequest(f"{self.name} has no field {name!r}; it has: {', '.join(sorted(self.fields))}")
            wanted.add(name)
        return wanted


@dataclass
class Types:
    """All entity types, by name and by collection (`tables`, `services/databaseServices`)."""

    line: type[Line]
    by_name: dict[str, TypeInfo] = field(default_factory=dict)
    by_collection: dict[str, TypeInfo] = field(default_factory=dict)
    # Kinds of edges that a request on one entity changes at another one, or that make no new version.
    loose_kinds: set[str] = field(default_factory=set)
    # Kinds of edges without which the entity that they leave cannot be.
    required_kinds: set[str] = field(default_factory=set)

    def add(self, entity_type: type[EntityType]) -> TypeInfo:
        """Make a type known; every generic operation works on it from now on."""
        info = _compile(self.line, entity_type)
        self.by_name[info.name] = info
        self.by_collection[info.collection] = info
        self.loose_kinds |= {
            r.kind for r in info.references.values() if r.writable and (r.inverse or not r.own_version)
        }
        self.required_kinds |= {
            r.kind for r in info.references.values() if info.fields[r.field].required and not r.inverse
        }
        return info

    def get(self, name: str) -> TypeInfo:
        """The type called `name`.

        Raises:
            NotFound: there is none; names those there are.
        """
        info = self.by_name.get(name)
        if info is None:
            raise NotFound(f"there is no entity type {name!r}; there are: {', '.join(sorted(self.by_name))}")
        return info

    def below(self, name: str) -> set[str]:
        """The types of which an entity can be somewhere below one of this type."""
        found: set[str] = set()
        level = {name}
        while level:
            level = {
                info.name
                for info in self.by_name.values()
                if info.name not in found and any(level.intersection(parent.types) for parent in info.type.parents)
            }
            found |= level
        return found

    def chains(self, info: TypeInfo, parts: list[str]) -> Iterator[list[tuple[str, str]]]:
        """Every way to walk from a root to an entity of this type whose FQN has these parts: (type, local key)."""
        own = info.type.segments
        if not own <= len(parts) <= MOST_PARTS:
            return
        # Unquote and quote again: `"a"` and `a` name the same thing.
        key = info.type.key(info.type.part(parts[-1]) if own == 1 else ".".join(parts[-own:]))
        rest = parts[:-own]
        if not rest:
            if info.is_root:
                yield [(info.name, key)]
            return
        for parent in info.type.parents:
            for name in parent.types:
                if name in self.by_name:
                    for chain in self.chains(self.by_name[name], rest):
                        yield [*chain, (info.name, key)]


def _compile(line: type[Line], entity_type: type[EntityType]) -> TypeInfo:
    base = line.shapes()
    shapes = Shapes({**base.models, **_own_models(base, entity_type)}, base.enums) if entity_type.shapes else base
    fields = shapes.fields(entity_type.model)
    create_fields = shapes.fields(entity_type.create_model)
    references = {r.field: r for r in entity_type.references if r.field in fields}
    not_stored = entity_type.hidden | MANAGED | set(references) | set(entity_type.ancestors) | {"tags"} | _SHOWN
    if entity_type.parents:
        not_stored |= {"serviceType"}  # the service's own
    stored = frozenset(name for name, spec in fields.items() if name not in not_stored and not _is_reference(spec))
    inside = {name: shapes.inside(fields[name].type) for name in stored if name != "columns"}
    deep = {name for name, models in inside.items() if any(_names_others(shapes, model) for model in models)}
    return TypeInfo(
        type=entity_type,
        collection=entity_type.collection or line.models()["routes"][entity_type.model].strip("/"),
        shapes=shapes,
        fields=fields,
        create_fields=create_fields,
        check_create=shapes.checker(entity_type.create_model),
        check_entity=shapes.checker(entity_type.model),
        references=references,
        named_by_id=frozenset(
            name for name in references if name in create_fields and create_fields[name].item == "UUID"
        ),
        stored=stored,
        deep=frozenset(deep),
        essential=_essential(shapes, set().union(*(inside[name] for name in deep))),
        writable=stored | {name for name, r in references.items() if r.writable} | {"tags"},
        has_tags=fields["tags"].type == "[TagLabel]" if "tags" in fields else False,
        has_columns="columns" in fields and fields["columns"].type == "[Column]",
    )


def _own_models(base: Shapes, entity_type: type[EntityType]) -> Mapping[str, Mapping[str, str | None]]:
    """The models that a type brings along, and those of the line in which it puts them."""
    changed = {
        name: {
            field: entity_type.other_models.get(field.removesuffix("!"), kind)
            for field, kind in base.models[name].items()
        }
        for name in (entity_type.model, entity_type.create_model)
        if entity_type.other_models
    }
    return {**changed, **entity_type.shapes}


_NAMING = ("EntityReference", "TagLabel")
# Shown from elsewhere, never part of a document.
_SHOWN = frozenset({"usageCount", "termCount", "childrenCount", "userCount", "pipelineStatuses"})


def _names_others(shapes: Shapes, model: str) -> bool:
    """Whether a model names another entity by itself."""
    return model in _NAMING or any(kind_of(model, name) for name in shapes.fields(model))


def _essential(shapes: Shapes, models: set[str]) -> frozenset[str]:
    """Fields that refer to an entity and are required by every one of these models that has them."""
    required: set[str] = set()
    optional: set[str] = set()
    for model in models:
        for spec in shapes.fields(model).values():
            if spec.type in _NAMING:
                (required if spec.required else optional).add(spec.name)
    return frozenset(required - optional)


def _is_reference(spec: Field) -> bool:
    return spec.type in ("EntityReference", "[EntityReference]")
