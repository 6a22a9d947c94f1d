"""UNION, INTERSECT, EXCEPT: relations put together by position or by name."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.results import clauses
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.scoping.steps import FILTER, SORT
from gazetteer.sqllineage.queries.scoping.unions import Union

_KEPT_APART: Final = 200
"""Branches of a UNION with stars that are kept apart as well."""


def branches_of(node: Any) -> tuple[list[tuple[Any, Any]], list[Any]]:
    """The branches of nested set operations from left to right, each with the operator before it."""
    branches: list[tuple[Any, Any]] = []
    orders = []
    current = node
    while isinstance(current, exp.SetOperation):
        if current.args.get("order") is not None:
            orders.append(current.args["order"])
        branches.append((current.expression, current))
        current = current.this
        if isinstance(current, exp.SetOperation) and current.args.get("with_"):
            break
    branches.append((current, None))
    branches.reverse()
    return branches, orders


def set_operation(resolver: Resolver, node: Any, parent: Scope | None) -> Relation:
    branches, orders = branches_of(node)
    if all(isinstance(op, exp.Union) and not op.args.get("by_name") for _, op in branches[1:]):
        union = Union()
        relations = []
        for branch, _ in branches:
            relations.append(resolver.query(branch, parent))
            union.add(relations[-1])
        united = union.relation()
        hides_columns = any(relation.stars or relation.any_column is not None for relation in relations)
        if hides_columns and len(relations) <= _KEPT_APART:
            united.branches = tuple(relations)
        return ordered(resolver, united, orders, parent)
    relation = resolver.query(branches[0][0], parent)
    for branch, operator in branches[1:]:
        relation = combine(relation, resolver.query(branch, parent), operator)
    return ordered(resolver, relation, orders, parent)


def combine(left: Relation, right: Relation, operator: Any) -> Relation:
    if isinstance(operator, exp.Except):
        conditions = left.conditions | right.conditions | {(source, FILTER) for source in right.all_sources()}
        return Relation(left.outputs, conditions, left.any_column)
    if operator.args.get("by_name"):
        united = left.with_columns_by_name(right, may_lack=True)
        if operator.args.get("kind") == "INNER":
            # CORRESPONDING keeps the columns that both have.
            united.outputs = [
                output
                for output in united.outputs
                if output.star_of is not None or False not in {left.has(output.key), right.has(output.key)}
            ]
        return united
    return left.united(right)


def ordered(resolver: Resolver, relation: Relation, orders: list[Any], parent: Scope | None) -> Relation:
    for order in orders:
        scope = Scope(parent, [Item(relation)])
        scope.aliases = {output.key: output for output in relation.outputs}
        clauses.order(resolver, order.expressions, scope, relation, SORT)
        relation.conditions |= scope.conditions
    return relation


def is_bare(node: Any) -> bool:
    clauses = ("joins", "where", "order", "pivots", "laterals", "group")
    return isinstance(node.this, exp.Query) and not any(node.args.get(clause) for clause in clauses)
