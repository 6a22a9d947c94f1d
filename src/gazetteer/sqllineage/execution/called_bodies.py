"""Bodies of known routines that run for a call, and what their parameters bring back to the caller."""

from __future__ import annotations

from gazetteer.sqllineage.execution import definitions, records
from gazetteer.sqllineage.execution.arguments import Argument, arguments, paired
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.routine import Routine
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text.dynamic import UNKNOWN, UNSET
from gazetteer.sqllineage.text.operations import Operation, split
from gazetteer.sqllineage.text.tokens import Text


def run_called_in(state: State, operation: Operation) -> None:
    """Run what an expression calls: for the values that it brings back, the cursors that it opens, and the texts that
    the call gives it."""
    tokens, routines = operation.tokens, state.session.routines
    if not routines:
        return
    for index, token in enumerate(tokens[:-1]):
        routine = routines.get(token.text.lower()) if tokens[index + 1].text == "(" else None
        if routine is None:
            continue
        given = list(arguments(tokens[index + 1 :]))
        for each in routine.fitting([argument.parameter for argument in given]):
            if each.identity not in state.calling:
                _run_if_needed(state, operation, each, given)


def _run_if_needed(state: State, operation: Operation, routine: Routine, given: list[Argument]) -> None:
    brings_back = (state.dialect.bare_calls and routine.outputs) or any(
        parameter in routine.opened and argument.variable for parameter, argument in paired(routine.parameters, given)
    )
    gives_texts = routine.runs_texts and (
        routine.defaults or any(state.texts_of(argument.value).known for argument in given)
    )
    if not (brings_back or gives_texts):
        return
    first, outer, state.results = len(state.records), state.results, []
    run(state, operation, routine, given, ())
    state.results = outer
    if not gives_texts:
        # What it does is what its definition does.
        state.take_back(first)


def run(state: State, operation: Operation, routine: Routine, given: list[Argument], into: tuple[str, ...]) -> None:
    """Run a known body; the caller's variables get what its parameters have in the end, or what it returns."""
    outputs = {
        parameter: argument.variable
        for parameter, argument in paired(routine.parameters, given)
        if argument.variable and (argument.is_output or parameter in routine.brought_back)
    }
    before = {
        parameter: (records.value_of(state, operation, argument), state.texts_of(argument.value))
        for parameter, argument in paired(routine.parameters, given)
    }
    for parameter, texts in routine.defaults.items():
        before.setdefault(parameter, (Relation(), texts))
    for parameter, name in outputs.items():
        takes_value = routine.outputs.get(parameter, True)
        relation = state.session.variables.get(name) if takes_value else None
        before[parameter] = (relation or Relation(), before[parameter][1] if takes_value else UNSET)
    outer, outer_value = state.results, state.value
    state.value = Relation() if into else None
    state.results = [] if into else outer
    after = definitions.run_body(state, routine, before)
    results, state.results = state.results or [], outer
    value, state.value = state.value, outer_value
    for parameter, name in outputs.items():
        relation, text = after.get(parameter, (Relation(), UNKNOWN))
        filled = routine.result.find(parameter) if routine.result is not None else None
        if filled is not None and routine.result is not None and not relation.all_sources():
            relation = Relation([filled], routine.result.conditions)
        state.into_variables(relation, (name,))
        state.session.texts[name] = text
    for relation in results or [value] if into and value is not None else []:
        state.into_variables(relation, into)


def run_with_values(state: State, operation: Operation, texts: tuple[str, ...]) -> None:
    """T-SQL's sp_executesql: a text with parameters, which get values and bring some back."""
    given = list(arguments(operation.options["arguments"]))[1:]
    declared = state.texts_of(given[0].value) if given else UNKNOWN
    header = Text(declared.known[0], state.dialect).tokens if declared.known else []
    routine = Routine("", [], parameters=[part[0].text.lower() for part in split(header) if part])
    variables, known = state.session.variables, state.session.texts
    pairs = list(paired(routine.parameters, given[1:]))
    before = {parameter: (variables.get(parameter), known.get(parameter, UNKNOWN)) for parameter, _ in pairs}
    values = [(variables.get(argument.variable, Relation()), state.texts_of(argument.value)) for _, argument in pairs]
    for (parameter, _), (relation, text) in zip(pairs, values, strict=True):
        state.assign(parameter, relation, text)
    for each in texts:
        state.run_text(each, operation)
    after = {parameter: (variables.get(parameter, Relation()), known.get(parameter, UNKNOWN)) for parameter, _ in pairs}
    for parameter, (earlier, text) in before.items():
        variables.pop(parameter, None)
        if earlier is not None:
            state.assign(parameter, earlier, text)
    for parameter, argument in pairs:
        if argument.is_output and argument.variable:
            state.assign(argument.variable, *after[parameter])
