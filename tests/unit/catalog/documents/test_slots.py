"""Names of tables and people inside documents follow renames, wait for who comes, and go with who is erased."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.catalog import put
from gazetteer.catalog.checking import check
from gazetteer.catalog.writing.change import Change
from gazetteer.catalog.writing.discipline import Checked
from gazetteer.catalog.writing.intent import Intent
from gazetteer.domain import fqn
from gazetteer.errors import BadRequest
from tests.unit.catalog.documents.catalog import COLUMNS, ORDERS, SCHEMA, Catalog

SENSITIVE = {"tagFQN": "PII.Sensitive", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
METRIC = {"name": "m", "expression": "count(*)"}


@pytest.fixture
def catalog(platform: Platform) -> Catalog:
    return Catalog(platform)


def refers(*columns: str) -> dict[str, Any]:
    return {"constraintType": "FOREIGN_KEY", "columns": ["id"], "referredColumns": list(columns)}


def waiting(catalog: Catalog) -> int:
    with catalog.context.database.read() as session:
        return int(session.all("SELECT count(*) FROM ref_slot WHERE awaits IS NOT NULL")[0][0])


def texts(catalog: Catalog) -> list[str]:
    with catalog.context.database.read() as session:
        return [row[0] for row in session.all("SELECT text FROM ref_slot ORDER BY text")]


class TestTables:
    def model(self, catalog: Catalog, *upstream: str) -> None:
        catalog.table("report", dataModel={"modelType": "DBT", "upstream": list(upstream)})

    def upstream(self, catalog: Catalog) -> Any:
        return catalog.get("table", f"{SCHEMA}.report")["dataModel"]["upstream"]

    def test_the_tables_that_a_model_reads_are_followed(self, catalog: Catalog) -> None:
        self.model(catalog, ORDERS, f"{SCHEMA}.later", "raw.file")
        catalog.rename("table", ORDERS, "sold")
        catalog.table("later")
        catalog.rename("table", f"{SCHEMA}.later", "now")
        assert self.upstream(catalog) == [f"{SCHEMA}.sold", f"{SCHEMA}.now", "raw.file"]
        catalog.erase("table", f"{SCHEMA}.sold")
        assert self.upstream(catalog) == [f"{SCHEMA}.sold", f"{SCHEMA}.now", "raw.file"]
        catalog.stays_editable("table", f"{SCHEMA}.report")

    def test_a_change_tells_the_names_of_its_time(self, catalog: Catalog) -> None:
        self.model(catalog, ORDERS)
        identity = catalog.get("table", f"{SCHEMA}.report")["id"]
        model = {"modelType": "DBT", "upstream": [ORDERS, f"{SCHEMA}.report"]}
        catalog.patch("table", f"{SCHEMA}.report", "/dataModel", model)
        (told,) = catalog.told(identity)["fieldsUpdated"]
        assert f'["{ORDERS}","{SCHEMA}.report"]' in told["newValue"]
        catalog.erase("table", ORDERS)
        assert catalog.told(identity)["fieldsUpdated"] == [told]

    @pytest.mark.parametrize(
        ("kind", "old", "new"),
        [
            ("databaseSchema", SCHEMA, "pg.shop.sold"),
            ("database", "pg.shop", "pg.market"),
            ("databaseService", "pg", '"p.g"'),
        ],
    )
    def test_a_text_bound_to_a_table_follows_what_is_above_it(
        self, catalog: Catalog, kind: str, old: str, new: str
    ) -> None:
        self.model(catalog, ORDERS)
        catalog.table("items", tableConstraints=[refers(f"{ORDERS}.id")])
        catalog.rename(kind, old, fqn.names(new)[-1])
        here = SCHEMA.replace(old, new)
        assert catalog.get("table", f"{here}.report")["dataModel"]["upstream"] == [f"{here}.orders"]
        (constraint,) = catalog.get("table", f"{here}.items")["tableConstraints"]
        assert constraint["referredColumns"] == [f"{here}.orders.id"]

    @pytest.mark.parametrize("long", ["", "x" * 390, "é" * 900, "é.x" * 300])
    @pytest.mark.parametrize("level", [0, 1, 2, 3])
    def test_a_renamed_ancestor_brings_what_is_waited_for(self, catalog: Catalog, long: str, level: int) -> None:
        wanted = ["new" + long, "b" + long, "c" + long, "d" + long]
        there = [name if number != level else f"old{number}" for number, name in enumerate(wanted)]
        text = fqn.join(*wanted, "id")
        column = refers(text, fqn.join(*wanted[:3], "other", "id"), fqn.join(*wanted[:1], "x", "y", "z", "id"))
        catalog.table("items", tableConstraints=[column])
        catalog.put("databaseService", name=there[0], serviceType="Postgres")
        catalog.put("database", name=there[1], service=fqn.join(there[0]))
        catalog.put("databaseSchema", name=there[2], database=fqn.join(*there[:2]))
        schema = fqn.join(*there[:3])
        catalog.put("table", name=there[3], databaseSchema=schema, columns=COLUMNS)
        assert waiting(catalog) == 3
        kinds = ("databaseService", "database", "databaseSchema", "table")
        catalog.rename(kinds[level], fqn.join(*there[: level + 1]), wanted[level])
        assert waiting(catalog) == 2
        catalog.rename("table", fqn.join(*wanted), "found")
        (constraint,) = catalog.get("table", f"{SCHEMA}.items")["tableConstraints"]
        assert constraint["referredColumns"] == [fqn.join(*wanted[:3], "found", "id"), *column["referredColumns"][1:]]
        catalog.stays_editable("table", f"{SCHEMA}.items")

    @pytest.mark.parametrize(
        ("kind", "old", "new"),
        [
            ("databaseSchema", SCHEMA, "so.ld"),
            ("database", "pg.shop", "market"),
            ("databaseService", "pg", "é" * 900),
        ],
    )
    def test_what_is_waited_for_follows_what_is_above_it(self, catalog: Catalog, kind: str, old: str, new: str) -> None:
        later, quoted = f"{SCHEMA}.later", '"pg".shop."sales".later."a.b"."c"'
        # The second is no table below it, the third only begins like it.
        others = [old, f"{old}s.x.y.z"]
        self.model(catalog, later, f"{later}.id", quoted, *others)
        catalog.put("classification", name="pg", description="d")
        catalog.put("classification", name=fqn.names(old)[-1], description="d")
        version = catalog.get("table", f"{SCHEMA}.report")["version"]
        catalog.rename("classification", fqn.join(fqn.names(old)[-1]), "other")
        assert self.upstream(catalog) == [later, f"{later}.id", quoted, *others]
        catalog.rename(kind, old, new)
        renamed = ".".join([*fqn.split(old)[:-1], fqn.quote_name(new)])
        here, identity = SCHEMA.replace(old, renamed, 1), f"{SCHEMA}.report".replace(old, renamed, 1)
        rest = ['"pg"', "shop", '"sales"'][len(fqn.split(old)) :]
        followed = [f"{here}.later", f"{here}.later.id", ".".join([renamed, *rest, 'later."a.b"."c"']), *others]
        shown = catalog.get("table", identity)
        assert (shown["dataModel"]["upstream"], shown["version"]) == (followed, version)
        assert waiting(catalog) == 3 + others[1:].count(others[1])
        catalog.stays_editable("table", identity)
        assert catalog.history("table", identity)[-1]["dataModel"]["upstream"] == [
            later,
            f"{later}.id",
            quoted,
            *others,
        ]
        catalog.put("table", name="later", databaseSchema=here, columns=COLUMNS)
        catalog.rename("table", f"{here}.later", "now")
        assert catalog.get("table", identity)["dataModel"]["upstream"] == [
            f"{here}.now",
            f"{here}.now.id",
            f'{here}.now."a.b".c',
            *others,
        ]
        catalog.stays_editable("table", identity)

    def test_a_schema_that_is_erased_leaves_the_last_names_of_its_tables(self, catalog: Catalog) -> None:
        catalog.put("databaseSchema", name="other", database="pg.shop")
        constraint = refers(f"{ORDERS}.id")
        catalog.put(
            "table", name="items", databaseSchema="pg.shop.other", columns=COLUMNS, tableConstraints=[constraint]
        )
        catalog.rename("table", ORDERS, "sold")
        catalog.rename("databaseSchema", SCHEMA, "old")
        catalog.erase("databaseSchema", "pg.shop.old")
        (shown,) = catalog.get("table", "pg.shop.other.items")["tableConstraints"]
        assert shown["referredColumns"] == ["pg.shop.old.sold.id"]
        catalog.stays_editable("table", "pg.shop.other.items")
        catalog.put("databaseSchema", name="old", database="pg.shop")
        catalog.put("table", name="sold", databaseSchema="pg.shop.old", columns=COLUMNS)
        catalog.rename("databaseSchema", "pg.shop.old", "new")
        (shown,) = catalog.get("table", "pg.shop.other.items")["tableConstraints"]
        assert shown["referredColumns"] == ["pg.shop.new.sold.id"]


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
        user = catalog.put("user", name="robot", email="robot@example.org", isBot=True)
        catalog.put("bot", name="robot", botUser="robot")
        with pytest.raises(BadRequest, match="belongs to the bot 'robot'"):
            catalog.erase("user", "robot")
        catalog.stays_editable("bot", "robot")
        catalog.erase("bot", "robot")
        catalog.erase("user", "robot")
        assert check.run(catalog.context).findings == []
        assert user["name"] == "robot"


class TestRaces:
    """What comes or goes between the look-up and the lock."""

    def plan(self, catalog: Catalog, name: str, request: dict[str, Any]) -> Checked[Any]:
        info = catalog.context.types.get(name)
        intent = Intent(catalog.context, info, catalog.view.actor)
        with catalog.context.database.read() as session:
            return Checked(Change(catalog.context, [put.prepare_put(intent, session, request)]))

    @pytest.mark.parametrize("there", [False, True])
    def test_what_a_text_waits_for_comes_meanwhile(self, catalog: Catalog, *, there: bool) -> None:
        request = {"name": "items", "databaseSchema": SCHEMA, "columns": COLUMNS}
        if there:
            catalog.table("items")
        plan = self.plan(catalog, "table", {**request, "tableConstraints": [refers(f"{SCHEMA}.late.id")]})
        catalog.table("late")
        catalog.context.database.write(plan)
        catalog.rename("table", f"{SCHEMA}.late", "now")
        (constraint,) = catalog.get("table", f"{SCHEMA}.items")["tableConstraints"]
        assert constraint["referredColumns"] == [f"{SCHEMA}.now.id"]

    def test_what_a_text_names_is_erased_meanwhile(self, catalog: Catalog) -> None:
        catalog.put("user", name="ann", email="ann@example.org")
        catalog.table("soon")
        request = {"name": "items", "databaseSchema": SCHEMA, "columns": COLUMNS}
        said = {"tableConstraints": [refers(f"{SCHEMA}.soon.id")], "tags": [{**SENSITIVE, "appliedBy": "ann"}]}
        plan = self.plan(catalog, "table", {**request, **said})
        catalog.erase("table", f"{SCHEMA}.soon")
        catalog.erase("user", "ann")
        catalog.context.database.write(plan)
        catalog.stays_editable("table", f"{SCHEMA}.items")
        assert "appliedBy" not in catalog.get("table", f"{SCHEMA}.items")["tags"][0]
        catalog.table("soon")
        catalog.rename("table", f"{SCHEMA}.soon", "now")
        (constraint,) = catalog.get("table", f"{SCHEMA}.items")["tableConstraints"]
        assert constraint["referredColumns"] == [f"{SCHEMA}.now.id"]

    def test_a_person_who_is_waited_for_comes_meanwhile(self, catalog: Catalog) -> None:
        request = {"name": "items", "databaseSchema": SCHEMA, "columns": COLUMNS}
        metric = {**METRIC, "updatedBy": "ann"}
        column = {**COLUMNS[0], "customMetrics": [metric]}
        said = {"columns": [column], "tags": [{**SENSITIVE, "appliedBy": "ann"}]}
        for there in (False, True):
            plan = self.plan(catalog, "table", {**request, **said, "description": f"{there}"})
            catalog.put("user", name="Ann", email="ann@example.org")
            catalog.context.database.write(plan)
            catalog.rename("user", "ann", "Lee")
            table = catalog.get("table", f"{SCHEMA}.items")
            assert [table["tags"][0]["appliedBy"], table["columns"][0]["customMetrics"][0]["updatedBy"]] == ["Lee"] * 2
            catalog.erase("user", "lee")
            catalog.erase("table", f"{SCHEMA}.items")
            if not there:
                catalog.table("items")
