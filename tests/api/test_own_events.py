"""Passwords, tokens, settings and runs: each change is in the log once, and no client of OpenMetadata meets it."""

from __future__ import annotations

import base64
from typing import Any
from uuid import UUID

import jwt
import pytest
from starlette.testclient import TestClient

from gazetteer.app import Platform
from gazetteer.catalog.checking import check
from gazetteer.domain import event_kinds
from gazetteer.lines.line_2_0 import Line20
from gazetteer.storage import event_store
from gazetteer.storage.event_store import EventRow
from tests.api_fixtures import PREFIX, Api

PASSWORDS = ("correct horse", "battery staple")
PERSON = {"name": "someone", "email": "someone@example.com", "password": PASSWORDS[0], "confirmPassword": PASSWORDS[0]}
RUNS = "/services/ingestionPipelines/pg.nightly/pipelineStatus"


class Log:
    """The events since the fixture."""

    def __init__(self, platform: Platform) -> None:
        self.context = platform.context
        self.begin = 0
        self.forget()

    def forget(self) -> None:
        with self.context.database.read() as session:
            self.begin = event_store.position(session)

    def events(self) -> list[EventRow]:
        with self.context.database.read() as session:
            return event_store.events(session, after_seq=self.begin, limit=1000)

    def kinds(self) -> list[str]:
        return [event.kind for event in self.events()]

    def pk(self, kind: str, name: str) -> int:
        with self.context.database.read() as session:
            return int(session.all("SELECT pk FROM entity WHERE type = ? AND name = ?", (kind, name))[0][0])


@pytest.fixture
def pipeline(shop: Api) -> dict[str, Any]:
    service = shop.ok("GET", "/services/databaseServices/name/pg")
    request = {
        "name": "nightly",
        "pipelineType": "metadata",
        "service": {"id": service["id"], "type": "databaseService"},
        "sourceConfig": {"config": {"type": "DatabaseMetadata"}},
        "airflowConfig": {},
    }
    made: dict[str, Any] = shop.ok("POST", "/services/ingestionPipelines", request)
    return made


@pytest.fixture
def log(platform: Platform, shop: Api, pipeline: dict[str, Any]) -> Log:
    return Log(platform)


def sign_in(server: TestClient, password: str) -> dict[str, str]:
    encoded = base64.b64encode(password.encode()).decode()
    answer = server.post(f"{PREFIX}/users/login", json={"email": PERSON["email"], "password": encoded})
    assert answer.status_code == 200, answer.text
    found: dict[str, str] = answer.json()
    return found


def concerns(event: EventRow) -> tuple[Any, ...]:
    """What an event is about and who did it; an event of our own has no version."""
    assert (event.version, event.previous_version, event.recursive, event.last_document) == (None, None, 0, None)
    identity = str(UUID(bytes=event.entity_id)) if event.entity_id is not None else None
    return event.kind, event.type, event.entity_pk, identity, event.actor_pk


def test_passwords_and_tokens(server: TestClient, admin_api: Api, log: Log) -> None:
    user = admin_api.ok("POST", "/users", PERSON)
    admin, someone = log.pk("user", "admin"), log.pk("user", "someone")
    created, password = log.events()
    assert created.kind == "entityCreated"
    assert concerns(password) == ("passwordChanged", "user", someone, user["id"], admin)

    log.forget()
    session = sign_in(server, PASSWORDS[0])
    renewed = server.post(f"{PREFIX}/users/refresh", json={"refreshToken": session["refreshToken"]}).json()
    person = Api(server, renewed["accessToken"])
    assert [concerns(event) for event in log.events()] == [("signedIn", "user", someone, user["id"], someone)]
    change = {"oldPassword": PASSWORDS[0], "newPassword": PASSWORDS[1], "confirmPassword": PASSWORDS[1]}
    person.ok("PUT", "/users/changePassword", change)
    person = Api(server, sign_in(server, PASSWORDS[1])["accessToken"])
    made = person.ok("PUT", f"/users/generateToken/{user['id']}", {"JWTTokenExpiry": "7", "tokenName": "script"})
    admin_api.ok("PUT", f"/users/generateToken/{user['id']}", {})
    admin_api.ok("PUT", "/users/revokeToken", {"id": user["id"]})
    admin_api.ok("PUT", "/users/revokeToken", {"id": user["id"]})
    assert [concerns(event) for event in log.events()] == [
        ("signedIn", "user", someone, user["id"], someone),
        ("passwordChanged", "user", someone, user["id"], someone),
        ("signedIn", "user", someone, user["id"], someone),
        ("tokenCreated", "user", someone, user["id"], someone),
        ("tokenCreated", "user", someone, user["id"], admin),
        ("tokenRevoked", "user", someone, user["id"], admin),
    ]
    assert '"name":"script"' in str(log.events()[3].change)
    person.refused(401, "GET", "/users/loggedInUser")
    Api(server, made["JWTToken"]).refused(401, "GET", "/users/loggedInUser")
    assert check.run(log.context).findings == []


def test_signing_in_is_told_and_signing_out_is_not(server: TestClient, admin_api: Api, log: Log) -> None:
    admin_api.ok("POST", "/users", PERSON)
    log.forget()
    person = Api(server, sign_in(server, PASSWORDS[0])["accessToken"])
    person.ok("POST", "/users/logout")
    person.refused(401, "GET", "/users/loggedInUser")
    assert log.kinds() == ["signedIn"]


