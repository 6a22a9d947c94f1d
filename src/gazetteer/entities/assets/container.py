"""A bucket or folder of an object store, with the columns of the files in it."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class Container(EntityType):
    name = "container"
    model = "Container"
    create_model = "CreateContainerRequest"
    parents = (
        Parent("parent", ("container",)),
        Parent("service", ("storageService",)),
    )
    ancestors = {"service": "storageService", "parent": "container"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    on_request = EntityType.on_request | {"sampleData"}
    terms = ("fileFormats",)
