"""Keys of a table as constraints."""

from __future__ import annotations

from gazetteer.ingestion.sql_table import Key, column_constraint, table_constraints


def test_keys_become_constraints() -> None:
    keys = [
        Key("PRIMARY_KEY", ["id"]),
        Key("UNIQUE", ["a", "b"]),
        Key("UNIQUE", ["code"]),
        Key("FOREIGN_KEY", ["id"], ("c", "other.table"), ["x.y"]),
        Key("FOREIGN_KEY", ["a"], ("c", "t"), ["k"]),
        Key("FOREIGN_KEY", ["a"], ("c", "t"), ["k"]),
        Key("FOREIGN_KEY", ["a"], ("c", 'quo"te'), ["k"]),
    ]
    assert table_constraints(keys, "s.d") == [
        {"constraintType": "PRIMARY_KEY", "columns": ["id"]},
        {"constraintType": "UNIQUE", "columns": ["a", "b"]},
        {"constraintType": "UNIQUE", "columns": ["code"]},
        {
            "constraintType": "FOREIGN_KEY",
            "columns": ["id"],
            "referredColumns": ['s.d.c."other.table"."x.y"'],
            "relationshipType": "ONE_TO_ONE",
        },
        {
            "constraintType": "FOREIGN_KEY",
            "columns": ["a"],
            "referredColumns": ["s.d.c.t.k"],
            "relationshipType": "MANY_TO_ONE",
        },
    ]
    constraints = {name: column_constraint(name, keys, not_null=name == "b") for name in ("id", "a", "b", "code")}
    assert constraints == {"id": "PRIMARY_KEY", "a": "NULL", "b": "NOT_NULL", "code": "UNIQUE"}
