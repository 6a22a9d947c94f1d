"""How the runs of ingestion pipelines stand: the last ones of each."""

from __future__ import annotations

from typing import Any

from gazetteer.catalog.context import Context
from gazetteer.catalog.documents.resolve import Resolver
from gazetteer.errors import BadRequest, NotFound
from gazetteer.kit import json
from gazetteer.storage import account_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.transaction import WriteFunction, WriteTransaction

KEPT = 50


def record(context: Context, pipeline: str, status: dict[str, Any]) -> None:
    """Keep the state of a run, in place of an earlier one of the same `runId`.

    Raises:
        NotFound: there is no such pipeline.
        BadRequest: the status has no `runId`.
    """
    identity = status.get("runId")
    if not isinstance(identity, str):
        raise BadRequest("a pipelineStatus needs a runId")
    with context.database.read() as session:
        key = _key(session, context, pipeline)

    def write_it(write: WriteTransaction) -> None:
        kept = [run for run in _stored(write.session, key) if run.get("runId") != identity]
        account_store.set_setting(write, key, json.dumps([status, *kept][:KEPT]))

    context.database.write(WriteFunction(write_it))


def recorded(context: Context, pipeline: str) -> list[dict[str, Any]]:
    """The runs of a pipeline, the one that was recorded last first.

    Raises:
        NotFound: there is no such pipeline.
    """
    with context.database.read() as session:
        return _stored(session, _key(session, context, pipeline))


def _key(session: Session, context: Context, pipeline: str) -> str:
    row = Resolver(session, context.types).named(context.types.get("ingestionPipeline"), pipeline)
    if row is None or row.deleted:
        raise NotFound(f"ingestionPipeline instance for {pipeline} not found")
    return f"runs.{row.id.hex()}"


def _stored(session: Session, key: str) -> list[dict[str, Any]]:
    text = account_store.setting(session, key)
    found: list[dict[str, Any]] = json.loads(text) if text else []
    return found
