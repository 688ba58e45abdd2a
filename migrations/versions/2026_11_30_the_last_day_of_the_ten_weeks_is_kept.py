"""A dossier keeps the last day of the ten weeks for the first PIP, which may move past a weekend or a feast day."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the column; `koers migrate` computes it, with all other stored days, after the last migration."""
    op.add_column("dossier", sa.Column("clock_due_on", sa.Date(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("dossier", "clock_due_on")
