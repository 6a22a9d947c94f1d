"""Bots: the user that one signs in as, its first token, and what goes with it."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api_fixtures import Api


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


def test_a_user_who_became_a_person_outlives_the_bot(admin_api: Api) -> None:
    admin_api.ok("POST", "/users", robot())
    admin_api.ok("POST", "/bots", {"name": "robot", "botUser": "robot"})
    admin_api.ok("PATCH", "/users/name/robot", [{"op": "replace", "path": "/isBot", "value": False}])
    admin_api.ok("DELETE", "/bots/name/robot?hardDelete=true")
    admin_api.ok("GET", "/users/name/robot")


def test_a_put_of_a_user_waits_for_the_version_that_it_names(admin_api: Api) -> None:
    person = {"name": "person", "email": "person@example.com"}
    admin_api.ok("PUT", "/users", person)
    changed = {**person, "displayName": "P"}
    admin_api.refused(412, "PUT", "/users", changed, **{"If-Match": 'W/"0.7"'})
    assert admin_api.ok("PUT", "/users", changed, **{"If-Match": 'W/"0.1"'})["version"] == 0.2
