"""SET a = x, (b, c) = (SELECT …): what UPDATE, MERGE and ON CONFLICT give to columns."""

from __future__ import annotations

from typing import Any, Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError, as_query, parse, parse_expression
from gazetteer.sqllineage.queries.results import earlier_rows
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import writing
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.column_lists import starts_query, target_columns
from gazetteer.sqllineage.text.macros import PLACEHOLDER
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import Operation, closing, split
from gazetteer.sqllineage.text.tokens import SYMBOL, VARIABLE, Token

_WRITES: Final = frozenset({"WRITE", "MODIFY"})
_ASSIGNS: Final = frozenset({"=", "+=", "-=", "*=", "/=", "%=", "&=", "^=", "|="})


def assignments(
    state: State, operation: Operation, tokens: list[Token], scope: Scope, resolver: Any = None
) -> Relation:
    """SET a = x, (b, c) = (SELECT …): outputs named by the columns that are set; conditions go to the relation."""
    resolver = resolver or state.resolver()
    relation = Relation()
    if any(token.text == earlier_rows.SIGN for token in tokens):
        _see_earlier_rows(state, operation, tokens, scope, resolver)
    around = scope.conditions
    of_rows = set(around) if state.dialect.transact else around
    for part in filter(None, split(tokens)):
        columns = len(relation.outputs)
        of_variable = state.dialect.transact and part[0].kind == VARIABLE
        scope.conditions = set(of_rows) if of_variable else around
        _assignment(state, operation, part, scope, resolver, relation)
        if of_variable and len(relation.outputs) > columns:
            # @v = column = value: what decides about the value decides about the column, too.
            around |= scope.conditions
    scope.conditions = around
    relation.conditions |= scope.conditions
    return relation


def _see_earlier_rows(state: State, operation: Operation, tokens: list[Token], scope: Scope, resolver: Any) -> None:
    """The variables that the values set are known to each row as the rows before it have set them."""
    for part in split(tokens):
        if any(token.text == earlier_rows.SIGN for token in part):
            tree = parse_expression(writing.text_of(operation, part), state.dialect)
            earlier_rows.assign(resolver, tree.walk(), scope)


def _assignment(
    state: State, operation: Operation, part: list[Token], scope: Scope, resolver: Any, relation: Relation
) -> None:
    part = _written(part) if state.dialect.transact else part
    position = next((i for i, t in enumerate(part) if t.text in _ASSIGNS and not _inside(part, i)), -1)
    if position < 0:
        if part[0].text.startswith(PLACEHOLDER):
            state.mark()
        return
    value = part[position + 1 :]
    left = part[:position]
    if not left or not value:
        raise NotUnderstoodError("an assignment has no column or no value")
    if left[0].kind == VARIABLE and state.dialect.transact:
        second = next((i for i, t in enumerate(value) if t.text in _ASSIGNS and not _inside(value, i)), -1)
        if second > 0:
            _assignment(state, operation, value, scope, resolver, relation)
            changed = relation.outputs[-1]
            state.assign(left[0].text.lower(), Relation([changed], set(scope.conditions)))
            state.handing_on |= dict.fromkeys((source.table for source in changed.sources), state.record)
            return
    if left[0].text == "(":
        columns = target_columns(state.dialect, left[1 : closing(left, 0)])
        _several(state, operation, columns, value, scope, resolver, relation)
        return
    record = state.variable(value[0].text.lower()) if len(value) == 1 and left[0].value == "ROW" else None
    if record is not None and scope.items:
        # PL/SQL's SET ROW = record: its fields by position.
        columns = [(output.key, output.name) for output in scope.items[0].relation.outputs if output.star_of is None]
        relation.outputs += record.renamed(columns[: len(record.outputs)]).outputs
        return
    name, _ = names.parse(left, 0, state.dialect)
    if name is None:
        return
    last = _set_column(name, scope, state)
    sources = flow(resolver, parse_expression(writing.text_of(operation, value), state.dialect), scope)
    key, printed = last.key(state.dialect), last.printed
    if part[position].text != "=":
        target = scope.items[0].relation if scope.items and len(name.parts) == 1 else None
        before = target.sources(key, printed) if target is not None else scope.unqualified(key, printed)
        sources |= before or frozenset()
    if left[0].kind == VARIABLE and len(name.parts) == 1:
        state.assign(left[0].text.lower(), Relation([Output(key, printed, sources)], set(scope.conditions)))
        state.handing_on |= dict.fromkeys((source.table for source in sources), state.record)
        return
    relation.outputs.append(Output(key, printed, sources))


def _written(part: list[Token]) -> list[Token]:
    """T-SQL's `c.WRITE(value, offset, length)` and `c.modify(text)` as assignments."""
    at = next((i for i, token in enumerate(part) if token.value in _WRITES and i > 1 and part[i - 1].text == "."), 0)
    if not at or part[at + 1 : at + 2] == [] or part[at + 1].text != "(":
        return part
    value = next(split(part[at + 2 : closing(part, at + 1)]), [])
    return [*part[: at - 1], part[at]._replace(kind=SYMBOL, text="=", value="="), *value]


def _set_column(name: Name, scope: Scope, state: State) -> names.Part:
    """The column in `SET a.b.c = …`: behind a table's name, or the first part of a struct's field."""
    dialect = state.dialect
    keys = name.key(dialect)
    for size in range(len(keys) - 1, 0, -1):
        if any(item.is_called(keys[:size]) for item in scope.items):
            return names.with_dots(name.parts[size:], dialect) if dialect.nested_columns else name.parts[size]
    if dialect.nested_columns:
        return names.with_dots(name.parts, dialect)
    return name.parts[0] if dialect.struct_fields_in_set or dialect.has_members else name.parts[-1]


def _inside(tokens: list[Token], index: int) -> bool:
    depth = 0
    for token in tokens[:index]:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
    return depth > 0


def _several(
    state: State,
    operation: Operation,
    columns: list[tuple[str, str]],
    value: list[Token],
    scope: Scope,
    resolver: Any,
    relation: Relation,
) -> None:
    if value and value[0].value == "ROW":
        value = value[1:]
    inner = value[1 : closing(value, 0)] if value and value[0].text == "(" else value
    if starts_query(inner):
        found = resolver.query(as_query(parse(writing.text_of(operation, inner), state.dialect)), scope)
        scope.conditions |= found.conditions
        outputs = found.outputs
        for position, (key, printed) in enumerate(columns):
            sources = outputs[position].sources if position < len(outputs) else frozenset()
            relation.outputs.append(Output(key, printed, sources))
        return
    for (key, printed), cell in zip(columns, split(inner), strict=False):
        sources = flow(resolver, parse_expression(writing.text_of(operation, cell), state.dialect), scope)
        relation.outputs.append(Output(key, printed, sources))
