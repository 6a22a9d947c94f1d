"""A registry of machine learning models."""

from __future__ import annotations

from gazetteer.domain.service import Service


class MlModelService(Service):
    name = "mlmodelService"
    model = "MlModelService"
    create_model = "CreateMlModelServiceRequest"
