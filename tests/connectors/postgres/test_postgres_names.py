"""Names that are odd, or shared: each stays with what it was given to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest

from gazetteer.app import Platform
from gazetteer.auth.actor import Actor
from gazetteer.catalog.local_writer import LocalWriter
from gazetteer.catalog.patch import patch
from gazetteer.catalog.read import EntityKey, View
from gazetteer.connectors.postgres import Postgres
from gazetteer.ingestion.connector import Failure, Record
from gazetteer.ingestion.report import Report
from gazetteer.ingestion.runner import harvest

NewSource = Callable[..., str]

ONE = "CREATE FUNCTION price(item int) RETURNS int LANGUAGE sql AS 'SELECT 1';"
TWO = "CREATE FUNCTION price(item int, day date DEFAULT '2025-01-01') RETURNS int LANGUAGE sql AS 'SELECT 2';"
TEXT = "CREATE FUNCTION price(item text, OUT a int, OUT b int) LANGUAGE sql AS 'SELECT 3, 3';"


class Harvested:
    """A source, and the catalog that it is harvested into."""

    def __init__(self, url: str, platform: Platform, bot: Actor, admin: Actor) -> None:
        self.url = url
        self.name = urlsplit(url).path[1:]
        self.writer = LocalWriter(platform.context, bot)
        self.context, self.admin = platform.context, admin

    def again(self, statements: str = "") -> Report:
        """Change the source, then harvest it."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statements.encode() or b"SELECT 1")
        report = harvest(Postgres.from_url("pg", self.url), self.writer)
        assert report.state == "success", report.to_dict()
        return report

    def routines(self) -> dict[str, dict[str, Any]]:
        """All that were ever there, by the number that their code has."""
        found = self.writer.stored("storedProcedure", "databaseSchema", f"pg.{self.name}.public")
        return {routine["storedProcedureCode"]["code"].partition("SELECT ")[2][0]: routine for routine in found}

    def describe(self, routine: dict[str, Any]) -> None:
        info = self.context.types.get("storedProcedure")
        operations = [{"op": "add", "path": "/description", "value": "somebody's"}]
        patch(self.context, info, View(self.admin, "http://h"), EntityKey(routine["id"]), operations)


@pytest.fixture
def source(new_database: NewSource, platform: Platform, bot: Actor, admin: Actor) -> Callable[[str], Harvested]:
    return lambda content: Harvested(new_database(content), platform, bot, admin)


@pytest.fixture
def database() -> str:
    return "sqlite"


class TestRoutines:
    def test_who_stays_keeps_its_name_when_the_first_goes(self, source: Callable[[str], Harvested]) -> None:
        shop = source(ONE + TWO + TEXT)
        shop.again()
        before = shop.routines()
        assert [before[n]["name"] for n in "123"] == ["price", "price(integer, date)", "price(text)"]
        shop.describe(before["1"])
        shop.again("DROP FUNCTION price(int)")
        after = shop.routines()
        assert {n: (r["id"], r["name"], r["deleted"]) for n, r in after.items()} == {
            n: (r["id"], r["name"], n == "1") for n, r in before.items()
        }
        shop.again("DROP FUNCTION price(text)")
        assert [shop.routines()[n]["deleted"] for n in "123"] == [True, False, True]
        shop.again(ONE)
        back = shop.routines()["1"]
        assert (back["id"], back["deleted"], back["description"]) == (before["1"]["id"], False, "somebody's")

    def test_a_shorter_one_that_comes_takes_nobodys_name(self, source: Callable[[str], Harvested]) -> None:
        shop = source(TWO)
        shop.again()
        before = shop.routines()["2"]
        assert before["name"] == "price"
        shop.describe(before)
        shop.again(ONE)
        after = shop.routines()
        assert (after["2"]["id"], after["2"]["name"]) == (before["id"], "price")
        assert after["1"]["name"] == "price(integer)"
        assert "description" not in after["1"]

    def test_another_one_in_the_place_of_the_first_is_another(self, source: Callable[[str], Harvested]) -> None:
        shop = source(ONE)
        shop.again()
        shop.describe(shop.routines()["1"])
        shop.again(f"DROP FUNCTION price(int); {TWO}")
        after = shop.routines()
        assert (after["1"]["deleted"], after["2"]["deleted"]) == (True, False)
        assert "description" not in after["2"]

    def test_what_is_replaced_stays_itself(self, source: Callable[[str], Harvested]) -> None:
        shop = source(TWO)
        shop.again()
        before = shop.routines()["2"]
        shop.again(
            TWO.replace("CREATE", "CREATE OR REPLACE").replace("2025", "2026").replace("SELECT 2", "SELECT 2 + 2")
        )
        assert shop.routines()["2"]["id"] == before["id"]


