"""dbt's macros that give a value: what their arguments are, and how the value is called that has no alias."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from gazetteer.sqllineage.text import macros
from gazetteer.sqllineage.text.macros import PLACEHOLDER

ANY_TYPE: Final = "text"
"""A type in place of one that is not known: no column comes from it."""
# Packages whose macros take columns as texts and give a value of them.
_PACKAGES: Final = ("dbt", "dbt_utils", "dbt_date", "dbt_expectations")
# The arguments in order. Those of dbt itself, which may be called without its name:
_OF_DBT: Final = {
    "any_value": ("expression",),
    "array_append": ("array", "new_element"),
    "array_concat": ("array_1", "array_2"),
    "array_construct": ("inputs", "data_type"),
    "bool_or": ("expression",),
    "cast": ("field", "type"),
    "cast_bool_to_text": ("field",),
    "concat": ("fields",),
    "date": ("year", "month", "day"),
    "date_trunc": ("datepart", "date"),
    "dateadd": ("datepart", "interval", "from_date_or_timestamp"),
    "datediff": ("first_date", "second_date", "datepart"),
    "equals": ("expr1", "expr2"),
    "escape_single_quotes": ("value",),
    "hash": ("field",),
    "last_day": ("date", "datepart"),
    "length": ("expression",),
    "listagg": ("measure", "delimiter_text", "order_by_clause", "limit_num"),
    "position": ("substring_text", "string_text"),
    "replace": ("field", "old_chars", "new_chars"),
    "right": ("string_text", "length_expression"),
    "safe_cast": ("field", "type"),
    "split_part": ("string_text", "delimiter_text", "part_number"),
    "string_literal": ("value",),
}
# Those of packages, where not all are columns or values:
_OF_PACKAGES: Final = {
    "cast_array_to_string": ("array",),
    "convert_timezone": ("column", "target_tz", "source_tz"),
    "date_part": ("datepart", "date"),
    "day_name": ("date", "short"),
    "day_of_week": ("date", "isoweek"),
    "from_unixtimestamp": ("epochs", "format"),
    "get_url_parameter": ("field", "url_parameter"),
    "haversine_distance": ("lat1", "lon1", "lat2", "lon2", "unit"),
    "last_month": ("tz",),
    "last_month_name": ("short", "tz"),
    "last_month_number": ("tz",),
    "last_week": ("tz",),
    "month_name": ("date", "short", "language"),
    "n_days_ago": ("n", "date", "tz"),
    "n_days_away": ("n", "date", "tz"),
    "n_months_ago": ("n", "tz"),
    "n_months_away": ("n", "tz"),
    "n_weeks_ago": ("n", "tz"),
    "n_weeks_away": ("n", "tz"),
    "next_month": ("tz",),
    "next_month_name": ("short", "tz"),
    "next_month_number": ("tz",),
    "next_week": ("tz",),
    "now": ("tz",),
    "periods_since": ("date_col", "period_name", "tz"),
    "pretty_log_format": ("value",),
    "pretty_time": ("format",),
    "slugify": ("value",),
    "to_unixtimestamp": ("timestamp",),
    "today": ("tz",),
    "tomorrow": ("date", "tz"),
    "yesterday": ("date", "tz"),
}
_ORDER: Final = "order_by_clause"
_TEXTS: Final = frozenset(
    {
        "type", "data_type", "datepart", "value", "url_parameter", "unit", "target_tz", "source_tz", "tz", "format",
        "period_name", "language", "short", "isoweek",
    }
)  # fmt: skip
_CASTS: Final = frozenset({"safe_cast", "cast"})
_TYPES: Final = {
    "string": "text", "timestamp": "timestamp", "float": "float", "numeric": "numeric", "bigint": "bigint",
    "int": "int", "integer": "int", "boolean": "boolean", "date": "date",
}  # fmt: skip
_TYPE_MACRO: Final = re.compile(rf"(?:(?:dbt|dbt_utils)\.)?type_({'|'.join(_TYPES)})")
_TYPE_METHOD: Final = re.compile(r"(?:api|adapter)\.Column\.(?:translate_type|string_type|numeric_type)")
_PLAIN_TYPE: Final = re.compile(r"[A-Za-z][\w ]*(?:\(\s*\w+\s*(?:,\s*\w+\s*)?\))?")
# The function that a macro is in PostgreSQL and Redshift alike, which call the value after it.
_FUNCTIONS: Final = {
    "array_append": "array_append", "array_construct": "array", "bool_or": "bool_or", "date_trunc": "date_trunc",
    "generate_surrogate_key": "md5", "get_url_host": "split_part", "get_url_parameter": "nullif", "hash": "md5",
    "length": "length", "position": "position", "replace": "replace", "split_part": "split_part",
    "surrogate_key": "md5",
}  # fmt: skip


def is_known(path: str) -> bool:
    """Whether a macro is known to make a value of the columns that its arguments name."""
    return path in _OF_DBT or path.partition(".")[0] in _PACKAGES


def call(path: str, arguments: str, expressions: Callable[[str], list[str]]) -> str:
    """A macro's call in SQL; `expressions` gives what an argument stands for, as it is written."""
    name = path.rpartition(".")[2]
    order = {**_OF_PACKAGES, **_OF_DBT}.get(name, ()) if is_known(path) else ()
    positional, found = macros.arguments(arguments)
    found |= zip(order or map(str, range(len(positional))), positional, strict=False)
    values = [each for key, text in found.items() if key not in {*_TEXTS, _ORDER} for each in expressions(text)]
    if name in _CASTS and order and values:
        wanted = "".join(expressions(found.get("type", "")))
        return f"cast({values[0]} as {wanted if _PLAIN_TYPE.fullmatch(wanted) else ANY_TYPE})"
    sort = "".join(expressions(found.get(_ORDER, "")))
    clause = f" {sort}" if sort.lower().startswith("order by ") and values else ""
    function = re.sub(r"\W+", "_", path if is_known(path) else f"unknown_{path}")
    return f"{PLACEHOLDER}{function}({', '.join(values)}{clause})"


def type_called(path: str) -> str | None:
    """The type that a macro or a method of dbt gives; None for any other call."""
    match = _TYPE_MACRO.fullmatch(path)
    if match is not None:
        return _TYPES[match[1]]
    return ANY_TYPE if _TYPE_METHOD.fullmatch(path) else None


def name_of(function: str) -> str | None:
    """What a value is called after that `call` wrote, None where that is not known or has no name."""
    path = function.removeprefix(PLACEHOLDER)
    names = (path, *(path.removeprefix(f"{package}_") for package in _PACKAGES))
    return next((_FUNCTIONS[name] for name in names if name in _FUNCTIONS), None)
