"""What calls of the script's own functions give."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gazetteer.sqllineage.queries.relations import Relation, any_of
from gazetteer.sqllineage.routine import Record
from gazetteer.sqllineage.table_names import TableNames


class CalledFunctions(TableNames):
    """The functions and types that a script defines, as queries ask for them."""

    record: Record
    macro = ""
    """Of a routine whose text stands for its calls, whether it is a TABLE or a SCALAR."""

    def function_called(
        self, name: str, arguments: list[Relation] | None = None, given: Sequence[str] | None = None
    ) -> Relation | None:
        routine = self.session.routines.get(name)
        if routine is None:
            return None
        given = given or [""] * len(arguments or ())
        found: list[Relation] = []
        for each in routine.fitting(given):
            if each.effects is not None:
                self.record.add(each.effects)
            result = each.rows("column_value" if self.dialect.return_in_header else name)
            found.append(result if arguments is None else each.bound(result, arguments, given))
        return any_of(found)

    def tables_taken(self, name: str) -> frozenset[int]:
        routine = self.session.routines.get(name)
        if routine is None or not routine.tables:
            return frozenset()
        return frozenset(routine.inputs.index(parameter) for parameter in routine.tables)

    def knows_function(self, name: str) -> bool:
        return name in self.session.routines

    def value_of_call(
        self, name: str, given: Sequence[str], arguments: Callable[[], list[Relation]]
    ) -> Relation | None:
        routine = self.session.routines.get(name)
        if routine is None:
            return None
        # With more arguments it is another function of the same name.
        fitting = [each for each in routine.fitting(given) if len(given) <= len(each.inputs)]
        if not fitting or any(each.value is None for each in fitting):
            return None
        relations = arguments()
        return any_of([each.bound(each.value, relations, given) for each in fitting if each.value is not None])

    def fields_of_type(self, name: str) -> list[tuple[str, str]]:
        known = self.session.types.get(name)
        return list(known.fields) if known is not None and not known.is_collection else []
