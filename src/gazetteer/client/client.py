"""A client of a Gazetteer server, or of any server that speaks the OpenMetadata API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, urlsplit

import httpx2
from pydantic import SecretStr

from gazetteer import __version__
from gazetteer.client.collections import path_of
from gazetteer.client.replies import json_of
from gazetteer.errors import BadRequest
from gazetteer.kit import json
from gazetteer.kit.http import HttpSession, Retry, pages

Entity = dict[str, Any]
"""An entity as the server shows it, as plain JSON values."""
Entities = list[Entity]

PAGE_ROWS = 100


class Client:
    """Reads and writes entities over HTTP.

    Errors are those of the server, with its message: `BadRequest`, `NotAuthenticated`, `NotAllowed`,
    `NotFound`, `AlreadyExists`, `Stale`, `TooLarge`, `Unavailable`; `TransientError` if there is no answer
    and `TerminalError` for one that makes no sense.

    Arguments:
        host_port: the address as OpenMetadata's clients have it, `http://host:8585/api`; `/api` may be left
            out where nothing else stands in its place.
        token: a bot's or a person's token.
        socket: in place of both, the Unix socket of a server on this machine, which asks for no token.
        verify: False does not check the server's certificate; a path names the certificates to trust.
        retry: how often and how patiently requests are repeated.
        headers: sent with each request.
    """

    def __init__(
        self,
        host_port: str | None = None,
        token: SecretStr | str | None = None,
        *,
        socket: Path | None = None,
        verify: bool | Path = True,
        retry: Retry | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        if (host_port is None) == (socket is None):
            raise BadRequest("a client needs either the server's address or the path of its socket")
        sent = {"User-Agent": f"gazetteer/{__version__}", "Accept": "application/json", **(headers or {})}
        if token is not None:
            secret = token.get_secret_value() if isinstance(token, SecretStr) else token
            sent["Authorization"] = f"Bearer {secret}"
        base = "http://gazetteer/api/v1" if host_port is None else _base_url(host_port)
        self._http = HttpSession(base, headers=sent, socket=socket, verify=verify, retry=retry)

    def __repr__(self) -> str:
        return f"Client({self._http.where})"

    def create(self, entity_type: str, request: Entity) -> Entity:
        """Create an entity; raises `AlreadyExists` if there is one of that name."""
        return self._entity("POST", path_of(entity_type), body=request)

    def create_or_update(self, entity_type: str, request: Entity) -> Entity:
        """Create an entity, or update the one of that name with what the request says."""
        entity, _ = self.put(entity_type, request)
        return entity

    def put(self, entity_type: str, request: Entity) -> tuple[Entity, bool]:
        """As `create_or_update`; also whether it was created."""
        response = self._http.request("PUT", path_of(entity_type), body=request)
        entity: Entity = json_of(response)
        return entity, response.status_code == 201

    def get_by_name(
        self, entity_type: str, fqn: str, *, fields: Iterable[str] = (), include: str | None = None
    ) -> Entity:
        """The entity of that fully qualified name.

        Arguments:
            fields: what to show beyond the core, such as `columns`, `tags`, `owners`; `*` for everything.
            include: `deleted` or `all`, to see what is marked as deleted.
        """
        path = f"{path_of(entity_type)}/name/{_segment(fqn)}"
        return self._entity("GET", path, parameters=_shown(fields, include))

    def get_by_id(
        self, entity_type: str, entity_id: str, *, fields: Iterable[str] = (), include: str | None = None
    ) -> Entity:
        """The entity of that id; for the arguments see `get_by_name`."""
        path = f"{path_of(entity_type)}/{_segment(entity_id)}"
        return self._entity("GET", path, parameters=_shown(fields, include))

    def list(
        self,
        entity_type: str,
        *,
        fields: Iterable[str] = (),
        include: str | None = None,
        filters: Mapping[str, str] | None = None,
        page_rows: int = PAGE_ROWS,
    ) -> Iterator[Entity]:
        """All entities of a type, page by page as they are taken.

        Arguments:
            filters: such as `{"databaseSchema": "service.database.schema"}`.
            page_rows: how many are asked for at once.
        """
        shown = [*_shown(fields, include), *(filters or {}).items(), ("limit", str(page_rows))]

        def fetch(cursor: str | None) -> tuple[Entities, str | None]:
            after = [("after", cursor)] if cursor is not None else []
            page = self._entity("GET", path_of(entity_type), parameters=[*shown, *after])
            return page["data"], page["paging"].get("after")

        return pages(fetch)

    def total(self, entity_type: str, *, include: str | None = None, filters: Mapping[str, str] | None = None) -> int:
        """How many entities `list` would give."""
        parameters = [*_shown((), include), *(filters or {}).items(), ("limit", "0")]
        total: int = self._entity("GET", path_of(entity_type), parameters=parameters)["paging"]["total"]
        return total

    def patch(
        self, entity_type: str, entity_id: str, operations: Sequence[Entity], *, if_version: float | None = None
    ) -> Entity:
        """Change an entity by a JSON Patch (RFC 6902).

        Arguments:
            operations: such as `[{"op": "add", "path": "/description", "value": "…"}]`.
            if_version: the version that the operations were made for; raises `Stale` if it has moved.
        """
        headers = {"Content-Type": "application/json-patch+json"}
        if if_version is not None:
            headers["If-Match"] = f'W/"{if_version:.1f}"'
        path = f"{path_of(entity_type)}/{_segment(entity_id)}"
        return self._entity("PATCH", path, body=list(operations), headers=headers)

    def delete(self, entity_type: str, entity_id: str, *, recursive: bool = False, hard: bool = False) -> Entity:
        """Mark an entity as deleted, or with `hard` remove it with its history.

        Arguments:
            recursive: with everything below it; without, an entity that has children is refused.
        """
        parameters = [("recursive", _flag(recursive)), ("hardDelete", _flag(hard))]
        return self._entity("DELETE", f"{path_of(entity_type)}/{_segment(entity_id)}", parameters=parameters)

    def bulk(self, entity_type: str, requests: Sequence[Entity], *, override_metadata: bool = False) -> Entity:
        """Create or update many entities; OpenMetadata's BulkOperationResult tells what became of each."""
        parameters = [("async", "false"), ("overrideMetadata", _flag(override_metadata))]
        return self._entity("PUT", f"{path_of(entity_type)}/bulk", parameters=parameters, body=list(requests))

    def delete_stale(
        self, entity_type: str, scope_type: str, scope_fqn: str, seen: Sequence[str], *, recursive: bool = True
    ) -> Entity:
        """Mark as deleted what is in the scope and not in `seen`; gives a BulkOperationResult."""
        body = {
            "scopeFqn": scope_fqn,
            "scopeEntityType": scope_type,
            "seenFqns": list(seen),
            "recursive": recursive,
        }
        return self._entity("DELETE", f"{path_of(entity_type)}/deleteStale", body=body)

    def versions(self, entity_type: str, entity_id: str) -> Entities:
        """The entity's history, newest first."""
        history = self._entity("GET", f"{path_of(entity_type)}/{_segment(entity_id)}/versions")
        return [json.loads(version) if isinstance(version, str) else version for version in history["versions"]]

    def search(self, query: str, *, index: str = "all", first: int = 0, size: int = 10) -> Entities:
        """Entities that match words, best first.

        Arguments:
            query: words, or `*`.
            index: which types to look among, such as `table_search_index` or `all`.
            first: how many to pass over.
            size: how many to give.
        """
        parameters = [("q", query), ("index", index), ("from", str(first)), ("size", str(size))]
        found = self._entity("GET", "/search/query", parameters=parameters)
        return [hit["_source"] for hit in found["hits"]["hits"]]

    def server_version(self) -> str:
        """The version that the server says it speaks, such as `2.0.6`."""
        return str(self._entity("GET", "/system/version")["version"])

    def put_pipeline_status(self, pipeline_fqn: str, status: Entity) -> None:
        """Record how a run of an ingestion pipeline stands, by its `runId`."""
        path = f"{path_of('ingestionPipeline')}/{_segment(pipeline_fqn)}/pipelineStatus"
        json_of(self._http.request("PUT", path, body=status), empty=True)

    def call(
        self,
        method: str,
        path: str,
        *,
        parameters: Iterable[tuple[str, str]] = (),
        body: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> Any:
        """Any request that has no method of its own here.

        Arguments:
            path: below `/api/v1`, percent-encoded.
            parameters: of the query, encoded here.
            body: JSON values.

        Returns:
            The answer's JSON; None for an answer without a body.
        """
        response = self._http.request(method, path, parameters=parameters, body=body, headers=headers)
        return json_of(response, empty=True)

    def _entity(self, method: str, path: str, **arguments: Any) -> Entity:
        response: httpx2.Response = self._http.request(method, path, **arguments)
        entity: Entity = json_of(response)
        return entity

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _base_url(host_port: str) -> str:
    base = host_port.rstrip("/").removesuffix("/v1")
    try:
        parts = urlsplit(base)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        valid = False
    if not valid:
        raise BadRequest(f"the server's address is {host_port!r}; it must look like http://localhost:8585/api")
    return f"{base}/v1" if parts.path else f"{base}/api/v1"


def _segment(text: str) -> str:
    """One segment of a path: nothing in a name may separate, not even a slash."""
    return quote(text, safe="")


def _shown(fields: Iterable[str], include: str | None) -> list[tuple[str, str]]:
    named = ",".join(fields)
    return ([("fields", named)] if named else []) + ([("include", include)] if include else [])


def _flag(value: bool) -> str:
    return "true" if value else "false"
