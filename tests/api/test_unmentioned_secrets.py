"""What a PUT does not mention keeps its secrets, and with a secret all that belongs to it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api_fixtures import Api

SERVICES, PATH = "/services/databaseServices", "/services/databaseServices/name/pg"
POSTGRES = {"type": "Postgres", "username": "u", "hostPort": "h", "database": "d"}
AWS = {"awsAccessKeyId": "AK", "awsSecretAccessKey": "S", "awsRegion": "eu", "enabled": True}
AZURE = {"clientId": "c", "clientSecret": "S", "tenantId": "t", "scopes": "x"}
GCP = {"type": "service_account", "projectId": "p", "privateKeyId": "i", "privateKey": "S", "clientEmail": "e"}


def put(api: Api, config: Any, **more: Any) -> Any:
    service = {"name": "pg", "serviceType": "Postgres", "connection": {"config": config}}
    return api.ok("PUT", SERVICES, {**service, **more})


def stored(bot_api: Api) -> Any:
    return bot_api.ok("GET", PATH)["connection"]["config"]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("connectionOptions", {"a": "X1", "more": more}) for more in (True, None, "", {}, ["y"], [], 5, [[True]])),
        ("connectionOptions", {"deep": {"list": [{"flag": True}, {"a": "X"}]}}),
        ("authType", {"awsConfig": AWS}),
        ("authType", {"azureConfig": AZURE}),
        ("credentials", {"gcpConfig": GCP}),
        ("foo", ["s1", "s2"]),
        ("foo", [["s1"]]),
        ("foo", 7),
    ],
)
def test_a_subtree_with_a_secret_is_kept_whole(shop: Api, bot_api: Api, key: str, value: Any) -> None:
    put(shop, {**POSTGRES, key: value})
    kept = stored(bot_api)
    for caller in (shop, bot_api):
        for nothing in ({}, {key: None}, {key: {}}, {key: []}):
            put(caller, {**POSTGRES, **nothing})
            assert stored(bot_api) == kept
        for connection in (None, {}, {"config": None}, {"config": {}}):
            put(caller, {}, connection=connection)
            assert stored(bot_api) == kept
    rows = [{"name": "pg", "serviceType": "Postgres", "connection": {"config": POSTGRES}}]
    shop.ok("PUT", f"{SERVICES}/bulk", rows)
    assert stored(bot_api) == kept
    shop.ok("PATCH", PATH, [{"op": "remove", "path": f"/connection/config/{key}"}])
    assert stored(bot_api) == POSTGRES


def test_what_holds_no_secret_goes_as_before(shop: Api, bot_api: Api) -> None:
    put(shop, {**POSTGRES, "sslMode": "require", "connectionArguments": {"on": True}, "connectionOptions": {"a": "X"}})
    put(shop, {"type": "Postgres", "hostPort": "other"})
    assert stored(bot_api) == {"type": "Postgres", "hostPort": "other", "connectionOptions": {"a": "X"}}


def test_lists_that_are_left_out(shop: Api, bot_api: Api) -> None:
    options = {"a": "A", "b": "B", "list": ["L1", {"x": True}]}
    put(shop, {**POSTGRES, "connectionOptions": options})
    for sent in ({}, {"a": "A"}, {"a": "A", "b": "B"}, {"list": []}):
        put(shop, {**POSTGRES, "connectionOptions": sent})
        assert stored(bot_api)["connectionOptions"] == options
    put(shop, {**POSTGRES, "connectionOptions": {"list": ["new"]}})
    assert stored(bot_api)["connectionOptions"] == {**options, "list": ["new"]}


HOSTS = [{"name": "a", "password": "P1"}, {"name": "b", "password": "P2", "on": True}]


@pytest.mark.parametrize(
    ("before", "sent", "after"),
    [
        # That something is on is no secret: a request that leaves it out takes it away.
        (HOSTS, [{"name": "b"}, {"name": "a", "more": "m"}],
         [{"name": "b", "password": "P2"}, {**HOSTS[0], "more": "m"}]),
        (HOSTS, [{"name": "b", "on": True}], [HOSTS[1]]),
        (HOSTS, [{"name": "c"}, {"name": "a"}], [{"name": "c"}, HOSTS[0]]),
        ([{"h": "1", "p": "P1"}, {"h": "2", "p": "P2"}], [{"h": "2"}], [{"h": "2", "p": "P2"}]),
        ([{"h": "1", "p": "P1"}, {"h": "2", "p": "P2"}], [{"h": "3"}, {"h": "2"}, {"h": "4"}],
         [{"h": "3"}, {"h": "2", "p": "P2"}, {"h": "4"}]),
    ],
)  # fmt: skip
def test_items_keep_what_is_theirs(shop: Api, bot_api: Api, before: Any, sent: Any, after: Any) -> None:
    put(shop, {**POSTGRES, "connectionOptions": {"hosts": before}})
    put(shop, {**POSTGRES, "connectionOptions": {"hosts": sent}})
    assert stored(bot_api)["connectionOptions"]["hosts"] == after


@pytest.mark.parametrize(
    ("before", "sent", "after"),
    [
        ({"authType": {"awsConfig": AWS}}, {"authType": {"password": "p"}}, {"authType": {"password": "p"}}),
        ({"authType": {"password": "p"}}, {"authType": {"azureConfig": {"clientId": "c"}}},
         {"authType": {"azureConfig": {"clientId": "c"}}}),
        ({"authType": {"awsConfig": AWS}}, {"authType": {"awsConfig": {"awsRegion": "us"}}},
         {"authType": {"awsConfig": {"awsRegion": "us", "awsSecretAccessKey": "S"}}}),
    ],
)  # fmt: skip
def test_another_way_to_sign_in_has_no_place_for_it(
    shop: Api, bot_api: Api, before: Any, sent: Any, after: Any
) -> None:
    put(shop, {**POSTGRES, **before})
    put(shop, {**POSTGRES, **sent})
    assert stored(bot_api) == {**POSTGRES, **after}


def test_another_kind_of_credentials_has_no_place_for_it(shop: Api, bot_api: Api) -> None:
    service = {"name": "bq", "serviceType": "BigQuery"}
    for gcp in (GCP, {"type": "gcp_adc"}, GCP, {"type": "external_account", "audience": "a"}):
        config = {"type": "BigQuery", "credentials": {"gcpConfig": gcp}}
        shop.ok("PUT", SERVICES, {**service, "connection": {"config": config}})
        found = bot_api.ok("GET", f"{SERVICES}/name/bq")["connection"]["config"]["credentials"]["gcpConfig"]
        assert found == gcp


def test_another_connection_gets_nothing_of_the_one_before(shop: Api, bot_api: Api) -> None:
    put(shop, {**POSTGRES, "authType": {"password": "p"}, "connectionOptions": {"a": "X"}})
    config = {"type": "Mysql", "hostPort": "h"}
    put(shop, config, serviceType="Mysql")
    assert stored(bot_api) == config


APPLICATION = {"type": "Application", "appConfig": {"token": "T", "nested": {"k": "K"}, "l": ["L"], "b": True}}


def test_pipelines(shop: Api, bot_api: Api) -> None:
    reference = {"id": shop.ok("GET", PATH)["id"], "type": "databaseService"}
    request = {"name": "p", "pipelineType": "application", "service": reference, "airflowConfig": {}}
    pipelines, path = "/services/ingestionPipelines", "/services/ingestionPipelines/name/pg.p"
    shop.ok("PUT", pipelines, {**request, "sourceConfig": {"config": APPLICATION}})
    app = APPLICATION["appConfig"]
    for config in (
        {"type": "Application"},
        {"type": "Application", "appConfig": {}},
        {"type": "Application", "appConfig": {key: item for key, item in app.items() if key != "l"}},  # type: ignore[attr-defined]
        {},
        None,
    ):
        shop.ok("PUT", pipelines, {**request, "sourceConfig": {} if config is None else {"config": config}})
        assert bot_api.ok("GET", path)["sourceConfig"] == {"config": APPLICATION}
        assert shop.ok("GET", path)["sourceConfig"]["config"]["type"] == "Application"
    config = {"type": "DatabaseMetadata", "includeViews": True}
    shop.ok("PUT", pipelines, {**request, "pipelineType": "metadata", "sourceConfig": {"config": config}})
    assert bot_api.ok("GET", path)["sourceConfig"] == {"config": config}


def test_settings(shop: Api, bot_api: Api) -> None:
    value = {"m": {"password": "P", "flag": True}, "plain": True}
    for sent in (value, {"plain": True}, {"plain": True, "m": {}}, {"plain": True, "m": None}, {}):
        shop.ok("PUT", "/system/settings", {"config_type": "own", "config_value": sent})
        assert bot_api.ok("GET", "/system/settings/own")["config_value"] == value
    shop.ok("PUT", "/system/settings", {"config_type": "own", "config_value": {"other": True}})
    assert bot_api.ok("GET", "/system/settings/own")["config_value"] == {"other": True, "m": value["m"]}
