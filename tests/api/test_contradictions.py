"""What does not fit together is refused: tags that exclude each other, constraints and partitions on nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api_fixtures import Api

COLUMNS = [{"name": "id", "dataType": "INT"}, {"name": "Day", "dataType": "DATE"}]
PRIMARY = {"constraintType": "PRIMARY_KEY", "columns": ["id"]}


def table(**changes: Any) -> dict[str, Any]:
    return {"name": "essay", "databaseSchema": "pg.shop.sales", "columns": COLUMNS} | changes


def label(name: str) -> dict[str, str]:
    return {"tagFQN": name, "source": "Classification", "labelType": "Manual", "state": "Confirmed"}


def partition(name: str, interval: str = "TIME-UNIT") -> dict[str, Any]:
    return {"tablePartition": {"columns": [{"columnName": name, "intervalType": interval}]}}


def refused(api: Api, request: dict[str, Any]) -> str:
    """The message by which a PUT, a POST and a row are refused alike."""
    message = api.refused(400, "PUT", "/tables", request)
    assert api.refused(400, "POST", "/tables", request | {"name": "new"}) == message
    (failed,) = api.ok("PUT", "/tables/bulk", [request])["failedRequest"]
    assert (failed["status"], failed["message"]) == (400, message)
    return message


@pytest.fixture
def tagged(shop: Api) -> Api:
    """A catalog whose classification State has tags that exclude each other, some of them below others."""
    shop.ok("PUT", "/classifications", {"name": "State", "description": "d", "mutuallyExclusive": True})
    shop.ok("PUT", "/classifications", {"name": "Topic", "description": "d"})
    for name, more in [
        ("draft", {"classification": "State"}),
        ("final", {"classification": "State"}),
        ("signed", {"parent": "State.final"}),
        ("law", {"classification": "Topic", "mutuallyExclusive": True}),
        ("tax", {"parent": "Topic.law"}),
        ("labour", {"parent": "Topic.law"}),
        ("art", {"classification": "Topic"}),
    ]:
        shop.ok("PUT", "/tags", {"name": name, "description": "d", **more})
    return shop


DRAFT, FINAL = label("State.draft"), label("State.final")


class TestTags:
    @pytest.mark.parametrize("pair", [["State.draft", "State.final.signed"], ["Topic.law.tax", "Topic.law.labour"]])
    def test_two_that_exclude_each_other_are_refused(self, tagged: Api, pair: list[str]) -> None:
        tags = [label(name) for name in pair]
        message = refused(tagged, table(tags=tags))
        assert all(name in message for name in pair)
        column = {"name": "id", "dataType": "STRUCT", "children": [{"name": "x", "dataType": "INT", "tags": tags}]}
        refused(tagged, table(columns=[column]))

    def test_those_that_do_not_are_allowed(self, tagged: Api) -> None:
        columns = [{**COLUMNS[0], "tags": [DRAFT]}, {**COLUMNS[1], "tags": [FINAL]}]
        tags = [FINAL, label("State.final.signed"), label("Topic.art"), label("Topic.law.tax")]
        tagged.ok("PUT", "/tables", table(columns=columns, tags=tags))

    def test_what_is_stored_counts(self, tagged: Api, bot_api: Api) -> None:
        made = tagged.ok("PUT", "/tables", table(tags=[DRAFT]))
        path = f"/tables/{made['id']}"
        assert "State.draft" in bot_api.refused(400, "PUT", "/tables", table(tags=[FINAL]))
        (failed,) = bot_api.ok("PUT", "/tables/bulk", [table(tags=[FINAL])])["failedRequest"]
        assert failed["status"] == 400
        tagged.refused(400, "PATCH", path, [{"op": "add", "path": "/tags/1", "value": FINAL}])
        tags = [{"op": "add", "path": f"/columns/0/tags/{n}", "value": tag} for n, tag in enumerate([DRAFT, FINAL])]
        tagged.refused(400, "PATCH", path, tags)
        assert tagged.ok("PATCH", path, [{"op": "replace", "path": "/tags/0", "value": FINAL}])
        shown = tagged.ok("GET", f"{path}?fields=tags")
        assert [tag["tagFQN"] for tag in shown["tags"]] == ["State.final"]

    def test_what_was_allowed_before_hinders_no_other_change(self, tagged: Api) -> None:
        tagged.ok("PUT", "/tags", {"name": "music", "classification": "Topic", "description": "d"})
        made = tagged.ok("PUT", "/tables", table(tags=[label("Topic.art"), label("Topic.music")]))
        tagged.ok("PUT", "/classifications", {"name": "Topic", "description": "d", "mutuallyExclusive": True})
        path = f"/tables/{made['id']}"
        tagged.ok("PATCH", path, [{"op": "add", "path": "/description", "value": "text"}])
        tagged.refused(400, "PATCH", path, [{"op": "add", "path": "/tags/2", "value": label("Topic.law")}])


class TestColumns:
    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"tableConstraints": [{**PRIMARY, "columns": ["no", "id", "nor"]}]}, ["'no'", "'nor'", "PRIMARY_KEY"]),
            ({"tableConstraints": [PRIMARY, PRIMARY]}, ["'id'", "more than once"]),
            (
                {
                    "tableConstraints": [
                        {"constraintType": kind, "columns": ["x"]} for kind in ("UNIQUE", "PRIMARY_KEY")
                    ]
                },
                ["UNIQUE", "PRIMARY_KEY"],
            ),
            (partition("no"), ["tablePartition", "'no'"]),
        ],
    )
    def test_each_that_is_not_there_is_named(self, shop: Api, changes: dict[str, Any], words: list[str]) -> None:
        shop.ok("PUT", "/tables", table())
        message = refused(shop, table(**changes))
        assert all(word in message for word in words), message

    @pytest.mark.parametrize(
        "changes",
        [
            {"tableConstraints": [PRIMARY, {"constraintType": "UNIQUE", "columns": ["id"]}]},
            {"tableConstraints": [PRIMARY, {"constraintType": "SORT_KEY", "columns": ["day", "id"]}]},
            partition("lower(place)", "OTHER"),
            partition("DAY"),
            partition("_PARTITIONTIME", "INGESTION-TIME"),
        ],
    )
    def test_what_fits_is_taken(self, shop: Api, changes: dict[str, Any]) -> None:
        shop.ok("PUT", "/tables", table(**changes))

    def test_constraints_and_partitions_follow_columns_that_are_renamed(self, shop: Api) -> None:
        request = table(tableConstraints=[PRIMARY], **partition("Day"))
        path = f"/tables/{shop.ok('PUT', '/tables', request)['id']}"
        names = [
            {"op": "replace", "path": f"/columns/{n}/name", "value": name} for n, name in enumerate(["k.ey", "date"])
        ]
        shown = shop.ok("PATCH", path, names)
        assert shown["tableConstraints"][0]["columns"] == ["k.ey"]
        assert shown["tablePartition"]["columns"][0]["columnName"] == "date"

    def test_a_patch_hears_of_what_it_breaks_only(self, shop: Api) -> None:
        path = f"/tables/{shop.ok('PUT', '/tables', table(tableConstraints=[PRIMARY]))['id']}"
        message = shop.refused(400, "PATCH", path, [{"op": "remove", "path": "/columns/0"}])
        assert "'id'" in message
        both = [{"op": "remove", "path": "/columns/0"}, {"op": "remove", "path": "/tableConstraints/0"}]
        shop.ok("PATCH", path, both)
        added = {"op": "add", "path": "/tableConstraints/0", "value": PRIMARY}
        assert "'id'" in shop.refused(400, "PATCH", path, [added])
