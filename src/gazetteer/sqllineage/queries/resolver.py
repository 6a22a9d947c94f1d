"""One pass over the scopes of a query: its columns with their sources, and its conditions."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.parsing import large
from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError, as_query, parse
from gazetteer.sqllineage.queries.parsing.repairs import is_incomplete
from gazetteer.sqllineage.queries.records import structs
from gazetteer.sqllineage.queries.results import clauses, earlier_rows, projections, set_operations
from gazetteer.sqllineage.queries.scoping.outputs import Conditions, Output, Source, of_field
from gazetteer.sqllineage.queries.scoping.protocol import FromItems, Surroundings, Taken
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.queries.scoping.steps import SORT
from gazetteer.sqllineage.queries.scoping.unions import Union
from gazetteer.sqllineage.queries.sources import ctes, joins, pipes, row_patterns
from gazetteer.sqllineage.queries.sources.from_items import FromReader
from gazetteer.sqllineage.queries.values import bounds
from gazetteer.sqllineage.queries.values.call_arguments import names_of_arguments
from gazetteer.sqllineage.queries.values.columns import part_of
from gazetteer.sqllineage.queries.values.expressions import argument
from gazetteer.sqllineage.text import names

# A quoted name that is the text of an expression, such as `sum(b)`.
_QUOTED_EXPRESSION: Final = re.compile(r"""[`"]\w[^`"\n]{0,99}?(?:[(+|]|\* )""")


