"""What an entity type is: the declarations that every generic operation works from.

Fields, types and enumerations come from the newest client line's data; a type says only what that cannot:
its parent, which fields are references, what a PUT may overwrite, what it is found by.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from gazetteer.domain import callings, fqn
from gazetteer.errors import BadRequest

LONGEST_NAME = 1024

# Every type may have these; where the line's data has no such field it is not shown.
MANAGED = frozenset(
    {
        "id",
        "name",
        "fullyQualifiedName",
        "version",
        "updatedAt",
        "updatedBy",
        "impersonatedBy",
        "href",
        "deleted",
        "changeDescription",
        "incrementalChangeDescription",
        "votes",
    }
)


@dataclass(frozen=True)
class Reference:
    """A field that refers to other entities and is stored as edges.

    Arguments:
        field: the name on the wire.
        kind: the kind of the edges.
        types: entity types that may be referred to; the first is meant where only a name is given.
        inverse: the edges point from the entities listed to this one.
        writable: whether requests may set it.
        own_version: whether a change makes a new version (followers do not).
        always: shown without being asked for.
        acyclic: nothing may reach itself by edges of this kind.
        owned: a field of the target that is true where the target is there for this alone: it is deleted and restored
            with it.
    """

    field: str
    kind: str
    types: tuple[str, ...]
    inverse: bool = False
    writable: bool = True
    own_version: bool = True
    always: bool = False
    acyclic: bool = False
    owned: str = ""


OWNERS = Reference("owners", "owner", ("user", "team"))
DOMAINS = Reference("domains", "domain", ("domain",))
DATA_PRODUCTS = Reference("dataProducts", "dataProduct", ("dataProduct",))
FOLLOWERS = Reference("followers", "follower", ("user",), own_version=False)
REVIEWERS = Reference("reviewers", "reviewer", ("user", "team"))


@dataclass(frozen=True)
class Parent:
    """Where an entity hangs.

    Arguments:
        field: the field of the Create request that names the parent.
        types: the entity types that it may be.
    """

    field: str
    types: tuple[str, ...]


class EntityType:
    """Base of every entity type; a type is one file in `entities/`.

    `model` and `create_model` name its shapes in the line's data; `other_models` are fields whose model the data calls
    as one of another meaning, with a name of ours that stands in `shapes`. `ancestors` maps fields on the wire to the
    type of the ancestor that is shown there. `kept` are fields that a PUT which lacks them leaves alone; others are
    taken away. `bot_keeps` are fields that a bot's PUT does not overwrite once they have a value. `hidden` fields are
    accepted in requests but are no part of the document. `protected` fields may hold secrets; each with its model in
    the line's data, which says what in it is harmless (for a `connection` the type of the service does). `on_request`
    fields are shown only when asked for. A `personal` type describes people: when one is erased, nothing of what it
    said stays in the event log. What `may_be_root` needs none of its parents. What is `harvested` may be written by
    bots; the rest is for administrators.
    """

    # The term by which what looks alike is found.
    LOOK: ClassVar[str] = "look"

    name: ClassVar[str]
    model: ClassVar[str]
    create_model: ClassVar[str]
    collection: ClassVar[str | None] = None
    shapes: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    other_models: ClassVar[Mapping[str, str]] = {}
    parents: ClassVar[tuple[Parent, ...]] = ()
    ancestors: ClassVar[Mapping[str, str]] = {}
    references: ClassVar[tuple[Reference, ...]] = (OWNERS, DOMAINS)
    kept: ClassVar[frozenset[str]] = frozenset(
        {"description", "displayName", "extension", "lifeCycle", "style", "certification", "retentionPeriod"}
    )
    bot_keeps: ClassVar[frozenset[str]] = frozenset({"description", "displayName"})
    hidden: ClassVar[frozenset[str]] = frozenset()
    on_request: ClassVar[frozenset[str]] = frozenset({"extension"})
    terms: ClassVar[tuple[str, ...]] = ()
    defaults: ClassVar[Mapping[str, Any]] = {}
    soft_delete: ClassVar[bool] = True
    may_be_root: ClassVar[bool] = False
    personal: ClassVar[bool] = False
    harvested: ClassVar[bool] = True
    segments: ClassVar[int] = 1
    protected: ClassVar[Mapping[str, str]] = {}

    @classmethod
    def part(cls, name: str) -> str:
        """The entity's own part of its FQN."""
        return fqn.quote_name(name)

    @classmethod
    def also_called(cls, document: Mapping[str, Any]) -> Iterator[str]:  # noqa: ARG003  types with such names look at it
        """FQNs by which texts may name an entity beside its own."""
        yield from ()

    @classmethod
    def called(cls, name: str, document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:  # noqa: ARG003  as above
        """What nobody else of this type may be called, nor anything that looks like it: (what it is, the text)."""
        yield from ()

    @classmethod
    def key(cls, part: str) -> str:
        """A part of an FQN as it is indexed: bounded by a hash when long."""
        return fqn.key(part)

    @classmethod
    def normalise(cls, request: dict[str, Any]) -> dict[str, Any]:
        """Last changes to a valid Create request, or patched entity, before it is stored; may raise BadRequest."""
        return request

    @classmethod
    def fitting(cls, request: dict[str, Any]) -> dict[str, Any]:
        """A valid Create request as it is stored.

        Raises:
            BadRequest: it does not fit together.
        """
        if found := cls.contradictions(request):
            raise BadRequest("; ".join(found))
        return cls.normalise(request)

    @classmethod
    def follow_renamed(cls, document: dict[str, Any], paths: Mapping[str, str]) -> None:
        """Bring to new names what names columns inside of the entity itself; changes it in place."""

    @classmethod
    def contradictions(cls, document: Mapping[str, Any]) -> list[str]:  # noqa: ARG003  types with such rules look at it
        """What of a request, or of an entity as it is shown, does not fit together; each as a sentence."""
        return []

    @classmethod
    def name_of(cls, request: Mapping[str, Any]) -> str:
        """The name that a Create request gives.

        Raises:
            BadRequest: there is none, or it cannot be a name.
        """
        name = request.get("name")
        if not isinstance(name, str):
            raise BadRequest(f"{cls.name}: the field 'name' is required and has to be a string")
        if len(name) > LONGEST_NAME:
            raise BadRequest(f"{cls.name}: the name has {len(name)} characters; at most {LONGEST_NAME} are allowed")
        if "\x00" in name:
            raise BadRequest(f"{cls.name}: the character U+0000 is not allowed in a name")
        fqn.quote_name(name)
        return fqn.unquote_name(name)

    @classmethod
    def asked(cls, term: str, value: str) -> str:  # noqa: ARG003  types that keep a term in another form look at it
        """A value of a search term as it is kept, for an exact look-up."""
        return value

    @classmethod
    def search_terms(cls, name: str, document: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """What an entity is found by exactly: (field, value)."""
        for _, text in cls.called(name, document):
            yield cls.LOOK, callings.skeleton(text)
        for field in cls.terms:
            value = document.get(field)
            if value is None:
                continue
            for item in value if isinstance(value, list) else (value,):
                yield field, ("true" if item else "false") if isinstance(item, bool) else str(item)
