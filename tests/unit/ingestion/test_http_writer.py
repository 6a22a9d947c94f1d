"""The writer over HTTP: chunks, single rows, and servers that know less."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from gazetteer.client.client import Client
from gazetteer.domain.row_result import RowResult
from gazetteer.errors import BadRequest, Unavailable
from gazetteer.ingestion import http_writer
from gazetteer.ingestion.checkpoints import Checkpoints
from gazetteer.ingestion.http_writer import HttpWriter, request_name
from gazetteer.kit.http import Retry
from tests.unit.client_stand_in import Answer, Asked, serving

NOT_FOUND = Answer(404, {"code": 404, "message": "not found"})


def tables(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "databaseSchema": "s.d.c", "columns": []} for name in names]


def refusing(*refused: str) -> Any:
    """A bulk route that refuses some names and lists what passed first, as servers do."""

    def script(asked: Asked) -> Answer:
        names = [request["name"] for request in asked.body]
        passed = [{"request": f"s.d.c.{name}", "status": 201} for name in names if name not in refused]
        failed = [{"request": name, "status": 400, "message": f"{name} is wrong"} for name in names if name in refused]
        return Answer(200, {"status": "success", "successRequest": passed, "failedRequest": failed})

    return script


def test_rows_keep_their_order_and_get_their_own_result() -> None:
    with serving(refusing("b")) as server, Client(server.address) as client:
        results = HttpWriter(client).upsert_many("table", tables("a", "b", "c"), override_metadata=True)
        assert results == [
            RowResult("s.d.c.a", 201),
            RowResult("s.d.c.b", 400, "b is wrong"),
            RowResult("s.d.c.c", 201),
        ]
        assert server.requests == ["PUT /api/v1/tables/bulk?async=false&overrideMetadata=true"]


def test_chunks_are_bounded_by_rows_and_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_writer, "CHUNK_ROWS", 2)
    with serving(refusing()) as server, Client(server.address) as client:
        assert len(HttpWriter(client).upsert_many("table", tables(*"abcde"))) == 5
        assert [len(asked.body) for asked in server.asked] == [2, 2, 1]
    monkeypatch.setattr(http_writer, "CHUNK_BYTES", 60)
    with serving(refusing()) as server, Client(server.address) as client:
        HttpWriter(client).upsert_many("table", tables("a", "b"))
        assert [len(asked.body) for asked in server.asked] == [1, 1]


def test_a_chunk_refused_as_a_whole_is_halved_until_the_row_is_found() -> None:
    inner = refusing()

    def script(asked: Asked) -> Answer:
        if any(request["name"] == "bad" for request in asked.body):
            return Answer(413 if len(asked.body) > 2 else 400, {"code": 400, "message": "unreadable"})
        answer: Answer = inner(asked)
        return answer

    with serving(script) as server, Client(server.address) as client:
        results = HttpWriter(client).upsert_many("table", tables("a", "b", "bad", "c", "d"))
    assert [result.status for result in results] == [201, 201, 400, 201, 201]
    assert results[2] == RowResult("s.d.c.bad", 400, "unreadable")


def test_services_and_what_has_no_bulk_route_go_one_by_one() -> None:
    def script(asked: Asked) -> Answer:
        if asked.path.endswith("/bulk?async=false&overrideMetadata=false"):
            return NOT_FOUND
        if asked.body["name"] == "bad":
            return Answer(400, {"code": 400, "message": "wrong"})
        return Answer(200 if asked.body["name"] == "old" else 201, asked.body)

    with serving(script) as server, Client(server.address) as client:
        writer = HttpWriter(client)
        assert writer.upsert_many("databaseService", [{"name": "s"}]) == [RowResult("s", 201)]
        for _ in range(2):
            results = writer.upsert_many("table", tables("new", "old", "bad"))
            assert [result.status for result in results] == [201, 200, 400]
        assert server.requests == [
            "PUT /api/v1/services/databaseServices",
            "PUT /api/v1/tables/bulk?async=false&overrideMetadata=false",
            *["PUT /api/v1/tables"] * 6,
        ]


def test_a_row_that_the_server_forgot_has_failed() -> None:
    with serving(lambda _: Answer(200, {"status": "success"})) as server, Client(server.address) as client:
        (result,) = HttpWriter(client).upsert_many("table", tables("a"))
    assert (result.request, result.status) == ("s.d.c.a", 500)


def test_a_server_that_is_busy_stops_everything() -> None:
    busy = Answer(503, {"code": 503, "message": "disk full"})
    with serving(lambda _: busy) as server, Client(server.address, retry=Retry(attempts=1)) as client:
        with pytest.raises(Unavailable, match="disk full"):
            HttpWriter(client).upsert_many("table", tables("a"))
        with pytest.raises(Unavailable, match="disk full"):
            HttpWriter(client).upsert_many("databaseService", [{"name": "s"}])


def test_owners_are_found_by_name_or_left_out() -> None:
    def script(asked: Asked) -> Answer:
        if "/users/name/" in asked.path:
            return Answer(200, {"id": "u1"}) if asked.path.endswith("ann") else NOT_FOUND
        if "/teams/name/" in asked.path:
            return Answer(200, {"id": "t1"}) if asked.path.endswith("sales") else NOT_FOUND
        answer: Answer = refusing()(asked)
        return answer

    def owned(table: str, *owners: str) -> dict[str, Any]:
        references = [{"type": "user", "fullyQualifiedName": owner} for owner in owners]
        return {"name": table, "databaseSchema": "s.d.c", "owners": references}

    with serving(script) as server, Client(server.address) as client:
        rows = [owned("a", "ann", "sales"), owned("b", "nobody"), owned("c", "ann", "nobody")]
        results = HttpWriter(client).upsert_many("table", rows)
        assert [result.message for result in results] == [
            None,
            "no user or team for the owner nobody",
            "no user or team for the owner nobody",
        ]
        sent = server.asked[-1].body
        assert sent[0]["owners"] == [{"id": "u1", "type": "user"}, {"id": "t1", "type": "team"}]
        assert "owners" not in sent[1]
        assert len([request for request in server.requests if "nobody" in request]) == 2
    assert "owners" in rows[1]


class Strict:
    """A bulk route that refuses foreign keys to tables that it does not know, as servers of others do."""

    def __init__(self) -> None:
        self.known: dict[str, dict[str, Any]] = {}

    def __call__(self, asked: Asked) -> Answer:
        passed, failed = [], []
        for request in asked.body:
            name = f"s.d.c.{request['name']}"
            targets = [key["referredColumns"][0].rsplit(".", 1)[0] for key in request["tableConstraints"]]
            if all(target in self.known or target == name for target in targets):
                passed.append({"request": name, "status": 200 if name in self.known else 201})
                self.known[name] = request
            else:
                failed.append({"request": name, "status": 404, "message": "referred table not found"})
        return Answer(200, {"status": "partialSuccess", "successRequest": passed, "failedRequest": failed})


def test_foreign_keys_that_a_server_refuses_are_completed_later() -> None:
    def referring(name: str, target: str) -> dict[str, Any]:
        key = {"constraintType": "FOREIGN_KEY", "columns": ["x"], "referredColumns": [f"s.d.c.{target}.x"]}
        return {"name": name, "databaseSchema": "s.d.c", "sourceHash": "h", "tableConstraints": [key]}

    rows = [referring("a", "b"), referring("b", "b"), referring("c", "d")]
    catalog = Strict()
    with serving(catalog) as server, Client(server.address) as client:
        writer = HttpWriter(client)
        first = writer.upsert_many("table", rows)
        assert [result.status for result in first] == [201, 201, 201]
        assert [result.message is None for result in first] == [True, True, False]
        assert "1 foreign keys" in str(first[2].message)
        assert "sourceHash" not in catalog.known["s.d.c.c"]
        assert rows[2]["sourceHash"] == "h"
        second = writer.upsert_many("table", [referring("d", "a"), *rows])
        assert [result.message for result in second] == [None] * 4
        assert catalog.known["s.d.c.c"] == rows[2]


def test_a_row_that_is_wrong_for_another_reason_keeps_its_message() -> None:
    row = {"name": "b", "databaseSchema": "s.d.c", "tableConstraints": [{"constraintType": "FOREIGN_KEY"}]}
    with serving(refusing("b")) as server, Client(server.address) as client:
        assert HttpWriter(client).upsert_many("table", [row]) == [RowResult("s.d.c.b", 400, "b is wrong")]
        assert len(server.asked) == 3


def test_stale_entities_are_the_servers_work() -> None:
    answer = Answer(200, {"successRequest": [{"request": "s.d.c.x", "status": 200}], "failedRequest": []})
    with serving(lambda _: answer) as server, Client(server.address) as client:
        results = HttpWriter(client).delete_stale("table", "databaseSchema", "s.d.c", ["s.d.c.a"])
    assert results == [RowResult("s.d.c.x", 200)]


def test_a_server_without_delete_stale_is_cleared_one_by_one() -> None:
    """It ignores the filter, too, and must still lose nothing of another schema."""
    listed = ["s.d.c.a", "s.d.c.gone", "s.d.c.locked", "s.d.c.away", "s.d.cc.other", "s.e.c.gone"]

    def script(asked: Asked) -> Answer:
        if asked.path.endswith("deleteStale"):
            return NOT_FOUND
        if asked.method == "GET":
            assert "databaseSchema=s.d.c" in unquote(asked.path)
            data = [{"id": name, "fullyQualifiedName": name} for name in listed]
            return Answer(200, {"data": data, "paging": {"total": len(data)}})
        if "locked" in asked.path:
            return Answer(409, {"code": 409, "message": "locked"})
        return NOT_FOUND if "away" in asked.path else Answer(200, {"id": "x"})

    with serving(script) as server, Client(server.address) as client:
        results = HttpWriter(client).delete_stale("table", "databaseSchema", "s.d.c", ["s.d.c.a"])
        deleted = [asked.path for asked in server.asked if asked.method == "DELETE"]
        assert deleted[1:] == [
            f"/api/v1/tables/s.d.c.{name}?recursive=true&hardDelete=false" for name in ("gone", "locked", "away")
        ]
    assert results == [RowResult("s.d.c.gone", 200), RowResult("s.d.c.locked", 409, "locked")]


def test_a_service_is_filtered_by_its_own_parameter() -> None:
    def script(asked: Asked) -> Answer:
        if asked.path.endswith("deleteStale"):
            return NOT_FOUND
        return Answer(200, {"data": [], "paging": {"total": 0}})

    with serving(script) as server, Client(server.address) as client:
        assert HttpWriter(client).delete_stale("database", "databaseService", "s", []) == []
        assert server.requests[1] == "GET /api/v1/databases?service=s&limit=100"


def test_a_run_is_recorded() -> None:
    with serving(lambda _: Answer(200, b"")) as server, Client(server.address) as client:
        HttpWriter(client).run_status("s.p", {"runId": "1"})
        assert server.asked[0].body == {"runId": "1"}


@pytest.mark.parametrize(
    ("entity_type", "request_", "name"),
    [
        ("databaseService", {"name": "a.b"}, '"a.b"'),
        ("database", {"name": "d", "service": '"a.b"'}, '"a.b".d'),
        ("table", {"name": "t.u", "databaseSchema": "s.d.c"}, 's.d.c."t.u"'),
        ("table", {"name": 'quo"te', "databaseSchema": "s.d.c"}, 's.d.c.quo"te'),
        ("dashboardX", {"name": "x.y"}, '"x.y"'),
    ],
)
def test_the_name_that_a_request_stands_for(entity_type: str, request_: dict[str, Any], name: str) -> None:
    assert request_name(entity_type, request_) == name


@pytest.mark.parametrize("folder", [False, True])
def test_checkpoints_keep_replace_and_forget(tmp_path: Path, folder: bool) -> None:
    kept = Checkpoints(tmp_path / "states" if folder else None)
    assert kept.read("a") is None
    kept.keep("a", {"x": 1})
    kept.keep("b", {"y": 2})
    kept.keep("a", {"x": 3})
    assert (kept.read("a"), kept.read("b")) == ({"x": 3}, {"y": 2})
    kept.keep("a", {})
    kept.keep("never", {})
    assert kept.read("a") is None
    if folder:
        assert Checkpoints(tmp_path / "states").read("b") == {"y": 2}
        assert len(list((tmp_path / "states").iterdir())) == 1


def test_a_damaged_checkpoint_is_named(tmp_path: Path) -> None:
    kept = Checkpoints(tmp_path)
    kept.keep("a", {"x": 1})
    next(tmp_path.iterdir()).write_text("{")
    with pytest.raises(BadRequest, match="delete it to begin anew"):
        kept.read("a")


def test_the_writers_checkpoint_reads_back(tmp_path: Path) -> None:
    with Client("http://127.0.0.1:1") as client:
        writer = HttpWriter(client, tmp_path)
        assert writer.checkpoint("k") is None
        assert writer.checkpoint("k", {"x": 1}) == {"x": 1}
        assert writer.checkpoint("k") == {"x": 1}
        assert writer.checkpoint("k", {}) is None
