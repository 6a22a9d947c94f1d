"""The sample PostgreSQL as a real server: what it holds, who may do what, and how it survives."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from gazetteer.demo.loader import SCHEMAS, USERS, load
from gazetteer.demo.sample import SUPERUSER, SamplePostgres
from gazetteer.errors import AlreadyExists, Unavailable

BUSINESS_ROWS = {
    "collection.Award Nomination": 600,
    "collection.contributor": 2500,
    "collection.country": 36,
    "collection.credit": 7000,
    "collection.critique": 4000,
    "collection.edition": 5600,
    "collection.edition_subtitle": 6650,
    "collection.genre": 30,
    "collection.spoken_language": 22,
    "collection.studio": 200,
    "collection.work": 3500,
    "collection.work_genre": 7000,
    "finance.budget": 180,
    "finance.exchange_rate": 728,
    "finance.fiscal_period": 36,
    "finance.invoice": 3800,
    "finance.invoice_line": 9446,
    "finance.ledger.2019": 300,
    "finance.ledger_account": 8,
    "finance.ledger_entry": 4124,
    "finance.payment_2023": 1105,
    "finance.payment_2024": 1205,
    "finance.payment_2025_autumn": 602,
    "finance.payment_2025_spring": 603,
    "finance.payment_other": 85,
    "finance.tariff": 40,
    "lending.Lost & Found": 150,
    "lending.branch": 12,
    "lending.copy": 7000,
    "lending.copy_transfer": 1200,
    "lending.late_fee": 2404,
    "lending.loan": 15903,
    "lending.loan_archive": 5097,
    "lending.member": 6000,
    "lending.membership_tier": 4,
    "lending.reservation": 2500,
    "lending.shelf": 240,
    "lending.staff_member": 90,
}
LOADED_INSIGHT_ROWS = {
    "insight.daily_branch_revenue": 2966,
    "insight.job_run": 2,
    "insight.member_activity": 5814,
    "insight.monthlyLoans": 175,
}
INSIGHT_ROWS = LOADED_INSIGHT_ROWS | {
    "insight.branch_year_2023": 12,
    "insight.branch_year_2024": 12,
    "insight.branch_year_2025": 12,
    "insight.job_run": 13,
    "insight.loyal_member": 182,
    "insight.priceTest": 20,
}

Connection = psycopg.Connection[tuple[object, ...]]


def connect(url: str) -> Connection:
    return psycopg.connect(url, autocommit=True)


def tables(connection: Connection) -> list[tuple[str, str]]:
    found = connection.execute(
        "SELECT n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = ANY(%s) AND c.relkind = 'r' ORDER BY 1, 2",
        [list(SCHEMAS)],
    )
    return [(str(schema), str(table)) for schema, table in found]


def row_counts(connection: Connection) -> dict[str, int]:
    return {
        f"{schema}.{table}": int(
            str(scalar(connection, sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(schema, table))))
        )
        for schema, table in tables(connection)
    }


def scalar(connection: Connection, query: sql.SQL | sql.Composed | bytes) -> object:
    row = connection.execute(query).fetchone()
    assert row is not None
    return row[0]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    # Not pytest's own folder: another session of pytest closes that one to other users, here the server's.
    with tempfile.TemporaryDirectory(prefix="gazetteer sample ") as made:
        yield Path(made)


@pytest.fixture(scope="module")
def first_start(folder: Path) -> list[tuple[str, float]]:
    told: list[tuple[str, float]] = []
    with SamplePostgres(folder / "pg", progress=lambda doing, done: told.append((doing, done))):
        pass
    return told


@pytest.fixture
def sample(folder: Path, first_start: list[tuple[str, float]]) -> Iterator[SamplePostgres]:
    with SamplePostgres(folder / "pg") as running:
        yield running


def test_progress_grows_to_the_end(first_start: list[tuple[str, float]]) -> None:
    shares = [done for doing, done in first_start if not doing.startswith("other users")]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert len({doing for doing, _ in first_start}) > 15


def test_rows_are_exactly_as_many_as_promised(sample: SamplePostgres) -> None:
    assert sum(BUSINESS_ROWS.values()) == 100_000
    with connect(sample.url) as connection:
        assert row_counts(connection) == BUSINESS_ROWS | INSIGHT_ROWS


def test_the_structure_has_what_a_harvester_must_cope_with(sample: SamplePostgres) -> None:
    of_ours = "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN " + repr(SCHEMAS)
    least = {
        f"SELECT count(*) {of_ours} AND relkind IN ('r', 'p') AND NOT relispartition": 25,
        f"SELECT count(*) {of_ours} AND relkind = 'v'": 7,
        f"SELECT count(*) {of_ours} AND relkind = 'm'": 1,
        f"SELECT count(*) {of_ours} AND relkind = 'p'": 2,
        f"SELECT count(*) {of_ours} AND relispartition AND relkind <> 'i'": 6,
        f"SELECT count(DISTINCT relowner) {of_ours}": 3,
        f"SELECT count(*) {of_ours} AND obj_description(c.oid) IS NOT NULL AND relkind IN ('r', 'v', 'm', 'p')": 40,
        "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND cardinality(conkey) > 1 AND conparentid = 0": 4,
        "SELECT count(*) FROM pg_constraint k JOIN pg_class c ON c.oid = conrelid JOIN pg_class f ON f.oid = confrelid"
        " WHERE contype = 'f' AND c.relnamespace <> f.relnamespace AND conparentid = 0": 6,
        "SELECT count(*) FROM pg_proc WHERE prokind = 'p' AND pronamespace::regnamespace::text IN " + repr(SCHEMAS): 4,
        "SELECT count(*) FROM pg_proc WHERE prokind = 'f' AND pronamespace::regnamespace::text IN " + repr(SCHEMAS): 9,
        "SELECT count(*) FROM pg_type t WHERE typtype IN ('e', 'd') AND typnamespace::regnamespace::text IN "
        + repr(SCHEMAS): 11,
        "SELECT count(*) FROM pg_attribute WHERE attgenerated = 's'": 5,
        "SELECT count(*) FROM pg_attribute WHERE attidentity <> ''": 15,
        "SELECT count(*) FROM pg_description WHERE objsubid > 0 AND classoid = 'pg_class'::regclass"
        " AND objoid >= 16384": 110,
    }
    with connect(sample.admin_url) as connection:
        found = {query: int(str(scalar(connection, query.encode()))) for query in least}
    assert {query: count for query, count in found.items() if count < least[query]} == {}


def test_the_harvester_reads_everything_and_writes_nothing(sample: SamplePostgres) -> None:
    with connect(sample.url) as connection:
        for statement in (
            b"DELETE FROM lending.member",
            b"UPDATE finance.tariff SET daily_price = 0",
            b"INSERT INTO collection.country VALUES ('XX', 'x', 'x')",
            b"TRUNCATE insight.job_run",
            b"CREATE TABLE public.mine (a integer)",
            b"CREATE TEMPORARY TABLE mine (a integer)",
            b"CREATE SCHEMA mine",
            b"CALL lending.archive_loans('2030-01-01')",
            b"SET ROLE lantern_finance",
            b"REFRESH MATERIALIZED VIEW insight.work_popularity",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)
        assert scalar(connection, b"SELECT count(*) FROM insight.work_popularity") == 3500
        assert scalar(connection, b'SELECT count(*) FROM insight."Top 100 Works"') == 100


def test_nobody_comes_in_without_the_password(sample: SamplePostgres, folder: Path) -> None:
    for user in (*USERS, SUPERUSER):
        for wrong in ("", user, "postgres"):
            with pytest.raises(psycopg.OperationalError):
                psycopg.connect(host="127.0.0.1", port=sample.port, user=user, password=wrong, dbname="lantern")
    assert (folder / "pg" / "credentials.json").stat().st_mode & 0o777 == 0o600
    with connect(sample.admin_url) as connection:
        assert scalar(connection, b"SHOW listen_addresses") == "127.0.0.1"
        assert scalar(connection, b"SHOW unix_socket_directories") == ""


def test_the_queries_of_all_users_are_in_the_statistics_and_in_the_log(sample: SamplePostgres) -> None:
    with connect(sample.url) as connection:
        calls = connection.execute(
            "SELECT u.usename, sum(s.calls) FROM pg_stat_statements s JOIN pg_user u ON u.usesysid = s.userid"
            " WHERE u.usename = ANY(%s) GROUP BY 1",
            [list(USERS)],
        ).fetchall()
        texts = connection.execute("SELECT query FROM pg_stat_statements").fetchall()
    assert {str(user) for user, _ in calls} >= set(USERS) - {"lantern_harvester"}
    assert sum(int(str(count)) for _, count in calls) > 4000
    assert any("CREATE TABLE insight.loyal_member AS" in str(text) for (text,) in texts)
    everything = repr(texts) + "".join(path.read_text() for path in sample.query_logs)
    assert [user for user, password in sample._passwords.items() if password in everything] == []

    logged = []
    for path in sample.query_logs:
        with path.open(newline="") as file:
            logged += [(row[1], row[13]) for row in csv.reader(file) if "statement: " in row[13]]
    assert len(logged) > 4000
    assert {user for user, _ in logged} == set(USERS) - {"lantern_harvester"}
    assert any("INSERT INTO insight.daily_branch_revenue" in message for _, message in logged)


def test_procedures_really_move_data(sample: SamplePostgres) -> None:
    with connect(sample.admin_url) as connection, connection.transaction(force_rollback=True):
        before = scalar(connection, b"SELECT count(*) FROM lending.loan")
        connection.execute("CALL lending.archive_loans('2024-01-01')")
        after = scalar(connection, b"SELECT count(*) FROM lending.loan")
        archived = scalar(connection, b"SELECT count(*) FROM lending.loan_archive")
        assert int(str(after)) < int(str(before))
        assert int(str(after)) + int(str(archived)) == 15903 + 5097


def test_a_second_start_keeps_data_and_port_and_is_quick(folder: Path, sample: SamplePostgres) -> None:
    port = sample.port
    with connect(sample.admin_url) as connection:
        connection.execute("COMMENT ON SCHEMA insight IS 'kept over a restart'")
    sample.stop()
    told: list[str] = []
    again = SamplePostgres(folder / "pg", progress=lambda doing, _done: told.append(doing))
    began = time.monotonic()
    again.start()
    took = time.monotonic() - began
    try:
        assert took < 2
        assert again.port == port
        assert not any("loading" in doing for doing in told)
        with connect(again.url) as connection:
            kept = scalar(connection, b"SELECT obj_description('insight'::regnamespace)")
        assert kept == "kept over a restart"
    finally:
        again.stop()


def test_a_killed_server_starts_again_with_its_data(folder: Path, sample: SamplePostgres) -> None:
    pid = sample._server.process_id()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    sample.stop()
    assert (folder / "pg" / "data" / "postmaster.pid").exists()
    with SamplePostgres(folder / "pg") as again, connect(again.url) as connection:
        assert scalar(connection, b"SELECT count(*) FROM lending.member") == 6000
        assert int(str(scalar(connection, b"SELECT sum(calls) FROM pg_stat_statements"))) > 4000


def test_what_a_killed_program_left_running_is_taken_over(folder: Path, first_start: list[tuple[str, float]]) -> None:
    program = (
        "import sys, pathlib; from gazetteer.demo.sample import SamplePostgres;"
        "s = SamplePostgres(pathlib.Path(sys.argv[1])); s.start(); print(s.url, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder / "pg")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        url = other.stdout.readline().strip()
        with pytest.raises(Unavailable, match=f"in use by process {other.pid}"):
            SamplePostgres(folder / "pg").start()
        connect(url).close()
        other.kill()
        other.wait()
    connect(url).close()
    with SamplePostgres(folder / "pg") as again:
        assert again.url == url
        connect(url).close()
    with pytest.raises(psycopg.OperationalError):
        connect(url)


def test_an_interrupted_first_start_begins_again(folder: Path) -> None:
    class Interrupted(Exception):
        pass

    told: list[str] = []

    def interrupt(doing: str, _done: float) -> None:
        told.append(doing)
        if doing == "loading lending":
            raise Interrupted

    broken = SamplePostgres(folder / "interrupted", progress=interrupt)
    for _ in range(2):
        told.clear()
        with pytest.raises(Interrupted):
            broken.start()
        assert broken._server.process_id() is None
        assert "making a PostgreSQL server" in told


CHECKSUMS = """
SELECT md5(string_agg(row_text, E'\\n' ORDER BY row_text COLLATE "C"))
FROM (SELECT CAST(t AS text) AS row_text FROM {} AS t) AS texts
"""


def test_the_sample_loads_into_any_server_and_is_the_same_each_time(sample: SamplePostgres) -> None:
    passwords = {user: sample._passwords[user] for user in USERS}
    given = os.environ.get("GAZETTEER_TEST_POSTGRES_URL") or sample.url_of(SUPERUSER, "postgres")
    name = f"sample_{os.getpid()}"
    with connect(given) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            url = urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
            loaded = load(url, passwords=passwords, run_workload=False)
            with pytest.raises(AlreadyExists, match="collection, finance, insight, lending"):
                load(url)
            with connect(loaded.url) as theirs, connect(sample.url) as ours:
                assert row_counts(theirs) == BUSINESS_ROWS | LOADED_INSIGHT_ROWS
                for schema, table in tables(theirs):
                    # The time of the last change of a member is the time at which the workload touched it.
                    if (schema, table) in {("lending", "member"), ("insight", "job_run")}:
                        continue
                    checksum = sql.SQL(CHECKSUMS).format(sql.Identifier(schema, table))
                    assert scalar(theirs, checksum) == scalar(ours, checksum), f"{schema}.{table}"
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
