"""Words of one vendor for what others call differently: abbreviations, hints, locks, options that move no rows."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import (
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
    without,
    word_at,
    words_at,
)
from gazetteer.sqllineage.text.operations import closing
from gazetteer.sqllineage.text.tokens import NUMBER, QUOTED, STRING, Token

_SHORT: Final = {
    "SEL": "SELECT",
    "INS": "INSERT",
    "UPD": "UPDATE",
    "DEL": "DELETE",
    "BT": "COMMIT",
    "ET": "COMMIT",
}
_BEFORE_SELECT: Final = frozenset({"AS", "UNION", "ALL", "MINUS", "EXCEPT", "INTERSECT", "IN", "EXISTS", "ACCESS"})
_HINTS: Final = frozenset({"SHUFFLE", "NOSHUFFLE", "BROADCAST", "CLUSTERED", "NOCLUSTERED"})
_AFTER_TABLE: Final = frozenset({"WHERE", "SET", "USING", "AS", "RETURNING", "GROUP", "ORDER", "JOIN", "ON"})
_ISOLATION: Final = frozenset({"UR", "CS", "RS", "RR"})
_LOCKS: Final = frozenset({"ACCESS", "READ", "WRITE", "SHARE", "EXCLUSIVE", "CHECKSUM"})


def _abbreviations(tokens: list[Token]) -> list[Token]:
    out: list[Token] = []
    for index, token in enumerate(tokens):
        is_head = is_word(tokens, index, _SHORT) and not words_at(tokens, index + 1, ".")
        is_query = is_head and token.value == "SEL" and (
            words_at(tokens, index - 1, "(") or words_at(tokens, index - 1, ")")
            or is_word(tokens, index - 1, _BEFORE_SELECT))  # fmt: skip
        if is_query or (is_head and starts_statement(tokens, index)):
            out.append(made(_SHORT[token.value], token))
        else:
            out.append(token)
    return out


def _locking(tokens: list[Token], index: int) -> int:
    """Teradata's LOCKING [TABLE] t FOR ACCESS [NOWAIT] before a statement."""
    if not is_word(tokens, index, {"LOCKING"}):
        return index
    end = index + 1
    while end < min(index + 12, len(tokens)) and not is_word(tokens, end, _LOCKS):
        end += 1
    if end >= len(tokens) or not is_word(tokens, end, _LOCKS):
        return index
    end += 1
    while is_word(tokens, end, {"MODE", "NOWAIT", "OVERRIDE"}):
        end += 1
    return end


def _delete_all(tokens: list[Token], index: int) -> int:
    """Teradata's DELETE FROM t ALL."""
    behind = words_at(tokens, index + 1, ";") or index + 1 == len(tokens)
    return index + 1 if is_word(tokens, index, {"ALL"}) and behind else index


def _bracket_hint(tokens: list[Token], index: int) -> int:
    """Impala's [SHUFFLE]."""
    is_hint = words_at(tokens, index, "[") and is_word(tokens, index + 1, _HINTS) and words_at(tokens, index + 2, "]")
    return index + 3 if is_hint else index


def _isolation(tokens: list[Token], index: int) -> int:
    """Db2's WITH UR, FOR READ ONLY, OPTIMIZE FOR n ROWS behind a query."""
    is_level = is_word(tokens, index, {"WITH"}) and is_word(tokens, index + 1, _ISOLATION)
    if is_level and not is_word(tokens, index + 2, {"AS"}) and not opens(tokens, index + 2):
        return index + 2
    if words_at(tokens, index, "OPTIMIZE", "FOR") and is_word(tokens, index + 3, {"ROWS", "ROW"}):
        return index + 4
    if words_at(tokens, index, "FOR") and is_word(tokens, index + 1, {"READ", "FETCH"}):
        return index + 3 if is_word(tokens, index + 2, {"ONLY"}) else index
    return index


def _summary_options(tokens: list[Token], index: int) -> int:
    """Db2's DATA INITIALLY DEFERRED REFRESH … behind the query of a materialised table."""
    return end_of_statement(tokens, index) if words_at(tokens, index, "DATA", "INITIALLY", "DEFERRED") else index


def _emit(tokens: list[Token], index: int) -> int:
    """RisingWave's EMIT ON WINDOW CLOSE."""
    return index + 4 if words_at(tokens, index, "EMIT", "ON", "WINDOW", "CLOSE") else index


def _group_size(tokens: list[Token], index: int) -> int:
    """Materialize's OPTIONS (… INPUT GROUP SIZE = n)."""
    if not (words_at(tokens, index, "OPTIONS", "(") and index):
        return index
    end = closing(tokens, index + 1)
    return end + 1 if word_at(tokens, index + 2, end, "GROUP", "SIZE") > 0 else index


