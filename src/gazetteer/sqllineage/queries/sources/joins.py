"""Joins: their conditions, the columns that USING and NATURAL merge, ARRAY JOIN."""

from __future__ import annotations

import math
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import STAR, Output, Source, guessed
from gazetteer.sqllineage.queries.scoping.protocol import FromItems
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.scoping.steps import DIRECT
from gazetteer.sqllineage.queries.sources import ctes, pivots
from gazetteer.sqllineage.queries.values.columns import part_of
from gazetteer.sqllineage.queries.values.expressions import flow

_JOIN: Final = "join"


def from_clause(reader: FromItems, query: Any, scope: Scope) -> None:
    """Add the items of a query's FROM: a LATERAL VIEW sees all on its left, joins, too."""
    if query.args.get("from_") is not None:
        reader.add(query.args["from_"].this, scope)
    behind(reader, query, scope)


def behind(reader: FromItems, node: Any, scope: Scope) -> None:
    """Add what is joined to the first item, and the views, as they follow each other."""
    joined, views = node.args.get("joins") or [], node.args.get("laterals") or []
    for item in sorted([*joined, *views], key=_place) if views else joined:
        if isinstance(item, exp.Join):
            reader.join(item, scope)
        else:
            reader.add(item, scope)


def _place(item: Any) -> float:
    """Where an item of FROM stands in the text; one that the parser noted no place for stands last."""
    return min((node.meta["start"] for node in item.walk() if "start" in node.meta), default=math.inf)


def join(reader: FromItems, join: Any, scope: Scope) -> None:
    """Add the right side of a join and read its condition."""
    if (join.args.get("kind") or "").upper() == "ARRAY":
        _array_join(reader, join, scope)
        return
    before = len(scope.items)
    reader.add(join.this, scope)
    if not any(join.args.get(each) for each in ("kind", "side", "method", "on", "using", "match_condition")):
        scope.first_joined = before
    if join.args.get("pivots") and len(scope.items) > before:
        _pivot(reader, join, scope)
    for condition in ("on", "match_condition"):
        if join.args.get(condition) is not None:
            ctes.add_scalars(reader.resolver, join.args[condition], scope)
            flow(reader.resolver, join.args[condition], scope, _JOIN)
    if join.args.get("using"):
        _using(reader, join, scope, before, join.args["using"])
    elif (join.args.get("method") or "").upper() == "NATURAL":
        _natural(reader, join, scope, before)
    if (join.args.get("kind") or "").upper() in {"SEMI", "ANTI"}:
        for item in scope.items[before:]:
            item.invisible = item.behind = True


def _pivot(reader: FromItems, join: Any, scope: Scope) -> None:
    """A PIVOT behind a join takes the columns of all items."""
    for pivot in join.args["pivots"]:
        for index, other in enumerate(list(scope.items)):
            scope.items[index] = Item(pivots.apply(reader, other, pivot, scope))


def _using(reader: FromItems, join: Any, scope: Scope, before: int, columns: list[Any]) -> None:
    """Columns named by USING: conditions of both sides, and one column for whoever asks without a qualifier."""
    side = (join.args.get("side") or "").upper()
    for column in columns:
        key, name = reader.resolver.pair(column)
        left_items = scope.items[scope.first_joined : before]
        merged = scope.using.get(key) if any(key in item.merged for item in left_items) else None
        left = merged or _side(reader, join, left_items, key, name)
        right = _side(reader, join, scope.items[before:], key, name)
        scope.conditions.update((source, _JOIN) for source in left | right)
        scope.using[key] = right if side == "RIGHT" else left | right if side == "FULL" else left or right
        for item in scope.items[before:]:
            item.merged.add(key)


def _side(reader: FromItems, join: Any, items: list[Item], key: str, name: str) -> frozenset[Source]:
    """Which of the items on one side has the column: a guess when several may, and the query qualifies it nowhere."""
    unknown = [item for item in items if item.relation.has(key) is None]
    if len(unknown) > 1:
        unknown = [item for item in unknown if item.relation.any_column is None] or unknown
    named = _qualified_by(reader, join, unknown, key) if len(unknown) > 1 else []
    named = named if len(named) == 1 else []
    certain = [item for item in items if item.relation.has(key)] or named
    for item in certain or unknown:
        found = item.relation.sources(key, name)
        if found:
            return found if certain or len(unknown) == 1 else guessed(found)
    return frozenset()


def _qualified_by(reader: FromItems, join: Any, items: list[Item], key: str) -> list[Item]:
    """The items with which the query around the join qualifies a column of this name."""
    select = join.find_ancestor(exp.Select)
    qualifiers = {
        reader.resolver.key(column.args["table"])
        for column in (select.find_all(exp.Column) if select is not None else ())
        if column.args.get("table") is not None and reader.resolver.key(column.this) == key
    }
    return [item for item in items if any(item.is_called((qualifier,)) for qualifier in qualifiers)]


def _natural(reader: FromItems, join: Any, scope: Scope, before: int) -> None:
    left = {output.key for item in scope.items[scope.first_joined : before] for output in item.relation.outputs}
    right = {output.key: output for item in scope.items[before:] for output in item.relation.outputs}
    if STAR in left | set(right):
        reader.resolver.surroundings.mark()
        return
    columns = [exp.to_identifier(right[key].name, quoted=key != right[key].name) for key in right if key in left]
    _using(reader, join, scope, before, columns)


def _array_join(reader: FromItems, join: Any, scope: Scope) -> None:
    for node in [join.this, *join.expressions]:
        value = node.this if isinstance(node, exp.Alias) else node
        alias = node.args["alias"] if isinstance(node, exp.Alias) else None
        if alias is None and isinstance(value, exp.Table):
            value = exp.Column(this=value.this)
            if node.args.get("alias") is not None:
                alias = node.args["alias"].this
        ctes.add_scalars(reader.resolver, value, scope)
        sources = flow(reader.resolver, value, scope, DIRECT)
        known = reader.resolver.fields(value, scope)
        identifier = alias or getattr(value, "this", None)
        if identifier is not None:
            part = part_of(identifier, reader.dialect)
            output = Output(part.key(reader.dialect), part.printed, sources, fields=tuple(known or ()))
            scope.items.insert(0, Item(Relation([output]), invisible=True))
