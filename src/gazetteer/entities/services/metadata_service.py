"""A catalog of its own that metadata are taken over from."""

from __future__ import annotations

from gazetteer.domain.service import Service


class MetadataService(Service):
    name = "metadataService"
    model = "MetadataService"
    create_model = "CreateMetadataServiceRequest"
