"""A part of the company that data belong to, or a part of such a part."""

from __future__ import annotations

from gazetteer.domain.entity import FOLLOWERS, OWNERS, EntityType, Parent, Reference


class Domain(EntityType):
    name = "domain"
    model = "Domain"
    create_model = "CreateDomainRequest"
    parents = (Parent("parent", ("domain",)),)
    may_be_root = True
    ancestors = {"parent": "domain"}
    references = (OWNERS, FOLLOWERS, Reference("experts", "expert", ("user",)))
    kept = EntityType.kept | {"domainType"}
    terms = ("domainType",)
    soft_delete = False
