"""Finds entities by an FQN with wildcards, straight from the entity tables."""

from __future__ import annotations

from gazetteer.catalog.types import TypeInfo, Types
from gazetteer.domain import fqn
from gazetteer.errors import BadRequest
from gazetteer.storage import entity_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow


def find(session: Session, types: Types, info: TypeInfo, text: str) -> list[EntityRow]:
    """The entities of a type whose FQN matches, deleted ones too; `*` stands for any characters of a part.

    Arguments:
        text: an FQN such as `service.*.sales.orders`.
    """
    try:
        parts = fqn.split(text)
    except BadRequest:
        return []
    found: dict[int, EntityRow] = {}
    for chain in _chains(types, info, len(parts)):
        parents = [0]
        rows: list[EntityRow] = []
        for kind, (first, size) in chain:
            part = ".".join(parts[first : first + size])
            pattern = "*" in part
            segments = types.by_name[kind].type.segments
            if pattern:
                key = entity_store.like(part).replace("*", "%")
            else:
                entity_type = types.by_name[kind].type
                key = entity_type.key(entity_type.part(part) if segments == 1 else part)
            rows = entity_store.descend(session, parents, kind, key, pattern=pattern)
            parents = [row.pk for row in rows]
            if not parents:
                break
        found.update({row.pk: row for row in rows})
    return list(found.values())


def _chains(types: Types, info: TypeInfo, count: int) -> list[list[tuple[str, tuple[int, int]]]]:
    """Ways from a root to a type whose parts are `count`: the type and the span of parts of each level."""
    own = info.type.segments
    if count < own:
        return []
    span = (count - own, own)
    if count == own:
        return [] if info.type.parents else [[(info.name, span)]]
    return [
        [*chain, (info.name, span)]
        for parent in info.type.parents
        for name in parent.types
        if name in types.by_name
        for chain in _chains(types, types.by_name[name], count - own)
    ]
