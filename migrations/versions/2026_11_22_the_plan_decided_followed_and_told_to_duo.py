"""The plan: its catalogue and week, how it is decided, the team and the progress, and what is told to DUO."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Add the tables and columns."""
    op.create_table(
        "aanbieder",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=128), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("contact", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("duo_number", sqlmodel.sql.sqltypes.AutoString(length=10), nullable=False),
        sa.Column("bow_mark", sa.Boolean(), nullable=False),
        sa.Column("tst_mark", sa.Boolean(), nullable=False),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_aanbieder_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanbieder")),
    )
    with op.batch_alter_table("aanbieder", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aanbieder_gemeente_id_name"), ["gemeente_id", "name"], unique=False)

    op.create_table(
        "aanbod",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("area", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("counts_for", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("routes", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("slots", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False),
        sa.Column("minutes_per_week", sa.Integer(), nullable=True),
        sa.Column("weeks", sa.Integer(), nullable=True),
        sa.Column("starts", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("waiting_weeks", sa.Integer(), nullable=True),
        sa.Column("childcare", sa.Boolean(), nullable=False),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("updated_on", sa.Date(), nullable=False),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aanbieder_id"], ["aanbieder.id"], name=op.f("fk_aanbod_aanbieder_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_aanbod_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanbod")),
    )
    with op.batch_alter_table("aanbod", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_aanbod_gemeente_id_aanbieder_id"), ["gemeente_id", "aanbieder_id"], unique=False
        )

    op.create_table(
        "duo_bericht",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("intent", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("method", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("path", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("status", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_try_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("answer_code", sa.Integer(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("sent_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["caseworker.id"], name=op.f("fk_duo_bericht_created_by")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_duo_bericht_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_duo_bericht_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duo_bericht")),
        sa.UniqueConstraint("gemeente_id", "intent", name=op.f("uq_duo_bericht_gemeente_id_intent")),
    )
    with op.batch_alter_table("duo_bericht", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_duo_bericht_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_duo_bericht_status_next_try_at"), ["status", "next_try_at"], unique=False)

    op.create_table(
        "duo_notificatie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(length=6), nullable=False),
        sa.Column("registered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("received_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("bsn_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True),
        sa.Column("v_number", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("handled_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("handled_by", sa.Uuid(), nullable=True),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_duo_notificatie_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_duo_notificatie_gemeente_id")),
        sa.ForeignKeyConstraint(["handled_by"], ["caseworker.id"], name=op.f("fk_duo_notificatie_handled_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duo_notificatie")),
    )
    with op.batch_alter_table("duo_notificatie", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_duo_notificatie_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_duo_notificatie_gemeente_id_handled_at_received_at"),
            ["gemeente_id", "handled_at", "received_at"],
            unique=False,
        )

    op.create_table(
        "examen",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("part", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("level", sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("result", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_examen_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_examen_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_examen_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_examen")),
    )
    with op.batch_alter_table("examen", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_examen_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )

    op.create_table(
        "gemis",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("aanbod_id", sa.Uuid(), nullable=True),
        sa.Column("area", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("what", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("solved_on", sa.Date(), nullable=True),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["aanbod_id"], ["aanbod.id"], name=op.f("fk_gemis_aanbod_id")),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_gemis_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_gemis_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_gemis_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gemis")),
    )
    with op.batch_alter_table("gemis", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_gemis_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_gemis_gemeente_id_noted_on"), ["gemeente_id", "noted_on"], unique=False)

    op.create_table(
        "ontzorging",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("prolonged_until", sa.Date(), nullable=True),
        sa.Column("prolong_reason", sa.Text(), nullable=False),
        sa.Column(
            "fixed_costs", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("ready", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("check_note", sa.Text(), nullable=False),
        sa.Column("budgetbeheer", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("coach", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "field_versions", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_ontzorging_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_ontzorging_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ontzorging")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_ontzorging_dossier_id")),
    )
    with op.batch_alter_table("ontzorging", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ontzorging_gemeente_id_until"), ["gemeente_id", "until"], unique=False)

    op.create_table(
        "pip_team_lid",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("role", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("person", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("organisation", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("phone", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("email", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("sees", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_pip_team_lid_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_pip_team_lid_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_pip_team_lid_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pip_team_lid")),
    )
    with op.batch_alter_table("pip_team_lid", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pip_team_lid_caseworker_id"), ["caseworker_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_pip_team_lid_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )

    op.create_table(
        "voortgang",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("planned_by_rule", sa.Boolean(), nullable=False),
        sa.Column("outcome", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("closed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_voortgang_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_voortgang_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_voortgang_gemeente_id")),
        sa.ForeignKeyConstraint(["sheet_id"], ["answer_sheet.id"], name=op.f("fk_voortgang_sheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voortgang")),
        sa.UniqueConstraint("sheet_id", name=op.f("uq_voortgang_sheet_id")),
    )
    with op.batch_alter_table("voortgang", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_voortgang_gemeente_id_closed_at_held_on"),
            ["gemeente_id", "closed_at", "held_on"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_voortgang_gemeente_id_dossier_id_held_on"),
            ["gemeente_id", "dossier_id", "held_on"],
            unique=False,
        )

    op.create_table(
        "pip_afspraak",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("voortgang_id", sa.Uuid(), nullable=True),
        sa.Column("side", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("owner", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "field_versions", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(["created_by"], ["caseworker.id"], name=op.f("fk_pip_afspraak_created_by")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_pip_afspraak_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_pip_afspraak_gemeente_id")),
        sa.ForeignKeyConstraint(["voortgang_id"], ["voortgang.id"], name=op.f("fk_pip_afspraak_voortgang_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pip_afspraak")),
    )
    with op.batch_alter_table("pip_afspraak", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pip_afspraak_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_pip_afspraak_gemeente_id_due"), ["gemeente_id", "due"], unique=False)
        batch_op.create_index(batch_op.f("ix_pip_afspraak_voortgang_id"), ["voortgang_id"], unique=False)

    op.create_table(
        "bezwaar",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("versie_id", sa.Uuid(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=False),
        sa.Column("outcome", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_bezwaar_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_bezwaar_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_bezwaar_gemeente_id")),
        sa.ForeignKeyConstraint(["versie_id"], ["pip_versie.id"], name=op.f("fk_bezwaar_versie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bezwaar")),
    )
    with op.batch_alter_table("bezwaar", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_bezwaar_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )

    op.create_table(
        "doel_stand",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("voortgang_id", sa.Uuid(), nullable=False),
        sa.Column("doel_id", sa.Uuid(), nullable=False),
        sa.Column("status", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("went_well", sa.Text(), nullable=False),
        sa.Column("obstacle", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "field_versions", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(["doel_id"], ["doel.id"], name=op.f("fk_doel_stand_doel_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_doel_stand_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_doel_stand_gemeente_id")),
        sa.ForeignKeyConstraint(["voortgang_id"], ["voortgang.id"], name=op.f("fk_doel_stand_voortgang_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doel_stand")),
        sa.UniqueConstraint("voortgang_id", "doel_id", name=op.f("uq_doel_stand_voortgang_id_doel_id")),
    )
    with op.batch_alter_table("doel_stand", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_doel_stand_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )

    op.create_table(
        "pip_bekendmaking",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("versie_id", sa.Uuid(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("manner", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_pip_bekendmaking_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_pip_bekendmaking_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_pip_bekendmaking_gemeente_id")),
        sa.ForeignKeyConstraint(["versie_id"], ["pip_versie.id"], name=op.f("fk_pip_bekendmaking_versie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pip_bekendmaking")),
        sa.UniqueConstraint("versie_id", name=op.f("uq_pip_bekendmaking_versie_id")),
    )
    with op.batch_alter_table("pip_bekendmaking", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pip_bekendmaking_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )

    op.create_table(
        "pip_handtekening",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("versie_id", sa.Uuid(), nullable=False),
        sa.Column("who", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("manner", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("signed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("strokes", sa.Text(), nullable=False),
        sa.Column("scan_note", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_pip_handtekening_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_pip_handtekening_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_pip_handtekening_gemeente_id")),
        sa.ForeignKeyConstraint(["versie_id"], ["pip_versie.id"], name=op.f("fk_pip_handtekening_versie_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pip_handtekening")),
        sa.UniqueConstraint("versie_id", "who", name=op.f("uq_pip_handtekening_versie_id_who")),
    )
    with op.batch_alter_table("pip_handtekening", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pip_handtekening_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )

    op.create_table(
        "gevolgde_uren",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("activiteit_id", sa.Uuid(), nullable=True),
        sa.Column("provider", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("counts_for", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("excused_minutes", sa.Integer(), nullable=False),
        sa.Column("unexcused_minutes", sa.Integer(), nullable=False),
        sa.Column("during_intake", sa.Boolean(), nullable=False),
        sa.Column("as_language", sa.Boolean(), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["activiteit_id"], ["activiteit.id"], name=op.f("fk_gevolgde_uren_activiteit_id")),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_gevolgde_uren_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_gevolgde_uren_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_gevolgde_uren_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gevolgde_uren")),
    )
    with op.batch_alter_table("gevolgde_uren", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_gevolgde_uren_activiteit_id"), ["activiteit_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_gevolgde_uren_gemeente_id_dossier_id_until"),
            ["gemeente_id", "dossier_id", "until"],
            unique=False,
        )

    with op.batch_alter_table("activiteit", schema=None) as batch_op:
        batch_op.add_column(sa.Column("aanbod_id", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column(
                "slots",
                sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
                nullable=False,
                server_default=sa.text("'[]'"),
            )
        )
        batch_op.add_column(sa.Column("travel_minutes", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("childcare", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column(
                "split",
                sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
                nullable=False,
                server_default=sa.text("'{}'"),
            )
        )
        batch_op.create_foreign_key(batch_op.f("fk_activiteit_aanbod_id"), "aanbod", ["aanbod_id"], ["id"])

    with op.batch_alter_table("caseworker", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("email", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("phone", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False, server_default="")
        )

    with op.batch_alter_table("doel", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("horizon", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column("status", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("status_reason", sa.Text(), nullable=False, server_default=""))

    with op.batch_alter_table("dossier", schema=None) as batch_op:
        batch_op.add_column(sa.Column("z_done_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("earlier_pip_on", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "earlier_leerroute", sqlmodel.sql.sqltypes.AutoString(length=1), nullable=False, server_default=""
            )
        )
        batch_op.add_column(sa.Column("termijn_until_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("ontzorgen_until_on", sa.Date(), nullable=True))

    with op.batch_alter_table("gemeente", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("code", sqlmodel.sql.sqltypes.AutoString(length=4), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("four_eyes", sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table("pip", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("change_kind", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False, server_default="")
        )
        batch_op.add_column(
            sa.Column(
                "change_facts",
                sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
                nullable=False,
                server_default=sa.text("'{}'"),
            )
        )
        batch_op.add_column(sa.Column("approval_asked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("approval_asked_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("approved_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("approved_by", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "approved_content", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False, server_default=""
            )
        )
        batch_op.add_column(sa.Column("approval_note", sa.Text(), nullable=False, server_default=""))
        batch_op.create_foreign_key(batch_op.f("fk_pip_approved_by"), "caseworker", ["approved_by"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_pip_approval_asked_by"), "caseworker", ["approval_asked_by"], ["id"])


def downgrade() -> None:
    """Undo it."""
    with op.batch_alter_table("pip", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_pip_approval_asked_by"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_pip_approved_by"), type_="foreignkey")
        batch_op.drop_column("approval_note")
        batch_op.drop_column("approved_content")
        batch_op.drop_column("approved_by")
        batch_op.drop_column("approved_at")
        batch_op.drop_column("approval_asked_by")
        batch_op.drop_column("approval_asked_at")
        batch_op.drop_column("change_facts")
        batch_op.drop_column("change_kind")

    with op.batch_alter_table("gemeente", schema=None) as batch_op:
        batch_op.drop_column("four_eyes")
        batch_op.drop_column("code")

    with op.batch_alter_table("dossier", schema=None) as batch_op:
        batch_op.drop_column("ontzorgen_until_on")
        batch_op.drop_column("termijn_until_on")
        batch_op.drop_column("earlier_leerroute")
        batch_op.drop_column("earlier_pip_on")
        batch_op.drop_column("z_done_on")

    with op.batch_alter_table("doel", schema=None) as batch_op:
        batch_op.drop_column("status_reason")
        batch_op.drop_column("status")
        batch_op.drop_column("horizon")

    with op.batch_alter_table("caseworker", schema=None) as batch_op:
        batch_op.drop_column("phone")
        batch_op.drop_column("email")

    with op.batch_alter_table("activiteit", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_activiteit_aanbod_id"), type_="foreignkey")
        batch_op.drop_column("split")
        batch_op.drop_column("childcare")
        batch_op.drop_column("travel_minutes")
        batch_op.drop_column("slots")
        batch_op.drop_column("place")
        batch_op.drop_column("aanbod_id")

    with op.batch_alter_table("gevolgde_uren", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_gevolgde_uren_gemeente_id_dossier_id_until"))
        batch_op.drop_index(batch_op.f("ix_gevolgde_uren_activiteit_id"))

    op.drop_table("gevolgde_uren")
    with op.batch_alter_table("pip_handtekening", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pip_handtekening_gemeente_id_dossier_id"))

    op.drop_table("pip_handtekening")
    with op.batch_alter_table("pip_bekendmaking", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pip_bekendmaking_gemeente_id_dossier_id"))

    op.drop_table("pip_bekendmaking")
    with op.batch_alter_table("doel_stand", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_doel_stand_gemeente_id_dossier_id"))

    op.drop_table("doel_stand")
    with op.batch_alter_table("bezwaar", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bezwaar_gemeente_id_dossier_id"))

    op.drop_table("bezwaar")
    with op.batch_alter_table("pip_afspraak", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pip_afspraak_voortgang_id"))
        batch_op.drop_index(batch_op.f("ix_pip_afspraak_gemeente_id_due"))
        batch_op.drop_index(batch_op.f("ix_pip_afspraak_gemeente_id_dossier_id"))

    op.drop_table("pip_afspraak")
    with op.batch_alter_table("voortgang", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_voortgang_gemeente_id_dossier_id_held_on"))
        batch_op.drop_index(batch_op.f("ix_voortgang_gemeente_id_closed_at_held_on"))

    op.drop_table("voortgang")
    with op.batch_alter_table("pip_team_lid", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pip_team_lid_gemeente_id_dossier_id"))
        batch_op.drop_index(batch_op.f("ix_pip_team_lid_caseworker_id"))

    op.drop_table("pip_team_lid")
    with op.batch_alter_table("ontzorging", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ontzorging_gemeente_id_until"))

    op.drop_table("ontzorging")
    with op.batch_alter_table("gemis", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_gemis_gemeente_id_noted_on"))
        batch_op.drop_index(batch_op.f("ix_gemis_gemeente_id_dossier_id"))

    op.drop_table("gemis")
    with op.batch_alter_table("examen", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_examen_gemeente_id_dossier_id"))

    op.drop_table("examen")
    with op.batch_alter_table("duo_notificatie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_duo_notificatie_gemeente_id_handled_at_received_at"))
        batch_op.drop_index(batch_op.f("ix_duo_notificatie_gemeente_id_dossier_id"))

    op.drop_table("duo_notificatie")
    with op.batch_alter_table("duo_bericht", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_duo_bericht_status_next_try_at"))
        batch_op.drop_index(batch_op.f("ix_duo_bericht_gemeente_id_dossier_id"))

    op.drop_table("duo_bericht")
    with op.batch_alter_table("aanbod", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aanbod_gemeente_id_aanbieder_id"))

    op.drop_table("aanbod")
    with op.batch_alter_table("aanbieder", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aanbieder_gemeente_id_name"))

    op.drop_table("aanbieder")