class QueryResolver:
    """Resolves queries of one statement."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        self.dialect = surroundings.dialect
        self.ctes: list[dict[str, Relation]] = []
        self.froms: FromItems = FromReader(self)
        self.names_by_text = False
        self.sets_variables = False
        self.long_lists: dict[int, large.Outline] = {}
        self.with_values: dict[int, Any] = {}
        self.calls_to_write_out = 500
        self.nested_queries: dict[str, Callable[[Scope | None], Relation]] = {}
        self.items_apart: dict[int, list[Conditions]] = {}
        self.values_read: dict[int, tuple[Any, Scope, Relation]] = {}
        self._fields_taken: dict[int, tuple[Any, Scope, Taken | None]] = {}

    def variable(self, key: str) -> Relation | None:
        return self.surroundings.variable(key)

    def note(self, reason: str) -> None:
        self.surroundings.note(reason)

    def key(self, identifier: Any) -> str:
        return part_of(identifier, self.dialect).key(self.dialect)

    def record_field(
        self, keys: tuple[str, ...], parts: tuple[names.Part, ...], scope: Scope
    ) -> frozenset[Source] | None:
        """The field of a record variable, such as the one of a loop over a query."""
        if keys[0] == "session" and self.dialect.session_variables:
            if len(keys) > 2:
                return self.record_field(keys[1:], parts[1:], scope)
            return self._session_variable(keys[-1], scope)
        relation = self.variable(keys[0]) or self.variable(":" + keys[0])
        if relation is None:
            return self._qualified_variable(keys, parts, scope)
        scope.conditions.update(relation.conditions_of(keys[1]))
        column = relation.find(keys[1]) if len(keys) > 2 else None
        if column is not None and column.fields:
            path = [(key, part.printed) for key, part in zip(keys[2:], parts[2:], strict=True)]
            return (of_field(column.fields, path) or column).sources
        return relation.field_sources(keys[1], parts[1].printed)

    def _qualified_variable(
        self, keys: tuple[str, ...], parts: tuple[names.Part, ...], scope: Scope
    ) -> frozenset[Source] | None:
        """A variable behind the name of its package, of its block or of its routine."""
        if not self.dialect.qualified_variables or self.variable(keys[1]) is None:
            return None
        return (
            self.record_field(keys[1:], parts[1:], scope) if len(keys) > 2 else self._session_variable(keys[1], scope)
        )

    def _session_variable(self, key: str, scope: Scope) -> frozenset[Source] | None:
        relation = self.variable(key)
        scope.conditions |= relation.conditions if relation is not None else set()
        return relation.all_sources() if relation is not None else None

    def positional(self, node: Any, scope: Scope) -> frozenset[Source]:
        """`t.$2` of a staged file or VALUES."""
        qualifier = node.args.get("table")
        items = scope.items if qualifier is None else [scope.called((self.key(qualifier),))]
        number = node.find(exp.Literal)
        position = int(number.name) if number is not None and number.name.isdigit() else 0
        for item in items:
            if item is None:
                continue
            listed = [output for output in item.relation.outputs if output.star_of is None]
            if len(listed) == len(item.relation.outputs) and 0 < position <= len(listed):
                return listed[position - 1].sources
            return item.relation.all_sources()
        return frozenset()

    def function_called(self, node: Any, scope: Scope) -> None:
        """A known function that an expression calls: its tables are read."""
        name, given = node.name.lower(), names_of_arguments(node)
        relation = self.surroundings.function_called(name, given=given)
        if relation is not None:
            scope.conditions |= relation.conditions
            if self.surroundings.writes_arguments(name, given):
                arguments = [argument(self, each, scope) for each in node.expressions]
                self.surroundings.write_arguments(name, given, arguments, scope)

    def called_by_name(self, key: str, scope: Scope) -> frozenset[Source] | None:
        """The value of a function of the script that is called by its name alone; None where there is none."""
        value = self.surroundings.value_of_call(key, (), list) if self.dialect.bare_calls else None
        if value is None:
            return None
        self.surroundings.function_called(key)
        scope.conditions |= value.conditions
        return value.all_sources()

    def value_of_call(self, node: Any, scope: Scope) -> Relation | None:
        """What the body of a function of the script makes of the arguments; None where that is not known."""
        if not isinstance(node.this, str):
            return None
        inner = Scope(scope)
        found = self.surroundings.value_of_call(
            node.name.lower(),
            names_of_arguments(node),
            lambda: [argument(self, each, inner) for each in node.expressions],
        )
        if found is not None:
            self.function_called(node, scope)
            scope.conditions |= inner.conditions
        return found

    def query_text(self, sql: str) -> Relation:
        """The relation of a query's text, a large one piece by piece."""
        self.names_by_text = not self.dialect.names_by_function and _QUOTED_EXPRESSION.search(sql) is not None
        self.sets_variables = earlier_rows.SIGN in sql
        if pipes.are_in(sql, self.dialect):
            return pipes.query(self, self.froms, sql)
        if len(sql) < large.LARGE:
            return self.query(as_query(parse(sql, self.dialect)))
        outline = large.outline(sql)
        if large.is_union(outline):
            return self._large_union(outline)
        if large.has_long_list(outline):
            tree = as_query(parse(large.with_short_list(outline), self.dialect))
            self.long_lists[id(tree)] = outline
            return self.query(tree)
        return self.query(as_query(parse(sql, self.dialect)))

    def foreign_text(self, sql: str) -> Relation:
        """The relation of a query that another system runs: its dialect is not known."""
        try:
            return self.query_text(sql)
        except NotUnderstoodError as error:
            self.note(f"the query that another system runs was not understood: {error}")
            return Relation(any_column=frozenset())

    def _large_union(self, outline: large.Outline) -> Relation:
        prefix = outline.prefix.strip()
        pushed = ctes.push(self, parse(f"{prefix} SELECT 1", self.dialect), None) if prefix else 0
        union = Union()
        for group in outline.groups():
            self.surroundings.check_time()
            union.add(self.query(as_query(parse(group, self.dialect))))
        del self.ctes[len(self.ctes) - pushed :]
        orders = []
        if outline.tail < len(outline.sql):
            tail = parse(f"SELECT 1 {outline.sql[outline.tail :]}", self.dialect)
            orders = [tail.args["order"]] if tail.args.get("order") is not None else []
            bounds.of_query(self, tail, None)
        return set_operations.ordered(self, union.relation(), orders, None)

    def query(self, node: Any, parent: Scope | None = None) -> Relation:
        """The relation of a SELECT, a set operation, VALUES, a table or one of these in parentheses."""
        if is_incomplete(node):
            self.surroundings.mark()
        pushed = 0
        while isinstance(node, exp.Subquery) and set_operations.is_bare(node):
            pushed += ctes.push(self, node, parent)
            bounds.of_query(self, node, parent)
            node = node.this
        pushed += ctes.push(self, node, parent)
        try:
            bounds.of_query(self, node, parent)
            return self._body(node, parent)
        finally:
            del self.ctes[len(self.ctes) - pushed :]

    def _body(self, node: Any, parent: Scope | None) -> Relation:
        if isinstance(node, exp.SetOperation):
            return set_operations.set_operation(self, node, parent)
        if isinstance(node, exp.Select):
            return self._select(node, parent)
        scope = Scope(parent)
        self.froms.add(node, scope)
        for join in node.args.get("joins") or []:
            self.froms.join(join, scope)
        if node.args.get("order"):
            clauses.conditions(self, node.args["order"].expressions, scope, SORT)
        relation = Relation(conditions=scope.conditions)
        self.star(scope, relation, None, frozenset())
        return relation

    def pair(self, identifier: Any) -> tuple[str, str]:
        if isinstance(identifier, exp.ColumnDef):
            identifier = identifier.this
        part = part_of(identifier, self.dialect)
        return part.key(self.dialect), part.printed

    def _select(self, node: Any, parent: Scope | None) -> Relation:
        projections.expect(self, node)
        scope = Scope(parent, alias_first=self.dialect.alias_first)
        arguments = node.args
        if arguments.get("connect") is not None:
            scope.valueless.add("level")
        joins.from_clause(self.froms, node, scope)
        if arguments.get("match") is not None:
            row_patterns.match_recognize(self.froms, arguments["match"], scope)
        clauses.windows(self, node, scope)
        ctes.add_scalars(self, node, scope)
        clauses.window_columns(self, node, scope)
        if self.sets_variables:
            earlier_rows.of_select(self, node, scope)
        relation = Relation()
        projections.projections(self, node, scope, relation)
        clauses.clauses(self, node, scope, relation)
        relation.conditions = scope.conditions
        return relation

    def fields(self, value: Any, scope: Scope) -> list[Output] | None:
        """The fields of a struct that the query builds or hands on; None where they are not known."""
        return structs.fields(self, value, scope)

    def field(self, node: Any, scope: Scope) -> Taken | None:
        """The sources of what takes a field out of such a struct; None where that is not known. Each is read once."""
        before = self._fields_taken.get(id(node))
        if before is None or before[0] is not node or before[1] is not scope:
            before = (node, scope, structs.field(self, node, scope))
            self._fields_taken[id(node)] = before
        return before[2]

    def project(self, tree: Any, scope: Scope, relation: Relation) -> None:
        """Add the select items of a tree to a relation, resolved in a scope that exists already."""
        projections.projections(self, tree, scope, relation)

    @staticmethod
    def star(scope: Scope, relation: Relation, only: Item | None = None, hidden: frozenset[str] = frozenset()) -> None:
        for item in scope.items if only is None else [only]:
            if item.invisible and only is None:
                continue
            left_out = hidden | item.beside_star(is_qualified=only is not None)
            for output in item.relation.outputs:
                if output.star_of is not None:
                    not_shown = output.hidden | left_out | item.merged
                    relation.outputs.append(replace(output, hidden=not_shown, fields=(), conditions=None))
                elif output.key not in left_out and not (only is None and output.key in item.merged):
                    sources = scope.using.get(output.key, output.sources) if only is None else output.sources
                    relation.outputs.append(
                        Output(
                            output.key,
                            output.name,
                            sources,
                            fields=output.fields,
                            is_unnamed=output.is_unnamed,
                            may_be_map=output.may_be_map,
                            arrays_around=output.arrays_around,
                        )
                    )
            if item.relation.any_column is not None:
                relation.any_column = (relation.any_column or frozenset()) | item.relation.any_column
