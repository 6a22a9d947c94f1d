"""Which of namesakes has the plain name, by what the catalog has."""

from __future__ import annotations

from typing import Any

import pytest

from gazetteer.ingestion.routine_names import declared_arguments, distinguished, split_list
from gazetteer.ingestion.sql_reading import Listed


def routines(*signatures: tuple[str, ...]) -> list[Listed]:
    return [Listed(number, "s", "f", "routine", arguments=types) for number, types in enumerate(signatures)]


def stored(name: str, code: str) -> dict[str, Any]:
    return {"name": name, "storedProcedureCode": {"code": code}}


@pytest.mark.parametrize(
    ("known", "names"),
    [
        ([], ["f", "f(integer, date)"]),
        ([stored("f", "CREATE FUNCTION s.f(a integer, b date)\n")], ["f(integer)", "f"]),
        ([stored("f", "CREATE FUNCTION s.f(a text)\n")], ["f(integer)", "f(integer, date)"]),
        ([stored("f", "BEGIN END")], ["f", "f(integer, date)"]),
        ([stored("f", "BEGIN END"), stored("f(integer)", "")], ["f(integer)", "f"]),
        ([stored("f(integer)", "")], ["f(integer)", "f"]),
    ],
)
def test_the_plain_name_stays_with_the_one_that_has_it(known: list[dict[str, Any]], names: list[str]) -> None:
    found = list(distinguished(routines(("integer",), ("integer", "date")), known))
    assert [listed.name for listed in found] == names
    assert {listed.matched for listed in found} == {"f"}


def test_arguments_are_those_of_a_call() -> None:
    code = """CREATE OR REPLACE FUNCTION "odd(".f(integer, INOUT "a, b" text DEFAULT 'x, )'::text, OUT c date,
        VARIADIC d numeric[] DEFAULT ARRAY[(1), 2])\n RETURNS"""
    assert declared_arguments(code) == ["integer", 'INOUT "a, b" text', "VARIADIC d numeric[]"]
    assert declared_arguments("CREATE PROCEDURE p()\n AS") == []
    assert declared_arguments("SELECT f(1)") is None
    assert declared_arguments("CREATE PROCEDURE p") is None
    assert split_list("a, f(b, c), 'd, e', \"f,\"") == ["a", "f(b, c)", "'d, e'", '"f,"']
