"""The fields of the structs that a lambda makes of the elements of arrays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.records import row_items
from gazetteer.sqllineage.queries.scoping.outputs import UNKNOWN, Output, united_fields
from gazetteer.sqllineage.queries.scoping.protocol import Resolver, Taken
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.values.columns import with_columns
from gazetteer.sqllineage.queries.values.expressions import flow

CALLS: Final = frozenset({"arraymap", "arraytransform", "listtransform", "listapply", "arrayapply", "apply", "zipwith"})
"""What calls a lambda for each element, or those of several arrays, if the parser does not know it; by their names
without underscores."""


def fields(resolver: Resolver, value: Any, scope: Scope) -> list[Output] | None:
    """The fields of what the body of a lambda, or of a comprehension, makes; None where they are not known."""
    if isinstance(value, exp.Comprehension):
        call = exp.Lambda(this=value.this.copy(), expressions=[value.expression.copy()])
        return _made(resolver, call, [value.args["iterator"]], scope)
    arguments = [value.this, value.expression] if isinstance(value, exp.Transform) else value.expressions
    function = next((each for each in arguments if isinstance(each, exp.Lambda)), None)
    if function is None or not resolver.dialect.lambdas:
        return None
    arrays = [each for each in arguments if each is not function]
    return _made(resolver, function, arrays, scope)


def value_of(resolver: Resolver, value: Any, scope: Scope) -> Taken | None:
    """The sources of what a lambda makes of structs whose fields are known; None where they are not."""
    if not resolver.dialect.lambdas:
        return None
    if isinstance(value, exp.Reduce):
        return _reduced(resolver, value, scope)
    function, array = value.expression, value.this
    if not isinstance(function, exp.Lambda) or not resolver.fields(array, scope):
        return None
    body, inner = _opened(resolver, function, [_element(resolver, array, scope)], scope)
    return flow(resolver, body, inner), inner.conditions


def _reduced(resolver: Resolver, value: Any, scope: Scope) -> Taken | None:
    """What reduce(array, initial, merge, finish) gives where the fields are known of what it accumulates or reads."""
    initial, merge, finish = (value.args.get(each) for each in ("initial", "merge", "finish"))
    if initial is None or not isinstance(merge, exp.Lambda):
        return None
    known = resolver.fields(initial, scope)
    if not known and not resolver.fields(value.this, scope):
        return None
    inner = Scope(scope)
    element = _element(resolver, value.this, inner)
    result = Output("", "", flow(resolver, initial, inner), fields=tuple(known or ()))
    if known and resolver.dialect.items_of_rows:
        result.arrays_around = row_items.arrays_around(resolver, initial, scope)
    for _ in range(len(known or ()) + 1):
        # What one round puts into a field may be in another one after the next.
        result = _with_result(resolver, merge, [result, element], inner, result)
    if isinstance(finish, exp.Lambda):
        result = _with_result(resolver, finish, [result], inner, Output("", ""))
    return result.sources, inner.conditions


def _with_result(resolver: Resolver, function: Any, arguments: list[Output], scope: Scope, before: Output) -> Output:
    """A value, or what a call of a lambda gives."""
    body, inner = _opened(resolver, function, arguments, scope)
    found = Output("", "", flow(resolver, body, inner), fields=tuple(resolver.fields(body, inner) or ()))
    scope.conditions |= inner.conditions
    united = united_fields(before, found)
    return replace(before, sources=before.sources | found.sources, fields=united)


def _element(resolver: Resolver, array: Any, scope: Scope) -> Output:
    known = resolver.fields(array, scope)
    element = Output("", "", flow(resolver, array, scope), fields=tuple(known or ()))
    if known and resolver.dialect.items_of_rows:
        element.arrays_around = max(row_items.arrays_around(resolver, array, scope) - 1, UNKNOWN)
    return element


def _made(resolver: Resolver, function: Any, arrays: list[Any], scope: Scope) -> list[Output] | None:
    """The fields of the body."""
    body, inner = _opened(resolver, function, [_element(resolver, array, scope) for array in arrays], scope)
    found = resolver.fields(body, inner)
    scope.conditions |= inner.conditions
    return found


def _opened(resolver: Resolver, function: Any, arguments: list[Output], scope: Scope) -> tuple[Any, Scope]:
    """The body of a lambda with columns for the parameters, and the scope in which these are the arguments; one behind
    them is the position of the element."""
    inner = Scope(scope)
    # The parser does not make columns of the parameters.
    holder = exp.Paren(this=function.this.copy())
    with_columns(holder)
    for number, parameter in enumerate(function.expressions):
        key, name = resolver.pair(parameter)
        value = arguments[number] if number < len(arguments) else Output(key, name)
        inner.items.append(Item(Relation([replace(value, key=key, name=name)]), alias=key, scalar=True))
    for dot in holder.find_all(exp.Dot):
        if isinstance(dot.this, exp.Identifier) and inner.called((resolver.key(dot.this),)) is not None:
            dot.set("this", exp.Column(this=dot.this.copy()))
    return holder.this, inner
