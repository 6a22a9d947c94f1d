"""Scripts and procedure bodies of the dialects that end a statement with a semicolon."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from gazetteer.sqllineage.scripts import commands, control, declarations, routines, rules
from gazetteer.sqllineage.scripts.base import NOWHERE, STARTS, Reader
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.operations import Kind
from gazetteer.sqllineage.text.tokens import QUOTED, VARIABLE, WORD, Token

# Statements that move no data and name no table that is read.
_WITHOUT_DATA: Final = frozenset(
    {
        "COMMIT", "ROLLBACK", "SAVEPOINT", "START", "GRANT", "REVOKE", "LEAVE",
        "ITERATE", "BREAK", "CLOSE", "DEALLOCATE", "NULL", "GOTO", "ANALYZE",
        "ANALYSE", "VACUUM", "COMMENT", "SHOW", "DESCRIBE", "DESC", "EXPLAIN", "LOCK", "UNLOCK", "PRAGMA",
        "RESET", "LISTEN", "NOTIFY", "CHECKPOINT", "REINDEX", "CLUSTER", "DISCARD", "PRINT", "RELEASE", "ABORT",
        "OPTIMIZE", "REFRESH", "MSCK", "KILL", "FLUSH", "SYSTEM", "PURGE", "FLASHBACK", "AUDIT",
        "DETACH", "INSTALL", "UNCACHE", "CLEAR", "LIST", "LS", "PUT", "GET", "REMOVE", "RM", "UNSET", "SUSPEND",
        "RESUME", "ADD", "RELOAD", "HELP", "PROMPT", "WHENEVER", "SPOOL", "EXCEPTION_INIT", "FORGET",
        "ALLOCATE", "WAIT", "CHECK", "SECURITY", "REASSIGN", "UNDROP", "GENERATE", "CHECKSUM", "HANDLER", "BINLOG",
        "SHUTDOWN", "RESTART", "STOP", "CHANGE", "REPAIR", "TERMINATE", "INVALIDATE", "PROFILE", "COLLECT", "COMPUTE",
        "RECOMPRESS", "BACKUP", "RESTORE", "CONNECT", "MOVE", "RUNSTATS", "REORG", "AWAIT",
    }
)  # fmt: skip
# Statements without a query, behind which the semicolon is sometimes missing. Two words where others go on.
_WITHOUT_QUERY: Final = frozenset(
    {"COMMIT", "ROLLBACK", "USE", "TRUNCATE", "DROP", "ANALYZE", "VACUUM", "SAVEPOINT", "RELEASE", "COMMENT", "SET"}
)
_TWO_WORDS: Final = {
    "BEGIN": frozenset({"TRANSACTION", "TRAN", "WORK"}),
    "START": frozenset({"TRANSACTION"}),
    "ALTER": frozenset({"SESSION"}),
}
_BEGINS_ANEW: Final = {
    "INSERT": frozenset({"INTO", "OVERWRITE", "ALL", "FIRST", "OR", "IGNORE"}),
    "DELETE": frozenset({"FROM"}),
    "REPLACE": frozenset({"INTO"}),
    "TRUNCATE": frozenset({"TABLE"}),
    "DROP": frozenset({"TABLE", "VIEW"}),
    **dict.fromkeys(("MERGE", "CREATE", "SELECT", "UPDATE", "WITH"), NOWHERE),
}
_NO_STATEMENT: Final = frozenset({"HISTOGRAM", "STATISTICS", "CHECK", "SCHEMA", "NO"})
_INLINE_FUNCTION: Final = re.compile(r"\bwith\b(?:\s|--[^\n]*\n|/\*(?s:.*?)\*/)+(?:function|procedure)\b")
_SQL_STARTS: Final = STARTS | {"TRUNCATE", "COMMENT", "GRANT", "LOCK", "EXPLAIN", "RENAME", "ANALYZE", "PIPE"}


def _declares_function(items: list[Token], at: int) -> bool:
    """Whether WITH FUNCTION name ( stands at an index; a CTE may be called function, too."""
    if items[at].kind != WORD or items[at].value != "WITH" or at + 3 >= len(items):
        return False
    return items[at + 1].value in {"FUNCTION", "PROCEDURE"} and items[at + 2].kind in {WORD, QUOTED} and (
        items[at + 2].value != "AS")  # fmt: skip


class ScriptReader(Reader):
    """Reads the operations of a text, statement by statement, whatever control structures stand around them."""

    @cached_property
    def has_inline_functions(self) -> bool:
        text = self.text.sql.lower()
        return ("function" in text or "procedure" in text) and _INLINE_FUNCTION.search(text) is not None

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
        if word == "WITH" and tokens.word(2) == "AS" and tokens.word(3) == "PROCEDURE":
            routines.read_anonymous(self)
            return
        if (next_at := self.next_without_semicolon(word)) > 0:
            found = tokens.items[tokens.index : next_at]
            tokens.index = next_at
            if word in {"TRUNCATE", "DROP", "USE"} or declarations.schema_setting(found) >= 0:
                self.add(Kind.STATEMENT, found)
            return
        handler = _HANDLERS.get(word)
        if handler is not None and not self.is_name_of_something():
            handler(self)
        elif self.is_assignment():
            declarations.assignment(self)
        elif word in _WITHOUT_DATA and not self.is_called_so():
            self.rest()
        else:
            self.data()

    def is_called_so(self) -> bool:
        """Whether the word is the name of a procedure, or of its package, that PL/SQL calls."""
        return bool(self.depth) and self.text.dialect.bare_calls and self.tokens.symbol(1) in {"(", "."}

    def next_without_semicolon(self, word: str) -> int:
        """Where a line begins another statement though the one that starts here has no end, -1 if none does."""
        tokens = self.tokens
        if word not in _WITHOUT_QUERY and tokens.word(1) not in _TWO_WORDS.get(word, NOWHERE):
            return -1
        depth = 0
        for index in range(tokens.index + 1, len(tokens.items)):
            token = tokens.items[index]
            if token.text == ";":
                break
            depth += {"(": 1, ")": -1}.get(token.text, 0)
            if depth == 0 and token.kind == WORD and token.value in _BEGINS_ANEW and self.begins_line(index):
                following = tokens.items[index + 1].value if index + 1 < len(tokens.items) else ""
                expected = _BEGINS_ANEW[token.value]
                is_value = word == "SET" and token.value in {"SELECT", "WITH"}
                if following in expected or not (expected or is_value or following in _NO_STATEMENT):
                    return index
        return -1

    def begins_line(self, index: int) -> bool:
        """Whether the token at an index is the first of its line."""
        items = self.tokens.items
        return "\n" in self.text.sql[items[index - 1].end : items[index].start]

    def rest(self) -> list[Token]:
        """The tokens up to the end of the statement, with the semicolon taken."""
        inside = frozenset({"END"}) if self.depth else NOWHERE
        found = self.tokens.until(inside)
        self.tokens.accept_symbol(";")
        return found

    def data(self) -> None:
        found = self.behind_inline_functions() or self.rest()
        if found and self.is_bare_call(found):
            self.add(Kind.CALL, found)
        elif found:
            self.add(Kind.STATEMENT, found)

    def behind_inline_functions(self) -> list[Token]:
        """The statement without the functions that it declares by WITH FUNCTION; nothing if it declares none."""
        if not self.has_inline_functions:
            return []
        tokens = self.tokens
        start, items = tokens.index, tokens.items
        at = start
        while at < len(items) and items[at].text != ";" and not _declares_function(items, at):
            at += 1
        if at >= len(items) or items[at].text == ";":
            return []
        tokens.index = at + 1
        routines.read_inline(self)
        keeps_with = tokens.word() != "SELECT" and (tokens.word(1) == "AS" or tokens.symbol(1) == "(")
        return items[start:at] + items[at : at + keeps_with] + self.rest()

    def is_bare_call(self, found: list[Token]) -> bool:
        """PL/SQL calls a procedure by its name alone, other blocks call functions of the system so."""
        dialect = self.text.dialect
        if not self.depth or found[0].value in _SQL_STARTS:
            return False
        name, end = names.parse(found, 0, dialect)
        if name is None or (end < len(found) and found[end].text != "("):
            return False
        return dialect.bare_calls or (end < len(found) and dialect.is_harmless(name.printed))

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
        by_equals = self.depth and tokens.symbol(ahead) == "=" and first.value not in _HANDLERS
        return bool(by_equals) and (ahead == 1 or self.text.dialect.plpgsql)

    def define(self) -> None:
        """Snowflake declares objects by DEFINE as others create them."""
        index = self.tokens.index
        if self.text.dialect.defines_objects:
            self.tokens.items[index] = self.tokens.items[index]._replace(text="CREATE", value="CREATE")
            self.create()
        else:
            self.data()

    def alter(self) -> None:
        """MySQL's ALTER EVENT … DO statement has a body as its CREATE has."""
        words = {self.tokens.word(ahead) for ahead in range(1, 12)}
        if self.text.dialect.single_statement_bodies and "EVENT" in words and routines.is_routine(self.tokens):
            self.routine()
        else:
            self.data()

    def create(self) -> None:
        if routines.is_routine(self.tokens):
            self.routine()
        elif rules.is_rule(self.tokens):
            rules.read(self)
        elif not declarations.created_type(self):
            self.data()

    def end_of_block(self) -> None:
        """Step over END and what belongs to it."""
        control.end_of_block(self)

    def nothing(self) -> None:
        self.rest()

    def end_word(self) -> None:
        self.end_of_block()

    def routine(self) -> None:
        routines.read(self)


_HANDLERS: Final = {
    "BEGIN": control.begin,
    "END": ScriptReader.end_word,
    "IF": control.if_,
    "CASE": control.case,
    "WHILE": control.while_,
    "LOOP": control.loop,
    "REPEAT": control.repeat,
    "FOR": control.for_,
    "FOREACH": control.for_,
    "FORALL": control.forall,
    "OPEN": commands.open_cursor,
    "FETCH": commands.fetch,
    "EXECUTE": commands.execute,
    "EXEC": commands.execute,
    "PREPARE": commands.prepare,
    "CALL": commands.call,
    "PERFORM": commands.perform,
    "RETURN": commands.return_,
    "PIPE": commands.pipe,
    "ASYNC": declarations.asynchronous,
    "SET": declarations.set_variables,
    "LET": declarations.let,
    "DECLARE": declarations.declare,
    "CREATE": ScriptReader.create,
    "ALTER": ScriptReader.alter,
    "DEFINE": ScriptReader.define,
    "DO": commands.do,
    "ASSERT": commands.assert_,
    "EXIT": commands.leave,
    "CONTINUE": commands.leave,
    "RAISE": commands.raise_,
    "SIGNAL": commands.raise_,
    "RESIGNAL": commands.raise_,
}
