"""Clauses and modifiers that decide nothing about lineage, or that the parser has under another form."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import (
    NAMES,
    Rule,
    Taken,
    all_made,
    end_of_name,
    is_word,
    made,
    opens,
    stepwise,
    words_at,
)
from gazetteer.sqllineage.text.macros import EXCLUDED
from gazetteer.sqllineage.text.operations import closing, split
from gazetteer.sqllineage.text.tokens import NUMBER, STRING, SYMBOL, WORD, Token

_MODIFIERS: Final = frozenset(
    {
        "SQL_CACHE", "SQL_NO_CACHE", "SQL_SMALL_RESULT", "SQL_BIG_RESULT", "SQL_BUFFER_RESULT", "SQL_CALC_FOUND_ROWS",
        "HIGH_PRIORITY", "STRAIGHT_JOIN",
    }
)  # fmt: skip
_AFTER_GROUP: Final = frozenset(
    {"HAVING", "ORDER", "LIMIT", "WITH", "UNION", "EXCEPT", "INTERSECT", "WINDOW", "FOR", "INTO", "QUALIFY", "ON"}
)
_JOIN_WORDS: Final = frozenset(
    {"GLOBAL", "ANY", "ALL", "LEFT", "RIGHT", "FULL", "INNER", "OUTER", "SEMI", "ANTI", "ASOF", "CROSS"}
)


def _select_modifiers(tokens: list[Token]) -> list[Token]:
    out: list[Token] = []
    for index, token in enumerate(tokens):
        behind_select = bool(out) and out[-1].kind == WORD and out[-1].value in {"SELECT", "DISTINCT", "ALL"}
        named = words_at(tokens, index + 1, ",") or is_word(tokens, index + 1, {"FROM", "AS"})
        if not (behind_select and is_word(tokens, index, _MODIFIERS) and not named):
            out.append(token)
    return out


def _group_order(tokens: list[Token]) -> list[Token]:
    """GROUP BY a DESC: the direction of old MySQL."""
    out: list[Token] = []
    inside: list[int] = []
    depth = 0
    for index, token in enumerate(tokens):
        depth += {"(": 1, ")": -1}.get(token.text, 0) if token.kind == SYMBOL else 0
        if words_at(tokens, index, "GROUP", "BY"):
            inside.append(depth)
        elif inside and (depth < inside[-1] or (depth == inside[-1] and is_word(tokens, index, _AFTER_GROUP))):
            inside.pop()
        is_direction = bool(inside) and depth == inside[-1] and is_word(tokens, index, {"ASC", "DESC"})
        if not (is_direction and out[-1].text not in {",", "."} and out[-1].value != "BY"):
            out.append(token)
    return out


def _clickhouse_joins(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """LEFT ANY OUTER JOIN and the like: which rows meet is no lineage, but for SEMI, ANTI and the side."""
    end = index
    while is_word(tokens, end, _JOIN_WORDS):
        end += 1
    if end == index or not is_word(tokens, end, {"JOIN"}):
        return None
    return end, [token for token in tokens[index:end] if token.value not in {"GLOBAL", "ANY", "ALL", "OUTER"}]


def _without_sample(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    return (closing(tokens, index + 1) + 1, []) if words_at(tokens, index, "TABLESAMPLE", "(") else None


def _sort_operators(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """ORDER BY a USING <."""
    if not is_word(tokens, index, {"USING"}) or index + 1 >= len(tokens):
        return None
    if words_at(tokens, index + 1, "OPERATOR", "("):
        return closing(tokens, index + 2) + 1, []
    # The last is an operator that has been rewritten already.
    return (index + 2, []) if tokens[index + 1].text in {"<", ">", "<=", ">=", "||"} else None


def _joined_strings(tokens: list[Token]) -> list[Token]:
    """'one ' 'two' is one string."""
    return [token for index, token in enumerate(tokens)
            if not (token.kind == STRING and index and tokens[index - 1].kind == STRING)]  # fmt: skip


def _numbered_parameters(tokens: list[Token]) -> list[Token]:
    """SQLite's ?1."""
    return [token for index, token in enumerate(tokens)
            if not (token.kind == NUMBER and index and tokens[index - 1].text == "?"
                    and token.start == tokens[index - 1].end)]  # fmt: skip


def _positions(tokens: list[Token]) -> list[Token]:
    """DuckDB's ORDER BY #1."""
    return [token for index, token in enumerate(tokens)
            if not (token.text == "#" and index + 1 < len(tokens) and tokens[index + 1].kind == NUMBER)]  # fmt: skip


