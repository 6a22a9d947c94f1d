"""The fields of the structs that a lambda makes of the elements of arrays."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries import row_items
from gazetteer.sqllineage.queries.columns import with_columns
from gazetteer.sqllineage.queries.expressions import flow
from gazetteer.sqllineage.queries.outputs import UNKNOWN, Output
from gazetteer.sqllineage.queries.protocol import Resolver, Taken
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


def value_of(resolver: Resolver, value: Any, scope: Scope) -> Taken | None:
    """The sources of what a lambda makes of structs whose fields are known; None where they are not."""
    function, array = value.expression, value.this
    if not isinstance(function, exp.Lambda) or not resolver.dialect.lambdas or not resolver.fields(array, scope):
        return None
    body, inner = _opened(resolver, function.this, function.expressions, [array], scope)
    return flow(resolver, body, inner), inner.conditions


def _made(resolver: Resolver, body: Any, parameters: list[Any], arrays: list[Any], scope: Scope) -> list[Output] | None:
    """The fields of the body."""
    opened, inner = _opened(resolver, body, parameters, arrays, scope)
    found = resolver.fields(opened, inner)
    scope.conditions |= inner.conditions
    return found


def _opened(resolver: Resolver, body: Any, parameters: list[Any], arrays: list[Any], scope: Scope) -> tuple[Any, Scope]:
    """The body with columns for the parameters, and the scope in which these are the elements of the arrays; one
    behind those of the arrays is the position of the element."""
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
            if known and resolver.dialect.items_of_rows:
                around = row_items.arrays_around(resolver, arrays[number], scope)
                element.arrays_around = max(around - 1, UNKNOWN)
        inner.items.append(Item(Relation([element]), alias=key, scalar=True))
    for dot in holder.find_all(exp.Dot):
        if isinstance(dot.this, exp.Identifier) and inner.called((resolver.key(dot.this),)) is not None:
            dot.set("this", exp.Column(this=dot.this.copy()))
    return holder.this, inner
