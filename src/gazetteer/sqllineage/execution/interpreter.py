"""Runs the operations of a script: keeps its state, resolves its statements, logs what they read and write."""

from __future__ import annotations

import time
from typing import Final

from gazetteer.sqllineage.execution import (
    branches,
    budget,
    calls,
    cursors,
    definitions,
    loops,
    procedures,
    records,
    triggers,
)
from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.routine import Record
from gazetteer.sqllineage.scripts import readers
from gazetteer.sqllineage.session import Session
from gazetteer.sqllineage.state import State
from gazetteer.sqllineage.statements import dispatch
from gazetteer.sqllineage.text.operations import Kind, Operation
from gazetteer.sqllineage.text.tokens import Text, Token

_SHOWN: Final = 200


class Interpreter(State):
    """Runs operations against a session."""

    def run(self, operations: list[Operation]) -> None:
        """Run operations in order; what one of them makes of hostile text never ends the others."""
        later: dict[str, list[Operation]] = {}
        for operation in operations:
            if operation.kind is Kind.ROUTINE and operation.names and triggers.is_callable(operation):
                later.setdefault(operation.names[0].rsplit(".", 1)[-1].lower(), []).append(operation)
        self.defined_later |= later
        triggers.foresee(self, operations)
        for operation in operations:
            self.step(operation)

    def step(self, operation: Operation) -> None:
        outer, outer_relations, outer_calls = self.record, self.statement_relations, self.written_by_calls
        self.record = Record(operation.line, operation.text.slice(operation.tokens[:_SHOWN]))
        self.statement_relations, self.written_by_calls = {}, []
        self.started = time.process_time()
        try:
            if not self.in_child and budget.needs_child(operation):
                budget.run_in_child(self, operation)
            else:
                _ACTIONS[operation.kind](self, operation)
        except NotUnderstoodError as error:
            self.drop(operation, str(error))
        except RecursionError:
            self.drop(operation, "it nests too deep")
        except Exception as error:  # noqa: BLE001 -- no text may end the run; the statement is reported
            self.drop(operation, f"reading it failed: {type(error).__name__}: {error}"[:200])
        finally:
            if self.written_by_calls:
                self.decide_calls()
            if not self.record.empty:
                self.records.append(self.record)
            self.record, self.statement_relations, self.written_by_calls = outer, outer_relations, outer_calls
            self.unread = {}

    def finish(self) -> None:
        """Report what is still not known at the end of the text."""
        cursors.open_rest(self)
        for entry, key in self.missing.items():
            is_known = key in self.session.temporary_names or entry in self.had_by_callers
            if not is_known and entry not in self.dropped:
                self.dropped.append(entry)

    def take_over(self, other: State) -> None:
        """Go on with the state that a child process has reached; the session stays the same object."""
        for name in Session.__slots__:
            setattr(self.session, name, getattr(other.session, name))
        schema, session = self.schema, self.session
        self.__dict__.update(other.__dict__)
        self.schema, self.session, self.in_child = schema, session, False

    def run_text(self, text: str, operation: Operation, into: tuple[str, ...] = ()) -> None:
        """Run a text that a script executes."""
        inner = Text(text, self.dialect, operation.line)
        operations = readers.read(inner, depth=0)
        for each in operations:
            each.line = operation.line
        if into:
            outer, self.results = self.results, []
            self.run(operations)
            relations, self.results = self.results or [], outer
            for relation in relations:
                self.into_variables(relation, into)
        else:
            self.run(operations)

    def rows_held(self, name: str) -> Relation | None:
        return cursors.rows_held(self, name)

    def define_early(self, operation: Operation) -> None:
        definitions.define_early(self, operation)

    def statement(self, operation: Operation, tokens: list[Token]) -> None:
        dispatch.statement(self, operation, tokens)


def _unreadable(state: State, operation: Operation) -> None:
    state.drop(operation, operation.names[0] if operation.names else "it is not SQL")


_ACTIONS: Final = {
    Kind.STATEMENT: calls.statement,
    Kind.TEST: calls.test,
    Kind.ASSIGN: procedures.assign,
    Kind.DECLARE: procedures.declare,
    Kind.TABLE_VARIABLE: procedures.table_variable,
    Kind.TYPE: records.declare_type,
    Kind.CURSOR: cursors.cursor,
    Kind.OPEN: cursors.open_,
    Kind.FETCH: cursors.fetch,
    Kind.LOOP_RECORD: cursors.loop_record,
    Kind.DYNAMIC: procedures.dynamic,
    Kind.PREPARE: procedures.prepare,
    Kind.CALL: calls.call,
    Kind.ROUTINE: definitions.define,
    Kind.RETURN: procedures.give_back,
    Kind.BRANCH: branches.branch,
    Kind.CHOICE: branches.choice,
    Kind.LOOP: loops.loop,
    Kind.BLOCK: procedures.block,
    Kind.FORGET: procedures.forget,
    Kind.UNREADABLE: _unreadable,
}
