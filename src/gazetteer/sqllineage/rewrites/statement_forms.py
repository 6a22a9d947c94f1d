"""Statements that one vendor begins or orders in a form of its own, in the form that the others have."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from gazetteer.sqllineage.rewrites.rule import (
    NAMES,
    Rule,
    Taken,
    all_made,
    end_of_name,
    end_of_statement,
    is_word,
    made,
    opens,
    starts_statement,
    stepwise,
    word_at,
    words_at,
)
from gazetteer.sqllineage.text.operations import closing, split
from gazetteer.sqllineage.text.tokens import STRING, SYMBOL, Token

_IN_TRIGGER: Final = frozenset(
    {"INSERT", "INS", "UPDATE", "UPD", "DELETE", "DEL", "MERGE", "CALL", "ABORT", "ROLLBACK"}
)
_REPLACED: Final = frozenset({"VIEW", "RECURSIVE", "MACRO", "PROCEDURE", "FUNCTION", "TRIGGER"})


def _replaced_objects(tokens: list[Token]) -> list[Token]:
    """Teradata's REPLACE VIEW is CREATE OR REPLACE VIEW."""
    out: list[Token] = []
    for index, token in enumerate(tokens):
        is_head = is_word(tokens, index, {"REPLACE"}) and starts_statement(tokens, index)
        if is_head and is_word(tokens, index + 1, _REPLACED):
            out += all_made("CREATE OR", token)
        out.append(token)
    return out


