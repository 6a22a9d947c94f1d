"""An index of a search engine, with its fields."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class SearchIndex(EntityType):
    name = "searchIndex"
    model = "SearchIndex"
    create_model = "CreateSearchIndexRequest"
    parents = (Parent("service", ("searchService",)),)
    ancestors = {"service": "searchService"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    on_request = EntityType.on_request | {"sampleData"}
    terms = ("indexType",)
