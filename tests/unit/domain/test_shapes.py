"""Which models a type can have inside."""

from __future__ import annotations

import pytest

from gazetteer.domain.shapes import Shapes
from gazetteer.errors import ShapeError

SHAPES = Shapes(
    {
        "Label": {"name": "string"},
        "Column": {"labels": "[Label]", "children": "[Column]", "kind!": "enum:Kind"},
        "Kind": {"secret": "Hidden"},
        "Hidden": {},
        "Table": {"columns": "[Column]|string", "options": "{Option}", "mode": "=Hidden"},
        "Option": {"…": None, "value": "any"},
        "Sizes": {"one": "integer", "many": "[integer]", "by": "{integer}", "or": "string|integer", "real": "number"},
    },
    {"Kind": ["a"]},
)


def test_models_are_found_at_any_depth_and_enumerations_are_none() -> None:
    assert SHAPES.inside("Table") == {"Table", "Column", "Label", "Option"}
    assert SHAPES.inside("[Column]") == {"Column", "Label"}
    assert SHAPES.inside("[enum:Kind]") == set()
    assert SHAPES.inside("string|{Option}") == {"Option"}


def test_integers_written_as_whole_numbers_are_integers() -> None:
    for whole in (100.0, 1e2, 100):
        value = {"one": whole, "many": [whole, 7], "by": {"a": whole}, "or": whole, "real": 0.5}
        SHAPES.check("[Sizes]", [value])
        assert repr(value) == repr({"one": 100, "many": [100, 7], "by": {"a": 100}, "or": 100, "real": 0.5})
    for wrong in (0.5, 1e300, float("inf"), True):
        with pytest.raises(ShapeError):
            SHAPES.check("Sizes", {"one": wrong})
