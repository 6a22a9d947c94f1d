"""What dashboards are made of inside of their system, such as a dataset or a view of it, with its columns."""

from __future__ import annotations

from gazetteer.domain import fqn
from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class DashboardDataModel(EntityType):
    name = "dashboardDataModel"
    model = "DashboardDataModel"
    create_model = "CreateDashboardDataModelRequest"
    parents = (Parent("service", ("dashboardService",)),)
    ancestors = {"service": "dashboardService"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    hidden = frozenset({"serviceType"})
    terms = ("dataModelType", "project")
    segments = 2

    @classmethod
    def part(cls, name: str) -> str:
        return f"model.{fqn.quote_name(name)}"
