"""What stands in FROM: hints, functions that take tables, rows of several functions."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import (
    NAMES,
    Rule,
    Taken,
    all_made,
    calls,
    end_of_name,
    is_word,
    made,
    opens,
    stepwise,
    words_at,
)
from gazetteer.sqllineage.text.macros import PLACEHOLDER
from gazetteer.sqllineage.text.operations import closing, split
from gazetteer.sqllineage.text.tokens import NUMBER, QUOTED, STRING, SYMBOL, VARIABLE, Token

_CLAUSES: Final = frozenset(
    {"SELECT", "FROM", "JOIN", "ON", "WHERE", "GROUP", "HAVING", "ORDER", "QUALIFY", "LIMIT", "UNION", "SET"}
)
_BEFORE_BRANCH: Final = frozenset({"UNION", "ALL", "DISTINCT", "EXCEPT", "INTERSECT"})
_BEFORE_QUERY: Final = frozenset({"FROM", "JOIN", "AS", "IN", "EXISTS", *_BEFORE_BRANCH})
# Functions that the parser takes apart, and knows with some of their arguments only.
_KNOWN_OTHERWISE: Final = {"VECTOR_SEARCH": "of_vectors", "GAP_FILL": "of_gaps"}
_FULL_TEXT: Final = frozenset(
    {
        "CONTAINSTABLE", "FREETEXTTABLE", "SEMANTICKEYPHRASETABLE", "SEMANTICSIMILARITYTABLE",
        "SEMANTICSIMILARITYDETAILSTABLE",
    }
)  # fmt: skip


def _table_hints(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """WITH (INDEX = x) behind a table."""
    behind_name = bool(out) and out[-1].kind in {*NAMES, VARIABLE}
    if behind_name and words_at(tokens, index, "WITH", "(", "INDEX") and tokens[index + 3].text in {"=", "("}:
        return closing(tokens, index + 1) + 1, []
    return None


def _full_text_tables(tokens: list[Token]) -> list[Token]:
    """CONTAINSTABLE(t, (a, b), 'x') is the query of t that ranks by its columns."""
    out = list(tokens)
    for index, end in calls(out, _FULL_TEXT):
        at = out[index]
        table, *rest = list(split(out[index + 2 : end]))
        columns = rest[0] if rest else []
        if columns and opens(columns, 0):
            columns = columns[1:-1]
        named = [part for part in split(columns) if part and part[0].kind in NAMES]
        rank: list[Token] = []
        for part in named or [[made("NULL", at)]]:
            rank += [*([made("+", at)] if rank else []), *part]
        select = [*all_made("( SELECT", at), *rank, *all_made("AS RANK , NULL AS", at), at._replace(
            kind="quoted", text="[KEY]", value="KEY")]  # fmt: skip
        out[index : end + 1] = [*select, made("FROM", at), *table, made(")", at)]
    return out


def _changed_rows(tokens: list[Token]) -> list[Token]:
    """CHANGETABLE(CHANGES t, …) gives rows of t."""
    out = list(tokens)
    for index, end in calls(out, frozenset({"CHANGETABLE"})):
        table = next(split(out[index + 3 : end]), [])
        out[index : end + 1] = table
    return out


def _open_xml(tokens: list[Token]) -> list[Token]:
    """OPENXML(document, path, flags) WITH (…) has the form of OPENJSON."""
    out = list(tokens)
    for index, end in calls(out, frozenset({"OPENXML"})):
        document = next(split(out[index + 2 : end]), [])
        out[index : end + 1] = [made("OPENJSON", out[index]), out[index + 1], *document, out[end]]
    return out


def _predict(tokens: list[Token]) -> list[Token]:
    """T-SQL's PREDICT(MODEL = m, DATA = t AS d) WITH (score float) AS p: the rows of t, and new columns."""
    out = list(tokens)
    for index, end in calls(out, frozenset({"PREDICT"})):
        data = next((part for part in split(out[index + 2 : end]) if is_word(part, 0, {"DATA"})), [])
        if len(data) < 3 or not words_at(data, 1, "="):
            continue
        scores = [*all_made("CROSS JOIN OPENJSON ( NULL )", out[index])]
        if not words_at(out, end + 1, "WITH", "("):
            scores = []
        out[index : end + 1] = [*data[2:], *scores]
    return out


