"""ALTER, RENAME, SWAP, EXCHANGE and DROP: tables that get another name or another's rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gazetteer.sqllineage.queries.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.relations import Relation
from gazetteer.sqllineage.statements import writing
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.names import Name, Part, Table
from gazetteer.sqllineage.text.operations import Operation, find, split
from gazetteer.sqllineage.text.tokens import STRING, SYMBOL, WORD, Token

if TYPE_CHECKING:
    from gazetteer.sqllineage.execution.interpreter import Interpreter

_OBJECTS: Final = frozenset({"TABLE", "VIEW", "MATERIALIZED", "EXTERNAL", "DYNAMIC", "FOREIGN", "ICEBERG", "STREAMING"})
_OTHER_OBJECTS: Final = frozenset(
    {
        "DATABASE", "SCHEMA", "USER", "ROLE", "INDEX", "SEQUENCE", "FUNCTION", "PROCEDURE", "PROC", "PACKAGE",
        "TRIGGER", "TYPE", "SESSION", "SYSTEM", "WAREHOUSE", "TASK", "STREAM", "PIPE", "STAGE", "FILE", "LOGIN",
        "SERVER", "AUTHORIZATION", "DEFAULT", "EXTENSION", "DOMAIN", "POLICY", "PUBLICATION", "SUBSCRIPTION",
        "TABLESPACE", "PARTITION", "CATALOG", "CLUSTER", "GROUP", "SHARE", "ACCOUNT", "RESOURCE", "NETWORK",
        "INTEGRATION", "TAG", "MASKING", "ROW", "ALERT", "STATISTICS", "COLUMN", "QUEUE", "ENDPOINT",
        "ASSEMBLY", "APPLICATION", "EVENT", "INSTANCE", "MODEL", "ORGANIZATION", "PROJECT", "RESERVATION",
        "CAPACITY", "BI_CAPACITY", "DICTIONARY", "QUOTA", "SETTINGS", "PROFILE", "RULE", "CONVERSION",
        "COLLATION", "OPERATOR", "AGGREGATE", "LANGUAGE", "LARGE", "TEXT", "CONNECTION", "DATASHARE", "SECRET",
        "VOLUME", "STORAGE", "NOTIFICATION", "API", "SECURITY", "SEARCH", "FULLTEXT", "EXTERNAL", "PLUGGABLE",
        "DISKGROUP", "SYNONYM", "ROLLBACK", "CONSTRAINT", "PARTITIONS", "COMPUTE", "SERVICE", "KEYSPACE",
    }
)  # fmt: skip
_ACTIONS: Final = frozenset(
    {
        "RENAME", "SWAP", "EXCHANGE", "SWITCH", "APPEND", "MOVE", "REPLACE", "ATTACH", "UPDATE", "DELETE", "AS",
        "SET",
    }
)  # fmt: skip


def alter(interpreter: Interpreter, operation: Operation, tokens: list[Token]) -> None:
    """ALTER TABLE: only what moves rows or names matters."""
    if len(tokens) < 3 or tokens[1].value not in _OBJECTS:
        if len(tokens) < 3 or tokens[1].value not in _OTHER_OBJECTS:
            raise NotUnderstoodError(
                f"it is not known what ALTER {' '.join(t.text for t in tokens[1:3])[:40]!r} changes"
            )
        return
    index = _first_of_name(tokens)
    name, index = writing.expect_name(interpreter, tokens, index)
    if index < len(tokens) and tokens[index].value == "ON" and index + 2 < len(tokens):
        index += 3
    action = find(tokens, _ACTIONS, index)
    if action < 0:
        return
    handler = _ALTERATIONS.get(tokens[action].value)
    if handler is not None:
        handler(interpreter, operation, name, tokens, action)


def _renamed(interpreter: Interpreter, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    if at + 1 >= len(tokens) or tokens[at + 1].value not in {"TO", "AS"}:
        if at + 1 < len(tokens) and tokens[at + 1].value in {"COLUMN", "INDEX", "CONSTRAINT", "PARTITION", "KEY"}:
            return
        if find(tokens, frozenset({"TO"}), at) > at + 1:
            return
    start = at + 2 if tokens[at + 1].value in {"TO", "AS"} else at + 1
    new, _ = names.parse(tokens, start, interpreter.dialect)
    if new is not None:
        rename_table(interpreter, name, _beside(name, new))


def _beside(old: Name, new: Name) -> Name:
    """A new name without schema stays in the schema of the old one."""
    return Name(old.parts[:-1] + new.parts) if len(new.parts) == 1 and len(old.parts) > 1 else new


def _swapped(interpreter: Interpreter, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    start = at + 2 if tokens[at + 1 : at + 2] and tokens[at + 1].value == "WITH" else at + 1
    other, _ = names.parse(tokens, start, interpreter.dialect)
    if other is not None:
        swap_tables(interpreter, name, other)


def _exchanged(interpreter: Interpreter, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    with_ = find(tokens, frozenset({"WITH"}), at)
    if with_ < 0:
        return
    start = with_ + 2 if tokens[with_ + 1].value == "TABLE" else with_ + 1
    other, _ = names.parse(tokens, start, interpreter.dialect)
    if other is None:
        return
    _redirect(interpreter, {other.key(interpreter.dialect): name})
    _move(interpreter, other, name)
    if interpreter.dialect.name not in {"hive", "spark", "databricks"}:
        _move(interpreter, name, other)


def _to(interpreter: Interpreter, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    """SWITCH … TO t, MOVE PARTITION … TO TABLE t."""
    to = find(tokens, frozenset({"TO"}), at)
    if to < 0:
        return
    start = to + 2 if tokens[to + 1].value == "TABLE" else to + 1
    other, _ = names.parse(tokens, start, interpreter.dialect)
    if other is not None and tokens[start].value not in {"DISK", "VOLUME", "SHARD"}:
        _redirect(interpreter, {name.key(interpreter.dialect): other})
        _move(interpreter, name, other)


def _from(interpreter: Interpreter, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    """APPEND FROM t, REPLACE PARTITION … FROM t, ATTACH PARTITION … FROM t."""
    if tokens[at].value == "ATTACH" and interpreter.dialect.name == "postgres":
        partition, _ = names.parse(tokens, at + 2, interpreter.dialect)
        if partition is not None:
            _move(interpreter, partition, name)
        return
    from_ = find(tokens, frozenset({"FROM"}), at)
    if from_ < 0 or tokens[at + 1].value not in {"FROM", "PARTITION", "PART"}:
        return
    other, _ = names.parse(tokens, from_ + 1, interpreter.dialect)
    if other is not None and (from_ == 0 or tokens[from_ - 1].text != "("):
        _move(interpreter, other, name)


def _set(interpreter: Interpreter, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    """ALTER TABLE t SET SCHEMA s moves the table."""
    if at + 2 < len(tokens) and tokens[at + 1].value == "SCHEMA":
        schema, _ = names.parse(tokens, at + 2, interpreter.dialect)
        if schema is not None:
            rename_table(interpreter, name, Name(schema.parts + name.parts[-1:]))


def _mutated(interpreter: Interpreter, operation: Operation, _name: Name, tokens: list[Token], at: int) -> None:
    """ClickHouse's ALTER TABLE t UPDATE … WHERE …, DELETE WHERE …."""
    from gazetteer.sqllineage.statements import updates

    target = tokens[_first_of_name(tokens) : at]
    end = find(tokens, frozenset({"SETTINGS"}), at)
    for command in _commands(tokens[at : end if end >= 0 else len(tokens)]):
        head = command[0]
        if head.value == "UPDATE":
            set_token = head._replace(text="SET", value="SET")
            updates.update(interpreter, operation, [head, *target, set_token, *command[1:]])
        elif head.value == "DELETE":
            updates.delete(interpreter, operation, [head, *target, *command[1:]])


