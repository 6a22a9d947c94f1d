"""A system with an HTTP interface, whose endpoints are harvested from its description."""

from __future__ import annotations

from gazetteer.domain.service import Service


class ApiService(Service):
    name = "apiService"
    model = "ApiService"
    create_model = "CreateApiServiceRequest"
