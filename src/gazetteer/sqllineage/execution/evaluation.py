"""Expressions and queries in procedural code: their value as a relation."""

from __future__ import annotations

from functools import reduce
from typing import Final

from gazetteer.sqllineage.execution import alternatives
from gazetteer.sqllineage.queries.parsing.parser import parse_condition, parse_expression
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.sources import pipes
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import modifying_ctes
from gazetteer.sqllineage.text.column_lists import starts_query
from gazetteer.sqllineage.text.operations import Operation, closing, find
from gazetteer.sqllineage.text.tokens import WORD, Token

_SET_OPERATORS: Final = frozenset({"UNION", "EXCEPT", "INTERSECT", "MINUS"})


def evaluate(state: State, operation: Operation, tokens: list[Token]) -> Relation:
    """The relation of an expression or a query in procedural code."""
    while tokens and tokens[0].text == "(" and closing(tokens, 0) == len(tokens) - 1:
        tokens = tokens[1:-1]
    if len(tokens) == 4 and tokens[0].value == "COLLECT" and tokens[2].text.lower() in state.session.variables:
        # SingleStore's array of the rows of a query variable.
        return state.session.variables[tokens[2].text.lower()]
    if modifying_ctes.is_change(tokens):
        return modifying_ctes.rows_of_change(state, operation, tokens)
    tokens = modifying_ctes.run_apart(state, operation, tokens)
    if starts_query(tokens) and (tokens[0].text != "(" or find(tokens, _SET_OPERATORS) >= 0):
        return _rows_of_query(state, operation, tokens)
    sql = operation.text.sql_of(tokens)
    scope = Scope()
    # An expression of procedural code may go on with FROM, WHERE …, as in `x := count(*) FROM t`.
    if find(tokens, frozenset({"FROM"})) >= 0:
        return state.query(f"SELECT {sql}")
    resolver = state.resolver()
    tree = parse_expression(sql, state.dialect)
    value = Output("_value", "_value", flow(resolver, tree, scope))
    value.fields = tuple(resolver.fields(tree, scope) or ())
    return Relation([value], scope.conditions)


def _rows_of_query(state: State, operation: Operation, tokens: list[Token]) -> Relation:
    """The rows of a query, of which variables may name one of several tables."""
    sql = operation.text.sql_of(tokens)
    found: list[Relation] = []
    alternatives.for_each_name(state, tokens, lambda: found.append(state.query(sql)))
    return reduce(Relation.united, found)


def test(state: State, operation: Operation) -> None:
    """A condition: its tables are read, nothing flows."""
    tokens = operation.tokens
    if not any(token.kind == WORD and token.value in {"SELECT", "FROM"} for token in tokens):
        mentioned = {token.text.lower() for token in tokens if token.kind == WORD}
        if not (mentioned & state.session.routines.keys() or mentioned & state.defined_later.keys()):
            return
    if find(tokens, frozenset({"FROM"})) >= 0 and not starts_query(tokens):
        state.query(f"SELECT {operation.text.sql_of(tokens)}")
    elif starts_query(tokens) and tokens[0].text != "(":
        evaluate(state, operation, tokens)
    elif pipes.are_in(sql := operation.text.sql_of(tokens), state.dialect):
        state.query(f"SELECT {sql}")
    else:
        flow(state.resolver(), parse_condition(sql, state.dialect), Scope())
