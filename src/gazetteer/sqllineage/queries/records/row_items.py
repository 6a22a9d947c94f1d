"""Fields of rows by their number: r[1] is the first field of a row, but an item of an array."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import UNKNOWN, Output
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.scopes import Scope

# What gives one of the values of its first argument, or some of its items.
_CHOOSE: Final = (
    exp.Paren, exp.AnyValue, exp.First, exp.Last, exp.FirstValue, exp.LastValue, exp.ArgMax, exp.ArgMin, exp.Window,
    exp.Max, exp.Min, exp.Filter, exp.Order, exp.Distinct, exp.Lag, exp.Lead, exp.NthValue,
    exp.ArraySort, exp.ArrayDistinct, exp.ArrayReverse, exp.ArraySlice, exp.ArrayFilter,
)  # fmt: skip


def field(resolver: Resolver, node: Any, scope: Scope) -> Output | None:
    """The field that r[1] is; None where r is no row whose fields are known."""
    position = _position(node) if resolver.dialect.items_of_rows else -1
    if position < 0:
        return None
    known = _fields(resolver, node.this, scope)
    if not known or position >= len(known) or any(each.star_of is not None for each in known):
        return None
    return known[position]


def arrays_around(resolver: Resolver, value: Any, scope: Scope) -> int:
    """How many arrays a value is around a row: 0 for a row itself, UNKNOWN where it may be none."""
    while isinstance(value, _CHOOSE):
        value = value.this
    if isinstance(value, exp.Struct | exp.Tuple) or _is_call(value, "row"):
        return 0
    if isinstance(value, exp.Cast):
        return 0 if value.to.this in exp.DataType.STRUCT_TYPES else UNKNOWN
    if isinstance(value, exp.Column):
        found = _output(resolver, value, scope)
        return found.arrays_around if found is not None else UNKNOWN
    if isinstance(value, exp.Bracket):
        found = field(resolver, value, scope)
        return (
            found.arrays_around if found is not None else max(arrays_around(resolver, value.this, scope) - 1, UNKNOWN)
        )
    if isinstance(value, exp.ArrayAgg | exp.Array):
        items = value.expressions if isinstance(value, exp.Array) else [value.this]
        inner = min((arrays_around(resolver, each, scope) for each in items), default=UNKNOWN)
        return inner + 1 if inner != UNKNOWN else UNKNOWN
    return 1 if _is_call(value, "zip", "list_zip") else UNKNOWN


def _is_call(value: Any, *functions: str) -> bool:
    return isinstance(value, exp.Anonymous) and value.name.lower() in functions


def _fields(resolver: Resolver, value: Any, scope: Scope) -> list[Output] | None:
    if arrays_around(resolver, value, scope):
        return None
    found = field(resolver, value, scope) if isinstance(value, exp.Bracket) else None
    return list(found.fields) if found is not None else resolver.fields(value, scope)


def _position(node: Any) -> int:
    """The number of the item that a node takes, from 0, or -1: the parser counts so where it knows no other type."""
    index = node.expressions[0] if isinstance(node, exp.Bracket) and len(node.expressions) == 1 else None
    if not isinstance(index, exp.Literal) or index.is_string or not index.name.isdigit():
        return -1
    kind = node.this.type.this if node.this.type is not None else exp.DataType.Type.UNKNOWN
    is_counted = kind in {exp.DataType.Type.UNKNOWN, exp.DataType.Type.ARRAY}
    return int(index.name) if is_counted else int(index.name) - 1


def _output(resolver: Resolver, column: Any, scope: Scope) -> Output | None:
    """The column, or the element of an array, that a name with at most one qualifier means."""
    if not isinstance(column.this, exp.Identifier) or column.args.get("db") is not None:
        return None
    key, qualifier = resolver.key(column.this), column.args.get("table")
    if qualifier is None:
        return scope.output(key)
    item = scope.called((resolver.key(qualifier),))
    return item.relation.find(key) if item is not None else None