def _table_arguments(tokens: list[Token]) -> list[Token]:
    """f(MODEL m, TABLE t): a model is no table, a table is one."""
    out: list[Token] = []
    index = depth = 0
    while index < len(tokens):
        token = tokens[index]
        depth += {"(": 1, ")": -1}.get(token.text, 0) if token.kind == SYMBOL else 0
        starts = depth > 0 and bool(out) and out[-1].text in {"(", ",", "=>"} and out[-1].kind == SYMBOL
        name_end = _end_of_name(tokens, index + 1)
        if starts and is_word(tokens, index, {"TABLE", "MODEL"}) and name_end > index + 1:
            name = tokens[index + 1 : name_end]
            out += (
                [token, made("(", token), *name, made(")", token)] if token.value == "TABLE" else [made("NULL", token)]
            )
            index = name_end
            continue
        if is_word(tokens, index, {"ML", "AI"}) and words_at(tokens, index + 1, ".") and opens(tokens, index + 3):
            out.append(made(f"{token.text}_{tokens[index + 2].text}", token))
            index += 3
            continue
        if is_word(tokens, index, _KNOWN_OTHERWISE) and opens(tokens, index + 1):
            out.append(made(_KNOWN_OTHERWISE[token.value], token))
            index += 1
            continue
        out.append(token)
        index += 1
    return out


def _end_of_name(tokens: list[Token], index: int) -> int:
    end = index
    while end < len(tokens) and (tokens[end].kind in {*NAMES, NUMBER} or tokens[end].text in {".", "-"}):
        end += 1
    return end


def _model_methods(tokens: list[Token]) -> list[Token]:
    """Snowflake's model!METHOD(…), and WITH m AS MODEL name VERSION v, which gives a model another name."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        if words_at(tokens, index, "!") and is_word(tokens, index + 1) and opens(tokens, index + 2):
            while out and out[-1].kind in NAMES:
                out.pop()
                if not words_at(out, len(out) - 1, "."):
                    break
                out.pop()
            index += 1
        elif _is_model_name(tokens, index):
            index = end_of_name(tokens, index + 3)
            index += 2 if is_word(tokens, index, {"VERSION"}) else 0
            if words_at(tokens, index, ","):
                index += 1
            elif out:
                # It was the only name of the WITH, or the last one.
                out.pop()
        else:
            out.append(tokens[index])
            index += 1
    return out


def _is_model_name(tokens: list[Token], index: int) -> bool:
    """Whether WITH or a comma stands before an index, and `name AS MODEL name` at it."""
    if not (words_at(tokens, index + 1, "AS", "MODEL") and tokens[index].kind in NAMES and index + 3 < len(tokens)):
        return False
    starts = is_word(tokens, index - 1, {"WITH"}) or words_at(tokens, index - 1, ",")
    return starts and tokens[index + 3].kind in NAMES and not is_word(tokens, index + 3, _CLAUSES)


def _paths_in_from(tokens: list[Token]) -> list[Token]:
    """Redshift's FROM t, t.items[0].parts[1]: of a path with indexes its top-level column is all that counts."""
    out: list[Token] = []
    clauses = [""]
    index = 0
    while index < len(tokens):
        if words_at(tokens, index, "("):
            clauses.append("")
        elif words_at(tokens, index, ")"):
            clauses = clauses[:-1] or [""]
        elif is_word(tokens, index, _CLAUSES):
            clauses[-1] = tokens[index].value
        end = end_of_name(tokens, index)
        stands_in_from = clauses[-1] in {"FROM", "JOIN"} and bool(out) and out[-1].value in {"FROM", "JOIN", ","}
        if stands_in_from and end - index >= 3 and words_at(tokens, end, "["):
            out += tokens[index : index + 3]
            index = _end_of_path(tokens, end)
            continue
        out.append(tokens[index])
        index += 1
    return out


def _end_of_path(tokens: list[Token], index: int) -> int:
    """The index behind the indexes and fields that start at one."""
    while words_at(tokens, index, "[") or words_at(tokens, index, "."):
        if words_at(tokens, index, "."):
            index = end_of_name(tokens, index + 1)
        else:
            index = next((i for i in range(index, len(tokens)) if words_at(tokens, i, "]")), len(tokens)) + 1
    return index


