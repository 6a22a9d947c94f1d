"""T-SQL's OPENROWSET and OPENDATASOURCE: what stands on another server goes by its name there."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import NAMES, Rule, Taken, is_word, made, opens, stepwise, words_at
from gazetteer.sqllineage.text.operations import closing, split
from gazetteer.sqllineage.text.tokens import Token


def _rowsets(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """OPENDATASOURCE(…).d.s.t and OPENROWSET(provider, 'server'; 'user'; 'password', d.s.t) are the table d.s.t."""
    if not (is_word(tokens, index, {"OPENROWSET", "OPENDATASOURCE"}) and opens(tokens, index + 1)):
        return None
    end = closing(tokens, index + 1)
    if is_word(tokens, index, {"OPENDATASOURCE"}):
        return (end + 2, []) if words_at(tokens, end + 1, ".") else None
    if is_word(tokens, index + 2, {"BULK"}):
        return None
    inside = tokens[index + 2 : end]
    last = list(split(inside))[-1:]
    if last and all(token.kind in NAMES or token.text == "." for token in last[0]):
        return end + 1, last[0]
    plain = [made(",", token) if token.text == ";" else token for token in inside]
    return end + 1, [*tokens[index : index + 2], *plain, tokens[end]]


RULES: Final = (Rule("rowsets", r"\bopen(?:rowset|datasource)\s*\(", stepwise(_rowsets)),)
