"""The stock client's own methods tell of lineage, and its own models read it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.compat.conftest import NewCatalog
from tests.compat.environment import Environment, clean_environment
from tests.compat.expected_refusals import LINEAGE
from tests.compat.ingestion import complaints
from tests.compat.recorder import unexpected, unused

pytestmark = [pytest.mark.compat, pytest.mark.timeout(900)]

SCRIPT = Path(__file__).parent / "scripts" / "lineage.py"
ORDERS, LINES, REPORT = (f"warehouse.shop.sales.{name}" for name in ("orders", '"order.lines"', "report"))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def told(
    request: pytest.FixtureRequest, new_catalog: NewCatalog, openmetadata: Environment
) -> Iterator[dict[str, Any]]:
    """What the script printed; nothing was refused, and the catalog is sound."""
    with new_catalog(str(request.param)) as catalog:
        token = catalog.folder / "token"
        token.write_text(catalog.store.bot_token())
        answer = subprocess.run(
            [str(openmetadata.program("python")), str(SCRIPT), catalog.recorder.url, str(token)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=240,
            env={**clean_environment(), "HOME": str(catalog.folder)},
            check=False,
        )
        assert answer.returncode == 0, answer.stderr[-5000:]
        exchanges = catalog.recorder.take()
        assert (unexpected(exchanges, LINEAGE), unused(exchanges, LINEAGE)) == ([], [])
        assert complaints(answer.stderr) == []
        assert catalog.store.run("db", "check").startswith("clean")
        yield json.loads(answer.stdout)


def test_an_edge_is_added_and_merged(told: dict[str, Any]) -> None:
    assert told["added"]["entity"]["fullyQualifiedName"] == ORDERS
    assert [node["fullyQualifiedName"] for node in told["added"]["nodes"]] == [LINES]
    (edge,) = told["merged"]["downstreamEdges"]
    details = edge["lineageDetails"]
    assert (details["sqlQuery"], details["source"]) == ("select 2", "QueryLineage")
    pairs = {(*entry["fromColumns"], entry["toColumn"]) for entry in details["columnsLineage"]}
    assert pairs == {(f"{ORDERS}.{name}", f"{LINES}.{name}") for name in ("id", "total")}
    assert told["edge"]["edge"]["createdBy"] == "ingestion-bot"


def test_what_lies_around_by_name(told: dict[str, Any]) -> None:
    assert told["edge_by_name"]["edge"]["source"] == "ViewLineage"
    around = told["around"]
    assert {node["fullyQualifiedName"] for node in around["nodes"]} == {ORDERS, REPORT}
    (above,), (below,) = around["upstreamEdges"], around["downstreamEdges"]
    assert above["toEntity"] == below["fromEntity"] == around["entity"]["id"]
    assert told["processed"] is True


def test_the_client_parses_a_query(told: dict[str, Any]) -> None:
    names = {node["fullyQualifiedName"] for node in told["parsed"]["nodes"]}
    assert ORDERS in names


def test_edges_are_taken_away(told: dict[str, Any]) -> None:
    assert (told["left"]["upstreamEdges"], told["left"]["downstreamEdges"]) == ([], [])
