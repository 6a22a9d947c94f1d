"""What the server says of itself, without a token."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from tests.api_fixtures import PREFIX, Api


def test_health_readiness_and_metrics(server: TestClient) -> None:
    assert server.get("/healthz").text == "ok\n"
    assert server.get("/readyz").text == "ready\n"
    assert server.get(f"{PREFIX}/health").json()["status"] == "healthy"
    metrics = server.get("/metrics").text
    position = re.search(r"^gazetteer_event_log_position (\S+)$", metrics, re.MULTILINE)
    assert position is not None
    assert float(position[1]) > 0


def test_errors_beside_the_api_look_like_all_others(server: TestClient) -> None:
    for method, path, status in (("POST", "/healthz", 405), ("PATCH", "/metrics", 405), ("GET", "/nothing", 404)):
        answer = server.request(method, path)
        assert (answer.status_code, answer.json()["code"]) == (status, status)
        assert answer.headers["content-type"] == "application/json"
    assert "GET" in server.post("/healthz").headers["allow"]


def test_a_compressed_body_is_refused_as_such(admin_api: Api) -> None:
    message = admin_api.refused(415, "PUT", "/tables", {}, **{"Content-Encoding": "gzip"})
    assert "'gzip'" in message


def test_the_version_is_that_of_the_line(server: TestClient) -> None:
    assert server.get(f"{PREFIX}/system/version").json()["version"].startswith("2.0.")
    assert server.get("/compat/2.0/api/v1/system/version").json()["version"].startswith("2.0.")
    assert server.get("/compat/3.1/api/v1/system/version").status_code == 404


def test_the_description_names_every_type(server: TestClient, admin_api: Api) -> None:
    description = server.get("/openapi.json").json()
    assert "/api/v1/tables/{id}/versions/{version}" in description["paths"]
    assert "CreateTableRequest" in description["components"]["schemas"]
    assert "/api/v1/tables/name/{fqn}" in server.get("/docs").text


def test_settings_are_empty_until_they_are_set(admin_api: Api) -> None:
    path = "/system/settings/profilerConfiguration"
    assert admin_api.ok("GET", path) is None
    admin_api.ok("PUT", "/system/settings", {"config_type": "profilerConfiguration", "config_value": {"a": True}})
    assert admin_api.ok("GET", path) == {"config_type": "profilerConfiguration", "config_value": {"a": True}}


def test_how_far_a_harvest_came_is_told_to_bots_as_they_noted_it(admin_api: Api, bot_api: Api) -> None:
    path, state = "/system/checkpoints/k", {"password": "hidden", "url": "postgresql://u:hidden@h/d"}
    assert bot_api.refused(404, "GET", path)
    assert bot_api.ok("PUT", path, state) == state
    assert bot_api.ok("GET", path) == state
    for method, body in (("GET", None), ("PUT", {})):
        assert "only bots" in admin_api.refused(403, method, path, body)
    for wrong, body in ((path, []), ("/system/checkpoints/" + "k" * 801, {}), (path, {"at": "\x00"})):
        assert bot_api.refused(400, "PUT", wrong, body)
    assert bot_api.ok("GET", path) == state
    admin_api.ok("DELETE", path)
    assert bot_api.refused(404, "GET", path)


def test_an_unknown_path_and_a_wrong_method_say_so(admin_api: Api) -> None:
    assert "/api/v1/nothing" in admin_api.refused(404, "GET", "/nothing")
    assert "allowed: " in admin_api.refused(405, "DELETE", "/events")
