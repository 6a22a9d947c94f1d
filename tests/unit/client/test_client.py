"""The client: what it sends, and what it makes of the answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import SecretStr

from gazetteer import errors
from gazetteer.client.client import Client
from gazetteer.client.collections import path_of
from gazetteer.kit.http import Retry
from tests.unit.client_stand_in import Answer, Asked, scripted, serving

ONCE = Retry(attempts=1)
TOKEN = "header.payload.signature"
TABLE = {"id": "1", "name": "orders", "fullyQualifiedName": "s.d.c.orders"}


def test_the_token_is_sent_and_not_shown() -> None:
    with serving(scripted(Answer(200, TABLE))) as server, Client(server.address, SecretStr(TOKEN)) as client:
        client.get_by_id("table", "1")
        assert server.asked[0].headers["Authorization"] == f"Bearer {TOKEN}"
        assert server.asked[0].headers["User-Agent"].startswith("gazetteer/")
        assert TOKEN not in repr(client)
        assert TOKEN not in str(vars(client))


def test_a_name_is_one_segment_of_the_path() -> None:
    with serving(scripted(Answer(200, TABLE))) as server, Client(server.address) as client:
        client.get_by_name("table", 's.d.c."a/b.c ü%"', fields=["columns", "tags"], include="all")
        assert server.requests == [
            "GET /api/v1/tables/name/s.d.c.%22a%2Fb.c%20%C3%BC%25%22?fields=columns%2Ctags&include=all"
        ]


def test_a_socket_serves_without_a_token(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.sock"
    with serving(scripted(Answer(200, {"version": "2.0.6"})), socket=path) as server, Client(socket=path) as client:
        assert client.server_version() == "2.0.6"
        assert server.requests == ["GET /api/v1/system/version"]
        assert "Authorization" not in server.asked[0].headers


@pytest.mark.parametrize(
    ("given", "sent"),
    [("", "/api/v1/x"), ("/", "/api/v1/x"), ("/api", "/api/v1/x"), ("/api/v1", "/api/v1/x"), ("/compat/1.7/api/", "")],
)
def test_addresses_are_taken_as_people_write_them(given: str, sent: str) -> None:
    with serving(scripted(Answer(200, TABLE))) as server:
        with Client(server.address.removesuffix("/api") + given) as client:
            client.get_by_id("table", "x")
        assert server.asked[0].path == (sent or "/compat/1.7/api/v1/x").replace("/x", "/tables/x")


@pytest.mark.parametrize("address", ["localhost:8585", "http://", "http://h:port/api", ""])
def test_wrong_addresses_are_refused(address: str) -> None:
    with pytest.raises(errors.BadRequest, match="http://localhost:8585/api"):
        Client(address)


def test_an_address_or_a_socket_is_needed() -> None:
    with pytest.raises(errors.BadRequest, match="either"):
        Client()


def test_writing() -> None:
    answers = [Answer(201, TABLE), Answer(201, TABLE), Answer(200, TABLE), Answer(200, TABLE), Answer(200, TABLE)]
    with serving(scripted(*answers)) as server, Client(server.address, TOKEN) as client:
        assert client.create("table", {"name": "orders"}) == TABLE
        assert client.put("table", {"name": "orders"}) == (TABLE, True)
        assert client.create_or_update("table", {"name": "orders"}) == TABLE
        operations = [{"op": "remove", "path": "/description"}]
        assert client.patch("table", "1", operations, if_version=0.2) == TABLE
        assert client.delete("table", "1", recursive=True) == TABLE
        assert server.requests == [
            "POST /api/v1/tables",
            "PUT /api/v1/tables",
            "PUT /api/v1/tables",
            "PATCH /api/v1/tables/1",
            "DELETE /api/v1/tables/1?recursive=true&hardDelete=false",
        ]
        patch = server.asked[3]
        assert patch.body == operations
        assert patch.headers["If-Match"] == 'W/"0.2"'
        assert patch.headers["Content-Type"] == "application/json-patch+json"


def test_lists_go_through_all_pages() -> None:
    def script(asked: Asked) -> Answer:
        if "after=b" in asked.path:
            return Answer(200, {"data": [{"id": "3"}], "paging": {"total": 3}})
        return Answer(200, {"data": [{"id": "1"}, {"id": "2"}], "paging": {"total": 3, "after": "b"}})

    with serving(script) as server, Client(server.address) as client:
        found = client.list("table", filters={"databaseSchema": "s.d.c"}, fields=["tags"], page_rows=2)
        assert [entity["id"] for entity in found] == ["1", "2", "3"]
        assert server.requests == [
            "GET /api/v1/tables?fields=tags&databaseSchema=s.d.c&limit=2",
            "GET /api/v1/tables?fields=tags&databaseSchema=s.d.c&limit=2&after=b",
        ]
        assert client.total("table", filters={"service": "s"}) == 3


def test_bulk_and_stale() -> None:
    with serving(scripted(Answer(200, {"status": "success"}))) as server, Client(server.address) as client:
        client.bulk("table", [{"name": "a"}], override_metadata=True)
        client.delete_stale("table", "databaseSchema", "s.d.c", ["s.d.c.a"], recursive=False)
        assert server.requests == [
            "PUT /api/v1/tables/bulk?async=false&overrideMetadata=true",
            "DELETE /api/v1/tables/deleteStale",
        ]
        assert server.asked[0].body == [{"name": "a"}]
        assert server.asked[1].body == {
            "scopeFqn": "s.d.c",
            "scopeEntityType": "databaseSchema",
            "seenFqns": ["s.d.c.a"],
            "recursive": False,
        }


def test_versions_and_search() -> None:
    history = Answer(200, {"entityType": "table", "versions": [json.dumps({"version": 0.2}), json.dumps(TABLE)]})
    found = Answer(200, {"hits": {"total": {"value": 1}, "hits": [{"_source": TABLE}]}})
    with serving(scripted(history, found)) as server, Client(server.address) as client:
        assert client.versions("table", "1") == [{"version": 0.2}, TABLE]
        assert client.search("name:ord*", index="table_search_index", size=5) == [TABLE]
        assert server.requests[1] == ("GET /api/v1/search/query?q=name%3Aord%2A&index=table_search_index&from=0&size=5")


def test_any_other_request() -> None:
    with serving(scripted(Answer(200, {"a": 1}), Answer(204, b""))) as server, Client(server.address) as client:
        assert client.call("GET", "/events", parameters=[("after", "5")]) == {"a": 1}
        assert client.call("PUT", "/x", body=[1]) is None
        assert server.requests == ["GET /api/v1/events?after=5", "PUT /api/v1/x"]
        assert server.asked[1].body == [1]


def test_a_pipeline_status_may_be_answered_with_nothing() -> None:
    with serving(scripted(Answer(201, b""))) as server, Client(server.address) as client:
        client.put_pipeline_status("pg.harvest", {"runId": "1"})
        assert server.requests == ["PUT /api/v1/services/ingestionPipelines/pg.harvest/pipelineStatus"]


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequest),
        (401, errors.NotAuthenticated),
        (403, errors.NotAllowed),
        (404, errors.NotFound),
        (409, errors.AlreadyExists),
        (412, errors.Stale),
        (413, errors.TooLarge),
        (429, errors.TransientError),
        (500, errors.TerminalError),
        (503, errors.Unavailable),
        (504, errors.TransientError),
    ],
)
def test_errors_are_ours_with_the_servers_message(status: int, kind: type[errors.GazetteerError]) -> None:
    answer = Answer(status, {"code": status, "message": "because of this"})
    with serving(scripted(answer)) as server, Client(server.address, retry=ONCE) as client:
        with pytest.raises(kind, match="because of this") as caught:
            client.get_by_id("table", "1")
        assert type(caught.value) is kind


def test_a_locked_parent_is_told_from_a_duplicate() -> None:
    answer = Answer(409, {"code": 409, "errorType": "ENTITY_LOCKED", "message": "being deleted"})
    with serving(scripted(answer)) as server, Client(server.address) as client, pytest.raises(errors.Locked):
        client.create("table", {})


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(200, b"<html>"), "in place of JSON"),
        (Answer(200, b""), "with nothing"),
        (Answer(302, b"", {"Location": "https://elsewhere/"}), "redirect to 'https://elsewhere/'"),
        (Answer(418, b"[]"), "status 418 and gave no reason"),
        (Answer(500, b"<html>"), "status 500 and gave no reason"),
    ],
)
def test_answers_that_make_no_sense_are_terminal(answer: Answer, message: str) -> None:
    with (
        serving(scripted(answer)) as server,
        Client(server.address) as client,
        pytest.raises(errors.TerminalError, match=message),
    ):
        client.get_by_id("table", "1")


def test_every_type_has_a_path() -> None:
    assert path_of("databaseService") == "/services/databaseServices"
    assert path_of("mlmodel") == "/mlmodels"
    assert path_of("testConnectionDefinition") == "/services/testConnectionDefinitions"
    with pytest.raises(errors.BadRequest, match="no entity type 'tabel'"):
        path_of("tabel")
