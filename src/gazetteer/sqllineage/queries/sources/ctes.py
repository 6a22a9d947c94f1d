"""Common table expressions: each is a relation under a name, a recursive one goes through its branches twice."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from gazetteer.sqllineage.queries.results import set_operations
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.sources import query_texts
from gazetteer.sqllineage.queries.values.columns import first_names
from gazetteer.sqllineage.queries.values.expressions import flow


def push(resolver: Resolver, node: Any, parent: Scope | None) -> int:
    with_ = node.args.get("with_")
    if with_ is None:
        return 0
    resolver.ctes.append({})
    for cte in _in_order(resolver, with_):
        alias = cte.args.get("alias")
        if alias is None:
            continue
        if not cte.args.get("scalar") and isinstance(cte.this, exp.Parameter | exp.Placeholder):
            resolver.ctes[-1][resolver.key(alias.this)] = query_texts.only_at_run(resolver)
            continue
        if cte.args.get("scalar") or not isinstance(cte.this, exp.Query | exp.Table | exp.Values | exp.Pivot):
            _scalar(resolver, cte, parent)
            continue
        key = resolver.key(alias.this)
        relation = _relation(resolver, cte.this, key, alias.args.get("columns") or [], parent)
        resolver.ctes[-1][key] = relation
    return 1


def _in_order(resolver: Resolver, with_: Any) -> list[Any]:
    """The expressions of a WITH, each behind those that it looks at where RECURSIVE lets it look at later ones."""
    sees_later = resolver.dialect.recursive_sees_later
    if sees_later is False or not with_.args.get("recursive") or len(with_.expressions) < 2:
        return list(with_.expressions)
    keys = [resolver.key(cte.args["alias"].this) if cte.args.get("alias") else "" for cte in with_.expressions]
    named = [_named(resolver, cte.this) for cte in with_.expressions]
    ordered: list[Any] = []
    waiting = set(range(len(keys)))

    def take(position: int) -> None:
        waiting.discard(position)
        for later in range(position + 1, len(keys)):
            if later in waiting and keys[later] in named[position] and keys.index(keys[later]) == later:
                take(later)
        ordered.append(with_.expressions[position])

    for position in range(len(keys)):
        if position in waiting:
            take(position)
    if sees_later is None and ordered != list(with_.expressions):
        resolver.surroundings.mark()
    return ordered


def _scalar(resolver: Resolver, cte: Any, parent: Scope | None) -> None:
    """ClickHouse: WITH expression AS name; one with columns is read where the query's tables are known."""
    key = resolver.key(cte.args["alias"].this)
    relation = Relation()
    if isinstance(cte.this, exp.Query):
        scope = Scope(parent)
        sources = flow(resolver, cte.this, scope)
        known = resolver.fields(cte.this, scope)
        relation = Relation([Output(key, key, sources, fields=tuple(known or ()))], scope.conditions)
    else:
        resolver.with_values[id(relation)] = cte.this
    resolver.ctes[-1][f"scalar:{key}"] = relation


def _relation(resolver: Resolver, body: Any, key: str, columns: list[Any], parent: Scope | None) -> Relation:
    pairs = [resolver.pair(column) for column in columns]
    while isinstance(body, exp.Subquery) and set_operations.is_bare(body) and not body.args.get("with_"):
        body = body.this
    if not isinstance(body, exp.SetOperation) or isinstance(body, exp.Except):
        return resolver.query(body, parent).renamed(pairs)
    pushed = push(resolver, body, parent)
    branches, order = set_operations.branches_of(body)
    relation = resolver.query(branches[0][0], parent).renamed(pairs)
    level = resolver.ctes[-1 - pushed]
    level[key] = relation
    for branch, operator in branches[1:]:
        relation = set_operations.combine(relation, resolver.query(branch, parent), operator)
    if any(key in _named(resolver, branch) for branch, _ in branches[1:]):
        # What the first round gave goes into the second one: a recursive column comes from both branches.
        level[key] = relation
        for branch, operator in branches[1:]:
            relation = set_operations.combine(relation, resolver.query(branch, parent), operator)
    level.pop(key, None)
    del resolver.ctes[len(resolver.ctes) - pushed :]
    return set_operations.ordered(resolver, relation, order, parent)


def _named(resolver: Resolver, node: Any) -> set[str]:
    """The tables that are named without a schema."""
    return {
        resolver.key(table.this)
        for table in node.find_all(exp.Table)
        if isinstance(table.this, exp.Identifier) and not table.args.get("db")
    }


def add_scalars(resolver: Resolver, node: Any, scope: Scope) -> None:
    """Add the expressions that WITH names, if the node asks for them, with the fields of those that are structs."""
    scalars = {key.removeprefix("scalar:"): relation for level in resolver.ctes
               for key, relation in level.items() if key.startswith("scalar:")}  # fmt: skip
    used = first_names(node) if scalars and resolver.with_values else set()
    for relation in reversed(scalars.values()):
        used |= first_names(resolver.with_values[id(relation)]) if id(relation) in resolver.with_values else set()
    for key, relation in scalars.items():
        if id(relation) not in resolver.with_values:
            scope.aliases[key] = relation.outputs[0]
            scope.conditions |= relation.conditions
        elif key in used:
            value = resolver.with_values[id(relation)]
            known = resolver.fields(value, scope)
            scope.aliases[key] = Output(key, key, flow(resolver, value, scope), fields=tuple(known or ()))
