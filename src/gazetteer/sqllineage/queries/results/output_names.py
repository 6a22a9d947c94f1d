"""What an output of a query is called that has no alias."""

from __future__ import annotations

from typing import Any, Final

from sqlglot import exp

from gazetteer.sqllineage.queries.parsing.parser import RENAMED
from gazetteer.sqllineage.queries.parsing.repairs import written
from gazetteer.sqllineage.queries.scoping.protocol import Resolver
from gazetteer.sqllineage.text import macro_values
from gazetteer.sqllineage.text.macros import PLACEHOLDER

# How PostgreSQL names an output after a function that the parser calls otherwise.
_FIGURED: Final = {
    "attimezone": "timezone",
    "logicalor": "bool_or",
    "logicaland": "bool_and",
    "groupconcat": "string_agg",
    "arrayagg": "array_agg",
    "timetostr": "to_char",
    "strtodate": "to_date",
    "timestamptrunc": "date_trunc",
    "datetrunc": "date_trunc",
    "extract": "extract",
    "nullif": "nullif",
    "percentilecont": "percentile_cont",
    "percentiledisc": "percentile_disc",
    # Redshift's APPROXIMATE is no part of the name.
    "approxquantile": "percentile_disc",
    "approxdistinct": "count",
    "lag": "lag",
    "lead": "lead",
    "firstvalue": "first_value",
    "lastvalue": "last_value",
    "jsonobject": "json_build_object",
    "jsonarrayagg": "json_agg",
    "jsonobjectagg": "json_object_agg",
    "jsonbobjectagg": "jsonb_object_agg",
    "explode": "unnest",
    "explodinggenerateseries": "generate_series",
    "strtotime": "to_timestamp",
    "unixtotime": "to_timestamp",
    "currentversion": "version",
    "mod": "mod",
    "bitwiseandagg": "bit_and",
    "bitwiseoragg": "bit_or",
    "decodecase": "case",
}
# How PostgreSQL calls types inside that the parser calls otherwise.
_TYPES: Final = {
    "INT": "int4", "BIGINT": "int8", "SMALLINT": "int2", "DOUBLE": "float8", "FLOAT": "float4", "DECIMAL": "numeric",
    "CHAR": "bpchar", "BOOLEAN": "bool", "VARBINARY": "bytea", "NVARCHAR": "varchar", "NCHAR": "bpchar",
}  # fmt: skip


def of_output(resolver: Resolver, value: Any, identifier: Any, position: int) -> tuple[str, str]:
    """The key and the name of an output: its alias, else what the dialect makes of its value."""
    if identifier is not None and not isinstance(identifier, str):
        return resolver.pair(identifier)
    node = value
    while isinstance(node, exp.Paren | exp.Cast | exp.Bracket | exp.Collate) and not isinstance(value, exp.Func):
        node = node.this
    if isinstance(value, exp.Cast) and resolver.dialect.cast_keeps_name and not _casting_function(value):
        node = value.this
    elif isinstance(value, exp.Anonymous) and value.name.lower() in resolver.dialect.casting_functions:
        node = value.expressions[0] if value.expressions else value
    if isinstance(node, exp.JSONExtract) and node.args.get("variant_extract"):
        # doc:shop.owner is called after its last field; a function or an operator is not.
        keys = [step for step in node.expression.expressions if isinstance(step, exp.JSONPathKey)]
        if keys and isinstance(keys[-1].this, str):
            return keys[-1].this.lower(), keys[-1].this.lower()
    if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Identifier):
        return resolver.pair(node.expression)
    if isinstance(node, exp.Column) and isinstance(node.this, exp.Identifier):
        return resolver.pair(node.this)
    name = _as_postgres(resolver, value, node) if resolver.dialect.names_by_function else None
    return name or (f"_col{position}", f"_col{position}")


