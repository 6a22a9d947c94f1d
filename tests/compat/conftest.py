"""What the tests with real clients share: the client's environment, the sample, running servers."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from gazetteer.demo.sample import SamplePostgres
from tests.compat.environment import OPENMETADATA_2_0, Environment, cache_folder
from tests.compat.recorder import Recorder, recording
from tests.compat.server_process import AdminApi, Store, serving


@dataclass(frozen=True)
class Catalog:
    """A running server with an empty catalog, behind a recorder.

    Arguments:
        store: where the server keeps its data.
        recorder: what the clients talk to.
        api: the server itself, as its administrator.
        folder: a folder for files of the clients.
    """

    store: Store
    recorder: Recorder
    api: AdminApi
    folder: Path


NewCatalog = Callable[[str], AbstractContextManager[Catalog]]


@pytest.fixture(scope="session")
def openmetadata() -> Environment:
    """The environment of the OpenMetadata client, made if need be."""
    environment = Environment(OPENMETADATA_2_0, cache_folder())
    environment.make()
    return environment


@pytest.fixture(scope="session")
def sample() -> Iterator[SamplePostgres]:
    """The sample PostgreSQL, of this test run alone."""
    # Not below pytest's own folder, which every other run of pytest closes to the user that PostgreSQL runs as.
    with tempfile.TemporaryDirectory(prefix="gazetteer-compat-") as folder, SamplePostgres(Path(folder)) as server:
        yield server


@pytest.fixture(scope="session")
def new_catalog(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> NewCatalog:
    """Starts a real server on an empty store of `sqlite` or `postgresql`."""

    @contextmanager
    def start(database: str) -> Iterator[Catalog]:
        home = tmp_path_factory.mktemp("home")
        folder = tmp_path_factory.mktemp("client")
        with _database_url(database, request) as url:
            store = Store(home, url)
            with serving(store) as address, recording(address) as recorder:
                api = AdminApi(address, home)
                try:
                    yield Catalog(store, recorder, api, folder)
                finally:
                    api.close()

    return start


@contextmanager
def _database_url(database: str, request: pytest.FixtureRequest) -> Iterator[str | None]:
    """The URL of an empty PostgreSQL database; of SQLite there is none, the server makes its file."""
    if database == "sqlite":
        yield None
        return
    server = request.getfixturevalue("postgres_server")
    name = f"gazetteer_{uuid.uuid4().hex}"
    create = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
    drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(create)
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(drop)
