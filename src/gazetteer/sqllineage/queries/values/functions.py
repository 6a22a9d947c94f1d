"""Functions and aggregates: which of their arguments give the value, and which only decide about it."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.scoping.outputs import Source
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.steps import DIRECT, FILTER, SORT, WINDOW, Handler, Step
from gazetteer.sqllineage.queries.values import bounds, combinators, named_lambdas
from gazetteer.sqllineage.queries.values.columns import column_parts
from gazetteer.sqllineage.queries.values.table_arguments import constant, name_of
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.macros import UNKNOWN

_NONE: Final[frozenset[Source]] = frozenset()


_CONDITIONAL_AGGREGATES: Final = frozenset(
    {
        "sumif", "avgif", "minif", "maxif", "uniqif", "anyif", "anylastif", "grouparrayif", "uniqexactif",
        "quantileif", "argmaxif", "argminif", "sum_if", "count_if", "countif", "medianif", "groupuniqarrayif",
    }
)  # fmt: skip


# Functions of PostgreSQL that run the text of a query and make one value of all its rows.
_QUERIES_OF_TEXT: Final = frozenset({"query_to_xml", "query_to_xmlschema", "query_to_xml_and_xmlschema"})
# ClickHouse's look-ups in dictionaries and in tables that are kept for joins.
_OF_TABLES: Final = ("dictget", "dicthas", "joinget")
_EXTREME_BY: Final = frozenset(
    {"max_by", "min_by", "argmax", "argmin", "arg_max", "arg_min", "maxby", "minby", "argmaxif", "argminif"}
)


def _if(step: Step) -> frozenset[Source]:
    """IF, IIF and NVL2: the first argument decides, and is read first."""
    step.stack.extend(
        (step.node.args[branch], step.role) for branch in ("false", "true") if step.node.args.get(branch) is not None
    )
    step.stack.append((step.node.this, FILTER if step.role == DIRECT else step.role))
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


def _count(step: Step) -> frozenset[Source]:
    """COUNT(*) counts rows, whatever is in them."""
    counts_values = step.resolver.dialect.counts_values_of_stars
    step.stack.extend(
        (argument, step.role)
        for argument in [step.node.this, *step.node.expressions]
        if argument is not None and not _counts_rows(argument, counts_values=counts_values)
    )
    return _NONE


def _counts_rows(argument: Any, *, counts_values: bool) -> bool:
    if isinstance(argument, exp.Star):
        return not (counts_values and any(argument.args.values()))
    return isinstance(argument, exp.Column) and isinstance(argument.this, exp.Star) and not counts_values


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
    if step.node.args.get("spec") is not None:
        bounds.only_read(step.resolver, step.node.args["spec"], step.scope)
    return _NONE


def _next_value(step: Step) -> frozenset[Source]:
    """NEXT VALUE FOR sequence OVER (ORDER BY x): the sequence is no column."""
    order = step.node.args.get("order")
    step.stack.extend((part, WINDOW) for part in (order.expressions if isinstance(order, exp.Order) else ()))
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


def _dictionary(step: Step, name: str, arguments: list[Any]) -> list[Any]:
    """ClickHouse's dictGet(d, 'a', key) and joinGet: a column of the table d, and the key, which is left."""
    if isinstance(arguments[0], exp.Literal):
        table = names.from_text(arguments[0].name)
    else:
        table = names.Name(tuple(column_parts(arguments[0], step.resolver.dialect) or ()))
    if not table.parts:
        return arguments
    relation = step.resolver.surroundings.relation(table)
    if name == "dicthas" or len(arguments) < 2:
        return arguments[1:]
    attributes = arguments[1].expressions if isinstance(arguments[1], exp.Tuple) else [arguments[1]]
    for attribute in attributes:
        part = names.Part(attribute.name)
        sources = relation.sources(part.key(step.resolver.dialect), part.printed) or _NONE
        if step.role == DIRECT:
            step.found |= sources
        else:
            step.scope.conditions.update((source, step.role) for source in sources)
    return arguments[2:]


def _known_relation(step: Step, name: str, arguments: list[Any]) -> Relation | None:
    """An element of a collection, such as PL/SQL's ids(i), or the rows of a query that a text has."""
    if name in _QUERIES_OF_TEXT and arguments and isinstance(arguments[0], exp.Literal):
        return step.resolver.foreign_text(arguments[0].name)
    if name in {"ref", "value"} and len(arguments) == 1 and isinstance(arguments[0], exp.Column):
        # Oracle's rows of object tables.
        item = step.scope.called((step.resolver.key(arguments[0].this),)) if not arguments[0].table else None
        if item is not None:
            return item.relation
    if name == "getvariable" and arguments:
        return step.resolver.variable(arguments[0].name.lower())
    return step.resolver.variable(name) if name and step.resolver.dialect.elements_in_parentheses else None


