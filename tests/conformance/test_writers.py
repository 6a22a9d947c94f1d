"""What both writers promise: into the store of this process, and over HTTP into a server."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pytest
import uvicorn

from gazetteer.api import application
from gazetteer.app import Platform
from gazetteer.auth import subject, tokens
from gazetteer.catalog.local_writer import LocalWriter
from gazetteer.client.client import Client
from gazetteer.connectors.postgres import Postgres
from gazetteer.domain.row_result import RowResult
from gazetteer.errors import BadRequest, NotFound
from gazetteer.ingestion.connector import Expected, Item
from gazetteer.ingestion.http_writer import HttpWriter
from gazetteer.ingestion.options import DatabaseOptions
from gazetteer.ingestion.runner import PipelineRun, harvest
from gazetteer.ingestion.writer import Writer
from tests.connectors.postgres import databases

HARVESTED = ("databaseService", "database", "databaseSchema", "table", "storedProcedure")


@dataclass
class Catalog:
    """A catalog, a writer into it, and a look at it as its administrator."""

    writer: Writer
    admin: Client


@contextmanager
def served(platform: Platform) -> Iterator[str]:
    """The address of the platform's API on a free port."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(application.build(platform.services()), log_config=None, lifespan="off", ws="none")
    )
    ready = threading.Event()
    startup = server.startup

    async def noting(sockets: list[socket.socket] | None = None) -> None:
        await startup(sockets)
        ready.set()

    server.startup = noting  # type: ignore[method-assign]
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        assert ready.wait(30), "the server did not start"
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/api"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


def token(platform: Platform, name: str) -> str:
    row = subject.named(platform.context.database, name)
    kind = tokens.BOT if subject.of(row).is_bot else tokens.PERSONAL
    return platform.tokens.issue(subject.holder(row), kind, seconds=None).token


@contextmanager
def opened(platform: Platform, kind: str) -> Iterator[Catalog]:
    with served(platform) as address, Client(address, token(platform, subject.ADMIN)) as admin:
        if kind == "local":
            actor = subject.of(subject.named(platform.context.database, subject.INGESTION_BOT))
            yield Catalog(LocalWriter(platform.context, actor), admin)
        else:
            with Client(address, token(platform, subject.INGESTION_BOT)) as bot:
                yield Catalog(HttpWriter(bot), admin)


@pytest.fixture(params=["local", "http"])
def catalog(request: pytest.FixtureRequest, platform: Platform) -> Iterator[Catalog]:
    """A seeded catalog with one schema, on each database, through each writer."""
    with opened(platform, request.param) as found:
        found.writer.upsert_many("databaseService", [{"name": "pg", "serviceType": "Postgres"}])
        found.writer.upsert_many("database", [{"name": "shop", "service": "pg"}])
        found.writer.upsert_many("databaseSchema", [{"name": "sales", "database": "pg.shop"}])
        yield found


def table(name: str, **fields: Any) -> dict[str, Any]:
    columns = [{"name": "id", "dataType": "BIGINT", "dataTypeDisplay": "bigint"}]
    return {"name": name, "databaseSchema": "pg.shop.sales", "columns": columns} | fields


def statuses(results: list[RowResult]) -> list[tuple[str, int]]:
    return [(result.request, result.status) for result in results]


def test_rows_are_created_then_known(catalog: Catalog) -> None:
    rows = [table("b"), table("a.dot"), table("A"), table("a")]
    names = ["pg.shop.sales.b", 'pg.shop.sales."a.dot"', "pg.shop.sales.A", "pg.shop.sales.a"]
    assert statuses(catalog.writer.upsert_many("table", rows)) == [(name, 201) for name in names]
    assert statuses(catalog.writer.upsert_many("table", rows)) == [(name, 200) for name in names]
    assert catalog.admin.get_by_name("table", names[1])["version"] == 0.1


def test_services_report_as_other_rows_do(catalog: Catalog) -> None:
    rows = [{"name": "other", "serviceType": "Postgres"}, {"name": "wrong", "serviceType": "Postgrs"}]
    good, bad = catalog.writer.upsert_many("databaseService", rows)
    assert (good.request, good.status) == ("other", 201)
    assert bad.status == 400
    assert "Postgrs" in str(bad.message)
    assert statuses(catalog.writer.upsert_many("databaseService", rows[:1])) == [("other", 200)]


