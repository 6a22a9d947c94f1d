"""Hands queries and expressions to sqlglot's parser, behind a gate for what would take too long."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from gazetteer.sqllineage.dialects import Dialect

MAX_DEPTH: Final = 150
"""Levels of parentheses and CASE in one statement; the parser takes some 20 frames a level."""
_FRAMES: Final = 12_000
_REPAIRS: Final = 4
_REPAIRED_LENGTH: Final = 200_000
_REWRITTEN: Final = re.compile(r"\b(zeroifnull|nullifzero|div0null|div0)\s*\(", re.IGNORECASE)
_WORD: Final = re.compile(r"(?<![\w'\"`.])[A-Za-z_]\w*(?![\w'\"`])")
# Words with a meaning for the parser that people have as names of columns and tables.
_MAY_BE_NAMES: Final = frozenset(
    {
        "AT", "DAY", "DESC", "END", "DATE", "TIME", "LEVEL", "VALUE", "KEY", "INDEX", "COMMENT", "START", "FORMAT", "CASE",
        "LIMIT", "OFFSET", "ROW", "ROWS", "RANGE", "FILTER", "FIRST", "LAST", "LEFT", "RIGHT", "FULL", "MATCH", "OPEN",
        "CLOSE", "SET", "STATUS", "TYPE", "USER", "VIEW", "TABLE", "COLUMN", "DEFAULT", "FINAL", "WINDOW", "QUALIFY",
        "PIVOT", "UNPIVOT", "SAMPLE", "ASOF", "ANTI", "SEMI", "LATERAL", "NATURAL", "CROSS", "DIV", "MOD", "RLIKE",
        "SETTINGS", "PREWHERE", "TOP", "CHANGES", "VERSION", "TIMESTAMP", "INTERVAL", "CURRENT", "SHOW", "DESCRIBE",
        "EXECUTE", "KILL", "LOAD", "CACHE", "MERGE", "REPLACE", "TRUNCATE", "COPY", "GRANT", "REFERENCES", "SOME", "ANY",
        "OUT", "OVERLAPS", "USE", "USING", "PROCEDURE", "FUNCTION", "COLLATE", "CLUSTER", "PARTITION", "OBJECT", "SCHEMA",
        "SUMMARIZE", "ATTACH", "DETACH", "PERCENT", "PRAGMA", "UNIQUE", "LOCK", "GLOBAL", "LOCAL", "INTO", "FORCE", "CUBE",
        "ROLLUP", "STRUCT", "ARRAY", "MAP", "OPTION", "OPTIONS", "DESCRIPTION", "IS", "GLOB", "FETCH", "ESCAPE", "ONLY",
        "DISTRIBUTE", "SORT", "SEQUENCE", "YEAR", "MONTH", "RETURNING", "OVER", "ALL", "FOR", "TO", "BY", "WITH", "ROLE",
    }
)  # fmt: skip


class NotUnderstoodError(Exception):
    """Text that the parser did not take; the message says why."""


@contextmanager
def _room_for_recursion() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def depth(sql: str) -> int:
    """An upper bound of how deep parentheses and brackets nest, without a look at quotes."""
    deepest = level = 0
    for character in sql:
        if character in "([{":
            level += 1
            deepest = max(deepest, level)
        elif character in ")]}" and level:
            level -= 1
    return deepest


def parse(sql: str, dialect: Dialect) -> Any:
    """The syntax tree of one query, by sqlglot; NotUnderstoodError when it cannot read it."""
    from sqlglot import errors, exp

    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    if max(depth(sql), sql.upper().count("CASE") if len(sql) < 100_000 else 0) > MAX_DEPTH and depth(sql) > MAX_DEPTH:
        raise NotUnderstoodError(f"it nests deeper than {MAX_DEPTH} levels")
    try:
        with _room_for_recursion():
            trees = _parse_repaired(_unchanged_by_parser(sql), dialect)
    except errors.SqlglotError as error:
        message = str(error).split("\n", 1)[0].replace("\x1b[4m", "").replace("\x1b[0m", "")
        raise NotUnderstoodError(f"the parser says: {message[:200]}") from error
    except RecursionError as error:
        raise NotUnderstoodError("it nests too deep for the parser") from error
    except Exception as error:
        raise NotUnderstoodError(f"the parser failed: {type(error).__name__}: {error}"[:200]) from error
    found = [tree for tree in trees if tree is not None]
    if len(found) != 1:
        raise NotUnderstoodError(f"{len(found)} statements stand where one was expected")
    if isinstance(found[0], exp.Command):
        raise NotUnderstoodError("the parser does not know this statement")
    return found[0]


def _unchanged_by_parser(sql: str) -> str:
    """The text with functions renamed that the parser turns into CASE, which would make values into conditions."""
    return _REWRITTEN.sub(r"f_\1(", sql)


def _parse_repaired(sql: str, dialect: Dialect) -> list[Any]:
    """Parse; where a word that is reserved for the parser is a name, try again with it in quotes."""
    import sqlglot
    from sqlglot import errors

    for attempt in range(_REPAIRS + 1):
        try:
            return list(sqlglot.parse(sql, read=dialect.parser))
        except errors.ParseError as error:
            repaired = _with_quoted_name(sql, error, dialect) if attempt < _REPAIRS else None
            if repaired is None:
                raise
            sql = repaired
    return []


def _with_quoted_name(sql: str, error: Any, dialect: Dialect) -> str | None:
    """The text with quotes around the reserved word at or before the place that the parser complained about."""
    if not error.errors or len(sql) > _REPAIRED_LENGTH:
        return None
    place = error.errors[0]
    lines = sql.split("\n")
    line, column = (place.get("line") or 1) - 1, place.get("col") or 0
    if line >= len(lines):
        return None
    end = sum(len(text) + 1 for text in lines[:line]) + column
    opening, closing = dialect.usual_quotes
    for match in reversed(list(_WORD.finditer(sql, max(end - 80, 0), min(end + 1, len(sql))))[-2:]):
        if match.group().upper() in _MAY_BE_NAMES:
            return f"{sql[: match.start()]}{opening}{match.group().lower()}{closing}{sql[match.end() :]}"
    return None


def parse_expression(sql: str, dialect: Dialect) -> Any:
    """The syntax tree of an expression."""
    tree = parse(f"SELECT ({sql})" if dialect.transact else f"SELECT {sql}", dialect)
    if not tree.args.get("expressions"):
        raise NotUnderstoodError("an expression was expected")
    return tree.expressions[0]


def parse_condition(sql: str, dialect: Dialect) -> Any:
    """The syntax tree of a condition."""
    tree = parse(f"SELECT 1 WHERE {sql}", dialect)
    if tree.args.get("where") is None:
        raise NotUnderstoodError("a condition was expected")
    return tree.args["where"].this
