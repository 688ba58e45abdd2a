"""The counts of dossiers and the restricted sections of an intake get the names that the code has for them."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

OLD_INDEX = "ix_domein_inzage_dossier_id_caseworker_id_drawer_until"
NEW_INDEX = "ix_domein_inzage_open_section"


def upgrade() -> None:
    """Move the counts to a table with plain names, and rename the column of a restricted section."""
    _create("dossier_count", "counted_by", ["status_and_due", "status", "due", "regievoerder"])
    _move("dossier_tally", "grain", "dossier_count", "counted_by", "standing", "status")
    op.drop_table("dossier_tally")
    _rename("drawer", "restricted_section", OLD_INDEX, NEW_INDEX)


def downgrade() -> None:
    """Give the table and the column their old names again."""
    _create("dossier_tally", "grain", ["standing_and_due", "standing", "due", "regievoerder"])
    _move("dossier_count", "counted_by", "dossier_tally", "grain", "status", "standing")
    op.drop_table("dossier_count")
    _rename("restricted_section", "drawer", NEW_INDEX, OLD_INDEX)


def _create(table: str, counted_by: str, kinds: list[str]) -> None:
    kind = sa.Enum(*kinds, name=counted_by, native_enum=False, create_constraint=True, length=24)
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column(counted_by, kind, nullable=False),
        sa.Column("fase", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("leerroute", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("doelgroep", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("regievoerder", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("sort_due", sa.Date(), nullable=False),
        sa.Column("dossiers", sa.Integer(), nullable=False),
        sa.CheckConstraint("dossiers >= 0", name=op.f(f"ck_{table}_not_negative")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f(f"fk_{table}_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(
            "gemeente_id",
            counted_by,
            "fase",
            "leerroute",
            "doelgroep",
            "regievoerder",
            "sort_due",
            name=f"uq_{table}",
        ),
    )


def _move(old: str, old_kind: str, new: str, new_kind: str, word: str, becomes: str) -> None:
    same = ["id", "gemeente_id", "fase", "leerroute", "doelgroep", "regievoerder", "sort_due", "dossiers"]
    source = sa.table(old, sa.column(old_kind), *map(sa.column, same))
    target = sa.table(new, sa.column(new_kind), *map(sa.column, same))
    kind = sa.func.replace(source.c[old_kind], word, becomes)
    op.execute(sa.insert(target).from_select([new_kind, *same], sa.select(kind, *(source.c[each] for each in same))))


def _rename(old: str, new: str, old_index: str, new_index: str) -> None:
    # Both databases rename a column in place; a copy of the table (batch mode) would lose its triggers.
    op.drop_index(old_index, "domein_inzage")
    for table in ("domein_recht", "domein_inzage"):
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}")
    op.create_index(new_index, "domein_inzage", ["dossier_id", "caseworker_id", new, "until"])
