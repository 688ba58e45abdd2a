"""What DUO says beside what stands in the dossier, line by line; `field` names what a person may take over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rules.duo import answers, comparison_decisions
from rules.duo.answers import Doelgroepindeling, Examenuitslag, GedetailleerdeDoelgroep
from rules.duo.days import last_day
from rules.duo.kinds import ENDPOINTS, BerichtKind
from rules.duo.message import Message
from rules.law.deadlines import termijn_from
from rules.law.terms import Doelgroep, Leerroute

_DAY = timedelta(days=1)
_OVERIG = (GedetailleerdeDoelgroep.OVERIG, GedetailleerdeDoelgroep.GEESTELIJK_BEDIENAAR)


@dataclass(frozen=True, kw_only=True)
class Ours:
    """What the dossier says now. `first_pip` is that of this gemeente; `earlier_pip` that of a former one."""

    doelgroep: Doelgroep
    plicht_start: date | None = None
    kennisgeving: date | None = None
    first_pip: date | None = None
    current_pip: date | None = None
    leerroute: Leerroute | None = None
    earlier_pip: date | None = None
    earlier_leerroute: str = ""
    termijn_until: date | None = None  # the last day of the termijn that DUO set before

    @property
    def termijn_last_day(self) -> date | None:
        """The last day of the termijn: the law's, unless DUO set another (Wet inburgering 2021, art. 11)."""
        term = termijn_from(self.earlier_pip or self.first_pip, self.termijn_until)
        return term.last_day if term else self.termijn_until


@dataclass(frozen=True, kw_only=True)
class DuoComparison:
    """One line: what it is about, what stands here, what DUO says; `field` and `value` when it can be taken over."""

    about: str  # a code; `texts.duo.inbox` has the words
    ours: date | str | None
    theirs: date | str | None
    field: str = ""
    value: str = ""

    @property
    def differs(self) -> bool:
        """Whether the two say something else."""
        return self.theirs is not None and self.theirs != self.ours


def as_seen(value: date | str | None) -> str:
    """What stands in the dossier as a screen hands it back, so that nothing is overwritten that nobody saw."""
    return value.isoformat() if isinstance(value, date) else value or ""


def read(kind: BerichtKind, told: object) -> tuple[Message, ...]:
    """DUO's answer as messages. Raises rules.duo.Misformed."""
    endpoint = ENDPOINTS[kind]
    if endpoint.answer is None:
        return ()
    rows = told if endpoint.many and isinstance(told, list) else [told]
    return tuple(endpoint.answer.from_json(each) for each in rows)


def duo_comparisons(kind: BerichtKind, told: Sequence[Message], ours: Ours) -> tuple[DuoComparison, ...]:
    """DUO's answer to a question, line by line. What is only to look at has no `field`."""
    draw = SHOWN.get(kind)
    return tuple(line for each in told for line in draw(each, ours)) if draw else ()


def _day(about: str, ours: date | None, theirs: date | None, field: str = "") -> DuoComparison:
    takes = field if theirs is not None and theirs != ours else ""
    return DuoComparison(
        about=about, ours=ours, theirs=theirs, field=takes, value=theirs.isoformat() if takes and theirs else ""
    )


def _plicht(told: Message, ours: Ours) -> list[DuoComparison]:
    if not isinstance(told, answers.Inburgeringsplicht):
        return []
    reason = told.reden_geen_plicht.value if told.reden_geen_plicht else None
    lines = [
        DuoComparison(about="plichtig", ours=None, theirs="ja" if told.plichtig else "nee"),
        _day("plicht_start_on", ours.plicht_start, told.begindatum, "plicht_start_on"),
        _day("kennisgeving_on", ours.kennisgeving, told.datum_kennisgeving, "kennisgeving_on"),
        _day("plicht_tot", None, told.einddatum),
        DuoComparison(about="reden", ours=None, theirs=reason),
    ]
    return [each for each in lines if each.theirs is not None]


def _doelgroep(told: Message, ours: Ours) -> list[DuoComparison]:
    if not isinstance(told, answers.DuoDoelgroep) or told.indeling is None:
        return []
    asiel = ours.doelgroep is Doelgroep.ASIELSTATUSHOUDER
    mine = Doelgroepindeling.ASIEL if asiel else Doelgroepindeling.GEZIN_OVERIG
    value = _group(told.indeling, told.gedetailleerd) if told.indeling is not mine else ""
    lines = [
        DuoComparison(
            about="doelgroep",
            ours=mine.value,
            theirs=told.indeling.value,
            field="doelgroep" if value else "",
            value=value,
        ),
        _day("doelgroep_vanaf", None, told.begindatum),
    ]
    return [each for each in lines if each.theirs is not None]


