"""What the value of an expression comes from, and which columns only decide about it."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.parsing.repairs import is_incomplete
from gazetteer.sqllineage.queries.scoping.outputs import Output, Source, field_sources
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.scoping.steps import DIRECT, FILTER, MATCHED, Handler, Stack, Step
from gazetteer.sqllineage.queries.values import (
    argument_words,
    column_patterns,
    functions,
    lambdas,
    methods,
    rows,
    tables_in_conditions,
    taken_fields,
)
from gazetteer.sqllineage.queries.values.call_arguments import names_of_arguments, row_called
from gazetteer.sqllineage.queries.values.columns import column_parts, element_field, part_of, resolve, with_columns
from gazetteer.sqllineage.queries.values.struct_columns import fields_of_column, path_of
from gazetteer.sqllineage.text import names

_NONE: Final[frozenset[Source]] = frozenset()


def flow(resolver: Resolver, node: Any, scope: Scope, role: str = DIRECT) -> frozenset[Source]:
    """The direct sources of an expression; all others become conditions of the scope.

    `role` is "direct" for a value, else the kind of the clause in which the expression stands. Each node is visited
    once, without recursion, but for subqueries.
    """
    found: set[Source] = set()
    if is_incomplete(node):
        resolver.surroundings.mark()
    stack: Stack = [(node, role)]
    while stack:
        current, current_role = stack.pop()
        handler = _handler(type(current))
        if handler is None:
            # What stands first is read first: the text's first spelling of a name is the one that is printed.
            stack.extend((child, current_role) for child in current.iter_expressions(reverse=True))
            continue
        sources = handler(Step(resolver, current, current_role, scope, stack, found))
        if not sources:
            continue
        if current_role == DIRECT:
            found |= sources
        else:
            scope.conditions.update((source, current_role) for source in sources)
    return frozenset(found)


def of_subquery(resolver: Resolver, node: Any, scope: Scope) -> Relation:
    """What a subquery of an expression gives, which is read once, whoever asks."""
    before = resolver.values_read.get(id(node))
    if before is None or before[0] is not node or before[1] is not scope:
        before = (node, scope, resolver.query(node, scope))
        resolver.values_read[id(node)] = before
    return before[2]


def argument(resolver: Resolver, node: Any, scope: Scope) -> Relation:
    """An argument of a function of the script: a value, or a whole row."""
    node = node.expression if isinstance(node, exp.Kwarg | exp.PropertyEQ) else node
    row = row_called(resolver, node, scope)
    if row is None:
        return Relation([Output("", "", flow(resolver, node, scope))])
    scope.conditions |= row.conditions
    return row


def row_of_call(resolver: Resolver, value: Any, scope: Scope) -> Relation | None:
    """The row that a call of a function of the script gives, behind its schema, too; what decides about it counts."""
    call = value.expression if isinstance(value, exp.Dot) else value
    if not isinstance(call, exp.Anonymous) or not resolver.surroundings.knows_function(call.name.lower()):
        return None
    inner = Scope(scope)
    name, given = call.name.lower(), names_of_arguments(call)
    arguments = [argument(resolver, each, inner) for each in call.expressions]
    found = resolver.surroundings.function_called(name, arguments, given)
    if found is None or not found.outputs:
        return None
    resolver.surroundings.write_arguments(name, given, arguments, scope)
    scope.conditions |= inner.conditions | found.conditions
    return found


def _handler(kind: type[Any]) -> Handler | None:
    """The handler of a kind of node, its own or that of a base class."""
    if kind not in _FOUND:
        _FOUND[kind] = next((_HANDLERS[base] for base in kind.__mro__ if base in _HANDLERS), None)
    return _FOUND[kind]


def _column(step: Step) -> frozenset[Source]:
    if isinstance(step.node.this, exp.Star):
        return _star(step)
    if isinstance(step.node.this, exp.Func):
        # A function with the name of its project or package, as the parser has it before IGNORE NULLS.
        step.stack.append((step.node.this, step.role))
        return _NONE
    if isinstance(step.node.this, exp.Parameter):
        return step.resolver.positional(step.node, step.scope)
    parts = column_parts(step.node, step.resolver.dialect)
    if not parts or argument_words.is_word(step.node, step.scope, step.resolver.dialect):
        return _NONE
    if step.resolver.dialect.pattern_setting[0]:
        matched = column_patterns.matched(step.resolver, step.node, step.scope)
        if matched is not None:
            return matched.all_sources()
    row = rows.by_table_name(step.resolver, step.node, parts[0], step.scope) if len(parts) == 1 else None
    return row if row is not None else resolve(step.resolver, tuple(parts), step.scope, step.node)


def _star(step: Step) -> frozenset[Source]:
    """f(*) and f(t.*): all columns but those that it leaves out."""
    found = rows.of_star(step.resolver, step.node, step.scope)
    return found.all_sources() if found is not None else _NONE


def _dot(step: Step) -> frozenset[Source]:
    if (in_column := _field_of_column(step)) is not None:
        return in_column
    parts = column_parts(step.node, step.resolver.dialect)
    if parts is not None:
        return resolve(step.resolver, tuple(parts), step.scope)
    if (of_row := _field_of_call(step)) is not None:
        return of_row
    if (of_variable := _field_of_variable(step)) is not None:
        return of_variable
    element = element_field(step.resolver, step.node, step.scope)
    if element is not None:
        return element
    if (of_struct := taken_fields.of_struct(step)) is not None:
        return of_struct
    if isinstance(step.node.expression, exp.Func):
        # A method, such as T-SQL's x.doc.value(…): the column that it belongs to, and its arguments.
        step.stack.append((step.node.expression, step.role))
        owner = column_parts(step.node.this, step.resolver.dialect)
        if owner is not None and methods.is_of_column(step, owner):
            return resolve(step.resolver, tuple(owner), step.scope)
        if isinstance(step.node.this, exp.Identifier | exp.Dot) and owner is not None:
            # The schema of a function.
            return _NONE
    if isinstance(step.node.expression, exp.Func):
        with_columns(step.node.this)
    step.stack.append((step.node.this, step.role))
    return _NONE


def _field_of_variable(step: Step) -> frozenset[Source] | None:
    """`:new.c`, and `:new.items(1)`, an element of a collection in a column."""
    owner, field = step.node.this, step.node.expression
    if not isinstance(owner, exp.Placeholder | exp.Parameter) or owner.this is None:
        return None
    dialect = step.resolver.dialect
    variable = part_of(owner.this, dialect)
    if isinstance(field, exp.Identifier):
        part = part_of(field, dialect)
    elif isinstance(field, exp.Anonymous):
        part = names.Part(field.name.lower())
        row = step.resolver.variable(variable.text.lower())
        if row is None or row.sources(part.key(dialect), part.printed) is None:
            # A method of the variable, such as T-SQL's @x.value(…).
            return None
    else:
        return None
    return step.resolver.record_field((variable.text.lower(), part.key(dialect)), (variable, part), step.scope) or _NONE


def _field_of_column(step: Step) -> frozenset[Source] | None:
    """`(column).c`: the parentheses say that the name is no table's."""
    column = step.node.this.this if isinstance(step.node.this, exp.Paren) else None
    if not isinstance(column, exp.Column) or step.resolver.dialect.structs:
        return None
    key = step.resolver.key(column.this)
    if step.scope.called((key,)) is not None or step.resolver.variable(key) is not None:
        return None
    parts = column_parts(column, step.resolver.dialect)
    known = fields_of_column(step.resolver, tuple(parts), step.scope) if parts else None
    name = step.node.expression
    if known and isinstance(name, exp.Identifier):
        whole = frozenset(source for each in known for source in each.sources)
        path = path_of([part_of(name, step.resolver.dialect)], step.resolver.dialect)
        return field_sources(Output("", "", whole, fields=tuple(known)), path)
    step.stack.append((column, step.role))
    return _NONE


