"""The dossier of one inburgeraar, the household it lives in, who works on it, and the contacts."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import enum_type, gemeente_field, id_field, json_type
from models.values.birth_dates import BirthDateText
from rules.law.birth_date import BirthDate
from rules.law.terms import Doelgroep, Fase, Leerroute, PipStatus

HAS_COA_LOCATION = "coa_location <> ''"  # of the index and of what is looked up with it, to the letter


class Huishouden(SQLModel, table=True):
    """People who live together; several dossiers may share one."""

    id: UUID = id_field()
    gemeente_id: UUID = Field(foreign_key="gemeente.id", index=True)
    created_at: datetime


class Dossier(SQLModel, table=True):
    """One inburgeraar. The dates are set by the actions that record them; the last block of columns is computed."""

    __table_args__ = (
        sa.UniqueConstraint("gemeente_id", "number"),
        sa.UniqueConstraint("gemeente_id", "bsn_hash"),
        sa.Index(None, "gemeente_id", "is_open", "sort_due", "id"),
        sa.Index(None, "gemeente_id", "fase", "is_open", "sort_due", "id"),
        sa.Index(None, "gemeente_id", "regievoerder_id", "is_open", "sort_due", "id"),
        sa.Index(None, "gemeente_id", "first_pip_on", "clock_start_on"),
        sa.Index(None, "gemeente_id", "birth_date"),
        sa.Index(None, "gemeente_id", "search_name"),
        sa.Index(None, "gemeente_id", "search_former"),
        sa.Index(None, "gemeente_id", "phone_key"),
        sa.Index(
            None,
            "gemeente_id",
            "coa_location",
            sqlite_where=sa.text(HAS_COA_LOCATION),
            postgresql_where=sa.text(HAS_COA_LOCATION),
        ),
        sa.Index(None, "gemeente_id", "v_number_key", unique=True),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    number: str = Field(max_length=20)
    huishouden_id: UUID | None = Field(default=None, foreign_key="huishouden.id", index=True)
    regievoerder_id: UUID | None = Field(default=None, foreign_key="caseworker.id")

    given_names: str = Field(max_length=120)
    surname_prefix: str = Field(default="", max_length=40)  # tussenvoegsel: "van den"
    family_name: str = Field(max_length=120)
    former_names: str = Field(default="", max_length=200)
    # By `models.values.names.keep_searchable`: lower case without diacritics, for search and for finding duplicates,
    # the same with the family name in front, and with a former name; and the last digits of the telephone number.
    search_name: str = Field(max_length=260)
    sort_name: str = Field(default="", max_length=260)
    search_former: str = Field(default="", max_length=260)
    phone_key: str = Field(default="", max_length=9)
    name_said: str = Field(default="", max_length=120)
    birth_date: BirthDate | None = Field(default=None, sa_type=BirthDateText)
    bsn: str | None = Field(default=None, max_length=200)  # encrypted
    bsn_hash: str | None = Field(default=None, max_length=64)  # fingerprint with a secret key, for search
    doelgroep: Doelgroep = Field(sa_type=enum_type(Doelgroep, "doelgroep"))
    language: str = Field(default="", max_length=8)  # code of forms.engine.names.languages()
    interpreter: bool = False
    regular_permit: bool = False  # family with a regular permit (Wet art. 13 lid 1 b): no ontzorgen
    country: str = Field(default="", max_length=2)
    nationality: str = Field(default="", max_length=3)  # code of forms.engine.nationalities
    v_number: str = Field(default="", max_length=16)  # COA and IND know somebody by this number
    v_number_key: str | None = Field(default=None, max_length=16)  # the same when it is a number: one dossier has it
    coa_location: str = Field(default="", max_length=80)  # where somebody stays until they are housed: the azc
    address: str = Field(default="", max_length=200)
    phone: str = Field(default="", max_length=40)

    koppeling_on: date | None = None
    plicht_start_on: date | None = None
    kennisgeving_on: date | None = None
    brp_on: date | None = None
    housed_on: date | None = None
    bijstand_from: date | None = None
    exempt_on: date | None = None  # from when DUO exempted somebody for a time
    third_party_asked_on: date | None = None
    third_party_received_on: date | None = None
    intake_started_on: date | None = None
    intake_completed_on: date | None = None
    pip_started_on: date | None = None
    pip_status: PipStatus | None = Field(default=None, sa_type=enum_type(PipStatus, "pip_status"))
    first_pip_on: date | None = None
    current_pip_on: date | None = None
    next_talk_on: date | None = None
    pvt_signed_on: date | None = None
    map_talk_on: date | None = None
    z_done_on: date | None = None  # DUO's datumAfrondingZroute
    earlier_pip_on: date | None = None  # the first PIP, when another gemeente made it
    earlier_leerroute: str = Field(default="", max_length=1)  # the leerroute of that PIP, DUO's code
    termijn_until_on: date | None = None  # the last day as DUO set it, when that is not the law's
    ontzorgen_until_on: date | None = None  # the last day of the ontzorgen, when it was prolonged
    ontzorgen_stopped_on: date | None = None  # the last day of the ontzorgen, when it was stopped
    closed_on: date | None = None
    close_reason: str = Field(default="", max_length=200)

    is_open: bool = True
    fase: Fase = Field(default=Fase.AANGEMELD, sa_type=enum_type(Fase, "fase"))
    leerroute: Leerroute | None = Field(default=None, sa_type=enum_type(Leerroute, "leerroute"))
    next_step: str = Field(default="", max_length=40)
    due: date | None = None
    sort_due: date = date.max  # `due`, or date.max without one, so that it sorts last on every database
    clock_start_on: date | None = None  # first day of the ten weeks
    clock_due_on: date | None = None  # last day of the ten weeks

    joined_into_id: UUID | None = Field(default=None, index=True)  # the dossier that this one only points to
    version: int = 1
    field_versions: dict[str, int] = Field(default_factory=dict, sa_type=json_type())
    created_at: datetime
    created_by: UUID = Field(foreign_key="caseworker.id")


class DossierCaseworker(SQLModel, table=True):
    """Who works on a dossier besides the regievoerder: an ondersteuner, the kansverkenner."""

    __tablename__ = "dossier_caseworker"
    __table_args__ = (sa.Index(None, "caseworker_id", "dossier_id"),)

    dossier_id: UUID = Field(foreign_key="dossier.id", primary_key=True)
    caseworker_id: UUID = Field(foreign_key="caseworker.id", primary_key=True)
    gemeente_id: UUID = gemeente_field()
    since: datetime


class HuishoudenLid(SQLModel, table=True):
    """A member of a household without a dossier here; members with one are linked by `Dossier.huishouden_id`."""

    __tablename__ = "huishouden_lid"
    __table_args__ = (sa.Index(None, "gemeente_id", "huishouden_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    huishouden_id: UUID = Field(foreign_key="huishouden.id")
    name: str = Field(max_length=160)
    relation: str = Field(max_length=24)  # partner, kind, ouder, familie, anders
    birth_date: BirthDate | None = Field(default=None, sa_type=BirthDateText)
    removed_at: datetime | None = None


class Contact(SQLModel, table=True):
    """One contact moment."""

    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id", "happened_on"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    happened_on: date
    kind: str = Field(max_length=24)  # huisbezoek, gesprek, telefoon, bericht, anders
    note: str = Field(sa_type=sa.Text)
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime
