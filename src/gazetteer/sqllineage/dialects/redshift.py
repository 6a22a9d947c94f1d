"""The SQL of Amazon Redshift."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.postgres import Postgres
from gazetteer.sqllineage.text.dialect import Dialect


class Redshift(Dialect):
    name = "redshift"
    title = "Amazon Redshift"
    parser = "redshift"
    overloads = True
    usual_schema = "public"
    backslash_escapes = True
    dollar_strings = True
    ignored_tables = frozenset()
    nested_comments = True
    lateral_aliases = True
    lambdas = False
    arrays_in_from = True
    substitution = "colon"
    shell = "psql"
    at_variables = False
    plpgsql = True
    begin_is_transaction = True
    declares_before_block = True
    hash_names = True
    cast_keeps_name = True
    names_by_function = True
    select_into_table = True
    temporary_schemas = frozenset({"pg_temp"})
    harmless_procedures = r"pg_\w+|pg_catalog\.\w+"
    rewrites = frozenset(
        {
            "custom_operators",
            "rows_from",
            "sort_operators",
            "joined_strings",
            "search_and_cycle",
            "exclude_list",
            "paths_in_from",
            "only",
            "predicates",
            "json_functions",
            "catalog_types",
            "quoted_words",
            "approximate",
            "unpivoted",
        }
    )
    pseudo_columns = Postgres.pseudo_columns
    bare_values = Postgres.bare_values | {"current_role", "localtime", "system_user"}
    reserved_values = frozenset(
        {
            "current_date",
            "current_time",
            "current_timestamp",
            "current_user",
            "current_user_id",
            "localtimestamp",
            "session_user",
            "sysdate",
            "user",
        }
    )
    marks: tuple[str, ...] = (
        r"\bDIST(?:KEY|STYLE)\b",
        r"\b(?:COMPOUND\s+|INTERLEAVED\s+)?SORTKEY\b",
        r"\bUNLOAD\s*\(\s*'",
        r"\bIAM_ROLE\b",
        r"\bAPPEND\s+FROM\b",
        r"\bSTV_|\bSTL_|\bSVV_",
    )
