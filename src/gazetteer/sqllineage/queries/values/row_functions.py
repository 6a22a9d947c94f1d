"""PostgreSQL's `p.full_name`: a function of one row that is written like a column of it."""

from __future__ import annotations

from gazetteer.sqllineage.queries.scoping.outputs import Source
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope


def called_on_row(resolver: Resolver, keys: tuple[str, ...], scope: Scope) -> frozenset[Source] | None:
    """What a function of the script makes of a row; None where the name may only be a column."""
    if not resolver.dialect.functions_as_columns or len(keys) != 2:
        return None
    surroundings, name = resolver.surroundings, keys[1]
    types = surroundings.row_types_taken(name)
    item = scope.called(keys[:1]) if types else None
    if item is None or item.relation.table is None or item.relation.has(name):
        return None
    if item.relation.table.name.parts[-1].text.lower() not in types:
        return None
    row = Relation(item.relation.outputs, any_column=item.relation.any_column)
    value = surroundings.value_of_call(name, ("",), lambda: [row])
    if value is None:
        return None
    surroundings.function_called(name, given=("",))
    scope.conditions |= value.conditions
    return value.all_sources()
