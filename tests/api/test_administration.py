"""What bots may write, the last administrator, and the operator, who is no user."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from gazetteer.app import Platform
from gazetteer.auth import subject
from gazetteer.catalog.checking import check
from gazetteer.cli.access import _Local
from gazetteer.errors import Refused
from gazetteer.kit import json
from gazetteer.storage import account_store
from gazetteer.storage.transaction import WriteFunction, WriteTransaction
from tests.api_fixtures import Api

KIM = {"name": "kim", "email": "kim@example.org", "password": "correct horse"}
NOT_HARVESTED = {
    "users": KIM,
    "roles": {"name": "r", "policies": ["DataConsumerPolicy"]},
    "policies": {"name": "p", "rules": []},
    "bots": {"name": "b", "botUser": "ingestion-bot"},
    "teams": {"name": "t", "teamType": "Group"},
    "services/testConnectionDefinitions": {"name": "Mine", "steps": []},
}
SEEDED = {
    "users": "admin",
    "roles": "DataConsumer",
    "policies": "DataConsumerPolicy",
    "bots": "ingestion-bot",
    "teams": "Organization",
    "services/testConnectionDefinitions": "Postgres.testConnectionDefinition",
}


@pytest.fixture
def operator(platform: Platform) -> _Local:
    """Who asks through the socket of the home."""
    return _Local(platform)


@pytest.mark.parametrize("collection", NOT_HARVESTED)
def test_a_bot_writes_nothing_that_no_harvest_writes(admin_api: Api, bot_api: Api, collection: str) -> None:
    request, there = NOT_HARVESTED[collection], admin_api.ok("GET", f"/{collection}/name/{SEEDED[collection]}")
    patch = [{"op": "add", "path": "/displayName", "value": "x"}]
    one, named = f"/{collection}/{there['id']}", f"/{collection}/name/{SEEDED[collection]}"
    refused: list[tuple[str, str, Any]] = [
        ("POST", f"/{collection}", request),
        ("PUT", f"/{collection}", request),
        ("PUT", f"/{collection}/bulk", [request]),
        ("PATCH", one, patch),
        ("PATCH", named, patch),
        ("DELETE", one, None),
        ("DELETE", named, None),
        ("DELETE", f"/{collection}/async/{there['id']}", None),
        ("PUT", f"/{collection}/restore", {"id": there["id"]}),
        ("PUT", f"{one}/followers", there["id"]),
        ("DELETE", f"{one}/followers/{there['id']}", None),
        ("DELETE", f"/{collection}/deleteStale", {"scopeFqn": "x", "scopeEntityType": "team"}),
    ]
    for method, path, body in refused:
        assert "what a harvest writes" in bot_api.refused(403, method, path, body), path
    assert admin_api.ok("GET", one) == there
    assert bot_api.ok("GET", one)["id"] == there["id"]


def test_a_bot_changes_no_settings_and_makes_no_tokens(admin_api: Api, bot_api: Api) -> None:
    bot_api.refused(403, "PUT", "/system/settings", {"config_type": "s", "config_value": {}})
    bot = admin_api.ok("GET", "/users/name/ingestion-bot")
    bot_api.refused(403, "PUT", f"/users/generateToken/{bot['id']}", {"JWTTokenExpiry": "7"})
    admin_api.ok("PUT", f"/users/generateToken/{bot['id']}", {"JWTTokenExpiry": "7"})


def test_a_bot_writes_what_a_harvest_writes(bot_api: Api) -> None:
    bot_api.ok("PUT", "/services/databaseServices", {"name": "pg", "serviceType": "Postgres"})
    bot_api.ok("PUT", "/classifications", {"name": "c", "description": "d"})
    bot_api.ok("PUT", "/tags", {"name": "t", "description": "d", "classification": "c"})


def _by_patch(**fields: Any) -> Callable[[Api, str], None]:
    operations = [{"op": "replace", "path": f"/{name}", "value": value} for name, value in fields.items()]
    return lambda api, name: api.ok("PATCH", f"/users/name/{name}", operations)


def _by_put(**fields: Any) -> Callable[[Api, str], None]:
    return lambda api, name: api.ok("PUT", "/users", {"name": name, "email": f"{name}@gazetteer.internal", **fields})


def _by_deletion(options: str) -> Callable[[Api, str], None]:
    return lambda api, name: api.ok("DELETE", f"/users/name/{name}{options}")


TAKEN_AWAY = {
    "demoted by patch": _by_patch(isAdmin=False),
    "renamed": _by_patch(name="boss"),
    "made a bot": _by_patch(isBot=True, isAdmin=False),
    "demoted by put": _by_put(isAdmin=False),
    "made a bot by put": _by_put(isBot=True, isAdmin=False),
    "deleted": _by_deletion(""),
    "erased": _by_deletion("?hardDelete=true&recursive=true"),
}


@pytest.mark.parametrize("way", TAKEN_AWAY)
def test_the_last_administrator_stays(admin_api: Api, server: TestClient, way: str) -> None:
    # Somebody who is deleted administers nothing.
    admin_api.ok("POST", "/users", {**KIM, "isAdmin": True})
    admin_api.ok("DELETE", "/users/name/kim")
    with pytest.raises(AssertionError, match="last administrator"):
        TAKEN_AWAY[way](admin_api, "admin")
    assert admin_api.ok("GET", "/users/loggedInUser")["isAdmin"]
    # With another one it may happen.
    admin_api.ok("POST", "/users", {"name": "lee", "email": "lee@example.org", "isAdmin": True})
    TAKEN_AWAY[way](admin_api, "admin")


MECHANISM = {"authType": "JWT", "config": {"JWTTokenExpiry": "7"}}
ROBOT = {"name": "robot", "email": "robot@example.org"}
LEE = {"name": "lee", "email": "lee@example.org"}


def _in_bulk(request: dict[str, Any]) -> Callable[[Api], str]:
    def refused(api: Api) -> str:
        (failed,) = api.ok("PUT", "/users/bulk", [request])["failedRequest"]
        assert failed["status"] == 400
        return str(failed["message"])

    return refused


def _patched(name: str, field: str) -> Callable[[Api], str]:
    operation = {"op": "add", "path": f"/{field}", "value": True}
    return lambda api: api.refused(400, "PATCH", f"/users/name/{name}", [operation])


BOTH: dict[str, Callable[[Api], str]] = {
    "post": lambda api: api.refused(400, "POST", "/users", {**KIM, "isBot": True, "isAdmin": True}),
    "a bot by put": lambda api: api.refused(400, "PUT", "/users", {**ROBOT, "isAdmin": True}),
    "a bot in bulk": _in_bulk({**ROBOT, "isAdmin": True}),
    "a bot by patch": _patched("robot", "isAdmin"),
    "an administrator by put": lambda api: api.refused(400, "PUT", "/users", {**LEE, "isBot": True}),
    "an administrator with a token": lambda api: api.refused(
        400, "PUT", "/users", {**LEE, "isBot": True, "authenticationMechanism": MECHANISM}
    ),
    "an administrator in bulk": _in_bulk({**LEE, "isBot": True}),
    "an administrator by patch": _patched("lee", "isBot"),
}


@pytest.mark.parametrize("way", BOTH)
def test_nobody_becomes_bot_and_administrator(admin_api: Api, platform: Platform, way: str) -> None:
    admin_api.ok("POST", "/users", {**ROBOT, "isBot": True, "authenticationMechanism": MECHANISM})
    admin_api.ok("POST", "/users", {**LEE, "isAdmin": True})
    before = [admin_api.ok("GET", f"/users/name/{name}") for name in ("robot", "lee")]
    assert "isBot and isAdmin exclude each other" in BOTH[way](admin_api)
    assert [admin_api.ok("GET", f"/users/name/{name}") for name in ("robot", "lee")] == before
    with platform.context.database.read() as session:
        assert account_store.tokens_of(session, subject.named(platform.context.database, "lee").pk) == []


def test_a_bot_is_no_administrator(admin_api: Api, server: TestClient, platform: Platform) -> None:
    robot = {"name": "robot", "email": "robot@example.org", "isAdmin": True, "isBot": True}
    assert "exclude each other" in admin_api.refused(400, "POST", "/users", robot)
    admin_api.ok("POST", "/users", {**KIM, "isAdmin": True, "password": "correct horse"})
    to_bot = [{"op": "replace", "path": "/isBot", "value": True}]
    assert "exclude each other" in admin_api.refused(400, "PATCH", "/users/name/kim", to_bot)
    admin_api.ok("PATCH", "/users/name/kim", [*to_bot, {"op": "replace", "path": "/isAdmin", "value": False}])
    # In a catalog of before somebody may be both.
    lee = admin_api.ok("POST", "/users", {**LEE, "isBot": True})

    def of_before(write: WriteTransaction) -> None:
        document = json.dumps({"email": LEE["email"], "isBot": True, "isAdmin": True})
        write.execute("UPDATE entity SET doc = ? WHERE name = 'lee'", (document,))

    platform.context.database.write(WriteFunction(of_before))
    admin_api.ok("PUT", "/users", {**LEE, "displayName": "Lee"})
    issued = admin_api.ok("PUT", f"/users/generateToken/{lee['id']}", {"JWTTokenExpiry": "7"})
    bot = Api(server, issued["JWTToken"])
    bot.ok("GET", "/users/name/lee")
    bot.refused(403, "PUT", "/users", {**KIM, "displayName": "K"})
    bot.refused(403, "PUT", "/system/settings", {"config_type": "x", "config_value": {}})


def test_who_becomes_a_bot_or_a_person_signs_in_anew(admin_api: Api, server: TestClient) -> None:
    kim = admin_api.ok("POST", "/users", KIM)
    for is_bot in (True, False):
        token = admin_api.ok("PUT", f"/users/generateToken/{kim['id']}", {"JWTTokenExpiry": "7"})["JWTToken"]
        Api(server, token).ok("GET", "/users/loggedInUser")
        admin_api.ok("PATCH", "/users/name/kim", [{"op": "replace", "path": "/isBot", "value": is_bot}])
        Api(server, token).refused(401, "GET", "/users/loggedInUser")


def test_of_many_rows_one_administrator_is_left(admin_api: Api) -> None:
    admin_api.ok("POST", "/users", {**KIM, "isAdmin": True})
    rows = [
        {"name": name, "email": email, "isAdmin": False}
        for name, email in (("admin", "admin@gazetteer.internal"), ("kim", KIM["email"]))
    ]
    result = admin_api.ok("PUT", "/users/bulk", rows)
    assert (result["numberOfRowsPassed"], result["numberOfRowsFailed"]) == (1, 1)
    assert "last administrator" in result["failedRequest"][0]["message"]


def test_the_operator_is_no_user(admin_api: Api, operator: _Local, platform: Platform) -> None:
    admin_api.ok("POST", "/users", {**KIM, "isAdmin": True})
    admin_api.ok("DELETE", "/users/name/admin?hardDelete=true&recursive=true")
    made = operator.call("PUT", "/teams", body={"name": "t", "teamType": "Group"})
    assert made["updatedBy"] == "local-operator"
    operator.call("POST", "/users", body={"name": "admin", "email": "admin@example.org"})
    again = operator.call("PUT", "/teams", body={"name": "t", "teamType": "Group", "description": "d"})
    assert (again["version"], again["updatedBy"]) == (0.2, "local-operator")
    events = operator.call("GET", "/events", {"entityUpdated": "team"})["data"]
    assert {event["userName"] for event in events} == {"local-operator"}
    assert check.run(platform.context).findings == []


def test_nobody_resets_the_password_of_a_bot(admin_api: Api, server: TestClient, operator: _Local) -> None:
    made = admin_api.ok("POST", "/users", {**ROBOT, "isBot": True, "authenticationMechanism": MECHANISM})
    robot = Api(server, made["authenticationMechanism"]["config"]["JWTToken"])
    new = {"newPassword": "another horse", "confirmPassword": "another horse"}
    body = {"username": "robot", "requestType": "USER", **new}
    assert "a bot has no password" in admin_api.refused(400, "PUT", "/users/changePassword", body)
    with pytest.raises(Refused, match="a bot has no password"):
        operator.call("PUT", "/users/changePassword", body=body)
    assert robot.ok("GET", "/users/loggedInUser")["name"] == "robot"
    assert "a bot has no password" in admin_api.refused(400, "PUT", "/users", {**ROBOT, "password": "another horse"})


SYSTEMS = {
    "bots": ("ingestion-bot", {"botUser": "ingestion-bot"}),
    "classifications": ("PII", {"description": "d"}),
    "tags": ("PII.Sensitive", {"classification": "PII", "description": "d"}),
}


@pytest.mark.parametrize("collection", SYSTEMS)
def test_what_is_the_systems_stays_so(admin_api: Api, collection: str) -> None:
    name, request = SYSTEMS[collection]
    path, short = f"/{collection}/name/{name}", name.rpartition(".")[2]
    before = admin_api.ok("GET", path)
    taken: list[dict[str, Any]] = [
        {"op": "replace", "path": "/provider", "value": "user"},
        {"op": "remove", "path": "/provider"},
        {"op": "replace", "path": "/name", "value": "other"},
    ]
    for operation in taken:
        assert "belongs to the system" in admin_api.refused(400, "PATCH", path, [operation])
    changed = {"name": short, **request, "provider": "user"}
    assert "belongs to the system" in admin_api.refused(400, "PUT", f"/{collection}", changed)
    (failed,) = admin_api.ok("PUT", f"/{collection}/bulk", [changed])["failedRequest"]
    assert "belongs to the system" in failed["message"]
    assert "belongs to the system" in admin_api.refused(400, "DELETE", f"{path}?recursive=true")
    assert admin_api.ok("GET", path) == before
    for provider in ({}, {"provider": "system"}):
        kept = {"name": short, **request, **provider, "displayName": "D"}
        assert admin_api.ok("PUT", f"/{collection}", kept)["provider"] == "system"


@pytest.mark.parametrize("collection", SYSTEMS)
def test_nothing_becomes_the_systems(admin_api: Api, collection: str) -> None:
    name, more = SYSTEMS[collection]
    admin_api.ok("POST", "/users", {**ROBOT, "isBot": True})
    request = {"name": "mine", **more, **({"botUser": "robot"} if collection == "bots" else {})}
    for method in ("POST", "PUT"):
        message = admin_api.refused(400, method, f"/{collection}", {**request, "provider": "system"})
        assert "every catalog has from its start" in message
    admin_api.ok("PUT", f"/{collection}", request)
    fqn = "PII.mine" if "." in name else "mine"
    given = [{"op": "add", "path": "/provider", "value": "system"}]
    assert "provider" in admin_api.refused(400, "PATCH", f"/{collection}/name/{fqn}", given)
    (failed,) = admin_api.ok("PUT", f"/{collection}/bulk", [{**request, "provider": "system"}])["failedRequest"]
    assert "provider" in failed["message"]


def test_the_user_of_the_systems_bot_stays(admin_api: Api, bot_api: Api) -> None:
    path = "/users/name/ingestion-bot"
    admin_api.refused(400, "DELETE", f"{path}?hardDelete=true&recursive=true")
    assert "belongs to the system" in admin_api.refused(400, "DELETE", path)
    renamed = [{"op": "replace", "path": "/name", "value": "other"}]
    assert "belongs to the system" in admin_api.refused(400, "PATCH", path, renamed)
    assert bot_api.ok("GET", "/users/loggedInUser")["name"] == "ingestion-bot"
    # A bot that is not the system's may lose its user.
    admin_api.ok("POST", "/users", {**ROBOT, "isBot": True})
    admin_api.ok("POST", "/bots", {"name": "mine", "botUser": "robot"})
    admin_api.ok("DELETE", "/users/name/robot")
