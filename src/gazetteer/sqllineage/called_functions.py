"""Functions of the script that expressions call: what they give, and what they do with their arguments."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence

from gazetteer.sqllineage.queries.scoping.outputs import GUESSED, Output, Source
from gazetteer.sqllineage.queries.scoping.relations import Relation, any_of
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.routine import Record, Routine
from gazetteer.sqllineage.session import Schema, Session
from gazetteer.sqllineage.table_names import TableNames
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.names import Table
from gazetteer.sqllineage.text.operations import Operation


class CalledFunctions(TableNames, ABC):
    """The functions and types that a script defines, as queries ask for them."""

    def __init__(self, dialect: Dialect, schema: Schema, session: Session) -> None:
        super().__init__(dialect, schema, session)
        self.record = Record(1, "")
        self.macro = ""
        """Of a routine whose text stands for its calls, whether it is a TABLE or a SCALAR."""
        self.defined_later: dict[str, list[Operation]] = {}
        """Routines of this text: a call before the definition adds nothing, which has the edges itself."""
        self.written_by_calls: list[tuple[Scope, Table]] = []
        """Tables that functions fill with their arguments, and where they are called: what decides there whether
        they are called is known when the statement has been read."""

    @abstractmethod
    def edge(self, source: Source, target: Table | None, column: str, kind: str) -> None:
        """One edge of the statement that runs."""

    @abstractmethod
    def define_early(self, operation: Operation) -> None:
        """Know a routine that the text defines further below."""

    def routine(self, name: str) -> Routine | None:
        """The routine of this name, which the text may define further below, with the others of its name."""
        if name not in self.session.routines:
            for operation in self.defined_later.get(name, ()):
                self.define_early(operation)
        return self.session.routines.get(name)

    def knows_function(self, name: str) -> bool:
        return self.routine(name) is not None

    def function_called(
        self, name: str, arguments: list[Relation] | None = None, given: Sequence[str] | None = None
    ) -> Relation | None:
        routine = self.routine(name)
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
        routine = self.routine(name)
        if routine is None or not routine.tables:
            return frozenset()
        return frozenset(routine.inputs.index(parameter) for parameter in routine.tables)

    def value_of_call(
        self, name: str, given: Sequence[str], arguments: Callable[[], list[Relation]]
    ) -> Relation | None:
        routine = self.routine(name)
        if routine is None:
            return None
        # With more arguments it is another function of the same name.
        fitting = [each for each in routine.fitting(given) if len(given) <= len(each.inputs)]
        values = [(each, value) for each in fitting if (value := each.column_or_value) is not None]
        if not fitting or len(values) < len(fitting):
            return None
        relations = arguments()
        return any_of([each.bound(value, relations, given) for each, value in values])

    def row_types_taken(self, name: str) -> frozenset[str]:
        routine = self.routine(name)
        fitting = routine.fitting(("",)) if routine is not None else []
        taking = [each for each in fitting if len(each.inputs) == 1 and each.row_tables.keys() >= {*each.inputs}]
        return frozenset(each.types[0].rpartition(".")[2].strip(' "') for each in taking)

    def takes_nothing(self, name: str) -> bool:
        routine = self.routine(name)
        return routine is not None and any(not each.parameters for each in routine.fitting(()))

    def writes_arguments(self, name: str, given: Sequence[str]) -> bool:
        return bool(self._writing(name, given))

    def _writing(self, name: str, given: Sequence[str]) -> list[Routine]:
        """Of the routines that a call may mean those that fill tables with its arguments."""
        routine = self.session.routines.get(name)
        fitting = routine.fitting(given) if routine is not None else []
        return [each for each in fitting if each.written and len(given) <= len(each.inputs)]

    def write_arguments(self, name: str, given: Sequence[str], arguments: list[Relation], scope: Scope) -> None:
        writing = self._writing(name, given)
        is_certain = len(writing) == 1 and len(self.session.routines[name].fitting(given)) == 1
        for each in writing:
            filled = [
                Output("", "", frozenset({Source(table, parameter, confidence if is_certain else GUESSED)}))
                for (table, parameter, *_), confidence in each.written.items()
            ]
            bound = each.bound(Relation(filled), arguments, given)
            for (_, _, target, column, kind), output in zip(each.written, bound.outputs, strict=True):
                for source in output.sources:
                    self.edge(source, target, column, kind)
                    if target is not None:
                        self.written_by_calls.append((scope, target))

    def decide_calls(self) -> None:
        """What decides whether functions are called decides about the rows that they write."""
        decided = {
            (source, kind, target)
            for scope, target in self.written_by_calls
            for level in scope.outwards()
            for source, kind in level.conditions
        }
        for source, kind, target in decided:
            self.edge(source, target, "*", kind)
        self.written_by_calls = []

    def fields_of_type(self, name: str) -> list[tuple[str, str]]:
        known = self.session.types.get(name)
        return list(known.fields) if known is not None and not known.is_collection else []
