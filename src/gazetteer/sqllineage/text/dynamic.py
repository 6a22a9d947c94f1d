"""The text of dynamic SQL: literals, their concatenations, and variables that hold such a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from gazetteer.sqllineage.text.operations import closing, split
from gazetteer.sqllineage.text.tokens import DOLLAR, NUMBER, QUOTED, STRING, VARIABLE, WORD, Token

Texts = Mapping[str, tuple[str, ...] | None]
_MAX_TEXTS: Final = 4
_MAX_LENGTH: Final = 1_000_000
"""A text that is joined from parts and longer than this is not known: a script can double one with each statement."""
_CHARACTERS: Final = frozenset({"CHR", "CHAR", "NCHAR"})


def value(tokens: list[Token], texts: Texts) -> tuple[str, ...] | None:
    """The texts that an expression may have, None when a part of it is not known."""
    while tokens and tokens[0].text == "(" and closing(tokens, 0) == len(tokens) - 1:
        tokens = tokens[1:-1]
    if not tokens:
        return None
    results: tuple[str, ...] = ("",)
    for part in _concatenated(tokens):
        pieces = _piece(part, texts)
        joined = joined_texts(results, pieces) if pieces is not None else None
        if joined is None:
            return None
        results = joined
    return results


def joined_texts(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...] | None:
    """Every text of the left before every text of the right; None when one would be too long to be read."""
    if max(map(len, left), default=0) + max(map(len, right), default=0) > _MAX_LENGTH:
        return None
    return tuple(first + second for first in left for second in right)[:_MAX_TEXTS]


def _concatenated(tokens: list[Token]) -> list[list[Token]]:
    separator = "||" if any(token.text == "||" for token in tokens) else "+"
    return list(split(tokens, separator))


def _piece(tokens: list[Token], texts: Texts) -> tuple[str, ...] | None:
    if not tokens:
        return None
    first = tokens[0]
    if first.text == "(" and closing(tokens, 0) == len(tokens) - 1:
        return value(tokens[1:-1], texts)
    if len(tokens) == 1:
        if first.kind in {STRING, DOLLAR}:
            return (first.value,)
        if first.kind == NUMBER:
            return (first.text,)
        if first.kind in {WORD, VARIABLE, QUOTED}:
            return texts.get(first.text.lower().lstrip(":$")) or texts.get(first.text.lower())
        return None
    if all(token.kind == STRING for token in tokens):
        return ("".join(token.value for token in tokens),)
    if tokens[1].text == "::":
        return _piece(tokens[:1], texts)
    if first.kind == WORD and tokens[1].text == "(" and closing(tokens, 1) == len(tokens) - 1:
        return _call(first.value, list(split(tokens[2:-1])), texts)
    return None


def _call(function: str, arguments: list[list[Token]], texts: Texts) -> tuple[str, ...] | None:
    if function in _CHARACTERS:
        return ("\n",)
    if function in {"CAST", "CONVERT"} and arguments:
        inner = arguments[-1] if function == "CONVERT" else arguments[0]
        cut = next((i for i, token in enumerate(inner) if token.value == "AS"), len(inner))
        return value(inner[:cut], texts)
    values = [value(argument, texts) for argument in arguments]
    if any(found is None for found in values):
        return None
    single = [found[0] for found in values if found]
    if _length(function, single) > _MAX_LENGTH:
        return None
    if function == "CONCAT":
        return ("".join(single),)
    if function == "CONCAT_WS" and single:
        return (single[0].join(single[1:]),)
    if function == "FORMAT" and single:
        return (_formatted(single[0], single[1:]),)
    if function == "REPLACE" and len(single) == 3:
        return (single[0].replace(single[1], single[2]),)
    if function == "QUOTENAME" and single:
        return (f"[{single[0]}]",)
    if function in {"QUOTE_IDENT", "TRIM", "UPPER", "LOWER", "LTRIM", "RTRIM", "TO_CHAR", "TO_CLOB"} and single:
        return (single[0],)
    if function == "QUOTE_LITERAL" and single:
        return ("'" + single[0].replace("'", "''") + "'",)
    return None


def _length(function: str, arguments: list[str]) -> int:
    """At most how long the value of a function becomes."""
    if function == "REPLACE" and len(arguments) == 3 and arguments[1]:
        return len(arguments[0]) + arguments[0].count(arguments[1]) * len(arguments[2])
    if function == "FORMAT" and arguments:
        return len(arguments[0]) + arguments[0].count("%") * max(map(len, arguments))
    separators = len(arguments) * len(arguments[0]) if function == "CONCAT_WS" and arguments else 0
    return sum(map(len, arguments)) + separators


def _formatted(template: str, arguments: list[str]) -> str:
    remaining = iter(arguments)

    def replaced(match: re.Match[str]) -> str:
        if match.group() == "%%":
            return "%"
        position, kind = match.group(1), match.group(2)
        text = arguments[int(position[:-1]) - 1] if position else next(remaining, "")
        return f"'{text}'" if kind == "L" else text

    return re.sub(r"%(?:(\d+\$)?[-\d]*([sIL])|%)", replaced, template)