def _search_and_cycle(tokens: list[Token]) -> list[Token]:
    """WITH r AS (…) SEARCH … BY a SET c, CYCLE a SET c USING p: r once more, with columns c and p that come from a."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        columns: list[Token] = []
        while _is_search_or_cycle(tokens, index) and (columns or tokens[index - 1].text == ")"):
            end = _end_of_cycle(tokens, index)
            columns += _set_columns(tokens[index:end])
            index = end
        name = _name_of_cte(out) if columns else None
        if name is not None:
            out += [made(",", name), name, *all_made("AS ( SELECT *", name), *columns, *all_made("FROM", name), name]
            out.append(made(")", name))
        if index < len(tokens):
            out.append(tokens[index])
            index += 1
    return out


def _is_search_or_cycle(tokens: list[Token], index: int) -> bool:
    is_search = words_at(tokens, index, "SEARCH") and is_word(tokens, index + 1, {"DEPTH", "BREADTH"})
    return is_search or (is_word(tokens, index, {"CYCLE"}) and _lists_names(tokens, index + 1))


def _set_columns(clause: list[Token]) -> list[Token]:
    """The columns that a clause sets as select items: each from all of the columns that it lists."""
    at = next(index for index, token in enumerate(clause) if token.value == "SET")
    listed = clause[4:at] if clause[0].value == "SEARCH" else clause[1:at]
    by = [part[0] for part in split(listed) if part]
    out: list[Token] = []
    for index in range(at, len(clause) - 1):
        if is_word(clause, index, {"SET", "USING"}):
            out += all_made(", COALESCE (", clause[index])
            for position, column in enumerate(by):
                out += [made(",", column), column] if position else [column]
            out += [*all_made(") AS", clause[index]), clause[index + 1]]
    return out


def _name_of_cte(tokens: list[Token]) -> Token | None:
    """The name of the common table expression whose query ends here."""
    index = _opening(tokens, len(tokens) - 1) - 1
    while is_word(tokens, index, {"MATERIALIZED", "NOT"}):
        index -= 1
    if not is_word(tokens, index, {"AS"}):
        return None
    index = _opening(tokens, index - 1) - 1 if words_at(tokens, index - 1, ")") else index - 1
    return tokens[index] if index >= 0 and tokens[index].kind in NAMES else None


def _opening(tokens: list[Token], index: int) -> int:
    """The index of the parenthesis that the one at an index closes, -1 if there is none."""
    depth = 0
    for at in range(index, -1, -1):
        if tokens[at].kind == SYMBOL:
            depth += {")": 1, "(": -1}.get(tokens[at].text, 0)
            if depth == 0:
                return at
    return -1


def _lists_names(tokens: list[Token], index: int) -> bool:
    """Whether names with commas between them and SET stand here."""
    at = index
    while at + 1 < len(tokens) and tokens[at].kind in NAMES and words_at(tokens, at + 1, ","):
        at += 2
    return at < len(tokens) and tokens[at].kind in NAMES and is_word(tokens, at + 1, {"SET"})


def _end_of_cycle(tokens: list[Token], index: int) -> int:
    end = index
    while end < len(tokens) and tokens[end].value != "SET":
        end += 1
    end += 2
    if is_word(tokens, end, {"TO"}):
        end += 2
    if is_word(tokens, end, {"DEFAULT"}):
        end += 2
    if is_word(tokens, end, {"USING"}):
        end += 2
    return end


def _exclude_list(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """Redshift's SELECT a, * EXCLUDE b, c FROM …: the columns are left out of the whole list, as its last item says."""
    if (
        not is_word(tokens, index, {"EXCLUDE"})
        or is_word(tokens, index + 1, {"FROM", "AS"})
        or index + 1 >= len(tokens)
    ):
        return None
    start = index + 2 if opens(tokens, index + 1) else index + 1
    end = start
    while end < len(tokens) and tokens[end].kind in NAMES:
        end = end + 2 if words_at(tokens, end + 1, ",") else end + 1
        if not words_at(tokens, end - 1, ","):
            break
    names = tokens[start:end]
    behind = end + 1 if opens(tokens, index + 1) else end
    item = [made(",", tokens[index]), made(EXCLUDED, tokens[index]), made("(", tokens[index])]
    return (behind, [*item, *names, made(")", tokens[index])]) if names else None


