"""Definitions of routines: their bodies run once, with parameters that come from nowhere; calls run them again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from gazetteer.sqllineage.execution import bodies, cursors, own_tables, records, schedules, triggers
from gazetteer.sqllineage.queries.scoping.outputs import STAR, Output, Source
from gazetteer.sqllineage.queries.scoping.relations import Relation, of_table
from gazetteer.sqllineage.routine import EdgeKey, Record, Routine
from gazetteer.sqllineage.scripts import signatures
from gazetteer.sqllineage.session import Key
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import moves
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.dynamic import UNKNOWN, Texts
from gazetteer.sqllineage.text.names import Table
from gazetteer.sqllineage.text.operations import Operation, find
from gazetteer.sqllineage.text.tokens import VARIABLE, Token

_MAX_CALLS: Final = 500
_OF_ROUTINE: Final = (
    "returned", "return_columns", "returns_value", "returned_row", "gone", "value_column", "hiding_variables",
    "macro",
)  # fmt: skip
_OF_STATEMENT: Final = (
    "record", "statement_relations", "unread", "started", "results", "waiting_triggers", "written_by_calls",
)  # fmt: skip

Values = dict[str, tuple[Relation, Texts]]
"""What parameters have: the sources and the texts."""


def run_body(state: State, routine: Routine, given: Values | None = None) -> Values:
    """Run the body of a routine, some of whose parameters may have a value; gives what they have in the end."""
    if state.calls >= _MAX_CALLS:
        state.note(f"more than {_MAX_CALLS} calls of procedures; the rest was not followed")
        return {}
    state.calling.add(routine.identity)
    session = state.session
    saved = dict(session.variables), dict(session.texts)
    outer = _kept(state)
    caller_cursors = cursors.of_names(state, routine.locals)
    caller_tables = frozenset(session.temporary)
    if state.dialect.variables_before_columns:
        # Those of the caller hide nothing here.
        session.variables = {name: value for name, value in session.variables.items() if name.startswith("@")}
    for parameter in routine.parameters:
        value = (given or {}).get(parameter)
        state.assign(parameter, *(value or (Relation(), UNKNOWN)))
    state.return_columns, state.returns_value, state.returned = routine.columns, routine.returns_value, []
    state.hiding_variables, state.returned_row, state.macro = routine.hiding_variables, None, ""
    state.gone = state.gone | session.temporary
    state.calls += 1
    state.in_routine += 1
    state.run(routine.body)
    state.in_routine -= 1
    state.calling.discard(routine.identity)
    after = {
        parameter: (session.variables.get(parameter, Relation()), session.texts.get(parameter, UNKNOWN))
        for parameter in routine.parameters
    }
    variables, session.texts = saved
    vars(state).update(outer)
    session.variables = _outer(state, variables, [*routine.parameters, *routine.locals])
    cursors.put_back(state, caller_cursors)
    _end_local_tables(state, caller_tables)
    return after


def define(state: State, operation: Operation) -> None:
    """A definition has the edges of its body."""
    session = state.session
    header = operation.options.get("header", [])
    if reason := schedules.why_unreadable(operation, header):
        state.drop(operation, reason)
        return
    saved = dict(session.variables), dict(session.texts)
    outer = _kept(state)
    state.returned_row = Relation() if records.row_type(state, header)[0] else None
    state.returned, state.gone = [], state.gone | session.temporary
    routine = _declared(state, operation, header)
    state.return_columns, state.hiding_variables = routine.columns, routine.hiding_variables
    routine.returns_value = _returns_value(state, operation, header) or _returns_record(state, operation, routine)
    state.returns_value, state.macro = routine.returns_value, _macro(header)
    state.value_column = "column_value" if state.dialect.return_in_header else routine.name.rsplit(".", 1)[-1]
    outer_rows, state.trigger_rows, state.new_rows = (state.trigger_rows, state.new_rows), {}, {}
    outer_tables = frozenset(session.temporary)
    local_tables = own_tables.of_routine(state, operation, header, routine)
    first, made_before = len(state.records), frozenset(session.made)
    own_names = _own_names(operation, routine)
    if state.dialect.overloads:
        routine.others = routine.beside(session.routines.get(min(own_names, key=len, default="")))
    session.routines |= dict.fromkeys(own_names, routine)
    outer_calls, state.calling = state.calling, state.calling | ({routine.identity} if own_names else set())
    value = _run_defined(state, operation)
    state.calling = outer_calls
    executed = triggers.executed(state, operation)
    if executed is not None:
        run_body(state, executed)
    state.trigger_rows, state.new_rows = outer_rows
    result = _given(state, operation, header, routine)
    for key in local_tables:
        session.temporary.pop(key, None)
    _end_local_tables(state, outer_tables)
    variables, session.texts = saved
    own_variables = [*routine.parameters, *routine.columns, *routine.locals, *triggers.ROWS]
    session.variables = _outer(state, variables, own_variables)
    vars(state).update(outer)
    value = value if result is None and not routine.outputs else None
    effects = _effects(state.records[first:])
    routine = replace(routine, result=result, value=value, effects=effects, written=_written(routine, effects))
    effects.of_parameters = {}
    if own_names:
        moves.settle(state, first, made_before)
    session.routines |= dict.fromkeys(own_names, routine)
    for trigger in state.waiting_triggers.pop(triggers.last_part(routine.name), []) if own_names else ():
        define(state, trigger)


def define_early(state: State, operation: Operation) -> None:
    """Know a routine before its definition, which has the edges of its body itself."""
    records, dropped = len(state.records), len(state.dropped)
    kept = {name: getattr(state, name) for name in _OF_STATEMENT}
    state.results, state.waiting_triggers, state.written_by_calls = None, {}, []
    define(state, operation)
    vars(state).update(kept)
    state.take_back(records)
    del state.dropped[dropped:]


def _run_defined(state: State, operation: Operation) -> Relation | None:
    """Run a body where it is defined; gives the value that it returns, None where that is not known."""
    dropped, outer_value, state.value = len(state.dropped), state.value, Relation()
    state.in_routine += 1
    state.run(operation.body)
    cursors.open_rest(state)
    state.in_routine -= 1
    value, state.value = state.value, outer_value
    # Where a part of the body was not understood, the value may come from there.
    return value if value.outputs and len(state.dropped) == dropped else None


def _effects(records: list[Record]) -> Record:
    """What all statements of a body do; rows that they select stay in it."""
    found = Record(0, "")
    for record in records:
        found.add(record)
    found.guessed = False
    found.edges = {key: confidence for key, confidence in found.edges.items() if key[2] is not None}
    return found


def _written(routine: Routine, effects: Record) -> dict[EdgeKey, float]:
    """The edges from the parameters of this routine, and of none around it, to tables."""
    own = {routine.parameter_table, *routine.row_tables.values()}
    return {key: confidence for key, confidence in effects.of_parameters.items() if key[0] in own}


def _end_local_tables(state: State, outer: frozenset[Key]) -> None:
    """T-SQL's #tables end with the routine that made them."""
    session = state.session
    for key in session.temporary.keys() - outer if state.dialect.hash_names else ():
        if key[-1].startswith("#") and not key[-1].startswith("##"):
            del session.temporary[key]
            session.temporary_names.discard(key)


