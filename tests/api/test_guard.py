"""What every answer has, and by which names the server may be asked."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from gazetteer.api import application, guard
from gazetteer.app import Platform
from tests.api_fixtures import PREFIX, Api

PATHS = ("/healthz", "/docs", "/openapi.json", f"{PREFIX}/system/version", f"{PREFIX}/nowhere", f"{PREFIX}/users")


@pytest.mark.parametrize("path", PATHS)
def test_headers(server: TestClient, path: str) -> None:
    headers = server.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize(
    ("setting", "address", "allowed"),
    [
        ("", "127.0.0.1", {"localhost", "127.0.0.1", "[::1]"}),
        ("", "::1", {"localhost", "127.0.0.1", "[::1]"}),
        ("", "0.0.0.0", None),  # noqa: S104  only named
        ("*", "127.0.0.1", None),
        ("Catalog.example, x", "0.0.0.0", {"catalog.example", "x", "localhost", "127.0.0.1", "[::1]"}),  # noqa: S104
    ],
)
def test_which_names_are_allowed(setting: str, address: str, allowed: set[str] | None) -> None:
    assert guard.allowed_hosts(setting, address) == allowed


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8585", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:8585", 200),
        ("evil.example", 400),
        ("localhost.evil.example", 400),
        ("localhost@evil.example", 400),
        ("", 400),
    ],
)
def test_other_names_are_refused(platform: Platform, host: str, status: int) -> None:
    built = application.build(platform.services(), guard.allowed_hosts("", "127.0.0.1"))
    with TestClient(built) as client:
        for path in ("/healthz", f"{PREFIX}/system/version"):
            answer = client.get(path, headers={"Host": host})
            assert answer.status_code == status
            assert answer.headers["cache-control"] == "no-store"


def test_allowed_methods(admin_api: Api) -> None:
    assert admin_api.call("DELETE", "/events").headers["allow"] == "GET"
    assert admin_api.call("POST", "/tables/name/a").headers["allow"] == "DELETE, GET, PATCH"


class TestIfMatch:
    OLD, NEW = 'W/"0.1"', 'W/"0.2"'
    TABLE = "/tables/name/pg.shop.sales.orders"

    def test_of_a_put(self, shop: Api) -> None:
        request = {"name": "new", "databaseSchema": "pg.shop.sales", "columns": []}
        shop.refused(412, "PUT", "/tables", request, If_Match="*")
        shop.ok("PUT", "/tables", request)
        request["description"] = "x"
        shop.refused(412, "PUT", "/tables", request, If_Match=self.NEW)
        made = shop.ok("PUT", "/tables", request, If_Match=f"{self.OLD}, {self.NEW}")
        assert made["version"] == 0.2
        shop.refused(412, "PUT", "/tables", request, If_Match=self.OLD)
        shop.refused(400, "PUT", "/tables", request, If_Match="new")

    def test_of_a_patch(self, shop: Api) -> None:
        operations = [{"op": "add", "path": "/description", "value": "x"}]
        shop.refused(412, "PATCH", self.TABLE, operations, If_Match=self.NEW)
        shop.ok("PATCH", self.TABLE, operations, If_Match=self.OLD)
        shop.refused(412, "PATCH", self.TABLE, operations, If_Match=self.OLD)

    @pytest.mark.parametrize("hard", ["", "?hardDelete=true"])
    def test_of_a_deletion(self, shop: Api, hard: str) -> None:
        shop.refused(412, "DELETE", self.TABLE + hard, If_Match=self.NEW)
        shop.ok("GET", self.TABLE)
        shop.ok("DELETE", self.TABLE + hard, If_Match=self.OLD)
        shop.refused(404, "GET", self.TABLE)


def test_names_of_one_part_need_no_quotes(admin_api: Api) -> None:
    """As the stock client sends them: `service: "a.b"`."""
    admin_api.ok("PUT", "/services/databaseServices", {"name": "a.b", "serviceType": "Postgres"})
    admin_api.ok("PUT", "/databases", {"name": "db", "service": "a.b"})
    assert admin_api.ok("GET", "/services/databaseServices/name/a.b")["fullyQualifiedName"] == '"a.b"'
    assert admin_api.ok("GET", "/services/databaseServices/name/%22a.b%22")["name"] == "a.b"
    assert admin_api.ok("GET", "/databases?service=a.b")["paging"]["total"] == 1
    assert admin_api.ok("GET", "/databases/name/%22a.b%22.db")["service"]["name"] == "a.b"
    admin_api.ok("PUT", "/users", {"name": "first.last", "email": "first.last@example.org"})
    assert admin_api.ok("GET", "/users/name/first.last")["name"] == "first.last"
