"""Declarations and assignments of variables, cursors and table variables."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import words_at
from gazetteer.sqllineage.scripts import commands, control, signatures, targets
from gazetteer.sqllineage.scripts.base import NOWHERE, Reader
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.operations import Kind, closing, find, split
from gazetteer.sqllineage.text.tokens import QUOTED, STRING, VARIABLE, WORD, Token

_BEFORE_METHOD: Final = frozenset({"MEMBER", "STATIC", "MAP", "ORDER", "CONSTRUCTOR", "OVERRIDING", "FINAL"})
_CHANGES: Final = frozenset({"INSERT", "UPDATE", "DELETE", "MERGE"})
_BEFORE_SETTING: Final = frozenset({"ALTER", "SET", "LOCAL", "SESSION", "CURRENT"})
_BEFORE_SET_NAME: Final = frozenset({"GLOBAL", "SESSION", "LOCAL", "VAR", "VARIABLE"})
_SCHEMA_SETTINGS: Final = frozenset({"SEARCH_PATH", "SCHEMA", "CURRENT_SCHEMA", "CATALOG"})


def declare(reader: Reader) -> None:
    tokens = reader.tokens
    start = tokens.take()
    if tokens.word() in {"EXIT", "CONTINUE", "UNDO"} and tokens.word(1) == "HANDLER":
        tokens.until(frozenset({"BEGIN", "SET", "INSERT", "UPDATE", "DELETE", "SELECT", "CALL", "ROLLBACK"}))
        nested_statement(reader)
        return
    if reader.text.dialect.declares_before_block:
        control.inner_block(reader, _with_block)
    else:
        declaration(reader, reader.rest(), start)


def _with_block(reader: Reader) -> None:
    """Declarations and, inside of another block, the one that they belong to."""
    read_all(reader)
    if reader.blocks and reader.tokens.word() == "BEGIN":
        reader.statement("BEGIN")


def read_all(reader: Reader, ends: frozenset[str] = NOWHERE) -> None:
    """The declarations of a block, with nested procedures, up to its BEGIN, its end or another word."""
    tokens = reader.tokens
    while not tokens.done:
        word = tokens.word()
        if word in {"BEGIN", "END"} or word in ends:
            return
        if word in {"PROCEDURE", "FUNCTION"}:
            reader.routine()
        elif word in _BEFORE_METHOD and {tokens.word(ahead) for ahead in (1, 2, 3)} & {"PROCEDURE", "FUNCTION"}:
            tokens.take()
        elif tokens.accept_symbol(";"):
            continue
        elif word == "TYPE" and tokens.symbol(1) != ":=":
            type_(reader)
        elif word in {"PRAGMA", "SUBTYPE", "ALIAS"} and tokens.symbol(1) not in {":="}:
            reader.rest()
        elif word == "DECLARE":
            tokens.take()
        else:
            start = tokens.peek()
            found = tokens.until(NOWHERE)
            tokens.accept_symbol(";")
            if start is not None and found:
                declaration(reader, found, start)


def declaration(reader: Reader, found: list[Token], start: Token) -> None:
    """One declaration: a variable with or without value, a cursor, a table variable."""
    while _stands_before_name(found, reader.text.dialect.declaring_words):
        found = found[1:]
    cursor = find(found, frozenset({"CURSOR", "RESULTSET", "REFCURSOR"}))
    if cursor >= 0 and cursor <= 3:
        cursor_declaration(reader, found, cursor, start)
        return
    value = next(
        (
            i
            for i, t in enumerate(found)
            if t.text in {":=", "="}
            or (t.kind == WORD and t.value == "DEFAULT")
            or words_at(found, i - 1, "ALIAS", "FOR")
        ),
        -1,
    )
    head = found if value < 0 else found[:value]
    declared, type_at = _declared_names(head)
    if not declared:
        return
    if reader.depth or reader.text.dialect.declares_before_block:
        reader.declared += declared
    if value >= 0 and value + 1 < len(found):
        operation = reader.add(Kind.ASSIGN, found[value + 1 :], *declared, at=start)
        operation.options["type"] = head[type_at:]
        if words_at(head, 1, "QUERY", "("):
            operation.options["columns"] = head[3 : closing(head, 2)]
    else:
        reader.add(Kind.DECLARE, head, *declared, at=start).options["type"] = head[type_at:]


def _stands_before_name(found: list[Token], words: frozenset[str]) -> bool:
    """Whether the first token is one of these words and no name itself, whose value or type would follow."""
    is_word = len(found) > 1 and found[0].kind == WORD and found[0].value in words
    return is_word and found[1].text not in {"=", ":="} and found[1].value != "DEFAULT"


def _declared_names(head: list[Token]) -> tuple[list[str], int]:
    """The variables in `a, b type`, and where the type begins."""
    found: list[str] = []
    index = 0
    while index < len(head) and head[index].kind in {WORD, QUOTED, VARIABLE}:
        found.append(head[index].text.lower() if head[index].kind != QUOTED else head[index].value)
        index += 1
        if index >= len(head) or head[index].text != ",":
            break
        index += 1
    return found, index


def type_(reader: Reader) -> None:
    """TYPE name IS RECORD (…), TABLE OF …."""
    start = reader.tokens.take()
    _type(reader, reader.rest(), start)


def created_type(reader: Reader) -> bool:
    """Read CREATE [OR REPLACE] TYPE name AS …; gives whether that is what stands here."""
    tokens = reader.tokens
    ahead = 3 if tokens.word(1) == "OR" else 1
    while tokens.word(ahead) in {"EDITIONABLE", "NONEDITIONABLE"}:
        ahead += 1
    if tokens.word(ahead) != "TYPE":
        return False
    start = tokens.take()
    _type(reader, reader.rest()[ahead:], start)
    return True


def _type(reader: Reader, found: list[Token], start: Token) -> None:
    name, _ = names.parse(found, 0, reader.text.dialect)
    position = find(found, frozenset({"IS", "AS", "UNDER"}))
    if name is not None and position >= 0:
        reader.add(
            Kind.TYPE, found[position + (found[position].value != "UNDER") :], name.parts[-1].text.lower(), at=start
        )


def cursor_declaration(reader: Reader, found: list[Token], position: int, start: Token) -> None:
    name_at = position + 1 if position == 0 else 0
    name = found[name_at].text.lower() if name_at < len(found) else ""
    query = find(found, frozenset({"FOR", "IS", "DEFAULT"}), position + 1)
    if query < 0:
        query = next((i for i, t in enumerate(found) if t.text in {":=", "="}), -1)
    head = found[position + 1 : position + 2 if query < 0 else query]
    parameters = list(signatures.parameters(_in_parentheses(head)))
    for parameter in parameters:
        reader.add(Kind.DECLARE, [], parameter, at=start)
    if query >= 0:
        source = found[query + 1 :]
        while source[:1] and source[0].value in {"DEFAULT", ":="}:
            source = source[1:]
        source = source[1:] if words_at(source, 0, "ASYNC", "(") else source
        first = len(reader.operations)
        cursor_source(reader, source, name, start)
        for operation in reader.operations[first:]:
            if operation.kind is Kind.CURSOR:
                operation.names = (name, *parameters)
    else:
        reader.add(Kind.DECLARE, [], name, at=start)


def cursor_source(reader: Reader, source: list[Token], name: str, start: Token) -> None:
    if command(reader, source, [name], start):
        return
    if source and source[0].text == "(" and closing(source, 0) == len(source) - 1:
        source = source[1:-1]
    if len(source) > 1 and source[0].kind == WORD and source[0].value not in {"SELECT", "WITH", "SHOW"}:
        reader.add(Kind.LOOP_RECORD, source, name, at=start)
    elif len(source) == 1 and source[0].kind == STRING:
        # The name of a cursor, which something else opens.
        reader.add(Kind.DECLARE, [], name, at=start)
    elif source:
        reader.add(Kind.CURSOR, source, name, at=start)


def command(reader: Reader, value: list[Token], names: list[str], start: Token) -> bool:
    """Read a command in parentheses whose rows variables take, perhaps behind ASYNC; gives whether it is one."""
    if words_at(value, 0, "ASYNC", "("):
        value = value[1:]
    if value[:1] and value[0].text == "(" and closing(value, 0) == len(value) - 1:
        value = value[1:-1]
    if words_at(value, 0, "EXECUTE", "IMMEDIATE"):
        commands.dynamic_value(reader, value[2:], names, start)
    elif words_at(value, 0, "CALL"):
        reader.add(Kind.CALL, value[1:], *names, at=start)
    elif len(value) > 2 and value[0].kind == WORD and value[0].value in _CHANGES and value[1].kind == WORD:
        reader.add(Kind.STATEMENT, value, at=start)
    else:
        return False
    return True


def asynchronous(reader: Reader) -> None:
    """Snowflake's ASYNC (command)."""
    start = reader.tokens.peek()
    found = reader.rest()
    if start is None or not command(reader, found, [], start):
        reader.add(Kind.STATEMENT, found, at=start)


