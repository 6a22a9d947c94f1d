"""Small requests that ask for something very large, and writes that meet an erasure."""

from __future__ import annotations

import threading
from typing import Any
from urllib.parse import quote

import pytest

from gazetteer.app import Platform
from gazetteer.auth import subject
from gazetteer.catalog import read, versions
from gazetteer.catalog.delete import Deletion, delete
from gazetteer.catalog.read import EntityKey, View
from gazetteer.catalog.writing.change import Written
from gazetteer.errors import NotFound
from gazetteer.events import log
from gazetteer.storage import list_store
from tests.api_fixtures import Api

ORDERS = "/tables/name/pg.shop.sales.orders"


class TestPatchesThatCopy:
    def test_do_not_grow_without_limit(self, shop: Api) -> None:
        shop.ok("PATCH", ORDERS, [{"op": "add", "path": "/extension", "value": {"a": ["x" * 1000]}}])
        bomb = [{"op": "copy", "from": "/extension", "path": f"/extension/b{number}"} for number in range(30)]
        assert "may copy at most" in shop.refused(400, "PATCH", ORDERS, bomb)
        shop.ok("PATCH", ORDERS, bomb[:5])

    def test_do_not_nest_without_limit(self, shop: Api) -> None:
        shop.ok("PATCH", ORDERS, [{"op": "add", "path": "/extension", "value": {"a": {"a": {}}}}])
        path, operations = "/extension/a/a", []
        for _ in range(13):
            operations.append({"op": "copy", "from": "/extension", "path": f"{path}/a"})
            path += path.removeprefix("/extension") + "/a"
        assert "deeper than" in shop.refused(400, "PATCH", ORDERS, operations)

    def test_are_bounded_in_number(self, shop: Api) -> None:
        copy = {"op": "copy", "from": "/name", "path": "/extension/name"}
        shop.ok("PATCH", ORDERS, [{"op": "add", "path": "/extension", "value": {}}, *[copy] * 100])
        assert "may copy at most" in shop.refused(400, "PATCH", ORDERS, [copy] * 300)
        test = {"op": "test", "path": "/name", "value": "orders"}
        assert "20000" in shop.refused(400, "PATCH", ORDERS, [test] * 20_001)

    def test_of_what_is_not_there_are_refused(self, shop: Api) -> None:
        for operation in ({"op": "copy", "path": "/x"}, {"op": "copy", "from": "/nowhere", "path": "/description"}):
            assert "cannot be applied" in shop.refused(400, "PATCH", ORDERS, [operation])


