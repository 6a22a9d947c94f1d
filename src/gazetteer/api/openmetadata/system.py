"""What the server says of itself: version, keys, settings."""

from __future__ import annotations

from gazetteer import __version__
from gazetteer.api.routing import Call, Operation, Reply, Route
from gazetteer.auth.tokens import ISSUER
from gazetteer.errors import BadRequest, NotAllowed, NotFound
from gazetteer.kit import clock, json
from gazetteer.monitoring import health
from gazetteer.storage import account_store
from gazetteer.storage.transaction import WriteFunction

NO_REVISION = "0" * 40


def _version(call: Call) -> Reply:
    return Reply({"version": call.line.version, "revision": NO_REVISION, "timestamp": clock.milliseconds()})


def _health(call: Call) -> Reply:
    health.check(call.services.context.database)
    return Reply({"status": "healthy", "version": __version__})


def _jwks(call: Call) -> Reply:
    return Reply(call.services.tokens.public_keys())


def _auth(call: Call) -> Reply:
    return Reply(
        {
            "provider": "basic",
            "providerName": ISSUER,
            "publicKeyUrls": [f"{call.base}/system/config/jwks"],
            "enableSelfSignup": False,
        }
    )


def _setting(call: Call) -> Reply:
    name = call.values["name"]
    with call.services.context.database.read() as session:
        stored = account_store.setting(session, f"openmetadata.{name}")
    return Reply(None if stored is None else {"config_type": name, "config_value": json.loads(stored)})


def _put_setting(call: Call) -> Reply:
    if not call.actor.is_admin:
        raise NotAllowed("only administrators may change settings")
    body = call.object()
    name, value = body.get("config_type"), body.get("config_value")
    if not isinstance(name, str) or not isinstance(value, dict):
        raise BadRequest("the body needs config_type as a text and config_value as an object")
    text = json.dumps(value)
    statement = WriteFunction(lambda write: account_store.set_setting(write, f"openmetadata.{name}", text))
    call.services.context.database.write(statement)
    return Reply({"config_type": name, "config_value": value})


def _checkpoint(call: Call) -> Reply:
    with call.services.context.database.read() as session:
        stored = account_store.setting(session, f"checkpoint.{call.values['key']}")
    if stored is None:
        raise NotFound(f"there is no checkpoint {call.values['key']!r}")
    return Reply(json.loads(stored))


def _put_checkpoint(call: Call) -> Reply:
    text = json.dumps(call.object())
    key = f"checkpoint.{call.values['key']}"
    call.services.context.database.write(WriteFunction(lambda write: account_store.set_setting(write, key, text)))
    return Reply(json.loads(text))


def _delete_checkpoint(call: Call) -> Reply:
    key = f"checkpoint.{call.values['key']}"
    call.services.context.database.write(WriteFunction(lambda write: account_store.set_setting(write, key, None)))
    return Reply(None)


PUBLIC, VIEW, EDIT = Operation.PUBLIC, Operation.VIEW, Operation.EDIT

ROUTES = [
    Route("GET", "system/version", PUBLIC, _version, "The version that clients compare with their own."),
    Route("GET", "health", PUBLIC, _health, "Whether the server can do its work; 503 if not."),
    Route("GET", "system/config/jwks", PUBLIC, _jwks, "The keys that verify our tokens."),
    Route("GET", "system/config/auth", PUBLIC, _auth, "How to sign in."),
    Route("GET", "system/settings/{name}", VIEW, _setting, "A setting; empty if it is not set."),
    Route("PUT", "system/settings", EDIT, _put_setting, "Change a setting."),
    Route("GET", "system/checkpoints/{key}", EDIT, _checkpoint, "How far an interrupted harvest came."),
    Route("PUT", "system/checkpoints/{key}", EDIT, _put_checkpoint, "Note how far a harvest came."),
    Route("DELETE", "system/checkpoints/{key}", EDIT, _delete_checkpoint, "Forget how far a harvest came."),
]
