"""Four harvests of the sample by the real client, with changes by people and of the source between them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from gazetteer.demo.connection import connect
from gazetteer.demo.sample import SamplePostgres
from tests.compat import snapshot
from tests.compat.conftest import Catalog
from tests.compat.environment import Environment
from tests.compat.ingestion import CLASSIFICATION, SERVICE, IngestionRun, configuration, ingest
from tests.compat.recorder import Exchange
from tests.compat.snapshot import Entities

# A table that goes away and comes back, and what the sample lacks: a policy, which the client makes a tag of.
CREATE_CAMPAIGN = """
    SET ROLE lantern_finance;
    CREATE TABLE finance.campaign (
        campaign_id integer PRIMARY KEY,
        fiscal_year integer NOT NULL,
        code varchar(20) UNIQUE,
        budget numeric(10, 2) DEFAULT 0,
        channels text[],
        branch_id integer REFERENCES lending.branch
    );
    COMMENT ON TABLE finance.campaign IS 'What was advertised, and for how much.';
    COMMENT ON COLUMN finance.campaign.channels IS 'Where it was shown.';
    RESET ROLE;
"""
DROP_CAMPAIGN = "DROP TABLE finance.campaign"
CREATE_POLICY = "CREATE POLICY own_data ON lending.member FOR SELECT TO lantern_webshop USING (true)"
DROP_POLICY = "DROP POLICY own_data ON lending.member"
CAMPAIGN = f"{SERVICE}.lantern.finance.campaign"
# What a person makes of a harvested table.
EDITED = f"{SERVICE}.lantern.lending.loan"
LABEL = {"tagFQN": "PII.Sensitive", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
EDITS = [
    {"op": "replace", "path": "/description", "value": "Who has what, and until when."},
    {"op": "add", "path": "/displayName", "value": "Loans"},
    {"op": "add", "path": "/tags/0", "value": LABEL},
    {"op": "add", "path": "/columns/0/description", "value": "The number on the receipt."},
    {"op": "add", "path": "/columns/1/tags/0", "value": LABEL},
]


@dataclass(frozen=True)
class State:
    """A catalog at one moment.

    Arguments:
        entities: everything of the service, as the server shows it.
        events: every change event so far.
    """

    entities: Entities
    events: list[dict[str, Any]]

    @property
    def tables(self) -> dict[str, dict[str, Any]]:
        return self.entities["tables"]


@dataclass(frozen=True)
class Harvest(State):
    """One harvest and the catalog after it.

    Arguments:
        run: what the client said.
        exchanges: every call that it made.
    """

    run: IngestionRun
    exchanges: list[Exchange]


@dataclass(frozen=True)
class Harvests:
    """The harvests: of everything; again, of the same; after a table was dropped; after it was created again.

    Arguments:
        edited: the catalog after a person's edits, before the table was dropped.
        check: what `gazetteer db check` said in the end.
        replaced: texts that differ from machine to machine → what stands for them in expectations.
    """

    first: Harvest
    again: Harvest
    edited: State
    dropped: Harvest
    recreated: Harvest
    check: str
    replaced: dict[str, str]

    @property
    def all(self) -> tuple[Harvest, ...]:
        return (self.first, self.again, self.dropped, self.recreated)


def harvest_four_times(catalog: Catalog, environment: Environment, sample: SamplePostgres) -> Harvests:
    """Run them one after the other; the sample is afterwards as it was before."""
    _add_owners(catalog)
    settings = configuration(sample.url, catalog.recorder.url, catalog.store.bot_token())

    def harvest() -> Harvest:
        run = ingest(environment, catalog.folder, settings)
        state = _state(catalog)
        return Harvest(state.entities, state.events, run, catalog.recorder.take())

    with _changed(sample):
        first, again = harvest(), harvest()
        catalog.api.call("PATCH", f"/tables/name/{EDITED}", EDITS)
        edited = _state(catalog)
        _execute(sample, DROP_CAMPAIGN)
        dropped = harvest()
        _execute(sample, CREATE_CAMPAIGN)
        recreated = harvest()
    source = urlsplit(sample.url)
    replaced = {f"{source.hostname}:{source.port}": "HOST:PORT"}
    return Harvests(first, again, edited, dropped, recreated, catalog.store.run("db", "check"), replaced)


def _state(catalog: Catalog) -> State:
    return State(snapshot.everything(catalog.api, SERVICE, CLASSIFICATION), catalog.api.events())


def _add_owners(catalog: Catalog) -> None:
    """A team, a user, and a user of that display name for the three owners that the sample's tables have."""
    catalog.api.call("PUT", "/teams", {"name": "lantern_finance", "teamType": "Group"})
    catalog.api.call("PUT", "/users", {"name": "lantern_lending", "email": "lending@example.org"})
    keeper = {"name": "keeper", "email": "keeper@example.org", "displayName": "lantern_collection"}
    catalog.api.call("PUT", "/users", keeper)


@contextmanager
def _changed(sample: SamplePostgres) -> Iterator[None]:
    _execute(sample, CREATE_CAMPAIGN)
    _execute(sample, CREATE_POLICY)
    try:
        yield
    finally:
        _execute(sample, DROP_POLICY)
        _execute(sample, DROP_CAMPAIGN.replace("TABLE", "TABLE IF EXISTS"))


def _execute(sample: SamplePostgres, statements: str) -> None:
    with connect(sample.admin_url) as connection:
        connection.execute(statements.encode())
