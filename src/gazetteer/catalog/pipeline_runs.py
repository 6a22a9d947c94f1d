"""How the runs of ingestion pipelines stand: the last ones of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from gazetteer.auth.actor import Actor
from gazetteer.catalog.context import Context
from gazetteer.catalog.documents import markers
from gazetteer.catalog.documents.resolve import Resolver
from gazetteer.domain import event_kinds, fqn, secret_shapes, secrets
from gazetteer.domain.line import NEWEST
from gazetteer.domain.secrets import MASK, Rule
from gazetteer.errors import BadRequest, NotFound
from gazetteer.kit import json
from gazetteer.storage import entity_store, event_store, series_store
from gazetteer.storage.dialect import Session
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.series_store import Series
from gazetteer.storage.transaction import WriteTransaction

# Of one pipeline.
KEPT = 50

# A run as clients of OpenMetadata record it, which the line's models lack.
_MODELS: Mapping[str, Mapping[str, str]] = {
    "run": {
        "runId": "text",
        "pipelineState": "text",
        "startDate": "integer",
        "timestamp": "integer",
        "endDate": "integer",
        "status": "[step]",
        "config": secrets.of_field(NEWEST, "SourceConfig", "config"),
    },
    "step": {
        "name": "text",
        "records": "integer",
        "updated_records": "integer",
        "warnings": "integer",
        "errors": "integer",
        "filtered": "integer",
        "failures": "[failure]",
    },
    "failure": {"name": "text", "error": "text", "stackTrace": "text"},
}


@cache
def _rule() -> Rule:
    return secrets.of_model(NEWEST, "run", _MODELS)


# What drivers and their messages say of how they connected: there it is never a word of a person.
_ASSIGNED = re.compile(r"(?i)(\w*(?:passw(?:or)?d|pwd|secret|token)\w*['\"]?\s*[=:]\s*)['\"]?[^\s'\",;&)]+")


def _without_assigned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_assigned(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_assigned(item) for item in value]
    return _ASSIGNED.sub(rf"\1{MASK}", value) if isinstance(value, str) else value


def masked(status: dict[str, Any]) -> dict[str, Any]:
    """The state of a run without its secrets: nobody needs them again, so they are not kept."""
    texts = markers.escaped(_without_assigned(secret_shapes.masked_inside(status)))
    found: dict[str, Any] = markers.shown(_rule().sealed(texts, lambda _secret: MASK))
    return found


def record(context: Context, actor: Actor, pipeline: str, status: dict[str, Any]) -> tuple[EntityRow, dict[str, Any]]:
    """Keep the state of a run, in place of an earlier one of the same `runId`: the pipeline, and what is kept.

    Raises:
        NotFound: there is no such pipeline.
        BadRequest: the status has no `runId`, or one that is too long.
    """
    identity = status.get("runId")
    if not isinstance(identity, str) or not identity:
        raise BadRequest("a pipelineStatus needs a runId, which is a text and not empty")
    fqn.check_key(identity, "the runId of a pipelineStatus")
    with context.database.read() as session:
        row = _pipeline(session, context, pipeline)
    kept = masked(status)
    context.database.write(RecordRun(actor, row, identity, kept))
    return row, kept


@dataclass(frozen=True)
class RecordRun:
    """A unit of work: keep the state of a run; the same state again changes nothing."""

    actor: Actor
    pipeline: EntityRow
    run_id: str
    status: dict[str, Any]

    def apply(self, write: WriteTransaction) -> None:
        """Write it; raises NotFound if the pipeline is gone."""
        pk = self.pipeline.pk
        row = _there(entity_store.by_pks(write.session, [pk]).get(pk), self.pipeline.name)
        stored = series_store.value(write.session, _runs(pk), self.run_id)
        if stored is not None and json.canonical(json.loads(stored)) == json.canonical(self.status):
            return
        series_store.record(write, _runs(pk), self.run_id, json.dumps(self.status), most=KEPT)
        state = self.status.get("pipelineState")
        shown = {"runId": self.run_id, "pipelineState": state if isinstance(state, str) else None}
        change = json.dumps({"added": [], "updated": [("pipelineStatus", None, shown)], "deleted": []})
        event_store.add_event(write, event_kinds.RUN_RECORDED, self.actor.pk, about=row, change=change)


def recorded(context: Context, pipeline: str) -> list[dict[str, Any]]:
    """The runs of a pipeline, the one that was recorded last first.

    Raises:
        NotFound: there is no such pipeline.
    """
    with context.database.read() as session:
        row = _pipeline(session, context, pipeline)
        return [json.loads(text) for text in series_store.values(session, _runs(row.pk))]


def _runs(pipeline_pk: int) -> Series:
    return Series(pipeline_pk, "run")


def _pipeline(session: Session, context: Context, name: str) -> EntityRow:
    row = Resolver(session, context.types).named(context.types.get("ingestionPipeline"), name)
    return _there(row, name)


def _there(row: EntityRow | None, name: str) -> EntityRow:
    if row is None or row.deleted:
        raise NotFound(f"ingestionPipeline instance for {name} not found")
    return row
