"""The generic operations that every entity type has."""

from __future__ import annotations

from typing import Any

from gazetteer.api.routing import Call, Operation, Reply, Route
from gazetteer.catalog import bulk, put, read, remove
from gazetteer.catalog.put import Answer
from gazetteer.errors import BadRequest
from gazetteer.events import log
from gazetteer.ingestion.writer import RowResult

VIEW, EDIT = Operation.VIEW, Operation.EDIT
LARGEST_BULK = 20_000


def _show(entity: dict[str, Any], status: int = 200, outcome: str | None = None) -> Reply:
    headers = {"ETag": f'W/"{entity["version"]}"'} if "version" in entity else {}
    if outcome is not None:
        headers["X-OpenMetadata-Change"] = outcome
    return Reply(entity, status, headers)


def answered(answer: Answer) -> Reply:
    """An entity after a write, with what happened to it in the headers."""
    return _show(answer.entity, answer.written.status, answer.written.outcome)


def _create(call: Call) -> Reply:
    return answered(put.create(call.services.context, call.type, call.view(fields=False), call.object()))


def _create_or_update(call: Call) -> Reply:
    return answered(put.create_or_update(call.services.context, call.type, call.view(fields=False), call.object()))


def _get(call: Call) -> Reply:
    return _show(read.get(call.services.context, call.type, call.values["id"], call.view(), by_name=False))


def _get_by_name(call: Call) -> Reply:
    return _show(read.get(call.services.context, call.type, call.values["fqn"], call.view(), by_name=True))


def _patch(call: Call, key: str, *, by_name: bool) -> Reply:
    answer = put.patch(
        call.services.context,
        call.type,
        call.view(fields=False),
        key,
        call.json(),
        by_name=by_name,
        if_match=call.headers.get("if-match"),
    )
    return answered(answer)


def _patch_by_id(call: Call) -> Reply:
    return _patch(call, call.values["id"], by_name=False)


def _patch_by_name(call: Call) -> Reply:
    return _patch(call, call.values["fqn"], by_name=True)


def _delete(call: Call, key: str, *, by_name: bool) -> Reply:
    answer = remove.remove(
        call.services.context,
        call.type,
        call.view(fields=False),
        key,
        by_name=by_name,
        recursive=call.flag("recursive"),
        hard=call.flag("hardDelete"),
    )
    return answered(answer)


def _delete_by_id(call: Call) -> Reply:
    return _delete(call, call.values["id"], by_name=False)


def _delete_by_name(call: Call) -> Reply:
    return _delete(call, call.values["fqn"], by_name=True)


def _delete_async(call: Call) -> Reply:
    answer = remove.remove(
        call.services.context,
        call.type,
        call.view(fields=False),
        call.values["id"],
        by_name=False,
        recursive=call.flag("recursive"),
        hard=call.flag("hardDelete"),
    )
    # The deletion is done already; the id of the entity serves as the job's.
    return Reply({"jobId": answer.entity["id"], "message": f"{call.type.name} is deleted"}, 202)


def _restore(call: Call) -> Reply:
    identity = call.object().get("id")
    if not isinstance(identity, str):
        raise BadRequest('the body has to be {"id": "<the id of the entity>"}')
    return answered(remove.restore(call.services.context, call.type, call.view(fields=False), identity))


def _versions(call: Call) -> Reply:
    return Reply(read.versions(call.services.context, call.type, call.values["id"], call.view(fields=False)))


def _version(call: Call) -> Reply:
    text = call.values["version"]
    try:
        number = round(float(text) * 10)
    except (ValueError, OverflowError) as error:
        raise BadRequest(f"the version is {text!r}; expected a number such as 0.2") from error
    view = call.view(fields=False)
    return _show(read.version(call.services.context, call.type, call.values["id"], number, view))


