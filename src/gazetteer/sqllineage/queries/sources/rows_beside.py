"""PostgreSQL's ROWS FROM (f(…), g(…)): the columns of each function beside those of the others."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Output, Source, guessed
from gazetteer.sqllineage.queries.scoping.protocol import FromItems
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.sources import table_functions
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.text.names import Part

NAME: Final = "in_rows_from"
"""The function that a rule makes of it."""
WITH_COLUMNS: Final = "in_columns_of"
"""The function that a rule makes of a call with a list of columns behind it: the call, and their names as texts."""


def is_rows_from(this: Any) -> bool:
    return isinstance(this, exp.Anonymous) and this.name == NAME


def rows_from(reader: FromItems, node: Any, this: Any, scope: Scope) -> Item:
    """The item of FROM, whose columns are those of the functions in turn, and the number of the row."""
    alias = node.args.get("alias")
    pairs = reader.pairs(alias) if isinstance(alias, exp.TableAlias) else []
    parts = [_columns(reader, call, scope) for call in this.expressions]
    is_numbered = bool(node.args.get("ordinality"))
    missing = len(pairs) - is_numbered - sum(len(outputs) for outputs, _ in parts)
    unknown = sum(not is_listed for _, is_listed in parts)
    outputs: list[Output] = []
    for columns, is_listed in parts:
        # How many columns a function has that nobody declares is known only where it is the only one.
        sources = columns[0].sources if unknown < 2 or missing <= 0 or not columns else guessed(columns[0].sources)
        more = missing if missing > 0 and not is_listed else 0
        outputs += columns if is_listed or not more else [Output("", "", sources)] * (1 + more)
    if is_numbered:
        outputs.append(Output("ordinality", "ordinality", _of_arguments(reader, this, scope)))
    return reader.named(Item(Relation(outputs)), node)


def _columns(reader: FromItems, call: Any, scope: Scope) -> tuple[list[Output], bool]:
    """The columns of one function, and whether it is known how many it has."""
    if isinstance(call, exp.Anonymous) and call.name == WITH_COLUMNS:
        inner, *named = call.expressions
        sources = frozenset(source for output in _columns(reader, inner, scope)[0] for source in output.sources)
        parts = [Part(each.name) for each in named]
        return [Output(part.key(reader.dialect), part.printed, sources) for part in parts], True
    if isinstance(call, exp.Unnest | exp.Explode):
        arrays = call.expressions if isinstance(call, exp.Unnest) else [call.this, *call.expressions]
        return [Output("unnest", "unnest", flow(reader.resolver, each, scope)) for each in arrays], True
    item = table_functions.function(reader, exp.Table(this=call), call, scope)
    scope.conditions |= item.relation.conditions
    if item.relation.outputs:
        return list(item.relation.outputs), True
    name = table_functions.default_name(call)
    only = Output(name, name, item.relation.all_sources())
    return [only], table_functions.gives_values(call)


def _of_arguments(reader: FromItems, this: Any, scope: Scope) -> frozenset[Source]:
    calls = [call.expression if isinstance(call, exp.Dot) else call for call in this.expressions]
    arguments = [each for call in calls for each in call.iter_expressions()]
    return frozenset(source for each in arguments for source in flow(reader.resolver, each, scope))
