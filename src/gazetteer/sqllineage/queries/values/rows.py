"""Whole rows as arguments: a star, or a table's name alone, where the dialect takes it for all columns of a row."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Source, guessed
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.values.column_patterns import keep_alike
from gazetteer.sqllineage.text.names import Part

# What makes one value of a row, by the name that the text or the parser has for it.
_OF_ROWS: Final = frozenset(
    {
        "row_to_json", "to_json", "to_jsonb", "json_agg", "jsonb_agg", "hstore", "st_asmvt", "st_asgeojson",
        "st_asgeobuf", "json_group_array", "to_json_string", "jsonformat", "jsonarrayagg", "arrayagg", "anyvalue",
    }
)  # fmt: skip
_TAKES_ROWS_ONLY: Final = "row_to_json"
_AROUND_ARGUMENT: Final = (exp.Order, exp.Limit, exp.Distinct, exp.HavingMax, exp.Paren)


def of_star(resolver: Resolver, star: Any, scope: Scope) -> Relation | None:
    """The columns that a star, perhaps one of a table or record, stands for as an argument; None for anything else."""
    table = star.args.get("table") if isinstance(star, exp.Column) and isinstance(star.this, exp.Star) else None
    item = scope.called((resolver.key(table),)) if table is not None else None
    record = resolver.variable(resolver.key(table)) if table is not None and item is None else None
    if record is not None:
        scope.conditions |= record.conditions
        return Relation(record.outputs, any_column=record.any_column)
    star = star.this if item is not None else star
    if not isinstance(star, exp.Star):
        return None
    found = Relation()
    left_out = star.args.get("except_") or []
    hidden = frozenset(resolver.key(each.this if isinstance(each, exp.Column) else each) for each in left_out)
    resolver.star(scope, found, item, hidden)
    keep_alike(star, found)
    return found


def by_table_name(resolver: Resolver, node: Any, part: Part, scope: Scope) -> frozenset[Source] | None:
    """The sources of a bare name that is a table's, too; a guess, for the table may have a column of its own name."""
    key = part.key(resolver.dialect)
    if not resolver.dialect.rows_as_values or resolver.variable(key) is not None:
        return None
    for level in scope.outwards():
        if level.certain(key) or key in level.aliases or key in level.using:
            return None
        item = next((each for each in level.items if _is_bare(each, key)), None)
        if item is None:
            continue
        function = _function_around(node)
        if function in _OF_ROWS:
            rows = item.relation.all_sources()
            return rows if function == _TAKES_ROWS_ONLY else guessed(rows)
        return guessed(item.relation.sources(key, part.printed) or frozenset())
    return None


def _is_bare(item: Item, key: str) -> bool:
    """Whether an item is a table of this name without an alias, whose columns are not known."""
    return not item.alias and item.path[-1:] == (key,) and item.relation.table is not None and bool(item.relation.stars)


def _function_around(node: Any) -> str:
    """The function whose argument a node is, without an ORDER BY or the like in between."""
    around = node.parent
    while isinstance(around, _AROUND_ARGUMENT) and node.arg_key in {"this", "expressions"}:
        if node.arg_key == "expressions" and not isinstance(around, exp.Distinct):
            return ""
        node, around = around, around.parent
    if isinstance(around, exp.Anonymous):
        return str(around.name).lower()
    return str(around.key) if isinstance(around, exp.Func) else ""
