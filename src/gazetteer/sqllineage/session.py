"""What a script has made so far: temporary tables, variables, known columns, procedures, and the log of its effects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.routine import Record, Routine
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.dynamic import Texts
from gazetteer.sqllineage.text.names import Name, Table
from gazetteer.sqllineage.text.operations import Operation
from gazetteer.sqllineage.text.tokens import WORD, Token

Columns = Callable[[str], Iterable[str] | None] | Mapping[str, Iterable[str]]
Key = tuple[str, ...]
Shape = list[tuple[str, str]]
"""The fields of a record as (key, name)."""


class RecordType(NamedTuple):
    """A type of records that a script declares, or of collections of them."""

    fields: Shape
    is_collection: bool


class Carried(NamedTuple):
    """What the end of a loop's body leaves to its beginning."""

    variables: dict[str, Relation]
    texts: dict[str, Texts]
    temporary: dict[Key, Relation]


class Schema:
    """The columns of known tables, by the names under which a script may call them."""

    def __init__(self, columns: Columns | None, dialect: Dialect, default_catalog: str, default_schema: str) -> None:
        self.dialect = dialect
        self.defaults = [part.lower() for part in (default_catalog, default_schema) if part]
        self.ask: Callable[[str], Iterable[str] | None] | None = None
        self.by_key: dict[Key, list[str]] = {}
        self.by_suffix: dict[Key, list[Key]] = {}
        if callable(columns):
            self.ask = columns
        elif columns is not None:
            for text, listed in columns.items():
                self.add(self._exact(names.from_text(text)), list(listed))

    def _exact(self, name: Name) -> Key:
        """The key of a name that is spelled as the catalog has it: a capital letter in it was quoted."""
        if self.dialect.folding == "lower":
            return name.key(self.dialect)
        return tuple(
            names.Part(part.text, '""').key(self.dialect) if part.text != part.text.lower() else part.key(self.dialect)
            for part in name.parts
        )

    def add(self, key: Key, columns: list[str]) -> None:
        self.by_key[key] = columns
        for size in range(1, len(key)):
            self.by_suffix.setdefault(key[-size:], []).append(key)

    def columns(self, name: Name, key: Key) -> list[str] | None:
        """The columns of a table, None when they are not known."""
        plain = name.without_tags
        if plain is None:
            return None
        if plain is not name:
            name, key = plain, plain.key(self.dialect)
        if self.ask is not None:
            found = self.ask(name.printed)
            if found is None and self.defaults and len(key) == 1:
                found = self.ask(".".join([self.defaults[-1], name.printed]))
            return list(found) if found is not None else None
        for candidate in self._candidates(key):
            if candidate in self.by_key:
                return self.by_key[candidate]
        longer = self.by_suffix.get(key, [])
        return self.by_key[longer[0]] if len(longer) == 1 else None

    def folded(self, columns: Iterable[str] | None) -> list[tuple[str, str]] | None:
        """Columns of a schema as (key, printed)."""
        if columns is None:
            return None
        if self.dialect.nested_columns:
            return [(column.lower().strip(self.dialect.identifier_quotes), column) for column in columns]
        if self.dialect.folding == "lower":
            return [(column.lower(), column) for column in columns]
        return [(names.Part(column, '""').key(self.dialect) if not column.islower() else column, column)
                for column in columns]  # fmt: skip

    @contextmanager
    def portable(self, tokens: list[Token]) -> Iterator[None]:
        """While this lasts, the schema can be sent to another process: what a callable knows of the names in these
        tokens has been asked before."""
        ask, before = self.ask, (self.by_key, self.by_suffix)
        if ask is not None:
            self.by_key, self.by_suffix, self.ask = {}, {}, None
            for name in _names_in(tokens, self.dialect):
                found = ask(name.printed)
                if found is not None:
                    self.add(name.key(self.dialect), list(found))
        try:
            yield
        finally:
            self.ask, (self.by_key, self.by_suffix) = ask, before

    def _candidates(self, key: Key) -> Iterable[Key]:
        yield key
        if len(key) == 1 and self.defaults:
            yield (self.defaults[-1], *key)
            yield (*self.defaults, *key)
        if len(key) == 2 and len(self.defaults) == 2:
            yield (self.defaults[0], *key)
        for size in range(len(key) - 1, 0, -1):
            yield key[-size:]


