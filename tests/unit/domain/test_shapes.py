"""Which models a type can have inside."""

from __future__ import annotations

from gazetteer.domain.shapes import Shapes

SHAPES = Shapes(
    {
        "Label": {"name": "string"},
        "Column": {"labels": "[Label]", "children": "[Column]", "kind!": "enum:Kind"},
        "Kind": {"secret": "Hidden"},
        "Hidden": {},
        "Table": {"columns": "[Column]|string", "options": "{Option}", "mode": "=Hidden"},
        "Option": {"…": None, "value": "any"},
    },
    {"Kind": ["a"]},
)


def test_models_are_found_at_any_depth_and_enumerations_are_none() -> None:
    assert SHAPES.inside("Table") == {"Table", "Column", "Label", "Option"}
    assert SHAPES.inside("[Column]") == {"Column", "Label"}
    assert SHAPES.inside("[enum:Kind]") == set()
    assert SHAPES.inside("string|{Option}") == {"Option"}
