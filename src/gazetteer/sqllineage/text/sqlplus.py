"""Commands of SQL*Plus: each is a line, where no statement is open."""

from __future__ import annotations

import re
from typing import Final

_ANYWHERE: Final = re.compile(
    r"(?im)^[ \t]*(?:/[ \t]*(?:--.*)?$|"
    r"(?:set[ \t]+(?:serveroutput|echo|feedback|define|timing|verify|heading|linesize|pagesize|"
    r"termout|trimspool|sqlblanklines|scan|long)\b|prompt\b|rem\b|remark\b|show[ \t]+err|whenever[ \t]|"
    r"spool[ \t]|accept[ \t]|@@?[\w./]+|exec(?:ute)?[ \t]+(?!immediate)).*$)"
)
_COMMAND: Final = re.compile(
    r"(?i)[ \t]*(?:!|(?:acc(?:ept)?|archive|attr(?:ibute)?|bre(?:ak)?|bti(?:tle)?|cl(?:ear)?|col(?:umn)?|"
    r"comp(?:ute)?|conn(?:ect)?|def(?:ine)?|disc(?:onnect)?|ed(?:it)?|exit|quit|get|help|ho(?:st)?|list|passw(?:ord)?|pau(?:se)?|"
    r"pri(?:nt)?|pro(?:mpt)?|recover|repf(?:ooter)?|reph(?:eader)?|run|save?|sho(?:w)?|shutdown|spo(?:ol)?|"
    r"sta(?:rt)?|startup|store|timi(?:ng)?|tti(?:tle)?|undef(?:ine)?|var(?:iable)?|"
    r"set[ \t]+(?!role\b|transaction\b|constraints?\b)\w+)(?=[ \t;]|$))"
)
_BLOCK: Final = re.compile(
    r"(?i)\s*(?:declare\b|begin\b|<<|with\s+(?:function|procedure)\b|"
    r"create\s+(?:or\s+replace\s+)?(?:(?:non)?editionable\s+)?(?:function|procedure|package|trigger|type|library)\b)"
)
_COMMENT: Final = re.compile(r"--[^\n]*|/\*.*?\*/")


def without_commands(sql: str) -> str:
    """The text with an empty statement in the place of each command, and of the slash that runs what is before it."""
    sql = _ANYWHERE.sub(_as_statement, sql)
    lines = sql.split("\n")
    if not any(_COMMAND.match(line) for line in lines):
        return sql
    return "\n".join(_passed(lines))


def _as_statement(match: re.Match[str]) -> str:
    line = match.group()
    if line.lstrip().startswith("/"):
        return line.replace("/", ";", 1)
    if call := re.match(r"(?i)\s*exec(?:ute)?[ \t]", line):
        return "CALL ".rjust(call.end()) + line[call.end() :].rstrip(";") + ";"
    return _blank(line)


def _blank(line: str) -> str:
    return ";" + " " * (len(line) - 1) if line else line


def _passed(lines: list[str]) -> list[str]:
    """The lines without the commands among them: whatever begins like one inside of a statement is SQL."""
    out = []
    is_open = is_block = goes_on = in_comment = in_string = False
    for line in lines:
        is_command = goes_on or (not is_open and not in_comment and _COMMAND.match(line) is not None)
        if is_command:
            goes_on = line.rstrip().endswith("-")
            out.append(_blank(line))
            continue
        out.append(line)
        bare = _COMMENT.sub(" ", line)
        if in_comment:
            in_comment = "*/" not in line
            continue
        bare, opening, _ = bare.partition("/*")
        in_comment = bool(opening)
        if not is_open and bare.strip(" \t\r;"):
            is_open, is_block = True, _BLOCK.match(bare) is not None
        in_string = in_string != (bare.count("'") % 2 == 1)
        ends = bare.strip() == ";" if is_block else bare.rstrip().endswith(";")
        is_open = is_open and (in_string or not ends)
    return out
