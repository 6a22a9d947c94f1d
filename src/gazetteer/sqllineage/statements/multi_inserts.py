"""One query, several targets: INSERT ALL | FIRST, and Hive's FROM … INSERT … INSERT …."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError, parse_condition
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import inserts, writing
from gazetteer.sqllineage.statements.writing import Pairs, Target
from gazetteer.sqllineage.text.column_lists import column_names, starts_query
from gazetteer.sqllineage.text.operations import Kind, Operation, closing, find, split
from gazetteer.sqllineage.text.tokens import WORD, Token

_CLAUSES_OF_SELECT: Final = frozenset(
    {"WHERE", "GROUP", "HAVING", "ORDER", "SORT", "CLUSTER", "DISTRIBUTE", "LIMIT", "LATERAL", "WINDOW", "QUALIFY"}
)


def is_multiple(tokens: list[Token]) -> bool:
    """Whether this is INSERT [OVERWRITE] ALL | FIRST …, or WHEN without one of these words."""
    if len(tokens) > 1 and tokens[1].kind == WORD and tokens[1].value == "WHEN":
        return find(tokens, frozenset({"THEN"})) > 0
    if not any(token.value in {"ALL", "FIRST"} for token in tokens[1:3]):
        return False
    index = 2 if tokens[1].value in {"ALL", "FIRST"} else 3
    return index < len(tokens) and tokens[index].value in {"INTO", "WHEN"}


def multiple_into(state: State, operation: Operation, tokens: list[Token]) -> None:
    """INSERT ALL | FIRST [WHEN … THEN] INTO … VALUES … SELECT: one query, several targets."""
    query_at = _main_query(tokens)
    if query_at < 0:
        raise NotUnderstoodError("INSERT ALL has no query")
    relation = state.query(writing.prefixed(operation, writing.text_of(operation, tokens[query_at:])))
    resolver = state.resolver()
    seen = Scope()
    current = Scope()
    index = 1
    while index < query_at:
        word = tokens[index].value
        if word == "WHEN":
            end = find(tokens, frozenset({"THEN"}), index)
            current = Scope(items=[Item(Relation(relation.outputs, set(), relation.any_column))])
            flow(resolver, parse_condition(writing.text_of(operation, tokens[index + 1 : end]), state.dialect),
                 current, "filter")  # fmt: skip
            seen.conditions |= current.conditions
            index = end + 1
        elif word == "ELSE":
            current = seen
            index += 1
        elif word == "INTO":
            index = _one_into(state, operation, tokens, index + 1, query_at, relation, current)
        else:
            index += 1


def _main_query(tokens: list[Token]) -> int:
    index = find(tokens, frozenset({"SELECT", "WITH"}))
    if index < 0:
        index = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text == "(" and
                      starts_query(tokens[i:])), -1)  # fmt: skip
    return index


def _one_into(
    state: State,
    operation: Operation,
    tokens: list[Token],
    index: int,
    end: int,
    relation: Relation,
    current: Scope,
) -> int:
    name, index = writing.expect_name(state, tokens, index)
    target = Target(state, name)
    columns: Pairs | None = None
    if index < end and tokens[index].text == "(":
        close = closing(tokens, index)
        columns = column_names(state.dialect, tokens[index + 1 : close])
        index = close + 1
    rows = Relation(relation.outputs, relation.conditions | current.conditions, relation.any_column)
    if index < end and tokens[index].value == "VALUES":
        close = closing(tokens, index + 1)
        scope = Scope(items=[Item(Relation(relation.outputs, set(), relation.any_column))])
        outputs: list[Output] = []
        for cell in split(tokens[index + 2 : close]):
            sources = state.expression(writing.text_of(operation, cell), scope)
            called = writing.cell_name(cell, len(outputs))
            outputs.append(Output(called, called, sources))
        rows = Relation(outputs, rows.conditions | scope.conditions)
        if columns is None and target.columns() is None:
            rows = writing.of_no_column(rows)
        index = close + 1
    target.write(rows, columns)
    target.mark()
    return index


def multiple_from(state: State, operation: Operation, tokens: list[Token]) -> None:
    """Hive's FROM … INSERT … SELECT … INSERT … SELECT …."""
    starts = []
    index = find(tokens, frozenset({"INSERT"}))
    while index >= 0:
        starts.append(index)
        index = find(tokens, frozenset({"INSERT"}), index + 1)
    source = tokens[: starts[0]]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        part = tokens[start:end]
        select = find(part, frozenset({"SELECT"}))
        if select < 0:
            raise NotUnderstoodError("INSERT has no SELECT")
        if find(part, frozenset({"FROM"}), select + 1) > 0:
            inserts.insert(state, _of_part(operation, part), part)
            continue
        clause = find(part, _CLAUSES_OF_SELECT, select + 1)
        clause = len(part) if clause < 0 else clause
        moved = part[:clause] + source + part[clause:]
        inserts.insert(state, _of_part(operation, moved), moved)


def _of_part(operation: Operation, tokens: list[Token]) -> Operation:
    """One INSERT of several, with what stands before all of them."""
    return Operation(Kind.STATEMENT, operation.text, tokens, operation.line, options=dict(operation.options))
