"""Calls of routines: what their bodies do, and what their parameters bring back to the caller."""

from __future__ import annotations

import re
from typing import Final

from gazetteer.sqllineage.execution import (
    alternatives,
    bodies,
    called_bodies,
    definitions,
    evaluation,
    records,
    triggers,
)
from gazetteer.sqllineage.execution.arguments import Argument, arguments
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.routine import Routine
from gazetteer.sqllineage.scripts import signatures, targets
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import dispatch, moves
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import Operation
from gazetteer.sqllineage.text.tokens import Token

_HARMLESS_EVERYWHERE: Final = frozenset({"commit", "rollback", "exit", "null"})
_METHODS: Final = frozenset({"extend", "delete", "trim"})
_STATEMENT: Final = re.compile(
    r"\s*(?:begin|declare|select|with|insert|update|delete|merge|"
    r"create|alter|drop|truncate|exec|execute|if|while|set|commit|rollback|call|do|"
    r"vacuum|analyze|refresh|grant|revoke|reindex|lock|comment|start|savepoint|abort|end|values|copy)\b",
    re.IGNORECASE,
)


def _is_harmless(state: State, path: str) -> bool:
    """Whether a procedure comes with the database and moves no rows."""
    return path in _HARMLESS_EVERYWHERE or state.dialect.is_harmless(path)


def _is_method(state: State, tokens: list[Token]) -> bool:
    """Whether this is a method of a collection, which changes how many elements it has."""
    owner, _, method = (targets.variables(tokens) or ("",))[0].removesuffix("()").rpartition(".")
    return method in _METHODS and (method == "delete" or targets.target(owner).name in state.session.variables)


def call(state: State, operation: Operation) -> None:
    """A call of a procedure: its body runs if it is known, else it is reported."""
    tokens = operation.tokens
    name, end = names.parse(tokens, 0, state.dialect)
    if name is None:
        state.drop(operation, "it calls something without a name")
        return
    path = name.printed.lower()
    last = name.parts[-1].text.lower()
    if last == "sp_rename":
        moves.by_procedure(state, operation)
        return
    submitted = _submitted(state, name)
    if submitted is not None:
        _submit(state, operation, list(arguments(tokens[end:])), *submitted)
        return
    given = list(arguments(tokens[end:]))
    if last == "sp_xml_preparedocument" and len(given) > 1:
        # OPENXML reads the document by this handle.
        document = state.session.variables.get(given[1].variable, Relation())
        state.into_variables(document, (given[0].variable,))
        return
    routine = state.session.routines.get(path) or state.session.routines.get(last)
    if routine is None and last in state.defined_later:
        _bring_back_early(state, operation, _of_width(state.defined_later[last], len(given)), given)
        return
    if routine is not None:
        _run_fitting(state, operation, routine, given)
    elif _is_method(state, tokens):
        if last == "delete" and not any(given):
            _empty(state, targets.variables(tokens)[0].removesuffix("()").rpartition(".")[0])
    elif not _is_harmless(state, path):
        state.drop(operation, f"the body of the procedure {name.printed!r} is not known")


def _run_fitting(state: State, operation: Operation, routine: Routine, given: list[Argument]) -> None:
    """Run the one of a name that takes such arguments; where several do, each of them, as a guess."""
    fitting = [
        each
        for each in routine.fitting([argument.parameter for argument in given])
        if each.identity not in state.calling
    ]
    first = len(state.records)
    for each in fitting:
        called_bodies.run(state, operation, each, given, operation.names)
    for record in state.records[first:] if len(fitting) > 1 else ():
        record.guessed = True


def _of_width(named: list[Operation], count: int) -> Operation:
    """Of the definitions of one name the last that has so many parameters, else the last of all."""
    fitting = [each for each in named if len(signatures.parameters(each.options.get("parameters", []))) == count]
    return fitting[-1] if fitting else named[-1]


def _empty(state: State, owner: str) -> None:
    """A collection without elements: what it had goes on no more."""
    name = targets.target(owner).name
    before = state.session.variables.get(name)
    if before is not None and not before.stars:
        emptied = Relation([Output(output.key, output.name) for output in before.outputs], any_column=before.any_column)
        state.assign(name, emptied)


