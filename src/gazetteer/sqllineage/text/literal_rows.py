"""Rows that a text itself writes: what the variables of a loop over them may have, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import Final, NamedTuple

from gazetteer.sqllineage.text import dynamic
from gazetteer.sqllineage.text.dynamic import UNKNOWN, UNSET, Texts, Variables
from gazetteer.sqllineage.text.operations import closing, find, split
from gazetteer.sqllineage.text.tokens import QUOTED, WORD, Token

MAX_ROWS: Final = 16
_SPLITTING: Final = frozenset({"STRING_TO_ARRAY", "SPLIT"})
_BEHIND_FROM: Final = frozenset({"ORDER", "LIMIT"})
_OTHER_CLAUSES: Final = frozenset({"WHERE", "JOIN", "GROUP", "HAVING", "QUALIFY", "LATERAL", "WITH"})


class Rows(NamedTuple):
    """Rows of texts, with the names of their columns."""

    columns: list[str]
    cells: list[list[Texts]]


def of_loop(names: Sequence[str], tokens: list[Token], variables: Variables) -> list[dict[str, Texts]]:
    """The texts of a loop's variables and of their fields in each row; nothing where the rows are not all written."""
    rows = _rows(tokens, variables)
    if rows is None:
        return []
    found = []
    for cells in rows.cells[:MAX_ROWS]:
        row = dict(zip(names, cells, strict=False)) if len(names) > 1 or len(cells) == 1 else {}
        if len(names) == 1:
            row |= {
                f"{names[0]}{dynamic.FIELD}{column}": cell for column, cell in zip(rows.columns, cells, strict=True)
            }
        found.append(row)
    if len(rows.cells) > MAX_ROWS:
        found.append(dict.fromkeys(found[0], UNKNOWN))
    return found


def _rows(tokens: list[Token], variables: Variables) -> Rows | None:
    tokens = _without_parentheses(tokens)
    first = tokens[0].value if tokens else ""
    if first == "VALUES":
        return _of_values(tokens[1:], variables)
    if first == "SELECT":
        return _united([_of_select(branch, variables) for branch in _branches(tokens)])
    return _of_elements(tokens, variables)


def _without_parentheses(tokens: list[Token]) -> list[Token]:
    while tokens and tokens[0].text == "(" and closing(tokens, 0) == len(tokens) - 1:
        tokens = tokens[1:-1]
    return tokens


def _branches(tokens: list[Token]) -> Iterator[list[Token]]:
    """The queries between UNIONs."""
    while (at := find(tokens, frozenset({"UNION"}))) > 0:
        yield tokens[:at]
        tokens = tokens[at + 1 :]
        tokens = tokens[1:] if tokens and tokens[0].value in {"ALL", "DISTINCT"} else tokens
    yield tokens


def _united(branches: list[Rows | None]) -> Rows | None:
    found = [branch for branch in branches if branch is not None]
    if len(found) < len(branches) or len({len(branch.columns) for branch in found}) != 1:
        return None
    return Rows(found[0].columns, [cells for branch in found for cells in branch.cells])


def key_of_elements(variable: str) -> str:
    """The name under which the texts of the elements of an array are known that a variable holds."""
    return f"{variable}[]"


def elements(tokens: list[Token], variables: Variables) -> Texts:
    """The texts that an element of an array may be."""
    cast = next((index for index, token in enumerate(tokens) if token.text == "::"), len(tokens))
    tokens = tokens[:cast]
    if len(tokens) == 1 and (known := variables.get(key_of_elements(tokens[0].text.lower()))) is not None:
        return known
    if is_array(tokens):
        start = 1 if tokens[0].text == "[" else 2
        return reduce(Texts.united, [dynamic.value(part, variables) for part in split(tokens[start:-1])], UNSET)
    if len(tokens) > 3 and tokens[0].value in _SPLITTING and closing(tokens, 1) == len(tokens) - 1:
        return _split_texts([dynamic.value(part, variables) for part in split(tokens[2:-1])])
    whole = dynamic.value(tokens, variables)
    return Texts(tuple(element for text in whole.known for element in _in_braces(text)), whole.is_open)


def is_array(tokens: list[Token]) -> bool:
    """Whether an expression writes an array: `ARRAY['a', 'b']`, `['a', 'b']`."""
    opening = 1 if tokens[:1] and tokens[0].value == "ARRAY" else 0
    return len(tokens) > opening + 1 and tokens[opening].text == "[" and tokens[-1].text == "]"


def _split_texts(arguments: list[Texts]) -> Texts:
    """The parts of a text between separators."""
    if [(len(each.known), each.is_open) for each in arguments] != [(1, False)] * 2 or not arguments[1].known[0]:
        return UNKNOWN
    return Texts(tuple(arguments[0].known[0].split(arguments[1].known[0])))


