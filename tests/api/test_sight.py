"""What somebody may not see is nowhere: every way to read the catalog goes through one place."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from gazetteer.app import Platform
from gazetteer.auth import rights
from gazetteer.auth.actor import Actor
from gazetteer.search.search import index_of
from gazetteer.storage.sight import EVERYTHING, Sight
from tests.api_fixtures import Api

HIDDEN = "veiled"

Reader = tuple[Api, list[tuple[str, str]]]


@pytest.fixture
def reader(shop: Api, server: Any, token_of: Callable[[str], str], monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Somebody who does not see what is called veiled, and (collection, id) of what that is."""
    shop.ok("PUT", "/users", {"name": "eve", "email": "eve@example.org"})
    hidden = []
    for collection, request in (
        ("databaseSchemas", {"name": HIDDEN, "database": "pg.shop"}),
        ("tables", {"name": HIDDEN, "databaseSchema": "pg.shop.sales", "columns": [{"name": "a", "dataType": "INT"}]}),
        ("users", {"name": HIDDEN, "email": "v@example.org"}),
        ("tables", {"name": f"{HIDDEN}2", "databaseSchema": "pg.shop.sales", "columns": [], "tableType": "View"}),
    ):
        hidden.append((collection, shop.ok("PUT", f"/{collection}", request)["id"]))
    shop.ok("DELETE", f"/tables/{hidden[-1][1]}")
    eve = token_of("eve")

    def sight_of(actor: Actor) -> Sight:
        return EVERYTHING if actor.is_admin else Sight("e.name NOT LIKE ?", (f"{HIDDEN}%",))

    monkeypatch.setattr(rights, "sight_of", sight_of)
    return Api(server, eve), hidden


def leaks(answer: Any) -> bool:
    return HIDDEN in json.dumps(answer)


class TestNothingLeaks:
    def test_by_id_and_name(self, reader: Reader) -> None:
        api, hidden = reader
        for collection, identity in hidden:
            for path in (f"/{collection}/{identity}", f"/{collection}/{identity}/versions"):
                api.refused(404, "GET", f"{path}?include=all")
            api.refused(404, "GET", f"/{collection}/{identity}/versions/0.1")
        for path in (
            f"tables/name/pg.shop.sales.{HIDDEN}",
            f"databaseSchemas/name/pg.shop.{HIDDEN}",
            f"users/name/{HIDDEN}",
        ):
            api.refused(404, "GET", f"/{path}")
        api.refused(404, "GET", f"/tables/name/pg.shop.sales.{HIDDEN}/columns")
        api.refused(404, "GET", f"/tables/{hidden[1][1]}/columns")

    def test_lists_and_totals(self, reader: Reader, shop: Api, platform: Platform) -> None:
        api, _ = reader
        for info in platform.context.types.by_name.values():
            for include in ("all", "deleted", "non-deleted"):
                path = f"/{info.collection}?limit=1000&include={include}"
                mine, everybodys = api.ok("GET", path), shop.ok("GET", path)
                assert not leaks(mine), path
                kept = [entity for entity in everybodys["data"] if not entity["name"].startswith(HIDDEN)]
                assert mine["paging"]["total"] == len(mine["data"]) == len(kept), path
        assert leaks(shop.ok("GET", "/tables?include=all"))
        filtered = api.ok("GET", "/tables?database=pg.shop&limit=0")["paging"]["total"]
        assert filtered == 1

    def test_pages_do_not_stumble(self, reader: Reader) -> None:
        api, _ = reader
        seen, after = [], ""
        while True:
            page = api.ok("GET", f"/databaseSchemas?limit=1&include=all{after}")
            seen += [entity["name"] for entity in page["data"]]
            if "after" not in page["paging"]:
                break
            after = f"&after={quote(page['paging']['after'])}"
        assert seen == ["sales"]

    def test_search(self, reader: Reader, platform: Platform) -> None:
        api, hidden = reader
        for kind in platform.context.types.by_name:
            index = index_of(kind)
            for query in ("*", HIDDEN, f"name:{HIDDEN}", "email:v@example.org", "tableType:View"):
                found = api.ok("GET", f"/search/query?index={index}&size=1000&q={quote(query)}")
                assert not leaks(found["hits"]["hits"])
                assert found["hits"]["total"]["value"] == len(found["hits"]["hits"])
        ids = quote(json.dumps({"query": {"ids": {"values": [identity for _, identity in hidden]}}}))
        assert api.ok("GET", f"/search/query?index=table_search_index&query_filter={ids}")["hits"]["hits"] == []
        for field, value in (("fullyQualifiedName", "pg.shop.sales.*"), ("tableType", "View"), ("name", HIDDEN)):
            for deleted in ("true", "false"):
                asked = f"fieldName={field}&fieldValue={value}&deleted={deleted}"
                assert not leaks(api.ok("GET", f"/search/fieldQuery?index=table_search_index&{asked}"))
        assert not leaks(api.ok("GET", f"/search/words?q={HIDDEN}"))
        assert not leaks(api.ok("GET", "/search/words?q=INT"))

    def test_events(self, reader: Reader, shop: Api) -> None:
        api, _ = reader
        assert leaks(shop.ok("GET", "/events?limit=1000"))
        mine = api.ok("GET", "/events?limit=1000")
        assert mine["data"]
        assert not leaks(mine)
        shop.ok("DELETE", "/databases/name/pg.shop?recursive=true")
        assert leaks(shop.ok("GET", f"/events?afterSeq={mine['paging']['after']}"))
        assert not leaks(api.ok("GET", f"/events?afterSeq={mine['paging']['after']}"))

    def test_what_is_not_seen_cannot_be_written(
        self, shop: Api, reader: Reader, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _, hidden = reader
        monkeypatch.setattr(rights, "sight_of", lambda _actor: Sight("e.name NOT LIKE ?", (f"{HIDDEN}%",)))
        identity = hidden[1][1]
        shop.refused(404, "PATCH", f"/tables/{identity}", [{"op": "add", "path": "/description", "value": "x"}])
        shop.refused(404, "DELETE", f"/tables/{identity}?hardDelete=true")
        shop.refused(404, "PUT", f"/tables/{identity}/followers", shop_id(shop))
        shop.refused(404, "PUT", "/tables/restore", {"id": hidden[3][1]})


def shop_id(api: Api) -> str:
    return str(api.ok("GET", "/users/name/admin")["id"])
