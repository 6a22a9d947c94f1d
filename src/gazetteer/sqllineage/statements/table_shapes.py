"""Which columns a definition of a table gives it, in which order: its own, those of other tables, of partitions."""

from __future__ import annotations

from typing import Final, NamedTuple

from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.rewrites.rule import is_word, opens, word_at, words_at
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements.writing import Pairs
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.column_lists import column_names, definitions, is_constraint
from gazetteer.sqllineage.text.names import Name
from gazetteer.sqllineage.text.operations import closing, find, split
from gazetteer.sqllineage.text.tokens import NUMBER, STRING, SYMBOL, VARIABLE, Token


class Shape(NamedTuple):
    """The columns that a definition gives; not all are known if one of the tables that it goes by is not."""

    columns: Pairs | None
    is_unknown: bool = False


class Partitions(NamedTuple):
    """PARTITIONED BY: columns that it adds, and the keys of all that stand behind the others because of it."""

    added: Pairs
    last: tuple[str, ...]


_OWN_CATALOGS: Final = frozenset({"spark_catalog", "hive_metastore"})
NO_PARTITIONS: Final = Partitions([], ())


def behind_placement(tokens: list[Token], index: int) -> int:
    """The index behind ClickHouse's UUID 'x' and ON CLUSTER c, which may stand between a name and its columns."""
    if is_word(tokens, index, {"UUID"}) and index + 1 < len(tokens) and tokens[index + 1].kind == STRING:
        index += 2
    return index + 3 if words_at(tokens, index, "ON", "CLUSTER") else index


def columns_like(state: State, source: Name | None) -> Pairs | None:
    """The columns of another table, None when they are not known."""
    if source is None:
        return None
    temporary = state.temporary_key(source)
    if temporary is not None:
        found = state.session.temporary.get(temporary)
        return [(output.key, output.name) for output in found.outputs] if found is not None else None
    return state.schema.folded(state.table(source).columns)


def defined(state: State, tokens: list[Token]) -> Shape:
    """The columns of the definitions in parentheses, with those of LIKE t."""
    found: Pairs = []
    is_unknown = False
    for part in definitions(tokens):
        if part and part[0].value == "LIKE" and is_constraint(state.dialect, part):
            like = columns_like(state, names.parse(part, 1, state.dialect)[0])
            is_unknown = is_unknown or like is None
            found += like or []
        else:
            found += column_names(state.dialect, part)
    return Shape(found or None, is_unknown)


def of_parent(state: State, child: Name, tokens: list[Token], index: int) -> Shape | None:
    """PostgreSQL's CREATE TABLE t PARTITION OF p …; CREATE TABLE t OF type …, CREATE VIEW v OF type …."""
    if words_at(tokens, index, "PARTITION", "OF"):
        columns = _columns_of_parent(state, child, tokens[index + 2 :])
        return Shape(columns, columns is None)
    if words_at(tokens, index, "OF"):
        name, _ = names.parse(tokens, index + 1, state.dialect)
        known = state.session.types.get(name.parts[-1].text.lower()) if name is not None else None
        return Shape(list(known.fields) if known is not None else None, known is None)
    return None


def _columns_of_parent(state: State, child: Name, tokens: list[Token]) -> Pairs | None:
    """The columns of the table whose name these tokens begin with; what changes them later changes the child's."""
    parent, _ = names.parse(tokens, 0, state.dialect)
    if parent is not None:
        state.session.children.setdefault(parent.key(state.dialect), []).append(child)
    return columns_like(state, parent)


def inherited(state: State, child: Name, own: Pairs | None, tokens: list[Token], index: int) -> Shape | None:
    """(columns) INHERITS (a, b): the columns of the parents come first, one that both have stands where it is first."""
    if not (words_at(tokens, index, "INHERITS") and opens(tokens, index + 1)):
        return None
    found: dict[str, str] = {}
    for part in split(tokens[index + 2 : closing(tokens, index + 1)]):
        columns = _columns_of_parent(state, child, part)
        if columns is None:
            return Shape(None, is_unknown=True)
        found |= {key: name for key, name in columns if key not in found}
    return Shape(list((found | {key: name for key, name in own or [] if key not in found}).items()))


def partitions(state: State, name: Name, tokens: list[Token], index: int) -> Partitions:
    """The columns after PARTITIONED BY: new ones with a type, or some of the others, which then stand last."""
    at = word_at(tokens, index, len(tokens), "PARTITIONED", "BY", "(")
    if at < 0:
        return NO_PARTITIONS
    parts = [part for part in definitions(tokens[at + 3 : closing(tokens, at + 2)]) if part]
    if any(len(part) > 1 and part[1].kind == SYMBOL for part in parts):
        # An expression of columns, which stay where they are.
        return NO_PARTITIONS
    added = [pair for part in parts if len(part) > 1 for pair in column_names(state.dialect, part)]
    table_format = _format(tokens, index)
    is_elsewhere = not table_format and len(name.parts) > 2 and name.parts[0].text.lower() not in _OWN_CATALOGS
    if not added and (is_elsewhere or table_format in state.dialect.formats_in_order):
        # In the catalogs of Iceberg and the like, too, which Spark knows by a name before the schema.
        return NO_PARTITIONS
    return Partitions(added, tuple(key for part in parts for key, _ in column_names(state.dialect, part)))


def _format(tokens: list[Token], index: int) -> str:
    """The format of USING delta or STORED BY iceberg, in upper case; empty when none is named."""
    for words in (("USING",), ("STORED", "BY")):
        at = word_at(tokens, index, len(tokens), *words)
        if 0 <= at < len(tokens) - len(words):
            return tokens[at + len(words)].value.upper()
    return ""


def with_partitions(columns: Pairs | None, partitions: Partitions) -> Pairs | None:
    """The columns with those of the partitions at the end, in their order."""
    if columns is None:
        return None
    return sorted({**dict(columns), **dict(partitions.added)}.items(), key=lambda pair: place(partitions, pair[0]))


def place(partitions: Partitions, key: str) -> int:
    """What sorts the columns of partitions behind the others."""
    return partitions.last.index(key) if key in partitions.last else -1


def expect_no_parameter(tokens: list[Token], index: int) -> None:
    """NotUnderstoodError where a parameter is all of the query, as in CREATE TABLE t AS ${query}."""
    as_at = find(tokens, frozenset({"AS"}), index)
    behind = tokens[as_at + 1] if 0 <= as_at < len(tokens) - 1 else None
    if behind is not None and (behind.kind in {VARIABLE, NUMBER} or behind.text in {"{", "%", ":", "?"}):
        raise NotUnderstoodError("a query is what only the run puts in the place of a parameter")