def _rows_from(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """ROWS FROM (f(…), g(…) AS (a int, b text)) as the call of a function; the list of columns are texts in it."""
    if not (words_at(tokens, index, "ROWS", "FROM") and opens(tokens, index + 2)):
        return None
    end, at = closing(tokens, index + 2), tokens[index]
    out = [made("in_rows_from", at)]
    for part in split(tokens[index + 3 : end]):
        out.append(made("(" if len(out) == 1 else ",", at))
        behind = closing(part, next((i for i, token in enumerate(part) if token.text == "("), 0)) + 1
        if not words_at(part, behind, "AS", "("):
            out += part
            continue
        out += [made("in_columns_of", at), made("(", at), *part[:behind]]
        for column in split(part[behind + 2 : closing(part, behind + 1)]):
            name = column[0].value if column[0].kind == QUOTED else column[0].text
            out += [made(",", at), made(f"'{name}'", at)]
        out.append(made(")", at))
    return end + 1, [*out, made(")", at)]


def _dictionaries(tokens: list[Token]) -> list[Token]:
    """ClickHouse's dictionary('d') in FROM is the table d."""
    out = list(tokens)
    for index, end in calls(out, frozenset({"DICTIONARY"})):
        name = out[index + 2 : end]
        if len(name) == 1 and name[0].kind == STRING:
            name = all_made(" . ".join(name[0].value.split(".")), name[0])
        if name and is_word(out, index - 1, {"FROM", "JOIN"}):
            out[index : end + 1] = name
    return out


def _parameters(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """ClickHouse's {name:Type}: an Identifier is a table or column that nobody knows, anything else a value."""
    if not (words_at(tokens, index, "{") and is_word(tokens, index + 1) and tokens[index + 2].text.startswith(":")):
        return None
    end = next((i for i in range(index, len(tokens)) if tokens[i].text == "}"), len(tokens) - 1)
    is_name = any(token.text.lstrip(":").upper() == "IDENTIFIER" for token in tokens[index + 2 : end])
    return end + 1, [made(f"{PLACEHOLDER}{tokens[index + 1].text}" if is_name else "0", tokens[index])]


def _natural_name(tokens: list[Token]) -> list[Token]:
    """T-SQL has no NATURAL JOIN: the word is a name."""
    return [token._replace(text="[natural]", kind="quoted") if token.value == "NATURAL" and token.kind == "word"
            else token for token in tokens]  # fmt: skip


def _unpivoted(tokens: list[Token]) -> list[Token]:
    """Redshift's `FROM t, UNPIVOT t.attributes AS value AT key` has the form of an array with positions."""
    out: list[Token] = []
    for index, token in enumerate(tokens):
        in_from = words_at(tokens, index - 1, ",") or is_word(tokens, index - 1, {"FROM", "JOIN"})
        if not (in_from and is_word(tokens, index, {"UNPIVOT"}) and not opens(tokens, index + 1)):
            out.append(token)
    return out


def _catalog_views(tokens: list[Token]) -> list[Token]:
    """An unquoted INFORMATION_SCHEMA.view, which BigQuery's parser makes one quoted name: it has no other case."""
    out = list(tokens)
    for index in range(len(out) - 2):
        if words_at(out, index, "INFORMATION_SCHEMA", ".") and is_word(out, index + 2):
            for at in (index, index + 2):
                out[at] = out[at]._replace(text=out[at].text.lower())
    return out


def _rows_of_values(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """MariaDB's VALUES (a, b), (c, d) as a query is MySQL's VALUES ROW (a, b), ROW (c, d)."""
    last = len(out) - 1
    begins = last < 0 or is_word(out, last, _BEFORE_BRANCH)
    begins = begins or (opens(out, last) and (last == 0 or is_word(out, last - 1, _BEFORE_QUERY)))
    if not begins or not words_at(tokens, index, "VALUES", "("):
        return None
    rows = [tokens[index]]
    at = index + 1
    while opens(tokens, at):
        end = closing(tokens, at) + 1
        rows += [made("ROW", tokens[at]), *tokens[at:end]]
        at = end
        if words_at(tokens, at, ",") and opens(tokens, at + 1):
            rows.append(tokens[at])
            at += 1
    return at, rows


def _outer_calls(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """Oracle's XMLTABLE(…)(+) x: rows that have none stay, which moves no column."""
    is_behind_call = bool(out) and out[-1].kind == SYMBOL and out[-1].text == ")"
    return (index + 3, []) if is_behind_call and words_at(tokens, index, "(", "+", ")") else None


RULES: Final = (
    Rule("outer_calls", r"\)\s*\(\s*\+\s*\)", stepwise(_outer_calls)),
    Rule("unpivoted", r"\bunpivot\b", _unpivoted),
    Rule("dictionaries", r"\bdictionary\s*\(", _dictionaries),
    Rule("typed_parameters", r"\{\s*\w+\s*:", stepwise(_parameters)),
    Rule("natural_is_a_name", r"\bnatural\b", _natural_name),
    Rule("table_hints", r"\bwith\s*\(\s*index\b", stepwise(_table_hints)),
    Rule("full_text_tables", r"\b(?:containstable|freetexttable|semantic\w+table)\b", _full_text_tables),
    Rule("changed_rows", r"\bchangetable\b", _changed_rows),
    Rule("open_xml", r"\bopenxml\b", _open_xml),
    Rule("predict", r"\bpredict\s*\(", _predict),
    Rule(
        "table_arguments",
        r"[(,>]\s*(?:table|model)\s+[\w`\"]|\b(?:ai|ml)\s*\.|\b(?:vector_search|gap_fill)\b",
        _table_arguments,
    ),
    Rule("model_methods", r"[\w\"]!\w|\bas\s+model\b", _model_methods),
    Rule("paths_in_from", r"\w\s*\[\s*\d+\s*\]\s*[.\[]", _paths_in_from),
    Rule("rows_of_values", r"\bvalues\s*\(", stepwise(_rows_of_values)),
    Rule("rows_from", r"\brows\s+from\b", stepwise(_rows_from)),
    Rule("catalog_views", r"\binformation_schema\b", _catalog_views),
)
