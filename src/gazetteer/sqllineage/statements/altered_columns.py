"""ALTER TABLE that changes the columns of a table which the script itself made: RENAME, DROP, ADD, CHANGE."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from gazetteer.sqllineage.queries.relations import Output, Relation
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.text.column_lists import column_names
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import closing, find, split
from gazetteer.sqllineage.text.tokens import WORD, Token

_BEFORE_NAME: Final = frozenset({"COLUMN", "COLUMNS", "IF", "NOT", "EXISTS"})
_OTHER_ACTIONS: Final = frozenset(
    {
        "MODIFY", "ALTER", "OWNER", "SET", "ENABLE", "DISABLE", "CLUSTER", "INHERIT", "VALIDATE", "REPLICA", "LOCK",
        "ALGORITHM", "ENGINE", "COMMENT", "CONVERT", "ORDER", "AUTO_INCREMENT", "SWAP", "EXCHANGE", "MOVE", "ATTACH",
        "DETACH", "UPDATE", "DELETE", "MATERIALIZE", "UNSET", "CONSTRAINT", "WITH", "FORCE",
    }
)  # fmt: skip
_OTHER_PARTS: Final = frozenset(
    {
        "CONSTRAINT", "INDEX", "KEY", "PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "PARTITION", "PARTITIONS", "DEFAULT",
        "FULLTEXT", "SPATIAL", "ROW", "SEARCH", "CLUSTERING", "PROJECTION", "STATISTICS", "TAG", "PERIOD", "TO", "AS",
    }
)  # fmt: skip

Pair = tuple[str, str]


def alter(state: State, name: Name, tokens: list[Token]) -> None:
    """Change the columns that later statements see in a table of the script; other tables are as the caller says."""
    key = name.key(state.dialect)
    if state.temporary_key(name) is None and state.made_table(key) is None:
        return
    action = ""
    for part in split(tokens):
        first = part[0].value if part and part[0].kind == WORD else ""
        if first in _ACTIONS:
            action, part = first, part[1:]
        elif first in _OTHER_ACTIONS or action not in {"ADD", "DROP"}:
            action = ""
        while len(part) > 1 and part[0].kind == WORD and part[0].value in _BEFORE_NAME:
            part = part[1:]
        if action and part and part[0].value not in _OTHER_PARTS:
            _ACTIONS[action](state, name, part)


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
    """MySQL's and Hive's a b type."""
    old, new = column_names(state.dialect, part[:1]), column_names(state.dialect, part[1:2])
    if old and new:
        rename(state, name, old[0][0], new[0])


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
    definitions = part[1 : closing(part, 0)] if part[0].text == "(" else part
    for definition in split(definitions):
        position = len(outputs)
        after = find(definition, frozenset({"AFTER"}))
        if definition[-1].value == "FIRST":
            position = 0
        elif 0 < after < len(definition) - 1:
            before = definition[after + 1].value.lower()
            position = next((i + 1 for i, each in enumerate(outputs) if each.key.lower() == before), position)
        for key, printed in column_names(state.dialect, definition):
            if relation.find(key) is None:
                outputs.insert(position, Output(key, printed))
    _replace(state, name, relation, outputs)


def _hiding(output: Output, *keys: str) -> Output:
    return replace(output, hidden=output.hidden | set(keys)) if output.star_of is not None else output


def _columns(state: State, name: Name) -> Relation | None:
    """The columns of a table that the script made, if there are any to change."""
    temporary = state.temporary_key(name)
    if temporary is not None:
        relation = state.session.temporary.get(temporary)
        return relation if relation is not None and relation.outputs else None
    made = state.made_table(name.key(state.dialect))
    listed = state.folded(made.columns) if made is not None else None
    return Relation([Output(*pair) for pair in listed]) if listed else None


def _replace(state: State, name: Name, relation: Relation, outputs: list[Output]) -> None:
    temporary = state.temporary_key(name)
    if temporary is None:
        made = state.made_table(name.key(state.dialect))
        if made is not None:
            made.columns = [output.name for output in outputs]
        return
    changed = Relation(outputs, relation.conditions, relation.any_column)
    for key, table in list(state.session.temporary.items()):
        if table is relation:
            state.session.temporary[key] = changed


_ACTIONS: Final = {"RENAME": _renamed, "CHANGE": _changed, "DROP": _dropped, "ADD": _added}
