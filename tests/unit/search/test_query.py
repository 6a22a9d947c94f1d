"""Queries of any shape are understood, or refused with the place that is wrong."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.errors import BadRequest
from gazetteer.search import query

SCALARS = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["x", "*", "a:b", ""])
WORDS = st.sampled_from(
    [*query._CLAUSES, "must", "filter", "should", "must_not", "field", "values", "value", "fields", "query", "name"]
)
SHAPES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2), max_leaves=8
)


@given(SHAPES)
def test_nothing_else_happens(shape: Any) -> None:
    try:
        found = query.parse("", shape)
    except BadRequest as error:
        assert "query_filter" in error.message  # noqa: PT017  any other error fails the test
    else:
        for document in ({"id": "x", "name": "x", "service": {"name": "x"}}, {}):
            found.matches(document)


@pytest.mark.parametrize(
    ("shape", "place"),
    [
        ([], "query_filter: expected an object, received a list"),
        ({"query": 7}, "query_filter: expected an object, received integer"),
        ({"bool": {"must": [{"term": {"name": []}}]}}, "query_filter.bool.must.term.name"),
        ({"terms": {"name": "x"}}, "query_filter.terms.name: expected a list"),
        ({"bool": {"filter": "x"}}, "query_filter.bool.filter"),
        ({"wildcard": {"name": {"value": {}}}}, "query_filter.wildcard.name"),
        ({"query_string": {"fields": [1, {}]}}, r"query_filter.query_string.fields\[1\]"),
        ({"bool": {"must": {"fuzzy": {}}}}, "query_filter.bool.must: the query clause 'fuzzy'"),
    ],
)
def test_the_place_is_named(shape: Any, place: str) -> None:
    with pytest.raises(BadRequest, match=place):
        query.parse("", shape)
