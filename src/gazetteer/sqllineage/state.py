"""What a run knows and how it looks at it: tables, variables, records of what statements read and write."""

from __future__ import annotations

import time
from abc import abstractmethod
from typing import Final

from gazetteer.sqllineage.called_functions import CalledFunctions
from gazetteer.sqllineage.model import Dropped
from gazetteer.sqllineage.queries.parsing.parser import NotUnderstoodError, parse_expression
from gazetteer.sqllineage.queries.resolver import QueryResolver
from gazetteer.sqllineage.queries.scoping.outputs import STAR, Conditions, Output, Source
from gazetteer.sqllineage.queries.scoping.relations import Relation, of_table
from gazetteer.sqllineage.queries.scoping.scopes import Scope
from gazetteer.sqllineage.queries.values.expressions import flow
from gazetteer.sqllineage.routine import Record
from gazetteer.sqllineage.scripts import targets
from gazetteer.sqllineage.session import Carried, Key, Schema, Session
from gazetteer.sqllineage.text import dynamic, literal_rows, macros
from gazetteer.sqllineage.text.dialect import Dialect
from gazetteer.sqllineage.text.dynamic import Texts
from gazetteer.sqllineage.text.names import Name, Table
from gazetteer.sqllineage.text.operations import Operation
from gazetteer.sqllineage.text.tokens import Token

_SHOWN: Final = 200

CPU_SECONDS: Final = 30
"""What a large statement may use; asked between the pieces of a query, and a limit of the child process."""


