"""What a script does, as a flat list of operations: the common form of all procedural dialects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from gazetteer.sqllineage.text.tokens import SYMBOL, WORD, Text, Token


class Kind(StrEnum):
    """The kinds of operations."""

    STATEMENT = "statement"
    """A data statement or DDL, to be read by its own grammar."""
    TEST = "test"
    """A condition or another expression of which only the tables count."""
    ASSIGN = "assign"
    """Variables get an expression or a query."""
    DECLARE = "declare"
    """Variables without a value."""
    TABLE_VARIABLE = "table_variable"
    """A table variable or collection with its columns."""
    TYPE = "type"
    """A type of records or of collections gets its fields."""
    CURSOR = "cursor"
    """A cursor gets its query."""
    OPEN = "open"
    """A cursor is opened: with the query in `tokens`, or with the options "arguments" or "using" for its parameters;
    behind its name stand the variables that its rows will get."""
    FETCH = "fetch"
    """Variables get the columns of a cursor."""
    LOOP_RECORD = "loop_record"
    """A record variable gets the rows of a query or cursor."""
    DYNAMIC = "dynamic"
    """A statement whose text is the value of an expression."""
    PREPARE = "prepare"
    """A name gets the text of a statement."""
    CALL = "call"
    """A procedure is called."""
    ROUTINE = "routine"
    """A procedure, function, trigger or task is defined; the body is in `body`."""
    RETURN = "return"
    """A query or value is handed to the caller."""
    BRANCH = "branch"
    """What is in `body` may run or not."""
    CHOICE = "choice"
    """At most one of the branches in `body` runs; exactly one with the option "complete"."""
    LOOP = "loop"
    """What is in `body` may run several times or not at all."""
    BLOCK = "block"
    """A block inside of another one; `names` are the variables that it declares, `body` is what it does."""
    FORGET = "forget"
    """Variables of a block or loop that has ended."""
    UNREADABLE = "unreadable"
    """Text that is no SQL; the reason is in `names`."""


@dataclass(slots=True)
class Operation:
    """One operation; the meaning of `names` depends on the kind."""

    kind: Kind
    text: Text
    tokens: list[Token]
    line: int
    names: tuple[str, ...] = ()
    body: list[Operation] = field(default_factory=list)
    options: dict[str, list[Token]] = field(default_factory=dict)


class Tokens:
    """A position in a list of tokens."""

    def __init__(self, text: Text, tokens: list[Token] | None = None) -> None:
        self.text = text
        self.items = text.tokens if tokens is None else tokens
        self.index = 0
        self._depth = 0

    @property
    def done(self) -> bool:
        return self.index >= len(self.items)

    def peek(self, ahead: int = 0) -> Token | None:
        index = self.index + ahead
        return self.items[index] if index < len(self.items) else None

    def word(self, ahead: int = 0) -> str:
        """The word at the position in upper case, empty when there is none."""
        index = self.index + ahead
        if index < len(self.items):
            token = self.items[index]
            if token.kind == WORD:
                return token.value
        return ""

    def symbol(self, ahead: int = 0) -> str:
        index = self.index + ahead
        if index < len(self.items):
            token = self.items[index]
            if token.kind == SYMBOL:
                return token.text
        return ""

    def take(self) -> Token:
        token = self.items[self.index]
        self.index += 1
        return token

    def accept(self, *words: str) -> bool:
        """Step over these words if all of them come next."""
        if all(self.word(ahead) == word for ahead, word in enumerate(words)):
            self.index += len(words)
            return True
        return False

    def accept_symbol(self, symbol: str) -> bool:
        if self.symbol() == symbol:
            self.index += 1
            return True
        return False

    def until(self, words: frozenset[str], *, symbols: frozenset[str] = frozenset({";"})) -> list[Token]:
        """The tokens up to one of these words or symbols outside of parentheses and CASE; it is not taken."""
        start = self.index
        first_end = -1
        depth = cases = 0
        while self.index < len(self.items):
            token = self.items[self.index]
            if token.kind == SYMBOL:
                if token.text in "([{":
                    depth += 1
                elif token.text in ")]}":
                    depth -= 1
                elif token.text in symbols:
                    if depth <= 0:
                        break
                    first_end = self.index if first_end < 0 and token.text == ";" else first_end
            elif token.kind == WORD and depth <= 0:
                if token.value == "CASE":
                    cases += 1
                elif token.value == "END" and cases:
                    cases -= 1
                elif not cases and token.value in words:
                    break
            self.index += 1
        if self.index >= len(self.items) and depth > 0 and first_end >= 0:
            # A parenthesis that never closes must not swallow the statements behind it.
            self.index = first_end
        return self.items[start : self.index]

    def parenthesised(self) -> list[Token]:
        """The tokens inside the parentheses that open here; the position moves behind them."""
        start = self.index + 1
        self.index = closing(self.items, self.index) + 1
        return self.items[start : self.index - 1]


def closing(tokens: list[Token], index: int) -> int:
    """The index of the parenthesis that closes the one at `index`, or the number of tokens."""
    depth = 0
    for position in range(index, len(tokens)):
        token = tokens[position]
        if token.kind == SYMBOL:
            if token.text == "(":
                depth += 1
            elif token.text == ")":
                depth -= 1
                if depth == 0:
                    return position
    return len(tokens)


def split(tokens: list[Token], separator: str = ",") -> Iterator[list[Token]]:
    """The parts of a list of tokens between separators outside of parentheses."""
    part: list[Token] = []
    depth = 0
    for token in tokens:
        if token.kind == SYMBOL:
            if token.text in "([{":
                depth += 1
            elif token.text in ")]}":
                depth -= 1
            elif depth == 0 and token.text == separator:
                yield part
                part = []
                continue
        part.append(token)
    if part:
        yield part


def find(tokens: list[Token], words: frozenset[str], start: int = 0) -> int:
    """The index of the first of these words outside of parentheses and CASE, -1 when there is none."""
    depth = cases = 0
    for index in range(start, len(tokens)):
        token = tokens[index]
        if token.kind == SYMBOL:
            if token.text == "(":
                depth += 1
            elif token.text == ")":
                depth -= 1
        elif token.kind == WORD and depth == 0:
            if not cases and token.value in words and not is_no_clause(tokens, index):
                return index
            if token.value == "CASE":
                cases += 1
            elif token.value == "END" and cases:
                cases -= 1
    return -1


def is_no_clause(tokens: list[Token], index: int) -> bool:
    """Whether the word at an index begins no clause: a name behind a dot, or the FROM of IS [NOT] DISTINCT FROM."""
    is_name = index > 0 and tokens[index - 1].text == "."
    return is_name or (
        index > 1
        and tokens[index].value == "FROM"
        and tokens[index - 1].value == "DISTINCT"
        and tokens[index - 2].value in {"IS", "NOT"}
    )
