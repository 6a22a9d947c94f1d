"""ClickHouse's WITH (x -> x + 1) AS f: what a call of such a name is, written out."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.rewrites.functions import NAMED_LAMBDA


def written_out(resolver: Resolver, call: Any) -> Any | None:
    """The body of the lambda that a call names, with the arguments for the parameters; None where it names none."""
    function = called(resolver, call.name.lower()) if resolver.with_values else None
    if function is None:
        return None
    if not resolver.calls_to_write_out:
        # A text of a few lines may call them without an end.
        resolver.surroundings.mark()
        return None
    resolver.calls_to_write_out -= 1
    parameters = [resolver.key(parameter) for parameter in function.expressions]
    arguments = dict(zip(parameters, call.expressions, strict=False))

    def argument_for(node: Any) -> Any:
        # The parser makes no columns of the parameters.
        is_name = isinstance(node, exp.Identifier) and not isinstance(node.parent, exp.Column | exp.Lambda)
        is_field = isinstance(node.parent, exp.Dot) and node.arg_key == "expression"
        argument = arguments.get(resolver.key(node)) if is_name and not is_field else None
        return exp.Paren(this=argument.copy()) if argument is not None else node

    return exp.Paren(this=function.this.copy()).transform(argument_for, copy=False)


def called(resolver: Resolver, name: str) -> Any | None:
    """The lambda that WITH calls so."""
    for level in reversed(resolver.ctes):
        relation = level.get(f"scalar:{name.removeprefix(NAMED_LAMBDA + '_')}")
        value = resolver.with_values.get(id(relation)) if relation is not None else None
        if value is None:
            continue
        call = value.unnest()
        is_named = isinstance(call, exp.Anonymous) and call.name == NAMED_LAMBDA and call.expressions
        return call.expressions[0] if is_named and isinstance(call.expressions[0], exp.Lambda) else None
    return None
