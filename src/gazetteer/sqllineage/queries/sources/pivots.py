"""PIVOT and UNPIVOT: which columns they take and which they give."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.results import column_sets
from gazetteer.sqllineage.queries.scoping.outputs import Computed, Output, Source
from gazetteer.sqllineage.queries.scoping.protocol import FromItems
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.scoping.steps import DIRECT, FILTER
from gazetteer.sqllineage.queries.values.columns import part_of
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.text import names

_COMPOSITES: Final = (exp.Tuple, exp.Struct, exp.Array, exp.Map, exp.VarMap)
"""Values whose parts are shown in the name of a column for them."""
_NAMED_BY_TEXT: Final = "\"?'.*'"
_NAMED_BY_NUMBER: Final = r"\d+(?:\.\d+)?"


def apply(reader: FromItems, item: Item, pivot: Any, scope: Scope) -> Relation:
    """The relation of an item with PIVOT or UNPIVOT behind it."""
    inner = Scope(scope, [item])
    if pivot.args.get("unpivot"):
        relation = _unpivoted(reader, item, pivot, inner)
    else:
        relation = _pivoted(reader, item, pivot, inner)
    relation.conditions = relation.conditions | item.relation.conditions | inner.conditions
    return relation


def statement(reader: FromItems, node: Any, scope: Scope) -> Relation:
    """DuckDB's `PIVOT t ON a USING sum(b) GROUP BY c`."""
    inner = Scope(scope)
    item = reader.add(node.this, inner)
    if node.args.get("unpivot"):
        relation = _unpivot_on(reader, item, node, inner)
    else:
        using = node.args.get("using") or []
        by_name = [(_alias_of(aggregate), flow(reader.resolver, aggregate, inner, DIRECT)) for aggregate in using]
        aggregated = frozenset(source for _, sources in by_name for source in sources)
        for column in node.expressions:
            flow(reader.resolver, column.this if isinstance(column, exp.In) else column, inner, FILTER)
        group = node.args.get("group")
        outputs = _groups(reader, group, inner)
        listed = _listed(node, by_name)
        relation = Relation(outputs + listed, set(), None if listed else aggregated)
        if group is None:
            relation.outputs = _kept(item, _columns_in(reader, node.expressions, node.args.get("using"))) + outputs
    relation.conditions = relation.conditions | inner.conditions
    return relation


def _groups(reader: FromItems, group: Any, inner: Scope) -> list[Output]:
    """The columns that GROUP BY names, which are given beside the new ones."""
    outputs = []
    for column in group.expressions if group is not None else []:
        sources = flow(reader.resolver, column, inner, DIRECT)
        part = part_of(column.this, reader.dialect)
        outputs.append(Output(part.key(reader.dialect), part.printed, sources))
        inner.conditions.update((source, "group") for source in sources)
    return outputs


def _alias_of(aggregate: Any) -> str:
    return str(aggregate.alias) if isinstance(aggregate, exp.Alias) else ""


def _listed(node: Any, by_name: list[tuple[str, frozenset[Source]]]) -> list[Output]:
    """The columns that IN lists, once for each aggregate; an alias of the aggregate is a part of the name."""
    found = []
    for column in node.expressions:
        for value in column.expressions if isinstance(column, exp.In) else []:
            for alias, sources in by_name:
                name = f"{value.name}_{alias}" if alias else value.name
                found.append(Output(name.lower(), name, sources))
    return found


def _unpivot_on(reader: FromItems, item: Item, node: Any, inner: Scope) -> Relation:
    listed = _expanded(reader, item, node.expressions)
    taken = _columns_in(reader, listed, None)
    sources: frozenset[Source] = frozenset()
    for column in listed:
        sources |= flow(reader.resolver, column, inner, DIRECT)
    into = node.args.get("into")
    names = [part_of(into.this, reader.dialect)] if into is not None and into.this is not None else []
    values = [part_of(v, reader.dialect) for v in (into.expressions if into is not None else [])]
    outputs = _kept(item, taken)
    outputs += [Output(part.key(reader.dialect), part.printed) for part in names]
    outputs += [Output(part.key(reader.dialect), part.printed, sources) for part in values]
    return Relation(outputs)


