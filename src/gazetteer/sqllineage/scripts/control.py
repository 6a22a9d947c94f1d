"""Control structures: blocks, IF, CASE, loops; what is inside a branch may run or not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from gazetteer.sqllineage.scripts import commands, targets
from gazetteer.sqllineage.scripts.base import STARTS, Reader
from gazetteer.sqllineage.text.operations import Kind, find
from gazetteer.sqllineage.text.tokens import QUOTED, WORD, Token, tokenise

_THEN: Final = frozenset({"THEN"})
_TRANSACTION: Final = frozenset(
    {"TRANSACTION", "WORK", "TRAN", "DISTRIBUTED", "ISOLATION", "READ", "DEFERRED", "IMMEDIATE", "EXCLUSIVE"}
)


def if_(reader: Reader) -> None:
    tokens = reader.tokens
    tokens.take()
    if tokens.accept("NOT", "EXISTS") or tokens.accept("EXISTS"):
        tokens.index -= 1
    condition(reader, _THEN)
    reader.depth += 1
    branch_ends = frozenset({"ELSIF", "ELSEIF", "ELSE", "END"})
    with reader.choice() as choice:
        while not tokens.done:
            reader.nested(branch_ends)
            if tokens.accept("ELSIF") or tokens.accept("ELSEIF"):
                condition(reader, _THEN)
            elif tokens.accept("ELSE"):
                choice.options["complete"] = []
            else:
                break
    reader.depth -= 1
    end_of_block(reader)


def case(reader: Reader) -> None:
    tokens = reader.tokens
    tokens.take()
    condition(reader, frozenset({"WHEN"}))
    reader.depth += 1
    with reader.choice() as choice:
        while not tokens.done and tokens.word() != "END":
            condition(reader, _THEN)
            reader.nested(frozenset({"WHEN", "ELSE", "END"}))
            if tokens.accept("ELSE"):
                choice.options["complete"] = []
                reader.nested(frozenset({"END"}))
            else:
                tokens.accept("WHEN")
    reader.depth -= 1
    end_of_block(reader)


def while_(reader: Reader) -> None:
    reader.tokens.take()
    condition(reader, frozenset({"LOOP", "DO"}))
    loop_body(reader)


def loop(reader: Reader) -> None:
    reader.tokens.take()
    loop_body(reader)


def loop_body(reader: Reader) -> None:
    reader.depth += 1
    reader.nested(frozenset({"END"}), Kind.LOOP)
    reader.depth -= 1
    end_of_block(reader)


def repeat(reader: Reader) -> None:
    reader.tokens.take()
    reader.depth += 1
    reader.nested(frozenset({"UNTIL"}), Kind.LOOP)
    reader.depth -= 1
    reader.tokens.accept("UNTIL")
    condition(reader, frozenset({"END"}))
    reader.tokens.index -= 1
    end_of_block(reader)


def for_(reader: Reader) -> None:
    """FOR record IN query|cursor|range LOOP|DO, FOR x AS [c CURSOR FOR] query DO, FOREACH x IN ARRAY a LOOP."""
    tokens = reader.tokens
    start = tokens.take()
    names = targets.variables(tokens.until(frozenset({"IN", "AS"})))
    tokens.take() if not tokens.done else None
    tokens.accept("REVERSE")
    if tokens.word(1) == "CURSOR":
        tokens.until(frozenset({"FOR"}))
        tokens.accept("FOR")
    source = tokens.until(frozenset({"LOOP", "DO"}))
    while tokens.word() == "DO" and find(source, frozenset({"CONFLICT"})) >= 0:
        # The DO UPDATE of an upsert whose rows are looped over.
        source += [tokens.take(), *tokens.until(frozenset({"LOOP", "DO"}))]
    rows = _with_every_row(reader, source)
    bounds = _bounds(source)
    if source[:1] and source[0].value in {"EXECUTE", "ARRAY"}:
        if source[0].value == "EXECUTE":
            commands.dynamic_value(reader, source[1:], list(names), start)
        else:
            reader.add(Kind.ASSIGN, source[1:], *names, at=start)
    elif source and not bounds:
        reader.add(Kind.LOOP_RECORD, source, *names, at=start)
    elif source:
        reader.add(Kind.DECLARE, [], *names, at=start)
        for bound in bounds:
            reader.add(Kind.TEST, bound, at=start)
    if not tokens.done:
        tokens.take()
    before = len(reader.operations)
    loop_body(reader)
    for operation in reader.operations[before:] if source and not bounds else ():
        operation.names, operation.options["rows"] = tuple(names), rows[rows[0].value == "ARRAY" :]
    if names and (bounds or not reader.text.dialect.plpgsql):
        # PL/pgSQL's loops over rows have variables that are declared around them.
        reader.add(Kind.FORGET, [], *names, at=start)


def _with_every_row(reader: Reader, source: list[Token]) -> list[Token]:
    """The tokens behind IN with all rows of VALUES, of which a text has only the first as tokens."""
    behind = reader.tokens.peek()
    if behind is None or not any(token.value == "VALUES" for token in source):
        return source
    return tokenise(reader.text.sql[source[0].start : behind.start], reader.text.dialect, set(), every_row=True)


def _bounds(source: list[Token]) -> list[list[Token]]:
    """The bounds and the step of `a .. b`, `a TO b`, `a .. b BY c`; nothing where it is no range."""
    if source[:1] and source[0].value in {"SELECT", "WITH"}:
        return []
    depth, at = 0, find(source, frozenset({"TO"}))
    for index, (token, following) in enumerate(pairwise(source) if at < 0 else ()):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth == 0 and token.text == "." and following.text.startswith("."):
            at = index
            break
    if at < 0:
        return []
    upper = source[at + 1 :]
    upper = upper[1:] if upper and upper[0].text == "." else upper
    step = find(upper, frozenset({"BY"}))
    parts = [source[:at], upper[: step if step >= 0 else len(upper)], upper[step + 1 :] if step >= 0 else []]
    return [part for part in parts if part]


def forall(reader: Reader) -> None:
    start = reader.tokens.take()
    index = reader.tokens.peek()
    reader.tokens.until(frozenset({"INSERT", "UPDATE", "DELETE", "MERGE", "EXECUTE"}))
    if index is None or reader.tokens.done:
        return
    # The index is declared by the statement itself, and ends with it.
    reader.add(Kind.DECLARE, [], index.text.lower(), at=start)
    reader.statement(reader.tokens.word())
    reader.add(Kind.FORGET, [], index.text.lower(), at=start)


def condition(reader: Reader, words: frozenset[str]) -> None:
    found = reader.tokens.until(words)
    if found:
        reader.add(Kind.TEST, found)
    if reader.tokens.word() in words:
        reader.tokens.take()


def begin(reader: Reader) -> None:
    tokens = reader.tokens
    if (
        tokens.word(1) in _TRANSACTION
        or (tokens.symbol(1) == ";" and (not reader.depth or reader.text.dialect.begin_is_transaction))
        or tokens.peek(1) is None
        or (tokens.word(1) == "NAME" and tokens.symbol(3) == ";" and tokens.symbol(2) == "")
    ):
        reader.rest()
        return
    tokens.take()
    if tokens.word() in {"ATOMIC", "NOT"} and not reader.is_name_of_something():
        tokens.until(frozenset({"ATOMIC"}))
        tokens.accept("ATOMIC")
    outermost = reader.depth == 0
    inner_block(reader, block)
    if outermost and reader.declared:
        reader.add(Kind.FORGET, [], *reader.declared)
        reader.declared = []


def inner_block(reader: Reader, read: Callable[[Reader], None]) -> None:
    """What `read` reads; if it is a block inside of another one, its variables hide those around it and end with it."""
    if not reader.blocks:
        read(reader)
        return
    outer, reader.operations = reader.operations, []
    around, reader.declared = reader.declared, []
    start = reader.tokens.peek(-1)
    read(reader)
    body, reader.operations = reader.operations, outer
    own, reader.declared = reader.declared, around
    if own:
        reader.add(Kind.BLOCK, [], *own, at=start).body = body
    else:
        reader.operations += body


def block(reader: Reader) -> None:
    """The statements of a block and its handlers, up to and with its END."""
    reader.depth += 1
    reader.blocks += 1
    reader.statements(frozenset({"END", "EXCEPTION"}))
    if reader.tokens.accept("EXCEPTION"):
        handlers(reader)
    end_of_block(reader)
    reader.blocks -= 1
    reader.depth -= 1


def handlers(reader: Reader) -> None:
    tokens = reader.tokens
    while not tokens.done and tokens.word() != "END":
        if tokens.accept("WHEN"):
            tokens.until(_THEN)
            tokens.accept("THEN")
            reader.nested(frozenset({"WHEN", "END"}))
        else:
            tokens.take()


def end_of_block(reader: Reader) -> None:
    tokens = reader.tokens
    if not tokens.accept("END"):
        return
    while tokens.peek() is not None and tokens.symbol() != ";" and tokens.word() not in {"END", "ELSE"}:
        token = tokens.peek()
        if token is None or token.kind not in {WORD, QUOTED} or tokens.word() in STARTS:
            break
        tokens.take()
    tokens.accept_symbol(";")
