"""`metadata ingest` of the type `postgres-lineage`, unmodified, reads the sample's views and tells of their lineage."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from gazetteer.demo.sample import SamplePostgres
from tests.compat import snapshot
from tests.compat.conftest import Catalog, NewCatalog
from tests.compat.environment import Environment
from tests.compat.expected_refusals import LINEAGE_WORKFLOW
from tests.compat.ingestion import SERVICE, IngestionRun, configuration, ingest
from tests.compat.recorder import Exchange, unexpected, unused

pytestmark = [pytest.mark.compat, pytest.mark.timeout(1800)]

# Views alone: what was run is another at every run.
WANTED = {"type": "DatabaseLineage", "queryLogDuration": 1, "processQueryLineage": False}
# The client makes the definition of a view whose name has spaces without quotes, and cannot read it then.
EXPLAINED = "create view insight.Top 100 Works as"


@dataclass(frozen=True)
class Told:
    """A run of the workflow, every call that it made, and all edges after it: target → source → what is told."""

    run: IngestionRun
    exchanges: list[Exchange]
    edges: dict[str, dict[str, Any]]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def told(
    request: pytest.FixtureRequest, new_catalog: NewCatalog, openmetadata: Environment, sample: SamplePostgres
) -> Iterator[tuple[Told, Told]]:
    """The workflow twice, after a harvest."""
    with new_catalog(str(request.param)) as catalog:
        settings = configuration(sample.url, catalog.recorder.url, catalog.store.bot_token())
        harvest = ingest(openmetadata, catalog.folder, settings)
        assert harvest.status == 0, harvest.log[-5000:]
        catalog.recorder.take()
        lineage = copy.deepcopy(settings)
        lineage["source"] |= {"type": "postgres-lineage", "sourceConfig": {"config": WANTED}}

        def tell() -> Told:
            run = ingest(openmetadata, catalog.folder, lineage)
            return Told(run, catalog.recorder.take(), _edges(catalog))

        yield tell(), tell()


def _edges(catalog: Catalog) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for table in catalog.api.list("tables", fields=""):
        around = catalog.api.call("GET", f"/lineage/table/{table['id']}?upstreamDepth=1&downstreamDepth=0")
        names = {node["id"]: node["fullyQualifiedName"] for node in around["nodes"]}
        for edge in around["upstreamEdges"]:
            details = edge["lineageDetails"]
            pairs = [f"{', '.join(it['fromColumns'])} → {it['toColumn']}" for it in details["columnsLineage"]]
            shown = {"source": details["source"], "columns": sorted(pairs)}
            found.setdefault(table["fullyQualifiedName"], {})[names[edge["fromEntity"]]] = shown
    return found


def test_nothing_is_refused(told: tuple[Told, Told]) -> None:
    first, again = told
    for each in told:
        assert each.run.status == 0, each.run.log[-5000:]
        assert [line for line in each.run.complaints() if EXPLAINED not in line] == []
        assert unexpected(each.exchanges, LINEAGE_WORKFLOW) == []
    assert unused(first.exchanges, LINEAGE_WORKFLOW) == []
    assert again.edges == first.edges


def test_the_edges_are_the_expected_ones(told: tuple[Told, Told]) -> None:
    assert all(name.startswith(f"{SERVICE}.") for name in told[0].edges)
    snapshot.compare("lineage", {"edges": told[0].edges})


def test_a_second_run_writes_nothing(told: tuple[Told, Told]) -> None:
    assert {exchange.method for exchange in told[1].exchanges} == {"GET"}
