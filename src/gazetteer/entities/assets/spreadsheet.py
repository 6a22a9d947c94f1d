"""A spreadsheet of a drive, with its worksheets."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class Spreadsheet(EntityType):
    name = "spreadsheet"
    model = "Spreadsheet"
    create_model = "CreateSpreadsheetRequest"
    parents = (
        Parent("parent", ("directory",)),
        Parent("service", ("driveService",)),
    )
    ancestors = {"service": "driveService", "directory": "directory"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