def _macros(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """Teradata's CREATE MACRO m (…) AS (statements) is a procedure, which EXEC m (…) calls."""
    if is_word(tokens, index, {"MACRO"}) and is_word(tokens, index - 1, {"CREATE", "REPLACE"}):
        as_at = word_at(tokens, index, len(tokens), "AS", "(")
        if as_at > 0:
            end = closing(tokens, as_at + 1)
            head = [made("PROCEDURE", tokens[index]), *tokens[index + 1 : as_at], made("BEGIN", tokens[as_at])]
            return end + 1, [*head, *tokens[as_at + 2 : end], *all_made("; END", tokens[end - 1])]
    is_call = is_word(tokens, index, {"EXEC", "EXECUTE"}) and starts_statement(tokens, index)
    return (index + 1, [made("CALL", tokens[index])]) if is_call and _names_macro(tokens, index + 1) else None


def _macro_bodies(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """DuckDB's CREATE MACRO f(a) AS x, (a, b) AS y: a macro for each number of arguments. FUNCTION is another word."""
    if not is_word(tokens, index, {"CREATE"}) or not starts_statement(tokens, index):
        return None
    end = end_of_statement(tokens, index)
    at = next((i for i in range(index + 1, min(index + 5, end)) if is_word(tokens, i, {"MACRO", "FUNCTION"})), end)
    name_at = at + 4 if words_at(tokens, at + 1, "IF", "NOT", "EXISTS") else at + 1
    name_end = end_of_name(tokens, name_at)
    if at == end or not opens(tokens, name_end):
        return None
    starts = [name_end]
    for start in range(closing(tokens, name_end) + 1, end):
        if words_at(tokens, start - 1, ",") and opens(tokens, start) and _is_next_body(tokens, start, starts[-1]):
            starts.append(start)
    instead = [*tokens[index:at], made("MACRO", tokens[at]), *tokens[at + 1 : name_end]]
    for start, behind in pairwise([*starts, end + 1]):
        again = [*all_made("; CREATE MACRO", tokens[start]), *tokens[name_at:name_end]] if start > name_end else []
        instead += [*again, *tokens[start : behind - 1]]
    return end, instead


def _ordered_pivots(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """DuckDB's PIVOT t ON … ORDER BY … is a query of the pivoted rows."""
    begins = not out or starts_statement(out, len(out)) or opens(out, len(out) - 1)
    if not is_word(tokens, index, {"PIVOT"}) or not begins or opens(tokens, index + 1):
        return None
    end = end_of_statement(tokens, index)
    tail = word_at(tokens, index, end, "ORDER", "BY")
    tail = tail if tail > 0 else word_at(tokens, index, end, "LIMIT")
    at = tokens[index]
    return (tail, [*all_made("SELECT * FROM (", at), *tokens[index:tail], made(")", at)]) if tail > 0 else None


def _is_next_body(tokens: list[Token], start: int, before: int) -> bool:
    """Whether the parenthesis at an index has the parameters of another body than the one whose are at `before`."""
    first, end = closing(tokens, before) + 1, closing(tokens, start) + 1
    is_of_query = words_at(tokens, first, "AS", "TABLE")
    is_outside = sum((t.text == "(") - (t.text == ")") for t in tokens[first:start] if t.kind == SYMBOL) == 0
    return is_outside and (words_at(tokens, end, "AS", "TABLE") if is_of_query else is_word(tokens, end, {"AS"}))


def _trigger_blocks(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """Teradata's CREATE TRIGGER … FOR EACH STATEMENT [WHEN (…)] (statements): a block."""
    is_block = opens(tokens, index) and is_word(tokens, index + 1, _IN_TRIGGER)
    if not is_block or not (is_word(tokens, index - 1, {"ROW", "STATEMENT"}) or words_at(tokens, index - 1, ")")):
        return None
    start = next((i for i in range(index, -1, -1) if words_at(tokens, i, ";")), 0)
    if word_at(tokens, start, index, "TRIGGER") < 0:
        return None
    end = closing(tokens, index)
    last = [] if words_at(tokens, end - 1, ";") else [made(";", tokens[end - 1])]
    block = [made("BEGIN", tokens[index]), *tokens[index + 1 : end], *last, made("END", tokens[end - 1])]
    return end + 1, block


def _names_macro(tokens: list[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].kind in NAMES and not is_word(tokens, index, {"IMMEDIATE"})


def _update_from_first(tokens: list[Token]) -> list[Token]:
    """Teradata's UPDATE t FROM a, b SET … WHERE …: FROM goes behind SET."""
    out = list(tokens)
    for index in range(len(out) - 1, -1, -1):
        if not (is_word(out, index, {"UPDATE"}) and starts_statement(out, index)):
            continue
        end = end_of_statement(out, index)
        from_at = end_of_name(out, index + 1)
        set_at = word_at(out, from_at, end, "SET")
        if not is_word(out, from_at, {"FROM"}) or set_at < 0:
            continue
        where = word_at(out, set_at, end, "WHERE")
        set_end = where if where >= 0 else end
        out[from_at:set_end] = out[set_at:set_end] + out[from_at:set_at]
    return out


def _update_else_insert(tokens: list[Token]) -> list[Token]:
    """Teradata's UPDATE … ELSE INSERT …: two statements."""
    return [made(";", token) if is_word(tokens, index, {"ELSE"}) and is_word(tokens, index + 1, {"INSERT", "INS"})
            and _is_upsert(tokens, index) else token for index, token in enumerate(tokens)]  # fmt: skip


def _is_upsert(tokens: list[Token], index: int) -> bool:
    while index > 0 and not starts_statement(tokens, index - 1):
        index -= 1
    return index > 0 and is_word(tokens, index - 1, {"UPDATE", "UPD"})


def _system_statements(tokens: list[Token]) -> list[Token]:
    """Teradata's CALL DBC.SysExecSQL(text) is EXECUTE IMMEDIATE text."""
    out = list(tokens)
    for index in range(len(out) - 3, -1, -1):
        if not is_word(out, index, {"CALL"}):
            continue
        end = end_of_name(out, index + 1)
        if out[end - 1].value.upper() == "SYSEXECSQL" and opens(out, end):
            stop = closing(out, end)
            out[index : stop + 1] = [*all_made("EXECUTE IMMEDIATE", out[index]), *out[end + 1 : stop]]
    return out


def _submitted(tokens: list[Token]) -> list[Token]:
    """StarRocks' SUBMIT TASK … AS statement, Doris' CREATE JOB … DO statement: the statement."""
    out = list(tokens)
    for index in range(len(out) - 1, -1, -1):
        if not starts_statement(out, index):
            continue
        word = "AS" if words_at(out, index, "SUBMIT") else "DO" if words_at(out, index, "CREATE", "JOB") else ""
        at = word_at(out, index, end_of_statement(out, index), word) if word else -1
        if at > 0:
            del out[index : at + 1]
    return out


def _subscribe(tokens: list[Token]) -> list[Token]:
    """Materialize's SUBSCRIBE [TO] t [WITH (…)] is a query of t."""
    out = list(tokens)
    for index in range(len(out) - 2, -1, -1):
        if not is_word(out, index, {"SUBSCRIBE"}):
            continue
        at = index + 1 + is_word(out, index + 1, {"TO"})
        if opens(out, at):
            end = closing(out, at) + 1
            out[index : end_of_statement(out, at)] = out[at:end]
        elif end_of_name(out, at) > at:
            name = out[at : end_of_name(out, at)]
            out[index : end_of_statement(out, at)] = [*all_made("SELECT * FROM", out[index]), *name]
    return out


def _declared_tables(tokens: list[Token]) -> list[Token]:
    """Db2's DECLARE GLOBAL TEMPORARY TABLE creates one."""
    return [made("CREATE", token) if words_at(tokens, index, "DECLARE", "GLOBAL", "TEMPORARY") else token
            for index, token in enumerate(tokens)]  # fmt: skip


def _renamed_pairs(tokens: list[Token]) -> list[Token]:
    """Vertica's ALTER TABLE a, b RENAME TO c, d."""
    out = list(tokens)
    for index in range(len(out) - 1, -1, -1):
        if not (words_at(out, index, "ALTER", "TABLE") and starts_statement(out, index)):
            continue
        end = end_of_statement(out, index)
        at = word_at(out, index, end, "RENAME", "TO")
        old = list(split(out[index + 2 : at])) if at > 0 else []
        new = list(split(out[at + 2 : end])) if at > 0 else []
        if len(old) < 2 or len(old) != len(new):
            continue
        pairs: list[Token] = []
        for one, other in zip(old, new, strict=True):
            pairs += [*([made(",", out[at])] if pairs else []), *one, made("TO", out[at]), *other]
        out[index:end] = [*all_made("RENAME TABLE", out[index]), *pairs]
    return out


_MOVING: Final = {
    "MOVE_PARTITIONS_TO_TABLE": "MOVE PARTITION p TO TABLE",
    "COPY_PARTITIONS_TO_TABLE": "MOVE PARTITION p TO TABLE",
    "SWAP_PARTITIONS_BETWEEN_TABLES": "EXCHANGE PARTITION p WITH TABLE",
}


def _moving_functions(tokens: list[Token]) -> list[Token]:
    """Vertica's SELECT MOVE_PARTITIONS_TO_TABLE('a', from, to, 'b') is an ALTER TABLE."""
    out = list(tokens)
    for index in range(len(out) - 2, 0, -1):
        if not (is_word(out, index, _MOVING) and is_word(out, index - 1, {"SELECT"}) and opens(out, index + 1)):
            continue
        at, end = out[index], closing(out, index + 1)
        arguments = list(split(out[index + 2 : end]))
        if len(arguments) < 4 or arguments[0][0].kind != STRING or arguments[3][0].kind != STRING:
            continue
        one, other = (all_made(" . ".join(arguments[n][0].value.split(".")), at) for n in (0, 3))
        out[index - 1 : end + 1] = [*all_made("ALTER TABLE", at), *one, *all_made(_MOVING[at.value], at), *other]
    return out


def _portions(tokens: list[Token]) -> list[Token]:
    """UPDATE t FOR PORTION OF p FROM a TO b: which part of the time changes is no lineage."""
    out = list(tokens)
    for index in range(len(out) - 6, -1, -1):
        if words_at(out, index, "FOR", "PORTION", "OF"):
            to = word_at(out, index, len(out), "TO")
            stop = to + 1
            while to > 0 and stop < len(out) and (stop == to + 1 or out[stop].kind in {STRING, "number"}):
                stop += 1
            stop = closing(out, stop) + 1 if opens(out, stop) else stop
            del out[index:stop]
    return out


def _row_names(tokens: list[Token]) -> list[Token]:
    """The standard's REFERENCING OLD ROW AS o, where others write OLD AS o."""
    return [token for index, token in enumerate(tokens)
            if not (is_word(tokens, index, {"ROW"}) and is_word(tokens, index - 1, {"OLD", "NEW"})
                    and is_word(tokens, index + 1, {"AS"}))]  # fmt: skip


def _echo(tokens: list[Token]) -> list[Token]:
    """SingleStore's ECHO SELECT gives the rows to the client."""
    return [token for index, token in enumerate(tokens)
            if not (is_word(tokens, index, {"ECHO"}) and is_word(tokens, index + 1, {"SELECT", "WITH"}))]  # fmt: skip


def _performed(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """Vertica's PERFORM before a statement, FOR … IN QUERY, and `x := SELECT …`."""
    if is_word(tokens, index, {"PERFORM"}) and index + 1 < len(tokens) and not opens(tokens, index + 2):
        return index + 1, []
    if is_word(tokens, index, {"QUERY"}) and is_word(tokens, index - 1, {"IN"}):
        return index + 1, []
    if words_at(tokens, index, ":=", "SELECT"):
        end = end_of_statement(tokens, index)
        return end, [tokens[index], made("(", tokens[index + 1]), *tokens[index + 1 : end], made(")", tokens[end - 1])]
    return None


def _changes_in_ctes(tokens: list[Token]) -> list[Token]:
    """Db2's WITH x AS (SELECT a FROM FINAL TABLE (INSERT …)) is WITH x AS (INSERT … RETURNING a)."""
    out = list(tokens)
    for index in range(len(out) - 5, -1, -1):
        if not (words_at(out, index, "AS", "(", "SELECT")):
            continue
        end = closing(out, index + 1)
        from_at = word_at(out, index + 2, end, "FROM")
        if from_at < 0 or not is_word(out, from_at + 1, {"FINAL", "OLD", "NEW"}):
            continue
        if words_at(out, from_at + 2, "TABLE", "(") and closing(out, from_at + 3) == end - 1:
            listed, change = out[index + 3 : from_at], out[from_at + 4 : end - 1]
            out[index + 2 : end] = [*change, made("RETURNING", out[from_at]), *listed]
    return out


def _map_and_reduce(tokens: list[Token]) -> list[Token]:
    """Hive's MAP a, b USING 'script' and REDUCE …, which are other words for SELECT TRANSFORM (a, b) USING 'script'."""
    out = list(tokens)
    for index in range(len(out) - 1, -1, -1):
        if not is_word(out, index, {"MAP", "REDUCE"}) or opens(out, index + 1):
            continue
        stops = ("USING", "SELECT", "FROM", "JOIN", ";", "MAP", "REDUCE")
        end = next((at for at in range(index + 1, len(out)) if any(words_at(out, at, stop) for stop in stops)), -1)
        if end > index + 1 and is_word(out, end, {"USING"}) and end + 1 < len(out) and out[end + 1].kind == STRING:
            at = out[index]
            out[index:end] = [*all_made("SELECT TRANSFORM (", at), *out[index + 1 : end], made(")", at)]
    return out


RULES: Final = (
    Rule("map_and_reduce", r"\b(?:map|reduce)\b[^;]*\busing\b", _map_and_reduce, of_scripts=True),
    Rule("changes_in_ctes", r"\b(?:final|old|new)\s+table\b", _changes_in_ctes, of_scripts=True),
    Rule("replaced_objects", r"\breplace\b", _replaced_objects, of_scripts=True),
    Rule("macros", r"\bmacro\b|\bexec", stepwise(_macros), of_scripts=True),
    Rule("ordered_pivots", r"\bpivot\b", stepwise(_ordered_pivots), of_scripts=True),
    Rule("macro_bodies", r"\b(?:macro|function)\b", stepwise(_macro_bodies), of_scripts=True),
    Rule("trigger_blocks", r"\btrigger\b", stepwise(_trigger_blocks), of_scripts=True),
    Rule("update_else_insert", r"\belse\s+ins", _update_else_insert, of_scripts=True),
    Rule("update_from_first", r"\bupd", _update_from_first, of_scripts=True),
    Rule("system_statements", r"\bsysexecsql\b", _system_statements, of_scripts=True),
    Rule("submitted", r"\bsubmit\b|\bjob\b", _submitted, of_scripts=True),
    Rule("subscribe", r"\bsubscribe\b", _subscribe, of_scripts=True),
    Rule("declared_tables", r"\bdeclare\s+global\b", _declared_tables, of_scripts=True),
    Rule("renamed_pairs", r"\brename\s+to\b", _renamed_pairs, of_scripts=True),
    Rule("moving_functions", r"_partitions_", _moving_functions, of_scripts=True),
    Rule("portions", r"\bportion\b", _portions, of_scripts=True),
    Rule("row_names", r"\b(?:old|new)\s+row\b", _row_names, of_scripts=True),
    Rule("echo", r"\becho\b", _echo, of_scripts=True),
    Rule("performed", r"\bperform\b|\bin\s+query\b|:=\s*select\b", stepwise(_performed), of_scripts=True),
)
