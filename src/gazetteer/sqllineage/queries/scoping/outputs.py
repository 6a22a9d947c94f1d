"""A column of what a query gives: its name, and the lasting columns that it comes from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from gazetteer.sqllineage.text.names import Table

GUESSED: Final = 0.5
STAR: Final = "*"
UNKNOWN: Final = -1
COLUMNS_OF_MAP: Final = ("key", "value")
"""What explode gives of a map."""


class Source(NamedTuple):
    """A column of a lasting table as the text writes it; a confidence below 1 marks a guess."""

    table: Table
    column: str
    confidence: float = 1.0


Conditions = set[tuple[Source, str]]


class Computed(NamedTuple):
    """Columns that are not a table's own: a regular expression of their names, and where they come from."""

    names: str
    sources: frozenset[Source]
    doubtful: str = ""
    """Of names that may as well be of the table's own."""

    def has(self, name: str) -> bool:
        return re.fullmatch(self.names, name, re.IGNORECASE) is not None

    def may_have(self, name: str) -> bool:
        return bool(self.doubtful) and re.fullmatch(self.doubtful, name) is not None


@dataclass(slots=True)
class Output:
    """One column of a relation. `key` compares names, `name` prints them; the key of a star is `*`."""

    key: str
    name: str
    sources: frozenset[Source] = frozenset()
    star_of: Table | None = None
    hidden: frozenset[str] = frozenset()
    fields: tuple[Output, ...] = ()
    """Of a struct whose fields are known."""
    conditions: frozenset[tuple[Source, str]] | None = None
    """Of a record's field that was set by itself: what decided about it, instead of the record's conditions."""
    computed: Computed | None = None
    """Of a star that a function adds columns to: those."""
    is_unnamed: bool = False
    """Whether the text gives it no name: `name` is what the dialect makes of its value."""
    text: str = ""
    """Of one without a name, the text of its value where the query may call it so: without spaces, in lower case."""
    may_be_map: bool = False
    """Of what explode gives without a list: whether the entries of a map may stand for it, which are two columns."""
    arrays_around: int = UNKNOWN
    """How many arrays lie around a row of these fields, where a row's fields have numbers."""


def as_text(expression: str) -> str:
    """The text of an expression as it is compared with a column's name."""
    return re.sub(r"[\s`\"]", "", expression).lower()


def guessed(sources: frozenset[Source]) -> frozenset[Source]:
    """The sources as ones that may be meant."""
    return frozenset(Source(source.table, source.column, GUESSED) for source in sources)


def computed_of_both(mine: Output, theirs: Output) -> Computed | None:
    """What is computed behind two stars in one; if only behind one of them, the other may have it as its own."""
    found = mine.computed or theirs.computed
    if found is None or theirs.star_of is None:
        return found
    if mine.computed is not None and theirs.computed is not None:
        sources, doubtful = found.sources | theirs.computed.sources, found.doubtful or theirs.computed.doubtful
        return Computed(f"{mine.computed.names}|{theirs.computed.names}", sources, doubtful)
    return Computed(found.names, guessed(found.sources | mine.sources | theirs.sources), found.doubtful)


def spelled(output: Output, name: str) -> frozenset[Source]:
    """The sources of a table's column with the name as it was written."""
    return frozenset(
        Source(source.table, name if source.column == output.name else source.column, source.confidence)
        for source in output.sources
    )


def through_star(star: Output, key: str, name: str, confidence: float) -> frozenset[Source]:
    if len(star.sources) == 1:
        (source,) = star.sources
        return frozenset((Source(source.table, _named(source, key, name), min(source.confidence, confidence)),))
    # Of the columns that another branch of a UNION has beside the star's, the likeliest has the same name.
    namesake = any(source.column == name for source in star.sources)
    return frozenset([
        source._replace(column=_named(source, key, name), confidence=min(source.confidence, confidence))
        for source in star.sources
        if not namesake or source.column in {name, STAR}
    ])  # fmt: skip


def _named(source: Source, key: str, name: str) -> str:
    """The column of this name behind a source that is a star."""
    return source.table.spelled(key, name) if source.column == STAR else source.column


def of_field(fields: Sequence[Output], path: Sequence[tuple[str, str]]) -> Output | None:
    """The field of a struct at the end of a path of (key, name), or of positions; None where there is none."""
    found: Output | None = None
    for key, name in path:
        if found is not None and not found.fields:
            # Nothing is known of what is inside.
            return found
        known = found.fields if found is not None else fields
        found = next((each for each in known if each.star_of is None and each.key == key), None)
        if found is None and key.isdigit() and 0 < int(key) <= len(known):
            found = known[int(key) - 1]
        if found is None:
            star = next((each for each in known if each.star_of is not None and key not in each.hidden), None)
            return Output(key, name, through_star(star, key, name, 1.0)) if star is not None else None
    return found


def field_sources(struct: Output, path: Sequence[tuple[str, str]]) -> frozenset[Source]:
    """The sources of a struct's field; of one that is not among those that are known, all of it, as a guess."""
    found = of_field(struct.fields, path)
    return found.sources if found is not None else guessed(struct.sources)


def united_fields(mine: Output, theirs: Output) -> tuple[Output, ...]:
    """The fields of one of two structs, none where those of one are not known; a value that is empty has any."""
    if not theirs.fields and not theirs.sources:
        return mine.fields
    if not mine.fields and not mine.sources:
        return theirs.fields
    return tuple(united_structs(mine.fields, theirs.fields)) if mine.fields and theirs.fields else ()


def united_structs(mine: Sequence[Output], theirs: Sequence[Output]) -> list[Output]:
    """The fields of structs of one type by name, or by position where they share none."""
    keys = {each.key for each in mine}
    if len(mine) == len(theirs) and not any(each.key in keys for each in theirs):
        return [_both(each, other) for each, other in zip(mine, theirs, strict=True)]
    by_key = {each.key: each for each in theirs}
    found = [_both(each, by_key[each.key]) if each.key in by_key else each for each in mine]
    return found + [each for each in theirs if each.key not in keys]


def _both(mine: Output, theirs: Output) -> Output:
    inner = united_fields(mine, theirs)
    return Output(mine.key, mine.name, mine.sources | theirs.sources, mine.star_of, mine.hidden, inner)
