"""The variables that get a value: behind INTO, and before `:=`."""

from __future__ import annotations

from typing import Final, NamedTuple

from gazetteer.sqllineage.text.operations import closing
from gazetteer.sqllineage.text.tokens import QUOTED, VARIABLE, WORD, Token

_ELEMENT: Final = "()"
_BRACKETS: Final = frozenset({"(", "["})


def variables(tokens: list[Token]) -> tuple[str, ...]:
    """The names in a list of targets: `v`, `r.field`, of an element `rows()` and `rows().field`."""
    found: list[str] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.kind in {WORD, QUOTED, VARIABLE}:
            name, index = _variable(tokens, index)
            found.append(name)
        else:
            index += 1
    return tuple(found)


def _variable(tokens: list[Token], index: int) -> tuple[str, int]:
    name = _text(tokens[index]).lstrip(":")
    index += 1
    while index < len(tokens):
        if tokens[index].text in _BRACKETS:
            index = _behind(tokens, index)
            name += "" if name.endswith(_ELEMENT) else _ELEMENT
        elif tokens[index].text == "." and index + 1 < len(tokens):
            name += "." + _text(tokens[index + 1])
            index += 2
        else:
            break
    return name, index


def _behind(tokens: list[Token], index: int) -> int:
    if tokens[index].text == "(":
        return closing(tokens, index) + 1
    return next((i for i in range(index, len(tokens)) if tokens[i].text == "]"), len(tokens)) + 1


def _text(token: Token) -> str:
    return token.value if token.kind == QUOTED else token.text.lower()


class Target(NamedTuple):
    """A variable, an element of a collection, or a field of one of these."""

    name: str
    is_element: bool
    field: str


def target(variable: str) -> Target:
    """The parts of a name that `variables` gave."""
    owner, _, field = variable.partition(".")
    return Target(owner.removesuffix(_ELEMENT), owner.endswith(_ELEMENT), field.replace(_ELEMENT, ""))
