"""A system that offers tools and resources to language models, by the Model Context Protocol."""

from __future__ import annotations

from gazetteer.domain.service import Service


class McpService(Service):
    name = "mcpService"
    model = "McpService"
    create_model = "CreateMcpServiceRequest"
