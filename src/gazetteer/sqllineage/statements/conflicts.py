"""ON CONFLICT DO UPDATE and ON DUPLICATE KEY UPDATE: the inserted row beside the one that is there."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.sqllineage.queries.parsing.parser import as_query, parse, parse_condition
from gazetteer.sqllineage.queries.scoping.outputs import Conditions
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.sources import ctes
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import writing
from gazetteer.sqllineage.statements.assignments import assignments
from gazetteer.sqllineage.statements.writing import Pairs, Target
from gazetteer.sqllineage.text.column_lists import column_names
from gazetteer.sqllineage.text.operations import Operation, closing, find
from gazetteer.sqllineage.text.tokens import Token


@dataclass(slots=True)
class Inserted:
    """An INSERT as far as it has been read: its target and rows, and the tokens that the rows come from."""

    state: State
    operation: Operation
    target: Target
    rows: Relation
    source: list[Token]
    columns: Pairs | None
    alias: str


def _items_of_source(inserted: Inserted) -> list[Item]:
    """MySQL lets ON DUPLICATE KEY UPDATE name what stands in the FROM of the query: tables, CTEs, derived tables."""
    from sqlglot import exp

    state, source = inserted.state, inserted.source
    if find(source, frozenset({"FROM"})) < 0 and not (source[:1] and source[0].text == "("):
        return []
    sql = writing.prefixed(inserted.operation, writing.text_of(inserted.operation, source))
    node = as_query(parse(sql, state.dialect))
    # The query has been read; it is only asked for its tables again.
    reads, resolver, scope = dict(state.record.reads), state.resolver(), Scope()
    ctes.push(resolver, node, None)
    while isinstance(node, exp.Subquery):
        node = node.this
        ctes.push(resolver, node, None)
    if isinstance(node, exp.Select) and node.args.get("from_") is not None:
        resolver.froms.add(node.args["from_"].this, scope)
        for join in node.args.get("joins") or []:
            resolver.froms.join(join, scope)
    state.record.reads = reads
    return scope.items


def update(inserted: Inserted, tail: list[Token], tokens: list[Token]) -> Conditions:
    """The assignments behind UPDATE; `tail` is all that stands behind the rows. Gives what decides about them."""
    target, rows = inserted.target, inserted.rows
    columns = inserted.columns if inserted.columns is not None else target.columns() or []
    named = rows.renamed(columns[: len(rows.outputs)]) if columns else rows
    bare = Relation(named.outputs, set(), named.any_column)
    items = [Item(target.relation(), alias=inserted.alias, path=target.key), Item(bare, alias="excluded")]
    items[1].invisible = True
    if inserted.state.dialect.conflict_sees_source:
        items += _items_of_source(inserted)
    if tail and tail[0].value == "AS" and len(tail) > 1:
        listed = tail[3 : closing(tail, 2)] if len(tail) > 2 and tail[2].text == "(" else []
        row = bare.renamed(column_names(inserted.state.dialect, listed))
        items.append(Item(row, alias=tail[1].text.lower()))
    where = find(tokens, frozenset({"WHERE"}))
    sets = tokens if where < 0 else tokens[:where]
    if sets and sets[0].value == "SET":
        sets = sets[1:]
    sets = _with_inserted_values(sets)
    scope = Scope(items=[items[0], *items[2:]])
    outer = Scope(items=items)
    relation = assignments(inserted.state, inserted.operation, sets, Scope(parent=outer, items=scope.items))
    if where >= 0:
        conditions = Scope(parent=outer, items=items[:1])
        flow(
            inserted.state.resolver(),
            parse_condition(writing.text_of(inserted.operation, tokens[where + 1 :]), inserted.state.dialect),
            conditions,
            "filter",
        )
        relation.conditions |= conditions.conditions
    target.add(relation)
    return relation.conditions


def _with_inserted_values(tokens: list[Token]) -> list[Token]:
    """MySQL's VALUES(c) is the inserted value, as excluded.c is elsewhere."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.value == "VALUES" and index + 3 < len(tokens) and tokens[index + 1].text == "(":
            dot = tokens[index + 1]._replace(text=".", value=".")
            end = closing(tokens, index + 1)
            # The column may be qualified by the table.
            out += [token._replace(text="excluded", value="EXCLUDED"), dot, tokens[end - 1]]
            index = end + 1
            continue
        out.append(token)
        index += 1
    return out
