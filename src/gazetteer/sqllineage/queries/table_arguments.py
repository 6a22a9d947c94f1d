"""Tables among the arguments of a function."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from gazetteer.sqllineage.queries.columns import part_of
from gazetteer.sqllineage.queries.protocol import FromItems
from gazetteer.sqllineage.queries.relations import Relation
from gazetteer.sqllineage.text import names


def relation_of(reader: FromItems, column: Any) -> Relation:
    """The table whose name the parser took for a column's."""
    levels = [column.args[level] for level in ("catalog", "db", "table", "this") if column.args.get(level)]
    return relation_called(reader, names.Name(tuple(part_of(level, reader.dialect) for level in levels)))


def relation_called(reader: FromItems, name: names.Name) -> Relation:
    """The common table expression of this name, else the table."""
    key = name.key(reader.dialect)
    for level in reversed(reader.resolver.ctes):
        if len(key) == 1 and key[0] in level:
            return level[key[0]]
    return reader.resolver.surroundings.relation(name)


def named_by_argument(reader: FromItems, argument: Any) -> Relation | None:
    """The table in TABLE(t); None where the argument is another one."""
    is_table = isinstance(argument, exp.TableFromRows) or (
        isinstance(argument, exp.Anonymous) and argument.name.lower() == "table" and len(argument.expressions) == 1
    )
    if not is_table:
        return None
    table = argument.this if isinstance(argument, exp.TableFromRows) else argument.expressions[0]
    return relation_of(reader, table) if isinstance(table, exp.Column) else None
