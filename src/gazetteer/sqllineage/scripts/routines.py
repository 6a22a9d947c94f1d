"""Definitions of procedures, functions, packages, triggers and tasks: where the body is, and what it gives back."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.scripts import control, declarations, routine_bodies
from gazetteer.sqllineage.scripts.base import Reader
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.operations import Kind, Tokens
from gazetteer.sqllineage.text.tokens import Token

_KINDS: Final = frozenset({"PROCEDURE", "PROC", "FUNCTION", "PACKAGE", "TRIGGER", "MACRO", "TASK", "EVENT", "BODY"})
_MODIFIERS: Final = frozenset(
    {
        "CREATE", "ALTER", "OR", "REPLACE", "DEFINER", "EDITIONABLE", "NONEDITIONABLE", "TEMP", "TEMPORARY",
        "AGGREGATE", "SECURE", "TABLE", "PUBLIC", "CONSTRAINT", "SQL", "SECURITY", "INVOKER", "EXTERNAL", "IF",
        "NOT", "EXISTS", "REFRESH", "BODY", "MEMBER", "STATIC", "LIVE", "PRIVATE",
    }
)  # fmt: skip


_AFTER_INLINE: Final = frozenset({"SELECT", "WITH", "FUNCTION", "PROCEDURE", "INSERT"})


def is_routine(tokens: Tokens) -> bool:
    """Whether the CREATE at the position defines something with a body."""
    has_definer = False
    for ahead in range(1, 40):
        word = tokens.word(ahead)
        if word == "DEFINER":
            has_definer = True
            continue
        if word == "VIEW":
            return False
        if word in _KINDS:
            return not (word == "TASK" and not tokens.text.dialect.tasks)
        if word == "TYPE":
            return tokens.word(ahead + 1) == "BODY"
        token = tokens.peek(ahead)
        if token is None or token.text == ";":
            return False
        # DEFINER = `user`@`host` stands between CREATE and PROCEDURE.
        if word not in _MODIFIERS and not has_definer:
            return False
    return False


def read(reader: Reader) -> None:
    """Read the definition at the reader's position and add it to its operations."""
    tokens = reader.tokens
    start = tokens.take()
    kind = start.value
    while kind not in _KINDS | {"TYPE"} and not tokens.done:
        kind = tokens.take().value
    if kind in {"PACKAGE", "TYPE", "BODY"}:
        _package(reader, start)
        return
    tokens.accept("IF", "NOT", "EXISTS")
    name, tokens.index = names.parse(tokens.items, tokens.index, reader.text.dialect)
    operation = reader.add(Kind.ROUTINE, [], name.printed if name is not None else "", at=start)
    operation.options["kind"] = [start._replace(value=kind)]
    if tokens.symbol() == "(" and kind not in {"TRIGGER", "TASK", "EVENT"}:
        operation.options["parameters"] = tokens.parenthesised()
    routine_bodies.Body(reader, operation, kind).find()


def read_anonymous(reader: Reader) -> None:
    """Snowflake's WITH name AS PROCEDURE (…) … AS $$ body $$, which a CALL follows without a semicolon."""
    tokens = reader.tokens
    start = tokens.take()
    name, tokens.index = names.parse(tokens.items, tokens.index, reader.text.dialect)
    tokens.index += 2
    operation = reader.add(Kind.ROUTINE, [], name.printed if name is not None else "", at=start)
    operation.options["kind"] = [start._replace(value="PROCEDURE")]
    operation.options["parameters"] = tokens.parenthesised()
    routine_bodies.Body(reader, operation, "PROCEDURE", ends=frozenset({"CALL"})).find()


def read_inline(reader: Reader) -> None:
    """The functions of WITH FUNCTION f(…) …, FUNCTION g(…) … before a query; the position moves behind them."""
    tokens = reader.tokens
    while tokens.word() in {"FUNCTION", "PROCEDURE"}:
        start = tokens.take()
        name, tokens.index = names.parse(tokens.items, tokens.index, reader.text.dialect)
        operation = reader.add(Kind.ROUTINE, [], name.printed if name is not None else "", at=start)
        operation.options["kind"] = [start]
        if tokens.symbol() == "(":
            operation.options["parameters"] = tokens.parenthesised()
        routine_bodies.Body(reader, operation, start.value, ends=_AFTER_INLINE).find()
        while tokens.symbol() in {",", ";"}:
            tokens.take()


def _package(reader: Reader, start: Token) -> None:
    """A package or its body: declarations, procedures, an optional block of initialisation."""
    tokens = reader.tokens
    tokens.accept("BODY")
    is_body = any(tokens.items[i].value == "BODY" for i in range(max(tokens.index - 3, 0), tokens.index))
    name, tokens.index = names.parse(tokens.items, tokens.index, reader.text.dialect)
    tokens.until(frozenset({"IS", "AS"}))
    if tokens.done:
        return
    tokens.take()
    outer, reader.operations = reader.operations, []
    reader.depth += 1
    if is_body:
        declarations.read_all(reader)
        if tokens.accept("BEGIN"):
            control.block(reader)
        else:
            reader.end_of_block()
    else:
        _specification(reader)
    reader.depth -= 1
    inner, reader.operations = reader.operations, outer
    operation = reader.add(Kind.ROUTINE, [], name.printed if name is not None else "", at=start)
    operation.options["kind"] = [start._replace(value="PACKAGE")]
    operation.body = inner


def _specification(reader: Reader) -> None:
    tokens = reader.tokens
    while not tokens.done and tokens.word() != "END":
        if tokens.word() == "TYPE":
            declarations.type_(reader)
            continue
        start = tokens.peek()
        found = tokens.until(frozenset({"END"}))
        if start is not None and start.value == "CURSOR":
            declarations.declaration(reader, found, start)
        tokens.accept_symbol(";")
    reader.end_of_block()
