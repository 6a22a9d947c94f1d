"""The SQL of the standard (ISO/IEC 9075)."""

from __future__ import annotations

from gazetteer.sqllineage.text.dialect import Dialect


class Ansi(Dialect):
    name = "ansi"
    title = "the standard (ISO/IEC 9075)"
    synonyms = ("standard", "generic")
    parser = "trino"
    recursive_sees_later = True
    structs = False
    folding = "quoted_upper"
    ignored_tables = frozenset()
    lambdas = False
    rewrites = frozenset({"portions", "row_names", "versions", "search_and_cycle", "json_functions", "json_tables"})