def _identifier(step: Step) -> frozenset[Source]:
    """IDENTIFIER('t.c'): the column of this name."""
    text = constant(step.resolver, step.node.expressions[0] if step.node.expressions else step.node.this)
    if text is None:
        step.resolver.note("the name of a column is computed")
        return _NONE
    *qualifiers, column = [exp.to_identifier(part.text, quoted=bool(part.quotes)) for part in name_of(text).parts[-4:]]
    levels = dict(zip(("table", "db", "catalog"), reversed(qualifiers), strict=False))
    step.stack.append((exp.Column(this=column, **levels), step.role))
    return _NONE


def anonymous(step: Step) -> frozenset[Source]:
    """A function that the parser does not know."""
    if step.resolver.with_values and (body := named_lambdas.written_out(step.resolver, step.node)) is not None:
        step.stack.append((body, step.role))
        return _NONE
    is_name = step.resolver.dialect.names_by_text and len(step.node.expressions) == 1
    return _identifier(step) if is_name and step.node.name.lower() == "identifier" else _function(step)


def _function(step: Step) -> frozenset[Source]:
    """A function that the parser does not know, or one that needs a second look by its name."""
    name = step.node.name.lower() if isinstance(step.node.this, str) else ""
    arguments = list(step.node.expressions)
    known = _known_relation(step, name, arguments) or step.resolver.value_of_call(step.node, step.scope)
    if known is not None:
        step.scope.conditions |= known.conditions
        return known.all_sources()
    test_role = FILTER if step.role == DIRECT else step.role
    if name.startswith(UNKNOWN):
        step.resolver.surroundings.mark()
    if name.startswith(_OF_TABLES) and arguments:
        arguments = _dictionary(step, name, arguments)
    elif name in {"iif", "iff", "if"} and arguments:
        step.stack.append((arguments.pop(0), test_role))
    elif step.resolver.dialect.combinators and name != "multiif":
        _combined(step, name, arguments)
        return _NONE
    elif arguments and name in _CONDITIONAL_AGGREGATES:
        step.stack.append((arguments.pop(), test_role))
    elif name == "nvl2" and arguments:
        step.stack.append((arguments.pop(0), test_role))
    elif name == "multiif":
        _tests_and_values(step, arguments, test_role)
        return _NONE
    if name in _EXTREME_BY and len(arguments) > 1:
        step.stack.append((arguments.pop(1), SORT if step.role == DIRECT else step.role))
    step.resolver.function_called(step.node, step.scope)
    step.stack.extend((argument, step.role) for argument in arguments)
    parameters = list(step.node.args.get("params") or [])
    if name.endswith("if") and len(parameters) > 1:
        step.stack.append((parameters.pop(), test_role))
    step.stack.extend((parameter, step.role) for parameter in parameters if isinstance(parameter, exp.Expr))
    return _NONE


def _combined(step: Step, name: str, arguments: list[Any]) -> None:
    """A function where combinators are known; behind one with parameters, f(0.5)(x), the arguments stand last."""
    step.resolver.function_called(step.node, step.scope)
    parameters = [each for each in step.node.args.get("params") or [] if isinstance(each, exp.Expr)]
    for argument, kind in combinators.deciding(name, parameters or arguments):
        step.stack.append((argument, kind if step.role == DIRECT else step.role))
    step.stack.extend((argument, step.role) for argument in (*arguments, *parameters))


HANDLERS: dict[type, Handler] = {
    exp.If: _if,
    exp.Nvl2: _if,
    exp.Nullif: _first_direct,
    exp.DecodeCase: _decode,
    exp.Filter: _filter,
    exp.Count: _count,
    exp.CountIf: _count_if,
    exp.Window: _window,
    exp.NextValueFor: _next_value,
    exp.Order: _order,
    exp.WithinGroup: _within_group,
    exp.ArgMax: _extreme,
    exp.ArgMin: _extreme,
    exp.HavingMax: _extreme,
    exp.DynamicIdentifier: _identifier,
    exp.CombinedAggFunc: _function,
    exp.ParameterizedAgg: _function,
    exp.AnonymousAggFunc: _function,
}
