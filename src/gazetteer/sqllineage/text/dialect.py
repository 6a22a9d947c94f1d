"""What the SQL dialects differ in, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gazetteer.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Dialect:
    """The lexical and procedural properties of one dialect.

    `folding` says how names compare: "lower" (case never counts), "quoted_lower" (an unquoted name means its
    lower-case spelling), "quoted_upper" (its upper-case spelling).
    """

    name: str
    parser: str
    folding: str = "lower"
    identifier_quotes: str = '"'
    string_quotes: str = "'"
    backslash_escapes: bool = False
    line_comments: tuple[str, ...] = ("--",)
    dollar_strings: bool = False
    brackets: bool = False
    transact: bool = False
    dotted_quotes: bool = False
    ignored_tables: frozenset[str] = frozenset({"dual"})
    pseudo_columns: frozenset[str] = frozenset()
    alias_first: bool = False
    nested_comments: bool = False
    alias_everywhere: bool = False
    lateral_aliases: bool = False
    rows_as_values: bool = False
    lambdas: bool = True
    arrays_in_from: bool = False
    bound_variables: bool = False

    @property
    def usual_quotes(self) -> str:
        """The opening and closing quote of an identifier."""
        return "[]" if self.transact else self.identifier_quotes[0] * 2


_COMMON_PSEUDO: Final = frozenset(
    {"current_date", "current_timestamp", "current_time", "current_user", "session_user", "localtimestamp", "sysdate"}
)
_ORACLE_PSEUDO: Final = _COMMON_PSEUDO | {
    "rownum",
    "level",
    "rowid",
    "systimestamp",
    "user",
    "connect_by_isleaf",
    "connect_by_iscycle",
    "ora_rowscn",
    "uid",
    "sessiontimezone",
    "sqlcode",
    "sqlerrm",
}
_BIGQUERY_PSEUDO: Final = _COMMON_PSEUDO | {
    "_table_suffix",
    "_partitiontime",
    "_partitiondate",
    "_file_name",
    "_change_type",
    "_change_timestamp",
}
_SNOWFLAKE_PSEUDO: Final = _COMMON_PSEUDO | {
    "metadata$filename",
    "metadata$file_row_number",
    "metadata$file_last_modified",
    "metadata$start_scan_time",
    "sqlerrm",
    "sqlcode",
    "sqlstate",
    "sqlrowcount",
    "sqlfound",
    "sqlnotfound",
}
_POSTGRES_PSEUDO: Final = _COMMON_PSEUDO | {
    "ctid",
    "xmin",
    "xmax",
    "tableoid",
    "found",
    "sqlerrm",
    "sqlstate",
    "user",
    "tg_op",
    "tg_table_name",
    "tg_table_schema",
    "tg_name",
    "tg_when",
    "tg_level",
    "tg_argv",
    "tg_nargs",
    "tg_relid",
}
_TRINO_PSEUDO: Final = _COMMON_PSEUDO | {"$path", "$file_size", "$file_modified_time", "$partition", "$bucket"}
_SPARK_PSEUDO: Final = _COMMON_PSEUDO | {"_metadata", "input__file__name", "block__offset__inside__file"}
_CLICKHOUSE_PSEUDO: Final = _COMMON_PSEUDO | {"_part", "_partition_id", "_file", "_path", "_table", "_sample_factor"}

_DIALECTS: Final = (
    Dialect(
        "postgres",
        "postgres",
        lambdas=False,
        rows_as_values=True,
        nested_comments=True,
        folding="quoted_lower",
        dollar_strings=True,
        pseudo_columns=_POSTGRES_PSEUDO,
        ignored_tables=frozenset(),
    ),
    Dialect(
        "redshift",
        "redshift",
        arrays_in_from=True,
        lambdas=False,
        backslash_escapes=True,
        lateral_aliases=True,
        nested_comments=True,
        dollar_strings=True,
        pseudo_columns=_POSTGRES_PSEUDO,
        ignored_tables=frozenset(),
    ),
    Dialect(
        "mysql",
        "mysql",
        lambdas=False,
        identifier_quotes="`",
        string_quotes="'\"",
        backslash_escapes=True,
        line_comments=("--", "#"),
        pseudo_columns=_COMMON_PSEUDO,
    ),
    Dialect(
        "tsql",
        "tsql",
        nested_comments=True,
        brackets=True,
        transact=True,
        pseudo_columns=_COMMON_PSEUDO | {"$action", "$rowguid", "$identity"},
        ignored_tables=frozenset(),
    ),
    Dialect("oracle", "oracle", folding="quoted_upper", pseudo_columns=_ORACLE_PSEUDO),
    Dialect(
        "snowflake",
        "snowflake",
        bound_variables=True,
        alias_everywhere=True,
        lateral_aliases=True,
        folding="quoted_upper",
        backslash_escapes=True,
        line_comments=("--", "//"),
        dollar_strings=True,
        pseudo_columns=_SNOWFLAKE_PSEUDO,
    ),
    Dialect(
        "bigquery",
        "bigquery",
        arrays_in_from=True,
        rows_as_values=True,
        identifier_quotes="`",
        string_quotes="'\"",
        backslash_escapes=True,
        line_comments=("--", "#"),
        dotted_quotes=True,
        pseudo_columns=_BIGQUERY_PSEUDO,
        ignored_tables=frozenset(),
    ),
    Dialect("trino", "trino", pseudo_columns=_TRINO_PSEUDO, ignored_tables=frozenset()),
    Dialect("athena", "athena", identifier_quotes='"`', pseudo_columns=_TRINO_PSEUDO, ignored_tables=frozenset()),
    Dialect(
        "spark",
        "spark",
        lateral_aliases=True,
        identifier_quotes="`",
        string_quotes="'\"",
        backslash_escapes=True,
        pseudo_columns=_SPARK_PSEUDO,
        ignored_tables=frozenset(),
    ),
    Dialect(
        "databricks",
        "databricks",
        lateral_aliases=True,
        identifier_quotes="`",
        string_quotes="'\"",
        backslash_escapes=True,
        dollar_strings=True,
        pseudo_columns=_SPARK_PSEUDO,
        ignored_tables=frozenset(),
    ),
    Dialect(
        "hive",
        "hive",
        identifier_quotes="`",
        string_quotes="'\"",
        backslash_escapes=True,
        pseudo_columns=_SPARK_PSEUDO,
        ignored_tables=frozenset(),
    ),
    Dialect(
        "duckdb",
        "duckdb",
        rows_as_values=True,
        alias_everywhere=True,
        lateral_aliases=True,
        nested_comments=True,
        dollar_strings=True,
        pseudo_columns=_COMMON_PSEUDO | {"rowid"},
        ignored_tables=frozenset(),
    ),
    Dialect(
        "clickhouse",
        "clickhouse",
        alias_everywhere=True,
        lateral_aliases=True,
        identifier_quotes='"`',
        backslash_escapes=True,
        pseudo_columns=_CLICKHOUSE_PSEUDO,
        ignored_tables=frozenset({"system.one", "one"}),
        alias_first=True,
    ),
    Dialect(
        "sqlite",
        "sqlite",
        lambdas=False,
        identifier_quotes='"`',
        brackets=True,
        pseudo_columns=_COMMON_PSEUDO | {"rowid", "oid", "_rowid_"},
        ignored_tables=frozenset(),
    ),
)
_BY_NAME: Final = {dialect.name: dialect for dialect in _DIALECTS}
_OTHER_NAMES: Final = {
    "postgresql": "postgres",
    "mariadb": "mysql",
    "mssql": "tsql",
    "sqlserver": "tsql",
    "plsql": "oracle",
    "presto": "trino",
    "sparksql": "spark",
}


def known() -> list[str]:
    """The names that `find` takes, without their synonyms."""
    return sorted(_BY_NAME)


def find(name: str) -> Dialect:
    """The dialect of that name or synonym, in any case; BadRequest names the known ones."""
    wanted = name.strip().lower()
    dialect = _BY_NAME.get(_OTHER_NAMES.get(wanted, wanted))
    if dialect is None:
        raise BadRequest(f"no SQL dialect {name!r} is known; use one of: {', '.join(known())}")
    return dialect
