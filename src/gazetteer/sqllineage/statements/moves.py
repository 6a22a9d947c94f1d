"""ALTER, RENAME, SWAP, EXCHANGE and DROP: tables that get another name or another's rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.values.table_arguments import name_of
from gazetteer.sqllineage.routine import Record
from gazetteer.sqllineage.session import Key
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import altered_columns, writing
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.names import Name, Part, Table
from gazetteer.sqllineage.text.operations import Operation, find, split
from gazetteer.sqllineage.text.tokens import STRING, WORD, Token

OBJECTS: Final = frozenset({"TABLE", "VIEW", "MATERIALIZED", "EXTERNAL", "DYNAMIC", "FOREIGN", "ICEBERG", "STREAMING"})


def beside(old: Name, new: Name) -> Name:
    """A new name without schema stays in the schema of the old one."""
    return Name(old.parts[:-1] + new.parts) if len(new.parts) == 1 and len(old.parts) > 1 else new


def rename(state: State, _operation: Operation, tokens: list[Token]) -> None:
    """RENAME TABLE a TO b, c TO d; Oracle's RENAME a TO b."""
    start = 1
    kinds = {"TABLE", "TABLES", "IF", "EXISTS", "OBJECT", "VIEW"}
    while start < len(tokens) and tokens[start].kind == WORD and tokens[start].value in kinds:
        start += 1
    for part in split(tokens[start:]):
        while len(part) > 1 and part[0].text in {":", "::"}:
            part = part[1:]
        to = find(part, frozenset({"TO"}))
        old, _ = names.parse(part, 0, state.dialect)
        new = names.parse(part, to + 1, state.dialect)[0] if to >= 0 else None
        if old is None or new is None:
            raise NotUnderstoodError("RENAME needs an old and a new name")
        rename_table(state, old, beside(old, new) if state.dialect.rename_keeps_schema else new)


def exchange(state: State, _operation: Operation, tokens: list[Token]) -> None:
    """ClickHouse's EXCHANGE TABLES a AND b."""
    if len(tokens) < 4 or tokens[1].value != "TABLES":
        return
    one, index = writing.expect_name(state, tokens, 2)
    if index >= len(tokens) or tokens[index].value != "AND":
        raise NotUnderstoodError("EXCHANGE TABLES needs two names with AND between them")
    other, _ = writing.expect_name(state, tokens, index + 1)
    swap_tables(state, one, other)


def by_procedure(state: State, operation: Operation) -> None:
    """EXEC sp_rename 'old', 'new' [, 'OBJECT']."""
    literals = [token.value for token in operation.tokens if token.kind == STRING]
    if len(literals) > 2 and literals[2].upper() == "COLUMN":
        column = names.from_text(literals[0])
        new_name = Part(literals[1])
        pair = (new_name.key(state.dialect), new_name.printed)
        if len(column.parts) > 1:
            altered_columns.rename(state, Name(column.parts[:-1]), column.parts[-1].key(state.dialect), pair)
        return
    if len(literals) < 2 or (len(literals) > 2 and literals[2].upper() in {"COLUMN", "INDEX", "USERDATATYPE"}):
        return
    old = name_of(literals[0])
    new = Part(literals[1].strip("[]"))
    if len(literals) == 2 and old.parts[-1].text.upper().startswith(("PK_", "IX_", "FK_", "DF_", "UQ_", "CK_")):
        return
    rename_table(state, old, Name((*old.parts[:-1], new)))


def drop(state: State, _operation: Operation, tokens: list[Token]) -> None:
    """DROP TABLE: a temporary table is gone; a table that a rename left behind was never of interest."""
    start = 1
    while start < len(tokens) and tokens[start].kind == WORD and tokens[start].value in OBJECTS | {
        "IF", "EXISTS", "TEMPORARY", "TEMP",
    }:  # fmt: skip
        start += 1
    if start == 1:
        return
    for part in split(tokens[start:]):
        name, _ = names.parse(part, 0, state.dialect)
        if name is not None:
            _drop_one(state, name)


def _drop_one(state: State, name: Name) -> None:
    session = state.session
    name = state.known_as(name)
    key = name.key(state.dialect)
    temporary = state.temporary_key(name)
    if temporary is not None:
        if not state.in_routine and not state.branches:
            session.temporary.pop(temporary, None)
        else:
            state.gone = {**state.gone, temporary: session.temporary.get(temporary, Relation())}
        return
    table = state.made_table(key)
    moved = session.moved_to.pop(key, None)
    if moved is not None:
        for record, kind, entry in moved:
            getattr(record, kind).pop(entry, None)
            if kind == "reads":
                # What the script had filled before was the table under its old name.
                redirect(state, {key: entry.name})
        if table is not None:
            table.go_by(None)
        session.made.pop(key, None)
        session.tables.pop(name.printed, None)
    elif table is not None and table.before:
        # A table of this script that made place for another one: what it had is known by the name that it had then.
        table.go_by(table.before)
        session.made.pop(key, None)
        session.tables.pop(name.printed, None)
    elif table is not None and not state.in_routine and not state.branches:
        # Whatever has this name from now on may have other columns.
        session.made = {each: made for each, made in session.made.items() if made is not table}
        session.tables = {printed: known for printed, known in session.tables.items() if known.key != table.key}
        for columns in (session.generated, session.partitions):
            columns.pop(key, None)


