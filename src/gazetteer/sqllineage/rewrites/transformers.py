"""What ClickHouse writes behind stars and COLUMNS: functions that are applied to each of the columns, STRICT."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import NAMES, Rule, Taken, end_of_name, is_word, made, opens, stepwise, words_at
from gazetteer.sqllineage.text.operations import closing, split
from gazetteer.sqllineage.text.tokens import Token

_BEFORE_ITEM: Final = frozenset({"SELECT", "DISTINCT"})
_BEHIND_ITEM: Final = frozenset({"FROM", "APPLY", "EXCEPT", "REPLACE"})
_NO_COLUMNS: Final = frozenset({"AND", "OR", "NOT", "NULL", "IS", "IN", "AS", "TRUE", "FALSE", "CASE", "WHEN", "THEN",
                                "ELSE", "END", "LIKE", "BETWEEN", "INTERVAL"})  # fmt: skip


def _transformers(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """`* APPLY(f)` has the columns of `*`; EXCEPT STRICT and REPLACE STRICT only want them to be there."""
    if is_word(tokens, index, {"COLUMNS"}) and opens(tokens, index + 1):
        return _listed(tokens, index, out)
    if is_word(tokens, index, {"STRICT"}) and is_word(out, len(out) - 1, {"EXCEPT", "REPLACE"}):
        return index + 1, []
    if is_word(tokens, index, {"APPLY"}) and _is_behind_columns(out):
        end = _end_of_applied(tokens, index)
        return (end, []) if end > index else None
    return None


def _is_behind_columns(out: list[Token]) -> bool:
    """Whether what was written so far ends with a star, with COLUMNS(…), or with what these leave out or replace."""
    if not out or out[-1].text in {"*", ")"}:
        return bool(out)
    return out[-1].kind in NAMES and is_word(out, len(out) - 2, {"EXCEPT", "REPLACE", "AS"})


def _end_of_applied(tokens: list[Token], index: int) -> int:
    """The index behind APPLY(f), APPLY f and APPLY(x -> f(x)); the same one if it is none, or names other columns."""
    while is_word(tokens, index, {"APPLY"}):
        if opens(tokens, index + 1):
            end = closing(tokens, index + 1) + 1
            if _names_columns(tokens[index + 2 : end - 1]):
                return index
        elif is_word(tokens, index + 1) and (
            words_at(tokens, index + 2, ",") or is_word(tokens, index + 2, _BEHIND_ITEM)
        ):
            end = index + 2
        else:
            return index
        index = end
    return index


def _names_columns(function: list[Token]) -> bool:
    """Whether a lambda has names in it besides those of its parameter and of functions."""
    if not words_at(function, 1, "->"):
        return False
    parameter = function[0].text
    return any(
        token.kind in NAMES and token.text != parameter and token.value not in _NO_COLUMNS and not opens(function, at)
        for at, token in enumerate(function, 1)
    )


def _listed(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """COLUMNS(a, b) and t.COLUMNS(a, b) as select items are a, b and t.a, t.b."""
    start = len(out)
    while words_at(out, start - 1, ".") and start > 1 and out[start - 2].kind in NAMES:
        start -= 2
    end = closing(tokens, index + 1)
    parts = list(split(tokens[index + 2 : end]))
    if not (is_word(out, start - 1, _BEFORE_ITEM) or words_at(out, start - 1, ",")) or not parts:
        return None
    if not all(part and end_of_name(part, 0) == len(part) for part in parts):
        return None
    qualifier = out[start:]
    instead = list(parts[0])
    for part in parts[1:]:
        instead += [made(",", tokens[index]), *qualifier, *part]
    return _end_of_applied(tokens, end + 1), instead


RULES: Final = (Rule("transformers", r"\b(?:apply|strict|columns)\b", stepwise(_transformers)),)
