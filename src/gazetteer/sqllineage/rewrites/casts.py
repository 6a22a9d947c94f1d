"""Functions that name a type beside their value, in forms that the parser does not have: the value is left."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.rewrites.rule import NAMES, Rule, Taken, is_word, made, opens, stepwise, word_at, words_at
from gazetteer.sqllineage.text.operations import closing
from gazetteer.sqllineage.text.tokens import QUOTED, STRING, WORD, Token

_WITH_TYPE: Final = frozenset({"XMLSERIALIZE", "XMLCAST", "PARSE", "TRY_PARSE"})
_XML_QUERIES: Final = frozenset({"XMLQUERY", "XMLEXISTS"})
_BEHIND_XML: Final = (("WELLFORMED",), ("STRIP", "WHITESPACE"), ("PRESERVE", "WHITESPACE"))


def _values_as_types(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """XMLSERIALIZE(CONTENT x AS CLOB), XMLCAST(x AS NUMBER), PARSE(x AS date USING 'en-US')."""
    if not (is_word(tokens, index, _WITH_TYPE) and opens(tokens, index + 1)):
        return None
    end = closing(tokens, index + 1)
    as_at = word_at(tokens, index + 2, end, "AS")
    if as_at < 0:
        return None
    start = index + 2 + (is_word(tokens, index + 2, {"CONTENT", "DOCUMENT"}) and as_at > index + 3)
    value = stepwise(_values_as_types)(stepwise(_xml_queries)(tokens[start:as_at]))
    return end + 1, [*tokens[index : index + 2], *value, tokens[end]]


def _xml_queries(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """XMLQUERY('…' PASSING BY VALUE x AS "n", y RETURNING CONTENT): a function of the values that it passes."""
    if not (is_word(tokens, index, _XML_QUERIES) and opens(tokens, index + 1)):
        return None
    end = closing(tokens, index + 1)
    passing = word_at(tokens, index + 2, end, "PASSING")
    if passing < 0:
        return None
    returning = word_at(tokens, passing, end, "RETURNING")
    values: list[Token] = []
    at = passing + 1
    while at < (returning if returning > 0 else end):
        if (is_word(tokens, at, {"BY"}) and is_word(tokens, at + 1, {"VALUE", "REF"})) or (
            is_word(tokens, at, {"AS"}) and at + 1 < end and tokens[at + 1].kind in {WORD, QUOTED, STRING}
        ):
            at += 2
        else:
            values.append(tokens[at])
            at += 1
    return end + 1, [*tokens[index:passing], made(",", tokens[passing]), *values, tokens[end]]


def _xml_values(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """XMLPARSE(DOCUMENT x WELLFORMED), a function of its value; XMLELEMENT(name, x), which lacks the word NAME."""
    if is_word(tokens, index, {"XMLELEMENT"}) and opens(tokens, index + 1):
        is_name = index + 3 < len(tokens) and tokens[index + 2].kind in NAMES and tokens[index + 3].text in {",", ")"}
        return (index + 2, [*tokens[index : index + 2], made("NAME", tokens[index])]) if is_name else None
    if not (is_word(tokens, index, {"XMLPARSE"}) and opens(tokens, index + 1)):
        return None
    start = index + 2 + is_word(tokens, index + 2, {"CONTENT", "DOCUMENT"})
    end = closing(tokens, index + 1)
    behind = [word_at(tokens, start + 1, end, *words) for words in _BEHIND_XML]
    value = tokens[start : min([at for at in behind if at > 0], default=end)]
    return end + 1, [*tokens[index : index + 2], *stepwise(_xml_values)(value), tokens[end]]


def _types_first(tokens: list[Token], index: int, _out: list[Token]) -> Taken:
    """Exasol's CONVERT(VARCHAR(10), x)."""
    if not (is_word(tokens, index, {"CONVERT"}) and opens(tokens, index + 1) and is_word(tokens, index + 2)):
        return None
    behind = closing(tokens, index + 3) + 1 if opens(tokens, index + 3) else index + 3
    if not words_at(tokens, behind, ","):
        return None
    return behind + 1, [made("COALESCE", tokens[index]), tokens[index + 1]]


RULES: Final = (
    Rule("values_as_types", r"\b(?:xmlserialize|xmlcast|(?:try_)?parse)\s*\(", stepwise(_values_as_types)),
    Rule("xml_queries", r"\bxml(?:query|exists)\s*\(", stepwise(_xml_queries)),
    Rule("xml_values", r"\bxml(?:parse|element)\s*\(", stepwise(_xml_values)),
    Rule("types_first", r"\bconvert\s*\(", stepwise(_types_first)),
)
