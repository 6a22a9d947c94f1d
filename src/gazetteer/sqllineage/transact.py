"""T-SQL scripts: statements need no semicolon, so each one ends where the next one's first word stands."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage import names, routines
from gazetteer.sqllineage.operations import Kind, closing, find, split
from gazetteer.sqllineage.scripts import ScriptReader
from gazetteer.sqllineage.tokens import BATCH, QUOTED, STRING, VARIABLE, WORD, Text, Token

_STARTS: Final = frozenset(
    {
        "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "EXEC", "EXECUTE", "DECLARE", "SET", "IF", "ELSE",
        "WHILE", "BEGIN", "END", "CREATE", "ALTER", "DROP", "TRUNCATE", "PRINT", "RETURN", "OPEN", "FETCH", "CLOSE",
        "DEALLOCATE", "RAISERROR", "THROW", "COMMIT", "ROLLBACK", "SAVE", "USE", "GRANT", "REVOKE", "DENY", "WAITFOR",
        "BREAK", "CONTINUE", "GOTO", "BULK", "DBCC", "CHECKPOINT", "BACKUP", "RESTORE", "KILL", "RECONFIGURE",
        "DISABLE", "ENABLE",
    }
)  # fmt: skip
# First words of statements that are also common names.
_SOFT_STARTS: Final = frozenset(
    {
        "BACKUP", "RESTORE", "KILL", "SAVE", "ENABLE", "DISABLE", "BULK", "USE", "OPEN", "CLOSE", "PRINT", "THROW",
        "CHECKPOINT", "CONTINUE", "BREAK", "RETURN",
    }
)  # fmt: skip
_BEFORE_NAMES: Final = frozenset(
    {"FROM", "INTO", "JOIN", "AS", "UPDATE", "TABLE", "SELECT", "BY", "ON", "AND", "OR", "WHERE", "SET", "DISTINCT", "IN",
     "WHEN", "THEN", "ELSE", "NOT", "IS", "USING", "MERGE", "DELETE", "VIEW", "SCHEMA", "APPLY", "LIKE", "BETWEEN"}
)  # fmt: skip
_WITHOUT_DATA: Final = frozenset(
    {
        "PRINT", "RAISERROR", "THROW", "COMMIT", "ROLLBACK", "SAVE", "USE", "GRANT", "REVOKE", "DENY", "WAITFOR",
        "BREAK", "CONTINUE", "GOTO", "CLOSE", "DEALLOCATE", "OPEN", "CHECKPOINT", "BACKUP", "RESTORE", "KILL", "DBCC",
        "RECONFIGURE", "DISABLE", "ENABLE",
    }
)  # fmt: skip
_SET_OPERATORS: Final = frozenset({"UNION", "ALL", "EXCEPT", "INTERSECT"})
_DDL: Final = frozenset({"CREATE", "ALTER", "DROP", "TRUNCATE", "GRANT", "REVOKE", "DENY"})
_WITHIN_DDL: Final = frozenset(
    {
        "SELECT",
        "INSERT",
        "UPDATE",
        "DELETE",
        "EXECUTE",
        "ALTER",
        "DROP",
        "CREATE",
        "SET",
        "WITH",
        "MERGE",
        "ENABLE",
        "DISABLE",
    }
)
# What may stand before WITH when it is a hint or an option and not the start of a query.
_HINT_WORDS: Final = frozenset(
    {
        "NOLOCK", "READPAST", "UPDLOCK", "HOLDLOCK", "ROWLOCK", "TABLOCK", "TABLOCKX", "XLOCK", "INDEX", "FORCESEEK",
        "FORCESCAN", "READUNCOMMITTED", "READCOMMITTED", "REPEATABLEREAD", "SERIALIZABLE", "SNAPSHOT", "PAGLOCK",
        "NOEXPAND", "NOWAIT", "READCOMMITTEDLOCK", "KEEPIDENTITY", "KEEPDEFAULTS", "IGNORE_CONSTRAINTS",
    }
)  # fmt: skip


class TransactReader(ScriptReader):
    """Reads the operations of a T-SQL text."""

    in_function = False

    def statement(self, word: str) -> None:
        tokens = self.tokens
        token = tokens.peek()
        if token is None or tokens.accept_symbol(";"):
            return
        if token.kind == BATCH:
            tokens.take()
            return
        handler = _HANDLERS.get(word)
        if handler is not None:
            handler(self)
        elif word and tokens.symbol(1) == ":" and word not in _STARTS:
            tokens.index += 2
        elif word == "UPDATE" and tokens.word(1) == "STATISTICS":
            self.rest()
        elif word in _STARTS or token.text == "(" or word in {"COPY", "RENAME"}:
            self.data()
        elif word and self.starts_call():
            found = self.rest()
            self.add(Kind.CALL, found, at=token)
        else:
            self.unknown()

    def starts_call(self) -> bool:
        """The first statement of a batch may be the name of a procedure alone."""
        before = self.tokens.peek(-1) if self.tokens.index else None
        first = before is None or before.kind == BATCH
        if not first:
            return False
        _, end = names.parse(self.tokens.items, self.tokens.index, self.text.dialect)
        following = self.tokens.items[end] if end < len(self.tokens.items) else None
        return following is None or following.kind in {STRING, VARIABLE, BATCH, "number"} or following.text == ";"

    def unknown(self) -> None:
        found = self.rest()
        if found:
            self.add(Kind.UNREADABLE, found, f"no statement of T-SQL starts with {found[0].text[:40]!r}")

    def rest(self) -> list[Token]:
        """The tokens of the statement that starts here."""
        tokens = self.tokens
        start = tokens.index
        first = tokens.word()
        depth = cases = 0
        while (token := tokens.peek()) is not None:
            if token.kind == BATCH:
                break
            if token.kind == WORD:
                word = token.value
                if word == "CASE":
                    cases += 1
                elif word == "END" and cases:
                    cases -= 1
                elif depth <= 0 and not cases and tokens.index > start and word in _STARTS:
                    if self.starts_statement(word, first, start):
                        break
                    # A CASE is never open across statements, so counting starts anew.
            elif token.text == "(":
                depth += 1
            elif token.text == ")":
                depth -= 1
            elif token.text == ";" and depth <= 0:
                break
            tokens.take()
        found = tokens.items[start : tokens.index]
        tokens.accept_symbol(";")
        return found

    def starts_statement(self, word: str, first: str, start: int) -> bool:
        """Whether this word, inside a statement that began with `first`, begins the next statement."""
        tokens = self.tokens
        before = tokens.word(-1)
        if before == "OR" and word == "ALTER":
            return False
        if tokens.symbol(-1) in {".", ",", "=", "("} and word not in {"SELECT"}:
            return False
        if word in _SOFT_STARTS and (before in _BEFORE_NAMES or tokens.symbol(1) in {".", ",", "=", ")"}):
            return False
        if word in {"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE"} and first == "WITH":
            items = tokens.items[start : tokens.index]
            if find(items, frozenset({"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE"})) < 0:
                return False
        if word == "INSERT" and before == "BULK":
            return False
        if word == "WITH":
            return self.starts_with_query(first)
        if first in _DDL and self.continues_ddl(word, first, before, start):
            return False
        check = {
            "SELECT": self.continues_with_select,
            "SET": lambda: self.continues_with_set(first, start),
        }.get(word)
        if check is not None and (check() if word == "SET" else self.continues_with_select()):
            return False
        if word in {"INSERT", "UPDATE", "DELETE"} and (
            before in {"THEN", "FOR", "OF", "ON", "AFTER", "INSTEAD"} or tokens.symbol(1) in {"(", ","}
        ):
            return tokens.word(-1) == "" and tokens.symbol(1) != ","
        if word == "MERGE" and (before in {"INNER", "LEFT", "FULL", "RIGHT", "OUTER"} or tokens.word(1) == "JOIN"):
            return False
        if word in {"EXEC", "EXECUTE"}:
            return not (first == "INSERT" and self.only_target(start)) and before != "WITH" and tokens.word(1) != "AS"
        if word == "FETCH":
            return tokens.word(1) not in {"NEXT", "FIRST"} or tokens.word(2) == "FROM" or tokens.word(-1) not in {
                "ROWS", "ROW"
            }  # fmt: skip
        return not (word == "OPEN" and first == "SELECT" and before == "AS")

    def only_target(self, start: int) -> bool:
        """Whether the INSERT has neither VALUES nor a query yet."""
        return not any(
            token.value in {"VALUES", "SELECT", "EXEC", "EXECUTE"}
            for token in self.tokens.items[start : self.tokens.index]
            if token.kind == WORD
        )

    def starts_with_query(self, first: str) -> bool:
        tokens = self.tokens
        if tokens.symbol(-1) == ";":
            return True
        if tokens.symbol(1) == "(":
            return False
        following = tokens.peek(2)
        named = tokens.peek(1)
        if named is None or following is None or named.kind not in {WORD, QUOTED}:
            return False
        if first in {"CREATE", "ALTER"} and tokens.word(-1) != "AS":
            return (following.text == "(" and self.is_cte()) or (tokens.word(2) == "AS" and tokens.symbol(3) == "(")
        if tokens.word(-1) == "AS":
            return False
        if tokens.word(2) == "AS" and tokens.symbol(3) == "(":
            return True
        return following.text == "(" and self.is_cte()

    def is_cte(self) -> bool:
        """WITH name (columns) AS ( … )."""
        tokens = self.tokens
        end = closing(tokens.items, tokens.index + 2)
        return (
            end + 2 < len(tokens.items)
            and tokens.items[end + 1].value == "AS"
            and tokens.items[end + 2].text == "("
            and tokens.items[tokens.index + 1].value not in _HINT_WORDS
        )

    def continues_ddl(self, word: str, first: str, before: str, start: int) -> bool:
        if first in {"GRANT", "REVOKE", "DENY"}:
            return word in _WITHIN_DDL and before in {"GRANT", "REVOKE", "DENY", "", "FOR"}
        if word not in _WITHIN_DDL:
            return False
        head = [t.value for t in self.tokens.items[start : start + 6] if t.kind == WORD]
        if "VIEW" in head:
            return before == "AS" or word == "WITH" or self.continues_with_select()
        if word == "SELECT":
            return before == "AS" or self.continues_with_select()
        if word in {"DELETE", "UPDATE", "INSERT"}:
            return before in {"ON", "FOR", "AFTER", "OF", "INSTEAD"}
        if first == "ALTER":
            return self.tokens.index - start <= 6 and word in {"ALTER", "DROP", "SET", "ENABLE", "DISABLE", "WITH"}
        return word == "SET" and before in {"DELETE", "UPDATE"}

    def continues_with_select(self) -> bool:
        tokens = self.tokens
        return tokens.word(-1) in _SET_OPERATORS or tokens.symbol(-1) == "(" or self.opens_insert_query()

    def opens_insert_query(self) -> bool:
        """Whether the tokens before this SELECT are `INSERT … t (columns)` without a source yet."""
        items = self.tokens.items
        index = self.tokens.index - 1
        depth = 0
        while index >= 0:
            token = items[index]
            if token.text == ")":
                depth += 1
            elif token.text == "(":
                depth -= 1
            elif depth == 0 and (token.text == ";" or token.kind == BATCH):
                return False
            elif depth == 0 and token.kind == WORD:
                if token.value in {"INSERT", "CURSOR", "RETURN"}:
                    return True
                if token.value == "FOR" and items[index - 1].value in {"CURSOR", "ONLY", "FORWARD", "STATIC", "LOCAL",
                    "FAST_FORWARD", "READ_ONLY", "KEYSET", "DYNAMIC", "FORWARD_ONLY", "SCROLL"}:  # fmt: skip
                    return True
                if token.value == "WITH":
                    return not self.has_main_statement(index)
                if token.value in _STARTS or token.value in {"VALUES", "FROM", "WHERE"}:
                    return False
            index -= 1
        return False

    def has_main_statement(self, index: int) -> bool:
        items = self.tokens.items[index : self.tokens.index]
        return find(items, frozenset({"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE"})) >= 0

    def continues_with_set(self, first: str, start: int) -> bool:
        tokens = self.tokens
        if tokens.word(-1) in {"UPDATE", "DELETE"} and tokens.word(-2) == "ON":
            return True
        if first in {"UPDATE", "MERGE", "WITH"}:
            last = next(
                (t.value for t in reversed(tokens.items[start : tokens.index]) if t.value in {"UPDATE", "SET"}), ""
            )
            return last == "UPDATE"
        return False

    def begin(self) -> None:
        tokens = self.tokens
        if tokens.word(1) in {"TRAN", "TRANSACTION", "DISTRIBUTED", "DIALOG", "CONVERSATION"}:
            tokens.index += 2
            # The optional name of the transaction; what follows it is the next statement.
            token = tokens.peek()
            if token is not None and token.text != ";" and tokens.word() not in _STARTS and token.kind != BATCH:
                tokens.take()
            return
        tokens.take()
        if tokens.accept("TRY") or tokens.accept("CATCH"):
            tokens.accept_symbol(";")
        self.depth += 1
        self.statements(frozenset({"END"}))
        self.depth -= 1
        self.end_of_block()

    def end_of_block(self) -> None:
        if self.tokens.accept("END"):
            if not self.tokens.accept("TRY"):
                self.tokens.accept("CATCH")
            self.tokens.accept_symbol(";")

    def if_(self) -> None:
        tokens = self.tokens
        tokens.take()
        self.transact_condition()
        self.branch()
        if tokens.accept("ELSE"):
            self.branch()

    def while_(self) -> None:
        self.tokens.take()
        self.transact_condition()
        self.branch()

    def transact_condition(self) -> None:
        tokens = self.tokens
        start = tokens.index
        depth = cases = 0
        while (token := tokens.peek()) is not None:
            if token.text == "(":
                depth += 1
            elif token.text == ")":
                depth -= 1
            elif token.kind == BATCH or (token.text == ";" and depth <= 0):
                break
            elif token.kind == WORD:
                cases += {"CASE": 1, "END": -1 if cases else 0}.get(token.value, 0)
                if depth <= 0 and not cases and token.value in _STARTS and token.value != "END":
                    if not (token.value == "UPDATE" and tokens.symbol(1) == "("):
                        break
            tokens.take()
        found = tokens.items[start : tokens.index]
        if found:
            self.add(Kind.TEST, found)

    def branch(self) -> None:
        self.nested_statement()

    def stray_else(self) -> None:
        self.tokens.take()

    def declare(self) -> None:
        tokens = self.tokens
        start = tokens.take()
        found = self.rest()
        if not found:
            return
        if found[0].kind != VARIABLE or (len(found) > 1 and found[1].value == "CURSOR"):
            position = find(found, frozenset({"CURSOR"}))
            query = find(found, frozenset({"FOR"}), position + 1) if position >= 0 else -1
            if query >= 0:
                self.add(Kind.CURSOR, found[query + 1 :], found[0].text.lower(), at=start)
            return
        for part in split(found):
            self.declare_one(part, start)

    def declare_one(self, part: list[Token], start: Token) -> None:
        name = part[0].text.lower()
        words = [t.value for t in part[1:4]]
        if "TABLE" in words:
            opening = next((i for i, t in enumerate(part) if t.text == "("), len(part))
            self.add(Kind.TABLE_VARIABLE, part[opening + 1 : closing(part, opening)], name, at=start)
            return
        value = next((i for i, t in enumerate(part) if t.text == "="), -1)
        if value >= 0:
            self.add(Kind.ASSIGN, part[value + 1 :], name, at=start)
        else:
            self.add(Kind.DECLARE, part[1:], name, at=start)

    def set(self) -> None:
        tokens = self.tokens
        start = tokens.take()
        found = self.rest()
        if len(found) > 2 and found[0].kind == VARIABLE:
            if found[1].text in {"=", "+=", "-=", "*=", "/="}:
                if found[2].value == "CURSOR":
                    query = find(found, frozenset({"FOR"}))
                    self.add(Kind.CURSOR, found[query + 1 :], found[0].text.lower(), at=start)
                    return
                value = found[2:] if found[1].text == "=" else [found[0], *found[2:]]
                operation = self.add(Kind.ASSIGN, value, found[0].text.lower(), at=start)
                if found[1].text == "+=":
                    operation.options["append"] = found[2:]

    def execute(self) -> None:
        tokens = self.tokens
        start = tokens.take()
        found = self.rest()
        if not found:
            return
        if len(found) > 2 and found[0].kind == VARIABLE and found[1].text == "=":
            found = found[2:]
        if found[0].text == "(":
            self.add(Kind.DYNAMIC, found[1 : closing(found, 0)], at=start)
            return
        name, end = names.parse(found, 0, self.text.dialect)
        procedure = name.parts[-1].text.lower() if name is not None else ""
        if procedure == "sp_executesql":
            arguments = list(split(found[end:]))
            statement = arguments[0] if arguments else []
            if len(statement) > 2 and statement[0].kind == VARIABLE and statement[1].text == "=":
                statement = statement[2:]
            self.add(Kind.DYNAMIC, statement, at=start)
        else:
            self.add(Kind.CALL, found, at=start)

    def return_(self) -> None:
        tokens = self.tokens
        start = tokens.take()
        word = tokens.word()
        if word in _STARTS and not (self.in_function and word in {"SELECT", "WITH"}):
            return
        found = self.rest()
        if found:
            is_query = [t.value for t in found if t.text != "("][:1] in (["SELECT"], ["WITH"])
            self.add(Kind.RETURN, found, *(["query"] if is_query and self.depth else []), at=start)

    def create(self) -> None:
        tokens = self.tokens
        ahead = 3 if tokens.word(1) == "OR" else 1
        if tokens.word(ahead) in {"PROC", "PROCEDURE", "FUNCTION", "TRIGGER"}:
            self.routine(ahead)
        elif tokens.word() == "ALTER" and tokens.word(1) not in {"VIEW"}:
            self.data()
        else:
            self.data()

    def routine(self, ahead: int) -> None:
        """A routine's body goes on to the end of the batch, with or without BEGIN and END."""
        tokens = self.tokens
        start = tokens.peek()
        kind = tokens.word(ahead)
        tokens.index += ahead + 1
        name, tokens.index = names.parse(tokens.items, tokens.index, self.text.dialect)
        header_start = tokens.index
        self.to_body(kind)
        header = tokens.items[header_start : tokens.index]
        tokens.take() if not tokens.done else None
        outer, self.operations = self.operations, []
        self.in_function = kind == "FUNCTION"
        self.depth += 1
        while (token := tokens.peek()) is not None and token.kind != BATCH:
            before = tokens.index
            self.statement(tokens.word())
            if tokens.index == before or tokens.word() == "END":
                tokens.take()
        self.depth -= 1
        inner, self.operations = self.operations, outer
        operation = self.add(Kind.ROUTINE, [], name.printed if name is not None else "", at=start)
        operation.body = inner
        operation.options["header"] = header
        operation.options["kind"] = [start._replace(value=kind)] if start is not None else []
        operation.options["parameters"] = [t for t in header if t.kind == VARIABLE]

    def to_body(self, kind: str) -> None:
        """Move to the AS that opens the body: not one in a parameter's default or type."""
        tokens = self.tokens
        while (token := tokens.peek()) is not None and token.kind != BATCH:
            if tokens.word() == "AS" and tokens.word(-1) not in {"EXECUTE", "EXEC"}:
                following = tokens.peek(1)
                before = tokens.peek(-1)
                is_type = before is not None and before.kind == VARIABLE and kind != "TRIGGER"
                if not is_type and following is not None:
                    return
            if token.text == "(":
                tokens.index = closing(tokens.items, tokens.index)
            tokens.take()


_NOTHING = dict.fromkeys(_WITHOUT_DATA, ScriptReader.nothing)
_HANDLERS: Final = {
    **_NOTHING,
    "BEGIN": TransactReader.begin,
    "END": TransactReader.end_of_block,
    "IF": TransactReader.if_,
    "ELSE": TransactReader.stray_else,
    "WHILE": TransactReader.while_,
    "DECLARE": TransactReader.declare,
    "SET": TransactReader.set,
    "EXEC": TransactReader.execute,
    "EXECUTE": TransactReader.execute,
    "RETURN": TransactReader.return_,
    "FETCH": ScriptReader.fetch,
    "CREATE": TransactReader.create,
    "ALTER": TransactReader.create,
}
__all__ = ["Text", "TransactReader", "routines"]
