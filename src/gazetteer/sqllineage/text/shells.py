"""What a script has besides SQL: commands of the vendors' shells, XML namespaces."""

from __future__ import annotations

import re
from typing import Final

from gazetteer.sqllineage.text import conditional_comments, notebooks, sqlplus, substitutions
from gazetteer.sqllineage.text.dialect import Dialect

_PSQL_LINE: Final = re.compile(r"(?m)^[ \t]*\\(?!gexec\b)[a-zA-Z!?][^\n]*$")
_PSQL_COPY: Final = re.compile(r"(?im)^([ \t]*)\\(copy\b[^\n]*)$")
_PSQL_FILE: Final = re.compile(
    r"(?i)^(copy\s++(?:\(.*\)\s*+to|[^\s(]++\s*+(?:\([^()]*+\))?\s*+(?:from|to))\s++)(?!['\s]|std|program\b)(\S+)"
)
# A command behind a query sends it; strings and comments are passed over.
_PSQL_SENDS: Final = re.compile(
    r"'(?:[^'])*+'|--[^\n]*|(?P<sends>\\(?P<name>gx?|gset|gdesc|gexec|crosstabview|watch)\b[^\n]*)"
)
_COPIED_ROWS: Final = re.compile(r"(?ims)(\bcopy\b[^;]*?\bfrom\s+stdin\b[^;]*;)(.*?^\\\.)[ \t]*$")
_PSQL_LITERAL: Final = re.compile(r"(?<![:\w]):(?='\w+')")
_XML_NAMESPACES: Final = re.compile(r"(?i)\bWITH\s+XMLNAMESPACES\s*\((?:[^()']|'[^']*')*\)\s*(,?)")
_SQLCMD_LINE: Final = re.compile(
    r"(?im)^[ \t]*(?:!!|:(?:on[ \t]+error|connect|out|error|perftrace|list|listvar|reset|serverlist|help|ed|xml|"
    r"quit|exit)\b)[^\n]*$"
)
_BTEQ_LINE: Final = re.compile(r"(?m)^[ \t]*\.[A-Za-z][^\n]*$")
_SLASH_LINE: Final = re.compile(r"(?m)^[ \t]*/[ \t]*(?:--.*)?$")
_LANGUAGE_SCRIPT: Final = re.compile(
    r"(?im)^[ \t]*create\b[^;(]*?\b(?:lua|python3?|java|r)\b[^;]*?\bscript\b(?s:.*?)\bas\b"
    r"(?P<body>(?s:.*?))(?=^[ \t]*/[ \t]*$|\Z)"
)
# What a licence or the first line for a shell looks like before the SQL, in dialects that have no such comments.
_LEADING_HASHES: Final = re.compile(r"\A(?:\s*+#(?:[ \t!#][^\n]*)?(?:\n|\Z))+")
_BYTE_ORDER_MARK: Final = "\ufeff"
_DELIMITER_LINE: Final = re.compile(r"(?im)^[ \t]*delimiter[ \t]+(\S+)[ \t]*(?:(?:--[ \t]|#|/\*).*)?$")
_TERMINATOR_LINE: Final = re.compile(r"(?im)^[ \t]*--#set[ \t]+terminator[ \t]+(\S+)[ \t]*$")


def prepare(sql: str, dialect: Dialect) -> str:
    """The SQL of a text: without a notebook's other cells, with the shell's variables and commands carried out.

    Line numbers stay.
    """
    if sql.startswith(_BYTE_ORDER_MARK):
        sql = " " + sql[1:]
    sql = notebooks.sql_of(sql, has_cells=dialect.notebook_cells)
    if "#" not in dialect.line_comments:
        sql = _LEADING_HASHES.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), sql)
    return _without_commands(substitutions.resolve(sql, dialect), dialect)


def _without_commands(sql: str, dialect: Dialect) -> str:
    """The text with the commands of the vendors' shells made harmless."""
    if dialect.shell == "mysql":
        sql = conditional_comments.as_text(sql)
    if dialect.shell == "mysql" and (found := list(_DELIMITER_LINE.finditer(sql))):
        return _without_delimiters(sql, found)
    if dialect.shell == "db2" and (found := list(_TERMINATOR_LINE.finditer(sql))):
        return _without_delimiters(sql, found)
    if dialect.shell == "bteq":
        return _BTEQ_LINE.sub(lambda match: ";".ljust(len(match.group())), sql)
    if dialect.shell == "exaplus":
        return _SLASH_LINE.sub(lambda match: match.group().replace("/", ";", 1), _LANGUAGE_SCRIPT.sub(_as_string, sql))
    if dialect.shell == "sqlplus":
        return sqlplus.without_commands(sql)
    if dialect.shell == "psql":
        return _without_psql(sql)
    if dialect.shell == "sqlcmd":
        sql = _SQLCMD_LINE.sub(lambda match: " " * len(match.group()), sql)
        return _XML_NAMESPACES.sub(_without_namespaces, sql)
    return sql


def _without_psql(sql: str) -> str:
    if "\\" in sql:
        sql = _PSQL_COPY.sub(_as_copy, sql)
        if "\\g" in sql or "\\crosstabview" in sql or "\\watch" in sql:
            sql = _PSQL_SENDS.sub(_as_sent, sql)
    if "\\." in sql:
        sql = _COPIED_ROWS.sub(lambda match: match.group(1) + re.sub(r"[^\n]", " ", match.group(2)), sql)
    sql = _PSQL_LITERAL.sub(" ", sql)
    return _PSQL_LINE.sub(lambda match: " " * len(match.group()), sql)


def _as_copy(match: re.Match[str]) -> str:
    """psql's \\copy as the COPY that it is, with its file's name in quotes."""
    return f"{match[1]};" + _PSQL_FILE.sub(r"\1'\2'", match[2].rstrip("; \t\r")) + ";"


def _as_sent(match: re.Match[str]) -> str:
    if match["sends"] is None:
        return match.group()
    # What \\gexec runs is what the query gives, which nobody knows: it stays, and is reported.
    return "; \\gexec;" if match["name"] == "gexec" else ";"


def _as_string(match: re.Match[str]) -> str:
    """A script in another language as a string: nothing in it is SQL."""
    start = match.start("body") - match.start()
    text = match.group()
    blank = re.sub(r"[^\n]", " ", match["body"])
    return f"{text[:start]} ''{blank[2:]}" if len(blank) > 2 else text


def _without_namespaces(match: re.Match[str]) -> str:
    """XML namespaces stand where CTEs do, and may be followed by some."""
    blank = re.sub(r"[^\n]", " ", match.group())
    return f"WITH{blank[4:]}" if match.group(1) else blank


def _without_delimiters(sql: str, found: list[re.Match[str]]) -> str:
    out = [sql[: found[0].start()]]
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(sql)
        delimiter = match.group(1)
        section = sql[match.end() : end]
        if delimiter != ";":
            section = section.replace(delimiter, ";".ljust(len(delimiter)))
        out.append(" " * len(match.group()) + section)
    return "".join(out)
