"""A system that decides who may see what, and that its rules are harvested from."""

from __future__ import annotations

from gazetteer.domain.service import Service


class SecurityService(Service):
    name = "securityService"
    model = "SecurityService"
    create_model = "CreateSecurityServiceRequest"