def _names_in(tokens: list[Token], dialect: Dialect) -> Iterator[Name]:
    seen = set()
    for index, token in enumerate(tokens):
        if (
            token.kind == WORD and token.value in {"FROM", "JOIN", "INTO", "UPDATE", "TABLE", "USING"}
        ) or token.text == ",":
            name, _ = names.parse(tokens, index + 1, dialect)
            name = name.without_tags if name is not None else None
            if name is not None and name.printed not in seen:
                seen.add(name.printed)
                yield name


class Session:
    """State that outlives a statement, and with `LineageParser.parse(…, session=…)` a text."""

    __slots__ = (
        "catalog",
        "children",
        "computed",
        "cursors",
        "declared_cursors",
        "generated",
        "made",
        "moved_to",
        "partitions",
        "receivers",
        "routines",
        "row_variables",
        "schemas",
        "shapes",
        "spellings",
        "switched",
        "tables",
        "templated",
        "temporary",
        "temporary_names",
        "texts",
        "types",
        "variables",
    )

    def __init__(self) -> None:
        self.temporary: dict[Key, Relation] = {}
        self.temporary_names: set[Key] = set()
        self.variables: dict[str, Relation] = {}
        self.texts: dict[str, Texts] = {}
        self.cursors: dict[str, Relation] = {}
        self.declared_cursors: dict[str, tuple[Operation, ...]] = {}
        """The declarations of cursors, several where each of some branches has its own, none where a text that
        ran gave the rows."""
        self.routines: dict[str, Routine] = {}
        self.types: dict[str, RecordType] = {}
        self.shapes: dict[str, Shape] = {}
        """The fields of variables of such types."""
        self.row_variables: set[str] = set()
        """Variables that are declared as rows, whatever fields they have."""
        self.generated: dict[Key, frozenset[str]] = {}
        self.computed: dict[Key, list[tuple[tuple[str, str], str]]] = {}
        """The columns of temporary tables that are computed from others, with the texts of their expressions."""
        self.children: dict[Key, list[Name]] = {}
        """Tables that have the columns of another one because they inherit them."""
        self.partitions: dict[Key, frozenset[str]] = {}
        """The columns of partitions of a table that stand behind its others."""
        self.receivers: dict[Key, Name] = {}
        """The tables to which materialized views of the text send their rows."""
        self.made: dict[Key, Table] = {}
        self.tables: dict[str, Table] = {}
        self.spellings: dict[Key, str] = {}
        """How a table is printed that the text names with and without quotes: as where it stands first."""
        self.moved_to: dict[Key, list[tuple[Record, str, Table]]] = {}
        self.templated = False
        self.switched = False
        """Whether the text says itself which schema names without one have."""
        self.catalog = ""
        self.schemas: tuple[str, ...] = ()

    def fingerprint_free(self) -> bool:
        """Whether nothing is remembered, so that the same text gives the same answer."""
        return not (self.temporary or self.variables or self.routines or self.made or self.texts or self.cursors or
                    self.switched)  # fmt: skip

    def made_under(self, key: Key, usual_schema: str) -> Table | None:
        """The table that was made under a name, or under the same one with or without the schema that it may lack."""
        if key in self.made or len(key) > 2:
            return self.made.get(key)
        if len(key) == 1:
            return self.made.get((usual_schema, *key))
        return self.made.get(key[1:]) if key[0] == usual_schema else None

    def made_as(self, keys: list[Key]) -> Table | None:
        """The table that was made under the first of these completed keys that one has; a part that is not known may
        be any."""
        for key in keys:
            for table in self.made.values():
                size = min(len(key), len(table.completed))
                if size and key[-size:] == table.completed[-size:]:
                    return table
        return None
