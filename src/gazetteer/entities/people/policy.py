"""Rules that allow or deny operations on resources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gazetteer.domain.entity import DOMAINS, OWNERS, EntityType, Reference


class Policy(EntityType):
    name = "policy"
    model = "Policy"
    create_model = "CreatePolicyRequest"
    references = (
        OWNERS,
        DOMAINS,
        Reference("location", "location", ("container",)),
        Reference("roles", "policy", ("role",), inverse=True, writable=False),
        Reference("teams", "policy", ("team",), inverse=True, writable=False),
    )
    kept = EntityType.kept | {"provider", "disabled", "allowDelete", "allowEdit", "enabled"}
    defaults = {"enabled": True}
    harvested = False

    @classmethod
    def contradictions(cls, document: Mapping[str, Any]) -> list[str]:
        return [] if document.get("rules") else ["rules: a policy has at least one rule, and none was given"]
