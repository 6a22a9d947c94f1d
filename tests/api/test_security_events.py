"""Who signed in, who was refused, from where: in the log, and never so often that guessing fills it."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from starlette.testclient import TestClient

from gazetteer.api import sign_ins
from gazetteer.app import Platform
from gazetteer.auth import security_events
from gazetteer.auth.security_events import MOST_A_MINUTE, TOLD_EACH, Refusal, SecurityEvents
from gazetteer.catalog.checking import check
from gazetteer.cli.access import _Local
from gazetteer.errors import Unavailable
from gazetteer.kit import json
from gazetteer.storage import event_store
from tests.api_fixtures import PREFIX, Api

KIM = {"name": "kim", "email": "kim@example.org", "password": "correct horse"}
KINDS = ("signedIn", "signInRefused", "requestRefused", "tokenReused")


def told(platform: Platform) -> list[tuple[str, str | None, dict[str, Any]]]:
    """(kind, user, details) of each security event."""
    with platform.context.database.read() as session:
        names = dict(session.all("SELECT pk, name FROM entity WHERE type = 'user'"))
        events = [event for event in event_store.events(session, after_seq=0, limit=10_000) if event.kind in KINDS]
    return [
        (event.kind, names.get(event.entity_pk or 0), {k: v for k, _, v in json.loads(event.change or "")["added"]})
        for event in events
    ]


def sign_in(server: TestClient, password: str, email: str = "kim@example.org") -> Any:
    encoded = base64.b64encode(password.encode()).decode()
    return server.post(f"{PREFIX}/users/login", json={"email": email, "password": encoded})


@pytest.fixture(autouse=True)
def no_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    async def pause(_seconds: float, *_: Any) -> None:
        return

    monkeypatch.setattr(sign_ins, "_pause", pause)


def test_each_outcome_has_its_user_and_its_address(server: TestClient, admin_api: Api, platform: Platform) -> None:
    admin_api.ok("POST", "/users", KIM)
    assert sign_in(server, "wrong horse").status_code == 401
    assert sign_in(server, "wrong horse", "my own password").status_code == 401
    session = sign_in(server, "correct horse").json()
    person = Api(server, session["accessToken"])
    person.refused(403, "PUT", "/teams", {"name": "t", "teamType": "Group"})
    person.refused(403, "DELETE", "/teams/name/Organization")
    person.refused(403, "GET", "/system/jobs")
    for _ in range(2):
        server.post(f"{PREFIX}/users/refresh", json={"refreshToken": session["refreshToken"]})
    where = {"address": "testclient"}
    assert told(platform) == [
        ("signInRefused", "kim", {**where, "times": 1}),
        ("signInRefused", None, {**where, "times": 1}),
        ("signedIn", "kim", where),
        ("requestRefused", "kim", {**where, "times": 1, "request": "PUT teams"}),
        ("requestRefused", "kim", {**where, "times": 2, "request": "DELETE teams/name/{fqn+}"}),
        ("requestRefused", "kim", {**where, "times": 3, "request": "GET system/jobs"}),
        ("tokenReused", "kim", where),
    ]
    assert check.run(platform.context).findings == []


def test_guessing_does_not_fill_the_log(server: TestClient, admin_api: Api, platform: Platform) -> None:
    person = Api(server, admin_api.headers["Authorization"].removeprefix("Bearer "))
    bot = admin_api.ok("GET", "/users/name/ingestion-bot")
    token = person.ok("PUT", f"/users/generateToken/{bot['id']}")["JWTToken"]
    harvester = Api(server, token)
    for _ in range(70):
        harvester.refused(403, "PUT", "/teams", {})
    assert [details["times"] for _, _, details in told(platform)] == [1, 2, 3, 4, 5, 8, 16, 32, 64]


def test_the_socket_of_the_home_is_an_address(platform: Platform) -> None:
    body = {"email": "admin", "password": base64.b64encode(b"wrong horse").decode()}
    with pytest.raises(Exception, match="wrong"):
        _Local(platform).call("POST", "/users/login", body=body)
    assert told(platform) == [("signInRefused", "admin", {"address": "local", "times": 1})]


def test_many_strangers_write_so_many_a_minute(platform: Platform) -> None:
    seconds = [6000.0]
    events = SecurityEvents(platform.context.database, lambda: seconds[0])
    for number in range(MOST_A_MINUTE * 3):
        events.refused(Refusal("signInRefused", 0, 0, f"address-{number}"))
    assert len(told(platform)) == MOST_A_MINUTE
    seconds[0] += 60
    events.refused(Refusal("signInRefused", 0, 0, "later"))
    assert told(platform)[-1][2] == {"address": "later", "times": 1, "leftOut": MOST_A_MINUTE * 2}


def test_counts_are_forgotten_and_bounded(platform: Platform, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security_events, "MOST_COUNTED", 10)
    seconds = [6000.0]
    events = SecurityEvents(platform.context.database, lambda: seconds[0])
    for _ in range(TOLD_EACH + 1):
        events.refused(Refusal("signInRefused", 0, 0, "one"))
    for number in range(40):
        events.refused(Refusal("signInRefused", 0, 0, f"address-{number}"))
    assert len(events._counts) == 10
    seconds[0] += security_events.MEMORY_SECONDS + 60
    events.refused(Refusal("signInRefused", 0, 0, "address-39"))
    assert told(platform)[-1][2]["times"] == 1


def test_the_answer_does_not_depend_on_the_log(
    server: TestClient, admin_api: Api, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin_api.ok("POST", "/users", KIM)

    def fail(*_: object, **__: object) -> None:
        raise Unavailable

    monkeypatch.setattr(platform.context.database, "write", fail)
    assert sign_in(server, "wrong horse").status_code == 401


def test_administrators_see_who_was_refused_and_from_where(server: TestClient, admin_api: Api, bot_api: Api) -> None:
    password = base64.b64encode(b"wrong password").decode()
    server.post(f"{PREFIX}/users/login", json={"email": "admin", "password": password})
    made = admin_api.ok("PUT", f"/users/generateToken/{admin_api.ok('GET', '/users/name/ingestion-bot')['id']}")
    found = admin_api.ok("GET", "/system/securityEvents?limit=2")["data"]
    assert [(event["eventType"], event["user"], event["address"]) for event in found] == [
        ("tokenCreated", "ingestion-bot", "testclient"),
        ("signInRefused", "admin", "testclient"),
    ]
    assert found[0]["actor"] == "admin"
    assert made["JWTToken"] not in str(found)
    bot_api.refused(403, "GET", "/system/securityEvents")
