"""What makes rows in FROM and is no table: functions, UNNEST, FLATTEN, JSON_TABLE, MATCH_RECOGNIZE."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Output, Source, guessed
from gazetteer.sqllineage.queries.scoping.protocol import FromItems
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.scoping.steps import DIRECT, FILTER
from gazetteer.sqllineage.queries.sources import passing_functions, query_texts
from gazetteer.sqllineage.queries.values import generators, table_arguments
from gazetteer.sqllineage.queries.values.call_arguments import names_of_arguments
from gazetteer.sqllineage.queries.values.columns import part_of
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.text import names

_FLATTEN_COLUMNS: Final = ("seq", "key", "path", "index", "value", "this")
_TABLE_WRAPPERS: Final = frozenset({"table", "stream", "lateral", "changes", "view"})
_IDENTIFIER_FUNCTIONS: Final = frozenset({"identifier", "table_changes", "live", "stream", "stream_table"})
_REMOTE_FUNCTIONS: Final = frozenset({"remote", "cluster", "clusterallreplicas", "remotesecure"})
# What the parser calls otherwise.
_OWN_NAMES: Final = {
    "xmltable": "xmltable", "jsontable": "json_table", "openjson": "openjson", "explode": "unnest",
    "explodinggenerateseries": "generate_series",
}  # fmt: skip

# Functions that give values without a name, by their names without underscores.
_OF_VALUES: Final = frozenset(
    {
        "generateseries", "explodinggenerateseries", "generatesubscripts", "regexpsplittotable", "regexpmatches",
        "stringtotable", "jsonobjectkeys", "jsonbobjectkeys", "jsonbpathquery", "jsonpathquery", "unnest",
    }
)  # fmt: skip


def function(reader: FromItems, node: Any, this: Any, scope: Scope) -> Item:
    """A function in FROM: all its columns come from the columns in its arguments."""
    if isinstance(this, exp.Dot) and isinstance(this.expression, exp.Anonymous):
        is_known = reader.resolver.surroundings.knows_function(this.expression.name.lower())
        this = this.expression if is_known else this
    name = this.name.lower() if isinstance(this, exp.Anonymous) else this.key
    if name == "result_scan":
        # The rows of an earlier statement: which one is not followed.
        reader.resolver.surroundings.mark()
    special = _named_by_function(reader, node, this, name, scope)
    if special is not None:
        return special
    tables = reader.resolver.surroundings.tables_taken(name)
    arguments = [
        _argument(reader, argument, scope, is_table=position in tables)
        for position, argument in enumerate(this.expressions)
    ]
    given = names_of_arguments(this)
    known = reader.resolver.surroundings.function_called(name, arguments, given)
    if known is not None:
        reader.resolver.surroundings.write_arguments(name, given, arguments, scope)
        rows = Relation(known.outputs, known.conditions, known.any_column)
        return reader.named(Item(rows, path=(default_name(this),)), node)
    if reader.dialect.views_with_parameters and (view := _view(reader, node, this, scope)) is not None:
        return view
    return _of_nobody(reader, node, this, name, scope)


def _of_nobody(reader: FromItems, node: Any, this: Any, name: str, scope: Scope) -> Item:
    """A function that the script does not have."""
    alias = node.args.get("alias")
    pairs = reader.pairs(alias) if isinstance(alias, exp.TableAlias) else []
    if (item := _generator(reader, node, this, len(pairs), scope)) is not None:
        return item
    sources = _argument_sources(reader, this, scope)
    if isinstance(owner := node.args.get("db"), exp.Parameter):
        # A method of a variable, T-SQL's @x.nodes(…).
        sources |= flow(reader.resolver, owner, scope, DIRECT)
    listed = _columns_of(reader, this) or list(reader.dialect.function_columns.get(default_name(this), ()))
    if not listed and reader.dialect.generators_name_columns:
        listed, sources = _generated(node, this, scope, sources)
    if len(pairs) > len(listed):
        # More columns than the call shows: explode(a) of a map, for example. Any may come from any argument.
        listed = []
    if name == "string_split" and len(this.expressions) < 3:
        # The position is asked for by the third argument.
        listed = listed[:1]
    relation = Relation(generators.outputs(listed, this, sources), set(), None if listed else sources)
    item = reader.named(Item(relation, path=(default_name(this),), scalar=True), node)
    named_by_its_alias = gives_values(this) and reader.dialect.value_alias_is_column
    if pairs:
        # The list behind the alias has all of its columns.
        item.relation.any_column = None
    elif not gives_values(this) and not listed:
        item.opaque = isinstance(without_schema(this), exp.Anonymous | exp.ReadCSV | exp.ReadParquet)
    elif item.alias and named_by_its_alias:
        item.relation = Relation([named_by_alias(reader, node.args["alias"], sources)])
    return item


def gives_values(this: Any) -> bool:
    """Whether a function gives one column, which has no name of its own."""
    name = this.name.lower() if isinstance(this, exp.Anonymous) else this.key
    return name.replace("_", "") in _OF_VALUES


def named_by_alias(reader: FromItems, alias: Any, sources: frozenset[Source]) -> Output:
    """The only column of what gives values."""
    part = part_of(alias.this, reader.dialect)
    return Output(part.key(reader.dialect), part.printed, sources)


def _generator(reader: FromItems, node: Any, this: Any, named: int, scope: Scope) -> Item | None:
    """A generator of whose columns each has its own sources; None where as many columns as are named are not known."""
    if reader.dialect.flatten and isinstance(this, exp.Explode | exp.Inline):
        sources = _argument_sources(reader, this, scope)
        own = generators.flattened(reader.resolver, this, _FLATTEN_COLUMNS, sources, scope)
    else:
        own = generators.apart(reader.resolver, this, scope) or []
    if not own or named not in {0, len(own)}:
        return None
    return reader.named(Item(Relation(own), path=(default_name(this),), scalar=True), node)


def _generated(node: Any, this: Any, scope: Scope, sources: frozenset[Source]) -> tuple[list[str], frozenset[Source]]:
    """The columns of a generator that nobody named, and where they come from: a guess where they may be others'."""
    plain = list(generators.columns(this))
    if not plain:
        return plain, sources
    alias = node.args.get("alias")
    own, bare = generators.asked_beside(node, alias.name if isinstance(alias, exp.TableAlias) else "")
    bare = frozenset(name for name in bare if scope.called((name,)) is None)
    listed = list(generators.columns(this, own | bare))
    by_bare_name = listed != plain and list(generators.columns(this, own)) != listed
    if by_bare_name and generators.may_be_others(bare, [item.relation.has("key") for item in scope.items]):
        sources = guessed(sources)
    return listed, sources


