"""A database server, warehouse or lake that databases are harvested from."""

from __future__ import annotations

from gazetteer.domain.service import Service


class DatabaseService(Service):
    name = "databaseService"
    model = "DatabaseService"
    create_model = "CreateDatabaseServiceRequest"
