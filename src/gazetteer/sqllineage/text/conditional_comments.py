"""MySQL's conditional comments, `/*!50001 … */`: what the server executes is text and no comment."""

from __future__ import annotations

import re
from typing import Final

_PIECE: Final = re.compile(
    r"'(?:[^'\\]|''|\\.)*+'|\"(?:[^\"\\]|\"\"|\\.)*+\"|`[^`]*+`|--[ \t][^\n]*|#[^\n]*|"
    r"(?P<opening>/\*M?!\d{0,6})|(?P<closing>\*/)|/\*(?s:.*?)\*/",
    re.IGNORECASE,
)


def as_text(sql: str) -> str:
    """The text with the marks of conditional comments made blank; lengths and lines stay."""
    if "/*!" not in sql and "/*M!" not in sql:
        return sql
    out: list[str] = []
    last = depth = 0
    for match in _PIECE.finditer(sql):
        opens, closes = match["opening"] is not None, match["closing"] is not None and depth > 0
        if opens or closes:
            depth += 1 if opens else -1
            out += [sql[last : match.start()], " " * len(match.group())]
            last = match.end()
    return "".join([*out, sql[last:]])
