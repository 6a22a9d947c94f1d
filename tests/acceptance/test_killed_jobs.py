"""A server killed while it carries out acts on subtrees: what was visible stays so, and the rest is done."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gazetteer import settings
from gazetteer.app import open_platform
from gazetteer.storage import subtree_store
from tests.acceptance.load import Client
from tests.acceptance.serving import Serving, Settings, admin_token, command

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(900)]

SCHEMAS = 4
TABLES = 1000
KILLS = 12
# The longest that another process may need to take a job over, in seconds, and some more for the job itself.
TAKEOVER = 30.0


def wait_until(done: Callable[[], bool], seconds: float) -> None:
    """Wait for something that happens in another process; fails when it does not."""
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.05)


class Catalog:
    """The catalog of a running server that is killed and started again."""

    def __init__(self, of: Settings) -> None:
        self.of = of
        self.token = admin_token(of)
        self.server = Serving(of)

    def call(self, method: str, path: str, body: Any = None) -> Any:
        client = Client(self.server.port, self.token)
        try:
            status, answer = client.call(method, path, body)
        finally:
            client.connection.close()
        assert status < 300, (method, path, status, answer)
        return answer

    def populate(self) -> str:
        """Tables in schemas of one database, whose id it gives."""
        self.call("PUT", "/services/databaseServices", {"name": "svc", "serviceType": "Postgres"})
        identity = self.call("PUT", "/databases", {"name": "db", "service": "svc"})["id"]
        for number in range(SCHEMAS):
            self.call("PUT", "/databaseSchemas", {"name": f"s{number}", "database": "svc.db"})
            columns = [{"name": "id", "dataType": "INT"}]
            rows = [{"name": f"t{n}", "databaseSchema": f"svc.db.s{number}", "columns": columns} for n in range(TABLES)]
            assert self.call("PUT", "/tables/bulk", rows)["numberOfRowsPassed"] == TABLES
        return str(identity)

    def totals(self) -> tuple[int, int]:
        """How many tables are there, and how many are deleted."""
        there, deleted = (
            self.call("GET", f"/tables?limit=0&include={include}")["paging"]["total"]
            for include in ("non-deleted", "deleted")
        )
        return there, deleted

    def unfinished(self) -> list[dict[str, Any]]:
        jobs: list[dict[str, Any]] = self.call("GET", "/system/jobs?limit=1000")["data"]
        return [job for job in jobs if job["finishedAt"] is None]

    def has_pending_acts(self) -> bool:
        """Whether a dead server left something to be carried out; reads only."""
        platform = open_platform(settings.load(self.of), own=False)
        try:
            with platform.context.database.read() as session:
                return bool(subtree_store.pending(session))
        finally:
            platform.close()

    def check(self) -> None:
        done = command(self.of, "db", "check", "--json")
        assert (done.returncode, json.loads(done.stdout)["findings"]) == (0, []), done.stdout + done.stderr

    def die(self) -> None:
        self.server.kill()
        self.server.close()


@pytest.fixture
def catalog(new_catalog: Callable[[], Settings]) -> Iterator[Catalog]:
    made = Catalog(new_catalog())
    yield made
    made.server.close()


def test_killed_in_the_midst_of_acts(catalog: Catalog) -> None:
    database = catalog.populate()
    everything = SCHEMAS * TABLES
    chance = random.Random(7)  # noqa: S311 - seeded, so that a failure can be repeated
    midst = 0
    for number in range(KILLS):
        if number % 2 == 0:
            catalog.call("DELETE", f"/databases/{database}?recursive=true")
            expected = (0, everything)
        else:
            catalog.call("PUT", "/databases/restore", {"id": database})
            expected = (everything, 0)
        assert catalog.totals() == expected
        # Where in the job the kill comes is what is random here.
        time.sleep(chance.uniform(0.0, 0.1))
        catalog.die()
        midst += catalog.has_pending_acts()
        catalog.server = Serving(catalog.of)
        assert catalog.totals() == expected
        # Beside the server, which goes on with what was interrupted.
        catalog.check()
    assert midst >= KILLS / 3
    catalog.call("DELETE", f"/databases/{database}?recursive=true&hardDelete=true")
    catalog.die()
    catalog.server = Serving(catalog.of)
    assert catalog.totals() == (0, 0)
    wait_until(lambda: not catalog.unfinished(), 10 * TAKEOVER)
    catalog.check()


def test_another_replica_takes_over(catalog: Catalog, database: str) -> None:
    if database == "sqlite":
        pytest.skip("one process alone has a SQLite file")
    identity = catalog.populate()
    other = Serving({**catalog.of, "home": f"{catalog.of['home']}-other"})
    try:
        catalog.call("DELETE", f"/databases/{identity}?recursive=true&hardDelete=true")
        wait_until(lambda: bool(catalog.unfinished()), 5)
        catalog.die()
        catalog.server = other
        wait_until(lambda: not catalog.unfinished(), TAKEOVER)
        assert catalog.totals() == (0, 0)
        catalog.check()
    finally:
        other.close()
