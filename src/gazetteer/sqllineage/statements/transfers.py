"""COPY, UNLOAD, EXPORT, LOAD: rows that come from files or go there; only the tables count."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import modifying_ctes, writing
from gazetteer.sqllineage.statements.assignments import assignments
from gazetteer.sqllineage.statements.writing import Target
from gazetteer.sqllineage.text import names, substitutions
from gazetteer.sqllineage.text.column_lists import column_names, starts_query
from gazetteer.sqllineage.text.operations import Operation, closing, find
from gazetteer.sqllineage.text.tokens import DOLLAR, QUOTED, STRING, VARIABLE, WORD, Token

_FROM_TO: Final = frozenset({"FROM", "TO"})


def copy(state: State, operation: Operation, tokens: list[Token]) -> None:
    """COPY t FROM file, COPY (query) TO file, COPY INTO t FROM stage, COPY INTO stage FROM t.

    Snowflake's COPY FILES and DuckDB's COPY FROM DATABASE name no table.
    """
    index = 1
    if [token.value for token in tokens[1:3]] in (["FILES", "INTO"], ["FROM", "DATABASE"]):
        return
    into = len(tokens) > 1 and tokens[1].value == "INTO"
    index += into
    if index >= len(tokens):
        return
    if tokens[index].text == "(":
        _read_query(state, operation, tokens[index + 1 : closing(tokens, index)])
        return
    direction = find(tokens, _FROM_TO, index)
    if tokens[index].kind in {STRING, VARIABLE} or tokens[index].text == "@":
        if direction >= 0:
            _read_source(state, operation, tokens, direction + 1)
        return
    name, _ = writing.expect_name(state, tokens, index)
    if direction >= 0 and tokens[direction].value == "TO":
        state.relation(name)
        return
    Target(state, name).mark()
    following = tokens[direction + 1] if 0 <= direction < len(tokens) - 1 else None
    if following is not None and following.text == "(":
        _read_query(state, operation, tokens[direction + 2 : closing(tokens, direction + 1)])


def _read_query(state: State, operation: Operation, tokens: list[Token]) -> None:
    if modifying_ctes.is_change(tokens):
        modifying_ctes.rows_of_change(state, operation, tokens)
    tokens = modifying_ctes.run_apart(state, operation, tokens)
    if starts_query(tokens):
        state.query(writing.prefixed(operation, writing.text_of(operation, tokens)))


def _read_source(state: State, operation: Operation, tokens: list[Token], index: int) -> None:
    if index < len(tokens) and tokens[index].text == "(":
        _read_query(state, operation, tokens[index + 1 : closing(tokens, index)])
        return
    if index < len(tokens) and tokens[index].kind in {WORD, QUOTED}:
        state.relation(writing.expect_name(state, tokens, index)[0])


def unload(state: State, operation: Operation, tokens: list[Token]) -> None:
    """UNLOAD ('query') TO file, Athena's UNLOAD (query) TO file."""
    if len(tokens) < 3 or tokens[1].text != "(":
        raise NotUnderstoodError("UNLOAD needs a query in parentheses")
    inner = tokens[2 : closing(tokens, 1)]
    if len(inner) == 1 and inner[0].kind in {STRING, DOLLAR}:
        # A shell puts its values into the text, too.
        state.query(substitutions.resolve(inner[0].value, state.dialect))
    elif starts_query(inner):
        _read_query(state, operation, inner)
    else:
        raise NotUnderstoodError("UNLOAD needs a query in parentheses")


def export(state: State, operation: Operation, tokens: list[Token]) -> None:
    """BigQuery's EXPORT DATA … AS query, Hive's EXPORT TABLE t TO file, Exasol's EXPORT t|(query) INTO file."""
    if tokens[1:2] and tokens[1].text == "(":
        _read_query(state, operation, tokens[2 : closing(tokens, 1)])
        return
    if find(tokens, frozenset({"INTO"})) > 0:
        state.relation(writing.expect_name(state, tokens, 1)[0])
        return
    if len(tokens) > 1 and tokens[1].value == "TABLE":
        name, _ = writing.expect_name(state, tokens, 2)
        state.relation(name)
        return
    query = find(tokens, frozenset({"AS", "SELECT", "WITH"}), 1)
    if query >= 0:
        _read_query(state, operation, tokens[query + (tokens[query].value == "AS") :])


def load(state: State, operation: Operation, tokens: list[Token]) -> None:
    """LOAD DATA … INTO [TABLE] t, Hive's IMPORT TABLE t FROM file; other dialects' IMPORT names no table."""
    if tokens[0].value == "IMPORT" and not state.dialect.import_names_table:
        return
    into = find(tokens, frozenset({"INTO", "OVERWRITE"}), 1)
    if into < 0 and tokens[0].value == "LOAD":
        return
    index = into + 1 if into >= 0 else 1
    if index < len(tokens) and tokens[index].value == "PROCEDURE":
        return
    while index < len(tokens) and tokens[index].kind == WORD and tokens[index].value in {
        "TABLE", "INTO", "OVERWRITE", "TEMP", "EXTERNAL",
    }:  # fmt: skip
        index += 1
    name, index = names.parse(tokens, index, state.dialect)
    if name is None:
        return
    target = Target(state, name)
    columns = None
    if index < len(tokens) and tokens[index].text == "(":
        columns = column_names(state.dialect, tokens[index + 1 : closing(tokens, index)])
    target.write(_imported(state, tokens, index), columns)
    if (set_at := find(tokens, frozenset({"SET"}), index)) > 0:
        target.add(assignments(state, operation, tokens[set_at + 1 :], Scope()))
    target.mark()


def _imported(state: State, tokens: list[Token], index: int) -> Relation:
    """Exasol's IMPORT … FROM JDBC AT c STATEMENT 'query' or TABLE t; of files nothing is known."""
    source = find(tokens, frozenset({"STATEMENT", "TABLE"}), index)
    if source < 0 or source + 1 >= len(tokens):
        return Relation()
    if tokens[source].value == "STATEMENT":
        return state.query(tokens[source + 1].value) if tokens[source + 1].kind == STRING else Relation()
    name, _ = names.parse(tokens, source + 1, state.dialect)
    return state.relation(name) if name is not None else Relation()


def bulk_insert(state: State, _operation: Operation, tokens: list[Token]) -> None:
    """T-SQL's BULK INSERT t FROM 'file'."""
    name, _ = writing.expect_name(state, tokens, 2)
    Target(state, name).mark()
