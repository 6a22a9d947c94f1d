"""Configurations: patterns, messages that name the key, secrets that do not show."""

from __future__ import annotations

import pytest
from pydantic import SecretStr, ValidationError

from gazetteer.errors import BadRequest
from gazetteer.ingestion.configuration import Configuration, revealed, validated
from gazetteer.ingestion.connector import connector_for_url
from gazetteer.ingestion.filters import FilterPattern
from gazetteer.ingestion.options import DatabaseOptions

SECRET = "correct-horse"


@pytest.mark.parametrize(
    ("includes", "excludes", "name", "passes"),
    [
        ((), (), "anything", True),
        (("^orders$",), (), "orders", True),
        (("^orders$",), (), "orders_old", False),
        (("orders",), (), "orders_old", True),
        (("old",), (), "orders_old", False),
        (("ORDERS",), (), "orders", True),
        ((), ("tmp",), "tmp_1", False),
        ((), ("tmp",), "a_tmp", True),
        (("a", "b"), ("b",), "b", False),
        (("a", "b"), ("c",), "b", True),
    ],
)
def test_patterns(includes: tuple[str, ...], excludes: tuple[str, ...], name: str, passes: bool) -> None:
    assert FilterPattern(includes=includes, excludes=excludes).passes(name) is passes


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match="not a Python regular expression"):
        FilterPattern(includes=("(",))
    assert FilterPattern.model_validate({"includes": None}).includes == ()


class Inner(Configuration):
    password: SecretStr
    mode: bool = False


class Outer(Configuration):
    inner_part: Inner | None = None
    many: dict[str, SecretStr] | None = None


def test_messages_name_keys_and_show_no_value() -> None:
    wrong = {"innerPart": {"password": {"x": SECRET}, "mode": SECRET, "pasword": SECRET}, "inner": SECRET}
    with pytest.raises(BadRequest) as caught:
        validated(Outer, wrong, "top")
    message = caught.value.message
    assert "top.innerPart.pasword: unknown key; allowed: mode, password" in message
    assert "top.inner: unknown key; allowed: innerPart, many" in message
    assert "top.innerPart.mode: Input should be a valid boolean" in message
    assert SECRET not in message
    assert caught.value.__cause__ is None
    with pytest.raises(BadRequest, match=r"^innerPart\.password: this key is missing$"):
        validated(Outer, {"innerPart": {}}, "")


def test_secrets_are_revealed_only_on_demand() -> None:
    value = Outer.model_validate({"innerPart": {"password": SECRET}, "many": {"a": SECRET}})
    assert SECRET not in repr(value)
    assert revealed(value.model_dump(by_alias=True, exclude_unset=True)) == {
        "innerPart": {"password": SECRET},
        "many": {"a": SECRET},
    }
    assert revealed([SecretStr("x"), 1]) == ["x", 1]


def test_options_have_openmetadatas_keys() -> None:
    options = DatabaseOptions.model_validate(
        {"type": "DatabaseMetadata", "markDeletedTables": False, "includeViews": False, "threads": 4}
    )
    assert not options.marks_deleted("table")
    assert options.marks_deleted("storedProcedure")
    assert not options.marks_deleted("database")
    assert not options.include_views


def test_urls_find_their_connector() -> None:
    assert connector_for_url("postgresql://u@h/d").name == "postgres"
    with pytest.raises(BadRequest, match=r"begin with 'oracel://'; known: .*postgresql"):
        connector_for_url("oracel://u:hunter2@h/d")