def _only(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """FROM ONLY (t), and `t *`, which say whether inherited tables count; JOIN … USING (a) AS j."""
    if words_at(tokens, index, "ONLY", "(") and is_word(tokens, index - 1, {"FROM", "JOIN"}):
        end = closing(tokens, index + 1)
        return end + 1, tokens[index + 2 : end]
    ends_name = words_at(tokens, index, "*") and index > 1 and tokens[index - 1].kind in NAMES
    if ends_name and is_word(tokens, index + 1, {"AS", "WHERE", "ON", "USING", "ORDER", "GROUP"}):
        return index + 1, []
    if words_at(tokens, index, "USING", "("):
        end = closing(tokens, index + 1)
        if is_word(tokens, end + 1, {"AS"}):
            return end + 3, tokens[index : end + 1]
    return None


def _predicates(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """Predicates of PostgreSQL and the standard that test one value: as IS NOT NULL, BETWEEN or a comparison."""
    token = tokens[index]
    if words_at(tokens, index, "BETWEEN") and is_word(tokens, index + 1, {"SYMMETRIC", "ASYMMETRIC"}):
        return index + 2, [token]
    if is_word(tokens, index, {"OVERLAPS"}) and out and out[-1].text == ")":
        return index + 1, [made("=", token)]
    if is_word(tokens, index, {"IS"}) and (end := _end_of_test(tokens, index)) > index:
        return end, [token, made("NOT", token), made("NULL", token)]
    if is_word(tokens, index, {"ISNULL", "NOTNULL"}) and not opens(tokens, index + 1):
        return index + 1, [made("IS", token), made("NULL", token)]
    return None


_FORMS: Final = frozenset({"NFC", "NFD", "NFKC", "NFKD"})
_JSON_KINDS: Final = frozenset({"VALUE", "SCALAR", "ARRAY", "OBJECT"})


def _end_of_test(tokens: list[Token], index: int) -> int:
    """The index behind IS [NOT] JSON … or IS [NOT] … NORMALIZED; the same one where neither stands."""
    end = index + 1
    end += is_word(tokens, end, {"NOT"})
    if is_word(tokens, end, {"JSON"}):
        end += 1
        end += is_word(tokens, end, _JSON_KINDS)
        if is_word(tokens, end, {"WITH", "WITHOUT"}) and is_word(tokens, end + 1, {"UNIQUE"}):
            end += 2
            end += is_word(tokens, end, {"KEYS"})
        return end
    form = is_word(tokens, end, _FORMS)
    return end + 1 + form if is_word(tokens, end + form, {"NORMALIZED"}) else index


def _next_value(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """MariaDB's NEXT VALUE FOR sequence."""
    if not (is_word(tokens, index, {"NEXT", "PREVIOUS"}) and words_at(tokens, index + 1, "VALUE", "FOR")):
        return None
    return end_of_name(tokens, index + 3), [made("NULL", tokens[index])]


def _transform_columns(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """SELECT TRANSFORM (…) USING 'script' AS a, b: parentheses around the columns."""
    is_list = is_word(tokens, index, {"AS"}) and len(out) > 1 and out[-1].kind == STRING
    if not (is_list and is_word(out, len(out) - 2, {"USING"})) or opens(tokens, index + 1):
        return None
    end = index + 1
    while end < len(tokens) and not is_word(tokens, end, {"FROM", "INSERT", "WHERE"}) and tokens[end].text != ")":
        end = closing(tokens, end) + 1 if opens(tokens, end) else end + 1
    return end, [tokens[index], made("(", tokens[index]), *tokens[index + 1 : end], made(")", tokens[index])]


RULES: Final = (
    Rule("transform_columns", r"\btransform\b", stepwise(_transform_columns)),
    Rule("select_modifiers", r"\b(?:sql_\w+|high_priority|straight_join)\b", _select_modifiers),
    Rule("group_order", r"\bgroup\s+by\b[^;]*\b(?:asc|desc)\b", _group_order),
    Rule("clickhouse_joins", r"\b(?:global|any|all|outer)\b[^;]*\bjoin\b", stepwise(_clickhouse_joins)),
    Rule("without_sample", r"\btablesample\b", stepwise(_without_sample)),
    Rule("sort_operators", r"\busing\s*(?:operator\b|\|\||[<>])", stepwise(_sort_operators)),
    Rule("joined_strings", r"'\s+(?:--[^\n]*\n\s*)?'", _joined_strings),
    Rule("numbered_parameters", r"\?\d", _numbered_parameters),
    Rule("positions", r"#\d", _positions),
    Rule("exclude_list", r"\bexclude\b", stepwise(_exclude_list)),
    Rule("search_and_cycle", r"\b(?:search\s+(?:depth|breadth)|cycle)\b", _search_and_cycle),
    Rule("only", r"\bonly\s*\(|\*\s*(?:as|where|on|using|order|group)\b|\busing\s*\([^()]*\)\s*as\b", stepwise(_only)),
    Rule("predicates", r"\b(?:symmetric|overlaps|json|normalized|isnull|notnull)\b", stepwise(_predicates)),
    Rule("next_value", r"\bvalue\s+for\b", stepwise(_next_value)),
)
