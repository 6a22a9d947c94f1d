"""WHERE, GROUP BY, ORDER BY and their kin: what the clauses of a SELECT decide about its rows."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.scoping.steps import FILTER, SORT
from gazetteer.sqllineage.queries.values.expressions import flow

GROUP: Final = "group"
JOIN: Final = "join"
_DECIDING: Final = (exp.If, exp.Case, exp.Nullif, exp.DecodeCase, exp.Nvl2, exp.Anonymous)
# Those that the parser does not know.
_DECIDING_FUNCTIONS: Final = frozenset({"multiif", "if", "iif", "iff", "nvl2"})


def clauses(resolver: Resolver, node: Any, scope: Scope, relation: Relation) -> None:
    arguments = node.args
    clause_aliases = scope.aliases
    if not resolver.dialect.alias_everywhere:
        scope.aliases = {}
    for clause in ("prewhere", "where"):
        if arguments.get(clause) is not None:
            flow(resolver, arguments[clause].this, scope, FILTER)
    _connect(resolver, arguments.get("connect"), scope)
    scope.aliases = clause_aliases
    for clause in ("having", "qualify"):
        if arguments.get(clause) is not None:
            flow(resolver, arguments[clause].this, scope, FILTER)
    distinct = arguments.get("distinct")
    if distinct is not None and distinct.args.get("on") is not None:
        order(resolver, [distinct.args["on"]], scope, relation, GROUP)
    if arguments.get("group") is not None:
        _group(resolver, arguments["group"], scope, relation)
    for clause in ("order", "sort", "cluster"):
        if arguments.get(clause) is not None:
            order(resolver, arguments[clause].expressions, scope, relation, SORT)
    limit = arguments.get("limit")
    if limit is not None and limit.expressions:
        order(resolver, limit.expressions, scope, relation, GROUP)


def window_columns(resolver: Resolver, node: Any, scope: Scope) -> None:
    """Spark's GROUP BY window(ts, …) makes a column of that name."""
    group = node.args.get("group")
    for term in group.expressions if group is not None else ():
        name = term.name.lower() if isinstance(term, exp.Anonymous) else ""
        if name in {"window", "session_window"}:
            scope.aliases[name] = Output(name, name, flow(resolver, term, scope))


def windows(resolver: Resolver, node: Any, scope: Scope) -> None:
    """The windows that WINDOW names."""
    for window in node.args.get("windows") or []:
        flow(resolver, window, scope)


def _connect(resolver: Resolver, connect: Any, scope: Scope) -> None:
    """START WITH and CONNECT BY."""
    if connect is None:
        return
    if connect.args.get("start") is not None:
        flow(resolver, connect.args["start"], scope, FILTER)
    flow(resolver, connect.args["connect"], scope, JOIN)


def _group(resolver: Resolver, group: Any, scope: Scope, relation: Relation) -> None:
    expressions = list(group.expressions)
    for clause in ("grouping_sets", "cube", "rollup"):
        for extra in group.args.get(clause) or []:
            expressions += extra.expressions if isinstance(extra, exp.Expr) else []
    if not any(group.args.values()):
        raise NotUnderstoodError("GROUP BY names nothing")
    order(resolver, expressions, scope, relation, GROUP)
    if group.args.get("all") and not expressions:
        for output, node in zip(relation.outputs, group.parent.expressions, strict=False):
            if not node.find(exp.AggFunc):
                scope.conditions.update((source, GROUP) for source in output.sources)
                _decided(resolver, node, scope, GROUP)


def order(resolver: Resolver, expressions: list[Any], scope: Scope, relation: Relation, kind: str) -> None:
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
                listed = expression.find_ancestor(exp.Select)
                if listed is not None and kind == GROUP and position < len(listed.expressions):
                    _decided(resolver, listed.expressions[position], scope, kind)
        elif isinstance(term, exp.Column) and not term.args.get("table") and _is_alias(resolver, term, scope, kind):
            key = resolver.key(term.this)
            scope.conditions.update((source, kind) for source in scope.aliases[key].sources)
            listed = expression.find_ancestor(exp.Select) if kind == GROUP else None
            for item in listed.expressions if listed is not None else ():
                if isinstance(item, exp.Alias) and resolver.key(item.args["alias"]) == key:
                    _decided(resolver, item, scope, kind)
        elif kind == SORT and (output := _output_of_name(resolver, term, relation)) is not None:
            scope.conditions.update((source, kind) for source in output.sources)
        elif isinstance(term, exp.Var) and term.name.upper() == "ALL":
            scope.conditions.update((source, kind) for output in relation.outputs for source in output.sources)
        else:
            flow(resolver, term, scope, kind)


def _decided(resolver: Resolver, item: Any, scope: Scope, kind: str) -> None:
    """What decides about a select item decides about the groups by it, as if its expression were written again."""
    if any(_decides(node) for node in item.find_all(*_DECIDING)) and item.find(exp.Star) is None:
        flow(resolver, item.this if isinstance(item, exp.Alias) else item, scope, kind)


def _decides(node: Any) -> bool:
    """Whether some of what a function has inside only decides about its value."""
    return not isinstance(node, exp.Anonymous) or node.name.lower() in _DECIDING_FUNCTIONS


def _output_of_name(resolver: Resolver, term: Any, relation: Relation) -> Output | None:
    """The only output that a bare sorting term names, though it has no alias."""
    if not isinstance(term, exp.Column) or term.args.get("table") or isinstance(term.this, exp.Star):
        return None
    key = resolver.key(term.this)
    found = [output for output in relation.outputs if output.key == key]
    return found[0] if len(found) == 1 else None


def _is_alias(resolver: Resolver, term: Any, scope: Scope, kind: str) -> bool:
    if isinstance(term.this, exp.Star):
        return False
    key = resolver.key(term.this)
    return key in scope.aliases and (kind == SORT or not scope.certain(key))


def conditions(resolver: Resolver, expressions: list[Any], scope: Scope, kind: str) -> None:
    for expression in expressions:
        flow(resolver, expression, scope, kind)