def _of_elements(tokens: list[Token], variables: Variables) -> Rows | None:
    """The elements of an array, each a row."""
    found = elements(tokens, variables)
    if not found.known:
        return None
    cells = [[Texts((text,))] for text in found.known]
    return Rows([""], [*cells, [UNKNOWN]] if found.is_open else cells)


def _in_braces(text: str) -> list[str]:
    """The elements of an array that is a text, as in '{a,b}'; else the text itself."""
    if not (text.startswith("{") and text.endswith("}")):
        return [text]
    return [element.strip().strip('"') for element in text[1:-1].split(",")]


def _of_values(tokens: list[Token], variables: Variables) -> Rows | None:
    rows = [part[1:-1] for part in split(tokens) if part and part[0].text == "("]
    cells = [[dynamic.value(cell, variables) for cell in split(row)] for row in rows]
    if not cells or len({len(row) for row in cells}) != 1:
        return None
    return Rows([f"column{number}" for number in range(1, len(cells[0]) + 1)], cells)


def _of_select(tokens: list[Token], variables: Variables) -> Rows | None:
    """The rows of a query of literals, alone or over rows that are written."""
    at = find(tokens, frozenset({"FROM"}))
    end = find(tokens, _BEHIND_FROM, max(at, 1))
    end = end if end > 0 else len(tokens)
    if (tokens[:1] and tokens[0].value != "SELECT") or find(tokens, _OTHER_CLAUSES) > 0:
        return None
    items = [item for item in split(tokens[1 : at if at > 0 else end]) if item]
    source = tokens[at + 1 : end] if at > 0 else []
    if at < 0 or [token.value for token in source] == ["DUAL"]:
        return _of_items(items, variables)
    rows = _of_from(source, variables)
    if rows is None:
        return None
    if [token.text for item in items for token in item] == ["*"]:
        return rows
    picked = [_picked(item, rows.columns) for item in items]
    cells = [[row[index] for index, _ in picked if index >= 0] for row in rows.cells]
    return Rows([name for _, name in picked], cells) if all(index >= 0 for index, _ in picked) else None


def _of_items(items: list[list[Token]], variables: Variables) -> Rows | None:
    """A row of values, or the rows of one array."""
    values = [_with_alias(item) for item in items]
    if len(values) == 1 and (array := _unnested(values[0][0])):
        elements = _of_elements(array, variables)
        return elements and elements._replace(columns=[values[0][1] or "unnest"])
    cells = [dynamic.value(value, variables) for value, _ in values]
    return Rows([name for _, name in values], [cells]) if any(cell.known for cell in cells) else None


def _of_from(tokens: list[Token], variables: Variables) -> Rows | None:
    """`unnest(array) AS x`, `(VALUES …) AS t(a, b)`: the rows under the names that they get."""
    opening = 1 if tokens and tokens[0].value == "UNNEST" else 0
    if not tokens[opening : opening + 1] or tokens[opening].text != "(":
        return None
    end = closing(tokens, opening)
    inner, alias = tokens[opening + 1 : end], tokens[end + 1 :]
    rows = _of_elements(inner, variables) if opening else _rows(inner, variables)
    alias = alias[1:] if alias and alias[0].value == "AS" else alias
    if rows is None or any(token.text == "," for token in alias[1:2]):
        return None
    names = [_name(token) for token in alias if token.kind in {WORD, QUOTED}]
    if len(names) > 1:
        return rows._replace(columns=names[1:]) if len(names) == len(rows.columns) + 1 else None
    return rows._replace(columns=names) if opening and names else rows


def _unnested(tokens: list[Token]) -> list[Token]:
    """The array in unnest(array), nothing where that is not all."""
    is_call = len(tokens) > 3 and tokens[0].value == "UNNEST" and closing(tokens, 1) == len(tokens) - 1
    return tokens[2:-1] if is_call else []


def _with_alias(item: list[Token]) -> tuple[list[Token], str]:
    """A value of a select list, and the name that it has there."""
    at = find(item, frozenset({"AS"}), 1)
    if at > 0:
        return item[:at], _name(item[-1])
    is_named = len(item) > 1 and item[-1].kind in {WORD, QUOTED} and item[-2].text not in {".", "||", "+", "::"}
    return (item[:-1], _name(item[-1])) if is_named else (item, "")


def _picked(item: list[Token], columns: list[str]) -> tuple[int, str]:
    """Which column of the rows a value is, -1 where it is another value, and its name."""
    value, name = _with_alias(item)
    column = _name(value[-1]) if len(value) in {1, 3} and value[-1].kind in {WORD, QUOTED} else ""
    return (columns.index(column) if column in columns else -1), name or column


def _name(token: Token) -> str:
    return token.value.lower() if token.kind == QUOTED else token.text.lower()
