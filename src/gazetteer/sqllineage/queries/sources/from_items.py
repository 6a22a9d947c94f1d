"""The items of FROM: tables, derived tables, joins, table functions, unnested arrays, pivots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Output, Source
from gazetteer.sqllineage.queries.scoping.protocol import Pairs, Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.scoping.steps import DIRECT
from gazetteer.sqllineage.queries.sources import (
    ctes,
    joins,
    pivots,
    query_texts,
    rows_beside,
    table_functions,
    unnested,
)
from gazetteer.sqllineage.queries.values import bounds, table_arguments
from gazetteer.sqllineage.queries.values.columns import part_of
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.text import files, names
from gazetteer.sqllineage.text.column_lists import column_names
from gazetteer.sqllineage.text.macros import PLACEHOLDER
from gazetteer.sqllineage.text.tokens import Text


class FromReader:
    """Adds the items of FROM to a scope."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.dialect = resolver.dialect

    def add(self, node: Any, scope: Scope) -> Item:
        """Add one item with its alias, pivots and the joins that hang on it."""
        if isinstance(node, exp.Stream | exp.Final):
            return self.add(_unwrapped(node), scope)
        kind = next((base for base in type(node).__mro__ if base in _READERS), exp.Expr)
        item = _READERS[kind](self, node, scope)
        self._finish(item, node, scope)
        return item

    def _finish(self, item: Item, node: Any, scope: Scope) -> None:
        for pivot in node.args.get("pivots") or []:
            item.relation = pivots.apply(self, item, pivot, scope)
            alias = pivot.args.get("alias")
            if alias is not None:
                item.alias = self.resolver.key(alias.this) if alias.this else item.alias
                item.relation = item.relation.renamed(self.pairs(alias), star_may_be_empty=True)
        if node.args.get("sample") is not None:
            bounds.only_read(self.resolver, node.args["sample"], scope)
        scope.conditions |= item.relation.conditions
        if item.alias or item.path or item.relation.outputs or item.relation.any_column is not None:
            scope.items.append(item)
        if not isinstance(node, exp.Subquery | exp.Query):
            joins.behind(self, node, scope)
            return
        for lateral in node.args.get("laterals") or []:
            self.add(lateral, scope)

    def join(self, join: Any, scope: Scope) -> None:
        joins.join(self, join, scope)

    def pairs(self, alias: Any) -> list[tuple[str, str]]:
        pairs = []
        for column in alias.args.get("columns") or []:
            part = part_of(column.this if isinstance(column, exp.ColumnDef) else column, self.dialect)
            pairs.append((part.key(self.dialect), part.printed))
        return pairs

    def named(self, item: Item, node: Any) -> Item:
        alias = node.args.get("alias")
        if isinstance(alias, exp.TableAlias):
            if alias.this is not None and alias.this.name.startswith(PLACEHOLDER):
                # Whatever a template adds to the item, its name most likely is not it.
                self.resolver.surroundings.mark()
                alias = exp.TableAlias(this=alias.this)
            if alias.this is not None:
                item.alias = self.resolver.key(alias.this)
            pairs = self.pairs(alias)
            if pairs:
                item.relation = item.relation.renamed(pairs)
        return item

    def _table(self, node: Any, scope: Scope) -> Item:
        this = node.this
        if isinstance(this, exp.SemanticView):
            self.resolver.query(this.this, scope)
            return self.named(Item(Relation(any_column=frozenset())), node)
        if isinstance(this, exp.Func | exp.DynamicIdentifier) and not isinstance(this, exp.Identifier):
            return self._function(node, this, scope)
        if isinstance(this, exp.Literal):
            return self.named(Item(Relation(any_column=frozenset())), node)
        parts = self._name_parts(node)
        name = names.Name(tuple(parts))
        keys = name.key(self.dialect)
        if len(keys) == 1:
            if (nested := self.resolver.nested_queries.get(keys[0])) is not None:
                return self.named(Item(nested(scope.parent)), node)
            for level in reversed(self.resolver.ctes):
                if keys[0] in level:
                    found = level[keys[0]]
                    item = Item(Relation(list(found.outputs), found.conditions, found.any_column), path=keys)
                    return self.named(item, node)
        correlated = self._correlated_array(keys, parts, scope)
        if correlated is not None:
            item = Item(Relation([], set(), correlated), scalar=True)
            return self.named(item, node)
        if files.is_file(self.dialect, parts):
            return self.named(Item(Relation(any_column=frozenset()), path=keys), node)
        relation = self.resolver.surroundings.relation(name)
        return self.named(Item(relation, path=keys), node)

    def _name_parts(self, node: Any) -> list[names.Part]:
        parts: list[names.Part] = []
        for level in ("catalog", "db", "this"):
            value = node.args.get(level)
            if isinstance(value, exp.Placeholder) or (
                isinstance(value, exp.Parameter) and not self.dialect.at_variables
            ):
                # As a schema it is printed as it was written; as a whole name it is no table.
                is_part = level != "this" or bool(parts)
                parts.append(names.Part(value.sql(self.dialect.parser) if is_part else PLACEHOLDER))
            elif isinstance(value, exp.Parameter):
                # A stage is no parameter: of this dialect's those are session variables.
                parts.append(names.Part(("$" if self.dialect.stages else "@") + value.name))
            elif isinstance(value, exp.Dot):
                parts += [part_of(piece, self.dialect) for piece in value.flatten()]
            elif isinstance(value, exp.Expr):
                parts.append(part_of(value, self.dialect))
            elif value is not None and level == "db":
                parts.append(names.Part(""))
        if self.dialect.dotted_quotes:
            parts = [
                names.Part(piece, part.quotes)
                for part in parts
                for piece in (part.text.split(".") if part.quotes else [part.text])
            ]
        return parts

    def _correlated_array(
        self, keys: tuple[str, ...], parts: list[names.Part], scope: Scope
    ) -> frozenset[Source] | None:
        """`FROM t, t.items`: an array of an earlier item, not a table of schema t."""
        if len(keys) < 2 or not self.dialect.arrays_in_from:
            return None
        for level in scope.outwards():
            for item in level.items:
                if item.alias == keys[0] or (item.path and item.path[-1] == keys[0] and not item.alias):
                    return item.relation.sources(keys[1], parts[1].printed)
        return None

    def _indexed_array(self, node: Any, scope: Scope) -> Item:
        """Redshift's `FROM t, t.items AS i AT position`."""
        value = node.this.this if isinstance(node.this, exp.Alias) else node.this
        sources = flow(self.resolver, value, scope, DIRECT)
        part = part_of(node.expression, self.dialect)
        alias = self.resolver.key(node.this.args["alias"]) if isinstance(node.this, exp.Alias) else ""
        position = Item(Relation([Output(part.key(self.dialect), part.printed, sources)]))
        scope.items.append(position)
        return Item(Relation([], set(), sources), alias=alias, scalar=True)

    def _values(self, node: Any, scope: Scope) -> Item:
        columns: list[frozenset[Source]] = []
        rows, named = self._rows_and_names(node)
        for row in rows:
            cells = row.expressions if isinstance(row, exp.Tuple) else [row]
            if self.dialect.values_of_rows and len(cells) == 1 and _is_row(cells[0]):
                cells = cells[0].expressions
            for position, cell in enumerate(cells):
                sources = flow(self.resolver, cell, scope, DIRECT)
                if position < len(columns):
                    columns[position] |= sources
                else:
                    columns.append(sources)
        prefix, first = self.dialect.values_columns
        listed = [(f"{prefix}{number}", sources) for number, sources in enumerate(columns, first)]
        outputs = [Output(name, name, sources) for name, sources in listed]
        return self.named(Item(Relation(outputs).renamed(named)), node)

    def _rows_and_names(self, node: Any) -> tuple[list[Any], Pairs]:
        """The rows of VALUES, and the columns that the text before them gives them."""
        rows: list[Any] = node.expressions
        listed = rows[0].expressions if self.dialect.values_name_columns and len(rows) == 1 else []
        first = listed[0] if listed else None
        while isinstance(first, exp.Tuple) and len(first.expressions) == 1:
            first = first.expressions[0]
        if not (isinstance(first, exp.Literal) and first.is_string and " " in first.name.strip()):
            return listed if any(isinstance(row, exp.Tuple) for row in listed) else rows, []
        return listed[1:], column_names(self.dialect, Text(first.name, self.dialect).tokens)

    def _subquery(self, node: Any, scope: Scope) -> Item:
        if (
            isinstance(node.this, exp.Table)
            and isinstance(node.this.this, exp.Placeholder | exp.Parameter)
            and not (node.this.args.get("db"))
        ):
            return self.named(Item(query_texts.only_at_run(self.resolver)), node)
        if _is_join(node.this):
            return self._parenthesised(node, scope)
        return self._derived(node, node.this, scope)

    def _parenthesised(self, node: Any, scope: Scope) -> Item:
        """(a JOIN b ON …) [alias]: the items stand in the scope around, or in one of the alias."""
        alias = node.args.get("alias")
        if alias is None:
            self.add(node.this, scope)
            for join in node.args.get("joins") or []:
                self.join(join, scope)
            return Item(Relation())
        inner = Scope(scope)
        self.add(node.this, inner)
        for join in node.args.get("joins") or []:
            self.join(join, inner)
        relation = Relation(conditions=inner.conditions)
        self.resolver.star(inner, relation)
        return self.named(Item(relation), node)

    def _derived(self, node: Any, query: Any, scope: Scope) -> Item:
        pushed = 0
        if node is not query:
            pushed = ctes.push(self.resolver, node, scope)
        # Without LATERAL a derived table does not see those beside it.
        relation = self.resolver.query(query, scope.parent)
        del self.resolver.ctes[len(self.resolver.ctes) - pushed :]
        item = self.named(Item(relation), node)
        for join in node.args.get("joins") or []:
            scope.items.append(item)
            scope.conditions |= relation.conditions
            self.join(join, scope)
            scope.items.remove(item)
        return item

    def _lateral(self, node: Any, scope: Scope) -> Item:
        this = node.this
        if isinstance(this, exp.Unnest):
            this.set("alias", node.args.get("alias"))
            return unnested.unnest(self, this, scope)
        if isinstance(this, exp.Subquery):
            return self.named(Item(self.resolver.query(this, scope)), node)
        if isinstance(this, exp.Query):
            return self.named(Item(self.resolver.query(this, scope)), node)
        return self._function(node, this, scope)

    def _function(self, node: Any, this: Any, scope: Scope) -> Item:
        if rows_beside.is_rows_from(this):
            return rows_beside.rows_from(self, node, this, scope)
        return table_functions.function(self, node, this, scope)

    def _called(self, node: Any, scope: Scope) -> Item:
        call = node
        if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Func):
            call = node.expression
        elif isinstance(node, exp.TableFromRows):
            if (named := table_arguments.named_by_variable(self, node, node.this)) is not None:
                return named
            if isinstance(table_functions.without_schema(node.this), exp.Anonymous | exp.Explode):
                call = node.this
        return table_functions.function(self, node, call, scope)

    def _query(self, node: Any, scope: Scope) -> Item:
        return self._derived(node, node, scope)

    def _unnest(self, node: Any, scope: Scope) -> Item:
        return unnested.unnest(self, node, scope)

    def _pivot(self, node: Any, scope: Scope) -> Item:
        return Item(pivots.statement(self, node, scope))

    def _summary(self, node: Any, scope: Scope) -> Item:
        """DuckDB's SUMMARIZE: figures about each column, which are columns of their own."""
        self.add(node.this, Scope(scope))
        return Item(Relation(any_column=frozenset()))


