"""The SQL of Apache Doris."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.mysql import MySQL


class Doris(MySQL):
    name = "doris"
    title = "Apache Doris"
    ctas_matches_by_name = False
    parser = "doris"
    structs = True
    lambdas = True
    rename_keeps_schema = True
    rewrites = MySQL.rewrites | {"labels", "loads_with_label", "file_targets", "submitted"}
    marks: tuple[str, ...] = (
        r"\bREPLACE\s+WITH\s+TABLE\b",
        r"\bUNIQUE\s+KEY\s*\([^)]*\)\s*DISTRIBUTED\b",
        r'\bS3\s*\(\s*"',
        r"\bbitmap_union\s*\(",
        r"\bCREATE\s+JOB\b",
        r"\bAUTO\s+PARTITION\b",
    )
