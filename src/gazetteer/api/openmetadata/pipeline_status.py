"""How the runs of ingestion pipelines stand."""

from __future__ import annotations

from gazetteer.api import parameters
from gazetteer.api.replies import Reply
from gazetteer.api.requests import ApiRequest
from gazetteer.api.routing import Route
from gazetteer.auth.rights import Operation
from gazetteer.catalog import pipeline_runs
from gazetteer.domain import event_kinds
from gazetteer.errors import NotFound
from gazetteer.events import log
from gazetteer.kit import clock, json


def _put(request: ApiRequest) -> Reply:
    row, kept = pipeline_runs.record(request.context, request.actor, request.values["fqn"], request.object())
    updated = [{"name": "pipelineStatus", "newValue": json.dumps(kept)}]
    changed = {"fieldsAdded": [], "fieldsUpdated": updated, "fieldsDeleted": []}
    # Clients have no kind of event for it; the newest one that they know tells the rest.
    event = log.latest(request.context, row.pk, request.base)
    told = {"eventType": event_kinds.ENTITY_UPDATED, "timestamp": clock.milliseconds(), "changeDescription": changed}
    return Reply({**event, **told, "userName": request.actor.name}, 201)


def _get(request: ApiRequest) -> Reply:
    # Clients take a 404 for a broken server here: a run that is not known yet is an empty answer.
    try:
        found = pipeline_runs.recorded(request.context, request.values["fqn"])
    except NotFound:
        found = []
    run = next((run for run in found if run["runId"] == request.values["run"]), None)
    return Reply(run, 200 if run is not None else 204)


def _list(request: ApiRequest) -> Reply:
    start, end = request.number("startTs", 0), request.number("endTs", 2**62)
    found = [
        run
        for run in pipeline_runs.recorded(request.context, request.values["fqn"])
        if start <= int(run.get("timestamp") or run.get("startDate") or 0) <= end
    ]
    return Reply({"data": found, "paging": {"total": len(found)}})


_BASE = "services/ingestionPipelines/{fqn+}/pipelineStatus"

VIEW = Operation.VIEW
RUN = parameters.fields_of("runId", runId={"type": "string", "minLength": 1})
RUNS = parameters.exactly(parameters.page_of({"type": "object"}))
QUERY = (
    parameters.number("startTs", "Begun then or later, in epoch milliseconds."),
    parameters.number("endTs", "Begun then or before, in epoch milliseconds."),
)

ROUTES = [
    Route("PUT", _BASE, Operation.EDIT, _put, "Record how a run stands.", body=RUN, statuses=(201,)),
    Route("GET", _BASE + "/{run}", VIEW, _get, "How one run stands; empty if it is not known.", statuses=(200, 204)),
    Route("GET", _BASE, VIEW, _list, "The last runs.", query=QUERY, answer=RUNS),
]
