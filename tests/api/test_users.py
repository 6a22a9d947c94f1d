"""Users and their passwords; signing in and out."""

from __future__ import annotations

import base64
from typing import Any

from starlette.testclient import TestClient

from tests.api_fixtures import PREFIX, Api

PERSON = {
    "name": "someone",
    "email": "someone@example.com",
    "createPasswordType": "ADMIN_CREATE",
    "password": "correct horse",
    "confirmPassword": "correct horse",
}


def sign_in(server: TestClient, password: str) -> Any:
    body = {"email": "someone@example.com", "password": base64.b64encode(password.encode()).decode()}
    return server.post(f"{PREFIX}/users/login", json=body)


def test_a_new_user_signs_in_reads_and_writes_nothing(server: TestClient, admin_api: Api) -> None:
    created = admin_api.ok("POST", "/users", PERSON)
    assert not {"password", "createPasswordType", "authenticationMechanism"} & created.keys()
    assert sign_in(server, "wrong horse").status_code == 401
    signed_in = sign_in(server, "correct horse").json()
    person = Api(server, signed_in["accessToken"])
    assert person.ok("GET", "/users/loggedInUser")["name"] == "someone"
    assert "may read" in person.refused(403, "PUT", "/teams", {"name": "t", "teamType": "Group"})

    person.ok("POST", "/users/logout")
    person.refused(401, "GET", "/users/loggedInUser")
    refresh = server.post(f"{PREFIX}/users/refresh", json={"refreshToken": signed_in["refreshToken"]})
    assert refresh.status_code == 401


def test_a_put_does_not_change_the_password_of_a_user_who_is_there(server: TestClient, admin_api: Api) -> None:
    admin_api.ok("PUT", "/users", PERSON)
    admin_api.ok("PUT", "/users", {**PERSON, "password": "other horse", "confirmPassword": "other horse"})
    assert sign_in(server, "correct horse").status_code == 200
    assert sign_in(server, "other horse").status_code == 401


def test_passwords_that_differ_or_are_short_make_no_user(admin_api: Api) -> None:
    admin_api.refused(400, "POST", "/users", {**PERSON, "confirmPassword": "another"})
    admin_api.refused(400, "POST", "/users", {**PERSON, "password": "short", "confirmPassword": "short"})
    admin_api.refused(404, "GET", "/users/name/someone")


def test_tokens_of_others_are_for_administrators(server: TestClient, admin_api: Api) -> None:
    admin_api.ok("POST", "/users", PERSON)
    person = Api(server, sign_in(server, "correct horse").json()["accessToken"])
    admin = admin_api.ok("GET", "/users/name/admin")
    person.refused(403, "PUT", f"/users/generateToken/{admin['id']}")
    own = person.ok("GET", "/users/loggedInUser")
    made = person.ok("PUT", f"/users/generateToken/{own['id']}", {"JWTTokenExpiry": "7"})
    again = Api(server, made["JWTToken"])
    assert again.ok("GET", "/users/loggedInUser")["name"] == "someone"
    admin_api.ok("PUT", "/users/revokeToken", {"id": own["id"]})
    again.refused(401, "GET", "/users/loggedInUser")


def test_a_password_is_never_dropped_without_a_word(server: TestClient, admin_api: Api) -> None:
    rows = [PERSON, {"name": "other", "email": "other@example.com"}]
    result = admin_api.ok("PUT", "/users/bulk", rows)
    assert [row["status"] for row in result["failedRequest"]] == [400]
    assert "one user at a time" in result["failedRequest"][0]["message"]
    assert result["numberOfRowsPassed"] == 1
    for again in (5, {}, [], "another horse"):
        wrong = {"name": "third", "email": "third@example.com", "confirmPassword": again}
        assert "password" in admin_api.refused(400, "PUT", "/users", wrong)
        assert "password" in admin_api.refused(400, "PUT", "/users", {**wrong, "password": "correct horse"})


def test_a_change_of_anothers_password_does_not_hit_ones_own(server: TestClient, admin_api: Api) -> None:
    admin_api.ok("POST", "/users", PERSON)
    person = Api(server, sign_in(server, "correct horse").json()["accessToken"])
    change = {"oldPassword": "correct horse", "newPassword": "another horse", "confirmPassword": "another horse"}
    assert "own password" in person.refused(400, "PUT", "/users/changePassword", {**change, "username": "admin"})
    assert sign_in(server, "correct horse").status_code == 200
    person.ok("PUT", "/users/changePassword", {**change, "username": "Someone", "requestType": "SELF"})
    assert sign_in(server, "another horse").status_code == 200
