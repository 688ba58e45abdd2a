"""What is told of an inburgeraar by hand; `checks` says what is wrong with it."""

import unicodedata
from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict, field_validator

from rules.dossier.v_number import v_number_form
from rules.law.birth_date import BirthDate
from rules.law.terms import Doelgroep


class Particulars(BaseModel):
    """The facts of one dossier that people type. Texts are trimmed, a BSN gets nine digits and a V-number its one form;
    nothing is refused.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    given_names: str = ""
    surname_prefix: str = ""
    family_name: str = ""
    former_names: str = ""
    name_said: str = ""
    birth_date: BirthDate | None = None
    bsn: str | None = None
    doelgroep: Doelgroep | None = None
    language: str = ""
    interpreter: bool = False
    regular_permit: bool = False
    country: str = ""
    nationality: str = ""
    coa_location: str = ""
    address: str = ""
    phone: str = ""
    v_number: str = ""
    koppeling_on: date | None = None
    plicht_start_on: date | None = None
    kennisgeving_on: date | None = None
    brp_on: date | None = None
    housed_on: date | None = None
    bijstand_from: date | None = None

    @field_validator(
        *("given_names", "surname_prefix", "family_name", "former_names", "name_said", "address", "phone"),
        "coa_location",
    )
    @classmethod
    def _trimmed(cls, text: str) -> str:
        return unicodedata.normalize("NFC", text).strip()

    @field_validator("v_number")
    @classmethod
    def _one_form(cls, text: str) -> str:
        return v_number_form(text)

    @field_validator("bsn")
    @classmethod
    def _nine_digits(cls, value: str | None) -> str | None:
        digits = "".join(each for each in value or "" if each not in " .-\u00a0")
        return digits.zfill(9) if len(digits) == 8 else digits or None


class Registration(Particulars):
    """What is asked to open a dossier; without `regievoerder_id` a regievoerder takes it on."""

    regievoerder_id: UUID | None = None


class Facts(Particulars):
    """Everything of a dossier that can be revised by hand: what was registered, and what happened since."""

    exempt_on: date | None = None
    third_party_asked_on: date | None = None
    third_party_received_on: date | None = None
    next_talk_on: date | None = None
    pvt_signed_on: date | None = None
    map_talk_on: date | None = None
