"""A family of tags."""

from __future__ import annotations

from gazetteer.domain.entity import DOMAINS, OWNERS, REVIEWERS, EntityType


class Classification(EntityType):
    name = "classification"
    model = "Classification"
    create_model = "CreateClassificationRequest"
    references = (OWNERS, DOMAINS, REVIEWERS)
    kept = EntityType.kept | {"provider", "disabled", "mutuallyExclusive", "autoClassificationConfig"}
    defaults = {"mutuallyExclusive": False}
