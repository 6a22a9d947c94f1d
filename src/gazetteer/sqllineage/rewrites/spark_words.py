"""What Spark and its relatives have words of their own for: STREAM, TABLE, IDENTIFIER, expressions in PIVOT."""

from __future__ import annotations

import re
from typing import Final

from gazetteer.sqllineage.rewrites.rule import (
    NAMES,
    Rule,
    Taken,
    all_made,
    calls,
    end_of_name,
    is_word,
    made,
    opens,
    stepwise,
    word_at,
    words_at,
)
from gazetteer.sqllineage.text.operations import closing, split
from gazetteer.sqllineage.text.tokens import STRING, SYMBOL, Token

# What may stand behind a table that is called `stream` and has no alias.
_AFTER_TABLE: Final = frozenset(
    {
        "AS", "WHERE", "GROUP", "HAVING", "ORDER", "SORT", "CLUSTER", "DISTRIBUTE", "LIMIT", "OFFSET", "UNION", "JOIN",
        "LEFT", "RIGHT", "INNER", "FULL", "CROSS", "SEMI", "ANTI", "NATURAL", "ON", "USING", "WINDOW", "QUALIFY",
        "INSERT", "SELECT", "PIVOT", "UNPIVOT", "TABLESAMPLE", "EXCEPT", "INTERSECT", "MINUS", "LATERAL", "VERSION",
        "TIMESTAMP", "FOR", "WITH", "WHEN", "SET",
    }
)  # fmt: skip
_BEFORE_QUERY: Final = frozenset({"AS", "UNION", "INTERSECT", "EXCEPT", "MINUS"})
# Behind which a parenthesis holds a query, and no arguments.
_BEFORE_SUBQUERY: Final = _BEFORE_QUERY | {
    "ALL", "DISTINCT", "FROM", "JOIN", "LATERAL", "IN", "EXISTS", "ANY", "SOME", "NOT", "AND", "OR", "WHERE", "ON",
    "SELECT", "WHEN", "THEN", "ELSE", "HAVING",
}  # fmt: skip
_BEFORE_TABLE: Final = frozenset({"FROM", "JOIN", "INTO", "TABLE", "VIEW", "UPDATE", "USING"})
_PLAIN_NAME: Final = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")


# What may stand behind a column that is called `table`, or a name like that for one.
_BEHIND_VALUE: Final = _AFTER_TABLE | {
    "FROM", "AND", "OR", "IS", "IN", "NOT", "LIKE", "RLIKE", "BETWEEN", "THEN", "ELSE", "END", "ASC", "DESC", "NULLS",
}  # fmt: skip
_CLAUSES: Final = frozenset({"SELECT", "FROM", "JOIN", "ON", "WHERE", "BY", "HAVING", "QUALIFY", "SET", "VALUES"})
_SET_OPERATORS: Final = frozenset({"UNION", "INTERSECT", "EXCEPT", "MINUS"})
_BEHIND_ITEM: Final = _SET_OPERATORS | {"AS", "FROM", "WHERE", "LIMIT"}


