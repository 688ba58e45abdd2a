"""Why DUO would refuse a message: the result of an acceptance rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rules.duo.message import DuoMessage


class DuoRefusalCode(StrEnum):
    """The acceptance rule that is broken."""

    VORM = "vorm"
    # who is in scope
    BSN_ONTBREEKT = "bsn_ontbreekt"
    ANDERE_WET = "andere_wet"
    ONBEKEND_BIJ_DUO = "onbekend_bij_duo"
    NIET_VAN_DEZE_GEMEENTE = "niet_van_deze_gemeente"
    # PIP
    GEEN_LEERROUTE = "geen_leerroute"
    VOOR_PLICHT = "voor_plicht"
    PLICHT_ONBEKEND = "plicht_onbekend"
    VOOR_EERSTE_PIP = "voor_eerste_pip"
    VOOR_HUIDIG_PIP = "voor_huidig_pip"
    VOOR_VESTIGING = "voor_vestiging"
    NIVEAU_BIJ_LEERROUTE = "niveau_bij_leerroute"
    A2_IN_EERSTE_PIP = "a2_in_eerste_pip"
    UREN_BIJ_LEERROUTE = "uren_bij_leerroute"
    UREN_BIJ_DOELGROEP = "uren_bij_doelgroep"
    GEEN_EIGEN_PIP = "geen_eigen_pip"
    TERMIJN_VASTGESTELD = "termijn_vastgesteld"
    CURSUSUREN_GEREGISTREERD = "cursusuren_geregistreerd"
    # contactpersoon
    GEEN_CONTACT = "geen_contact"
    NAAM_LEEG = "naam_leeg"
    MAIL_LEEG = "mail_leeg"
    GEEN_MAILADRES = "geen_mailadres"
    TELEFOON_LEEG = "telefoon_leeg"
    VERVANGT_CONTACT = "vervangt_contact"
    ONTKOPPELT = "ontkoppelt"
    # aanbod
    AANBOD_ALLEEN_ASIEL = "aanbod_alleen_asiel"
    AANBOD_ZONDER_PIP = "aanbod_zonder_pip"
    SCHOOL_ZONDER_NUMMER = "school_zonder_nummer"
    SCHOOL_ZONDER_KEURMERK = "school_zonder_keurmerk"
    AANBOD_VOOR_PIP = "aanbod_voor_pip"
    EINDE_VOOR_AANBOD = "einde_voor_aanbod"
    START_VOOR_AANBOD = "start_voor_aanbod"
    START_VOOR_EINDE = "start_voor_einde"
    AANBOD_BUITEN_TERMIJN = "aanbod_buiten_termijn"
    AANBOD_UIT_PLAN = "aanbod_uit_plan"
    # MAP, PVT, Z-route
    NIET_ZELF_GEMELD = "niet_zelf_gemeld"
    VOLDAAN_VIA_Z = "voldaan_via_z"
    GEEN_TERMIJN = "geen_termijn"
    VOOR_TERMIJN = "voor_termijn"
    NA_AFRONDING_Z = "na_afronding_z"
    IN_TOEKOMST = "in_toekomst"
    INTREKKEN_NA_Z = "intrekken_na_z"
    VERWIJTBAAR_ONTBREEKT = "verwijtbaar_ontbreekt"
    VERWIJTBAAR_NIET_NODIG = "verwijtbaar_niet_nodig"
    NEE_TE_VROEG = "nee_te_vroeg"
    NEE_NA_TERMIJN = "nee_na_termijn"
    JA_TE_VROEG = "ja_te_vroeg"
    GEEN_MAP_IN_ROUTE = "geen_map_in_route"
    GEEN_Z_ROUTE = "geen_z_route"
    # hours
    UREN_ALLEEN_Z = "uren_alleen_z"
    BOVEN_BELASTBAARHEID = "boven_belastbaarheid"


@dataclass(frozen=True, kw_only=True)
class DuoRefusal:
    """One reason in Dutch: `field` is DUO's name of the field, or what of the dossier it is about; `source` says whose
    rule it is. Not `blocking`: DUO's reading is not sure, or it is only good to know."""

    code: DuoRefusalCode
    field: str
    text: str
    source: str
    blocking: bool = True


def form_refusals(message: DuoMessage, contract: str) -> Iterator[DuoRefusal]:
    """One refusal for each field that does not have the form of DUO's contract; `contract` is its name and version."""
    for each in message.problems():
        yield DuoRefusal(
            code=DuoRefusalCode.VORM, field=each.field, source=f"Contract DUO, {contract}",
            text=f"Het veld {each.field} {each.text}.",
        )  # fmt: skip
