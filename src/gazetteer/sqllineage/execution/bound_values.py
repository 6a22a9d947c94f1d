"""EXECUTE … USING: the values that stand for the placeholders of a text."""

from __future__ import annotations

from typing import Final, NamedTuple

from gazetteer.sqllineage.execution.evaluation import evaluate
from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.scripts import targets
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text.operations import Operation, closing, split
from gazetteer.sqllineage.text.tokens import NUMBER, SYMBOL, VARIABLE, WORD, Text, Token

_MODES: Final = frozenset({"IN", "OUT"})
_NAME: Final = "in_bound_value_"
_BLOCKS: Final = frozenset({"BEGIN", "DECLARE"})


class Value(NamedTuple):
    """A value of USING, with the name that BigQuery's `value AS name` gives and the variable that OUT brings back."""

    relation: Relation
    name: str
    variable: str


class Placeholder(NamedTuple):
    """A placeholder in a text: where it stands, and the number of its value from 0, or the value's name."""

    start: int
    end: int
    number: int
    name: str


def run(state: State, operation: Operation, text: str, into: tuple[str, ...]) -> None:
    """Run a text in which placeholders have the values of USING."""
    values = values_of(state, operation, operation.options.get("using", []))
    if not values:
        state.run_text(text, operation, into)
        return
    names, text = with_names(state, text, values)
    for name, value in zip(names, values, strict=True):
        state.assign(name, value.relation)
    state.run_text(text, operation, into)
    for name, value in zip(names, values, strict=True):
        after = state.session.variables.pop(name, Relation())
        state.session.texts.pop(name, None)
        if value.variable:
            state.into_variables(after, (value.variable,))


def with_names(state: State, text: str, values: list[Value]) -> tuple[list[str], str]:
    """The names of the variables that stand for the placeholders of a text, and the text with them."""
    names = [f"{_NAME}{number}" for number in range(len(values))]
    by_name = {value.name: number for number, value in enumerate(values) if value.name}
    prefix = ":" if state.dialect.bound_variables else ""
    for placeholder in reversed(_placeholders(Text(text, state.dialect))):
        number = by_name.get(placeholder.name, placeholder.number)
        if 0 <= number < len(values):
            name = prefix + names[number]
            # In parentheses: what stands there is a value and no column's name.
            instead = name if values[number].variable else f"({name})"
            text = f"{text[: placeholder.start]}{instead}{text[placeholder.end :]}"
    return names, text


def values_of(state: State, operation: Operation, tokens: list[Token]) -> list[Value]:
    """The values in order."""
    while tokens and tokens[0].text == "(" and closing(tokens, 0) == len(tokens) - 1:
        tokens = tokens[1:-1]
    found = []
    for part in split(tokens):
        variable = name = ""
        while part and part[0].kind == WORD and part[0].value in _MODES:
            variable = targets.variables(part[1:])[0] if part[0].value == "OUT" and len(part) > 1 else ""
            part = part[1:]
        if len(part) > 2 and part[-2].value == "AS":
            name, part = part[-1].text.lower(), part[:-2]
        try:
            relation = evaluate(state, operation, part) if part else Relation()
        except NotUnderstoodError:
            relation = Relation()
        found.append(Value(relation, name, variable))
    return found


def _placeholders(text: Text) -> list[Placeholder]:
    """The placeholders of a text: `?` and `:x` by their order, in a block by their names; `$1` by its number; `@x`."""
    found: list[Placeholder] = []
    tokens = text.tokens
    is_block = bool(tokens) and tokens[0].kind == WORD and tokens[0].value in _BLOCKS
    names: dict[str, int] = {}
    count = 0
    for index, token in enumerate(tokens):
        end = token.end
        name = token.text.lower()
        if token.kind == VARIABLE and name[0] == "@":
            found.append(Placeholder(token.start, end, -1, name[1:]))
        elif token.kind == VARIABLE and name[0] == "$" and name[1:].isdigit():
            found.append(Placeholder(token.start, end, int(name[1:]) - 1, ""))
        elif _is_by_order(text, index):
            if token.text == ":":
                end, name = tokens[index + 1].end, ":" + tokens[index + 1].text
            number = names.setdefault(name, len(names)) if is_block and name != "?" else count
            count += 1
            found.append(Placeholder(token.start, end, number, ""))
    return found


def _is_by_order(text: Text, index: int) -> bool:
    """Whether `?`, `:x` or `:1` stands at an index. PostgreSQL's `?` is an operator."""
    token, tokens = text.tokens[index], text.tokens
    if token.kind == VARIABLE:
        return token.text[0] == ":"
    if token.kind != SYMBOL:
        return False
    if token.text == ":":
        return index + 1 < len(tokens) and tokens[index + 1].kind == NUMBER and tokens[index + 1].start == token.end
    return token.text == "?" and not text.dialect.plpgsql
