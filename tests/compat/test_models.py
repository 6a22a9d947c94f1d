"""Every entity type goes through the operations and the models of the OpenMetadata 2.0 client, and comes back whole."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.compat import snapshot
from tests.compat.conftest import NewCatalog
from tests.compat.environment import Environment, clean_environment
from tests.compat.expected_refusals import ROUND_TRIP
from tests.compat.ingestion import complaints
from tests.compat.recorder import Exchange, unexpected, unused

# The round trip runs in the fixture of whichever test is first.
pytestmark = [pytest.mark.compat, pytest.mark.timeout(1800)]

SCRIPT = Path(__file__).parent / "scripts" / "round_trip.py"
SCRIPT_TIMEOUT = 240
KINDS = {
    "policy",
    "role",
    "team",
    "user",
    "bot",
    "classification",
    "tag",
    "databaseService",
    "database",
    "databaseSchema",
    "table",
    "storedProcedure",
    "ingestionPipeline",
}
# How the client writes what may not stand in a name.
RESERVED = {"__reserved__colon__": "::", "__reserved__arrow__": ">"}


@dataclass(frozen=True)
class RoundTrip:
    """What the script printed, what the client logged, every call that it made, what `gazetteer db check` said."""

    result: dict[str, Any]
    log: str
    exchanges: list[Exchange]
    check: str

    @property
    def cases(self) -> list[dict[str, Any]]:
        return list(self.result["cases"])


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def round_trip(
    request: pytest.FixtureRequest, new_catalog: NewCatalog, openmetadata: Environment
) -> Iterator[RoundTrip]:
    """The script's run against an empty catalog."""
    with new_catalog(str(request.param)) as catalog:
        token = catalog.folder / "token"
        token.write_text(f"{catalog.store.bot_token()} {catalog.store.administrator_token()}")
        answer = subprocess.run(
            [str(openmetadata.program("python")), str(SCRIPT), catalog.recorder.url, str(token)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SCRIPT_TIMEOUT,
            env={**clean_environment(), "HOME": str(catalog.folder)},
            check=False,
        )
        assert answer.returncode == 0, answer.stderr[-5000:]
        yield RoundTrip(
            json.loads(answer.stdout), answer.stderr, catalog.recorder.take(), catalog.store.run("db", "check")
        )


def test_every_type_is_there(round_trip: RoundTrip) -> None:
    assert {case["kind"] for case in round_trip.cases} == KINDS


def test_no_unexpected_refusal(round_trip: RoundTrip) -> None:
    assert unexpected(round_trip.exchanges, ROUND_TRIP) == []
    assert unused(round_trip.exchanges, ROUND_TRIP) == []
    assert complaints(round_trip.log) == []


def test_everything_that_was_sent_is_read_back(round_trip: RoundTrip) -> None:
    for case in round_trip.cases:
        read = case["read"]
        assert lacking(case["request"], read["by_name"]) == {}, case["fqn"]
        assert read["by_name"]["fullyQualifiedName"] == case["fqn"]
        assert read["by_name"] == read["by_id"]
        assert read["list"]["of_this"] == 1
        assert read["list"]["of_all"] == read["list"]["total"]


def test_the_same_request_again_changes_nothing(round_trip: RoundTrip) -> None:
    assert all(case["again"] == {"version": 0.1, "same_id": True} for case in round_trip.cases)


def test_patches_apply_and_an_old_version_is_refused(round_trip: RoundTrip) -> None:
    for case in [*round_trip.cases, round_trip.result["test_connections"]]:
        changed = case["changed"]
        assert changed["described"]["description"] == "Patched."
        assert changed["with_an_old_version"] == {"refused": 412}
        assert changed["named"]["displayName"] == "Patched name"
        assert changed["named"]["version"] == pytest.approx(changed["described"]["version"] + 0.1)


def test_tables_take_tags_and_owners_and_keep_what_they_had(round_trip: RoundTrip) -> None:
    table = next(case for case in round_trip.cases if case["kind"] == "table")
    after = table["enriched"]["in_the_end"]
    identifier, amount, address, _ = after["columns"]
    street = address["children"][0]
    assert [tag["tagFQN"] for tag in after["tags"]] == ["Shapes.Round", "Shapes.Square"]
    assert [owner["name"] for owner in after["owners"]] == ["shapes.team"]
    assert [tag["tagFQN"] for tag in amount["tags"]] == ["Shapes.Square"]
    assert [tag["tagFQN"] for tag in street["tags"]] == ["Shapes.Round", "Shapes.Square"]
    assert [tag["tagFQN"] for tag in identifier["tags"]] == ["Shapes.Square"]
    assert (identifier["description"], amount["description"]) == ("The key.", "How much.")
    assert any(call.if_match for call in round_trip.exchanges if "/tables/" in call.target)


def test_the_history_has_every_version(round_trip: RoundTrip) -> None:
    for case in round_trip.cases:
        history = case["history"]
        assert history["type"] == case["kind"]
        steps = [round(entity["version"] * 10) for entity in history["listed"]]
        assert steps == list(range(len(steps), 0, -1))
        assert history["first"].get("description") == case["created"].get("description")
        assert history["first"] == history["listed"][-1]


def test_deletion_is_undone(round_trip: RoundTrip) -> None:
    for case in round_trip.cases:
        deletion = case["deletion"]
        assert deletion["gone"] is None
        assert deletion["deleted"]["deleted"] is True
        assert deletion["restored"]["deleted"] is False
        assert deletion["back"]["id"] == case["created"]["id"]


def test_a_hard_deletion_leaves_nothing(round_trip: RoundTrip) -> None:
    assert set(round_trip.result["erased"].values()) == {None}


def test_the_store_is_sound(round_trip: RoundTrip) -> None:
    assert round_trip.check.startswith("clean:")


def test_the_answers_are_the_expected_ones(round_trip: RoundTrip) -> None:
    found: snapshot.Entities = {}
    for case in round_trip.cases:
        told = ("created", "enriched", "changed", "history", "deletion")
        found.setdefault(case["kind"], {})[case["fqn"]] = {key: case[key] for key in told if key in case}
    definition = round_trip.result["test_connections"]["read"]["by_name"]
    found["testConnectionDefinition"] = {definition["fullyQualifiedName"]: definition}
    snapshot.compare("models", snapshot.settled(found, {}))


def lacking(sent: dict[str, Any], read: dict[str, Any]) -> dict[str, Any]:
    """What a Create request says and the entity does not."""
    return {key: value for key, value in sent.items() if not _says(read.get(key), value)}


def _says(read: Any, sent: Any) -> bool:
    if isinstance(sent, list):
        return isinstance(read, list) and len(read) == len(sent) and all(map(_says, read, sent))
    if isinstance(sent, dict):
        return isinstance(read, dict) and all(_says(read.get(key), value) for key, value in sent.items())
    if isinstance(read, dict):
        return sent in (read.get("id"), read.get("fullyQualifiedName"))
    if isinstance(sent, str):
        for written, meant in RESERVED.items():
            sent = sent.replace(written, meant)
    return bool(read == sent)
