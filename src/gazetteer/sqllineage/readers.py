"""Chooses how the statements of a text are found: with semicolons, or by their first words (T-SQL)."""

from __future__ import annotations

from gazetteer.sqllineage.operations import Operation
from gazetteer.sqllineage.tokens import Text


def read(text: Text, *, depth: int = 0) -> list[Operation]:
    """The operations of a text; `depth` is above zero for the body of a routine."""
    from gazetteer.sqllineage.scripts import ScriptReader
    from gazetteer.sqllineage.transact import TransactReader

    reader = TransactReader(text, depth=depth) if text.dialect.transact else ScriptReader(text, depth=depth)
    return reader.read()
