"""Endpoints of an API that belong together."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class ApiCollection(EntityType):
    name = "apiCollection"
    model = "APICollection"
    create_model = "CreateAPICollectionRequest"
    parents = (Parent("service", ("apiService",)),)
    ancestors = {"service": "apiService"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
