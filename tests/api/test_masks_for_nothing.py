"""A mask that stands for no stored secret, or not for one that can be told, is refused and never stored."""

from __future__ import annotations

from typing import Any

import pytest

from gazetteer.app import Platform
from gazetteer.kit import json
from gazetteer.storage.transaction import WriteFunction
from tests.api_fixtures import Api

SERVICES, PATH = "/services/databaseServices", "/services/databaseServices/name/custom"
MASK, TEN = "*" * 9, "*" * 10
PLACE = "connection.config.connectionOptions"


def request(options: dict[str, Any], **more: Any) -> dict[str, Any]:
    config = {"type": "CustomDatabase", "sourcePythonClass": "x", "connectionOptions": options}
    return {"name": "custom", "serviceType": "CustomDatabase", "connection": {"config": config}, **more}


def stored(bot_api: Api) -> Any:
    return bot_api.ok("GET", PATH)["connection"]["config"]["connectionOptions"]


def refused_everywhere(api: Api, options: dict[str, Any], place: str) -> None:
    """By PUT, bulk and a patch of the whole."""
    body = request(options)
    replace = [{"op": "replace", "path": "/connection/config/connectionOptions", "value": options}]
    said = [
        api.refused(400, "PUT", SERVICES, body),
        api.refused(400, "PATCH", PATH, replace),
        api.ok("PUT", f"{SERVICES}/bulk", [body])["failedRequest"][0]["message"],
    ]
    for message in said:
        assert message.startswith(f"{place}: a text of stars is a mask"), message


@pytest.mark.parametrize(
    ("sent", "place"),
    [
        ([MASK, MASK], "[0]"),
        ([MASK], "[0]"),
        (["L1", MASK], "[1]"),
        (["new", MASK, MASK, MASK], "[1]"),
        ([MASK, MASK, MASK, MASK], "[3]"),
        ([MASK, "new", MASK, MASK], "[0]"),
        ([MASK, MASK, MASK, [TEN]], "[3][0]"),
    ],
)
def test_lists_whose_items_cannot_be_told(shop: Api, bot_api: Api, sent: list[Any], place: str) -> None:
    options = {"list": ["L1", "L2", "L3"]}
    shop.ok("PUT", SERVICES, request(options))
    refused_everywhere(shop, {"list": sent}, f"{PLACE}.list{place}")
    assert stored(bot_api) == options


@pytest.mark.parametrize(
    ("sent", "after"),
    [
        ([MASK, MASK, MASK], ["L1", "L2", "L3"]),
        ([MASK, TEN, "***"], ["L1", "L2", "L3"]),
        ([MASK, "new", MASK], ["L1", "new", "L3"]),
        ([MASK, MASK, MASK, "new"], ["L1", "L2", "L3", "new"]),
        (["L3", "L1"], ["L3", "L1"]),
        (["new"], ["new"]),
    ],
)
def test_lists_whose_items_can_be_told(shop: Api, bot_api: Api, sent: list[Any], after: list[Any]) -> None:
    for by_patch in (False, True):
        shop.ok("PUT", SERVICES, request({"list": ["L1", "L2", "L3"]}))
        if by_patch:
            place = "/connection/config/connectionOptions/list"
            shop.ok("PATCH", PATH, [{"op": "replace", "path": place, "value": sent}])
        else:
            shop.ok("PUT", SERVICES, request({"list": sent}))
        assert stored(bot_api) == {"list": after}


