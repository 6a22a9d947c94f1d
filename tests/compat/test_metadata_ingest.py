"""`metadata ingest` of OpenMetadata 2.0, unmodified, harvests the sample into a real server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gazetteer.demo.sample import SamplePostgres
from tests.compat import snapshot
from tests.compat.conftest import NewCatalog
from tests.compat.environment import Environment
from tests.compat.expected_refusals import EVERY_HARVEST, FIRST_HARVEST
from tests.compat.harvests import CAMPAIGN, EDITED, Harvests, State, harvest_four_times
from tests.compat.recorder import unexpected, unused

# The four harvests run in the fixture of whichever test is first.
pytestmark = [pytest.mark.compat, pytest.mark.timeout(1800)]


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def harvests(
    request: pytest.FixtureRequest, new_catalog: NewCatalog, openmetadata: Environment, sample: SamplePostgres
) -> Iterator[Harvests]:
    """The four harvests into an empty catalog."""
    with new_catalog(str(request.param)) as catalog:
        yield harvest_four_times(catalog, openmetadata, sample)


def test_no_unexpected_refusal(harvests: Harvests) -> None:
    for number, harvest in enumerate(harvests.all):
        expected = [*EVERY_HARVEST, *(FIRST_HARVEST if number == 0 else ())]
        assert unexpected(harvest.exchanges, expected) == []


def test_every_expected_refusal_occurs(harvests: Harvests) -> None:
    assert unused(harvests.first.exchanges, [*EVERY_HARVEST, *FIRST_HARVEST]) == []


def test_the_client_reports_success(harvests: Harvests) -> None:
    for harvest in harvests.all:
        assert harvest.run.status == 0, harvest.run.log[-5000:]
        assert harvest.run.complaints() == []
        summary = harvest.run.summary()
        assert summary.keys() == {"Postgres", "OpenMetadata"}
        for counts in summary.values():
            assert counts["Processed records"] > 50
            assert (counts["Errors"], counts["Warnings"]) == (0, 0)


def test_the_catalog_is_the_expected_one(harvests: Harvests) -> None:
    snapshot.compare("lantern", snapshot.settled(harvests.first.entities, harvests.replaced))


def test_a_second_run_changes_nothing(harvests: Harvests) -> None:
    assert harvests.again.events == harvests.first.events
    assert harvests.again.entities == harvests.first.entities


def test_a_dropped_table_is_marked_deleted(harvests: Harvests) -> None:
    before, after = harvests.edited.tables, harvests.dropped.tables
    assert after[CAMPAIGN]["deleted"] is True
    assert after[CAMPAIGN]["id"] == before[CAMPAIGN]["id"]
    assert [fqn for fqn in before if after[fqn] != before[fqn]] == [CAMPAIGN]
    assert _new_events(harvests.edited, harvests.dropped) == [("entitySoftDeleted", CAMPAIGN)]


def test_what_people_wrote_stays(harvests: Harvests) -> None:
    edited = harvests.edited.tables[EDITED]
    assert edited != harvests.again.tables[EDITED]
    assert (edited["displayName"], edited["tags"][0]["tagFQN"]) == ("Loans", "PII.Sensitive")
    assert harvests.dropped.tables[EDITED] == harvests.recreated.tables[EDITED] == edited


def test_a_table_that_is_created_again_comes_back_with_its_id(harvests: Harvests) -> None:
    before, after = harvests.edited.tables, harvests.recreated.tables
    assert after[CAMPAIGN]["id"] == before[CAMPAIGN]["id"]
    told = ("version", "updatedAt", "changeDescription")
    assert {key: value for key, value in after[CAMPAIGN].items() if key not in told} == {
        key: value for key, value in before[CAMPAIGN].items() if key not in told
    }
    assert [fqn for fqn in before if after[fqn] != before[fqn]] == [CAMPAIGN]
    assert _new_events(harvests.dropped, harvests.recreated) == [("entityRestored", CAMPAIGN)]


def test_the_store_is_sound(harvests: Harvests) -> None:
    assert harvests.check.startswith("clean:")


def _new_events(before: State, after: State) -> list[tuple[str, str]]:
    assert after.events[: len(before.events)] == before.events
    return [(e["eventType"], e["entityFullyQualifiedName"]) for e in after.events[len(before.events) :]]