# By the kind of a node, or the nearest of its base classes.
_READERS: Final[dict[type, Callable[[FromReader, Any, Scope], Item]]] = {
    exp.Lateral: FromReader._lateral,
    exp.Unnest: FromReader._unnest,
    exp.Table: FromReader._table,
    exp.Values: FromReader._values,
    exp.Subquery: FromReader._subquery,
    exp.Paren: FromReader._subquery,
    exp.Query: FromReader._query,
    exp.AtIndex: FromReader._indexed_array,
    exp.Summarize: FromReader._summary,
    exp.Pivot: FromReader._pivot,
    exp.Expr: FromReader._called,
}


def _is_row(value: Any) -> bool:
    return isinstance(value, exp.Struct) or (isinstance(value, exp.Anonymous) and value.name.upper() == "ROW")


def _is_join(inner: Any) -> bool:
    """Whether what stands in parentheses is an item of FROM with its joins, and no query."""
    if isinstance(inner, exp.Subquery):
        return bool(inner.args.get("alias") or inner.args.get("joins")) or _is_join(inner.this)
    return isinstance(inner, exp.Table | exp.Paren | exp.Values) or not isinstance(inner, exp.Query)


def _unwrapped(node: Any) -> Any:
    """The table in STREAM(t), (t) or t FINAL, with the alias of the outermost."""
    alias = node.args.get("alias")
    while isinstance(node, exp.Stream | exp.Final | exp.Subquery | exp.Paren) and isinstance(node.this, exp.Expr):
        node = node.this
        alias = node.args.get("alias") or alias
    if alias is not None and node.args.get("alias") is None:
        node.set("alias", alias)
    return node
