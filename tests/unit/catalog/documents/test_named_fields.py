"""Every field of a model inside documents that holds an FQN, a link to an entity or a name follows what it names."""

from __future__ import annotations

from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.domain import named_texts
from tests.unit.catalog.documents.catalog import COLUMNS, ORDERS, SCHEMA, Catalog

# Fields that look as if they did, and why they do not.
OTHERS = {
    ("EntityReference", "fullyQualifiedName"): "kept as a reference",
    ("Policy", "fullyQualifiedName"): "of a whole policy inside a configuration",
    ("TagLabel", "tagFQN"): "kept as a tag",
    ("Rule", "fullyQualifiedName"): "of the rule itself",
}
DBT = {"dbtConfigType": "local", "dbtManifestFilePath": "manifest.json"}


@pytest.fixture
def catalog(platform: Platform) -> Catalog:
    return Catalog(platform)


@pytest.mark.parametrize("database", ["sqlite"])
def test_every_field_that_is_called_so_is_known(catalog: Catalog) -> None:
    words = ("fullyqualifiedname", "fqn", "entitylink", "upstream", "referredcolumns", "servicename")
    for info in catalog.context.types.by_name.values():
        for model in set().union(*(info.shapes.inside(info.fields[name].type) for name in info.stored)):
            for name, spec in info.shapes.fields(model).items():
                if spec.item == "string" and any(word in name.lower() for word in words):
                    assert named_texts.kind_of(model, name) or (model, name) in OTHERS, (info.name, model, name)


def pipeline(catalog: Catalog, config: dict[str, Any]) -> None:
    catalog.put(
        "ingestionPipeline",
        name="p",
        service={"id": catalog.get("databaseService", "pg")["id"], "type": "databaseService"},
        pipelineType="metadata",
        sourceConfig={"config": config},
        airflowConfig={},
    )


def test_owners_that_a_pipeline_gives_are_followed_and_forgotten(catalog: Catalog) -> None:
    catalog.put("user", name="Ann", email="ann@example.org")
    catalog.put("team", name="Finance", teamType="Group")
    table = {"a.b": ["ANN", "Finance"], "a.c": "bob", "$pk": "ann@example.org"}
    owners = {"default": "ann", "database": "Finance", "table": table}
    config = {"type": "DatabaseMetadata", "ownerConfig": owners}
    pipeline(catalog, config)

    def shown() -> Any:
        return catalog.get("ingestionPipeline", "pg.p")["sourceConfig"]["config"]["ownerConfig"]

    named = {"a.b": ["Ann", "Finance"], "a.c": "bob", "$pk": "Ann"}
    assert shown() == {"default": "Ann", "database": "Finance", "table": named}
    version = catalog.get("ingestionPipeline", "pg.p")["version"]
    catalog.put("user", name="Bob", email="bob@example.org")
    catalog.rename("user", "ann", "Lee")
    catalog.rename("user", "bob", "Rob")
    catalog.rename("team", "Finance", "Money")
    named = {"a.b": ["Lee", "Money"], "a.c": "Rob", "$pk": "Lee"}
    assert shown() == {"default": "Lee", "database": "Money", "table": named}
    pipeline(catalog, config)
    assert catalog.get("ingestionPipeline", "pg.p")["version"] == version
    catalog.erase("user", "lee")
    catalog.erase("user", "rob")
    assert shown() == {"database": "Money", "table": {"a.b": ["Money"]}}
    catalog.stays_editable("ingestionPipeline", "pg.p")


def test_joins_follow_tables_and_columns(catalog: Catalog) -> None:
    joins = {
        "columnJoins": [{"columnName": "id", "joinedWith": [{"fullyQualifiedName": f"{ORDERS}.id", "joinCount": 1}]}],
        "directTableJoins": [{"fullyQualifiedName": f"{SCHEMA}.later", "joinCount": 2}],
    }
    catalog.table("items")
    catalog.patch("table", f"{SCHEMA}.items", "/joins", joins)
    assert catalog.get("table", f"{SCHEMA}.items")["joins"] == joins
    catalog.table("later")
    catalog.rename("table", ORDERS, "sold")
    catalog.rename("table", f"{SCHEMA}.later", "now")
    shown = catalog.get("table", f"{SCHEMA}.items")["joins"]
    assert shown["columnJoins"][0]["joinedWith"] == [{"fullyQualifiedName": f"{SCHEMA}.sold.id", "joinCount": 1}]
    assert shown["directTableJoins"] == [{"fullyQualifiedName": f"{SCHEMA}.now", "joinCount": 2}]
    catalog.stays_editable("table", f"{SCHEMA}.items")


