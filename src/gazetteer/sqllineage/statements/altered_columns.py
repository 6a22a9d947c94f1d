"""ALTER TABLE that changes the columns of a table which the script itself made: RENAME, DROP, ADD, CHANGE."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gazetteer.sqllineage.queries.scoping.outputs import Output
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.rewrites.rule import NAMES
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import computed_columns
from gazetteer.sqllineage.text.column_lists import column_names, definitions, is_constraint
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import closing, find
from gazetteer.sqllineage.text.tokens import WORD, Token

_BEFORE_NAME: Final = frozenset({"COLUMN", "COLUMNS", "IF", "NOT", "EXISTS"})
_OTHER_ACTIONS: Final = frozenset(
    {
        "OWNER", "SET", "ENABLE", "DISABLE", "CLUSTER", "INHERIT", "VALIDATE", "REPLICA", "LOCK",
        "ALGORITHM", "ENGINE", "COMMENT", "CONVERT", "AUTO_INCREMENT", "SWAP", "EXCHANGE", "MOVE", "ATTACH",
        "DETACH", "UPDATE", "DELETE", "MATERIALIZE", "UNSET", "CONSTRAINT", "WITH", "FORCE",
    }
)  # fmt: skip
_OTHER_PARTS: Final = frozenset(
    {
        "PARTITION", "PARTITIONS", "DEFAULT", "ROW", "SEARCH", "CLUSTERING", "STATISTICS", "TAG", "TO", "AS",
    }
)  # fmt: skip

_GO_ON: Final = frozenset({"ADD", "DROP", "MODIFY", "ALTER"})
"""Actions that the next part, behind a comma, may go on with."""

Pair = tuple[str, str]


def alter(state: State, name: Name, tokens: list[Token]) -> None:
    """Change the columns that later statements see in a table of the script; other tables are as the caller says."""
    key = name.key(state.dialect)
    if state.temporary_key(name) is None and state.made_table(key) is None:
        return
    for child in state.session.children.get(key, ()):
        alter(state, child, tokens)
    action = ""
    for part in definitions(tokens):
        first = part[0].value if part and part[0].kind == WORD else ""
        if first in _ACTIONS:
            action, part = first, part[1:]
        elif first in _OTHER_ACTIONS or action not in _GO_ON:
            action = ""
        is_named = False
        while len(part) > 1 and part[0].kind == WORD and part[0].value in _BEFORE_NAME:
            is_named = is_named or part[0].value.startswith("COLUMN")
            part = part[1:]
        if action and part and (is_named or not _is_other(state, action, part)):
            _ACTIONS[action](state, name, part)


def _is_other(state: State, action: str, part: list[Token]) -> bool:
    """Whether what an action is about, without the word COLUMN, is a key, a partition or the like and no column."""
    if part[0].kind == WORD and part[0].value in _OTHER_PARTS:
        return True
    if action == "DROP":
        return len(part) > 1 and part[1].kind in NAMES and part[1].value not in {"CASCADE", "RESTRICT"}
    return is_constraint(state.dialect, part)


def rename(state: State, name: Name, old: str, new: Pair) -> None:
    """A column gets another name."""
    relation = _columns(state, name)
    if relation is None:
        return
    sources = relation.sources(old, old) or frozenset()
    outputs = [Output(*new, each.sources) if each.key == old else _hiding(each, old) for each in relation.outputs]
    if relation.find(old) is None:
        outputs.append(Output(*new, sources))
    _replace(state, name, relation, outputs)


def _renamed(state: State, name: Name, part: list[Token]) -> None:
    """a TO b."""
    to = find(part, frozenset({"TO", "AS"}))
    old, new = column_names(state.dialect, part[:1]), column_names(state.dialect, part[to + 1 : to + 2])
    if to == 1 and old and new:
        rename(state, name, old[0][0], new[0])


def _changed(state: State, name: Name, part: list[Token]) -> None:
    """MySQL's and Hive's a b type [FIRST | AFTER c]."""
    old, new = column_names(state.dialect, part[:1]), column_names(state.dialect, part[1:2])
    if old and new:
        rename(state, name, old[0][0], new[0])
        _moved(state, name, part[1:])


def _moved(state: State, name: Name, part: list[Token]) -> None:
    """MODIFY a type FIRST, ALTER COLUMN a AFTER b."""
    relation, moved = _columns(state, name), column_names(state.dialect, part[:1])
    column = relation.find(moved[0][0]) if relation is not None and moved else None
    if relation is None or column is None:
        return
    others = [output for output in relation.outputs if output is not column]
    position = _position(part, others, -1)
    if position >= 0:
        _replace(state, name, relation, [*others[:position], column, *others[position:]])


def _position(part: list[Token], outputs: list[Output], otherwise: int) -> int:
    """Where the FIRST or AFTER b at the end of a definition puts a column."""
    after = find(part, frozenset({"AFTER"}))
    if part[-1].value == "FIRST" and part[-1].kind == WORD:
        return 0
    if 0 < after < len(part) - 1:
        before = part[after + 1].value.lower()
        return next((i + 1 for i, each in enumerate(outputs) if each.key.lower() == before), otherwise)
    return otherwise


def _ordered(state: State, name: Name, part: list[Token]) -> None:
    """Doris' ORDER BY (a, b, c): the new order of the columns."""
    relation = _columns(state, name)
    if relation is not None and len(part) > 1 and part[1].text == "(" and closing(part, 1) == len(part) - 1:
        keys = [key for key, _ in column_names(state.dialect, part[2:-1])]
        listed = [output for key in keys if (output := relation.find(key)) is not None]
        _replace(state, name, relation, listed + [each for each in relation.outputs if each not in listed])


