"""Spark's and Hive's generators, such as explode(a): the columns that they give where nobody names them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import COLUMNS_OF_MAP, Output, Source
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.values.expressions import flow

_OF_TEXTS: Final = frozenset({"json_tuple", "parse_url_tuple"})
_ARRAYS: Final = (exp.Array, exp.Split, exp.ArrayAgg, exp.ArrayUniqueAgg, exp.GenerateSeries, exp.RegexpExtractAll)
_OF_ARRAY: Final = "col"
_MAPS: Final = (exp.Map, exp.VarMap)
OF_FIELDS: Final = frozenset({"inline", "inline_outer"})
"""What gives the fields of structs, if the parser does not know it."""


def columns(value: Any, asked: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The columns of a generator, none for other values; `asked` are the names that may mean one of them.

    Whether a column holds a map or an array is not known: it is a map if only columns of maps are asked for.
    """
    name = value.name.lower() if isinstance(value, exp.Anonymous) else ""
    if isinstance(value, exp.Stack):
        rows = int(value.name) if value.name.isdigit() else 0
        return tuple(f"col{number}" for number in range(-(-len(value.expressions) // rows) if rows else 1))
    if name in _OF_TEXTS:
        return tuple(f"c{number}" for number in range(len(value.expressions) - 1))
    if not isinstance(value, exp.Explode | exp.Posexplode):
        return ()
    position = ("pos",) if isinstance(value, exp.Posexplode) else ()
    is_map = _is_map(value.this) or (
        may_be_map(value) and _OF_ARRAY not in asked and not asked.isdisjoint(COLUMNS_OF_MAP)
    )
    return (*position, *COLUMNS_OF_MAP) if is_map else (*position, _OF_ARRAY)


def apart(resolver: Resolver, value: Any, scope: Scope) -> list[Output] | None:
    """The columns of a generator, each with its own sources; None where these are not known one by one."""
    if isinstance(value, exp.Stack):
        return _stacked(resolver, value, scope)
    if isinstance(value, exp.Inline) or (isinstance(value, exp.Anonymous) and value.name.lower() in OF_FIELDS):
        return resolver.fields(value, scope)
    if not isinstance(value, exp.Explode | exp.Posexplode):
        return None
    position = [Output("pos", "pos", flow(resolver, value.this, scope))] if isinstance(value, exp.Posexplode) else []
    if (pair := entries(value.this)) is not None:
        named = zip(COLUMNS_OF_MAP, pair, strict=True)
        return position + [Output(name, name, flow(resolver, each, scope)) for name, each in named]
    fields = resolver.fields(value.this, scope)
    if not fields:
        return None
    return [*position, Output(_OF_ARRAY, _OF_ARRAY, flow(resolver, value.this, scope), fields=tuple(fields))]


def _stacked(resolver: Resolver, value: Any, scope: Scope) -> list[Output] | None:
    """stack(2, a, b, c, d): two rows, so that a and c are of one column, b and d of the other."""
    names = columns(value)
    if not value.name.isdigit() or not names:
        return None
    every = [flow(resolver, each, scope) for each in value.expressions]
    return [
        Output(name, name, frozenset(source for sources in every[position :: len(names)] for source in sources))
        for position, name in enumerate(names)
    ]


def entries(value: Any) -> tuple[Any, Any] | None:
    """The keys and the values of a map that is built here."""
    keys, values = (value.args.get("keys"), value.args.get("values")) if isinstance(value, _MAPS) else (None, None)
    return (keys, values) if keys is not None and values is not None else None


def flattened(
    resolver: Resolver, value: Any, names: Iterable[str], sources: frozenset[Source], scope: Scope
) -> list[Output]:
    """The columns of Snowflake's FLATTEN: of an object that is built here the keys come from its keys."""
    argument = value.this.expression if isinstance(value.this, exp.Kwarg) else value.this
    keys = sources
    if isinstance(argument, exp.Struct | exp.JSONObject) and argument.expressions:
        pairs = [each for each in argument.expressions if isinstance(each, exp.PropertyEQ | exp.JSONKeyValue)]
        keys = frozenset(source for pair in pairs for source in flow(resolver, pair.this, scope))
        elements = None
    else:
        elements = resolver.fields(argument, scope)
    own = {"key": keys, "path": keys}
    return [
        Output(name, name, own.get(name, sources), fields=tuple(elements or ()) if name == "value" else ())
        for name in names
    ]


def outputs(listed: Iterable[str], value: Any, sources: frozenset[Source]) -> list[Output]:
    """The listed columns of what may be a generator."""
    is_open = may_be_map(value)
    return [Output(name, name, sources, may_be_map=is_open and name == _OF_ARRAY) for name in listed]


def may_be_map(value: Any) -> bool:
    """Whether a value is explode(a) or posexplode(a), and nothing says that it is of an array."""
    return isinstance(value, exp.Explode | exp.Posexplode) and not isinstance(value.this, _ARRAYS)


def _is_map(argument: Any) -> bool:
    return isinstance(argument, exp.Map | exp.VarMap | exp.MapFromEntries | exp.StrToMap) or (
        isinstance(argument, exp.Anonymous) and argument.name.lower().startswith("map")
    )


def asked_beside(node: Any, alias: str) -> tuple[frozenset[str], frozenset[str]]:
    """The columns that the query of an item of FROM asks for: those with its alias, and those without any."""
    query = node.find_ancestor(exp.Select)
    found = list(query.find_all(exp.Column)) if query is not None else []
    # What stands before a dot may be a column that holds a struct.
    structs = frozenset(column.table.lower() for column in found if column.table)
    return _names(found, alias) if alias else frozenset(), _names(found, "") | structs


def asked_around(value: Any) -> frozenset[str]:
    """The columns that may be asked for of the query whose select item a generator is."""
    query = value.find_ancestor(exp.Select)
    alias = query.parent.alias if query is not None and isinstance(query.parent, exp.Subquery | exp.CTE) else ""
    outside = [column for column in value.root().find_all(exp.Column) if column.find_ancestor(exp.Select) is not query]
    return _names(outside, "") | (_names(outside, alias) if alias else frozenset())


def _names(found: Iterable[Any], qualifier: str) -> frozenset[str]:
    return frozenset(column.name.lower() for column in found if column.table.lower() == qualifier.lower())


def may_be_others(asked: Iterable[str], has: Iterable[bool | None]) -> bool:
    """Whether a column of a map that is asked for by its bare name may be another item's."""
    return not set(asked).isdisjoint(COLUMNS_OF_MAP) and any(each is None for each in has)
