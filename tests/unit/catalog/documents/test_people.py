"""Names of people inside documents and at labels follow renames, wait for who comes, and go with who is erased."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.catalog.checking import check
from gazetteer.errors import BadRequest, NotFound
from tests.unit.catalog.documents.catalog import COLUMNS, ORDERS, SCHEMA, Catalog

SENSITIVE = {"tagFQN": "PII.Sensitive", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
METRIC = {"name": "m", "expression": "count(*)"}


@pytest.fixture
def catalog(platform: Platform) -> Catalog:
    return Catalog(platform)


def texts(catalog: Catalog) -> list[str]:
    with catalog.context.database.read() as session:
        return [row[0] for row in session.all("SELECT text FROM ref_slot ORDER BY text")]


class TestPeople:
    """`appliedBy` of labels and `updatedBy` of metrics and recognizers."""

    @pytest.fixture(autouse=True)
    def _ann(self, catalog: Catalog) -> None:
        catalog.put("user", name="Ann", email="ann@example.org")

    def places(self, catalog: Catalog) -> Iterator[tuple[Any, str]]:
        """Everything that can hold a person's name, and the key that it does by."""
        table = catalog.get("table", f"{SCHEMA}.people")
        yield table["tags"][0], "appliedBy"
        yield table["columns"][0]["tags"][0], "appliedBy"
        yield table["columns"][0]["children"][0]["tags"][0], "appliedBy"
        yield table["columns"][0]["customMetrics"][0], "updatedBy"
        yield table["columns"][0]["children"][0]["customMetrics"][0], "updatedBy"
        yield table["customMetrics"][0], "updatedBy"
        yield table["certification"]["tagLabel"], "appliedBy"
        yield table["dataModel"]["tags"][0], "appliedBy"
        yield table["dataModel"]["columns"][0]["tags"][0], "appliedBy"
        yield catalog.get("tag", "Own.One")["recognizers"][0], "updatedBy"

    def people(self, catalog: Catalog, name: str) -> None:
        label = {**SENSITIVE, "appliedBy": name, "reason": "r"}
        metric = {**METRIC, "updatedBy": name}
        child = {"name": "c", "dataType": "INT", "tags": [label], "customMetrics": [metric]}
        column = {**child, "name": "id", "dataType": "STRUCT", "children": [child]}
        model = {"modelType": "DBT", "tags": [label], "columns": [child]}
        table = catalog.table("people", columns=[column], dataModel=model, tags=[label])
        catalog.patch("table", table["fullyQualifiedName"], "/customMetrics", [metric])
        certification = {"tagLabel": label, "appliedDate": 1, "expiryDate": 2}
        catalog.patch("table", table["fullyQualifiedName"], "/certification", certification)
        catalog.put("classification", name="Own", description="d")
        catalog.tag("One")
        configuration = {"type": "custom", "validatorFunction": "f", "supportedLanguage": "en"}
        recognizer = {"name": "r", "updatedBy": name, "recognizerConfig": configuration}
        catalog.patch("tag", "Own.One", "/recognizers", [recognizer])

    def names(self, catalog: Catalog) -> set[str | None]:
        return {holder.get(key) for holder, key in self.places(catalog)}

    def test_are_shown_by_their_names_of_now(self, catalog: Catalog) -> None:
        self.people(catalog, "ann")
        assert self.names(catalog) == {"Ann"}
        assert "ann" not in str(texts(catalog)).lower()
        catalog.rename("user", "ann", "Ann.Lee")
        assert self.names(catalog) == {"Ann.Lee"}
        catalog.stays_editable("table", f"{SCHEMA}.people")
        catalog.stays_editable("tag", "Own.One")

    def test_are_left_out_when_they_are_erased(self, catalog: Catalog) -> None:
        self.people(catalog, "Ann")
        catalog.erase("user", "ann")
        assert self.names(catalog) == {None}
        assert all(holder.get("reason", "r") == "r" for holder, _ in self.places(catalog))
        catalog.stays_editable("table", f"{SCHEMA}.people")
        catalog.stays_editable("tag", "Own.One")

    def test_who_is_nobody_stays_text(self, catalog: Catalog) -> None:
        self.people(catalog, 'no"body')
        assert self.names(catalog) == {'no"body'}
        self.people(catalog, "")
        catalog.stays_editable("table", f"{SCHEMA}.people")

    @pytest.mark.parametrize("name", ["bob", '"BOB"', "Bob@example.org"])
    @pytest.mark.parametrize("way", ["made", "renamed", "readdressed"])
    def test_who_comes_later_is_followed_everywhere(self, catalog: Catalog, name: str, way: str) -> None:
        self.people(catalog, name)
        assert self.names(catalog) == {name}
        versions = self.versions(catalog)
        self.people(catalog, name)
        if way == "made":
            catalog.put("user", name="Bob", email="bob@example.org")
        else:
            there = ("Other", "bob@example.org") if way == "renamed" else ("Bob", "other@example.org")
            catalog.put("user", name=there[0], email=there[1])
            if (way == "readdressed") == ("@" in name):
                assert self.names(catalog) == {name}
            if way == "renamed":
                catalog.rename("user", "other", "Bob")
            else:
                catalog.patch("user", "bob", "/email", "bob@example.org")
        assert self.names(catalog) == {"Bob"}
        self.people(catalog, name)
        assert self.versions(catalog) == versions
        catalog.rename("user", "bob", "Robert")
        assert self.names(catalog) == {"Robert"}
        catalog.stays_editable("table", f"{SCHEMA}.people")
        catalog.stays_editable("tag", "Own.One")
        catalog.erase("user", "robert")
        assert self.names(catalog) == {None}
        catalog.stays_editable("table", f"{SCHEMA}.people")
        catalog.stays_editable("tag", "Own.One")

    def versions(self, catalog: Catalog) -> list[float]:
        return [catalog.get(*named)["version"] for named in (("table", f"{SCHEMA}.people"), ("tag", "Own.One"))]

    def test_an_address_names_its_user(self, catalog: Catalog) -> None:
        self.people(catalog, "ANN@example.org")
        assert self.names(catalog) == {"Ann"}
        assert "ann" not in str(texts(catalog)).lower()
        catalog.stays_editable("table", f"{SCHEMA}.people")

    def test_a_change_before_a_user_came_tells_his_name_of_now(self, catalog: Catalog) -> None:
        metric = {**METRIC, "updatedBy": "Bob"}
        catalog.patch("table", ORDERS, "/tags", [{**SENSITIVE, "appliedBy": "Bob"}])
        catalog.patch("table", ORDERS, "/customMetrics", [metric])
        catalog.patch("table", ORDERS, "/customMetrics", [])
        catalog.patch("table", ORDERS, "/tags", [])
        before = [version.get("changeDescription") for version in catalog.history("table", ORDERS)]
        assert str(before).count("Bob") == 4
        catalog.put("user", name="bob", email="bob@example.org")
        catalog.rename("user", "bob", "Lee")
        versions = catalog.history("table", ORDERS)
        told = [version.get("changeDescription") for version in versions]
        assert (str(told).count("Lee"), str(told).lower().count("bob")) == (4, 0)
        assert [version["tags"][0]["appliedBy"] for version in versions if version["tags"]] == ["Lee"] * 3
        catalog.erase("user", "lee")
        assert "Lee" not in str(catalog.history("table", ORDERS))
        catalog.stays_editable("table", ORDERS)

    def test_a_change_tells_the_name_of_its_time_and_none_of_who_is_erased(self, catalog: Catalog) -> None:
        catalog.patch("table", ORDERS, "/tags", [{**SENSITIVE, "appliedBy": "Ann"}])
        identity = catalog.get("table", ORDERS)["id"]
        catalog.rename("user", "ann", "Lee")
        (told,) = catalog.told(identity)["fieldsAdded"]
        assert '"appliedBy":"Ann"' in told["newValue"]
        catalog.erase("user", "lee")
        (told,) = catalog.told(identity)["fieldsAdded"]
        assert '"tagFQN":"PII.Sensitive"' in told["newValue"]
        assert "appliedBy" not in told["newValue"]

    def test_a_person_who_is_waited_for_comes_meanwhile(self, catalog: Catalog) -> None:
        request = {"name": "items", "databaseSchema": SCHEMA, "columns": COLUMNS}
        metric = {**METRIC, "updatedBy": "ann"}
        column = {**COLUMNS[0], "customMetrics": [metric]}
        said = {"columns": [column], "tags": [{**SENSITIVE, "appliedBy": "ann"}]}
        for there in (False, True):
            plan = catalog.plan("table", {**request, **said, "description": f"{there}"})
            catalog.put("user", name="Ann", email="ann@example.org")
            catalog.context.database.write(plan)
            catalog.rename("user", "ann", "Lee")
            table = catalog.get("table", f"{SCHEMA}.items")
            told = catalog.last_event(table["id"])
            # By the name that he had then.
            assert str(told).count("Ann") == (2 if there else 0)
            assert "ann" not in str(told)
            assert [table["tags"][0]["appliedBy"], table["columns"][0]["customMetrics"][0]["updatedBy"]] == ["Lee"] * 2
            catalog.erase("user", "lee")
            assert "ann" not in str(catalog.last_event(table["id"])).lower()
            catalog.erase("table", f"{SCHEMA}.items")
            if not there:
                catalog.table("items")


