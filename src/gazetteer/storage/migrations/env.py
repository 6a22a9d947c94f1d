"""Runs migrations on the database whose dialect the configuration holds."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import create_engine, inspect, pool, text

from gazetteer.storage.dialect import Dialect
from gazetteer.storage.tables import metadata

dialect: Dialect = context.config.attributes["dialect"]
engine = create_engine(dialect.alchemy_url, poolclass=pool.NullPool)
dialect.prepare_migration(engine)


def note_contraction(ctx: Any, step: Any, heads: Any, run_args: Any) -> None:  # noqa: ARG001  Alembic gives them
    """After a migration that contracts, older versions are told that they cannot use the schema any more (ADR 0005).

    The first revision has no table for it; its program refuses every other schema anyway.
    """
    script = step.up_revision
    if script.module.KIND == "contract" and inspect(ctx.connection).has_table("store_state"):
        ctx.connection.execute(text("UPDATE store_state SET oldest_revision = :oldest"), {"oldest": script.revision})


with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=dialect.copies_to_alter,
        transactional_ddl=True,
        on_version_apply=note_contraction,
    )
    with context.begin_transaction():
        context.run_migrations()
