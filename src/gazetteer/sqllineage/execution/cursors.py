"""Cursors: each stands for its query, which is read when the first row is wanted."""

from __future__ import annotations

from collections.abc import Iterable

from gazetteer.sqllineage.execution.evaluation import evaluate
from gazetteer.sqllineage.queries.outputs import Output, Source
from gazetteer.sqllineage.queries.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.relations import Relation
from gazetteer.sqllineage.rewrites.rule import words_at
from gazetteer.sqllineage.routine import Record, row_column
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import own_names
from gazetteer.sqllineage.statements.modifying_ctes import is_change
from gazetteer.sqllineage.text.column_lists import starts_query
from gazetteer.sqllineage.text.operations import Operation, find


def cursor(state: State, operation: Operation) -> None:
    """A cursor stands for its query."""
    tokens = operation.tokens
    lock = find(tokens, frozenset({"FOR"}), 1)
    if lock > 0 and len(tokens) > lock + 1 and tokens[lock + 1].value in {"UPDATE", "SHARE", "READ"}:
        tokens = tokens[:lock]
    operation.tokens = tokens
    state.session.unopened[operation.names[0]] = operation


def opened(state: State, name: str) -> Relation | None:
    """The relation of a cursor, whose query is read when the first row is wanted: by then its tables exist."""
    session = state.session
    operation = session.unopened.pop(name, None)
    if operation is not None:
        session.cursors[name] = Relation()
        outer, state.own_parameters = state.own_parameters, frozenset(operation.names[1:])
        try:
            relation = evaluate(state, operation, operation.tokens)
        finally:
            state.own_parameters = outer
        session.cursors[name] = relation
        session.variables[name] = relation
    return session.cursors.get(name)


def rows_held(state: State, name: str) -> Relation | None:
    """The rows of a cursor, or of a variable that holds those of a query."""
    found = opened(state, name)
    return state.session.variables.get(name) if found is None else found


def of_names(state: State, names: Iterable[str]) -> tuple[dict[str, Relation], dict[str, Operation]]:
    """The cursors that have these names now, read and not read yet."""
    session = state.session
    found = [name for name in names if name in session.cursors or name in session.unopened]
    read = {name: session.cursors[name] for name in found if name in session.cursors}
    return read, {name: session.unopened[name] for name in found if name in session.unopened}


def put_back(state: State, before: tuple[dict[str, Relation], dict[str, Operation]]) -> None:
    """The names of these cursors mean them again."""
    read, unread = before
    for name in read.keys() | unread.keys():
        state.session.cursors.pop(name, None)
        state.session.unopened.pop(name, None)
    state.session.cursors.update(read)
    state.session.unopened.update(unread)


def open_rest(state: State) -> None:
    """Read the queries of cursors that nothing fetched from: their tables count."""
    for name in list(state.session.unopened):
        operation = state.session.unopened[name]
        state.record = Record(operation.line, operation.text.sql_of(operation.tokens[:60]))
        try:
            opened(state, name)
        except NotUnderstoodError as error:
            state.drop(operation, str(error))
        if not state.record.empty:
            state.records.append(state.record)


def fetch(state: State, operation: Operation) -> None:
    """FETCH cursor INTO variables."""
    name, *variables = operation.names
    unopened = state.session.unopened.get(name)
    with own_names.as_columns(state, unopened.tokens if unopened is not None else [], variables):
        relation = opened(state, name)
    relation = relation or state.session.variables.get(name)
    if relation is None and variables:
        state.drop(operation, f"the query of the cursor {name!r} is not known")
        relation = Relation(any_column=frozenset())
    if relation is not None:
        wanted = max(len(variables), len(state.session.shapes.get(variables[0], ())) if variables else 0)
        state.into_variables(_rows_of_parameter(relation, name, wanted), tuple(variables))


def _rows_of_parameter(relation: Relation, name: str, wanted: int) -> Relation:
    """The columns of a cursor that is a parameter, which a call gives; any other relation as it is."""
    sources = relation.all_sources()
    table = next((source.table for source in sources if source.table.is_parameters and source.column == name), None)
    if table is None or len(sources) > 1:
        return relation
    columns = [row_column(name, position) for position in range(wanted)]
    return Relation([Output(column, column, frozenset({Source(table, column)})) for column in columns])


def loop_record(state: State, operation: Operation) -> None:
    """FOR record IN query or cursor."""
    tokens = operation.tokens
    if starts_query(tokens) or is_change(tokens):
        relation = evaluate(state, operation, tokens)
    else:
        is_qualified = state.dialect.qualified_variables and words_at(tokens, 1, ".") and len(tokens) > 2
        name = tokens[2 if is_qualified else 0].text.lower()
        relation = rows_held(state, name) or Relation()
        if tokens[0].text == "(":
            relation = evaluate(state, operation, tokens)
    if len(operation.names) > 1:
        state.into_variables(relation, operation.names)
    elif operation.names:
        state.session.variables[operation.names[0]] = relation
        state.session.cursors.setdefault(operation.names[0], relation)
