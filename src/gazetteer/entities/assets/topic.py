"""A topic of a broker, with the schema of its messages."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class Topic(EntityType):
    name = "topic"
    model = "Topic"
    create_model = "CreateTopicRequest"
    parents = (Parent("service", ("messagingService",)),)
    ancestors = {"service": "messagingService"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    on_request = EntityType.on_request | {"sampleData"}
    terms = ("cleanupPolicies",)
