"""Nobody is called as somebody else, or so that others take one for the other."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from starlette.testclient import TestClient

from gazetteer.app import Platform
from gazetteer.catalog.checking import check
from tests.api_fixtures import PREFIX, Api

KIM: dict[str, Any] = {"name": "kim", "email": "kim@example.org", "password": "correct horse"}
TWINS = {
    "address": {"name": "lee", "email": "kim@example.org"},
    "address in capitals": {"name": "lee", "email": "KIM@Example.org"},
    "address that looks alike": {"name": "lee", "email": "kіm@example.org"},
    "name that looks alike": {"name": "кіm", "email": "lee@example.org"},
    "name in another width": {"name": "ｋｉｍ", "email": "lee@example.org"},
    "address as name": {"name": "kim@example.org", "email": "lee@example.org"},
}


def by_patch(api: Api, name: str, path: str, value: Any) -> Any:
    return api.call("PATCH", f"/users/name/{name}", [{"op": "add", "path": path, "value": value}])


@pytest.mark.parametrize("twin", TWINS)
def test_there_are_no_twins(admin_api: Api, platform: Platform, twin: str) -> None:
    request = TWINS[twin]
    admin_api.ok("POST", "/users", KIM)
    assert "already" in admin_api.refused(409, "POST", "/users", request)
    assert "already" in admin_api.refused(409, "PUT", "/users", request)
    failed = admin_api.ok("PUT", "/users/bulk", [request])["failedRequest"]
    assert [row["status"] for row in failed] == [409]
    admin_api.ok("POST", "/users", {"name": "lou", "email": "lou@example.org"})
    changed = {"name": "/name", "email": "/email"}
    for field, path in changed.items():
        if request[field] not in ("lee", "lee@example.org"):
            assert by_patch(admin_api, "lou", path, request[field]).status_code == 409
    # Who is deleted can come back; who is erased cannot.
    admin_api.ok("DELETE", "/users/name/kim")
    admin_api.refused(409, "POST", "/users", request)
    admin_api.ok("DELETE", "/users/name/kim?hardDelete=true&recursive=true")
    admin_api.ok("POST", "/users", request)
    assert check.run(platform.context).findings == []


def test_twins_in_one_request(admin_api: Api) -> None:
    rows = [KIM | {"password": None}, {"name": "kimberly", "email": "KIM@example.org"}]
    result = admin_api.ok("PUT", "/users/bulk", [{k: v for k, v in row.items() if v is not None} for row in rows])
    assert (result["numberOfRowsPassed"], result["numberOfRowsFailed"]) == (1, 1)


def test_one_may_change_ones_own_name_and_address(admin_api: Api, platform: Platform) -> None:
    admin_api.ok("POST", "/users", KIM)
    assert by_patch(admin_api, "kim", "/name", "Kim B").status_code == 200
    assert by_patch(admin_api, "Kim%20B", "/email", "KIM.B@example.org").json()["email"] == "kim.b@example.org"
    admin_api.ok("POST", "/users", {**KIM})
    assert check.run(platform.context).findings == []


@pytest.mark.parametrize("field", ["name", "email"])
def test_nothing_in_it_is_unseen(admin_api: Api, field: str) -> None:
    admin_api.ok("POST", "/users", KIM)
    for character in "\u200b\u202e\u00ad":
        value = f"l{character}ee@example.org"
        request = {"name": "lee", "email": "lee@example.org", field: value}
        assert "cannot be seen" in admin_api.refused(400, "POST", "/users", request)
        assert by_patch(admin_api, "kim", f"/{field}", value).status_code == 400


def test_nobody_is_called_as_the_operator(admin_api: Api) -> None:
    for name in ("local-operator", "Local-Operator", "lосаl-operator"):
        assert "operator" in admin_api.refused(400, "POST", "/users", {**KIM, "name": name})


def test_bots_have_no_twins_either(admin_api: Api) -> None:
    admin_api.refused(409, "POST", "/bots", {"name": "Ingestion-Bot", "botUser": "ingestion-bot"})
    admin_api.refused(400, "POST", "/bots", {"name": "a\u200bb", "botUser": "ingestion-bot"})


def test_a_name_is_found_however_it_is_written(server: TestClient, admin_api: Api) -> None:
    admin_api.ok("POST", "/users", {**KIM, "name": "Jos\u00e9 Stra\u00dfe"})
    for name in ("JOSE\u0301 STRASSE", "jos\u00e9 stra\u00dfe"):
        assert admin_api.ok("GET", f"/users/name/{name}")["name"] == "Jos\u00e9 Stra\u00dfe"
        password = base64.b64encode(b"correct horse").decode()
        assert server.post(f"{PREFIX}/users/login", json={"email": name, "password": password}).status_code == 200
        admin_api.refused(409, "POST", "/users", {**KIM, "name": name})


def test_twins_that_are_there_already_can_be_worked_with(admin_api: Api, platform: Platform) -> None:
    admin_api.ok("POST", "/users", KIM)
    admin_api.ok("POST", "/users", {**KIM, "name": "lee", "email": "lee@example.org"})
    platform.context.database.write(_Twin())
    for name in ("kim", "lee"):
        assert by_patch(admin_api, name, "/displayName", "Somebody").status_code == 200
        admin_api.ok("PUT", "/users", {"name": name, "email": "kim@example.org", "description": "d"})
        assert admin_api.ok("GET", f"/users/name/{name}")["description"] == "d"
    admin_api.refused(409, "POST", "/users", {**KIM, "name": "lou"})
    assert by_patch(admin_api, "lee", "/email", "lee@example.org").status_code == 200
    assert check.run(platform.context).findings == []


class _Twin:
    """The address of `kim`, as an earlier version let `lee` have it."""

    def apply(self, write: Any) -> None:
        write.execute("UPDATE entity SET doc = replace(doc, 'lee@example.org', 'kim@example.org') WHERE name = 'lee'")
        write.execute("UPDATE term SET value = 'kim@example.org' WHERE value = 'lee@example.org'")
