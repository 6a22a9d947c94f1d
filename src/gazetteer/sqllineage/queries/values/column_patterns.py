"""Patterns of columns: quoted names that Hive and Spark take for all columns that they match, Snowflake's ILIKE."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import guessed
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope

_SIGNS: Final = re.compile(r"\.[*+]|[?*+]\+")
"""What no name of a column has, also where nothing says that names may be patterns."""
_PLAIN: Final = re.compile(r"[\w ]*")


def matched(resolver: Resolver, node: Any, scope: Scope) -> Relation | None:
    """The columns that a quoted name of a select item stands for; None where it is a name."""
    setting, value = resolver.dialect.pattern_setting
    if not setting or not isinstance(node.this, exp.Identifier) or not node.this.args.get("quoted"):
        return None
    if _PLAIN.fullmatch(node.name):
        return None
    is_set = (resolver.surroundings.text_of_variable(setting) or "").lower() == value
    if not is_set and (_SIGNS.search(node.name) is None or scope.certain(resolver.key(node.this))):
        return None
    try:
        pattern = re.compile(node.name, re.IGNORECASE)
    except re.error:
        return None
    if not is_set:
        resolver.surroundings.mark()
    return _matching(resolver, pattern, scope, node.args.get("table"))


def _matching(resolver: Resolver, pattern: re.Pattern[str], scope: Scope, qualifier: Any) -> Relation:
    item = scope.called((resolver.key(qualifier),)) if qualifier is not None else None
    found = Relation()
    resolver.star(scope, found, item)
    outputs = []
    for output in found.outputs:
        if output.star_of is not None:
            # Which of its columns match is not known.
            outputs.append(replace(output, sources=guessed(output.sources)))
        elif pattern.fullmatch(output.name):
            outputs.append(output)
    return Relation(outputs, any_column=found.any_column)


def keep_alike(star: Any, relation: Relation) -> None:
    """Snowflake's `* ILIKE 'a%'`: of the columns that are known those whose names are like the pattern."""
    pattern = star.args.get("ilike")
    if isinstance(pattern, exp.Literal):
        wildcards = {"%": ".*", "_": "."}
        like = re.compile("".join(wildcards.get(each, re.escape(each)) for each in pattern.name), re.IGNORECASE)
        outputs = (output for output in relation.outputs if output.star_of is not None or like.fullmatch(output.name))
        relation.outputs = list(outputs)
