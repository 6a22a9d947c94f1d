"""The select list: stars, aliases, and the names of the outputs."""

from __future__ import annotations

from typing import Any

from sqlglot import exp

from gazetteer.sqllineage.queries.parsing import large
from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.records import row_items, structs
from gazetteer.sqllineage.queries.results import column_sets, output_names, stars
from gazetteer.sqllineage.queries.scoping.outputs import Output, Source, as_text
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.scoping.steps import DIRECT
from gazetteer.sqllineage.queries.values import generators
from gazetteer.sqllineage.queries.values.expressions import flow


def projections(resolver: Resolver, node: Any, scope: Scope, relation: Relation) -> None:
    collected = scope.aliases if resolver.dialect.lateral_aliases else {}
    outline = resolver.long_lists.get(id(node))
    apart = resolver.items_apart.get(id(node))
    listed = node.expressions
    if node.args.get("kind") == "VALUE" and len(listed) == 1 and isinstance(listed[0], exp.Struct):
        # BigQuery's SELECT AS VALUE STRUCT(…): the fields are the columns.
        listed = listed[0].expressions
    for number, expression in enumerate(listed if outline is None else large.items(outline, resolver.dialect)):
        if not number % 1000:
            resolver.surroundings.check_time()
        around = scope.conditions
        if apart is not None:
            scope.conditions = set()
        if not _assigns_variable(resolver, expression, scope):
            _projection(resolver, expression, scope, relation, collected)
        if apart is not None:
            apart.append(scope.conditions)
            scope.conditions = around
    scope.aliases = scope.aliases | collected


def expect(resolver: Resolver, node: Any) -> None:
    """NotUnderstoodError for a SELECT without a select list, where the dialect wants one."""
    if not node.expressions and (node.args.get("distinct") or not resolver.dialect.empty_select_list):
        raise NotUnderstoodError("SELECT names no columns")


def _assigns_variable(resolver: Resolver, expression: Any, scope: Scope) -> bool:
    """T-SQL: SELECT @v = expression has no output; the variables were set when the statement was read."""
    if not resolver.dialect.transact or not isinstance(expression, exp.EQ):
        return False
    if not isinstance(expression.this, exp.Parameter):
        return False
    flow(resolver, expression.expression, scope)
    return True


def _projection(
    resolver: Resolver, expression: Any, scope: Scope, relation: Relation, aliases: dict[str, Output]
) -> None:
    if stars.add(resolver, expression, scope, relation):
        return
    if isinstance(expression, exp.QueryTransform):
        _transformed(resolver, expression, scope, relation)
        return
    if isinstance(expression, exp.Aliases):
        _several_aliases(resolver, expression, scope, relation)
        return
    if isinstance(expression, exp.Columns) and column_sets.matched(resolver, expression, scope, relation):
        return
    if column_sets.inside(resolver, expression, scope, relation):
        return
    value, identifier = _value_and_name(resolver, expression)
    sources = flow(resolver, value, scope, DIRECT)
    if identifier is None and _is_generator(resolver, value, scope, relation, sources):
        return
    key, name = output_names.of_output(resolver, value, identifier, len(relation.outputs))
    known = structs.fields(resolver, value, scope)
    is_named = identifier is not None or isinstance(value, exp.Column)
    is_unnamed = not (is_named or output_names.is_of_column(resolver, value, name))
    text = as_text(value.sql()) if is_unnamed and resolver.names_by_text else ""
    output = Output(key, name, sources, fields=tuple(known or ()), is_unnamed=is_unnamed, text=text)
    if known and resolver.dialect.items_of_rows:
        output.arrays_around = row_items.arrays_around(resolver, value, scope)
    relation.outputs.append(output)
    if identifier is not None or _is_field(resolver, value, scope):
        aliases[key] = output


def _value_and_name(resolver: Resolver, expression: Any) -> tuple[Any, Any]:
    """The value of a select item, and the identifier that names it."""
    if isinstance(expression, exp.Alias):
        return expression.this, expression.args["alias"]
    if isinstance(expression, exp.PropertyEQ) and not isinstance(expression.this, exp.Parameter):
        return expression.expression, expression.this
    if resolver.dialect.transact and isinstance(expression, exp.EQ) and isinstance(expression.this, exp.Literal):
        return expression.expression, exp.to_identifier(expression.this.name, quoted=True)
    if isinstance(expression, exp.Subquery) and isinstance(expression.args.get("alias"), exp.Identifier):
        # T-SQL's `name = (query)`: the parser gives the query the name, which a derived table has in another form.
        return expression, expression.args["alias"]
    return expression, None


def _is_generator(resolver: Resolver, value: Any, scope: Scope, relation: Relation, sources: frozenset[Source]) -> bool:
    """Add the columns that a generator without an alias gives; gives whether it is one."""
    if not resolver.dialect.generators_name_columns:
        return False
    if known := generators.apart(resolver, value, scope):
        relation.outputs += known
        return True
    if isinstance(value, exp.Inline) or (
        isinstance(value, exp.Anonymous) and value.name.lower() in generators.OF_FIELDS
    ):
        # The fields of its structs, which are not known.
        relation.any_column = (relation.any_column or frozenset()) | sources
        return True
    listed = generators.columns(value)
    if listed:
        listed = generators.columns(value, generators.asked_around(value))
    relation.outputs += generators.outputs(listed, value, sources)
    return bool(listed)


def _is_field(resolver: Resolver, value: Any, scope: Scope) -> bool:
    """Whether a select item is a field of a struct: clauses behind it may call it by the field's name."""
    if isinstance(value, exp.Dot):
        return isinstance(value.expression, exp.Identifier)
    table = value.args.get("table") if isinstance(value, exp.Column) else None
    return table is not None and resolver.dialect.structs and scope.called((resolver.key(table),)) is None


def _transformed(resolver: Resolver, expression: Any, scope: Scope, relation: Relation) -> None:
    """Hive's SELECT TRANSFORM (a, b) USING script AS (c, d): any column may come from any."""
    sources = frozenset(s for node in expression.expressions for s in flow(resolver, node, scope, DIRECT))
    schema = expression.args.get("schema")
    for column in schema.expressions if schema is not None else []:
        key, name = resolver.pair(column)
        relation.outputs.append(Output(key, name, sources))
    if schema is None:
        relation.any_column = sources


def _several_aliases(resolver: Resolver, expression: Any, scope: Scope, relation: Relation) -> None:
    sources = flow(resolver, expression.this, scope, DIRECT)
    pairs = [resolver.pair(identifier) for identifier in expression.expressions]
    known = generators.apart(resolver, expression.this, scope)
    if known is not None and len(known) == len(pairs):
        relation.outputs += Relation(known).renamed(pairs).outputs
    else:
        relation.outputs += [Output(key, name, sources) for key, name in pairs]