def let(reader: Reader) -> None:
    start = reader.tokens.take()
    declaration(reader, reader.rest(), start)


def schema_setting(tokens: list[Token]) -> int:
    """Where SET names the setting that says which schema names without one have; -1 where it is about another one."""
    start = 0
    while start < len(tokens) - 1 and tokens[start].value in _BEFORE_SETTING:
        start += 1
    is_found = start < len(tokens) - 1 and tokens[start].kind == WORD and tokens[start].value in _SCHEMA_SETTINGS
    return start if is_found else -1


def set_variables(reader: Reader) -> None:
    """SET x = value: variables of the script; a setting of the session is an assignment that nobody reads."""
    start = reader.tokens.take()
    found = reader.rest()
    if schema_setting(found) >= 0:
        reader.add(Kind.STATEMENT, [start, *found])
        return
    while _stands_before_name(found, _BEFORE_SET_NAME):
        found = found[1:]
    if found[:1] and found[0].text == "(":
        end = closing(found, 0)
        names = [t.text.lower() for t in found[1:end] if t.kind in {WORD, VARIABLE, QUOTED}]
        if found[end + 1 : end + 2] and found[end + 1].text == "=":
            _assign_several(reader, names, found[end + 2 :], start)
        return
    for part in split(found):
        if len(part) > 2 and part[1].text in {"=", ":="}:
            reader.add(Kind.ASSIGN, part[2:], part[0].text.lower(), at=start)
        elif len(part) > 3 and part[1].text == "." and part[3].text in {"=", ":="}:
            reader.add(Kind.ASSIGN, part[4:], f"{part[0].text}.{part[2].text}".lower(), at=start)
        elif words_at(part, 1, "[") and (at := _behind_brackets(part)) > 0:
            reader.add(Kind.ASSIGN, part[at + 1 :], *targets.variables(part[:at]), at=start)
        else:
            _set_pattern_setting(reader, part, start)


