"""A program that signs in as a bot user."""

from __future__ import annotations

from gazetteer.domain.entity import DOMAINS, EntityType, Reference


class Bot(EntityType):
    name = "bot"
    model = "Bot"
    create_model = "CreateBot"
    references = (DOMAINS, Reference("botUser", "botUser", ("user",), always=True))
    hidden = frozenset({"allowImpersonation"})
    kept = EntityType.kept | {"provider"}
    harvested = False
