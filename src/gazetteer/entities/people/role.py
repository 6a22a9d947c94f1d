"""A set of policies that users and teams are given."""

from __future__ import annotations

from gazetteer.domain.entity import DOMAINS, EntityType, Reference


class Role(EntityType):
    name = "role"
    model = "Role"
    create_model = "CreateRoleRequest"
    references = (
        DOMAINS,
        Reference("policies", "policy", ("policy",)),
        Reference("users", "role", ("user",), inverse=True, writable=False),
        Reference("teams", "defaultRole", ("team",), inverse=True, writable=False),
    )
    kept = EntityType.kept | {"provider", "disabled", "allowDelete", "allowEdit"}
    harvested = False