def _expanded(reader: FromItems, item: Item, nodes: list[Any]) -> list[Any]:
    """The listed columns, with those that DuckDB's COLUMNS(…) stands for where they are known."""
    found: list[Any] = []
    for node in nodes:
        columns = node.find(exp.Columns) if isinstance(node, exp.Expr) else None
        matched = Relation()
        if columns is None or not column_sets.matched(reader.resolver, columns, Scope(items=[item]), matched):
            found.append(node)
            continue
        for output in matched.outputs:
            name = exp.Star() if output.star_of is not None else exp.to_identifier(output.name, quoted=True)
            found.append(exp.Column(this=name))
    return found


def _columns_in(reader: FromItems, *groups: Any) -> set[str]:
    found = set()
    for group in groups:
        for node in group or []:
            for column in node.find_all(exp.Column):
                if not isinstance(column.this, exp.Star):
                    found.add(reader.resolver.key(column.this))
    return found


def _kept(item: Item, taken: set[str]) -> list[Output]:
    kept = []
    for output in item.relation.outputs:
        if output.star_of is not None:
            kept.append(replace(output, hidden=output.hidden | taken))
        elif output.key not in taken:
            kept.append(output)
    return kept


def _pivoted(reader: FromItems, item: Item, pivot: Any, inner: Scope) -> Relation:
    by_aggregate = [flow(reader.resolver, aggregate, inner, DIRECT) for aggregate in pivot.expressions]
    for field in pivot.args.get("fields") or []:
        flow(reader.resolver, field.this if isinstance(field, exp.In) else field, inner, FILTER)
    group = pivot.args.get("group")
    groups = _groups(reader, group, inner)
    fields = [field.this for field in pivot.args.get("fields") or [] if isinstance(field, exp.In)]
    taken = _columns_in(reader, pivot.expressions, fields)
    outputs = groups if group is not None else _kept(item, taken)
    queries = [value for field in pivot.args.get("fields") or [] for value in field.expressions
               if isinstance(value, exp.Query)]  # fmt: skip
    for query in queries:
        inner.conditions |= reader.resolver.query(query, inner).conditions
    columns = [] if queries else pivot.args.get("columns") or []
    everything = frozenset(source for sources in by_aggregate for source in sources)
    if not columns:
        outputs = [_with_computed(output, everything) for output in outputs]
    for position, part in enumerate(_names(reader, pivot, columns)):
        sources = by_aggregate[position % len(by_aggregate)] if by_aggregate else everything
        outputs.append(Output(part.key(reader.dialect), part.printed, sources))
    return Relation(outputs, set(), None if columns else everything)


def _with_computed(output: Output, sources: frozenset[Source]) -> Output:
    """A star beside columns that are called by values which only the run knows: texts keep their quotes in the name."""
    computed = Computed(_NAMED_BY_TEXT, sources, _NAMED_BY_NUMBER)
    return replace(output, computed=computed) if output.star_of is not None else output


def _names(reader: FromItems, pivot: Any, columns: list[Any]) -> list[names.Part]:
    """The names of the new columns: made from literals, they are as if in quotes."""
    dialect = reader.dialect
    values = [value for field in pivot.args.get("fields") or [] for value in field.expressions]
    if dialect.pivot_quotes_values and columns:
        aliases = [_alias_of(aggregate) for aggregate in pivot.expressions]
        return [_named_by_value(reader, value, alias) for value in values for alias in aliases]
    if any(isinstance(value, _COMPOSITES) for value in values):
        aliases = [_alias_of(aggregate) for aggregate in pivot.expressions]
        return [_named_by_parts(reader, value, alias) for value in values for alias in aliases]
    literals = {
        value.name
        for value in values
        if (isinstance(value, exp.Literal) and value.is_string)
        or (isinstance(value, exp.Column) and value.this.args.get("quoted"))
    }
    found = []
    for column in columns:
        part = part_of(column, dialect)
        of_value = dialect.pivot_keeps_case and any(part.text.endswith(f"_{value}") for value in literals)
        found.append(names.Part(part.text, dialect.usual_quotes) if part.text in literals or of_value else part)
    return found


