"""What the server says of itself: version, keys, settings."""

from __future__ import annotations

from gazetteer import __version__
from gazetteer.api import limits, parameters
from gazetteer.api.parameters import TEXT
from gazetteer.api.pools import Work
from gazetteer.api.replies import Reply
from gazetteer.api.requests import ApiRequest
from gazetteer.api.routing import Route
from gazetteer.auth import rights
from gazetteer.auth.rights import Operation
from gazetteer.auth.tokens import ISSUER
from gazetteer.catalog import checkpoints, settings
from gazetteer.errors import BadRequest, NotFound
from gazetteer.kit import clock
from gazetteer.monitoring import health

NO_REVISION = "0" * 40


def _version(request: ApiRequest) -> Reply:
    return Reply({"version": request.line.version, "revision": NO_REVISION, "timestamp": clock.milliseconds()})


def _health(request: ApiRequest) -> Reply:
    health.check(request.context.database)
    return Reply({"status": "healthy", "version": __version__})


def _jwks(request: ApiRequest) -> Reply:
    return Reply(request.services.tokens.public_keys())


def _auth(request: ApiRequest) -> Reply:
    return Reply(
        {
            "provider": "basic",
            "providerName": ISSUER,
            "publicKeyUrls": [f"{request.base}/system/config/jwks"],
            "enableSelfSignup": False,
        }
    )


def _setting(request: ApiRequest) -> Reply:
    name = request.values["name"]
    value = settings.read(request.context, request.actor, name)
    return Reply(None if value is None else {"config_type": name, "config_value": value})


def _put_setting(request: ApiRequest) -> Reply:
    rights.check_administrator(request.actor, "change settings")
    body = request.object()
    name, value = body.get("config_type"), body.get("config_value")
    if not isinstance(name, str) or not isinstance(value, dict):
        raise BadRequest("the body needs config_type as a text and config_value as an object")
    settings.change(request.context, request.actor, name, value)
    return Reply({"config_type": name, "config_value": settings.read(request.context, request.actor, name)})


def _checkpoint(request: ApiRequest) -> Reply:
    rights.check_harvester(request.actor, "read how far a harvest came")
    found = checkpoints.read(request.context, request.values["key"])
    if found is None:
        raise NotFound(f"there is no checkpoint {request.values['key']!r}")
    return Reply(found)


def _put_checkpoint(request: ApiRequest) -> Reply:
    rights.check_harvester(request.actor, "note how far a harvest came")
    state = request.object()
    checkpoints.keep(request.context, request.values["key"], state)
    return Reply(checkpoints.read(request.context, request.values["key"]))


def _delete_checkpoint(request: ApiRequest) -> Reply:
    checkpoints.forget(request.context, request.values["key"])
    return Reply(None, 204)


PUBLIC, VIEW, EDIT = Operation.PUBLIC, Operation.VIEW, Operation.EDIT

VERSION = parameters.fields_of("version", version=TEXT, revision=TEXT, timestamp=parameters.NUMBER)
HEALTH = parameters.fields_of("status", status={"enum": ["healthy"]}, version=TEXT)
KEYS = parameters.fields_of("keys", keys={"type": "array", "items": {"type": "object"}})
SIGN_IN = parameters.fields_of("provider", provider=TEXT, publicKeyUrls={"type": "array", "items": TEXT})
SETTING = parameters.fields_of("config_type", "config_value", config_type=TEXT, config_value={"type": "object"})
SETTING_OR_NONE = parameters.exactly({"type": ["object", "null"]})
STATE = parameters.OBJECT

ROUTES = [
    Route("GET", "system/version", PUBLIC, _version, "The version that clients compare with theirs.", answer=VERSION),
    Route(
        "GET",
        "health",
        PUBLIC,
        _health,
        "Whether the server can do its work; 503 if not.",
        work=Work.PROBE,
        answer=HEALTH,
    ),
    Route("GET", "system/config/jwks", PUBLIC, _jwks, "The keys that verify our tokens.", answer=KEYS),
    Route("GET", "system/config/auth", PUBLIC, _auth, "How to sign in.", answer=SIGN_IN),
    Route(
        "GET",
        "system/settings/{name}",
        VIEW,
        _setting,
        "A setting; null if it is not set.",
        answer=SETTING_OR_NONE,
    ),
    Route("PUT", "system/settings", EDIT, _put_setting, "Change a setting.", body=SETTING, answer=SETTING),
    Route("GET", "system/checkpoints/{key}", EDIT, _checkpoint, "How far an interrupted harvest came.", answer=STATE),
    Route(
        "PUT",
        "system/checkpoints/{key}",
        EDIT,
        _put_checkpoint,
        "Note how far a harvest came.",
        body=STATE,
        largest_body=limits.LARGEST_CHECKPOINT,
        answer=STATE,
    ),
    Route(
        "DELETE",
        "system/checkpoints/{key}",
        EDIT,
        _delete_checkpoint,
        "Forget how far a harvest came.",
        statuses=(204,),
    ),
]
