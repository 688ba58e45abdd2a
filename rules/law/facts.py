"""The inputs of the rules. None means not known; rules say so instead of guessing."""

from dataclasses import dataclass
from datetime import date

from rules.law.birth_date import BirthDate
from rules.law.terms import Doelgroep, PipStatus


@dataclass(frozen=True, kw_only=True)
class IntakeFacts:
    """What the brede intake tells the rules. Question ids may change with a version; these names may not.

    Codes are those of the options in the questionnaire; scales run from 1 (low) to 5 (high);
    `*_level` is one of geen, onder_a1, a1, a2, b1, b2; yes/no/unknown is "ja", "nee" or "weet_niet".
    """

    # household
    household: str | None = None  # alleenstaand, alleenstaand_kinderen, partner, partner_kinderen, inwonend, anders
    children_birth_dates: tuple[date, ...] = ()
    vve_discussed: str | None = None  # aangemeld, wil_niet, nog_te_doen, nvt
    childcare: str | None = None  # ja, deels, nee, nvt
    pregnancy: str | None = None  # nee, zwanger, kind_onder_1
    informal_care: str | None = None  # looks after somebody in the family
    family_coming: str | None = None  # family that still comes to the Netherlands
    # housing
    housing: str | None = None  # azc, tussenvoorziening, huurwoning, familie, referent, anders
    housing_problems: tuple[str, ...] = ()  # inrichting, energie, internet, vocht, te_klein, ..., niets
    internet: str | None = None
    moving: str | None = None
    # health: limits for learning and working, never diagnoses
    health: int | None = None
    health_limits_learning: str | None = None
    senses: tuple[str, ...] = ()  # bril, slecht_zien, slecht_horen, hoortoestel, niets
    concentration: int | None = None
    sleep: int | None = None
    stress: int | None = None  # 1 = no worries, 5 = very many worries
    gp_registered: str | None = None
    care_insurance: str | None = None
    bearable_hours: int | None = None  # hours a week of lessons or activities
    help_first: str | None = None  # nee, misschien, ja
    learning_disability: str | None = None  # nee, misschien, onderzoek_loopt
    # money
    income: tuple[str, ...] = ()  # bijstand, loon, partner, toeslagen, studie, geen
    bijstand_from: date | None = None
    bank_account: str | None = None
    digid: str | None = None  # zelf, met_hulp, nee
    debts: str | None = None  # nee, ja, weet_niet
    urgent_debts: str | None = None  # may lose the house, power or insurance
    debt_help: str | None = None  # krijgt, wil, wil_niet
    budget: int | None = None
    letters: int | None = None  # understands letters of authorities
    post_handled_by: str | None = None  # zelf, partner, kind, vrijwilliger, vluchtelingenwerk, budgetbeheer, niemand
    # education and language
    education_years: int | None = None
    education_level: str | None = None  # geen, lager, middelbaar, beroep, bachelor, master, phd
    diploma_valued: str | None = None  # ja, aangevraagd, nee, nvt
    wants_study: str | None = None  # ja, misschien, nee
    study_fits: str | None = None  # full-time lessons fit the week
    exempting_diploma: str | None = None  # nee, ja, weet_niet
    literate: str | None = None  # ja, beetje, nee
    script: str | None = None  # latijns, arabisch, anders, geen
    alfabetisering: str | None = None  # NVT, AA, A
    listening_level: str | None = None
    speaking_level: str | None = None
    reading_level: str | None = None
    writing_level: str | None = None
    # leerbaarheidstoets and impressions
    lbt_status: str | None = None  # te_plannen, gepland, afgenomen, vrijgesteld, overgeslagen
    lbt_planned_on: date | None = None
    lbt_result: str | None = None  # b1_haalbaar, b1_niet_haalbaar, onbekend
    lbt_exemption: str | None = None  # visueel, auditief, anders
    learning_pace: int | None = None
    lbt_departed: str | None = None  # the gemeente departs from the result, with a reason
    # work, wishes
    work_now: str | None = None  # nee, betaald, proef, vrijwilliger, zzp
    cv: str | None = None  # ja, nee
    main_goal: str | None = None  # werk, onderwijs, meedoen, weet_niet
    motivation: int | None = None
    preferred_route: str | None = None  # B, O, Z, geen
    proposed_route: str | None = None  # B, O, Z, nog_niet
    contacts_per_week: str | None = None  # geen, 1_2, 3_5, 6_plus
    # people, days, skills
    helpers: tuple[str, ...] = ()  # familie, vrienden, buren, geloof, vrijwilliger, coa, vluchtelingenwerk, niemand
    lonely: int | None = None  # 1 = never, 5 = very often
    day_rhythm: int | None = None
    digital_level: str | None = None  # geen, basis, zelfstandig, gevorderd
    cycling: str | None = None  # ja, leert, nee
    public_transport: str | None = None  # ja, met_hulp, nee, te_duur
    travel_help: str | None = None  # help needed to pay for the way to school
    self_reliance: int | None = None  # as the regievoerder sees it
    # children and safety
    children_doing_well: int | None = None
    school_worries: str | None = None  # the school worries about a child
    parenting_questions: str | None = None
    safe_at_home: str | None = None  # ja, soms_niet, nee, niet_gevraagd
    own_choices: str | None = None  # ja, soms_niet, nee
    addiction_worries: str | None = None  # nee, over_mij, over_ander


@dataclass(frozen=True, kw_only=True)
class TrajectFacts:
    """The stored dates of one dossier that start, end or meet a term. All are calendar days in the Netherlands."""

    doelgroep: Doelgroep
    birth_date: BirthDate | None = None
    plicht_start: date | None = None  # start of the inburgeringsplicht
    kennisgeving: date | None = None  # date of DUO's kennisgeving
    brp: date | None = None  # registration in the BRP of this gemeente
    housed: date | None = None
    bijstand_from: date | None = None
    exempt: date | None = None  # from when DUO exempted this person for a time; None when not (any more)
    third_party_asked: date | None = None  # information of third parties asked, needed for the PIP
    third_party_received: date | None = None
    intake_started: date | None = None
    intake_completed: date | None = None
    lbt_planned: date | None = None
    pip_started: date | None = None
    pip_status: PipStatus | None = None
    first_pip: date | None = None  # dagtekening of the first PIP of this gemeente
    earlier_pip: date | None = None  # dagtekening of the first PIP, when another gemeente made it
    next_talk: date | None = None  # the next voortgangsgesprek that was agreed
    pvt_signed: date | None = None
    map_talk: date | None = None
    termijn_until: date | None = None  # last day of the inburgeringstermijn, when DUO set another
    regular_permit: bool = False  # family with a regular permit (Wet art. 13 lid 1 b)
    ontzorgen_until: date | None = None  # last day of the ontzorgen, when it was prolonged
    ontzorgen_stopped: date | None = None  # last day of the ontzorgen, when it was stopped
    closed: date | None = None
