"""The arguments of a call or a cursor, and the parameters that they are for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gazetteer.sqllineage.scripts import targets
from gazetteer.sqllineage.text.operations import closing, split
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
