"""A mask that is sent back stands for the secret that was shown masked, wherever that is now."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.api_fixtures import Api

PATH = "/services/databaseServices/name/custom"
MASK = "*********"


def request(options: dict[str, Any]) -> dict[str, Any]:
    config = {"type": "CustomDatabase", "sourcePythonClass": "x", "connectionOptions": options}
    return {"name": "custom", "serviceType": "CustomDatabase", "connection": {"config": config}}


def stored(bot_api: Api) -> Any:
    return bot_api.ok("GET", PATH)["connection"]["config"]["connectionOptions"]


def test_a_mask_that_is_sent_back_keeps_what_it_stands_for(shop: Api, bot_api: Api) -> None:
    options = {"url": "postgresql://u:hidden@h/x", "plain": "shown"}
    shop.ok("PUT", "/services/databaseServices", request(options))
    masked = {**options, "url": MASK}
    shop.ok("PUT", "/services/databaseServices", request(masked))
    assert stored(bot_api) == options
    operations = [{"op": "replace", "path": "/connection/config/connectionOptions", "value": masked}]
    shop.ok("PATCH", PATH, operations)
    assert stored(bot_api) == options


A, B = {"name": "A", "apiKey": "key of a"}, {"name": "B", "apiKey": "key of b"}


def masked(item: dict[str, str], **more: str) -> dict[str, str]:
    return {**item, "apiKey": MASK, **more}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ([masked(B)], [B]),
        ([masked(B), masked(A)], [B, A]),
        (
            [masked(B, note="n"), {"name": "C", "apiKey": "key of c"}, masked(A)],
            [{**B, "note": "n"}, {"name": "C", "apiKey": "key of c"}, A],
        ),
        ([masked(A), {"name": "new", "apiKey": "k"}], [A, {"name": "new", "apiKey": "k"}]),
    ],
)
def test_items_of_a_list_keep_their_own(shop: Api, bot_api: Api, sent: list[Any], kept: list[Any]) -> None:
    shop.ok("PUT", "/services/databaseServices", request({"items": [A, B]}))
    shop.ok("PUT", "/services/databaseServices", request({"items": sent}))
    assert stored(bot_api) == {"items": kept}


def test_items_without_names_keep_their_place_while_there_are_as_many(shop: Api, bot_api: Api) -> None:
    shop.ok("PUT", "/services/databaseServices", request({"items": [{"token": "one"}, {"token": "two", "n": "1"}]}))
    shop.ok("PUT", "/services/databaseServices", request({"items": [{"token": MASK}, {"token": MASK, "n": "2"}]}))
    assert stored(bot_api) == {"items": [{"token": "one"}, {"token": "two", "n": "2"}]}


def test_what_a_request_does_not_mention_is_kept(shop: Api, bot_api: Api) -> None:
    """A harvest, or a file in a repository, has no passwords in it."""
    login = {"type": "Postgres", "username": "u", "hostPort": "h:1", "database": "d"}
    given = {**login, "authType": {"password": "p"}, "connectionArguments": {"pin": 7}, "sslConfig": {"sslKey": "k"}}
    service = {"name": "pg", "serviceType": "Postgres"}
    shop.ok("PUT", "/services/databaseServices", {**service, "connection": {"config": given}})
    path = "/services/databaseServices/name/pg"
    for caller in (shop, bot_api):
        for request in ({}, {"connection": {"config": login}}, {"connection": {"config": {**login, "authType": {}}}}):
            caller.ok("PUT", "/services/databaseServices", {**service, **request})
            assert bot_api.ok("GET", path)["connection"]["config"] == given
    assert shop.ok("GET", path)["version"] == 0.2
    # Another way to sign in has no place for it.
    by_role = {**login, "authType": {"awsConfig": {"awsRegion": "eu"}}}
    shop.ok("PUT", "/services/databaseServices", {**service, "connection": {"config": by_role}})
    assert bot_api.ok("GET", path)["connection"]["config"]["authType"] == by_role["authType"]
    shop.ok("PATCH", path, [{"op": "remove", "path": "/connection/config/connectionArguments"}])
    assert "connectionArguments" not in bot_api.ok("GET", path)["connection"]["config"]


@pytest.mark.parametrize("bot", [False, True])
def test_a_secret_stays_one_wherever_a_patch_puts_it(shop: Api, bot_api: Api, *, bot: bool) -> None:
    options: dict[str, Any] = {"a": "of a", "list": [{"k": "of k"}]}
    shop.ok("PUT", "/services/databaseServices", request(options))
    caller, place = bot_api if bot else shop, "/connection/config"
    caller.ok(
        "PATCH", PATH, [{"op": "copy", "from": f"{place}/connectionOptions/a", "path": f"{place}/sourcePythonClass"}]
    )
    caller.ok("PATCH", PATH, [{"op": "move", "from": f"{place}/connectionOptions/list", "path": f"{place}/moved"}])
    found = bot_api.ok("GET", PATH)["connection"]["config"]
    assert (found["sourcePythonClass"], found["connectionOptions"], found["moved"]) == (
        "of a",
        {"a": "of a"},
        [{"k": "of k"}],
    )
    seen = shop.ok("GET", PATH)["connection"]["config"]
    assert (seen["sourcePythonClass"], seen["moved"]) == (MASK, [{"k": MASK}])
    for path, source in (
        ("/description", "/connectionOptions/a"),
        ("/extension", "/connectionOptions"),
        ("/tags/0", ""),
    ):
        for act in ("copy", "move"):
            said = caller.refused(400, "PATCH", PATH, [{"op": act, "from": f"{place}{source}", "path": path}])
            assert "cannot be copied or moved" in said or "cannot be applied" in said or "of a" not in said
    assert bot_api.ok("GET", PATH)["connection"]["config"] == found
    shop.refused(412, "PATCH", PATH, [{"op": "test", "path": f"{place}/connectionOptions/a", "value": "of a"}])


def test_what_is_no_text_comes_back_as_it_was(shop: Api, bot_api: Api) -> None:
    options = {"pin": 1234, "half": 0.5, "on": True, "none": "", "list": [1, [2, {"three": 3}]]}
    shop.ok("PUT", "/services/databaseServices", request(options))
    assert stored(bot_api) == options
    shown = stored(shop)
    assert shown == {"pin": MASK, "half": MASK, "on": True, "none": "", "list": [MASK, [MASK, {"three": MASK}]]}
    shop.ok("PUT", "/services/databaseServices", request({**shown, "on": False}))
    assert stored(bot_api) == {**options, "on": False}


def test_versions_show_masks_where_secrets_were(shop: Api) -> None:
    for options in ({"list": ["x"]}, {"list": ["x", "y"]}, {"list": ["z"], "b": "c"}):
        service = shop.ok("PUT", "/services/databaseServices", request(options))
    history = shop.ok("GET", f"/services/databaseServices/{service['id']}/versions")["versions"]
    found = [json.loads(version)["connection"]["config"]["connectionOptions"] for version in history]
    assert found == [{"list": [MASK], "b": MASK}, {"list": [MASK, MASK]}, {"list": [MASK]}]


def test_a_url_with_a_secret_can_be_sent_back_masked(shop: Api, bot_api: Api) -> None:
    url = "https://u:hidden@dbt.example.org"
    dbt = {"dbtConfigType": "cloud", "dbtCloudAuthToken": "t", "dbtCloudAccountId": "1", "dbtCloudUrl": url}
    reference = {"id": shop.ok("GET", "/services/databaseServices/name/pg")["id"], "type": "databaseService"}
    common = {"name": "p", "pipelineType": "dbt", "service": reference, "airflowConfig": {}}
    source: Any = {"config": {"type": "DBT", "dbtConfigSource": dbt}}
    shown = shop.ok("PUT", "/services/ingestionPipelines", {**common, "sourceConfig": source})
    assert shown["sourceConfig"]["config"]["dbtConfigSource"] == {**dbt, "dbtCloudAuthToken": MASK, "dbtCloudUrl": MASK}
    shop.ok("PUT", "/services/ingestionPipelines", {**common, "sourceConfig": shown["sourceConfig"]})
    path = "/services/ingestionPipelines/name/pg.p"
    shop.ok("PATCH", path, [{"op": "add", "path": "/description", "value": "d"}])
    assert bot_api.ok("GET", path)["sourceConfig"] == source


def test_settings(shop: Api, bot_api: Api) -> None:
    value = {"serverEndpoint": "h", "password": "swordfish", "pin": 5, "list": [{"name": "a", "v": "1"}]}
    setting, path = {"config_type": "emailConfiguration"}, "/system/settings/emailConfiguration"
    answer = shop.ok("PUT", "/system/settings", {**setting, "config_value": value})
    assert answer["config_value"]["password"] == MASK
    assert answer["config_value"]["serverEndpoint"] == "h"
    shop.ok("PUT", "/system/settings", answer)
    shop.ok("PUT", "/system/settings", {**setting, "config_value": {"serverEndpoint": "other"}})
    assert bot_api.ok("GET", path)["config_value"] == {**value, "serverEndpoint": "other"}
    seen = {"serverEndpoint": "other", "password": MASK, "pin": MASK, "list": [{"name": MASK, "v": MASK}]}
    assert shop.ok("GET", path)["config_value"] == seen
