"""A schema of a database."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class DatabaseSchema(EntityType):
    name = "databaseSchema"
    model = "DatabaseSchema"
    create_model = "CreateDatabaseSchemaRequest"
    parents = (Parent("database", ("database",)),)
    ancestors = {"database": "database", "service": "databaseService"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    kept = EntityType.kept | {"databaseSchemaProfilerConfig", "usageSummary"}
    on_request = EntityType.on_request | {"databaseSchemaProfilerConfig", "usageSummary"}
