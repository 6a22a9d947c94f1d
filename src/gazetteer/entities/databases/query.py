"""A query that somebody or something runs, found by its text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from gazetteer.domain.entity import DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent, Reference


class Query(EntityType):
    name = "query"
    model = "Query"
    create_model = "CreateQueryRequest"
    parents = (Parent("service", ("databaseService",)),)
    ancestors = {"service": "databaseService"}
    references = (
        OWNERS,
        DOMAINS,
        FOLLOWERS,
        Reference("users", "queryUser", ("user",)),
        Reference("queryUsedIn", "queryUsedIn", ("*",)),
        Reference("triggeredBy", "triggeredBy", ("*",)),
    )
    kept = EntityType.kept | {"usedBy", "processedLineage", "exclude_usage"}
    hidden = frozenset({"dialect"})
    terms = ("checksum",)
    soft_delete = False

    @classmethod
    def name_of(cls, request: Mapping[str, Any]) -> str:
        """One that is given, else the checksum of the text."""
        text = request.get("query")
        if not request.get("name") and isinstance(text, str):
            return checksum(text)
        return super().name_of(request)

    @classmethod
    def normalise(cls, request: dict[str, Any]) -> dict[str, Any]:
        request["checksum"] = checksum(request["query"])
        return request


def checksum(text: str) -> str:
    """What a query is known by: the stock clients compute the same."""
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
