"""Users and their passwords; signing in and out."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from starlette.testclient import TestClient

from gazetteer.app import Platform
from gazetteer.errors import Unavailable
from gazetteer.storage import account_store, event_store
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


def test_a_put_gives_a_user_who_is_there_another_password(server: TestClient, admin_api: Api) -> None:
    admin_api.ok("PUT", "/users", PERSON)
    session = sign_in(server, "correct horse").json()
    person = Api(server, session["accessToken"])
    # The same again changes nothing, and ends nothing.
    answer = admin_api.call("PUT", "/users", PERSON)
    assert (answer.status_code, answer.headers["X-OpenMetadata-Change"]) == (200, "entityNoChange")
    person.ok("GET", "/users/loggedInUser")
    answer = admin_api.call("PUT", "/users", {**PERSON, "password": "other horse", "confirmPassword": "other horse"})
    assert (answer.status_code, answer.json()["version"]) == (200, 0.1)
    person.refused(401, "GET", "/users/loggedInUser")
    assert sign_in(server, "correct horse").status_code == 401
    assert sign_in(server, "other horse").status_code == 200
    admin_api.ok("DELETE", "/users/name/someone")
    admin_api.ok("PUT", "/users", PERSON)
    assert sign_in(server, "correct horse").status_code == 200


def test_a_post_of_a_user_who_is_there_changes_no_password(server: TestClient, admin_api: Api) -> None:
    admin_api.ok("PUT", "/users", PERSON)
    admin_api.refused(409, "POST", "/users", {**PERSON, "password": "other horse", "confirmPassword": "other horse"})
    assert sign_in(server, "correct horse").status_code == 200


def test_the_password_of_an_authentication_mechanism_is_one(server: TestClient, admin_api: Api) -> None:
    basic = {"name": "someone", "email": "someone@example.com"}

    def mechanism(password: object) -> dict[str, object]:
        return {**basic, "authenticationMechanism": {"authType": "BASIC", "config": {"password": password}}}

    for wrong in (None, 5, "short", "*********"):
        admin_api.refused(400, "POST", "/users", mechanism(wrong))
        admin_api.refused(400, "POST", "/users", {**PERSON, **mechanism(wrong)})
    failed = admin_api.ok("PUT", "/users/bulk", [mechanism("correct horse")])["failedRequest"]
    assert "one user at a time" in failed[0]["message"]
    admin_api.refused(404, "GET", "/users/name/someone")
    made = admin_api.ok("POST", "/users", mechanism("correct horse"))
    assert "authenticationMechanism" not in made
    assert sign_in(server, "correct horse").status_code == 200


def test_a_user_and_the_first_password_are_one_transaction(
    platform: Platform, admin_api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Unavailable

    with monkeypatch.context() as context:
        context.setattr(account_store, "set_password", fail)
        admin_api.refused(503, "POST", "/users", PERSON)
        admin_api.refused(503, "PUT", "/users", PERSON)
    admin_api.refused(404, "GET", "/users/name/someone")
    with platform.context.database.read() as session:
        before = event_store.position(session)
    admin_api.ok("POST", "/users", PERSON)
    with platform.context.database.read() as session:
        events = event_store.events(session, after_seq=before, limit=9)
        moments = session.all("SELECT seq FROM moment WHERE seq > ?", (before,))
    assert [event.kind for event in events] == ["entityCreated", "passwordChanged"]
    assert moments == [(events[-1].seq,)]


@pytest.mark.parametrize(
    "password",
    [
        "*********",
        "••••••••",
        "password",
        "P@ssw0rd!",
        "Summer2024!",
        "12345678",
        "qwertyuiop",
        "someone1",
        "aaaaaaaaaa",
    ],
)
def test_common_passwords_are_refused_wherever_one_is_given(server: TestClient, admin_api: Api, password: str) -> None:
    wanted = {**PERSON, "password": password, "confirmPassword": password}
    for method in ("POST", "PUT"):
        assert "easy to guess" in admin_api.refused(400, method, "/users", wanted)
    admin_api.ok("POST", "/users", PERSON)
    assert "easy to guess" in admin_api.refused(400, "PUT", "/users", wanted)
    change = {"newPassword": password, "username": "someone"}
    person = Api(server, sign_in(server, "correct horse").json()["accessToken"])
    own = {**change, "oldPassword": "correct horse"}
    assert "easy to guess" in person.refused(400, "PUT", "/users/changePassword", own)
    other = {**change, "requestType": "USER"}
    assert "easy to guess" in admin_api.refused(400, "PUT", "/users/changePassword", other)


def test_administrators_change_the_passwords_of_others(server: TestClient, admin_api: Api) -> None:
    admin_api.ok("POST", "/users", PERSON)
    person = Api(server, sign_in(server, "correct horse").json()["accessToken"])
    change = {"username": "someone", "newPassword": "another horse", "requestType": "USER"}
    person.refused(403, "PUT", "/users/changePassword", {**change, "username": "admin"})
    person.refused(400, "PUT", "/users/changePassword", change)
    admin_api.refused(404, "PUT", "/users/changePassword", {**change, "username": "nobody"})
    admin_api.ok("PUT", "/users/changePassword", change)
    person.refused(401, "GET", "/users/loggedInUser")
    assert sign_in(server, "another horse").status_code == 200


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
