"""Input and output of the check of a PIP; the checks themselves are in `rules.pip.check` and `rules.pip.check_*`."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from rules.law.birth_date import BirthDate
from rules.law.parameters import Figure, first_day, parameter
from rules.law.terms import Doelgroep, Leerroute, Wijziging
from rules.pip.approval import Approval
from rules.pip.changes import ChangeFacts


class ShortcomingCode(StrEnum):
    """The kind of shortcoming of a PIP."""

    # course of things
    INTAKE_NIET_AFGEROND = "intake_niet_afgerond"
    WIJZIGING_ZONDER_REDEN = "wijziging_zonder_reden"
    NIET_UITGELEGD = "niet_uitgelegd"
    LEEFTIJD = "leeftijd"
    ADRES_ONTBREEKT = "adres_ontbreekt"
    VOORWAARDE_WIJZIGING = "voorwaarde_wijziging"
    PLAN_PAST_NIET_BIJ_WIJZIGING = "plan_past_niet_bij_wijziging"
    AKKOORD_ONTBREEKT = "akkoord_ontbreekt"
    # dagtekening
    DAGTEKENING_VOOR_WET = "dagtekening_voor_wet"
    DAGTEKENING_IN_TOEKOMST = "dagtekening_in_toekomst"
    DAGTEKENING_VOOR_PLICHT = "dagtekening_voor_plicht"
    DAGTEKENING_VOOR_EERSTE_PIP = "dagtekening_voor_eerste_pip"
    DAGTEKENING_VOOR_VORIGE_PIP = "dagtekening_voor_vorige_pip"
    DAGTEKENING_VOOR_VESTIGING = "dagtekening_voor_vestiging"
    # leerroute
    LEERROUTE_ONTBREEKT = "leerroute_ontbreekt"
    NIVEAU_PAST_NIET = "niveau_past_niet"
    A2_IN_EERSTE_PIP = "a2_in_eerste_pip"
    A2_ZONDER_AFSCHALEN = "a2_zonder_afschalen"
    AFSCHALEN_CONTROLEREN = "afschalen_controleren"
    SCHAKELEN_TE_LAAT = "schakelen_te_laat"
    REDEN_VOOR_ONTBREEKT = "reden_voor_ontbreekt"
    REDEN_TEGEN_ONTBREEKT = "reden_tegen_ontbreekt"
    LBT_ZONDER_UITKOMST = "lbt_zonder_uitkomst"
    AFWIJKING_LBT_ZONDER_REDEN = "afwijking_lbt_zonder_reden"
    INTENSITEIT_ONTBREEKT = "intensiteit_ontbreekt"
    GESCHATTE_UREN_NIET_TOEGESTAAN = "geschatte_uren_niet_toegestaan"
    ALFABETISERING_ONTBREEKT = "alfabetisering_ontbreekt"
    ALFABETISERING_PAST_NIET = "alfabetisering_past_niet"
    # the other parts
    PVT_UREN_TE_WEINIG = "pvt_uren_te_weinig"
    PVT_INVULLING_ONTBREEKT = "pvt_invulling_ontbreekt"
    MAP_UREN_TE_WEINIG = "map_uren_te_weinig"
    MAP_INVULLING_ONTBREEKT = "map_invulling_ontbreekt"
    BEGELEIDING_ONTBREEKT = "begeleiding_ontbreekt"
    VVE_ONTBREEKT = "vve_ontbreekt"
    ONTZORGEN_ONTBREEKT = "ontzorgen_ontbreekt"
    PARTICIPATIEWET_ONTBREEKT = "participatiewet_ontbreekt"
    VOORTGANG_ONTBREEKT = "voortgang_ontbreekt"
    VOLGEND_GESPREK_ONTBREEKT = "volgend_gesprek_ontbreekt"
    VOLGEND_GESPREK_VOOR_PIP = "volgend_gesprek_voor_pip"
    # doelen and activiteiten
    DOEL_ONTBREEKT = "doel_ontbreekt"
    DOEL_ONVOLLEDIG = "doel_onvolledig"
    DOEL_ZONDER_ACTIVITEIT = "doel_zonder_activiteit"
    DOEL_NA_TERMIJN = "doel_na_termijn"
    ACTIVITEIT_ONVOLLEDIG = "activiteit_onvolledig"
    ACTIVITEIT_EINDE_VOOR_BEGIN = "activiteit_einde_voor_begin"
    ACTIVITEIT_BUITEN_TERMIJN = "activiteit_buiten_termijn"
    VERDELING_TE_VEEL = "verdeling_te_veel"
    WEEK_BOTST = "week_botst"


@dataclass(frozen=True, kw_only=True)
class Shortcoming:
    """One shortcoming: where (`field`: id of a plan question, doel or activiteit), the Dutch text, the article, and
    whether it blocks the vaststelling."""

    code: ShortcomingCode
    field: str
    article: str
    text: str
    blocking: bool = True


@dataclass(frozen=True, kw_only=True)
class PipSituation:
    """What the check needs to know apart from the plan. `dagtekening` None: checked as if dated on the day `on`."""

    on: date
    doelgroep: Doelgroep
    intake_completed: bool
    first_pip: bool  # no PIP of any gemeente came before
    dagtekening: date | None = None
    previous_dagtekening: date | None = None
    first_dagtekening: date | None = None
    termijn_until: date | None = None  # last day of the inburgeringstermijn, when DUO set another than the law
    previous_leerroute: Leerroute | None = None
    plicht_start: date | None = None
    birth_date: BirthDate | None = None
    address: str | None = None  # of the inburgeraar; None: not looked at
    brp: date | None = None
    in_azc: bool = False
    bijstand: bool = False
    regular_permit: bool = False
    child_under_vve_age: bool = False
    lbt_status: str | None = None
    lbt_result: str | None = None
    lbt_planned_on: date | None = None
    change_reason: str = ""
    change_kind: Wijziging | None = None
    change: ChangeFacts = field(default_factory=ChangeFacts)
    approval: Approval | None = None  # None: this gemeente asks for no approval

    @property
    def dated(self) -> date:
        """The dagtekening of the PIP; the day `on` while it has none."""
        return self.dagtekening or self.on

    @property
    def first_dated(self) -> date:
        """The dagtekening that starts the inburgeringstermijn."""
        return self.first_dagtekening or self.previous_dagtekening or self.dated

    def figure(self, name: str) -> Figure:
        """A figure as it is in force on the dagtekening; before the law was in force, its first value."""
        return parameter(name, on=max(self.dated, first_day(name)))


def empty(text: str) -> bool:
    """Whether a text is empty or holds only white space."""
    return not text.strip()
