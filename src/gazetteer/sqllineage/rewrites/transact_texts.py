"""T-SQL's texts that name columns, and names in double quotes that are texts."""

from __future__ import annotations

import re
from typing import Final

from gazetteer.sqllineage.rewrites.rule import Rule, Taken, is_word, made, opens, stepwise, words_at
from gazetteer.sqllineage.text.tokens import QUOTED, STRING, VARIABLE, Token

_IN_XQUERY: Final = re.compile(r"""sql:(?:column|variable)\s*\(\s*(?:"([^"]+)"|'([^']+)')\s*\)""", re.IGNORECASE)
_SETS_OFF: Final = "'SET QUOTED_IDENTIFIER OFF;'"
_OF_QUOTES: Final = frozenset({"QUOTED_IDENTIFIER", "ANSI_DEFAULTS"})


def _xquery_columns(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """sql:column("s.x") and sql:variable("@v") in a text of XQuery are values of the statement around it."""
    token = tokens[index]
    if token.kind != STRING or "sql:" not in token.value.lower():
        return None
    named = [found[1] or found[2] for found in _IN_XQUERY.finditer(token.value)]
    if not named:
        return None
    call = [made("CONCAT", token), made("(", token), token]
    for name in named:
        call += [made(",", token), token._replace(kind=QUOTED, text=name, value=name)]
    return index + 1, [*call, made(")", token)]


def _quoted_texts(tokens: list[Token]) -> list[Token]:
    """Behind SET QUOTED_IDENTIFIER OFF "abc" is a text, until it is set ON, and so it is in texts that run there."""
    out: list[Token] = []
    is_off = False
    skipped = 0
    for index, token in enumerate(tokens):
        if index < skipped:
            continue
        if is_word(tokens, index, _OF_QUOTES) and (is_word(out, index - 1, {"SET"}) or words_at(out, index - 1, ",")):
            is_off = _is_set_off(tokens, index, is_off=is_off)
        if is_off and token.kind == QUOTED and token.text[0] == '"':
            text = token.value.replace("'", "''")
            token = token._replace(kind=STRING, text=f"'{text}'")
        out.append(token)
        if is_off and (start := _start_of_text(tokens, index)):
            out += [*tokens[index + 1 : start], made(_SETS_OFF, tokens[start]), made("+", tokens[start])]
            skipped = start
    return out


def _start_of_text(tokens: list[Token], index: int) -> int:
    """Where the text begins that EXEC or sp_executesql at an index runs, 0 where none stands there."""
    if is_word(tokens, index, {"EXEC", "EXECUTE"}) and opens(tokens, index + 1) and index + 2 < len(tokens):
        return index + 2
    if not is_word(tokens, index, {"SP_EXECUTESQL"}):
        return 0
    start = index + 3 if words_at(tokens, index + 2, "=") else index + 1
    return start if start < len(tokens) and tokens[start].kind in {STRING, VARIABLE} else 0


def _is_set_off(tokens: list[Token], index: int, *, is_off: bool) -> bool:
    """What the list of settings that an index is in is set to; what was before, where it is no such list."""
    end = index + 1
    while words_at(tokens, end, ","):
        end += 2
    if is_word(tokens, end, {"ON", "OFF"}):
        return tokens[end].value == "OFF"
    return is_off


RULES: Final = (
    Rule("quoted_texts", r"\b(?:quoted_identifier|ansi_defaults)\b", _quoted_texts, of_scripts=True),
    Rule("xquery_columns", r"\bsql:", stepwise(_xquery_columns)),
)
