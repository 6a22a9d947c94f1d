"""Clauses that say how many rows a query gives."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import Rule, Taken, is_word, stepwise, word_at
from gazetteer.sqllineage.text.tokens import SYMBOL, Token

_BEHIND: Final = frozenset({"UNION", "EXCEPT", "INTERSECT", "SETTINGS", "FORMAT", "INTO"})


def _limit_by(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """ClickHouse's LIMIT n BY c LIMIT m: the second one has no columns, and the parser takes one only."""
    if not is_word(tokens, index, {"LIMIT"}):
        return None
    end = _end(tokens, index)
    by = word_at(tokens, index, end, "BY")
    second = word_at(tokens, by, end, "LIMIT") if by > 0 else -1
    return (end, tokens[index:second]) if second > 0 else None


def _end(tokens: list[Token], start: int) -> int:
    """The index behind the last clause of the query that an index is in."""
    depth = 0
    for index in range(start, len(tokens)):
        if tokens[index].kind == SYMBOL:
            depth += {"(": 1, ")": -1}.get(tokens[index].text, 0)
        if depth < 0 or (depth == 0 and (tokens[index].text == ";" or is_word(tokens, index, _BEHIND))):
            return index
    return len(tokens)


RULES: Final = (Rule("limit_by", r"\blimit\b[^;]*\bby\b[^;]*\blimit\b", stepwise(_limit_by)),)
