"""A planned run that harvests, profiles or tests a service."""

from __future__ import annotations

from gazetteer.domain.entity import DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent, Reference


class IngestionPipeline(EntityType):
    name = "ingestionPipeline"
    model = "IngestionPipeline"
    create_model = "CreateIngestionPipelineRequest"
    parents = (Parent("service", ("databaseService",)),)
    ancestors = {"service": "databaseService"}
    references = (OWNERS, DOMAINS, FOLLOWERS, Reference("processingEngine", "processingEngine", ("app",)))
    kept = EntityType.kept | {"provider", "deployed", "enabled", "loggerLevel", "enableStreamableLogs"}
    terms = ("pipelineType", "provider")
    defaults = {"deployed": False, "enabled": True}
    protected = {
        "sourceConfig": "SourceConfig",
        "airflowConfig": "AirflowConfig",
        "openMetadataServerConnection": "any",
    }
