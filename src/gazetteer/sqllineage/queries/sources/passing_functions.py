"""Functions in FROM that hand on rows: their columns go through, others are computed, as by a model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Computed, Output
from gazetteer.sqllineage.queries.scoping.protocol import FromItems
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.values.table_arguments import named_by_argument
from gazetteer.sqllineage.text.dialect import NOTHING

_BASE: Final = "base"
_QUERY: Final = "query"
_DISTANCE: Final = "distance"


def rows(reader: FromItems, node: Any, call: Any, name: str, scope: Scope) -> Item | None:
    """The rows that the call gets, with what it computes; None where it is another function."""
    if name in reader.dialect.passing_functions:
        inputs = list(_inputs(reader, call, scope))
        computed = reader.dialect.passing_functions[name]
        if len(inputs) == 1 and (computed or not inputs[0].stars):
            return reader.named(Item(_passed(inputs[0], computed)), node)
    if name in reader.dialect.vector_searches:
        return _neighbours(reader, node, list(_inputs(reader, call, scope)), scope)
    return None


def _inputs(reader: FromItems, call: Any, scope: Scope) -> Iterator[Relation]:
    """The rows of the arguments that are queries or tables; what decided about them decides about the call's."""
    for argument in call.expressions:
        value = argument.expression if isinstance(argument, exp.Kwarg | exp.PropertyEQ) else argument
        if isinstance(value, exp.Query):
            relation = reader.resolver.query(value, scope)
            scope.conditions |= relation.conditions
            yield relation
        elif (relation_named := named_by_argument(reader, value)) is not None:
            yield relation_named


def _passed(given: Relation, computed_names: str) -> Relation:
    """The columns of the rows; any other one is computed from all of them."""
    everything = given.all_sources()
    if not given.stars:
        return Relation(list(given.outputs), set(), None if computed_names == NOTHING else everything)
    # Of columns that nobody lists, the names of what such functions compute tell which are which.
    computed = Computed(computed_names, everything)
    outputs = [replace(output, computed=computed) if output.star_of is not None else output for output in given.outputs]
    return Relation(outputs, set(), given.any_column)


def _neighbours(reader: FromItems, node: Any, inputs: list[Relation], scope: Scope) -> Item:
    """VECTOR_SEARCH: a row of the searched table and one that was searched for, as structs, and their distance."""
    everything = frozenset(source for given in inputs for source in given.all_sources())
    relation = Relation()
    item = reader.named(Item(relation), node)
    for name, given in zip((_BASE, _QUERY), inputs, strict=False):
        fields = () if given.stars else tuple(given.outputs)
        relation.outputs.append(Output(name, name, given.all_sources(), fields=fields))
        path = (item.alias, name) if item.alias else (name,)
        plain = Relation(list(given.outputs), set(), given.any_column)
        scope.items.append(Item(plain, path=path, invisible=True, behind=True))
    relation.outputs.append(Output(_DISTANCE, _DISTANCE, everything))
    return item
