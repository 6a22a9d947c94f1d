"""A group of users, which owns things and hands on roles."""

from __future__ import annotations

from gazetteer.domain.entity import DOMAINS, OWNERS, EntityType, Reference


class Team(EntityType):
    name = "team"
    model = "Team"
    create_model = "CreateTeamRequest"
    references = (
        OWNERS,
        DOMAINS,
        Reference("parents", "parentTeam", ("team",), acyclic=True),
        Reference("children", "parentTeam", ("team",), inverse=True, acyclic=True),
        Reference("users", "team", ("user",), inverse=True),
        Reference("defaultRoles", "defaultRole", ("role",)),
        Reference("defaultPersona", "defaultPersona", ("persona",)),
        Reference("policies", "policy", ("policy",)),
        Reference("owns", "owner", ("*",), inverse=True, writable=False),
    )
    kept = EntityType.kept | {"email", "profile", "isJoinable"}
    terms = ("email", "teamType")
    harvested = False
