"""The generic operations that every entity type has."""

from __future__ import annotations

from functools import partial
from typing import Any

from gazetteer.api import limits, parameters
from gazetteer.api.pools import Work
from gazetteer.api.replies import Reply, bulk_result
from gazetteer.api.requests import ApiRequest
from gazetteer.api.routing import Route
from gazetteer.auth.rights import Operation
from gazetteer.catalog import put, read, versions
from gazetteer.catalog.bulk import Bulk
from gazetteer.catalog.delete import Deletion, delete, restore
from gazetteer.catalog.delete_stale import Sweep, delete_stale
from gazetteer.catalog.follow import follow
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import Answer
from gazetteer.catalog.writing.intent import Intent
from gazetteer.errors import BadRequest
from gazetteer.events import log

VIEW, EDIT = Operation.VIEW, Operation.EDIT


def _show(entity: dict[str, Any], status: int = 200, outcome: str | None = None) -> Reply:
    headers = {"ETag": f'W/"{entity["version"]}"'} if "version" in entity else {}
    if outcome is not None:
        headers["X-OpenMetadata-Change"] = outcome
    return Reply(entity, status, headers)


def answered(answer: Answer) -> Reply:
    """An entity after a write, with what happened to it in the headers."""
    return _show(answer.entity, answer.written.status, answer.written.outcome)


def _create(request: ApiRequest) -> Reply:
    return answered(put.create(request.context, request.type, request.view(), request.object()))


def _create_or_update(request: ApiRequest) -> Reply:
    view, if_match = request.view(), request.headers.get("if-match")
    return answered(put.create_or_update(request.context, request.type, view, request.object(), if_match=if_match))


def _get(request: ApiRequest) -> Reply:
    return _show(read.get(request.context, request.type, request.key, request.view()))


def _patch(request: ApiRequest) -> Reply:
    view, operations = request.view(fields=False), request.json()
    if_match = request.headers.get("if-match")
    return answered(patch(request.context, request.type, view, request.key, operations, if_match))


def _deleted(request: ApiRequest) -> Answer:
    view = request.view(fields=False)
    if_match = request.headers.get("if-match")
    wanted = Deletion(recursive=request.flag("recursive"), hard=request.flag("hardDelete"), if_match=if_match)
    return delete(request.context, request.type, view, request.key, wanted)


def _delete(request: ApiRequest) -> Reply:
    return answered(_deleted(request))


def _delete_async(request: ApiRequest) -> Reply:
    answer = _deleted(request)
    # The deletion is done already; the id of the entity serves as the job's.
    return Reply({"jobId": answer.entity["id"], "message": f"{request.type.name} is deleted"}, 202)


def _restore(request: ApiRequest) -> Reply:
    identity = request.object().get("id")
    if not isinstance(identity, str):
        raise BadRequest('the body has to be {"id": "<the id of the entity>"}')
    return answered(restore(request.context, request.type, request.view(fields=False), identity))


def _versions(request: ApiRequest) -> Reply:
    return Reply(versions.versions(request.context, request.type, request.values["id"], request.view(fields=False)))


def _version(request: ApiRequest) -> Reply:
    text = request.values["version"]
    try:
        number = round(float(text) * 10)
    except (ValueError, OverflowError) as error:
        raise BadRequest(f"the version is {text!r}; expected a number such as 0.2") from error
    view = request.view(fields=False)
    return _show(versions.version(request.context, request.type, request.values["id"], number, view))


def _bulk(request: ApiRequest) -> Reply:
    requests = request.rows()
    if len(requests) > limits.LARGEST_BULK:
        raise BadRequest(f"the body has {len(requests)} rows; at most {limits.LARGEST_BULK} are allowed")
    intent = Intent(request.context, request.type, request.actor, request.flag("overrideMetadata"))
    return Reply(bulk_result(Bulk(intent).run(requests)))


def _delete_stale(request: ApiRequest) -> Reply:
    body = request.object()
    scope, scope_type, seen = body.get("scopeFqn"), body.get("scopeEntityType"), body.get("seenFqns", [])
    if not isinstance(scope, str) or not isinstance(scope_type, str) or not _texts(seen):
        raise BadRequest("the body needs scopeFqn and scopeEntityType as texts, and seenFqns as a list of texts")
    dry_run = bool(body.get("dryRun", False))
    deletion = Deletion(recursive=bool(body.get("recursive", True)), hard=bool(body.get("hardDelete", False)))
    sweep = Sweep(scope_type, scope, seen, deletion, dry_run)
    results = delete_stale(request.context, request.type, request.view(fields=False), sweep)
    return Reply(bulk_result(results, dry_run=dry_run))


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _follow(request: ApiRequest) -> Reply:
    user = request.json()
    if not isinstance(user, str):
        raise BadRequest("the body has to be the id of a user as a JSON string")
    return _following(request, user, on=True)