def _kept(state: State) -> dict[str, Any]:
    """What a routine has for itself in the state, as it is outside of it."""
    return {name: getattr(state, name) for name in _OF_ROUTINE}


def _given(state: State, operation: Operation, header: list[Token], routine: Routine) -> Relation | None:
    """What a routine gives whose body has run: rows, its OUT parameters or a row; None for a plain value."""
    result = _of_arguments(routine) if "elsewhere" in operation.options else _result(state, header)
    if result is not None and not state.returned and operation.body:
        state.record = Record(operation.line, routine.name)
        state.result(result)
    if result is None and routine.outputs:
        return records.of_variables(state, list(routine.outputs))
    if result is None and state.returned_row is not None:
        return state.returned_row.shaped(records.row_type(state, header)[1])
    return result


def _of_arguments(routine: Routine) -> Relation:
    """What a function gives whose body is not in SQL: all of it may come from any of its arguments."""
    table = routine.parameter_table
    inputs = [name for name in routine.parameters if routine.outputs.get(name, True)]
    sources = frozenset(Source(table, name) for name in inputs) if table is not None else frozenset()
    columns = routine.columns or list(routine.outputs)
    return Relation([Output(name.lower(), name, sources) for name in columns], any_column=None if columns else sources)


def _own_names(operation: Operation, routine: Routine) -> frozenset[str]:
    """The names by which it may be called: with its schema, and without."""
    found = {routine.name.lower(), routine.name.rsplit(".", 1)[-1].lower()} - {""}
    return frozenset(found if triggers.is_callable(operation) else ())


