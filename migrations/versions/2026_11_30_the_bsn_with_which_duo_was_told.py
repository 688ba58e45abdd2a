"""The BSN with which DUO was told."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make this change."""
    with op.batch_alter_table("duo_bericht", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bsn_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True))


def downgrade() -> None:
    """Take it back."""
    with op.batch_alter_table("duo_bericht", schema=None) as batch_op:
        batch_op.drop_column("bsn_hash")
