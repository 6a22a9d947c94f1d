"""What is told of an edge, as clients of OpenMetadata write and read it (`LineageDetails`), and as it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from gazetteer.catalog.documents.names import Names
from gazetteer.domain import fqn, secret_shapes
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.storage.lineage_store import ColumnEdge, LineageSource

# Who is believed first, where several tell of one edge: a person, then what defines the target, then what was seen.
RANKING = (
    "Manual",
    "ViewLineage",
    "DbtLineage",
    "DashboardLineage",
    "ExternalTableLineage",
    "PipelineLineage",
    "SparkLineage",
    "OpenLineage",
    "QueryLineage",
    "CrossDatabaseLineage",
    "ChildAssets",
)
DEFAULT_SOURCE = "Manual"
# Between two entities of thousands of columns each that is every one of them several times.
MOST_COLUMNS = 50_000
_KEPT = ("sqlQuery", "description", "assetEdges", "tempLineageTables")


@dataclass(frozen=True)
class Told:
    """What one source tells of an edge.

    Arguments:
        source: the kind of source.
        detail: what is kept as it was told, as JSON.
        pipeline_pk: what moves the data; None if that is not told.
        columns: edges of columns, in their order.
    """

    source: str
    detail: str
    pipeline_pk: int | None
    columns: tuple[ColumnEdge, ...]


def highest(said: Iterable[LineageSource]) -> LineageSource:
    """The one that is shown, of all that is said of one edge."""
    return min(said, key=lambda it: (RANKING.index(it.source) if it.source in RANKING else len(RANKING), it.source))


def told(details: Mapping[str, Any], pipeline_pk: int | None, ends: tuple[str, str]) -> Told:
    """Valid details as they are stored.

    Arguments:
        ends: the FQNs of where the edge comes from and goes to. Columns that lie in neither are left out.

    Raises:
        BadRequest: a column is no FQN, or there are too many.
    """
    kept = {key: details[key] for key in _KEPT if details.get(key) is not None}
    found: dict[tuple[str, str], ColumnEdge] = {}
    for to_path, from_path, function in _columns(details.get("columnsLineage") or (), ends):
        found.setdefault((to_path, from_path), ColumnEdge(to_path, from_path, len(found), function))
    if len(found) > MOST_COLUMNS:
        raise BadRequest(f"columnsLineage has {len(found)} pairs of columns; at most {MOST_COLUMNS} are allowed")
    detail = json.dumps(secret_shapes.masked_inside(kept))
    return Told(details.get("source") or DEFAULT_SOURCE, detail, pipeline_pk, tuple(found.values()))


def _columns(lineage: Sequence[Mapping[str, Any]], ends: tuple[str, str]) -> Iterator[tuple[str, str, str]]:
    before, behind = (fqn.names(end) for end in ends)
    for entry in lineage:
        to_path = _path(entry.get("toColumn") or "", behind)
        for column in entry.get("fromColumns") or ():
            from_path = _path(column, before)
            if to_path and from_path:
                yield to_path, from_path, secret_shapes.masked(entry.get("function") or "")


def _path(column: str, entity: Sequence[str]) -> str:
    """The path of a column inside of its entity; empty if it lies elsewhere, or is too long to be kept."""
    parts = fqn.names(column) if column else []
    if parts[: len(entity)] != entity:
        return ""
    path = fqn.join(*parts[len(entity) :])
    return path if fqn.key(path) == path else ""


def shown(names: Names, said: LineageSource, columns: Sequence[ColumnEdge] | None) -> dict[str, Any]:
    """What is told of an edge as clients read it.

    Arguments:
        columns: None if they were not read.
    """
    by, changed_by = names.brief(said.created_by), names.brief(said.updated_by)
    pipeline = names.reference(said.pipeline_pk) if said.pipeline_pk is not None else None
    found = {
        **json.loads(said.detail),
        "source": said.source,
        "columnsLineage": None if columns is None else _shown_columns(names, said, columns),
        "pipeline": pipeline,
        "createdAt": said.created_at,
        "createdBy": by and by.name,
        "updatedAt": said.updated_at,
        "updatedBy": changed_by and changed_by.name,
    }
    return {key: value for key, value in found.items() if value is not None}


def _shown_columns(names: Names, said: LineageSource, columns: Sequence[ColumnEdge]) -> list[dict[str, Any]]:
    before, behind = names.fqn(said.from_pk), names.fqn(said.to_pk)
    found = []
    for (to_path, function), together in groupby(columns, lambda it: (it.to_path, it.function)):
        entry = {"fromColumns": [f"{before}.{it.from_path}" for it in together], "toColumn": f"{behind}.{to_path}"}
        found.append({**entry, "function": function} if function else entry)
    return found