def _field_of_call(step: Step) -> frozenset[Source] | None:
    """`(f(x)).c`: the column of the row that a function of the script gives."""
    if not isinstance(step.node.this, exp.Paren) or not isinstance(step.node.expression, exp.Identifier):
        return None
    row = row_of_call(step.resolver, step.node.this.this, step.scope)
    part = part_of(step.node.expression, step.resolver.dialect)
    return row.field_sources(part.key(step.resolver.dialect), part.printed) if row is not None else None


def _variable(step: Step) -> frozenset[Source]:
    if step.resolver.dialect.stages and isinstance(step.node, exp.Parameter) and step.node.name.isdigit():
        return step.resolver.positional(step.node, step.scope)
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
    relation = of_subquery(step.resolver, step.node, step.scope)
    step.scope.conditions |= relation.conditions
    return relation.all_sources()


def _exists(step: Step) -> frozenset[Source]:
    if isinstance(step.node.this, exp.Query):
        found = step.resolver.query(step.node.this, step.scope)
        step.scope.conditions |= found.conditions
        if isinstance(step.node.this, exp.Intersect | exp.Except):
            # NOT EXISTS (SELECT a.x INTERSECT SELECT b.x) is how NULLs are compared, too.
            role = FILTER if step.role == DIRECT else step.role
            step.scope.conditions.update((source, role) for source in found.all_sources())
    else:
        step.stack.extend((child, step.role) for child in step.node.iter_expressions())
    return _NONE


