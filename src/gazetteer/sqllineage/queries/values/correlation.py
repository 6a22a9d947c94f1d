"""Whether a bare name of a subquery is rather a column of the query around it."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import COLUMNS_OF_MAP, Source, guessed
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope

_SUBQUERIES: Final = (exp.Any, exp.All)
_AROUND_VALUE: Final = (exp.Paren, exp.Cast, exp.Unary, exp.Binary, exp.Func, *_SUBQUERIES)


def outer_column(resolver: Resolver, node: Any, level: Scope, key: str, name: str) -> frozenset[Source] | None:
    """What `c` in `(SELECT … FROM t WHERE t.a = c)` is most likely: who qualifies a column of t does so with both."""
    if len(level.items) != 1 or level.parent is None or not _is_compared_with(resolver, node, level):
        return None
    found = _outside(level.parent, key, name)
    return guessed(found) if found is not None else None


def beside_element(level: Scope, key: str, name: str, found: frozenset[Source]) -> frozenset[Source] | None:
    """What a bare name is from beside an array whose elements may have such a field, or not: both, as a guess.

    The names of a map's entries are taken for fields, as in arrays of keys with values.
    """
    if level.parent is None or key in COLUMNS_OF_MAP or not all(_is_element(item, key) for item in level.items):
        return None
    outside = _outside(level.parent, key, name)
    return guessed(found | outside) if outside is not None else None


def _outside(level: Scope, key: str, name: str) -> frozenset[Source] | None:
    """What a bare name is from here on outwards: where elements may have such a field, of these and what is around."""
    found: frozenset[Source] | None = None
    for each in level.outwards():
        sources = each.unqualified(key, name)
        if sources is None:
            continue
        found = sources if found is None else found | sources
        if not all(_is_element(item, key) for item in each.items):
            break
    return found


def or_element(node: Any, level: Scope, key: str, found: frozenset[Source]) -> frozenset[Source]:
    """What a bare name comes from that may be a field of an element beside the table: a guess.

    In UNNEST and ON it is of both; elsewhere fields mostly have the element's name before them.
    """
    elements = [item for item in level.items if item.no_fields and _is_element(item, key)]
    if not elements or level.certain(key):
        return found
    is_joined = node is not None and isinstance(node.find_ancestor(exp.Join, exp.Query), exp.Join)
    fields = [item.relation.any_column or frozenset() for item in elements] if is_joined else []
    return guessed(found.union(*fields))


def _is_element(item: Item, key: str) -> bool:
    """Whether an item is elements of an array, whose fields are not known."""
    return item.scalar and item.alias != key and bool(item.relation.any_column) and item.relation.has(key) is None


def may_be_outer(resolver: Resolver, node: Any, level: Scope, key: str) -> bool:
    """Whether a bare name that a subquery's table may have may as well be of the query around it."""
    if level.parent is None or not any(each.may_have(key) for each in level.parent.outwards()):
        return False
    if _is_all_of_item(node):
        return False
    if any(_qualifies(resolver, each, level.parent) for each in _sides(node)[1]):
        return False
    return is_compared_with_bare(resolver, node) or _is_correlated(resolver, node, level)


def is_compared_with_bare(resolver: Resolver, node: Any) -> bool:
    """Whether a bare name is compared with another one that is no variable: columns of one table rarely are."""
    others = [each for each in _sides(node)[1] if each.find(exp.Query) is None]
    bare = (column for each in others for column in each.find_all(exp.Column) if not column.args.get("table"))
    return any(resolver.variable(column.name.lower()) is None for column in bare)


def _is_all_of_item(node: Any) -> bool:
    """Whether a column, or its aggregate, is a select item: nobody asks a table for a column of another one."""
    while isinstance(node.parent, exp.Paren | exp.Cast | exp.AggFunc | exp.Distinct | exp.Alias):
        node = node.parent
    return isinstance(node.parent, exp.Select) and node.arg_key == "expressions"


def _is_correlated(resolver: Resolver, node: Any, level: Scope) -> bool:
    """Whether a subquery qualifies columns of the query around it."""
    if level.correlated is None:
        select = node.find_ancestor(exp.Select)
        level.correlated = (
            select is not None and level.parent is not None and _qualifies(resolver, select, level.parent)
        )
    return level.correlated


def _is_compared_with(resolver: Resolver, node: Any, level: Scope) -> bool:
    """Whether only the other side of the comparison around a node has columns that the level's item qualifies."""
    side, others = _sides(node)
    return any(_qualifies(resolver, each, level) for each in others) and not _qualifies(resolver, side, level)


def _sides(node: Any) -> tuple[Any, list[Any]]:
    """The side of a comparison that a node is in, and the other ones; none where nothing is compared."""
    side = node
    while isinstance(side.parent, _AROUND_VALUE) and not _ends_value(side.parent):
        side = side.parent
    if not isinstance(side.parent, exp.Predicate) or isinstance(side.parent, exp.Exists):
        return side, []
    return side, [each for each in side.parent.iter_expressions() if each is not side]


def _ends_value(node: Any) -> bool:
    """Whether a node compares or joins conditions, and is no part of the value that is compared."""
    return isinstance(node, exp.Predicate | exp.Connector | exp.Not) and not isinstance(node, _SUBQUERIES)


def _qualifies(resolver: Resolver, node: Any, level: Scope) -> bool:
    qualifiers = {column.args["table"] for column in node.find_all(exp.Column) if column.args.get("table")}
    return any(item.is_called((resolver.key(each),)) for each in qualifiers for item in level.items)
