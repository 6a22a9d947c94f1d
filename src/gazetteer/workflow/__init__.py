"""Harvests as YAML files or mappings describe them."""

from gazetteer.workflow.metadata import MetadataWorkflow

__all__ = ["MetadataWorkflow"]
