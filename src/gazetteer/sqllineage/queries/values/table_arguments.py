"""Tables among the arguments of a function, and names that are texts."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.scoping.protocol import FromItems, Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item
from gazetteer.sqllineage.queries.values.columns import part_of
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


def name_of(text: str) -> names.Name:
    """The name that a text is; NotUnderstoodError when it is none."""
    name = names.from_text(text)
    if not name.parts:
        raise NotUnderstoodError(f"the text {text!r} names nothing")
    return name


def named_by_argument(reader: FromItems, argument: Any) -> Relation | None:
    """The table in TABLE(t); None where the argument is another one."""
    is_table = isinstance(argument, exp.TableFromRows) or (
        isinstance(argument, exp.Anonymous) and argument.name.lower() == "table" and len(argument.expressions) == 1
    )
    if not is_table:
        return None
    table = argument.this if isinstance(argument, exp.TableFromRows) else argument.expressions[0]
    return relation_of(reader, table) if isinstance(table, exp.Column) else None


def constant(resolver: Resolver, node: Any) -> str | None:
    """The text of literals, of variables that hold one, and of their concatenation; None for any other value."""
    if isinstance(node, exp.Literal):
        return str(node.name)
    if isinstance(node, exp.DPipe | exp.Concat):
        sides = [node.this, node.expression] if isinstance(node, exp.DPipe) else node.expressions
        parts = [constant(resolver, side) for side in sides]
        return "".join(part for part in parts if part is not None) if None not in parts else None
    if isinstance(node, exp.Parameter | exp.Placeholder | exp.SessionParameter | exp.Column):
        return resolver.surroundings.text_of_variable(node.name)
    return None


def named_by_text(reader: FromItems, node: Any, argument: Any) -> Item | None:
    """The table whose name is the text of a literal or variable, as in IDENTIFIER('s.t') and TABLE($name)."""
    text = constant(reader.resolver, argument)
    if text is None:
        return None
    table = name_of(text)
    return reader.named(Item(relation_called(reader, table), path=table.key(reader.dialect)), node)


def named_by_variable(reader: FromItems, node: Any, argument: Any) -> Item | None:
    """What TABLE(v) stands for: the rows of the query that set a variable, or the table whose name it has."""
    rows = _rows_held(reader, node, argument)
    # The only column of a plain value is called like the variable.
    if rows is not None and [output.key for output in rows.relation.outputs] != [argument.name.lower()]:
        return rows
    return named_by_text(reader, node, argument) or rows


def _rows_held(reader: FromItems, node: Any, argument: Any) -> Item | None:
    """The rows of a cursor, or of a variable that holds some; None where the argument names neither."""
    if isinstance(argument, exp.Anonymous) and argument.name.lower() == "resultset_from_cursor":
        argument = next(iter(argument.expressions), argument)
    is_name = isinstance(argument, exp.Column | exp.Placeholder | exp.Parameter) and not argument.args.get("table")
    rows = reader.resolver.surroundings.rows_held(argument.name.lower()) if is_name else None
    if rows is None:
        return None
    return reader.named(Item(Relation(list(rows.outputs), rows.conditions, rows.any_column)), node)