def _commands(tokens: list[Token]) -> list[list[Token]]:
    """The mutations of one ALTER TABLE, which commas separate as they do the assignments inside."""
    commands: list[list[Token]] = []
    for part in split(tokens):
        if part and part[0].value in {"UPDATE", "DELETE"}:
            commands.append(part)
        elif part and commands:
            comma = part[0]._replace(kind=SYMBOL, text=",", value=",")
            commands[-1] += [comma, *part]
    return commands


def _first_of_name(tokens: list[Token]) -> int:
    index = 1
    while index + 1 < len(tokens) and tokens[index].value in _OBJECTS | {"IF", "EXISTS", "ONLY"}:
        if tokens[index + 1].text == ".":
            break
        index += 1
    return index


def _as_query(interpreter: Interpreter, operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    """ALTER VIEW v AS SELECT …."""
    if tokens[1].value in {"VIEW", "MATERIALIZED"}:
        relation = interpreter.query(writing.text_of(operation, tokens[at + 1 :]))
        writing.create(interpreter, name, relation)


_ALTERATIONS: Final = {
    "RENAME": _renamed,
    "SWAP": _swapped,
    "EXCHANGE": _exchanged,
    "SWITCH": _to,
    "MOVE": _to,
    "APPEND": _from,
    "REPLACE": _from,
    "ATTACH": _from,
    "SET": _set,
    "UPDATE": _mutated,
    "DELETE": _mutated,
    "AS": _as_query,
}


def rename(interpreter: Interpreter, _operation: Operation, tokens: list[Token]) -> None:
    """RENAME TABLE a TO b, c TO d; Oracle's RENAME a TO b."""
    start = 1
    kinds = {"TABLE", "TABLES", "IF", "EXISTS", "OBJECT", "VIEW"}
    while start < len(tokens) and tokens[start].kind == WORD and tokens[start].value in kinds:
        start += 1
    for part in split(tokens[start:]):
        while len(part) > 1 and part[0].text in {":", "::"}:
            part = part[1:]
        to = find(part, frozenset({"TO"}))
        old, _ = names.parse(part, 0, interpreter.dialect)
        new = names.parse(part, to + 1, interpreter.dialect)[0] if to >= 0 else None
        if old is None or new is None:
            raise NotUnderstoodError("RENAME needs an old and a new name")
        rename_table(interpreter, old, _beside(old, new) if interpreter.dialect.transact else new)


def exchange(interpreter: Interpreter, _operation: Operation, tokens: list[Token]) -> None:
    """ClickHouse's EXCHANGE TABLES a AND b."""
    if len(tokens) < 4 or tokens[1].value != "TABLES":
        return
    one, index = writing.expect_name(interpreter, tokens, 2)
    if index >= len(tokens) or tokens[index].value != "AND":
        raise NotUnderstoodError("EXCHANGE TABLES needs two names with AND between them")
    other, _ = writing.expect_name(interpreter, tokens, index + 1)
    swap_tables(interpreter, one, other)


def by_procedure(interpreter: Interpreter, operation: Operation) -> None:
    """EXEC sp_rename 'old', 'new' [, 'OBJECT']."""
    literals = [token.value for token in operation.tokens if token.kind == STRING]
    if len(literals) < 2 or (len(literals) > 2 and literals[2].upper() in {"COLUMN", "INDEX", "USERDATATYPE"}):
        return
    old = names.from_text(literals[0])
    new = Part(literals[1].strip("[]"))
    if len(literals) == 2 and old.parts[-1].text.upper().startswith(("PK_", "IX_", "FK_", "DF_", "UQ_", "CK_")):
        return
    rename_table(interpreter, old, Name((*old.parts[:-1], new)))


def drop(interpreter: Interpreter, tokens: list[Token]) -> None:
    """DROP TABLE: a temporary table is gone; a table that a rename left behind was never of interest."""
    start = 1
    while start < len(tokens) and tokens[start].kind == WORD and tokens[start].value in _OBJECTS | {
        "IF", "EXISTS", "TEMPORARY", "TEMP",
    }:  # fmt: skip
        start += 1
    if start == 1:
        return
    for part in split(tokens[start:]):
        name, _ = names.parse(part, 0, interpreter.dialect)
        if name is not None:
            _drop_one(interpreter, name)


def _drop_one(interpreter: Interpreter, name: Name) -> None:
    session = interpreter.session
    key = name.key(interpreter.dialect)
    temporary = interpreter.temporary_key(name)
    if temporary is not None:
        if not interpreter.in_routine and not interpreter.branches:
            session.temporary.pop(temporary, None)
        return
    table = session.made.get(key)
    moved = session.moved_to.pop(key, None)
    if moved is not None:
        for record, kind, entry in moved:
            getattr(record, kind).pop(entry, None)
        if table is not None:
            table.final = None
        session.made.pop(key, None)
        session.tables.pop(name.printed, None)
    elif table is not None and not table.written and not table.columns:
        session.made.pop(key, None)


def rename_table(interpreter: Interpreter, old: Name, new: Name) -> None:
    """A table gets a name: what the script built goes on under it, of others the old is read and the new written."""
    session = interpreter.session
    dialect = interpreter.dialect
    temporary = interpreter.temporary_key(old)
    if temporary is not None:
        session.temporary[new.key(dialect)] = session.temporary.pop(temporary, Relation())
        return
    key, new_key = old.key(dialect), new.key(dialect)
    made = session.made.pop(key, None)
    if made is None:
        _move(interpreter, old, new, remember=True)
        _redirect(interpreter, {key: new})
        return
    session.tables.pop(old.printed, None)
    session.tables.pop(new.printed, None)
    made.final = new.printed
    _forget_reads(interpreter, made)
    made.key = new_key
    session.made[new_key] = made
    _remember(interpreter, made, new_key)


def _forget_reads(interpreter: Interpreter, made: Table) -> None:
    """The name under which the script read its own work is gone."""
    for record in interpreter.records:
        record.reads.pop(made, None)


def _remember(interpreter: Interpreter, made: Table, new_key: tuple[str, ...]) -> None:
    """A table that gets the name of one that was moved away is not the one that a later DROP means."""
    interpreter.session.moved_to.pop(new_key, None)
    interpreter.session.tables[made.final or ""] = made


def swap_tables(interpreter: Interpreter, one: Name, other: Name) -> None:
    """Two tables change their names: what the script built goes on under the other's name."""
    session = interpreter.session
    dialect = interpreter.dialect
    one_key, other_key = one.key(dialect), other.key(dialect)
    one_made, other_made = session.made.pop(one_key, None), session.made.pop(other_key, None)
    if one_made is None and other_made is None:
        _redirect(interpreter, {one_key: other, other_key: one})
        _move(interpreter, one, other)
        _move(interpreter, other, one)
        return
    session.tables.pop(one.printed, None)
    session.tables.pop(other.printed, None)
    if one_made is not None:
        _rebind(interpreter, one_made, other)
    if other_made is not None:
        _rebind(interpreter, other_made, one)
    if one_made is None:
        _move(interpreter, one, other, remember=True, source_table=True)
    elif other_made is None:
        _move(interpreter, other, one, remember=True, source_table=True)


def _redirect(interpreter: Interpreter, names_by_key: dict[tuple[str, ...], Name]) -> None:
    """What the script filled before goes on under the other name: the flow belongs to it."""
    for record in interpreter.records:
        for edge, confidence in list(record.edges.items()):
            source, column, target, target_column, kind = edge
            name = names_by_key.get(target.key) if target is not None else None
            if name is not None:
                del record.edges[edge]
                record.edges[source, column, interpreter.table(name), target_column, kind] = confidence


def _rebind(interpreter: Interpreter, made: Table, name: Name) -> None:
    made.final = name.printed
    _forget_reads(interpreter, made)
    made.key = name.key(interpreter.dialect)
    interpreter.session.made[made.key] = made


def _move(
    interpreter: Interpreter, old: Name, new: Name, *, remember: bool = False, source_table: bool = False
) -> None:
    """The old name is read, the new one written; `remember` for the case that the new one is dropped later."""
    record = interpreter.record
    source = Table(old, old.key(interpreter.dialect)) if source_table else interpreter.table(old)
    target = Table(new, new.key(interpreter.dialect))
    record.reads[source] = None
    record.writes[target] = None
    if remember:
        interpreter.session.moved_to[target.key] = [(record, "reads", source), (record, "writes", target)]
