"""The condition of a policy's rule, as far as it names entities: `!isOwner() && matchAnyTag('PII.Sensitive')`.

The language is OpenMetadata's, which is Spring's expressions. A name is a literal that is given to one of a few
functions, by itself or inside a list, parentheses or the branches of a `? :`; what stands around the call does not
matter. A literal that is only a part of what is given, as in `'a' + 'b'`, is no name. A quote inside a literal is
written twice. A text with a quote that is not closed cannot be cut into tokens: it names nothing, and stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gazetteer.domain.named_texts import NameInside

# Function → what its literals name, a kind of `domain/named_texts.py`.
NAMING = {
    "matchAnyTag": "tagName",
    "matchAllTags": "tagName",
    "matchAnyCertification": "tagName",
    "inAnyTeam": "team",
    "hasAnyRole": "role",
}

_TOKEN = re.compile(r"""\s+|'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_]\w*|[^'"]""")
_QUOTES = ("'", '"')
_OPENING, _CLOSING = ("(", "{", "["), (")", "}", "]")
# Between these a literal is given as it is.
_BEFORE, _BEHIND = ("(", "{", ",", "?", ":"), (")", "}", ",", ":")
_OPERATORS = frozenset({"not", "and", "or", "eq", "ne", "lt", "le", "gt", "ge", "div", "mod", "instanceof", "matches"})
# What stands for the end of the text.
_END = ""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    text: str


def literals(condition: str) -> list[NameInside]:
    """The literals that name entities, in their order; none if the condition cannot be cut into tokens."""
    return list(_literals(_tokens(condition)))


def quoted(name: str, quote: str) -> str:
    """A name as it stands behind this character: if that is a quote, those inside are written twice."""
    return name.replace(quote, quote * 2) if quote in _QUOTES else name


def _tokens(condition: str) -> list[_Token]:
    found = []
    position = 0
    while position < len(condition):
        match = _TOKEN.match(condition, position)
        if match is None:
            return []
        if not match[0].isspace():
            found.append(_Token(position, match[0]))
        position = match.end()
    return found


def _literals(tokens: list[_Token]) -> Iterator[NameInside]:
    """Walks over the tokens with the functions whose arguments these are; a loop, so that no depth is too much."""
    functions: list[str] = []
    texts = [_END, *(token.text for token in tokens), _END]
    for token, before, behind in zip(tokens, texts, texts[2:], strict=False):
        kind = NAMING.get(functions[-1]) if functions else None
        if token.text in _OPENING:
            functions.append(_holder(token.text, before, functions))
        elif token.text in _CLOSING:
            del functions[-1:]
        elif kind is not None and token.text[0] in _QUOTES and before in _BEFORE and behind in _BEHIND:
            quote, name = token.text[0], token.text[1:-1]
            start = token.start + 1
            yield NameInside(start, start + len(name), kind, name.replace(quote * 2, quote))


def _holder(opening: str, before: str, functions: list[str]) -> str:
    """The function that is given what stands inside of this; what is no call of its own belongs to the one around."""
    is_word = before[:1] == "_" or before[:1].isalpha()
    if opening == "(" and is_word and before.lower() not in _OPERATORS:
        return before
    # An index, or the arguments of what is no name, is no argument of the function around.
    if opening == "[" or (opening == "(" and before in _CLOSING):
        return _END
    return functions[-1] if functions else _END