def _streams_read(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """FROM STREAM t, STREAM(t) and STREAM f(…) read what stands behind the word."""
    if not is_word(tokens, index, {"STREAM"}) or not _is_item_of_from(out):
        return None
    if opens(tokens, index + 1):
        end = closing(tokens, index + 1)
        inner = tokens[index + 2 : end]
        return (end + 1, inner) if end_of_name(inner, 0) == len(inner) else (index + 1, [])
    named = index + 1 < len(tokens) and tokens[index + 1].kind in NAMES
    return (index + 1, []) if named and not is_word(tokens, index + 1, _AFTER_TABLE) else None


def _is_item_of_from(out: list[Token]) -> bool:
    """Whether what comes behind these tokens is an item of FROM."""
    if not words_at(out, len(out) - 1, ","):
        return is_word(out, len(out) - 1, {"FROM", "JOIN"})
    depth = 0
    for index in range(len(out) - 1, -1, -1):
        if out[index].kind == SYMBOL:
            depth += {")": 1, "(": -1}.get(out[index].text, 0)
        if depth < 0 or (depth == 0 and is_word(out, index, _CLAUSES)):
            return is_word(out, index, {"FROM", "JOIN"})
    return False


def _watermarks(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """FROM STREAM t WATERMARK at DELAY OF INTERVAL 3 HOURS: how late rows may be."""
    delay = (
        word_at(tokens, index, index + 12, "DELAY", "OF", "INTERVAL") if is_word(tokens, index, {"WATERMARK"}) else -1
    )
    return (delay + 5, []) if delay > 0 else None


def _table_queries(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """TABLE t, where a query may stand, is SELECT * FROM t; as an argument it is TABLE(t)."""
    end = end_of_name(tokens, index + 1)
    if not is_word(tokens, index, {"TABLE"}) or end == index + 1 or is_word(tokens, index + 1, _BEHIND_VALUE):
        return None
    at = tokens[index]
    if _starts_argument(tokens, end, out):
        return end, [at, made("(", at), *tokens[index + 1 : end], made(")", at)]
    if not _starts_query(out):
        return None
    return end, [*all_made("SELECT * FROM", tokens[index]), *tokens[index + 1 : end]]


def _starts_argument(tokens: list[Token], end: int, out: list[Token]) -> bool:
    """Whether what ends at an index may be an argument of a function by what stands around it."""
    named = words_at(out, len(out) - 1, "=>")
    listed = words_at(out, len(out) - 1, ",") or (opens(out, len(out) - 1) and not _starts_query(out))
    return (named or listed) and (words_at(tokens, end, ",") or words_at(tokens, end, ")"))


def _starts_query(out: list[Token]) -> bool:
    if not out or is_word(out, len(out) - 1, _BEFORE_QUERY) or words_at(out, len(out) - 1, ")"):
        return True
    if is_word(out, len(out) - 1, {"ALL", "DISTINCT"}) and is_word(out, len(out) - 2, _SET_OPERATORS):
        return True
    before = len(out) - 2
    is_argument = before >= 0 and out[before].kind in NAMES and not is_word(out, before, _BEFORE_SUBQUERY)
    return opens(out, len(out) - 1) and not is_argument


def _identifiers(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """IDENTIFIER('a.b') in an expression, or before arguments, is the name; as a table it has a reader of its own."""
    if not words_at(tokens, index, "IDENTIFIER", "("):
        return None
    end = closing(tokens, index + 1)
    if is_word(out, len(out) - 1, _BEFORE_TABLE) and not opens(tokens, end + 1):
        return None
    pieces = tokens[index + 2 : end]
    is_constant = all(token.kind == STRING if at % 2 == 0 else token.text == "||" for at, token in enumerate(pieces))
    text = "".join(token.value for token in pieces[::2])
    if not is_constant or not _PLAIN_NAME.fullmatch(text):
        return None
    return end + 1, all_made(text.replace(".", " . "), tokens[index])


def _pivot_expressions(tokens: list[Token]) -> list[Token]:
    """PIVOT (sum(a) / sum(b) AS c FOR …): an expression around its aggregates, which may be a call as well."""
    out = list(tokens)
    for index, end in calls(out, frozenset({"PIVOT"})):
        for_at = word_at(out, index + 2, end, "FOR")
        if for_at < 0:
            continue
        items: list[Token] = []
        for part in split(out[index + 2 : for_at]):
            items += [*([made(",", out[index])] if items else []), *_as_call(part)]
        out[index + 2 : for_at] = items
    return out


def _as_call(part: list[Token]) -> list[Token]:
    alias_at = word_at(part, 0, len(part), "AS")
    if alias_at < 0:
        has_alias = len(part) > 1 and part[-1].kind in NAMES and part[-2].text == ")"
        alias_at = len(part) - 1 if has_alias else len(part)
    value = part[:alias_at]
    name_end = end_of_name(value, 0)
    is_call = name_end > 0 and opens(value, name_end) and closing(value, name_end) == len(value) - 1
    if is_call or not value:
        return part
    return [*all_made("coalesce (", part[0]), *value, made(")", part[0]), *part[alias_at:]]


def _default_items(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """INSERT … SELECT a, DEFAULT: the word alone as a select item is no column, but what the target has for one."""
    if not is_word(tokens, index, {"DEFAULT"}):
        return None
    begins = is_word(out, len(out) - 1, {"SELECT", "DISTINCT", "ALL"}) or words_at(out, len(out) - 1, ",")
    ends = index + 1 == len(tokens) or tokens[index + 1].text in {",", ";"} or is_word(tokens, index + 1, _BEHIND_ITEM)
    return (index + 1, [made("NULL", tokens[index])]) if begins and ends and _is_inserted(out) else None


def _is_inserted(out: list[Token]) -> bool:
    """Whether these tokens end within the select list of an INSERT's own query."""
    depth = 0
    is_listed = False
    for index in range(len(out) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(out[index].text, 0) if out[index].kind == SYMBOL else 0
        if depth < 0 or words_at(out, index, ";"):
            return False
        if depth == 0 and not is_listed and is_word(out, index, _CLAUSES):
            is_listed = is_word(out, index, {"SELECT"})
            if not is_listed:
                return False
        if depth == 0 and is_word(out, index, {"INSERT"}):
            return True
    return False


RULES: Final = (
    Rule("default_items", r"\bdefault\b", stepwise(_default_items), of_scripts=True),
    Rule("streams_read", r"\bstream\b", stepwise(_streams_read)),
    Rule("watermarks", r"\bdelay\s+of\b", stepwise(_watermarks)),
    Rule("table_queries", r"\btable\s+[\w`]", stepwise(_table_queries)),
    Rule("identifiers", r"\bidentifier\s*\(\s*['\"]", stepwise(_identifiers)),
    Rule("pivot_expressions", r"\bpivot\s*\(", _pivot_expressions),
)
