"""A machine learning model, with its features and where they come from."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent, Reference


class MlModel(EntityType):
    name = "mlmodel"
    model = "MlModel"
    create_model = "CreateMlModelRequest"
    parents = (Parent("service", ("mlmodelService",)),)
    ancestors = {"service": "mlmodelService"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS, Reference("dashboard", "dashboard", ("dashboard",)))
    terms = ("algorithm",)
    # What the stock client means by none.
    defaults = {"algorithm": "mlmodel"}
