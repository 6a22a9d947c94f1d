"""The SQL of Apache Doris."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.mysql import MySQL


class Doris(MySQL):
    name = "doris"
    title = "Apache Doris"
    parser = "doris"
    structs = True
    lambdas = True
    rename_keeps_schema = True
    rewrites = MySQL.rewrites | {"labels", "loads_with_label", "file_targets", "submitted"}
