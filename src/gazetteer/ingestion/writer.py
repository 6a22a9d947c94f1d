"""The writer protocol: where a harvest puts what it found, whatever stands behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from gazetteer.domain.row_result import RowResult

Request = dict[str, Any]
"""An OpenMetadata 2.0 Create request, for example `CreateTableRequest`, as plain JSON values."""


class Writer(Protocol):
    """Takes what a connector yields. Two exist: into the store of this process, and over HTTP.

    A method raises only when nothing more can be written at all (`TransientError`, `Unavailable`,
    `NotAuthenticated`, `TerminalError`); what concerns one row is in that row's result.
    """

    def upsert_many(
        self, entity_type: str, requests: Sequence[Request], *, override_metadata: bool = False
    ) -> list[RowResult]:
        """Create or update entities of one type; one result per request, in the same order.

        Arguments:
            entity_type: such as `table`; parents have been written by an earlier call.
            requests: any number; the writer cuts them into chunks. A reference (in `owners`) may give
                `type` and `fullyQualifiedName` in place of `id`: the writer finds the id, and leaves the
                reference out, with a message in the row's result, when there is none.
            override_metadata: replace descriptions and the like that somebody has edited in the catalog.
        """
        ...

    def delete_stale(
        self, entity_type: str, scope_type: str, scope_fqn: str, seen: Sequence[str], *, recursive: bool = True
    ) -> list[RowResult]:
        """Mark as deleted each entity of the type inside the scope whose name is not in `seen`.

        Arguments:
            entity_type: the type to be marked, such as `table`.
            scope_type: the type of the ancestor that was read completely, such as `databaseSchema`.
            scope_fqn: its fully qualified name; of an unknown scope nothing is deleted and nothing is wrong.
            seen: the fully qualified names that exist in the source, written or not.
            recursive: what is below a marked entity is marked with it.

        Returns:
            One result per entity that was to be marked.
        """
        ...

    def stored(self, entity_type: str, scope_type: str, scope_fqn: str) -> Iterable[Mapping[str, Any]]:
        """What the catalog has of a type inside a scope, deleted ones too; nothing, if it does not know the scope."""
        ...

    def run_status(self, pipeline_fqn: str, status: dict[str, Any]) -> None:
        """Record how a run of an ingestion pipeline stands.

        Arguments:
            pipeline_fqn: the ingestion pipeline.
            status: OpenMetadata's PipelineStatus: `runId`, `pipelineState`, `startDate`, `timestamp` and
                `endDate` in epoch milliseconds, `status` (one step summary per source).
        """
        ...

    def checkpoint(self, key: str, state: dict[str, Any] | None = None) -> dict[str, Any] | None:
        """Keep a small state under a key, so that an interrupted run can resume.

        Arguments:
            key: for example `harvest:<service>`.
            state: JSON values to be kept in place of the former ones; `{}` forgets them; None only reads.

        Returns:
            What is kept under the key after the call, None if nothing is.
        """
        ...
