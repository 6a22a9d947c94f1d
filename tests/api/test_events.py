"""Polling the change events: by a position nothing is missed and nothing comes twice."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from gazetteer import settings as gazetteer_settings
from gazetteer.app import Platform, open_platform
from gazetteer.auth import subject
from gazetteer.catalog import put
from gazetteer.catalog.delete import Deletion, delete
from gazetteer.catalog.read import EntityKey, View
from gazetteer.events import log
from gazetteer.events.position import Position
from tests.api_fixtures import Api

SCHEMA = "/databaseSchemas/name/pg.shop.sales"
TABLES = [{"name": f"t{number}", "databaseSchema": "pg.shop.sales", "columns": []} for number in range(5)]


def ids(events: list[Any]) -> list[str]:
    return [event["id"] for event in events]


def polled(api: Api, query: str, after: str = "0") -> tuple[list[Any], str]:
    """All that pages have together, and where the last one ends."""
    found: list[Any] = []
    while True:
        answer = api.ok("GET", f"/events?afterSeq={after}&{query}")
        found += answer["data"]
        if answer["paging"]["after"] == after:
            return found, after
        after = answer["paging"]["after"]


def test_pages_of_any_size_have_the_same_events(shop: Api) -> None:
    shop.ok("PUT", "/tables/bulk", TABLES)
    shop.ok("DELETE", f"{SCHEMA}?recursive=true")
    whole = shop.ok("GET", "/events")["data"]
    assert len(set(ids(whole))) == len(whole)
    for limit in (1, 4, 1000):
        assert polled(shop, f"limit={limit}")[0] == whole


def test_a_poll_from_the_end_has_what_came_since_once(shop: Api) -> None:
    _, end = polled(shop, "limit=1000")
    assert shop.ok("GET", f"/events?afterSeq={end}") == {"data": [], "paging": {"total": 0, "after": end}}
    # All of one transaction, and so of one millisecond.
    shop.ok("PUT", "/tables/bulk", TABLES)
    created, end = polled(shop, "limit=2", end)
    assert [event["entityFullyQualifiedName"][-2:] for event in created] == ["t0", "t1", "t2", "t3", "t4"]
    assert len({event["timestamp"] for event in created}) == 1
    shop.ok("DELETE", f"{SCHEMA}?recursive=true")
    deleted, end = polled(shop, "limit=2", end)
    names = [event["entityFullyQualifiedName"] for event in deleted]
    assert names == [f"pg.shop.sales{name}" for name in ("", ".orders", ".t0", ".t1", ".t2", ".t3", ".t4")]
    assert polled(shop, "limit=2", end) == ([], end)


def test_the_limit_is_one_of_expanded_events(shop: Api) -> None:
    _, end = polled(shop, "limit=1000")
    shop.ok("DELETE", f"{SCHEMA}?recursive=true")
    first = shop.ok("GET", f"/events?afterSeq={end}&limit=1")
    assert [event["entityType"] for event in first["data"]] == ["databaseSchema"]
    assert first["paging"]["after"] == f"{int(end) + 1}/0"
    second = shop.ok("GET", f"/events?afterSeq={first['paging']['after']}&limit=1")
    assert [event["entityType"] for event in second["data"]] == ["table"]
    assert shop.ok("GET", f"/events?afterSeq={end}&limit=0") == {"data": [], "paging": {"total": 0, "after": end}}


def test_the_position_moves_over_what_was_not_asked_for(shop: Api) -> None:
    answer = shop.ok("GET", "/events?entityDeleted=dashboard")
    assert answer["data"] == []
    assert answer["paging"]["after"] == polled(shop, "limit=1000")[1]


def test_clients_that_know_only_the_timestamp(shop: Api) -> None:
    whole = shop.ok("GET", "/events?timestamp=0")["data"]
    assert whole == shop.ok("GET", "/events")["data"]
    middle = whole[-3]["timestamp"]
    later = shop.ok("GET", f"/events?timestamp={middle}")
    assert later["data"] == [event for event in whole if event["timestamp"] >= middle]
    assert later["paging"]["total"] == len(later["data"])
    shop.ok("DELETE", f"{SCHEMA}?recursive=true")
    deleted = shop.ok("GET", f"/events?entityDeleted=table&timestamp={middle}")["data"]
    assert [event["entityFullyQualifiedName"] for event in deleted] == ["pg.shop.sales.orders"]
    after = shop.ok("GET", f"/events?timestamp={deleted[0]['timestamp'] + 1}")
    assert after["data"] == []
    assert after["paging"]["after"] == polled(shop, "limit=1000")[1]
    assert polled(shop, f"limit=1&timestamp={middle}")[0] == shop.ok("GET", f"/events?timestamp={middle}")["data"]


def test_a_timestamp_behind_an_act_ends_what_it_took(shop: Api) -> None:
    _, end = polled(shop, "limit=1000")
    shop.ok("DELETE", f"{SCHEMA}?recursive=true")
    (deleted,) = shop.ok("GET", f"/events?afterSeq={end}&limit=1")["data"]
    assert shop.ok("GET", f"/events?afterSeq={int(end) + 1}/0&timestamp={deleted['timestamp'] + 1}")["data"] == []


@pytest.mark.parametrize("text", ["", "x", "-1", "1/2/3", "1/", "9223372036854775808"])
def test_what_is_no_position_is_refused(shop: Api, text: str) -> None:
    assert "paging.after" in shop.refused(400, "GET", f"/events?afterSeq={text}")


def test_a_position_that_the_log_has_not_reached_is_refused(shop: Api) -> None:
    _, end = polled(shop, "limit=1000")
    assert f"ends at {end}" in shop.refused(400, "GET", f"/events?afterSeq={int(end) + 1}")


class Writers:
    """Threads that write to a catalog through some platforms, and what they wrote."""

    def __init__(self, platforms: list[Platform], rounds: int) -> None:
        self.rounds = rounds
        self.errors: list[BaseException] = []
        self.threads = [
            threading.Thread(target=self._run, args=(platforms[number % len(platforms)], f"w{number}"))
            for number in range(4)
        ]

    def _run(self, platform: Platform, name: str) -> None:
        try:
            context = platform.context
            view = View(subject.of(subject.named(context.database, subject.ADMIN)), "http://here/api/v1")
            for _ in range(self.rounds):
                self._put(platform, view, "databaseSchema", name=name, database="pg.shop")
                for number in range(3):
                    self._put(platform, view, "table", name=f"t{number}", databaseSchema=f"pg.shop.{name}", columns=[])
                key = EntityKey(f"pg.shop.{name}", by_name=True)
                delete(context, context.types.get("databaseSchema"), view, key, Deletion(recursive=True))
        except BaseException as error:
            self.errors.append(error)
            raise

    def _put(self, platform: Platform, view: View, kind: str, **request: Any) -> None:
        put.create_or_update(platform.context, platform.context.types.get(kind), view, request)

    @property
    def at_work(self) -> bool:
        return any(thread.is_alive() for thread in self.threads)


def test_nothing_is_missed_while_others_write(new_catalog: Callable[[], dict[str, str | None]]) -> None:
    values = new_catalog()
    platforms = [open_platform(gazetteer_settings.load(values))]
    if not platforms[0].context.database.dialect.one_process:
        second = {**values, "home": f"{values['home']}-second"}
        platforms.append(open_platform(gazetteer_settings.load(second)))
    try:
        context = platforms[0].context
        view = View(subject.of(subject.named(context.database, subject.ADMIN)), "http://here/api/v1")
        service = {"name": "pg", "serviceType": "Postgres"}
        put.create_or_update(context, context.types.get("databaseService"), view, service)
        put.create_or_update(context, context.types.get("database"), view, {"name": "shop", "service": "pg"})
        for platform in platforms:
            platform.jobs.start()
        writers = Writers(platforms, rounds=4)
        read: list[Any] = []
        after = Position()
        for thread in writers.threads:
            thread.start()
        ended = False
        while not ended:
            # Asked for before the page is read: what is written until then is in this page or in one behind it.
            ended = not writers.at_work
            while True:
                page = log.changes(context, log.Asked(after=after, limit=7), "http://here/api/v1")
                read += page.events
                if page.after == after:
                    break
                after = page.after
        assert writers.errors == []
        for platform in platforms:
            platform.jobs.carry_out()
        whole = log.changes(context, log.Asked(limit=100_000), "http://here/api/v1").events
        assert ids(read) == ids(whole)
        deleted = [event for event in whole if event["eventType"] == "entitySoftDeleted"]
        assert len(deleted) == 4 * 4 * (1 + 3)
    finally:
        for platform in platforms:
            platform.close()
