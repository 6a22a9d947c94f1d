"""One step through an expression: a node, its role, and where the nodes that it leads to are put."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from gazetteer.sqllineage.queries.scoping.outputs import Source
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.queries.scoping.scopes import Scope

DIRECT: Final = "direct"


FILTER: Final = "filter"


SORT: Final = "sort"
MATCHED: Final = "matched"
"""Where a node of COLUMNS(…) keeps the sources of what it stands for while its expression is read."""


WINDOW: Final = "window"


Stack = list[tuple[Any, str]]


@dataclass(slots=True)
class Step:
    """One node of an expression on the way, and where those that it leads to are put."""

    resolver: Resolver
    node: Any
    role: str
    scope: Scope
    stack: Stack
    found: set[Source]
    """The sources of the value so far."""


Handler = Callable[[Step], frozenset[Source]]
