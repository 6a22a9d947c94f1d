"""The expressions of templates, evaluated as far as the text itself says what they give."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from gazetteer.sqllineage.text import macro_values
from gazetteer.sqllineage.text import template_values as values
from gazetteer.sqllineage.text.template_values import Partial, Unknown

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_]\w*)"""
    r"""|(?P<sign>==|!=|<=|>=|//|[-+*/%~|.,:()\[\]{}<>=]))""",
    re.DOTALL,
)
_CONSTANTS: Final = {"true": True, "false": False, "none": None, "execute": True}
_CALLS: Final[dict[str, Callable[[list[object]], object]]] = {
    "ref": values.reference, "snapshot": values.reference, "seed": values.reference, "model": values.reference,
    "source": values.source, "range": values.numbers,
}  # fmt: skip
_COMPARISONS: Final = ("==", "!=", "<=", ">=", "<", ">")


class _UnreadableError(Exception):
    """The expression is none that is understood."""


def evaluate(text: str, names: Mapping[str, object], decide: Callable[[str], bool]) -> object:
    """The value of an expression; Unknown where the text does not say it.

    `decide` says whether a condition holds that nobody knows.
    """
    reader = _Reader(text, names, decide)
    try:
        value = reader.choice()
        return value if reader.index == len(reader.tokens) else Unknown(text)
    except (_UnreadableError, RecursionError):
        return Unknown(text)


