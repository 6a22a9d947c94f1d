"""A database server, warehouse or lake that databases are harvested from."""

from __future__ import annotations

from typing import Any

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Reference


class DatabaseService(EntityType):
    name = "databaseService"
    model = "DatabaseService"
    create_model = "CreateDatabaseServiceRequest"
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS, Reference("ingestionRunner", "ingestionRunner", ("app",)))
    kept = EntityType.kept | {"connection"}
    terms = ("serviceType",)
    protected = {"connection": "DatabaseConnection"}

    @classmethod
    def normalise(cls, request: dict[str, Any]) -> dict[str, Any]:
        """Clients leave out what equals a default, the connection's type too; readers need it to pick a class."""
        config = request.get("connection", {}).get("config")
        if isinstance(config, dict) and request["serviceType"] != "CustomDatabase" and config.get("type") is None:
            config["type"] = request["serviceType"]
        return request