def test_settings(admin_api: Api, log: Log) -> None:
    body = {"config_type": "profilerConfiguration", "config_value": {"a": 1, "b": "a-secret-value"}}
    admin_api.ok("PUT", "/system/settings", body)
    admin_api.ok("PUT", "/system/settings", {**body, "config_value": {"b": "a-secret-value", "a": 1}})
    (event,) = log.events()
    assert concerns(event) == ("settingChanged", None, None, None, log.pk("user", "admin"))
    assert "profilerConfiguration" in str(event.change)
    assert "a-secret-value" not in str(event)
    admin_api.ok("PUT", "/system/settings", {**body, "config_value": {"a": 2}})
    assert log.kinds() == ["settingChanged"] * 2
    assert check.run(log.context).findings == []


def test_runs(bot_api: Api, log: Log, pipeline: dict[str, Any]) -> None:
    for state in ("running", "running", "success", "success"):
        bot_api.ok("PUT", RUNS, {"runId": "r", "pipelineState": state, "timestamp": 1})
    about = ("ingestionPipeline", log.pk("ingestionPipeline", "nightly"), pipeline["id"])
    bot = log.pk("user", "ingestion-bot")
    assert [concerns(event) for event in log.events()] == [("runRecorded", *about, bot)] * 2
    assert '{"runId":"r","pipelineState":"success"}' in str(log.events()[1].change)
    bot_api.refused(400, "PUT", RUNS, {"runId": "r" * 801})
    bot_api.refused(404, "PUT", RUNS.replace("nightly", "daily"), {"runId": "r"})
    assert len(log.events()) == 2
    assert check.run(log.context).findings == []


def everything(server: TestClient, api: Api) -> list[str]:
    """One act of each kind; returns the secrets that took part."""
    user = api.ok("POST", "/users", PERSON)
    session = sign_in(server, PASSWORDS[0])
    made = api.ok("PUT", f"/users/generateToken/{user['id']}", {"tokenName": "script"})
    api.ok("PUT", "/system/settings", {"config_type": "s", "config_value": {"password": "a-secret-value"}})
    api.ok("PUT", RUNS, {"runId": "r", "pipelineState": "running"})
    api.ok("PUT", "/users/revokeToken", {"id": user["id"]})
    again = sign_in(server, PASSWORDS[0])
    Api(server, again["accessToken"]).refused(403, "PUT", "/teams", {})
    server.post(f"{PREFIX}/users/login", json={"email": PERSON["email"], "password": "AAAA"})
    for _ in range(2):
        server.post(f"{PREFIX}/users/refresh", json={"refreshToken": again["refreshToken"]})
    issued = [made["JWTToken"], session["accessToken"]]
    identities = [jwt.decode(token, options={"verify_signature": False})["jti"] for token in issued]
    return [PASSWORDS[0], *issued, session["refreshToken"], *identities, "a-secret-value"]


def test_no_event_holds_a_secret_its_hash_or_a_token(server: TestClient, admin_api: Api, log: Log) -> None:
    secrets = everything(server, admin_api)
    with log.context.database.read() as session:
        secrets += [row[0].hex() for row in session.all("SELECT token_hash FROM token")]
        secrets += [row[0] for row in session.all("SELECT password_hash FROM credential")]
        columns = session.all(f"SELECT {event_store.COLUMNS} FROM event")
    told = " ".join(value.hex() if isinstance(value, bytes) else str(value) for row in columns for value in row)
    assert len(secrets) > 10
    assert [secret for secret in secrets if secret in told] == []
    assert set(log.kinds()) >= set(event_kinds.OWN)


def test_clients_meet_only_kinds_that_they_know(server: TestClient, admin_api: Api, log: Log) -> None:
    everything(server, admin_api)
    known = set(Line20.models()["enums"]["EventType"])
    assert known.isdisjoint(event_kinds.OWN)
    assert known >= {*event_kinds.OF_ENTITIES, *event_kinds.OF_LINEAGE}
    shown = {event["eventType"] for event in admin_api.ok("GET", "/events")["data"]}
    assert shown <= known
    assert shown <= set(event_kinds.OF_ENTITIES)
    for kind in event_kinds.OWN:
        assert kind not in str(admin_api.ok("GET", f"/events?{kind}=*&entityUpdated=*&entityCreated=*"))


def test_the_newest_event_that_clients_are_shown_is_one_that_they_know(
    admin_api: Api, log: Log, pipeline: dict[str, Any]
) -> None:
    user = admin_api.ok("GET", "/users/name/admin")["id"]
    path = f"/services/ingestionPipelines/{pipeline['id']}/followers"
    admin_api.ok("PUT", path, user)
    admin_api.ok("PUT", RUNS, {"runId": "r", "pipelineState": "running"})
    # Who follows already changes nothing, and is shown the newest event.
    assert admin_api.ok("PUT", path, user)["eventType"] == "entityUpdated"
    assert log.kinds() == ["entityUpdated", "runRecorded"]


def test_every_kind_in_the_log_is_on_the_list(server: TestClient, admin_api: Api, log: Log) -> None:
    everything(server, admin_api)
    admin_api.ok("PUT", "/tables", {"name": "orders", "databaseSchema": "pg.shop.sales", "columns": []})
    for path in ("/tables/name/pg.shop.sales.orders", "/databases/name/pg.shop?recursive=true&hardDelete=true"):
        admin_api.ok("DELETE", path)
    with log.context.database.read() as session:
        kinds = {kind for (kind,) in session.all("SELECT DISTINCT kind FROM event")}
    assert kinds <= {*event_kinds.OF_ENTITIES, *event_kinds.OF_LINEAGE, *event_kinds.OWN}