def _session_gap(tokens: list[Token], index: int) -> int:
    """RisingWave's frame SESSION WITH GAP INTERVAL '5 minutes'."""
    if not words_at(tokens, index, "SESSION", "WITH", "GAP"):
        return index
    end = index + 3
    while end < len(tokens) and not words_at(tokens, end, ")"):
        end += 1
    return end


def _label(tokens: list[Token], index: int) -> int:
    """WITH LABEL x and PARTITION (*) of StarRocks' and Doris' INSERT."""
    if words_at(tokens, index, "WITH", "LABEL"):
        return index + 3
    return index + 4 if words_at(tokens, index, "PARTITION", "(", "*", ")") else index


def _sample_ratio(tokens: list[Token], index: int) -> int:
    """SingleStore's WITH (SAMPLE_RATIO = 0.1) behind a table."""
    return closing(tokens, index + 1) + 1 if words_at(tokens, index, "WITH", "(", "SAMPLE_RATIO") else index


def _comment_is(tokens: list[Token], index: int) -> int:
    """Exasol's COMMENT IS 'text' behind a column or a query."""
    is_comment = (
        words_at(tokens, index, "COMMENT", "IS") and index + 2 < len(tokens) and tokens[index + 2].kind == STRING
    )
    return index + 3 if is_comment else index


def _type_options(tokens: list[Token], index: int) -> int:
    """Teradata's FORMAT '…', TITLE '…' and CHARACTER SET inside CAST."""
    is_option = is_word(tokens, index, {"FORMAT", "TITLE"}) and index + 1 < len(tokens)
    return index + 2 if is_option and tokens[index + 1].kind == STRING and tokens[index - 1].text != "," else index


_TYPES: Final = frozenset(
    {
        "BYTE", "BYTEINT", "BIGINT", "CHAR", "CHARACTER", "CLOB", "DATE", "DEC", "DECIMAL", "DOUBLE", "FLOAT", "FORMAT",
        "INT", "INTEGER", "INTERVAL", "NUMBER", "NUMERIC", "REAL", "SMALLINT", "TIME", "TIMESTAMP", "TITLE", "VARBYTE",
        "VARCHAR", "NAMED", "UPPERCASE", "CASESPECIFIC",
    }
)  # fmt: skip


_VALUES_TOO: Final = frozenset({"DATE", "TIME", "TIMESTAMP", "INTERVAL"})
_NO_VALUES: Final = frozenset(
    {
        "IN", "VALUES", "AND", "OR", "NOT", "ON", "AS", "SELECT", "SEL", "WHEN", "THEN", "ELSE", "BY", "WHERE",
        "FROM", "USING", "OVER", "BETWEEN", "LIKE", "CAST", "TRYCAST", "SET", "HAVING", "QUALIFY", "CASE", "EXISTS",
    }
)  # fmt: skip


def _is_value(word: Token, tokens: list[Token], index: int) -> bool:
    """Whether a bare word before a parenthesis is a column: f(DATE) is a call for today, d (DATE) most likely none."""
    if word.value in _NO_VALUES or index + 1 >= len(tokens):
        return False
    return tokens[index + 1].value not in _VALUES_TOO or word.end < tokens[index].start


