"""A stored procedure or function of a database."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class StoredProcedure(EntityType):
    name = "storedProcedure"
    model = "StoredProcedure"
    create_model = "CreateStoredProcedureRequest"
    parents = (Parent("databaseSchema", ("databaseSchema",)),)
    ancestors = {"databaseSchema": "databaseSchema", "database": "database", "service": "databaseService"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    kept = EntityType.kept | {"processedLineage"}
    terms = ("storedProcedureType", "processedLineage")
