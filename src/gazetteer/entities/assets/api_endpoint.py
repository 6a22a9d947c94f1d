"""An endpoint of an API, with the shapes of its requests and answers."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class ApiEndpoint(EntityType):
    name = "apiEndpoint"
    model = "APIEndpoint"
    create_model = "CreateAPIEndpointRequest"
    parents = (Parent("apiCollection", ("apiCollection",)),)
    ancestors = {"apiCollection": "apiCollection", "service": "apiService"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    terms = ("requestMethod",)