def _behind_brackets(part: list[Token]) -> int:
    """Where the sign stands that sets an element `a[i]`, -1 where none does."""
    closed = next((index for index, token in enumerate(part) if token.text == "]"), len(part))
    return closed + 1 if words_at(part, closed + 1, "=") else -1


def _set_pattern_setting(reader: Reader, part: list[Token], start: Token) -> None:
    """SET of the only setting that changes what a query means."""
    setting, _ = reader.text.dialect.pattern_setting
    name, end = names.parse(part, 0, reader.text.dialect)
    if setting and name is not None and name.printed.lower() == setting and words_at(part, end, "="):
        value = reader.text.sql_of(part[end + 1 :]).strip("'\"")
        literal = start._replace(kind=STRING, text=f"'{value}'", value=value)
        reader.add(Kind.ASSIGN, [literal], setting, at=start)


def _assign_several(reader: Reader, names: list[str], value: list[Token], start: Token) -> None:
    """SET (a, b) = (x, y) each by itself, SET (a, b) = (query) together."""
    is_list = value[:1] and value[0].text == "(" and closing(value, 0) == len(value) - 1
    parts = list(split(value[1:-1])) if is_list else []
    if len(parts) == len(names) and len(parts) > 1 and parts[0][0].value != "SELECT":
        for name, part in zip(names, parts, strict=True):
            reader.add(Kind.ASSIGN, part, name, at=start)
    else:
        reader.add(Kind.ASSIGN, value, *names, at=start)


def assignment(reader: Reader) -> None:
    target = reader.tokens.until(NOWHERE, symbols=frozenset({":=", "=", ";"}))
    reader.tokens.take() if not reader.tokens.done else None
    name = targets.variables(target)[0].lower()
    for index, token in enumerate(target):
        if token.value in {"SELECT", "WITH"} and target[index - 1].text == "(":
            # A query that says which element is set.
            reader.add(Kind.TEST, target[index : closing(target, index - 1)], at=target[0])
    value = reader.rest()
    if command(reader, value, [name], target[0]):
        return
    reader.add(Kind.ASSIGN, value[1:] if words_at(value, 0, "ASYNC", "(") else value, name, at=target[0])


def nested_statement(reader: Reader, kind: Kind = Kind.BRANCH) -> None:
    outer, reader.operations = reader.operations, []
    reader.statement(reader.tokens.word())
    inner, reader.operations = reader.operations, outer
    if inner or kind is Kind.BRANCH:
        reader.add(kind, [], at=None).body = inner


def _in_parentheses(tokens: list[Token]) -> list[Token]:
    opening = next((i for i, token in enumerate(tokens) if token.text == "("), len(tokens))
    return tokens[opening + 1 : closing(tokens, opening)]
