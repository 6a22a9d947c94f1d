"""A pipeline of tasks that another system runs."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class Pipeline(EntityType):
    name = "pipeline"
    model = "Pipeline"
    create_model = "CreatePipelineRequest"
    parents = (Parent("service", ("pipelineService",)),)
    ancestors = {"service": "pipelineService"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    terms = ("state",)