def test_items_that_are_objects(shop: Api, bot_api: Api) -> None:
    hosts = [{"n": "a", "password": "P1"}, {"n": "b", "password": "P2"}]
    masked = [{"n": MASK, "password": MASK}] * 2
    shop.ok("PUT", SERVICES, request({"hosts": hosts}))
    refused_everywhere(shop, {"hosts": masked[1:]}, f"{PLACE}.hosts[0].n")
    refused_everywhere(shop, {"hosts": [*masked, masked[0]]}, f"{PLACE}.hosts[2].n")
    named = [{"name": "a", "password": MASK}, {"name": "other", "password": MASK}]
    shop.ok("PUT", SERVICES, request({"hosts": [{"name": "a", "password": "P1"}, {"name": "b", "password": "P2"}]}))
    refused_everywhere(shop, {"hosts": named}, f"{PLACE}.hosts[1].password")
    shop.ok("PUT", SERVICES, request({"hosts": [{"name": "b", "password": MASK}]}))
    assert stored(bot_api) == {"hosts": [{"name": "b", "password": "P2"}]}


@pytest.mark.parametrize("mask", ["***", "****", MASK, TEN, "*" * 30])
def test_where_nothing_is_stored(shop: Api, bot_api: Api, mask: str) -> None:
    password = {"type": "Postgres", "hostPort": "h", "authType": {"password": mask}}
    service = {"name": "new", "serviceType": "Postgres", "connection": {"config": password}}
    for method in ("POST", "PUT"):
        said = shop.refused(400, method, SERVICES, service)
        assert said.startswith("connection.config.authType.password: "), said
    shop.ok("PUT", SERVICES, request({"a": "X"}))
    refused_everywhere(shop, {"a": mask, "fresh": mask}, f"{PLACE}.fresh")
    place = "/connection/config/connectionOptions"
    shop.refused(400, "PATCH", PATH, [{"op": "add", "path": f"{place}/fresh", "value": mask}])
    renamed = [{"op": "remove", "path": f"{place}/a"}, {"op": "add", "path": f"{place}/b", "value": mask}]
    shop.refused(400, "PATCH", PATH, renamed)
    shop.ok("PUT", SERVICES, request({"a": mask}))
    shop.ok("PATCH", PATH, [{"op": "replace", "path": f"{place}/a", "value": mask}])
    shop.ok("PATCH", PATH, [{"op": "move", "from": f"{place}/a", "path": f"{place}/b"}])
    assert stored(bot_api) == {"b": "X"}
    setting = {"config_type": "own", "config_value": {"m": [{"password": mask}]}}
    assert shop.refused(400, "PUT", "/system/settings", setting).startswith("m[0].password: ")


def test_stars_in_texts_are_no_mask(shop: Api) -> None:
    shop.ok("PUT", SERVICES, request({"a": "X"}, description="*****", displayName=TEN))
    shop.ok("PATCH", PATH, [{"op": "add", "path": "/description", "value": MASK}])
    shop.ok("PUT", "/databases", {"name": "d", "service": "custom", "description": MASK, "extension": {"k": TEN}})
    types = [{"name": "n", "displayName": MASK, "description": "*****"}]
    setting = {"config_type": "glossaryTermRelationSettings", "config_value": {"relationTypes": types}}
    assert shop.ok("PUT", "/system/settings", setting)["config_value"] == {"relationTypes": types}


def test_stars_that_an_older_version_stored_are_let_be(shop: Api, bot_api: Api, platform: Platform) -> None:
    """Other changes of the entity go on, and no secret takes their place."""
    shop.ok("PUT", SERVICES, request({"l": ["old", "new", "old"], "password": "old"}))

    def older(write: Any) -> None:
        (pk, text), *_ = write.all("SELECT pk, doc FROM entity WHERE type = 'databaseService' AND name = 'custom'")
        document = json.loads(text)
        options = document["connection"]["config"]["connectionOptions"]
        options["l"][0] = options["l"][2] = options["password"] = MASK
        write.execute("UPDATE entity SET doc = ? WHERE pk = ?", (json.dumps(document), pk))

    platform.context.database.write(WriteFunction(older))
    expected = {"l": [MASK, "new", MASK], "password": MASK}
    for caller in (shop, bot_api):
        caller.ok("PATCH", PATH, [{"op": "add", "path": "/description", "value": str(caller)}])
        assert stored(bot_api) == expected
    shop.ok("PUT", SERVICES, request(stored(shop), description="d"))
    assert stored(bot_api) == expected


