"""Scripts and procedure bodies of the dialects that end a statement with a semicolon."""

from __future__ import annotations

import re
from typing import Final

from gazetteer.sqllineage import names, routines
from gazetteer.sqllineage.operations import Kind, Operation, Tokens, closing, find, split
from gazetteer.sqllineage.tokens import QUOTED, STRING, SYMBOL, VARIABLE, WORD, Text, Token

_NOWHERE: Final[frozenset[str]] = frozenset()
_THEN: Final = frozenset({"THEN"})
_TRANSACTION: Final = frozenset(
    {"TRANSACTION", "WORK", "TRAN", "DISTRIBUTED", "ISOLATION", "READ", "DEFERRED", "IMMEDIATE", "EXCLUSIVE"}
)
# Statements that move no data and name no table that is read.
_WITHOUT_DATA: Final = frozenset(
    {
        "COMMIT", "ROLLBACK", "SAVEPOINT", "START", "GRANT", "REVOKE", "USE", "RAISE", "SIGNAL", "RESIGNAL", "EXIT",
        "CONTINUE", "LEAVE", "ITERATE", "BREAK", "CLOSE", "DEALLOCATE", "NULL", "GOTO", "ANALYZE", "ANALYSE", "VACUUM",
        "COMMENT", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "LOCK", "UNLOCK", "PRAGMA", "RESET", "LISTEN", "NOTIFY",
        "CHECKPOINT", "REINDEX", "CLUSTER", "DISCARD", "PRINT", "RELEASE", "ABORT", "OPTIMIZE", "REFRESH",
        "MSCK", "KILL", "FLUSH", "SYSTEM", "PURGE", "FLASHBACK", "AUDIT", "ATTACH", "DETACH", "INSTALL",
        "UNCACHE", "CLEAR", "LIST", "LS", "PUT", "GET", "REMOVE", "RM", "UNSET", "SUSPEND", "RESUME",
        "ADD", "RELOAD", "PIPE", "HELP", "PROMPT", "WHENEVER", "SPOOL", "EXCEPTION_INIT", "FORGET",
        "ALLOCATE", "WAIT", "CHECK", "SECURITY", "REASSIGN", "UNDROP", "GENERATE",
    }
)  # fmt: skip
_SQL_STARTS: Final = routines.STARTS | {"TRUNCATE", "COMMENT", "GRANT", "LOCK", "EXPLAIN", "RENAME", "ANALYZE", "PIPE"}
_DECLARATION_END: Final = frozenset({"BEGIN", "PROCEDURE", "FUNCTION", "END"})
_SQLPLUS_LINE: Final = re.compile(
    r"(?im)^[ \t]*(?:/[ \t]*$|(?:set[ \t]+(?:serveroutput|echo|feedback|define|timing|verify|heading|linesize|pagesize|"
    r"termout|trimspool|sqlblanklines|scan|long)\b|prompt\b|show[ \t]+err|whenever[ \t]|spool[ \t]|@@?[\w./]+|"
    r"exec(?:ute)?[ \t]+(?!immediate)).*$)"
)
_PSQL_LINE: Final = re.compile(r"(?m)^[ \t]*\\[a-zA-Z!?][^\n]*$")
_DELIMITER_LINE: Final = re.compile(r"(?im)^[ \t]*delimiter[ \t]+(\S+)[ \t]*$")


def prepare(sql: str, dialect_name: str) -> str:
    """The text with the commands of the vendors' shells made harmless; lengths and line numbers stay."""
    if dialect_name == "mysql" and (found := list(_DELIMITER_LINE.finditer(sql))):
        return _without_delimiters(sql, found)
    if dialect_name == "oracle":
        return _SQLPLUS_LINE.sub(_without_sqlplus, sql)
    if dialect_name in {"postgres", "redshift"}:
        return _PSQL_LINE.sub(lambda match: " " * len(match.group()), sql)
    return sql


def _without_sqlplus(match: re.Match[str]) -> str:
    line = match.group()
    stripped = line.strip()
    if stripped == "/":
        return line.replace("/", ";")
    if call := re.match(r"(?i)\s*exec(?:ute)?[ \t]", line):
        return "CALL ".rjust(call.end()) + line[call.end() :].rstrip(";") + ";"
    return ";" + " " * (len(line) - 1)