ODD = """
CREATE TABLE pipe (id int, "diameter 5"" pipe" numeric PRIMARY KEY, "a::b>c" int, "t\tab" int);
CREATE TABLE "two
lines" (pipe numeric REFERENCES pipe);
CREATE TABLE "say ""hi"" now" (k int) PARTITION BY RANGE (k);
"""


def test_reserved_characters_are_written_as_stock_clients_do(new_database: NewSource) -> None:
    items = list(Postgres.from_url("pg", url := new_database(ODD)).extract())
    assert not [item for item in items if isinstance(item, Failure)]
    found = {item.request["name"]: item.request for item in items if isinstance(item, Record)}
    columns = [column["name"] for column in found["pipe"]["columns"]]
    quoted = "diameter 5__reserved__quote__ pipe"
    assert columns == ["id", quoted, "a__reserved__colon__b__reserved__arrow__c", "t__reserved__tab__ab"]
    assert found["pipe"]["tableConstraints"] == [{"constraintType": "PRIMARY_KEY", "columns": [quoted]}]
    (key,) = found["two__reserved__newline__lines"]["tableConstraints"]
    assert key["referredColumns"] == [f"pg.{urlsplit(url).path[1:]}.public.pipe.{quoted}"]
    assert "say __reserved__quote__hi__reserved__quote__ now" in found


def test_patterns_are_matched_against_names_as_people_write_them(new_database: NewSource) -> None:
    connector = Postgres.from_url("pg", new_database(ODD))
    options = connector.options_model.model_validate({"tableFilterPattern": {"includes": ['^say "hi" now$']}})
    connector.options = options
    tables = [item for item in connector.extract() if isinstance(item, Record) and item.entity_type == "table"]
    assert [table.request["name"] for table in tables] == ["say __reserved__quote__hi__reserved__quote__ now"]


def test_expressions_of_partition_keys_stand_alone(new_database: NewSource) -> None:
    url = new_database(
        "CREATE TABLE reading (taken date, place text, n int)"
        " PARTITION BY RANGE (taken, lower(place), (n + 1), coalesce(place, ','))"
    )
    found = {
        item.request["name"]: item.request
        for item in Postgres.from_url("pg", url).extract()
        if isinstance(item, Record)
    }
    keys = [column["columnName"] for column in found["reading"]["tablePartition"]["columns"]]
    assert keys[:2] == ["taken", "lower(place)"]
    assert keys[2] == "(n + 1)"
    assert keys[3].startswith("COALESCE(place, ','")


def test_rows_of_tables_in_columns_of_any_depth(new_database: NewSource) -> None:
    url = new_database(
        "CREATE TABLE leg (km int); CREATE DOMAIN route AS leg[]; CREATE TYPE pair AS (there leg[], back leg);"
        "CREATE TABLE trip (id int, legs leg[], one leg, route route, pair pair, pairs pair[])"
    )
    found = {
        item.request["name"]: item.request
        for item in Postgres.from_url("pg", url).extract()
        if isinstance(item, Record)
    }
    _, legs, one, route, pair, pairs = found["trip"]["columns"]
    for column in (legs, route, pairs, pair["children"][0]):
        assert (column["dataType"], column["arrayDataType"]) == ("ARRAY", "STRUCT")
    for column in (one, pair, pair["children"][1]):
        assert column["dataType"] == "STRUCT"


def test_the_same_key_twice_is_one(new_database: NewSource) -> None:
    url = new_database(
        "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (a int REFERENCES a REFERENCES a, u int UNIQUE);"
        "ALTER TABLE b ADD CONSTRAINT again UNIQUE (u)"
    )
    found = {
        item.request["name"]: item.request
        for item in Postgres.from_url("pg", url).extract()
        if isinstance(item, Record)
    }
    assert [key["constraintType"] for key in found["b"]["tableConstraints"]] == ["UNIQUE", "FOREIGN_KEY"]
