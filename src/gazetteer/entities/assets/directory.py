"""A folder of a drive."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class Directory(EntityType):
    name = "directory"
    model = "Directory"
    create_model = "CreateDirectoryRequest"
    parents = (
        Parent("parent", ("directory",)),
        Parent("service", ("driveService",)),
    )
    ancestors = {"service": "driveService", "parent": "directory"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    terms = ("directoryType",)
