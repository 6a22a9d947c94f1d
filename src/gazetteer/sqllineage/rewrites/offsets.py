"""BigQuery's `t.items AS i WITH OFFSET`: a path of a table in FROM whose elements are counted."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import NAMES, Rule, end_of_name, is_word, made, words_at
from gazetteer.sqllineage.text.tokens import Token

_BEFORE_TABLE: Final = frozenset({"FROM", "JOIN"})


def _path_with_offset(tokens: list[Token]) -> list[Token]:
    """The path is UNNEST of it."""
    out: list[Token] = []
    for index, token in enumerate(tokens):
        if words_at(tokens, index, "WITH", "OFFSET") and (start := _start_of_path(out)) >= 0:
            end = end_of_name(out, start)
            out[start:end] = [made("UNNEST", token), made("(", token), *out[start:end], made(")", token)]
        out.append(token)
    return out


def _start_of_path(out: list[Token]) -> int:
    """Where the path and its alias begin that stand at the end, -1 where something else does."""
    start = len(out)
    while start > 0 and (out[start - 1].kind in NAMES or out[start - 1].text == "."):
        start -= 1
        if is_word(out, start, _BEFORE_TABLE):
            start += 1
            break
    is_item = start > 0 and (is_word(out, start - 1, _BEFORE_TABLE) or out[start - 1].text == ",")
    return start if is_item and words_at(out, start + 1, ".") else -1


RULES: Final = (Rule("path_with_offset", r"\bwith\s+offset\b", _path_with_offset),)
