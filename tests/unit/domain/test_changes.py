"""Differences: what is told of them, how far the version moves, and the way back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gazetteer.domain import changes
from gazetteer.domain.changes import MAJOR, MINOR, apply_delta, delta, difference


def column(name: str, kind: str = "VARCHAR", **fields: Any) -> dict[str, Any]:
    return {"name": name, "dataType": kind, **fields}


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        ([], [column("a")], MINOR),
        ([column("a"), column("b")], [column("a")], MAJOR),
        ([column("a")], [column("A")], MAJOR),
        ([column("a", "INT")], [column("a", "BIGINT")], MAJOR),
        (
            [column("a", "ARRAY", arrayDataType="INT")],
            [column("a", "ARRAY", arrayDataType="TEXT")],
            MAJOR,
        ),
        ([column("a", dataLength=40)], [column("a", dataLength=80)], MINOR),
        ([column("a", dataLength=80)], [column("a", dataLength=40)], MAJOR),
        ([column("a", precision=10, scale=2)], [column("a", precision=10, scale=1)], MAJOR),
        ([column("a", dataLength=80)], [column("a")], MINOR),
        ([column("a")], [column("a", description="x")], MINOR),
        ([column("a"), column("b")], [column("b"), column("a")], MINOR),
        (
            [column("a", "STRUCT", children=[column("x"), column("y")])],
            [column("a", "STRUCT", children=[column("x")])],
            MAJOR,
        ),
        (
            [column("a", "STRUCT", children=[column("x")])],
            [column("a", "STRUCT", children=[column("x"), column("y")])],
            MINOR,
        ),
    ],
)
def test_the_version_moves_far_when_readers_may_break(before: Any, after: Any, step: int) -> None:
    change = difference({"columns": before}, {"columns": after})
    assert change
    assert change.step == step


def test_equal_states_do_not_differ() -> None:
    state = {"columns": [column("a")], "tags": [{"$tag": 1}], "description": "x"}
    assert not difference(state, dict(reversed(state.items())))


def test_what_is_told_of_a_change() -> None:
    before = {"description": "x", "tags": [1, 2], "style": {"a": 1}, "gone": True, "empty": []}
    after = {"description": "y", "tags": [2, 3], "style": {"a": 2}, "new": 0, "empty": [7]}
    change = difference(before, after)
    assert change.added == [("tags", None, [3]), ("empty", None, [7]), ("new", None, 0)]
    assert change.updated == [("description", "x", "y"), ("style", {"a": 1}, {"a": 2})]
    assert change.deleted == [("tags", [1], None), ("gone", True, None)]


def test_a_new_order_alone_is_an_update() -> None:
    assert difference({"tags": [1, 2]}, {"tags": [2, 1]}).updated == [("tags", [1, 2], [2, 1])]
    moved = difference({"columns": [column("a"), column("b")]}, {"columns": [column("b"), column("a")]})
    assert moved.updated == [("columns", ["a", "b"], ["b", "a"])]


def test_a_field_of_a_column_is_named_by_its_path() -> None:
    before = [column("a.b", "STRUCT", children=[column("x")])]
    after = [column("a.b", "STRUCT", children=[column("x", description="new")])]
    assert difference({"columns": before}, {"columns": after}).added == [('columns."a.b".x.description', None, "new")]


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=4),
    max_leaves=12,
)


@example([1, 1, 1], [1])
@example([1, 2, 1], [1, 1])
@given(VALUES, VALUES)
def test_a_delta_leads_to_its_goal(start: Any, goal: Any) -> None:
    assert apply_delta(start, delta(start, goal)) == goal


def test_the_way_back_is_short() -> None:
    long = [column(f"c{number}") for number in range(100)]
    without = long[:50] + long[51:]
    assert delta(without, long) == {"l": [50, 49, [column("c50")]]}
    assert delta(long, [*long[:7], column("c7", description="x"), *long[8:]]) == {
        "i": {"7": {"o": {"description": {"=": "x"}}}}
    }
    assert changes.FIRST_VERSION == 1
