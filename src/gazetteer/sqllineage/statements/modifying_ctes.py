"""Changes that stand for rows: WITH x AS (DELETE … RETURNING …), FROM (DELETE … OUTPUT …), FINAL TABLE (INSERT …)."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.operations import Kind, Operation, closing, find
from gazetteer.sqllineage.text.tokens import QUOTED, SYMBOL, WORD, Token

_CHANGES: Final = frozenset({"INSERT", "UPDATE", "DELETE", "MERGE"})
_MAIN: Final = _CHANGES | {"SELECT", "VALUES", "TABLE", "FROM"}
# No name that people write begins like this.
_ROWS: Final = "\x01rows"


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


def is_change(tokens: list[Token]) -> bool:
    """Whether these tokens are a statement that changes rows, perhaps behind CTEs, where a query may stand."""
    if not tokens or tokens[0].kind != WORD:
        return False
    main = find(tokens, _MAIN, 1) if tokens[0].value == "WITH" else 0
    return main >= 0 and tokens[main].value in _CHANGES


def rows_of_change(state: State, operation: Operation, tokens: list[Token]) -> Relation:
    """Run a change; what its RETURNING gives."""
    outer, state.handed_on = state.handed_on, None
    state.in_cte += 1
    state.statement(Operation(Kind.STATEMENT, operation.text, tokens, operation.line), tokens)
    state.in_cte -= 1
    relation, state.handed_on = state.handed_on or Relation(), outer
    return relation


def run_apart(state: State, operation: Operation, tokens: list[Token]) -> list[Token]:
    """A query that stands inside of something else, without the CTEs that change rows: these have been run."""
    main = find(tokens, frozenset({"SELECT", "VALUES", "TABLE", "FROM"}), 1) if tokens else -1
    if main < 0 or tokens[0].kind != WORD or tokens[0].value != "WITH":
        return tokens
    query = Operation(Kind.STATEMENT, operation.text, tokens, operation.line)
    run(state, query, tokens[:main])
    return query.tokens


def run_nested(state: State, operation: Operation, tokens: list[Token]) -> list[Token]:
    """FROM (DELETE … OUTPUT …) AS d, FROM FINAL TABLE (INSERT …): run, and replaced by a name for its rows."""
    out = list(tokens)
    for index in range(len(tokens) - 1, -1, -1):
        if out[index].text != "(" or index + 1 >= len(out) or out[index + 1].value not in _CHANGES:
            continue
        if out[index + 1].kind != WORD or not _stands_in_from(out, index):
            continue
        end = closing(out, index)
        first = index - 2 if out[index - 1].value == "TABLE" else index
        name = f"{_ROWS}{len(state.statement_relations)}"
        state.statement_relations[(name,)] = _rows(state, operation, out[index + 1 : end])
        quotes = state.dialect.usual_quotes
        out[first : end + 1] = [out[index]._replace(kind=QUOTED, text=f"{quotes[0]}{name}{quotes[1]}", value=name)]
    return out


def _stands_in_from(tokens: list[Token], index: int) -> bool:
    before = tokens[index - 1] if index else None
    if before is None:
        return False
    return before.text == "," or before.value in {"FROM", "JOIN", "APPLY", "USING"} or (
        before.value == "TABLE" and tokens[index - 2].value in {"FINAL", "OLD", "NEW"})  # fmt: skip


def _rows(state: State, operation: Operation, body: list[Token]) -> Relation:
    """What a nested statement hands on: its OUTPUT, else the rows of its table."""
    outer = state.taken_over_rows(None)
    state.in_cte += 1
    state.statement(Operation(Kind.STATEMENT, operation.text, body, operation.line), body)
    state.in_cte -= 1
    relation = state.taken_over_rows(outer)
    if relation is not None:
        return relation
    at = next((i for i, token in enumerate(body) if token.value in {"INTO", "FROM", "UPDATE"}), 0)
    name, _ = names.parse(body, at + 1, state.dialect)
    return state.relation(name) if name is not None else Relation()


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
