"""A vocabulary: terms that mean the same to everybody."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, OWNERS, REVIEWERS, EntityType


class Glossary(EntityType):
    name = "glossary"
    model = "Glossary"
    create_model = "CreateGlossaryRequest"
    references = (OWNERS, DOMAINS, REVIEWERS, DATA_PRODUCTS)
    kept = EntityType.kept | {"provider", "disabled", "mutuallyExclusive"}
    defaults = {"mutuallyExclusive": False}
