"""What a function gives, with its parameters replaced by the arguments of a call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gazetteer.sqllineage.queries.scoping.outputs import Output, Source, guessed
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.text.names import Table


def bound(
    relation: Relation, parameters: Table, arguments: Mapping[str, frozenset[Source]], rows: Mapping[Table, Relation]
) -> Relation:
    """The relation of a function with its parameters replaced by the sources of the arguments.

    `rows` has those for the parameters that are whole rows, whose fields are columns of a table of their own.
    """

    def bind(sources: Iterable[Source]) -> frozenset[Source]:
        found: set[Source] = set()
        for source in sources:
            if source.table in rows:
                given = rows[source.table].row_sources(source.column)
            elif source.table is parameters:
                given = arguments.get(source.column, frozenset())
            else:
                found.add(source)
                continue
            found |= guessed(given) if source.confidence < 1 else given
        return frozenset(found)

    def bind_output(output: Output) -> Output:
        fields = tuple(bind_output(each) for each in output.fields)
        return Output(output.key, output.name, bind(output.sources), output.star_of, output.hidden, fields)

    outputs: list[Output] = []
    for output in relation.outputs:
        row = rows.get(output.star_of) if output.star_of is not None else None
        outputs += [bind_output(output)] if row is None else row.outputs
    conditions = {(source, kind) for before, kind in relation.conditions for source in bind([before])}
    any_column = bind(relation.any_column) if relation.any_column is not None else None
    return Relation(outputs, conditions, any_column, relation.table)