def test_columns_of_a_model_follow_their_own_table(catalog: Catalog) -> None:
    name = f"{SCHEMA}.modelled.id"
    child = {"name": "c", "dataType": "INT", "fullyQualifiedName": f"{name}.c"}
    column = {"name": "id", "dataType": "STRUCT", "fullyQualifiedName": name, "children": [child]}
    catalog.table("modelled", dataModel={"modelType": "DBT", "columns": [column]})
    catalog.rename("databaseSchema", SCHEMA, "sold")
    (shown,) = catalog.get("table", "pg.shop.sold.modelled")["dataModel"]["columns"]
    assert shown["fullyQualifiedName"] == "pg.shop.sold.modelled.id"
    assert shown["children"][0]["fullyQualifiedName"] == "pg.shop.sold.modelled.id.c"
    catalog.stays_editable("table", "pg.shop.sold.modelled")


@pytest.mark.parametrize(
    ("link", "after"),
    [
        (f"<#E::table::{ORDERS}>", "<#E::table::pg.market.sales.orders>"),
        (f"<#E::table::{ORDERS}::columns::id>", "<#E::table::pg.market.sales.orders::columns::id>"),
        ('<#E::table::pg.shop."a.b"."x:y.z"::columns::"q">', '<#E::table::pg.market."a.b"."x:y.z"::columns::"q">'),
        ("<#E::databaseSchema::pg.shop.sales::description>", "<#E::databaseSchema::pg.market.sales::description>"),
        ("<#E::database::pg.shop>", "<#E::database::pg.market>"),
        ("<#E::databaseService::pg>", "<#E::databaseService::pg>"),
        ("<#E::table::pg.shop>", "<#E::table::pg.shop>"),
        ("<#E::user::shop>", "<#E::user::shop>"),
        ("<#E::dashboard::pg.shop.x>", "<#E::dashboard::pg.shop.x>"),
        ("pg.shop.sales.orders", "pg.shop.sales.orders"),
        ("<#E::table::>", "<#E::table::>"),
        ("", ""),
    ],
)
def test_links_of_recognizers_follow_entities(catalog: Catalog, link: str, after: str) -> None:
    catalog.put("databaseSchema", name="a.b", database="pg.shop")
    catalog.put("table", name="x:y.z", databaseSchema='pg.shop."a.b"', columns=COLUMNS)
    catalog.put("classification", name="Own", description="d")
    catalog.tag("One")
    configuration = {"type": "custom", "validatorFunction": "f", "supportedLanguage": "en"}
    recognizer = {"name": "r", "recognizerConfig": configuration, "exceptionList": [{"entityLink": link}]}
    catalog.patch("tag", "Own.One", "/recognizers", [recognizer])
    assert catalog.get("tag", "Own.One")["recognizers"][0]["exceptionList"] == [{"entityLink": link}]
    catalog.rename("database", "pg.shop", "market")
    assert catalog.get("tag", "Own.One")["recognizers"][0]["exceptionList"] == [{"entityLink": after}]
    catalog.stays_editable("tag", "Own.One")
    catalog.erase("databaseService", "pg")
    assert catalog.get("tag", "Own.One")["recognizers"][0]["exceptionList"] == [{"entityLink": after}]
    catalog.stays_editable("tag", "Own.One")


@pytest.mark.parametrize(
    ("config", "after"),
    [
        (
            {"type": "TestSuite", "entityFullyQualifiedName": ORDERS, "serviceConnections": []},
            {"entityFullyQualifiedName": "market.shop.sales.orders"},
        ),
        (
            {"type": "DatabaseLineage", "crossDatabaseServiceNames": ["pg", "none"]},
            {"crossDatabaseServiceNames": ["market", "none"]},
        ),
        (
            {"type": "DBT", "dbtClassificationName": "Own", "dbtConfigSource": DBT},
            {"dbtClassificationName": "Our"},
        ),
        (
            {
                "type": "Application",
                "appConfig": {"type": "AutoPilotApplication", "entityLink": "<#E::databaseService::pg>"},
            },
            {"appConfig": {"type": "AutoPilotApplication", "entityLink": "<#E::databaseService::market>"}},
        ),
    ],
)
def test_what_a_pipeline_is_configured_for_is_followed(
    catalog: Catalog, config: dict[str, Any], after: dict[str, Any]
) -> None:
    catalog.put("classification", name="Own", description="d")
    pipeline(catalog, config)
    version = catalog.get("ingestionPipeline", "pg.p")["version"]
    pipeline(catalog, config)
    catalog.rename("classification", "Own", "Our")
    catalog.rename("databaseService", "pg", "market")
    shown = catalog.get("ingestionPipeline", "market.p")
    assert shown["sourceConfig"]["config"] == {**config, **after}
    assert shown["version"] == version
    catalog.stays_editable("ingestionPipeline", "market.p")
