"""Second attempts at a text that the parser refused: names that are words of its grammar, JSON arrows in arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.macros import PLACEHOLDER

_ATTEMPTS: Final = 8
_WRONG_COUNT: Final = "number of provided arguments"
_LONGEST: Final = 200_000
_WORD: Final = re.compile(r"(?<![\w'\"`@#:$])[A-Za-z_]\w*(?![\w'\"`])")
_ARROWS: Final = re.compile(r"""(?<![\w."'])([\w."]+(?:\s*->>?\s*(?:'[^']*'|\d+))+)""")
_BULK_FILES: Final = re.compile(
    r"(?i)\bOPENROWSET\s*\(\s*BULK\b(?:[^()']|'[^']*'|\([^()]*\))*\)(?:\s*WITH\s*\((?:[^()]|\([^()]*\))*\))?"
)
_MACRO_CALLS: Final = re.compile(rf"(?<![\w.\"`\]]){PLACEHOLDER}\w*+(?:\([^()]*\))?(?![\w.])")
_BEFORE_TABLE: Final = re.compile(r"(?i)\b(?:FROM|JOIN|INTO|UPDATE|USING|TABLE)\s+$")
_LEFT_OUT: Final = "left_out"
_TEXT: Final = "text"
# Words with a meaning for the parser that people have as names of columns and tables.
_MAY_BE_NAMES: Final = frozenset(
    {
        "AT", "DAY", "DESC", "END", "DATE", "TIME", "LEVEL", "VALUE", "KEY", "INDEX", "COMMENT", "START",
        "FORMAT", "CASE", "LIMIT", "OFFSET", "ROW", "ROWS", "RANGE", "FILTER", "FIRST", "LAST", "LEFT", "RIGHT",
        "FULL", "MATCH", "OPEN", "CLOSE", "SET", "STATUS", "TYPE", "USER", "VIEW", "TABLE", "COLUMN", "DEFAULT",
        "FINAL", "WINDOW", "QUALIFY", "PIVOT", "UNPIVOT", "SAMPLE", "ASOF", "ANTI", "SEMI", "LATERAL",
        "NATURAL", "CROSS", "DIV", "MOD", "RLIKE", "SETTINGS", "PREWHERE", "TOP", "CHANGES", "VERSION",
        "TIMESTAMP", "INTERVAL", "CURRENT", "SHOW", "DESCRIBE", "EXECUTE", "KILL", "LOAD", "CACHE", "MERGE",
        "REPLACE", "TRUNCATE", "COPY", "GRANT", "REFERENCES", "SOME", "ANY", "OUT", "OVERLAPS", "USE",
        "PROCEDURE", "FUNCTION", "COLLATE", "CLUSTER", "PARTITION", "OBJECT", "SCHEMA", "SUMMARIZE", "ATTACH",
        "DETACH", "PERCENT", "PRAGMA", "UNIQUE", "LOCK", "GLOBAL", "LOCAL", "FORCE", "CUBE", "ROLLUP", "STRUCT",
        "ARRAY", "MAP", "OPTION", "OPTIONS", "DESCRIPTION", "GLOB", "FETCH", "ESCAPE", "ONLY", "DISTRIBUTE",
        "SORT", "SEQUENCE", "WHEN", "YEAR", "MONTH", "RETURNING", "OVER", "ALL", "ROLE", "GROUP", "ORDER", "TO",
    }
)  # fmt: skip


@cache
def _grammar(name: str) -> Any:
    from sqlglot import Dialect as Grammar

    return Grammar.get_or_raise(name)


def parse(sql: str, dialect: Dialect) -> list[Any]:
    """sqlglot's trees of a text; raises its ParseError when no repair helps."""
    from sqlglot import errors

    try:
        return _parsed(sql, dialect)
    except errors.ParseError as error:
        if _WRONG_COUNT in str(error):
            # The parser knows fewer arguments of a function than the database does.
            return _parsed(sql, dialect, error_level=errors.ErrorLevel.IGNORE)
        if len(sql) > _LONGEST:
            raise
        first = error
    tags = sql.count(PLACEHOLDER)
    furthest = _position(sql, first)
    candidates = list(_variants(sql, first, dialect))
    for _ in range(_ATTEMPTS):
        if not candidates:
            break
        candidate = candidates.pop(0)
        try:
            trees = _parsed(candidate, dialect)
            for tree in trees if candidate.count(PLACEHOLDER) < tags else ():
                tree.meta[_LEFT_OUT] = True
            return trees
        except errors.ParseError as error:
            position = _position(candidate, error)
            if position > furthest + 2:
                furthest = position
                candidates = list(_variants(candidate, error, dialect)) + candidates
    raise first


def _parsed(sql: str, dialect: Dialect, **options: Any) -> list[Any]:
    trees = list(_grammar(dialect.parser).parse(sql, **options))
    for tree in trees if dialect.names_by_function else ():
        if tree is not None:
            tree.meta[_TEXT] = sql
    return trees


def written(node: Any) -> str:
    """The word in the text at which the parser found a function; empty where it does not know it any more."""
    if "start" not in node.meta:
        return ""
    text = str(node.root().meta.get(_TEXT, ""))
    return text[node.meta["start"] : node.meta["end"] + 1]


def is_incomplete(tree: Any) -> bool:
    """Whether a macro was left out of the text of a tree: what it does there is not known."""
    return bool(tree._meta) and _LEFT_OUT in tree._meta


def as_incomplete_as(tree: Any, whole: Any) -> Any:
    """The tree, which is a part of another one that may be incomplete."""
    if is_incomplete(whole):
        tree.meta[_LEFT_OUT] = True
    return tree


def _position(sql: str, error: Any) -> int:
    if not error.errors:
        return 0
    place = error.errors[0]
    line, column = (place.get("line") or 1) - 1, place.get("col") or 0
    lines = sql.split("\n", line + 1)
    return sum(len(text) + 1 for text in lines[:line]) + column


def _variants(sql: str, error: Any, dialect: Dialect) -> Iterator[str]:
    if "->" in sql:
        with_parentheses = _ARROWS.sub(r"(\1)", sql)
        if with_parentheses != sql:
            yield with_parentheses
    if PLACEHOLDER in sql:
        yield from _without_macros(sql, _position(sql, error))
    if "OPENROWSET" in sql.upper():
        without_files = _BULK_FILES.sub("OPENROWSET()", sql)
        if without_files != sql:
            yield without_files
    end = _position(sql, error)
    opening, closing = dialect.usual_quotes[0], dialect.usual_quotes[1]
    near = [match for match in _WORD.finditer(sql, max(end - 100, 0)) if match.start() <= end]
    for match in reversed(near[-3:]):
        if match.group().upper() in _MAY_BE_NAMES or sql[: match.start()].endswith("."):
            yield f"{sql[: match.start()]}{opening}{match.group().lower()}{closing}{sql[match.end() :]}"


def _without_macros(sql: str, end: int) -> Iterator[str]:
    """The text without the macro at which the parser stopped, or without all that stand where no table has to."""
    found = [match for match in _MACRO_CALLS.finditer(sql) if not _BEFORE_TABLE.search(sql[: match.start()][-40:])]
    for match in [match for match in found if match.start() <= end][-1:]:
        yield f"{sql[: match.start()]} {sql[match.end() :]}"
    if len(found) > 1:
        for match in reversed(found):
            sql = f"{sql[: match.start()]} {sql[match.end() :]}"
        yield sql
