"""What a statement did, and the routines of a script: their bodies, and what they give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gazetteer.sqllineage.queries.scoping import binding
from gazetteer.sqllineage.queries.scoping.outputs import Source
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.text.dynamic import Texts
from gazetteer.sqllineage.text.names import Table
from gazetteer.sqllineage.text.operations import Operation

EdgeKey = tuple[Table, str, Table | None, str, str]
"""An edge as (source table, column, target table or None, column, kind)."""


@dataclass(eq=False, slots=True)
class Record:
    """What one statement did."""

    line: int
    statement: str
    guessed: bool = False
    """Whether something of it was understood but could not be known."""
    settled: bool = False
    """Whether it is of a definition that has ended: tables that later get another name are not those of this one."""
    moves: bool = False
    """Whether it gives tables other names, or another one's rows."""
    reads: dict[Table, None] = field(default_factory=dict)
    writes: dict[Table, None] = field(default_factory=dict)
    edges: dict[EdgeKey, float] = field(default_factory=dict)
    of_parameters: dict[EdgeKey, float] = field(default_factory=dict)
    """The edges that begin at the parameters of a routine, which each call gives other sources."""

    def add(self, other: Record) -> None:
        """Take what the same statement did another time."""
        self.guessed = self.guessed or other.guessed
        self.reads |= other.reads
        self.writes |= other.writes
        for key, confidence in other.edges.items():
            self.edges[key] = max(self.edges.get(key, 0.0), confidence)
        self.of_parameters |= other.of_parameters

    @property
    def empty(self) -> bool:
        return not (self.reads or self.writes or self.edges or self.guessed)


@dataclass(slots=True)
class Routine:
    """A procedure or function of the script: its body, and what a function gives."""

    name: str
    body: list[Operation]
    result: Relation | None = None
    parameters: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    parameter_table: Table | None = None
    outputs: dict[str, bool] = field(default_factory=dict)
    """The parameters that bring a value back, and whether they take one as well."""
    locals: frozenset[str] = frozenset()
    hiding_variables: bool | None = False
    """Whether its variables hide columns of their names; None where such a name is a fault of the statement."""
    returns_value: bool = False
    """Whether a query that it returns is a value and no rows."""
    value: Relation | None = None
    """What it gives where that is a value; None where that is not known."""
    row_tables: dict[str, Table] = field(default_factory=dict)
    """For each parameter that is a whole row, what stands for it: its fields are the columns."""
    tables: frozenset[str] = frozenset()
    """Those of them that are tables."""
    types: tuple[str, ...] = ()
    """The parameters' types, by which it is another one than those of its name."""
    required: int = 0
    """How many arguments it needs: the parameters that have no default value."""
    defaults: dict[str, Texts] = field(default_factory=dict)
    """The texts that parameters have where a call does not give them."""
    opened: frozenset[str] = frozenset()
    """The parameters that are cursors which its body opens."""
    runs_texts: bool = False
    """Whether its body runs texts, which a call may give."""
    owner: frozenset[str] = frozenset()
    """The routines and the package in which it is defined."""
    others: tuple[Routine, ...] = ()
    """Those of its name with other parameters, which a call may mean."""
    effects: Record | None = None
    """What its body does, which calls in expressions repeat."""
    written: dict[EdgeKey, float] = field(default_factory=dict)
    """The edges of its body from its parameters to tables."""

    @property
    def identity(self) -> str:
        """What tells it from others of its name."""
        return f"{self.name}({', '.join(self.types)})"

    def beside(self, before: Routine | None) -> tuple[Routine, ...]:
        """Which of the routines that had its name stay beside it."""
        known = (before, *before.others) if before is not None else ()
        return tuple(
            replace(each, others=()) for each in known if each.owner == self.owner and each.types != self.types
        )

    def fitting(self, given: Sequence[str]) -> list[Routine]:
        """Of all that have its name those that take such arguments, each by its name or, if empty, its position.

        All of them where none does.
        """
        every = [self, *self.others]
        if not self.others:
            return every
        taking = [each for each in every if each.required <= len(given) and set(given) <= {"", *each.parameters}]
        exact = [each for each in taking if len(given) in {len(each.parameters), len(each.inputs)}]
        return exact or [each for each in taking if len(given) <= len(each.parameters)] or every

    @property
    def column_or_value(self) -> Relation | None:
        """What a call in an expression has of it: the only column of its rows, or its value."""
        rows = self.result
        is_column = rows is not None and len(rows.outputs) == 1 and not rows.stars and not self.outputs
        return rows if is_column else self.value

    def rows(self, column: str) -> Relation:
        """What it gives as rows; of one that gives a collection its elements, which are called so without fields."""
        if self.result is not None or self.value is None:
            return self.result or Relation(any_column=frozenset())
        is_row = len(self.value.outputs) > 1 or bool(self.value.stars)
        return self.value if is_row else self.value.renamed([(column, column)])

    def bound(self, relation: Relation, arguments: list[Relation], given: Sequence[str] = ()) -> Relation:
        """What it gives, with its parameters replaced by the arguments of a call."""
        if self.parameter_table is None:
            return relation
        values: dict[str, frozenset[Source]] = {}
        rows = {table: Relation() for table in self.row_tables.values()}
        # OUT parameters are not given; those without a name go by their type, which several may have.
        by_name = [name or parameter for name, parameter in zip(given, [*self.inputs, *given], strict=False)]
        for number, (parameter, argument) in enumerate(zip(by_name or self.inputs, arguments, strict=False), 1):
            values[str(number)] = argument.all_sources()
            values[parameter] = values.get(parameter, frozenset()) | argument.all_sources()
            if parameter in self.row_tables:
                rows[self.row_tables[parameter]] = argument
            for position, output in enumerate(argument.outputs):
                values[row_column(parameter, position)] = output.sources
        return binding.bound(relation, self.parameter_table, values, rows)

    @property
    def brought_back(self) -> frozenset[str]:
        """The parameters that bring a value or rows back."""
        return self.opened | self.outputs.keys()

    @property
    def inputs(self) -> list[str]:
        """The parameters that take a value."""
        return [name for name in self.parameters if self.outputs.get(name, True)]


def row_column(parameter: str, position: int) -> str:
    """The name under which a parameter that is a cursor has its column at a position."""
    return f"{parameter}#{position}"
