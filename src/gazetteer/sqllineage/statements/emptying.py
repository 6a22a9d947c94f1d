"""TRUNCATE, DELETE without a condition and INSERT OVERWRITE: temporary tables that begin anew."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.session import Key
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.operations import Operation, find, split
from gazetteer.sqllineage.text.tokens import WORD, Token

_BEFORE_NAME: Final = frozenset({"TABLE", "ONLY", "IF", "EXISTS"})
_OF_PARTS: Final = frozenset({"PARTITION", "PARTITIONS", "SUBPARTITION"})
_ALWAYS: Final = (["TRUE"], ["1", "=", "1"])


def truncate(state: State, _operation: Operation, tokens: list[Token]) -> None:
    """TRUNCATE [TABLE] a, b: no table that stays has other lineage for it."""
    if any(token.value in _OF_PARTS for token in tokens if token.kind == WORD):
        return
    start = 1
    while start < len(tokens) and tokens[start].kind == WORD and tokens[start].value in _BEFORE_NAME:
        start += 1
    for part in split(tokens[start:]):
        name, _ = names.parse(part, 0, state.dialect)
        if name is not None:
            empty(state, state.temporary_key(name))


def is_of_all_rows(clauses: dict[str, list[Token]], modifiers: list[Token]) -> bool:
    """Whether a DELETE with these clauses leaves no row."""
    condition = [token.text.upper() for token in clauses["WHERE"]]
    is_joined = find(clauses["FROM"], frozenset({"JOIN", "APPLY"})) >= 0 or any(t.text == "," for t in clauses["FROM"])
    is_limited = bool(clauses["ORDER"] or clauses["LIMIT"]) or any(token.value == "TOP" for token in modifiers)
    return (not condition or condition in _ALWAYS) and not (is_joined or is_limited)


def empty(state: State, key: Key | None) -> None:
    """What a temporary table had goes on no more; its columns stay.

    Behind a branch it may have been emptied or not, and a table of the caller's keeps what it had.
    """
    before = state.session.temporary.get(key) if key is not None else None
    if key is None or before is None or (state.in_routine and state.gone.get(key) is before):
        return
    outputs = [Output(output.key, output.name) for output in before.outputs if output.star_of is None]
    is_known = len(outputs) == len(before.outputs) and before.any_column is None
    state.session.temporary[key] = Relation(outputs, any_column=None if is_known else frozenset())