def without_schema(function: Any) -> Any:
    """The call itself, which may stand behind the name of a schema."""
    return function.expression if isinstance(function, exp.Dot) else function


def default_name(function: Any) -> str:
    """The name that a function in FROM goes by without an alias."""
    function = without_schema(function)
    if isinstance(function, exp.Anonymous):
        return str(function.name).lower()
    if isinstance(function, exp.GenerateSeries) and function.args.get("is_end_exclusive"):
        return "range"
    return _OWN_NAMES.get(function.key) or str(function.sql_name()).lower() if isinstance(function, exp.Func) else ""


def _argument(reader: FromItems, argument: Any, scope: Scope, *, is_table: bool = False) -> Relation:
    """An argument of a function: a value, TABLE t, or the rows of CURSOR(query)."""
    named = is_table and isinstance(argument, exp.Column)
    table = (table_arguments.relation_of if named else table_arguments.named_by_argument)(reader, argument)
    if table is not None:
        scope.conditions |= table.conditions
        return table
    is_cursor = isinstance(argument, exp.Anonymous) and argument.name.lower() == "cursor" and argument.expressions
    query = argument.expressions[0] if is_cursor else argument
    if not isinstance(query, exp.Query):
        return Relation([Output("", "", flow(reader.resolver, argument, scope, DIRECT))])
    relation = reader.resolver.query(query, scope)
    scope.conditions |= relation.conditions
    return relation


