"""Names of tables and columns inside documents follow renames, and wait for what comes."""

from __future__ import annotations

from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.domain import fqn
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


class TestColumns:
    """Columns that texts elsewhere name, when they are called otherwise."""

    def column(self, name: str, *children: dict[str, Any], kind: str = "INT") -> dict[str, Any]:
        inside = {"children": list(children), "dataType": "STRUCT"} if children else {"dataType": kind}
        return {"name": name, **inside}

    def referred(self, catalog: Catalog, table: str = "items") -> list[str]:
        (constraint,) = catalog.get("table", f"{SCHEMA}.{table}")["tableConstraints"]
        found: list[str] = constraint["referredColumns"]
        return [name.removeprefix(f"{SCHEMA}.to.") for name in found]

    @pytest.fixture(autouse=True)
    def _tables(self, catalog: Catalog) -> None:
        self.columns = [self.column("id"), self.column("s", self.column("a"), self.column("b")), self.column("n")]
        self.names = ["id", "s", "s.a", "s.b", "s.none", "n", "other"]
        constraints = [refers(*(f"{SCHEMA}.to.{name}" for name in self.names))]
        catalog.table("to", columns=self.columns)
        catalog.table("items", tableConstraints=constraints)
        catalog.patch("table", f"{SCHEMA}.to", "/tableConstraints", constraints)

    def test_a_patch_renames_them(self, catalog: Catalog) -> None:
        versions = [catalog.get("table", f"{SCHEMA}.{name}")["version"] for name in ("items", "to")]
        catalog.patch("table", f"{SCHEMA}.to", "/columns/0/name", "k.ey")
        catalog.patch("table", f"{SCHEMA}.to", "/columns/1/children/0/name", "first")
        catalog.patch("table", f"{SCHEMA}.to", "/columns/1/name", "struct")
        expected = ['"k.ey"', "struct", "struct.first", "struct.b", "s.none", "n", "other"]
        assert [self.referred(catalog), self.referred(catalog, "to")] == [expected] * 2
        assert catalog.get("table", f"{SCHEMA}.items")["version"] == versions[0]
        catalog.stays_editable("table", f"{SCHEMA}.items")
        catalog.stays_editable("table", f"{SCHEMA}.to")
        (first,) = catalog.history("table", f"{SCHEMA}.items")[-1]["tableConstraints"]
        assert first["referredColumns"] == [f"{SCHEMA}.to.{name}" for name in self.names]
        catalog.rename("table", f"{SCHEMA}.to", "there")
        catalog.erase("table", f"{SCHEMA}.there")
        assert self.referred(catalog) == [f"{SCHEMA}.there.{name}" for name in expected]
        catalog.stays_editable("table", f"{SCHEMA}.items")

    def test_a_put_has_another_column_in_the_place_of_one(self, catalog: Catalog) -> None:
        catalog.table("to", columns=[self.column("key"), *self.columns[1:]])
        assert self.referred(catalog) == self.names
        catalog.stays_editable("table", f"{SCHEMA}.items")

    def test_what_is_no_rename_leaves_texts_alone(self, catalog: Catalog) -> None:
        column = self.column
        for columns in (
            [self.columns[1], self.columns[0], self.columns[2]],
            [self.columns[2], self.columns[1], column("id", kind="DATE")],
            [column("new"), *self.columns],
            [column("s", column("b"), column("a")), column("id"), column("other", kind="TEXT")],
            [column("id", kind="TEXT"), column("more", kind="TEXT")],
        ):
            catalog.patch("table", f"{SCHEMA}.to", "/columns", columns)
            assert self.referred(catalog) == self.names
        catalog.stays_editable("table", f"{SCHEMA}.items")


class TestRaces:
    """What comes or goes between the look-up and the lock."""

    @pytest.mark.parametrize("there", [False, True])
    def test_what_a_text_waits_for_comes_meanwhile(self, catalog: Catalog, *, there: bool) -> None:
        request = {"name": "items", "databaseSchema": SCHEMA, "columns": COLUMNS}
        if there:
            catalog.table("items")
        plan = catalog.plan("table", {**request, "tableConstraints": [refers(f"{SCHEMA}.late.id")]})
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
        plan = catalog.plan("table", {**request, **said})
        catalog.erase("table", f"{SCHEMA}.soon")
        catalog.erase("user", "ann")
        catalog.context.database.write(plan)
        catalog.stays_editable("table", f"{SCHEMA}.items")
        assert "appliedBy" not in catalog.get("table", f"{SCHEMA}.items")["tags"][0]
        catalog.table("soon")
        catalog.rename("table", f"{SCHEMA}.soon", "now")
        (constraint,) = catalog.get("table", f"{SCHEMA}.items")["tableConstraints"]
        assert constraint["referredColumns"] == [f"{SCHEMA}.now.id"]
