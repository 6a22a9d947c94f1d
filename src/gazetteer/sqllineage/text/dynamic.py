"""The text of dynamic SQL: literals, their concatenations, and variables that hold such a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from gazetteer.sqllineage.text import text_functions
from gazetteer.sqllineage.text.operations import closing, find, split
from gazetteer.sqllineage.text.tokens import DOLLAR, NUMBER, QUOTED, STRING, SYMBOL, VARIABLE, WORD, Token

_MAX_TEXTS: Final = 16
_MAX_LENGTH: Final = 1_000_000
"""A text that is joined from parts and longer than this is not known: a script can double one with each statement."""
_LIST_ENDS: Final = frozenset({"FROM", "WHERE", "LIMIT", "ORDER", "GROUP", "HAVING"})
_SET_OPERATORS: Final = frozenset({"UNION", "EXCEPT", "INTERSECT", "MINUS"})
_ARMS: Final = frozenset({"WHEN", "THEN", "ELSE", "END"})


class Texts(NamedTuple):
    """The texts that a value may be."""

    known: tuple[str, ...] = ()
    is_open: bool = False
    """Whether it may also be one that only the run knows."""

    def united(self, other: Texts) -> Texts:
        """What either of two values may be."""
        return _bounded(dict.fromkeys(self.known + other.known), is_open=self.is_open or other.is_open)


UNSET: Final = Texts()
"""Of a variable without a value, and of NULL."""
UNKNOWN: Final = Texts(is_open=True)

FIELD: Final = "->"
"""Between a record and its field, in the names under which the texts of rows that a loop follows are known."""

Variables = Mapping[str, Texts]


def _bounded(texts: Iterable[str], *, is_open: bool) -> Texts:
    """The first of many texts; those behind them are like those that only the run knows."""
    known = tuple(texts)
    return Texts(known[:_MAX_TEXTS], is_open or len(known) > _MAX_TEXTS)


def whole_value(tokens: list[Token], variables: Variables) -> Texts:
    """The texts that an expression may have, in each of which a variable is the same wherever it stands."""
    names = [token.text.lower() for token in tokens if token.kind in {WORD, VARIABLE}]
    several = {name for name in names if len(variables.get(name, UNSET).known) > 1 and names.count(name) > 1}
    if not several:
        return value(tokens, variables)
    found = UNKNOWN if any(variables[name].is_open for name in several) else UNSET
    for combination in text_functions.combinations([variables[name].known for name in several], _MAX_TEXTS + 1):
        chosen = {name: Texts((text,)) for name, text in zip(several, combination, strict=True)}
        found = found.united(value(tokens, {**variables, **chosen}))
    return found


def value(tokens: list[Token], variables: Variables) -> Texts:
    """The texts that an expression may have."""
    while tokens and tokens[0].text == "(" and closing(tokens, 0) == len(tokens) - 1:
        tokens = tokens[1:-1]
    if not tokens:
        return UNKNOWN
    if is_query(tokens[:1]):
        columns = selected(tokens, variables)
        return columns[0] if len(columns) == 1 else UNKNOWN
    separator = "||" if any(token.text == "||" for token in tokens) else "+"
    parts = [_piece(part, variables) for part in _concatenated(tokens, separator)]
    if (
        separator == "+"
        and len(parts) > 1
        and any(len(part) == 1 and part[0].kind == NUMBER for part in split(tokens, "+"))
    ):
        # Of numbers it is the sum.
        return UNKNOWN
    return parts[0] if len(parts) == 1 else joined(parts)


def is_query(tokens: list[Token]) -> bool:
    """Whether there is a SELECT among these tokens."""
    return any(token.kind == WORD and token.value == "SELECT" for token in tokens)


def select_items(tokens: list[Token]) -> list[list[Token]]:
    """The items of a query's select list; none where the rows are not those of this SELECT alone."""
    end = find(tokens, _LIST_ENDS, 1)
    if not is_query(tokens[:1]) or find(tokens, _SET_OPERATORS, 1) > 0:
        return []
    return [item for item in split(tokens[1 : end if end > 0 else len(tokens)]) if item]


def selected(tokens: list[Token], variables: Variables) -> list[Texts]:
    """The texts that the columns of a query may have: what is made of literals is the same in every row."""
    if find(tokens, frozenset({"FROM"}), 1) > 0:
        # What has no sign of a variable before it may be a column.
        variables = {name: texts for name, texts in variables.items() if name.startswith("@")}
    return [value(_without_alias(item), variables) for item in select_items(tokens)]


def _without_alias(item: list[Token]) -> list[Token]:
    position = find(item, frozenset({"AS"}), 1)
    return item[:position] if position > 0 else item


