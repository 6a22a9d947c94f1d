"""Units such as `day` that stand among the arguments of date functions and look like columns."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scopes import Scope

_DATE_UNITS: Final = frozenset(
    {
        "year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond",
        "dow", "doy", "isoweek", "isodow", "epoch", "yyyy", "yy", "mm", "dd", "hh", "mi", "ss", "dayofyear",
        "dayofweek", "weekday", "days", "months", "years", "hours", "minutes", "seconds", "weeks", "qq", "ms",
        "wk", "ww", "dw", "decade", "century", "millennium", "isoyear", "timezone",
    }
)  # fmt: skip
_DATE_FUNCTION_MARKS: Final = ("date", "time", "trunc", "extract", "last_day", "next_day", "add_", "diff", "interval")


def is_unit(function: str, argument: Any, scope: Scope) -> bool:
    """Whether an argument of this function, such as `day`, is a unit and no column."""
    if not any(mark in function for mark in _DATE_FUNCTION_MARKS):
        return False
    if not isinstance(argument, exp.Column) or argument.args.get("table"):
        return False
    return argument.name.lower() in _DATE_UNITS and not scope.certain(argument.name.lower())
