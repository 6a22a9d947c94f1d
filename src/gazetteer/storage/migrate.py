"""Brings the database to the schema that this version needs; does nothing at all when it is there already.

A database that a newer version has upgraded is used as it is, if that version says so (ADR 0005).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer.errors import Unavailable
from gazetteer.storage import state_store
from gazetteer.storage.dialect import Dialect, Session

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
# The newest revision that this version knows: from the names of the files, so that a start need not import Alembic.
NEWEST = max(path.name[1:5] for path in (MIGRATIONS / "versions").glob("v[0-9]*.py"))


def revision(session: Session) -> str | None:
    """The schema's revision; None for an empty database."""
    if not session.dialect.has_table(session, "alembic_version"):
        return None
    row = session.one("SELECT version_num FROM alembic_version")
    return str(row[0]) if row else None


def obstacle(session: Session) -> str | None:
    """Why this version cannot use the schema that is there, and what to do; None if it can."""
    found = revision(session)
    if found is None:
        return "the database has no catalog yet; start the server once, or run: gazetteer db upgrade"
    if found < NEWEST:
        return f"the database has schema {found}, this version needs {NEWEST}; run: gazetteer db upgrade"
    if found > NEWEST and (oldest := state_store.oldest_revision(session)) > NEWEST:
        return (
            f"the database has schema {found}, usable by versions that know schema {oldest}; this version knows"
            f" {NEWEST}; start the newer version that upgraded it, or restore a backup from before that"
        )
    return None


def upgrade(dialect: Dialect) -> str | None:
    """Upgrade the schema; returns the revision that it had, or None if it was empty.

    Raises:
        Unavailable: the database was written by a newer version, and this one cannot use it any more.
    """
    connection = dialect.connect(read_only=False)
    session = Session(connection, dialect)
    try:
        found = revision(session)
        if _is_behind(found):
            dialect.lock_schema(session)
            # Another process may have been faster, even one of a newer version.
            if _is_behind(revision(session)):
                from alembic import command

                command.upgrade(configuration(dialect), "head")
        reason = obstacle(session)
        if reason is not None:
            raise Unavailable(reason)
    finally:
        connection.close()
    return found


def _is_behind(found: str | None) -> bool:
    return found is None or found < NEWEST


def configuration(dialect: Dialect) -> Config:
    """Alembic's configuration for this database; there is no alembic.ini."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["dialect"] = dialect
    return config
