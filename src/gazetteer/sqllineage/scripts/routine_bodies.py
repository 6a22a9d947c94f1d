"""Where the body of a routine is: a block, a query, a value, or a text of its own."""

from __future__ import annotations

import re
from typing import Final

from gazetteer.sqllineage.scripts import control, declarations, signatures
from gazetteer.sqllineage.scripts.base import NOWHERE, Reader
from gazetteer.sqllineage.text.operations import Kind, Operation, split
from gazetteer.sqllineage.text.tokens import DOLLAR, STRING, Text, Token

_BODY_STATEMENTS: Final = frozenset(
    {"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "CALL", "SET", "IF", "REPLACE", "TRUNCATE", "CASE"}
)


_TIMING_POINTS: Final = frozenset({"BEFORE", "AFTER", "INSTEAD"})
_IN_SQL: Final = frozenset({"SQL", "PLPGSQL", "EDBSPL", "PLPSM", "NZPLSQL", "PLVSQL", "PLISQL", "SPL", "PLSQL"})


# IF (a, b, c) and CASE … END without a statement in it are values.
_STARTS_BODY: Final = re.compile(
    r"(?:\s|--[^\n]*(?:\n|$)|/\*(?:[^*]|\*(?!/))*+\*/)*+"
    r"(?:$|<<|\(\s*(?:select|with|values|\()|if\b(?=.*\bthen\b)|case\b(?=.*;\s*\S)|"
    r"(?:declare|begin|select|with|insert|update|delete|merge|return|let|call|set|execute|truncate|create|for|while|"
    r"perform|values|table|from)\b)",
    re.IGNORECASE | re.DOTALL,
)


# plpgsql's directives before the block, such as `#variable_conflict use_column`.
_DIRECTIVES: Final = re.compile(r"(?:\s*#[^\n]*\n)+")


class Body:
    """Finds the body of one routine behind its name and parameters."""

    def __init__(self, reader: Reader, operation: Operation, kind: str, ends: frozenset[str] = NOWHERE) -> None:
        """`ends` are words that follow the body where no semicolon does."""
        self.ends = ends
        self.reader = reader
        self.tokens = reader.tokens
        self.operation = operation
        self.kind = kind
        self.header: list[Token] = []
        self.language = ""

    def find(self) -> None:
        tokens = self.tokens
        while (token := tokens.peek()) is not None:
            if token.text == ";":
                tokens.take()
                break
            if self.step(token):
                break
        self.operation.options.setdefault("header", self.header)
        self.operation.options["language"] = [
            t for i, t in enumerate(self.header) if i and self.header[i - 1].value == "LANGUAGE"
        ]

    def step(self, token: Token) -> bool:
        """Look at the next token of the header; True when the body has been read."""
        tokens = self.tokens
        word = tokens.word()
        if token.text == "(":
            start = tokens.index
            tokens.parenthesised()
            self.header += tokens.items[start : tokens.index]
            return False
        if self.kind == "MACRO" and not self.header and word != "AS":
            # Hive's has its value at once.
            self.expression()
            return True
        is_clause = bool(self.header) and self.header[-1].value in {"EXECUTE", "EXEC"}
        if word in {"AS", "IS"} and not is_clause and self.kind != "TRIGGER":
            return self.after_as()
        if word == "BEGIN" or (word == "DECLARE" and self.kind == "TRIGGER"):
            self.block()
            return True
        if word == "COMPOUND" and self.kind == "TRIGGER" and tokens.word(1) == "TRIGGER":
            self.compound()
            return True
        returns_here = word == "RETURN" and self.kind == "FUNCTION" and not self.reader.text.dialect.return_in_header
        if returns_here and self.ends:
            tokens.take()
            self.operation.body = [self.as_return(tokens.until(self.ends, symbols=frozenset({";", ","})), rows=False)]
            return True
        if returns_here:
            self.inner(tokens.text)
            return True
        if word in _BODY_STATEMENTS and self.starts_body(word):
            self.inner(tokens.text)
            return True
        self.header.append(tokens.take())
        return False

    def starts_body(self, word: str) -> bool:
        if word in {"CALL", "WITH", "SET", "CASE", "TRUNCATE"} and self.kind == "TASK":
            return word in {"CALL"}
        before = self.tokens.word(-1)
        if self.kind in {"TRIGGER", "EVENT"}:
            is_condition = self.tokens.symbol(-1) == ")" and any(token.value == "WHEN" for token in self.header)
            return (
                is_condition
                or before in {"ROW", "DO", "STATEMENT", "DB2SQL", "DB2ROW"}
                or bool(self.header[-2:-1] and self.header[-2].value in {"FOLLOWS", "PRECEDES"})
            )
        return word not in {"SET", "REPLACE", "WITH", "IF"} or (
            word != "WITH" and self.reader.text.dialect.single_statement_bodies
        )

    def after_as(self) -> bool:
        tokens = self.tokens
        tokens.take()
        token = tokens.peek()
        if token is None:
            return True
        if token.kind in {DOLLAR, STRING}:
            self.quoted_body(tokens.take())
            return True
        if self.kind == "TASK" and tokens.word() == "CALL":
            self.inner(tokens.text)
            return True
        if token.text == "(":
            start = tokens.index
            inner = tokens.parenthesised()
            if self.kind == "MACRO" and tokens.symbol() not in {"", ";", "->"}:
                tokens.index = start
                self.expression()
                return True
            if tokens.symbol() == "->":
                tokens.take()
                self.operation.options["parameters"] = inner
                self.expression()
                return True
            self.header += tokens.until(frozenset())
            tokens.accept_symbol(";")
            is_rows = any(token.value == "TABLE" for token in self.header)
            self.operation.body = [self.as_return(inner, rows=is_rows)]
            return True
        if tokens.word() in {"TABLE"} and self.kind in {"MACRO", "FUNCTION"}:
            tokens.take()
            self.query()
            return True
        if tokens.word() in {"SELECT", "WITH", "FROM"} and self.kind in {"MACRO", "FUNCTION"}:
            self.query()
            return True
        if tokens.symbol(1) == "->":
            self.operation.options["parameters"] = [tokens.take()]
            tokens.take()
        elif self.kind != "MACRO":
            return self.after_as_of_block()
        self.expression()
        return True

    def after_as_of_block(self) -> bool:
        """Behind AS, where neither a text nor a query nor a value stands."""
        tokens = self.tokens
        if tokens.word() in {"LANGUAGE", "EXTERNAL", "DEFINER", "OWNER"}:
            return False
        self.block()
        return True

    def query(self) -> None:
        found = self.tokens.until(frozenset())
        self.tokens.accept_symbol(";")
        self.operation.body = [self.as_return(found)]

    def expression(self) -> None:
        """A value without RETURN."""
        found = self.tokens.until(self.ends)
        self.tokens.accept_symbol(";")
        if len(list(split(found))) == 1:
            self.operation.body = [self.as_return(found, rows=False)]

    def as_return(self, found: list[Token], *, rows: bool = True) -> Operation:
        outer, self.reader.operations = self.reader.operations, []
        operation = self.reader.add(Kind.RETURN, found, "query" if rows and _is_query(found) else "value")
        self.reader.operations = outer
        return operation

    def quoted_body(self, body: Token) -> None:
        self.header += self.tokens.until(self.ends)
        self.tokens.accept_symbol(";")
        language = next(
            (t.value.upper() for i, t in enumerate(self.header) if i and self.header[i - 1].value == "LANGUAGE"), "SQL"
        )
        if language not in _IN_SQL:
            is_called = self.kind in {"PROCEDURE", "PROC"}
            self.operation.options["foreign" if is_called else "elsewhere"] = [body]
            return
        if directives := _DIRECTIVES.match(body.value):
            conflict = [word for word in directives.group().lower().split() if word.startswith("use_")]
            self.operation.options |= {option: [body] for option in conflict}
            blank = re.sub(r"[^\n]", " ", directives.group())
            body = body._replace(value=blank + body.value[directives.end() :])
        if not _STARTS_BODY.match(body.value):
            if self.kind not in {"FUNCTION", "MACRO"}:
                return
            # The body of a function in SQL may be a value.
            body = body._replace(value=f"RETURN {body.value}")
        self.operation.body = self.reader.body(body)
        if language == "SQL" and (self.kind == "FUNCTION" or self.fills_outputs()):
            _last_returns(self.operation.body)

    def fills_outputs(self) -> bool:
        """Whether the last query of a procedure in SQL gives its OUT parameters."""
        is_procedure = self.kind == "PROCEDURE" and self.reader.text.dialect.return_query
        return is_procedure and bool(signatures.outputs(self.operation.options.get("parameters", [])))

    def block(self) -> None:
        is_atomic = self.tokens.word() == "BEGIN" and self.tokens.word(1) == "ATOMIC"
        self.inner(self.tokens.text, with_declarations=True)
        if is_atomic and self.kind == "FUNCTION":
            _last_returns(self.operation.body)

    def compound(self) -> None:
        """Oracle's COMPOUND TRIGGER: declarations, then a section for each timing point."""
        reader, tokens = self.reader, self.tokens
        tokens.index += 2
        outer, reader.operations = reader.operations, []
        reader.depth += 1
        declarations.read_all(reader, _TIMING_POINTS)
        while tokens.word() in _TIMING_POINTS:
            tokens.until(frozenset({"IS", "AS"}))
            if not tokens.done:
                tokens.take()
            declarations.read_all(reader)
            if not tokens.accept("BEGIN"):
                break
            control.block(reader)
        reader.depth -= 1
        reader.end_of_block()
        inner, reader.operations = reader.operations, outer
        self.operation.body = inner

    def inner(self, _text: Text, *, with_declarations: bool = False) -> None:
        reader = self.reader
        outer, reader.operations = reader.operations, []
        reader.depth += 1
        if (
            with_declarations
            and self.tokens.word() not in {"BEGIN", "DECLARE", "RETURN"}
            and reader.text.dialect.declarations_without_word
        ):
            declarations.read_all(reader)
        if self.tokens.word() == "DECLARE":
            reader.statement("DECLARE")
        reader.statement(self.tokens.word())
        reader.depth -= 1
        inner, reader.operations = reader.operations, outer
        self.operation.body = inner


def _is_query(tokens: list[Token]) -> bool:
    while tokens[:1] and tokens[0].text == "(":
        tokens = tokens[1:]
    return bool(tokens) and tokens[0].value in {"SELECT", "WITH", "FROM", "VALUES", "TABLE"}


def _last_returns(operations: list[Operation]) -> None:
    """The last statement of a function in SQL is what it returns."""
    if operations and operations[-1].kind is Kind.STATEMENT and _is_query(operations[-1].tokens):
        operations[-1].kind = Kind.RETURN
        operations[-1].names = ("query",)
