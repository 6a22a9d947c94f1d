"""What the value of an expression comes from, and which columns only decide about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlglot import exp

from gazetteer.sqllineage import names
from gazetteer.sqllineage.dialects import Dialect
from gazetteer.sqllineage.relations import GUESSED, Source
from gazetteer.sqllineage.scopes import Scope
from gazetteer.sqllineage.templating import PLACEHOLDER

if TYPE_CHECKING:
    from gazetteer.sqllineage.queries import QueryResolver

DIRECT: Final = "direct"
FILTER: Final = "filter"
SORT: Final = "sort"
WINDOW: Final = "window"

Stack = list[tuple[Any, str]]
Handler = Callable[["QueryResolver", Any, str, Scope, Stack], frozenset[Source]]
_NONE: Final[frozenset[Source]] = frozenset()
_DATE_UNITS: Final = frozenset(
    {
        "year", "quarter", "month", "week", "day", "hour", "minute", "second", "millisecond", "microsecond", "dow",
        "doy", "isoweek", "isodow", "epoch", "yyyy", "yy", "mm", "dd", "hh", "mi", "ss", "dayofyear", "dayofweek",
        "weekday", "days", "months", "years", "hours", "minutes", "seconds", "weeks", "qq", "ms", "wk", "ww", "dw",
        "decade", "century", "millennium", "isoyear", "timezone",
    }
)  # fmt: skip
_SEQUENCE_FIELDS: Final = frozenset({"nextval", "currval"})
_DATE_FUNCTION_MARKS: Final = ("date", "time", "trunc", "extract", "last_day", "next_day", "add_", "diff", "interval")
_CONDITIONAL_AGGREGATES: Final = frozenset(
    {"sumif", "avgif", "minif", "maxif", "uniqif", "anyif", "anylastif", "grouparrayif", "uniqexactif", "quantileif",
     "argmaxif", "argminif", "sum_if", "count_if", "countif", "medianif", "groupuniqarrayif"}
)  # fmt: skip
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
        sources = handler(resolver, current, current_role, scope, stack)
        if not sources:
            continue
        if current_role == DIRECT:
            found |= sources
        else:
            scope.conditions.update((source, current_role) for source in sources)
    return frozenset(found)


@lru_cache(maxsize=4096)
def _handler(kind: type) -> Handler | None:
    for base in kind.__mro__:
        if base in _HANDLERS:
            return _HANDLERS[base]
    return None


def part_of(identifier: Any, dialect: Dialect) -> names.Part:
    """The part of a name that an identifier of the parser stands for."""
    text = identifier.name if hasattr(identifier, "name") else str(identifier)
    if getattr(identifier, "args", {}).get("temporary"):
        text = "#" + text
    elif getattr(identifier, "args", {}).get("global_"):
        text = "##" + text
    quoted = bool(getattr(identifier, "args", {}).get("quoted"))
    if quoted and dialect.dotted_quotes and text.upper().startswith("INFORMATION_SCHEMA."):
        quoted = False
    return names.Part(text, dialect.usual_quotes if quoted else "")


def column_parts(node: Any, dialect: Dialect) -> list[names.Part] | None:
    """The parts of a column's name with its struct fields, None when it is no plain name."""
    fields: list[names.Part] = []
    while isinstance(node, exp.Dot):
        if isinstance(node.expression, exp.Identifier):
            fields.insert(0, part_of(node.expression, dialect))
        node = node.this
        while fields and isinstance(node, exp.Paren):
            node = node.this
    if not isinstance(node, exp.Column):
        return None
    parts = [
        part_of(node.args[level], dialect)
        for level in ("catalog", "db", "table", "this")
        if node.args.get(level) is not None
    ]
    return parts + fields


