"""How the runs of ingestion pipelines stand."""

from __future__ import annotations

from gazetteer.api.routing import Call, Operation, Reply, Route
from gazetteer.catalog import runs
from gazetteer.errors import NotFound


def _put(call: Call) -> Reply:
    runs.record(call.services.context, call.values["fqn"], call.object())
    return Reply(call.object(), 201)


def _get(call: Call) -> Reply:
    # Clients take a 404 for a broken server here: a run that is not known yet is an empty answer.
    try:
        found = runs.recorded(call.services.context, call.values["fqn"])
    except NotFound:
        return Reply(None)
    return Reply(next((run for run in found if run["runId"] == call.values["run"]), None))


def _list(call: Call) -> Reply:
    start, end = call.number("startTs", 0), call.number("endTs", 2**62)
    found = [
        run
        for run in runs.recorded(call.services.context, call.values["fqn"])
        if start <= int(run.get("timestamp") or run.get("startDate") or 0) <= end
    ]
    return Reply({"data": found, "paging": {"total": len(found)}})


_BASE = "services/ingestionPipelines/{fqn+}/pipelineStatus"

ROUTES = [
    Route("PUT", _BASE, Operation.EDIT, _put, "Record how a run stands."),
    Route("GET", _BASE + "/{run}", Operation.VIEW, _get, "How one run stands; empty if it is not known."),
    Route("GET", _BASE, Operation.VIEW, _list, "The last runs."),
]
