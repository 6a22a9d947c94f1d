"""What takes fields out of a struct: the struct, and the path to the field."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.parsing.parser import RENAMED
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.values.columns import part_of

TAKE_FIELD: Final = frozenset({"tupleelement", "structextract", "get", "getfield"})
"""Functions of a struct and the name or position of a field, by their names without underscores."""


def steps(resolver: Resolver, node: Any) -> tuple[Any, list[tuple[str, str]]]:
    """The struct that fields are taken out of, and the path to the innermost one."""
    path: list[tuple[str, str]] = []
    while True:
        step, struct = _step(resolver, node)
        if not step:
            return node, path
        path = [*step, *path]
        node = struct


def _step(resolver: Resolver, node: Any) -> tuple[list[tuple[str, str]], Any]:
    """The fields that one node takes, and out of what."""
    if isinstance(node, exp.Paren):
        inner, struct = _step(resolver, node.this)
        return inner, struct
    if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Identifier | exp.Literal):
        part = part_of(node.expression, resolver.dialect)
        return [(part.key(resolver.dialect), part.printed)], node.this
    if isinstance(node, exp.Bracket) and len(node.expressions) == 1:
        return _literal(node.expressions[0], strings_only=True), node.this
    if isinstance(node, exp.JSONExtract | exp.JSONExtractScalar) and isinstance(node.expression, exp.JSONPath):
        keys = [step.this for step in node.expression.expressions if isinstance(step, exp.JSONPathKey)]
        plain = all(isinstance(key, str) for key in keys)
        return [(key.lower(), key.lower()) for key in keys] if plain else [], node.this
    if isinstance(node, exp.GetExtract | exp.StructExtract):
        return _literal(node.expression), node.this
    if isinstance(node, exp.Anonymous) and len(node.expressions) > 1 and plain_name(node) in TAKE_FIELD:
        return _literal(node.expressions[1]), node.expressions[0]
    return [], node


def _literal(key: Any, *, strings_only: bool = False) -> list[tuple[str, str]]:
    known = isinstance(key, exp.Literal) and (key.is_string or not strings_only)
    return [(key.name.lower(), key.name.lower())] if known else []


def plain_name(call: Any) -> str:
    """The name of a function as it is compared, without underscores."""
    return str(call.name).lower().removeprefix(RENAMED).replace("_", "")
