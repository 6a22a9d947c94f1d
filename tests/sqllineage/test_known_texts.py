"""The known text of dynamic SQL stays small whatever a script does with it."""

from __future__ import annotations

import pytest

from gazetteer.sqllineage.engine import parse

DOUBLINGS = 60


@pytest.mark.parametrize(
    "doubling",
    ["SET @s = @s + @s", "SET @s += @s", "SET @s = CONCAT(@s, @s)", "SET @s = REPLACE(@s, 'x', 'xx')"],
)
def test_a_text_that_doubles_with_each_statement_is_reported(doubling: str) -> None:
    script = "; ".join(["DECLARE @s nvarchar(max) = N'x'", *[doubling] * DOUBLINGS, "EXEC (@s)"])
    answer = parse(script, "tsql")
    assert [drop.reason for drop in answer.dropped] == ["a part of the dynamic SQL is not known before it runs"]


def test_a_text_of_some_hundred_parts_is_read() -> None:
    parts = "; ".join(f"SET @s += N', c{number}'" for number in range(300))
    answer = parse(f"DECLARE @s nvarchar(max) = N'SELECT k'; {parts}; SET @s += N' FROM a.b'; EXEC (@s)", "tsql")
    assert answer.reads == ("a.b",)
    assert len(answer.columns) == 301
