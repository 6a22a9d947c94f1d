"""COLUMNS('pattern') of DuckDB and ClickHouse: the columns that it stands for, alone and inside of an expression."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from sqlglot import exp

from gazetteer.sqllineage.queries.results import stars
from gazetteer.sqllineage.queries.scoping.outputs import guessed
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.scoping.steps import MATCHED
from gazetteer.sqllineage.queries.values.expressions import flow


def matched(resolver: Resolver, expression: Any, scope: Scope, relation: Relation) -> bool:
    """DuckDB's COLUMNS('pattern'): the known columns that it matches."""
    pattern = _like_pattern(expression.this)
    if isinstance(pattern, exp.Star):
        resolver.star(scope, relation, None, stars.excluded(resolver, pattern))
        return True
    outputs = [output for item in scope.items for output in item.relation.outputs]
    if not (isinstance(pattern, exp.Literal) and pattern.is_string):
        return False
    try:
        matches = re.compile(pattern.name)
    except re.error:
        return False
    for output in outputs:
        if output.star_of is not None:
            # Which of its columns match is not known.
            relation.outputs.append(replace(output, sources=guessed(output.sources)))
        elif matches.search(output.name):
            relation.outputs.append(output)
    return True


def inside(resolver: Resolver, expression: Any, scope: Scope, relation: Relation) -> bool:
    """Add `min(COLUMNS(…)) + c` once for each of the columns, or say that it is one value of all of them as arguments;
    gives whether it was added."""
    if not resolver.dialect.columns_expression or isinstance(expression, exp.Columns):
        return False
    sets = [each for each in expression.find_all(exp.Columns) if _is_of(each, expression)]
    if not sets:
        return False
    if resolver.dialect.columns_are_arguments:
        for each in sets:
            found = Relation()
            if matched(resolver, each, scope, found):
                each.meta[MATCHED] = found.all_sources()
        return False
    found = Relation()
    if any(other != sets[0] for other in sets) or not matched(resolver, sets[0], scope, found):
        return False
    for output in found.outputs:
        for each in sets:
            each.meta[MATCHED] = output.sources
        relation.outputs.append(replace(output, sources=flow(resolver, expression, scope), fields=()))
    return True


def _is_of(columns: Any, expression: Any) -> bool:
    """Whether COLUMNS stands in an expression itself, in no subquery of it."""
    return columns.find_ancestor(exp.Select) is expression.find_ancestor(exp.Select)


def _like_pattern(pattern: Any) -> Any:
    """The regular expression of COLUMNS(c -> c LIKE 'x%'), or the pattern as it is."""
    body = pattern.this if isinstance(pattern, exp.Lambda) else None
    if not isinstance(body, exp.Like | exp.ILike) or not isinstance(body.expression, exp.Literal):
        return pattern
    wildcards = {"%": ".*", "_": "."}
    text = "".join(wildcards.get(character, re.escape(character)) for character in body.expression.name)
    return exp.Literal.string(f"^{text}$")
