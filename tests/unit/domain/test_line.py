"""A client line as a lens: it never alters what it cannot see, and shows what was written through it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gazetteer.domain.line import load, merge, project
from gazetteer.domain.shapes import Shapes, alternatives
from gazetteer.errors import ShapeError
from gazetteer.kit import json
from gazetteer.lines.line_2_0 import Line20

STORED = "2.0"
MODELS = ("Table", "DatabaseService", "DatabaseSchema", "StoredProcedure", "User", "Tag")
# A document nests deeper than this only by what may be left out.
DEEPEST = 3
# What a line is asked to express has the items of one list told apart by these.
IDENTITY = {"Column": "name", "TagLabel": "tagFQN", "EntityReference": "id", "Task": "name"}

SIMPLE: dict[str, st.SearchStrategy[Any]] = {
    "boolean": st.booleans(),
    "integer": st.integers(0, 3),
    "number": st.integers(0, 3),
    "UUID": st.sampled_from([f"00000000-0000-0000-0000-00000000000{n}" for n in range(3)]),
    "connection": st.just({"config": {"type": "x"}}),
    "any": st.sampled_from([1, "x", {"a": [1]}]),
    "Any": st.sampled_from([1, "x", {"a": [1]}]),
    "null": st.none(),
}


@cache
def shapes_of(number: str) -> Shapes:
    data = load(f"models-{number}.json")
    return Shapes(data["models"], data["enums"])


@cache
def values(number: str, kind: str, depth: int = 0) -> st.SearchStrategy[Any]:
    """Values that a line can express."""
    shapes = shapes_of(number)
    options = alternatives(kind)
    if len(options) > 1:
        return st.one_of(*(values(number, option, depth) for option in options))
    if kind.startswith("["):
        return _lists(number, kind[1:-1], depth)
    if kind.startswith("{"):
        return st.dictionaries(st.sampled_from("ab"), values(number, kind[1:-1], depth), max_size=2)
    if kind.startswith("enum:"):
        return st.sampled_from(shapes.enums[kind[5:]])
    if kind.startswith("="):
        return st.just(kind[1:])
    if kind in shapes.models:
        return st.deferred(lambda: _model(number, kind, depth))
    return SIMPLE.get(kind, st.sampled_from(["a", "b", "c"]))


def _lists(number: str, item: str, depth: int) -> st.SearchStrategy[Any]:
    if depth > DEEPEST:
        return st.just([])
    identity = IDENTITY.get(item)
    unique = (lambda value: value[identity]) if identity else None
    return st.lists(values(number, item, depth), max_size=3, unique_by=unique)


def _model(number: str, model: str, depth: int) -> st.SearchStrategy[Any]:
    fields = shapes_of(number).fields(model)
    must = {IDENTITY.get(model, "name")}
    required = {
        name: values(number, spec.type, depth + 1) for name, spec in fields.items() if spec.required or name in must
    }
    optional = {} if depth > DEEPEST else {n: values(number, s.type, depth + 1) for n, s in fields.items()}

    @st.composite
    def document(draw: st.DrawFn) -> dict[str, Any]:
        names = draw(st.lists(st.sampled_from(sorted(optional)), unique=True, max_size=6)) if optional else []
        return {
            name: draw(required[name] if name in required else optional[name])
            for name in dict.fromkeys([*required, *names])
        }

    return document()


def pairs(number: str) -> st.SearchStrategy[tuple[str, Any, Any]]:
    """(model, a stored document, a document that the line can express)."""
    return st.sampled_from(MODELS).flatmap(
        lambda model: st.tuples(st.just(model), values(STORED, model), values(number, model))
    )


@pytest.mark.parametrize("number", ["1.7", "2.0"])
def test_what_a_line_cannot_see_stays(number: str) -> None:
    shapes = shapes_of(number)

    @settings(max_examples=150, suppress_health_check=list(HealthCheck))
    @given(pairs(number))
    def holds(drawn: tuple[str, Any, Any]) -> None:
        model, stored, wanted = drawn
        before = json.dumps(stored)
        shown = project(shapes, model, stored)
        assert json.dumps(merge(shapes, model, stored, shown)) == before
        assert project(shapes, model, shown) == shown
        merged = merge(shapes, model, stored, wanted)
        assert project(shapes, model, merged) == wanted
        assert json.dumps(stored) == before

    holds()


@pytest.mark.parametrize("number", ["1.7", "2.0"])
def test_a_change_through_a_line_leaves_the_rest(number: str) -> None:
    """A client changes one field of what it sees."""
    shapes = shapes_of(number)

    @settings(max_examples=150, suppress_health_check=list(HealthCheck))
    @given(pairs(number), st.integers(0, 50))
    def holds(drawn: tuple[str, Any, Any], which: int) -> None:
        model, stored, wanted = drawn
        shown = project(shapes, model, stored)
        name = sorted(wanted)[which % len(wanted)]
        changed = {**shown, name: wanted[name]}
        merged = merge(shapes, model, stored, changed)
        assert project(shapes, model, merged) == changed
        untouched = [key for key in stored if key != name]
        assert {key: merged[key] for key in untouched} == {key: stored[key] for key in untouched}

    holds()


def test_unseen_fields_of_columns_follow_their_column() -> None:
    """By name, wherever a client of another line moves the columns."""
    shapes = shapes_of("1.7")
    unseen = sorted(shapes_of(STORED).fields("Column").keys() - shapes.fields("Column").keys())
    assert unseen, "the two lines have the same columns; choose others"
    stored = {
        "name": "t",
        "columns": [{"name": name, "dataType": "INT", unseen[0]: f"of {name}"} for name in ("a", "b", "c")],
    }
    shown = project(shapes, "Table", stored)
    assert all(unseen[0] not in column for column in shown["columns"])
    shown["columns"] = [shown["columns"][2], {"name": "new", "dataType": "INT"}, shown["columns"][0]]
    merged = merge(shapes, "Table", stored, shown)["columns"]
    assert [(column["name"], column.get(unseen[0])) for column in merged] == [
        ("c", "of c"),
        ("new", None),
        ("a", "of a"),
    ]


def test_unseen_items_of_lists_keep_their_place() -> None:
    older = Shapes({"M": {"kinds": "[enum:E]", "kind": "enum:E"}}, {"E": ["a", "b", "c"]})
    stored = {"kinds": ["new", "a", "newer", "b"], "kind": "newest"}
    assert project(older, "M", stored) == {"kinds": ["a", "b"]}
    assert merge(older, "M", stored, {"kinds": ["a", "b"]}) == stored
    assert merge(older, "M", stored, {"kinds": ["c"]}) == {"kinds": ["new", "c", "newer"], "kind": "newest"}
    assert merge(older, "M", stored, {"kinds": ["a", "b", "c"], "kind": "a"}) == {
        "kinds": ["new", "a", "newer", "b", "c"],
        "kind": "a",
    }


def test_a_field_has_its_own_enumeration_where_several_share_a_name() -> None:
    shapes = Line20.shapes()
    for kind, model in (("local", "DbtLocalConfig"), ("http", "DbtHttpConfig"), ("cloud", "DbtCloudConfig")):
        shapes.check(shapes.fields(model)["dbtConfigType"].type, kind)
    shapes.check(
        "DbtPipeline", {"type": "DBT", "dbtConfigSource": {"dbtConfigType": "local", "dbtManifestFilePath": "/m"}}
    )
    shapes.check(shapes.fields("BulkOperationResult")["status"].type, "partialSuccess")
    with pytest.raises(ShapeError, match="received string"):
        shapes.check(shapes.fields("DbtLocalConfig")["dbtConfigType"].type, "http")


def test_what_fits_nothing_is_told_of_the_kind_that_it_says_it_is() -> None:
    shapes = Line20.shapes()
    for value in ({"type": "DBT", "wrong": 1}, {"wrong": 1, "type": "DBT"}):
        with pytest.raises(ShapeError, match="unknown field 'wrong'; DbtPipeline has"):
            shapes.check(shapes.fields("SourceConfig")["config"].type, value)
