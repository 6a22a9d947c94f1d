"""What a harvest does to others who use the source, and they to it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import psycopg
import pytest

from gazetteer.connectors.postgres import Postgres
from gazetteer.ingestion.connector import Complete, Failure, Item, Record
from gazetteer.ingestion.options import DatabaseOptions
from gazetteer.ingestion.sql_session import SqlSession
from tests.connectors.pooler import pooling

NewDatabase = Callable[..., str]

SETTINGS = "SELECT name, setting FROM pg_settings WHERE source IN ('session', 'client') ORDER BY name"
VIEWS = """
CREATE TABLE busy (id int); CREATE VIEW busy_v AS SELECT id FROM busy; CREATE VIEW busy_w AS SELECT id FROM busy_v;
CREATE TABLE calm (id int); CREATE VIEW calm_v AS SELECT id FROM calm;
CREATE FUNCTION counted() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM busy; END;
CREATE SCHEMA other; CREATE TABLE other.quiet (id int);
"""


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SqlSession, "wait", lambda *_: None)


def names(items: list[Item]) -> set[str]:
    return {item.request["name"] for item in items if isinstance(item, Record)}


def test_connections_that_are_shared_stay_as_they_were(new_database: NewDatabase) -> None:
    url = new_database(VIEWS)
    with pooling(url) as pooler, psycopg.connect(pooler.url, autocommit=True, prepare_threshold=None) as shop:
        before = shop.execute(SETTINGS).fetchall()
        assert {"calm", "busy_v", "quiet"} <= names(list(Postgres.from_url("pg", pooler.url).extract()))
        with pytest.raises(Exception, match="read-only"), Postgres.from_url("pg", pooler.url).session() as session:
            session.rows("CREATE TABLE written (i int)")
        assert shop.execute(SETTINGS).fetchall() == before
        shop.execute("INSERT INTO calm VALUES (1)")
        assert shop.execute("SELECT id FROM calm").fetchall() == [(1,)]


def test_no_transaction_lasts_as_long_as_the_harvest(new_database: NewDatabase) -> None:
    items = Postgres.from_url("pg", url := new_database(VIEWS)).extract()
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("SET lock_timeout = '2s'")
        for item in items:
            if isinstance(item, Record) and item.entity_type == "table":
                # The connection is open, and has read the definitions of all views.
                owner.execute("ALTER TABLE busy ADD COLUMN x int")
                break
        open_transactions = "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in%%' AND datname = %s"
        assert owner.execute(open_transactions, [urlsplit(url).path[1:]]).fetchone() == (0,)


def test_what_is_locked_is_one_failure_each_and_the_rest_is_read(new_database: NewDatabase) -> None:
    url = new_database(VIEWS)
    with psycopg.connect(url) as owner:
        owner.execute("ALTER TABLE busy ADD COLUMN x int")
        items = list(Postgres.from_url("pg", url).extract())
    failures = {item.fqn.rpartition(".")[2]: item for item in items if isinstance(item, Failure)}
    assert set(failures) == {"busy_v", "counted"}
    assert {failure.entity_type for failure in failures.values()} == {"table", "storedProcedure"}
    assert all("locked" in failure.message for failure in failures.values())
    assert {"busy", "busy_w", "calm", "calm_v", "quiet"} <= names(items)
    seen = [name for item in items if isinstance(item, Complete) for name in item.seen.get("table", ())]
    assert any(name.endswith(".busy_v") for name in seen)


def test_what_is_locked_for_a_moment_is_read(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    url = new_database(VIEWS)
    with psycopg.connect(url) as owner:
        owner.execute("ALTER TABLE busy ADD COLUMN x int")
        monkeypatch.setattr(SqlSession, "wait", lambda *_: owner.rollback())
        items = list(Postgres.from_url("pg", url).extract())
    assert {"busy", "busy_v", "counted"} <= names(items)
    assert not [item for item in items if isinstance(item, Failure)]


OLD = "ENCODING 'SQL_ASCII' TEMPLATE template0 LOCALE_PROVIDER 'libc' LC_COLLATE 'C' LC_CTYPE 'C'"


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1", "UTF8"])
def test_a_database_of_any_encoding_is_read(new_database: NewDatabase, encoding: str) -> None:
    url = new_database(
        "CREATE TABLE ledger (id int PRIMARY KEY, memo text); COMMENT ON TABLE ledger IS 'made in 1998';"
        "CREATE TYPE kind AS ENUM ('old'); CREATE TABLE k (kind kind UNIQUE, bad text)",
        OLD.replace("SQL_ASCII", encoding),
    )
    with psycopg.connect(url, autocommit=True, client_encoding=encoding) as owner:
        if encoding == "SQL_ASCII":
            owner.execute(b"COMMENT ON COLUMN k.bad IS 'Gr\xf6\xdfe'")
        else:
            owner.execute("COMMENT ON COLUMN k.bad IS 'Größe'")
    found = {
        item.request["name"]: item.request
        for item in Postgres.from_url("pg", url).extract()
        if isinstance(item, Record)
    }
    assert found["ledger"]["description"] == "made in 1998"
    assert found["k"]["columns"][1]["description"] == ("Gr\ufffd\ufffde" if encoding == "SQL_ASCII" else "Größe")
    assert found["k"]["tableConstraints"] == [{"constraintType": "UNIQUE", "columns": ["kind"]}]


def test_names_that_cannot_be_told_apart_are_one_failure(new_database: NewDatabase) -> None:
    url = new_database("CREATE TABLE fine (id int)", OLD)
    with psycopg.connect(url, autocommit=True, client_encoding="SQL_ASCII") as owner:
        owner.execute(b'CREATE TABLE "\xf6" (a int)')
        owner.execute(b'CREATE TABLE "\xdf" (b int)')
    items = list(Postgres.from_url("pg", url).extract())
    assert {"fine", "\ufffd"} <= names(items)
    (failure,) = [item for item in items if isinstance(item, Failure)]
    assert "another" in failure.message


def test_no_database_costs_another(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    url, other = new_database("CREATE TABLE here (x int)"), new_database("CREATE TABLE there (x int)")
    odd, database = (urlsplit(each).path[1:] for each in (url, other))
    config = Postgres.config_from_url(url).model_copy(update={"ingest_all_databases": True})
    options = DatabaseOptions(databaseFilterPattern={"includes": [f"^{odd}$", f"^{database}$"]})
    read = Postgres.read_relations

    def reading(self: Postgres, session: SqlSession, database_fqn: str, batch: list[object]) -> object:
        if database_fqn.endswith(odd):
            raise TypeError("a value that nobody thought of")
        return read(self, session, database_fqn, batch)  # type: ignore[arg-type]

    monkeypatch.setattr(Postgres, "read_relations", reading)
    items = list(Postgres("pg", config, options).extract())
    assert "there" in names(items)
    (failure,) = [item for item in items if isinstance(item, Failure)]
    assert (failure.entity_type, failure.fqn) == ("database", f"pg.{odd}")
    assert "nobody thought of" in failure.message


def test_locks_of_many_are_waited_for_together(new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    content = "CREATE TABLE base (id int);" + "".join(f"CREATE VIEW v{n} AS SELECT * FROM base;" for n in range(8))
    url = new_database(content)
    waits: list[float] = []
    monkeypatch.setattr(SqlSession, "wait", lambda _, seconds: waits.append(seconds))
    with psycopg.connect(url) as owner:
        owner.execute("LOCK TABLE base")
        items = list(Postgres.from_url("pg", url).extract())
    assert len([item for item in items if isinstance(item, Failure)]) == 8
    assert waits == [1.0, 2.0]
