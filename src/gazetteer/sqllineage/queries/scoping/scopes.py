"""Which table a column name means: the sources of one SELECT and of those around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from gazetteer.sqllineage.queries.scoping.outputs import GUESSED, Conditions, Output, Source, field_sources
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.text.names import Part

_NONE: frozenset[Source] = frozenset()


@dataclass(slots=True)
class Item:
    """One item of FROM: how it may be called, and what it gives."""

    relation: Relation
    alias: str = ""
    path: tuple[str, ...] = ()
    merged: set[str] = field(default_factory=set)
    """Columns that USING merged into an item to the left."""
    scalar: bool = False
    """Whether the alias alone stands for the only column, as of a function that gives values."""
    no_fields: set[str] = field(default_factory=set)
    """Of elements of an array, the columns beside their fields: the element itself, and its position."""
    invisible: bool = False
    """Whether `*` leaves the item out, as the right side of a semi join."""
    opaque: bool = False
    """Whether it may have any column, as a function that nobody declared."""
    behind: bool = False
    """Whether bare names mean another item if one may have them, as on the left side of a semi join."""

    def beside_star(self, *, is_qualified: bool) -> frozenset[str]:
        """What a star, with or without the alias, does not stand for: an element whose fields it stands for."""
        if is_qualified:
            return frozenset(self.no_fields)
        has_fields = bool(self.no_fields) and any(each.key not in self.no_fields for each in self.relation.outputs)
        return frozenset({self.alias}) if has_fields else frozenset()

    def is_called(self, parts: tuple[str, ...]) -> bool:
        if self.alias:
            return len(parts) == 1 and parts[0] == self.alias
        return bool(self.path) and self.path[-len(parts) :] == parts

    def is_row(self, key: str) -> bool:
        """Whether a bare name may stand for the row: its alias, or the name of a CTE that has none."""
        return self.alias == key or (not self.alias and self.path == (key,) and self.relation.table is None)


@dataclass(slots=True)
class Scope:
    """The items of one SELECT, its conditions, and the scope around it."""

    parent: Scope | None = None
    items: list[Item] = field(default_factory=list)
    conditions: Conditions = field(default_factory=set)
    aliases: dict[str, Output] = field(default_factory=dict)
    using: dict[str, frozenset[Source]] = field(default_factory=dict)
    valueless: set[str] = field(default_factory=set)
    """Names that are no columns here and come from nowhere."""
    alias_first: bool = False
    correlated: bool | None = None
    """Whether it qualifies columns of the query around it, where that was asked."""
    first_joined: int = 0
    """Where the items begin that the next join has on its left: behind the last comma."""

    def called(self, parts: tuple[str, ...]) -> Item | None:
        """The item that this qualifier means, here or further out."""
        scope: Scope | None = self
        while scope is not None:
            for item in scope.items:
                if item.is_called(parts):
                    return item
            scope = scope.parent
        return None

    def qualified(self, keys: tuple[str, ...], parts: tuple[Part, ...]) -> frozenset[Source] | None:
        """The sources of a name with dots: qualifier and column, or column and struct fields."""
        for size in range(min(len(keys) - 1, 4), 0, -1):
            item = self.called(keys[:size])
            if item is not None:
                if len(keys) > size + 1 and (field := item.relation.find(keys[size])) is not None and field.fields:
                    path = [(key, part.printed) for key, part in zip(keys[size + 1 :], parts[size + 1 :], strict=True)]
                    return field_sources(field, path)
                found = item.relation.sources(keys[size], parts[size].printed)
                if found is not None:
                    return found
                if item.scalar:
                    value = item.relation.find(item.alias)
                    path = [(key, part.printed) for key, part in zip(keys[size:], parts[size:], strict=True)]
                    if value is not None and value.fields:
                        return field_sources(value, path)
                    return item.relation.all_sources()
                return self.missing(item, parts[size].printed) or _NONE
        return None

    def by_full_name(self, parts: tuple[str, ...]) -> Item | None:
        """The table that FROM names without its schema, and this qualifier with it."""
        for scope in self.outwards():
            if scope.certain(parts[0]):
                # A struct's field.
                return None
            for item in scope.items:
                size = len(item.path)
                if item.relation.table is not None and not item.alias and 0 < size < len(parts) and (
                    parts[-size:] == item.path
                ):  # fmt: skip
                    return item
        return None

    @staticmethod
    def missing(item: Item, name: str) -> frozenset[Source] | None:
        """A column that a known table should not have: most likely the schema that was given is older."""
        table = item.relation.table
        return frozenset({Source(table, name)}) if table is not None else None

    def unqualified(self, key: str, name: str) -> frozenset[Source] | None:
        """The sources of a bare name in this scope alone; None when nothing here can have it."""
        if key in self.using:
            return self.using[key]
        behind = [item for item in self.items if item.behind]
        if not behind:
            return self._among(self.items, key, name)
        found = self._among([item for item in self.items if not item.behind], key, name)
        return self._among(behind, key, name) if found is None else found

    @staticmethod
    def _among(items: list[Item], key: str, name: str) -> frozenset[Source] | None:
        unknown: list[Item] = []
        for item in items:
            has = item.relation.has(key)
            if has and key not in item.merged:
                return item.relation.sources(key, name)
            if has is None:
                unknown.append(item)
        if not unknown:
            return None
        # The fields of an element without a name are columns, too: which ones is not known.
        nameless = any(item.scalar and not item.alias and item.relation.any_column for item in unknown)
        # So are those of a table that only the run knows, of files, or of a function that nobody declared.
        nameless = nameless or any(
            item.opaque or (not item.scalar and item.relation.any_column == _NONE) for item in unknown
        )
        if len(unknown) > 1:
            plain = [item for item in unknown if item.relation.any_column is None]
            unknown = plain or unknown
        found = unknown[0].relation.sources(key, name)
        if found is None or (len(unknown) == 1 and not (nameless and unknown[0].relation.any_column is None)):
            return found
        return frozenset(Source(source.table, source.column, GUESSED) for source in found)

    def may_have(self, key: str) -> bool:
        """Whether a bare name may mean a column of this scope alone."""
        known = ((item.relation.has(key), key in item.merged) for item in self.items)
        return key in self.using or any(has is None or (has and not merged) for has, merged in known)

    def certain(self, key: str) -> bool:
        """Whether an item is known to have a column of this name."""
        return any(item.relation.has(key) for item in self.items)

    def whole(self, key: str) -> frozenset[Source] | None:
        """The columns of the item of this name, when a bare name stands for the row."""
        scope: Scope | None = self
        while scope is not None:
            for item in scope.items:
                if item.is_called((key,)):
                    return item.relation.all_sources()
            scope = scope.parent
        return None

    def output(self, key: str) -> Output | None:
        """The listed column, or the select item, that a bare name means; None where another one may be meant."""
        for level in self.outwards():
            alias = level.aliases.get(key)
            if alias is not None and level.alias_first:
                return alias
            found = next((each for item in level.items if (each := item.relation.find(key)) is not None), alias)
            if found is not None or any(item.relation.has(key) is None for item in level.items):
                return found
        return None

    def outwards(self) -> Iterator[Scope]:
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent
