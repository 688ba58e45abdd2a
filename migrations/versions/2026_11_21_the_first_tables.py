"""the first tables."""

from collections.abc import Sequence

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Do it."""
    op.create_table(
        "gemeente",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=80), nullable=False),
        sa.Column("address", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("contact", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("dossier_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gemeente")),
        sa.UniqueConstraint("name", name=op.f("uq_gemeente_name")),
    )
    op.create_table(
        "login_attempt",
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("locked_until", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_login_attempt")),
    )
    op.create_table(
        "caseworker",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("username", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "regievoerder",
                "ondersteuner",
                "kansverkenner",
                "coordinator",
                "beheerder",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "scope",
            sa.Enum("own", "gemeente", name="scope", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("password_hash", sqlmodel.sql.sqltypes.AutoString(length=100), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("password_changed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("visited_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("disabled_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_caseworker_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caseworker")),
        sa.UniqueConstraint("username", name=op.f("uq_caseworker_username")),
    )
    with op.batch_alter_table("caseworker", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_caseworker_gemeente_id_role"), ["gemeente_id", "role"], unique=False)

    op.create_table(
        "dossier_tally",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column(
            "grain",
            sa.Enum(
                "standing_and_due",
                "standing",
                "due",
                "regievoerder",
                name="grain",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("fase", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("leerroute", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("doelgroep", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("regievoerder", sqlmodel.sql.sqltypes.AutoString(length=36), nullable=False),
        sa.Column("sort_due", sa.Date(), nullable=False),
        sa.Column("dossiers", sa.Integer(), nullable=False),
        sa.CheckConstraint("dossiers >= 0", name=op.f("ck_dossier_tally_not_negative")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_dossier_tally_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_tally")),
        sa.UniqueConstraint(
            "gemeente_id",
            "grain",
            "fase",
            "leerroute",
            "doelgroep",
            "regievoerder",
            "sort_due",
            name="uq_dossier_tally",
        ),
    )
    op.create_table(
        "huishouden",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_huishouden_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_huishouden")),
    )
    with op.batch_alter_table("huishouden", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_huishouden_gemeente_id"), ["gemeente_id"], unique=False)

    op.create_table(
        "dossier",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("number", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.Column("huishouden_id", sa.Uuid(), nullable=True),
        sa.Column("regievoerder_id", sa.Uuid(), nullable=True),
        sa.Column("given_names", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("family_name", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("search_name", sqlmodel.sql.sqltypes.AutoString(length=260), nullable=False),
        sa.Column("name_said", sqlmodel.sql.sqltypes.AutoString(length=120), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("bsn", sqlmodel.sql.sqltypes.AutoString(length=9), nullable=True),
        sa.Column(
            "doelgroep",
            sa.Enum(
                "asielstatushouder",
                "gezinsmigrant",
                "overige_migrant",
                name="doelgroep",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("language", sqlmodel.sql.sqltypes.AutoString(length=8), nullable=False),
        sa.Column("interpreter", sa.Boolean(), nullable=False),
        sa.Column("country", sqlmodel.sql.sqltypes.AutoString(length=2), nullable=False),
        sa.Column("address", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("phone", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("koppeling_on", sa.Date(), nullable=True),
        sa.Column("plicht_start_on", sa.Date(), nullable=True),
        sa.Column("kennisgeving_on", sa.Date(), nullable=True),
        sa.Column("brp_on", sa.Date(), nullable=True),
        sa.Column("housed_on", sa.Date(), nullable=True),
        sa.Column("bijstand_from", sa.Date(), nullable=True),
        sa.Column("third_party_asked_on", sa.Date(), nullable=True),
        sa.Column("third_party_received_on", sa.Date(), nullable=True),
        sa.Column("intake_started_on", sa.Date(), nullable=True),
        sa.Column("intake_completed_on", sa.Date(), nullable=True),
        sa.Column("pip_started_on", sa.Date(), nullable=True),
        sa.Column(
            "pip_status",
            sa.Enum(
                "concept",
                "vastgesteld",
                "in_wijziging",
                name="pip_status",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=True,
        ),
        sa.Column("first_pip_on", sa.Date(), nullable=True),
        sa.Column("current_pip_on", sa.Date(), nullable=True),
        sa.Column("next_talk_on", sa.Date(), nullable=True),
        sa.Column("pvt_signed_on", sa.Date(), nullable=True),
        sa.Column("map_talk_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("close_reason", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column(
            "fase",
            sa.Enum(
                "aangemeld",
                "intake",
                "plan",
                "uitvoering",
                "gesloten",
                name="fase",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "leerroute",
            sa.Enum("B", "O", "Z", name="leerroute", native_enum=False, create_constraint=True, length=24),
            nullable=True,
        ),
        sa.Column("next_step", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("sort_due", sa.Date(), nullable=False),
        sa.Column("clock_start_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "field_versions", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["caseworker.id"], name=op.f("fk_dossier_created_by")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_dossier_gemeente_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_dossier_huishouden_id")),
        sa.ForeignKeyConstraint(["regievoerder_id"], ["caseworker.id"], name=op.f("fk_dossier_regievoerder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("gemeente_id", "bsn", name=op.f("uq_dossier_gemeente_id_bsn")),
        sa.UniqueConstraint("gemeente_id", "number", name=op.f("uq_dossier_gemeente_id_number")),
    )
    with op.batch_alter_table("dossier", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_dossier_gemeente_id_birth_date"), ["gemeente_id", "birth_date"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_dossier_gemeente_id_fase_is_open_sort_due_id"),
            ["gemeente_id", "fase", "is_open", "sort_due", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_dossier_gemeente_id_first_pip_on_clock_start_on"),
            ["gemeente_id", "first_pip_on", "clock_start_on"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_dossier_gemeente_id_is_open_sort_due_id"),
            ["gemeente_id", "is_open", "sort_due", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_dossier_gemeente_id_regievoerder_id_is_open_sort_due_id"),
            ["gemeente_id", "regievoerder_id", "is_open", "sort_due", "id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_dossier_gemeente_id_search_name"), ["gemeente_id", "search_name"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_dossier_huishouden_id"), ["huishouden_id"], unique=False)

    op.create_table(
        "huishouden_lid",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("huishouden_id", sa.Uuid(), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(length=160), nullable=False),
        sa.Column("relation", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_huishouden_lid_gemeente_id")),
        sa.ForeignKeyConstraint(["huishouden_id"], ["huishouden.id"], name=op.f("fk_huishouden_lid_huishouden_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_huishouden_lid")),
    )
    with op.batch_alter_table("huishouden_lid", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_huishouden_lid_gemeente_id_huishouden_id"), ["gemeente_id", "huishouden_id"], unique=False
        )

    op.create_table(
        "login_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("ticket_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True),
        sa.Column("token_hash", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=True),
        sa.Column("device", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("seen_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("expires_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("ended_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("ended_reason", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_login_session_caseworker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_session")),
        sa.UniqueConstraint("ticket_hash", name=op.f("uq_login_session_ticket_hash")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_login_session_token_hash")),
    )
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_login_session_caseworker_id_ended_at"), ["caseworker_id", "ended_at"], unique=False
        )

    op.create_table(
        "answer_sheet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("questionnaire", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("questionnaire_version", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_answer_sheet_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_answer_sheet_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_sheet")),
    )
    with op.batch_alter_table("answer_sheet", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_answer_sheet_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )

    op.create_table(
        "audit_record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=True),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=True),
        sa.Column("login_id", sa.Uuid(), nullable=True),
        sa.Column("event", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=True),
        sa.Column(
            "details", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_audit_record_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_audit_record_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_audit_record_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_record")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("audit_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_audit_record_gemeente_id_caseworker_id_at"),
            ["gemeente_id", "caseworker_id", "at"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_audit_record_gemeente_id_dossier_id_at"), ["gemeente_id", "dossier_id", "at"], unique=False
        )

    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=24), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_contact_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_contact_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_contact_gemeente_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_contact_gemeente_id_dossier_id_happened_on"),
            ["gemeente_id", "dossier_id", "happened_on"],
            unique=False,
        )

    op.create_table(
        "dossier_caseworker",
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("since", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_dossier_caseworker_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_caseworker_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_dossier_caseworker_gemeente_id")),
        sa.PrimaryKeyConstraint("dossier_id", "caseworker_id", name=op.f("pk_dossier_caseworker")),
    )
    with op.batch_alter_table("dossier_caseworker", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_dossier_caseworker_caseworker_id_dossier_id"), ["caseworker_id", "dossier_id"], unique=False
        )

    op.create_table(
        "answer",
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("mark", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_by", sa.Uuid(), nullable=False),
        sa.Column("updated_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_answer_gemeente_id")),
        sa.ForeignKeyConstraint(["sheet_id"], ["answer_sheet.id"], name=op.f("fk_answer_sheet_id")),
        sa.ForeignKeyConstraint(["updated_by"], ["caseworker.id"], name=op.f("fk_answer_updated_by")),
        sa.PrimaryKeyConstraint("sheet_id", "question_id", name=op.f("pk_answer")),
    )
    op.create_table(
        "answer_history",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sqlmodel.sql.sqltypes.AutoString(length=60), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("old_value", sa.Text(), nullable=True),
        sa.Column("old_mark", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
        sa.Column("new_value", sa.Text(), nullable=True),
        sa.Column("new_mark", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(length=20), nullable=True),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_answer_history_caseworker_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_answer_history_gemeente_id")),
        sa.ForeignKeyConstraint(["sheet_id"], ["answer_sheet.id"], name=op.f("fk_answer_history_sheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_history")),
    )
    with op.batch_alter_table("answer_history", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_answer_history_sheet_id_question_id_item_id"),
            ["sheet_id", "question_id", "item_id"],
            unique=False,
        )

    op.create_table(
        "intake",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("completed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_intake_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_intake_gemeente_id")),
        sa.ForeignKeyConstraint(["sheet_id"], ["answer_sheet.id"], name=op.f("fk_intake_sheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_intake_dossier_id")),
        sa.UniqueConstraint("sheet_id", name=op.f("uq_intake_sheet_id")),
    )
    with op.batch_alter_table("intake", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_intake_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )

    op.create_table(
        "pip",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "concept",
                "vastgesteld",
                "in_wijziging",
                name="status",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("last_version", sa.Integer(), nullable=False),
        sa.Column("change_reason", sa.Text(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_pip_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_pip_gemeente_id")),
        sa.ForeignKeyConstraint(["sheet_id"], ["answer_sheet.id"], name=op.f("fk_pip_sheet_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pip")),
        sa.UniqueConstraint("dossier_id", name=op.f("uq_pip_dossier_id")),
        sa.UniqueConstraint("sheet_id", name=op.f("uq_pip_sheet_id")),
    )
    with op.batch_alter_table("pip", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pip_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False)

    op.create_table(
        "doel",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("pip_id", sa.Uuid(), nullable=False),
        sa.Column(
            "area",
            sa.Enum(
                "taal",
                "sociale_participatie",
                "werk",
                "financien",
                "gezondheid",
                "gezin",
                name="area",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("own_words", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("baseline", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("target", sa.Date(), nullable=True),
        sa.Column("owner", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("suggested_by", sqlmodel.sql.sqltypes.AutoString(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "field_versions", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_doel_gemeente_id")),
        sa.ForeignKeyConstraint(["pip_id"], ["pip.id"], name=op.f("fk_doel_pip_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_doel")),
    )
    with op.batch_alter_table("doel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_doel_gemeente_id_pip_id"), ["gemeente_id", "pip_id"], unique=False)

    op.create_table(
        "intake_closing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("intake_id", sa.Uuid(), nullable=False),
        sa.Column("completed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("completed_by", sa.Uuid(), nullable=False),
        sa.Column("agreed_by", sqlmodel.sql.sqltypes.AutoString(length=300), nullable=False),
        sa.Column("answers_given", sa.Integer(), nullable=False),
        sa.Column("reopened_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("reopened_by", sa.Uuid(), nullable=True),
        sa.Column("reopen_reason", sqlmodel.sql.sqltypes.AutoString(length=2000), nullable=False),
        sa.ForeignKeyConstraint(["completed_by"], ["caseworker.id"], name=op.f("fk_intake_closing_completed_by")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_intake_closing_gemeente_id")),
        sa.ForeignKeyConstraint(["intake_id"], ["intake.id"], name=op.f("fk_intake_closing_intake_id")),
        sa.ForeignKeyConstraint(["reopened_by"], ["caseworker.id"], name=op.f("fk_intake_closing_reopened_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake_closing")),
    )
    with op.batch_alter_table("intake_closing", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_intake_closing_gemeente_id_intake_id"), ["gemeente_id", "intake_id"], unique=False
        )

    op.create_table(
        "pip_versie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("pip_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dagtekening", sa.Date(), nullable=False),
        sa.Column(
            "leerroute",
            sa.Enum("B", "O", "Z", name="leerroute", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "document", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(length=64), nullable=False),
        sa.Column("caseworker_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["caseworker_id"], ["caseworker.id"], name=op.f("fk_pip_versie_caseworker_id")),
        sa.ForeignKeyConstraint(["dossier_id"], ["dossier.id"], name=op.f("fk_pip_versie_dossier_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_pip_versie_gemeente_id")),
        sa.ForeignKeyConstraint(["pip_id"], ["pip.id"], name=op.f("fk_pip_versie_pip_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pip_versie")),
        sa.UniqueConstraint("pip_id", "number", name=op.f("uq_pip_versie_pip_id_number")),
    )
    with op.batch_alter_table("pip_versie", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pip_versie_gemeente_id_dossier_id"), ["gemeente_id", "dossier_id"], unique=False
        )

    op.create_table(
        "activiteit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("gemeente_id", sa.Uuid(), nullable=False),
        sa.Column("pip_id", sa.Uuid(), nullable=False),
        sa.Column("doel_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("provider", sqlmodel.sql.sqltypes.AutoString(length=500), nullable=False),
        sa.Column("minutes_per_week", sa.Integer(), nullable=True),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column(
            "counts_for",
            sa.Enum(
                "cursusuren",
                "participatieuren",
                "map",
                "pvt",
                "niets",
                name="counts_for",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column(
            "field_versions", sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"), nullable=False
        ),
        sa.Column("removed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["doel_id"], ["doel.id"], name=op.f("fk_activiteit_doel_id")),
        sa.ForeignKeyConstraint(["gemeente_id"], ["gemeente.id"], name=op.f("fk_activiteit_gemeente_id")),
        sa.ForeignKeyConstraint(["pip_id"], ["pip.id"], name=op.f("fk_activiteit_pip_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activiteit")),
    )
    with op.batch_alter_table("activiteit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_activiteit_doel_id"), ["doel_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_activiteit_gemeente_id_pip_id"), ["gemeente_id", "pip_id"], unique=False)


def downgrade() -> None:
    """Undo it."""
    with op.batch_alter_table("activiteit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activiteit_gemeente_id_pip_id"))
        batch_op.drop_index(batch_op.f("ix_activiteit_doel_id"))

    op.drop_table("activiteit")
    with op.batch_alter_table("pip_versie", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pip_versie_gemeente_id_dossier_id"))

    op.drop_table("pip_versie")
    with op.batch_alter_table("intake_closing", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_intake_closing_gemeente_id_intake_id"))

    op.drop_table("intake_closing")
    with op.batch_alter_table("doel", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_doel_gemeente_id_pip_id"))

    op.drop_table("doel")
    with op.batch_alter_table("pip", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pip_gemeente_id_dossier_id"))

    op.drop_table("pip")
    with op.batch_alter_table("intake", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_intake_gemeente_id_dossier_id"))

    op.drop_table("intake")
    with op.batch_alter_table("answer_history", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answer_history_sheet_id_question_id_item_id"))

    op.drop_table("answer_history")
    op.drop_table("answer")
    with op.batch_alter_table("dossier_caseworker", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dossier_caseworker_caseworker_id_dossier_id"))

    op.drop_table("dossier_caseworker")
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contact_gemeente_id_dossier_id_happened_on"))

    op.drop_table("contact")
    with op.batch_alter_table("audit_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_record_gemeente_id_dossier_id_at"))
        batch_op.drop_index(batch_op.f("ix_audit_record_gemeente_id_caseworker_id_at"))

    op.drop_table("audit_record")
    with op.batch_alter_table("answer_sheet", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answer_sheet_gemeente_id_dossier_id"))

    op.drop_table("answer_sheet")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_session_caseworker_id_ended_at"))

    op.drop_table("login_session")
    with op.batch_alter_table("huishouden_lid", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_huishouden_lid_gemeente_id_huishouden_id"))

    op.drop_table("huishouden_lid")
    with op.batch_alter_table("dossier", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dossier_huishouden_id"))
        batch_op.drop_index(batch_op.f("ix_dossier_gemeente_id_search_name"))
        batch_op.drop_index(batch_op.f("ix_dossier_gemeente_id_regievoerder_id_is_open_sort_due_id"))
        batch_op.drop_index(batch_op.f("ix_dossier_gemeente_id_is_open_sort_due_id"))
        batch_op.drop_index(batch_op.f("ix_dossier_gemeente_id_first_pip_on_clock_start_on"))
        batch_op.drop_index(batch_op.f("ix_dossier_gemeente_id_fase_is_open_sort_due_id"))
        batch_op.drop_index(batch_op.f("ix_dossier_gemeente_id_birth_date"))

    op.drop_table("dossier")
    with op.batch_alter_table("huishouden", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_huishouden_gemeente_id"))

    op.drop_table("huishouden")
    op.drop_table("dossier_tally")
    with op.batch_alter_table("caseworker", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_caseworker_gemeente_id_role"))

    op.drop_table("caseworker")
    op.drop_table("login_attempt")
    op.drop_table("gemeente")
