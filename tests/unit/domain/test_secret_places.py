"""Which place of a stored document a wanted one is, and what is kept there."""

from __future__ import annotations

from typing import Any

import pytest

from gazetteer.domain import secrets
from gazetteer.domain.secret_places import MOST_COMPARED, aligned, laid_over
from gazetteer.domain.secrets import SECRET

LINE = "2.0"
MASK: dict[str, Any] = {SECRET: ""}


def kept(name: str) -> dict[str, Any]:
    return {SECRET: name}


def same(old: Any, new: Any) -> bool:
    """As it is with masks and with secrets that are known by their names."""
    if isinstance(old, dict) and isinstance(new, dict) and SECRET in old and SECRET in new:
        return new == MASK or bool(old == new)
    return bool(old == new)


@pytest.mark.parametrize(
    ("stored", "wanted", "places"),
    [
        ([kept("1"), kept("2")], [MASK, MASK], [0, 1]),
        ([kept("1"), kept("2")], [MASK], [None]),
        ([kept("1"), kept("2")], [MASK, MASK, MASK], [0, 1, None]),
        ([kept("1"), kept("2")], [MASK, MASK, "x"], [0, 1, None]),
        ([kept("1"), kept("2")], ["x", MASK, MASK], [None, None, None]),
        ([kept("1"), kept("2")], [kept("2"), kept("1")], [1, 0]),
        ([kept("1"), kept("2")], [kept("2")], [1]),
        ([kept("1")], ["x", MASK], [None, 0]),
        ([kept("1")], [MASK, MASK], [0, None]),
        ([kept("1"), "x"], [MASK], [0]),
        ([{"name": "a"}, {"name": "b"}], [{"name": "b", "more": 1}, {"name": "c"}], [1, None]),
        ([{"h": 1, "p": kept("1")}, {"h": 2, "p": kept("2")}], [{"h": 2}], [1]),
        ([{"h": 1, "p": kept("1")}, {"h": 2, "p": kept("2")}], [{"p": MASK}], [None]),
        ([{"h": 1, "p": kept("1")}], [{"h": 3, "p": MASK}], [0]),
        ([{"h": 1}, {"h": 1}], [{"h": 1}], [None]),
    ],
)
def test_items(stored: list[Any], wanted: list[Any], places: list[int | None]) -> None:
    assert aligned(stored, wanted, same) == places


def test_long_lists_are_compared_in_bounded_time() -> None:
    compared = 0

    def counting(old: Any, new: Any) -> bool:
        nonlocal compared
        compared += 1
        return same(old, new)

    stored = [kept(str(number)) for number in range(5000)]
    assert aligned(stored, [kept("new"), *stored], counting) == [None] * 5001
    assert compared <= MOST_COMPARED
    assert aligned(stored, [*stored, kept("new")], same) == [*range(5000), None]


@pytest.mark.parametrize("kind", ["dbtConfigType", "type"])
def test_another_kind_keeps_nothing(kind: str) -> None:
    rule = secrets.of_model(LINE, "DbtPipeline" if kind == "dbtConfigType" else "GCPCredentials")
    key = "dbtConfigSource" if kind == "dbtConfigType" else "gcpConfig"
    stored = {key: {kind: "one", "dbtSecurityConfig": {"awsSecretAccessKey": kept("1")}}}
    other, same_kind = {key: {kind: "two"}}, {key: {kind: "one"}}
    assert laid_over(rule, stored, other, same) == other
    assert laid_over(rule, stored, same_kind, same) == stored
    assert laid_over(rule, stored, {key: {kind: None}}, same)[key]["dbtSecurityConfig"]


def test_an_option_of_one_value_is_no_kind() -> None:
    rule = secrets.of_connection(LINE, "database", "Mysql")
    stored = {"type": "Mysql", "scheme": "mysql+pymysql", "authType": {"password": kept("1")}}
    wanted = {"type": "Mysql", "scheme": "mysql+other"}
    assert laid_over(rule, stored, wanted, same) == {**wanted, "authType": stored["authType"]}