def bulk_result(results: list[RowResult], *, dry_run: bool = False) -> dict[str, Any]:
    """The results of rows as the wire has them."""
    failed = [
        {"request": row.request, "message": row.message, "status": row.status} for row in results if row.status >= 400
    ]
    passed = [{"request": row.request, "status": row.status} for row in results if row.status < 400]
    status = "success" if not failed else "partialSuccess" if passed else "failure"
    return {
        "dryRun": dry_run,
        "status": status,
        "numberOfRowsProcessed": len(results),
        "numberOfRowsPassed": len(passed),
        "numberOfRowsFailed": len(failed),
        "successRequest": passed,
        "failedRequest": failed,
    }


def _bulk(call: Call) -> Reply:
    requests = call.json()
    if not isinstance(requests, list):
        raise BadRequest("the body has to be a list of Create requests")
    if len(requests) > LARGEST_BULK:
        raise BadRequest(f"the body has {len(requests)} rows; at most {LARGEST_BULK} are allowed")
    work = bulk.Bulk(call.services.context, call.type, call.actor, override=call.flag("overrideMetadata"))
    return Reply(bulk_result(work.run(requests)))


def _delete_stale(call: Call) -> Reply:
    body = call.object()
    scope, scope_type, seen = body.get("scopeFqn"), body.get("scopeEntityType"), body.get("seenFqns", [])
    if not isinstance(scope, str) or not isinstance(scope_type, str) or not _texts(seen):
        raise BadRequest("the body needs scopeFqn and scopeEntityType as texts, and seenFqns as a list of texts")
    dry_run = bool(body.get("dryRun", False))
    results = remove.delete_stale(
        call.services.context,
        call.type,
        call.view(fields=False),
        scope_type=scope_type,
        scope=scope,
        seen=seen,
        recursive=bool(body.get("recursive", True)),
        hard=bool(body.get("hardDelete", False)),
        dry_run=dry_run,
    )
    return Reply(bulk_result(results, dry_run=dry_run))


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _follow(call: Call) -> Reply:
    user = call.json()
    if not isinstance(user, str):
        raise BadRequest("the body has to be the id of a user as a JSON string")
    return _following(call, user, on=True)


def _unfollow(call: Call) -> Reply:
    return _following(call, call.values["user"], on=False)


def _following(call: Call, user: str, *, on: bool) -> Reply:
    context = call.services.context
    answer = remove.follow(context, call.type, call.view(fields=False), call.values["id"], user, on=on)
    return Reply(log.latest(context, answer.written.pk, call.base))


ROUTES = [
    Route("POST", "", EDIT, _create, "Create an entity.", of_collection=True),
    Route("PUT", "", EDIT, _create_or_update, "Create an entity, or bring it up to date.", of_collection=True),
    Route("PUT", "bulk", EDIT, _bulk, "Create or update many entities.", of_collection=True),
    Route("DELETE", "deleteStale", EDIT, _delete_stale, "Delete what a harvest no longer saw.", of_collection=True),
    Route("PUT", "restore", EDIT, _restore, "Restore a deleted entity.", of_collection=True),
    Route("GET", "{id}", VIEW, _get, "An entity by id.", of_collection=True),
    Route("PATCH", "{id}", EDIT, _patch_by_id, "Change an entity by a JSON Patch.", of_collection=True),
    Route("DELETE", "{id}", EDIT, _delete_by_id, "Delete an entity.", of_collection=True),
    Route("DELETE", "async/{id}", EDIT, _delete_async, "Delete an entity.", of_collection=True),
    Route("GET", "{id}/versions", VIEW, _versions, "The history of an entity.", of_collection=True),
    Route("GET", "{id}/versions/{version}", VIEW, _version, "One version of an entity.", of_collection=True),
    Route("PUT", "{id}/followers", EDIT, _follow, "Let a user follow an entity.", of_collection=True),
    Route("DELETE", "{id}/followers/{user}", EDIT, _unfollow, "Let a user unfollow an entity.", of_collection=True),
    Route("GET", "name/{fqn+}", VIEW, _get_by_name, "An entity by its FQN.", of_collection=True),
    Route("PATCH", "name/{fqn+}", EDIT, _patch_by_name, "Change an entity by a JSON Patch.", of_collection=True),
    Route("DELETE", "name/{fqn+}", EDIT, _delete_by_name, "Delete an entity.", of_collection=True),
]
