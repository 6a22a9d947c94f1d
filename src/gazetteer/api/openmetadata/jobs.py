"""Jobs: what goes on after an answer was given. Ours; OpenMetadata has nothing like it."""

from __future__ import annotations

from gazetteer.api import parameters
from gazetteer.api.replies import Reply
from gazetteer.api.requests import ApiRequest
from gazetteer.api.routing import Route
from gazetteer.auth import rights
from gazetteer.auth.rights import Operation
from gazetteer.catalog import jobs
from gazetteer.errors import BadRequest

LARGEST_LIST = 1000


def _list(request: ApiRequest) -> Reply:
    rights.check_administrator(request.actor, "see jobs")
    limit = min(request.number("limit", 50, least=1), LARGEST_LIST)
    return Reply({"data": jobs.newest(request.context, limit)})


def _show(request: ApiRequest) -> Reply:
    rights.check_administrator(request.actor, "see jobs")
    text = request.values["id"]
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise BadRequest(f"the job is {text!r}; expected its number, as the list of jobs shows it")
    return Reply(jobs.one(request.context, int(text)))


QUERY = (parameters.number("limit", "At most so many.", least=1, default=50, cut_to=LARGEST_LIST),)
JOBS = parameters.exactly(parameters.page_of({"type": "object"}))

ROUTES = [
    Route("GET", "system/jobs", Operation.VIEW, _list, "The newest jobs, newest first.", query=QUERY, answer=JOBS),
    Route("GET", "system/jobs/{id}", Operation.VIEW, _show, "One job, and how far it came."),
]
