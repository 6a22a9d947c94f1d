"""Lists of columns and the beginnings of queries, found in tokens."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.operations import split
from gazetteer.sqllineage.text.tokens import QUOTED, VARIABLE, WORD, Token

_QUERY_STARTS: Final = frozenset({"SELECT", "WITH", "VALUES", "FROM", "TABLE"})


def starts_query(tokens: list[Token]) -> bool:
    """Whether these tokens are a query, perhaps in parentheses."""
    for token in tokens:
        if token.text == "(":
            continue
        return token.kind == WORD and token.value in _QUERY_STARTS
    return False


_CONSTRAINTS: Final = frozenset(
    {
        "PRIMARY", "UNIQUE", "CONSTRAINT", "FOREIGN", "CHECK", "INDEX", "KEY", "LIKE", "PERIOD", "EXCLUDE",
        "PROJECTION", "FULLTEXT", "SPATIAL", "WATERMARK", "SHARD", "SORT",
    }
)  # fmt: skip


def generated_columns(dialect: Dialect, tokens: list[Token]) -> frozenset[str]:
    """The keys of columns that T-SQL fills itself, so that INSERT without a column list passes over them."""
    if not dialect.transact:
        return frozenset()
    found = set()
    for part in split(tokens):
        words = [token.value for token in part if token.kind == WORD]
        if "IDENTITY" in words or "ROWVERSION" in words[1:2] or words[1:2] == ["AS"]:
            found |= {key for key, _ in column_names(dialect, part)}
    return frozenset(found)


def target_columns(dialect: Dialect, tokens: list[Token]) -> list[tuple[str, str]]:
    """(key, name) of the columns that values go to; where a field of a composite may be one, it is the column's."""
    if not dialect.struct_fields_in_set:
        return column_names(dialect, tokens)
    return [pair for part in split(tokens) for pair in column_names(dialect, part[:1])]


def column_names(dialect: Dialect, tokens: list[Token]) -> list[tuple[str, str]]:
    """(key, name) of the columns in a column list or in the definitions of CREATE TABLE."""
    found = []
    for part in split(tokens):
        if not part or part[0].kind not in {WORD, QUOTED, VARIABLE}:
            continue
        if part[0].kind == WORD and part[0].value in _CONSTRAINTS and len(part) > 1:
            continue
        name, _ = names.parse(part, 0, dialect)
        if name is not None:
            last = name.parts[-1]
            found.append((last.key(dialect), last.printed))
    return found
