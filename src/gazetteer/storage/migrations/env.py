"""Runs migrations on the database that the configuration names."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import Connection, create_engine, event, pool

from gazetteer.storage.tables import metadata

engine = create_engine(context.config.attributes["url"], poolclass=pool.NullPool)

if engine.dialect.name == "sqlite":
    # Python's driver would commit before each CREATE; a migration is to be there whole or not at all.
    # https://docs.sqlalchemy.org/en/20/dialects/sqlite.html (transactions with SQLite and the sqlite3 driver)
    @event.listens_for(engine, "connect")
    def _no_implicit_transactions(connection: Any, _record: Any) -> None:
        connection.isolation_level = None

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=engine.dialect.name == "sqlite",
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()
