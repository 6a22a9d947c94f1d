"""Data that belong together and are offered as one thing, by a domain."""

from __future__ import annotations

from gazetteer.domain.entity import DOMAINS, FOLLOWERS, OWNERS, REVIEWERS, EntityType, Reference


class DataProduct(EntityType):
    name = "dataProduct"
    model = "DataProduct"
    create_model = "CreateDataProductRequest"
    references = (OWNERS, DOMAINS, REVIEWERS, FOLLOWERS, Reference("experts", "expert", ("user",)))
    kept = EntityType.kept | {"lifecycleStage", "dataProductType", "visibility", "portfolioPriority", "sla"}
    hidden = frozenset({"assets"})
    terms = ("dataProductType",)
    soft_delete = False
