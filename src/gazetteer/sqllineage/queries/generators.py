"""Spark's and Hive's generators, such as explode(a): the columns that they give where nobody names them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.outputs import COLUMNS_OF_MAP, Output, Source

_OF_TEXTS: Final = frozenset({"json_tuple", "parse_url_tuple"})
_ARRAYS: Final = (exp.Array, exp.Split, exp.ArrayAgg, exp.ArrayUniqueAgg, exp.GenerateSeries, exp.RegexpExtractAll)
_OF_ARRAY: Final = "col"


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
