"""The words for what stands beside the plan: agreements, the ontzorgen, and what is not available."""

from datetime import date

from rules.law.age import age, child_of_vve_age, child_under_vve_age
from rules.law.deadlines import days_left
from rules.law.facts import IntakeFacts
from rules.law.parameters import parameter
from rules.law.terms import AfspraakSide
from rules.pip.ontzorgen import NoOntzorgenReason
from rules.problems import ProblemCode
from texts.wording.formats import days, long_date, several
from texts.wording.problems import Overrides

# Above the agreements of each side: whose turn it is.
TURN: dict[AfspraakSide, str] = {
    AfspraakSide.GEMEENTE: "Wat doet de gemeente?",
    AfspraakSide.INBURGERAAR: "Wat doet de inburgeraar zelf?",
    AfspraakSide.PARTNER: "Wat doet een partner?",
}
AGREEMENT_FIELDS: dict[str, str] = {
    "what": "Wat spreekt u af",
    "side": "Wie doet het",
    "owner": "Naam of functie",
    "due": "Klaar op",
    "done_on": "Gedaan op",
}
PROLONGING_FIELDS: dict[str, str] = {"until": "Verlengen tot en met", "reason": "Waarom verlengt u"}
GEMIS_FIELDS: dict[str, str] = {
    "area": "Bij welk gebied hoort het",
    "what": "Wat is er nodig",
    "reason": "Waarom kan het niet",
    "note": "Toelichting",
    "solved_on": "Opgelost op",
}
PROBLEMS: Overrides = {
    ProblemCode.YEAR_OUT_OF_BOUNDS: "Kijk het jaartal na.",
    ProblemCode.NOT_A_DATE: "Dit is geen datum. Schrijf bijvoorbeeld 01-09-2027.",
    ProblemCode.TOO_FAR: "Deze dag ligt wel erg ver vooruit. Kijk het jaartal na.",
}
NOT_FOR: dict[NoOntzorgenReason, str] = {
    NoOntzorgenReason.DOELGROEP: (
        "Ontzorgen is er alleen voor asielstatushouders met bijstand (Participatiewet, art. 56a)."
    ),
    NoOntzorgenReason.REGULIERE_VERGUNNING: (
        "Ontzorgen is er niet voor een gezinslid met een reguliere vergunning (Participatiewet, art. 56a)."
    ),
    NoOntzorgenReason.GEEN_BIJSTAND: (
        "In het dossier staat geen begindatum van de bijstand. Zonder bijstand is er geen ontzorgen "
        "(Participatiewet, art. 56a)."
    ),
    NoOntzorgenReason.VOOR_DE_WET: (
        "De bijstand begon voor 1 januari 2022. Toen gold de regel van het ontzorgen nog niet."
    ),
}


def due_line(due: date | None, done_on: date | None, on: date) -> str:
    """How an agreement stands: "Klaar op 3 maart 2027 (nog 10 dagen)", "Gedaan op 1 maart 2027"."""
    if done_on is not None:
        return f"Gedaan op {long_date(done_on)}"
    if due is None:
        return "Nog geen datum afgesproken"
    if due < on:
        return f"Moest klaar zijn op {long_date(due)}"
    return f"Klaar op {long_date(due)} ({days(days_left(due, on))})"


_VVE_SAID = {
    "aangemeld": "De intake zegt: een kind is aangemeld voor vve.",
    "wil_niet": "De intake zegt: de ouders willen nu geen vve. Noem in het plan toch wat er kan.",
    "nog_te_doen": "De intake zegt: vve is nog niet besproken.",
}
_CHILDCARE_SAID = {
    "ja": "De intake zegt: de opvang is geregeld.",
    "deels": "De intake zegt: de opvang is nog niet genoeg.",
    "nee": "De intake zegt: er is nog geen opvang.",
}


def ages(facts: IntakeFacts, on: date) -> str:
    """The children by age, no names: "Volgens de intake zijn er 2 kinderen: 1 jaar en 6 jaar."; "" without any."""
    born = sorted((each for each in facts.children_birth_dates if each <= on), reverse=True)
    if not born:
        return ""
    texts = [f"{age(each, on)} jaar" for each in born]
    listed = texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} en {texts[-1]}"
    count = several(len(born), "kind", "kinderen")
    return f"Volgens de intake {'is' if len(born) == 1 else 'zijn'} er {count}: {listed}."


def vve_lines(facts: IntakeFacts, on: date) -> list[str]:
    """What the law asks about vve and opvang for these children, and what the intake says of it."""
    if not child_under_vve_age(facts.children_birth_dates, on):
        return [_CHILDCARE_SAID[facts.childcare]] if facts.childcare in _CHILDCARE_SAID else []
    until = parameter("vve_leeftijd_tot", on=on)
    now = "Er is nu een kind dat naar de voorschool kan." if child_of_vve_age(facts.children_birth_dates, on) else ""
    text = (
        f"Er is een kind jonger dan {until.value} jaar. Daarom noemt het plan de mogelijkheden voor vve "
        f"({until.article.removesuffix(' (vve)')})."
    )
    return [
        each
        for each in (text, now, _VVE_SAID.get(facts.vve_discussed or ""), _CHILDCARE_SAID.get(facts.childcare or ""))
        if each
    ]
