"""Each field that a teacher of a startklas fills in gets a version of its own, as all other fields have."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

FIELDS = {
    "observatie": (
        "taal",
        "leerbaarheid",
        "motivatie",
        "competenties",
        "lessons_planned",
        "lessons_attended",
        "note",
    ),
    "klas_deelnemer": ("report", "report_route"),
}
VERSIONS = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Add the versions: 1 for what was filled in by now."""
    for name, fields in FIELDS.items():
        op.add_column(name, sa.Column("field_versions", VERSIONS, nullable=False, server_default="{}"))
        _count(name, fields)


def downgrade() -> None:
    """Take the versions away."""
    for name in FIELDS:
        with op.batch_alter_table(name) as batch:
            batch.drop_column("field_versions")


def _count(name: str, fields: Sequence[str]) -> None:
    rows = sa.table(name, sa.column("id", sa.Uuid()), sa.column("field_versions", VERSIONS), *map(sa.column, fields))
    connection = op.get_bind()
    for row in connection.execute(sa.select(rows)).mappings().all():
        versions = {each: 1 for each in fields if row[each] not in (None, "")}
        if versions:
            connection.execute(sa.update(rows).where(rows.c.id == row["id"]).values(field_versions=versions))
