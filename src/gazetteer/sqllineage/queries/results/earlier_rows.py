"""Variables that a query sets while it runs, as MySQL's @a := x does: a row sees what the rows before it have set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.values.expressions import flow

SIGN: Final = ":="
"""Without it, no text sets a variable while a query runs."""


def of_select(resolver: Resolver, select: Any, scope: Scope) -> None:
    """Give the variables that a SELECT itself sets what any of its rows may give them, beside what they have."""
    found = select.find_all(exp.PropertyEQ)
    assign(resolver, [each for each in found if each.find_ancestor(exp.Select) is select], scope)


def assign(resolver: Resolver, expressions: Iterable[Any], scope: Scope) -> None:
    """The same for the assignments among these expressions."""
    sets = [each for each in expressions if isinstance(each, exp.PropertyEQ) and isinstance(each.this, exp.Parameter)]
    around = scope.conditions
    for _ in sets:
        scope.conditions = set()
        # A value may be that of another variable, which an earlier row has set.
        more = [_is_more(resolver, each, scope) for each in sets]
        if not any(more):
            break
    scope.conditions = around


def _is_more(resolver: Resolver, assignment: Any, scope: Scope) -> bool:
    """Add the sources of an assignment to those of its variable; gives whether there are new ones."""
    name = f"@{assignment.this.name.lower()}"
    before = resolver.variable(name) or Relation()
    known = before.all_sources()
    sources = known | flow(resolver, assignment.expression, scope)
    resolver.surroundings.assign(name, Relation([Output(name, name, sources)], before.conditions))
    return sources != known
