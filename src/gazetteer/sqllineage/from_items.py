"""The items of FROM: tables, derived tables, joins, table functions, unnested arrays, pivots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlglot import exp

from gazetteer.sqllineage import names, pivots
from gazetteer.sqllineage.expressions import DIRECT, flow, part_of
from gazetteer.sqllineage.relations import STAR, Output, Relation, Source
from gazetteer.sqllineage.scopes import Item, Scope

if TYPE_CHECKING:
    from gazetteer.sqllineage.queries import QueryResolver

_JOIN: Final = "join"
_FILE_FORMATS: Final = frozenset({"parquet", "delta", "csv", "json", "orc", "avro", "text", "binaryfile"})
_FILE_ENDINGS: Final = (
    ".csv",
    ".parquet",
    ".json",
    ".jsonl",
    ".ndjson",
    ".tsv",
    ".gz",
    ".xlsx",
    ".arrow",
    ".orc",
    ".zst",
)
_FLATTEN_COLUMNS: Final = ("seq", "key", "path", "index", "value", "this")
_COLUMNS_OF_FUNCTIONS: Final = {
    "json_each": ("key", "value", "type", "atom", "id", "parent", "fullkey", "path"),
    "json_tree": ("key", "value", "type", "atom", "id", "parent", "fullkey", "path"),
    "jsonb_each": ("key", "value"),
    "json_each_text": ("key", "value"),
    "jsonb_each_text": ("key", "value"),
    "string_split": ("value", "ordinal"),
    "split_to_table": ("seq", "index", "value"),
    "strtok_split_to_table": ("seq", "index", "value"),
}
_TABLE_WRAPPERS: Final = frozenset({"table", "stream", "lateral", "changes"})
_IDENTIFIER_FUNCTIONS: Final = frozenset({"identifier", "table_changes", "live", "stream", "stream_table"})
_CLICKHOUSE_TABLE_FUNCTIONS: Final = frozenset({"remote", "cluster", "clusterallreplicas", "remotesecure"})


class FromReader:
    """Adds the items of FROM to a scope."""

    def __init__(self, resolver: QueryResolver) -> None:
        self.resolver = resolver
        self.dialect = resolver.dialect

    def add(self, node: Any, scope: Scope) -> Item:
        """Add one item with its alias, pivots and the joins that hang on it."""
        if isinstance(node, exp.Lateral):
            item = self._lateral(node, scope)
        elif isinstance(node, exp.Unnest):
            item = self._unnest(node, scope)
        elif isinstance(node, exp.Table):
            item = self._table(node, scope)
        elif isinstance(node, exp.Values):
            item = self._values(node, scope)
        elif isinstance(node, exp.Subquery | exp.Paren):
            item = self._subquery(node, scope)
        elif isinstance(node, exp.Query):
            item = self._derived(node, node, scope)
        elif isinstance(node, exp.Dot) and isinstance(node.expression, exp.Func):
            item = self._function(node, node.expression, scope)
        elif isinstance(node, exp.Stream | exp.Final):
            return self.add(_unwrapped(node), scope)
        elif isinstance(node, exp.Pivot):
            item = Item(pivots.statement(self, node, scope))
        else:
            item = self._function(node, node, scope)
        self._finish(item, node, scope)
        return item

    def _finish(self, item: Item, node: Any, scope: Scope) -> None:
        for pivot in node.args.get("pivots") or []:
            item.relation = pivots.apply(self, item, pivot, scope)
            alias = pivot.args.get("alias")
            if alias is not None:
                item.alias = self.resolver.key(alias.this) if alias.this else item.alias
                item.relation = item.relation.renamed(self._pairs(alias))
        scope.conditions |= item.relation.conditions
        if item.alias or item.path or item.relation.outputs or item.relation.any_column is not None:
            scope.items.append(item)
        for lateral in node.args.get("laterals") or []:
            self.add(lateral, scope)
        if not isinstance(node, exp.Subquery | exp.Query):
            for join in node.args.get("joins") or []:
                self.join(join, scope)

    def join(self, join: Any, scope: Scope) -> None:
        """Add the right side of a join and read its condition."""
        if (join.args.get("kind") or "").upper() == "ARRAY":
            self._array_join(join, scope)
            return
        before = len(scope.items)
        self.add(join.this, scope)
        if join.args.get("pivots"):
            item = scope.items[before] if len(scope.items) > before else None
            if item is not None:
                for pivot in join.args["pivots"]:
                    for index, other in enumerate(list(scope.items)):
                        merged = Item(pivots.apply(self, other, pivot, scope))
                        scope.items[index] = merged
        kind = (join.args.get("kind") or "").upper()
        if kind in {"SEMI", "ANTI"}:
            for item in scope.items[before:]:
                item.invisible = True
        for condition in ("on", "match_condition"):
            if join.args.get(condition) is not None:
                flow(self.resolver, join.args[condition], scope, _JOIN)
        side = (join.args.get("side") or "").upper()
        if join.args.get("using"):
            self._using(scope, before, [self.resolver.key(c) for c in join.args["using"]], join.args["using"], side)
        elif (join.args.get("method") or "").upper() == "NATURAL":
            self._natural(scope, before, side)

    def _using(self, scope: Scope, before: int, keys: list[str], columns: list[Any], side: str) -> None:
        """Columns named by USING: conditions of both sides, and one column for whoever asks without a qualifier."""
        for key, column in zip(keys, columns, strict=True):
            name = part_of(column, self.dialect).printed
            left = scope.using.get(key) or self._side(scope.items[:before], key, name)
            right = self._side(scope.items[before:], key, name)
            scope.conditions.update((source, _JOIN) for source in left | right)
            scope.using[key] = right if side == "RIGHT" else left | right if side == "FULL" else left or right
            for item in scope.items[before:]:
                item.merged.add(key)

    @staticmethod
    def _side(items: list[Item], key: str, name: str) -> frozenset[Source]:
        certain = [item for item in items if item.relation.has(key)]
        for item in certain or [item for item in items if item.relation.has(key) is None]:
            found = item.relation.sources(key, name)
            if found:
                return found
        return frozenset()

    def _natural(self, scope: Scope, before: int, side: str) -> None:
        left = {output.key for item in scope.items[:before] for output in item.relation.outputs}
        right = {output.key: output for item in scope.items[before:] for output in item.relation.outputs}
        if STAR in left | set(right):
            self.resolver.note("NATURAL JOIN of tables whose columns are not known")
            return
        common = [key for key in right if key in left]
        columns = [exp.to_identifier(right[key].name) for key in common]
        self._using(scope, before, common, columns, side)

    def _array_join(self, join: Any, scope: Scope) -> None:
        for node in [join.this, *join.expressions]:
            value = node.this if isinstance(node, exp.Alias) else node
            alias = node.args["alias"] if isinstance(node, exp.Alias) else None
            if alias is None and isinstance(value, exp.Table):
                value = exp.Column(this=value.this)
                if node.args.get("alias") is not None:
                    alias = node.args["alias"].this
            sources = flow(self.resolver, value, scope, DIRECT)
            identifier = alias or getattr(value, "this", None)
            if identifier is not None:
                part = part_of(identifier, self.dialect)
                output = Output(part.key(self.dialect), part.printed, sources)
                scope.items.insert(0, Item(Relation([output]), invisible=True))

    def _pairs(self, alias: Any) -> list[tuple[str, str]]:
        pairs = []
        for column in alias.args.get("columns") or []:
            part = part_of(column.this if isinstance(column, exp.ColumnDef) else column, self.dialect)
            pairs.append((part.key(self.dialect), part.printed))
        return pairs

    def _named(self, item: Item, node: Any) -> Item:
        alias = node.args.get("alias")
        if isinstance(alias, exp.TableAlias):
            if alias.this is not None:
                item.alias = self.resolver.key(alias.this)
            pairs = self._pairs(alias)
            if pairs:
                item.relation = item.relation.renamed(pairs)
        return item

    def _table(self, node: Any, scope: Scope) -> Item:
        this = node.this
        if isinstance(this, exp.Func | exp.DynamicIdentifier) and not isinstance(this, exp.Identifier):
            return self._function(node, this, scope)
        if isinstance(this, exp.Literal):
            return self._named(Item(Relation(any_column=frozenset())), node)
        parts = self._name_parts(node)
        name = names.Name(tuple(parts))
        keys = name.key(self.dialect)
        if len(keys) == 1:
            for level in reversed(self.resolver.ctes):
                if keys[0] in level:
                    found = level[keys[0]]
                    item = Item(Relation(list(found.outputs), found.conditions, found.any_column), path=keys)
                    return self._named(item, node)
        correlated = self._correlated_array(keys, parts, scope)
        if correlated is not None:
            item = Item(Relation([], set(), correlated), scalar=True)
            return self._named(item, node)
        if self._is_file(node, parts):
            return self._named(Item(Relation(any_column=frozenset()), path=keys), node)
        relation = self.resolver.surroundings.relation(name)
        return self._named(Item(relation, path=keys), node)

    def _name_parts(self, node: Any) -> list[names.Part]:
        parts = []
        for level in ("catalog", "db", "this"):
            value = node.args.get(level)
            if isinstance(value, exp.Parameter):
                parts.append(names.Part("@" + value.name))
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
        if len(keys) < 2 or self.dialect.transact:
            return None
        for item in scope.items:
            if item.alias == keys[0] or (item.path and item.path[-1] == keys[0] and not item.alias):
                return item.relation.sources(keys[1], parts[1].printed)
        return None

    def _is_file(self, node: Any, parts: list[names.Part]) -> bool:
        first, last = parts[0], parts[-1]
        if first.text.startswith("@"):
            return not self.dialect.transact
        if self.dialect.name in {"spark", "databricks"} and first.text.lower() in _FILE_FORMATS and len(parts) == 2:
            return "/" in last.text or bool(last.quotes)
        return bool(last.quotes) and ("/" in last.text or last.text.lower().endswith(_FILE_ENDINGS))

    def _values(self, node: Any, scope: Scope) -> Item:
        columns: list[frozenset[Source]] = []
        for row in node.expressions:
            cells = row.expressions if isinstance(row, exp.Tuple) else [row]
            for position, cell in enumerate(cells):
                sources = flow(self.resolver, cell, scope, DIRECT)
                if position < len(columns):
                    columns[position] |= sources
                else:
                    columns.append(sources)
        outputs = [Output(f"column{i + 1}", f"column{i + 1}", sources) for i, sources in enumerate(columns)]
        return self._named(Item(Relation(outputs)), node)

    def _subquery(self, node: Any, scope: Scope) -> Item:
        if isinstance(node.this, exp.Table | exp.Paren | exp.Values) or not isinstance(node.this, exp.Query):
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
        return self._named(Item(relation), node)

    def _derived(self, node: Any, query: Any, scope: Scope) -> Item:
        pushed = 0
        if node is not query:
            pushed = self.resolver.push_ctes(node, scope)
        relation = self.resolver.query(query, scope)
        del self.resolver.ctes[len(self.resolver.ctes) - pushed :]
        item = self._named(Item(relation), node)
        for join in node.args.get("joins") or []:
            scope.items.append(item)
            scope.conditions |= relation.conditions
            self.join(join, scope)
            scope.items.remove(item)
        return item

    def _lateral(self, node: Any, scope: Scope) -> Item:
        this = node.this
        if isinstance(this, exp.Subquery):
            return self._named(Item(self.resolver.query(this, scope)), node)
        if isinstance(this, exp.Query):
            return self._named(Item(self.resolver.query(this, scope)), node)
        return self._function(node, this, scope)

    def _unnest(self, node: Any, scope: Scope) -> Item:
        argument_sources = [flow(self.resolver, argument, scope, DIRECT) for argument in node.expressions]
        everything = frozenset(source for sources in argument_sources for source in sources)
        alias = node.args.get("alias")
        pairs = self._pairs(alias) if isinstance(alias, exp.TableAlias) else []
        item = Item(Relation([], set(), everything), scalar=True)
        if pairs:
            outputs = []
            for position, (key, name) in enumerate(pairs):
                several = len(argument_sources) > 1 and position < len(argument_sources)
                outputs.append(Output(key, name, argument_sources[position] if several else everything))
            value_alias = self.dialect.name == "bigquery"
            item.relation = Relation(outputs, set(), everything if value_alias else None)
            item.alias = pairs[0][0] if value_alias else item.alias
        offset = node.args.get("offset")
        if isinstance(offset, exp.Identifier):
            part = part_of(offset, self.dialect)
            item.relation.outputs.append(Output(part.key(self.dialect), part.printed, everything))
        if isinstance(alias, exp.TableAlias) and alias.this is not None:
            item.alias = self.resolver.key(alias.this)
            if not pairs:
                part = part_of(alias.this, self.dialect)
                item.relation.outputs.append(Output(part.key(self.dialect), part.printed, everything))
        return item

    def _function(self, node: Any, this: Any, scope: Scope) -> Item:
        """A function in FROM: all its columns come from the columns in its arguments."""
        name = this.name.lower() if isinstance(this, exp.Anonymous) else this.key
        special = self._named_by_function(node, this, name, scope)
        if special is not None:
            return special
        if isinstance(this, exp.Dot) and isinstance(this.expression, exp.Anonymous):
            name = this.expression.name.lower()
        arguments = [flow(self.resolver, argument, scope, DIRECT) for argument in this.expressions]
        known = self.resolver.surroundings.function_called(name, arguments)
        if known is not None:
            return self._named(Item(Relation(known.outputs, known.conditions, known.any_column)), node)
        sources = self._argument_sources(this, scope)
        listed = self._columns_of(this) or list(_COLUMNS_OF_FUNCTIONS.get(name, ()))
        relation = Relation([Output(key, key, sources) for key in listed], set(), None if listed else sources)
        item = self._named(Item(relation, scalar=True), node)
        if isinstance(this, exp.Explode) and self.dialect.name == "snowflake":
            item.relation.any_column = sources
        if item.alias and not relation.outputs and not self._pairs(node.args.get("alias")):
            item.relation = Relation([Output(item.alias, item.alias, sources)], set(), sources)
        return item

    def _argument_sources(self, this: Any, scope: Scope) -> frozenset[Source]:
        """The columns in a function's arguments, and the tables that it gets as TABLE(t)."""
        found: frozenset[Source] = frozenset()
        for wrapper in list(this.find_all(exp.Anonymous)):
            if wrapper.name.lower() == "table" and wrapper is not this:
                for argument in wrapper.expressions:
                    if isinstance(argument, exp.Column):
                        found |= self._table_argument(argument).all_sources()
                        argument.replace(exp.null())
        inner = Scope(scope)
        found |= flow(self.resolver, this, inner, DIRECT)
        scope.conditions |= inner.conditions
        return found

    def _table_argument(self, column: Any) -> Relation:
        levels = [column.args[level] for level in ("catalog", "db", "table", "this") if column.args.get(level)]
        name = names.Name(tuple(part_of(level, self.dialect) for level in levels))
        for level in reversed(self.resolver.ctes):
            if len(levels) == 1 and name.key(self.dialect)[0] in level:
                return level[name.key(self.dialect)[0]]
        return self.resolver.surroundings.relation(name)

    def _named_by_function(self, node: Any, this: Any, name: str, scope: Scope) -> Item | None:
        """Functions whose argument is the name of a table, or a query."""
        arguments = list(this.expressions) if isinstance(this, exp.Anonymous) else []
        if isinstance(this, exp.DynamicIdentifier) or name in _IDENTIFIER_FUNCTIONS:
            argument = this.this if isinstance(this, exp.DynamicIdentifier) else (arguments or [None])[0]
            if isinstance(argument, exp.Literal):
                table = names.from_text(argument.name, self.dialect)
                return self._named(Item(self.resolver.surroundings.relation(table), path=table.key(self.dialect)), node)
            if isinstance(argument, exp.Column):
                relation = self._table_argument(argument)
                return self._named(Item(relation, path=(argument.name.lower(),)), node)
            text = self.resolver.surroundings.text_of_variable(argument.name) if argument is not None else None
            if text is not None:
                table = names.from_text(text, self.dialect)
                return self._named(Item(self.resolver.surroundings.relation(table), path=table.key(self.dialect)), node)
            self.resolver.note("the name of a table is computed")
            return self._named(Item(Relation(any_column=frozenset())), node)
        if name in _CLICKHOUSE_TABLE_FUNCTIONS and len(arguments) > 1 and self.dialect.name == "clickhouse":
            return self._remote(node, arguments)
        if name in _TABLE_WRAPPERS and len(arguments) == 1 and isinstance(arguments[0], exp.Query):
            return self._named(Item(self.resolver.query(arguments[0], scope)), node)
        if name == "table" and len(arguments) == 1 and isinstance(arguments[0], exp.Anonymous):
            return self._function(node, arguments[0], scope)
        return None

    def _remote(self, node: Any, arguments: list[Any]) -> Item:
        pieces: list[names.Part] = []
        for argument in arguments[1:3]:
            if isinstance(argument, exp.Column):
                levels = [argument.args.get(level) for level in ("db", "table", "this")]
                pieces += [part_of(level, self.dialect) for level in levels if level is not None]
            elif isinstance(argument, exp.Literal) and argument.is_string:
                pieces += names.from_text(argument.name, self.dialect).parts
            if len(pieces) > 1:
                break
        relation = self.resolver.surroundings.relation(names.Name(tuple(pieces)))
        return self._named(Item(relation, path=tuple(piece.text.lower() for piece in pieces)), node)

    def match_recognize(self, match: Any, scope: Scope) -> None:
        """MATCH_RECOGNIZE makes a new item of those before it: the partition, then the measures."""
        resolver = self.resolver
        for measure in match.args.get("measures") or []:
            self._without_pattern_names(measure, scope)
        for definition in match.args.get("define") or []:
            self._without_pattern_names(definition, scope)
        outputs = []
        for column in match.args.get("partition_by") or []:
            sources = flow(resolver, column, scope, DIRECT)
            part = part_of(column.this, self.dialect)
            outputs.append(Output(part.key(self.dialect), part.printed, sources))
            scope.conditions.update((source, "window") for source in sources)
        if match.args.get("order") is not None:
            for term in match.args["order"].expressions:
                flow(resolver, term, scope, "window")
        for definition in match.args.get("define") or []:
            flow(resolver, definition.this, scope, "filter")
        for measure in match.args.get("measures") or []:
            alias = measure.this
            part = part_of(alias.args["alias"], self.dialect)
            outputs.append(Output(part.key(self.dialect), part.printed, flow(resolver, alias.this, scope, DIRECT)))
        every_row = "ALL ROWS" in (match.args["rows"].name.upper() if match.args.get("rows") is not None else "")
        kept = [output for item in scope.items for output in item.relation.outputs] if every_row else []
        scope.items[:] = [self._named(Item(Relation(outputs + kept)), match)]

    def _without_pattern_names(self, node: Any, scope: Scope) -> None:
        """In MEASURES and DEFINE, a qualifier that is no table is a variable of the pattern."""
        for column in list(node.find_all(exp.Column)):
            qualifier = column.args.get("table")
            if qualifier is not None and scope.called((self.resolver.key(qualifier),)) is None:
                column.set("table", None)

    def _columns_of(self, this: Any) -> list[str]:
        """The columns that the call itself declares."""
        if isinstance(this, exp.Explode | exp.Inline) and self.dialect.name == "snowflake":
            return list(_FLATTEN_COLUMNS)
        schema = this.args.get("schema")
        definitions: list[Any] = list(schema.expressions) if isinstance(schema, exp.Expr) else []
        if not definitions and isinstance(this, exp.OpenJSON | exp.XMLTable):
            definitions = list(this.args.get("columns") or this.expressions)
        if not definitions and isinstance(this, exp.OpenJSON):
            return ["key", "value", "type"]
        found: list[str] = []
        for definition in definitions:
            self._definition(definition, found)
        return found

    def _definition(self, definition: Any, found: list[str]) -> None:
        nested = definition.args.get("nested_schema")
        if isinstance(nested, exp.Expr):
            for inner in nested.expressions:
                self._definition(inner, found)
            return
        if definition.this is not None:
            found.append(part_of(definition.this, self.dialect).key(self.dialect))


def _unwrapped(node: Any) -> Any:
    """The table in STREAM(t), (t) or t FINAL, with the alias of the outermost."""
    alias = node.args.get("alias")
    while isinstance(node, exp.Stream | exp.Final | exp.Subquery | exp.Paren) and isinstance(node.this, exp.Expr):
        node = node.this
        alias = node.args.get("alias") or alias
    if alias is not None and node.args.get("alias") is None:
        node.set("alias", alias)
    return node
