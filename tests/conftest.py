"""What all tests share: a catalog on SQLite and on PostgreSQL, each test with one of its own."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg
import pytest
from hypothesis import HealthCheck, settings
from psycopg import sql

from gazetteer import settings as gazetteer_settings
from gazetteer.app import Platform, open_platform
from gazetteer.auth import subject
from gazetteer.auth.actor import Actor

pytest_plugins = ["tests.api_fixtures"]

settings.register_profile(
    "gazetteer", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("gazetteer")

# 32 bytes of nothing: every catalog of a test run can be copied from one template.
SECRET_KEY = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="
DATABASES = ("sqlite", "postgresql")

NewCatalog = Callable[[], "dict[str, str | None]"]
NewDatabase = Callable[[], str]


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A superuser's URL of a PostgreSQL server: the one given, or the packaged one."""
    given = os.environ.get("GAZETTEER_TEST_POSTGRES_URL")
    if given:
        yield given
        return
    try:
        from gazetteer.demo.server import HOST, ServerProcess, free_port, installation

        installation()
    except Exception as error:
        if os.environ.get("GAZETTEER_REQUIRE_POSTGRES"):
            raise
        pytest.skip(f"no PostgreSQL: {error}")
    # Not pytest's own folder: another run's clean-up of old folders would take it away under the server.
    folder = Path(tempfile.mkdtemp(prefix="gazetteer-postgres-"))
    server = ServerProcess(folder / "data")
    server.open_ways()
    password = uuid.uuid4().hex
    server.initialise("gazetteer", password)
    port = free_port()
    server.start(port)
    try:
        yield f"postgresql://gazetteer:{quote(password)}@{HOST}:{port}/postgres"
    finally:
        server.stop()
        shutil.rmtree(folder)


def _at(server: str, database: str) -> str:
    return urlsplit(server)._replace(path=f"/{database}").geturl()


def _create(server: str, template: str | None) -> str:
    name = f"gazetteer_{uuid.uuid4().hex}"
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'").format(
        sql.Identifier(name), sql.Identifier(template or "template0")
    )
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)
    return name


def _drop(server: str, name: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _seed(values: dict[str, str | None]) -> None:
    open_platform(gazetteer_settings.load(values)).close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a catalog as it is after its first start."""
    home = tmp_path_factory.mktemp("template") / "home"
    _seed({"home": str(home), "secret_key": SECRET_KEY})
    return home


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a database as it is after its first start."""
    name = _create(postgres_server, None)
    home = tmp_path_factory.mktemp("template") / "home"
    _seed({"home": str(home), "secret_key": SECRET_KEY, "database_url": _at(postgres_server, name)})
    yield name
    _drop(postgres_server, name)


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """Which database system a test runs on: it runs on each."""
    return str(request.param)


@pytest.fixture
def new_database(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewDatabase]:
    """Makes empty databases: gives their URLs."""
    made: list[str] = []

    def make() -> str:
        if database == "sqlite":
            return f"sqlite:///{tmp_path / uuid.uuid4().hex}.db"
        server = request.getfixturevalue("postgres_server")
        made.append(_create(server, None))
        return _at(server, made[-1])

    yield make
    for name in made:
        _drop(request.getfixturevalue("postgres_server"), name)


@pytest.fixture
def new_catalog(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewCatalog]:
    """Makes catalogs as they are after their first start: gives the settings to open one with."""
    with _new_catalogs(database, request, tmp_path) as make:
        yield make


@pytest.fixture
def twins(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[list[Platform]]:
    """A seeded catalog on each database system, to be compared."""
    with ExitStack() as stack:
        opened = []
        for database in DATABASES:
            make = stack.enter_context(_new_catalogs(database, request, tmp_path))
            opened.append(open_platform(gazetteer_settings.load(make())))
            stack.callback(opened[-1].close)
        yield opened


@contextmanager
def _new_catalogs(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewCatalog]:
    made: list[str] = []

    def make() -> dict[str, str | None]:
        home = tmp_path / f"home-{uuid.uuid4().hex[:8]}"
        if database == "sqlite":
            shutil.copytree(request.getfixturevalue("sqlite_template"), home)
            return {"home": str(home), "secret_key": SECRET_KEY, "database_url": None}
        server = request.getfixturevalue("postgres_server")
        name = _create(server, request.getfixturevalue("postgres_template"))
        made.append(name)
        return {"home": str(home), "secret_key": SECRET_KEY, "database_url": _at(server, name)}

    yield make
    for name in made:
        _drop(request.getfixturevalue("postgres_server"), name)


@pytest.fixture
def new_platform(new_catalog: NewCatalog) -> Iterator[Callable[[], Platform]]:
    """Opens catalogs, and closes them at the end."""
    opened: list[Platform] = []

    def make() -> Platform:
        opened.append(open_platform(gazetteer_settings.load(new_catalog())))
        return opened[-1]

    yield make
    for platform in opened:
        platform.close()


@pytest.fixture
def platform(new_platform: Callable[[], Platform]) -> Platform:
    """A seeded catalog of this test's own."""
    return new_platform()


@pytest.fixture
def admin(platform: Platform) -> Actor:
    """The administrator."""
    return subject.of(subject.named(platform.context.database, subject.ADMIN))


@pytest.fixture
def bot(platform: Platform) -> Actor:
    """The ingestion bot."""
    return subject.of(subject.named(platform.context.database, subject.INGESTION_BOT))
