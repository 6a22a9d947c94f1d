"""The fields of the structs that a lambda makes of the elements of arrays."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.columns import with_columns
from gazetteer.sqllineage.queries.expressions import flow
from gazetteer.sqllineage.queries.outputs import Output
from gazetteer.sqllineage.queries.protocol import Resolver
from gazetteer.sqllineage.queries.relations import Relation
from gazetteer.sqllineage.queries.scopes import Item, Scope

CALLS: Final = frozenset({"arraymap", "arraytransform", "listtransform", "listapply", "arrayapply", "apply", "zipwith"})
"""What calls a lambda for each element, or those of several arrays, if the parser does not know it; by their names
without underscores."""


def fields(resolver: Resolver, value: Any, scope: Scope) -> list[Output] | None:
    """The fields of what the body of a lambda, or of a comprehension, makes; None where they are not known."""
    if isinstance(value, exp.Comprehension):
        return _made(resolver, value.this, [value.expression], [value.args["iterator"]], scope)
    arguments = [value.this, value.expression] if isinstance(value, exp.Transform) else value.expressions
    function = next((each for each in arguments if isinstance(each, exp.Lambda)), None)
    if function is None or not resolver.dialect.lambdas:
        return None
    arrays = [each for each in arguments if each is not function]
    return _made(resolver, function.this, function.expressions, arrays, scope)


def _made(resolver: Resolver, body: Any, parameters: list[Any], arrays: list[Any], scope: Scope) -> list[Output] | None:
    """The fields of the body; a parameter behind those of the arrays is the position of the element."""
    inner = Scope(scope)
    # The parser does not make columns of the parameters.
    holder = exp.Paren(this=body.copy())
    with_columns(holder)
    for number, parameter in enumerate(parameters):
        key, name = resolver.pair(parameter)
        element = Output(key, name)
        if number < len(arrays):
            known = resolver.fields(arrays[number], scope)
            element = Output(key, name, flow(resolver, arrays[number], scope), fields=tuple(known or ()))
        inner.items.append(Item(Relation([element]), alias=key, scalar=True))
    for dot in holder.find_all(exp.Dot):
        if isinstance(dot.this, exp.Identifier) and inner.called((resolver.key(dot.this),)) is not None:
            dot.set("this", exp.Column(this=dot.this.copy()))
    found = resolver.fields(holder.this, inner)
    scope.conditions |= inner.conditions
    return found
