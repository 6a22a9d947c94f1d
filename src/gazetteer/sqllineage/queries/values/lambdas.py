"""Lambdas, and what they are called for: their parameters are no columns, but the elements of arrays."""

from __future__ import annotations

from typing import Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Source
from gazetteer.sqllineage.queries.scoping.steps import Handler, Step
from gazetteer.sqllineage.queries.values import named_lambdas
from gazetteer.sqllineage.queries.values.columns import column_parts, part_of

_NONE: Final[frozenset[Source]] = frozenset()


def _lambda(step: Step) -> frozenset[Source]:
    """The parameters of a lambda are not columns; those of its body that are no parameter are."""
    body = step.node.this
    if isinstance(body, exp.Literal) or not step.resolver.dialect.lambdas:
        # doc -> 'key' among the arguments of a function is a JSON path, not a lambda.
        for parameter in step.node.expressions:
            if isinstance(parameter, exp.Identifier):
                step.stack.append((exp.Column(this=parameter.copy()), step.role))
        step.stack.append((body, step.role))
        return _NONE
    names_of_parameters = {
        part_of(parameter, step.resolver.dialect).key(step.resolver.dialect) for parameter in step.node.expressions
    }
    for column in list(body.find_all(exp.Column)):
        parts = column_parts(column, step.resolver.dialect)
        if parts and parts[0].key(step.resolver.dialect) not in names_of_parameters:
            step.stack.append((column, step.role))
    for call in body.find_all(exp.Anonymous) if step.resolver.with_values else ():
        if (captures := named_lambdas.called(step.resolver, call.name.lower())) is not None:
            step.stack.append((captures, step.role))
    return _NONE


def _comprehension(step: Step) -> frozenset[Source]:
    """DuckDB's [x + 1 FOR x IN list IF x > 0]: the variable is no column."""
    step.stack.append((step.node.args["iterator"], step.role))
    variable = part_of(step.node.expression, step.resolver.dialect).key(step.resolver.dialect)
    for place in ("this", "condition"):
        body = step.node.args.get(place)
        for column in body.find_all(exp.Column) if body is not None else ():
            parts = column_parts(column, step.resolver.dialect)
            if parts and parts[0].key(step.resolver.dialect) != variable:
                step.stack.append((column, step.role))
    return _NONE


HANDLERS: dict[type, Handler] = {exp.Lambda: _lambda, exp.Comprehension: _comprehension}
