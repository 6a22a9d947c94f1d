"""Types and expressions of single databases, which give their operands as they are."""

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
from gazetteer.sqllineage.text.tokens import QUOTED, SYMBOL, VARIABLE, Token

# PostgreSQL's own types that the parser does not take in every dialect.
_CATALOG_TYPES: Final = frozenset(
    {
        "XID", "XID8", "CID", "TID", "OID", "NAME", "ACLITEM", "REGCLASS", "REGPROC", "REGPROCEDURE", "REGOPER",
        "REGOPERATOR", "REGTYPE", "REGROLE", "REGNAMESPACE", "REGCONFIG", "REGDICTIONARY", "PG_LSN", "REFCURSOR",
        "OIDVECTOR", "INT2VECTOR", "CSTRING", "LTREE", "LQUERY", "HSTORE", "CITEXT", "TSVECTOR", "TSQUERY",
    }
)  # fmt: skip
_COMPOUND: Final = frozenset({"+=", "-=", "*=", "/=", "%=", "&=", "^=", "|="})
_FIELDS: Final = frozenset({"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"})


def _catalog_types(tokens: list[Token]) -> list[Token]:
    """x::pg_catalog.regclass, x::aclitem[], x::"char": any type will do."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        is_cast = token.text == "::" or (token.value == "AS" and token.kind == "word" and _ends_cast(tokens, index + 1))
        out.append(token)
        index += 1
        if not is_cast or index >= len(tokens):
            continue
        end = index
        while words_at(tokens, end + 1, ".") and end + 2 < len(tokens):
            end += 2
        is_own = tokens[end].kind == QUOTED or end > index or is_word(tokens, end, _CATALOG_TYPES)
        if is_own and tokens[end].kind in NAMES:
            out.append(made("TEXT", tokens[index]))
            index = end + 1
            while words_at(tokens, index, "[", "]"):
                index += 2
    return out


def _ends_cast(tokens: list[Token], index: int) -> bool:
    """Whether a type of the catalog and the end of CAST( … AS type) stand here."""
    end = index
    while end + 2 < len(tokens) and words_at(tokens, end + 1, "."):
        end += 2
    qualified = end > index and tokens[index].value == "PG_CATALOG"
    return (qualified or is_word(tokens, end, _CATALOG_TYPES)) and words_at(tokens, end + 1, ")")


def _intervals(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """The fields of Oracle's intervals: CAST(x AS INTERVAL DAY(3) TO SECOND), (a - b) DAY TO SECOND."""
    is_type = is_word(tokens, index, {"INTERVAL"}) and is_word(tokens, index - 1, {"AS"})
    end = _end_of_fields(tokens, index + is_type)
    if is_type and end > index + 1:
        return end, [made("TEXT", tokens[index])]
    behind = end > index and not is_type and bool(out) and out[-1].text == ")" and out[-1].kind == SYMBOL
    return (end, []) if behind else None


def _end_of_fields(tokens: list[Token], index: int) -> int:
    """The index behind DAY(n) TO SECOND(n); the same one where no such thing stands."""
    if not is_word(tokens, index, _FIELDS):
        return index
    to = closing(tokens, index + 1) + 1 if opens(tokens, index + 1) else index + 1
    if not is_word(tokens, to, {"TO"}) or not is_word(tokens, to + 1, _FIELDS):
        return index
    return closing(tokens, to + 2) + 1 if opens(tokens, to + 2) else to + 2


