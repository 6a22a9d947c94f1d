"""A system that people look at dashboards and charts in."""

from __future__ import annotations

from gazetteer.domain.service import Service


class DashboardService(Service):
    name = "dashboardService"
    model = "DashboardService"
    create_model = "CreateDashboardServiceRequest"
