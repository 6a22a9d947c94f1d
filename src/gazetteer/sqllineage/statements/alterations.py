"""ALTER: only what moves rows or names matters."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.parser import NotUnderstoodError
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import moves, updates, writing
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import Operation, find, split
from gazetteer.sqllineage.text.tokens import SYMBOL, Token

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


def alter(state: State, operation: Operation, tokens: list[Token]) -> None:
    """ALTER TABLE: only what moves rows or names matters."""
    if len(tokens) < 3 or tokens[1].value not in moves.OBJECTS:
        if len(tokens) < 3 or tokens[1].value not in _OTHER_OBJECTS:
            raise NotUnderstoodError(
                f"it is not known what ALTER {' '.join(t.text for t in tokens[1:3])[:40]!r} changes"
            )
        return
    index = _first_of_name(tokens)
    name, index = writing.expect_name(state, tokens, index)
    if index < len(tokens) and tokens[index].value == "ON" and index + 2 < len(tokens):
        index += 3
    action = find(tokens, _ACTIONS, index)
    if action < 0:
        return
    handler = _ALTERATIONS.get(tokens[action].value)
    if handler is not None:
        handler(state, operation, name, tokens, action)


def _renamed(state: State, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    if at + 1 >= len(tokens) or tokens[at + 1].value not in {"TO", "AS"}:
        if at + 1 < len(tokens) and tokens[at + 1].value in {"COLUMN", "INDEX", "CONSTRAINT", "PARTITION", "KEY"}:
            return
        if find(tokens, frozenset({"TO"}), at) > at + 1:
            return
    start = at + 2 if tokens[at + 1].value in {"TO", "AS"} else at + 1
    new, _ = names.parse(tokens, start, state.dialect)
    if new is not None:
        moves.rename_table(state, name, moves.beside(name, new))


def _swapped(state: State, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    start = at + 2 if tokens[at + 1 : at + 2] and tokens[at + 1].value == "WITH" else at + 1
    other, _ = names.parse(tokens, start, state.dialect)
    if other is not None:
        moves.swap_tables(state, name, other)


def _exchanged(state: State, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    with_ = find(tokens, frozenset({"WITH"}), at)
    if with_ < 0:
        return
    start = with_ + 2 if tokens[with_ + 1].value == "TABLE" else with_ + 1
    other, _ = names.parse(tokens, start, state.dialect)
    if other is None:
        return
    moves.redirect(state, {other.key(state.dialect): name})
    moves.move(state, other, name)
    if not state.dialect.exchange_moves:
        moves.move(state, name, other)


def _to(state: State, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    """SWITCH … TO t, MOVE PARTITION … TO TABLE t."""
    to = find(tokens, frozenset({"TO"}), at)
    if to < 0:
        return
    start = to + 2 if tokens[to + 1].value == "TABLE" else to + 1
    other, _ = names.parse(tokens, start, state.dialect)
    if other is not None and tokens[start].value not in {"DISK", "VOLUME", "SHARD"}:
        moves.redirect(state, {name.key(state.dialect): other})
        moves.move(state, name, other)


def _from(state: State, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    """APPEND FROM t, REPLACE PARTITION … FROM t, ATTACH PARTITION … FROM t."""
    if tokens[at].value == "ATTACH" and state.dialect.attach_names_partition:
        partition, _ = names.parse(tokens, at + 2, state.dialect)
        if partition is not None:
            moves.move(state, partition, name)
        return
    from_ = find(tokens, frozenset({"FROM"}), at)
    if from_ < 0 or tokens[at + 1].value not in {"FROM", "PARTITION", "PART"}:
        return
    other, _ = names.parse(tokens, from_ + 1, state.dialect)
    if other is not None and (from_ == 0 or tokens[from_ - 1].text != "("):
        moves.move(state, other, name)


def _set(state: State, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    """ALTER TABLE t SET SCHEMA s moves the table."""
    if at + 2 < len(tokens) and tokens[at + 1].value == "SCHEMA":
        schema, _ = names.parse(tokens, at + 2, state.dialect)
        if schema is not None:
            moves.rename_table(state, name, Name(schema.parts + name.parts[-1:]))


def _mutated(state: State, operation: Operation, _name: Name, tokens: list[Token], at: int) -> None:
    """ClickHouse's ALTER TABLE t UPDATE … WHERE …, DELETE WHERE …."""
    target = tokens[_first_of_name(tokens) : at]
    end = find(tokens, frozenset({"SETTINGS"}), at)
    for command in _commands(tokens[at : end if end >= 0 else len(tokens)]):
        head = command[0]
        if head.value == "UPDATE":
            set_token = head._replace(text="SET", value="SET")
            updates.update(state, operation, [head, *target, set_token, *command[1:]])
        elif head.value == "DELETE":
            updates.delete(state, operation, [head, *target, *command[1:]])


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
    while index + 1 < len(tokens) and tokens[index].value in moves.OBJECTS | {"IF", "EXISTS", "ONLY"}:
        if tokens[index + 1].text == ".":
            break
        index += 1
    return index


def _as_query(state: State, operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    """ALTER VIEW v AS SELECT …."""
    if tokens[1].value in {"VIEW", "MATERIALIZED"}:
        relation = state.query(writing.text_of(operation, tokens[at + 1 :]))
        writing.create(state, name, relation)


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
