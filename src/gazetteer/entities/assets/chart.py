"""A chart, which any number of dashboards show."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent, Reference


class Chart(EntityType):
    name = "chart"
    model = "Chart"
    create_model = "CreateChartRequest"
    parents = (Parent("service", ("dashboardService",)),)
    ancestors = {"service": "dashboardService"}
    references = (
        OWNERS,
        DOMAINS,
        DATA_PRODUCTS,
        FOLLOWERS,
        Reference("dashboards", "chart", ("dashboard",), inverse=True),
    )
    terms = ("chartType",)
