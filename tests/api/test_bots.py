"""Bots: the user that one signs in as, its first token, and what goes with it."""

from __future__ import annotations

import base64
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.testclient import TestClient

from gazetteer.api import application
from gazetteer.app import Platform
from gazetteer.catalog.writing import prepare
from gazetteer.storage import event_store
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
    # Who is a person again is given another password.
    admin_api.ok("PATCH", "/users/name/kim", [{"op": "add", "path": "/isBot", "value": False}])
    assert server.post(f"{PREFIX}/users/login", json=login).status_code == 401
    admin_api.ok("PUT", "/users", person)
    assert server.post(f"{PREFIX}/users/login", json=login).status_code == 200


@pytest.mark.parametrize("collection", ["bots", "users"])
def test_of_those_who_make_the_same_at_once_one_makes_it(
    admin_api: Api,
    platform: Platform,
    token_of: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
    collection: str,
) -> None:
    admin_api.ok("POST", "/users", robot(name="r", email="r@example.com"))
    more = {"bots": {"botUser": "r"}, "users": {"email": "new@example.com"}}[collection]
    together, original = threading.Barrier(2, timeout=20), prepare.creation

    def creation(*arguments: Any) -> prepare.Prepared:
        prepared = original(*arguments)
        together.wait()
        return prepared

    monkeypatch.setattr(prepare, "creation", creation)
    # One server writes one user at a time.
    with TestClient(application.build(platform.services())) as other, ThreadPoolExecutor(2) as threads:
        both = (admin_api, Api(other, token_of("admin")))
        answers = list(threads.map(lambda api: api.call("PUT", f"/{collection}", {"name": "new", **more}), both))
    assert sorted(answer.status_code for answer in answers) == [200, 201], [answer.text for answer in answers]
    assert answers[0].json()["id"] == answers[1].json()["id"]


def _with_token(server: TestClient, admin_api: Api, name: str) -> Api:
    made = admin_api.ok("POST", "/users", robot(name=name, email=f"{name}@example.com"))
    return Api(server, made["authenticationMechanism"]["config"]["JWTToken"])


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_with_a_bot_that_moves_the_tokens_of_its_old_user_end(
    server: TestClient, admin_api: Api, platform: Platform, method: str
) -> None:
    old, new = _with_token(server, admin_api, "old"), _with_token(server, admin_api, "new")
    admin_api.ok("PUT", "/bots", {"name": "b", "botUser": "old"})
    admin_api.ok("PUT", "/bots", {"name": "b", "botUser": "old", "displayName": "B"})
    old.ok("GET", "/users/loggedInUser")
    if method == "PUT":
        admin_api.ok("PUT", "/bots", {"name": "b", "botUser": "new"})
    else:
        user = {"id": admin_api.ok("GET", "/users/name/new")["id"], "type": "user"}
        admin_api.ok("PATCH", "/bots/name/b", [{"op": "replace", "path": "/botUser", "value": user}])
    old.refused(401, "GET", "/users/loggedInUser")
    new.ok("GET", "/users/loggedInUser")
    with platform.context.database.read() as session:
        kinds = [event.kind for event in event_store.events(session, after_seq=0, limit=10_000)]
    assert kinds.count("tokenRevoked") == 1


def test_the_user_of_a_deleted_bot_returns_with_it(admin_api: Api) -> None:
    user = admin_api.ok("POST", "/users", robot())
    bot = admin_api.ok("POST", "/bots", {"name": "b", "botUser": "robot"})
    admin_api.ok("DELETE", f"/bots/{bot['id']}")
    assert "the bot 'b'" in admin_api.refused(400, "PUT", "/users/restore", {"id": user["id"]})
    person = {"name": "robot", "email": "robot@example.com"}
    for request in (robot(), person, {**person, "displayName": "R"}):
        assert "the bot 'b'" in admin_api.refused(400, "PUT", "/users", request)
    (failed,) = admin_api.ok("PUT", "/users/bulk", [{**person, "displayName": "R"}])["failedRequest"]
    assert "the bot 'b'" in failed["message"]
    admin_api.refused(404, "GET", "/users/name/robot")
    # Also by a PUT of the bot.
    admin_api.ok("PUT", "/bots", {"name": "b", "botUser": "robot"})
    assert admin_api.ok("GET", "/users/name/robot")["id"] == user["id"]
    assert "authenticationMechanism" in admin_api.ok("PUT", "/users", robot())


def test_who_was_deleted_before_a_bot_does_not_return_with_it(admin_api: Api) -> None:
    user = admin_api.ok("POST", "/users", robot())
    bot = admin_api.ok("POST", "/bots", {"name": "b", "botUser": "robot"})
    admin_api.ok("DELETE", f"/users/{user['id']}")
    admin_api.ok("DELETE", f"/bots/{bot['id']}")
    admin_api.ok("PUT", "/bots/restore", {"id": bot["id"]})
    admin_api.refused(404, "GET", "/users/name/robot")
    admin_api.ok("PUT", "/users/restore", {"id": user["id"]})


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