def _declared(state: State, operation: Operation, header: list[Token]) -> Routine:
    """A routine with what its header says, whose parameters are variables from now on."""
    session = state.session
    declared = operation.options.get("parameters", [])
    parameters, outputs = signatures.parameters(declared), signatures.outputs(declared)
    table = Table(names.Name((names.Part(""),)), (), is_parameters=True)
    rows = records.row_parameters(state, declared)
    for parameter in parameters:
        sources = frozenset({Source(table, parameter)}) if outputs.get(parameter, True) else frozenset()
        whole = rows.get(parameter) if sources else None
        plain = Relation([Output(parameter, parameter, sources)])
        session.variables[parameter] = plain if whole is None else of_table(whole, None)
        session.texts[parameter] = UNKNOWN
    for number in range(1, len(parameters) + 1) if state.dialect.plpgsql else ():
        # $1 is the first one, with or without a name.
        parameter = parameters[number - 1]
        is_row = parameter in rows and parameters.count(parameter) == 1
        plain = Relation([Output("", "", frozenset({Source(table, str(number))}))])
        session.variables[str(number)] = of_table(rows[parameter], None) if is_row else plain
    columns = signatures.result_columns(header) or records.returned_fields(state, header, outputs)
    if not columns and state.dialect.return_query and _is_in_sql(operation):
        columns = list(outputs)
    hiding = _hiding_variables(state, operation)
    for name in columns:
        if name.lower() not in outputs:
            session.variables.pop(name.lower(), None)
    if find(header, frozenset({"RETURNS"})) >= 0 and any(token.value == "TRIGGER" for token in header):
        # The table of the trigger is not known yet: NEW and OLD have any column.
        row = Relation([Output(STAR, STAR, frozenset({Source(table, STAR)}), star_of=table)])
        session.variables |= dict.fromkeys(triggers.ROWS, row)
    own = frozenset(bodies.declared(operation.body))
    return Routine(
        operation.names[0],
        operation.body,
        None,
        parameters,
        columns,
        table,
        outputs,
        own,
        hiding,
        row_tables=rows,
        types=signatures.signature(declared),
        required=signatures.required(declared),
        defaults=signatures.defaults(declared),
        opened=bodies.opened(operation.body) & frozenset(parameters),
        runs_texts=bodies.runs_texts(operation.body),
        owner=frozenset(state.calling),
    )


def _hiding_variables(state: State, operation: Operation) -> bool | None:
    """Whether its variables hide columns: as PL/pgSQL's #variable_conflict says, else as its language has it."""
    if operation.options.keys() & {"use_variable", "use_column"}:
        return "use_variable" in operation.options
    language = operation.options.get("language", [])
    if language and language[0].value.upper() in state.dialect.clash_languages:
        return None
    return state.dialect.variables_before_columns


def _outer(state: State, before: dict[str, Relation], own: list[str]) -> dict[str, Relation]:
    """The variables around a routine: what it has set of them stays, its own ones go."""
    after = state.session.variables
    found = {name: old if name in own else after.get(name, old) for name, old in before.items()}
    if not state.dialect.transact:
        # MySQL's @variables are those of the session, also when a routine sets them first.
        found |= {name: new for name, new in after.items() if name.startswith("@") and name not in found}
    return found


def _returns_value(state: State, operation: Operation, header: list[Token]) -> bool:
    """Whether a function gives a value and no rows, so that its RETURN has no column edges."""
    kind = operation.options.get("kind", [])
    if kind and kind[0].value == "MACRO":
        return any(each.names == ("value",) for each in operation.body)
    position = find(header, frozenset({"RETURNS", "RETURN"}))
    if position < 0 or position + 1 >= len(header):
        return False
    if state.dialect.return_query and not _is_in_sql(operation):
        return False
    if kind and kind[0].value in {"PROCEDURE", "PROC"}:
        return False
    return header[position + 1].value not in {"TABLE", "SETOF"} and header[position + 1].kind != VARIABLE


def _macro(header: list[Token]) -> str:
    """Of Oracle's macros, whose text stands for their calls, whether that is a TABLE or a SCALAR; else empty."""
    at = next((index for index, token in enumerate(header) if token.value == "SQL_MACRO"), -1)
    if at < 0:
        return ""
    return "SCALAR" if "SCALAR" in {token.value for token in header[at + 1 : at + 6]} else "TABLE"


def _returns_record(state: State, operation: Operation, routine: Routine) -> bool:
    """Whether the last query of a routine in SQL fills its OUT parameters."""
    only_outputs = bool(routine.outputs) and routine.columns == list(routine.outputs)
    is_rows = any(token.value == "SETOF" for token in operation.options.get("header", []))
    return only_outputs and not is_rows and state.dialect.return_query and _is_in_sql(operation)


def _is_in_sql(operation: Operation) -> bool:
    """Whether the body is statements of SQL, the last of which gives the value."""
    language = operation.options.get("language", [])
    return not language or language[0].value.upper() == "SQL"


def _result(state: State, header: list[Token]) -> Relation | None:
    table = next((token.text.lower() for token in header if token.kind == VARIABLE), None)
    position = find(header, frozenset({"RETURNS"}))
    if position >= 0 and position + 1 < len(header) and header[position + 1].kind == VARIABLE:
        table = header[position + 1].text.lower()
        return state.session.temporary.get((table,))
    result: Relation | None = None
    for relation in state.returned:
        result = relation if result is None else result.united(relation)
    return result
