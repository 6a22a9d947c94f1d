"""A dashboard, with its charts and the data models behind them."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent, Reference


class Dashboard(EntityType):
    name = "dashboard"
    model = "Dashboard"
    create_model = "CreateDashboardRequest"
    parents = (Parent("service", ("dashboardService",)),)
    ancestors = {"service": "dashboardService"}
    references = (
        OWNERS,
        DOMAINS,
        DATA_PRODUCTS,
        FOLLOWERS,
        Reference("charts", "chart", ("chart",)),
        Reference("dataModels", "dataModel", ("dashboardDataModel",)),
    )
    terms = ("dashboardType", "project")