class TestErasure:
    def test_what_cannot_be_without_the_erased_goes_with_it(self, catalog: Catalog) -> None:
        catalog.put("classification", name="Own", description="d")
        catalog.tag("Gold")
        label = {**SENSITIVE, "tagFQN": "Own.Gold"}
        catalog.patch("table", ORDERS, "/certification", {"tagLabel": label, "appliedDate": 1, "expiryDate": 2})
        catalog.erase("tag", "Own.Gold")
        assert "certification" not in catalog.get("table", ORDERS)
        catalog.stays_editable("table", ORDERS)

    def test_an_erased_owner_is_gone_from_changes(self, catalog: Catalog) -> None:
        ann = catalog.put("user", name="ann", email="ann@example.org")
        catalog.patch("table", ORDERS, "/owners", [{"id": ann["id"], "type": "user"}])
        catalog.erase("user", "ann")
        (told,) = catalog.told(catalog.get("table", ORDERS)["id"])["fieldsAdded"]
        assert told == {"name": "owners", "newValue": "[]"}
        catalog.stays_editable("table", ORDERS)

    def test_a_life_cycle_forgets_who_is_erased(self, catalog: Catalog) -> None:
        ann = catalog.put("user", name="ann", email="ann@example.org")
        accessed = {"timestamp": 1, "accessedBy": {"id": ann["id"], "type": "user"}}
        catalog.patch("table", ORDERS, "/lifeCycle", {"accessed": accessed})
        catalog.erase("user", "ann")
        assert catalog.get("table", ORDERS)["lifeCycle"] == {"accessed": {"timestamp": 1}}
        catalog.stays_editable("table", ORDERS)

    def test_who_wrote_last_is_left_out_when_erased(self, catalog: Catalog) -> None:
        catalog.put("user", name="ann", email="ann@example.org")
        catalog.acting("ann").patch("table", ORDERS, "/description", "x")
        assert catalog.get("table", ORDERS)["updatedBy"] == "ann"
        catalog.erase("user", "ann")
        assert "updatedBy" not in catalog.get("table", ORDERS)
        catalog.stays_editable("table", ORDERS)

    def test_a_bot_keeps_its_user(self, catalog: Catalog) -> None:
        catalog.put("user", name="robot", email="robot@example.org", isBot=True)
        catalog.put("bot", name="robot", botUser="robot")
        with pytest.raises(BadRequest, match="belongs to the bot 'robot'"):
            catalog.erase("user", "robot")
        catalog.stays_editable("bot", "robot")
        catalog.erase("bot", "robot")
        with pytest.raises(NotFound):
            catalog.erase("user", "robot")
        assert check.run(catalog.context).findings == []
