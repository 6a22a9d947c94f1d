"""What the value of an expression comes from, and which columns only decide about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries import date_units
from gazetteer.sqllineage.queries.columns import column_parts, element_field, part_of, resolve, with_columns
from gazetteer.sqllineage.queries.relations import Source
from gazetteer.sqllineage.queries.scopes import Scope

if TYPE_CHECKING:
    from gazetteer.sqllineage.queries.resolver import QueryResolver

DIRECT: Final = "direct"
FILTER: Final = "filter"
SORT: Final = "sort"
WINDOW: Final = "window"

Stack = list[tuple[Any, str]]


@dataclass(slots=True)
class Step:
    """One node of an expression on the way, and where those that it leads to are put."""

    resolver: QueryResolver
    node: Any
    role: str
    scope: Scope
    stack: Stack


Handler = Callable[[Step], frozenset[Source]]
_NONE: Final[frozenset[Source]] = frozenset()
_CONDITIONAL_AGGREGATES: Final = frozenset(
    {
        "sumif", "avgif", "minif", "maxif", "uniqif", "anyif", "anylastif", "grouparrayif", "uniqexactif",
        "quantileif", "argmaxif", "argminif", "sum_if", "count_if", "countif", "medianif", "groupuniqarrayif",
    }
)  # fmt: skip
_XML_METHODS: Final = frozenset({"query", "value", "exist", "nodes", "modify"})
_EXTREME_BY: Final = frozenset(
    {"max_by", "min_by", "argmax", "argmin", "arg_max", "arg_min", "maxby", "minby", "argmaxif", "argminif"}
)


def flow(resolver: QueryResolver, node: Any, scope: Scope, role: str = DIRECT) -> frozenset[Source]:
    """The direct sources of an expression; all others become conditions of the scope.

    `role` is "direct" for a value, else the kind of the clause in which the expression stands. Each node is visited
    once, without recursion, but for subqueries.
    """
    found: set[Source] = set()
    stack: Stack = [(node, role)]
    while stack:
        current, current_role = stack.pop()
        handler = _handler(type(current))
        if handler is None:
            stack.extend((child, current_role) for child in current.iter_expressions())
            continue
        sources = handler(Step(resolver, current, current_role, scope, stack))
        if not sources:
            continue
        if current_role == DIRECT:
            found |= sources
        else:
            scope.conditions.update((source, current_role) for source in sources)
    return frozenset(found)


def _handler(kind: type[Any]) -> Handler | None:
    """The handler of a kind of node, its own or that of a base class."""
    if kind not in _FOUND:
        _FOUND[kind] = next((_HANDLERS[base] for base in kind.__mro__ if base in _HANDLERS), None)
    return _FOUND[kind]


def _column(step: Step) -> frozenset[Source]:
    if isinstance(step.node.this, exp.Star):
        item = (
            step.scope.called((part_of(step.node.args["table"], step.resolver.dialect).key(step.resolver.dialect),))
            if step.node.args.get("table")
            else None
        )
        return item.relation.all_sources() if item is not None and step.role != DIRECT else _NONE
    if isinstance(step.node.this, exp.Parameter):
        return step.resolver.positional(step.node, step.scope)
    parts = column_parts(step.node, step.resolver.dialect)
    return resolve(step.resolver, tuple(parts), step.scope) if parts else _NONE


def _dot(step: Step) -> frozenset[Source]:
    parts = column_parts(step.node, step.resolver.dialect)
    if parts is not None:
        return resolve(step.resolver, tuple(parts), step.scope)
    if isinstance(step.node.this, exp.Placeholder | exp.Parameter) and isinstance(step.node.expression, exp.Identifier):
        variable = part_of(step.node.this.this, step.resolver.dialect) if step.node.this.this is not None else None
        field = part_of(step.node.expression, step.resolver.dialect)
        if variable is not None:
            record = step.resolver.record_field(
                (variable.text.lower(), field.key(step.resolver.dialect)), (variable, field), step.scope
            )
            return record if record is not None else _NONE
    element = element_field(step.resolver, step.node, step.scope)
    if element is not None:
        return element
    if isinstance(step.node.expression, exp.Func):
        # A method, such as T-SQL's x.doc.value(…): the column that it belongs to, and its arguments.
        step.stack.append((step.node.expression, step.role))
        owner = column_parts(step.node.this, step.resolver.dialect)
        is_xml = step.resolver.dialect.transact and step.node.expression.name.lower() in _XML_METHODS
        if owner is not None and (is_xml or step.scope.called((owner[0].key(step.resolver.dialect),)) is not None):
            return resolve(step.resolver, tuple(owner), step.scope)
        if isinstance(step.node.this, exp.Identifier | exp.Dot) and owner is not None:
            # The schema of a function.
            return _NONE
    if isinstance(step.node.expression, exp.Func):
        with_columns(step.node.this)
    step.stack.append((step.node.this, step.role))
    return _NONE


def _variable(step: Step) -> frozenset[Source]:
    name = step.node.name or (
        step.node.this.name if isinstance(step.node.this, exp.Expr) else str(step.node.this or "")
    )
    for candidate in ("@" + name, name):
        relation = step.resolver.variable(candidate.lower())
        if relation is not None:
            step.scope.conditions |= relation.conditions
            return relation.all_sources()
    return _NONE


def _query(step: Step) -> frozenset[Source]:
    relation = step.resolver.query(step.node, step.scope)
    step.scope.conditions |= relation.conditions
    return relation.all_sources()


def _exists(step: Step) -> frozenset[Source]:
    if isinstance(step.node.this, exp.Query):
        step.scope.conditions |= step.resolver.query(step.node.this, step.scope).conditions
    else:
        step.stack.extend((child, step.role) for child in step.node.iter_expressions())
    return _NONE


def _case(step: Step) -> frozenset[Source]:
    test_role = FILTER if step.role == DIRECT else step.role
    if step.node.this is not None:
        step.stack.append((step.node.this, test_role))
    for branch in step.node.args.get("ifs") or []:
        step.stack.append((branch.this, test_role))
        step.stack.append((branch.args.get("true"), step.role))
    if step.node.args.get("default") is not None:
        step.stack.append((step.node.args["default"], step.role))
    return _NONE


def _if(step: Step) -> frozenset[Source]:
    """IF, IIF and NVL2: the first argument decides."""
    step.stack.append((step.node.this, FILTER if step.role == DIRECT else step.role))
    step.stack.extend(
        (step.node.args[branch], step.role) for branch in ("true", "false") if step.node.args.get(branch) is not None
    )
    return _NONE


def _first_direct(step: Step) -> frozenset[Source]:
    """NULLIF: the second argument is only compared."""
    step.stack.append((step.node.this, step.role))
    step.stack.append((step.node.expression, FILTER if step.role == DIRECT else step.role))
    return _NONE


def _decode(step: Step) -> frozenset[Source]:
    arguments = step.node.expressions
    test_role = FILTER if step.role == DIRECT else step.role
    step.stack.append((arguments[0], test_role))
    _tests_and_values(step, arguments[1:], test_role)
    return _NONE


def _tests_and_values(step: Step, arguments: list[Any], test_role: str) -> None:
    """Arguments that are in turn a test and its value, the last one the value of no test."""
    for position, argument in enumerate(arguments):
        is_test = position % 2 == 0 and position + 1 < len(arguments)
        step.stack.append((argument, test_role if is_test else step.role))


def _filter(step: Step) -> frozenset[Source]:
    step.stack.append((step.node.this, step.role))
    step.stack.append((step.node.expression, FILTER if step.role == DIRECT else step.role))
    return _NONE


def _count_if(step: Step) -> frozenset[Source]:
    step.stack.append((step.node.this, FILTER if step.role == DIRECT else step.role))
    return _NONE


def _window(step: Step) -> frozenset[Source]:
    if step.node.this is not None and not (isinstance(step.node.this, exp.Identifier)):
        step.stack.append((step.node.this, step.role))
    step.stack.extend((part, WINDOW) for part in step.node.args.get("partition_by") or [])
    order = step.node.args.get("order")
    if order is not None:
        # Oracle's KEEP (DENSE_RANK LAST ORDER BY x) orders an aggregate, it is no window.
        kind = WINDOW if step.node.args.get("over") != "KEEP" else SORT if step.role == DIRECT else step.role
        step.stack.extend((part, kind) for part in order.expressions)
    return _NONE


def _order(step: Step) -> frozenset[Source]:
    """ORDER BY inside an aggregate."""
    if step.node.this is not None:
        step.stack.append((step.node.this, step.role))
    step.stack.extend((part, SORT if step.role == DIRECT else step.role) for part in step.node.expressions)
    return _NONE


def _within_group(step: Step) -> frozenset[Source]:
    step.stack.append((step.node.this, step.role))
    function = step.node.this.name.lower() if isinstance(step.node.this, exp.Anonymous) else step.node.this.key
    lists = isinstance(step.node.this, exp.GroupConcat | exp.ArrayAgg) or "agg" in function or "concat" in function
    kind = (SORT if step.role == DIRECT else step.role) if lists else step.role
    step.stack.extend((part, kind) for part in step.node.expression.expressions)
    return _NONE


def _extreme(step: Step) -> frozenset[Source]:
    """max_by(x, y): y decides."""
    step.stack.append((step.node.this, step.role))
    step.stack.append((step.node.expression, SORT if step.role == DIRECT else step.role))
    return _NONE


def _in(step: Step) -> frozenset[Source]:
    has_query = step.node.args.get("query") is not None
    kind = FILTER if step.role == DIRECT and has_query else step.role
    step.stack.extend((child, kind) for child in step.node.iter_expressions())
    return _NONE


def _comparison(step: Step) -> frozenset[Source]:
    sides = (step.node.this, step.node.args.get("expression"))
    with_query = any(isinstance(side, exp.Query | exp.Any | exp.All | exp.Subquery) for side in sides)
    kind = FILTER if step.role == DIRECT and with_query else step.role
    step.stack.extend((child, kind) for child in step.node.iter_expressions())
    return _NONE


def _lambda(step: Step) -> frozenset[Source]:
    """The parameters of a lambda are not columns; those of its body that are no parameter are."""
    body = step.node.this
    if isinstance(body, exp.Literal) or not step.resolver.dialect.lambdas:
        # doc -> 'key' among the arguments of a function is a JSON path, not a lambda.
        for parameter in step.node.expressions:
            if isinstance(parameter, exp.Identifier):
                step.stack.append((exp.Column(this=parameter.copy()), step.role))
        step.stack.append((body, step.role))
        return _NONE
    names_of_parameters = {
        part_of(parameter, step.resolver.dialect).key(step.resolver.dialect) for parameter in step.node.expressions
    }
    for column in list(body.find_all(exp.Column)):
        parts = column_parts(column, step.resolver.dialect)
        if parts and parts[0].key(step.resolver.dialect) not in names_of_parameters:
            step.stack.append((column, step.role))
    return _NONE


def _function(step: Step) -> frozenset[Source]:
    """A function that the parser does not know, or one that needs a second look by its name."""
    name = step.node.name.lower() if isinstance(step.node.this, str) else ""
    arguments = list(step.node.expressions)
    wanted = arguments[0].name.lower() if name == "getvariable" and arguments else name
    collection = step.resolver.variable(wanted) if wanted else None
    if collection is not None:
        # An element of a collection, such as PL/SQL's ids(i).
        step.scope.conditions |= collection.conditions
        return collection.all_sources()
    test_role = FILTER if step.role == DIRECT else step.role
    if name.startswith("dictget"):
        step.resolver.dictionary(arguments)
        arguments = arguments[2:]
    elif name in {"iif", "iff", "if"} and arguments:
        step.stack.append((arguments.pop(0), test_role))
    elif name in _CONDITIONAL_AGGREGATES and arguments:
        step.stack.append((arguments.pop(), test_role))
    elif name == "nvl2" and arguments:
        step.stack.append((arguments.pop(0), test_role))
    elif name == "multiif":
        _tests_and_values(step, arguments, test_role)
        return _NONE
    if name in _EXTREME_BY and len(arguments) > 1:
        step.stack.append((arguments.pop(1), SORT if step.role == DIRECT else step.role))
    step.resolver.function_called(step.node, step.scope)
    for argument in arguments:
        if not date_units.is_unit(name, argument, step.scope):
            step.stack.append((argument, step.role))
    parameters = list(step.node.args.get("params") or [])
    if name.endswith("if") and len(parameters) > 1:
        step.stack.append((parameters.pop(), test_role))
    step.stack.extend((parameter, step.role) for parameter in parameters if isinstance(parameter, exp.Expr))
    return _NONE


def _comprehension(step: Step) -> frozenset[Source]:
    """DuckDB's [x + 1 FOR x IN list IF x > 0]: the variable is no column."""
    step.stack.append((step.node.args["iterator"], step.role))
    variable = part_of(step.node.expression, step.resolver.dialect).key(step.resolver.dialect)
    for place in ("this", "condition"):
        body = step.node.args.get(place)
        for column in body.find_all(exp.Column) if body is not None else ():
            parts = column_parts(column, step.resolver.dialect)
            if parts and parts[0].key(step.resolver.dialect) != variable:
                step.stack.append((column, step.role))
    return _NONE