def is_of_column(resolver: Resolver, value: Any, name: str) -> bool:
    """Whether a value is nothing but a column, a field or a cast of one, and is called like it."""
    while isinstance(value, exp.Paren | exp.Cast | exp.Bracket | exp.Collate) and isinstance(value.this, exp.Expr):
        if isinstance(value, exp.Bracket) and not resolver.dialect.names_by_function:
            # Called m['k'], _c0 or arrayElement(m, 'k'), as the dialect has it.
            return False
        value = value.this
    if isinstance(value, exp.JSONExtract):
        return resolver.dialect.paths_name_values and not name.startswith("_col")
    return isinstance(value, exp.Column | exp.Dot) and not name.startswith("_col")


def _as_postgres(resolver: Resolver, value: Any, node: Any) -> tuple[str, str] | None:
    """A column below casts and collations, else the function, CASE or subquery, else the type that it is cast to."""
    while isinstance(node, exp.Paren | exp.Collate) or (isinstance(node, exp.Cast) and not _casting_function(node)):
        node = node.this
    if isinstance(node, exp.Column) and isinstance(node.this, exp.Identifier):
        return resolver.pair(node.this)
    name = _figured_name(node)
    if name in {None, "case"} and isinstance(value.unnest(), exp.Cast):
        name = _type_name(value.unnest().to)
    return (name, name) if name is not None else None


def _type_name(kind: Any) -> str:
    """How PostgreSQL calls a type inside: a value that has no other name is called after what it is cast to."""
    while kind.this == exp.DataType.Type.ARRAY and kind.expressions:
        kind = kind.expressions[0]
    known = kind.this.value if isinstance(kind.this, exp.DataType.Type) else kind.this
    word = str(kind.args.get("kind") or known)
    return _TYPES.get(word, word.rsplit(".", 1)[-1].lower())


def _figured_name(node: Any) -> str | None:
    """How PostgreSQL names an output without an alias: after its function, CASE or the column of a subquery."""
    while isinstance(node, exp.Window | exp.Filter | exp.WithinGroup | exp.Paren | exp.Cast | exp.Dot):
        if word := _casting_function(node):
            return word
        # Of schema.function(…) the function.
        node = node.expression if isinstance(node, exp.Dot) else node.this
    if isinstance(node, exp.Case):
        default = node.args.get("default")
        return str(default.name).lower() if isinstance(default, exp.Column) else "case"
    if isinstance(node, exp.Subquery) and isinstance(node.this, exp.Select) and len(node.this.expressions) == 1:
        inner = node.this.expressions[0]
        return str(inner.output_name).lower() if isinstance(inner, exp.Alias | exp.Column) else _figured_name(inner)
    if isinstance(node, exp.Anonymous):
        name = str(node.name).lower()
        return macro_values.name_of(name) if name.startswith(PLACEHOLDER) else name.removeprefix(RENAMED)
    if isinstance(node, exp.Func | exp.Binary) and (word := written(node)).isidentifier():
        return word.lower()
    if isinstance(node, exp.CurrentTimestamp):
        # The parser notes a position only for what has parentheses, which CURRENT_TIMESTAMP must not have.
        return "now" if "start" in node.meta else "current_timestamp"
    is_called = "start" in node.meta or not isinstance(node, exp.Binary)
    if node.key in _FIGURED and is_called:
        return _FIGURED[node.key]
    if isinstance(node, exp.Trim):
        return {"LEADING": "ltrim", "TRAILING": "rtrim"}.get(str(node.args.get("position")), "btrim")
    if isinstance(node, exp.Pad):
        return "lpad" if node.args.get("is_left") else "rpad"
    if isinstance(node, exp.StrPosition):
        return "strpos" if "start" in node.meta else "position"
    return _written_name(node) if isinstance(node, exp.Func) and is_called else None


def _casting_function(node: Any) -> str:
    """The name of a function whose value the parser casts, empty for a cast that the text has."""
    word = written(node).lower() if isinstance(node, exp.Cast) else ""
    return "" if word in {"cast", "try_cast"} else word


def _written_name(function: Any) -> str:
    """The name by which the text calls a function: of all that the parser has for it, the one of this length."""
    known = type(function).sql_names()
    length = function.meta["end"] - function.meta["start"] + 1 if "start" in function.meta else 0
    return str(next((name for name in known if len(name) == length), known[0])).lower()
