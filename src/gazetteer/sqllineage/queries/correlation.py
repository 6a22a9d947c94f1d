"""Whether a bare name of a subquery is rather a column of the query around it."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.protocol import Resolver
from gazetteer.sqllineage.queries.relations import Source, guessed
from gazetteer.sqllineage.queries.scopes import Scope

_SUBQUERIES: Final = (exp.Any, exp.All)
_AROUND_VALUE: Final = (exp.Paren, exp.Cast, exp.Unary, exp.Binary, exp.Func, *_SUBQUERIES)


def outer_column(resolver: Resolver, node: Any, level: Scope, key: str, name: str) -> frozenset[Source] | None:
    """What `c` in `(SELECT … FROM t WHERE t.a = c)` is most likely: who qualifies a column of t does so with both."""
    if len(level.items) != 1 or level.parent is None or not _is_compared_with(resolver, node, level):
        return None
    outer = (each.unqualified(key, name) for each in level.parent.outwards())
    found = next((sources for sources in outer if sources is not None), None)
    return guessed(found) if found is not None else None


def _is_compared_with(resolver: Resolver, node: Any, level: Scope) -> bool:
    """Whether only the other side of the comparison around a node has columns that the level's item qualifies."""
    side = node
    while isinstance(side.parent, _AROUND_VALUE) and not _ends_value(side.parent):
        side = side.parent
    if not isinstance(side.parent, exp.Predicate) or isinstance(side.parent, exp.Exists):
        return False
    others = [each for each in side.parent.iter_expressions() if each is not side]
    return any(_qualifies(resolver, each, level) for each in others) and not _qualifies(resolver, side, level)


def _ends_value(node: Any) -> bool:
    """Whether a node compares or joins conditions, and is no part of the value that is compared."""
    return isinstance(node, exp.Predicate | exp.Connector | exp.Not) and not isinstance(node, _SUBQUERIES)


def _qualifies(resolver: Resolver, node: Any, level: Scope) -> bool:
    qualifiers = {column.args["table"] for column in node.find_all(exp.Column) if column.args.get("table")}
    return any(item.is_called((resolver.key(each),)) for each in qualifiers for item in level.items)
