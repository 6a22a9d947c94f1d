"""The condition of a policy's rule, as far as it names entities: `!isOwner() && matchAnyTag('PII.Sensitive')`.

The language is OpenMetadata's, a small part of Spring's expressions: calls with literals, `!`, `&&`, `||`, their
words `not`, `and`, `or`, and parentheses. A quote inside a literal is written twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Function → what its literals name, a kind of `domain/named_texts.py`.
NAMING = {
    "matchAnyTag": "tagName",
    "matchAllTags": "tagName",
    "matchAnyCertification": "tagName",
    "inAnyTeam": "team",
    "hasAnyRole": "role",
}

_TOKEN = re.compile(r"""\s+|'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_]\w*|&&|\|\||[!(),]""")
_BOTH, _NOT, _CONSTANTS = ("&&", "||", "and", "or"), ("!", "not"), ("true", "false")


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal that names an entity: what is between its quotes, and where that stands."""

    start: int
    end: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    text: str

    @property
    def word(self) -> str:
        return self.text.lower()

    @property
    def is_name(self) -> bool:
        return self.text[0] == "_" or self.text[0].isalpha()

    @property
    def is_literal(self) -> bool:
        return self.text[0] in "'\""


class _UnreadableError(Exception):
    """The text is no condition of this language."""


def literals(condition: str) -> list[Literal]:
    """The literals that name entities, in their order; none if the condition cannot be read."""
    try:
        return list(_literals(_tokens(condition)))
    except _UnreadableError:
        return []


def quoted(name: str, quote: str) -> str:
    """A name as it stands between quotes of this kind."""
    return name.replace(quote, quote * 2)


def _tokens(condition: str) -> list[_Token]:
    found = []
    position = 0
    while position < len(condition):
        match = _TOKEN.match(condition, position)
        if match is None:
            raise _UnreadableError
        if not match[0].isspace():
            found.append(_Token(position, match[0]))
        position = match.end()
    return found


def _literals(tokens: list[_Token]) -> Iterator[Literal]:
    """Walks over operands and what joins them; a loop, so that no depth of parentheses is too much."""
    position = depth = 0
    wants_operand = True
    while position < len(tokens):
        token = tokens[position]
        position += 1
        if not wants_operand:
            if token.text == ")" and depth:
                depth -= 1
            elif token.word in _BOTH:
                wants_operand = True
            else:
                raise _UnreadableError
        elif token.text == "(":
            depth += 1
        elif token.word not in _NOT:
            wants_operand = False
            if token.word not in _CONSTANTS:
                end = _end_of_call(tokens, position - 1)
                yield from _named(token.text, tokens[position:end])
                position = end
    if wants_operand or depth:
        raise _UnreadableError


def _end_of_call(tokens: list[_Token], start: int) -> int:
    """Behind the call `name(literal, …)` that begins here."""
    texts = [token.text for token in tokens[start + 1 : start + 3]]
    if not tokens[start].is_name or texts[:1] != ["("]:
        raise _UnreadableError
    if texts[1:] == [")"]:
        return start + 3
    position = start + 2
    while position + 1 < len(tokens) and tokens[position].is_literal:
        if tokens[position + 1].text == ")":
            return position + 2
        if tokens[position + 1].text != ",":
            break
        position += 2
    raise _UnreadableError


def _named(function: str, arguments: list[_Token]) -> Iterator[Literal]:
    for token in arguments:
        if function in NAMING and token.is_literal:
            quote, name = token.text[0], token.text[1:-1]
            start = token.start + 1
            yield Literal(start, start + len(name), NAMING[function], name.replace(quote * 2, quote))
