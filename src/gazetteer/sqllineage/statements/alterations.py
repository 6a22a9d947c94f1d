"""ALTER: only what moves rows or names matters."""

from __future__ import annotations

from typing import Final

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.rewrites.rule import words_at
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import altered_columns, creates, moves, schemas, updates, writing
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.column_lists import column_names
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import Operation, closing, find, split
from gazetteer.sqllineage.text.tokens import STRING, SYMBOL, WORD, Token

_QUERY_WORDS: Final = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "AS"})
# Definitions of these may have a query in them, and move no rows all the same.
_OTHER_OBJECTS: Final = frozenset(
    {
        "FUNCTION", "PROCEDURE", "PROC", "PACKAGE", "TRIGGER", "TYPE", "TASK", "POLICY", "RULE", "ALERT", "EVENT",
        "PUBLICATION", "USER", "ROLE", "SERVER", "LOGIN", "SCHEMA", "DATABASE", "ROW", "MASKING", "SESSION", "SYSTEM",
        "INDEX", "SEQUENCE", "STATISTICS", "STREAM", "PIPE", "DEFAULT", "MODEL", "RESOURCE", "NETWORK", "SECURITY",
    }
)  # fmt: skip
_BEFORE_VIEW: Final = frozenset({"ALGORITHM", "DEFINER", "SQL"})


def alter(state: State, operation: Operation, tokens: list[Token]) -> None:
    """ALTER TABLE or VIEW: only what moves rows or names matters; of other objects nothing does."""
    if tokens[1:2] and tokens[1].value in _BEFORE_VIEW:
        view = next((i for i, token in enumerate(tokens) if token.value == "VIEW"), 1)
        tokens = [tokens[0], *tokens[view:]]
    if tokens[1:2] and tokens[1].value == "SESSION":
        schemas.setting(state, operation, tokens)
        return
    if len(tokens) < 3 or tokens[1].value not in moves.OBJECTS:
        known = len(tokens) > 2 and tokens[1].value in _OTHER_OBJECTS
        if not known and (len(tokens) < 3 or any(t.value in _QUERY_WORDS for t in tokens if t.kind == WORD)):
            raise NotUnderstoodError(
                f"it is not known what ALTER {' '.join(t.text for t in tokens[1:3])[:40]!r} changes"
            )
        return
    index = _first_of_name(tokens)
    name, index = writing.expect_name(state, tokens, index)
    if index < len(tokens) and tokens[index].value == "ON" and index + 2 < len(tokens):
        index += 3
    if tokens[1].value in {"VIEW", "MATERIALIZED"} and (as_at := find(tokens, frozenset({"AS"}), index)) >= 0:
        _redefined(state, operation, name, tokens[index:], as_at - index)
        return
    if words_at(tokens, index, "MODIFY", "QUERY"):
        _sent(state, operation, name, tokens[index + 2 :])
        return
    altered_columns.alter(state, name, tokens[index:])
    for part in split(tokens[index:]):
        action = part[0].value if part else ""
        if action in {"UPDATE", "DELETE"}:
            _mutated(state, operation, tokens, next(i for i, token in enumerate(tokens) if token is part[0]))
            return
        handler = _ALTERATIONS.get(action)
        if handler is not None and len(part) > 1:
            handler(state, operation, name, part, 0)


def _redefined(state: State, operation: Operation, name: Name, tokens: list[Token], as_at: int) -> None:
    """ALTER VIEW v [(columns)] [options] AS query."""
    columns = None
    if tokens[0].text == "(":
        columns = column_names(state.dialect, tokens[1 : closing(tokens, 0)])
    relation = state.query(writing.text_of(operation, creates.bare_query(tokens[as_at + 1 :], state.dialect)))
    writing.create(state, name, relation, columns=columns)


def _sent(state: State, operation: Operation, name: Name, query: list[Token]) -> None:
    """ClickHouse's ALTER TABLE v MODIFY QUERY query: the rows go where those of the view's definition go."""
    relation = state.query(writing.text_of(operation, creates.bare_query(query, state.dialect)))
    receiver = state.session.receivers.get(name.key(state.dialect))
    if receiver is None:
        writing.create(state, name, relation)
        return
    target = writing.Target(state, receiver)
    target.add(relation)
    target.mark()


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
    if start < len(tokens):
        other, _ = writing.expect_name(state, tokens, start)
        moves.swap_tables(state, name, moves.beside(name, other) if state.dialect.rename_keeps_schema else other)


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
    if words_at(tokens, at, "REPLACE", "WITH", "TABLE"):
        _replaced(state, name, tokens, at + 3)
        return
    from_ = find(tokens, frozenset({"FROM"}), at)
    if from_ < 0 or tokens[at + 1].value not in {"FROM", "PARTITION", "PART"}:
        return
    other, _ = names.parse(tokens, from_ + 1, state.dialect)
    if other is not None and (from_ == 0 or tokens[from_ - 1].text != "("):
        moves.move(state, other, name)


def _replaced(state: State, name: Name, tokens: list[Token], at: int) -> None:
    """Doris' REPLACE WITH TABLE t: the two change places, or t takes the place of the other."""
    other, end = names.parse(tokens, at, state.dialect)
    if other is None:
        return
    other = moves.beside(name, other)
    if any(token.kind == STRING and token.value.lower() == "false" for token in tokens[end:]):
        moves.rename_table(state, other, name)
    else:
        moves.swap_tables(state, name, other)


def _into(state: State, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    """Db2's DETACH PARTITION p INTO t."""
    into = find(tokens, frozenset({"INTO"}), at)
    other = names.parse(tokens, into + 1, state.dialect)[0] if into >= 0 else None
    if other is not None:
        moves.move(state, name, other)


def _set(state: State, _operation: Operation, name: Name, tokens: list[Token], at: int) -> None:
    """ALTER TABLE t SET SCHEMA s moves the table."""
    if at + 2 < len(tokens) and tokens[at + 1].value == "SCHEMA":
        schema, _ = names.parse(tokens, at + 2, state.dialect)
        if schema is not None:
            moves.rename_table(state, name, Name(schema.parts + name.parts[-1:]))


def _mutated(state: State, operation: Operation, tokens: list[Token], at: int) -> None:
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


_ALTERATIONS: Final = {
    "RENAME": _renamed,
    "SWAP": _swapped,
    "EXCHANGE": _exchanged,
    "SWITCH": _to,
    "MOVE": _to,
    "APPEND": _from,
    "REPLACE": _from,
    "ATTACH": _from,
    "DETACH": _into,
    "SET": _set,
}