def _column(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    if isinstance(node.this, exp.Star):
        item = (
            scope.called((part_of(node.args["table"], resolver.dialect).key(resolver.dialect),))
            if node.args.get("table")
            else None
        )
        return item.relation.all_sources() if item is not None and role != DIRECT else _NONE
    if isinstance(node.this, exp.Parameter):
        return resolver.positional(node, scope)
    parts = column_parts(node, resolver.dialect)
    return resolve(resolver, tuple(parts), scope) if parts else _NONE


def _dot(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    parts = column_parts(node, resolver.dialect)
    if parts is not None:
        return resolve(resolver, tuple(parts), scope)
    if isinstance(node.this, exp.Placeholder | exp.Parameter) and isinstance(node.expression, exp.Identifier):
        variable = part_of(node.this.this, resolver.dialect) if node.this.this is not None else None
        field = part_of(node.expression, resolver.dialect)
        if variable is not None:
            record = resolver.record_field(
                (variable.text.lower(), field.key(resolver.dialect)), (variable, field), scope
            )
            return record if record is not None else _NONE
    element = _element_field(resolver, node, scope)
    if element is not None:
        return element
    if isinstance(node.expression, exp.Func):
        stack.append((node.expression, role))
        if isinstance(node.this, exp.Identifier | exp.Dot):
            return _NONE
    stack.append((node.this, role))
    return _NONE


def _element_field(resolver: QueryResolver, node: Any, scope: Scope) -> frozenset[Source] | None:
    """`rows(i).c`: the field of an element of a collection of records."""
    if not isinstance(node.this, exp.Anonymous) or not isinstance(node.expression, exp.Identifier):
        return None
    collection = resolver.variable(node.this.name.lower())
    if collection is None:
        return None
    scope.conditions |= collection.conditions
    part = part_of(node.expression, resolver.dialect)
    found = collection.sources(part.key(resolver.dialect), part.printed)
    return found if found is not None else collection.all_sources()


def resolve(resolver: QueryResolver, parts: tuple[names.Part, ...], scope: Scope) -> frozenset[Source]:
    """The sources of a column's name: a column, a struct's field, an alias, a variable, or nothing."""
    keys = tuple(part.key(resolver.dialect) for part in parts)
    if parts[0].text.startswith(PLACEHOLDER) or (len(parts) > 1 and keys[-1] in _SEQUENCE_FIELDS):
        return _NONE
    if len(parts) > 1:
        if not parts[-1].quotes and keys[-1] in resolver.dialect.pseudo_columns and scope.called(keys[:-1]) is not None:
            item = scope.called(keys[:-1])
            if item is not None and item.relation.find(keys[-1]) is None:
                return _NONE
        found = scope.qualified(keys, parts)
        if found is not None:
            return found
        record = resolver.record_field(keys, parts, scope)
        if record is not None:
            return record
    return _bare(resolver, keys[0], parts[0], scope, whole=len(parts) == 1)


def _bare(resolver: QueryResolver, key: str, part: names.Part, scope: Scope, *, whole: bool) -> frozenset[Source]:
    name = part.printed
    if key in scope.lambdas:
        return _NONE
    if (not part.quotes or key.startswith("$")) and key in resolver.dialect.pseudo_columns and not scope.certain(key):
        return _NONE
    alias = _alias(scope, key, name, first=scope.alias_first)
    if alias is not None:
        return alias
    declared = resolver.variable(key)
    for level in scope.outwards():
        if whole and declared is None and level.unqualified(key, name) is not None and not level.certain(key):
            row = next((item for item in level.items if item.alias == key), None)
            if row is not None and (resolver.dialect.rows_as_values or row.scalar):
                return row.relation.all_sources()
        if declared is not None and not level.certain(key):
            continue
        found = level.unqualified(key, name)
        if found is not None:
            return found
    if declared is not None:
        scope.conditions |= declared.conditions
        return declared.all_sources()
    if key in scope.aliases:
        return scope.aliases[key].sources
    row_sources = scope.whole(key) if whole else None
    return row_sources if row_sources is not None else _unknown(resolver, name, part, scope)


def _alias(scope: Scope, key: str, name: str, *, first: bool) -> frozenset[Source] | None:
    """A select item's alias that stands for the name, unless a table is known to have such a column."""
    output = scope.aliases.get(key)
    if output is None or (scope.certain(key) and not first):
        return None
    if any(source.column == name for source in output.sources) and not first:
        return None
    return output.sources


def _unknown(resolver: QueryResolver, name: str, part: names.Part, scope: Scope) -> frozenset[Source]:
    """A name that nothing has: a column that the given schema lacks, as a guess, or a report."""
    for level in scope.outwards():
        tables = [item.relation.table for item in level.items if item.relation.table is not None]
        if tables:
            return frozenset({Source(tables[0], name, GUESSED)})
    if scope.items and not part.quotes and resolver.dialect.folding != "lower":
        resolver.note(f"no table here has a column {name!r}")
    return _NONE


def _variable(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    name = node.name or (node.this.name if isinstance(node.this, exp.Expr) else str(node.this or ""))
    for candidate in ("@" + name, name):
        relation = resolver.variable(candidate.lower())
        if relation is not None:
            scope.conditions |= relation.conditions
            return relation.all_sources()
    return _NONE


def _query(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    relation = resolver.query(node, scope)
    scope.conditions |= relation.conditions
    return relation.all_sources()


def _exists(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    if isinstance(node.this, exp.Query):
        scope.conditions |= resolver.query(node.this, scope).conditions
    else:
        stack.extend((child, role) for child in node.iter_expressions())
    return _NONE


def _case(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    test_role = FILTER if role == DIRECT else role
    if node.this is not None:
        stack.append((node.this, test_role))
    for branch in node.args.get("ifs") or []:
        stack.append((branch.this, test_role))
        stack.append((branch.args.get("true"), role))
    if node.args.get("default") is not None:
        stack.append((node.args["default"], role))
    return _NONE


def _if(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    """IF, IIF and NVL2: the first argument decides."""
    stack.append((node.this, FILTER if role == DIRECT else role))
    stack.extend((node.args[branch], role) for branch in ("true", "false") if node.args.get(branch) is not None)
    return _NONE


def _first_direct(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    """NULLIF: the second argument is only compared."""
    stack.append((node.this, role))
    stack.append((node.expression, FILTER if role == DIRECT else role))
    return _NONE


def _decode(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    arguments = node.expressions
    test_role = FILTER if role == DIRECT else role
    stack.append((arguments[0], test_role))
    rest = arguments[1:]
    for position, argument in enumerate(rest):
        is_search = position % 2 == 0 and position + 1 < len(rest)
        stack.append((argument, test_role if is_search else role))
    return _NONE


def _filter(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    stack.append((node.this, role))
    stack.append((node.expression, FILTER if role == DIRECT else role))
    return _NONE


def _count_if(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    stack.append((node.this, FILTER if role == DIRECT else role))
    return _NONE


def _window(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    if node.this is not None and not (isinstance(node.this, exp.Identifier)):
        stack.append((node.this, role))
    stack.extend((part, WINDOW) for part in node.args.get("partition_by") or [])
    order = node.args.get("order")
    if order is not None:
        # Oracle's KEEP (DENSE_RANK LAST ORDER BY x) orders an aggregate, it is no window.
        kind = WINDOW if node.args.get("over") != "KEEP" else SORT if role == DIRECT else role
        stack.extend((part, kind) for part in order.expressions)
    return _NONE


def _order(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    """ORDER BY inside an aggregate."""
    if node.this is not None:
        stack.append((node.this, role))
    stack.extend((part, SORT if role == DIRECT else role) for part in node.expressions)
    return _NONE


def _within_group(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    stack.append((node.this, role))
    function = node.this.name.lower() if isinstance(node.this, exp.Anonymous) else node.this.key
    lists = isinstance(node.this, exp.GroupConcat | exp.ArrayAgg) or "agg" in function or "concat" in function
    kind = (SORT if role == DIRECT else role) if lists else role
    stack.extend((part, kind) for part in node.expression.expressions)
    return _NONE


def _extreme(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    """max_by(x, y): y decides."""
    stack.append((node.this, role))
    stack.append((node.expression, SORT if role == DIRECT else role))
    return _NONE


def _in(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    has_query = node.args.get("query") is not None
    kind = FILTER if role == DIRECT and has_query else role
    stack.extend((child, kind) for child in node.iter_expressions())
    return _NONE


def _comparison(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    sides = (node.this, node.args.get("expression"))
    with_query = any(isinstance(side, exp.Query | exp.Any | exp.All | exp.Subquery) for side in sides)
    kind = FILTER if role == DIRECT and with_query else role
    stack.extend((child, kind) for child in node.iter_expressions())
    return _NONE


def _lambda(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    """The parameters of a lambda are not columns; those of its body that are no parameter are."""
    names_of_parameters = {part_of(parameter, resolver.dialect).key(resolver.dialect) for parameter in node.expressions}
    body = node.this
    for column in list(body.find_all(exp.Column)):
        parts = column_parts(column, resolver.dialect)
        if parts and parts[0].key(resolver.dialect) not in names_of_parameters:
            stack.append((column, role))
    return _NONE


def _function(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    """A function that the parser does not know, or one that needs a second look by its name."""
    name = node.name.lower() if isinstance(node, exp.Anonymous | exp.CombinedAggFunc) else ""
    arguments = list(node.expressions)
    collection = resolver.variable(name) if name else None
    if name == "getvariable" and arguments:
        collection = resolver.variable(arguments[0].name.lower())
    if collection is not None:
        # An element of a collection, such as PL/SQL's ids(i).
        scope.conditions |= collection.conditions
        return collection.all_sources()
    test_role = FILTER if role == DIRECT else role
    if name.startswith("dictget"):
        resolver.dictionary(arguments)
        arguments = arguments[2:]
    elif name in {"iif", "iff", "if"} and arguments:
        stack.append((arguments.pop(0), test_role))
    elif name in _CONDITIONAL_AGGREGATES and arguments:
        stack.append((arguments.pop(), test_role))
    elif name == "nvl2" and arguments:
        stack.append((arguments.pop(0), test_role))
    elif name == "multiif":
        for position, argument in enumerate(arguments):
            is_test = position % 2 == 0 and position + 1 < len(arguments)
            stack.append((argument, test_role if is_test else role))
        return _NONE
    if name in _EXTREME_BY and len(arguments) > 1:
        stack.append((arguments.pop(1), SORT if role == DIRECT else role))
    resolver.function_called(node, scope)
    is_date = any(mark in name for mark in _DATE_FUNCTION_MARKS)
    for argument in arguments:
        if is_date and isinstance(argument, exp.Column) and argument.name.lower() in _DATE_UNITS:
            if not argument.args.get("table") and not scope.certain(argument.name.lower()):
                continue
        stack.append((argument, role))
    parameters = node.args.get("params")
    stack.extend((parameter, role) for parameter in parameters or [] if isinstance(parameter, exp.Expr))
    return _NONE


def _nothing(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    return _NONE


def _cast(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    stack.append((node.this, role))
    return _NONE


def _having_max(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    return _extreme(resolver, node, role, scope, stack)


def _columns(resolver: QueryResolver, node: Any, role: str, scope: Scope, stack: Stack) -> frozenset[Source]:
    return frozenset(source for item in scope.items for source in item.relation.all_sources())


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
    exp.Anonymous: _function,
    exp.CombinedAggFunc: _function,
    exp.ParameterizedAgg: _function,
    exp.AnonymousAggFunc: _function,
    exp.DataType: _nothing,
    exp.Literal: _nothing,
    exp.Identifier: _nothing,
    exp.Star: _nothing,
    exp.JSONPath: _nothing,
    exp.Var: _nothing,
    exp.Cast: _cast,
    exp.Columns: _columns,
}
