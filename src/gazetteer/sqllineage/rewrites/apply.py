"""Applies the rewritings that a dialect asks for; a text without any of their marks costs one search."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from gazetteer.sqllineage.rewrites import (
    casts,
    clauses,
    expressions,
    functions,
    json_functions,
    lateral_views,
    limits,
    loads,
    models,
    offsets,
    operators,
    patterns,
    periods,
    rowsets,
    sources,
    spark_words,
    statement_forms,
    streams,
    transact_texts,
    transformers,
    vendor_words,
)
from gazetteer.sqllineage.rewrites.rule import Rule
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.tokens import Text, Token

# In this order: what a later one looks for may be made by an earlier one.
_RULES: Final[dict[str, Rule]] = {
    rule.name: rule
    for module in (
        transact_texts, vendor_words, statement_forms, loads, models, operators, streams, patterns, periods, rowsets,
        offsets, sources, spark_words, lateral_views, clauses, limits, transformers, json_functions, functions,
        expressions, casts,
    )
    for rule in module.RULES
}  # fmt: skip
_LONGEST: Final = 200_000
"""Characters; a longer text is read as it is."""


def known() -> frozenset[str]:
    """The names of all rewritings."""
    return frozenset(_RULES)


_WORD: Final = r"\b"
# An escape, a class of characters, or a character, of a regular expression.
_PIECES: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.")


@dataclass(frozen=True)
class _Marks:
    """What any of some rules looks for in a text in lower case, as a few patterns that are found soon.

    Each pattern is tried at every character; those of whole words are one, which is tried where a word begins.
    """

    patterns: tuple[re.Pattern[str], ...]

    @classmethod
    def of(cls, triggers: list[str]) -> _Marks:
        branches = [branch for trigger in triggers for branch in _branches(trigger)]
        words = [branch.removeprefix(_WORD) for branch in branches if branch.startswith(_WORD)]
        together = [_WORD + "(?:" + "|".join(words) + ")"] if words else []
        others = [branch for branch in branches if not branch.startswith(_WORD)]
        # A pattern that minds case is found several times as fast.
        return cls(tuple(re.compile(pattern.lower()) for pattern in (*together, *others)))

    def are_in(self, sql: str) -> bool:
        lower = sql.lower()
        return any(pattern.search(lower) is not None for pattern in self.patterns)


def _branches(trigger: str) -> list[str]:
    """The patterns that a pattern is one of, outside of all groups."""
    found, depth, start = [], 0, 0
    for piece in _PIECES.finditer(trigger):
        depth += (piece[0] == "(") - (piece[0] == ")")
        if piece[0] == "|" and depth == 0:
            found.append(trigger[start : piece.start()])
            start = piece.end()
    return [*found, trigger[start:]]


@cache
def _of(dialect: Dialect, *, of_scripts: bool) -> tuple[_Marks, tuple[tuple[re.Pattern[str], Rule], ...]]:
    rules = [rule for name, rule in _RULES.items() if name in dialect.rewrites and rule.of_scripts == of_scripts]
    compiled = tuple((re.compile(rule.trigger, re.IGNORECASE), rule) for rule in rules)
    return _Marks.of([rule.trigger for rule in rules]), compiled


def rewritten(sql: str, dialect: Dialect) -> str:
    """The query in words that the parser of the dialect knows."""
    marks, rules = _of(dialect, of_scripts=False)
    if len(sql) > _LONGEST or not marks.are_in(sql):
        return sql
    text = Text(sql, dialect)
    tokens = text.tokens
    for trigger, rule in rules:
        if trigger.search(sql) is not None:
            tokens = rule.rewrite(tokens)
    return text.sql_of(tokens) if tokens is not text.tokens else sql


def script(text: Text) -> list[Token]:
    """The tokens of a script whose statements have the forms that are read; positions are those of the text."""
    tokens = text.tokens
    marks, rules = _of(text.dialect, of_scripts=True)
    if marks.are_in(text.sql):
        for trigger, rule in rules:
            if trigger.search(text.sql) is not None:
                tokens = rule.rewrite(tokens)
    return tokens
