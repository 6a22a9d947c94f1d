"""The writer into the store of this process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gazetteer.auth.actor import Actor
from gazetteer.catalog import remove, runs
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.context import Context
from gazetteer.catalog.read import View
from gazetteer.catalog.resolve import Resolver
from gazetteer.errors import BadRequest, NotFound
from gazetteer.ingestion.writer import Request, RowResult
from gazetteer.kit import json
from gazetteer.storage import account_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.transaction import WriteFunction


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
            prepared = [self._with_ids(session, request) for request in requests]
        work = Bulk(self.context, info, self.actor, override=override_metadata)
        results = work.run([request for request, _ in prepared])
        return [
            RowResult(result.request, result.status, result.message or left_out)
            for result, (_, left_out) in zip(results, prepared, strict=True)
        ]

    def delete_stale(
        self, entity_type: str, scope_type: str, scope_fqn: str, seen: Sequence[str], *, recursive: bool = True
    ) -> list[RowResult]:
        return remove.delete_stale(
            self.context,
            self.context.types.get(entity_type),
            View(self.actor, ""),
            scope_type=scope_type,
            scope=scope_fqn,
            seen=seen,
            recursive=recursive,
        )

    def run_status(self, pipeline_fqn: str, status: dict[str, Any]) -> None:
        runs.record(self.context, pipeline_fqn, status)

    def checkpoint(self, key: str, state: dict[str, Any] | None = None) -> dict[str, Any] | None:
        name = f"checkpoint.{key}"
        if state is not None:
            text = json.dumps(state) if state else None
            self.context.database.write(WriteFunction(lambda write: account_store.set_setting(write, name, text)))
        with self.context.database.read() as session:
            stored = account_store.setting(session, name)
        found: dict[str, Any] | None = json.loads(stored) if stored else None
        return found

    def _with_ids(self, session: Session, request: Request) -> tuple[Request, str | None]:
        """The request with ids in its owners; those that do not exist are left out, with a message."""
        owners = request.get("owners")
        if not owners or all("id" in owner for owner in owners):
            return request, None
        resolver = Resolver(session, self.context.types)
        kept, missing = [], []
        for owner in owners:
            name = owner.get("fullyQualifiedName") or owner.get("name", "")
            row = None
            if "id" not in owner:
                row = self._owner(resolver, str(owner.get("type")), name)
                if row is None:
                    missing.append(name)
                    continue
            kept.append(owner if row is None else {"id": row.id.hex(), "type": row.type})
        message = f"left out, since there are no such owners: {', '.join(missing)}" if missing else None
        return {**request, "owners": kept}, message

    def _owner(self, resolver: Resolver, kind: str, name: str) -> EntityRow | None:
        """The user or team of this name; the type asked for first."""
        for candidate in dict.fromkeys((kind, "user", "team")):
            try:
                row = resolver.named(self.context.types.get(candidate), name)
            except (NotFound, BadRequest):
                continue
            if row is not None and not row.deleted:
                return row
        return None