def rename_table(state: State, old: Name, new: Name) -> None:
    """A table gets a name: what the script built goes on under it, of others the old is read and the new written."""
    session = state.session
    dialect = state.dialect
    temporary = state.temporary_key(old)
    if temporary is not None:
        session.temporary[new.key(dialect)] = session.temporary.pop(temporary, Relation())
        session.computed[new.key(dialect)] = session.computed.pop(temporary, [])
        return
    if state.session.switched:
        known = state.known_as(old)
        old, new = known, beside(known, new)
    key, new_key = old.key(dialect), new.key(dialect)
    made = session.made.pop(key, None)
    if made is None:
        moved = session.moved_to.pop(key, None)
        if moved is None:
            move(state, old, new, remember=True)
        else:
            _move_on(state, old, new, moved)
        redirect(state, {key: new})
        return
    session.tables.pop(old.printed, None)
    session.tables.pop(new.printed, None)
    _rename_made(state, made, new)
    session.made[new_key] = made
    _remember(state, made, new_key)


def _move_on(state: State, old: Name, new: Name, moved: list[tuple[Record, str, Table]]) -> None:
    """A table that a rename of this script brought under the old name: only its first and its last name count."""
    session = state.session
    target = Table(new, new.key(state.dialect))
    reads = [entry for entry in moved if entry[1] == "reads"]
    for record, kind, table in moved:
        if kind == "writes" or table.key == target.key:
            getattr(record, kind).pop(table, None)
    between = session.tables.pop(old.printed, None)
    if between is not None:
        between.go_by(new.printed)
    if all(table.key != target.key for _, _, table in reads):
        state.record.writes[target] = None
        session.moved_to[target.key] = [*reads, (state.record, "writes", target)]


def _rename_made(state: State, made: Table, name: Name) -> None:
    made.go_by(name.printed)
    made.name, made.key = name, name.key(state.dialect)
    made.completed = state.completed(made.key)[0]


def _remember(state: State, made: Table, new_key: tuple[str, ...]) -> None:
    """A table that gets the name of one that was moved away is not the one that a later DROP means."""
    state.session.moved_to.pop(new_key, None)
    state.session.tables[made.final or ""] = made


def swap_tables(state: State, one: Name, other: Name) -> None:
    """Two tables change their names: what the script built goes on under the other's name."""
    session = state.session
    dialect = state.dialect
    one, other = state.known_as(one), state.known_as(other)
    one_key, other_key = one.key(dialect), other.key(dialect)
    one_made, other_made = session.made.pop(one_key, None), session.made.pop(other_key, None)
    if one_made is None and other_made is None:
        redirect(state, {one_key: other, other_key: one})
        move(state, one, other)
        move(state, other, one)
        return
    session.tables.pop(one.printed, None)
    session.tables.pop(other.printed, None)
    if one_made is not None:
        _rebind(state, one_made, other)
    if other_made is not None:
        _rebind(state, other_made, one)
    if one_made is None:
        move(state, one, other, remember=True, source_table=True)
    elif other_made is None:
        move(state, other, one, remember=True, source_table=True)


def redirect(state: State, names_by_key: dict[Key, Name]) -> None:
    """What the script filled before goes on under the other name: the flow belongs to it, and so do later looks."""
    filled: set[Key] = set()
    for record in state.records:
        if record.settled or record.moves:
            continue
        written = {table.key for table in record.writes if table.key in names_by_key}
        _rename_in(state, record, filled, written, names_by_key)
        filled |= written


def _rename_in(
    state: State, record: Record, filled: set[Key], written: set[Key], names_by_key: dict[Key, Name]
) -> None:
    """One statement with the new names: of what it writes, and of what it reads that was filled before."""

    def now(table: Table, keys: set[Key]) -> Table:
        return state.table(names_by_key[table.key]) if table.key in keys else table

    if written:
        record.writes = dict.fromkeys(now(table, written) for table in record.writes)
    if filled:
        record.reads = dict.fromkeys(now(table, filled) for table in record.reads)
    if not (written or filled):
        return
    edges, record.edges = record.edges, {}
    for (source, column, target, target_column, kind), confidence in edges.items():
        # What an UPDATE reads of its own target is that target.
        origin = now(source, filled | ({target.key} & written if target is not None else set()))
        goal = now(target, written) if target is not None else None
        record.edges[origin, column, goal, target_column, kind] = confidence


def _rebind(state: State, made: Table, name: Name) -> None:
    _rename_made(state, made, name)
    state.session.made[made.key] = made


def settle(state: State, first: int, made_before: Iterable[Key]) -> None:
    """The end of a definition, which moved no table: what it says does not change when a call runs the body again."""
    session = state.session
    for record in state.records[first:]:
        record.settled = True
    for key, table in list(session.made.items()):
        if key not in made_before and table.before:
            del session.made[key]
            session.tables.pop(table.final or "", None)
    for key, moved in list(session.moved_to.items()):
        if all(record.settled for record, _, _ in moved):
            del session.moved_to[key]


def move(state: State, old: Name, new: Name, *, remember: bool = False, source_table: bool = False) -> None:
    """The old name is read, the new one written; `remember` for the case that the new one is dropped later."""
    record = state.record
    record.moves = True
    source = Table(old, old.key(state.dialect)) if source_table else state.table(old)
    target = Table(new, new.key(state.dialect))
    record.reads[source] = None
    record.writes[target] = None
    if remember:
        state.session.moved_to[target.key] = [(record, "reads", source), (record, "writes", target)]
