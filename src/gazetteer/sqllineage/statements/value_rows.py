"""The rows of VALUES: expressions by position, records as a whole."""

from __future__ import annotations

from gazetteer.sqllineage.queries.parsing.parser import parse_expression
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import writing
from gazetteer.sqllineage.text.operations import Operation, closing, split
from gazetteer.sqllineage.text.tokens import WORD, Token


def values(state: State, operation: Operation, tokens: list[Token]) -> Relation | None:
    """VALUES rows: expressions of several rows are united by position."""
    if not any(token.kind in {WORD, "variable", "quoted"} for token in tokens):
        return None
    record = _record(state, tokens)
    if record is not None:
        return record
    scope = Scope()
    resolver = state.resolver()
    relation = Relation()
    for row in split(tokens):
        cells = row[1:-1] if row and row[0].text == "(" else row[2:-1] if row[:1] and row[0].value == "ROW" else row
        outputs: list[Output] = []
        for cell in split(cells):
            fields = _fields(state, cell)
            if fields is not None:
                outputs += fields.outputs
                scope.conditions |= fields.conditions
                continue
            is_plain = len(cell) == 1 and cell[0].kind in {"string", "number"}
            sources = frozenset() if is_plain or not cell else flow(
                resolver, parse_expression(writing.text_of(operation, cell), state.dialect), scope
            )  # fmt: skip
            name = writing.cell_name(cell, len(outputs))
            outputs.append(Output(name, name, sources))
        relation = relation.united(Relation(outputs)) if relation.outputs else Relation(outputs)
    relation.conditions = scope.conditions
    return relation


def are_cells(source: list[Token]) -> bool:
    """Whether a source of rows is VALUES with single values; a record brings the names of its fields."""
    if not source or source[0].value not in {"VALUES", "VALUE"}:
        return False
    row = source[2:] if source[1:2] and source[1].value == "ROW" else source[1:]
    return row[:1] != [] and row[0].text == "(" and [token.text for token in source[-3:]] != [".", "*", ")"]


def _fields(state: State, cell: list[Token]) -> Relation | None:
    """The record of a cell that is `record.*`."""
    if [token.text for token in cell[-2:]] != [".", "*"]:
        return None
    return _record(state, [token for token in cell[:-2] if token.text not in {"(", ")"}])


def _record(state: State, tokens: list[Token]) -> Relation | None:
    """A record variable, or an element of a collection of them: its fields go to the columns by position."""
    is_element = len(tokens) > 3 and tokens[1].text == "(" and closing(tokens, 1) == len(tokens) - 1
    return state.variable(tokens[0].text.lower()) if len(tokens) == 1 or is_element else None
