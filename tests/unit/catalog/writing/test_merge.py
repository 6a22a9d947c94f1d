"""What a PUT overwrites: people all, a bot not what people wrote, a bot that is told to all."""

from __future__ import annotations

from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.auth.actor import Actor
from gazetteer.catalog.documents.resolve import Resolved
from gazetteer.catalog.documents.state import State
from gazetteer.catalog.writing import merge
from gazetteer.catalog.writing.intent import Intent
from gazetteer.storage.entity_store import EntityRow
from gazetteer.storage.relation_store import Edge, TagUsage

ROW = EntityRow(9, b"", "table", 0, b"", "t", "{}", None, None, 1, 0, 1, 1, 1)
PERSON, BOT, TOLD = "person", "bot", "told"
EVERYBODY = [PERSON, BOT, TOLD]


def column(name: str, kind: str = "INT", **fields: Any) -> dict[str, Any]:
    return {"name": name, "dataType": kind, **fields}


def tag(pk: int, path: str = "", position: int = 0, entity_pk: int = 9) -> TagUsage:
    return TagUsage(entity_pk, path, pk, position, "Manual", "Confirmed", None)


class Over:
    """Lays requests over what is stored of a table."""

    def __init__(self, platform: Platform, who: str) -> None:
        actor = Actor(1, who, is_bot=who != PERSON, is_admin=who == PERSON)
        info = platform.context.types.get("table")
        self.intent = Intent(platform.context, info, actor, override=who == TOLD)

    def __call__(self, stored: dict[str, Any], request: dict[str, Any]) -> dict[str, Any]:
        return merge.over(self.intent, State(ROW, stored), Resolved(request)).document


@pytest.fixture(params=EVERYBODY)
def who(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def over(platform: Platform, who: str) -> Over:
    return Over(platform, who)


@pytest.fixture
def database() -> str:
    """Merging reads nothing, so one database is enough."""
    return "sqlite"


@pytest.mark.parametrize("field", ["description", "displayName", "extension"])
def test_a_bot_keeps_what_people_wrote(over: Over, who: str, field: str) -> None:
    written: Any = {"a": 1} if field == "extension" else "by a person"
    asked: Any = {"a": 2} if field == "extension" else "harvested"
    assert over({field: written}, {field: asked})[field] == (written if who == BOT else asked)
    assert over({}, {field: asked})[field] == asked
    empty: Any = {} if field == "extension" else ""
    assert over({field: empty}, {field: asked})[field] == asked


def test_what_a_request_lacks_stays_or_goes_by_its_field(over: Over) -> None:
    stored = {"description": "x", "lifeCycle": {"created": {"timestamp": 1}}, "tableType": "View", "columns": []}
    assert over(stored, {"columns": []}) == {
        "description": "x",
        "lifeCycle": {"created": {"timestamp": 1}},
        "columns": [],
    }


def test_of_each_access_the_newer_one_counts(over: Over) -> None:
    stored = {"created": {"timestamp": 5}, "updated": {"timestamp": 5, "by": "old"}, "accessed": {"timestamp": 9}}
    asked = {"created": {"timestamp": 4}, "updated": {"timestamp": 5, "by": "new"}}
    assert over({"lifeCycle": stored}, {"lifeCycle": asked})["lifeCycle"] == {
        "created": {"timestamp": 5},
        "updated": {"timestamp": 5, "by": "new"},
        "accessed": {"timestamp": 9},
    }


def test_columns_keep_what_a_harvest_does_not_bring(over: Over, who: str) -> None:
    stored = [column("a", description="by a person", displayName="A", ordinalPosition=7), column("b")]
    asked = [column("a", description="harvested", displayName="x"), column("b")]
    merged = over({"columns": stored}, {"columns": asked})["columns"]
    description = "by a person" if who == BOT else "harvested"
    assert merged == [column("a", description=description, displayName="A", ordinalPosition=7), column("b")]
    assert list(merged[0]) == list(stored[0])


def test_a_column_of_another_type_keeps_what_people_wrote_but_no_profile(over: Over) -> None:
    stored = [column("a", description="x", profile={"nullCount": 3})]
    merged = over({"columns": stored}, {"columns": [column("a", "TEXT")]})["columns"]
    assert merged == [column("a", "TEXT", description="x")]


def test_positions_go_when_columns_move(over: Over) -> None:
    stored = [column("a", ordinalPosition=1, profile={"p": 1}), column("b", ordinalPosition=2)]
    merged = over({"columns": stored}, {"columns": [column("b"), column("a")]})["columns"]
    assert merged == [column("b"), column("a", profile={"p": 1})]


def test_columns_inside_of_columns_are_merged_alike(over: Over) -> None:
    stored = [column("s", "STRUCT", children=[column("x", description="kept"), column("gone")])]
    asked = [column("s", "STRUCT", children=[column("x"), column("new")])]
    (merged,) = over({"columns": stored}, {"columns": asked})["columns"]
    assert merged["children"] == [column("x", description="kept"), column("new")]


def test_owners_of_people_stay_when_a_bot_names_others(over: Over, who: str) -> None:
    stored = State(ROW, {}, edges={"owners": [Edge(9, "owner", 1, 0)]})
    asked = Resolved({}, references={"owners": [2], "domains": [3]})
    wanted = merge.over(over.intent, stored, asked).references
    assert wanted == {"domains": [3]} | ({} if who == BOT else {"owners": [2]})
    assert merge.over(over.intent, State(ROW, {}), asked).references == {"owners": [2], "domains": [3]}
    assert merge.over(over.intent, stored, Resolved({}, references={"owners": []})).references == {}


def test_tags_are_added_and_never_removed_but_with_their_column(over: Over) -> None:
    stored = State(ROW, {"columns": [column("a"), column("b")]}, tags=[tag(1), tag(2, "a"), tag(3, "b")])
    asked = Resolved({"columns": [column("a")]}, tags=[tag(4), tag(1), tag(5, "a")])
    wanted = merge.over(over.intent, stored, asked).tags
    assert wanted == [tag(1), tag(2, "a"), tag(4, position=1, entity_pk=0), tag(5, "a", 1, entity_pk=0)]
