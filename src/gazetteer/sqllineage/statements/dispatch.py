"""Finds the grammar of a data statement by its first words, and reads queries."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import (
    alterations,
    change_feeds,
    creates,
    emptying,
    inserts,
    merges,
    modifying_ctes,
    moves,
    multi_inserts,
    schemas,
    selects,
    transfers,
    updates,
)
from gazetteer.sqllineage.text import macros
from gazetteer.sqllineage.text.operations import Operation, closing, find
from gazetteer.sqllineage.text.tokens import UNTERMINATED, WORD, Token

_QUERIES: Final = frozenset({"SELECT", "WITH", "VALUES", "FROM", "TABLE", "PIVOT", "UNPIVOT", "SEL", "SUMMARIZE"})
_WITHOUT_DATA: Final = frozenset(
    {
        "GRANT", "REVOKE", "COMMENT", "ANALYZE", "EXPLAIN", "DESCRIBE",
        "DESC", "SHOW", "VACUUM", "OPTIMIZE", "REFRESH", "MSCK", "SYSTEM", "BEGIN", "COMMIT", "ROLLBACK",
        "START", "END", "UNDROP", "ATTACH", "DETACH", "PRAGMA", "SAVEPOINT", "RELEASE", "UNCACHE", "CLEAR",
        "ADD", "PURGE", "LOCK", "UNLOCK", "REPAIR", "KILL", "REASSIGN", "CLUSTER", "REINDEX", "CHECKPOINT",
        "DISCARD", "INSTALL", "DECLARE", "NULL", "RESET", "DELIMITER", "LIST", "PUT", "GET", "REMOVE", "RM",
        "LS", "UNSET", "ABORT", "PRINT", "FLUSH", "COLLECT", "COMPUTE", "RECOMPRESS", "BACKUP", "CONNECT", "RUNSTATS",
        "REORG",
    }
)  # fmt: skip
_BEHIND_LISTS: Final = frozenset({",", ")", "FROM", "WHERE"})
_ENDS_WITH_NAMES: Final = frozenset({"DROP", "TRUNCATE"})
_CLAUSES: Final = frozenset({"WHERE", "SELECT", "VALUES", "HAVING", "AS"})
_BEFORE_NAMES: Final = frozenset({"TABLE", "VIEW", "EXISTS", "COLUMN", "INDEX", "BIN"})
_DATA: Final = {
    "INSERT": inserts.insert,
    "REPLACE": inserts.insert,
    "UPSERT": inserts.insert,
    "UPDATE": updates.update,
    "DELETE": updates.delete,
    "MERGE": merges.merge,
    "CREATE": creates.create,
    "CACHE": creates.cache,
    "ALTER": alterations.alter,
    "RENAME": moves.rename,
    "EXCHANGE": moves.exchange,
    "DROP": moves.drop,
    "TRUNCATE": emptying.truncate,
    "COPY": transfers.copy,
    "UNLOAD": transfers.unload,
    "EXPORT": transfers.export,
    "LOAD": transfers.load,
    "BULK": transfers.bulk_insert,
    "IMPORT": transfers.load,
    "USE": schemas.use,
    "OPEN": schemas.use,
    "DATABASE": schemas.use,
    "SET": schemas.setting,
    "APPLY": change_feeds.apply_changes,
    "AUTO": change_feeds.apply_changes,
}


def run(state: State, operation: Operation) -> None:
    """Read one data statement, or pass over one that moves no data."""
    tokens = operation.tokens
    broken = next((token for token in tokens if token.kind == UNTERMINATED), None)
    if broken is not None:
        raise NotUnderstoodError(f"a quote or comment that opens at {broken.text[:20]!r} does not end")
    if not (state.dialect.trailing_commas or state.session.templated):
        _expect_no_trailing_comma(tokens)
    statement(state, operation, _behind_tag(state, tokens))


def _behind_tag(state: State, tokens: list[Token]) -> list[Token]:
    """A statement behind a tag of a template, such as one for a hint; what the tag says is not known."""
    if tokens[0].kind != WORD or not macros.is_placeholder(tokens[0].text):
        return tokens
    is_call = len(tokens) > 1 and tokens[1].text == "("
    rest = tokens[closing(tokens, 1) + 1 if is_call else 1 :]
    if _first_word(rest) not in _QUERIES | _DATA.keys():
        return tokens
    state.mark()
    return rest


def _expect_no_trailing_comma(tokens: list[Token]) -> None:
    """NotUnderstoodError for a comma behind which a list does not go on; the parser of queries takes it."""
    in_definition = tokens[0].value == "CREATE"
    is_behind_comma = False
    for token in tokens:
        if is_behind_comma and token.text.upper() in _BEHIND_LISTS and not (in_definition and token.text == ")"):
            raise NotUnderstoodError(f"a list ends with a comma, before {token.text!r}")
        is_behind_comma = token.text == ","
    if is_behind_comma:
        raise NotUnderstoodError("it ends with a comma")


def statement(state: State, operation: Operation, tokens: list[Token]) -> None:
    """Read the statement that these tokens are."""
    if state.dialect.changes_as_tables:
        tokens = modifying_ctes.run_nested(state, operation, tokens)
    head = _first_word(tokens)
    if head == "USING":
        # Athena declares the functions of a query before it.
        query = find(tokens, frozenset({"SELECT", "WITH", "INSERT"}), 1)
        tokens = tokens[query:] if query > 0 else tokens
        head = _first_word(tokens)
    if head == "REPLACE" and state.dialect.replaces_tables and tokens[1:2] and tokens[1].value == "TABLE":
        head = "CREATE"
    if head == "ATTACH" and any(token.value == "VIEW" for token in tokens[1:3] if token.kind == WORD):
        # ClickHouse has the whole definition there.
        head = "CREATE"
    if head == "WITH":
        main, prefix = _behind_ctes(tokens)
        is_change = bool(main) and main[0].value in {"INSERT", "UPDATE", "DELETE", "MERGE"}
        if is_change or (main[:1] and main[0].value == "FROM" and find(main, frozenset({"INSERT"})) > 0):
            operation.options["with"] = prefix
            head, tokens = main[0].value, main
        modifying_ctes.run(state, operation, prefix)
    _expect_end(tokens)
    if head == "FROM" and find(tokens, frozenset({"INSERT"})) > 0:
        multi_inserts.multiple_from(state, operation, tokens)
    elif head == "INSERT" and multi_inserts.is_multiple(tokens):
        multi_inserts.multiple_into(state, operation, tokens)
    elif head in _QUERIES or tokens[0].text == "(":
        selects.select(state, operation, tokens)
    elif head in _DATA:
        _DATA[head](state, operation, tokens)
    elif head not in _WITHOUT_DATA:
        raise NotUnderstoodError(f"no statement starts with {tokens[0].text[:40]!r}")


def _expect_end(tokens: list[Token]) -> None:
    """NotUnderstoodError for a clause that no DROP or TRUNCATE has, as of one who thought of DELETE or CREATE."""
    position = find(tokens, _CLAUSES, 2) if _first_word(tokens) in _ENDS_WITH_NAMES else -1
    is_name = position > 0 and (tokens[position - 1].value in _BEFORE_NAMES or tokens[position - 1].text in {".", ","})
    if position > 0 and not is_name:
        raise NotUnderstoodError(f"{tokens[0].value} has no clause {tokens[position].text!r}")


def _first_word(tokens: list[Token]) -> str:
    return tokens[0].value if tokens and tokens[0].kind == WORD else ""


def _behind_ctes(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """The tokens behind WITH a AS (…), b AS (…), and those of the WITH itself."""
    index = find(tokens, frozenset({"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "FROM"}), 1)
    return (tokens[index:], tokens[:index]) if index > 0 else ([], tokens)
