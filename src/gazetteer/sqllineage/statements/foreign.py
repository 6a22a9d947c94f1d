"""Targets on other servers: INSERT OPENQUERY(server, 'SELECT a FROM t') writes t there."""

from __future__ import annotations

from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements.from_clauses import remote_table
from gazetteer.sqllineage.statements.writing import Pairs
from gazetteer.sqllineage.text.column_lists import column_names
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import find
from gazetteer.sqllineage.text.tokens import Text, Token


def foreign_target(state: State, tokens: list[Token], index: int) -> tuple[Name, Pairs | None, int] | None:
    """The table and the columns that a rowset function names, and the index behind it; None for other targets."""
    remote = remote_table(state, tokens, index) if index < len(tokens) else None
    if remote is None:
        return None
    inner = Text(remote.query, state.dialect).tokens
    columns = column_names(state.dialect, inner[1 : max(find(inner, frozenset({"FROM"})), 1)])
    return remote.name, columns or None, remote.end
