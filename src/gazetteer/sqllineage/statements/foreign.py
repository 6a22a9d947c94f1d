"""Targets on other servers: INSERT OPENQUERY(server, 'SELECT a FROM t') writes t there."""

from __future__ import annotations

from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements.from_clauses import from_tables
from gazetteer.sqllineage.statements.writing import Pairs
from gazetteer.sqllineage.text.column_lists import column_names
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import closing, find
from gazetteer.sqllineage.text.tokens import STRING, Text, Token


def foreign_target(state: State, tokens: list[Token], index: int) -> tuple[Name, Pairs | None, int] | None:
    """The table and the columns that OPENQUERY at an index names, and the index behind it; None for other targets."""
    if tokens[index : index + 1] == [] or tokens[index].value != "OPENQUERY":
        return None
    end = closing(tokens, index + 1)
    text = next((token.value for token in tokens[index:end] if token.kind == STRING), "")
    inner = Text(text, state.dialect).tokens
    from_at = find(inner, frozenset({"FROM"}))
    tables = from_tables(state, inner[from_at + 1 :]) if from_at > 0 else []
    if not tables:
        return None
    columns = column_names(state.dialect, inner[1:from_at])
    return tables[0][0], columns or None, end + 1
