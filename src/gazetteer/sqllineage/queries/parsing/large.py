"""Large queries in pieces: their select lists and UNION branches are parsed and resolved one part after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from gazetteer.sqllineage.queries.parsing.parser import parse
from gazetteer.sqllineage.text.dialect import Dialect

LARGE: Final = 60_000
"""Characters from which a query is read in pieces; a whole tree takes some 200 bytes for each character."""
_PIECE: Final = 20_000
_LANDMARK: Final = re.compile(
    r"'(?:[^'\\]|''|\\.)*+'|\"(?:[^\"\\]|\\.)*+\"|`[^`]*+`|--[^\n]*+|/\*(?s:.*?)\*/|[()\[\],]|"
    r"\b(?:SELECT|FROM|UNION|EXCEPT|INTERSECT|MINUS|ORDER|LIMIT|WHERE|CASE|END|WITH|DISTINCT|TOP|INTO)\b",
    re.IGNORECASE,
)
_SET_OPERATORS: Final = frozenset({"UNION", "EXCEPT", "INTERSECT", "MINUS"})


@dataclass(slots=True)
class _Branch:
    """Where one SELECT of the outermost level stands: its items, and what follows them."""

    start: int
    items: list[int] = field(default_factory=list)
    list_start: int = -1
    list_end: int = -1
    end: int = -1


@dataclass(slots=True)
class Outline:
    """The pieces of a query: what stands before the first SELECT, its branches, the sorting of the whole."""

    sql: str
    branches: list[_Branch]
    operators: set[str]
    tail: int

    @property
    def prefix(self) -> str:
        return self.sql[: self.branches[0].start] if self.branches else ""

    def groups(self) -> Iterator[str]:
        """Texts of neighbouring branches of a UNION, each of a size that is read at once."""
        start = self.branches[0].start
        for branch, following in zip(self.branches, [*self.branches[1:], None], strict=True):
            end = branch.end
            if following is None or end - start > _PIECE:
                yield self.sql[start:end]
                start = following.start if following is not None else end


def outline(sql: str) -> Outline:
    """Find the outermost SELECTs of a query without parsing it."""
    found = Outline(sql, [], set(), len(sql))
    depth = cases = 0
    current: _Branch | None = None
    for match in _LANDMARK.finditer(sql):
        text = match.group()
        first = text[0]
        if first in "([":
            depth += 1
        elif first in ")]":
            depth -= 1
        elif depth or first in "'\"`/-":
            continue
        elif first == ",":
            if current is not None and current.list_end < 0 and not cases:
                current.items.append(match.start())
        else:
            word = text.upper()
            cases += {"CASE": 1, "END": -1}.get(word, 0)
            current = _at_word(found, current, word, match.start(), match.end())
    if current is not None and current.end < 0:
        current.end = found.tail
    return found


def _at_word(found: Outline, current: _Branch | None, word: str, start: int, end: int) -> _Branch | None:
    if word == "SELECT":
        current = _Branch(start, list_start=end)
        found.branches.append(current)
    elif current is not None and word in _SET_OPERATORS:
        found.operators.add(word)
        current.end = start
        current.list_end = start if current.list_end < 0 else current.list_end
    elif current is not None and word in {"FROM", "WHERE", "INTO"} and current.list_end < 0:
        current.list_end = start
    elif current is not None and word in {"ORDER", "LIMIT"} and current.list_end >= 0:
        found.tail = min(found.tail, start)
        current.end = found.tail
    elif word in {"DISTINCT", "TOP"} and current is not None and not current.items:
        current.items.append(-1)
    return current


def is_union(found: Outline) -> bool:
    """Whether the query is nothing but SELECTs with UNION between them."""
    return len(found.branches) > 1 and found.operators == {"UNION"}


def has_long_list(found: Outline) -> bool:
    """Whether the query is one SELECT with a long list of items."""
    if len(found.branches) != 1:
        return False
    branch = found.branches[0]
    return -1 not in branch.items and len(branch.items) > 100 and branch.list_end - branch.list_start > LARGE // 2


def in_small_pieces(sql: str) -> bool:
    """Whether no piece of a statement is larger than what the parser takes in a moment."""
    found = outline(sql)
    if is_union(found):
        return all(len(group) < LARGE for group in found.groups())
    if not has_long_list(found):
        return False
    branch = found.branches[0]
    bounds = [branch.list_start, *branch.items, branch.list_end]
    longest = max(after - before for before, after in pairwise(bounds))
    return longest < _PIECE and len(sql) - (branch.list_end - branch.list_start) < LARGE


def with_short_list(found: Outline) -> str:
    """The query with a constant in the place of its list."""
    branch = found.branches[0]
    return f"{found.sql[: branch.list_start]} 1 {found.sql[branch.list_end :]}"


def items(found: Outline, dialect: Dialect) -> Iterator[Any]:
    """The select items of the only branch, parsed piece by piece."""
    branch = found.branches[0]
    start = branch.list_start
    for comma in [*branch.items, branch.list_end]:
        if comma - start > _PIECE or comma == branch.list_end:
            yield from parse(f"SELECT {found.sql[start:comma]}", dialect).expressions
            start = comma + 1
