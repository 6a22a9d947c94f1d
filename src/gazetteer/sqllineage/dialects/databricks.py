"""The SQL of Databricks."""

from __future__ import annotations

from types import MappingProxyType

from gazetteer.sqllineage.dialects.spark import Spark


class Databricks(Spark):
    name = "databricks"
    title = "Databricks"
    parser = "databricks"
    rewrites = Spark.rewrites | {"copied_files"}
    formats_in_order = Spark.formats_in_order | {""}
    dollar_strings = True
    paths_name_values = True
    passing_functions = MappingProxyType({"ai_forecast": r"\w+_(?:forecast|upper|lower)"})
    temporary_schemas = frozenset({"global_temp", "live"})
    marks: tuple[str, ...] = (
        r"Databricks notebook source",
        r"\bZORDER\b",
        r"\bLIQUID\b|\bCLUSTER\s+BY\s+AUTO\b",
        r"\bSTREAMING\s+(?:LIVE\s+)?TABLE\b|\bread_files\s*\(|\bSTREAM\s*\(",
        r"\bSCHEMA\s+EVOLUTION\b",
        r"\bAPPLY\s+CHANGES\b",
        r"\bDELTA\b",
    )
