"""The writer over HTTP: into any Gazetteer or OpenMetadata server."""

from __future__ import annotations

import functools
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gazetteer.client.client import Client, Entity
from gazetteer.client.collections import path_of
from gazetteer.domain import fqn
from gazetteer.domain.entity import EntityType
from gazetteer.domain.row_result import RowResult
from gazetteer.errors import AlreadyExists, BadRequest, NotFound, Stale, TooLarge
from gazetteer.ingestion.checkpoints import Checkpoints
from gazetteer.ingestion.owners import with_ids
from gazetteer.ingestion.writer import Request
from gazetteer.kit import json
from gazetteer.kit.registry import Registry

# OpenMetadata's own client sends 100 rows; what matters more is that a chunk is far below a server's limit
# of a body (64 MB at ours) and is answered within a proxy's time limit.
CHUNK_ROWS = 200
CHUNK_BYTES = 4 * 1024 * 1024
# These have no bulk route in OpenMetadata; nor has any service.
ONE_BY_ONE = frozenset(
    {"classification", "container", "dataContract", "dataProduct", "domain", "glossary", "mcpServer", "metric"}
    | {"ingestionPipeline", "pipeline", "role", "tag", "team", "testCase", "testDefinition", "testSuite", "user"}
)
# Errors that concern one row; others concern the server, and would come again for the next row.
ROW_ERRORS = (BadRequest, NotFound, AlreadyExists, Stale, TooLarge)


@dataclass(frozen=True, slots=True)
class Row:
    """A request that is ready to be sent.

    Arguments:
        fqn: what it stands for.
        request: with ids in its references.
        message: what was left out.
    """

    fqn: str
    request: Request
    message: str | None


class HttpWriter:
    """Writes through the API, with the rights of the client's token.

    Types without a bulk route (services above all) are written one by one, others in chunks. A server that
    knows neither `bulk` nor `deleteStale` is served by single requests.

    Arguments:
        client: the server.
        checkpoints: a folder of this machine that keeps the state of interrupted runs; without, it is kept
            as long as this object.
    """

    def __init__(self, client: Client, checkpoints: Path | None = None) -> None:
        self._client = client
        self._checkpoints = Checkpoints(checkpoints)
        self._without_bulk: set[str] = set()
        self._identities: dict[tuple[str, str], str | None] = {}

    def upsert_many(
        self, entity_type: str, requests: Sequence[Request], *, override_metadata: bool = False
    ) -> list[RowResult]:
        # An unknown type is the caller's mistake, not that of a row.
        path_of(entity_type)
        rows = [self._row(entity_type, request) for request in requests]
        results = self._write_all(entity_type, rows, override_metadata=override_metadata)
        # A server may refuse a foreign key to what it does not know. What came in the same call it knows by
        # now; what is to come it will know in the next run, since the hash of a shortened row is left out.
        for repeated in (lambda row: row, _without_foreign_keys):
            refused = [
                position
                for position, result in enumerate(results)
                if result.status in (BadRequest.status, NotFound.status) and _foreign_keys(rows[position].request)
            ]
            again = [repeated(rows[position]) for position in refused]
            for position, result in zip(
                refused, self._write_all(entity_type, again, override_metadata=override_metadata), strict=True
            ):
                if result.passed:
                    results[position] = result
        return results

    def delete_stale(
        self, entity_type: str, scope_type: str, scope_fqn: str, seen: Sequence[str], *, recursive: bool = True
    ) -> list[RowResult]:
        try:
            answer = self._client.delete_stale(entity_type, scope_type, scope_fqn, seen, recursive=recursive)
        except NotFound:
            return self._delete_one_by_one(entity_type, scope_type, scope_fqn, frozenset(seen), recursive=recursive)
        return [_result(row, 200) for row in answer.get("successRequest") or []] + [
            _result(row, 500) for row in answer.get("failedRequest") or []
        ]

    def stored(self, entity_type: str, scope_type: str, scope_fqn: str) -> Iterator[Entity]:
        try:
            yield from self._client.list(entity_type, include="all", filters={scope_type: scope_fqn})
        except NotFound:
            # The scope is to be made by this very harvest.
            return

    def run_status(self, pipeline_fqn: str, status: dict[str, Any]) -> None:
        self._client.put_pipeline_status(pipeline_fqn, status)

    def checkpoint(self, key: str, state: dict[str, Any] | None = None) -> dict[str, Any] | None:
        if state is not None:
            self._checkpoints.keep(key, state)
        return self._checkpoints.read(key)

    def _row(self, entity_type: str, request: Request) -> Row:
        found, left_out = with_ids(request, self._identity)
        return Row(request_name(entity_type, request), found, left_out)

    def _identity(self, entity_type: str, name: str) -> str | None:
        key = (entity_type, name)
        if key not in self._identities:
            try:
                self._identities[key] = str(self._client.get_by_name(entity_type, name)["id"])
            except NotFound:
                self._identities[key] = None
        return self._identities[key]

    def _write_all(self, entity_type: str, rows: Sequence[Row], *, override_metadata: bool) -> list[RowResult]:
        results: list[RowResult] = []
        for chunk in _chunks(rows):
            results += self._write(entity_type, chunk, override_metadata=override_metadata)
        return results

    def _write(self, entity_type: str, rows: Sequence[Row], *, override_metadata: bool) -> list[RowResult]:
        if entity_type in ONE_BY_ONE or entity_type in self._without_bulk or entity_type.endswith("Service"):
            return [self._write_one(entity_type, row) for row in rows]
        try:
            answer = self._client.bulk(entity_type, [row.request for row in rows], override_metadata=override_metadata)
        except NotFound:
            self._without_bulk.add(entity_type)
            return [self._write_one(entity_type, row) for row in rows]
        except (BadRequest, TooLarge) as error:
            # The chunk was refused as a whole; halving it finds the row that is to blame.
            if len(rows) == 1:
                return [RowResult(rows[0].fqn, error.status, error.message)]
            middle = len(rows) // 2
            return [
                result
                for half in (rows[:middle], rows[middle:])
                for result in self._write(entity_type, half, override_metadata=override_metadata)
            ]
        return _matched(rows, answer)

    def _write_one(self, entity_type: str, row: Row) -> RowResult:
        try:
            _, created = self._client.put(entity_type, row.request)
        except ROW_ERRORS as error:
            return RowResult(row.fqn, error.status, error.message)
        return RowResult(row.fqn, 201 if created else 200, row.message)

    def _delete_one_by_one(
        self, entity_type: str, scope_type: str, scope_fqn: str, seen: frozenset[str], *, recursive: bool
    ) -> list[RowResult]:
        results = []
        filters = {"service" if scope_type.endswith("Service") else scope_type: scope_fqn}
        # All pages first: deleting while paging would move the pages.
        for entity in list(self._client.list(entity_type, filters=filters)):
            name = str(entity["fullyQualifiedName"])
            # A server that ignores the filter would else have everything deleted.
            if name in seen or not name.startswith(f"{scope_fqn}."):
                continue
            try:
                self._client.delete(entity_type, entity["id"], recursive=recursive)
            except NotFound:
                # Its parent was on the list as well and took it along.
                continue
            except ROW_ERRORS as error:
                results.append(RowResult(name, error.status, error.message))
            else:
                results.append(RowResult(name, 200))
        return results