def _unfollow(request: ApiRequest) -> Reply:
    return _following(request, request.values["user"], on=False)


def _following(request: ApiRequest, user: str, *, on: bool) -> Reply:
    answer = follow(request.context, request.type, request.view(fields=False), request.values["id"], user, on=on)
    return Reply(log.latest(request.context, answer.written.pk, request.base))


CREATE, ENTITY, BULK = parameters.create_request, parameters.entity, parameters.BULK_RESULT
SHOWN = (parameters.FIELDS, parameters.INCLUDE)
INCLUDED = (parameters.INCLUDE,)
DELETED = (
    parameters.flag("recursive", "With what is below it; without, an entity that is not empty stays."),
    parameters.flag("hardDelete", "For good, in place of a mark that a restore takes back."),
    parameters.INCLUDE,
)
MANY = (parameters.flag("overrideMetadata", "Overwrite what people wrote, though a bot asks."),)
SWEEP = parameters.fields_of(
    "scopeFqn",
    "scopeEntityType",
    scopeFqn=parameters.TEXT,
    scopeEntityType=parameters.TEXT,
    seenFqns={"type": "array", "items": parameters.TEXT},
    dryRun={},
    recursive={},
    hardDelete={},
)
HISTORY = parameters.fields_of("versions", entityType=parameters.TEXT, versions={"type": "array"})

_showing = partial(Route, "GET", operation=VIEW, of_collection=True)
_writing = partial(Route, operation=EDIT, of_collection=True, query=INCLUDED)
_patching = partial(_writing, "PATCH", handler=_patch, body=parameters.PATCH, answer=ENTITY)
_deleting = partial(Route, "DELETE", operation=EDIT, of_collection=True, query=DELETED, work=Work.BULK)
_many = partial(_writing, work=Work.BULK, largest_body=limits.LARGEST_BULK_BODY, answer=BULK)
_making = partial(_writing, path="", query=SHOWN, body=CREATE, answer=ENTITY)

ROUTES = [
    _making("POST", handler=_create, summary="Create an entity.", statuses=(201,)),
    _making(
        "PUT",
        handler=_create_or_update,
        summary="Create an entity, or bring it up to date.",
        statuses=(200, 201),
    ),
    _many(
        "PUT",
        "bulk",
        handler=_bulk,
        summary="Create or update many entities.",
        query=MANY,
        body=parameters.create_requests,
    ),
    _many(
        "DELETE",
        "deleteStale",
        handler=_delete_stale,
        summary="Delete what a harvest no longer saw.",
        body=SWEEP,
    ),
    _writing(
        "PUT",
        "restore",
        handler=_restore,
        summary="Restore a deleted entity.",
        body=parameters.IDENTIFIED,
        largest_body=limits.SMALL_BODY,
        answer=ENTITY,
    ),
    _showing("{id}", handler=_get, summary="An entity by id.", query=SHOWN, answer=ENTITY),
    _showing("name/{fqn+}", handler=_get, summary="An entity by its FQN.", query=SHOWN, answer=ENTITY),
    _patching("{id}", summary="Change an entity by a JSON Patch."),
    _patching("name/{fqn+}", summary="Change an entity by a JSON Patch."),
    _deleting("{id}", handler=_delete, summary="Delete an entity.", answer=ENTITY),
    _deleting("name/{fqn+}", handler=_delete, summary="Delete an entity.", answer=ENTITY),
    _deleting("async/{id}", handler=_delete_async, summary="Delete an entity.", statuses=(202,)),
    _showing(
        "{id}/versions",
        handler=_versions,
        summary="The history of an entity.",
        query=INCLUDED,
        work=Work.LIST,
        answer=HISTORY,
    ),
    _showing(
        "{id}/versions/{version}",
        handler=_version,
        summary="One version of an entity.",
        query=INCLUDED,
        answer=ENTITY,
    ),
    _writing(
        "PUT",
        "{id}/followers",
        handler=_follow,
        summary="Let a user follow an entity.",
        body=parameters.UUID_TEXT,
        largest_body=limits.SMALL_BODY,
    ),
    _writing(
        "DELETE",
        "{id}/followers/{user}",
        handler=_unfollow,
        summary="Let a user unfollow an entity.",
    ),
]