def _listed_anew(state: State, name: Name, part: list[Token]) -> None:
    """Hive's REPLACE COLUMNS (a type, b type): all columns but those of the partitions."""
    relation = _columns(state, name)
    if relation is not None and part[0].text == "(":
        columns = column_names(state.dialect, part[1 : closing(part, 0)])
        outputs = [relation.find(key) or Output(key, printed) for key, printed in columns]
        last = relation.outputs[_first_partition(state, name, relation.outputs) :]
        _replace(state, name, relation, outputs + [output for output in last if output not in outputs])


def _first_partition(state: State, name: Name, outputs: list[Output]) -> int:
    """The position of the first column of the partitions that stand behind the others, else the number of columns."""
    partitions = state.session.partitions.get(name.key(state.dialect), frozenset())
    return next((i for i, each in enumerate(outputs) if each.key in partitions), len(outputs))


def _dropped(state: State, name: Name, part: list[Token]) -> None:
    relation = _columns(state, name)
    if relation is not None:
        inner = part[1 : closing(part, 0)] if part[0].text == "(" else part[:1]
        gone = {key for key, _ in column_names(state.dialect, inner)}
        outputs = [_hiding(each, *gone) for each in relation.outputs if each.key not in gone]
        _replace(state, name, relation, outputs)


def _added(state: State, name: Name, part: list[Token]) -> None:
    relation = _columns(state, name)
    if relation is None:
        return
    outputs = list(relation.outputs)
    added = part[1 : closing(part, 0)] if part[0].text == "(" else part
    for definition in definitions(added):
        position = _position(definition, outputs, _first_partition(state, name, outputs))
        for key, printed in column_names(state.dialect, definition):
            if relation.find(key) is None:
                outputs.insert(position, Output(key, printed))
    _replace(state, name, relation, outputs)
    temporary = state.temporary_key(name)
    computed_columns.note(state, temporary or name.key(state.dialect), added)
    if temporary is not None:
        before = state.session.temporary[temporary]
        _put(state, before, computed_columns.filled(state, temporary, before))


def _hiding(output: Output, *keys: str) -> Output:
    return replace(output, hidden=output.hidden | set(keys)) if output.star_of is not None else output


def _columns(state: State, name: Name) -> Relation | None:
    """The columns of a table that the script made, if there are any to change."""
    temporary = state.temporary_key(name)
    if temporary is not None:
        relation = state.session.temporary.get(temporary)
        return relation if relation is not None and relation.outputs else None
    made = state.made_table(name.key(state.dialect))
    listed = state.schema.folded(made.columns) if made is not None else None
    return Relation([Output(*pair) for pair in listed]) if listed else None


def _replace(state: State, name: Name, relation: Relation, outputs: list[Output]) -> None:
    temporary = state.temporary_key(name)
    if temporary is None:
        made = state.made_table(name.key(state.dialect))
        if made is not None:
            made.columns = [output.name for output in outputs]
        return
    _put(state, relation, Relation(outputs, relation.conditions, relation.any_column))


def _put(state: State, before: Relation, changed: Relation) -> None:
    """A temporary table with other columns, under all of its names."""
    for key, table in list(state.session.temporary.items()):
        if table is before:
            state.session.temporary[key] = changed


_ACTIONS: Final = {
    "RENAME": _renamed,
    "CHANGE": _changed,
    "MODIFY": _moved,
    "ALTER": _moved,
    "ORDER": _ordered,
    "REPLACE": _listed_anew,
    "DROP": _dropped,
    "ADD": _added,
}
