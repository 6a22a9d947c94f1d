"""Finds entities by an FQN with wildcards, straight from the entity tables."""

from __future__ import annotations

from gazetteer.catalog.types import MOST_PARTS, TypeInfo, Types
from gazetteer.domain import fqn
from gazetteer.domain.comparison import is_like
from gazetteer.domain.entity import EntityType
from gazetteer.errors import BadRequest
from gazetteer.storage import entity_store, word_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow

# Of a prefix so many characters are looked up; a long local key has a hash behind them.
LONGEST_PREFIX = 100


def find(session: Session, types: Types, info: TypeInfo, text: str) -> list[EntityRow]:
    """The entities of a type whose FQN matches, deleted ones too, in the order of the catalog.

    Arguments:
        text: an FQN such as `service.*.sales.orders`; `*` stands for any characters of a part, the others for
            exactly themselves.
    """
    try:
        parts = fqn.split(text)
        chains = [
            [(kind, _written(types, kind, ".".join(parts[first : first + size]))) for kind, (first, size) in chain]
            for chain in _chains(types, info, len(parts))
        ]
    except BadRequest:
        return []
    found: set[int] = set()
    for chain in chains:
        level = [0]
        for kind, part in chain:
            level = _below(session, types.by_name[kind].type, level, part)
        found.update(level)
    return entity_store.placed(session, sorted(found), info.name)


def _written(types: Types, kind: str, part: str) -> str:
    """A part of an FQN as the type writes it."""
    entity_type = types.by_name[kind].type
    return entity_type.part(part) if entity_type.segments == 1 else part


def _below(session: Session, entity_type: type[EntityType], parents: list[int], part: str) -> list[int]:
    """The children of a type that a part of an FQN means."""
    prefix, wildcard, _ = part.partition("*")
    if not wildcard:
        return entity_store.with_local_key(session, parents, entity_type.name, entity_type.key(part))
    rows = word_store.beginning_with(session, parents, entity_type.name, prefix[:LONGEST_PREFIX])
    return [
        pk
        for pk, local_key, name in rows
        if is_like(entity_type.part(name) if entity_type.segments == 1 else local_key, part, one="")
    ]


def _chains(types: Types, info: TypeInfo, count: int) -> list[list[tuple[str, tuple[int, int]]]]:
    """Ways from a root to a type whose parts are `count`: the type and the span of parts of each level."""
    own = info.type.segments
    if not own <= count <= MOST_PARTS:
        return []
    span = (count - own, own)
    if count == own:
        return [[(info.name, span)]] if info.is_root else []
    return [
        [*chain, (info.name, span)]
        for parent in info.type.parents
        for name in parent.types
        if name in types.by_name
        for chain in _chains(types, types.by_name[name], count - own)
    ]
