"""SQL/JSON functions of the standard: their clauses say how a value looks, not where it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gazetteer.sqllineage.rewrites.rule import Rule, all_made, calls, is_word, made, opens, words_at
from gazetteer.sqllineage.text.operations import closing, find, split
from gazetteer.sqllineage.text.tokens import WORD, Token

_CONSTRUCTORS: Final = frozenset({"JSON_OBJECT", "JSON_ARRAY", "JSON_OBJECTAGG", "JSON_ARRAYAGG"})
_QUERIES: Final = frozenset({"JSON_VALUE", "JSON_QUERY", "JSON_EXISTS", "JSON_SERIALIZE", "JSON_SCALAR", "JSON"})
_PLAIN_NAMES: Final = {"JSON_ARRAYAGG": "ARRAY_AGG"}
_COLUMNS: Final = frozenset({"COLUMNS"})
# Where the clauses behind the arguments begin.
_TAILS: Final = (
    ("ABSENT", "ON", "NULL"), ("NULL", "ON", "NULL"), ("WITH", "UNIQUE"), ("WITHOUT", "UNIQUE"), ("RETURNING",),
    ("STRICT",), ("TRUE", "ON"), ("FALSE", "ON"), ("UNKNOWN", "ON"), ("ERROR", "ON"), ("NULL", "ON"), ("EMPTY",),
    ("DEFAULT",), ("WITH", "WRAPPER"), ("WITHOUT", "WRAPPER"), ("WITH", "CONDITIONAL"), ("WITH", "UNCONDITIONAL"),
    ("WITH", "ARRAY"), ("WITHOUT", "ARRAY"), ("KEEP", "QUOTES"), ("OMIT", "QUOTES"), ("PRETTY",), ("ASCII",),
)  # fmt: skip


def _functions(tokens: list[Token]) -> list[Token]:
    out = list(tokens)
    for index, end in calls(out, _CONSTRUCTORS | _QUERIES):
        name = out[index].value
        content = _without_formats(out[index + 2 : end])
        parts = [_without_tail(part) for part in split(content)]
        arguments: list[Token] = []
        for part in parts:
            for value in _values(part, name):
                arguments += [*([made(",", out[index])] if arguments else []), *value]
        plain = _PLAIN_NAMES.get(name, f"f_{name.lower()}")
        out[index:end] = [made(plain, out[index]), out[index + 1], *arguments]
    return out


def _without_formats(tokens: list[Token]) -> list[Token]:
    """The arguments without FORMAT JSON [ENCODING UTF8]."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        if words_at(tokens, index, "FORMAT", "JSON"):
            index += 4 if is_word(tokens, index + 2, {"ENCODING"}) else 2
            continue
        out.append(tokens[index])
        index += 1
    return out


def _without_tail(part: list[Token]) -> list[Token]:
    """One argument without the clauses behind the last one; what ORDER BY says stays."""
    depth = 0
    for index, token in enumerate(part):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token.text, 0)
        if not depth and index and token.kind == WORD and any(words_at(part, index, *tail) for tail in _TAILS):
            order = next((i for i in range(index, len(part)) if words_at(part, i, "ORDER", "BY")), len(part))
            return part[:index] + _without_tail(part[order:])
    return part


def _values(part: list[Token], name: str) -> list[list[Token]]:
    """KEY 'k' VALUE v, 'k' : v and PASSING v AS n as arguments of their own; n is a name inside of the path."""
    if is_word(part, 0, {"KEY"}) and len(part) > 2:
        part = part[1:]
    found = list(split(part, ":")) if "OBJECT" in name else [part]
    values: list[list[Token]] = []
    for piece in found:
        depth = 0
        is_name = False
        current: list[Token] = []
        for token in piece:
            depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(token.text, 0)
            is_clause = not depth and token.kind == WORD
            separates = is_clause and token.value in {"VALUE", "PASSING"} and (is_name or bool(current))
            if separates or (is_clause and token.value == "AS"):
                values.append(current)
                current = []
                is_name = token.value == "AS"
            elif not is_name:
                current.append(token)
        values.append(current)
    return [value for value in values if value]


def _tables(tokens: list[Token]) -> list[Token]:
    """JSON_TABLE with nothing but its document, its arguments and the names of its columns, those of NESTED, too."""
    out = list(tokens)
    for index, end in calls(out, frozenset({"JSON_TABLE"})):
        content = out[index + 2 : end]
        at = find(content, _COLUMNS)
        if at < 0:
            continue
        document = _document(content[:at])
        columns = [made("COLUMNS", out[index]), made("(", out[index])]
        for name in _columns_behind(content, at):
            comma = [made(",", name)] if columns[-1].text != "(" else []
            columns += [*comma, name, *all_made("VARCHAR PATH '$'", name)]
        columns.append(made(")", out[index]))
        out[index + 2 : end] = [*document, *all_made(", '$'", out[index]), *columns]
    return out


def _document(tokens: list[Token]) -> list[Token]:
    """The document and, behind PASSING, the values that its path may name: the columns come from any of them."""
    passing = find(tokens, frozenset({"PASSING"}))
    listed = [next(split(tokens), []), *(split(tokens[passing + 1 :]) if passing >= 0 else ())]
    values = []
    for part in listed:
        name = find(part, frozenset({"AS"}))
        values.append(_without_formats(part if name < 0 else part[:name]))
    joined = values[0]
    for value in values[1:]:
        joined = [*joined, made(",", value[0]), *value] if value else joined
    return joined if len(values) == 1 else [*all_made("CONCAT (", joined[0]), *joined, made(")", joined[0])]


def _columns_behind(tokens: list[Token], at: int) -> Iterator[Token]:
    """The names of the columns that the word COLUMNS at an index lists, in parentheses or without."""
    opening = at + 1
    listed = tokens[opening + 1 : closing(tokens, opening)] if opens(tokens, opening) else tokens[opening:]
    for part in split(listed):
        nested = find(part, _COLUMNS, 1) if is_word(part, 0, {"NESTED"}) else -1
        if nested > 0:
            yield from _columns_behind(part, nested)
        elif part:
            yield part[0]


_CALL: Final = r"\bjson_(?:object|array|objectagg|arrayagg|value|query|exists|serialize|scalar)\s*\("
RULES: Final = (
    Rule("json_functions", _CALL, _functions),
    Rule("json_tables", r"\bjson_table\s*\(", _tables),
)
