"""Objects that the constructor of a declared type makes of its arguments."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.values.expressions import flow


def attributes_of(resolver: Resolver, value: Any, scope: Scope) -> list[Output] | None:
    """The attributes of the object that a call makes; None where it is no constructor whose type is known."""
    call = value.expression if isinstance(value, exp.Dot) else value
    pairs = resolver.surroundings.fields_of_type(call.name.lower()) if isinstance(call, exp.Anonymous) else []
    if not pairs or len(call.expressions) > len(pairs):
        return None
    attributes = {key: Output(key, name) for key, name in pairs}
    for (key, _), argument in zip(pairs, call.expressions, strict=False):
        is_named = isinstance(argument, exp.Kwarg)
        attribute = attributes.get(argument.this.name.lower() if is_named else key)
        if attribute is not None:
            attribute.sources = flow(resolver, argument.expression if is_named else argument, scope)
    return list(attributes.values())
