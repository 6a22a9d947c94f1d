"""MATCH_RECOGNIZE: what it makes of the rows that fit a pattern."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.protocol import FromItems
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.scoping.steps import DIRECT
from gazetteer.sqllineage.queries.values.columns import part_of
from gazetteer.sqllineage.queries.values.expressions import flow


def match_recognize(reader: FromItems, match: Any, scope: Scope) -> None:
    """MATCH_RECOGNIZE makes a new item of those before it: the partition, then the measures."""
    resolver = reader.resolver
    for measure in match.args.get("measures") or []:
        _without_pattern_names(reader, measure, scope)
    for definition in match.args.get("define") or []:
        _without_pattern_names(reader, definition, scope)
    outputs = []
    for column in match.args.get("partition_by") or []:
        sources = flow(resolver, column, scope, DIRECT)
        part = part_of(column.this, reader.dialect)
        outputs.append(Output(part.key(reader.dialect), part.printed, sources))
        scope.conditions.update((source, "window") for source in sources)
    if match.args.get("order") is not None:
        for term in match.args["order"].expressions:
            flow(resolver, term, scope, "window")
    for definition in match.args.get("define") or []:
        flow(resolver, definition.this, scope, "filter")
    for measure in match.args.get("measures") or []:
        alias = measure.this
        part = part_of(alias.args["alias"], reader.dialect)
        outputs.append(Output(part.key(reader.dialect), part.printed, flow(resolver, alias.this, scope, DIRECT)))
    every_row = "ALL ROWS" in (match.args["rows"].name.upper() if match.args.get("rows") is not None else "")
    kept = [output for item in scope.items for output in item.relation.outputs] if every_row else []
    scope.items[:] = [reader.named(Item(Relation(outputs + kept)), match)]


def _without_pattern_names(reader: FromItems, node: Any, scope: Scope) -> None:
    """In MEASURES and DEFINE, a qualifier that is no table is a variable of the pattern."""
    for column in list(node.find_all(exp.Column)):
        qualifier = column.args.get("table")
        if qualifier is not None and scope.called((reader.resolver.key(qualifier),)) is None:
            column.set("table", None)
