"""A date of birth is kept as text with zeros for what is not known, as in the BRP: 1990-05-00."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = ("dossier", "huishouden_lid")
INDEX = "ix_dossier_gemeente_id_birth_date"


def upgrade() -> None:
    """Keep the days as text."""
    _retype(sa.String(length=10), "to_char(birth_date, 'YYYY-MM-DD')")


def downgrade() -> None:
    """Keep days again; of a date that is partly known nothing can be kept."""
    for table in TABLES:
        born = sa.table(table, sa.column("birth_date", sa.String))
        op.execute(sa.update(born).where(born.c.birth_date.like("%-00")).values(birth_date=None))
    _retype(sa.Date(), "to_date(birth_date, 'YYYY-MM-DD')")


def _retype(kind: sa.types.TypeEngine[Any], using: str) -> None:
    """Another type for the columns. SQLite keeps a day as that text, and cannot drop a table that is referred to."""
    if op.get_bind().dialect.name != "sqlite":
        for table in TABLES:
            op.alter_column(table, "birth_date", type_=kind, existing_nullable=True, postgresql_using=using)
        return
    op.drop_index(INDEX, table_name="dossier")
    for table in TABLES:
        op.add_column(table, sa.Column("birth_date_new", kind, nullable=True))
        born = sa.table(table, sa.column("birth_date"), sa.column("birth_date_new"))
        op.execute(sa.update(born).values(birth_date_new=born.c.birth_date))
        op.execute(f"ALTER TABLE {table} DROP COLUMN birth_date")
        op.execute(f"ALTER TABLE {table} RENAME COLUMN birth_date_new TO birth_date")
    op.create_index(INDEX, "dossier", ["gemeente_id", "birth_date"])
