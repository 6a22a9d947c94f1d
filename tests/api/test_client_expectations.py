"""What clients of OpenMetadata expect of a server beside the shapes: found by their own tests."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import quote

import pytest

from gazetteer.api import limits
from tests.api_fixtures import Api

ORDERS = "/tables/name/pg.shop.sales.orders"
SENSITIVE = {"tagFQN": "PII.Sensitive", "source": "Classification", "labelType": "Manual", "state": "Confirmed"}
DAY = 86_400_000


def change(api: Api, *operations: tuple[str, str, Any], path: str = ORDERS) -> Any:
    return api.ok("PATCH", path, [{"op": op, "path": at, "value": value} for op, at, value in operations])


class TestPatch:
    def test_it_may_reach_into_what_changed_without_effect(self, shop: Api) -> None:
        before = change(shop, ("add", "/description", "a"))
        added = {"name": "x", "newValue": "y"}
        after = change(
            shop,
            ("add", "/incrementalChangeDescription/fieldsAdded/0", added),
            ("replace", "/changeDescription/previousVersion", 7),
            ("remove", "/changeDescription/fieldsAdded/0", None),
            ("add", "/changeDescription/fieldsDeleted/0", added),
        )
        assert after == before

    def test_so_it_may_of_a_first_version(self, shop: Api) -> None:
        assert change(shop, ("add", "/changeDescription/fieldsUpdated/0", {"name": "x"}))["version"] == 0.1

    def test_it_may_change_what_a_reference_tells_without_effect(self, shop: Api) -> None:
        policies = shop.ok("GET", "/policies")["data"]
        made = shop.ok("PUT", "/roles", {"name": "R", "policies": [policies[0]["name"]]})
        shown = shop.ok("GET", f"/roles/{made['id']}?fields=policies")["policies"][0]
        assert shown["description"] == policies[0]["description"]
        change(shop, ("replace", "/policies/0/description", "mine"), path=f"/roles/{made['id']}")
        assert shop.ok("GET", f"/policies/{policies[0]['id']}") == policies[0] | {
            key: value
            for key, value in shop.ok("GET", f"/policies/{policies[0]['id']}").items()
            if key not in policies[0]
        }

    def test_the_last_rule_of_a_policy_stays(self, shop: Api) -> None:
        rule = {"name": "r", "effect": "allow", "operations": ["All"], "resources": ["all"]}
        assert "rule" in shop.refused(400, "PUT", "/policies", {"name": "none", "rules": []})
        made = shop.ok("PUT", "/policies", {"name": "one", "rules": [rule]})
        path = f"/policies/{made['id']}"
        for operation in ({"op": "remove", "path": "/rules/0"}, {"op": "replace", "path": "/rules", "value": []}):
            assert "at least one rule" in shop.refused(400, "PATCH", path, [operation])
        shop.refused(400, "PUT", "/policies", {"name": "one", "rules": []})
        shop.refused(400, "PATCH", path, [{"op": "remove", "path": "/rules"}])


class TestReferences:
    def test_they_tell_what_is_told_of_their_target(self, shop: Api) -> None:
        told = {"displayName": "Sales", "description": "What was sold"}
        for key, value in told.items():
            change(shop, ("add", f"/{key}", value), path="/databaseSchemas/name/pg.shop.sales")
        for table in (shop.ok("GET", ORDERS), shop.ok("GET", "/tables?databaseSchema=pg.shop.sales")["data"][0]):
            assert {key: table["databaseSchema"][key] for key in told} == told
            assert "description" not in table["database"]


class TestLifeCycle:
    def test_the_newer_of_each_part_stays(self, shop: Api) -> None:
        admin = shop.ok("GET", "/users/name/admin")["id"]
        by = {"id": admin, "type": "user"}
        first = {
            "created": {"timestamp": 10, "accessedBy": by},
            "accessed": {"timestamp": 20, "accessedByAProcess": "p"},
        }
        assert change(shop, ("add", "/lifeCycle", first))["lifeCycle"] == first
        older = {"timestamp": 5, "accessedByAProcess": "older"}
        newer = {"timestamp": 30, "accessedBy": by}
        shown = change(shop, ("replace", "/lifeCycle", {"created": older, "updated": newer}))["lifeCycle"]
        assert shown == {**first, "updated": newer}
        assert change(shop, ("remove", "/lifeCycle", None))["lifeCycle"] == shown
        assert change(shop, ("remove", "/lifeCycle/accessed", None))["lifeCycle"] == shown
        assert change(shop, ("replace", "/lifeCycle/created", newer))["lifeCycle"]["created"] == newer
        assert shop.ok("GET", f"{ORDERS}?fields=lifeCycle")["lifeCycle"]["created"] == newer

    def test_what_is_no_life_cycle_is_refused(self, shop: Api) -> None:
        change(shop, ("add", "/lifeCycle", {"created": {"timestamp": 10}}))
        for value in (7, {"created": 7}, {"created": {"timestamp": "x"}}):
            shop.refused(400, "PATCH", ORDERS, [{"op": "replace", "path": "/lifeCycle", "value": value}])


class TestCertification:
    def certify(self, api: Api, tag: str = "PII.Sensitive") -> Any:
        label = {**SENSITIVE, "tagFQN": tag, "name": "other", "description": "other"}
        value = {"tagLabel": label, "appliedDate": 1, "expiryDate": 2}
        return change(api, ("add", "/certification", value))["certification"]

    def test_its_dates_are_the_servers_and_its_label_tells_of_the_tag(self, shop: Api) -> None:
        now = time.time() * 1000
        found = self.certify(shop)
        assert now - 1000 <= found["appliedDate"] <= now + 60_000
        assert found["expiryDate"] - found["appliedDate"] == 30 * DAY
        tag = shop.ok("GET", "/tags/name/PII.Sensitive")
        assert (found["tagLabel"]["name"], found["tagLabel"]["description"]) == (tag["name"], tag["description"])

    def test_the_same_again_keeps_them(self, shop: Api) -> None:
        found = self.certify(shop)
        assert self.certify(shop) == found
        assert change(shop, ("add", "/description", "x"))["certification"] == found
        other = self.certify(shop, "PII.None")
        assert other["tagLabel"]["name"] == "None"
        assert other["appliedDate"] >= found["appliedDate"]

    @pytest.mark.parametrize(("period", "days"), [("P1Y", 365), ("P2M3D", 63), ("P2W", 14), ("nonsense", 30)])
    def test_how_long_it_holds_is_a_setting(self, shop: Api, period: str, days: int) -> None:
        setting = {"config_type": "certificationSettings"}
        value = {"allowedClassification": "PII", "validityPeriod": period}
        shop.ok("PUT", "/system/settings", {**setting, "config_value": value})
        found = self.certify(shop)
        assert found["expiryDate"] - found["appliedDate"] == days * DAY


LISTS = ("owners", "tags", "followers", "dataProducts", "domains")


class TestFields:
    def test_lists_that_nobody_asked_for_are_absent(self, shop: Api) -> None:
        body = {"name": "new", "databaseSchema": "pg.shop.sales", "columns": [{"name": "a", "dataType": "INT"}]}
        made = shop.ok("POST", "/tables", body)
        put = shop.ok("PUT", "/tables", body | {"description": "d"})
        got = shop.ok("GET", "/tables/name/pg.shop.sales.new")
        assert put == got
        for answer in (made, put):
            assert [name for name in LISTS if name in answer] == []
        asked = shop.ok("GET", "/tables/name/pg.shop.sales.new?fields=owners,tags")
        assert (asked["owners"], asked["tags"], "followers" in asked) == ([], [], False)
        assert shop.ok("PUT", "/tables?fields=owners,tags", body | {"description": "d"}) == asked


class TestSearch:
    def query(self, api: Api, clause: Any, index: str = "table_search_index", **more: str) -> Any:
        text = quote(json.dumps({"query": clause}))
        extra = "".join(f"&{key}={value}" for key, value in more.items())
        return api.ok("GET", f"/search/query?index={index}&query_filter={text}{extra}")["hits"]

    def test_names_serve_as_display_names(self, shop: Api) -> None:
        hits = self.query(shop, {"term": {"service.displayName.keyword": "pg"}})
        assert [hit["_source"]["displayName"] for hit in hits["hits"]] == ["orders"]
        change(shop, ("add", "/displayName", "Orders!"))
        assert self.query(shop, {"term": {"displayName.keyword": "Orders!"}})["total"]["value"] == 1

    def test_the_tier_is_a_field(self, shop: Api) -> None:
        change(shop, ("add", "/tags/0", {**SENSITIVE, "tagFQN": "Tier.Tier1"}))
        hits = self.query(shop, {"term": {"tier.tagFQN": "Tier.Tier1"}})
        assert [hit["_source"]["tier"]["tagFQN"] for hit in hits["hits"]] == ["Tier.Tier1"]

    def test_teams_and_people_are_no_bots(self, shop: Api) -> None:
        for index in ("team_search_index", "user_search_index"):
            hits = self.query(shop, {"term": {"isBot": False}}, index)["hits"]
            assert hits
            assert all(hit["_source"]["isBot"] is False for hit in hits)

    @pytest.mark.parametrize("sort", ["_score", "name.keyword", "tableType", "fullyQualifiedName"])
    @pytest.mark.parametrize("order", ["asc", "desc"])
    def test_every_order_pages_to_the_end(self, shop: Api, sort: str, order: str) -> None:
        for number in range(6):
            body = {"databaseSchema": "pg.shop.sales", "columns": [], "tableType": ("Regular", "View")[number % 2]}
            shop.ok("PUT", "/tables", {"name": f"a,{number}", **body})
        found: list[str] = []
        more: dict[str, str] = {}
        while hits := (
            page := self.query(shop, {"match_all": {}}, size="2", sort_field=sort, sort_order=order, **more)
        )["hits"]:
            assert page["total"]["value"] == 7
            found += [hit["_source"]["name"] for hit in hits]
            more = {"search_after": quote(",".join(hits[-1]["sort"]))}
            assert len(found) <= 7
        assert sorted(found) == ["a,0", "a,1", "a,2", "a,3", "a,4", "a,5", "orders"]


class TestPipelineStatus:
    def test_the_answer_is_an_event(self, shop: Api) -> None:
        body = {"name": "nightly", "pipelineType": "metadata", "airflowConfig": {}, "sourceConfig": {"config": {}}}
        service = shop.ok("GET", "/services/databaseServices/name/pg")
        reference = {"id": service["id"], "type": "databaseService"}
        pipeline = shop.ok("PUT", "/services/ingestionPipelines", {**body, "service": reference})
        path = "/services/ingestionPipelines/pg.nightly/pipelineStatus"
        event = shop.ok("PUT", path, {"runId": "r1", "pipelineState": "running", "timestamp": 1})
        assert (event["entityType"], event["entityFullyQualifiedName"]) == ("ingestionPipeline", "pg.nightly")
        assert (event["entityId"], event["eventType"]) == (pipeline["id"], "entityUpdated")
        (field,) = event["changeDescription"]["fieldsUpdated"]
        assert json.loads(field["newValue"])["runId"] == "r1"
        large = {"runId": "r2", "status": "x" * (limits.LARGEST_BODY + 1)}
        assert "exceeds the maximum allowed" in shop.refused(413, "PUT", path, large)