def _casts_behind(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """Teradata's `x (VARCHAR(10))`, `x (FORMAT '…')`, `x (NAMED y)`."""
    ends_value = bool(out) and (
        out[-1].text == ")"
        or out[-1].kind in {NUMBER, STRING, "quoted"}
        or (out[-1].kind == "word" and ((len(out) > 1 and out[-2].text == ".") or _is_value(out[-1], tokens, index)))
    )
    if not (ends_value and opens(tokens, index) and is_word(tokens, index + 1, _TYPES)):
        return None
    end = closing(tokens, index)
    is_name = is_word(tokens, index + 1, {"NAMED"})
    return end + 1, [made("AS", tokens[index]), *tokens[index + 2 : end]] if is_name else []


def _document_paths(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """SingleStore's `document::$field`, `::%field`, `:> TYPE`, `!:> TYPE` and the product `<*>`."""
    if words_at(tokens, index, "::"):
        sign = index + 1 < len(tokens) and tokens[index + 1].text in {"$", "%"}
        return index + 2 + sign, []
    if words_at(tokens, index, "<", "*", ">"):
        return index + 3, [made("*", tokens[index])]
    for size in (2, 3):
        if "".join(token.text for token in tokens[index : index + size]) in {":>", "!:>"}:
            end = end_of_name(tokens, index + size)
            return closing(tokens, end) + 1 if opens(tokens, end) else end, []
    return None


def _bracket_names(tokens: list[Token]) -> list[Token]:
    """[name] is "name"."""
    return [made('"' + token.value.replace('"', '""') + '"', token) if token.kind == "quoted" and token.text[:1] == "["
            else token for token in tokens]  # fmt: skip


def _only_targets(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """FROM ONLY t, INTO ONLY (t): whether inherited tables count."""
    if not (is_word(tokens, index, {"ONLY"}) and is_word(tokens, index - 1, {"FROM", "INTO", "UPDATE", "USING"})):
        return None
    if opens(tokens, index + 1) and end_of_name(tokens, index + 2) == closing(tokens, index + 1):
        end = closing(tokens, index + 1)
        return end + 1, tokens[index + 2 : end]
    names_table = end_of_name(tokens, index + 1) > index + 1 and not is_word(tokens, index + 1, _AFTER_TABLE)
    return (index + 1, []) if names_table else None


def _changelog(tokens: list[Token]) -> list[Token]:
    """RisingWave's WITH x AS CHANGELOG FROM t: the rows of t."""
    out = list(tokens)
    for index in range(len(out) - 4, -1, -1):
        if words_at(out, index, "AS", "CHANGELOG", "FROM"):
            end = end_of_name(out, index + 3)
            name = out[index + 3 : end]
            out[index + 1 : end] = [*all_made("( SELECT * FROM", out[index]), *name, made(")", out[index])]
    return out


def _error_logging(tokens: list[Token], index: int) -> int:
    """Oracle's LOG ERRORS [INTO table] [(tag)] [REJECT LIMIT n] behind a change: rows that failed move no data."""
    if not words_at(tokens, index, "LOG", "ERRORS") or is_word(tokens, index - 1, {"AS"}):
        return index
    end = index + 2
    if is_word(tokens, end, {"INTO"}):
        end = end_of_name(tokens, end + 1)
    if opens(tokens, end):
        end = closing(tokens, end) + 1
    return end + 3 if words_at(tokens, end, "REJECT", "LIMIT") else end


def _named_all(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """Spark's column `all`, where ALL cannot be the word: before a comma, a bracket, a comparison, behind a comma."""
    if not is_word(tokens, index, {"ALL"}) or words_at(tokens, index - 1, "."):
        return None
    is_last = words_at(tokens, index - 1, ",") or is_word(tokens, index - 1, {"AND", "OR", "WHERE", "AS"})
    following = tokens[index + 1].text if index + 1 < len(tokens) else ""
    is_name = following in {",", ")", "=", "<", ">", "<>", "<=", ">=", "!=", "+", "-", "/"} or (
        is_last and following != "("
    )
    return (index + 1, [tokens[index]._replace(kind=QUOTED, text="`all`", value="all")]) if is_name else None


RULES: Final = (
    Rule("abbreviations", r"\b(?:sel|ins|upd|del|bt|et)\b", _abbreviations, of_scripts=True),
    Rule("error_logging", r"\blog\s+errors\b", without(_error_logging), of_scripts=True),
    Rule("locking", r"\blocking\b", without(_locking), of_scripts=True),
    Rule("delete_all", r"\bdelete\b|\bdel\b", without(_delete_all), of_scripts=True),
    Rule("bracket_hints", r"\[\s*\w+\s*\]", without(_bracket_hint), of_scripts=True),
    Rule("isolation", r"\bwith\s+(?:ur|cs|rs|rr)\b|\bfor\s+(?:read|fetch)\b|\boptimize\b", without(_isolation),
         of_scripts=True),
    Rule("summary_options", r"\binitially\b", without(_summary_options), of_scripts=True),
    Rule("emit", r"\bemit\b", without(_emit), of_scripts=True),
    Rule("labels", r"\bwith\s+label\b|\bpartition\s*\(\s*\*", without(_label), of_scripts=True),
    Rule("only_targets", r"\b(?:from|into|update|using)\s+only\b", stepwise(_only_targets), of_scripts=True),
    Rule("comment_is", r"\bcomment\s+is\b", without(_comment_is), of_scripts=True),
    Rule("group_size", r"\boptions\s*\(", without(_group_size)),
    Rule("session_gap", r"\bgap\b", without(_session_gap)),
    Rule("sample_ratio", r"\bsample_ratio\b", without(_sample_ratio)),
    Rule("type_options", r"\b(?:format|title)\s*'", without(_type_options)),
    Rule("casts_behind", rf"\(\s*(?:{'|'.join(sorted(_TYPES))})\b", stepwise(_casts_behind)),
    Rule("document_paths", r"::|:>|<\*>", stepwise(_document_paths)),
    Rule("bracket_names", r"\[", _bracket_names),
    Rule("named_all", r"\ball\s*[,)=<>!+\-/]|(?:,|\b(?:and|or|where|as))\s*all\b", stepwise(_named_all)),
    Rule("changelog", r"\bchangelog\b", _changelog),
)  # fmt: skip