@functools.cache
def _entity_types() -> Mapping[str, type[EntityType]]:
    return {plugin.name: plugin for plugin in Registry("gazetteer.entities", EntityType).all().values()}


def request_name(entity_type: str, request: Request) -> str:
    """The fully qualified name of what a Create request would create."""
    declared = _entity_types().get(entity_type)
    name = str(request.get("name", ""))
    parents = declared.parents if declared is not None else ()
    prefix = next((str(request[parent.field]) for parent in parents if request.get(parent.field)), "")
    try:
        part = declared.part(name) if declared is not None else fqn.quote_name(name)
    except BadRequest:
        # Not a name; the server will say so, and this is what its answer is reported under.
        part = name
    return f"{prefix}.{part}" if prefix else part


def _foreign_keys(request: Request) -> list[Request]:
    return [key for key in request.get("tableConstraints") or [] if key.get("constraintType") == "FOREIGN_KEY"]


def _without_foreign_keys(row: Row) -> Row:
    keys = _foreign_keys(row.request)
    request = {key: value for key, value in row.request.items() if key != "sourceHash"}
    request["tableConstraints"] = [key for key in request["tableConstraints"] if key not in keys]
    left_out = f"{len(keys)} foreign keys, which the server refused; the next harvest sends them again"
    return Row(row.fqn, request, f"{row.message}; {left_out}" if row.message else left_out)


def _chunks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    size = 0
    for row in rows:
        length = len(json.dump_bytes(row.request))
        if chunk and (len(chunk) == CHUNK_ROWS or size + length > CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(row)
        size += length
    if chunk:
        yield chunk


def _matched(rows: Sequence[Row], answer: Mapping[str, Any]) -> list[RowResult]:
    """The results in the order of the rows; a server lists those that passed before those that failed."""
    found: dict[str, deque[RowResult]] = defaultdict(deque)
    for key, status in (("successRequest", 200), ("failedRequest", 500)):
        for entry in answer.get(key) or []:
            result = _result(entry, status)
            found[result.request].append(result)
    results = []
    for row in rows:
        # Servers give a row that failed early the bare name of its request: nothing else was known of it.
        candidates = found[row.fqn] or found[str(row.request.get("name", ""))]
        if candidates:
            result = candidates.popleft()
        else:
            result = RowResult(row.fqn, 500, "the server's answer has no result for this row; look into its log")
        results.append(RowResult(row.fqn, result.status, row.message if result.passed else result.message))
    return results


def _result(entry: Mapping[str, Any], status: int) -> RowResult:
    """A row of a BulkOperationResult; servers before 2.0 give no status with it."""
    request = entry.get("request")
    name = request if isinstance(request, str) else str((request or {}).get("fullyQualifiedName", ""))
    return RowResult(name, int(entry.get("status") or status), entry.get("message"))
