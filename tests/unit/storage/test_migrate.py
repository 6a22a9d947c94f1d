"""Migrations lead to the declared tables, and say whom they shut out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from alembic import command
from alembic.script import Script, ScriptDirectory
from sqlalchemy import create_engine

from gazetteer import settings
from gazetteer.app import open_platform
from gazetteer.errors import Unavailable
from gazetteer.storage import migrate, state_store, tables
from gazetteer.storage.dialects import dialect_of
from tests.conftest import NewDatabase
from tests.unit.storage.schema_reading import Schema, described, opened


def revisions() -> list[Script]:
    """Every revision, the first one first."""
    scripts = ScriptDirectory.from_config(migrate.configuration(dialect_of("sqlite:///nowhere")))
    return list(scripts.walk_revisions())[::-1]


def migrated(url: str, revision: str) -> Schema:
    command.upgrade(migrate.configuration(dialect_of(url)), revision)
    with opened(url) as session:
        return described(session)


def test_migrations_lead_to_the_declared_tables(new_database: NewDatabase) -> None:
    declared = new_database()
    engine = create_engine(dialect_of(declared).alchemy_url)
    tables.metadata.create_all(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32))")
    engine.dispose()
    by_migrations = migrated(new_database(), "head")
    with opened(declared) as session:
        assert by_migrations == described(session)
    assert set(by_migrations) == set(tables.metadata.tables)


class TestRevisionFiles:
    def test_form_one_chain_of_numbers(self) -> None:
        numbers = [script.revision for script in revisions()]
        assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
        assert [script.module.__name__[:5] for script in revisions()] == [f"v{number}" for number in numbers]
        assert numbers[-1] == migrate.NEWEST

    def test_say_whether_they_expand_or_contract(self) -> None:
        kinds = {script.revision: getattr(script.module, "KIND", None) for script in revisions()}
        assert set(kinds.values()) <= {"expand", "contract"}, kinds
        assert kinds["0001"] == "contract"

    def test_an_expanding_one_shuts_nobody_out(self, new_database: NewDatabase) -> None:
        url = new_database()
        before: Schema = {}
        for script in revisions():
            after = migrated(url, script.revision)
            if script.module.KIND == "expand":
                assert _hindrances(before, after) == [], script.revision
            before = after

    def test_a_contracting_one_leaves_its_number(self, new_database: NewDatabase) -> None:
        url = new_database()
        for script in revisions():
            migrated(url, script.revision)
            if script.revision > "0001":
                with opened(url) as session:
                    oldest = state_store.oldest_revision(session)
                expected = [s.revision for s in revisions() if s.revision <= script.revision]
                assert oldest == [r for r in expected if _kind(r) == "contract"][-1]


def _hindrances(before: Schema, after: Schema) -> list[str]:
    """What a program that knows the tables before cannot live with after."""
    found = [f"{table} is gone" for table in before.keys() - after.keys()]
    for table in before.keys() & after.keys():
        old, new = before[table], after[table]
        for column, made in new["columns"].items():
            if column not in old["columns"] and made["required"] and made["default"] is None:
                found.append(f"{table}.{column} has to be given")
        found += [
            f"{table}.{name} changed" for name, made in old["columns"].items() if new["columns"].get(name) != made
        ]
        if new["constraints"] != old["constraints"]:
            found.append(f"{table} has other constraints")
        added = new["indexes"].keys() - old["indexes"].keys()
        found += [f"{table}: {name} is unique" for name in added if new["indexes"][name]["unique"]]
    return found


def test_hindrances_are_seen(new_database: NewDatabase) -> None:
    url = new_database()
    before = migrated(url, "head")
    with opened(url) as session:
        session.execute("ALTER TABLE moment ADD COLUMN note TEXT")
        session.execute("CREATE INDEX moment_note ON moment (note)")
        assert _hindrances(before, described(session)) == []
        session.execute("ALTER TABLE moment RENAME COLUMN at TO since")
        session.execute("CREATE UNIQUE INDEX moment_once ON moment (note)")
        session.execute("DROP TABLE token")
        found = _hindrances(before, described(session))
    expected = ["moment.at changed", "moment.since has to be given", "moment: moment_once is unique", "token is gone"]
    assert sorted(found) == expected


def _kind(revision: str) -> str:
    return next(str(script.module.KIND) for script in revisions() if script.revision == revision)


class TestNewerSchema:
    """A database that a newer version has upgraded."""

    @pytest.fixture
    def say(self, new_catalog: Callable[[], dict[str, str | None]]) -> Callable[[str, str], settings.Settings]:
        """Makes a catalog say which revision it has, and which is the oldest that can use it."""
        opens = settings.load(new_catalog())

        def make(revision: str, oldest: str) -> settings.Settings:
            with opened(opens.url) as session:
                session.execute("UPDATE alembic_version SET version_num = ?", (revision,))
                session.execute("UPDATE store_state SET oldest_revision = ?", (oldest,))
            return opens

        return make

    def test_is_used_and_left_as_it_is(self, say: Callable[[str, str], settings.Settings]) -> None:
        of = say("9999", migrate.NEWEST)
        open_platform(of).close()
        with opened(of.url) as session:
            assert (migrate.revision(session), state_store.oldest_revision(session)) == ("9999", migrate.NEWEST)

    def test_is_refused_when_it_was_contracted(self, say: Callable[[str, str], settings.Settings]) -> None:
        of = say("9999", "9998")
        with pytest.raises(Unavailable) as refused:
            open_platform(of)
        for part in ("schema 9999", "know schema 9998", f"knows {migrate.NEWEST}", "start the newer version", "backup"):
            assert part in refused.value.message
        with opened(of.url) as session:
            assert (migrate.revision(session), state_store.oldest_revision(session)) == ("9999", "9998")


def test_an_older_schema_and_none_at_all_are_upgraded(new_database: NewDatabase) -> None:
    dialect = dialect_of(new_database())
    with opened(dialect.url) as session:
        assert "no catalog yet" in str(migrate.obstacle(session))
    command.upgrade(migrate.configuration(dialect), "0001")
    with opened(dialect.url) as session:
        assert "run: gazetteer db upgrade" in str(migrate.obstacle(session))
    assert migrate.upgrade(dialect) == "0001"
    assert migrate.upgrade(dialect) == migrate.NEWEST
    with opened(dialect.url) as session:
        assert migrate.obstacle(session) is None
