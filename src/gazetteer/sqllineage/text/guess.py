"""Which dialect a text is probably written in, by the marks that the dialects state."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from gazetteer.sqllineage.text import dialect as dialects
from gazetteer.sqllineage.text.dialect import Dialect

FALLBACK: Final = "ansi"
_EXAMINED: Final = 100_000
"""Characters of a text that are searched for marks."""
_MOST: Final = 3
"""Dialects that are tried besides the fallback."""


def candidates(sql: str) -> list[str]:
    """The names of the dialects whose marks the text has, the most likely first, and the standard as the last."""
    text = sql[:_EXAMINED]
    scores = {name: score for name in dialects.known() if (score := _score(dialects.find(name), text))}
    ranked = sorted(scores, key=lambda name: (-scores[name], name))[:_MOST]
    return [*ranked, FALLBACK]


def _score(dialect: Dialect, text: str) -> int:
    """How many of its own and inherited marks a text has; none if it has none of its own."""
    own, inherited = _patterns(dialect)
    found = sum(_points(pattern, text) for pattern in own)
    return found + sum(_points(pattern, text) for pattern in inherited) if found else 0


def _points(pattern: re.Pattern[str], text: str) -> int:
    """Two for a mark, and one if it comes again."""
    matches = pattern.finditer(text)
    return 2 * (next(matches, None) is not None) + (next(matches, None) is not None)


@cache
def _patterns(dialect: Dialect) -> tuple[list[re.Pattern[str]], list[re.Pattern[str]]]:
    own, *others = [vars(each).get("marks", ()) for each in type(dialect).__mro__]
    return [_compiled(mark) for mark in own], [_compiled(mark) for marks in others for mark in marks]


def _compiled(mark: str) -> re.Pattern[str]:
    return re.compile(mark, re.IGNORECASE | re.MULTILINE)
