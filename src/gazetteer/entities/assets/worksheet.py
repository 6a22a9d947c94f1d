"""A worksheet of a spreadsheet, with its columns."""

from __future__ import annotations

from gazetteer.domain.entity import DATA_PRODUCTS, DOMAINS, FOLLOWERS, OWNERS, EntityType, Parent


class Worksheet(EntityType):
    name = "worksheet"
    model = "Worksheet"
    create_model = "CreateWorksheetRequest"
    parents = (Parent("spreadsheet", ("spreadsheet",)),)
    ancestors = {"spreadsheet": "spreadsheet", "service": "driveService"}
    references = (OWNERS, DOMAINS, DATA_PRODUCTS, FOLLOWERS)
    hidden = frozenset({"service"})
    on_request = EntityType.on_request | {"sampleData"}
