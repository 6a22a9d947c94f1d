"""The fields of structs, rows and objects that a query builds or hands on, by name or by position."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.records import constructors, lambda_structs, row_items
from gazetteer.sqllineage.queries.records.struct_paths import TAKE_FIELD, plain_name, steps
from gazetteer.sqllineage.queries.scoping.outputs import Output, Source, field_sources, of_field, united_structs
from gazetteer.sqllineage.queries.scoping.protocol import Resolver, Taken
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.scoping.steps import DIRECT
from gazetteer.sqllineage.queries.values import named_lambdas, rows
from gazetteer.sqllineage.queries.values.columns import column_parts
from gazetteer.sqllineage.queries.values.expressions import flow, of_subquery, row_of_call
from gazetteer.sqllineage.queries.values.struct_columns import fields_of_column, may_be_struct

Fields = list[Output] | None
# What gives one of the structs in its first argument, or an array of them; by their names without underscores.
_CHOOSE_ONE: Final = (
    exp.Paren, exp.Limit, exp.Order, exp.ArrayAgg, exp.AnyValue, exp.First, exp.Last, exp.FirstValue, exp.LastValue,
    exp.ArgMax, exp.ArgMin, exp.Window, exp.HavingMax, exp.Max, exp.Min, exp.Filter, exp.WithinGroup, exp.Distinct,
    exp.ArrayUniqueAgg, exp.ArraySort, exp.ArrayFilter, exp.ArrayDistinct, exp.ArrayReverse,
    exp.ArraySlice, exp.ArrayMax, exp.ArrayMin, exp.ArrayFirst, exp.ArrayLast, exp.Explode, exp.Posexplode, exp.Inline,
    exp.Lag, exp.Lead, exp.NthValue,
)  # fmt: skip
_CHOOSING: Final = frozenset(
    {
        "any", "anylast", "argmax", "argmin", "maxby", "minby", "grouparray", "arraysort", "arrayreversesort",
        "listsort",
        "listreversesort", "arrayreverse", "listreverse", "arraydistinct", "listdistinct", "arrayelement", "elementat",
        "tryelementat", "arraymax", "arraymin", "slice", "arrayslice", "listslice", "shuffle", "inlineouter",
        "listfirst",
        "listlast", "arraylast", "arrayfirst", "list", "collectlist", "collectset", "first", "last",
    }
)  # fmt: skip
_ZIPS: Final = frozenset({"arrayzip", "arrayszip", "listzip", "zip"})
# Their arguments are keys and values in turn.
_OF_PAIRS: Final = frozenset(
    {
        "jsonobject",
        "jsonbuildobject",
        "jsonbbuildobject",
        "object",
        "objectconstruct",
        "objectconstructkeepnull",
        "varmap",
    }
)


def fields(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    """The fields of an expression's value; None when it is no struct whose fields are known."""
    reader = _reader(type(value))
    return reader(resolver, value, scope) if reader is not None else None


def field(resolver: Resolver, node: Any, scope: Scope) -> Taken | None:
    """The sources of what takes a field out of a struct, such as `f(x).a` and `x['a']`; None where it is not known."""
    if (item := row_items.field(resolver, node, scope)) is not None:
        base = node
        while isinstance(base, exp.Bracket):
            base = base.this
        inner = Scope(scope)
        flow(resolver, base, inner)
        return item.sources, inner.conditions
    if isinstance(node, exp.Transform | exp.Reduce):
        return lambda_structs.value_of(resolver, node, scope)
    base, path = steps(resolver, node)
    if not path or _reader(type(base)) is None:
        return None
    around, scope.conditions = scope.conditions, set()
    known = fields(resolver, base, scope)
    found: frozenset[Source] = frozenset()
    if known:
        whole = flow(resolver, base, scope, DIRECT)
        found = field_sources(Output("", "", whole, fields=tuple(known)), path)
    decides, scope.conditions = scope.conditions, around
    return (found, decides) if known else None


def is_row(value: Any) -> bool:
    """Whether an expression is the constructor of a row."""
    return isinstance(value, exp.Anonymous) and value.name.lower() == "row" and bool(value.expressions)


