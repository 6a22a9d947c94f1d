"""Variables with the name of the column that fills them: SELECT total INTO total FROM t."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text.operations import find, split
from gazetteer.sqllineage.text.tokens import QUOTED, SYMBOL, WORD, Token

_BEFORE_LIST: Final = frozenset({"DISTINCT", "ALL", "UNIQUE"})
_SYMBOLS: Final = frozenset({"(", ")", ",", "*"})


@contextmanager
def as_columns(state: State, tokens: list[Token], variables: Iterable[str]) -> Iterator[None]:
    """While this lasts, the variables that a query fills with columns of their own names are columns."""
    hidden: dict[str, Relation] = {}
    for name in _filled_by_own_name(tokens, list(variables)) if not state.hiding_variables else ():
        if name in state.session.variables:
            hidden[name] = state.session.variables.pop(name)
    try:
        yield
    finally:
        state.session.variables.update(hidden)


def _filled_by_own_name(tokens: list[Token], variables: list[str]) -> Iterator[str]:
    """The variables whose select item is nothing but their name, or a function of nothing but that."""
    select = find(tokens, frozenset({"SELECT"}))
    from_at = find(tokens, frozenset({"FROM"}), select + 1)
    if select < 0 or from_at < 0 or from_at + 1 >= len(tokens) or tokens[from_at + 1].value == "DUAL":
        return
    listed = tokens[select + 1 : from_at]
    into = find(listed, frozenset({"INTO"}))
    items = split(listed[: into if into >= 0 else len(listed)])
    for item, variable in zip(items, variables, strict=False):
        while item and item[0].kind == WORD and item[0].value in _BEFORE_LIST:
            item = item[1:]
        if _names(item) == {variable} and all(t.text in _SYMBOLS for t in item if t.kind == SYMBOL):
            yield variable


def _names(tokens: list[Token]) -> set[str]:
    """The names in an expression, but for those of functions."""
    return {
        token.text.lower() if token.kind == WORD else token.value
        for index, token in enumerate(tokens)
        if token.kind in {WORD, QUOTED} and not (index + 1 < len(tokens) and tokens[index + 1].text == "(")
    }
