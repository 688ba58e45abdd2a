"""A dossier keeps at which location of the COA somebody stays, and those locations are found at once."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KNOWN = sa.text("coa_location <> ''")


def upgrade() -> None:
    """Add the column, and its index of those who stay somewhere."""
    op.add_column("dossier", sa.Column("coa_location", sa.String(80), nullable=False, server_default=""))
    op.create_index(
        op.f("ix_dossier_gemeente_id_coa_location"),
        "dossier",
        ["gemeente_id", "coa_location"],
        sqlite_where=KNOWN,
        postgresql_where=KNOWN,
    )


def downgrade() -> None:
    """Drop both."""
    op.drop_index(op.f("ix_dossier_gemeente_id_coa_location"), table_name="dossier")
    op.drop_column("dossier", "coa_location")
