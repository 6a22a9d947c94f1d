"""Methods and properties of the types of columns: T-SQL's shape.STArea(), place.Lat, doc.value(…)."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.scoping.steps import Step
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.dialect import Dialect


def is_of_column(step: Step, owner: list[names.Part]) -> bool:
    """Whether what is called behind a name is a method of a column, and no function of a schema."""
    dialect = step.resolver.dialect
    keys = tuple(part.key(dialect) for part in owner)
    if any(step.scope.called(keys[:size]) is not None for size in range(1, max(len(keys), 2))):
        return True
    return len(keys) == 1 and has_member(dialect, step.scope, keys[0], _name(step.node.expression))


def has_member(dialect: Dialect, scope: Scope, key: str, member: str) -> bool:
    """Whether a bare name before a dot is a column, and what stands behind it a method or property of its type."""
    if not dialect.has_members:
        return False
    is_certain = any(level.certain(key) for level in scope.outwards())
    return is_certain or (key != dialect.usual_schema and dialect.is_member(member))


def _name(function: Any) -> str:
    return str(function.name if isinstance(function, exp.Anonymous) else function.sql_name())
