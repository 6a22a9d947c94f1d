"""Stars: of all tables, of one, of a struct, of a macro, with what they leave out and replace."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlglot import exp

from gazetteer.sqllineage.queries.records import structs
from gazetteer.sqllineage.queries.scoping.outputs import STAR, Output, Source
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.scoping.steps import DIRECT
from gazetteer.sqllineage.queries.values import column_patterns
from gazetteer.sqllineage.queries.values.columns import column_parts, part_of
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.queries.values.struct_columns import row_called
from gazetteer.sqllineage.text import macros, names


def add(resolver: Resolver, expression: Any, scope: Scope, relation: Relation) -> bool:
    """Add what a select item stands for if it is a star of any kind; gives whether it is one."""
    while isinstance(expression, exp.Paren) and isinstance(expression.this, exp.Star | exp.Paren | exp.Column):
        expression = expression.this
    if isinstance(expression, exp.Star):
        _columns(resolver, expression, scope, relation, None)
        _replaced(resolver, expression, scope, relation)
    elif isinstance(expression, exp.Column) and isinstance(expression.this, exp.Star):
        _qualified_star(resolver, expression, scope, relation)
        _replaced(resolver, expression.this, scope, relation)
    elif isinstance(expression, exp.Dot) and isinstance(expression.expression, exp.Star):
        _struct_star(resolver, expression, scope, relation)
    elif isinstance(expression, exp.Anonymous) and expression.name == macros.STAR:
        _macro_star(resolver, expression, scope, relation)
    elif isinstance(expression, exp.Anonymous) and expression.name.upper() == macros.EXCLUDED:
        _leave_out(relation, {resolver.key(column.this) for column in expression.expressions})
    elif isinstance(expression, exp.Column) and (found := column_patterns.matched(resolver, expression, scope)):
        relation.outputs += found.outputs
        relation.any_column = found.any_column if found.any_column is not None else relation.any_column
    else:
        if isinstance(expression, exp.Column) and macros.is_placeholder(expression.name):
            # What a template puts here without a name is likely a list of columns.
            resolver.surroundings.mark()
        return False
    return True


def _columns(resolver: Resolver, star: Any, scope: Scope, relation: Relation, item: Item | None) -> None:
    found = Relation(any_column=relation.any_column)
    resolver.star(scope, found, item, excluded(resolver, star))
    column_patterns.keep_alike(star, found)
    relation.outputs += found.outputs
    relation.any_column = found.any_column


def excluded(resolver: Resolver, star: Any) -> frozenset[str]:
    hidden = set()
    for column in star.args.get("except_") or []:
        hidden.add(resolver.key(column.this if isinstance(column, exp.Column) else column))
    return frozenset(hidden)


def _replaced(resolver: Resolver, star: Any, scope: Scope, relation: Relation) -> None:
    for replacement in star.args.get("replace") or []:
        sources = flow(resolver, replacement.this, scope, DIRECT)
        key, name = resolver.pair(replacement.args["alias"])
        _put(relation, Output(key, name, sources))
    for renaming in star.args.get("rename") or []:
        old = resolver.key(renaming.this if not isinstance(renaming.this, exp.Column) else renaming.this.this)
        key, name = resolver.pair(renaming.args["alias"])
        known = next((i for i, output in enumerate(relation.outputs) if output.key == old), None)
        if known is not None:
            relation.outputs[known] = Output(key, name, relation.outputs[known].sources)
        elif (behind := relation.sources(old, old)) is not None:
            # Of a table whose columns are not known: the star has it no more under its old name.
            for star in relation.stars:
                star.hidden |= {old}
            relation.outputs.append(Output(key, name, behind))


def _leave_out(relation: Relation, keys: set[str]) -> None:
    """Take columns out of a list that is complete."""
    outputs = [output for output in relation.outputs if output.key not in keys]
    relation.outputs = [
        output if output.star_of is None else replace(output, hidden=output.hidden | keys) for output in outputs
    ]


def _put(relation: Relation, new: Output) -> None:
    for position, output in enumerate(relation.outputs):
        if output.key == new.key:
            relation.outputs[position] = new
            return
    relation.outputs.append(new)


def _macro_star(resolver: Resolver, expression: Any, scope: Scope, relation: Relation) -> None:
    """dbt_utils.star: the columns of one relation but some, perhaps under longer names."""
    source, alias, prefix, suffix, *excluded_names = [argument.name for argument in expression.expressions]
    path = names.from_text(source).key(resolver.dialect)
    item = scope.called((alias.lower(),)) if alias else None
    if item is None:
        item = next((each for each in scope.items if each.path[-len(path) :] == path), None)
    if item is None:
        resolver.surroundings.mark()
        return
    found = Relation()
    resolver.star(scope, found, item, frozenset(name.lower() for name in excluded_names))
    for output in found.outputs:
        if output.star_of is None:
            name = f"{prefix}{output.name}{suffix}"
            relation.outputs.append(Output(name.lower(), name, output.sources))
        else:
            relation.outputs.append(output)


def _struct_star(resolver: Resolver, expression: Any, scope: Scope, relation: Relation) -> None:
    """(struct).*: its fields, or one star for them."""
    parts = column_parts(expression.this, resolver.dialect)
    found = row_called(resolver, tuple(parts), scope) if parts else structs.fields(resolver, expression.this, scope)
    if found is None or not isinstance(expression.this, exp.Query):
        # Also for what decides about the value, such as the condition of an IF.
        sources = flow(resolver, expression.this, scope, DIRECT)
    hidden = excluded(resolver, expression.expression)
    if found is None:
        relation.outputs.append(_fields_of(sources, hidden))
    else:
        relation.outputs += [output for output in found if output.key not in hidden]
    _replaced(resolver, expression.expression, scope, relation)


def _fields_of(sources: frozenset[Source], hidden: frozenset[str]) -> Output:
    """The star of a struct whose fields are not known: whatever is asked for behind it comes from the struct."""
    return Output(STAR, STAR, sources, next((source.table for source in sources), None), hidden)


def _is_only_value(item: Item) -> bool:
    return [output.key for output in item.relation.outputs] == [item.alias]


def _qualified_star(resolver: Resolver, expression: Any, scope: Scope, relation: Relation) -> None:
    levels = [expression.args[level] for level in ("catalog", "db", "table") if expression.args.get(level)]
    parts = tuple(resolver.key(level) for level in levels)
    item = scope.called(parts) or (scope.by_full_name(parts) if len(parts) > 1 else None)
    hidden = excluded(resolver, expression.this)
    if item is not None:
        if item.scalar and resolver.dialect.unnest_alias_is_value and _is_only_value(item):
            # The fields of an element: its alias is no column of it.
            relation.outputs.append(_fields_of(item.relation.all_sources(), hidden))
            return
        _columns(resolver, expression.this, scope, relation, item)
        return
    record = resolver.variable(parts[-1]) if parts else None
    if record is not None:
        relation.outputs += record.outputs
        scope.conditions |= record.conditions
        return
    named = tuple(part_of(level, resolver.dialect) for level in levels)
    known = row_called(resolver, named, scope)
    if known is not None:
        relation.outputs += [output for output in known if output.key not in hidden]
        return
    sources = scope.qualified(parts, named) if len(parts) > 1 else None
    if sources is None and parts:
        # Also a struct of the query around it, as in SELECT AS STRUCT s.* without FROM.
        levels = [scope, *(scope.outwards() if resolver.dialect.structs else ())]
        found = (level.unqualified(parts[0], named[0].printed) for level in levels)
        sources = next((each for each in found if each is not None), None)
    if sources:
        relation.outputs.append(_fields_of(sources, hidden))
    else:
        resolver.note(f"no table here is called {'.'.join(parts)!r}")