class State(CalledFunctions):
    """The state of one run; is the surroundings that a query sees, and what every statement works on."""

    def __init__(self, dialect: Dialect, schema: Schema, session: Session) -> None:
        super().__init__(dialect, schema, session)
        self.records: list[Record] = []
        self.dropped: list[Dropped] = []
        self.unread: dict[Key, int] = {}
        self.branches = self.calls = self.rows_followed = 0
        """In how many branches it is; how many calls, and how many rows that the text writes, it has followed."""
        self.calling: set[str] = set()
        self.handed_to_functions: dict[str, set[Key]] = {}
        """The tables of rows that triggers of this text hand to functions, by the function's name."""
        self.waiting_triggers: dict[str, list[Operation]] = {}
        """Triggers whose function this text defines further below."""
        self.missing: dict[Dropped, Key | None] = {}
        """Reads of temporary tables that nothing has made so far, with what may be made later outside of routines."""
        self.had_by_callers: set[Dropped] = set()
        self.results: list[Relation] | None = None
        self.returned: list[Relation] = []
        self.returned_row: Relation | None = None
        """The row that the routine gives, where it gives one and no plain value."""
        self.return_columns: list[str] = []
        self.returns_value = False
        self.value: Relation | None = None
        """What the routine returns as a value, where somebody asks for it."""
        self.value_column = ""
        """The name of the column of a function that returns rows of one value."""
        self.gone: dict[Key, Relation] = {}
        """Temporary tables that were dropped, or that a routine found: another one of the name has other rows."""
        self.in_child = False
        self.started = time.process_time()
        self.cpu_seconds = CPU_SECONDS
        self.in_routine = 0
        self.in_loop = False
        self.carried: dict[tuple[int, int], Carried] = {}
        """What the body of a loop inside of a loop leaves for its next run, by the loop and the call that it is in."""
        self.carries_more = False
        self.in_cte = 0
        self.hiding_variables: bool | None = None if dialect.clash_languages else dialect.variables_before_columns
        """Whether variables hide columns of their names; None where such a name is a fault of the statement."""
        self.opened_with_values: set[str] = set()
        """The cursors whose rows depend on values that the last OPEN gave to placeholders."""
        self.own_parameters: frozenset[str] = frozenset()
        """The parameters of the cursor whose query is read: a name of theirs stands there for nothing else."""
        self.handed_on: Relation | None = None
        self.handing_on: dict[Table, Record | None] = {}
        """Tables of which variables have changed rows, and what changed them, if its record stays: that reads them."""
        self.trigger_rows: dict[str, Table] = {}
        """The names under which a trigger's body has rows of its table; looking at one of them reads the table."""
        self.new_rows: dict[str, Table] = {}
        """Those of them whose columns the body may set, which writes the table."""
        self.statement_relations: dict[Key, Relation] = {}

    def drop(self, operation: Operation, reason: str) -> None:
        """Report a statement that was not understood."""
        text = operation.text.slice(operation.tokens[:_SHOWN]) or self.record.statement
        entry = Dropped(_shortened(text), operation.line, reason)
        if entry not in self.dropped[-_SHOWN:]:
            self.dropped.append(entry)

    def unknown_qualifier(self, name: str) -> None:
        if not (self.in_routine and self.dialect.qualified_variables):
            raise NotUnderstoodError(f"no table here is called {name!r}")

    def knows_all_variables(self) -> bool:
        return not (self.in_routine and self.dialect.package_variables)

    def mark(self) -> None:
        self.record.guessed = True

    def note(self, reason: str) -> None:
        entry = Dropped(_shortened(self.record.statement), self.record.line, reason)
        if entry not in self.dropped:
            self.dropped.append(entry)

    def relation(self, name: Name) -> Relation:
        key = name.key(self.dialect)
        if key in self.statement_relations:
            return self.statement_relations[key]
        temporary = self._temporary(key)
        if temporary is not None:
            self.look_at_row(temporary[-1])
            found = self.session.temporary.get(temporary)
            if found is None:
                self.missing.setdefault(self._not_made(name), None if self.in_routine else temporary)
                return Relation(any_column=frozenset())
            if self.calls:
                # The caller of a routine has it, as its definition could not know.
                self.had_by_callers.add(self._not_made(name))
            return Relation(list(found.outputs), found.conditions, found.any_column)
        if name.is_placeholder:
            if name.parts[-1].text == macros.UNKNOWN_RELATION:
                self.note("its template names a table that is not known")
            elif not name.is_model_itself:
                self.mark()
            return Relation(any_column=frozenset())
        if name.printed in self.dialect.ignored_tables or key[-1] in self.dialect.ignored_tables:
            return Relation()
        variable = self.session.variables.get(key[-1]) if len(key) == 1 else None
        if variable is not None and variable.table is None and key[0] in self.session.cursors:
            return variable
        table = self._table(name, key)
        if self.unread.get(key, 0) > 0:
            self.unread[key] -= 1
        else:
            self.record.reads[table] = None
        return self.rows_of(table)

    def _not_made(self, name: Name) -> Dropped:
        reason = f"the temporary table {name.printed!r} is not made in this text"
        return Dropped(_shortened(self.record.statement), self.record.line, reason)

    def rows_of(self, table: Table) -> Relation:
        """A lasting table as something to look at, without being a read."""
        is_of_text = self.made_table(table.key) is not None and self.schema.columns(table.name, table.key) is None
        return of_table(table, self.schema.folded(table.columns), as_written=is_of_text)

    def variable(self, key: str) -> Relation | None:
        self.look_at_row(key)
        return self.session.variables.get(key)

    def hides_columns(self, key: str) -> bool | None:
        return self.hiding_variables if key not in self.session.cursors else False

    def is_own_parameter(self, key: str) -> bool:
        return key in self.own_parameters

    def look_at_row(self, name: str) -> None:
        """Of the names of a trigger's rows, each use is a read of the trigger's table."""
        if name in self.trigger_rows:
            self.record.reads[self.trigger_rows[name]] = None

    def text_of_variable(self, name: str) -> str | None:
        texts = self.session.texts.get(name.lower()) or self.session.texts.get("@" + name.lower(), dynamic.UNKNOWN)
        if texts.known and (texts.is_open or len(texts.known) > 1):
            self.note(f"{name!r} may have another value")
        return texts.known[0] if texts.known else None

    def check_time(self) -> None:
        if time.process_time() - self.started > self.cpu_seconds:
            raise NotUnderstoodError(f"it used up its {self.cpu_seconds} s of CPU time")

    def resolver(self) -> QueryResolver:
        return QueryResolver(self)

    def query(self, sql: str) -> Relation:
        """The relation of a query's text."""
        return self.resolver().query_text(sql)

    def expression(self, sql: str, scope: Scope) -> frozenset[Source]:
        return flow(self.resolver(), parse_expression(sql, self.dialect), scope)

    def result(self, relation: Relation, columns: list[str] | None = None) -> None:
        """A query whose rows go to the caller: the target is `<result>`."""
        if columns:
            relation = relation.renamed([(column.lower(), column) for column in columns])
        if self.results is not None:
            self.results.append(relation)
            return
        self.edges(None, relation)

    def edges(self, target: Table | None, relation: Relation) -> None:
        """Edges from a relation to a target by the names of its columns."""
        for output in relation.outputs:
            column = output.name if target is None else target.spelled(output.key, output.name)
            for source in output.sources:
                self.edge(source, target, STAR if output.star_of is not None else column, "direct")
        for source in relation.any_column or ():
            self.edge(source, target, STAR, "direct")
        for source, kind in relation.conditions:
            self.edge(source, target, STAR, kind)

    def edge(self, source: Source, target: Table | None, column: str, kind: str) -> None:
        if source.table.is_parameters:
            if target is not None:
                self.record.of_parameters[source.table, source.column, target, column, kind] = source.confidence
            return
        if source.table in self.handing_on and source.table is not target:
            (self.handing_on[source.table] or self.record).reads[source.table] = None
        key = (source.table, source.column, target, column, kind)
        self.record.edges[key] = max(self.record.edges.get(key, 0.0), source.confidence)

    def take_back(self, first: int, instead: dict[Record, Record] | None = None) -> None:
        """Leave out the records from one on, which others stand for, or which add nothing."""
        gone, stand_for = set(self.records[first:]), instead or {}
        del self.records[first:]
        self.handing_on = {
            table: stand_for.get(record) if record is not None and record in gone else record
            for table, record in self.handing_on.items()
        }

    def taken_over_rows(self, instead: Relation | None) -> Relation | None:
        """The rows that a nested statement handed on, which are put back as they were before it."""
        rows, self.handed_on = self.handed_on, instead
        return rows

    def assign(self, name: str, relation: Relation, texts: Texts = dynamic.UNKNOWN) -> None:
        """Give a variable the sources of a value, and its texts where they are known."""
        self.session.variables[name] = relation
        self.session.texts[name] = texts
        self.session.texts.pop(literal_rows.key_of_elements(name), None)

    def texts_of(self, tokens: list[Token]) -> Texts:
        return dynamic.whole_value(tokens, self.session.texts)

    def into_variables(self, relation: Relation, variables: tuple[str, ...]) -> None:
        """Variables take the columns of a query by position; a single one takes them all, as a record does."""
        stars = [output for output in relation.outputs if output.star_of is not None]
        for position, variable in enumerate(variables):
            target, own = self._target(variable), None
            if len(variables) == 1 and not target.field:
                self._set_whole(target, relation)
                return
            fields: tuple[Output, ...] = ()
            if len(variables) == 1 and (stars or len(relation.outputs) > 1):
                # A record in a record, or a variable of another package.
                sources, fields = relation.all_sources(), tuple(relation.outputs)
            elif position < len(relation.outputs) and not stars:
                sources = relation.outputs[position].sources
                own = relation.outputs[position].conditions
            else:
                sources = frozenset(source for output in stars for source in output.sources)
            conditions = set(relation.conditions if own is None else own)
            if target.field:
                self._set_field(target, sources, conditions, fields)
            else:
                self._set_whole(target, Relation([Output(target.name, target.name, sources)], conditions))

    def _target(self, variable: str) -> targets.Target:
        """The parts of a variable's name, without a package, a label or a routine before it."""
        target = targets.target(variable)
        if target.field and self.dialect.qualified_variables and target.name not in self.session.variables:
            inner = targets.target(variable.partition(".")[2])
            return inner if inner.name in self.session.variables else target
        return target

    def _set_whole(self, target: targets.Target, relation: Relation) -> None:
        shape = self.session.shapes.get(target.name)
        if shape:
            relation = relation.shaped(shape)
        before = self.session.variables.get(target.name)
        if target.is_element and before is not None and before.outputs:
            relation = before.united_by_name(relation)
        self.assign(target.name, relation)

    def _set_field(
        self, target: targets.Target, sources: frozenset[Source], conditions: Conditions, fields: tuple[Output, ...]
    ) -> None:
        """One field of a record; those beside it keep their sources and conditions."""
        if (table := self.new_rows.get(target.name)) is not None:
            self.record.writes[table] = None
            self.edges(table, Relation([Output(target.field, target.field, sources)], conditions))
        before = self.session.variables.get(target.name, Relation())
        if target.is_element:
            # The other elements of the collection keep theirs.
            sources |= before.sources(target.field, target.field) or frozenset()
            conditions = conditions | set(before.conditions_of(target.field))
        field = Output(target.field, target.field, sources, fields=fields, conditions=frozenset(conditions))
        self.assign(target.name, before.with_field(field, conditions))

    @abstractmethod
    def run(self, operations: list[Operation]) -> None:
        """Run operations in order."""

    @abstractmethod
    def run_text(self, text: str, operation: Operation, into: tuple[str, ...] = ()) -> None:
        """Run a text that a script executes; variables may take the rows that it selects."""

    @abstractmethod
    def statement(self, operation: Operation, tokens: list[Token]) -> None:
        """Read the data statement that these tokens are."""

    @abstractmethod
    def rows_held(self, name: str) -> Relation | None:
        """The rows of a cursor, or of a variable that holds some."""

    @abstractmethod
    def take_over(self, other: State) -> None:
        """Go on with the state that a child process has reached; the session stays the same object."""


def _shortened(text: str) -> str:
    flat = " ".join(text[: _SHOWN * 2].split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"
