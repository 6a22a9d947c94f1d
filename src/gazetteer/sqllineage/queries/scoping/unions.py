"""The rows of many relations put together, as of a UNION with thousands of branches."""

from __future__ import annotations

from dataclasses import replace

from gazetteer.sqllineage.queries.scoping.outputs import Conditions, Source, united_fields
from gazetteer.sqllineage.queries.scoping.relations import Relation


class Union:
    """The rows of several relations together; adding one costs no more than its own size."""

    def __init__(self) -> None:
        self.first: Relation | None = None
        self.sources: list[set[Source]] = []
        self.conditions: Conditions = set()

    def add(self, relation: Relation) -> None:
        if self.first is None:
            self.first = Relation(list(relation.outputs), set(), relation.any_column)
            self.sources = [set(output.sources) for output in relation.outputs]
            self.conditions = set(relation.conditions)
            return
        plain = len(relation.outputs) == len(self.sources) and relation.any_column is None and not relation.stars
        if plain and not self.first.stars:
            for position, (mine, output) in enumerate(zip(self.sources, relation.outputs, strict=True)):
                first = self.first.outputs[position]
                if first.fields or output.fields:
                    united = united_fields(replace(first, sources=frozenset(mine)), output)
                    self.first.outputs[position] = replace(first, fields=united)
                mine |= output.sources
            self.conditions |= relation.conditions
            return
        together = self.relation().united(relation)
        self.first = None
        self.add(together)

    def relation(self) -> Relation:
        """All that was added."""
        if self.first is None:
            return Relation()
        outputs = [
            replace(output, sources=frozenset(sources), conditions=None)
            for output, sources in zip(self.first.outputs, self.sources, strict=True)
        ]
        return Relation(outputs, self.conditions, self.first.any_column)
