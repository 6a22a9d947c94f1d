"""A mask brings no secret to another kind of connection or sign-in, whichever way the change is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api_fixtures import Api

SERVICES, PATH = "/services/databaseServices", "/services/databaseServices/name/pg"
MASK = "*********"
LOGIN = {"username": "u", "hostPort": "h:1"}
POSTGRES = {"type": "Postgres", **LOGIN, "authType": {"password": "swordfish"}}
AWS = {"awsRegion": "eu", "awsSecretAccessKey": "swordfish"}


def service(config: Any, service_type: str = "Postgres") -> dict[str, Any]:
    return {"name": "pg", "serviceType": service_type, "connection": {"config": config}}


def stored(bot_api: Api) -> Any:
    found = bot_api.ok("GET", PATH)
    return found["serviceType"], found["connection"]["config"]


def refused_everywhere(callers: tuple[Api, ...], body: dict[str, Any]) -> None:
    """By PUT, bulk and patches of the parts that there are."""
    for caller in callers:
        said = [
            caller.refused(400, "PUT", SERVICES, body),
            caller.ok("PUT", f"{SERVICES}/bulk", [body])["failedRequest"][0]["message"],
        ]
        for message in said:
            assert message.startswith("connection.config."), message
            assert "another kind of connection" in message, message
        replaced = [{"op": "replace", "path": f"/{key}", "value": body[key]} for key in ("serviceType", "connection")]
        caller.refused(400, "PATCH", PATH, replaced)


OTHER = {"username": "u", "hostPort": "evil:1", "authType": {"password": MASK}}


@pytest.mark.parametrize(
    ("config", "service_type"),
    [
        ({"type": "Mysql", **OTHER}, "Mysql"),
        ({"type": "Mysql", **POSTGRES, "authType": {"password": MASK}}, "Mysql"),
        (OTHER, "Mysql"),
        (OTHER, "CustomDatabase"),
        ({"type": "CustomDatabase", "connectionOptions": {"a": MASK}}, "CustomDatabase"),
        ({"type": "Mysql", **OTHER}, "Postgres"),
        ({**OTHER, "authType": {"awsConfig": {"awsRegion": "eu"}, "password": MASK}}, "Postgres"),
        ({**OTHER, "authType": {"awsConfig": {"awsRegion": "eu"}, "password": "***"}}, "Postgres"),
    ],
)
def test_another_kind(shop: Api, bot_api: Api, config: dict[str, Any], service_type: str) -> None:
    before = {**POSTGRES, "connectionOptions": {"a": "swordfish"}}
    shop.ok("PUT", SERVICES, service(before))
    refused_everywhere((shop, bot_api), service(config, service_type))
    assert stored(bot_api) == ("Postgres", before)


@pytest.mark.parametrize("kind", ["Databricks", "UnityCatalog"])
def test_services_whose_connections_have_the_same_type(shop: Api, bot_api: Api, kind: str) -> None:
    other = "UnityCatalog" if kind == "Databricks" else "Databricks"
    config = {"type": "Databricks", "hostPort": "h:1", "authType": {"token": "swordfish"}}
    shop.ok("PUT", SERVICES, service(config, kind))
    refused_everywhere((shop, bot_api), service({**config, "authType": {"token": MASK}}, other))
    assert stored(bot_api) == (kind, config)


def test_what_is_inside_a_connection_has_kinds_too(shop: Api, bot_api: Api) -> None:
    inside = {"type": "Postgres", **LOGIN, "authType": {"password": "swordfish"}}
    config = {"type": "Hive", "hostPort": "h:1", "metastoreConnection": inside}
    shop.ok("PUT", SERVICES, service(config, "Hive"))
    masked = {**config, "metastoreConnection": {**inside, "type": "Mysql", "authType": {"password": MASK}}}
    refused_everywhere((shop, bot_api), service(masked, "Hive"))
    assert stored(bot_api) == ("Hive", config)


def test_a_kind_is_not_lost_on_the_way(shop: Api, bot_api: Api) -> None:
    inside = {"type": "Postgres", **LOGIN, "authType": {"password": "swordfish"}}
    config = {"type": "Hive", "hostPort": "h:1", "metastoreConnection": inside}
    shop.ok("PUT", SERVICES, service(config, "Hive"))
    masked = {**LOGIN, "authType": {"password": MASK}}
    for untyped in (masked, {**masked, "type": None}, LOGIN):
        shop.ok("PUT", SERVICES, service({**config, "metastoreConnection": untyped}, "Hive"))
        assert stored(bot_api) == ("Hive", config)
    shop.refused(400, "PATCH", PATH, [{"op": "remove", "path": "/connection/config/metastoreConnection/type"}])
    nothing = {"password": MASK, "awsConfig": None, "azureConfig": {}}
    shop.ok("PUT", SERVICES, service({**config, "metastoreConnection": {**inside, "authType": nothing}}, "Hive"))
    mixed = {**inside, "authType": {"password": MASK, "awsConfig": {"awsRegion": "eu"}}}
    refused_everywhere((shop, bot_api), service({**config, "metastoreConnection": mixed}, "Hive"))
    assert stored(bot_api)[1]["metastoreConnection"]["authType"]["password"] == "swordfish"


def test_a_type_that_was_never_said(shop: Api, bot_api: Api) -> None:
    config = {"sourcePythonClass": "x", "connectionOptions": {"a": "swordfish"}}
    shop.ok("PUT", SERVICES, service(config, "CustomDatabase"))
    masked = {**config, "connectionOptions": {"a": MASK}}
    refused_everywhere((shop, bot_api), service({**masked, "type": "Mysql"}, "CustomDatabase"))
    shop.ok("PUT", SERVICES, service({**masked, "type": "CustomDatabase"}, "CustomDatabase"))
    assert stored(bot_api) == ("CustomDatabase", {**config, "type": "CustomDatabase"})
    shop.ok("PUT", SERVICES, service(POSTGRES))
    shop.ok("PUT", SERVICES, service({**POSTGRES, "type": None, "authType": {"password": MASK}}))
    assert stored(bot_api) == ("Postgres", POSTGRES)


def test_a_type_that_is_secret_itself_tells_the_kind(shop: Api, bot_api: Api) -> None:
    unknown = {**POSTGRES, "type": "Mysql"}
    shop.ok("PUT", SERVICES, service(unknown))
    for kind in ("Postgres", "Oracle"):
        refused_everywhere((shop, bot_api), service({**POSTGRES, "type": kind, "authType": {"password": MASK}}))
    same = {**POSTGRES, "type": MASK, "hostPort": "other:1", "authType": {"password": MASK}}
    shop.ok("PUT", SERVICES, service(same))
    assert stored(bot_api) == ("Postgres", {**unknown, "hostPort": "other:1"})


@pytest.mark.parametrize("by_bot", [False, True])
def test_a_patch_of_the_kind_alone(shop: Api, bot_api: Api, *, by_bot: bool) -> None:
    shop.ok("PUT", SERVICES, service(POSTGRES))
    caller, place = (bot_api if by_bot else shop), "/connection/config"
    kind: list[dict[str, Any]] = [{"op": "replace", "path": "/serviceType", "value": "Mysql"}]
    said = caller.refused(400, "PATCH", PATH, kind)
    assert "serviceType would be 'Mysql', and connection still that of 'Postgres'" in said
    elsewhere = {"op": "replace", "path": f"{place}/hostPort", "value": "evil:1"}
    caller.refused(400, "PATCH", PATH, [*kind, elsewhere])
    typed = {"op": "replace", "path": f"{place}/type", "value": "Mysql"}
    move = {"op": "move", "from": f"{place}/authType/password", "path": f"{place}/database"}
    by_role = {"op": "add", "path": f"{place}/authType/awsConfig", "value": {"awsRegion": "eu"}}
    for operations in ([typed], [*kind, typed], [typed, elsewhere], [typed, move], [by_role], [*kind, move, typed]):
        assert "another kind of connection" in caller.refused(400, "PATCH", PATH, operations)
    assert stored(bot_api) == ("Postgres", POSTGRES)
    given = {"op": "replace", "path": f"{place}/authType", "value": {"password": "other"}}
    caller.ok("PATCH", PATH, [*kind, typed, given])
    assert stored(bot_api) == ("Mysql", {**POSTGRES, "type": "Mysql", "authType": {"password": "other"}})
    caller.ok(
        "PATCH",
        PATH,
        [{"op": "replace", "path": "/serviceType", "value": "Oracle"}, {"op": "remove", "path": "/connection"}],
    )
    assert bot_api.ok("GET", PATH).get("connection") is None


def test_the_kind_of_a_connection_without_secrets(shop: Api, bot_api: Api) -> None:
    shop.ok("PUT", SERVICES, service({"type": "Postgres", **LOGIN}))
    shop.refused(400, "PATCH", PATH, [{"op": "replace", "path": "/serviceType", "value": "Mysql"}])
    shop.ok("PUT", SERVICES, {"name": "pg", "serviceType": "Mysql"})
    assert bot_api.ok("GET", PATH).get("connection") is None


def test_the_same_kind_keeps_its_secrets(shop: Api, bot_api: Api) -> None:
    """Also where a client of before stored two ways to sign in."""
    both = {**POSTGRES, "authType": {"awsConfig": AWS, "password": "swordfish"}}
    for config in (POSTGRES, {**POSTGRES, "authType": {"awsConfig": AWS}}, both):
        shop.ok("PUT", SERVICES, service({"type": "Postgres", **LOGIN}, "Postgres"))
        shop.ok("PATCH", PATH, [{"op": "replace", "path": "/connection/config", "value": config}])
        seen = shop.ok("GET", PATH)["connection"]["config"]
        shop.ok("PUT", SERVICES, service({**seen, "hostPort": "other:1"}))
        assert stored(bot_api) == ("Postgres", {**config, "hostPort": "other:1"})


def test_a_setting_that_nobody_knows_may_get_any_key(shop: Api, bot_api: Api) -> None:
    value: dict[str, Any] = {"username": "u", "password": "swordfish"}
    shop.ok("PUT", "/system/settings", {"config_type": "own", "config_value": value})
    sent = {**value, "password": MASK, "bucketName": "b", "serverEndpoint": "h"}
    shop.ok("PUT", "/system/settings", {"config_type": "own", "config_value": sent})
    assert bot_api.ok("GET", "/system/settings/own")["config_value"] == {**sent, "password": "swordfish"}


@pytest.mark.parametrize("form", ["u%3Aswordfish%40h", "u%253aswordfish%2540h", "u:swordfish%40h", "u%3Aswordfish@h"])
def test_a_percent_encoded_password_is_one(shop: Api, bot_api: Api, form: str) -> None:
    shop.ok("PUT", SERVICES, service({"type": "Postgres", "username": form, "hostPort": "h%20x:1"}))
    assert shop.ok("GET", PATH)["connection"]["config"] == {"type": "Postgres", "username": MASK, "hostPort": "h%20x:1"}
    assert bot_api.ok("GET", PATH)["connection"]["config"]["username"] == form
    shop.ok(
        "PATCH", PATH, [{"op": "add", "path": "/description", "value": "see postgresql%3A%2F%2Fu%3Aswordfish%40h/d"}]
    )
    assert shop.ok("GET", PATH)["description"] == f"see postgresql%3A%2F%2Fu%3A{MASK}%40h/d"
