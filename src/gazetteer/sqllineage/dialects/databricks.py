"""The SQL of Databricks."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.spark import Spark


class Databricks(Spark):
    name = "databricks"
    title = "Databricks"
    parser = "databricks"
    dollar_strings = True
    temporary_schemas = frozenset({"global_temp", "live"})
