"""A file of a drive, with its columns if it has any."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class File(EntityType):
    name = "file"
    model = "File"
    create_model = "CreateFileRequest"
    parents = (
        Parent("directory", ("directory",)),
        Parent("service", ("driveService",)),
    )
    ancestors = {"service": "driveService", "directory": "directory"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    on_request = EntityType.on_request | {"sampleData"}
    terms = ("fileType",)
