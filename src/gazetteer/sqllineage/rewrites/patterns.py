"""Vertica's time series, patterns of events and limits per group, and Exasol's names of select items."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import (
    NAMES,
    Rule,
    Taken,
    all_made,
    is_word,
    made,
    stepwise,
    word_at,
    words_at,
)
from gazetteer.sqllineage.text.operations import closing, split
from gazetteer.sqllineage.text.tokens import SYMBOL, WORD, Token

_PLACES: Final = frozenset({"FIRST", "LAST", "NEXT"})
_BEHIND_SKIP: Final = frozenset({"PATTERN", "SUBSET", "INITIAL", "SEEK"})


def _ranked(window: list[Token], at: Token) -> list[Token]:
    """QUALIFY by the number of a row in its window: what decides which rows there are."""
    return [*all_made("QUALIFY ROW_NUMBER ( ) OVER", at), *window, *all_made("= 1", at)]


def _limit_over(tokens: list[Token]) -> list[Token]:
    """LIMIT n OVER (PARTITION BY … ORDER BY …)."""
    out = list(tokens)
    for index in range(len(out) - 4, -1, -1):
        if words_at(out, index, "LIMIT") and words_at(out, index + 2, "OVER", "("):
            end = closing(out, index + 3) + 1
            out[index:end] = _ranked(out[index + 3 : end], out[index])
    return out


def _time_series(tokens: list[Token]) -> list[Token]:
    """TIMESERIES slice AS '1 minute' OVER (PARTITION BY … ORDER BY at): the slice is made of `at`."""
    out = list(tokens)
    for index in range(len(out) - 6, -1, -1):
        if not (words_at(out, index, "TIMESERIES") and words_at(out, index + 4, "OVER", "(")):
            continue
        end = closing(out, index + 5) + 1
        window = out[index + 5 : end]
        by = word_at(window, 1, len(window), "ORDER", "BY")
        name = out[index + 1].value.upper()
        at = window[by + 2 : -1] if by > 0 else []
        out[index:end] = _ranked(window, out[index])
        out = [piece for token in out for piece in (
            at if at and token.kind == "word" and token.value == name else [token])]  # fmt: skip
    return out


def _event_match(tokens: list[Token]) -> list[Token]:
    """MATCH (PARTITION BY … ORDER BY … DEFINE a AS condition, … PATTERN …): rows that the conditions choose."""
    out = list(tokens)
    for index in range(len(out) - 4, -1, -1):
        if not (words_at(out, index, "MATCH", "(") and is_word(out, index + 2, {"PARTITION", "ORDER"})):
            continue
        end = closing(out, index + 1)
        inner = out[index + 2 : end]
        define = word_at(inner, 0, len(inner), "DEFINE")
        pattern = word_at(inner, define, len(inner), "PATTERN")
        at = out[index]
        chosen: list[Token] = []
        for part in split(inner[define + 1 : pattern]):
            if len(part) > 2:
                chosen += [*([made("OR", at)] if chosen else []), made("(", at), *part[2:], made(")", at)]
        where = any(is_word(out, i, {"WHERE"}) for i in range(index))
        condition = [made("AND" if where else "WHERE", at), made("(", at), *chosen, made(")", at)] if chosen else []
        out[index : end + 1] = [*condition, *_ranked([made("(", at), *inner[:define], made(")", at)], at)]
    return out


def _interpolated(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """ON a INTERPOLATE PREVIOUS VALUE b compares two columns."""
    is_comparison = words_at(tokens, index, "INTERPOLATE") and is_word(tokens, index + 2, {"VALUE"})
    return (index + 3, [made("=", tokens[index])]) if is_comparison else None


def _local_aliases(tokens: list[Token]) -> list[Token]:
    """Exasol's LOCAL.x is what the select list calls x."""
    out = list(tokens)
    for index in range(len(out) - 3, -1, -1):
        if not words_at(out, index, "LOCAL", "."):
            continue
        name = out[index + 2].value.upper()
        out[index : index + 3] = _named_expression(tokens, name) or out[index + 2 : index + 3]
    return out


def _named_expression(tokens: list[Token], name: str) -> list[Token]:
    """The expression of a select item, in parentheses."""
    for index in range(1, len(tokens) - 1):
        if not (is_word(tokens, index, {"AS"}) and tokens[index + 1].value.upper() == name):
            continue
        start, depth = index, 0
        while start > 0:
            before = tokens[start - 1]
            depth += {")": 1, "(": -1}.get(before.text, 0)
            if depth < 0 or (depth == 0 and (before.text == "," or is_word(tokens, start - 1, {"SELECT", "DISTINCT"}))):
                break
            start -= 1
        expression = tokens[start:index]
        if expression and not any(words_at(expression, i, "LOCAL", ".") for i in range(len(expression))):
            return [made("(", expression[0]), *expression, made(")", expression[-1])]
    return []


def _graph_match(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """T-SQL's MATCH (a-(edge)->b): how rows of a graph hang together, by no column that has a name."""
    if not words_at(tokens, index, "MATCH", "("):
        return None
    end = closing(tokens, index + 1)
    if not any(token.kind == SYMBOL and token.text[0] in "-<" for token in tokens[index + 2 : end]):
        return None
    return end + 1, all_made("1 = 1", tokens[index])


def _next_row(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """NEXT(…) of MATCH_RECOGNIZE, where the parser thinks of NEXT VALUE FOR."""
    return (index + 1, [made("PREV", tokens[index])]) if words_at(tokens, index, "NEXT", "(") else None


def _skip_to_variable(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """AFTER MATCH SKIP TO n, which is SKIP TO LAST n."""
    if not words_at(tokens, index, "SKIP", "TO") or index + 3 >= len(tokens) or tokens[index + 2].kind not in NAMES:
        return None
    # FIRST, LAST and NEXT are names of variables, too, where no word stands behind them.
    if tokens[index + 2].kind == WORD and tokens[index + 2].value in _PLACES and tokens[index + 3].kind in NAMES:
        says_more = tokens[index + 3].value not in _BEHIND_SKIP
        return None if says_more else (index + 2, [*tokens[index : index + 2], made("LAST", tokens[index])])
    return index + 2, [*tokens[index : index + 2], made("LAST", tokens[index])]


RULES: Final = (
    Rule("limit_over", r"\bover\b", _limit_over),
    Rule("time_series", r"\btimeseries\b", _time_series),
    Rule("graph_match", r"\bmatch\s*\(", stepwise(_graph_match)),
    Rule("event_match", r"\bmatch\s*\(", _event_match),
    Rule("next_row", r"\bnext\s*\(", stepwise(_next_row)),
    Rule("skip_to_variable", r"\bskip\s+to\b", stepwise(_skip_to_variable)),
    Rule("interpolated", r"\binterpolate\b", stepwise(_interpolated)),
    Rule("local_aliases", r"\blocal\s*\.", _local_aliases),
)
