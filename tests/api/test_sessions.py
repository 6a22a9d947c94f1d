"""What ends sessions and tokens, and what does not."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from starlette.testclient import TestClient

from gazetteer.app import Platform
from gazetteer.kit import clock
from tests.api_fixtures import PREFIX, Api

PASSWORD = "correct horse"
KIM = {"name": "kim", "email": "kim@example.org", "password": PASSWORD}


def sign_in(server: TestClient, password: str = PASSWORD, email: str = "kim@example.org") -> dict[str, Any]:
    encoded = base64.b64encode(password.encode()).decode()
    answer = server.post(f"{PREFIX}/users/login", json={"email": email, "password": encoded})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def refreshed(server: TestClient, session: dict[str, Any]) -> Any:
    return server.post(f"{PREFIX}/users/refresh", json={"refreshToken": session["refreshToken"]})


@pytest.fixture
def kim(admin_api: Api) -> dict[str, Any]:
    made: dict[str, Any] = admin_api.ok("POST", "/users", KIM)
    return made


def _of_kim(server: TestClient, admin_api: Api, kim: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """A session and a token for programs."""
    made = admin_api.ok("PUT", f"/users/generateToken/{kim['id']}", {"tokenName": "script"})
    return sign_in(server), made["JWTToken"]


def _ends(server: TestClient, session: dict[str, Any], personal: str) -> None:
    for token in (session["accessToken"], personal):
        Api(server, token).refused(401, "GET", "/users/loggedInUser")
    assert refreshed(server, session).status_code == 401


ENDINGS: dict[str, Callable[[Api, Api, str], Any]] = {
    "password changed": lambda _, own, __: own.ok(
        "PUT", "/users/changePassword", {"oldPassword": "correct horse", "newPassword": "another horse"}
    ),
    "deactivated": lambda admin, _, one: admin.ok("DELETE", f"/users/{one}"),
    "erased": lambda admin, _, one: admin.ok("DELETE", f"/users/{one}?hardDelete=true&recursive=true"),
    "revoked": lambda admin, _, one: admin.ok("PUT", "/users/revokeToken", {"id": one}),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_sessions_and_tokens_end(server: TestClient, admin_api: Api, kim: dict[str, Any], ending: str) -> None:
    session, personal = _of_kim(server, admin_api, kim)
    ENDINGS[ending](admin_api, Api(server, session["accessToken"]), kim["id"])
    _ends(server, session, personal)
    if ending == "deactivated":
        # Who comes back signs in again.
        admin_api.ok("PUT", "/users/restore", {"id": kim["id"]})
        _ends(server, session, personal)
        sign_in(server)


@pytest.mark.parametrize("options", ["", "?hardDelete=true"])
def test_with_a_bot_the_tokens_of_its_user_end(server: TestClient, admin_api: Api, options: str) -> None:
    user = admin_api.ok("POST", "/users", {"name": "robot", "email": "robot@example.org", "isBot": True})
    admin_api.ok("POST", "/bots", {"name": "robot", "botUser": "robot"})
    robot = Api(server, admin_api.ok("PUT", f"/users/generateToken/{user['id']}")["JWTToken"])
    robot.ok("GET", "/users/loggedInUser")
    admin_api.ok("DELETE", f"/bots/name/robot{options}")
    robot.refused(401, "GET", "/users/loggedInUser")


def test_a_refresh_token_that_comes_again_ends_its_session_and_no_other(
    server: TestClient, admin_api: Api, kim: dict[str, Any]
) -> None:
    stolen, other = sign_in(server), sign_in(server)
    renewed = refreshed(server, stolen).json()
    Api(server, renewed["accessToken"]).ok("GET", "/users/loggedInUser")
    assert refreshed(server, stolen).status_code == 401
    for session in (stolen, renewed):
        Api(server, session["accessToken"]).refused(401, "GET", "/users/loggedInUser")
        assert refreshed(server, session).status_code == 401
    Api(server, other["accessToken"]).ok("GET", "/users/loggedInUser")
    assert refreshed(server, other).status_code == 200


def test_signing_out_leaves_tokens_of_programs(server: TestClient, admin_api: Api, kim: dict[str, Any]) -> None:
    session, personal = _of_kim(server, admin_api, kim)
    script = Api(server, personal)
    for body in (None, {}):
        assert "no session" in script.ok("POST", "/users/logout", body)["message"]
        script.ok("GET", "/users/loggedInUser")
    script.ok("POST", "/users/logout", {"token": session["accessToken"]})
    Api(server, session["accessToken"]).refused(401, "GET", "/users/loggedInUser")
    script.refused(400, "POST", "/users/logout", {"token": 5})
    script.ok("POST", "/users/logout", {"token": personal})
    script.refused(401, "GET", "/users/loggedInUser")


def test_nobody_signs_others_out(server: TestClient, admin_api: Api, kim: dict[str, Any]) -> None:
    admin_api.ok("POST", "/users", {**KIM, "name": "lee", "email": "lee@example.org"})
    lee, session = sign_in(server, email="lee@example.org"), sign_in(server)
    person = Api(server, lee["accessToken"])
    person.refused(403, "POST", "/users/logout", {"token": session["accessToken"]})
    Api(server, session["accessToken"]).ok("GET", "/users/loggedInUser")


def test_a_token_without_an_end_has_to_be_asked_for(admin_api: Api, kim: dict[str, Any]) -> None:
    path = f"/users/generateToken/{kim['id']}"
    for body in (None, {}, {"tokenName": "x"}):
        made = admin_api.ok("PUT", path, body)
        assert made["JWTTokenExpiry"] == "90"
        assert made["JWTTokenExpiresAt"] - clock.milliseconds() < 91 * 86_400_000
    for word in ("Unlimited", "7"):
        made = admin_api.ok("PUT", path, {"JWTTokenExpiry": word})
        mechanism = admin_api.ok("GET", f"/users/auth-mechanism/{kim['id']}")
        assert mechanism["config"]["JWTTokenExpiry"] == word
    assert (made["JWTTokenExpiresAt"] is None) == (word == "Unlimited")


@pytest.mark.parametrize(("ahead", "status"), [(30_000, 200), (600_000, 401)])
def test_clocks_may_differ_a_little(
    server: TestClient,
    platform: Platform,
    token_of: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
    ahead: int,
    status: int,
) -> None:
    now = clock.milliseconds()
    with monkeypatch.context() as context:
        context.setattr(clock, "milliseconds", lambda: now + ahead)
        token = token_of("admin")
    assert jwt.decode(token, options={"verify_signature": False, "verify_iat": False})["iat"] == (now + ahead) // 1000
    assert Api(server, token).call("GET", "/users/loggedInUser").status_code == status
