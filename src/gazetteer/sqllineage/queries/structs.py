"""The fields of structs and rows, for `x.*`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.columns import column_parts, fields_of_column
from gazetteer.sqllineage.queries.expressions import flow, row_of_call
from gazetteer.sqllineage.queries.outputs import Output
from gazetteer.sqllineage.queries.protocol import Resolver
from gazetteer.sqllineage.queries.scopes import Scope

# What gives one of the structs that it gets.
_CHOOSE_ONE: Final = (
    exp.Paren, exp.Bracket, exp.Limit, exp.Order, exp.ArrayAgg, exp.AnyValue, exp.First, exp.Last, exp.FirstValue,
    exp.LastValue, exp.ArgMax, exp.ArgMin, exp.Window, exp.Cast, exp.HavingMax,
)  # fmt: skip


def fields(resolver: Resolver, value: Any, scope: Scope) -> list[Output] | None:
    """The fields of an expression's value; None when it is no struct whose fields are known."""
    if isinstance(value, exp.Query):
        relation = resolver.query(value, scope)
        scope.conditions |= relation.conditions
        return relation.outputs
    if isinstance(value, exp.Struct):
        return [_field(resolver, property_, scope) for property_ in value.expressions]
    if is_row(value):
        listed = enumerate(value.expressions, 1)
        return [Output(f"f{number}", f"f{number}", flow(resolver, each, scope)) for number, each in listed]
    if isinstance(value, exp.Anonymous | exp.Dot):
        if (made := _made_by_constructor(resolver, value, scope)) is not None:
            return made
        if (rows := row_of_call(resolver, value, scope)) is not None:
            return rows.outputs
    if isinstance(value, exp.If | exp.Case | exp.Coalesce):
        return _of_branches(resolver, value, scope)
    if isinstance(value, _CHOOSE_ONE):
        return fields(resolver, value.this, scope)
    parts = column_parts(value, resolver.dialect) if isinstance(value, exp.Column | exp.Dot | exp.Identifier) else None
    return fields_of_column(resolver, tuple(parts), scope) if parts else None


def of_value(resolver: Resolver, value: Any, scope: Scope) -> list[Output] | None:
    """The fields of a select item that is a struct, a row, or the call of a function of the script that gives one."""
    inner = value.this if isinstance(value, exp.Cast) else value
    if isinstance(value, exp.Struct) or is_row(inner):
        return fields(resolver, inner, scope)
    if not isinstance(value, exp.Anonymous | exp.Dot):
        return None
    if (made := _made_by_constructor(resolver, value, scope)) is not None:
        return made
    row = row_of_call(resolver, value, scope) if not resolver.dialect.structs else None
    return row.outputs if row is not None else None


def _made_by_constructor(resolver: Resolver, value: Any, scope: Scope) -> list[Output] | None:
    """The attributes of an object that the constructor of a declared type makes of its arguments."""
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


def is_row(value: Any) -> bool:
    """Whether an expression is the constructor of a row."""
    return isinstance(value, exp.Anonymous) and value.name.lower() == "row" and bool(value.expressions)


def _field(resolver: Resolver, property_: Any, scope: Scope) -> Output:
    if not isinstance(property_, exp.PropertyEQ | exp.Alias):
        name = property_.output_name or "_field"
        return Output(name.lower(), name.lower(), flow(resolver, property_, scope))
    identifier = property_.this if isinstance(property_, exp.PropertyEQ) else property_.args["alias"]
    value = property_.expression if isinstance(property_, exp.PropertyEQ) else property_.this
    key, name = resolver.pair(identifier) if isinstance(identifier, exp.Identifier) else (identifier.name,) * 2
    inner = fields(resolver, value, scope) if isinstance(value, exp.Struct) else None
    return Output(key, name, flow(resolver, value, scope), fields=tuple(inner or ()))


def _branches(value: Any) -> list[Any]:
    """The expressions that one of which is the value."""
    if isinstance(value, exp.Coalesce):
        return [value.this, *value.expressions]
    if isinstance(value, exp.If):
        return [branch for branch in (value.args.get("true"), value.args.get("false")) if branch is not None]
    values = [branch.args.get("true") for branch in value.args.get("ifs") or []]
    return [branch for branch in [*values, value.args.get("default")] if branch is not None]


def _of_branches(resolver: Resolver, value: Any, scope: Scope) -> list[Output] | None:
    """The fields of one of several structs; one whose fields are not known may give any of them."""
    known: list[list[Output]] = []
    unknown: list[Any] = []
    for branch in _branches(value):
        found = fields(resolver, branch, scope)
        if found is None:
            unknown.append(branch)
        else:
            known.append(found)
    united = _united(known)
    for branch in unknown if united is not None else ():
        sources = flow(resolver, branch, scope)
        for output in united or ():
            output.sources |= sources
    return united


def _united(branches: Iterable[list[Output]]) -> list[Output] | None:
    """The fields of structs of one type, by name."""
    by_key: dict[str, Output] = {}
    for branch in branches:
        for output in branch:
            before = by_key.get(output.key)
            sources = output.sources | before.sources if before is not None else output.sources
            by_key[output.key] = Output(output.key, output.name, sources, output.star_of, output.hidden)
    return list(by_key.values()) or None