def _named_by_value(reader: FromItems, value: Any, aggregate: str) -> names.Part:
    """Oracle's name of a column for one value: its alias, or the literal as it was written."""
    if isinstance(value, exp.PivotAlias | exp.Alias):
        alias = value.args["alias"]
        part = part_of(alias, reader.dialect)
        behind = aggregate.upper() if part.quotes else aggregate
        return names.Part(f"{part.text}_{behind}" if aggregate else part.text, part.quotes)
    text = "_".join(
        node.sql(reader.dialect.parser) for node in (value.expressions if isinstance(value, exp.Tuple) else [value])
    )
    return names.Part(f"{text}_{aggregate.upper()}" if aggregate else text, reader.dialect.usual_quotes)


def _named_by_parts(reader: FromItems, value: Any, aggregate: str) -> names.Part:
    """Spark's name of a column for one value: its alias, or the value as it is shown."""
    if isinstance(value, exp.PivotAlias | exp.Alias):
        part = part_of(value.args["alias"], reader.dialect)
        return names.Part(f"{part.text}_{aggregate}", part.quotes) if aggregate else part
    text = _shown(reader, value)
    return names.Part(f"{text}_{aggregate}" if aggregate else text, reader.dialect.usual_quotes)


def _shown(reader: FromItems, value: Any) -> str:
    if isinstance(value, exp.PropertyEQ | exp.Alias):
        return _shown(reader, value.expression if isinstance(value, exp.PropertyEQ) else value.this)
    if isinstance(value, exp.Map | exp.VarMap):
        keys, items = ([_shown(reader, each) for each in side.expressions] for side in (value.args["keys"],
                       value.args["values"]))  # fmt: skip
        return "{" + ", ".join(f"{key} -> {item}" for key, item in zip(keys, items, strict=False)) + "}"
    if isinstance(value, _COMPOSITES):
        inner = ", ".join(_shown(reader, each) for each in value.expressions)
        return f"[{inner}]" if isinstance(value, exp.Array) else f"{{{inner}}}"
    return str(value.name) if isinstance(value, exp.Literal) else str(value.sql(reader.dialect.parser)).lower()


def _unpivoted(reader: FromItems, item: Item, pivot: Any, inner: Scope) -> Relation:
    dialect = reader.dialect
    fields = [field for field in pivot.args.get("fields") or [] if isinstance(field, exp.In)]
    listed: list[Any] = [value for field in fields for value in field.expressions]
    plain = [node.this if isinstance(node, exp.PivotAlias | exp.Alias) else node for node in listed]
    plain = _expanded(reader, item, plain)
    taken = _columns_in(reader, plain)
    values = _identifiers(pivot.expressions)
    by_value: list[frozenset[Source]] = [frozenset() for _ in values]
    for node in plain:
        cells = node.expressions if isinstance(node, exp.Tuple) else [node]
        for position, cell in enumerate(cells):
            sources = flow(reader.resolver, cell, inner, DIRECT)
            if by_value:
                by_value[min(position, len(by_value) - 1)] |= sources
    outputs = _kept(item, taken)
    for identifier in _identifiers([field.this for field in fields]):
        part = part_of(identifier, dialect)
        outputs.append(Output(part.key(dialect), part.printed))
    for identifier, sources in zip(values, by_value, strict=True):
        part = part_of(identifier, dialect)
        outputs.append(Output(part.key(dialect), part.printed, sources))
    return Relation(outputs)


def _identifiers(nodes: list[Any]) -> list[Any]:
    found: list[Any] = []
    for node in nodes:
        if isinstance(node, exp.Tuple):
            found += _identifiers(node.expressions)
        elif isinstance(node, exp.Column):
            found.append(node.this)
        else:
            found.append(node)
    return found
