"""Joins: their conditions, the columns that USING and NATURAL merge, ARRAY JOIN."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries import pivots
from gazetteer.sqllineage.queries.columns import part_of
from gazetteer.sqllineage.queries.expressions import flow
from gazetteer.sqllineage.queries.protocol import FromItems
from gazetteer.sqllineage.queries.relations import STAR, Output, Relation, Source
from gazetteer.sqllineage.queries.scopes import Item, Scope
from gazetteer.sqllineage.queries.steps import DIRECT

_JOIN: Final = "join"


def join(reader: FromItems, join: Any, scope: Scope) -> None:
    """Add the right side of a join and read its condition."""
    if (join.args.get("kind") or "").upper() == "ARRAY":
        _array_join(reader, join, scope)
        return
    before = len(scope.items)
    reader.add(join.this, scope)
    if join.args.get("pivots"):
        item = scope.items[before] if len(scope.items) > before else None
        if item is not None:
            for pivot in join.args["pivots"]:
                for index, other in enumerate(list(scope.items)):
                    merged = Item(pivots.apply(reader, other, pivot, scope))
                    scope.items[index] = merged
    kind = (join.args.get("kind") or "").upper()
    if kind in {"SEMI", "ANTI"}:
        for item in scope.items[before:]:
            item.invisible = True
    for condition in ("on", "match_condition"):
        if join.args.get(condition) is not None:
            flow(reader.resolver, join.args[condition], scope, _JOIN)
    side = (join.args.get("side") or "").upper()
    if join.args.get("using"):
        _using(reader, scope, before, [reader.resolver.key(c) for c in join.args["using"]], join.args["using"], side)
    elif (join.args.get("method") or "").upper() == "NATURAL":
        _natural(reader, scope, before, side)


def _using(reader: FromItems, scope: Scope, before: int, keys: list[str], columns: list[Any], side: str) -> None:
    """Columns named by USING: conditions of both sides, and one column for whoever asks without a qualifier."""
    for key, column in zip(keys, columns, strict=True):
        name = part_of(column, reader.dialect).printed
        left = scope.using.get(key) or _side(scope.items[:before], key, name)
        right = _side(scope.items[before:], key, name)
        scope.conditions.update((source, _JOIN) for source in left | right)
        scope.using[key] = right if side == "RIGHT" else left | right if side == "FULL" else left or right
        for item in scope.items[before:]:
            item.merged.add(key)


def _side(items: list[Item], key: str, name: str) -> frozenset[Source]:
    certain = [item for item in items if item.relation.has(key)]
    for item in certain or [item for item in items if item.relation.has(key) is None]:
        found = item.relation.sources(key, name)
        if found:
            return found
    return frozenset()


def _natural(reader: FromItems, scope: Scope, before: int, side: str) -> None:
    left = {output.key for item in scope.items[:before] for output in item.relation.outputs}
    right = {output.key: output for item in scope.items[before:] for output in item.relation.outputs}
    if STAR in left | set(right):
        reader.resolver.surroundings.mark()
        return
    common = [key for key in right if key in left]
    columns = [exp.to_identifier(right[key].name) for key in common]
    _using(reader, scope, before, common, columns, side)


def _array_join(reader: FromItems, join: Any, scope: Scope) -> None:
    for node in [join.this, *join.expressions]:
        value = node.this if isinstance(node, exp.Alias) else node
        alias = node.args["alias"] if isinstance(node, exp.Alias) else None
        if alias is None and isinstance(value, exp.Table):
            value = exp.Column(this=value.this)
            if node.args.get("alias") is not None:
                alias = node.args["alias"].this
        sources = flow(reader.resolver, value, scope, DIRECT)
        identifier = alias or getattr(value, "this", None)
        if identifier is not None:
            part = part_of(identifier, reader.dialect)
            output = Output(part.key(reader.dialect), part.printed, sources)
            scope.items.insert(0, Item(Relation([output]), invisible=True))
