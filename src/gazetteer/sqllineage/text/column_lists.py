"""Lists of columns and the beginnings of queries, found in tokens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.operations import split
from gazetteer.sqllineage.text.tokens import NUMBER, QUOTED, STRING, SYMBOL, VARIABLE, WORD, Token

_QUERY_STARTS: Final = frozenset({"SELECT", "WITH", "VALUES", "FROM", "TABLE"})


def starts_query(tokens: list[Token]) -> bool:
    """Whether these tokens are a query, perhaps in parentheses."""
    for token in tokens:
        if token.text == "(":
            continue
        return token.kind == WORD and token.value in _QUERY_STARTS
    return False


_GENERIC_TYPES: Final = frozenset({"STRUCT", "ARRAY", "MAP", "UNIONTYPE", "MULTISET", "RANGE"})
# What follows the first word of a part that is no column; a column's type never does.
_AFTER_WORD: Final = {
    "PRIMARY": frozenset({"KEY", "INDEX"}),
    "FOREIGN": frozenset({"KEY"}),
    "UNIQUE": frozenset({"(", "KEY", "INDEX", "CLUSTERED", "NONCLUSTERED", "HASH", "NULLS", "USING"}),
    "CHECK": frozenset({"("}),
    "EXCLUDE": frozenset({"(", "USING"}),
    "PERIOD": frozenset({"FOR"}),
    "WATERMARK": frozenset({"FOR"}),
    "SUPPLEMENTAL": frozenset({"LOG"}),
    "SHARD": frozenset({"KEY"}),
    "SORT": frozenset({"KEY"}),
}
_AFTER_CONSTRAINT: Final = frozenset(
    {"PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "EXCLUDE", "NOT", "DEFAULT", "ASSUME", "EXPECT"}
)
_IN_INDEX: Final = frozenset({"KEY", "INDEX", "USING", "TYPE", "UNIQUE", "CLUSTERED", "NONCLUSTERED", "HASH"})


def definitions(tokens: list[Token]) -> Iterator[list[Token]]:
    """The parts of the definitions of CREATE TABLE; a comma in STRUCT<a INT, b INT> separates none."""
    start = angles = depth = 0
    for index, token in enumerate(tokens):
        if token.kind != SYMBOL:
            continue
        if token.text in "([{":
            depth += 1
        elif token.text in ")]}":
            depth -= 1
        elif angles or (token.text[0] == "<" and index and tokens[index - 1].value in _GENERIC_TYPES):
            angles = max(angles + token.text.count("<") - token.text.count(">"), 0)
        elif token.text == "," and depth == 0:
            yield tokens[start:index]
            start = index + 1
    if start < len(tokens):
        yield tokens[start:]


def is_constraint(dialect: Dialect, part: list[Token]) -> bool:
    """Whether a part of the definitions is no column: a key, a check, an index, LIKE. Their words may name columns."""
    if len(part) < 2 or part[0].kind != WORD:
        return False
    word, following = part[0].value, part[1].value
    if word == "CONSTRAINT":
        return any(token.kind == WORD and token.value in _AFTER_CONSTRAINT for token in part[1:3])
    if word in _AFTER_WORD and following in _AFTER_WORD[word]:
        return True
    if word in dialect.definition_words:
        return word == "LIKE" or _is_index(part)
    return word == "UNIQUE" and "KEY" in dialect.definition_words and _is_index(part)


def _is_index(part: list[Token]) -> bool:
    """INDEX name (columns), KEY (columns), INDEX name expression TYPE …; a type has a number or text in parentheses."""
    if part[1].text == "(" or any(token.kind == WORD and token.value in _IN_INDEX for token in part[1:]):
        return True
    return len(part) > 3 and part[2].text == "(" and part[3].kind not in {NUMBER, STRING}


def generated_columns(dialect: Dialect, tokens: list[Token]) -> frozenset[str]:
    """The keys of columns that T-SQL fills itself, so that INSERT without a column list passes over them."""
    if not dialect.transact:
        return frozenset()
    found = set()
    for part in definitions(tokens):
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
    for part in definitions(tokens):
        if not part or part[0].kind not in {WORD, QUOTED, VARIABLE} or is_constraint(dialect, part):
            continue
        name, _ = names.parse(part, 0, dialect)
        if name is not None:
            last = names.with_dots(name.parts, dialect) if dialect.nested_columns else name.parts[-1]
            found.append((last.key(dialect), last.printed))
    return found
