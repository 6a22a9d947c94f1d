"""A kind of people, such as analysts, who want to see the same."""

from __future__ import annotations

from gazetteer.domain.entity import DOMAINS, EntityType, Reference


class Persona(EntityType):
    name = "persona"
    model = "Persona"
    create_model = "CreatePersonaRequest"
    references = (DOMAINS, Reference("users", "persona", ("user",), inverse=True))
    kept = EntityType.kept | {"contextDefinition", "default"}
    soft_delete = False
    harvested = False
