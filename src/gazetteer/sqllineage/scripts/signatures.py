"""The parameters and the result of a routine, as its header declares them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from gazetteer.sqllineage.text import dynamic, names
from gazetteer.sqllineage.text.dynamic import Texts
from gazetteer.sqllineage.text.operations import closing, find, split
from gazetteer.sqllineage.text.tokens import QUOTED, SYMBOL, VARIABLE, WORD, Token

_WITH_ANGLES: Final = frozenset({"STRUCT", "ARRAY", "MAP", "TABLE"})
_BEFORE_DEFAULT: Final = frozenset({"DEFAULT", ":=", "="})
_OUTPUT_MODES: Final = frozenset({"OUT", "INOUT"})
_MODES: Final = frozenset({"IN", "OUT", "INOUT", "VARIADIC", "NOCOPY"})


def _declarations(tokens: list[Token]) -> Iterator[list[Token]]:
    """The parts between commas that do not stand in STRUCT<…>, ARRAY<…> or MAP<…>."""
    part: list[Token] = []
    depth = 0
    for piece in split(tokens):
        # Inside of the angles the comma belongs to the type.
        part += [part[-1]._replace(kind=SYMBOL, text=",", value=","), *piece] if part else piece
        for before, token in pairwise(piece):
            if token.text == "<" and (depth or before.value in _WITH_ANGLES):
                depth += 1
            elif depth and token.text in {">", ">>"}:
                depth -= len(token.text)
        if depth <= 0:
            yield part
            part = []
    if part:
        yield part


def parameters(tokens: list[Token]) -> list[str]:
    """The names of the parameters of a routine."""
    found = []
    for part in _declarations(tokens):
        words = [t for t in part if t.kind in {WORD, QUOTED, VARIABLE}]
        while len(words) > 1 and words[0].value in _MODES:
            words = words[1:]
        if words:
            found.append(words[0].value.lower() if words[0].kind == QUOTED else words[0].text.lower())
    return found


def in_header(header: list[Token]) -> list[Token]:
    """The parameters of T-SQL in a header, each with its default value if that is one token, and with a comma."""
    found: list[Token] = []
    for index, token in enumerate(header):
        if token.kind == VARIABLE:
            end = next((at for at in range(index, len(header)) if header[at].text in {"=", ","}), len(header))
            has_default = end < len(header) and header[end].text == "="
            found += [token, *header[end : end + 2]] if has_default else [token]
            found.append(token._replace(kind=SYMBOL, text=",", value=","))
    return found


def types(tokens: list[Token]) -> Iterator[tuple[str, list[Token]]]:
    """The parameters of a routine, each with what stands behind its name and mode: its type."""
    for part in _declarations(tokens):
        while len(part) > 1 and part[0].value in _MODES:
            part = part[1:]
        # One without a name has its type alone.
        start = 0 if part[0].kind != VARIABLE and (len(part) == 1 or part[1].text == ".") else 1
        while start < len(part) and part[start].value in _MODES:
            start += 1
        yield from ((name, part[start:]) for name in parameters(part))


def signature(tokens: list[Token]) -> tuple[str, ...]:
    """The types of the parameters, without default values."""
    return tuple(" ".join(token.text.lower() for token in type_[: _default(type_)]) for _, type_ in types(tokens))


def required(tokens: list[Token]) -> int:
    """How many arguments a call needs: OUT parameters may have none, nor those with a default value."""
    only_outputs = {name for name, takes_value in outputs(tokens).items() if not takes_value}
    return sum(_default(type_) == len(type_) and name not in only_outputs for name, type_ in types(tokens))


def defaults(tokens: list[Token]) -> dict[str, Texts]:
    """The texts that parameters have which a call does not give, where these are known."""
    found = ((name, dynamic.value(type_[_default(type_) + 1 :], {})) for name, type_ in types(tokens))
    return {name: texts for name, texts in found if texts.known}


def _default(type_: list[Token]) -> int:
    """Where the default value of a parameter begins, behind its type."""
    return next((at for at, token in enumerate(type_) if token.value in _BEFORE_DEFAULT), len(type_))


def outputs(tokens: list[Token]) -> dict[str, bool]:
    """The parameters that bring a value back, and whether they take one as well: OUT, INOUT, IN OUT."""
    found: dict[str, bool] = {}
    for part in _declarations(tokens):
        modes = {token.value for token in part[:3]} & _MODES if len(part) > 1 else set()
        if modes & _OUTPUT_MODES:
            found |= dict.fromkeys(parameters(part), bool(modes & {"IN", "INOUT"}))
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
            return [names.Part(*_part(part[0])).printed for part in _declarations(inner) if part]
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
