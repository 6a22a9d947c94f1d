"""The tables that a FROM clause names, found without parsing it."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.column_lists import starts_query
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import closing
from gazetteer.sqllineage.text.tokens import QUOTED, VARIABLE, WORD, Token


def from_tables(state: State, tokens: list[Token]) -> list[tuple[Name, str]]:
    """The tables of a FROM clause and of its joins in parentheses, with their aliases."""
    found = []
    expects = True
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.text == "(" and not (expects and not starts_query(tokens[index : index + 8])):
            index = closing(tokens, index) + 1
            expects = False
            continue
        if token.text == "," or (token.kind == WORD and token.value in {"JOIN", "STRAIGHT_JOIN", "APPLY"}):
            expects = True
        elif expects and token.kind in {WORD, QUOTED, VARIABLE}:
            if token.kind == WORD and token.value in {"LATERAL", "ONLY"}:
                index += 1
                continue
            name, index = names.parse(tokens, index, state.dialect)
            expects = False
            if name is not None and not (index < len(tokens) and tokens[index].text == "("):
                found.append((name, alias_at(tokens, index)))
            continue
        index += 1
    return found


_NO_ALIAS: Final = frozenset(
    {
        "JOIN", "INNER", "LEFT", "RIGHT", "FULL", "CROSS", "ON", "WHERE", "WITH", "SET", "USING", "NATURAL",
        "OUTER", "PIVOT", "TABLESAMPLE", "FOR", "GROUP", "ORDER", "STRAIGHT_JOIN", "PARTITION", "USE", "FORCE",
    }
)  # fmt: skip


def alias_at(tokens: list[Token], index: int) -> str:
    """The alias that stands at an index, if one does."""
    if index < len(tokens) and tokens[index].value == "AS":
        index += 1
    if index < len(tokens) and tokens[index].kind in {WORD, QUOTED} and tokens[index].value not in _NO_ALIAS:
        token = tokens[index]
        return token.value.lower() if token.kind == QUOTED else token.text.lower()
    return ""
