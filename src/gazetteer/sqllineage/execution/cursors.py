"""Cursors: each stands for its query, which is read when the first row is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gazetteer.sqllineage.execution import bound_values, records
from gazetteer.sqllineage.execution.arguments import arguments, paired
from gazetteer.sqllineage.execution.evaluation import evaluate
from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.scoping.outputs import Output, Source, guessed
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.rewrites.rule import words_at
from gazetteer.sqllineage.routine import Record, row_column
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import own_names
from gazetteer.sqllineage.statements.modifying_ctes import is_change
from gazetteer.sqllineage.text.column_lists import starts_query
from gazetteer.sqllineage.text.dynamic import UNKNOWN
from gazetteer.sqllineage.text.operations import Operation, find
from gazetteer.sqllineage.text.tokens import WORD, Text, Token


def cursor(state: State, operation: Operation) -> None:
    """A cursor stands for its query, of which branches may each declare another one."""
    operation.tokens = _without_lock(operation.tokens)
    session, name = state.session, operation.names[0]
    if _is_name(operation) and rows_held(state, operation.tokens[0].text.lower()) is not None:
        loop_record(state, replace(operation, names=(name,)))
        return
    before = session.declared_cursors.get(name, ()) if state.branches and name not in session.cursors else ()
    session.declared_cursors[name] = before if operation in before else (*before, operation)
    session.cursors.pop(name, None)
    state.opened_with_values.discard(name)


def _is_name(operation: Operation) -> bool:
    """Whether a cursor has no query itself, but the name of what has: a set of rows, or a statement."""
    return len(operation.tokens) == 1 and operation.tokens[0].kind == WORD


def _without_lock(tokens: list[Token]) -> list[Token]:
    lock = find(tokens, frozenset({"FOR"}), 1)
    is_lock = lock > 0 and len(tokens) > lock + 1 and tokens[lock + 1].value in {"UPDATE", "SHARE", "READ"}
    return tokens[:lock] if is_lock else tokens


def open_(state: State, operation: Operation) -> None:
    """OPEN: the query is read anew, with the arguments and with what variables have by now."""
    name, *variables = operation.names
    session = state.session
    if operation.tokens:
        opened_for = replace(operation, tokens=_without_lock(operation.tokens), names=(name,))
        session.declared_cursors[name] = (opened_for,)
    declared = session.declared_cursors.get(name, ())
    given = _given(state, operation, declared, operation.options.get("arguments", []))
    values = bound_values.values_of(state, operation, operation.options.get("using", []))
    if any(_is_name(each) for each in declared):
        declared = tuple(_prepared(state, operation, declared))
        session.cursors[name] = Relation(any_column=frozenset())
    bound = [_bound(state, each, values) for each in declared] if values else declared
    _read(state, name, bound, given, variables)
    (state.opened_with_values.add if values else state.opened_with_values.discard)(name)


def _prepared(state: State, operation: Operation, declared: Iterable[Operation]) -> Iterator[Operation]:
    """The declarations with the texts of the statements in place of their names."""
    for each in declared:
        if not _is_name(each):
            yield each
            continue
        texts = state.session.texts.get(f"statement {each.tokens[0].text.lower()}", UNKNOWN)
        if texts.is_open or not texts.known:
            state.drop(operation, "a part of the text that the cursor runs is not known before it runs")
        for known in texts.known:
            text = Text(known, state.dialect, each.line)
            yield replace(each, text=text, tokens=text.tokens)


def _bound(state: State, declared: Operation, values: list[bound_values.Value]) -> Operation:
    """The declaration with variables for its placeholders, which have these values."""
    names, sql = bound_values.with_names(state, declared.text.sql_of(declared.tokens), values)
    for name, value in zip(names, values, strict=True):
        state.assign(name, value.relation)
    text = Text(sql, state.dialect, declared.line)
    return replace(declared, text=text, tokens=text.tokens)


def _given(
    state: State, operation: Operation, declared: Sequence[Operation], tokens: list[Token]
) -> dict[str, Relation]:
    """What the parameters of a cursor have, whose arguments are these tokens."""
    parameters = declared[0].names[1:] if declared else ()
    given = list(arguments(tokens))
    values = [records.value_of(state, operation, argument) for argument in given]
    return {
        name: value for (name, _), value in zip(paired(parameters, given), values, strict=False) if name in parameters
    }


def _read(
    state: State, name: str, declared: Sequence[Operation], given: dict[str, Relation], into: Iterable[str] = ()
) -> Relation | None:
    """Read the query of a cursor, whose rows these variables will get."""
    if not declared:
        return None
    session = state.session
    session.cursors[name] = relation = Relation()
    outer_parameters, state.own_parameters = state.own_parameters, frozenset(declared[0].names[1:])
    hidden = {parameter: session.variables.get(parameter) for parameter in given}
    session.variables.update(given)
    try:
        for operation in declared:
            with own_names.as_columns(state, operation.tokens, into):
                rows = evaluate(state, operation, operation.tokens)
            relation = relation.united(rows) if relation.outputs else rows
    finally:
        state.own_parameters = outer_parameters
        for parameter, before in hidden.items():
            session.variables[parameter] = before or Relation()
    session.cursors[name] = session.variables[name] = relation
    return relation


def opened(state: State, name: str, into: Iterable[str] = ()) -> Relation | None:
    """The relation of a cursor, whose query is read when the first row is wanted: by then its tables exist."""
    session = state.session
    if name not in session.cursors:
        return _read(state, name, session.declared_cursors.get(name, ()), {}, into)
    # A text that runs may have given it other rows since it was read.
    return session.variables.get(name, session.cursors[name])


def rows_held(state: State, name: str) -> Relation | None:
    """The rows of a cursor, or of a variable that holds those of a query."""
    found = opened(state, name)
    return state.session.variables.get(name) if found is None else found


def of_names(state: State, names: Iterable[str]) -> tuple[dict[str, Relation], dict[str, tuple[Operation, ...]]]:
    """The cursors that have these names now, read and declared."""
    session = state.session
    found = [name for name in names if name in session.cursors or name in session.declared_cursors]
    read = {name: session.cursors[name] for name in found if name in session.cursors}
    return read, {name: session.declared_cursors[name] for name in found if name in session.declared_cursors}


def put_back(state: State, before: tuple[dict[str, Relation], dict[str, tuple[Operation, ...]]]) -> None:
    """The names of these cursors mean them again."""
    read, declared = before
    for name in read.keys() | declared.keys():
        state.session.cursors.pop(name, None)
        state.session.declared_cursors.pop(name, None)
    state.session.cursors.update(read)
    state.session.declared_cursors.update(declared)


def open_rest(state: State) -> None:
    """Read the queries of cursors that nothing fetched from: their tables count."""
    session = state.session
    for name, declared in list(session.declared_cursors.items()):
        for operation in declared if name not in session.cursors else ():
            if _is_name(operation):
                continue
            state.record = Record(operation.line, operation.text.sql_of(operation.tokens[:60]))
            try:
                _read(state, name, [operation], {})
            except NotUnderstoodError as error:
                state.drop(operation, str(error))
            if not state.record.empty:
                state.records.append(state.record)


def fetch(state: State, operation: Operation) -> None:
    """FETCH cursor INTO variables."""
    name, *variables = operation.names
    relation = opened(state, name, variables) or state.session.variables.get(name)
    if relation is None and variables:
        state.drop(operation, f"the query of the cursor {name!r} is not known")
        relation = Relation(any_column=frozenset())
    if relation is not None:
        wanted = max(len(variables), len(state.session.shapes.get(variables[0], ())) if variables else 0)
        state.into_variables(
            _rows_of_value(_rows_of_parameter(relation, name, wanted), len(variables)), tuple(variables)
        )


def _rows_of_parameter(relation: Relation, name: str, wanted: int) -> Relation:
    """The columns of a cursor that is a parameter, which a call gives; any other relation as it is."""
    sources = relation.all_sources()
    table = next((source.table for source in sources if source.table.is_parameters and source.column == name), None)
    if table is None or len(sources) > 1:
        return relation
    columns = [row_column(name, position) for position in range(wanted)]
    return Relation([Output(column, column, frozenset({Source(table, column)})) for column in columns])


def _rows_of_value(relation: Relation, wanted: int) -> Relation:
    """Several columns of what is one value, of whose parts nothing is known: each may be any of them."""
    if wanted < 2 or len(relation.outputs) != 1 or relation.stars:
        return relation
    sources = guessed(relation.all_sources())
    columns = [Output(str(position), str(position), sources) for position in range(wanted)]
    return Relation(columns, relation.conditions)


def loop_record(state: State, operation: Operation) -> None:
    """FOR record IN query or cursor."""
    tokens = operation.tokens
    if starts_query(tokens) or is_change(tokens):
        relation = evaluate(state, operation, tokens)
    else:
        is_qualified = state.dialect.qualified_variables and words_at(tokens, 1, ".") and len(tokens) > 2
        at = 2 if is_qualified else 0
        relation = _looped_over(state, operation, tokens[at].text.lower(), tokens[at + 1 :]) or Relation()
        if tokens[0].text == "(":
            relation = evaluate(state, operation, tokens)
    if len(operation.names) > 1:
        state.into_variables(relation, operation.names)
    elif operation.names:
        state.session.variables[operation.names[0]] = relation
        state.session.cursors.setdefault(operation.names[0], relation)


def _looped_over(state: State, operation: Operation, name: str, tokens: list[Token]) -> Relation | None:
    """The rows of a cursor that a loop opens, with its arguments, or what a variable holds."""
    declared = state.session.declared_cursors.get(name, ())
    is_other = state.session.variables.get(name) is not state.session.cursors.get(name)
    given = _given(state, operation, declared, tokens)
    is_other = (is_other and name in state.session.variables) or name in state.opened_with_values
    if not declared or is_other:
        return rows_held(state, name)
    return _read(state, name, declared, given)
