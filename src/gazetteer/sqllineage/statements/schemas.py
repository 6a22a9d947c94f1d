"""Statements behind which names without a schema are those of another one: USE, SET search_path and their kin."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.scripts.declarations import schema_setting
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.names import Part
from gazetteer.sqllineage.text.operations import Operation, split
from gazetteer.sqllineage.text.tokens import STRING, WORD, Token

_NO_SCHEMAS: Final = frozenset({"ROLE", "WAREHOUSE", "SECONDARY", "INDEX", "EXTENSION"})
_KINDS: Final = frozenset({"SCHEMA", "DATABASE", "CATALOG", "NAMESPACE"})


def use(state: State, _operation: Operation, tokens: list[Token]) -> None:
    """USE x, USE SCHEMA a.b, USE CATALOG x; Teradata's DATABASE x, Exasol's OPEN SCHEMA x."""
    rest = tokens[1:]
    if len(rest) > 1 and rest[0].kind == WORD and rest[0].value in _NO_SCHEMAS:
        return
    kind = ""
    if len(rest) > 1 and rest[0].kind == WORD and rest[0].value in _KINDS and rest[1].text != ".":
        kind, rest = rest[0].value, rest[1:]
    _switch(state, kind, [rest])


def setting(state: State, _operation: Operation, tokens: list[Token]) -> None:
    """SET search_path TO a, b; SET SCHEMA 'x'; SET CURRENT SCHEMA = x; ALTER SESSION SET CURRENT_SCHEMA = x."""
    start = schema_setting(tokens)
    if start < 0:
        return
    kind = tokens[start].value
    rest = tokens[start + 1 :]
    if rest[:1] and (rest[0].text == "=" or rest[0].value == "TO"):
        rest = rest[1:]
    _switch(state, kind if kind in _KINDS else "SCHEMA", list(split(rest)))


def _switch(state: State, kind: str, values: list[list[Token]]) -> None:
    """From here on names without a schema are those of these ones; a body does so only where it is called."""
    if state.in_routine:
        return
    session = state.session
    found = [_key(state, value) for value in values if value]
    keys = [key for key in found if key and not key[-1].startswith("$")]
    if not keys:
        return
    session.switched = True
    # Names that are spelled as before may mean others.
    session.tables = {printed: table for printed, table in session.tables.items() if table.made}
    if len(keys[0]) == 1 and (kind == "CATALOG" or (state.dialect.databases_are_catalogs and kind != "SCHEMA")):
        session.catalog, session.schemas = keys[0][0], ()
        return
    session.catalog = keys[0][-2] if len(keys[0]) > 1 else session.catalog
    session.schemas = tuple(key[-1] for key in keys)


def _key(state: State, value: list[Token]) -> tuple[str, ...]:
    if value[0].kind == STRING:
        return (Part(value[0].value).key(state.dialect),)
    name, _ = names.parse(value, 0, state.dialect)
    return name.key(state.dialect) if name is not None else ()
