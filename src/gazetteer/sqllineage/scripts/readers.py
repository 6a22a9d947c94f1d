"""Chooses how the statements of a text are found: with semicolons, or by their first words (T-SQL)."""

from __future__ import annotations

from gazetteer.sqllineage.text.operations import Kind, Operation
from gazetteer.sqllineage.text.tokens import Text


def read(text: Text, *, depth: int = 0) -> list[Operation]:
    """The operations of a text; `depth` is above zero for the body of a routine."""
    from gazetteer.sqllineage.scripts.semicolons import ScriptReader
    from gazetteer.sqllineage.scripts.transact import TransactReader

    reader = TransactReader(text, depth=depth) if text.dialect.transact else ScriptReader(text, depth=depth)
    try:
        operations = reader.read()
    except RecursionError:
        reason = "its blocks nest too deep"
        return [Operation(Kind.UNREADABLE, text, text.tokens[:50], text.first_line, (reason,))]
    except Exception as error:  # noqa: BLE001 -- no text may end the run; it is reported
        reason = f"its structure could not be read: {type(error).__name__}: {error}"[:200]
        return [Operation(Kind.UNREADABLE, text, text.tokens[:50], text.first_line, (reason,))]
    if text.cut is not None:
        reason = f"the text goes on for more than {len(text.tokens)} tokens; the rest was not read"
        last = text.tokens[-20:]
        operations.append(Operation(Kind.UNREADABLE, text, last, text.line(text.cut), (reason,)))
    return operations
