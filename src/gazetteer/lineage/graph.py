"""What lies around an entity: where its data comes from, and where it goes to, some steps far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any
from uuid import UUID

from gazetteer.catalog import read
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents.names import Names
from gazetteer.catalog.read import View
from gazetteer.lineage import details
from gazetteer.lineage.edges import End
from gazetteer.storage import lineage_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.lineage_store import LineageSource

# Further than any client asks.
DEEPEST = 3
# Nobody reads more at once; what lies nearer comes first.
MOST_NODES = 1000
# Of all edges that are shown; the columns of those for which there is no room are told with the edge itself.
MOST_COLUMNS = 100_000
# Of one step; an edge may be told of by several sources.
_MOST_EDGES = 5 * MOST_NODES

_Step = Callable[[Session, Sequence[int], int], list[LineageSource]]


@dataclass
class _Walk:
    """A walk from an entity along its edges.

    Arguments:
        nodes: the entities that were reached, by their keys.
    """

    session: Session
    view: View
    root: EntityRow
    nodes: dict[int, EntityRow] = field(default_factory=dict)

    def along(self, step: _Step, depth: int, *, upstream: bool) -> list[LineageSource]:
        """The edges of one direction, those nearer to the root first."""
        found: dict[tuple[int, int], LineageSource] = {}
        seen, level = {self.root.pk}, [self.root.pk]
        for _ in range(depth):
            said = step(self.session, level, _MOST_EDGES) if level else []
            edges = [details.highest(together) for _, together in groupby(said, lambda it: it.key[:2])]
            beyond = [it.from_pk if upstream else it.to_pk for it in edges]
            there = self._reach(beyond, seen)
            for edge, other in zip(edges, beyond, strict=True):
                if other in there:
                    found.setdefault(edge.key[:2], edge)
            level = sorted(there - seen)
            seen |= there
        return list(found.values())

    def _reach(self, pks: Iterable[int], seen: set[int]) -> set[int]:
        """Those of these entities that are to be shown."""
        known = {self.root.pk, *seen, *self.nodes}
        room = MOST_NODES - len(self.nodes)
        fresh = [pk for pk in dict.fromkeys(pks) if pk not in known]
        self.nodes.update((row.pk, row) for row in read.visible(self.session, fresh, self.view.sight)[:room])
        return {pk for pk in pks if pk == self.root.pk or pk in self.nodes}


def around(context: Context, view: View, end: End, depths: tuple[int, int]) -> dict[str, Any]:
    """An entity with what lies around it, as clients of OpenMetadata read it (`EntityLineage`).

    Arguments:
        depths: how many steps upstream, and how many downstream.

    Raises:
        NotFound: there is no such entity.
    """
    with context.database.read() as session:
        root = read.find(session, context, end.info, end.key, view.sight, view.include)
        walk = _Walk(session, view, root)
        upstream = walk.along(lineage_store.reaching, depths[0], upstream=True)
        downstream = walk.along(lineage_store.leaving, depths[1], upstream=False)
        names = Names(session, context.types, base=view.base)
        names.load([root.pk, *walk.nodes])
        keys = dict.fromkeys(it.key for it in (*upstream, *downstream))
        columns = lineage_store.columns_of(session, keys, MOST_COLUMNS)
        rows = {root.pk: root, **walk.nodes}

        def edge(said: LineageSource) -> dict[str, Any]:
            return {
                "fromEntity": str(UUID(bytes=rows[said.from_pk].id)),
                "toEntity": str(UUID(bytes=rows[said.to_pk].id)),
                "lineageDetails": details.shown(names, said, columns.get(said.key)),
            }

        return {
            "entity": names.reference(root.pk),
            "nodes": [names.reference(pk) for pk in walk.nodes],
            "upstreamEdges": [edge(said) for said in upstream],
            "downstreamEdges": [edge(said) for said in downstream],
        }
