"""Words such as `day` and `int` among the arguments of functions: they look like columns and are units or types."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.text.dialect import Dialect

_UNITS: Final = frozenset(
    {
        "year", "years", "yyyy", "yyy", "yy", "yr", "yrs", "quarter", "quarters", "qtr", "qtrs", "qq",
        "month", "months", "mon", "mons", "mm", "week", "weeks", "wk", "ww", "weekofyear", "week_iso",
        "iso_week", "isoweek", "isowk", "isoww", "day", "days", "dd", "dayofyear", "doy", "dy", "dayofmonth",
        "dayofweek", "dayofweek_iso", "dayofweekiso", "dow_iso", "weekday", "dow", "dw", "isodow", "hour",
        "hours", "hh", "hr", "hrs", "minute", "minutes", "mi", "min", "mins", "second", "seconds", "ss",
        "sec", "secs", "millisecond", "milliseconds", "ms", "msec", "mil", "mils", "microsecond",
        "microseconds", "us", "usec", "mcs", "nanosecond", "nanoseconds", "ns", "nsec", "epoch",
        "epoch_second", "epoch_millisecond", "epoch_microsecond", "epoch_nanosecond", "decade", "decades",
        "century", "centuries", "cent", "c", "dec", "millennium", "millennia", "isoyear", "yearofweek",
        "yearofweekiso", "timezone", "timezone_hour", "timezone_minute", "tz", "tzoffset", "tzh", "tzm",
    }
)  # fmt: skip
_LETTERS: Final = frozenset("yqmwdhns")
# By their names without underscores: what counts from one moment to another or adds to one has a unit and two values.
_WITH_TWO_VALUES: Final = frozenset(
    {
        "dateadd", "datediff", "datediffbig", "datesub", "timestampadd", "timestampdiff", "timestampsub",
        "datetimeadd", "datetimediff", "datetimesub", "timeadd", "timediff", "timesub", "tsordsadd", "tsordsdiff",
        "tsordssub", "datebucket",
    }
)  # fmt: skip
# The unit is the first argument.
_PARTS: Final = frozenset({"datepart", "datename", "extract"})
# It is the first one or the second, as the database has it.
_CUTS: Final = frozenset(
    {
        "datetrunc", "timestamptrunc", "datetimetrunc", "timetrunc", "trunc", "lastday", "dateround", "round",
        "timeslice", "timestampround",
    }
)  # fmt: skip


def is_word(column: Any, scope: Scope, dialect: Dialect) -> bool:
    """Whether what looks like a column is an argument that is a unit of time or the name of a type."""
    function = column.parent
    if not isinstance(function, exp.Func) or column.args.get("table") is not None:
        return False
    name = function.name.lower() if isinstance(function, exp.Anonymous) else function.key
    name = name.replace("_", "")
    arguments = _arguments(function)
    if name in dialect.type_arguments:
        position = dialect.type_arguments[name]
        return position < len(arguments) and arguments[position] is column
    if _has_unit(function):
        return False
    word = column.name.lower()
    if name in _WITH_TWO_VALUES:
        return len(arguments) > 2 and (
            _is_first_unit(arguments, column, word) or (_is_last(arguments, column) and word in _UNITS)
        )
    if name in _PARTS:
        return len(arguments) > 1 and _is_first_unit(arguments, column, word)
    if name in _CUTS:
        return len(arguments) > 1 and word in _UNITS and not scope.certain(word)
    return False


def with_unit_first(function: Any) -> None:
    """Of DATEDIFF(month, a, b), which the parser of many databases takes for one whose unit stands last, `b` is made
    a column again."""
    first, unit = function.args.get("this"), function.args.get("unit")
    has_unit_first = isinstance(first, exp.Column) and not first.args.get("table") and first.name.lower() in _UNITS
    if has_unit_first and isinstance(unit, exp.Var) and unit.name.lower() not in _UNITS:
        function.set("unit", exp.column(unit.name.lower()))


def _arguments(function: Any) -> list[Any]:
    """The arguments as they are written, where the parser does not know better."""
    return [each for each in function.iter_expressions() if not isinstance(each, exp.Identifier)]


def _has_unit(function: Any) -> bool:
    """Whether the parser has found the unit, or it is a text."""
    unit = function.args.get("unit")
    if unit is not None:
        return not isinstance(unit, exp.Column)
    return any(isinstance(each, exp.Literal) and each.name.lower() in _UNITS for each in function.expressions)


def _is_first_unit(arguments: list[Any], column: Any, word: str) -> bool:
    return arguments[0] is column and (word in _UNITS or word in _LETTERS)


def _is_last(arguments: list[Any], column: Any) -> bool:
    """Whether it stands behind two values, of which the first is no unit."""
    first = arguments[0]
    is_unit = isinstance(first, exp.Column) and first.name.lower() in _UNITS
    return arguments[-1] is column and not is_unit
