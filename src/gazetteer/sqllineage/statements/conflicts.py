"""ON CONFLICT DO UPDATE and ON DUPLICATE KEY UPDATE: the inserted row beside the one that is there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from gazetteer.sqllineage.queries.expressions import flow
from gazetteer.sqllineage.queries.parser import parse_condition
from gazetteer.sqllineage.queries.relations import Relation
from gazetteer.sqllineage.queries.scopes import Item, Scope
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import writing
from gazetteer.sqllineage.statements.assignments import assignments
from gazetteer.sqllineage.statements.from_clauses import from_tables
from gazetteer.sqllineage.statements.writing import Pairs, Target
from gazetteer.sqllineage.text.operations import Operation, find
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


def _items_of_source(inserted: Inserted, relation: Relation) -> list[Item]:
    """MySQL lets ON DUPLICATE KEY UPDATE name the tables of the query: derived ones by their columns."""
    start = find(inserted.source, frozenset({"FROM"}))
    if start < 0:
        return []
    found = []
    for name, alias in from_tables(inserted.state, inserted.source[start + 1 :]):
        table = Target(inserted.state, name)
        found.append(Item(table.relation(), alias=alias, path=table.key))
    for before, token in pairwise(inserted.source[start:]):
        if before.text == ")" or before.value == "AS":
            found.append(Item(relation, alias=token.text.lower()))
    return found


def update(inserted: Inserted, tail: list[Token], tokens: list[Token]) -> None:
    """The assignments behind UPDATE; `tail` is all that stands behind the rows."""
    target, rows = inserted.target, inserted.rows
    columns = inserted.columns if inserted.columns is not None else target.columns() or []
    named = rows.renamed(columns[: len(rows.outputs)]) if columns else rows
    bare = Relation(named.outputs, set(), named.any_column)
    items = [Item(target.relation(), alias=inserted.alias, path=target.key), Item(bare, alias="excluded")]
    items[1].invisible = True
    if inserted.state.dialect.conflict_sees_source:
        items += _items_of_source(inserted, bare)
    if tail and tail[0].value == "AS" and len(tail) > 1:
        items.append(Item(bare, alias=tail[1].text.lower()))
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


def _with_inserted_values(tokens: list[Token]) -> list[Token]:
    """MySQL's VALUES(c) is the inserted value, as excluded.c is elsewhere."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.value == "VALUES" and index + 3 < len(tokens) and tokens[index + 1].text == "(":
            dot = tokens[index + 1]._replace(text=".", value=".")
            out += [token._replace(text="excluded", value="EXCLUDED"), dot, tokens[index + 2]]
            index += 4
            continue
        out.append(token)
        index += 1
    return out
