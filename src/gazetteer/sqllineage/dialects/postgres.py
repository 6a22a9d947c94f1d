"""The SQL of PostgreSQL."""

from __future__ import annotations

from types import MappingProxyType

from gazetteer.sqllineage.text.dialect import Dialect


class Postgres(Dialect):
    name = "postgres"
    title = "PostgreSQL"
    synonyms = ("postgresql",)
    parser = "postgres"
    overloads = True
    recursive_sees_later = True
    usual_schema = "public"
    structs = False
    qualified_variables = True
    folding = "quoted_lower"
    dollar_strings = True
    ignored_tables = frozenset()
    nested_comments = True
    rows_as_values = True
    functions_as_columns = True
    value_alias_is_column = True
    function_columns = MappingProxyType(
        {
            "json_each": ("key", "value"),
            "jsonb_each": ("key", "value"),
            "json_each_text": ("key", "value"),
            "jsonb_each_text": ("key", "value"),
            "json_array_elements": ("value",),
            "jsonb_array_elements": ("value",),
            "json_array_elements_text": ("value",),
            "jsonb_array_elements_text": ("value",),
            "each": ("key", "value"),
            "aclexplode": ("grantor", "grantee", "privilege_type", "is_grantable"),
            "pg_options_to_table": ("option_name", "option_value"),
            "pg_partition_tree": ("relid", "parentrelid", "isleaf", "level"),
            "ts_parse": ("tokid", "token"),
            "ts_debug": ("alias", "description", "token", "dictionaries", "dictionary", "lexemes"),
        }
    )
    lambdas = False
    substitution = "colon"
    shell = "psql"
    at_variables = False
    plpgsql = True
    clash_languages = frozenset({"PLPGSQL"})
    struct_fields_in_set = True
    rules = True
    declares_before_block = True
    return_query = True
    attach_names_partition = True
    cast_keeps_name = True
    names_by_function = True
    empty_select_list = True
    select_into_table = True
    temporary_schemas = frozenset({"pg_temp"})
    text_procedures = MappingProxyType(
        {
            "cron.schedule": (-1, "command"),
            "cron.schedule_in_database": (2, "command"),
            "dblink_exec": (-1, "sql"),
        }
    )
    harmless_procedures = r"pg_\w+|pg_catalog\.\w+|aws_s3\.\w+|aws_lambda\.\w+"
    rewrites = frozenset(
        {
            "custom_operators",
            "pairs",
            "rows_from",
            "sort_operators",
            "joined_strings",
            "search_and_cycle",
            "only",
            "only_targets",
            "predicates",
            "json_functions",
            "json_tables",
            "catalog_types",
            "values_as_types",
            "xml_queries",
            "xml_values",
        }
    )
    pseudo_columns = frozenset({"cmax", "cmin", "ctid", "tableoid", "xmax", "xmin"})
    bare_values = frozenset(
        {
            "current_schema",
            "found",
            "sqlerrm",
            "sqlstate",
            "tg_argv",
            "tg_event",
            "tg_level",
            "tg_name",
            "tg_nargs",
            "tg_op",
            "tg_relid",
            "tg_relname",
            "tg_table_name",
            "tg_table_schema",
            "tg_tag",
            "tg_when",
        }
    )
    reserved_values = frozenset(
        {
            "current_catalog",
            "current_date",
            "current_role",
            "current_time",
            "current_timestamp",
            "current_user",
            "localtime",
            "localtimestamp",
            "session_user",
            "system_user",
            "user",
        }
    )
    marks: tuple[str, ...] = (
        r"\$\w*\$",
        r"\bLANGUAGE\s+\W?plpgsql\b",
        r"\w\s*::\s*\w",
        r"->>|@>|<@|#>>",
        r"\bON\s+CONFLICT\b",
        r"\bDISTINCT\s+ON\s*\(",
        r"\bRETURNING\b",
        r"\bILIKE\b",
        r"^\\\w",
        r"\b\w+\[\](?!\w)",
        r"\bgenerate_series\s*\(",
        r"\bNOW\s*\(\s*\)\s*-\s*INTERVAL\b",
    )
