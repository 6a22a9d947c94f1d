"""Common table expressions that write: WITH x AS (DELETE … RETURNING …)."""

from __future__ import annotations

from gazetteer.sqllineage.queries.relations import Relation
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.operations import Kind, Operation, closing
from gazetteer.sqllineage.text.tokens import SYMBOL, WORD, Token


def run(state: State, operation: Operation, prefix: list[Token]) -> None:
    """PostgreSQL's WITH x AS (DELETE … RETURNING …): it writes, and stands for the returned columns."""
    index = 1
    kept: list[Token] = []
    changed = False
    while index < len(prefix):
        opening = next(
            (
                i
                for i in range(index, len(prefix))
                if prefix[i].text == "(" and prefix[i - 1].value in {"AS", "MATERIALIZED"}
            ),
            -1,
        )
        if opening < 0:
            break
        end = closing(prefix, opening)
        body = prefix[opening + 1 : end]
        if body and body[0].kind == WORD and body[0].value in {"INSERT", "UPDATE", "DELETE", "MERGE"}:
            _run_modifying(state, operation, prefix[index], body, kept)
            changed = True
        else:
            kept += ([_comma(prefix)] if kept else [prefix[0]]) + prefix[index : end + 1]
        index = end + 2
    if changed:
        _replace_with(operation, kept, prefix)


def _comma(prefix: list[Token]) -> Token:
    return prefix[0]._replace(kind=SYMBOL, text=",", value=",")


def _run_modifying(state: State, operation: Operation, name: Token, body: list[Token], kept: list[Token]) -> None:
    inner = Operation(Kind.STATEMENT, operation.text, body, operation.line)
    if kept:
        inner.options["with"] = kept
    outer, state.handed_on = state.handed_on, None
    state.in_cte += 1
    state.statement(inner, body)
    state.in_cte -= 1
    relation = state.handed_on or Relation()
    state.handed_on = outer
    part = names.unquoted_parts(name, state.dialect)[0]
    state.statement_relations[(part.key(state.dialect),)] = relation


def _replace_with(operation: Operation, kept: list[Token], prefix: list[Token]) -> None:
    """The statement without the CTEs that have been run."""
    if "with" in operation.options:
        operation.options["with"] = kept
        return
    count = len(prefix)
    operation.tokens = kept + operation.tokens[count:]