METRICS = {"metricConfiguration": [{"dataType": "INT", "metrics": ["mean", "valuesCount"], "disabled": False}]}


def test_names_in_settings_are_shown(shop: Api, bot_api: Api) -> None:
    setting, path = "profilerConfiguration", "/system/settings/profilerConfiguration"
    shop.ok("PUT", "/system/settings", {"config_type": setting, "config_value": METRICS})
    seen = shop.ok("GET", path)
    assert seen["config_value"] == METRICS
    seen["config_value"]["metricConfiguration"][0]["metrics"].append("min")
    shop.ok("PUT", "/system/settings", seen)
    assert bot_api.ok("GET", path)["config_value"] == seen["config_value"]


def test_a_setting_is_judged_by_its_own_model(shop: Api) -> None:
    for setting, value, seen in (
        ("emailConfiguration", {"serverEndpoint": "h", "fernetKey": "k"}, {"serverEndpoint": "h", "fernetKey": MASK}),
        ("emailConfiguration", {"keyId": "k"}, {"keyId": MASK, "serverEndpoint": "h", "fernetKey": MASK}),
        ("jwtTokenConfiguration", {"keyId": "k"}, {"keyId": "k"}),
        ("mcpConfiguration", {"allowedOrigins": ["o"]}, {"allowedOrigins": ["o"]}),
        ("unheardOf", {"allowedOrigins": ["o"]}, {"allowedOrigins": ["o"]}),
    ):
        found = shop.ok("PUT", "/system/settings", {"config_type": setting, "config_value": value})["config_value"]
        assert {key: found[key] for key in value} == {key: seen[key] for key in value}


def test_a_setting_may_be_called_like_a_field(shop: Api) -> None:
    setting = {"config_type": "connection", "config_value": {"password": "swordfish", "config": {"password": "p"}}}
    found = shop.ok("PUT", "/system/settings", setting)["config_value"]
    assert found == {"password": MASK, "config": {"password": MASK}}


def test_what_was_read_can_be_sent_back(shop: Api, bot_api: Api) -> None:
    options = {"a": "X", "list": ["L1", ["L2"], {"n": "b", "on": True}], "none": None, "empty": {}, "pin": 5}
    given = request(options)
    first = shop.ok("PUT", SERVICES, given)
    for caller in (shop, bot_api):
        seen = caller.ok("GET", PATH)
        again = caller.ok("PUT", SERVICES, {**given, "connection": seen["connection"]})
        assert again["version"] == first["version"]
        place = "/connection/config/connectionOptions"
        value = seen["connection"]["config"]["connectionOptions"]
        for operation in (
            {"op": "replace", "path": place, "value": value},
            {"op": "replace", "path": f"{place}/list", "value": value["list"]},
            {"op": "test", "path": place, "value": value},
        ):
            assert caller.ok("PATCH", PATH, [operation])["version"] == first["version"]
        assert stored(bot_api) == options


def test_an_error_has_no_word_of_ours(shop: Api) -> None:
    reference = {"id": shop.ok("GET", "/services/databaseServices/name/pg")["id"], "type": "databaseService"}
    body = {"name": "p", "pipelineType": "application", "service": reference, "airflowConfig": {}}
    config = {"type": "Application", "appConfig": {"k": "swordfish"}}
    shop.ok("PUT", "/services/ingestionPipelines", {**body, "sourceConfig": {"config": config}})
    source, path = "/sourceConfig/config/appConfig/k", "/services/ingestionPipelines/name/pg.p"
    for field in ("email", "startDate", "retries", "pausePipeline"):
        move = [{"op": "move", "from": source, "path": f"/airflowConfig/{field}"}]
        said = shop.refused(400, "PATCH", path, move)
        assert said.endswith(", received string"), said
    rows = shop.ok("PUT", f"{SERVICES}/bulk", [5, None])["failedRequest"]
    assert [row["message"].split("received ")[1].split()[0] for row in rows] == ["integer", "null"]
