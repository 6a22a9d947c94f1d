"""The SQL of ClickHouse."""

from __future__ import annotations

from gazetteer.sqllineage.text.dialect import Dialect


class ClickHouse(Dialect):
    name = "clickhouse"
    title = "ClickHouse"
    parser = "clickhouse"
    files_as_tables = True
    dollar_parameters = False
    trailing_commas = True
    computing_words = frozenset({"ALIAS", "MATERIALIZED"})
    definition_words = frozenset({"INDEX", "PROJECTION"})
    identifier_quotes = '`"'
    backslash_escapes = True
    ignored_tables = frozenset({"one", "system.one"})
    alias_first = True
    alias_everywhere = True
    lateral_aliases = True
    views_with_receiver = True
    replaces_tables = True
    format_clause = True
    remote_functions = True
    values_columns = ("c", 1)
    values_name_columns = True
    nested_columns = True
    tables_behind_in = True
    columns_expression = True
    columns_are_arguments = True
    views_with_parameters = True
    combinators = True
    target_in_from = True
    rewrites = frozenset(
        {
            "dictionaries",
            "typed_parameters",
            "clickhouse_joins",
            "parameters",
            "named_lambdas",
            "transformers",
            "limit_by",
        }
    )
    pseudo_columns = frozenset(
        {
            "_block_number",
            "_block_offset",
            "_file",
            "_part",
            "_part_index",
            "_part_offset",
            "_part_uuid",
            "_partition_id",
            "_partition_value",
            "_path",
            "_sample_factor",
            "_shard_num",
            "_size",
            "_table",
            "_time",
        }
    )
    bare_values = frozenset({"current_date", "current_timestamp"})
    reserved_values = frozenset({"inf", "infinity", "nan"})
    marks: tuple[str, ...] = (
        r"\bENGINE\s*=\s*\w*(?:MergeTree|Distributed|Kafka|Null|Log)\b",
        r"\bPREWHERE\b",
        r"\bON\s+CLUSTER\b",
        r"\bLowCardinality\b|\bAggregateFunction\b|\bU?Int(?:8|16|32|64|256)\b",
        r"\b(?:toDate|toYYYYMM|toStartOf\w+|toUInt\d+|uniq\w+|arrayJoin|argMax|argMin|dictGet\w*)\s*\(",
        r"\b(?:sum|count|avg|any|uniq)(?:If|State|Merge)\s*\(",
        r"\bARRAY\s+JOIN\b",
        r"\bFORMAT\s+(?:JSON\w*|CSV\w*|TabSeparated\w*|Parquet|Native)\b",
    )
