"""Windows over streams and recursion in the words of RisingWave and Materialize."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import (
    NAMES,
    Rule,
    Taken,
    all_made,
    calls,
    is_word,
    made,
    opens,
    stepwise,
    words_at,
)
from gazetteer.sqllineage.text.operations import closing, split
from gazetteer.sqllineage.text.tokens import Token


def _time_windows(tokens: list[Token]) -> list[Token]:
    """FROM TUMBLE(t, at, …), HOP(t, at, …): the rows of t with the bounds of the window that `at` falls in."""
    out = list(tokens)
    for index, end in calls(out, frozenset({"TUMBLE", "HOP"})):
        parts = list(split(out[index + 2 : end]))
        if not is_word(out, index - 1, {"FROM", "JOIN"}) or len(parts) < 2:
            continue
        at = out[index]
        table, column = parts[0], parts[1]
        out[index : end + 1] = [
            *all_made("( SELECT * ,", at), *column, *all_made("AS window_start ,", at), *column,
            *all_made("AS window_end FROM", at), *table, made(")", at),
        ]  # fmt: skip
    return out


def _mutual_recursion(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """WITH MUTUALLY RECURSIVE (options) name (column type, …) AS (…) is WITH RECURSIVE name (column, …)."""
    if words_at(tokens, index, "MUTUALLY", "RECURSIVE"):
        end = closing(tokens, index + 2) + 1 if opens(tokens, index + 2) else index + 2
        return end, [tokens[index + 1]]
    if not opens(tokens, index) or not out or out[-1].kind not in NAMES:
        return None
    end = closing(tokens, index)
    if not (is_word(tokens, end + 1, {"AS"}) and opens(tokens, end + 2)):
        return None
    columns: list[Token] = []
    for part in split(tokens[index + 1 : end]):
        columns += [*([made(",", part[0])] if columns else []), part[0]]
    return end, [tokens[index], *columns]


RULES: Final = (
    Rule("time_windows", r"\b(?:tumble|hop)\s*\(", _time_windows),
    Rule("mutual_recursion", r"\bmutually\b", stepwise(_mutual_recursion)),
)
