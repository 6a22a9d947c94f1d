"""Databricks' AUTO CDC and APPLY CHANGES: the columns of a feed of changes go to those of the same names."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError, parse_condition, parse_expression
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import writing
from gazetteer.sqllineage.statements.writing import Target
from gazetteer.sqllineage.text.column_lists import column_names
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import Operation, closing, find
from gazetteer.sqllineage.text.tokens import Token

_CLAUSES: Final = frozenset({"KEYS", "APPLY", "SEQUENCE", "COLUMNS", "STORED", "IGNORE", "WHERE", "TRACK"})


def apply_changes(state: State, operation: Operation, tokens: list[Token]) -> None:
    """[AUTO CDC | APPLY CHANGES] INTO t FROM feed KEYS (k) [APPLY AS DELETE WHEN …] SEQUENCE BY s [COLUMNS …]."""
    into = find(tokens, frozenset({"INTO"}))
    if into < 0:
        raise NotUnderstoodError("a feed of changes needs INTO and FROM")
    name, _ = writing.expect_name(state, tokens, into + 1)
    into_table(state, operation, name, tokens)


def into_table(state: State, operation: Operation, name: Name, tokens: list[Token]) -> None:
    """The same for a target that is named elsewhere, as by CREATE STREAMING TABLE t FLOW AUTO CDC FROM …."""
    source = find(tokens, frozenset({"FROM"}))
    if source < 0:
        raise NotUnderstoodError("a feed of changes needs INTO and FROM")
    end = find(tokens, _CLAUSES, source)
    end = len(tokens) if end < 0 else end
    target = Target(state, name)
    chosen = f"SELECT {_columns(operation, tokens, end)} FROM {writing.text_of(operation, tokens[source + 1 : end])}"
    relation = state.query(chosen)
    feed = state.resolver()
    scope = Scope(items=_items(state, operation, tokens[source + 1 : end]))
    for at in range(end, len(tokens)):
        word = tokens[at].value
        if word == "KEYS" and tokens[at + 1 : at + 2] and tokens[at + 1].text == "(":
            for key, printed in column_names(state.dialect, tokens[at + 2 : closing(tokens, at + 1)]):
                for side in (*scope.items, Item(target.relation())):
                    scope.conditions |= {(found, "join") for found in side.relation.sources(key, printed) or ()}
        elif word == "WHEN":
            condition = tokens[at + 1 : _end(tokens, at)]
            flow(feed, parse_condition(writing.text_of(operation, condition), state.dialect), scope, "filter")
        elif word == "SEQUENCE":
            order = tokens[at + 2 : _end(tokens, at)]
            flow(feed, parse_expression(writing.text_of(operation, order), state.dialect), scope, "sort")
    target.add(Relation(relation.outputs, relation.conditions | scope.conditions, relation.any_column))
    target.mark()


def _items(state: State, operation: Operation, tokens: list[Token]) -> list[Item]:
    _, scope, _ = writing.scope_of(state, operation, writing.text_of(operation, tokens))
    return scope.items


def _end(tokens: list[Token], at: int) -> int:
    end = find(tokens, _CLAUSES, at + 1)
    return len(tokens) if end < 0 else end


def _columns(operation: Operation, tokens: list[Token], start: int) -> str:
    """The select list that COLUMNS stands for: a list, or * EXCEPT (…)."""
    at = find(tokens, frozenset({"COLUMNS"}), start)
    if at < 0:
        return "*"
    chosen = tokens[at + 1 : _end(tokens, at)]
    if chosen[:1] and chosen[0].text == "(":
        chosen = chosen[1 : closing(chosen, 0)]
    return writing.text_of(operation, chosen)
