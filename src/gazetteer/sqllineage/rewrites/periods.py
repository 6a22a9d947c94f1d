"""Points and lengths of time in the words of Db2 and the standard."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import NAMES, Rule, Taken, end_of_name, is_word, made, opens, stepwise, words_at
from gazetteer.sqllineage.text.operations import closing
from gazetteer.sqllineage.text.tokens import NUMBER, STRING, VARIABLE, Token

_REGISTERS: Final = frozenset({"DATE", "TIME", "TIMESTAMP", "USER", "SCHEMA", "SERVER", "SQLID", "TIMEZONE", "PATH"})
_UNITS: Final = frozenset(
    {
        "YEAR", "YEARS", "MONTH", "MONTHS", "DAY", "DAYS", "HOUR", "HOURS", "MINUTE", "MINUTES", "SECOND", "SECONDS",
        "MICROSECOND", "MICROSECONDS",
    }
)  # fmt: skip
_PERIODS: Final = frozenset({"SYSTEM_TIME", "BUSINESS_TIME", "APPLICATION_TIME"})


def _registers(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """CURRENT DATE is CURRENT_DATE."""
    if not (is_word(tokens, index, {"CURRENT"}) and is_word(tokens, index + 1, _REGISTERS)):
        return None
    kind = tokens[index + 1].value
    is_value = kind in {"DATE", "TIME", "TIMESTAMP", "USER"}
    return index + 2, [made(f"CURRENT_{kind}" if is_value else "NULL", tokens[index])]


def _durations(tokens: list[Token]) -> list[Token]:
    """`d - 7 YEARS`: the unit is no name."""
    out: list[Token] = []
    for index, token in enumerate(tokens):
        behind_value = bool(out) and (out[-1].text == ")" or out[-1].kind in {NUMBER, VARIABLE} or (
            out[-1].kind in NAMES and len(out) > 1 and out[-2].text in {"+", "-"}))  # fmt: skip
        is_unit = behind_value and is_word(tokens, index, _UNITS)
        if not is_unit or opens(tokens, index + 1) or words_at(tokens, index + 1, "."):
            out.append(token)
    return out


def _versions(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """FROM t FOR SYSTEM_TIME AS OF x, BETWEEN x AND y, FROM x TO y."""
    if not (is_word(tokens, index, {"FOR"}) and is_word(tokens, index + 1, _PERIODS)):
        return None
    if words_at(tokens, index + 2, "AS", "OF"):
        return _end_of_value(tokens, index + 4), []
    if is_word(tokens, index + 2, {"BETWEEN", "FROM"}):
        return _end_of_value(tokens, _end_of_value(tokens, index + 3) + 1), []
    return index + 2, []


def _end_of_value(tokens: list[Token], index: int) -> int:
    """The index behind a literal, a name or a call, and what is added to it or taken from it."""
    end = end_of_name(tokens, index)
    end = end + 1 if end == index else end
    while end < len(tokens) and (tokens[end].kind in {STRING, NUMBER} or opens(tokens, end)):
        end = closing(tokens, end) + 1 if opens(tokens, end) else end + 1
    if end < len(tokens) and tokens[end].text in {"+", "-"}:
        end = _end_of_value(tokens, end + 1)
        end += is_word(tokens, end, _UNITS)
    return end


def _xml_tables(tokens: list[Token]) -> list[Token]:
    """XMLTABLE('…' PASSING x AS "d" …): the name inside the path is none of the query."""
    out: list[Token] = []
    passing = False
    index = 0
    while index < len(tokens):
        passing = (passing or is_word(tokens, index, {"PASSING"})) and not is_word(tokens, index, {"COLUMNS"})
        if passing and is_word(tokens, index, {"AS"}) and index + 1 < len(tokens) and tokens[index + 1].kind in NAMES:
            index += 2
            continue
        out.append(tokens[index])
        index += 1
    return out


RULES: Final = (
    Rule("versions", r"\b(?:system|business|application)_time\b", stepwise(_versions)),
    Rule("registers", r"\bcurrent\s+\w", stepwise(_registers)),
    Rule("durations", r"\b(?:year|month|day|hour|minute|second|microsecond)s?\b", _durations),
    Rule("xml_tables", r"\bpassing\b", _xml_tables),
)
