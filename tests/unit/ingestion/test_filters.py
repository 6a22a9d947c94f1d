"""Patterns that decide which names of a source are wanted."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from gazetteer.errors import BadRequest
from gazetteer.ingestion import filters
from gazetteer.ingestion.filters import FilterPattern

ENDLESS = r"(?:\w|a\w)+[!?]"


def test_what_passes() -> None:
    pattern = FilterPattern(includes=("^orders$", "sales_"), excludes=(".*_old$",))
    assert [name for name in ("ORDERS", "orders2", "sales_1", "sales_old", "x") if pattern.passes(name)] == [
        "ORDERS",
        "sales_1",
    ]


@pytest.mark.parametrize("kind", ["includes", "excludes"])
def test_a_pattern_without_an_end_is_no_answer(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "SECONDS", 0.05)
    pattern = FilterPattern.model_validate({kind: [ENDLESS]})
    with pytest.raises(BadRequest, match="takes more than"):
        pattern.passes("a" * 200)


def test_no_pattern_at_all() -> None:
    with pytest.raises(ValidationError, match="not a Python regular expression"):
        FilterPattern(includes=("(",))
