"""Definitions of procedures, functions, packages, triggers and tasks: where the body is, and what it gives back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gazetteer.sqllineage.scripts import control, declarations
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.operations import Kind, Operation, Tokens, closing, find, split
from gazetteer.sqllineage.text.tokens import DOLLAR, QUOTED, STRING, VARIABLE, WORD, Text, Token

if TYPE_CHECKING:
    from gazetteer.sqllineage.scripts.semicolons import ScriptReader

_KINDS: Final = frozenset({"PROCEDURE", "PROC", "FUNCTION", "PACKAGE", "TRIGGER", "MACRO", "TASK", "EVENT", "BODY"})
_MODIFIERS: Final = frozenset(
    {
        "CREATE", "ALTER", "OR", "REPLACE", "DEFINER", "EDITIONABLE", "NONEDITIONABLE", "TEMP", "TEMPORARY",
        "AGGREGATE", "SECURE", "TABLE", "PUBLIC", "CONSTRAINT", "SQL", "SECURITY", "INVOKER", "EXTERNAL", "IF",
        "NOT", "EXISTS", "REFRESH", "BODY", "MEMBER", "STATIC", "LIVE", "PRIVATE",
    }
)  # fmt: skip
STARTS: Final = frozenset({"CREATE", "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "ALTER", "DROP", "CALL"})
_BODY_STATEMENTS: Final = frozenset(
    {"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "CALL", "SET", "IF", "REPLACE", "TRUNCATE", "CASE"}
)
_FOREIGN: Final = frozenset(
    {"PYTHON", "JAVASCRIPT", "JAVA", "SCALA", "JS", "C", "R", "PLPYTHON3U", "PLPYTHONU", "PLV8"}
)
_STARTS_BODY: Final = re.compile(
    r"\s*(declare|begin|<<|if|select|with|insert|update|delete|merge|return|let|call|--|/\*|set|execute|truncate|create|"
    r"for|while|perform|case|\(|values)",
    re.IGNORECASE,
)
# plpgsql's directives before the block, such as `#variable_conflict use_column`.
_DIRECTIVES: Final = re.compile(r"(?:\s*#[^\n]*\n)+")
_MODES: Final = frozenset({"IN", "OUT", "INOUT", "VARIADIC", "NOCOPY"})


def is_routine(tokens: Tokens) -> bool:
    """Whether the CREATE at the position defines something with a body."""
    ahead = 0
    for ahead in range(1, 14):
        word = tokens.word(ahead)
        if word in _KINDS:
            return not (word == "TASK" and tokens.text.dialect.name != "snowflake")
        if word == "TYPE":
            return tokens.word(ahead + 1) == "BODY"
        token = tokens.peek(ahead)
        if token is None or token.text == ";":
            return False
        # DEFINER = `user`@`host` stands between CREATE and PROCEDURE.
        if word not in _MODIFIERS and tokens.word(2) != "DEFINER" and tokens.word(1) != "DEFINER":
            return False
    return False


def read(reader: ScriptReader) -> None:
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
    _Body(reader, operation, kind).find()


def parameters(tokens: list[Token]) -> list[str]:
    """The names of the parameters of a routine."""
    found = []
    for part in split(tokens):
        words = [t for t in part if t.kind in {WORD, QUOTED, VARIABLE}]
        while len(words) > 1 and words[0].value in _MODES:
            words = words[1:]
        if words:
            found.append(words[0].value.lower() if words[0].kind == QUOTED else words[0].text.lower())
    return found


def result_columns(header: list[Token]) -> list[str]:
    """The names in RETURNS TABLE (name type, …)."""
    position = find(header, frozenset({"RETURNS"}))
    if position < 0:
        return []
    for index in range(position + 1, min(position + 4, len(header))):
        if header[index].text in {"(", "<"} and header[index - 1].value == "TABLE":
            is_angle = header[index].text == "<"
            inner = _angle(header, index) if is_angle else header[index + 1 : closing(header, index)]
            return [names.Part(*_part(part[0])).printed for part in split(inner) if part]
    return []


def _angle(tokens: list[Token], index: int) -> list[Token]:
    depth = 0
    for position in range(index, len(tokens)):
        depth += {"<": 1, ">": -1, ">>": -2}.get(tokens[position].text, 0)
        if depth <= 0:
            return tokens[index + 1 : position]
    return []


def _part(token: Token) -> tuple[str, str]:
    return (token.value, token.text[0] + token.text[-1]) if token.kind == QUOTED else (token.text, "")


def _package(reader: ScriptReader, start: Token) -> None:
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


def _specification(reader: ScriptReader) -> None:
    tokens = reader.tokens
    while not tokens.done and tokens.word() != "END":
        tokens.until(frozenset({"END"}))
        tokens.accept_symbol(";")
    reader.end_of_block()


def read_body(text: Text, body: Token) -> list[Operation]:
    """The operations of a body that is a string or a dollar-quoted text."""
    from gazetteer.sqllineage.scripts import readers

    offset = body.text.index("$", 1) + 1 if body.kind == DOLLAR else 1
    inner = Text(body.value, text.dialect, text.line(body.start + offset))
    return readers.read(inner, depth=1)


class _Body:
    """Finds the body of one routine behind its name and parameters."""

    def __init__(self, reader: ScriptReader, operation: Operation, kind: str) -> None:
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
        is_clause = bool(self.header) and self.header[-1].value in {"EXECUTE", "EXEC"}
        if word in {"AS", "IS"} and not is_clause and self.kind != "TRIGGER":
            return self.after_as()
        if word == "BEGIN" or (word == "DECLARE" and self.kind == "TRIGGER"):
            self.block()
            return True
        if word == "RETURN" and self.kind == "FUNCTION" and self.reader.text.dialect.name != "oracle":
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
            return before in {"ROW", "DO"} or bool(
                self.header[-2:-1] and self.header[-2].value in {"FOLLOWS", "PRECEDES"}
            )
        return word not in {"SET", "REPLACE", "WITH", "IF"} or (
            word != "WITH" and self.reader.text.dialect.name == "mysql"
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
            inner = tokens.parenthesised()
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
        if self.kind == "MACRO" or (tokens.symbol(1) == "->"):
            tokens.until(frozenset())
            return True
        if tokens.word() in {"LANGUAGE", "EXTERNAL", "DEFINER", "OWNER"}:
            return False
        self.block()
        return True

    def query(self) -> None:
        found = self.tokens.until(frozenset())
        self.tokens.accept_symbol(";")
        self.operation.body = [self.as_return(found)]

    def as_return(self, found: list[Token], *, rows: bool = True) -> Operation:
        outer, self.reader.operations = self.reader.operations, []
        operation = self.reader.add(Kind.RETURN, found, "query" if rows and _is_query(found) else "value")
        self.reader.operations = outer
        return operation

    def quoted_body(self, body: Token) -> None:
        self.header += self.tokens.until(frozenset())
        self.tokens.accept_symbol(";")
        language = next(
            (t.value.upper() for i, t in enumerate(self.header) if i and self.header[i - 1].value == "LANGUAGE"), "SQL"
        )
        if language in _FOREIGN:
            if self.kind in {"PROCEDURE", "PROC"}:
                self.operation.options["foreign"] = [body]
            return
        if directives := _DIRECTIVES.match(body.value):
            blank = re.sub(r"[^\n]", " ", directives.group())
            body = body._replace(value=blank + body.value[directives.end() :])
        if not _STARTS_BODY.match(body.value):
            if "select" not in body.value.lower():
                return
            # The body of a function in SQL may be a value.
            body = body._replace(value=f"RETURN {body.value}")
        self.operation.body = read_body(self.reader.text, body)
        if language == "SQL" and self.kind == "FUNCTION":
            _last_returns(self.operation.body)

    def block(self) -> None:
        self.inner(self.tokens.text, with_declarations=True)

    def inner(self, _text: Text, *, with_declarations: bool = False) -> None:
        reader = self.reader
        outer, reader.operations = reader.operations, []
        reader.depth += 1
        if (
            with_declarations
            and self.tokens.word() not in {"BEGIN", "DECLARE"}
            and reader.text.dialect.name == "oracle"
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
