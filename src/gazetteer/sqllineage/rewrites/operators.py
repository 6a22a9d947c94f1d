"""Operators that the parser does not know, or knows only without the space that a database allows in them."""

from __future__ import annotations

import re
from typing import Final

from gazetteer.sqllineage.rewrites.rule import NAMES, Rule, Taken, is_word, made, opens, stepwise, words_at
from gazetteer.sqllineage.text.operations import closing
from gazetteer.sqllineage.text.tokens import SYMBOL, Token

_SPACED: Final = {
    (">", "="): ">=", ("<", "="): "<=", ("<", ">"): "<>", ("!", "="): "<>", ("!", "<"): ">=", ("!", ">"): "<=",
    ("^", "="): "<>", ("|", "|"): "||",
}  # fmt: skip
_CHARACTERS: Final = frozenset("+-*/<>=~!@#%^&|`?")
# What the parser reads as it is: of more than one character, or with a meaning of its own.
_KNOWN: Final = frozenset(
    {
        "||", "<>", "!=", ">=", "<=", "->", "->>", "#>", "#>>", "@>", "<@", "@@", "&&", "~", "~*", "!~", "!~*", "~~",
        "!~~", "~~*", "!~~*", "?|", "<->", "^@", "<<", ">>", "?", "**", "&<", "&>", "=>", "/", "*", "<", ">", "=", "+",
        "-", "%", "^", "|", "&", "#", "::", ":=", "//", "==", "|>", "<=>",
    }
)  # fmt: skip
_MAY_END_WITH_A_SIGN: Final = frozenset("~!@#%^&|`?")
_BEFORE_VALUES: Final = frozenset({"SELECT", "WHERE", "AND", "OR", "NOT", "ON", "BY", "THEN", "ELSE", "WHEN"})
_LIKE_ANY_OTHER: Final = "||"


def _spaced(tokens: list[Token]) -> list[Token]:
    out: list[Token] = []
    for token in tokens:
        before = out[-1] if out else None
        if before is not None and before.kind == SYMBOL and (merged := _SPACED.get((before.text, token.text))):
            out[-1] = made(merged, before)
        elif token.text == ")" and len(out) > 1 and out[-1].text == "+" and out[-2].text == "(":
            out[-2:] = [made("(+)", out[-2])]
        else:
            out.append(token)
    return out


def _custom(tokens: list[Token]) -> list[Token]:
    """An operator of an extension: any operator stands for it, since both sides flow in alike."""
    out: list[Token] = []
    index = 0
    while index < len(tokens):
        if words_at(tokens, index, "OPERATOR") and opens(tokens, index + 1):
            out.append(made(_LIKE_ANY_OTHER, tokens[index]))
            index = closing(tokens, index + 1) + 1
            continue
        end = _end_of_run(tokens, index)
        if _is_parameter(tokens, index) and _is_prefix(out):
            out.append(made(":bind", tokens[index]))
            index += 2
        elif end > index:
            out += _operator(tokens[index:end], is_prefix=_is_prefix(out))
            index = end
        else:
            out.append(tokens[index])
            index += 1
    return out


def _is_parameter(tokens: list[Token], index: int) -> bool:
    """Whether @name stands at an index, a driver's parameter: who wants the operator writes a space or a qualifier."""
    if not (words_at(tokens, index, "@") and is_word(tokens, index + 1)):
        return False
    return tokens[index].end == tokens[index + 1].start and not (
        words_at(tokens, index + 2, ".") or opens(tokens, index + 2))  # fmt: skip


def _end_of_run(tokens: list[Token], index: int) -> int:
    """Where the operator characters end that stand at an index without a space between them."""
    end = index
    while end < len(tokens) and tokens[end].kind == SYMBOL and set(tokens[end].text) <= _CHARACTERS:
        if end > index and tokens[end].start != tokens[end - 1].end:
            break
        end += 1
    return end


def _is_prefix(before: list[Token]) -> bool:
    if not before:
        return True
    last = before[-1]
    return (last.kind == SYMBOL and last.text not in {")", "]"}) or (
        last.kind == "word"
        and last.value in {"SELECT", "WHERE", "AND", "OR", "NOT", "ON", "BY", "THEN", "ELSE", "WHEN"}
    )


def _operator(run: list[Token], *, is_prefix: bool) -> list[Token]:
    text = "".join(token.text for token in run)
    signs: list[Token] = []
    if not _MAY_END_WITH_A_SIGN & set(text):
        # Of `<-` and `*-` the sign belongs to what follows.
        while len(text) > 1 and text[-1] in "+-" and text not in _KNOWN:
            signs.insert(0, made(text[-1], run[-1]))
            text = text[:-1]
    if is_prefix:
        return signs if text not in {"+", "-", "*", "~"} else [*run]
    if text in _KNOWN:
        return [*run] if not signs else [made(text, run[0]), *signs]
    return [made(_LIKE_ANY_OTHER, run[0]), *signs]


def _outer_equals(tokens: list[Token]) -> list[Token]:
    """T-SQL's old outer joins, a *= b and a =* b in WHERE; before it, @a *= b assigns."""
    out: list[Token] = []
    in_where = False
    for index, token in enumerate(tokens):
        if token.kind == "word" and token.value in {"WHERE", "SELECT", "SET", "GROUP", "ORDER"}:
            in_where = token.value == "WHERE"
        is_first = words_at(tokens, index, "*") and words_at(tokens, index + 1, "=")
        is_last = words_at(tokens, index, "*") and words_at(tokens, index - 1, "=")
        if in_where and token.text in {"*=", "=*"}:
            out.append(made("=", token))
        elif not (in_where and (is_first or is_last)):
            out.append(token)
    return out


def _factorial(tokens: list[Token]) -> list[Token]:
    """DuckDB's `n!`."""
    return [
        token
        for index, token in enumerate(tokens)
        if not (token.text == "!" and index and tokens[index - 1].kind not in {SYMBOL}
                and not words_at(tokens, index + 1, "="))
    ]  # fmt: skip


def _pairs(tokens: list[Token], index: int, out: list[Token]) -> Taken:
    """The operator `=>` that PostgreSQL's hstore had; behind a bare name among arguments it names one of them."""
    if not words_at(tokens, index, "=>"):
        return None
    depth = 0
    opening = -1
    for at in range(len(out) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(out[at].text, 0) if out[at].kind == SYMBOL else 0
        if depth < 0:
            opening = at
            break
    is_call = opening > 0 and out[opening - 1].kind in NAMES and out[opening - 1].value not in _BEFORE_VALUES
    is_bare = len(out) > 1 and out[-1].kind in NAMES and out[-2].text in {"(", ","}
    return None if is_call and is_bare else (index + 1, [made(_LIKE_ANY_OTHER, tokens[index])])


_RUN: Final = "[" + re.escape("".join(sorted(_CHARACTERS))) + "]"
RULES: Final = (
    Rule("spaced_operators", r"[<>!^|]\s+[=<>|]|[<>!^|]\s*/\*|\(\s*\+\s+\)|\(\s+\+|![<>]", _spaced),
    Rule("custom_operators", rf"operator\s*\(|(?<!{_RUN})@\s*[\w(]|{_RUN}{{2}}", _custom),
    Rule("outer_equals", r"\*=|=\*", _outer_equals),
    Rule("pairs", r"=>", stepwise(_pairs)),
    Rule("factorial", r"\w!", _factorial),
)
