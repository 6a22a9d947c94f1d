"""Calls of functions in a form that the parser has for some functions only."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import Rule, Taken, end_of_name, is_word, made, opens, stepwise, words_at
from gazetteer.sqllineage.text.operations import closing
from gazetteer.sqllineage.text.tokens import SYMBOL, WORD, Token

NAMED_LAMBDA: Final = "f_named_lambda"
"""The function that stands around a lambda to which WITH gives a name: the parser knows lambdas as arguments alone."""
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


def _named_lambdas(tokens: list[Token]) -> list[Token]:
    """WITH x -> x + 1 AS f, also in parentheses; the calls of f are renamed, since the parser may know such a name."""
    out = _wrapped(tokens)
    called = set()
    for index, token in enumerate(out):
        if token.text == NAMED_LAMBDA:
            name = closing(out, index + 1) + 1
            name += words_at(out, name, ")")
            called |= {each.text for each in out[name + 1 : name + 2]}
    return [
        made(f"{NAMED_LAMBDA}_{token.text}", token) if token.text in called and opens(out, index + 1) else token
        for index, token in enumerate(out)
    ]


def _named_lambda(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    arrow = closing(tokens, index) + 1 if opens(tokens, index) else index + 1
    if not words_at(tokens, arrow, "->") or tokens[index].kind not in {WORD, SYMBOL} or not out:
        return None
    is_bracketed = words_at(out, len(out) - 1, "(")
    before = out[-2] if is_bracketed and len(out) > 1 else out[-1]
    if before.text != "," and before.value != "WITH":
        return None
    end = _before_name(tokens, arrow)
    if not is_word(tokens, end + is_bracketed, {"AS"}) or is_bracketed != words_at(tokens, end, ")"):
        return None
    at = tokens[index]
    return end, [made(NAMED_LAMBDA, at), made("(", at), *tokens[index:end], made(")", at)]


_wrapped: Final = stepwise(_named_lambda)


def _before_name(tokens: list[Token], start: int) -> int:
    """Where the AS behind an expression stands, or else what ends it."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(tokens[index].text, 0)
        if depth < 0 or (depth == 0 and (tokens[index].text == "," or is_word(tokens, index, {"AS"}))):
            return index
    return len(tokens)


RULES: Final = (
    Rule("parameters", r"\)\s*\(", _parameters),
    Rule("named_lambdas", r"->", _named_lambdas),
    Rule("chained_calls", r"\.\s*\(", stepwise(_chained_calls)),
)
