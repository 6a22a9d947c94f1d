"""One pass over the scopes of a query: its columns with their sources, and its conditions."""

from __future__ import annotations

from typing import Any, Final, Protocol

from sqlglot import exp

from gazetteer.sqllineage.queries import large, projections, table_functions
from gazetteer.sqllineage.queries.columns import bare_names, part_of
from gazetteer.sqllineage.queries.expressions import FILTER, SORT, flow
from gazetteer.sqllineage.queries.from_items import FromReader
from gazetteer.sqllineage.queries.parser import as_query, parse
from gazetteer.sqllineage.queries.relations import STAR, Output, Relation, Source, Union
from gazetteer.sqllineage.queries.scopes import Item, Scope
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.dialect import Dialect

GROUP: Final = "group"
JOIN: Final = "join"


class Surroundings(Protocol):
    """What a query can see of the script around it."""

    dialect: Dialect

    def relation(self, name: names.Name) -> Relation:
        """The table, temporary table or table variable of this name; looking at a lasting table is a read."""

    def variable(self, key: str) -> Relation | None:
        """The query that set a variable."""

    def function_called(self, name: str, arguments: list[frozenset[Source]] | None = None) -> Relation | None:
        """What a function of the script gives; `arguments` are the sources of each one."""

    def text_of_variable(self, name: str) -> str | None:
        """The text that a variable holds, if it is known."""

    def check_time(self) -> None:
        """NotUnderstoodError when the statement has used up its CPU time; asked between the pieces of a large one."""

    def note(self, reason: str) -> None:
        """Report something about the statement that was not understood."""


