"""Hive's lateral views: without AS before their columns, and behind an item of JOIN before its ON."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import (
    NAMES,
    Rule,
    Taken,
    end_of_name,
    is_word,
    made,
    opens,
    stepwise,
    words_at,
)
from gazetteer.sqllineage.text.operations import closing
from gazetteer.sqllineage.text.tokens import Token

_AFTER_VIEW: Final = frozenset(
    {
        "LATERAL", "WHERE", "GROUP", "HAVING", "ORDER", "SORT", "CLUSTER", "DISTRIBUTE", "LIMIT", "UNION", "JOIN",
        "LEFT", "RIGHT", "INNER", "FULL", "CROSS", "ON", "WINDOW", "QUALIFY", "INSERT", "SELECT", "PIVOT", "AS",
        "TABLESAMPLE", "EXCEPT", "INTERSECT", "MINUS", "NATURAL", "USING",
    }
)  # fmt: skip


def _lateral_view(tokens: list[Token]) -> list[Token]:
    """LATERAL VIEW explode(x) t c: AS may be left out before the columns."""
    out = list(tokens)
    for index in range(len(tokens) - 4, -1, -1):
        if not words_at(tokens, index, "LATERAL", "VIEW"):
            continue
        at = index + 3 if is_word(tokens, index + 2, {"OUTER"}) else index + 2
        while at < len(tokens) and not opens(tokens, at):
            at += 1
        end = closing(tokens, at) + 1
        has_alias = end < len(tokens) and tokens[end].kind in NAMES and not is_word(tokens, end, _AFTER_VIEW)
        has_column = end + 1 < len(tokens) and tokens[end + 1].kind in NAMES
        if has_alias and has_column and not is_word(tokens, end + 1, _AFTER_VIEW):
            out.insert(end + 1, made("AS", tokens[end]))
    return out


def _views_before_on(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """JOIN b LATERAL VIEW explode(b.x) e AS c ON …: the views are those of what is joined, and ON may name them."""
    if not is_word(tokens, index, {"JOIN"}):
        return None
    start = index + 1
    end = closing(tokens, start) + 1 if opens(tokens, start) else end_of_name(tokens, start)
    end += is_word(tokens, end, {"AS"})
    end += end < len(tokens) and tokens[end].kind in NAMES and not is_word(tokens, end, _AFTER_VIEW)
    behind = end
    while words_at(tokens, behind, "LATERAL", "VIEW"):
        behind = _end_of_view(tokens, behind)
    if behind == end or not is_word(tokens, behind, {"ON"}):
        return None
    bracketed = [made("(", tokens[start]), *tokens[start:behind], made(")", tokens[behind])]
    return behind, [tokens[index], *bracketed]


def _end_of_view(tokens: list[Token], index: int) -> int:
    """The index behind LATERAL VIEW [OUTER] f(…) [alias] [[AS] column, …]."""
    call = end_of_name(tokens, index + 2 + is_word(tokens, index + 2, {"OUTER"}))
    if not opens(tokens, call):
        return len(tokens)
    end = closing(tokens, call) + 1
    end += end < len(tokens) and tokens[end].kind in NAMES and not is_word(tokens, end, _AFTER_VIEW)
    end += is_word(tokens, end, {"AS"})
    if end < len(tokens) and tokens[end].kind in NAMES and not is_word(tokens, end, _AFTER_VIEW):
        end += 1
        while words_at(tokens, end, ",") and end + 1 < len(tokens) and tokens[end + 1].kind in NAMES:
            end += 2
    return end


RULES: Final = (
    Rule("lateral_view", r"\blateral\s+view\b", _lateral_view),
    Rule("views_before_on", r"\bjoin\b[^;]*\blateral\s+view\b", stepwise(_views_before_on)),
)