def _of_query(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    """The columns of a query whose rows are structs, or the fields of its only column."""
    query = value.this if isinstance(value, exp.Subquery) else value
    relation = of_subquery(resolver, value, scope)
    scope.conditions |= relation.conditions
    if query.args.get("kind") in {"STRUCT", "VALUE"}:
        return relation.outputs
    return list(relation.outputs[0].fields) or None if len(relation.outputs) == 1 else None


def _of_struct(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    found: list[Output] = []
    for number, property_ in enumerate(value.expressions, 1):
        star = rows.of_star(resolver, property_, scope)
        found += star.outputs if star is not None else [_field(resolver, property_, number, scope)]
    return found


def _field(resolver: Resolver, property_: Any, number: int, scope: Scope) -> Output:
    if not isinstance(property_, exp.PropertyEQ | exp.Alias):
        unnamed = f"col{number}" if resolver.dialect.generators_name_columns else "_field"
        name = property_.output_name or unnamed
        return _output(resolver, name.lower(), name.lower(), property_, scope)
    identifier = property_.this if isinstance(property_, exp.PropertyEQ) else property_.args["alias"]
    value = property_.expression if isinstance(property_, exp.PropertyEQ) else property_.this
    if isinstance(identifier, exp.Identifier):
        return _output(resolver, *resolver.pair(identifier), value, scope)
    return _output(resolver, identifier.name.lower(), identifier.name, value, scope)


def _output(resolver: Resolver, key: str, name: str, value: Any, scope: Scope) -> Output:
    inner = fields(resolver, value, scope)
    output = Output(key, name, flow(resolver, value, scope), fields=tuple(inner or ()))
    if inner and resolver.dialect.items_of_rows:
        output.arrays_around = row_items.arrays_around(resolver, value, scope)
    return output


def _listed(resolver: Resolver, values: Iterable[Any], prefix: str, scope: Scope) -> Fields:
    """Fields that have numbers for names."""
    return [
        _output(resolver, f"{prefix}{number}", f"{prefix}{number}", value, scope)
        for number, value in enumerate(values, 1)
    ]


def _of_tuple(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    return _listed(resolver, value.expressions, "f", scope)


def _of_call(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    name, arguments = plain_name(value), value.expressions
    if is_row(value):
        return _of_tuple(resolver, value, scope)
    if name in TAKE_FIELD:
        return _of_step(resolver, value, scope)
    if name in _ZIPS:
        return _of_zip(resolver, value, scope)
    if name in _OF_PAIRS:
        return _of_pairs(resolver, list(zip(arguments[::2], arguments[1::2], strict=False)), scope)
    if name in lambda_structs.CALLS:
        return lambda_structs.fields(resolver, value, scope)
    if name in _CHOOSING and arguments:
        return fields(resolver, arguments[0], scope)
    return _of_function(resolver, value, scope)


def _of_function(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    """The attributes that a constructor makes, or the columns of the row that a function of the script gives."""
    if (made := constructors.attributes_of(resolver, value, scope)) is not None:
        return made
    if isinstance(value, exp.Anonymous) and (body := named_lambdas.written_out(resolver, value)) is not None:
        return fields(resolver, body, scope)
    call = value.expression if isinstance(value, exp.Dot) else value
    returned = resolver.value_of_call(call, scope) if isinstance(call, exp.Anonymous) else None
    if returned is not None:
        scope.conditions |= returned.conditions
        outputs = returned.outputs
        return outputs if len(outputs) > 1 or returned.stars else list(outputs[0].fields) or None
    row = row_of_call(resolver, value, scope)
    return row.outputs if row is not None else None


def _of_dot(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    is_call = isinstance(value.expression, exp.Func)
    return _of_function(resolver, value, scope) if is_call else _of_step(resolver, value, scope)


def _of_step(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    """The fields of a field, or of a column that holds a struct."""
    if isinstance(value, exp.Column) and not may_be_struct(resolver, value, scope):
        return None
    parts = column_parts(value, resolver.dialect) if isinstance(value, exp.Column | exp.Dot | exp.Identifier) else None
    if parts:
        return fields_of_column(resolver, tuple(parts), scope)
    if (item := row_items.field(resolver, value, scope)) is not None:
        return list(item.fields) or None
    base, path = steps(resolver, value)
    if not path:
        is_item = isinstance(value, exp.Bracket)
        return fields(resolver, value.this, scope) if is_item else None
    found = of_field(known, path) if (known := fields(resolver, base, scope)) else None
    return list(found.fields) or None if found is not None else None


def _of_zip(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    """arrays_zip(a, b): structs whose fields are called like the arrays, or have numbers from 0."""
    found = []
    for number, array in enumerate(value.expressions):
        is_named = isinstance(array, exp.Column) and isinstance(array.this, exp.Identifier)
        key, name = resolver.pair(array.this) if is_named else (str(number), str(number))
        found.append(_output(resolver, key, name, array, scope))
    return found


def _of_pairs(resolver: Resolver, pairs: list[tuple[Any, Any]], scope: Scope) -> Fields:
    """The keys of an object with their values, if all keys are literals."""
    if not pairs or not all(isinstance(key, exp.Literal) for key, _ in pairs):
        return None
    return [_output(resolver, key.name.lower(), key.name, value, scope) for key, value in pairs]


def _of_object(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    pairs = value.expressions
    if len(pairs) == 1 and (star := rows.of_star(resolver, pairs[0], scope)) is not None:
        return star.outputs
    if not all(isinstance(pair, exp.JSONKeyValue) for pair in pairs):
        return None
    return _of_pairs(resolver, [(pair.this, pair.expression) for pair in pairs], scope)


def _of_map(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    keys, values = value.args.get("keys"), value.args.get("values")
    if not isinstance(keys, exp.Array) or not isinstance(values, exp.Array):
        return None
    return _of_pairs(resolver, list(zip(keys.expressions, values.expressions, strict=False)), scope)


def _of_cast(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    """The fields with the names that the type has for them."""
    known = fields(resolver, value.this, scope)
    kind = value.to
    named = kind.expressions if kind.this in exp.DataType.STRUCT_TYPES else []
    pairs = [resolver.pair(each) for each in named if isinstance(each, exp.ColumnDef)]
    if isinstance(declared := kind.args.get("kind"), exp.Expr):
        pairs = resolver.surroundings.fields_of_type(declared.name.lower())
    if known is None or len(pairs) != len(known):
        return known
    return Relation(known).renamed(pairs).outputs


def _of_star(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    """Snowflake's OBJECT_CONSTRUCT(*)."""
    star = rows.of_star(resolver, value.this, scope)
    return star.outputs if star is not None else None


def _of_one(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    return fields(resolver, value.this, scope)


def _branches(value: Any) -> list[Any]:
    """The expressions that one of which is the value."""
    if isinstance(value, exp.Coalesce):
        return [value.this, *value.expressions]
    if isinstance(value, exp.Array):
        return list(value.expressions)
    if isinstance(value, exp.If):
        return [branch for branch in (value.args.get("true"), value.args.get("false")) if branch is not None]
    values = [branch.args.get("true") for branch in value.args.get("ifs") or []]
    return [branch for branch in [*values, value.args.get("default")] if branch is not None]


def _of_branches(resolver: Resolver, value: Any, scope: Scope) -> Fields:
    """The fields of one of several structs; one whose fields are not known may give any of them."""
    known: list[list[Output]] = []
    unknown: list[Any] = []
    for branch in _branches(value):
        found = fields(resolver, branch, scope)
        if found is None:
            unknown.append(branch)
        else:
            known.append(found)
    united = _united(known)
    if united is None:
        return None
    sources = frozenset(source for branch in unknown for source in flow(resolver, branch, scope))
    # Nothing is known of what is inside of the fields of the others.
    return [replace(each, sources=each.sources | sources, fields=()) for each in united] if sources else united


def _united(branches: Iterable[list[Output]]) -> Fields:
    """The fields of structs of one type, by name."""
    found: list[Output] = []
    for branch in branches:
        found = united_structs(found, branch) if found else list(branch)
    return found or None


Reader = Callable[[Resolver, Any, Scope], Fields]
_READERS: Final[dict[type, Reader]] = {
    **dict.fromkeys(_CHOOSE_ONE, _of_one),
    exp.Query: _of_query,
    exp.Struct: _of_struct,
    exp.Tuple: _of_tuple,
    exp.Anonymous: _of_call,
    exp.ArraysZip: _of_zip,
    exp.Transform: lambda_structs.fields,
    exp.Comprehension: lambda_structs.fields,
    exp.JSONObject: _of_object,
    exp.StarMap: _of_star,
    exp.VarMap: _of_map,
    exp.Map: _of_map,
    exp.Cast: _of_cast,
    exp.If: _of_branches,
    exp.Case: _of_branches,
    exp.Coalesce: _of_branches,
    exp.Array: _of_branches,
    exp.Column: _of_step,
    exp.Identifier: _of_step,
    exp.Dot: _of_dot,
    exp.Bracket: _of_step,
    exp.JSONExtract: _of_step,
    exp.JSONExtractScalar: _of_step,
    exp.GetExtract: _of_step,
    exp.StructExtract: _of_step,
}
_FOUND: dict[type, Reader | None] = {}


def _reader(kind: type[Any]) -> Reader | None:
    """The reader of a kind of node, its own or that of a base class."""
    if kind not in _FOUND:
        _FOUND[kind] = next((_READERS[base] for base in kind.__mro__ if base in _READERS), None)
    return _FOUND[kind]
