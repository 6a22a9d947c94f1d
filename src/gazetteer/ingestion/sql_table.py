"""The parts of a table's Create request that read the same for every SQL database: keys and nullability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gazetteer.domain import fqn
from gazetteer.errors import BadRequest
from gazetteer.ingestion.writer import Request


@dataclass(frozen=True, slots=True)
class Key:
    """A primary, unique or foreign key.

    Arguments:
        kind: what it demands.
        columns: the constrained columns, in the key's order.
        target: of a foreign key, the schema and the name of the table referred to.
        target_columns: of a foreign key, the columns referred to, in the order of `columns`.
    """

    kind: Literal["PRIMARY_KEY", "UNIQUE", "FOREIGN_KEY"]
    columns: Sequence[str]
    target: tuple[str, str] = ("", "")
    target_columns: Sequence[str] = ()


def column_constraint(name: str, keys: Sequence[Key], *, not_null: bool) -> str:
    """The `constraint` of one column: a key that consists of it alone, else whether it may be null."""
    alone = {key.kind for key in keys if list(key.columns) == [name]}
    for kind in ("PRIMARY_KEY", "UNIQUE"):
        if kind in alone:
            return kind
    return "NOT_NULL" if not_null else "NULL"


def table_constraints(keys: Sequence[Key], database_fqn: str) -> list[Request]:
    """The `tableConstraints` of a table of the database; a foreign key on unique columns refers one to one."""
    unique = [set(key.columns) for key in keys if key.kind != "FOREIGN_KEY"]
    constraints: list[Request] = []
    for key in keys:
        constraint: Request = {"constraintType": key.kind, "columns": list(key.columns)}
        if key.kind == "FOREIGN_KEY":
            try:
                prefix = f"{database_fqn}.{fqn.join(*key.target)}"
                constraint["referredColumns"] = [fqn.append(prefix, column) for column in key.target_columns]
            except BadRequest:
                # What it refers to has a name that no entity can have, so there is nothing to refer to.
                continue
            one = any(columns <= set(key.columns) for columns in unique)
            constraint["relationshipType"] = "ONE_TO_ONE" if one else "MANY_TO_ONE"
        # Databases allow the same key twice; of a table it says the same.
        if constraint not in constraints:
            constraints.append(constraint)
    return constraints
