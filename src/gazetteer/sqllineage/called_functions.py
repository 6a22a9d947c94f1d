"""Functions of the script that expressions call: what they give, and what they do with their arguments."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from gazetteer.sqllineage.queries.outputs import Source
from gazetteer.sqllineage.queries.relations import Relation
from gazetteer.sqllineage.queries.scopes import Scope
from gazetteer.sqllineage.session import Record, Routine, Schema, Session
from gazetteer.sqllineage.table_names import TableNames
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.names import Table
from gazetteer.sqllineage.text.operations import Operation


class CalledFunctions(TableNames, ABC):
    """The part of a state that answers for the functions of its script."""

    def __init__(self, dialect: Dialect, schema: Schema, session: Session) -> None:
        super().__init__(dialect, schema, session)
        self.record = Record(1, "")
        self.defined_later: dict[str, Operation] = {}
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
        """The routine of this name, which the text may define further below."""
        if name not in self.session.routines and name in self.defined_later:
            self.define_early(self.defined_later[name])
        return self.session.routines.get(name)

    def function_called(self, name: str, arguments: list[Relation] | None = None) -> Relation | None:
        routine = self.routine(name)
        if routine is None:
            return None
        self.record.add(self.session.routine_effects.get(name, Record(0, "")))
        result = routine.result or Relation(any_column=frozenset())
        return result if arguments is None else routine.bound(result, arguments)

    def value_of_call(self, name: str, count: int, arguments: Callable[[], list[Relation]]) -> Relation | None:
        routine = self.routine(name)
        # With more arguments it is another function of the same name.
        if routine is None or routine.given is None or count > len(routine.inputs):
            return None
        return routine.bound(routine.given, arguments())

    def takes_nothing(self, name: str) -> bool:
        routine = self.routine(name)
        return routine is not None and not routine.parameters

    def writes_arguments(self, name: str, count: int) -> bool:
        routine = self.session.routines.get(name)
        return routine is not None and bool(routine.written) and count <= len(routine.inputs)

    def write_arguments(self, name: str, arguments: list[tuple[str, Relation]], scope: Scope) -> None:
        routine = self.session.routines[name]
        values = routine.values([each for parameter, each in arguments if not parameter])
        values |= {parameter: each.all_sources() for parameter, each in arguments if parameter}
        for (_, parameter, target, column, kind), confidence in routine.written.items():
            for source in values.get(parameter, ()):
                self.edge(source._replace(confidence=min(source.confidence, confidence)), target, column, kind)
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
