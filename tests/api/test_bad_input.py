"""Requests that are wrong: a clear answer, and nothing left behind."""

from __future__ import annotations

import asyncio
import base64
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from starlette.testclient import TestClient

from gazetteer.api import application, large_bodies, limits
from gazetteer.app import Platform
from gazetteer.auth import subject, tokens
from gazetteer.auth.actor import OPERATOR
from gazetteer.catalog.checking import check
from gazetteer.storage import event_store
from tests.api.bad_requests import (
    NO_OBJECTS,
    NO_VERSIONS,
    ODD_NAMES,
    ORDERS,
    UNKNOWN_NAMES,
    WRONG_BODIES,
    WRONG_OPERATIONS,
    WRONG_PATHS,
    WRONG_SHAPES,
    columns,
    table,
)
from tests.api_fixtures import PREFIX, Api


def position(platform: Platform) -> int:
    with platform.context.database.read() as session:
        return event_store.position(session)


@pytest.fixture
def untouched(shop: Api, platform: Platform) -> Iterator[Api]:
    """The shop's API, for requests of which nothing may be left behind."""
    before = position(platform)
    yield shop
    assert position(platform) == before
    assert check.run(platform.context).findings == []


class TestBodies:
    def test_not_an_object_of_json(self, untouched: Api) -> None:
        for body, said in NO_OBJECTS:
            for method in ("POST", "PUT"):
                answer = untouched.client.request(method, f"{PREFIX}/tables", content=body, headers=untouched.headers)
                assert answer.status_code == 400, answer.text
                assert said in answer.json()["message"]

    def test_a_request_of_the_wrong_shape(self, untouched: Api) -> None:
        for request_body, said in WRONG_SHAPES:
            for method, path in (("POST", "/tables"), ("PUT", "/tables")):
                assert said in untouched.refused(400, method, path, request_body)
            row = untouched.call("PUT", "/tables/bulk", [request_body])
            if row.status_code == 200:
                (failed,) = row.json()["failedRequest"]
                assert failed["status"] == 400
                assert failed["message"]
            else:
                assert row.status_code == 400, row.text

    def test_what_is_named_does_not_exist(self, untouched: Api) -> None:
        for request_body, said in UNKNOWN_NAMES:
            assert said in untouched.refused(404, "PUT", "/tables", request_body)

    @pytest.mark.parametrize(
        ("path", "most"), [("/tables", limits.LARGEST_BODY), ("/tables/bulk", limits.LARGEST_BULK_BODY)]
    )
    def test_a_body_beyond_the_bound_of_its_route(self, untouched: Api, path: str, most: int) -> None:
        headers = {**untouched.headers, "Content-Length": str(most + 1)}
        answer = untouched.client.put(PREFIX + path, content=b"x", headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (413, 413)
        assert str(most) in answer.json()["message"]

        def chunks() -> Iterator[bytes]:
            for _ in range(most // 2**20 + 1):
                yield b" " * 2**20

        answer = untouched.client.put(PREFIX + path, content=chunks(), headers=untouched.headers)
        assert answer.status_code == 413

    @pytest.mark.parametrize("field", ["description", "displayName", "lifeCycle", "dataModel", "retentionPeriod"])
    def test_a_list_for_what_is_none(self, untouched: Api, field: str) -> None:
        message = untouched.refused(400, "PATCH", ORDERS, [{"op": "add", "path": f"/{field}", "value": []}])
        assert field in message

    def test_strangers_send_little(self, untouched: Api) -> None:
        for path in ("/users/login", "/users/refresh"):
            answer = untouched.client.post(PREFIX + path, content=b" " * (limits.LARGEST_PUBLIC_BODY + 1))
            assert answer.status_code == 413

    @pytest.mark.parametrize(
        ("method", "path", "token", "status"),
        [
            ("PUT", "/tables/bulk", None, 401),
            ("PUT", "/tables/bulk", "forged", 401),
            ("PUT", "/nowhere", None, 404),
            ("POST", "/tables/bulk", None, 405),
        ],
    )
    def test_who_may_not_is_told_before_the_body(
        self, platform: Platform, method: str, path: str, token: str | None, status: int
    ) -> None:
        headers = [(b"host", b"x"), (b"transfer-encoding", b"chunked")]
        headers += [(b"authorization", f"Bearer {token}".encode())] if token else []
        scope = {"method": method, "path": PREFIX + path, "query_string": b"", "headers": headers}
        sent: list[Any] = []

        async def receive() -> Any:
            raise AssertionError("the body is read")

        async def send(message: Any) -> None:
            sent.append(message)

        asyncio.run(application.edge(platform.services())(scope, receive, send))
        assert sent[0]["status"] == status

    def test_rows_beyond_what_is_parsed_at_once(self, shop: Api, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(large_bodies, "INLINE", 100)
        rows = [table(name=f"t{number}") for number in range(30)]
        assert shop.ok("PUT", "/tables/bulk", rows)["numberOfRowsPassed"] == 30
        assert shop.ok("GET", "/tables/name/pg.shop.sales.t29")["name"] == "t29"
        assert "list" in shop.refused(400, "PUT", "/tables/bulk", {"name": "x" * 200})
        assert "nested" in shop.refused(400, "PUT", "/tables/bulk", _deep(150))

    def test_too_many_rows(self, untouched: Api) -> None:
        assert "20000" in untouched.refused(400, "PUT", "/tables/bulk", [{}] * 20_001)
        untouched.refused(400, "PUT", "/tables/bulk", {"name": "x"})


def _deep(levels: int) -> Any:
    return [_deep(levels - 1)] if levels else []


class TestNames:
    def test_odd_names_work(self, shop: Api, platform: Platform) -> None:
        for name in ODD_NAMES:
            made = shop.ok("PUT", "/tables", table(name=name, columns=columns(name, "x")))
            assert made["name"] == name
            found = shop.ok("GET", f"/tables/name/{quote(made['fullyQualifiedName'], safe='')}")
            assert found["id"] == made["id"]
            assert found["columns"][0]["name"] == name
            assert check.run(platform.context).findings == []

    def test_twins_that_differ_in_case_are_two(self, shop: Api) -> None:
        first, second = (shop.ok("PUT", "/tables", table(name=name, columns=columns("a", "A"))) for name in ("t", "T"))
        assert first["id"] != second["id"]
        assert shop.ok("GET", "/tables/name/pg.shop.sales.T")["id"] == second["id"]

    def test_users_that_differ_in_case_are_one(self, shop: Api) -> None:
        request = {"name": "Ann", "email": "Ann@example.org"}
        first = shop.ok("PUT", "/users", request)
        assert shop.ok("PUT", "/users", {**request, "name": "ann"})["id"] == first["id"]
        assert "exists" in shop.refused(409, "POST", "/users", {**request, "name": "ANN"})

    def test_ten_thousand_columns(self, shop: Api, platform: Platform) -> None:
        wide = table(name="wide", columns=columns(*(f"c{number}" for number in range(10_000))))
        start = time.perf_counter()
        shop.ok("PUT", "/tables", wide)
        wide["columns"][5000]["dataType"] = "TEXT"
        changed = shop.ok("PUT", "/tables", wide)
        assert changed["version"] == 1.1
        shop.ok("PATCH", "/tables/name/pg.shop.sales.wide", [{"op": "remove", "path": "/columns/9999"}])
        page = shop.ok("GET", "/tables/name/pg.shop.sales.wide/columns?limit=1&offset=9998")
        assert page["paging"]["total"] == 9999
        # Some two seconds; what grows with the square of the number takes minutes.
        assert time.perf_counter() - start < 20
        assert check.run(platform.context).findings == []


class TestPaths:
    def test_wrong_paths_and_parameters(self, untouched: Api) -> None:
        for method, path, status in WRONG_PATHS:
            answer = untouched.client.request(method, PREFIX + path, headers=untouched.headers)
            assert answer.status_code == status, answer.text
            if status == 405:
                assert "allowed: " in answer.json()["message"]
            if status >= 400:
                assert answer.json()["message"]

    def test_outside_of_the_api(self, untouched: Api) -> None:
        for path in ("/api/v2/tables", "/api", "/compat/9.9/api/v1/tables", "//", "/compat"):
            assert untouched.client.get(path, headers=untouched.headers).status_code == 404, path

    def test_a_host_that_is_none(self, untouched: Api) -> None:
        headers = {**untouched.headers, "Host": "a b<c>"}
        assert untouched.client.get(f"{PREFIX}/tables", headers=headers).status_code == 400


class TestPatch:
    def test_wrong_operations(self, untouched: Api) -> None:
        for operations, status, said in WRONG_OPERATIONS:
            assert said.lower() in untouched.refused(status, "PATCH", ORDERS, operations).lower()

    def test_an_if_match_that_is_no_version(self, untouched: Api) -> None:
        for tag in NO_VERSIONS:
            operations = [{"op": "add", "path": "/description", "value": "x"}]
            assert "If-Match" in untouched.refused(400, "PATCH", ORDERS, operations, If_Match=tag)

    def test_a_name_that_is_taken(self, untouched: Api) -> None:
        operations = [{"op": "replace", "path": "/name", "value": "DataSteward"}]
        assert "taken" in untouched.refused(409, "PATCH", "/roles/name/DataConsumer", operations)


class TestOtherBodies:
    def test_wrong_bodies(self, untouched: Api) -> None:
        for method, path, body in WRONG_BODIES:
            assert untouched.refused(400, method, path, body)


class TestWhoAsks:
    def test_forged_tokens(self, untouched: Api, server: TestClient) -> None:
        good = untouched.headers["Authorization"].removeprefix("Bearer ")
        claims = jwt.decode(good, options={"verify_signature": False})
        key_id = jwt.get_unverified_header(good)["kid"]
        stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        head, body, signature = good.split(".")
        forged = [
            "",
            "x",
            "a.b.c",
            f"{head}.{body}.",
            f"{head}.{body}.{signature[:-4]}AAAA",
            jwt.encode(claims, stranger, algorithm="RS256", headers={"kid": key_id}),
            jwt.encode(claims, stranger, algorithm="RS256", headers={"kid": "other"}),
            jwt.encode(claims, stranger, algorithm="RS256"),
            jwt.encode(claims, "x" * 64, algorithm="HS256", headers={"kid": key_id}),
            jwt.encode(claims, None, algorithm="none", headers={"kid": key_id}),
            "é" * 10,
        ]
        for token in forged:
            headers = {"Authorization": f"Bearer {token}".encode()}
            answer = server.get(f"{PREFIX}/tables", headers=headers)
            assert answer.status_code == 401, (token, answer.text)
            assert "token" in answer.json()["message"].lower()
        for value in ("Basic eA==", "Bearer", good):
            assert server.get(f"{PREFIX}/tables", headers={"Authorization": value}).status_code == 401

    def test_expired_and_revoked_tokens(self, platform: Platform, server: TestClient) -> None:
        row = subject.named(platform.context.database, subject.INGESTION_BOT)

        def token(seconds: int | None) -> dict[str, str]:
            issued = platform.tokens.issue(subject.holder(row), tokens.BOT, seconds=seconds)
            return {"Authorization": f"Bearer {issued.token}"}

        assert server.get(f"{PREFIX}/tables", headers=token(-10)).status_code == 401
        headers = token(None)
        assert server.get(f"{PREFIX}/tables", headers=headers).status_code == 200
        platform.tokens.revoke_all(row.pk, by=OPERATOR)
        answer = server.get(f"{PREFIX}/tables", headers=headers)
        assert (answer.status_code, "revoked" in answer.json()["message"]) == (401, True)

    def test_a_wrong_password(self, server: TestClient) -> None:
        messages = set()
        for email in ("admin@gazetteer.local", "nobody@gazetteer.local", "", "x" * 10_000):
            password = base64.b64encode(b"wrong password").decode()
            answer = server.post(f"{PREFIX}/users/login", json={"email": email, "password": password})
            assert answer.status_code == 401, answer.text
            messages.add(answer.json()["message"])
        assert len(messages) == 1

    def test_who_may_only_read(self, shop: Api, token_of: Callable[[str], str], server: TestClient) -> None:
        shop.ok("PUT", "/users", {"name": "reader", "email": "reader@example.org"})
        reader = Api(server, token_of("reader"))
        reader.ok("GET", ORDERS)
        assert "'reader' may read" in reader.refused(403, "PUT", "/tables", table())
        reader.refused(403, "DELETE", ORDERS)
        reader.refused(403, "PUT", "/tables/bulk", [table()])
