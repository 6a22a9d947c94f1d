"""What functions make of known texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Final

_CHARACTERS: Final = frozenset({"CHR", "CHAR", "NCHAR"})
# What they change of a text is nothing that names or statements depend on.
_KEEPING: Final = frozenset(
    {
        "QUOTE_IDENT", "TRIM", "UPPER", "LOWER", "LTRIM", "RTRIM", "BTRIM", "INITCAP", "TO_CHAR", "TO_CLOB", "TO_NCHAR",
        "DBMS_ASSERT.NOOP", "DBMS_ASSERT.SQL_OBJECT_NAME", "DBMS_ASSERT.SIMPLE_SQL_NAME", "DBMS_ASSERT.SCHEMA_NAME",
        "DBMS_ASSERT.QUALIFIED_SQL_NAME", "DBMS_ASSERT.ENQUOTE_NAME",
    }
)  # fmt: skip
_QUOTING: Final = frozenset({"QUOTE_LITERAL", "QUOTE_NULLABLE", "QUOTE", "DBMS_ASSERT.ENQUOTE_LITERAL"})
_CHOOSING: Final = {
    "IF": (1, 1), "IIF": (1, 1), "IFF": (1, 1), "NVL2": (1, 1), "CHOOSE": (1, 1), "ELT": (1, 1), "DECODE": (2, 2),
    "COALESCE": (0, 1), "NVL": (0, 1), "IFNULL": (0, 1), "ISNULL": (0, 1), "ZEROIFNULL": (0, 1),
}  # fmt: skip
"""Functions whose value is one of their arguments: the first that it may be, and how many further each next one is."""


def choices(function: str, count: int) -> list[int] | None:
    """Which of a function's arguments its value may be; None for one that does not choose."""
    if function not in _CHOOSING:
        return None
    first, step = _CHOOSING[function]
    found = list(range(first, count, step))
    # DECODE's default has no search before it.
    return [*found, count - 1] if step > 1 and count > 3 and count % 2 == 0 else found


def combinations(arguments: Sequence[tuple[str, ...]], limit: int) -> Iterator[tuple[str, ...]]:
    """The first combinations of one text of each argument."""
    return islice(product(*arguments), limit)


def is_character(function: str) -> bool:
    """Whether a function gives one character by its number."""
    return function in _CHARACTERS


def result(function: str, arguments: Sequence[str]) -> str | None:
    """The value of a function; None where it is not known what that does."""
    if function == "CONCAT":
        return "".join(arguments)
    if not arguments:
        return None
    first, *others = arguments
    if function == "CONCAT_WS":
        return first.join(others)
    if function == "FORMAT":
        return _formatted(first, others)
    if function == "REPLACE" and len(others) == 2:
        return first.replace(others[0], others[1])
    if function == "QUOTENAME":
        return f"[{first}]"
    if function in _KEEPING:
        return first
    if function in _QUOTING:
        return "'" + first.replace("'", "''") + "'"
    return None


def length(function: str, arguments: Sequence[str]) -> int:
    """At most how long the value of a function becomes."""
    if function == "REPLACE" and len(arguments) == 3 and arguments[1]:
        return len(arguments[0]) + arguments[0].count(arguments[1]) * len(arguments[2])
    if function == "FORMAT" and arguments:
        return len(arguments[0]) + arguments[0].count("%") * max(map(len, arguments))
    separators = len(arguments) * len(arguments[0]) if function == "CONCAT_WS" and arguments else 0
    return sum(map(len, arguments)) + separators


def _formatted(template: str, arguments: Sequence[str]) -> str:
    remaining = iter(arguments)

    def replaced(match: re.Match[str]) -> str:
        if match.group() == "%%":
            return "%"
        position, kind = match.group(1), match.group(2)
        text = arguments[int(position[:-1]) - 1] if position else next(remaining, "")
        return f"'{text}'" if kind == "L" else text

    return re.sub(r"%(?:(\d+\$)?[-\d]*([sIL])|%)", replaced, template)
