"""Edges of lineage as the stock clients write, read, patch and delete them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.catalog.checking import check
from gazetteer.domain import event_kinds
from gazetteer.lineage import graph
from tests.api_fixtures import Api

COLUMNS = [{"name": name, "dataType": "INT"} for name in ("id", "total", "a.b")]
SCHEMA = "pg.shop.sales"


@pytest.fixture
def tables(shop: Api) -> dict[str, dict[str, Any]]:
    """Four tables, by name."""
    names = ("source", "target", "third", "fourth")
    request = {"databaseSchema": SCHEMA, "columns": COLUMNS}
    return {name: shop.ok("PUT", "/tables", {"name": name, **request}) for name in names}


def reference(entity: dict[str, Any], kind: str = "table") -> dict[str, str]:
    return {"id": entity["id"], "type": kind}


def add(api: Api, before: dict[str, Any], behind: dict[str, Any], **details: Any) -> None:
    """Tell of an edge, as clients before 2.0 do."""
    edge = {"fromEntity": reference(before), "toEntity": reference(behind), "lineageDetails": details}
    api.ok("PUT", "/lineage", {"edge": edge})


def column(of: str, name: str) -> str:
    return f"{SCHEMA}.{of}.{name}"


def told(api: Api, before: dict[str, Any], behind: dict[str, Any]) -> dict[str, Any]:
    return dict(api.ok("GET", f"/lineage/getLineageEdge/{before['id']}/{behind['id']}")["edge"])


def lineage_events(api: Api) -> list[str]:
    since = dict.fromkeys(event_kinds.OF_ENTITIES, "*")
    query = "&".join(f"{key}={value}" for key, value in since.items())
    assert all(not e["eventType"].startswith("entityLineage") for e in api.ok("GET", f"/events?{query}")["data"])
    found = api.ok("GET", "/events?timestamp=0&limit=1000")["data"]
    return [e["eventType"] for e in found if e["eventType"].startswith("entityLineage")]


def test_an_edge_is_told_read_and_replaced(shop: Api, bot_api: Api, tables: dict[str, dict[str, Any]]) -> None:
    source, target = tables["source"], tables["target"]
    shop.refused(404, "GET", f"/lineage/getLineageEdge/{source['id']}/{target['id']}")
    pairs = [
        {"fromColumns": [column("source", "id"), column("source", '"a.b"')], "toColumn": column("target", "total")},
        {"fromColumns": [column("source", "total")], "toColumn": column("target", "id"), "function": "sum(total)"},
        {"fromColumns": [column("elsewhere", "x")], "toColumn": column("target", "id")},
    ]
    query = "INSERT INTO target SELECT id, sum(total) FROM source"
    add(bot_api, source, target, sqlQuery=query, source="QueryLineage", columnsLineage=pairs)
    found = told(shop, source, target)
    # A column that lies in neither table is left out.
    assert found["columnsLineage"] == pairs[:2]
    assert (found["sqlQuery"], found["source"], found["createdBy"]) == (query, "QueryLineage", "ingestion-bot")
    add(bot_api, source, target, sqlQuery=query, source="QueryLineage", columnsLineage=pairs)
    assert told(shop, source, target) == found
    assert lineage_events(shop) == [event_kinds.LINEAGE_ADDED]
    add(bot_api, source, target, sqlQuery="other", source="QueryLineage", columnsLineage=pairs[1:])
    after = told(shop, source, target)
    assert (after["sqlQuery"], after["columnsLineage"]) == ("other", [pairs[1]])
    assert after["createdAt"] == found["createdAt"]
    assert lineage_events(shop) == [event_kinds.LINEAGE_ADDED, event_kinds.LINEAGE_UPDATED]


def test_each_source_replaces_what_it_told_itself(shop: Api, tables: dict[str, dict[str, Any]]) -> None:
    source, target = tables["source"], tables["target"]
    add(shop, source, target, sqlQuery="seen", source="QueryLineage")
    add(shop, source, target, description="by hand")
    assert (told(shop, source, target)["source"], told(shop, source, target).get("sqlQuery")) == ("Manual", None)
    shop.ok("DELETE", f"/lineage/table/{target['id']}/type/Manual")
    assert told(shop, source, target)["sqlQuery"] == "seen"
    assert lineage_events(shop)[-1] == event_kinds.LINEAGE_UPDATED
    shop.ok("DELETE", f"/lineage/source/name/table/{SCHEMA}.target/type/QueryLineage")
    shop.refused(404, "GET", f"/lineage/getLineageEdge/{source['id']}/{target['id']}")
    assert lineage_events(shop)[-1] == event_kinds.LINEAGE_DELETED
    # Nothing is left to be taken away, which is no error.
    shop.ok("DELETE", f"/lineage/table/{target['id']}/type/QueryLineage")


def test_edges_by_name(shop: Api, tables: dict[str, dict[str, Any]]) -> None:
    path = f"/lineage/table/name/{SCHEMA}.source/table/name/{SCHEMA}.target"
    shop.ok("PUT", path, {})
    shop.ok("PATCH", path, [{"op": "add", "path": "/sqlQuery", "value": "select 1"}])
    shown = path.replace("/lineage/", "/lineage/getLineageEdge/")
    assert shop.ok("GET", shown)["edge"]["sqlQuery"] == "select 1"
    pair = {"fromColumns": [column("source", "id")], "toColumn": column("target", "id")}
    shop.ok("PATCH", path, [{"op": "add", "path": "/columnsLineage/0", "value": pair}])
    assert shop.ok("GET", shown)["edge"]["columnsLineage"] == [pair]
    events = lineage_events(shop)
    shop.ok("PATCH", path, [{"op": "add", "path": "/columnsLineage/0", "value": pair}])
    assert lineage_events(shop) == events
    shop.ok("DELETE", path)
    assert "edge not found" in shop.refused(404, "GET", shown)
    assert "edge not found" in shop.refused(404, "DELETE", path)
    assert tables


def test_a_patch_may_say_that_another_source_tells_it(shop: Api, tables: dict[str, dict[str, Any]]) -> None:
    source, target = tables["source"], tables["target"]
    pair = {"fromColumns": [column("source", "id")], "toColumn": column("target", "id")}
    add(shop, source, target, columnsLineage=[pair])
    created = told(shop, source, target)["createdAt"]
    path = f"/lineage/table/{source['id']}/table/{target['id']}"
    shop.ok("PATCH", path, [{"op": "replace", "path": "/source", "value": "DbtLineage"}])
    found = told(shop, source, target)
    assert (found["source"], found["columnsLineage"], found["createdAt"]) == ("DbtLineage", [pair], created)
    shop.ok("DELETE", f"/lineage/table/{target['id']}/type/DbtLineage")
    shop.refused(404, "DELETE", path)


def test_what_lies_around(shop: Api, tables: dict[str, dict[str, Any]]) -> None:
    for before, behind in (("source", "target"), ("target", "third"), ("third", "fourth"), ("third", "third")):
        add(shop, tables[before], tables[behind])
    found = shop.ok("GET", f"/lineage/table/name/{SCHEMA}.target?upstreamDepth=1&downstreamDepth=1")
    ids = {name: entity["id"] for name, entity in tables.items()}
    assert (found["entity"]["id"], found["entity"]["fullyQualifiedName"]) == (ids["target"], f"{SCHEMA}.target")
    assert {node["name"] for node in found["nodes"]} == {"source", "third"}
    (above,), (below,) = found["upstreamEdges"], found["downstreamEdges"]
    assert (above["fromEntity"], above["toEntity"]) == (ids["source"], ids["target"])
    assert (below["fromEntity"], below["toEntity"]) == (ids["target"], ids["third"])
    assert below["lineageDetails"]["source"] == "Manual"
    far = shop.ok("GET", f"/lineage/table/{ids['source']}?upstreamDepth=0&downstreamDepth=3")
    pairs = {(edge["fromEntity"], edge["toEntity"]) for edge in far["downstreamEdges"]}
    assert len(pairs) == 4
    assert (ids["third"], ids["third"]) in pairs
    assert far["upstreamEdges"] == []
    assert "at most 3" in shop.refused(400, "GET", f"/lineage/table/{ids['source']}?downstreamDepth=4")


def test_no_more_nodes_than_anybody_reads(
    shop: Api, tables: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("target", "third", "fourth"):
        add(shop, tables["source"], tables[name])
    monkeypatch.setattr(graph, "MOST_NODES", 2)
    found = shop.ok("GET", f"/lineage/table/{tables['source']['id']}")
    assert len(found["nodes"]) == len(found["downstreamEdges"]) == 2


def test_what_is_long_is_told_with_the_edge_itself(
    shop: Api, tables: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tables["source"], tables["target"]
    pairs = [{"fromColumns": [column("source", name)], "toColumn": column("target", name)} for name in ("id", "total")]
    add(shop, source, target, sqlQuery="select 1 " * 10_000, columnsLineage=pairs, description="kept apart")
    monkeypatch.setattr(graph, "MOST_COLUMNS", 1)
    (edge,) = shop.ok("GET", f"/lineage/table/{source['id']}")["downstreamEdges"]
    assert edge["lineageDetails"].keys().isdisjoint({"sqlQuery", "columnsLineage"})
    whole = told(shop, source, target)
    assert (len(whole["sqlQuery"]), whole["columnsLineage"]) == (90_000, pairs)


def test_renamed_columns_and_deleted_tables(shop: Api, tables: dict[str, dict[str, Any]], platform: Platform) -> None:
    source, target = tables["source"], tables["target"]
    pair = {"fromColumns": [column("source", "id")], "toColumn": column("target", "id")}
    add(shop, source, target, columnsLineage=[pair])
    add(
        shop,
        target,
        target,
        columnsLineage=[{"fromColumns": [column("target", "id")], "toColumn": column("target", "id")}],
    )
    shop.ok("PATCH", f"/tables/{target['id']}", [{"op": "replace", "path": "/columns/0/name", "value": "key"}])
    shop.ok("PATCH", f"/tables/{source['id']}", [{"op": "replace", "path": "/name", "value": "origin"}])
    (found,) = told(shop, source, target)["columnsLineage"]
    assert found == {"fromColumns": [column("origin", "id")], "toColumn": column("target", "key")}
    (own,) = told(shop, target, target)["columnsLineage"]
    assert own == {"fromColumns": [column("target", "key")], "toColumn": column("target", "key")}
    shop.ok("DELETE", f"/tables/{source['id']}")
    shop.refused(404, "GET", f"/lineage/getLineageEdge/{source['id']}/{target['id']}")
    assert shop.ok("GET", f"/lineage/table/{target['id']}")["nodes"] == []
    shop.ok("PUT", "/tables/restore", {"id": source["id"]})
    assert told(shop, source, target)["columnsLineage"] == [found]
    shop.ok("DELETE", f"/tables/{source['id']}?hardDelete=true")
    assert [e["toEntity"] for e in shop.ok("GET", f"/lineage/table/{target['id']}")["upstreamEdges"]] == [target["id"]]
    assert check.run(platform.context).findings == []


def test_eight_at_once_on_one_edge(shop: Api, tables: dict[str, dict[str, Any]], platform: Platform) -> None:
    source, target = tables["source"], tables["target"]
    path = f"/lineage/table/{source['id']}/table/{target['id']}"
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: add(shop, source, target, sqlQuery="one"), range(16)))
        assert lineage_events(shop) == [event_kinds.LINEAGE_ADDED]
        pairs = [
            {"fromColumns": [column("source", "id")], "toColumn": column("target", f"c{number}")} for number in range(8)
        ]
        patches = [[{"op": "add", "path": "/columnsLineage/0", "value": pair}] for pair in pairs]
        list(threads.map(lambda patch: shop.ok("PATCH", path, patch), patches))
    found = told(shop, source, target)["columnsLineage"]
    assert sorted(it["toColumn"] for it in found) == sorted(pair["toColumn"] for pair in pairs)
    assert check.run(platform.context).findings == []


def test_what_moves_the_data(shop: Api, tables: dict[str, dict[str, Any]]) -> None:
    source, target = tables["source"], tables["target"]
    shop.ok("PUT", "/services/pipelineServices", {"name": "af", "serviceType": "Airflow"})
    dag = shop.ok("PUT", "/pipelines", {"name": "dag", "service": "af"})
    add(shop, source, target, pipeline=reference(dag, "pipeline"), source="PipelineLineage")
    assert told(shop, source, target)["pipeline"]["fullyQualifiedName"] == "af.dag"
    shop.ok("DELETE", f"/pipelines/{dag['id']}")
    path = f"/lineage/table/{source['id']}/table/{target['id']}"
    shop.ok("PATCH", path, [{"op": "add", "path": "/description", "value": "nightly"}])
    assert told(shop, source, target)["pipeline"]["deleted"] is True
    shop.ok("DELETE", f"/pipelines/{dag['id']}?hardDelete=true")
    assert "pipeline" not in told(shop, source, target)
    missing = {"id": dag["id"], "type": "pipeline"}
    edge = {"fromEntity": reference(source), "toEntity": reference(target), "lineageDetails": {"pipeline": missing}}
    shop.refused(404, "PUT", "/lineage", {"edge": edge})


@pytest.mark.parametrize(
    ("details", "named"),
    [
        ({"source": "Guess"}, "source"),
        ({"sqlQuery": 1}, "sqlQuery"),
        ({"columnsLineage": [{"fromColumns": 'x"', "toColumn": "y"}]}, "fromColumns"),
        ({"columnsLineage": [{"fromColumns": ['x"'], "toColumn": "y"}]}, "not closed"),
        ({"pipeline": {"id": "no", "type": "pipeline"}}, "pipeline"),
    ],
)
def test_wrong_details_are_refused(
    shop: Api, tables: dict[str, dict[str, Any]], details: dict[str, Any], named: str
) -> None:
    edge = {"fromEntity": reference(tables["source"]), "toEntity": reference(tables["target"])}
    assert named in shop.refused(400, "PUT", "/lineage", {"edge": {**edge, "lineageDetails": details}})
    unknown = {**edge, "toEntity": {"id": "00000000-0000-4000-8000-000000000000", "type": "table"}}
    shop.refused(404, "PUT", "/lineage", {"edge": unknown})


def test_secrets_in_queries_are_masked(shop: Api, bot_api: Api, tables: dict[str, dict[str, Any]]) -> None:
    secret = "wJalrXUtnFEMI/K7MDENGbPxRfiCYEXAMPLEKEY"
    query = f"COPY t FROM 's3://b' CREDENTIALS 'aws_access_key_id=AKIAIOSFODNN7EXAMPLE;aws_secret_access_key={secret}'"
    add(shop, tables["source"], tables["target"], sqlQuery=query)
    shown = told(bot_api, tables["source"], tables["target"])["sqlQuery"]
    assert secret[:12] not in shown
