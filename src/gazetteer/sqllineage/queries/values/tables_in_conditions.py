"""ClickHouse's `x IN t`, which is `x IN (SELECT * FROM t)`, if t is not a column, an alias or a parameter."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Source
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.steps import Handler, Step
from gazetteer.sqllineage.queries.values.columns import column_parts
from gazetteer.sqllineage.text import macros, names

_NONE: Final[frozenset[Source]] = frozenset()


def _in(step: Step) -> frozenset[Source]:
    named = _name(step.node) if step.resolver.dialect.tables_behind_in else None
    relation = _table(step, named) if named is not None else None
    if relation is None:
        step.stack.extend((child, step.role) for child in step.node.iter_expressions(reverse=True))
        return _NONE
    step.stack.append((step.node.this, step.role))
    step.scope.conditions |= relation.conditions
    return relation.all_sources()


def _name(node: Any) -> Any | None:
    """The only name behind IN, which may stand in parentheses."""
    listed = node.expressions
    name = node.args.get("field") or (listed[0] if len(listed) == 1 else None)
    while isinstance(name, exp.Paren):
        name = name.this
    return name if isinstance(name, exp.Column) and isinstance(name.this, exp.Identifier) else None


def _table(step: Step, name: Any) -> Relation | None:
    """The table or CTE of this name; None where it is something else. Of what may be a column, too, it is a guess."""
    resolver, scope = step.resolver, step.scope
    parts = tuple(column_parts(name, resolver.dialect) or ())
    keys = tuple(part.key(resolver.dialect) for part in parts)
    if macros.is_placeholder(parts[-1].text):
        return None
    levels = list(scope.outwards())
    if len(keys) == 1:
        for ctes in reversed(resolver.ctes):
            if keys[0] in ctes:
                return ctes[keys[0]]
    elif scope.called(keys[:-1]) is not None:
        return None
    if any(keys[0] in level.aliases or level.certain(keys[0]) for level in levels) or resolver.variable(keys[0]):
        return None
    if len(keys) == 1 and not step.node.args.get("is_global") and any(level.may_have(keys[0]) for level in levels):
        resolver.surroundings.mark()
    return resolver.surroundings.relation(names.Name(parts))


HANDLERS: dict[type, Handler] = {exp.In: _in}
