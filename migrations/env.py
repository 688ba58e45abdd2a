"""Alembic's door. Batch mode on SQLite; the same files on PostgreSQL."""

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

import models  # noqa: F401  (imports every table)
from database import connect
from settings import settings


def migrate(connection: Connection) -> None:
    """Run what was asked on this connection."""
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    migrate(given)
else:
    with connect(context.config.get_main_option("sqlalchemy.url") or settings().url).connect() as own:
        migrate(own)
