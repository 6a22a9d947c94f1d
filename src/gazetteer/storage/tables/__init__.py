"""The tables of Gazetteer's own database; Alembic and the tests read them from here.

Why they look like this: docs/adr/0001-storage.md. Points in time are positions (`seq`) in the event log;
an interval is open while `to_seq` is null and is closed, never deleted, when it ends.
"""

from gazetteer.storage.tables import accounts, entities, jobs, lineage, log, relations, settings
from gazetteer.storage.tables.base import metadata

__all__ = ["accounts", "entities", "jobs", "lineage", "log", "metadata", "relations", "settings"]
