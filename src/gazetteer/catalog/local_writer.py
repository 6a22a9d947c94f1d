"""The writer into the store of this process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gazetteer.auth.actor import Actor
from gazetteer.catalog import checkpoints, pipeline_runs, read
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.context import Context
from gazetteer.catalog.delete import Deletion
from gazetteer.catalog.delete_stale import Sweep, delete_stale
from gazetteer.catalog.documents.resolve import Resolver
from gazetteer.catalog.paging import Page
from gazetteer.catalog.read import Filter, View
from gazetteer.catalog.writing.intent import Intent
from gazetteer.domain.row_result import RowResult
from gazetteer.errors import BadRequest, NotFound
from gazetteer.ingestion.owners import Find, with_ids
from gazetteer.ingestion.writer import Request
from gazetteer.storage.dialect import Session

# Of what is stored, so many are read at once.
STORED_ROWS = 500


class LocalWriter:
    """Writes what a harvest found, on behalf of a user.

    Arguments:
        context: the catalog.
        actor: whose writes they are, usually the ingestion bot.
    """

    def __init__(self, context: Context, actor: Actor) -> None:
        self.context = context
        self.actor = actor

    def upsert_many(
        self, entity_type: str, requests: Sequence[Request], *, override_metadata: bool = False
    ) -> list[RowResult]:
        info = self.context.types.get(entity_type)
        with self.context.database.read() as session:
            find = self._found(session)
            prepared = [with_ids(request, find) for request in requests]
        work = Bulk(Intent(self.context, info, self.actor, override_metadata))
        results = work.run([request for request, _ in prepared])
        return [
            RowResult(result.request, result.status, result.message or left_out)
            for result, (_, left_out) in zip(results, prepared, strict=True)
        ]

    def delete_stale(
        self, entity_type: str, scope_type: str, scope_fqn: str, seen: Sequence[str], *, recursive: bool = True
    ) -> list[RowResult]:
        info = self.context.types.get(entity_type)
        sweep = Sweep(scope_type, scope_fqn, seen, Deletion(recursive=recursive))
        return delete_stale(self.context, info, View(self.actor, ""), sweep)

    def stored(self, entity_type: str, scope_type: str, scope_fqn: str) -> Iterator[dict[str, Any]]:
        info, view = self.context.types.get(entity_type), View(self.actor, "", include="all")
        after = None
        while True:
            page = Page(STORED_ROWS, after)
            found = read.list_page(self.context, info, view, page, Filter(((scope_type, scope_fqn),)))
            yield from found["data"]
            after = found["paging"].get("after")
            if after is None:
                return

    def run_status(self, pipeline_fqn: str, status: dict[str, Any]) -> None:
        pipeline_runs.record(self.context, self.actor, pipeline_fqn, status)

    def checkpoint(self, key: str, state: dict[str, Any] | None = None) -> dict[str, Any] | None:
        if state:
            checkpoints.keep(self.context, key, state)
        elif state is not None:
            checkpoints.forget(self.context, key)
        return checkpoints.read(self.context, key)

    def _found(self, session: Session) -> Find:
        resolver = Resolver(session, self.context.types)

        def find(entity_type: str, name: str) -> str | None:
            try:
                row = resolver.named(self.context.types.get(entity_type), name)
            except (NotFound, BadRequest):
                return None
            return row.id.hex() if row is not None and not row.deleted else None

        return find
