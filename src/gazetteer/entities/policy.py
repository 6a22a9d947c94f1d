"""Rules that allow or deny operations on resources."""

from __future__ import annotations

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
