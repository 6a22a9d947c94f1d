"""A database of a service."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class Database(EntityType):
    name = "database"
    model = "Database"
    create_model = "CreateDatabaseRequest"
    parents = (Parent("service", ("databaseService",)),)
    ancestors = {"service": "databaseService"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    kept = EntityType.kept | {"databaseProfilerConfig", "usageSummary"}
    on_request = EntityType.on_request | {"databaseProfilerConfig", "usageSummary"}
    defaults = {"default": False}