def _without_delimiters(sql: str, found: list[re.Match[str]]) -> str:
    out = [sql[: found[0].start()]]
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(sql)
        delimiter = match.group(1)
        section = sql[match.end() : end]
        if delimiter != ";":
            section = section.replace(delimiter, ";".ljust(len(delimiter)))
        out.append(" " * len(match.group()) + section)
    return "".join(out)


class ScriptReader:
    """Reads the operations of a text, statement by statement, whatever control structures stand around them."""

    def __init__(self, text: Text, tokens: list[Token] | None = None, *, depth: int = 0) -> None:
        self.tokens = Tokens(text, tokens)
        self.text = text
        self.depth = depth
        self.operations: list[Operation] = []

    def read(self) -> list[Operation]:
        """All operations of the text."""
        while not self.tokens.done:
            before = self.tokens.index
            self.statements(frozenset({"END"}))
            if self.tokens.index == before:
                self.tokens.take()
            elif self.tokens.word() == "END":
                self.end_of_block()
        return self.operations

    def add(self, kind: Kind, tokens: list[Token], *names: str, at: Token | None = None) -> Operation:
        start = at or (tokens[0] if tokens else self.tokens.peek(-1))
        line = self.text.line(start.start) if start is not None else self.text.first_line
        operation = Operation(kind, self.text, tokens, line, names)
        self.operations.append(operation)
        return operation

    def nested(self, words: frozenset[str]) -> None:
        """The statements up to one of the words, as a branch of their own."""
        outer, self.operations = self.operations, []
        start = self.tokens.peek()
        self.statements(words)
        inner, self.operations = self.operations, outer
        if inner and start is not None:
            self.add(Kind.BRANCH, [], at=start).body = inner

    def statements(self, words: frozenset[str]) -> None:
        """Statements up to one of the words, which is not taken."""
        while not self.tokens.done:
            word = self.tokens.word()
            if word in words and not self.is_name_of_something():
                return
            before = self.tokens.index
            self.statement(word)
            if self.tokens.index == before:
                self.tokens.take()

    def is_name_of_something(self) -> bool:
        return self.tokens.symbol(1) in {":=", ".", "="}

    def statement(self, word: str) -> None:
        tokens = self.tokens
        token = tokens.peek()
        if token is None or tokens.accept_symbol(";"):
            return
        if tokens.symbol() == "<<" and tokens.symbol(2) == ">>":
            tokens.index += 3
            return
        if word and tokens.symbol(1) == ":" and tokens.word(2) in {"BEGIN", "LOOP", "WHILE", "REPEAT", "FOR"}:
            tokens.index += 2
            return
        handler = _HANDLERS.get(word)
        if handler is not None and not self.is_name_of_something():
            handler(self)
        elif self.is_assignment():
            self.assignment()
        elif word in _WITHOUT_DATA:
            self.rest()
        else:
            self.data()

    def rest(self) -> list[Token]:
        """The tokens up to the end of the statement, with the semicolon taken."""
        inside = frozenset({"END"}) if self.depth else _NOWHERE
        found = self.tokens.until(inside)
        self.tokens.accept_symbol(";")
        return found

    def data(self) -> None:
        found = self.rest()
        if found and self.is_bare_call(found):
            self.add(Kind.CALL, found)
        elif found:
            self.add(Kind.STATEMENT, found)

    def is_bare_call(self, found: list[Token]) -> bool:
        """PL/SQL calls a procedure by its name alone."""
        if not self.depth or self.text.dialect.name != "oracle" or found[0].value in _SQL_STARTS:
            return False
        name, end = names.parse(found, 0, self.text.dialect)
        return name is not None and (end == len(found) or found[end].text == "(")

    def is_assignment(self) -> bool:
        tokens = self.tokens
        ahead = 1
        first = tokens.peek()
        if first is None or first.kind not in {WORD, QUOTED, VARIABLE}:
            return False
        while tokens.symbol(ahead) in {".", "["} or (tokens.symbol(ahead) == "(" and ahead < 4):
            if tokens.symbol(ahead) == ".":
                ahead += 2
                continue
            bracket = tokens.symbol(ahead)
            depth = 1
            ahead += 1
            close = {"[": "]", "(": ")"}[bracket]
            while depth and tokens.peek(ahead) is not None:
                depth += {bracket: 1, close: -1}.get(tokens.symbol(ahead), 0)
                ahead += 1
        if tokens.symbol(ahead) == ":=":
            return True
        return bool(self.depth) and ahead == 1 and tokens.symbol(1) == "=" and first.value not in _HANDLERS

    def assignment(self) -> None:
        target = self.tokens.until(_NOWHERE, symbols=frozenset({":=", "=", ";"}))
        self.tokens.take() if not self.tokens.done else None
        name = target[0].value if target[0].kind == QUOTED else target[0].text
        value = self.rest()
        self.add(Kind.ASSIGN, value, name.lower(), at=target[0])

    def begin(self) -> None:
        tokens = self.tokens
        if (
            tokens.word(1) in _TRANSACTION
            or (tokens.symbol(1) == ";" and (not self.depth or self.text.dialect.name == "redshift"))
            or tokens.peek(1) is None
        ):
            self.rest()
            return
        tokens.take()
        if tokens.word() in {"ATOMIC", "NOT"}:
            tokens.until(frozenset({"ATOMIC"}))
            tokens.accept("ATOMIC")
        self.block()

    def block(self) -> None:
        """The statements of a block and its handlers, up to and with its END."""
        self.depth += 1
        self.statements(frozenset({"END", "EXCEPTION"}))
        if self.tokens.accept("EXCEPTION"):
            self.handlers()
        self.end_of_block()
        self.depth -= 1

    def handlers(self) -> None:
        tokens = self.tokens
        while not tokens.done and tokens.word() != "END":
            if tokens.accept("WHEN"):
                tokens.until(_THEN)
                tokens.accept("THEN")
                self.nested(frozenset({"WHEN", "END"}))
            else:
                tokens.take()

    def end_of_block(self) -> None:
        tokens = self.tokens
        if not tokens.accept("END"):
            return
        while tokens.peek() is not None and tokens.symbol() != ";" and tokens.word() not in {"END", "ELSE"}:
            token = tokens.peek()
            if token is None or token.kind not in {WORD, QUOTED} or tokens.word() in routines.STARTS:
                break
            tokens.take()
        tokens.accept_symbol(";")

    def condition(self, words: frozenset[str]) -> None:
        found = self.tokens.until(words)
        if found:
            self.add(Kind.TEST, found)
        if self.tokens.word() in words:
            self.tokens.take()

    def if_(self) -> None:
        tokens = self.tokens
        tokens.take()
        if tokens.accept("NOT", "EXISTS") or tokens.accept("EXISTS"):
            tokens.index -= 1
        self.condition(_THEN)
        self.depth += 1
        branch_ends = frozenset({"ELSIF", "ELSEIF", "ELSE", "END"})
        while not tokens.done:
            self.nested(branch_ends)
            if tokens.accept("ELSIF") or tokens.accept("ELSEIF") or tokens.accept("ELSE", "IF"):
                self.condition(_THEN)
            elif not tokens.accept("ELSE"):
                break
        self.depth -= 1
        self.end_of_block()

    def case(self) -> None:
        tokens = self.tokens
        tokens.take()
        self.condition(frozenset({"WHEN"}))
        self.depth += 1
        while not tokens.done and tokens.word() != "END":
            self.condition(_THEN)
            self.nested(frozenset({"WHEN", "ELSE", "END"}))
            if tokens.accept("ELSE"):
                self.nested(frozenset({"END"}))
            else:
                tokens.accept("WHEN")
        self.depth -= 1
        self.end_of_block()

    def while_(self) -> None:
        self.tokens.take()
        self.condition(frozenset({"LOOP", "DO"}))
        self.loop_body()

    def loop(self) -> None:
        self.tokens.take()
        self.loop_body()

    def loop_body(self) -> None:
        self.depth += 1
        self.nested(frozenset({"END"}))
        self.depth -= 1
        self.end_of_block()

    def repeat(self) -> None:
        self.tokens.take()
        self.depth += 1
        self.nested(frozenset({"UNTIL"}))
        self.depth -= 1
        self.tokens.accept("UNTIL")
        self.condition(frozenset({"END"}))
        self.tokens.index -= 1
        self.end_of_block()

    def for_(self) -> None:
        """FOR record IN query|cursor|range LOOP|DO, FOR x AS [c CURSOR FOR] query DO, FOREACH x IN ARRAY a LOOP."""
        tokens = self.tokens
        start = tokens.take()
        names = [t.text.lower() for t in tokens.until(frozenset({"IN", "AS"})) if t.kind in {WORD, QUOTED, VARIABLE}]
        tokens.take() if not tokens.done else None
        tokens.accept("REVERSE")
        if tokens.word(1) == "CURSOR":
            tokens.until(frozenset({"FOR"}))
            tokens.accept("FOR")
        source = tokens.until(frozenset({"LOOP", "DO"}))
        range_marks = find(source, frozenset({"TO"})) >= 0 or any(
            t.text == "." and n.text == "." for t, n in zip(source, source[1:], strict=False)
        )
        if source[:1] and source[0].value in {"EXECUTE", "ARRAY"}:
            if source[0].value == "EXECUTE":
                self.add(Kind.DYNAMIC, source[1:], *names, at=start)
            else:
                self.add(Kind.ASSIGN, source[1:], *names, at=start)
        elif source and not range_marks:
            self.add(Kind.LOOP_RECORD, source, *names, at=start)
        elif source:
            self.add(Kind.DECLARE, [], *names, at=start)
            self.add(Kind.TEST, [t for t in source if t.text != "."] and source, at=start)
        if not tokens.done:
            tokens.take()
        self.loop_body()

    def forall(self) -> None:
        self.tokens.take()
        self.tokens.until(frozenset({"INSERT", "UPDATE", "DELETE", "MERGE", "EXECUTE"}))

    def open(self) -> None:
        tokens = self.tokens
        start = tokens.take()
        name = tokens.take().text.lower() if not tokens.done else ""
        if tokens.accept("FOR"):
            if tokens.accept("EXECUTE"):
                self.add(Kind.DYNAMIC, self.rest(), name, at=start)
                return
            source = self.rest()
            cut = find(source, frozenset({"USING"}))
            is_query = bool(source) and source[0].value in {"SELECT", "WITH", "("}
            self.add(Kind.CURSOR if is_query else Kind.DYNAMIC, source if is_query or cut < 0 else source[:cut],
                     name, at=start)  # fmt: skip
            return
        self.rest()

    def fetch(self) -> None:
        found = self.rest()
        into = find(found, frozenset({"INTO"}))
        if into < 0:
            return
        before = [t for t in found[1:into] if t.kind in {WORD, QUOTED, VARIABLE} and t.value not in {"BULK", "COLLECT"}]
        limit = find(found, frozenset({"LIMIT"}), into)
        rest = found[into + 1 :] if limit < 0 else found[into + 1 : limit]
        names = [t.text.lower().lstrip(":") for t in rest if t.kind in {WORD, QUOTED, VARIABLE}]
        if before:
            self.add(Kind.FETCH, [], before[-1].text.lower(), *names, at=found[0])

    def execute(self) -> None:
        tokens = self.tokens
        start = tokens.take()
        if tokens.accept("IMMEDIATE"):
            tokens.accept("FROM") if tokens.word() == "FROM" else None
            self.dynamic(start)
            return
        if tokens.word() == "TASK" or tokens.word(0) in {"FUNCTION", "PROCEDURE"}:
            self.rest()
            return
        if self.depth and self.text.dialect.name in {"postgres", "redshift"}:
            self.dynamic(start)
            return
        found = self.rest()
        if found:
            self.add(Kind.DYNAMIC, found, "prepared", at=start)

    def dynamic(self, start: Token) -> None:
        found = self.rest()
        using = find(found, frozenset({"USING"}))
        head = found if using < 0 else found[:using]
        into = find(head, frozenset({"INTO", "BULK", "RETURNING"}))
        names: list[str] = []
        if into >= 0:
            names = [t.text.lower().lstrip(":") for t in head[into + 1 :]
                     if t.kind in {WORD, VARIABLE} and t.value not in {"COLLECT", "INTO", "STRICT"}]  # fmt: skip
            head = head[:into]
        elif using >= 0 and (late := find(found, frozenset({"INTO"}), using)) >= 0:
            names = [t.text.lower() for t in found[late + 1 :] if t.kind in {WORD, VARIABLE}]
        self.add(Kind.DYNAMIC, head, *names, at=start)

    def prepare(self) -> None:
        found = self.rest()
        cut = find(found, frozenset({"FROM", "AS"}))
        if cut < 0 or len(found) < 4:
            return
        if found[cut].value == "AS":
            self.add(Kind.STATEMENT, found[cut + 1 :], at=found[0])
        else:
            self.add(Kind.PREPARE, found[cut + 1 :], found[1].text.lower(), at=found[0])

    def call(self) -> None:
        start = self.tokens.take()
        found = self.rest()
        if found:
            self.add(Kind.CALL, found, at=start)

    def perform(self) -> None:
        start = self.tokens.take()
        found = self.rest()
        if found:
            self.add(Kind.TEST, found, "perform", at=start)

    def return_(self) -> None:
        tokens = self.tokens
        start = tokens.take()
        if tokens.accept("QUERY", "EXECUTE"):
            self.add(Kind.DYNAMIC, self.until_using(), at=start)
            return
        if tokens.accept("QUERY"):
            found = self.rest()
            self.add(Kind.RETURN, found, "query", at=start)
            return
        if tokens.word() == "TABLE" and tokens.symbol(1) == "(":
            tokens.take()
            found = tokens.parenthesised()
            self.add(Kind.RETURN, found, "query", at=start)
            self.rest()
            return
        tokens.accept("NEXT")
        found = self.rest()
        if found:
            self.add(Kind.RETURN, found, at=start)

    def until_using(self) -> list[Token]:
        found = self.rest()
        cut = find(found, frozenset({"USING"}))
        return found if cut < 0 else found[:cut]

    def set(self) -> None:
        """SET x = value: variables of the script; a setting of the session is an assignment that nobody reads."""
        start = self.tokens.take()
        found = self.rest()
        while found[:1] and found[0].value in {"GLOBAL", "SESSION", "LOCAL", "VAR", "VARIABLE"} and len(found) > 1:
            found = found[1:]
        if found[:1] and found[0].text == "(":
            end = closing(found, 0)
            names = [t.text.lower() for t in found[1:end] if t.kind in {WORD, VARIABLE, QUOTED}]
            if found[end + 1 : end + 2] and found[end + 1].text == "=":
                self.add(Kind.ASSIGN, found[end + 2 :], *names, at=start)
            return
        for part in split(found):
            if len(part) > 2 and part[1].text in {"=", ":="}:
                self.add(Kind.ASSIGN, part[2:], part[0].text.lower(), at=start)
            elif len(part) > 3 and part[1].text == "." and part[3].text in {"=", ":="}:
                self.add(Kind.ASSIGN, part[4:], f"{part[0].text}.{part[2].text}".lower(), at=start)

    def let(self) -> None:
        start = self.tokens.take()
        self.declaration(self.rest(), start)

    def declare(self) -> None:
        tokens = self.tokens
        start = tokens.take()
        if tokens.word() in {"EXIT", "CONTINUE", "UNDO"} and tokens.word(1) == "HANDLER":
            tokens.until(frozenset({"BEGIN", "SET", "INSERT", "UPDATE", "DELETE", "SELECT", "CALL", "ROLLBACK"}))
            self.nested_statement()
            return
        if self.depth and self.text.dialect.name not in {"postgres", "redshift", "oracle", "snowflake"}:
            self.declaration(self.rest(), start)
            return
        if self.text.dialect.name in {"bigquery", "spark", "databricks", "trino", "mysql"}:
            self.declaration(self.rest(), start)
            return
        self.declarations(_DECLARATION_END)

    def nested_statement(self) -> None:
        outer, self.operations = self.operations, []
        self.statement(self.tokens.word())
        inner, self.operations = self.operations, outer
        if inner:
            self.add(Kind.BRANCH, [], at=None).body = inner

    def declarations(self, words: frozenset[str]) -> None:
        """The declarations of a block, with nested procedures, up to its BEGIN or the end."""
        tokens = self.tokens
        while not tokens.done:
            word = tokens.word()
            if word in {"BEGIN", "END"}:
                return
            if word in {"PROCEDURE", "FUNCTION"}:
                routines.read(self)
            elif tokens.accept_symbol(";"):
                continue
            elif word in {"PRAGMA", "TYPE", "SUBTYPE", "ALIAS"} and tokens.symbol(1) not in {":="}:
                self.rest()
            elif word == "DECLARE":
                tokens.take()
            else:
                start = tokens.peek()
                found = tokens.until(_NOWHERE)
                tokens.accept_symbol(";")
                if start is not None and found:
                    self.declaration(found, start)

    def declaration(self, found: list[Token], start: Token) -> None:
        """One declaration: a variable with or without value, a cursor, a table variable."""
        cursor = find(found, frozenset({"CURSOR", "RESULTSET", "REFCURSOR"}))
        if cursor >= 0 and cursor <= 3:
            self.cursor(found, cursor, start)
            return
        value = next(
            (i for i, t in enumerate(found) if t.text in {":=", "="} or (t.kind == WORD and t.value == "DEFAULT")), -1
        )
        head = found if value < 0 else found[:value]
        names = []
        for part in split(head):
            if part and part[0].kind in {WORD, QUOTED, VARIABLE}:
                names.append(part[0].text.lower() if part[0].kind != QUOTED else part[0].value)
        if not names:
            return
        if value >= 0 and value + 1 < len(found):
            self.add(Kind.ASSIGN, found[value + 1 :], *names, at=start)
        else:
            self.add(Kind.DECLARE, head, *names, at=start)

    def cursor(self, found: list[Token], position: int, start: Token) -> None:
        name_at = position + 1 if position == 0 else 0
        name = found[name_at].text.lower() if name_at < len(found) else ""
        query = find(found, frozenset({"FOR", "IS", "DEFAULT"}), position + 1)
        if query < 0:
            query = next((i for i, t in enumerate(found) if t.text in {":=", "="}), -1)
        for parameter in routines.parameters(
            _in_parentheses(found[position + 1 : position + 2 if query < 0 else query])
        ):
            self.add(Kind.DECLARE, [], parameter, at=start)
        if query >= 0:
            source = found[query + 1 :]
            while source[:1] and source[0].value in {"DEFAULT", ":="}:
                source = source[1:]
            self.cursor_source(source, name, start)
        else:
            self.add(Kind.DECLARE, [], name, at=start)

    def cursor_source(self, source: list[Token], name: str, start: Token) -> None:
        if source and source[0].text == "(" and closing(source, 0) == len(source) - 1:
            source = source[1:-1]
        if len(source) > 1 and source[0].value == "EXECUTE" and source[1].value == "IMMEDIATE":
            self.add(Kind.DYNAMIC, source[2:], name, at=start)
        elif source and source[0].kind == WORD and source[0].value not in {"SELECT", "WITH", "CALL", "SHOW"}:
            self.add(Kind.LOOP_RECORD, source, name, at=start)
        elif source:
            self.add(Kind.CURSOR, source, name, at=start)

    def create(self) -> None:
        if routines.is_routine(self.tokens):
            routines.read(self)
        else:
            self.data()

    def do(self) -> None:
        tokens = self.tokens
        start = tokens.take()
        found = self.rest()
        body = next((t for t in found if t.kind in {"dollar", STRING}), None)
        if body is None:
            self.add(Kind.TEST, found, at=start) if found else None
            return
        self.operations += routines.read_body(self.text, body)

    def nothing(self) -> None:
        self.rest()

    def end_word(self) -> None:
        self.end_of_block()

    def copy_marks(self) -> None:
        found = self.rest()
        self.add(Kind.STATEMENT, found)
        if found and found[-1].value == "STDIN":
            self.copy_rows(found[-1])

    def copy_rows(self, last: Token) -> None:
        end = self.text.sql.find("\n\\.", last.end)
        if end >= 0:
            while (token := self.tokens.peek()) is not None and token.start < end + 3:
                self.tokens.take()


