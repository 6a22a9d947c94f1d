"""The SQL of Apache Impala."""

from __future__ import annotations

from gazetteer.sqllineage.dialects.hive import Hive


class Impala(Hive):
    name = "impala"
    title = "Apache Impala"
    pattern_setting = ("", "")
    arrays_in_from = True
    target_in_from = True
    rewrites = Hive.rewrites | {"bracket_hints", "select_modifiers"}
    marks: tuple[str, ...] = (
        r"\bCOMPUTE\s+(?:INCREMENTAL\s+)?STATS\b",
        r"\bINVALIDATE\s+METADATA\b",
        r"\bSTORED\s+AS\s+KUDU\b",
        r"\[\s*(?:NO)?SHUFFLE\s*\]|\[\s*BROADCAST\s*\]",
        r"\bUPSERT\s+INTO\b",
    )