def test_nothing_to_write_is_nothing_to_report(catalog: Catalog) -> None:
    assert catalog.writer.upsert_many("table", []) == []


def test_a_bad_row_does_not_harm_its_neighbours(catalog: Catalog) -> None:
    rows = [
        table("good"),
        table("colourful", colour="red"),
        table("lost") | {"databaseSchema": "pg.shop.nowhere"},
        table('quo"te'),
        table("odd", columns=[{"name": "x", "dataType": "NOTYPE"}]),
        table("fine"),
    ]
    results = catalog.writer.upsert_many("table", rows)
    assert [result.status for result in results] == [201, 400, 404, 400, 400, 201]
    for result, word in zip(results[1:5], ["colour", "pg.shop.nowhere", "double quote", "NOTYPE"], strict=True):
        assert word in str(result.message)
    assert sorted(entity["name"] for entity in catalog.admin.list("table")) == ["fine", "good"]


def test_many_rows_keep_their_order(catalog: Catalog) -> None:
    rows = [table(f"t{number}") if number % 50 else table(f"t{number}", colour="red") for number in range(450)]
    results = catalog.writer.upsert_many("table", rows)
    assert [result.status for result in results] == [201 if number % 50 else 400 for number in range(450)]
    assert [result.request for result in results if result.passed] == [
        f"pg.shop.sales.t{number}" for number in range(450) if number % 50
    ]
    assert catalog.admin.total("table") == 441


def test_a_name_that_comes_twice_is_written_in_turn(catalog: Catalog) -> None:
    results = catalog.writer.upsert_many("table", [table("a"), table("a", description="later")])
    assert statuses(results) == [("pg.shop.sales.a", 201), ("pg.shop.sales.a", 200)]
    assert catalog.admin.get_by_name("table", "pg.shop.sales.a")["description"] == "later"


def test_foreign_keys_may_point_to_what_comes_later(catalog: Catalog) -> None:
    key = {"constraintType": "FOREIGN_KEY", "columns": ["id"], "relationshipType": "MANY_TO_ONE"}
    rows = [table("a", tableConstraints=[key | {"referredColumns": ["pg.shop.sales.b.id"]}]), table("b")]
    assert [result.status for result in catalog.writer.upsert_many("table", rows)] == [201, 201]
    (kept,) = catalog.admin.get_by_name("table", "pg.shop.sales.a", fields=["tableConstraints"])["tableConstraints"]
    assert kept["referredColumns"] == ["pg.shop.sales.b.id"]


def test_owners_are_found_by_name_or_left_out(catalog: Catalog) -> None:
    catalog.admin.create("user", {"name": "ann", "email": "ann@example.com"})

    def owner(name: str) -> dict[str, str]:
        return {"type": "user", "fullyQualifiedName": name}

    rows = [table("a", owners=[owner("ann")]), table("b", owners=[owner("nobody")])]
    found, missing = catalog.writer.upsert_many("table", rows)
    assert (found.status, found.message) == (201, None)
    assert missing.status == 201
    assert "nobody" in str(missing.message)
    owners = catalog.admin.get_by_name("table", "pg.shop.sales.a", fields=["owners"])["owners"]
    assert [reference["name"] for reference in owners] == ["ann"]
    assert catalog.admin.get_by_name("table", "pg.shop.sales.b", fields=["owners"])["owners"] == []


def test_what_people_wrote_stays_unless_overridden(catalog: Catalog) -> None:
    catalog.writer.upsert_many("table", [table("a", description="by the source")])
    entity = catalog.admin.get_by_name("table", "pg.shop.sales.a")
    catalog.admin.patch("table", entity["id"], [{"op": "replace", "path": "/description", "value": "by hand"}])
    again = [table("a", description="by the source", sourceHash="2")]
    catalog.writer.upsert_many("table", again)
    assert catalog.admin.get_by_name("table", "pg.shop.sales.a")["description"] == "by hand"
    catalog.writer.upsert_many("table", again, override_metadata=True)
    assert catalog.admin.get_by_name("table", "pg.shop.sales.a")["description"] == "by the source"