class QueryResolver:
    """Resolves queries of one statement."""

    def __init__(self, surroundings: Surroundings) -> None:
        self.surroundings = surroundings
        self.dialect = surroundings.dialect
        self.ctes: list[dict[str, Relation]] = []
        self.froms = FromReader(self)
        self.long_lists: dict[int, large.Outline] = {}
        self.with_values: dict[int, Any] = {}

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
        relation = self.variable(keys[0]) or self.variable(":" + keys[0])
        if relation is None:
            return None
        scope.conditions |= relation.conditions
        found = relation.sources(keys[1], parts[1].printed)
        return found if found is not None else relation.all_sources() if len(relation.outputs) == 1 else frozenset()

    def positional(self, node: Any, scope: Scope) -> frozenset[Source]:
        """`t.$2` of a staged file or VALUES."""
        item = scope.called((self.key(node.args["table"]),)) if node.args.get("table") else None
        return item.relation.all_sources() if item is not None else frozenset()

    def dictionary(self, arguments: list[Any]) -> None:
        """A dictionary that dictGet looks at is read like a table."""
        if arguments and isinstance(arguments[0], exp.Literal):
            self.surroundings.relation(names.from_text(arguments[0].name))

    def function_called(self, node: Any, scope: Scope) -> None:
        """A known function that an expression calls: its tables are read."""
        relation = self.surroundings.function_called(node.name.lower())
        if relation is not None:
            scope.conditions |= relation.conditions

    def query_text(self, sql: str) -> Relation:
        """The relation of a query's text, a large one piece by piece."""
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

    def _large_union(self, outline: large.Outline) -> Relation:
        prefix = outline.prefix.strip()
        pushed = self.push_ctes(parse(f"{prefix} SELECT 1", self.dialect), None) if prefix else 0
        union = Union()
        for group in outline.groups():
            self.surroundings.check_time()
            union.add(self.query(as_query(parse(group, self.dialect))))
        del self.ctes[len(self.ctes) - pushed :]
        orders = []
        if outline.tail < len(outline.sql):
            tail = parse(f"SELECT 1 {outline.sql[outline.tail :]}", self.dialect)
            orders = [tail.args["order"]] if tail.args.get("order") is not None else []
        return self._ordered(union.relation(), orders, None)

    def query(self, node: Any, parent: Scope | None = None) -> Relation:
        """The relation of a SELECT, a set operation, VALUES, a table or one of these in parentheses."""
        pushed = 0
        while isinstance(node, exp.Subquery) and self._is_bare(node):
            pushed += self.push_ctes(node, parent)
            node = node.this
        pushed += self.push_ctes(node, parent)
        try:
            return self._body(node, parent)
        finally:
            del self.ctes[len(self.ctes) - pushed :]

    @staticmethod
    def _is_bare(node: Any) -> bool:
        clauses = ("joins", "where", "order", "pivots", "laterals", "group")
        return isinstance(node.this, exp.Query) and not any(node.args.get(clause) for clause in clauses)

    def _body(self, node: Any, parent: Scope | None) -> Relation:
        if isinstance(node, exp.SetOperation):
            return self._set_operation(node, parent)
        if isinstance(node, exp.Select):
            return self._select(node, parent)
        scope = Scope(parent)
        self.froms.add(node, scope)
        for join in node.args.get("joins") or []:
            self.froms.join(join, scope)
        if node.args.get("order"):
            self._conditions(node.args["order"].expressions, scope, SORT)
        relation = Relation(conditions=scope.conditions)
        self.star(scope, relation, None, frozenset())
        return relation

    def push_ctes(self, node: Any, parent: Scope | None) -> int:
        with_ = node.args.get("with_")
        if with_ is None:
            return 0
        self.ctes.append({})
        for cte in with_.expressions:
            alias = cte.args.get("alias")
            if alias is None:
                continue
            if cte.args.get("scalar") or not isinstance(cte.this, exp.Query | exp.Table | exp.Values):
                self._scalar_cte(cte, parent)
                continue
            key = self.key(alias.this)
            relation = self._cte(cte.this, key, alias.args.get("columns") or [], parent)
            self.ctes[-1][key] = relation
        return 1

    def _scalar_cte(self, cte: Any, parent: Scope | None) -> None:
        """ClickHouse: WITH expression AS name; one with columns is read where the query's tables are known."""
        key = self.key(cte.args["alias"].this)
        relation = Relation()
        if isinstance(cte.this, exp.Query):
            scope = Scope(parent)
            relation = Relation([Output(key, key, flow(self, cte.this, scope))], scope.conditions)
        else:
            self.with_values[id(relation)] = cte.this
        self.ctes[-1][f"scalar:{key}"] = relation

    def _cte(self, body: Any, key: str, columns: list[Any], parent: Scope | None) -> Relation:
        pairs = [self.pair(column) for column in columns]
        while isinstance(body, exp.Subquery) and self._is_bare(body) and not body.args.get("with_"):
            body = body.this
        if not isinstance(body, exp.SetOperation) or isinstance(body, exp.Except):
            return self.query(body, parent).renamed(pairs)
        pushed = self.push_ctes(body, parent)
        branches, order = self._branches(body)
        relation = self._branch(branches[0], parent).renamed(pairs)
        level = self.ctes[-1 - pushed]
        level[key] = relation
        for branch, operator in branches[1:]:
            relation = self._combine(relation, self._branch((branch, operator), parent), operator)
        if any(self._mentions(branch, key) for branch, _ in branches[1:]):
            # What the first round gave goes into the second one: a recursive column comes from both branches.
            level[key] = relation
            for branch, operator in branches[1:]:
                relation = self._combine(relation, self._branch((branch, operator), parent), operator)
        level.pop(key, None)
        del self.ctes[len(self.ctes) - pushed :]
        return self._ordered(relation, order, parent)

    def _mentions(self, node: Any, key: str) -> bool:
        return any(
            isinstance(table.this, exp.Identifier) and not table.args.get("db") and self.key(table.this) == key
            for table in node.find_all(exp.Table)
        )

    def pair(self, identifier: Any) -> tuple[str, str]:
        if isinstance(identifier, exp.ColumnDef):
            identifier = identifier.this
        part = part_of(identifier, self.dialect)
        return part.key(self.dialect), part.printed

    def _branches(self, node: Any) -> tuple[list[tuple[Any, Any]], list[Any]]:
        """The branches of nested set operations from left to right, each with the operator before it."""
        branches: list[tuple[Any, Any]] = []
        orders = []
        current = node
        while isinstance(current, exp.SetOperation):
            if current.args.get("order") is not None:
                orders.append(current.args["order"])
            branches.append((current.expression, current))
            current = current.this
            if isinstance(current, exp.SetOperation) and current.args.get("with_"):
                break
        branches.append((current, None))
        branches.reverse()
        return branches, orders

    def _branch(self, branch: tuple[Any, Any], parent: Scope | None) -> Relation:
        return self.query(branch[0], parent)

    def _set_operation(self, node: Any, parent: Scope | None) -> Relation:
        branches, orders = self._branches(node)
        if all(isinstance(op, exp.Union) and not op.args.get("by_name") for _, op in branches[1:]):
            union = Union()
            for branch in branches:
                union.add(self._branch(branch, parent))
            return self._ordered(union.relation(), orders, parent)
        relation = self._branch(branches[0], parent)
        for branch, operator in branches[1:]:
            relation = self._combine(relation, self._branch((branch, operator), parent), operator)
        return self._ordered(relation, orders, parent)

    @staticmethod
    def _combine(left: Relation, right: Relation, operator: Any) -> Relation:
        if isinstance(operator, exp.Except):
            conditions = left.conditions | right.conditions | {(source, FILTER) for source in right.all_sources()}
            return Relation(left.outputs, conditions, left.any_column)
        if operator.args.get("by_name"):
            by_key = {output.key: output for output in left.outputs}
            for output in right.outputs:
                mine = by_key.get(output.key)
                sources = mine.sources | output.sources if mine is not None else output.sources
                by_key[output.key] = Output(output.key, output.name, sources, output.star_of)
            return Relation(list(by_key.values()), left.conditions | right.conditions)
        return left.united(right)

    def _ordered(self, relation: Relation, orders: list[Any], parent: Scope | None) -> Relation:
        for order in orders:
            scope = Scope(parent, [Item(relation)])
            scope.aliases = {output.key: output for output in relation.outputs}
            self._order(order.expressions, scope, relation, SORT)
            relation.conditions |= scope.conditions
        return relation

    def _select(self, node: Any, parent: Scope | None) -> Relation:
        scope = Scope(parent, alias_first=self.dialect.alias_first)
        arguments = node.args
        if arguments.get("from_") is not None:
            self.froms.add(arguments["from_"].this, scope)
        for lateral in arguments.get("laterals") or []:
            self.froms.add(lateral, scope)
        for join in arguments.get("joins") or []:
            self.froms.join(join, scope)
        if arguments.get("match") is not None:
            table_functions.match_recognize(self.froms, arguments["match"], scope)
        for window in arguments.get("windows") or []:
            flow(self, window, scope)
        self._scalar_ctes(node, scope)
        self._window_columns(node, scope)
        relation = Relation()
        projections.projections(self, node, scope, relation)
        self._clauses(node, scope, relation)
        relation.conditions = scope.conditions
        return relation

    def _scalar_ctes(self, node: Any, scope: Scope) -> None:
        scalars = {key.removeprefix("scalar:"): relation for level in self.ctes
                   for key, relation in level.items() if key.startswith("scalar:")}  # fmt: skip
        used = bare_names(node) if self.with_values else set()
        for relation in reversed(scalars.values()):
            used |= bare_names(self.with_values[id(relation)]) if id(relation) in self.with_values else set()
        for key, relation in scalars.items():
            if id(relation) not in self.with_values:
                scope.aliases[key] = relation.outputs[0]
                scope.conditions |= relation.conditions
            elif key in used:
                scope.aliases[key] = Output(key, key, flow(self, self.with_values[id(relation)], scope))

    def _clauses(self, node: Any, scope: Scope, relation: Relation) -> None:
        arguments = node.args
        clause_aliases = scope.aliases
        if not self.dialect.alias_everywhere:
            scope.aliases = {}
        for clause in ("prewhere", "where"):
            if arguments.get(clause) is not None:
                flow(self, arguments[clause].this, scope, FILTER)
        self._connect(arguments.get("connect"), scope)
        scope.aliases = clause_aliases
        for clause in ("having", "qualify"):
            if arguments.get(clause) is not None:
                flow(self, arguments[clause].this, scope, FILTER)
        distinct = arguments.get("distinct")
        if distinct is not None and distinct.args.get("on") is not None:
            self._order([distinct.args["on"]], scope, relation, GROUP)
        if arguments.get("group") is not None:
            self._group(arguments["group"], scope, relation)
        for clause in ("order", "sort", "cluster"):
            if arguments.get(clause) is not None:
                self._order(arguments[clause].expressions, scope, relation, SORT)
        limit = arguments.get("limit")
        if limit is not None and limit.expressions:
            self._order(limit.expressions, scope, relation, GROUP)

    def _window_columns(self, node: Any, scope: Scope) -> None:
        """Spark's GROUP BY window(ts, …) makes a column of that name."""
        group = node.args.get("group")
        for term in group.expressions if group is not None else ():
            name = term.name.lower() if isinstance(term, exp.Anonymous) else ""
            if name in {"window", "session_window"}:
                scope.aliases[name] = Output(name, name, flow(self, term, scope))

    def _connect(self, connect: Any, scope: Scope) -> None:
        """START WITH and CONNECT BY."""
        if connect is None:
            return
        if connect.args.get("start") is not None:
            flow(self, connect.args["start"], scope, FILTER)
        flow(self, connect.args["connect"], scope, JOIN)

    def _group(self, group: Any, scope: Scope, relation: Relation) -> None:
        expressions = list(group.expressions)
        for clause in ("grouping_sets", "cube", "rollup"):
            for extra in group.args.get(clause) or []:
                expressions += extra.expressions if isinstance(extra, exp.Expr) else []
        self._order(expressions, scope, relation, GROUP)
        if group.args.get("all") and not expressions:
            for output, node in zip(relation.outputs, group.parent.expressions, strict=False):
                if not node.find(exp.AggFunc):
                    scope.conditions.update((source, GROUP) for source in output.sources)

    def _order(self, expressions: list[Any], scope: Scope, relation: Relation, kind: str) -> None:
        """Sorting and grouping terms: ordinals and aliases mean the select items."""
        for expression in expressions:
            term = expression
            while isinstance(term, exp.Ordered | exp.Paren):
                term = term.this
            if isinstance(term, exp.Literal) and not term.is_string and term.name.isdigit():
                position = int(term.name) - 1
                if 0 <= position < len(relation.outputs):
                    sources = relation.outputs[position].sources
                    scope.conditions.update((source, kind) for source in sources)
            elif isinstance(term, exp.Column) and not term.args.get("table") and self._is_alias(term, scope, kind):
                output = scope.aliases[self.key(term.this)]
                scope.conditions.update((source, kind) for source in output.sources)
            elif isinstance(term, exp.Var) and term.name.upper() == "ALL":
                scope.conditions.update((source, kind) for output in relation.outputs for source in output.sources)
            else:
                flow(self, term, scope, kind)

    def _is_alias(self, term: Any, scope: Scope, kind: str) -> bool:
        if isinstance(term.this, exp.Star):
            return False
        key = self.key(term.this)
        return key in scope.aliases and (kind == SORT or not scope.certain(key))

    def _conditions(self, expressions: list[Any], scope: Scope, kind: str) -> None:
        for expression in expressions:
            flow(self, expression, scope, kind)

    def project(self, tree: Any, scope: Scope, relation: Relation) -> None:
        """Add the select items of a tree to a relation, resolved in a scope that exists already."""
        projections.projections(self, tree, scope, relation)

    @staticmethod
    def star(scope: Scope, relation: Relation, only: Item | None = None, hidden: frozenset[str] = frozenset()) -> None:
        for item in scope.items if only is None else [only]:
            if item.invisible and only is None:
                continue
            for output in item.relation.outputs:
                if output.star_of is not None:
                    star = Output(STAR, STAR, output.sources, output.star_of, output.hidden | hidden | item.merged)
                    relation.outputs.append(star)
                elif output.key not in hidden and not (only is None and output.key in item.merged):
                    sources = scope.using.get(output.key, output.sources) if only is None else output.sources
                    relation.outputs.append(Output(output.key, output.name, sources))
            if item.relation.any_column is not None:
                relation.any_column = (relation.any_column or frozenset()) | item.relation.any_column
