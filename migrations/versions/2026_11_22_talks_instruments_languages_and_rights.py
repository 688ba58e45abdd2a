"""Talks, instruments, languages, rights per domein, how an intake ends, and room for encrypted values."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


ROLES = ("regievoerder", "ondersteuner", "kansverkenner", "coordinator", "beheerder", "docent", "partner")


def _roles(*allowed: str) -> None:
    with op.batch_alter_table("caseworker") as batch:
        batch.drop_constraint(op.f("ck_caseworker_role"), type_="check")
        batch.create_check_constraint(op.f("ck_caseworker_role"), sa.column("role").in_(allowed))


def _only_grows(table: str) -> None:
    # A batch on SQLite makes the table anew, without the triggers of migration 0002.
    if op.get_bind().dialect.name != "sqlite":
        return
    for deed in ("UPDATE", "DELETE"):
        op.execute(f"DROP TRIGGER IF EXISTS {table}_no_{deed.lower()}")
        op.execute(
            f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} can only grow'); END"
        )


def upgrade() -> None:
    """Add the tables and columns."""
    _roles(*ROLES)
    op.create_table(
        "data_key",
        sa.Column("id", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("proof", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("first_used_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_key")),
    )
    op.create_table(
        "tolk",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column(
            "languages", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.Column("phone", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_tolk_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tolk")),
    )
    with op.batch_alter_table("tolk", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tolk_gemeente_id"), ["gemeente_id"], unique=False)

    op.create_table(
        "caseworker_taal",
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_caseworker_taal_caseworker_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_caseworker_taal_gemeente_id")),
        sa.PrimaryKeyConstraint("caseworker_id", "language", name=op.f("pk_caseworker_taal")),
    )
    op.create_table(
        "domein_recht",
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "regievoerder",
                "ondersteuner",
                "kansverkenner",
                "coordinator",
                "beheerder",
                "docent",
                "partner",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("drawer", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("level", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_domein_recht_gemeente_id")),
        sa.ForeignKeyConstraint(["set_by"], ["caseworker.id"], name=op.f("fk_domein_recht_set_by")),
        sa.PrimaryKeyConstraint("gemeente_id", "role", "drawer", name=op.f("pk_domein_recht")),
    )
    op.create_table(
        "import_mapping",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column(
            "columns", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.Column("updated_by", sa.Uuid(), nullable=False),
        sa.Column("updated_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_import_mapping_gemeente_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["caseworker.id"], name=op.f("fk_import_mapping_updated_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_mapping")),
        sa.UniqueConstraint("gemeente_id", "kind", name=op.f("uq_import_mapping_gemeente_id_kind")),
    )
    op.create_table(
        "klas",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("school", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("teacher_id", sa.Uuid(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("weeks", sa.Integer(), nullable=False),
        sa.Column("closed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["caseworker.id"], name=op.f("fk_klas_created_by")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_klas_gemeente_id")),
        sa.ForeignKeyConstraint(["teacher_id"], ["caseworker.id"], name=op.f("fk_klas_teacher_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_klas")),
    )
    with op.batch_alter_table("klas", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_klas_gemeente_id_teacher_id"), ["gemeente_id", "teacher_id"], unique=False)

    op.create_table(
        "vertaling",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("questionnaire", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("questionnaire_version", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("text_key", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.Uuid(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("updated_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["checked_by"], ["caseworker.id"], name=op.f("fk_vertaling_checked_by")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_vertaling_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vertaling")),
        sa.UniqueConstraint(
            "gemeente_id", "language", "questionnaire", "questionnaire_version", "text_key", name="uq_vertaling_text"
        ),
    )
    op.create_table(
        "domein_inzage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("drawer", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("opened_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("until", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_domein_inzage_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_domein_inzage_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_domein_inzage_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_domein_inzage")),
    )
    with op.batch_alter_table("domein_inzage", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_domein_inzage_dossier_id_caseworker_id_drawer_until"),
            ["dossier_id", "caseworker_id", "drawer", "until"],
            unique=False,
        )

    op.create_table(
        "gesprek",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("place", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column(
            "attendees", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("interpreter", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("interpreter_note", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_gesprek_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_gesprek_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_gesprek_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gesprek")),
    )
    with op.batch_alter_table("gesprek", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_gesprek_gemeente_id_dossier_id_held_on"),
            ["gemeente_id", "dossier_id", "held_on"],
            unique=False,
        )

    op.create_table(
        "klas_deelnemer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("klas_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("since", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("report_route", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("report_by", sa.Uuid(), nullable=True),
        sa.Column("report_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_klas_deelnemer_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_klas_deelnemer_gemeente_id")),
        sa.ForeignKeyConstraint(["klas_id"], ["klas.id"], name=op.f("fk_klas_deelnemer_klas_id")),
        sa.ForeignKeyConstraint(["report_by"], ["caseworker.id"], name=op.f("fk_klas_deelnemer_report_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_klas_deelnemer")),
        sa.UniqueConstraint("klas_id", "dossier_id", name=op.f("uq_klas_deelnemer_klas_id_dossier_id")),
    )
    with op.batch_alter_table("klas_deelnemer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_klas_deelnemer_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )

    op.create_table(
        "meting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("edition", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("values", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_meting_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_meting_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_meting_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meting")),
    )
    with op.batch_alter_table("meting", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_meting_gemeente_id_dossier_id_kind_taken_on"),
            ["gemeente_id", "dossier_id", "kind", "taken_on"],
            unique=False,
        )

    op.create_table(
        "verwijzing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("referred_to", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("referred_on", sa.Date(), nullable=False),
        sa.Column("follow_up_on", sa.Date(), nullable=False),
        sa.Column("status", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_verwijzing_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_verwijzing_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_verwijzing_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verwijzing")),
    )
    with op.batch_alter_table("verwijzing", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_verwijzing_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_verwijzing_gemeente_id_status_follow_up_on"),
            ["gemeente_id", "status", "follow_up_on"],
            unique=False,
        )

    op.create_table(
        "warme_overdracht",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("worked", sa.Text(), nullable=False),
        sa.Column("worries", sa.Text(), nullable=False),
        sa.Column("promises", sa.Text(), nullable=False),
        sa.Column("handed_to", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("handed_by", sa.Uuid(), nullable=False),
        sa.Column("handed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("received_by", sa.Uuid(), nullable=True),
        sa.Column("received_name", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("received_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_warme_overdracht_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_warme_overdracht_gemeente_id")),
        sa.ForeignKeyConstraint(["handed_by"], ["caseworker.id"], name=op.f("fk_warme_overdracht_handed_by")),
        sa.ForeignKeyConstraint(["received_by"], ["caseworker.id"], name=op.f("fk_warme_overdracht_received_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warme_overdracht")),
    )
    with op.batch_alter_table("warme_overdracht", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_warme_overdracht_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )

    op.create_table(
        "observatie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("deelnemer_id", sa.Uuid(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("taal", sa.Integer(), nullable=True),
        sa.Column("leerbaarheid", sa.Integer(), nullable=True),
        sa.Column("motivatie", sa.Integer(), nullable=True),
        sa.Column("competenties", sa.Integer(), nullable=True),
        sa.Column("lessons_planned", sa.Integer(), nullable=True),
        sa.Column("lessons_attended", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("observed_by", sa.Uuid(), nullable=False),
        sa.Column("observed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["deelnemer_id"], ["klas_deelnemer.id"], name=op.f("fk_observatie_deelnemer_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_observatie_gemeente_id")),
        sa.ForeignKeyConstraint(["observed_by"], ["caseworker.id"], name=op.f("fk_observatie_observed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observatie")),
        sa.UniqueConstraint("deelnemer_id", "week", name=op.f("uq_observatie_deelnemer_id_week")),
    )
    op.create_table(
        "intake_akkoord",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("intake_id", sa.Uuid(), nullable=False),
        sa.Column("party", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("withdrawn_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_intake_akkoord_gemeente_id")),
        sa.ForeignKeyConstraint(["intake_id"], ["intake.id"], name=op.f("fk_intake_akkoord_intake_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["caseworker.id"], name=op.f("fk_intake_akkoord_noted_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_akkoord")),
    )
    with op.batch_alter_table("intake_akkoord", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_intake_akkoord_intake_id_party"), ["intake_id", "party"], unique=False)

    op.create_table(
        "intake_leemte",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("intake_id", sa.Uuid(), nullable=False),
        sa.Column("legal_item", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_intake_leemte_gemeente_id")),
        sa.ForeignKeyConstraint(["intake_id"], ["intake.id"], name=op.f("fk_intake_leemte_intake_id")),
        sa.ForeignKeyConstraint(["set_by"], ["caseworker.id"], name=op.f("fk_intake_leemte_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_leemte")),
        sa.UniqueConstraint("intake_id", "legal_item", name=op.f("uq_intake_leemte_intake_id_legal_item")),
    )
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.add_column(sa.Column("talk_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("checked_talk_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("ask_again", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.create_foreign_key(batch_op.f("fk_answer_checked_talk_id"), "gesprek", ["checked_talk_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_answer_talk_id"), "gesprek", ["talk_id"], ["id"])

    with op.batch_alter_table("answer_history", schema=None) as batch_op:
        batch_op.add_column(sa.Column("talk_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_answer_history_talk_id"), "gesprek", ["talk_id"], ["id"])

    _only_grows("answer_history")
    with op.batch_alter_table("dossier", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bsn_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True))
        batch_op.add_column(
            sa.Column("v_number", sqlmodel.sql.sqltypes.AutoString(length=16), nullable=False, server_default="")
        )
        batch_op.alter_column(
            "bsn",
            existing_type=sa.VARCHAR(length=9),
            type_=sqlmodel.sql.sqltypes.AutoString(length=200),
            existing_nullable=True,
        )
        batch_op.drop_constraint(batch_op.f("uq_dossier_gemeente_id_bsn"), type_="unique")
        batch_op.create_unique_constraint(batch_op.f("uq_dossier_gemeente_id_bsn_hash"), ["gemeente_id", "bsn_hash"])


def downgrade() -> None:
    """Take them away; what they hold is lost."""
    _roles(*ROLES[:5])
    with op.batch_alter_table("dossier", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_dossier_gemeente_id_bsn_hash"), type_="unique")
        batch_op.create_unique_constraint(batch_op.f("uq_dossier_gemeente_id_bsn"), ["gemeente_id", "bsn"])
        batch_op.alter_column(
            "bsn",
            existing_type=sqlmodel.sql.sqltypes.AutoString(length=200),
            type_=sa.VARCHAR(length=9),
            existing_nullable=True,
        )
        batch_op.drop_column("v_number")
        batch_op.drop_column("bsn_hash")

    with op.batch_alter_table("answer_history", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_answer_history_talk_id"), type_="foreignkey")
        batch_op.drop_column("talk_id")
    _only_grows("answer_history")

    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_answer_talk_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_answer_checked_talk_id"), type_="foreignkey")
        batch_op.drop_column("ask_again")
        batch_op.drop_column("checked_talk_id")
        batch_op.drop_column("talk_id")

    op.drop_table("intake_leemte")
    with op.batch_alter_table("intake_akkoord", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_intake_akkoord_intake_id_party"))

    op.drop_table("intake_akkoord")
    op.drop_table("observatie")
    with op.batch_alter_table("warme_overdracht", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_warme_overdracht_gemeente_id_dossier_id"))

    op.drop_table("warme_overdracht")
    with op.batch_alter_table("verwijzing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_verwijzing_gemeente_id_status_follow_up_on"))
        batch_op.drop_index(batch_op.f("ix_verwijzing_gemeente_id_dossier_id"))

    op.drop_table("verwijzing")
    with op.batch_alter_table("meting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meting_gemeente_id_dossier_id_kind_taken_on"))

    op.drop_table("meting")
    with op.batch_alter_table("klas_deelnemer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_klas_deelnemer_gemeente_id_dossier_id"))

    op.drop_table("klas_deelnemer")
    with op.batch_alter_table("gesprek", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_gesprek_gemeente_id_dossier_id_held_on"))

    op.drop_table("gesprek")
    with op.batch_alter_table("domein_inzage", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_domein_inzage_dossier_id_caseworker_id_drawer_until"))

    op.drop_table("domein_inzage")
    op.drop_table("vertaling")
    with op.batch_alter_table("klas", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_klas_gemeente_id_teacher_id"))

    op.drop_table("klas")
    op.drop_table("import_mapping")
    op.drop_table("domein_recht")
    op.drop_table("caseworker_taal")
    with op.batch_alter_table("tolk", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tolk_gemeente_id"))

    op.drop_table("tolk")
    op.drop_table("data_key")
