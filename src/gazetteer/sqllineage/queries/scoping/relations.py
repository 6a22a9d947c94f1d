"""What a query gives: its columns in order, and the conditions that its rows met."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from gazetteer.sqllineage.queries.scoping.outputs import (
    COLUMNS_OF_MAP,
    GUESSED,
    STAR,
    Conditions,
    Output,
    Source,
    as_text,
    computed_of_both,
    guessed,
    spelled,
    through_star,
    united_fields,
)
from gazetteer.sqllineage.text.names import Table

_OF_EXPRESSION: Final = re.compile(r"[(+*/|<>=-]")


@dataclass(slots=True)
class Relation:
    """The columns of a query, table or view in order, and the conditions (column, kind) that its rows passed.

    `any_column` holds the sources of every column that is asked for and not listed, as of a table function.
    """

    outputs: list[Output] = field(default_factory=list)
    conditions: Conditions = field(default_factory=set)
    any_column: frozenset[Source] | None = None
    table: Table | None = None
    branches: tuple[Relation, ...] = ()
    """Of a UNION in which a star hides how many columns a branch has: each by itself, for writing by position."""
    as_written: bool = False
    """Of a table that the text makes: whoever names a column there decides about its spelling."""
    _index: dict[str, Output] | None = field(default=None, repr=False)
    _holds_structs: bool = field(default=False, repr=False)

    def find(self, key: str) -> Output | None:
        """The listed column with this key."""
        if self._index is None:
            self._index = {}
            for output in self.outputs:
                if output.star_of is None:
                    self._index.setdefault(output.key, output)
                if output.fields:
                    self._holds_structs = True
        found = self._index.get(key)
        return found if found is not None or key.isidentifier() else self._called_by_text(key)

    def _called_by_text(self, key: str) -> Output | None:
        """The column without a name that the text of its value means, as in MySQL's `sum(b)`."""
        nameless = [output for output in self.outputs if output.text]
        if not nameless or not _OF_EXPRESSION.search(key):
            return None
        wanted = as_text(key)
        found = next((output for output in nameless if output.text == wanted), None)
        if found is not None or self.stars:
            return found
        # Another spelling of one of them.
        return Output(key, key, guessed(frozenset(source for output in nameless for source in output.sources)))

    @property
    def holds_structs(self) -> bool:
        """Whether a listed column is a struct whose fields are known."""
        if self._index is None:
            self.find("")
        return self._holds_structs

    @property
    def stars(self) -> list[Output]:
        return [output for output in self.outputs if output.star_of is not None]

    def has(self, key: str) -> bool | None:
        """Whether there is such a column; None when it cannot be known."""
        if self.find(key) is not None:
            return True
        if self.any_column is not None or self._map_with(key) is not None:
            return None
        stars = self.stars
        return None if stars and not all(key in star.hidden for star in stars) else False

    def sources(self, key: str, name: str) -> frozenset[Source] | None:
        """Where the column comes from; None when there is none of this name."""
        output = self.find(key)
        if output is not None:
            is_other_spelling = self.as_written and name != output.name and name.lower() == output.name.lower()
            return output.sources if not is_other_spelling else spelled(output, name)
        if (entries := self._map_with(key)) is not None:
            return entries.sources
        stars = [star for star in self.stars if key not in star.hidden]
        for star in stars:
            if star.computed is not None and star.computed.has(key):
                return star.computed.sources
            if star.computed is not None and star.computed.may_have(key):
                return guessed(star.computed.sources | through_star(star, key, name, GUESSED))
        if stars:
            confidence = 1.0 if len(stars) == 1 else GUESSED
            return through_star(stars[0], key, name, confidence)
        return self.any_column

    def _map_with(self, key: str) -> Output | None:
        """The value of explode that has a column of this name if it is of a map."""
        return next((output for output in self.outputs if output.may_be_map), None) if key in COLUMNS_OF_MAP else None

    def field_sources(self, key: str, name: str) -> frozenset[Source]:
        """The sources of a record's field; of a type that is not known, the only column, or a guess from several."""
        found = self.sources(key, name)
        if found is not None:
            return found
        if len(self.outputs) == 1:
            (only,) = self.outputs
            inner = next((field for field in only.fields if field.key == key), None)
            if inner is not None:
                return inner.sources
            # What a constructor makes of several columns: each attribute may come from any of them.
            return only.sources if len(only.sources) < 2 else guessed(only.sources)
        return guessed(self.all_sources())

    def row_sources(self, column: str) -> frozenset[Source]:
        """The sources of a field of the row that this is, or of all of it."""
        return self.all_sources() if column == STAR else self.field_sources(column.lower(), column)

    def conditions_of(self, key: str) -> Iterable[tuple[Source, str]]:
        """What decided about one column: its own conditions if it has some."""
        output = self.find(key) or next(iter(self.stars), None)
        return output.conditions if output is not None and output.conditions is not None else self.conditions

    def with_field(self, field: Output, conditions: Conditions) -> Relation:
        """A record with one field set by itself; those beside it keep what decided about them."""
        outputs = []
        for output in self.outputs:
            own = frozenset(self.conditions) if output.conditions is None else output.conditions
            outputs.append(field if output.key == field.key else replace(output, conditions=own))
        if self.find(field.key) is None:
            outputs.append(field)
        return Relation(outputs, self.conditions | conditions, self.any_column, self.table)

    def united_by_name(self, other: Relation) -> Relation:
        """The relation with another one that goes by the same name: what only one of them has is kept."""
        mine, theirs = ([output.key for output in each.outputs] for each in (self, other))
        common = set(mine) & set(theirs)
        if mine == theirs or not (common or STAR in [*mine, *theirs]):
            return self.united(other)
        return self.with_columns_by_name(other)

    def with_columns_by_name(self, other: Relation, *, may_lack: bool = False) -> Relation:
        """The relation with the columns of another one added to its own by their names, as UNION BY NAME does.

        `may_lack` says that behind the star of one there need not be all columns of the other.
        """

        def beside(output: Output, relation: Relation) -> Output:
            if output.star_of is not None:
                return next(iter(relation.stars), Output(STAR, STAR))
            found = relation.find(output.key)
            if found is None:
                found = _behind_star(output, relation)
                found.sources = guessed(found.sources) if may_lack else found.sources
            return found

        mine = {output.key for output in self.outputs}
        outputs = [self._both(each, other, beside(each, other)) for each in self.outputs]
        outputs += [other._both(each, self, beside(each, self)) for each in other.outputs if each.key not in mine]
        return self._with_outputs(outputs, other)

    def _both(self, mine: Output, other: Relation, theirs: Output) -> Output:
        """A column of this relation and one of another as one column."""
        conditions = None
        if mine.conditions is not None or theirs.conditions is not None:
            own = self.conditions if mine.conditions is None else mine.conditions
            conditions = frozenset(own) | (other.conditions if theirs.conditions is None else theirs.conditions)
        hidden = mine.hidden & theirs.hidden if theirs.star_of is not None else mine.hidden
        sources = mine.sources | theirs.sources
        computed = computed_of_both(mine, theirs)
        fields = united_fields(mine, theirs)
        return Output(
            mine.key,
            mine.name,
            sources,
            mine.star_of,
            hidden,
            fields,
            conditions,
            computed,
            mine.is_unnamed,
            mine.text,
            mine.may_be_map,
        )

    def all_sources(self) -> frozenset[Source]:
        found = frozenset(source for output in self.outputs for source in output.sources)
        return found | self.any_column if self.any_column else found

    def united(self, other: Relation) -> Relation:
        """This relation with the sources of another one added by position, as UNION and a second INSERT do."""
        if len(self.stars) == 1 and not other.stars and not other.any_column:
            return self._with_columns_behind_star(other)
        if not self.outputs and self.any_column is not None:
            return self._with_columns_among_any(other)
        outputs = list(self.outputs)
        for position, output in enumerate(other.outputs):
            if position < len(outputs):
                mine = outputs[position]
                if mine.star_of is not None and output.star_of is not None:
                    # A column behind a star of each branch comes from both tables.
                    outputs[position] = self._both(mine, other, output)
                    continue
                if output.star_of is not None:
                    # Of all columns from here on, each may be one of the star's: which one is not known.
                    for index in range(position, len(outputs)):
                        each = outputs[index]
                        if each.star_of is None:
                            outputs[index] = Output(each.key, each.name, each.sources | output.sources)
                    break
                if mine.star_of is not None:
                    outputs.append(Output(output.key, output.name, guessed(mine.sources | output.sources)))
                    continue
                outputs[position] = self._both(mine, other, output)
            elif any(existing.star_of is not None for existing in outputs):
                outputs.append(output)
        return self._with_outputs(outputs, other)

    def _with_columns_among_any(self, other: Relation) -> Relation:
        """Columns under those of which neither number nor names are known, as of a function: each may be any."""
        plain = frozenset(source for output in other.outputs if output.star_of is None for source in output.sources)
        any_column = (self.any_column or frozenset()) | guessed(plain)
        return Relation([], self.conditions, any_column, self.table)._with_outputs(other.stars, other)

    def _with_outputs(self, outputs: list[Output], other: Relation) -> Relation:
        any_column = self.any_column
        if other.any_column is not None:
            any_column = (any_column or frozenset()) | other.any_column
        return Relation(outputs, self.conditions | other.conditions, any_column, self.table)

    def _with_columns_behind_star(self, other: Relation) -> Relation:
        """A star with a list of columns under it: those that are not beside one of the others may be any of its own."""
        at = next(position for position, output in enumerate(self.outputs) if output.star_of is not None)
        behind = len(self.outputs) - at - 1
        last = max(len(other.outputs) - behind, at)
        star = self.outputs[at]
        hidden = frozenset(source for output in other.outputs[at:last] for source in guessed(output.sources))
        pairs = zip(self.outputs[:at] + self.outputs[at + 1 :], other.outputs[:at] + other.outputs[last:], strict=False)
        outputs = [self._both(mine, other, theirs) for mine, theirs in pairs]
        outputs.insert(at, replace(star, sources=star.sources | hidden))
        return self._with_outputs(outputs, other)

    def of_width(self, count: int) -> list[Output]:
        """The columns; with two for each map that may be among them, if only so there are as many as are wanted."""
        maps = sum(output.may_be_map for output in self.outputs)
        if not maps or self.stars or len(self.outputs) + maps != count:
            return list(self.outputs)
        return [
            each for output in self.outputs for each in [replace(output, may_be_map=False)] * (1 + output.may_be_map)
        ]

    def renamed(self, names: Iterable[tuple[str, str]], *, star_may_be_empty: bool = False) -> Relation:
        """The relation with (key, name) pairs as the names of its first columns.

        Where a star of unknown columns is among them, the last names are those of what stands behind the star.
        """
        names = list(names)
        outputs = self.of_width(len(names))
        at = next((position for position, output in enumerate(outputs) if output.star_of is not None), -1)
        behind = outputs[at + 1 :] if at >= 0 and len(self.stars) == 1 else []
        if behind and len(names) - at - len(behind) >= (0 if star_may_be_empty else 1):
            first, last = names[: -len(behind)], names[-len(behind) :]
            renamed = Relation(outputs[: at + 1]).renamed(first).outputs[: len(first)]
            renamed += [Output(*pair, each.sources) for pair, each in zip(last, behind, strict=True)]
            return Relation(renamed, self.conditions, self.any_column, self.table)
        star = next((output for output in outputs if output.star_of is not None), None)
        for position, (key, name) in enumerate(names):
            if position < len(outputs) and outputs[position].star_of is None:
                before = outputs[position]
                outputs[position] = Output(
                    key, name, before.sources, fields=before.fields, arrays_around=before.arrays_around
                )
            else:
                sources = star.sources if star is not None else self.any_column or frozenset()
                outputs = outputs[:position] if star is not None else outputs
                outputs.append(Output(key, name, frozenset(sources)))
        return Relation(outputs, self.conditions, self.any_column, self.table)

    def shaped(self, fields: Sequence[tuple[str, str]]) -> Relation:
        """The relation as the value of a record that declares these fields, as (key, name)."""
        outputs = self.outputs
        if len(outputs) == 1 and outputs[0].fields:
            return Relation(list(outputs[0].fields), self.conditions).renamed(fields)
        if len(outputs) == 1 and outputs[0].star_of is None and len(fields) > 1:
            # A value whose parts are not known: each field may come from all of it.
            each = guessed(outputs[0].sources)
            return Relation([Output(key, name, each) for key, name in fields], self.conditions)
        return self.renamed(fields)


def _behind_star(output: Output, other: Relation) -> Output:
    """What a relation has under the name of a column that it does not list."""
    is_behind = output.star_of is None and other.stars
    sources = other.sources(output.key, output.name) if is_behind else None
    return Output(output.key, output.name, sources or frozenset())


def any_of(relations: list[Relation]) -> Relation:
    """One of several relations, which of them is not known."""
    found = relations[0]
    for other in relations[1:]:
        found = found.united(other)
    if len(relations) == 1:
        return found
    outputs = [replace(output, sources=guessed(output.sources)) for output in found.outputs]
    conditions = {(source._replace(confidence=GUESSED), kind) for source, kind in found.conditions}
    return Relation(outputs, conditions, guessed(found.any_column) if found.any_column is not None else None)


def of_table(table: Table, folded: Iterable[tuple[str, str]] | None, *, as_written: bool = False) -> Relation:
    """A lasting table as a relation: its known columns as (key, name), or one star."""
    if folded is None:
        star = Output(STAR, STAR, frozenset({Source(table, STAR)}), star_of=table)
        return Relation([star], table=table)
    outputs = [Output(key, name, frozenset({Source(table, name)})) for key, name in folded]
    return Relation(outputs, table=table, as_written=as_written)
