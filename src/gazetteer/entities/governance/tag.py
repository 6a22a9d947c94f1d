"""A tag of a classification, or below another tag."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, OWNERS, REVIEWERS, EntityType, Parent


class Tag(EntityType):
    name = "tag"
    model = "Tag"
    create_model = "CreateTagRequest"
    parents = (Parent("parent", ("tag",)), Parent("classification", ("classification",)))
    ancestors = {"classification": "classification", "parent": "tag"}
    references = (OWNERS, DOMAINS, REVIEWERS, DATA_PRODUCTS)
    hidden = frozenset({"associatedTags"})
    kept = EntityType.kept | {
        "provider",
        "disabled",
        "deprecated",
        "mutuallyExclusive",
        "recognizers",
        "autoClassificationEnabled",
        "autoClassificationPriority",
    }
    defaults = {"mutuallyExclusive": False}