def _case(step: Step) -> frozenset[Source]:
    test_role = FILTER if step.role == DIRECT else step.role
    # What stands first is on top of the stack.
    if step.node.args.get("default") is not None:
        step.stack.append((step.node.args["default"], step.role))
    for branch in reversed(step.node.args.get("ifs") or []):
        step.stack.append((branch.args.get("true"), step.role))
        step.stack.append((branch.this, test_role))
    if step.node.this is not None:
        step.stack.append((step.node.this, test_role))
    return _NONE


def _assigned(step: Step) -> frozenset[Source]:
    """MySQL's @a := x has the value of x, and what is read behind it knows the variable as that."""
    if not isinstance(step.node.this, exp.Parameter):
        step.stack.extend((child, step.role) for child in step.node.iter_expressions())
        return _NONE
    sources = flow(step.resolver, step.node.expression, step.scope)
    name = f"@{step.node.this.name.lower()}"
    step.resolver.surroundings.assign(name, Relation([Output(name, name, sources)]))
    return sources


def _nothing(_step: Step) -> frozenset[Source]:
    return _NONE


def _cast(step: Step) -> frozenset[Source]:
    step.stack.append((step.node.this, step.role))
    return _NONE


def _with_unit(step: Step) -> frozenset[Source]:
    argument_words.with_unit_first(step.node)
    step.stack.extend((child, step.role) for child in step.node.iter_expressions())
    return _NONE


def _columns(step: Step) -> frozenset[Source]:
    known: frozenset[Source] | None = step.node.meta.get(MATCHED)
    everything = (source for item in step.scope.items for source in item.relation.all_sources())
    return known if known is not None else frozenset(everything)


_HANDLERS: dict[type, Handler] = {
    **functions.HANDLERS,
    **lambdas.HANDLERS,
    **taken_fields.HANDLERS,
    **tables_in_conditions.HANDLERS,
    exp.Column: _column,
    exp.Dot: _dot,
    exp.Parameter: _variable,
    exp.Placeholder: _variable,
    exp.SessionParameter: _nothing,
    exp.Subquery: _query,
    exp.Query: _query,
    exp.Exists: _exists,
    exp.Case: _case,
    exp.PropertyEQ: _assigned,
    exp.DataType: _nothing,
    exp.Literal: _nothing,
    exp.Identifier: _nothing,
    exp.Star: _star,
    exp.JSONPath: _nothing,
    exp.Var: _nothing,
    exp.Cast: _cast,
    exp.TimeUnit: _with_unit,
    exp.Columns: _columns,
    exp.StarMap: _columns,
}
_FOUND: dict[type, Handler | None] = {}
