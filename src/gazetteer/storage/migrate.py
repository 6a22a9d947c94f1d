"""Brings the database to the schema that this version needs; does nothing at all when it is there already."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import Unavailable
from gazetteer.storage.dialect import Dialect, Session

if TYPE_CHECKING:
    from alembic.config import Config

# The newest revision in migrations/versions; a test compares them, so that a start need not import Alembic.
NEWEST = "0003"


def revision(session: Session) -> str | None:
    """The schema's revision; None for an empty database."""
    if not session.dialect.has_table(session, "alembic_version"):
        return None
    row = session.one("SELECT version_num FROM alembic_version")
    return str(row[0]) if row else None


def upgrade(dialect: Dialect) -> str | None:
    """Upgrade the schema; returns the revision that it had, or None if it was empty.

    Raises:
        Unavailable: the database was written by a newer version.
    """
    connection = dialect.connect(read_only=False)
    session = Session(connection, dialect)
    try:
        found = revision(session)
        if found == NEWEST:
            return found
        if found is not None and found > NEWEST:
            raise Unavailable(
                f"the database has schema {found}, this version knows {NEWEST}; start the newer version that made it"
            )
        dialect.lock_schema(session)
        from alembic import command

        command.upgrade(configuration(dialect), "head")
    finally:
        connection.close()
    return found


def configuration(dialect: Dialect) -> Config:
    """Alembic's configuration for this database; there is no alembic.ini."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["dialect"] = dialect
    return config
