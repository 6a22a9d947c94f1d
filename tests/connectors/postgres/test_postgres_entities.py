"""What the connector makes of each kind of object."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from gazetteer.connectors.postgres import Postgres
from gazetteer.ingestion.connector import Complete, Failure, Filtered, Record
from gazetteer.ingestion.options import DatabaseOptions

EXPECTED = Path(__file__).with_name("expected.json")

NewDatabase = Callable[[str], str]


def requests(url: str, **options: Any) -> dict[str, dict[str, Any]]:
    """The requests by FQN, the database's name (which differs from run to run) replaced by `shop`."""
    connector = Postgres.from_url("pg", url, DatabaseOptions(**options))
    text = json.dumps({item.fqn: item.request for item in connector.extract() if isinstance(item, Record)})
    database = urlsplit(url).path.lstrip("/")
    found: dict[str, dict[str, Any]] = json.loads(text.replace(database, "shop"))
    return found


def without_wording(request: dict[str, Any]) -> dict[str, Any]:
    """Without what differs between versions of PostgreSQL: hashes, and how definitions are laid out."""
    return {key: value for key, value in request.items() if key not in ("sourceHash", "schemaDefinition")}


def test_every_kind_of_object_is_described_completely(source_url: str) -> None:
    found = {name: without_wording(request) for name, request in requests(source_url).items()}
    assert found == json.loads(EXPECTED.read_text())


def test_definitions_of_views_name_every_table_with_its_schema(source_url: str) -> None:
    found = requests(source_url)
    paid = found["pg.shop.sales.paid"]["schemaDefinition"]
    assert paid.startswith("CREATE VIEW sales.paid AS\n SELECT")
    assert re.search(r"FROM \(sales\.orders o\s+JOIN sales\.customer c", paid)
    totals = found["pg.shop.sales.totals"]["schemaDefinition"]
    assert totals.startswith("CREATE MATERIALIZED VIEW sales.totals AS\n SELECT")
    assert "FROM sales.product" in totals


def test_hash_changes_with_the_content_only(new_database: NewDatabase) -> None:
    url = new_database("CREATE TABLE public.a (x int); CREATE TABLE public.b (y int)")
    before = requests(url)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("COMMENT ON COLUMN public.a.x IS 'new'")
    after = requests(url)
    assert before["pg.shop.public.a"]["sourceHash"] != after["pg.shop.public.a"]["sourceHash"]
    assert before["pg.shop.public.b"] == after["pg.shop.public.b"]


def test_partitions_are_tables_only_when_asked_for(source_url: str) -> None:
    assert "pg.shop.sales.orders_2025" not in requests(source_url)
    found = requests(source_url, include_partitions=True)
    assert found["pg.shop.sales.orders_2025"]["tableType"] == "Regular"
    keys = found["pg.shop.sales.orders_2025"]["tableConstraints"]
    assert [key["constraintType"] for key in keys] == ["PRIMARY_KEY", "FOREIGN_KEY", "FOREIGN_KEY"]


def test_owners_are_references_only_when_asked_for(source_url: str) -> None:
    assert not [name for name, request in requests(source_url).items() if "owners" in request]
    user = urlsplit(source_url).username
    found = requests(source_url, include_owners=True)
    assert found["pg.shop.sales.customer"]["owners"] == [{"type": "user", "fullyQualifiedName": user}]
    assert found["pg.shop.sales"]["owners"] == [{"type": "user", "fullyQualifiedName": user}]


def test_options_and_patterns_choose(source_url: str) -> None:
    no_views = requests(source_url, include_views=False, include_stored_procedures=False)
    assert "pg.shop.sales.paid" not in no_views
    assert "pg.shop.sales.total" not in no_views
    assert "pg.shop.sales.customer" in no_views
    only = requests(
        source_url,
        schemaFilterPattern={"includes": ["^SALES$"]},
        tableFilterPattern={"includes": ["^cust", "^prod"], "excludes": ["omer$", ".*uct$"]},
        storedProcedureFilterPattern={"excludes": ["^total$"]},
    )
    assert sorted(only) == ["pg.shop", "pg.shop.sales", "pg.shop.sales.archive", "pg.shop.sales.customer"]


def test_patterns_may_mean_full_names(source_url: str) -> None:
    database = urlsplit(source_url).path.lstrip("/")
    found = requests(
        source_url,
        use_fqn_for_filtering=True,
        include_stored_procedures=False,
        tableFilterPattern={"includes": [rf"^pg\.{database}\.sales\.customer$"]},
    )
    assert [name for name in found if name.count(".") == 3] == ["pg.shop.sales.customer"]


def test_all_databases(postgres_server: str, new_database: NewDatabase) -> None:
    url = new_database("CREATE TABLE public.here (x int)")
    other = urlsplit(new_database("CREATE TABLE public.there (x int)")).path.lstrip("/")
    database = urlsplit(url).path.lstrip("/")
    config = Postgres.config_from_url(url).model_copy(update={"ingest_all_databases": True})
    options = DatabaseOptions(databaseFilterPattern={"includes": [f"^{database}$", f"^{other}$"]})
    items = list(Postgres("pg", config, options).extract())
    found = {item.fqn for item in items if isinstance(item, Record)}
    assert {f"pg.{database}.public.here", f"pg.{other}.public.there"} <= found
    assert "pg.postgres" in {item.fqn for item in items if isinstance(item, Filtered)}
    service = next(item for item in items if isinstance(item, Complete) and item.scope_type == "databaseService")
    assert {f"pg.{database}", f"pg.{other}", "pg.postgres"} <= set(service.seen["database"])


def test_one_database_says_nothing_of_the_others(source_url: str) -> None:
    items = Postgres.from_url("pg", source_url).extract()
    assert not [item for item in items if isinstance(item, Complete) and item.scope_type == "databaseService"]


def test_a_name_that_the_catalog_cannot_have_is_reported(source_url: str) -> None:
    (failure,) = [item for item in Postgres.from_url("pg", source_url).extract() if isinstance(item, Failure)]
    assert failure.entity_type == "storedProcedure"
    assert "double quote" in failure.message


@pytest.mark.parametrize("kind", ["text", "path"])
def test_certificates_are_given_as_files(tmp_path: Path, kind: str) -> None:
    text = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
    written = tmp_path / "ca.pem"
    written.write_text(text)
    config = {"username": "u", "hostPort": "h:1", "database": "d", "sslMode": "verify-full"}
    config |= {"sslConfig": {"caCertificate": text if kind == "text" else str(written)}}
    connector = Postgres.from_openmetadata("pg", config, {})
    folder = tmp_path / "made"
    folder.mkdir()
    parameters = connector._parameters(None, folder)
    path = Path(parameters["sslrootcert"])
    assert path.read_text() == text
    assert (path == written) is (kind == "path")
    assert parameters["sslmode"] == "verify-full"
