"""A mask that is sent back stands for the secret that was shown masked, wherever that is now."""

from __future__ import annotations

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
        ([masked(A), masked({"name": "new"})], [A, masked({"name": "new"})]),
    ],
)
def test_items_of_a_list_keep_their_own(shop: Api, bot_api: Api, sent: list[Any], kept: list[Any]) -> None:
    shop.ok("PUT", "/services/databaseServices", request({"items": [A, B]}))
    shop.ok("PUT", "/services/databaseServices", request({"items": sent}))
    assert stored(bot_api) == {"items": kept}


def test_a_mask_that_stands_for_nothing_is_a_text_like_others(shop: Api, bot_api: Api) -> None:
    for options in ({"note": MASK, "password": MASK}, {"note": MASK, "list": [MASK, {"a": MASK}]}):
        shop.ok("PUT", "/services/databaseServices", request(options))
        assert stored(bot_api) == options
    shop.ok("PUT", "/services/databaseServices", request({"note": "n", "password": "p"}))
    shop.ok("PUT", "/services/databaseServices", request({"note": MASK, "password": MASK, "more": MASK}))
    assert stored(bot_api) == {"note": "n", "password": "p", "more": MASK}


def test_items_without_names_keep_their_place_while_there_are_as_many(shop: Api, bot_api: Api) -> None:
    shop.ok("PUT", "/services/databaseServices", request({"items": [{"token": "one"}, {"token": "two", "n": "1"}]}))
    shop.ok("PUT", "/services/databaseServices", request({"items": [{"token": MASK}, {"token": MASK, "n": "2"}]}))
    assert stored(bot_api) == {"items": [{"token": "one"}, {"token": "two", "n": "2"}]}
