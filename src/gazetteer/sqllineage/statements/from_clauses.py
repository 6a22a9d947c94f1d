"""The tables that a FROM clause names, found without parsing it."""

from __future__ import annotations

from typing import Final, NamedTuple

from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.column_lists import starts_query
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import closing, find, split
from gazetteer.sqllineage.text.tokens import QUOTED, STRING, VARIABLE, WORD, Text, Token


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
            remote = remote_table(state, tokens, index)
            if remote is not None:
                expects, index = False, remote.end
                found.append((remote.name, alias_at(tokens, index)))
                continue
            name, index = names.parse(tokens, index, state.dialect)
            expects = False
            if name is not None and not (index < len(tokens) and tokens[index].text == "("):
                found.append((name, alias_at(tokens, index)))
            continue
        index += 1
    return found


class Remote(NamedTuple):
    """A table on another server: its name there, the query by which it is taken, and the index behind all that."""

    name: Name
    query: str
    end: int


def remote_table(state: State, tokens: list[Token], index: int) -> Remote | None:
    """The table of OPENQUERY(server, 'query'), OPENROWSET(…, d.s.t) or OPENDATASOURCE(…).d.s.t at an index."""
    if tokens[index].value not in _REMOTE or index + 1 >= len(tokens) or tokens[index + 1].text != "(":
        return None
    end = closing(tokens, index + 1)
    if tokens[end + 1 : end + 2] and tokens[end + 1].text == ".":
        name, behind = names.parse(tokens, end + 2, state.dialect)
        return Remote(name, "", behind) if name is not None else None
    if tokens[index].value == "OPENROWSET":
        last = list(split(tokens[index + 2 : end]))[-1:] or [[]]
        named, behind = names.parse(last[0], 0, state.dialect)
        if named is not None and behind == len(last[0]):
            return Remote(named, "", end + 1)
    text = next((token.value for token in reversed(tokens[index:end]) if token.kind == STRING), "")
    inner = Text(text, state.dialect).tokens
    from_at = find(inner, frozenset({"FROM"}))
    tables = from_tables(state, inner[from_at + 1 :]) if from_at > 0 else []
    return Remote(tables[0][0], text, end + 1) if tables else None


_REMOTE: Final = frozenset({"OPENQUERY", "OPENROWSET", "OPENDATASOURCE"})
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
