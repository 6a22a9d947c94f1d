"""The SQL of StarRocks."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.mysql import MySQL


class StarRocks(MySQL):
    name = "starrocks"
    title = "StarRocks"
    ctas_matches_by_name = False
    parser = "starrocks"
    structs = True
    lambdas = True
    rename_keeps_schema = True
    rewrites = MySQL.rewrites | {"labels", "loads_with_label", "file_targets", "submitted"}
    marks: tuple[str, ...] = (
        r'\bFILES\s*\(\s*"',
        r"\bSUBMIT\s+TASK\b",
        r"\bCREATE\s+PIPE\b",
        r"\bSWAP\s+WITH\b",
        r"\bPRIMARY\s+KEY\s*\([^)]*\)\s*DISTRIBUTED\b",
        r"\bREFRESH\s+ASYNC\b",
    )
