"""What every reader of scripts has: a position in the tokens, the operations found so far, and how deep it is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from gazetteer.sqllineage.rewrites import apply
from gazetteer.sqllineage.text.operations import Kind, Operation, Tokens
from gazetteer.sqllineage.text.tokens import DOLLAR, Text, Token

NOWHERE: Final[frozenset[str]] = frozenset()
STARTS: Final = frozenset({"CREATE", "SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "ALTER", "DROP", "CALL"})


class Reader(ABC):
    """Reads the operations of a text, statement by statement, whatever control structures stand around them."""

    def __init__(self, text: Text, tokens: list[Token] | None = None, *, depth: int = 0) -> None:
        self.tokens = Tokens(text, apply.script(text) if tokens is None else tokens)
        self.text = text
        self.depth = depth
        self.operations: list[Operation] = []
        # Variables that end with the block that declares them.
        self.declared: list[str] = []
        # The commands that open a cursor, by its name, for what is fetched from it.
        self.openings: dict[str, Operation] = {}
        # How many blocks are open.
        self.blocks = 0

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

    def read_safely(self) -> list[Operation]:
        """All operations of the text; what cannot be read is one of them, with the reason."""
        text = self.text
        try:
            operations = self.read()
        except RecursionError:
            reason = "its blocks nest too deep"
            return [Operation(Kind.UNREADABLE, text, text.tokens[:50], text.first_line, (reason,))]
        except Exception as error:  # noqa: BLE001 -- no text may end the run; it is reported
            reason = f"its structure could not be read: {type(error).__name__}: {error}"[:200]
            return [Operation(Kind.UNREADABLE, text, text.tokens[:50], text.first_line, (reason,))]
        if text.cut is not None:
            reason = f"the text goes on for more than {len(text.tokens)} tokens; the rest was not read"
            last = text.tokens[-20:]
            operations.append(Operation(Kind.UNREADABLE, text, last, text.line(text.cut), (reason,)))
        return operations

    def body(self, body: Token) -> list[Operation]:
        """The operations of a body that is a string or a dollar-quoted text."""
        return self._inside(body).read_safely()

    def block_in(self, body: Token) -> None:
        """Read a block that is such a text; its variables end with it."""
        inner = self._inside(body)
        operations = inner.read_safely()
        self.add(Kind.BLOCK, [], *inner.declared, at=body).body = operations

    def _inside(self, body: Token) -> Reader:
        offset = body.text.index("$", 1) + 1 if body.kind == DOLLAR else 1
        inner = Text(body.value, self.text.dialect, self.text.line(body.start + offset))
        return type(self)(inner, depth=1)

    def add(self, kind: Kind, tokens: list[Token], *names: str, at: Token | None = None) -> Operation:
        start = at or (tokens[0] if tokens else self.tokens.peek(-1))
        line = self.text.line(start.start) if start is not None else self.text.first_line
        operation = Operation(kind, self.text, tokens, line, names)
        self.operations.append(operation)
        return operation

    def nested(self, words: frozenset[str], kind: Kind = Kind.BRANCH) -> None:
        """The statements up to one of the words, as a branch or loop of their own."""
        outer, self.operations = self.operations, []
        start = self.tokens.peek()
        self.statements(words)
        inner, self.operations = self.operations, outer
        if start is not None and (inner or kind is Kind.BRANCH):
            self.add(kind, [], at=start).body = inner

    @contextmanager
    def choice(self) -> Iterator[Operation]:
        """What is read while this lasts is a choice between branches."""
        outer, self.operations = self.operations, []
        operation = self.add(Kind.CHOICE, [])
        self.operations = operation.body
        yield operation
        self.operations = outer
        if operation.body:
            outer.append(operation)

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

    @abstractmethod
    def statement(self, word: str) -> None:
        """Read the statement that starts here with this word."""

    @abstractmethod
    def rest(self) -> list[Token]:
        """The tokens up to the end of the statement, which is passed."""

    @abstractmethod
    def routine(self) -> None:
        """Read the definition of a routine."""

    @abstractmethod
    def end_of_block(self) -> None:
        """Step over END and what belongs to it."""