def joined(parts: list[Texts]) -> Texts:
    """Every text of the first part before every text of the next, and so on."""
    result = parts[0]
    for part in parts[1:]:
        result = _applied("CONCAT", [result, part])
    return result


def _applied(function: str, arguments: list[Texts]) -> Texts:
    """What a function makes of each combination of its arguments' texts."""
    found: dict[str, None] = {}
    is_open = any(argument.is_open or not argument.known for argument in arguments)
    for combination in text_functions.combinations([argument.known for argument in arguments], _MAX_TEXTS + 1):
        is_long = text_functions.length(function, combination) > _MAX_LENGTH
        text = None if is_long else text_functions.result(function, combination)
        if text is None:
            return UNKNOWN
        found[text] = None
    return _bounded(found, is_open=is_open)


def _concatenated(tokens: list[Token], separator: str) -> Iterator[list[Token]]:
    """The parts between the operators that stand outside of parentheses and CASE."""
    part: list[Token] = []
    cases = 0
    for piece in split(tokens, separator):
        if part and piece:
            part.append(piece[0]._replace(kind=SYMBOL, text=separator, value=separator))
        part += piece
        cases += sum({"CASE": 1, "END": -1}.get(token.value, 0) for token in piece if token.kind == WORD)
        if cases <= 0:
            yield part
            part = []
    if part:
        yield part


def _piece(tokens: list[Token], variables: Variables) -> Texts:
    if not tokens:
        return UNKNOWN
    first = tokens[0]
    if first.text == "(" and closing(tokens, 0) == len(tokens) - 1:
        return value(tokens[1:-1], variables)
    if len(tokens) == 1:
        return _single(first, variables)
    if all(token.kind == STRING for token in tokens):
        return Texts(("".join(token.value for token in tokens),))
    cast = next((index for index, token in enumerate(tokens) if token.text == "::"), 0)
    if cast:
        return _piece(tokens[:cast], variables)
    if first.kind != WORD:
        return UNKNOWN
    if len(tokens) == 3 and tokens[1].text == ".":
        return variables.get(f"{first.text}{FIELD}{tokens[2].text}".lower(), UNKNOWN)
    if first.value == "CASE" and tokens[-1].value == "END":
        return _chosen(tokens[1:-1], variables)
    name = first.value
    if len(tokens) > 3 and tokens[1].text == "." and tokens[2].kind == WORD:
        name, tokens = f"{name}.{tokens[2].value}", tokens[2:]
    if tokens[1].text == "(" and closing(tokens, 1) == len(tokens) - 1:
        return _call(name, list(split(tokens[2:-1])), variables)
    return UNKNOWN


def _single(token: Token, variables: Variables) -> Texts:
    if token.kind in {STRING, DOLLAR}:
        return Texts((token.value,))
    if token.kind == NUMBER:
        return Texts((token.text,))
    if token.kind not in {WORD, VARIABLE, QUOTED}:
        return UNKNOWN
    name = token.text.lower()
    found = variables.get(name.lstrip(":$"))
    if found is None or found == UNKNOWN:
        found = variables.get(name, UNSET if token.kind == WORD and token.value == "NULL" else UNKNOWN)
    return found


def _chosen(tokens: list[Token], variables: Variables) -> Texts:
    """The texts of all arms of what stands between CASE and END."""
    found = UNSET
    word, start, depth, cases = "", 0, 0, 0
    for index, token in enumerate([*tokens, tokens[-1]._replace(kind=WORD, text="END", value="END")]):
        if token.kind == SYMBOL:
            depth += {"(": 1, ")": -1}.get(token.text, 0)
        elif token.kind == WORD and depth == 0:
            if token.value == "CASE":
                cases += 1
            elif token.value in _ARMS and not cases:
                found = found.united(value(tokens[start:index], variables)) if word in {"THEN", "ELSE"} else found
                word, start = token.value, index + 1
            elif token.value == "END":
                cases -= 1
    return found


def _call(function: str, arguments: list[list[Token]], variables: Variables) -> Texts:
    if text_functions.is_character(function):
        return Texts(("\n",))
    if function in {"CAST", "TRY_CAST", "SAFE_CAST", "CONVERT"} and arguments:
        inner = arguments[1] if function == "CONVERT" and len(arguments) > 1 else arguments[0]
        cut = next((i for i, token in enumerate(inner) if token.value == "AS"), len(inner))
        return value(inner[:cut], variables)
    values = [value(argument, variables) for argument in arguments]
    chosen = text_functions.choices(function, len(values))
    if chosen is None:
        return _applied(function, values)
    found = UNSET
    for position in chosen:
        found = found.united(values[position])
    return found
