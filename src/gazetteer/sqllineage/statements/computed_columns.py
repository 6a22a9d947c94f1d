"""Columns of tables and table variables that the database computes from the others of their row."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError, parse_expression
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.session import Key
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text.column_lists import column_names, definitions, generated_columns
from gazetteer.sqllineage.text.operations import closing, find
from gazetteer.sqllineage.text.tokens import WORD, Token

# What may stand behind an expression without parentheses.
_BEHIND: Final = frozenset(
    {"PERSISTED", "PRIMARY", "UNIQUE", "CHECK", "CONSTRAINT", "FOREIGN", "REFERENCES", "CODEC", "TTL", "COMMENT"}
)


def note(state: State, key: Key, tokens: list[Token]) -> None:
    """Remember the expressions in the definitions of a table's columns, besides those that are known."""
    generated = generated_columns(state.dialect, tokens)
    known = state.session.generated.get(key, frozenset())
    state.session.generated[key] = known | generated
    if not any(token.kind == WORD and token.value in state.dialect.computing_words for token in tokens):
        return
    computed = list(state.session.computed.get(key, ()))
    for part in definitions(tokens):
        expression = _expression(state, part)
        if expression:
            text = " ".join(token.text for token in expression)
            computed += [(column, text) for column in column_names(state.dialect, part)]
    state.session.computed[key] = computed


def forget(state: State, key: Key) -> None:
    """Another table has this name from now on."""
    state.session.generated.pop(key, None)
    state.session.computed.pop(key, None)


def make(state: State, key: Key, relation: Relation) -> None:
    """A temporary table whose definitions have been noted, under its name with and without its schema."""
    for each in (key, key[-1:]):
        state.session.temporary[each] = relation
        if key in state.session.computed:
            state.session.computed[each] = state.session.computed[key]


def of_query(state: State, key: Key, relation: Relation, *, defines: bool) -> Relation:
    """The rows of a query that makes a temporary table, which may define columns beside them."""
    if not defines:
        forget(state, key[-1:])
        return relation
    return filled(state, key, relation)


def declare(state: State, name: str, tokens: list[Token]) -> None:
    """A table variable with these definitions of columns."""
    state.session.temporary[(name,)] = Relation([Output(*pair) for pair in column_names(state.dialect, tokens)])
    forget(state, (name,))
    note(state, (name,), tokens)


def filled(state: State, key: Key, relation: Relation) -> Relation:
    """The rows of a temporary table with the sources of what is computed from them."""
    for column, text in state.session.computed.get(key, ()):
        scope = Scope(items=[Item(relation)])
        try:
            sources = flow(state.resolver(), parse_expression(text, state.dialect), scope)
        except NotUnderstoodError:
            state.mark()
            continue
        relation = relation.with_columns_by_name(Relation([Output(*column, sources)], scope.conditions))
    return relation


def of_row(state: State, key: Key, relation: Relation, columns: list[tuple[str, str]]) -> Relation:
    """What a statement gives to a lasting table, with what is computed from it; the other columns have no source."""
    if relation.stars or not relation.outputs or not state.session.computed.get(key):
        return relation
    given = {output.key for output in relation.outputs}
    others = [Output(*pair) for pair in columns if pair[0] not in given]
    return filled(state, key, Relation([*relation.outputs, *others], relation.conditions, relation.any_column))


def _expression(state: State, part: list[Token]) -> list[Token]:
    """The tokens behind AS: in parentheses, or in T-SQL and ClickHouse all up to the next clause."""
    at = find(part, state.dialect.computing_words, 1)
    if not 0 < at < len(part) - 1:
        return []
    if part[at + 1].text == "(" and part[at].value == "AS" and not state.dialect.transact:
        return part[at + 1 : closing(part, at + 1) + 1]
    if part[at].value == "AS" and not (state.dialect.transact and at == 1):
        # AS IDENTITY, AS ROW START.
        return []
    end = find(part, _BEHIND, at)
    return part[at + 1 : end if end >= 0 else len(part)]
