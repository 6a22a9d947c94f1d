"""The generic operations that every entity type has."""

from __future__ import annotations

from typing import Any

from gazetteer.api import limits
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


ROUTES = [
    Route("POST", "", EDIT, _create, "Create an entity.", of_collection=True),
    Route("PUT", "", EDIT, _create_or_update, "Create an entity, or bring it up to date.", of_collection=True),
    Route(
        "PUT",
        "bulk",
        EDIT,
        _bulk,
        "Create or update many entities.",
        of_collection=True,
        work=Work.BULK,
        largest_body=limits.LARGEST_BULK_BODY,
    ),
    Route(
        "DELETE",
        "deleteStale",
        EDIT,
        _delete_stale,
        "Delete what a harvest no longer saw.",
        of_collection=True,
        work=Work.BULK,
        largest_body=limits.LARGEST_BULK_BODY,
    ),
    Route("PUT", "restore", EDIT, _restore, "Restore a deleted entity.", of_collection=True),
    Route("GET", "{id}", VIEW, _get, "An entity by id.", of_collection=True),
    Route("PATCH", "{id}", EDIT, _patch, "Change an entity by a JSON Patch.", of_collection=True),
    Route("DELETE", "{id}", EDIT, _delete, "Delete an entity.", of_collection=True, work=Work.BULK),
    Route("DELETE", "async/{id}", EDIT, _delete_async, "Delete an entity.", of_collection=True, work=Work.BULK),
    Route("GET", "{id}/versions", VIEW, _versions, "The history of an entity.", of_collection=True, work=Work.LIST),
    Route("GET", "{id}/versions/{version}", VIEW, _version, "One version of an entity.", of_collection=True),
    Route("PUT", "{id}/followers", EDIT, _follow, "Let a user follow an entity.", of_collection=True),
    Route("DELETE", "{id}/followers/{user}", EDIT, _unfollow, "Let a user unfollow an entity.", of_collection=True),
    Route("GET", "name/{fqn+}", VIEW, _get, "An entity by its FQN.", of_collection=True),
    Route("PATCH", "name/{fqn+}", EDIT, _patch, "Change an entity by a JSON Patch.", of_collection=True),
    Route("DELETE", "name/{fqn+}", EDIT, _delete, "Delete an entity.", of_collection=True, work=Work.BULK),
]