def _nothing(_step: Step) -> frozenset[Source]:
    return _NONE


def _cast(step: Step) -> frozenset[Source]:
    step.stack.append((step.node.this, step.role))
    return _NONE


def _having_max(step: Step) -> frozenset[Source]:
    return _extreme(step)


def _columns(step: Step) -> frozenset[Source]:
    return frozenset(source for item in step.scope.items for source in item.relation.all_sources())


_HANDLERS: dict[type, Handler] = {
    exp.Column: _column,
    exp.Dot: _dot,
    exp.Parameter: _variable,
    exp.Placeholder: _variable,
    exp.SessionParameter: _nothing,
    exp.Subquery: _query,
    exp.Query: _query,
    exp.Exists: _exists,
    exp.Case: _case,
    exp.If: _if,
    exp.Nvl2: _if,
    exp.Nullif: _first_direct,
    exp.DecodeCase: _decode,
    exp.Filter: _filter,
    exp.CountIf: _count_if,
    exp.Window: _window,
    exp.Order: _order,
    exp.WithinGroup: _within_group,
    exp.ArgMax: _extreme,
    exp.ArgMin: _extreme,
    exp.HavingMax: _having_max,
    exp.In: _in,
    exp.EQ: _comparison,
    exp.NEQ: _comparison,
    exp.GT: _comparison,
    exp.GTE: _comparison,
    exp.LT: _comparison,
    exp.LTE: _comparison,
    exp.Lambda: _lambda,
    exp.Comprehension: _comprehension,
    exp.Anonymous: _function,
    exp.CombinedAggFunc: _function,
    exp.ParameterizedAgg: _function,
    exp.AnonymousAggFunc: _function,
    exp.DataType: _nothing,
    exp.NextValueFor: _nothing,
    exp.Literal: _nothing,
    exp.Identifier: _nothing,
    exp.Star: _nothing,
    exp.JSONPath: _nothing,
    exp.Var: _nothing,
    exp.Cast: _cast,
    exp.Columns: _columns,
    exp.StarMap: _columns,
}
_FOUND: dict[type, Handler | None] = {}
