"""What the parts of a query's reading see of each other and of the script around the query."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from gazetteer.sqllineage.queries.parsing.large import Outline
from gazetteer.sqllineage.queries.scoping.outputs import Conditions, Output, Source
from gazetteer.sqllineage.queries.scoping.relations import Relation
from gazetteer.sqllineage.queries.scoping.scopes import Item, Scope
from gazetteer.sqllineage.text import names
from gazetteer.sqllineage.text.dialect import Dialect

Pairs = list[tuple[str, str]]
"""Columns as (key, printed name)."""
Taken = tuple[frozenset[Source], Conditions]
"""The sources of a field that is taken out of a struct, and what decides about the struct, whatever the field."""


class Surroundings(Protocol):
    """What a query can see of the script around it."""

    dialect: Dialect

    def relation(self, name: names.Name) -> Relation:
        """The table, temporary table or table variable of this name; looking at a lasting table is a read."""

    def variable(self, key: str) -> Relation | None:
        """The query that set a variable."""

    def assign(self, name: str, relation: Relation) -> None:
        """Give a variable the sources of a value."""

    def rows_held(self, name: str) -> Relation | None:
        """The rows of a cursor, or of a variable that holds some."""

    def is_own_parameter(self, key: str) -> bool:
        """Whether a name is a parameter of the cursor whose query this is."""

    def hides_columns(self, key: str) -> bool | None:
        """Whether the variable of this name hides columns; None where a name that both have is a fault."""

    def function_called(
        self, name: str, arguments: list[Relation] | None = None, given: Sequence[str] | None = None
    ) -> Relation | None:
        """What a function of the script gives; `arguments` are values or rows, `given` the names that they have."""

    def tables_taken(self, name: str) -> frozenset[int]:
        """The positions of the parameters of a function that are tables."""

    def knows_function(self, name: str) -> bool: ...

    def value_of_call(
        self, name: str, given: Sequence[str], arguments: Callable[[], list[Relation]]
    ) -> Relation | None:
        """The value of a function whose body is in the script, called with arguments by name or, if that is empty, by
        position; None where it is not known."""

    def row_types_taken(self, name: str) -> frozenset[str]:
        """The names, without schemas, of the types of rows that functions of one parameter with this name take."""

    def takes_nothing(self, name: str) -> bool:
        """Whether a function of the script has this name and no parameters."""

    def writes_arguments(self, name: str, given: Sequence[str]) -> bool:
        """Whether a function of the script that is called with such arguments fills tables with them."""

    def write_arguments(self, name: str, given: Sequence[str], arguments: list[Relation], scope: Scope) -> None:
        """Fill the tables that it fills, if any."""

    def fields_of_type(self, name: str) -> Pairs:
        """The fields of a type that the script declares; none where it does not."""

    def text_of_variable(self, name: str) -> str | None:
        """The text that a variable holds, if it is known."""

    def check_time(self) -> None:
        """NotUnderstoodError when the statement has used up its CPU time; asked between the pieces of a large one."""

    def note(self, reason: str) -> None:
        """Report something about the statement that was not understood."""

    def unknown_qualifier(self, name: str) -> None:
        """NotUnderstoodError where a qualifier that names no table of the query can be nothing else, either."""

    def knows_all_variables(self) -> bool:
        """Whether the text declares each variable that a statement may name; a package's may be in another text."""

    def mark(self) -> None:
        """Say that what was found may be incomplete, though the statement was understood."""


class Resolver(Protocol):
    """Resolves queries of one statement; implemented by `resolver.QueryResolver`."""

    surroundings: Surroundings
    dialect: Dialect
    names_by_text: bool
    """Whether the text has quoted names that may be texts of expressions."""
    sets_variables: bool
    """Whether the text may set variables while its queries run."""
    ctes: list[dict[str, Relation]]
    long_lists: dict[int, Outline]
    with_values: dict[int, Any]
    calls_to_write_out: int
    """How many calls of lambdas that WITH names may still be written out."""
    nested_queries: dict[str, Callable[[Scope | None], Relation]]
    """Queries inside of one with pipes, by the names that stand for them; each takes the scope around it."""
    items_apart: dict[int, list[Conditions]]
    """Of a SELECT whose items go to variables: what decides about each item alone, which the relation leaves out."""

    def variable(self, key: str) -> Relation | None: ...

    def note(self, reason: str) -> None: ...

    def key(self, identifier: Any) -> str: ...

    def pair(self, identifier: Any) -> tuple[str, str]: ...

    def record_field(
        self, keys: tuple[str, ...], parts: tuple[names.Part, ...], scope: Scope
    ) -> frozenset[Source] | None: ...

    values_read: dict[int, tuple[Any, Scope, Relation]]
    """What the subqueries of expressions gave, by the identity of their nodes, with node and scope."""

    def fields(self, value: Any, scope: Scope) -> list[Output] | None: ...

    def field(self, node: Any, scope: Scope) -> Taken | None: ...

    def positional(self, node: Any, scope: Scope) -> frozenset[Source]: ...

    def function_called(self, node: Any, scope: Scope) -> None: ...

    def value_of_call(self, node: Any, scope: Scope) -> Relation | None: ...

    def called_by_name(self, key: str, scope: Scope) -> frozenset[Source] | None: ...

    def foreign_text(self, sql: str) -> Relation: ...

    def query(self, node: Any, parent: Scope | None = None) -> Relation: ...

    def star(
        self, scope: Scope, relation: Relation, only: Item | None = None, hidden: frozenset[str] = frozenset()
    ) -> None: ...


class FromItems(Protocol):
    """Adds the items of FROM to a scope; implemented by `from_items.FromReader`."""

    resolver: Resolver
    dialect: Dialect

    def add(self, node: Any, scope: Scope) -> Item: ...

    def join(self, join: Any, scope: Scope) -> None: ...

    def named(self, item: Item, node: Any) -> Item: ...

    def pairs(self, alias: Any) -> Pairs: ...
