"""How a call gives its arguments: by which names, and where one is a whole row."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope


def names_of_arguments(call: Any) -> list[str]:
    """The names by which a call gives its arguments, empty for those by position."""
    return [each.this.name.lower() if isinstance(each, exp.Kwarg | exp.PropertyEQ) else "" for each in call.expressions]


def row_called(resolver: Resolver, node: Any, scope: Scope) -> Relation | None:
    """The row that a bare name stands for, or an element of a collection: a record variable, or a row of a table."""
    if isinstance(node, exp.Column) and isinstance(node.this, exp.Star) and resolver.dialect.functions_as_columns:
        node = exp.Column(this=node.args.get("table"))
    is_name = isinstance(node, exp.Column) and not node.args.get("table") and isinstance(node.this, exp.Identifier)
    if not is_name and not isinstance(node, exp.Anonymous):
        return None
    key = resolver.key(node.this) if is_name else node.name.lower()
    variable = resolver.variable(key)
    if variable is not None:
        return variable if len(variable.outputs) > 1 or variable.stars else None
    for level in scope.outwards() if is_name and resolver.dialect.rows_as_values else ():
        item = None if level.certain(key) else next((each for each in level.items if each.is_row(key)), None)
        if item is not None:
            return Relation(item.relation.outputs, any_column=item.relation.any_column)
    return None
