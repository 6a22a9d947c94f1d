"""Numbers of rows: LIMIT, TOP, OFFSET, FETCH, samples and frames of windows decide nothing, but may look at tables."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.scopes import Scope


def only_read(resolver: Resolver, node: Any, scope: Scope | None) -> None:
    """Read the tables of the subqueries in an expression that gives no edges."""
    stack = [node]
    while stack:
        current = stack.pop()
        if isinstance(current, exp.Query):
            resolver.query(current, scope)
        else:
            stack.extend(current.iter_expressions())


def of_query(resolver: Resolver, node: Any, parent: Scope | None) -> None:
    """Read what the LIMIT, TOP, OFFSET or FETCH of a query looks at; `parent` is the scope around the query."""
    for clause in ("limit", "offset"):
        bound = node.args.get(clause)
        if bound is None:
            continue
        number = bound.args.get("count") or bound.args.get("expression")
        if number is not None and not isinstance(number, exp.Literal):
            only_read(resolver, number, parent)
