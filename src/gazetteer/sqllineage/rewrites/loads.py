"""Loads and exports of one vendor as the INSERT or COPY that they are."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import (
    NAMES,
    Rule,
    all_made,
    end_of_name,
    end_of_statement,
    is_word,
    made,
    opens,
    starts_statement,
    word_at,
    words_at,
)
from gazetteer.sqllineage.text.operations import closing, split
from gazetteer.sqllineage.text.tokens import QUOTED, STRING, Token


def _loads_with_label(tokens: list[Token]) -> list[Token]:
    """LOAD LABEL l (DATA INFILE (…) INTO TABLE a …, …), CREATE ROUTINE LOAD l ON a: one LOAD for each table."""
    out = list(tokens)
    for index in range(len(out) - 2, -1, -1):
        if not starts_statement(out, index):
            continue
        is_routine = words_at(out, index, "CREATE", "ROUTINE", "LOAD")
        if not is_routine and not words_at(out, index, "LOAD", "LABEL"):
            continue
        end = end_of_statement(out, index)
        found: list[Token] = []
        for at in range(index, end):
            is_target = words_at(out, at, "INTO", "TABLE") or (is_routine and words_at(out, at, "ON"))
            name = at + 1 if is_routine else at + 2
            if is_target and end_of_name(out, name) > name:
                found += [*all_made("LOAD DATA INTO TABLE", out[at]), *out[name : end_of_name(out, name)]]
                found.append(made(";", out[at]))
                if is_routine:
                    break
        out[index:end] = found[:-1] if found else out[index:end]
    return out


def _file_targets(tokens: list[Token]) -> list[Token]:
    """StarRocks' INSERT INTO FILES (…) query is an export."""
    out = list(tokens)
    for index in range(len(out) - 3, -1, -1):
        if words_at(out, index, "INSERT", "INTO", "FILES", "("):
            query = closing(out, index + 3) + 1
            end = end_of_statement(out, query)
            at = out[index]
            out[index:end] = [*all_made("COPY (", at), *out[query:end], *all_made(") TO 'files'", at)]
    return out


def _copied_files(tokens: list[Token]) -> list[Token]:
    """Databricks' COPY INTO t FROM (SELECT … FROM 'path'): a file, as it is called in other queries."""
    out = list(tokens)
    for index in range(len(out) - 3, -1, -1):
        if not (words_at(out, index, "COPY", "INTO") and starts_statement(out, index)):
            continue
        query = word_at(out, index, end_of_statement(out, index), "FROM", "(") + 2
        path = word_at(out, query, closing(out, query - 1), "FROM") + 1 if query > 1 else 0
        if path and out[path].kind == STRING:
            file = out[path]._replace(kind=QUOTED, text=f"`{out[path].value}`")
            out[path : path + 1] = [*all_made("text .", file), file]
    return out


def _imported_rows(tokens: list[Token]) -> list[Token]:
    """Exasol's FROM (IMPORT INTO (a INT, b INT) FROM …): columns that come from no table."""
    out = list(tokens)
    for index in range(len(out) - 3, 0, -1):
        if not (words_at(out, index, "IMPORT", "INTO", "(") and opens(out, index - 1)):
            continue
        end = closing(out, index - 1)
        columns = [part[0] for part in split(out[index + 3 : closing(out, index + 2)]) if part]
        select: list[Token] = [made("SELECT", out[index])]
        for number, column in enumerate(columns):
            select += [*([made(",", column)] if number else []), *all_made("NULL AS", column), column]
        out[index:end] = select
    return out


def _emits(tokens: list[Token]) -> list[Token]:
    """Exasol's f(…) EMITS (a INT, b INT) in a select list: one value for each column."""
    out = list(tokens)
    for index in range(len(out) - 2, 0, -1):
        if not (words_at(out, index, "EMITS", "(") and out[index - 1].text == ")"):
            continue
        start = _start_of_call(out, index - 1)
        call, end = out[start:index], closing(out, index + 1)
        values: list[Token] = []
        for part in split(out[index + 2 : end]):
            values += [*([made(",", part[0])] if values else []), *call, made("AS", part[0]), part[0]]
        out[start : end + 1] = values
    return out


def _start_of_call(tokens: list[Token], end: int) -> int:
    depth = 0
    index = end
    while index >= 0:
        depth += {")": 1, "(": -1}.get(tokens[index].text, 0)
        if depth == 0:
            break
        index -= 1
    while index > 0 and (tokens[index - 1].text == "." or (tokens[index - 1].kind in NAMES and (
            tokens[index].text in {"(", "."}))):  # fmt: skip
        index -= 1
    return max(index, 0)


def _sinks(tokens: list[Token]) -> list[Token]:
    """CREATE SINK s FROM t, CREATE SINK s AS query, CREATE SINK s INTO t AS query: a read, an export or an INSERT."""
    out = list(tokens)
    for index in range(len(out) - 3, -1, -1):
        if not (starts_statement(out, index) and words_at(out, index, "CREATE") and (
                sink := next((i for i in (index + 1, index + 3) if is_word(out, i, {"SINK"})), 0))):  # fmt: skip
            continue
        end = end_of_statement(out, index)
        at = out[index]
        into, from_, as_ = (word_at(out, sink, end, word) for word in ("INTO", "FROM", "AS"))
        options = word_at(out, max(as_, sink), end, "WITH", "(")
        if as_ >= 0:
            query = out[as_ + 1 : options if options > 0 else end]
            if 0 < into < as_:
                out[index:end] = [*all_made("INSERT INTO", at), *out[into + 1 : as_], *query]
            else:
                out[index:end] = [*all_made("COPY (", at), *query, *all_made(") TO 'sink'", at)]
        elif from_ >= 0:
            name = out[from_ + 1 : end_of_name(out, from_ + 1)]
            out[index:end] = [made("COPY", at), *name, *all_made("TO 'sink'", at)]
    return out


RULES: Final = (
    Rule("loads_with_label", r"\bload\b", _loads_with_label, of_scripts=True),
    Rule("file_targets", r"\binto\s+files\b", _file_targets, of_scripts=True),
    Rule("sinks", r"\bsink\b", _sinks, of_scripts=True),
    Rule("copied_files", r"\bcopy\b", _copied_files, of_scripts=True),
    Rule("imported_rows", r"\bimport\b", _imported_rows),
    Rule("emits", r"\bemits\b", _emits),
)
