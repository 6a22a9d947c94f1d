"""Changes through a query: the table behind a CTE, a derived table or an inline view that is changed."""

from __future__ import annotations

from gazetteer.sqllineage.queries.resolver import QueryResolver
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements.from_clauses import alias_at, from_tables
from gazetteer.sqllineage.statements.writing import Target
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.column_lists import starts_query
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import Operation, closing, find
from gazetteer.sqllineage.text.tokens import QUOTED, WORD, Token


def cte_body(state: State, operation: Operation, key: tuple[str, ...]) -> list[Token] | None:
    """The query of the CTE of this name that stands before a statement, where statements change through CTEs."""
    prefix = operation.options.get("with")
    if not prefix or len(key) != 1 or not state.dialect.changes_through_ctes:
        return None
    for index, token in enumerate(prefix):
        is_name = token.kind in {WORD, QUOTED} and names.unquoted_parts(token, state.dialect)[0].key(state.dialect)
        if is_name == key[0]:
            opening = next((i for i in range(index, len(prefix)) if prefix[i].text == "("
                            and prefix[i - 1].value == "AS"), -1)  # fmt: skip
            if opening > 0:
                return prefix[opening + 1 : closing(prefix, opening)]
    return None


def derived_body(tokens: list[Token], alias: str) -> list[Token] | None:
    """The query of the derived table with this alias in a FROM clause."""
    index = 0
    while index < len(tokens):
        if tokens[index].text == "(":
            end = closing(tokens, index)
            if starts_query(tokens[index + 1 : index + 2]) and alias_at(tokens, end + 1) == alias:
                return tokens[index + 1 : end]
            index = end
        index += 1
    return None


def base_of(state: State, operation: Operation, body: list[Token]) -> Name | None:
    """The table that a change through this query reaches: the first one of its FROM clause."""
    from_at = find(body, frozenset({"FROM"}))
    rest = body[from_at + 1 :] if from_at >= 0 else []
    if rest and rest[0].text == "(" and starts_query(rest[1:2]):
        return base_of(state, operation, rest[1 : closing(rest, 0)])
    tables = from_tables(state, rest)
    if not tables:
        return None
    inner = cte_body(state, operation, tables[0][0].key(state.dialect))
    return base_of(state, operation, inner) if inner is not None and inner is not body else tables[0][0]


def cte_target(state: State, operation: Operation, name: Name) -> Target | None:
    """The target behind a CTE that a statement names in the place of a table; its first reading is none."""
    body = cte_body(state, operation, name.key(state.dialect))
    base = base_of(state, operation, body) if body is not None else None
    if base is None:
        return None
    state.unread[base.key(state.dialect)] = 1
    return Target(state, base)


def inline_target(state: State, operation: Operation, tokens: list[Token], index: int) -> tuple[Target, int] | None:
    """The target behind Oracle's INTO (SELECT …), and the index behind the parentheses."""
    if index >= len(tokens) or tokens[index].text != "(" or not starts_query(tokens[index + 1 : index + 2]):
        return None
    end = closing(tokens, index)
    base = base_of(state, operation, tokens[index + 1 : end])
    if base is None:
        return None
    state.unread[base.key(state.dialect)] = 1
    return Target(state, base), end + 1


def cte_relation(resolver: QueryResolver, name: Name) -> Relation | None:
    """What a CTE of this name gives, once the statement's CTEs have been read."""
    key = name.key(resolver.dialect)[-1]
    return next((level[key] for level in reversed(resolver.ctes) if key in level), None)


def changed(state: State, view: Relation, first: Target, relation: Relation) -> Target:
    """The table whose columns an UPDATE through a view sets; it need not be the first of those that the view joins."""
    columns = [view.find(output.key) for output in relation.outputs]
    tables = {source.table for column in columns if column is not None for source in column.sources}
    if first.table is None or first.table in tables or len(tables) != 1:
        return first
    (table,) = tables
    state.record.reads[first.table] = None
    state.record.reads.pop(table, None)
    return Target(state, table.name)


def through(state: State, view: Relation, target: Target, relation: Relation, others: list[Target]) -> None:
    """A column of the view is, in the table, the column that it comes from."""
    for position, output in enumerate(relation.outputs):
        column = view.find(output.key)
        for source in column.sources if column is not None else ():
            relation.outputs[position] = Output(source.column.lower(), source.column, output.sources)
            if source.table is not target.table:
                changed = Target(state, source.table.name)
                if all(found.table is not changed.table for found in others):
                    state.record.reads.pop(source.table, None)
