"""The SQL of Apache Impala."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.hive import Hive


class Impala(Hive):
    name = "impala"
    title = "Apache Impala"
    arrays_in_from = True
    target_in_from = True
    rewrites = Hive.rewrites | {"bracket_hints"}
