"""A system that runs pipelines, such as Airflow or Dagster."""

from __future__ import annotations

from gazetteer.domain.service import Service


class PipelineService(Service):
    name = "pipelineService"
    model = "PipelineService"
    create_model = "CreatePipelineServiceRequest"