def _argument_sources(reader: FromItems, this: Any, scope: Scope) -> frozenset[Source]:
    """The columns in a function's arguments, and the tables that it gets as TABLE(t)."""
    found: frozenset[Source] = frozenset()
    # The call may be read again, as an argument of another one.
    this = this.copy()
    for argument in list(_tables_in(this)):
        found |= table_arguments.relation_of(reader, argument).all_sources()
        argument.replace(exp.null())
    inner = Scope(scope)
    found |= flow(reader.resolver, this, inner, DIRECT)
    scope.conditions |= inner.conditions
    return found


def _named_by_function(reader: FromItems, node: Any, this: Any, name: str, scope: Scope) -> Item | None:
    """Functions whose argument is the name of a table, or a query."""
    arguments = list(this.expressions) if isinstance(this, exp.Anonymous) else []
    if isinstance(this, exp.DynamicIdentifier) or name in _IDENTIFIER_FUNCTIONS:
        argument = this.this if isinstance(this, exp.DynamicIdentifier) else (arguments or [None])[0]
        named = table_arguments.named_by_text(reader, node, argument)
        if named is not None:
            return named
        if isinstance(argument, exp.Column) and name != "identifier":
            relation = table_arguments.relation_of(reader, argument)
            return reader.named(Item(relation, path=(argument.name.lower(),)), node)
        reader.resolver.note("the name of a table is computed")
        return reader.named(Item(Relation(any_column=frozenset())), node)
    if (computed := passing_functions.rows(reader, node, this, name, scope)) is not None:
        return computed
    if (rows := query_texts.rows(reader, node, this, name)) is not None:
        return reader.named(Item(rows), node)
    if name in _REMOTE_FUNCTIONS and len(arguments) > 1 and reader.dialect.remote_functions:
        return _remote(reader, node, arguments, scope)
    if name in _TABLE_WRAPPERS and len(arguments) == 1 and isinstance(arguments[0], exp.Query):
        return reader.named(Item(reader.resolver.query(arguments[0], scope)), node)
    if name == "table" and len(arguments) == 1 and (item := _of_value(reader, node, arguments[0], scope)) is not None:
        return item
    if name == "exclude_columns":
        return _all_but(reader, node, this)
    return None


def _of_value(reader: FromItems, node: Any, argument: Any, scope: Scope) -> Item | None:
    """TABLE(f(x)), TABLE(package.f), which is a call as well, and TABLE(collection)."""
    inner = argument.expression if isinstance(argument, exp.Dot) else argument
    if isinstance(inner, exp.Anonymous | exp.Explode):
        return function(reader, node, inner, scope)
    if isinstance(inner, exp.Column) and _is_call(reader, inner, scope):
        return function(reader, node, exp.Anonymous(this=inner.name, expressions=[]), scope)
    collection = _collection(reader, inner)
    return reader.named(Item(collection), node) if collection is not None else None


def _is_call(reader: FromItems, column: Any, scope: Scope) -> bool:
    """Whether a name is a function without arguments: of the script, or TABLE(package.function)."""
    qualifiers = [column.args[level] for level in ("catalog", "db", "table") if column.args.get(level) is not None]
    if not reader.dialect.qualified_variables:
        return False
    if not qualifiers:
        key = reader.resolver.key(column.this)
        return reader.resolver.surroundings.knows_function(key) and reader.resolver.variable(key) is None
    known = [reader.resolver.key(each) for each in (*qualifiers, column.this)]
    is_variable = any(reader.resolver.variable(key) is not None for key in known)
    return not is_variable and all(scope.called((key,)) is None for key in known[:-1])


def _collection(reader: FromItems, node: Any) -> Relation | None:
    """The rows of a variable in TABLE(rows) and TABLE(CAST(rows AS type)), if they are records."""
    column = node.this if isinstance(node, exp.Cast) else node
    if not isinstance(column, exp.Column) or column.args.get("table") is not None:
        return None
    found = reader.resolver.variable(column.name.lower())
    if found is None or len(found.outputs) < 2:
        return None
    return Relation(list(found.outputs), found.conditions, found.any_column)