def _multisets(tokens: list[Token]) -> list[Token]:
    """Oracle's operators on nested tables, and IS NAN and IS INFINITE of numbers."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if is_word(tokens, index, {"MULTISET"}) and is_word(tokens, index + 1, {"UNION", "EXCEPT", "INTERSECT"}):
            out.append(made("||", token))
            index += 3 if is_word(tokens, index + 2, {"ALL", "DISTINCT"}) else 2
        elif words_at(tokens, index, "CAST", "(", "MULTISET", "("):
            end = closing(tokens, index + 3)
            out += tokens[index + 3 : end + 1]
            index = closing(tokens, index + 1) + 1
        elif _compares_multisets(tokens, index):
            if out and is_word(out, len(out) - 1, {"NOT"}):
                out.pop()
            out.append(made("=", token))
            index += 2 if is_word(tokens, index + 1, {"OF"}) else 1
        elif is_word(tokens, index, {"EMPTY", "NAN", "INFINITE"}) and out and out[-1].value in {"IS", "NOT"}:
            out.append(made("NULL", token))
            index += 1
        elif words_at(tokens, index, "A", "SET") and out and out[-1].value in {"IS", "NOT"}:
            out.append(made("NULL", token))
            index += 2
        else:
            out.append(token)
            index += 1
    return out


def _compares_multisets(tokens: list[Token], index: int) -> bool:
    """MEMBER OF, NOT MEMBER, SUBMULTISET: the first of these words is also what people call tables."""
    if not is_word(tokens, index, {"MEMBER", "SUBMULTISET"}) or words_at(tokens, index - 1, "."):
        return False
    is_operator = is_word(tokens, index + 1, {"OF"}) or is_word(tokens, index - 1, {"NOT"})
    return is_operator or (tokens[index].value == "SUBMULTISET" and not opens(tokens, index + 1))


def _compound_selects(tokens: list[Token]) -> list[Token]:
    """T-SQL's SELECT @a += x: the variable with its new value."""
    out: list[Token] = []
    for index, token in enumerate(tokens):
        is_assignment = (
            token.kind == SYMBOL and len(token.text) == 2 and token.text[1] == "=" and token.text[0] in "+-*/%&^|"
        )
        if is_assignment and index and tokens[index - 1].kind == VARIABLE:
            out += [made("=", token), tokens[index - 1], made("+", token)]
        else:
            out.append(token)
    return out


def _quoted_words(tokens: list[Token]) -> list[Token]:
    """The parser of Redshift takes "exclude" for its keyword: in parentheses it is a name."""
    out: list[Token] = []
    for index, token in enumerate(tokens):
        is_word_of_its_own = token.kind == QUOTED and token.value.upper() == "EXCLUDE"
        alone = not words_at(tokens, index + 1, ".") and not (out and out[-1].text == ".")
        after_alias = bool(out) and (
            out[-1].value == "AS" or (out[-1].text == "(" and words_at(out, len(out) - 2, "EXCLUDE"))
        )
        if is_word_of_its_own and alone and not after_alias and not _is_listed(out):
            out += [made("(", token), token, made(")", token)]
        else:
            out.append(token)
    return out


def _approximate(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """Redshift's APPROXIMATE before no aggregate and no parenthesis is somebody's column."""
    if not is_word(tokens, index, {"APPROXIMATE"}) or is_word(tokens, index + 1, {"COUNT", "PERCENTILE_DISC"}):
        return None
    return None if opens(tokens, index + 1) else (index + 1, [made('"approximate"', tokens[index])])


def _column_defaults(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """MySQL's DEFAULT(c) is what the table has for the column where nothing is given, and nothing of the column."""
    if not words_at(tokens, index, "DEFAULT", "(") or words_at(tokens, index - 1, "."):
        return None
    end = closing(tokens, index + 1)
    is_column = end > index + 2 and end_of_name(tokens, index + 2) == end
    return (end + 1, [made("NULL", tokens[index])]) if is_column else None


def _is_listed(before: list[Token]) -> bool:
    """Whether the tokens before are an open `* EXCLUDE (a, `."""
    depth = 0
    for index in range(len(before) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(before[index].text, 0)
        if depth < 0:
            return is_word(before, index - 1, {"EXCLUDE"})
    return False


RULES: Final = (
    Rule("catalog_types", r"::|\bas\s+(?:pg_catalog\s*\.|reg|oid|xid|name)", _catalog_types),
    Rule("intervals", r"\bto\s+(?:second|month|minute|hour|day)\b", stepwise(_intervals)),
    Rule("multisets", r"\b(?:multiset|member|submultiset|empty|nan|infinite|a\s+set)\b", _multisets),
    Rule("compound_selects", r"@\w+\s*[-+*/%&^|]=", _compound_selects),
    Rule("approximate", r"\bapproximate\b", stepwise(_approximate)),
    Rule("column_defaults", r"\bdefault\s*\(", stepwise(_column_defaults)),
    Rule("quoted_words", r"\"exclude\"", _quoted_words),
)
