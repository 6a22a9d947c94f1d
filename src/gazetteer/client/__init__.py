"""The HTTP client of a Gazetteer or OpenMetadata server."""

from gazetteer.client.client import Client

__all__ = ["Client"]
