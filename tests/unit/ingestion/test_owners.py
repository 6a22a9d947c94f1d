"""Owners by name: a user or a team, or nobody."""

from __future__ import annotations

from typing import Any

from gazetteer.ingestion.owners import with_ids

KNOWN = {("user", "ann"): "u1", ("team", "sales"): "t1", ("team", "ann"): "t2"}


def find(entity_type: str, name: str) -> str | None:
    return KNOWN.get((entity_type, name))


def owned(*owners: dict[str, Any]) -> dict[str, Any]:
    return {"name": "t", "owners": list(owners)}


def test_the_type_asked_for_comes_first() -> None:
    of = [{"type": kind, "fullyQualifiedName": "ann"} for kind in ("user", "team")]
    request, message = with_ids(owned(*of), find)
    assert request["owners"] == [{"id": "u1", "type": "user"}, {"id": "t2", "type": "team"}]
    assert message is None


def test_a_team_may_be_meant_where_a_user_is_named() -> None:
    request, _ = with_ids(owned({"type": "user", "name": "sales"}), find)
    assert request["owners"] == [{"id": "t1", "type": "team"}]


def test_an_owner_with_an_id_is_left_alone() -> None:
    owner = {"id": "x", "type": "user", "name": "nobody"}
    assert with_ids(owned(owner), find) == (owned(owner), None)


def test_who_does_not_exist_is_left_out_and_named() -> None:
    lost = [{"type": "user", "fullyQualifiedName": name} for name in ("eve", "mallory")]
    request, message = with_ids(owned({"type": "user", "fullyQualifiedName": "ann"}, *lost), find)
    assert request["owners"] == [{"id": "u1", "type": "user"}]
    assert message == "no user or team for the owner eve, mallory"
    assert with_ids(owned(*lost), find)[0] == {"name": "t"}


def test_a_request_without_owners_stays_itself() -> None:
    request = {"name": "t"}
    assert with_ids(request, find) == (request, None)