def _group(indeling: Doelgroepindeling, detail: GedetailleerdeDoelgroep | None) -> str:
    if indeling is Doelgroepindeling.ASIEL:
        return Doelgroep.ASIELSTATUSHOUDER.value
    return (Doelgroep.OVERIGE_MIGRANT if detail in _OVERIG else Doelgroep.GEZINSMIGRANT).value


def _termijn(told: Message, ours: Ours) -> list[DuoComparison]:
    if not isinstance(told, answers.Inburgeringstermijn):
        return []
    first = ours.earlier_pip or ours.first_pip  # after a move that of the other gemeente (Wet art. 11)
    start = _day("termijn_start", first + _DAY if first else None, told.startdatum)
    if ours.first_pip is None and start.differs:
        # The termijn begins on the day after the first PIP (Wet art. 11), so this tells when another gemeente made it.
        day = told.startdatum - _DAY
        start = DuoComparison(
            about=start.about, ours=start.ours, theirs=start.theirs, field="earlier_pip_on", value=day.isoformat()
        )
    lines = [
        start,
        _day("termijn_until_on", ours.termijn_last_day, last_day(told.einddatum), "termijn_until_on"),
        DuoComparison(about="verlengingsgrond", ours=None, theirs=told.verlengingsgrondomschrijving),
    ]
    return [each for each in lines if each.theirs is not None]


def _pip(told: Message, ours: Ours) -> list[DuoComparison]:
    if not isinstance(told, answers.PipVanGemeente):
        return []
    route = told.pip.leerroute
    own = ours.leerroute.value if ours.leerroute else ours.earlier_leerroute or None
    takes = "earlier_leerroute" if ours.first_pip is None and route.value != ours.earlier_leerroute else ""
    return [
        DuoComparison(about="gemeentecode", ours=None, theirs=told.gemeentecode),
        _day("current_pip_on", ours.current_pip, told.pip.dagtekening),
        DuoComparison(about="leerroute", ours=own, theirs=route.value, field=takes, value=route.value if takes else ""),
    ]


def _lbt(told: Message, _ours: Ours) -> list[DuoComparison]:
    if not isinstance(told, answers.LeerbaarheidstoetsResultaat):
        return []
    score = f"{told.resultaat.value}: score {told.behaalde_score}, nodig {told.benodigde_score}"
    return [DuoComparison(about="lbt", ours=None, theirs=score), _day("lbt_op", None, told.datum_afname)]


def _lbt_number(told: Message, _ours: Ours) -> list[DuoComparison]:
    if not isinstance(told, answers.Examennummer):
        return []
    return [DuoComparison(about="examennummer", ours=None, theirs=told.examennummer)]


def _exam(told: Message, _ours: Ours) -> list[DuoComparison]:
    if not isinstance(told, answers.Examenresultaat):
        return []
    level = f" {told.niveau.value}" if told.niveau else ""
    outcome = "geen uitslag" if told.resultaat is Examenuitslag.GEEN else told.resultaat.value.lower()
    said = f"{told.onderdeel.value}{level}: {outcome}, {told.examendatum:%d-%m-%Y}"
    return [DuoComparison(about="examen", ours=None, theirs=said)]


def _to_look_at(words: Callable[[Message], list[tuple[str, str]]]) -> Callable[[Message, Ours], list[DuoComparison]]:
    def lines(told: Message, _ours: Ours) -> list[DuoComparison]:
        return [DuoComparison(about=about, ours=None, theirs=said) for about, said in words(told)]

    return lines


SHOWN: Mapping[BerichtKind, Callable[[Message, Ours], list[DuoComparison]]] = {
    BerichtKind.VRAAG_PLICHT: _plicht,
    BerichtKind.VRAAG_DOELGROEP: _doelgroep,
    BerichtKind.VRAAG_TERMIJN: _termijn,
    BerichtKind.VRAAG_PIP: _pip,
    BerichtKind.VRAAG_LBT: _lbt,
    BerichtKind.VRAAG_EXAMENNUMMER: _lbt_number,
    BerichtKind.VRAAG_EXAMENS: _exam,
    BerichtKind.VRAAG_POGINGEN: _to_look_at(comparison_decisions.pogingen),
    BerichtKind.VRAAG_ONTHEFFING: _to_look_at(comparison_decisions.ontheffing),
    BerichtKind.VRAAG_VRIJSTELLING: _to_look_at(comparison_decisions.vrijstelling),
}
