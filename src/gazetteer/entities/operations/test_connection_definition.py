"""The steps by which a connection to a kind of service is tried out."""

from __future__ import annotations

from gazetteer.domain import fqn
from gazetteer.domain.entity import DOMAINS, OWNERS, EntityType


class TestConnectionDefinition(EntityType):
    name = "testConnectionDefinition"
    model = "TestConnectionDefinition"
    create_model = "CreateTestConnectionDefinition"
    shapes = {
        "CreateTestConnectionDefinition": {
            "name!": "string",
            "displayName": "string",
            "description": "string",
            "steps!": "[connection]",
            "owners": "[EntityReference]",
        }
    }
    references = (OWNERS, DOMAINS)
    segments = 2
    harvested = False

    @classmethod
    def part(cls, name: str) -> str:
        return f"{fqn.quote_name(name)}.testConnectionDefinition"