@pytest.mark.parametrize("parts", [70, 1000, 20_000])
def test_a_name_of_so_many_parts_names_nothing(shop: Api, parts: int) -> None:
    shop.ok("PUT", "/classifications", {"name": "fqc", "description": "x"})
    name = ".".join(["fqc", *["a"] * parts])
    label = {"tagFQN": name, "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
    for method, path, body in (
        ("PATCH", "/tags/name/{}", [{"op": "add", "path": "/description", "value": "x"}]),
        ("GET", "/tags/name/{}", None),
        ("DELETE", "/tags/name/{}", None),
    ):
        if parts < 20_000:
            shop.refused(404, method, path.format(quote(name)), body)
    shop.refused(404, "PUT", "/tags", {"name": "t", "description": "x", "parent": name})
    shop.refused(404, "PATCH", ORDERS, [{"op": "add", "path": "/tags", "value": [label]}])
    good: dict[str, Any] = {"name": "good", "databaseSchema": "pg.shop.sales", "columns": []}
    result = shop.ok("PUT", "/tables/bulk", [good, {**good, "name": "bad", "tags": [label]}])
    assert [row["status"] for row in result["failedRequest"]] == [404]
    assert result["numberOfRowsPassed"] == 1
    if parts < 20_000:
        path = "/search/fieldQuery?index=tag_search_index&fieldName=fullyQualifiedName&fieldValue="
        assert shop.ok("GET", path + quote(name))["hits"]["hits"] == []


def test_an_answer_after_an_erasure_is_a_404(platform: Platform, shop: Api) -> None:
    context = platform.context
    info = context.types.get("table")
    view = View(subject.of(subject.named(context.database, subject.ADMIN)), "http://here/api/v1")
    key = EntityKey("pg.shop.sales.orders", by_name=True)
    with context.database.read() as session:
        row = read.find(session, context, info, key, view.sight)
    delete(context, info, view, key, Deletion(hard=True))
    with pytest.raises(NotFound, match="deleted it for good"):
        read.answer(context, info, view, Written(row.pk, "entityUpdated"))


def test_writers_that_meet_erasures_are_never_a_500(shop: Api) -> None:
    request = {"name": "orders", "databaseSchema": "pg.shop.sales", "columns": []}
    admin = shop.ok("GET", "/users/name/admin")["id"]
    statuses: list[int] = []

    def write() -> None:
        for _ in range(25):
            answer = shop.call("PUT", "/tables", request)
            statuses.append(answer.status_code)
            if answer.status_code < 300:
                identity = answer.json()["id"]
                statuses.append(shop.call("PUT", f"/tables/{identity}/followers", admin).status_code)
                statuses.append(shop.call("DELETE", f"/tables/{identity}/followers/{admin}").status_code)

    def erase() -> None:
        statuses.extend(shop.call("DELETE", f"{ORDERS}?hardDelete=true").status_code for _ in range(40))

    threads = [threading.Thread(target=work) for work in (write, write, write, erase, erase)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {status for status in statuses if status >= 500} == set()


@pytest.fixture
def many(shop: Api) -> Api:
    rows = [{"name": f"t{number}", "databaseSchema": "pg.shop.sales", "columns": []} for number in range(40)]
    assert shop.ok("PUT", "/tables/bulk", rows)["numberOfRowsFailed"] == 0
    return shop


class TestAnswersThatWouldBeLarge:
    def test_a_page_ends_early_and_leads_on(self, many: Api, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(list_store, "MOST_CHARACTERS", 300)
        monkeypatch.setattr(list_store, "FEW", 3)
        seen: list[str] = []
        after = ""
        for _ in range(60):
            page = many.ok("GET", f"/tables?limit=1000{after}")
            seen += [entity["name"] for entity in page["data"]]
            assert 0 < len(page["data"]) < 20
            if "after" not in page["paging"]:
                break
            after = f"&after={page['paging']['after']}"
        assert sorted(seen) == sorted(["orders", *(f"t{number}" for number in range(40))])
        backwards: list[str] = []
        before = page["paging"]["before"]
        while before:
            page = many.ok("GET", f"/tables?limit=1000&before={before}")
            backwards = [*(entity["name"] for entity in page["data"]), *backwards]
            before = page["paging"].get("before")
        assert backwards == seen[: len(backwards)]
        assert len(backwards) > 20

    def test_hits(self, many: Api, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(list_store, "MOST_CHARACTERS", 300)
        for path in ("/search/query?q=*&size={}", "/search/fieldQuery?fieldName=tableType&fieldValue=x&size={}"):
            many.ok("GET", path.format(1))
        assert "smaller size" in many.refused(400, "GET", "/search/query?q=*&size=40")

    def test_versions(self, shop: Api, monkeypatch: pytest.MonkeyPatch) -> None:
        table = shop.ok("GET", ORDERS)
        for number in range(5):
            operation = {"op": "add", "path": "/description", "value": f"{number}"}
            table = shop.ok("PATCH", ORDERS, [operation], User_Agent="x")
        path = f"/tables/{table['id']}/versions"
        everything = shop.ok("GET", path)["versions"]
        monkeypatch.setattr(versions, "MOST_CHARACTERS", len(everything[0]))
        assert shop.ok("GET", path)["versions"] == everything[:2]

    def test_changes(self, shop: Api, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(log, "MOST_LOOKED_AT", 10)
        for number in range(4):
            text = f"{number}" * 9000
            shop.ok("PATCH", ORDERS, [{"op": "add", "path": "/description", "value": text}])
        found = shop.ok("GET", "/events?entityUpdated=table")
        seen = []
        for _ in range(50):
            assert len(found["data"]) < 3
            seen += found["data"]
            found = shop.ok("GET", f"/events?entityUpdated=table&afterSeq={found['paging']['after']}")
        assert len(seen) == 4

    def test_what_a_team_owns(self, many: Api, monkeypatch: pytest.MonkeyPatch) -> None:
        team = many.ok("PUT", "/teams", {"name": "crew", "teamType": "Group"})
        for number in range(8):
            owner = [{"op": "add", "path": "/owners/-", "value": {"id": team["id"], "type": "team"}}]
            many.ok("PATCH", f"/tables/name/pg.shop.sales.t{number}", owner)
        users = [many.ok("PUT", "/users", {"name": f"u{n}", "email": f"u{n}@a.b"})["id"] for n in range(6)]
        many.ok("PUT", "/teams", {"name": "crew", "teamType": "Group", "users": users})
        monkeypatch.setattr(read, "MOST_REFERRING", 5)
        shown = many.ok("GET", "/teams/name/crew?fields=owns,users")
        assert (len(shown["owns"]), len(shown["users"])) == (5, 5)
        # What is not shown is there all the same, also after a change.
        many.ok("PATCH", "/teams/name/crew", [{"op": "add", "path": "/description", "value": "x"}])
        monkeypatch.setattr(read, "MOST_REFERRING", 50)
        shown = many.ok("GET", "/teams/name/crew?fields=owns,users")
        assert (len(shown["owns"]), len(shown["users"])) == (8, 6)
