"""Hands queries and expressions to sqlglot's parser, behind a gate for what would take too long."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from gazetteer.sqllineage.queries.parsing import repairs
from gazetteer.sqllineage.rewrites.apply import rewritten
from gazetteer.sqllineage.text.dialect import Dialect

MAX_DEPTH: Final = 150
"""Levels of parentheses and CASE in one statement; the parser takes some 20 frames a level."""
_FRAMES: Final = 12_000
_WANTS_VALUE: Final = (
    r"(?i)([=<>(,+\-*/|]|\b(?:AND|OR|NOT|IN|BETWEEN|I?LIKE|SELECT|WHEN|THEN|ELSE|VALUES|LIMIT|OFFSET|BY|WHERE|ON|HAVING)\b)"
    r"(\s*)"
)
_BIND: Final = re.compile(_WANTS_VALUE + r"(?::\d+|\?\d+|\?(?=\s*::)|%s|%\(\w+\)s)(?!\w)")
"""The parameters of drivers that the parser does not know, where a value is wanted: %s may be a remainder, too."""
_NUMBERED: Final = re.compile(_WANTS_VALUE + r"\$\d+(?!\w)")
_BETWEEN_PARAMETERS: Final = re.compile(r"(?<![\w$])(\$\d+)(?=[^\s$]*\$)")
_CLASS: Final = re.compile(r"<class '[\w.]*?(\w+)'>")
_REWRITTEN: Final = (
    "zeroifnull",
    "nullifzero",
    "div0",
    "arraymax",
    "arraymin",
    "object_construct_keep_",
    "approximate",
)
RENAMED: Final = "f_renamed_"
"""What the name of a function begins with that the parser would turn into something else."""
# Of EXTRACT only the name differs.
_DATE_PART: Final = re.compile(r"(?i)\bdate_part(?=\s*\(\s*')")
# Redshift's date_add(date, days), which the parser wants to have a unit.
_DATE_ADD: Final = re.compile(r"(?i)\bdate_add(?=\s*\((?:[^(),]|\([^()]*\))*,(?:[^(),]|\([^()]*\))*\))")
# pgTAP's is(found, expected): behind a value it would be the operator.
_FUNCTION_IS: Final = re.compile(r"(?i)((?:^|[(,]|\bselect\b)\s*)is(?=\()")
_METHOD_IF: Final = re.compile(r"(?i)(?<=[\w`\"])\.(\s*)if(?=\s*\()")
_REWRITTEN_CALL: Final = re.compile(rf"\b((?:{'|'.join(_REWRITTEN)})(?:null)?)\s*\(", re.IGNORECASE)


# Its warnings are for those who translate SQL; what is not understood is reported by ourselves.
logging.getLogger("sqlglot").setLevel(logging.ERROR)


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
    """How deep parentheses and brackets nest, without a look at quotes; 0 where it cannot be too deep."""
    if sum(map(sql.count, "([{")) <= MAX_DEPTH:
        return 0
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

    if depth(sql) > MAX_DEPTH:
        raise NotUnderstoodError(f"it nests deeper than {MAX_DEPTH} levels")
    try:
        with _room_for_recursion():
            trees = repairs.parse(_unchanged_by_parser(rewritten(sql, dialect), dialect), dialect)
    except errors.SqlglotError as error:
        raise NotUnderstoodError(_said(error)) from error
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


def _said(error: Any) -> str:
    """What the parser says, with the text that it stopped at: its positions are those of a rewritten text."""
    details = (getattr(error, "errors", None) or [{}])[0]
    message = _CLASS.sub(r"\1", str(details.get("description") or error).split("\n", 1)[0].rstrip("."))
    before = " ".join(str(details.get("start_context") or "")[-30:].split())
    place = f"{before} {details.get('highlight') or ''}".strip()
    return f"the parser says: {message[:160]}" + (f", at {place!r}" if place else "")


def _unchanged_by_parser(sql: str, dialect: Dialect) -> str:
    """The text with parameters that the parser knows, and with functions renamed that it would turn into CASE, which
    makes values into conditions."""
    if ":" in sql or "%" in sql or "?" in sql:
        sql = _BIND.sub(r"\1\2:bind", sql)
    if "$" in sql and not dialect.dollar_parameters:
        sql = _NUMBERED.sub(r"\1\2:bind", sql)
    if "$" in sql and dialect.dollar_strings:
        # `$1::int,$` is no beginning of a dollar-quoted text.
        sql = _BETWEEN_PARAMETERS.sub(r"\1 ", sql)
    lower = sql.lower()
    if dialect.names_by_function and " is(" in f" {lower}".replace("(is(", " is("):
        sql = _FUNCTION_IS.sub(rf"\1{RENAMED}is", sql)
    if dialect.names_by_function and "date_part" in lower:
        sql = _DATE_PART.sub(f"{RENAMED}date_part", sql)
    if dialect.names_by_function and "date_add" in lower:
        sql = _DATE_ADD.sub(f"{RENAMED}date_add", sql)
    if ".if" in lower:
        # BigQuery's AI.IF gives a value as any function does.
        sql = _METHOD_IF.sub(rf".\1{RENAMED}if", sql)
    return _REWRITTEN_CALL.sub(rf"{RENAMED}\1(", sql) if any(name in lower for name in _REWRITTEN) else sql


def as_query(tree: Any) -> Any:
    """The query in a parsed statement."""
    from sqlglot import exp

    if isinstance(tree, exp.Summarize | exp.Paren):
        return repairs.as_incomplete_as(tree.this, tree)
    if isinstance(tree, exp.Query | exp.Table | exp.Values | exp.Pivot):
        return tree
    raise NotUnderstoodError(f"a query was expected, not {type(tree).__name__}")


def parse_expression(sql: str, dialect: Dialect) -> Any:
    """The syntax tree of an expression; the word DEFAULT alone is a value that the table has for the column."""
    if sql.upper() == "DEFAULT":
        from sqlglot import exp

        return exp.Null()
    tree = parse(f"SELECT ({sql})" if dialect.transact else f"SELECT {sql}", dialect)
    if not tree.args.get("expressions"):
        raise NotUnderstoodError("an expression was expected")
    return repairs.as_incomplete_as(tree.expressions[0], tree)


def parse_condition(sql: str, dialect: Dialect) -> Any:
    """The syntax tree of a condition."""
    tree = parse(f"SELECT 1 WHERE {sql}", dialect)
    if tree.args.get("where") is None:
        raise NotUnderstoodError("a condition was expected")
    return repairs.as_incomplete_as(tree.args["where"].this, tree)
