"""Triggers: the names under which their body has rows of their table."""

from __future__ import annotations

from typing import Final, NamedTuple

from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.rewrites.rule import words_at
from gazetteer.sqllineage.routine import Record, Routine
from gazetteer.sqllineage.session import Key
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.operations import Kind, Operation, find
from gazetteer.sqllineage.text.tokens import Token

ROWS: Final = ("new", "old")
_CONDITION: Final = frozenset({"WHEN"})
_TABLES: Final = frozenset({"NEW_TABLE", "OLD_TABLE"})


class Referenced(NamedTuple):
    """A name that REFERENCING gives: to NEW, OLD or PARENT, one row or the table of all that the statement changed."""

    key: str
    of: str
    is_table: bool


def is_trigger(operation: Operation) -> bool:
    kind = operation.options.get("kind", [])
    return bool(kind) and kind[0].value == "TRIGGER"


def is_callable(operation: Operation) -> bool:
    """Whether the definition is of what may be called: a trigger, event or task may have a routine's name."""
    kind = operation.options.get("kind", [])
    return not kind or kind[0].value not in {"TRIGGER", "EVENT", "TASK"}


def referenced(state: State, header: list[Token]) -> list[Referenced]:
    """The names of REFERENCING NEW [ROW] AS n OLD TABLE AS o."""
    index = find(header, frozenset({"REFERENCING"})) + 1
    found: list[Referenced] = []
    while 0 < index < len(header) - 1 and header[index].value in {"NEW", "OLD", "PARENT", *_TABLES}:
        of = header[index].value
        is_table = header[index].value in _TABLES
        index += 1
        while index < len(header) - 1 and header[index].value in {"TABLE", "ROW", "AS"}:
            is_table = is_table or header[index].value == "TABLE"
            index += 1
        name, _ = names.parse(header[index : index + 1], 0, state.dialect)
        if name is not None:
            found.append(Referenced(name.key(state.dialect)[0], of, is_table))
        index += 1
    return found


def name_rows(state: State, operation: Operation, header: list[Token]) -> list[Key]:
    """Give the rows of the trigger's table their names; gives the keys of those that are tables."""
    position = find(header, frozenset({"ON"}))
    nested, of = None, position
    if words_at(header, position + 1, "NESTED", "TABLE"):
        nested, of = names.parse(header, position + 3, state.dialect)
    name, _ = names.parse(header, of + 1, state.dialect) if position >= 0 else (None, 0)
    if name is None:
        return []
    outer, state.record = state.record, Record(operation.line, "")
    relation = rows = state.relation(name)
    state.record = outer
    if nested is not None:
        # Oracle's ON NESTED TABLE column OF view: the rows are those of the column, PARENT is the view's row.
        rows = Relation(any_column=relation.sources(nested.key(state.dialect)[-1], nested.printed))
    others = referenced(state, header)
    row_names = () if state.dialect.transact else ROWS
    for variable in (*row_names, *(other.key for other in others if not other.is_table)):
        state.session.variables[variable] = rows
    for variable in ("parent", *(other.key for other in others if other.of == "PARENT")) if nested is not None else ():
        state.session.variables[variable] = relation
    keys: list[Key] = [(other.key,) for other in others if other.is_table]
    keys += [("inserted",), ("deleted",)] if state.dialect.transact else []
    handed = handed_tables(state, executed_function(state, operation))
    state.session.temporary |= dict.fromkeys(keys, rows)
    if relation.table is not None:
        called = [*row_names, *(other.key for other in others), *(key[-1] for key in keys)]
        state.trigger_rows = dict.fromkeys(called, relation.table)
        new_rows = {"new", *(other.key for other in others if other.of == "NEW" and not other.is_table)}
        state.new_rows = dict.fromkeys(new_rows if nested is None and row_names else (), relation.table)
        look_at_rows_in(state, header[find(header, _CONDITION) :] if find(header, _CONDITION) >= 0 else [])
    return keys + handed


def look_at_rows_in(state: State, tokens: list[Token]) -> None:
    """The rows in a condition, which is not resolved further."""
    for token in tokens if state.trigger_rows else ():
        state.look_at_row(token.text.lstrip(":").lower())


def executed_function(state: State, operation: Operation) -> str:
    """The function of PostgreSQL's CREATE TRIGGER … EXECUTE FUNCTION f(), empty for other definitions."""
    header = operation.options.get("header", [])
    position = find(header, frozenset({"EXECUTE"}))
    if position < 0 or not is_trigger(operation):
        return ""
    name, _ = names.parse(header, position + 2, state.dialect)
    return name.printed.lower() if name is not None else ""


def executed(state: State, operation: Operation) -> Routine | None:
    """The function that a trigger runs; if it is not known yet, the trigger waits for its definition."""
    function = executed_function(state, operation)
    routine = state.session.routines.get(function) or state.session.routines.get(last_part(function))
    if routine is None and function:
        state.waiting_triggers.setdefault(last_part(function), []).append(operation)
    return routine


def last_part(name: str) -> str:
    return name.lower().rpartition(".")[2]


def foresee(state: State, operations: list[Operation]) -> None:
    """Remember which tables of rows the triggers of a text hand to functions, which stand before them."""
    for operation in operations:
        if operation.kind is Kind.ROUTINE and (function := executed_function(state, operation)):
            keys = [(other.key,) for other in referenced(state, operation.options["header"]) if other.is_table]
            state.handed_to_functions.setdefault(last_part(function), set()).update(keys)


def handed_tables(state: State, function: str) -> list[Key]:
    """The tables that triggers hand to a function, whose columns come from nowhere until one of them runs it."""
    keys = sorted(state.handed_to_functions.get(last_part(function), ()))
    state.session.temporary |= {key: Relation(any_column=frozenset()) for key in keys}
    return keys
