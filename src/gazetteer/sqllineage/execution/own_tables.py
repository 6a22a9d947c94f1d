"""The tables that only the body of a routine knows."""

from __future__ import annotations

from gazetteer.sqllineage.execution import records, triggers
from gazetteer.sqllineage.queries.scoping.relations import Relation, of_table
from gazetteer.sqllineage.rewrites.rule import words_at
from gazetteer.sqllineage.routine import Routine
from gazetteer.sqllineage.scripts import signatures
from gazetteer.sqllineage.session import Key
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import computed_columns
from gazetteer.sqllineage.text.operations import Operation, closing, find, split
from gazetteer.sqllineage.text.tokens import VARIABLE, Token


def of_routine(state: State, operation: Operation, header: list[Token], routine: Routine) -> list[Key]:
    """The keys of the tables that only the body knows; RETURNS @t TABLE declares another one."""
    found = _table_parameters(state, operation, header, routine) + triggers.handed_tables(state, routine.name)
    if triggers.is_trigger(operation):
        return found + triggers.name_rows(state, operation, header)
    position = find(header, frozenset({"RETURNS"}))
    if position >= 0 and position + 2 < len(header) and header[position + 1].kind == VARIABLE:
        opening = next((i for i in range(position, len(header)) if header[i].text == "("), len(header))
        columns = header[opening + 1 : closing(header, opening)]
        computed_columns.declare(state, header[position + 1].text.lower(), columns)
    return found


def _table_parameters(state: State, operation: Operation, header: list[Token], routine: Routine) -> list[Key]:
    """Parameters that are tables: those of BigQuery's TABLE<a INT64> are what a call gives.

    T-SQL's `@rows dbo.row_type READONLY`, SingleStore's `rows QUERY(a INT)`: the rows come from nowhere.
    """
    session = state.session
    found: list[Key] = [(part[0].text.lower(),) for part in split(operation.options.get("parameters", []))
             if words_at(part, 1, "QUERY", "(")]  # fmt: skip
    for index, token in enumerate(header):
        if token.value == "READONLY":
            names_before = [before.text.lower() for before in header[:index] if before.kind == VARIABLE]
            found += [(name,) for name in names_before[-1:]]
    session.temporary.update({key: Relation(any_column=frozenset()) for key in found})
    for parameter, type_ in signatures.types(operation.options.get("parameters", [])) if routine.row_tables else ():
        if records.is_table_type(type_):
            found.append((parameter,))
            fields = records.table_fields(state, type_)
            session.temporary[(parameter,)] = of_table(routine.row_tables[parameter], fields)
            routine.tables |= {parameter}
    return found