def test_what_was_not_seen_is_marked_and_comes_back_with_its_id(catalog: Catalog) -> None:
    catalog.writer.upsert_many("databaseSchema", [{"name": "sales2", "database": "pg.shop"}])
    catalog.writer.upsert_many("table", [table("a"), table("gone"), table("b.c")])
    catalog.writer.upsert_many("table", [table("other") | {"databaseSchema": "pg.shop.sales2"}])
    before = catalog.admin.get_by_name("table", "pg.shop.sales.gone")["id"]
    seen = ["pg.shop.sales.a", 'pg.shop.sales."b.c"', "pg.shop.sales.never_written"]
    results = catalog.writer.delete_stale("table", "databaseSchema", "pg.shop.sales", seen)
    assert statuses(results) == [("pg.shop.sales.gone", 200)]
    assert catalog.writer.delete_stale("table", "databaseSchema", "pg.shop.sales", seen) == []
    assert sorted(entity["name"] for entity in catalog.admin.list("table")) == ["a", "b.c", "other"]
    with pytest.raises(NotFound):
        catalog.admin.get_by_name("table", "pg.shop.sales.gone")
    assert catalog.admin.get_by_name("table", "pg.shop.sales.gone", include="all")["deleted"] is True
    catalog.writer.upsert_many("table", [table("gone")])
    assert catalog.admin.get_by_name("table", "pg.shop.sales.gone")["id"] == before


def test_a_schema_that_was_not_seen_takes_its_tables_along(catalog: Catalog) -> None:
    catalog.writer.upsert_many("table", [table("a")])
    results = catalog.writer.delete_stale("databaseSchema", "database", "pg.shop", [])
    assert statuses(results) == [("pg.shop.sales", 200)]
    assert list(catalog.admin.list("table")) == []


def test_a_scope_that_is_not_there_has_nothing_stale(catalog: Catalog) -> None:
    catalog.writer.upsert_many("table", [table("a")])
    assert catalog.writer.delete_stale("table", "databaseSchema", "pg.shop.nowhere", []) == []
    assert catalog.admin.total("table") == 1


def test_an_unknown_type_is_refused(catalog: Catalog) -> None:
    with pytest.raises((BadRequest, NotFound), match="tabel"):
        catalog.writer.upsert_many("tabel", [table("a")])


def test_runs_are_recorded_by_their_id(catalog: Catalog) -> None:
    service = catalog.admin.get_by_name("databaseService", "pg")
    catalog.admin.create(
        "ingestionPipeline",
        {
            "name": "nightly",
            "pipelineType": "metadata",
            "service": {"id": service["id"], "type": "databaseService"},
            "sourceConfig": {"config": {"type": "DatabaseMetadata"}},
            "airflowConfig": {},
        },
    )
    for state in ("running", "success"):
        status = {"runId": "r/1", "pipelineState": state, "startDate": 1, "timestamp": 1}
        catalog.writer.run_status("pg.nightly", status)
    path = f"/services/ingestionPipelines/pg.nightly/pipelineStatus/{quote('r/1', safe='')}"
    assert catalog.admin.call("GET", path)["pipelineState"] == "success"
    with pytest.raises(NotFound):
        catalog.writer.run_status("pg.never", {"runId": "1", "pipelineState": "running", "timestamp": 1})


class Empty(Postgres):
    """A source in which nothing is."""

    def extract(self, completed: Collection[str] = ()) -> Iterator[Item]:
        del completed
        yield Expected("table", 0)


@pytest.mark.parametrize("service", ["pg", "other"])
def test_the_first_run_of_a_pipeline_makes_it(catalog: Catalog, service: str) -> None:
    options = DatabaseOptions.model_validate(
        {"includeViews": False, "includePartitions": True, "tableFilterPattern": {"includes": ["a"]}}
    )
    for run in ("r1", "r2"):
        source = Empty(service, Postgres.config_from_url("postgresql://u@h/d"), options)
        report = harvest(source, catalog.writer, run=PipelineRun(f"{service}.nightly", run))
        assert (report.state, report.warnings) == ("success", [])
    pipeline = catalog.admin.get_by_name("ingestionPipeline", f"{service}.nightly")
    assert (pipeline["pipelineType"], pipeline["service"]["name"]) == ("metadata", service)
    assert pipeline["sourceConfig"]["config"]["includeViews"] is False
    runs = catalog.admin.call("GET", f"/services/ingestionPipelines/{service}.nightly/pipelineStatus")["data"]
    assert [(run["runId"], run["pipelineState"]) for run in runs] == [("r2", "success"), ("r1", "success")]


