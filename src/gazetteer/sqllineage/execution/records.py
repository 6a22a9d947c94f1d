"""Records: types that a script declares, variables of them, and values that have their fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from gazetteer.sqllineage.execution.arguments import Argument, arguments
from gazetteer.sqllineage.execution.evaluation import evaluate
from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.rewrites.rule import words_at
from gazetteer.sqllineage.scripts import signatures, targets
from gazetteer.sqllineage.session import RecordType, Shape
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.column_lists import column_names, definitions
from gazetteer.sqllineage.text.names import Table
from gazetteer.sqllineage.text.operations import Operation, closing, find, split
from gazetteer.sqllineage.text.tokens import SYMBOL, VARIABLE, WORD, Token

_METHODS: Final = frozenset({"MEMBER", "STATIC", "CONSTRUCTOR", "MAP", "ORDER", "OVERRIDING", "FINAL", "NOT", "PRAGMA"})
# What they have are types of values.
_SCHEMAS_OF_VALUES: Final = frozenset({"pg_catalog", "information_schema"})
_TYPES_OF_VALUES: Final = re.compile(
    r"bool(?:ean)?|(?:small|big)?int(?:eger)?|int[248]|(?:small|big)?serial|real|float[48]?|double|dec(?:imal)?|numeric|"
    r"money|(?:n?var|bp|n)?char(?:acter)?|varchar2?|text|name|citext|string|bytea|date|time(?:stamp)?(?:tz)?|interval|"
    r"uuid|jsonb?|jsonpath|xml|inet|cidr|macaddr8?|oid|xid8?|reg\w+|bit|varbit|void|(?:event_)?trigger|refcursor|point|"
    r"line|lseg|box|path|polygon|circle|tsvector|tsquery|hstore|ltree|geometry|geography|raster|vector|super|"
    r"(?:int[48]|num|ts|tstz|date)(?:multi)?range|any\w*|number|internal|opaque|fdw_handler|unknown"
)


def declare_type(state: State, operation: Operation) -> None:
    """TYPE t IS RECORD (…), TABLE OF t, VARRAY (n) OF t; CREATE TYPE t AS OBJECT (…) and their kin."""
    tokens = operation.tokens
    of = find(tokens, frozenset({"OF"}))
    found: RecordType | None = None
    if of >= 0:
        fields = _shape(state, tokens[of + 1 :])
        found = RecordType(fields, is_collection=True) if fields else None
    elif opening := [index for index, token in enumerate(tokens[:5]) if token.text == "("]:
        inner = tokens[opening[0] + 1 : closing(tokens, opening[0])]
        found = RecordType(_inherited(state, tokens) + _attributes(state, inner), is_collection=False)
    if found is None:
        state.session.types.pop(operation.names[0], None)
    else:
        state.session.types[operation.names[0]] = found


def _inherited(state: State, tokens: list[Token]) -> Shape:
    """The attributes of the type behind UNDER."""
    name, _ = names.parse(tokens, 1, state.dialect) if words_at(tokens, 0, "UNDER") else (None, 0)
    known = state.session.types.get(name.parts[-1].text.lower()) if name is not None else None
    return list(known.fields) if known is not None else []


def _attributes(state: State, tokens: list[Token]) -> Shape:
    """The attributes of a type without its methods."""
    parts = [part for part in definitions(tokens) if part and part[0].value not in _METHODS]
    return [pair for part in parts for pair in column_names(state.dialect, part)]


def declare_shapes(state: State, operation: Operation) -> None:
    """Variables have the fields of the type with which they are declared, if that is one of records."""
    type_ = operation.options.get("type", [])
    shape = _shape(state, type_)
    is_row = any(token.value in {"RECORD", "ROWTYPE"} for token in type_)
    state.session.row_variables.difference_update(operation.names)
    state.session.row_variables.update(operation.names if is_row else ())
    for name in operation.names:
        if shape:
            state.session.shapes[name] = shape
        else:
            state.session.shapes.pop(name, None)


def empty(state: State, name: str) -> Relation:
    """The value of a variable that has none yet."""
    return Relation([Output(key, printed) for key, printed in state.session.shapes.get(name, [])])


def _shape(state: State, tokens: list[Token]) -> Shape:
    """The fields of a type: STRUCT<…>, t%ROWTYPE, or one that the script declares."""
    if len(tokens) > 2 and tokens[0].value == "STRUCT" and tokens[1].text == "<":
        return [pair for field in _in_angles(tokens) for pair in column_names(state.dialect, field[:1])]
    if words_at(tokens, 0, "ROW", "("):
        return column_names(state.dialect, tokens[2 : closing(tokens, 1)])
    if words_at(tokens, 0, "ROW", "TYPE", "OF"):
        tokens = tokens[3:]
    name, end = names.parse(tokens, 0, state.dialect)
    if name is None:
        return []
    if [token.text.upper() for token in tokens[end : end + 2]] == ["%", "ROWTYPE"]:
        key = name.key(state.dialect)
        is_cursor = key[-1] in state.session.declared_cursors or key[-1] in state.session.cursors
        return [] if is_cursor else state.schema.folded(state.table(name).columns) or []
    known = state.session.types.get(name.parts[-1].text.lower())
    return known.fields if known is not None and not [t for t in tokens[end : end + 1] if t.text == "%"] else []


def _in_angles(tokens: list[Token]) -> Iterator[list[Token]]:
    """The fields of STRUCT<a INT64, b ARRAY<STRING>>."""
    depth = 0
    field: list[Token] = []
    for token in tokens[1:]:
        before = depth
        if token.kind == SYMBOL:
            depth += token.text.count("<") + token.text.count("(") - token.text.count(">") - token.text.count(")")
        if depth <= 0:
            break
        if depth == 1 and token.text == ",":
            yield field
            field = []
        elif before:
            field.append(token)
    yield field


def row_type(state: State, header: list[Token]) -> tuple[bool, Shape]:
    """Whether a function gives one row and no plain value, and the fields of that row if they are known."""
    position = find(header, frozenset({"RETURNS"})) if state.dialect.return_query else -1
    if position < 0 or words_at(header, position + 1, "TABLE") or words_at(header, position + 1, "SETOF"):
        return False, []
    return _row(state, header[position + 1 :])


def _row(state: State, type_: list[Token]) -> tuple[bool, Shape]:
    """Whether a type is one of rows and of no plain values, and its fields if they are known."""
    name, end = names.parse(type_, 0, state.dialect)
    if name is None:
        return False, []
    if [token.text.upper() for token in type_[end : end + 2]] == ["%", "ROWTYPE"]:
        return True, _shape(state, type_)
    if type_[end : end + 1] and type_[end].text in {"[", "%"}:
        return False, []
    key = name.key(state.dialect)
    if key[-1] == "record" or key[-1] in state.session.types:
        return True, _shape(state, type_)
    if not state.dialect.return_query:
        return False, []
    fields = state.schema.folded(state.table(name).columns) or []
    is_value = key[0] in _SCHEMAS_OF_VALUES if len(key) > 1 else _TYPES_OF_VALUES.fullmatch(key[0]) is not None
    return bool(fields) or not is_value, fields


def is_table_type(type_: list[Token]) -> bool:
    """Whether a parameter stands for a table: BigQuery's TABLE<a INT64>, and that of Oracle's macros."""
    return words_at(type_, 0, "TABLE") or words_at(type_, 0, "DBMS_TF", ".", "TABLE_T")


def table_fields(state: State, type_: list[Token]) -> Shape | None:
    """The columns of TABLE<a INT64>; None where the type does not say them."""
    return [pair for field in _in_angles(type_) for pair in column_names(state.dialect, field[:1])] or None


def row_parameters(state: State, declared: list[Token]) -> dict[str, Table]:
    """The parameters that are whole rows or tables, each with a table that stands for it."""
    found = {}
    for parameter, type_ in signatures.types(declared):
        if is_table_type(type_) or _row(state, type_)[0]:
            found[parameter] = Table(names.Name((names.Part(""),)), (parameter,), is_parameters=True)
    return found


def row_of(state: State, tokens: list[Token]) -> Relation | None:
    """The row that a variable has, if it is one that is declared as a row or has all columns of a table."""
    found = targets.variables(tokens)
    if len(found) != 1 or "." in found[0] or len(tokens) != 1:
        return None
    variable = state.session.variables.get(found[0])
    is_row = variable is not None and (found[0] in state.session.row_variables or bool(variable.stars))
    return variable if is_row else None


def returned_fields(state: State, header: list[Token], outputs: Iterable[str]) -> list[str]:
    """The columns of the rows that a function returns, by their type or by its OUT parameters."""
    position = find(header, frozenset({"RETURN", "RETURNS"}))
    if position < 0:
        return []
    if any(token.value == "SETOF" for token in header[position:]) and list(outputs):
        return list(outputs)
    is_rows = any(token.value in {"PIPELINED", "SETOF"} for token in header[position:])
    start = (
        position + 2 if header[position + 1 : position + 2] and header[position + 1].value == "SETOF" else position + 1
    )
    return [printed for _, printed in _shape(state, header[start:])] if is_rows else []


def of_variables(state: State, variables: list[str]) -> Relation:
    """A row of what these variables have."""
    relation = Relation()
    for name in variables:
        value = state.session.variables.get(name.lower(), Relation())
        relation.outputs.append(Output(name.lower(), name, value.all_sources()))
        relation.conditions |= value.conditions
    return relation


def value(state: State, operation: Operation, tokens: list[Token]) -> Relation | None:
    """The value of an expression with its fields; None when it is not known to be a record."""
    while tokens and tokens[0].text == "(" and closing(tokens, 0) == len(tokens) - 1:
        tokens = tokens[1:-1]
    name, end = names.parse(tokens, 0, state.dialect)
    if name is None:
        return None
    last = name.parts[-1].text.lower()
    if end < len(tokens) and tokens[end].text == "(" and closing(tokens, end) == len(tokens) - 1:
        known = state.session.types.get(last)
        if known is not None:
            return _constructed(state, operation, known, tokens[end + 1 : -1])
        if last == "row":
            parts = list(split(tokens[end + 1 : -1]))
            fields = [(f"f{number}", f"f{number}") for number in range(1, len(parts) + 1)]
            return _constructed(state, operation, RecordType(fields, is_collection=False), tokens[end + 1 : -1])
    if (row := rows_of_call(state, operation, tokens)) is not None:
        return row
    if state.dialect.structs and last == "struct":
        return state.query(f"SELECT {operation.text.sql_of(tokens)}")
    found = targets.variables(tokens)
    if len(found) != 1 or "." in found[0] or any(token.text in {"+", "-", "*", "/"} for token in tokens):
        return None
    variable = state.session.variables.get(targets.target(found[0]).name)
    return variable if variable is not None and is_row(variable) else None


def is_row(relation: Relation) -> bool:
    """Whether something has several columns, or all of a table."""
    return len(relation.outputs) > 1 or bool(relation.stars)


def rows_of_call(state: State, operation: Operation, tokens: list[Token]) -> Relation | None:
    """The row, or the rows of a cursor, that a call of a function gives; None where that is neither or not known."""
    name, end = names.parse(tokens, 0, state.dialect)
    if name is None:
        return None
    called, last = name.printed.lower(), name.parts[-1].text.lower()
    called = called if called in state.session.routines else last
    is_call = end < len(tokens) and tokens[end].text == "(" and closing(tokens, end) == len(tokens) - 1
    is_by_name = end == len(tokens) and state.dialect.bare_calls and last not in state.session.variables
    routine = state.routine(called) if is_call or is_by_name else None
    if routine is None:
        return None
    given = list(arguments(tokens[end:]))
    routine = routine.fitting([argument.parameter for argument in given])[0]
    rows = routine.value or routine.result
    if rows is None or not is_row(rows):
        return None
    # What it reads and writes besides.
    evaluate(state, operation, tokens)
    values = [value_of(state, operation, argument) for argument in given]
    found = routine.bound(rows, values, [argument.parameter for argument in given])
    found.conditions |= {condition for each in values for condition in each.conditions}
    return found


def value_of(state: State, operation: Operation, argument: Argument) -> Relation:
    """Where an argument comes from, as far as variables and queries in it say that."""
    known = state.session.variables
    if argument.variable in known:
        state.look_at_row(argument.variable)
        return known[argument.variable]
    if not any(has_sources(state, token) for token in argument.value):
        return Relation()
    try:
        row = value(state, operation, argument.value)
        return row or evaluate(state, operation, argument.value)
    except NotUnderstoodError:
        return Relation()


def has_sources(state: State, token: Token) -> bool:
    """Whether a token of an argument may stand for columns: the rest is literals and parameters."""
    if token.kind not in {WORD, VARIABLE}:
        return False
    name, variables = token.text.lower(), state.session.variables
    is_variable = name in variables or name.lstrip(":") in variables
    return is_variable or token.value == "SELECT" or state.knows_function(name)


def _constructed(state: State, operation: Operation, known: RecordType, inner: list[Token]) -> Relation:
    """What a constructor makes: a record of its arguments, or a collection of all that they are."""
    relation = Relation([Output(key, name) for key, name in known.fields])
    for position, part in enumerate(split(inner)):
        if known.is_collection:
            record = value(state, operation, part) or evaluate(state, operation, part).shaped(known.fields)
            relation = relation.united(record)
            continue
        is_named = len(part) > 2 and part[1].text == "=>"
        field = evaluate(state, operation, part[2:] if is_named else part)
        at = next((i for i, each in enumerate(known.fields) if is_named and each[0] == part[0].text.lower()), position)
        if at < len(relation.outputs):
            before = relation.outputs[at]
            relation.outputs[at] = Output(before.key, before.name, field.all_sources())
        relation.conditions |= field.conditions
    return relation
