"""Arguments of calls and of cursors: which parameter each is for, and where its value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gazetteer.sqllineage.execution import evaluation
from gazetteer.sqllineage.queries.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.relations import Relation
from gazetteer.sqllineage.scripts import targets
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.operations import Operation, closing, split
from gazetteer.sqllineage.text.tokens import VARIABLE, WORD, Token

_NAMES_VALUE: Final = frozenset({"=>", ":=", "="})
_OUTPUT: Final = frozenset({"OUT", "OUTPUT"})


class Argument(NamedTuple):
    """One argument of a call."""

    parameter: str
    """The name by which it is given, empty where its position counts."""
    value: list[Token]
    is_output: bool
    """Whether the call itself says that the parameter brings a value back."""

    @property
    def variable(self) -> str:
        """The variable that the argument is, empty when it is another expression."""
        found = targets.variables(self.value)
        return found[0] if len(found) == 1 and all(token.text not in {"+", "-", "||"} for token in self.value) else ""


def arguments(tokens: list[Token]) -> Iterator[Argument]:
    """The arguments in what stands behind a procedure's name, with or without parentheses."""
    if tokens[:1] and tokens[0].text == "(":
        tokens = tokens[1 : closing(tokens, 0)]
    for part in split(tokens):
        is_output = len(part) > 1 and part[-1].kind == WORD and part[-1].value in _OUTPUT
        value = part[:-1] if is_output else part
        if len(value) > 2 and value[0].kind in {WORD, VARIABLE} and value[1].text in _NAMES_VALUE:
            yield Argument(value[0].text.lower(), value[2:], is_output)
        else:
            yield Argument("", value, is_output)


def paired(parameters: Sequence[str], given: list[Argument]) -> Iterator[tuple[str, Argument]]:
    """Each argument with the parameter that it is for."""
    for position, argument in enumerate(given):
        if argument.parameter:
            yield argument.parameter, argument
        elif position < len(parameters):
            yield parameters[position], argument


def value_of(state: State, operation: Operation, argument: Argument) -> Relation:
    """Where an argument comes from, as far as variables and queries in it say that."""
    known = state.session.variables
    if argument.variable in known:
        state.look_at_row(argument.variable)
        return known[argument.variable]
    if not any(has_sources(state, token) for token in argument.value):
        return Relation()
    try:
        rows = rows_of_call(state, operation, argument.value)
        return rows if rows is not None else evaluation.evaluate(state, operation, argument.value)
    except NotUnderstoodError:
        return Relation()


def rows_of_call(state: State, operation: Operation, tokens: list[Token]) -> Relation | None:
    """The rows of the cursor that a call of a function gives; None where it gives none."""
    path, end = names.parse(tokens, 0, state.dialect)
    name = path.parts[-1].text.lower() if path is not None else ""
    is_call = end < len(tokens) and tokens[end].text == "(" and closing(tokens, end) == len(tokens) - 1
    is_by_name = end == len(tokens) and state.dialect.bare_calls and name not in state.session.variables
    routine = state.routine(name) if is_call or is_by_name else None
    rows = routine.value if routine is not None else None
    if routine is None or rows is None or not (len(rows.outputs) > 1 or rows.stars):
        return None
    # What it reads and writes besides.
    evaluation.evaluate(state, operation, tokens)
    given = {
        parameter: value_of(state, operation, argument)
        for parameter, argument in paired(routine.inputs, list(arguments(tokens[end:])))
    }
    found = routine.bound(rows, [given.get(parameter, Relation()) for parameter in routine.inputs])
    found.conditions.update(*(each.conditions for each in given.values()))
    return found


def has_sources(state: State, token: Token) -> bool:
    """Whether a token of an argument may stand for columns: the rest is literals and parameters."""
    if token.kind not in {WORD, VARIABLE}:
        return False
    name, variables = token.text.lower(), state.session.variables
    is_variable = name in variables or name.lstrip(":") in variables
    return is_variable or token.value == "SELECT" or name in state.session.routines or name in state.defined_later