def test_what_is_stored_is_told_with_what_is_deleted(catalog: Catalog) -> None:
    catalog.writer.upsert_many("table", [table(f"t{number}") for number in range(3)])
    catalog.writer.delete_stale("table", "databaseSchema", "pg.shop.sales", ["pg.shop.sales.t0", "pg.shop.sales.t1"])
    found = catalog.writer.stored("table", "databaseSchema", "pg.shop.sales")
    assert [(entity["name"], entity["deleted"]) for entity in found] == [("t0", False), ("t1", False), ("t2", True)]
    assert list(catalog.writer.stored("table", "databaseSchema", "pg.shop.none")) == []
    assert list(catalog.writer.stored("storedProcedure", "databaseSchema", "pg.shop.sales")) == []


def test_checkpoints_are_kept_replaced_and_forgotten(catalog: Catalog) -> None:
    writer = catalog.writer
    assert writer.checkpoint("harvest:pg") is None
    assert writer.checkpoint("harvest:pg", {"scopes": ["a"], "at": 1}) == {"scopes": ["a"], "at": 1}
    assert writer.checkpoint("harvest:pg", {"scopes": []}) == {"scopes": []}
    assert writer.checkpoint("harvest:pg") == {"scopes": []}
    assert writer.checkpoint("harvest:other") is None
    assert writer.checkpoint("harvest:pg", {}) is None
    assert writer.checkpoint("harvest:pg") is None


@pytest.fixture
def source(postgres_server: str) -> Iterator[str]:
    """A database with one of everything."""
    with databases.making(postgres_server) as make:
        yield make(databases.EVERYTHING.read_text())


VOLATILE = frozenset({"id", "href", "updatedAt", "updatedBy", "followers", "timestamp", "changedAt"})


def settled(value: Any) -> Any:
    """Without what differs between two catalogs of the same content."""
    if isinstance(value, dict):
        return {key: settled(item) for key, item in value.items() if key not in VOLATILE}
    if isinstance(value, list):
        return [settled(item) for item in value]
    return value


def content(catalog: Catalog) -> dict[str, dict[str, Any]]:
    """Everything that a harvest wrote, by type and name."""
    return {
        f"{entity_type} {entity['fullyQualifiedName']}": settled(entity)
        for entity_type in HARVESTED
        for entity in catalog.admin.list(entity_type, fields=["*"], include="all")
    }


def test_a_harvest_through_either_writer_gives_the_same_catalog(
    new_platform: Callable[[], Platform], source: str
) -> None:
    contents = []
    reports = []
    for kind in ("local", "http"):
        with opened(new_platform(), kind) as catalog:
            reports += [harvest(Postgres.from_url("pg", source), catalog.writer) for _ in range(2)]
            contents.append(content(catalog))
            partial = DatabaseOptions(include_views=False, include_stored_procedures=False)
            harvest(Postgres.from_url("pg", source, partial), catalog.writer)
            assert content(catalog) == contents[-1], "what options leave out was touched"
    assert contents[0] == contents[1]
    assert json.dumps(contents[0]).count('"version": 0.1') == len(contents[0]), "the second harvest changed something"
    for first, second in ((reports[0], reports[1]), (reports[2], reports[3])):
        assert [failure.stage for failure in first.failures] == ["read"]
        created = {name: counts.created for name, counts in first.counts.items() if counts.created}
        assert created == {"databaseService": 1, "database": 1, "databaseSchema": 3, "table": 14, "storedProcedure": 3}
        assert {name: counts.updated for name, counts in second.counts.items() if counts.updated} == created
        assert not [name for name, counts in second.counts.items() if counts.created or counts.deleted]
