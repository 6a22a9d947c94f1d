"""What all services are: systems that a company runs, and that entities are harvested from by a connection."""

from __future__ import annotations

from typing import Any

from gazetteer.domain import secrets
from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Reference
from gazetteer.domain.line import NEWEST


class Service(EntityType):
    """Base of the types of services; the name of each ends with `Service`, before it stands its kind."""

    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS, Reference("ingestionRunner", "ingestionRunner", ("app",)))
    kept = EntityType.kept | {"connection"}
    terms = ("serviceType",)

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.protected = {"connection": f"{cls.model.removesuffix('Service')}Connection"}

    @classmethod
    def kind(cls) -> str:
        """What it is a service for, such as `database`: so its connections are called in the line's data."""
        return cls.name.removesuffix("Service")

    @classmethod
    def normalise(cls, request: dict[str, Any]) -> dict[str, Any]:
        """Clients leave out what equals a default, the connection's type too; readers need it to pick a class."""
        config = (request.get("connection") or {}).get("config")
        if isinstance(config, dict) and config.get("type") is None:
            own = secrets.connection_type(NEWEST, cls.kind(), request["serviceType"])
            if own is not None:
                config["type"] = own
        return request