def _all_but(reader: FromItems, node: Any, this: Any) -> Item | None:
    """Trino's exclude_columns(input => TABLE(t), columns => DESCRIPTOR(a, b))."""
    tables = list(_tables_in(this))
    descriptor = next((call for call in this.find_all(exp.Anonymous) if call.name.lower() == "descriptor"), None)
    if not tables or descriptor is None:
        return None
    hidden = frozenset(reader.resolver.key(column.this) for column in descriptor.expressions)
    relation = Relation()
    source = table_arguments.relation_of(reader, tables[0])
    reader.resolver.star(Scope(items=[Item(source)]), relation, None, hidden)
    return reader.named(Item(relation), node)


def _tables_in(this: Any) -> Iterator[Any]:
    """The names in the arguments TABLE(t), which the parser takes for columns."""
    for wrapper in list(this.find_all(exp.Anonymous, exp.TableFromRows)):
        is_table = isinstance(wrapper, exp.TableFromRows) or wrapper.name.lower() == "table"
        if is_table and wrapper is not this:
            arguments = [wrapper.this] if isinstance(wrapper, exp.TableFromRows) else wrapper.expressions
            for argument in arguments:
                if isinstance(argument, exp.Column) and argument.find_ancestor(exp.Query) is this.find_ancestor(
                    exp.Query
                ):
                    yield argument


def _view(reader: FromItems, node: Any, this: Any, scope: Scope) -> Item | None:
    """A view whose parameters are given as name = value; None where anything else stands among the arguments."""
    arguments = this.expressions if isinstance(this, exp.Anonymous) else []
    if not arguments or not all(isinstance(each, exp.EQ) and isinstance(each.this, exp.Column) for each in arguments):
        return None
    inner = Scope(scope)
    for argument in arguments:
        flow(reader.resolver, argument.expression, inner, FILTER)
    scope.conditions |= inner.conditions
    schema = [part_of(node.args[level], reader.dialect) for level in ("catalog", "db") if node.args.get(level)]
    name = names.Name((*schema, names.Part(this.name)))
    relation = reader.resolver.surroundings.relation(name)
    return reader.named(Item(relation, path=name.key(reader.dialect)), node)


def _remote(reader: FromItems, node: Any, arguments: list[Any], scope: Scope) -> Item:
    """A table elsewhere, or what a function, such as view(query), gives there."""
    if isinstance(arguments[1], exp.Func):
        return function(reader, node, arguments[1], scope)
    pieces: list[names.Part] = []
    for argument in arguments[1:3]:
        if isinstance(argument, exp.Column):
            levels = [argument.args.get(level) for level in ("db", "table", "this")]
            pieces += [part_of(level, reader.dialect) for level in levels if level is not None]
        elif isinstance(argument, exp.Literal) and argument.is_string:
            pieces += names.from_text(argument.name).parts
        if len(pieces) > 1:
            break
    if not pieces:
        reader.resolver.note("the name of a table elsewhere is computed")
        return reader.named(Item(Relation(any_column=frozenset())), node)
    relation = reader.resolver.surroundings.relation(names.Name(tuple(pieces)))
    return reader.named(Item(relation, path=tuple(piece.text.lower() for piece in pieces)), node)


def _columns_of(reader: FromItems, this: Any) -> list[str]:
    """The columns that the call itself declares."""
    schema = this.args.get("schema")
    definitions: list[Any] = list(schema.expressions) if isinstance(schema, exp.Expr) else []
    if not definitions and isinstance(this, exp.OpenJSON | exp.XMLTable):
        definitions = list(this.args.get("columns") or this.expressions)
    if not definitions and isinstance(this, exp.OpenJSON):
        return ["key", "value", "type"]
    found: list[str] = []
    for definition in definitions:
        _definition(reader, definition, found)
    return found


def _definition(reader: FromItems, definition: Any, found: list[str]) -> None:
    nested = definition.args.get("nested_schema")
    if isinstance(nested, exp.Expr):
        for inner in nested.expressions:
            _definition(reader, inner, found)
        return
    if definition.this is not None:
        found.append(part_of(definition.this, reader.dialect).key(reader.dialect))
