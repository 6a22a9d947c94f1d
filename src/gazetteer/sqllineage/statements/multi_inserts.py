"""One query, several targets: INSERT ALL | FIRST, and Hive's FROM … INSERT … INSERT …."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gazetteer.sqllineage.execution import procedures
from gazetteer.sqllineage.queries.expressions import flow
from gazetteer.sqllineage.queries.parser import NotUnderstoodError, parse_condition
from gazetteer.sqllineage.queries.relations import Output, Relation
from gazetteer.sqllineage.queries.scopes import Item, Scope
from gazetteer.sqllineage.statements import inserts, writing
from gazetteer.sqllineage.statements.writing import Pairs, Target
from gazetteer.sqllineage.text.operations import Kind, Operation, closing, find, split
from gazetteer.sqllineage.text.tokens import Token

if TYPE_CHECKING:
    from gazetteer.sqllineage.execution.interpreter import Interpreter

_CLAUSES_OF_SELECT: Final = frozenset(
    {"WHERE", "GROUP", "HAVING", "ORDER", "SORT", "CLUSTER", "DISTRIBUTE", "LIMIT", "LATERAL", "WINDOW", "QUALIFY"}
)


def multiple_into(interpreter: Interpreter, operation: Operation, tokens: list[Token]) -> None:
    """INSERT ALL | FIRST [WHEN … THEN] INTO … VALUES … SELECT: one query, several targets."""
    query_at = _main_query(tokens)
    if query_at < 0:
        raise NotUnderstoodError("INSERT ALL has no query")
    relation = interpreter.query(writing.prefixed(operation, writing.text_of(operation, tokens[query_at:])))
    resolver = interpreter.resolver()
    seen = Scope()
    current = Scope()
    index = 1
    while index < query_at:
        word = tokens[index].value
        if word == "WHEN":
            end = find(tokens, frozenset({"THEN"}), index)
            current = Scope(items=[Item(Relation(relation.outputs, set(), relation.any_column))])
            flow(resolver, parse_condition(writing.text_of(operation, tokens[index + 1 : end]), interpreter.dialect),
                 current, "filter")  # fmt: skip
            seen.conditions |= current.conditions
            index = end + 1
        elif word == "ELSE":
            current = seen
            index += 1
        elif word == "INTO":
            index = _one_into(interpreter, operation, tokens, index + 1, query_at, relation, current)
        else:
            index += 1


def _main_query(tokens: list[Token]) -> int:
    index = find(tokens, frozenset({"SELECT", "WITH"}))
    if index < 0:
        index = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].text == "(" and
                      procedures.starts_query(tokens[i:])), -1)  # fmt: skip
    return index


def _one_into(
    interpreter: Interpreter,
    operation: Operation,
    tokens: list[Token],
    index: int,
    end: int,
    relation: Relation,
    current: Scope,
) -> int:
    name, index = writing.expect_name(interpreter, tokens, index)
    target = Target(interpreter, name)
    columns: Pairs | None = None
    if index < end and tokens[index].text == "(":
        close = closing(tokens, index)
        columns = procedures.column_names(interpreter, tokens[index + 1 : close])
        index = close + 1
    rows = Relation(relation.outputs, relation.conditions | current.conditions, relation.any_column)
    if index < end and tokens[index].value == "VALUES":
        close = closing(tokens, index + 1)
        scope = Scope(items=[Item(Relation(relation.outputs, set(), relation.any_column))])
        outputs = []
        for cell in split(tokens[index + 2 : close]):
            is_default = len(cell) == 1 and cell[0].value == "DEFAULT"
            sources = frozenset() if is_default else interpreter.expression(writing.text_of(operation, cell), scope)
            last = cell[-1]
            outputs.append(Output(last.text.lower(), last.text.lower(), sources))
        rows = Relation(outputs, rows.conditions | scope.conditions)
        index = close + 1
    target.write(rows, columns)
    target.mark()
    return index


def multiple_from(interpreter: Interpreter, operation: Operation, tokens: list[Token]) -> None:
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
        clause = find(part, _CLAUSES_OF_SELECT, select + 1)
        clause = len(part) if clause < 0 else clause
        moved = part[:clause] + source + part[clause:]
        inner = Operation(Kind.STATEMENT, operation.text, moved, operation.line, options=dict(operation.options))
        inserts.insert(interpreter, inner, moved)
