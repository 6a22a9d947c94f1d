"""The procedural operations: variables, cursors, dynamic SQL, routines and their calls."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from gazetteer.sqllineage.execution import definitions
from gazetteer.sqllineage.execution.cursors import opened
from gazetteer.sqllineage.execution.evaluation import evaluate, test
from gazetteer.sqllineage.queries.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.relations import Output, Relation
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import moves
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.column_lists import column_names, generated_columns, starts_query
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.dynamic import joined_texts
from gazetteer.sqllineage.text.operations import Operation
from gazetteer.sqllineage.text.tokens import WORD

_HARMLESS_EVERYWHERE: Final = frozenset({"commit", "rollback", "exit", "null"})


def assign(state: State, operation: Operation) -> None:
    """`x := value`, `SET x = value`, `DECLARE x … = value`."""
    text = state.texts_of(operation.tokens)
    appended = operation.options.get("append")
    if appended is not None:
        before = state.session.texts.get(operation.names[0])
        added = state.texts_of(appended)
        text = joined_texts(before[:1], added[:1]) if before and added else None
    if text is not None:
        for name in operation.names:
            state.assign(name, Relation([Output(name, name)]), text)
        return
    hidden = {}
    if starts_query(operation.tokens):
        # In the query that sets it, the variable's own name is a column.
        hidden = {name: state.session.variables.pop(name, Relation()) for name in operation.names}
    try:
        relation = evaluate(state, operation, operation.tokens)
    except NotUnderstoodError:
        if any(token.value in {"SELECT", "FROM"} for token in operation.tokens if token.kind == WORD):
            raise
        relation = Relation()
    state.session.variables.update(hidden)
    if "columns" in operation.options:
        relation = relation.renamed(column_names(state.dialect, operation.options["columns"]))
    state.into_variables(relation, operation.names)


def declare(state: State, operation: Operation) -> None:
    """Variables without a value; one of a table type is a table variable."""
    for name in operation.names:
        words = {token.value for token in operation.tokens if token.kind == WORD}
        is_table = name.startswith("@") and not words & {"INT", "INTEGER"} and any(
            "." in token.text or token.value.endswith(("TYPE", "TABLETYPE", "TVP")) for token in operation.tokens
        )  # fmt: skip
        if is_table and len(operation.tokens) <= 4:
            state.session.temporary[(name,)] = Relation()
        if not state.branches or name not in state.session.variables:
            state.session.variables[name] = Relation()
            state.session.texts[name] = None


def forget(state: State, operation: Operation) -> None:
    """The end of the block or loop that declared these variables."""
    for name in operation.names:
        state.session.variables.pop(name, None)
        state.session.texts.pop(name, None)


def table_variable(state: State, operation: Operation) -> None:
    """DECLARE @t TABLE (columns)."""
    outputs = [Output(key, name) for key, name in column_names(state.dialect, operation.tokens)]
    state.session.temporary[(operation.names[0],)] = Relation(outputs)
    state.session.generated[(operation.names[0],)] = generated_columns(state.dialect, operation.tokens)


def dynamic(state: State, operation: Operation) -> None:
    """EXECUTE of a text; with an unknown part it is reported."""
    tokens = operation.tokens
    if operation.names == ("prepared",):
        name = tokens[0].text.lower() if tokens else ""
        texts = state.session.texts.get(f"statement {name}")
        if texts is None and f"statement {name}" not in state.session.texts:
            texts = state.texts_of(tokens[:1]) or state.texts_of(tokens)
        into: tuple[str, ...] = ()
    else:
        texts = state.texts_of(tokens)
        into = operation.names
    if texts is None:
        state.drop(operation, "a part of the dynamic SQL is not known before it runs")
        return
    for text in texts:
        state.run_text(text, operation, into)


def prepare(state: State, operation: Operation) -> None:
    """PREPARE name FROM text."""
    state.session.texts[f"statement {operation.names[0]}"] = state.texts_of(operation.tokens)


@cache
def _harmless(dialect: Dialect) -> re.Pattern[str]:
    return re.compile(dialect.harmless_procedures, re.IGNORECASE)


def _is_harmless(state: State, path: str) -> bool:
    """Whether a procedure comes with the database and moves no rows."""
    return path in _HARMLESS_EVERYWHERE or _harmless(state.dialect).fullmatch(path) is not None


def call(state: State, operation: Operation) -> None:
    """A call of a procedure: its body runs if it is known, else it is reported."""
    tokens = operation.tokens
    name, _ = names.parse(tokens, 0, state.dialect)
    if name is None:
        state.drop(operation, "it calls something without a name")
        return
    path = name.printed.lower()
    last = name.parts[-1].text.lower()
    if last == "sp_rename":
        moves.by_procedure(state, operation)
        return
    routine = state.session.routines.get(path) or state.session.routines.get(last)
    if routine is not None:
        if routine.name not in state.calling:
            definitions.run_body(state, routine)
    elif not _is_harmless(state, path) and last not in state.defined_later:
        state.drop(operation, f"the body of the procedure {name.printed!r} is not known")


def give_back(state: State, operation: Operation) -> None:
    """RETURN: of a query it is a bare SELECT, of a value only its tables count."""
    is_query = starts_query(operation.tokens) and (
        operation.names == ("query",) or operation.tokens[0].text != "(" or bool(state.return_columns)
    )
    if is_query and not state.returns_value:
        relation = evaluate(state, operation, operation.tokens)
        if state.return_columns:
            relation = relation.renamed([(column.lower(), column) for column in state.return_columns])
        state.returned.append(relation)
        state.result(relation)
        return
    name = operation.tokens[0].text.lower() if operation.tokens else ""
    cursor_relation = opened(state, name) or state.session.variables.get(name)
    if operation.names == ("query",) and cursor_relation is not None:
        state.result(cursor_relation)
        return
    test(state, operation)
