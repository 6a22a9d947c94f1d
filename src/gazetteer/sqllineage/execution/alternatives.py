"""IDENTIFIER(variable), where the variable may have several texts: each of them is the name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from gazetteer.sqllineage.execution import branches
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text import text_functions
from gazetteer.sqllineage.text.dynamic import Texts
from gazetteer.sqllineage.text.operations import closing
from gazetteer.sqllineage.text.tokens import VARIABLE, WORD, Token

_MAX_ALTERNATIVES: Final = 16


def for_each_name(state: State, tokens: list[Token], action: Callable[[], None]) -> None:
    """Do something once for each way in which variables of several texts may name what these tokens mean.

    Behind it other variables and temporary tables have what any of these ways gave.
    """
    found = _ambiguous(state, tokens) if state.dialect.names_by_text and state.session.texts else {}
    if not found:
        action()
        return
    combinations = list(text_functions.combinations([each.known for each in found.values()], _MAX_ALTERNATIVES + 1))
    if len(combinations) > _MAX_ALTERNATIVES:
        state.note(f"of more than {_MAX_ALTERNATIVES} names only the first were read")
    try:
        for number, combination in enumerate(combinations[:_MAX_ALTERNATIVES]):
            state.session.texts.update({name: Texts((text,)) for name, text in zip(found, combination, strict=True)})
            before = branches.held(state)
            action()
            if number:
                branches.unite(state, before, state.gone)
    finally:
        state.session.texts.update(found)
    for name, each in found.items():
        if each.is_open:
            state.note(f"{name!r} may have another value")


def _ambiguous(state: State, tokens: list[Token]) -> dict[str, Texts]:
    """The variables in IDENTIFIER(…) and TABLE(variable) that may have one of several texts, or another one beside."""
    known = state.session.texts
    if not any(texts.known and (texts.is_open or len(texts.known) > 1) for texts in known.values()):
        return {}
    found = {}
    for index, token in enumerate(tokens[:-1]):
        if token.value in {"IDENTIFIER", "TABLE"} and tokens[index + 1].text == "(":
            inner = tokens[index + 2 : closing(tokens, index + 1)]
            is_name = token.value == "IDENTIFIER" or sum(each.kind in {WORD, VARIABLE} for each in inner) == len(inner)
            for each in inner if is_name else ():
                name = each.text.lower().lstrip(":$")
                texts = known.get(name)
                if texts is not None and texts.known and (texts.is_open or len(texts.known) > 1):
                    found[name] = texts
    return found
