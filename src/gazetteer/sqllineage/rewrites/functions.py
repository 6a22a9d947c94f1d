"""Calls of functions in a form that the parser has for some functions only."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import Rule, Taken, end_of_name, is_word, opens, stepwise, words_at
from gazetteer.sqllineage.text.operations import closing
from gazetteer.sqllineage.text.tokens import WORD, Token

_NO_FUNCTIONS: Final = frozenset(
    {"IN", "VALUES", "AND", "OR", "NOT", "ON", "USING", "OVER", "AS", "WHEN", "THEN", "FROM"}
)


def _parameters(tokens: list[Token]) -> list[Token]:
    """ClickHouse's quantile(0.9)(x): the parameters, which are constants, are left out."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        out.append(tokens[index])
        if is_word(tokens, index) and tokens[index].value not in _NO_FUNCTIONS and opens(tokens, index + 1):
            end = closing(tokens, index + 1)
            if opens(tokens, end + 1) and not any(token.kind == WORD for token in tokens[index + 2 : end]):
                index = end + 1
                continue
        index += 1
    return out


def _chained_calls(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """BigQuery's (x).(d.f)(1): the last part of the name in parentheses is the function's."""
    if not (words_at(tokens, index, ".") and opens(tokens, index + 1)):
        return None
    end = end_of_name(tokens, index + 2)
    if end == index + 2 or not (words_at(tokens, end, ")") and opens(tokens, end + 1)):
        return None
    return end + 1, [tokens[index], tokens[end - 1]]


RULES: Final = (
    Rule("parameters", r"\)\s*\(", _parameters),
    Rule("chained_calls", r"\.\s*\(", stepwise(_chained_calls)),
)
