"""Applies the rewritings that a dialect asks for; a text without any of their marks costs one search."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from gazetteer.sqllineage.rewrites import (
    casts,
    clauses,
    expressions,
    functions,
    json_functions,
    loads,
    operators,
    patterns,
    periods,
    rowsets,
    sources,
    spark_words,
    statement_forms,
    streams,
    vendor_words,
)
from gazetteer.sqllineage.rewrites.rule import Rule
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.tokens import Text, Token

# In this order: what a later one looks for may be made by an earlier one.
_RULES: Final[dict[str, Rule]] = {
    rule.name: rule
    for module in (
        vendor_words, statement_forms, loads, operators, streams, patterns, periods, rowsets, sources, spark_words,
        clauses, json_functions, functions, expressions, casts,
    )
    for rule in module.RULES
}  # fmt: skip
_LONGEST: Final = 200_000
"""Characters; a longer text is read as it is."""


def known() -> frozenset[str]:
    """The names of all rewritings."""
    return frozenset(_RULES)


@cache
def _of(
    dialect: Dialect, *, of_scripts: bool
) -> tuple[re.Pattern[str] | None, tuple[tuple[re.Pattern[str], Rule], ...]]:
    rules = [rule for name, rule in _RULES.items() if name in dialect.rewrites and rule.of_scripts == of_scripts]
    if not rules:
        return None, ()
    compiled = tuple((re.compile(rule.trigger, re.IGNORECASE), rule) for rule in rules)
    # For texts in lower case: a pattern that minds case is found several times as fast.
    return re.compile("|".join(f"(?:{rule.trigger.lower()})" for rule in rules)), compiled


def rewritten(sql: str, dialect: Dialect) -> str:
    """The query in words that the parser of the dialect knows."""
    some, rules = _of(dialect, of_scripts=False)
    if some is None or len(sql) > _LONGEST or some.search(sql.lower()) is None:
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
    some, rules = _of(text.dialect, of_scripts=True)
    if some is not None and some.search(text.sql.lower()) is not None:
        for trigger, rule in rules:
            if trigger.search(text.sql) is not None:
                tokens = rule.rewrite(tokens)
    return tokens
