"""PostgreSQL's rules: statements that run with or instead of those on a table, whose rows are NEW and OLD."""

from __future__ import annotations

from gazetteer.sqllineage.scripts.base import NOWHERE, Reader
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.operations import Kind, Tokens, split
from gazetteer.sqllineage.text.tokens import Token


def is_rule(tokens: Tokens) -> bool:
    """Whether CREATE [OR REPLACE] RULE stands at the position."""
    return tokens.text.dialect.rules and tokens.word(3 if tokens.word(1) == "OR" else 1) == "RULE"


def read(reader: Reader) -> None:
    """CREATE RULE name AS ON event TO table [WHERE condition] DO [ALSO | INSTEAD] statements: read as a trigger."""
    tokens = reader.tokens
    start = tokens.take()
    tokens.until(frozenset({"RULE"}))
    tokens.take()
    name, tokens.index = names.parse(tokens.items, tokens.index, reader.text.dialect)
    tokens.until(frozenset({"TO"}))
    header = tokens.until(frozenset({"WHERE", "DO"}))
    condition = tokens.until(frozenset({"DO"}))
    for word in ("DO", "ALSO", "INSTEAD"):
        tokens.accept(word)
    operation = reader.add(Kind.ROUTINE, [], name.printed if name is not None else "", at=start)
    operation.options["kind"] = [start._replace(value="TRIGGER")]
    operation.options["header"] = [token._replace(value="ON") for token in header[:1]] + header[1:]
    outer, reader.operations = reader.operations, []
    if condition:
        reader.add(Kind.TEST, condition[1:])
    for statement in _statements(tokens):
        reader.add(Kind.STATEMENT, statement)
    operation.body, reader.operations = reader.operations, outer


def _statements(tokens: Tokens) -> list[list[Token]]:
    """One statement, or several in parentheses; none for NOTHING and NOTIFY."""
    several = list(split(tokens.parenthesised(), ";")) if tokens.symbol() == "(" else []
    rest = tokens.until(NOWHERE)
    tokens.accept_symbol(";")
    found = several or [rest]
    return [statement for statement in found if statement and statement[0].value not in {"NOTHING", "NOTIFY"}]
