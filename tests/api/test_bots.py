"""Bots: the user that one signs in as, its first token, and what goes with it."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api_fixtures import PREFIX, Api


def robot(expiry: object = "Unlimited", **more: object) -> dict[str, Any]:
    mechanism = {"authType": "JWT", "config": {"JWTTokenExpiry": expiry}}
    return {
        "name": "robot",
        "email": "robot@example.com",
        "isBot": True,
        "authenticationMechanism": mechanism,
        **more,
    }


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_bot_that_asks_for_a_token_gets_it_once(server: TestClient, admin_api: Api, method: str) -> None:
    made = admin_api.ok(method, "/users", robot())
    config = made.pop("authenticationMechanism")["config"]
    assert (config["JWTTokenExpiry"], config["JWTTokenExpiresAt"]) == ("Unlimited", None)
    assert Api(server, config["JWTToken"]).ok("GET", "/users/loggedInUser")["name"] == "robot"

    again = admin_api.call("PUT", "/users", robot())
    assert (again.headers["X-OpenMetadata-Change"], again.json()) == ("entityNoChange", made)
    assert admin_api.ok("GET", "/users/name/robot?fields=*").keys().isdisjoint({"authenticationMechanism"})
    shown = admin_api.ok("GET", f"/users/auth-mechanism/{made['id']}")
    assert shown == {"authType": "JWT", "config": {"JWTTokenExpiry": "Unlimited"}}
    events = admin_api.ok("GET", "/events?entityCreated=user&entityUpdated=user&timestamp=0")
    assert config["JWTToken"] not in str(events)

    admin_api.ok("PUT", "/users/revokeToken", {"id": made["id"]})
    assert "authenticationMechanism" in admin_api.ok("PUT", "/users", robot())


def test_a_mechanism_that_is_none_makes_nothing(admin_api: Api) -> None:
    assert "JWTTokenExpiry" in admin_api.refused(400, "POST", "/users", robot("Forever"))
    assert "isBot" in admin_api.refused(400, "POST", "/users", robot(isBot=False))
    admin_api.refused(404, "GET", "/users/name/robot")


def test_a_bot_is_deleted_and_restored_with_its_user(admin_api: Api) -> None:
    user = admin_api.ok("POST", "/users", robot())
    bot = admin_api.ok("POST", "/bots", {"name": "robot", "botUser": "robot"})
    admin_api.ok("DELETE", f"/bots/{bot['id']}")
    admin_api.refused(404, "GET", "/users/name/robot")
    admin_api.ok("PUT", "/bots/restore", {"id": bot["id"]})
    assert admin_api.ok("GET", "/users/name/robot")["id"] == user["id"]
    admin_api.ok("DELETE", f"/bots/{bot['id']}?hardDelete=true")
    admin_api.refused(404, "GET", "/users/name/robot?include=all")


def test_a_bot_has_a_user_of_its_own_that_is_a_bot(admin_api: Api) -> None:
    admin_api.ok("POST", "/users", {"name": "person", "email": "person@example.com"})
    admin_api.ok("POST", "/users", robot())
    admin_api.ok("POST", "/bots", {"name": "a", "botUser": "robot"})
    assert "is a person" in admin_api.refused(400, "POST", "/bots", {"name": "b", "botUser": "person"})
    assert "another bot's" in admin_api.refused(400, "POST", "/bots", {"name": "b", "botUser": "robot"})
    assert "another bot's" in admin_api.refused(400, "PUT", "/bots", {"name": "b", "botUser": "robot"})
    failed = admin_api.ok("PUT", "/bots/bulk", [{"name": "b", "botUser": "robot"}])["failedRequest"]
    assert "another bot's" in failed[0]["message"]
    person = admin_api.ok("GET", "/users/name/person")["id"]
    moved = [{"op": "replace", "path": "/botUser", "value": {"id": person, "type": "user"}}]
    assert "is a person" in admin_api.refused(400, "PATCH", "/bots/name/a", moved)
    admin_api.ok("PUT", "/bots", {"name": "a", "botUser": "robot", "displayName": "A"})


def test_the_user_of_a_bot_stays_one(admin_api: Api) -> None:
    admin_api.ok("POST", "/users", robot())
    admin_api.ok("POST", "/bots", {"name": "b", "botUser": "robot"})
    for name, bot in (("robot", "b"), ("ingestion-bot", "ingestion-bot")):
        for patch in ({"isBot": False}, {"isBot": False, "isAdmin": True}):
            operations = [{"op": "add", "path": f"/{field}", "value": value} for field, value in patch.items()]
            assert f"the bot '{bot}'" in admin_api.refused(400, "PATCH", f"/users/name/{name}", operations)
    assert "isBot" in admin_api.refused(
        400, "PUT", "/users", {"name": "robot", "email": "robot@example.com", "isBot": False}
    )
    admin_api.ok("DELETE", "/bots/name/b?hardDelete=true")


def test_a_bot_has_no_password(server: TestClient, admin_api: Api) -> None:
    basic = {"authType": "BASIC", "config": {"password": "correct horse"}}
    for given in ({"password": "correct horse"}, {"authenticationMechanism": basic}):
        body = {"name": "robot", "email": "robot@example.com", "isBot": True, **given}
        assert "no password" in admin_api.refused(400, "POST", "/users", body)
    person = {"name": "kim", "email": "kim@example.com", "password": "correct horse"}
    admin_api.ok("POST", "/users", person)
    login = {"email": "kim@example.com", "password": base64.b64encode(b"correct horse").decode()}
    assert server.post(f"{PREFIX}/users/login", json=login).status_code == 200
    admin_api.ok("PATCH", "/users/name/kim", [{"op": "add", "path": "/isBot", "value": True}])
    assert server.post(f"{PREFIX}/users/login", json=login).status_code == 401


def test_of_many_users_none_gets_a_token(admin_api: Api) -> None:
    result = admin_api.ok("PUT", "/users/bulk", [robot(), robot(name="r2", email="r2@example.com", isBot=False)])
    assert (result["numberOfRowsPassed"], result["numberOfRowsFailed"]) == (0, 2)
    assert "one user at a time" in result["failedRequest"][0]["message"]


def test_a_put_of_a_user_waits_for_the_version_that_it_names(admin_api: Api) -> None:
    person = {"name": "person", "email": "person@example.com"}
    admin_api.ok("PUT", "/users", person)
    changed = {**person, "displayName": "P"}
    admin_api.refused(412, "PUT", "/users", changed, **{"If-Match": 'W/"0.7"'})
    assert admin_api.ok("PUT", "/users", changed, **{"If-Match": 'W/"0.1"'})["version"] == 0.2