class _Reader:
    def __init__(self, text: str, names: Mapping[str, object], decide: Callable[[str], bool]) -> None:
        self.text = text
        self.names = names
        self.decide = decide
        self.tokens: list[re.Match[str]] = []
        self.index = 0
        position, end = 0, len(text.rstrip())
        while position < end:
            match = _TOKEN.match(text, position)
            if match is None:
                self.tokens = []
                break
            self.tokens.append(match)
            position = match.end()

    def peek(self, offset: int = 0) -> str:
        """The name or sign that comes next, empty for anything else."""
        at = self.index + offset
        if at >= len(self.tokens):
            return ""
        return self.tokens[at]["name"] or self.tokens[at]["sign"] or ""

    def accept(self, *wanted: str) -> str:
        found = self.peek()
        if found and found in wanted:
            self.index += 1
            return found
        return ""

    def expect(self, wanted: str) -> None:
        if not self.accept(wanted):
            raise _UnreadableError

    def unknown(self, start: int) -> Unknown:
        return Unknown(self.written(start))

    def written(self, start: int) -> str:
        return self.text[self.tokens[start].start() : self.tokens[self.index - 1].end()].strip()

    def choice(self) -> object:
        first = self.either()
        if not self.accept("if"):
            return first
        start = self.index
        condition = self.either()
        written = self.written(start)
        other: object = self.choice() if self.accept("else") else ""
        return first if values.holds(condition, written, self.decide) else other

    def either(self) -> object:
        start = self.index
        left = self.both()
        while self.accept("or"):
            right = self.both()
            if not isinstance(left, Unknown | Partial):
                left = left or right
            else:
                left = True if right is True else self.unknown(start)
        return left

    def both(self) -> object:
        start = self.index
        left = self.negation()
        while self.accept("and"):
            right = self.negation()
            if not isinstance(left, Unknown | Partial):
                left = left and right
            else:
                left = False if right is False else self.unknown(start)
        return left

    def negation(self) -> object:
        start = self.index
        if not self.accept("not"):
            return self.comparison()
        value = self.negation()
        return self.unknown(start) if isinstance(value, Unknown | Partial) else not value

    def comparison(self) -> object:
        start = self.index
        left = self.joined()
        while True:
            if sign := self.accept(*_COMPARISONS, "in"):
                found = values.compared(sign, left, self.joined())
            elif self.peek() == "not" and self.peek(1) == "in":
                self.index += 2
                found = values.compared("in", left, self.joined())
                found = None if found is None else not found
            elif self.accept("is"):
                self.test()
                found = None
            else:
                return left
            left = self.unknown(start) if found is None else found

    def test(self) -> None:
        """Pass over what follows `is`: of a variable that is not set here nobody knows whether it is elsewhere."""
        self.accept("not")
        self.index += 1
        if self.accept("("):
            self.arguments(")")

    def joined(self) -> object:
        start = self.index
        left = self.sum()
        while self.accept("~"):
            right = self.sum()
            left = values.concatenated([left, right], self.written(start))
        return left

    def sum(self) -> object:
        start = self.index
        left = self.product()
        while sign := self.accept("+", "-"):
            right = self.product()
            if sign == "+":
                left = values.added(left, right, self.written(start))
            else:
                whole = isinstance(left, int) and isinstance(right, int)
                left = left - right if whole else self.unknown(start)  # type: ignore[operator]
        return left

    def product(self) -> object:
        start = self.index
        left = self.unary()
        while sign := self.accept("*", "/", "//", "%"):
            right = self.unary()
            small = isinstance(left, int) and isinstance(right, int) and abs(left) < 1e9 and abs(right) < 1e9
            left = left * right if small and sign == "*" else self.unknown(start)  # type: ignore[operator]
        return left

    def unary(self) -> object:
        start = self.index
        if not self.accept("-"):
            return self.chain()
        value = self.unary()
        return -value if isinstance(value, int | float) else self.unknown(start)

    def chain(self) -> object:
        """A value with the attributes, items, calls and filters behind it."""
        start = self.index
        value = self.primary()
        while sign := self.accept(".", "[", "|", "("):
            found: object
            if sign == "[":
                key = self.choice()
                self.expect("]")
                found = values.item(value, key)
            elif sign == "(":
                path = self.text[self.tokens[start].start() : self.tokens[self.index - 1].start()].strip()
                self.arguments(")")
                found = macro_values.type_called(path)
            else:
                name = self.peek()
                self.index += 1
                path = self.written(start)
                called = bool(self.accept("("))
                given = self.arguments(")") if called else []
                is_attribute = sign == "." and not called
                found = values.item(value, name) if is_attribute else values.applied(name, value, given)
                if found is None and called and isinstance(value, Unknown):
                    found = macro_values.type_called(path)
            value = self.unknown(start) if found is None else found
        return value

    def primary(self) -> object:
        if self.index >= len(self.tokens):
            raise _UnreadableError
        start, token = self.index, self.tokens[self.index]
        self.index += 1
        if token["string"] is not None:
            return values.unescaped(token["string"][1:-1])
        if token["number"] is not None:
            return float(token["number"]) if "." in token["number"] else int(token["number"][:15])
        if token["name"] is not None:
            return self.name(token["name"], start)
        if token["sign"] == "[":
            return self.arguments("]")
        if token["sign"] == "{":
            return self.mapping()
        if token["sign"] != "(":
            raise _UnreadableError
        inner = self.arguments(")")
        return inner if len(inner) != 1 or self.tokens[self.index - 2]["sign"] == "," else inner[0]

    def name(self, name: str, start: int) -> object:
        if self.peek() == "(" and name in _CALLS:
            self.index += 1
            found = _CALLS[name](self.arguments(")"))
            return self.unknown(start) if found is None else found
        if name in self.names:
            return self.names[name]
        lowered = name.lower()
        return _CONSTANTS[lowered] if lowered in _CONSTANTS else self.unknown(start)

    def arguments(self, closing: str) -> list[object]:
        """The values up to the closing sign, without those that have a name."""
        given: list[object] = []
        while not self.accept(closing):
            if self.peek() and self.peek(1) == "=":
                self.index += 2
                self.choice()
            else:
                given.append(self.choice())
            if self.peek() != closing:
                self.expect(",")
        return given

    def mapping(self) -> dict[object, object]:
        found: dict[object, object] = {}
        while not self.accept("}"):
            key = self.choice()
            self.expect(":")
            found[key if isinstance(key, str | int) else str(key)] = self.choice()
            if self.peek() != "}":
                self.expect(",")
        return found
