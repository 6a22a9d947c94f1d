"""T-SQL scripts: statements need no semicolon, so each one ends where the next one's first word stands."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.scripts import commands, declarations, signatures, transact_boundaries
from gazetteer.sqllineage.scripts.semicolons import ScriptReader
from gazetteer.sqllineage.scripts.transact_boundaries import STARTS
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.operations import Kind, closing, find, split
from gazetteer.sqllineage.text.tokens import BATCH, STRING, VARIABLE, WORD, Token

_WITHOUT_DATA: Final = frozenset(
    {
        "PRINT", "RAISERROR", "THROW", "COMMIT", "ROLLBACK", "SAVE", "GRANT", "REVOKE", "DENY",
        "WAITFOR", "BREAK", "CONTINUE", "GOTO", "CLOSE", "DEALLOCATE", "OPEN", "CHECKPOINT", "BACKUP",
        "RESTORE", "KILL", "DBCC", "RECONFIGURE", "DISABLE", "ENABLE",
    }
)  # fmt: skip


_ASSIGNS: Final = frozenset({"=", "+=", "-=", "*=", "/=", "%=", "&=", "^=", "|="})


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
        elif word and tokens.symbol(1) == ":" and word not in STARTS:
            tokens.index += 2
        elif word == "UPDATE" and tokens.word(1) == "STATISTICS":
            self.rest()
        elif word in STARTS or token.text == "(" or word in {"COPY", "RENAME"}:
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
                elif (depth <= 0 and tokens.index > start and tokens.symbol(1) == ":") or (
                    depth <= 0
                    and not cases
                    and tokens.index > start
                    and word in STARTS
                    and transact_boundaries.starts_statement(tokens, word, first, start)
                ):
                    break
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

    def begin(self) -> None:
        tokens = self.tokens
        if tokens.word(1) in {"TRAN", "TRANSACTION", "DISTRIBUTED", "DIALOG", "CONVERSATION"}:
            tokens.index += 2
            # The optional name of the transaction; what follows it is the next statement.
            token = tokens.peek()
            if token is not None and token.text != ";" and tokens.word() not in STARTS and token.kind != BATCH:
                tokens.take()
            return
        tokens.take()
        if tokens.accept("ATOMIC", "WITH") and tokens.symbol() == "(":
            tokens.parenthesised()
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
        with self.choice() as choice:
            declarations.nested_statement(self)
            if tokens.accept("ELSE"):
                choice.options["complete"] = []
                declarations.nested_statement(self)

    def while_(self) -> None:
        self.tokens.take()
        self.transact_condition()
        declarations.nested_statement(self, Kind.LOOP)

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
                is_start = token.value in STARTS and token.value != "END"
                if is_start and depth <= 0 and not cases and not (token.value == "UPDATE" and tokens.symbol(1) == "("):
                    break
            tokens.take()
        found = tokens.items[start : tokens.index]
        if found:
            self.add(Kind.TEST, found)

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
            self.add(Kind.ASSIGN, part[value + 1 :], name, at=start).options["type"] = part[1:value]
        else:
            self.add(Kind.DECLARE, part[1:], name, at=start)

    def set(self) -> None:
        tokens = self.tokens
        start = tokens.take()
        found = self.rest()
        if len(found) < 3 or found[0].kind != VARIABLE or found[1].text not in _ASSIGNS:
            return
        if found[2].value == "CURSOR":
            query = find(found, frozenset({"FOR"}))
            self.add(Kind.CURSOR, found[query + 1 :], found[0].text.lower(), at=start)
            return
        value = found[2:]
        if found[1].text != "=":
            sign = found[1]._replace(text=found[1].text[0], value=found[1].text[0])
            value = [found[0], sign, sign._replace(text="(", value="("), *value, sign._replace(text=")", value=")")]
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
            self.add(Kind.DYNAMIC, statement, at=start).options["arguments"] = found[end:]
        else:
            self.add(Kind.CALL, found, at=start)

    def return_(self) -> None:
        tokens = self.tokens
        start = tokens.take()
        word = tokens.word()
        if word in STARTS and not (self.in_function and word in {"SELECT", "WITH"}):
            return
        found = self.rest()
        if found:
            is_query = [t.value for t in found if t.text != "("][:1] in (["SELECT"], ["WITH"])
            self.add(Kind.RETURN, found, *(["query"] if is_query and self.depth else []), at=start)

    def create(self) -> None:
        if self.tokens.word(self.kind_ahead()) in {"PROC", "PROCEDURE", "FUNCTION", "TRIGGER"}:
            self.routine()
        else:
            self.data()

    def kind_ahead(self) -> int:
        """Where, behind CREATE, ALTER or CREATE OR ALTER, the kind of the object stands."""
        return 3 if self.tokens.word(1) == "OR" else 1

    def routine(self) -> None:
        """A routine's body goes on to the end of the batch, with or without BEGIN and END."""
        tokens = self.tokens
        ahead = self.kind_ahead()
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
        operation.options["parameters"] = signatures.in_header(header)

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
    "USE": TransactReader.data,
    "EXEC": TransactReader.execute,
    "EXECUTE": TransactReader.execute,
    "RETURN": TransactReader.return_,
    "FETCH": commands.fetch,
    "CREATE": TransactReader.create,
    "ALTER": TransactReader.create,
    "DROP": commands.drop,
}
