"""Would DUO register this inburgeringsaanbod? (conditions that DUO published with its contract Inburgeringsaanbod 1.2)

The contract knows one start and one end: for the B1-route and the Z-route the day of the aanbod is the start of the
lessons, and the end is that of the course; for the onderwijsroute the start is that of the taalschakeltraject. DUO
refuses such a start before the end of a course, so a message holds the one or the other, never both.
"""

from collections.abc import Iterator
from datetime import date

from rules.duo.days import einddatum, last_day
from rules.duo.messages import Inburgeringsaanbod
from rules.duo.refusal import DuoRefusal, DuoRefusalCode, form_refusals
from rules.duo.scope import scope_refusals
from rules.duo.situation import School, Situation
from rules.law.terms import Alfabetisering, Leerroute
from rules.law.wording import day

SOURCE = "Voorwaarden DUO, inburgeringsaanbod"
_NUMBER = 10


def message(
    start: date | None, last: date | None, leerroute: Leerroute, alfabetisering: Alfabetisering | None
) -> Inburgeringsaanbod:
    """The message about a course from `start` to `last` (inclusive).

    Without `alfabetisering` it says: not needed (NVT).
    """
    reading = alfabetisering or Alfabetisering.NVT
    if leerroute is Leerroute.ONDERWIJS:
        return Inburgeringsaanbod(datum=start, verwachte_start=start, alfabetisering=reading)
    end = einddatum(last) if last else None
    return Inburgeringsaanbod(datum=start, verwacht_einde=end, alfabetisering=reading)


def refusals(aanbod: Inburgeringsaanbod, school: School, situation: Situation) -> list[DuoRefusal]:
    """Why DUO would not register this aanbod at this school; empty when it would.

    A new aanbod replaces the former one at the same school.
    """
    return [
        *form_refusals(aanbod, "Inburgeringsaanbod 1.2"),
        *scope_refusals(situation),
        *_person(situation),
        *_school(school, situation),
        *_after_pip(aanbod, situation),
        *_order(aanbod),
        *_within_termijn(aanbod, situation),
    ]


def removing_refusals(situation: Situation) -> list[DuoRefusal]:
    """Why DUO would not remove an aanbod. Always holds one reason that does not block: what to do when lessons were
    followed at that school already."""
    text = (
        "De lessen bij deze school staan niet meer in het plan. Zijn er al lessen gevolgd? Zet ze dan terug in het "
        "plan met hun laatste dag: dan geeft u die aan DUO door."
    )
    left = DuoRefusal(
        code=DuoRefusalCode.AANBOD_UIT_PLAN, field="verwachteEinddatumOpleiding", text=text, source=SOURCE,
        blocking=False
    )  # fmt: skip
    return [*scope_refusals(situation), left]


def _person(situation: Situation) -> Iterator[DuoRefusal]:
    if not situation.asiel:
        text = "Een aanbod kunt u alleen bij een asielstatushouder doorgeven. Anderen kiezen zelf een school."
        yield _refused(DuoRefusalCode.AANBOD_ALLEEN_ASIEL, "doelgroep", text)
    if situation.current_pip is None:
        text = "Geef eerst het PIP door. Zonder PIP neemt DUO geen aanbod aan."
        yield _refused(DuoRefusalCode.AANBOD_ZONDER_PIP, "pip", text)


def _school(school: School, situation: Situation) -> Iterator[DuoRefusal]:
    if len(school.number) != _NUMBER:
        text = "Vul bij de aanbieder het instellingsnummer van DUO in: tien tekens."
        yield _refused(DuoRefusalCode.SCHOOL_ZONDER_NUMMER, "instellingsnummer", text)
    studying = situation.leerroute is Leerroute.ONDERWIJS
    if not (school.bow or (studying and school.tst)):
        text = "Deze school heeft geen keurmerk Blik op Werk."
        if studying:
            text = "Deze school heeft geen keurmerk Blik op Werk en is geen erkende school voor het taalschakeltraject."
        yield _refused(DuoRefusalCode.SCHOOL_ZONDER_KEURMERK, "instellingsnummer", text)


def _after_pip(aanbod: Inburgeringsaanbod, situation: Situation) -> Iterator[DuoRefusal]:
    current = situation.current_pip
    if current is None:
        return
    days = {
        "datumInburgeringsaanbod": aanbod.datum,
        "verwachteStartdatumOpleiding": aanbod.verwachte_start,
        "verwachteEinddatumOpleiding": aanbod.verwacht_einde,
    }
    for field, on in days.items():
        if on is not None and on < current.dagtekening:
            text = (
                f"{day(on)} ligt vóór de dagtekening van het PIP dat geldt ({day(current.dagtekening)}). "
                "Wat u eerder doorgaf, blijft bij DUO staan."
            )
            yield _refused(DuoRefusalCode.AANBOD_VOOR_PIP, field, text)
            return  # one sentence says it for all three


def _order(aanbod: Inburgeringsaanbod) -> Iterator[DuoRefusal]:
    ends = last_day(aanbod.verwacht_einde) if aanbod.verwacht_einde else None
    if ends is not None and aanbod.datum is not None and ends < aanbod.datum:
        text = f"De laatste lesdag ({day(ends)}) ligt vóór de datum van het aanbod ({day(aanbod.datum)})."
        yield _refused(DuoRefusalCode.EINDE_VOOR_AANBOD, "verwachteEinddatumOpleiding", text)
    start = aanbod.verwachte_start
    if start is None:
        return
    if aanbod.datum is not None and start < aanbod.datum:
        text = "De start van het taalschakeltraject ligt vóór de datum van het aanbod."
        yield _refused(DuoRefusalCode.START_VOOR_AANBOD, "verwachteStartdatumOpleiding", text)
    if aanbod.verwacht_einde is not None and start < aanbod.verwacht_einde:
        text = "De start van het taalschakeltraject ligt vóór het einde van de cursus."
        yield _refused(DuoRefusalCode.START_VOOR_EINDE, "verwachteStartdatumOpleiding", text)


def _within_termijn(aanbod: Inburgeringsaanbod, situation: Situation) -> Iterator[DuoRefusal]:
    first, last = situation.termijn_start, situation.termijn_last_day
    if first is None or last is None:
        return
    ends = last_day(aanbod.verwacht_einde) if aanbod.verwacht_einde else None
    days = {
        "datumInburgeringsaanbod": aanbod.datum if aanbod.datum is not None and aanbod.datum > last else None,
        "verwachteStartdatumOpleiding": aanbod.verwachte_start,
        "verwachteEinddatumOpleiding": ends,
    }
    for field, on in days.items():
        if on is not None and not first <= on <= last:
            text = f"{day(on)} ligt buiten de inburgeringstermijn ({day(first)} tot en met {day(last)})."
            yield _refused(DuoRefusalCode.AANBOD_BUITEN_TERMIJN, field, text)


def _refused(code: DuoRefusalCode, field: str, text: str) -> DuoRefusal:
    return DuoRefusal(code=code, field=field, text=text, source=SOURCE)
