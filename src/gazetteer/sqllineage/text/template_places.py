"""Where in the SQL a tag of a template stands: that says what it may stand for."""

from __future__ import annotations

import re
from typing import Final

_FROM: Final = re.compile(r"(?i)\b(?:from|join|using)\s+$")
_TARGET: Final = re.compile(r"(?i)\b(?:into|table|view|update|overwrite|(?:if|not)\s+exists)\s+$")
_MAX_LINE: Final = 2000
_SPACE: Final = r"(?:\s|--[^\n]*\n|/\*.*?\*/)*"
_BEFORE_QUERY: Final = re.compile(
    rf"(?is)(?:\b(?:as(?:\s+(?:not\s+)?materialized)?|from|join|union|all|distinct|except|intersect|minus|exists){_SPACE}\("
    rf"|\b(?:union|except|intersect|minus)(?:\s+(?:all|distinct))?|\bcreate\b(?:(?!\bselect\b|;).)*\bas){_SPACE}$"
)
_COMMENT: Final = re.compile(r"(?s)--[^\n]*|/\*.*?\*/|'[^']*'")
_INNERMOST: Final = re.compile(r"\([^()]*\)")
_CTE: Final = re.compile(r"(?i)([\w\"`]+)\s+as(?:\s+(?:not\s+)?materialized)?\s*(?:,|$)")
_BEFORE_TYPE: Final = re.compile(r"(?i)(?:::|\bas\s)\s*$")
_CAST: Final = re.compile(r"(?i)(?:::|\bcast\s*\([^()]*\sas\s)\s*$|_cast\s*\([^()]*\sas\s*$")
_ONLY_CTES: Final = re.compile(rf"(?i)\s*with\s+(?:recursive\s+)?(?:{_CTE.pattern[4:]}\s*)+")
_BEHIND_QUERY: Final = re.compile(r"(?i)\s*(?:$|[);]|--|/\*|(?:union|except|intersect|minus|order|limit)\b)")


def is_in_name(before: list[str], following: str) -> bool:
    """Whether what stands between is a part of a name with others."""
    return bool(re.search(r"[\w.]\Z", before[-1] if before else "") or re.match(r"\.(?:[\w\"`\[]|\Z)|\w", following))


def is_body(before: list[str]) -> bool:
    """Whether what comes next is the body of a query in parentheses, or the whole text."""
    text = "".join(before[-3:]).rstrip()
    return not text or text.endswith("(")


def is_query(before: list[str], following: str) -> bool:
    """Whether what stands between has to be a query: a whole CTE, derived table, view or branch of a UNION."""
    return bool(_BEFORE_QUERY.search("".join(before[-8:])[-400:]) and _BEHIND_QUERY.match(following))


def ctes_before(before: list[str], following: str) -> list[str]:
    """The CTEs of a WITH whose query has to stand between, none where it need not."""
    if following.strip(" \t\r\n;") or not before or not "".join(before[-3:]).rstrip().endswith(")"):
        return []
    text, size = _COMMENT.sub(" ", "".join(before)), -1
    while len(text) != size:
        size = len(text)
        text = _INNERMOST.sub("", text)
    return _CTE.findall(text) if _ONLY_CTES.fullmatch(text) else []


def is_item_of_from(before: list[str]) -> bool:
    """Whether what comes next has to be a table or query."""
    return bool(_FROM.search("".join(before[-3:])[-20:]))


def is_target(before: list[str]) -> bool:
    """Whether what comes next is the name of a table that the statement is about."""
    return bool(_TARGET.search("".join(before[-3:])[-20:]))


def is_type(before: list[str]) -> bool:
    """Whether what comes next is the type of a cast."""
    text = "".join(before[-40:])[-_MAX_LINE:]
    if not _BEFORE_TYPE.search(text):
        return False
    text, size = _COMMENT.sub(" ", text), -1
    while len(text) != size:
        size = len(text)
        text = _INNERMOST.sub("", text)
    return bool(_CAST.search(text))


def is_in_literal(out: list[str]) -> bool:
    """Whether what comes next is a part of a text in quotes."""
    line = ""
    for piece in reversed(out):
        line = piece.rsplit("\n", 1)[-1] + line
        if "\n" in piece or len(line) > _MAX_LINE:
            break
    return line.count("'") % 2 == 1
