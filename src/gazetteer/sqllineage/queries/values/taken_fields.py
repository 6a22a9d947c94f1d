"""Expressions that take a field out of a struct that the query builds, such as `f(x).a`, `x['a']` and `x:a`."""

from __future__ import annotations

from typing import Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Source
from gazetteer.sqllineage.queries.scoping.steps import DIRECT, Handler, Step
from gazetteer.sqllineage.queries.values import functions

_NONE: Final[frozenset[Source]] = frozenset()


def of_struct(step: Step) -> frozenset[Source] | None:
    """A field that is taken out of a struct whose fields are known; what decides about the struct counts."""
    found = step.resolver.field(step.node, step.scope)
    if found is None:
        return None
    sources, decides = found
    step.scope.conditions |= {(source, kind if step.role == DIRECT else step.role) for source, kind in decides}
    return sources


def _field_or_all(step: Step) -> frozenset[Source]:
    """x['a'], x:a and transform(x, s -> s.a) are a field of what is known to have some; else all of it counts."""
    if (found := of_struct(step)) is not None:
        return found
    step.stack.extend((child, step.role) for child in step.node.iter_expressions())
    return _NONE


def _call(step: Step) -> frozenset[Source]:
    found = of_struct(step) if step.resolver.dialect.structs else None
    return found if found is not None else functions.anonymous(step)


HANDLERS: dict[type, Handler] = {
    exp.Anonymous: _call,
    exp.Bracket: _field_or_all,
    exp.JSONExtract: _field_or_all,
    exp.JSONExtractScalar: _field_or_all,
    exp.GetExtract: _field_or_all,
    exp.StructExtract: _field_or_all,
    exp.Transform: _field_or_all,
    exp.Reduce: _field_or_all,
}
