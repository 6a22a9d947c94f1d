"""Why a definition is not read: its language, or a schedule that cannot be."""

from __future__ import annotations

import re
from typing import Final

from gazetteer.sqllineage.rewrites.rule import words_at
from gazetteer.sqllineage.text.operations import Operation, find
from gazetteer.sqllineage.text.tokens import Token

_IN_SCHEDULE: Final = frozenset({"STARTS", "ENDS", "ON", "ENABLE", "DISABLE", "COMMENT", "DO"})
_UNIT: Final = re.compile(r"(?:[A-Z]+_)?(?:YEAR|QUARTER|MONTH|WEEK|DAY|HOUR|MINUTE|SECOND|MICROSECOND)")


def why_unreadable(operation: Operation, header: list[Token]) -> str:
    """Why a definition is not read: its language, or what MySQL's ON SCHEDULE EVERY n unit cannot go on with."""
    if "foreign" in operation.options:
        return "the body of the procedure is not written in SQL"
    position = find(header, frozenset({"EVERY"}))
    if position < 0 or not words_at(header, position - 2, "ON", "SCHEDULE"):
        return ""
    behind = header[position + 1 + len(_interval(header, position + 1)) :]
    if not behind or behind[0].value in _IN_SCHEDULE:
        return ""
    return f"a schedule goes on with STARTS, ENDS, ON or DO, not with {behind[0].text!r}"


def _interval(header: list[Token], start: int) -> list[Token]:
    """An expression and its unit, of which some have an underscore."""
    end = next((at for at in range(start, len(header)) if _UNIT.fullmatch(header[at].value)), len(header))
    return header[start : end + 1]