def _submitted(state: State, name: Name) -> tuple[int, str] | None:
    """Which argument of a procedure is a text that runs."""
    parts = [part.text.lower() for part in name.parts[-2:]]
    procedures = state.dialect.text_procedures
    return procedures.get(".".join(parts)) or procedures.get(parts[-1])


def _selects_submission(state: State, operation: Operation, at: int) -> bool:
    """Run the text of SELECT f(text), where the name of the function stands at an index; gives whether it is one."""
    tokens = operation.tokens
    if not state.dialect.text_procedures or len(tokens) < at + 3:
        return False
    name, end = names.parse(tokens, at, state.dialect)
    submitted = _submitted(state, name) if name is not None and end < len(tokens) and tokens[end].text == "(" else None
    if submitted is None:
        return False
    _submit(state, operation, list(arguments(tokens[end:])), *submitted)
    return True


def statement(state: State, operation: Operation) -> None:
    """A data statement, or one that calls a function which runs a text."""
    is_query = bool(operation.tokens) and operation.tokens[0].value == "SELECT"
    if is_query and _selects_submission(state, operation, 1):
        return
    called_bodies.run_called_in(state, operation)
    alternatives.for_each_name(state, operation.tokens, lambda: dispatch.run(state, operation))


def test(state: State, operation: Operation) -> None:
    """A condition, in which functions may bring values back; PERFORM of a function which runs a text."""
    if _selects_submission(state, operation, 0):
        return
    triggers.look_at_rows_in(state, operation.tokens)
    called_bodies.run_called_in(state, operation)
    evaluation.test(state, operation)


def _submit(state: State, operation: Operation, given: list[Argument], position: int, name: str) -> None:
    """A procedure that gets a text to run: statements, a block, or the name of another procedure."""
    named = next((argument for argument in given if argument.parameter == name), None)
    positional = given[position] if position < len(given) and not given[position].parameter else None
    argument = named or positional
    if argument is None:
        return
    texts = state.texts_of(argument.value)
    if texts.is_open or not texts.known:
        state.drop(operation, "a part of the text that runs is not known before it runs")
    outer, state.results = state.results, []
    for text in texts.known:
        is_call = state.dialect.bare_calls and not _STATEMENT.match(text)
        if not is_call and not _STATEMENT.match(text):
            state.drop(operation, "the text that runs is not SQL")
            continue
        state.run_text(f"BEGIN {text.rstrip().rstrip(';')}; END;" if is_call else text, operation)
    results, state.results = state.results, outer
    if results:
        state.note("which variables get the rows of the text is not known")


def _bring_back_early(state: State, operation: Operation, later: Operation, given: list[Argument]) -> None:
    """A call of what the text defines further below: that adds nothing, but for the values that it brings back, and
    what it does with the texts and the temporary tables of its caller."""
    brings_back = signatures.outputs(later.options.get("parameters", []))
    gives = _gives_texts(state, later, given) or _gives_tables(state) or _gives_values(state, given)
    if not (brings_back or gives or any(argument.is_output for argument in given)):
        return
    first, dropped = len(state.records), len(state.dropped)
    definitions.define(state, later)
    name = later.names[0].lower()
    state.take_back(first)
    del state.dropped[dropped:]
    routine = state.session.routines.get(name)
    if routine is not None and routine.identity not in state.calling:
        called_bodies.run(state, operation, routine, given, ())
    if not gives:
        state.take_back(first)
        del state.dropped[dropped:]


def _gives_texts(state: State, routine: Operation, given: list[Argument]) -> bool:
    """Whether a call gives a known text to what may run it."""
    return bodies.runs_texts(routine.body) and any(state.texts_of(argument.value).known for argument in given)


def _gives_values(state: State, given: list[Argument]) -> bool:
    """Whether a call gives a value that comes from a column."""
    return any(records.has_sources(state, token) for argument in given for token in argument.value)


def _gives_tables(state: State) -> bool:
    """Whether a routine that is called here may see a temporary table that ends with its caller."""
    return state.dialect.hash_names and any(key[-1].startswith("#") for key in state.session.temporary)
