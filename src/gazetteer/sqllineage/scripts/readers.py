"""Chooses how the statements of a text are found: with semicolons, or by their first words (T-SQL)."""

from __future__ import annotations

from gazetteer.sqllineage.scripts.semicolons import ScriptReader
from gazetteer.sqllineage.scripts.transact import TransactReader
from gazetteer.sqllineage.text.operations import Operation
from gazetteer.sqllineage.text.tokens import Text


def read(text: Text, *, depth: int = 0) -> list[Operation]:
    """The operations of a text; `depth` is above zero for the body of a routine."""
    reader = TransactReader if text.dialect.transact else ScriptReader
    return reader(text, depth=depth).read_safely()
