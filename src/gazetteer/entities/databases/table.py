"""A table or view, with its columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent
from gazetteer.domain.table_rules import contradictions, follow_renamed


class Table(EntityType):
    name = "table"
    model = "Table"
    create_model = "CreateTableRequest"
    parents = (Parent("databaseSchema", ("databaseSchema",)),)
    ancestors = {"databaseSchema": "databaseSchema", "database": "database", "service": "databaseService"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    kept = EntityType.kept | {"dataModel", "tableProfilerConfig", "customMetrics", "usageSummary", "processedLineage"}
    on_request = EntityType.on_request | {"dataModel", "tableProfilerConfig", "customMetrics", "usageSummary"}
    terms = ("tableType", "aliases", "processedLineage")
    defaults = {"tableConstraints": []}

    @classmethod
    def follow_renamed(cls, document: dict[str, Any], paths: Mapping[str, str]) -> None:
        follow_renamed(document, paths)

    @classmethod
    def contradictions(cls, document: Mapping[str, Any]) -> list[str]:
        return contradictions(document)
