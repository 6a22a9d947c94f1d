"""Columns whose structs have fields that are known, and rows that go by a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gazetteer.sqllineage.queries.scoping.outputs import Output, of_field
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.dialect import Dialect


def may_be_struct(resolver: Resolver, column: Any, scope: Scope) -> bool:
    """Whether a column is worth a closer look: most queries hold no structs whose fields are known."""
    arguments = column.args
    qualifier = arguments.get("catalog") or arguments.get("db") or arguments.get("table")
    key = resolver.key(qualifier or column.this)
    for level in scope.outwards():
        if key in level.aliases:
            return True
        for item in level.items:
            # Only a bare name may be that of a row: what follows a qualifier is a column of it.
            if item.relation.holds_structs or (qualifier is None and item.is_row(key)):
                return True
    return False


def fields_of_column(resolver: Resolver, parts: tuple[names.Part, ...], scope: Scope) -> list[Output] | None:
    """The fields of a column that holds a struct; None where they are not known."""
    keys = tuple(part.key(resolver.dialect) for part in parts)
    for size in range(len(keys) - 1, -1, -1):
        item = scope.called(keys[:size]) if size else None
        if size and item is None:
            continue
        output = item.relation.find(keys[size]) if item is not None else scope.output(keys[0])
        if output is None or not output.fields:
            break
        field = of_field(output.fields, path_of(parts[size + 1 :], resolver.dialect)) if keys[size + 1 :] else output
        return list(field.fields) or None if field is not None else None
    if len(keys) > 1 or resolver.variable(keys[0]) is not None:
        return None
    for level in scope.outwards():
        row = next((each for each in level.items if each.is_row(keys[0])), None)
        if level.certain(keys[0]):
            return None
        if row is not None and (resolver.dialect.rows_as_values or row.scalar):
            return _fields_of_row(row)
    return None


def _fields_of_row(item: Item) -> list[Output] | None:
    """The columns of a row that a bare name stands for; of a function that gives structs, their fields."""
    outputs = [output for output in item.relation.outputs if not item.scalar or output.key != item.alias]
    return outputs or next((list(output.fields) for output in item.relation.outputs if output.fields), None)


def row_called(resolver: Resolver, parts: tuple[names.Part, ...], scope: Scope) -> list[Output] | None:
    """The fields of a column that holds a struct, or the columns of a row that goes by its table's name."""
    known = fields_of_column(resolver, parts, scope)
    row = scope.called(tuple(part.key(resolver.dialect) for part in parts)) if known is None else None
    return row.relation.outputs if row is not None else known


def path_of(parts: Iterable[names.Part], dialect: Dialect) -> list[tuple[str, str]]:
    """The steps from a struct to a field of it, as (key, name)."""
    return [(part.key(dialect), part.printed) for part in parts]


def nested_column(keys: tuple[str, ...], scope: Scope) -> Output | None:
    """The column, or the alias, that has the dots of a name in its own name, perhaps behind that of its table."""
    whole, behind = ".".join(keys), ".".join(keys[1:])
    for level in scope.outwards():
        if whole in level.aliases:
            return level.aliases[whole]
        for item in level.items:
            is_qualified = len(keys) > 2 and item.is_called(keys[:1])
            if (found := item.relation.find(behind if is_qualified else whole)) is not None:
                return found
    return None