def _in_parentheses(tokens: list[Token]) -> list[Token]:
    opening = next((i for i, token in enumerate(tokens) if token.text == "("), len(tokens))
    return tokens[opening + 1 : closing(tokens, opening)]


_HANDLERS: Final = {
    "BEGIN": ScriptReader.begin,
    "END": ScriptReader.end_word,
    "IF": ScriptReader.if_,
    "CASE": ScriptReader.case,
    "WHILE": ScriptReader.while_,
    "LOOP": ScriptReader.loop,
    "REPEAT": ScriptReader.repeat,
    "FOR": ScriptReader.for_,
    "FOREACH": ScriptReader.for_,
    "FORALL": ScriptReader.forall,
    "OPEN": ScriptReader.open,
    "FETCH": ScriptReader.fetch,
    "EXECUTE": ScriptReader.execute,
    "EXEC": ScriptReader.execute,
    "PREPARE": ScriptReader.prepare,
    "CALL": ScriptReader.call,
    "PERFORM": ScriptReader.perform,
    "RETURN": ScriptReader.return_,
    "SET": ScriptReader.set,
    "LET": ScriptReader.let,
    "DECLARE": ScriptReader.declare,
    "CREATE": ScriptReader.create,
    "DO": ScriptReader.do,
    "COPY": ScriptReader.copy_marks,
    "ASSERT": ScriptReader.perform,
}
__all__ = ["SYMBOL", "ScriptReader", "prepare"]
