"""Windows over streams and recursion in the words of RisingWave and Materialize."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import NAMES, Rule, all_made, calls, is_word, made, opens, words_at
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


def _mutual_recursion(tokens: list[Token]) -> list[Token]:
    """WITH MUTUALLY RECURSIVE (options) name (column type, …) AS (…) is WITH RECURSIVE name (column, …)."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        if words_at(tokens, index, "MUTUALLY", "RECURSIVE"):
            out.append(tokens[index + 1])
            index += 2
            if opens(tokens, index):
                index = closing(tokens, index) + 1
            continue
        names_columns = opens(tokens, index) and bool(out) and out[-1].kind in NAMES
        end = closing(tokens, index) if names_columns else 0
        if names_columns and is_word(tokens, end + 1, {"AS"}) and opens(tokens, end + 2):
            out.append(tokens[index])
            for number, part in enumerate(split(tokens[index + 1 : end])):
                out += [*([made(",", part[0])] if number else []), part[0]]
            index = end
            continue
        out.append(tokens[index])
        index += 1
    return out


RULES: Final = (
    Rule("time_windows", r"\b(?:tumble|hop)\s*\(", _time_windows),
    Rule("mutual_recursion", r"\bmutually\b", _mutual_recursion),
)
