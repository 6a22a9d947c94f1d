"""What the declarations of asset types say beyond what every type has: parents, names, references between them."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from tests.api_fixtures import Api


def service(api: Api, kind: str, name: str, service_type: str, **more: Any) -> dict[str, Any]:
    """Make a service of a kind, such as `storage`."""
    path = f"/services/{kind}Services"
    return dict(api.ok("PUT", path, {"name": name, "serviceType": service_type, **more}))


@pytest.mark.parametrize(
    ("kind", "service_type", "own"),
    [
        ("dashboard", "Superset", "Superset"),
        ("database", "UnityCatalog", "Databricks"),
        ("pipeline", "GluePipeline", "Glue"),
        ("messaging", "Kafka", "Kafka"),
    ],
)
def test_a_connection_gets_the_type_that_its_class_is_found_by(
    bot_api: Api, admin_api: Api, kind: str, service_type: str, own: str
) -> None:
    made = service(admin_api, kind, "s", service_type, connection={"config": {}})
    read = bot_api.ok("GET", f"/services/{kind}Services/{made['id']}")
    assert read["connection"]["config"]["type"] == own
    # What clients leave out is not taken away.
    assert service(admin_api, kind, "s", service_type)["version"] == made["version"]


def test_containers_nest(admin_api: Api) -> None:
    service(admin_api, "storage", "s3", "S3")
    bucket = admin_api.ok("PUT", "/containers", {"name": "b.1", "service": "s3"})
    parent = {"id": bucket["id"], "type": "container"}
    folder = admin_api.ok("PUT", "/containers", {"name": "f", "service": "s3", "parent": parent})
    assert folder["fullyQualifiedName"] == 's3."b.1".f'
    assert (folder["parent"]["id"], folder["service"]["name"], folder["serviceType"]) == (bucket["id"], "s3", "S3")
    assert "parent" not in bucket
    for question in ('parent=s3."b.1"', "service=s3&fields=parent"):
        names = [each["name"] for each in admin_api.ok("GET", f"/containers?{question}")["data"]]
        assert names == (["f"] if question.startswith("parent") else ["b.1", "f"])


def test_dashboards_show_charts_and_charts_say_where(admin_api: Api) -> None:
    service(admin_api, "dashboard", "bi", "Superset")
    for name in ("sales", "costs"):
        admin_api.ok("PUT", "/charts", {"name": name, "service": "bi", "chartType": "Line"})
    model = {"name": "m.1", "service": "bi", "dataModelType": "SupersetDataModel", "columns": []}
    made = admin_api.ok("PUT", "/dashboard/datamodels", model)
    assert made["fullyQualifiedName"] == 'bi.model."m.1"'
    assert admin_api.ok("GET", '/dashboard/datamodels/name/bi.model."m.1"')["id"] == made["id"]
    request = {"name": "d", "service": "bi", "charts": ["bi.sales", "bi.costs"], "dataModels": ['bi.model."m.1"']}
    dashboard = admin_api.ok("PUT", "/dashboards?fields=charts,dataModels", request)
    read = admin_api.ok("GET", f"/dashboards/{dashboard['id']}?fields=charts,dataModels")
    assert [chart["name"] for chart in read["charts"]] == ["sales", "costs"]
    assert [each["id"] for each in read["dataModels"]] == [made["id"]]
    chart = admin_api.ok("GET", "/charts/name/bi.costs?fields=dashboards")
    assert [each["name"] for each in chart["dashboards"]] == ["d"]


def test_a_query_is_called_by_its_checksum(shop: Api) -> None:
    text = "SELECT 1"
    table = shop.ok("GET", "/tables/name/pg.shop.sales.orders")
    request = {"query": text, "service": "pg", "queryUsedIn": [{"id": table["id"], "type": "table"}]}
    made = shop.ok("PUT", "/queries", request)
    checksum = hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
    assert (made["name"], made["checksum"], made["fullyQualifiedName"]) == (checksum, checksum, f"pg.{checksum}")
    assert "deleted" not in made
    read = shop.ok("GET", f"/queries/{made['id']}?fields=queryUsedIn")
    assert [each["fullyQualifiedName"] for each in read["queryUsedIn"]] == ["pg.shop.sales.orders"]


def test_related_terms_say_how(admin_api: Api) -> None:
    admin_api.ok("PUT", "/glossaries", {"name": "g", "description": "words"})
    admin_api.ok("PUT", "/glossaryTerms", {"name": "a", "description": "A", "glossary": "g"})
    request = {"name": "b", "description": "B", "glossary": "g", "parent": "g.a", "relatedTerms": ["g.a"]}
    made = admin_api.ok("PUT", "/glossaryTerms", request)
    assert (made["fullyQualifiedName"], made["parent"]["name"], made["glossary"]["name"]) == ("g.a.b", "a", "g")
    read = admin_api.ok("GET", "/glossaryTerms/name/g.a.b?fields=*")
    (relation,) = read["relatedTerms"]
    assert (relation["relationType"], relation["term"]["fullyQualifiedName"]) == ("relatedTo", "g.a")
    assert admin_api.ok("PUT", "/glossaryTerms", request)["version"] == made["version"]


def test_domains_nest_and_are_inherited(shop: Api) -> None:
    shop.ok("PUT", "/domains", {"name": "sales", "description": "S", "domainType": "Aggregate"})
    below = {"name": "web", "description": "W", "domainType": "Aggregate", "parent": "sales"}
    assert shop.ok("PUT", "/domains", below)["fullyQualifiedName"] == "sales.web"
    shop.ok("PUT", "/databases", {"name": "shop", "service": "pg", "domains": ["sales.web"]})
    table = shop.ok("GET", "/tables/name/pg.shop.sales.orders?fields=domains")
    (domain,) = table["domains"]
    assert (domain["fullyQualifiedName"], domain["inherited"]) == ("sales.web", True)
    product = {"name": "p", "description": "P", "domains": ["sales.web"]}
    made = shop.ok("PUT", "/dataProducts?fields=domains", product)
    assert (made["fullyQualifiedName"], made["domains"][0]["name"]) == ("p", "web")


def test_the_schema_of_a_topic_has_fields_with_tags_and_names(admin_api: Api) -> None:
    service(admin_api, "messaging", "kafka", "Kafka")
    admin_api.ok("PUT", "/classifications", {"name": "c", "description": "C"})
    admin_api.ok("PUT", "/tags", {"name": "t", "description": "T", "classification": "c"})
    label = {"tagFQN": "c.t", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
    inner = {"name": "street", "dataType": "STRING", "fullyQualifiedName": "kafka.orders.address.street"}
    field = {"name": "address", "dataType": "RECORD", "children": [inner], "tags": [label]}
    schema = {"schemaText": "{}", "schemaType": "Avro", "schemaFields": [field]}
    made = admin_api.ok(
        "PUT", "/topics", {"name": "orders", "service": "kafka", "partitions": 3, "messageSchema": schema}
    )
    admin_api.ok("PATCH", f"/topics/{made['id']}", [{"op": "replace", "path": "/name", "value": "sales"}])
    admin_api.ok("PATCH", "/tags/name/c.t", [{"op": "replace", "path": "/name", "value": "u"}])
    (read,) = admin_api.ok("GET", "/topics/name/kafka.sales")["messageSchema"]["schemaFields"]
    assert read["tags"][0]["tagFQN"] == "c.u"
    assert read["children"][0]["fullyQualifiedName"] == "kafka.sales.address.street"
