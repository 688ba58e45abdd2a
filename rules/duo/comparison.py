"""DUO's answers compared with the dossier, line by line; `field` names what a person may take over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rules.duo import answers, comparison_decisions
from rules.duo.answers import Doelgroepindeling, Examenuitslag, GedetailleerdeDoelgroep
from rules.duo.days import last_day
from rules.duo.kinds import ENDPOINTS, BerichtKind
from rules.duo.message import DuoMessage
from rules.law.terms import Doelgroep, Leerroute

_DAY = timedelta(days=1)
_OVERIG = (GedetailleerdeDoelgroep.OVERIG, GedetailleerdeDoelgroep.GEESTELIJK_BEDIENAAR)


@dataclass(frozen=True, kw_only=True)
class DossierValues:
    """What the dossier says now. `first_pip` is that of this gemeente; `earlier_pip` that of a former one."""

    doelgroep: Doelgroep
    plicht_start: date | None = None
    kennisgeving: date | None = None
    first_pip: date | None = None
    current_pip: date | None = None
    leerroute: Leerroute | None = None
    earlier_pip: date | None = None
    earlier_leerroute: str = ""
    termijn_last_day: date | None = None  # as the law says it, or as DUO set it before


@dataclass(frozen=True, kw_only=True)
class DuoComparison:
    """One value of the dossier (`ours`) and the same value at DUO (`theirs`).

    `field` and `value` are empty when there is nothing to take over.
    """

    about: str  # a code; `texts.duo.inbox` has the words
    ours: date | str | None
    theirs: date | str | None
    field: str = ""
    value: str = ""

    @property
    def differs(self) -> bool:
        """Whether DUO gave a value that is not the one of the dossier."""
        return self.theirs is not None and self.theirs != self.ours


def as_seen(value: date | str | None) -> str:
    """A value of the dossier as text, as a screen sends it back: only a value that was shown may be overwritten."""
    return value.isoformat() if isinstance(value, date) else value or ""


def read_messages(kind: BerichtKind, answer: object) -> tuple[DuoMessage, ...]:
    """DUO's JSON answer to a question as messages; none for a kind without an answer. Raises MalformedMessage."""
    endpoint = ENDPOINTS[kind]
    if endpoint.answer is None:
        return ()
    rows = answer if endpoint.many and isinstance(answer, list) else [answer]
    return tuple(endpoint.answer.from_json(each) for each in rows)


def duo_comparisons(
    kind: BerichtKind, messages: Sequence[DuoMessage], ours: DossierValues
) -> tuple[DuoComparison, ...]:
    """DUO's answer to a question of this kind, compared with the dossier. Empty for a kind that is not compared."""
    draw = SHOWN.get(kind)
    return tuple(line for each in messages for line in draw(each, ours)) if draw else ()


def _day(about: str, ours: date | None, theirs: date | None, field: str = "") -> DuoComparison:
    takes = field if theirs is not None and theirs != ours else ""
    return DuoComparison(
        about=about, ours=ours, theirs=theirs, field=takes, value=theirs.isoformat() if takes and theirs else ""
    )


def _plicht(message: DuoMessage, ours: DossierValues) -> list[DuoComparison]:
    if not isinstance(message, answers.Inburgeringsplicht):
        return []
    reason = message.reden_geen_plicht.value if message.reden_geen_plicht else None
    lines = [
        DuoComparison(about="plichtig", ours=None, theirs="ja" if message.plichtig else "nee"),
        _day("plicht_start_on", ours.plicht_start, message.begindatum, "plicht_start_on"),
        _day("kennisgeving_on", ours.kennisgeving, message.datum_kennisgeving, "kennisgeving_on"),
        _day("plicht_tot", None, message.einddatum),
        DuoComparison(about="reden", ours=None, theirs=reason),
    ]
    return [each for each in lines if each.theirs is not None]


def _doelgroep(message: DuoMessage, ours: DossierValues) -> list[DuoComparison]:
    if not isinstance(message, answers.DuoDoelgroep) or message.indeling is None:
        return []
    asiel = ours.doelgroep is Doelgroep.ASIELSTATUSHOUDER
    mine = Doelgroepindeling.ASIEL if asiel else Doelgroepindeling.GEZIN_OVERIG
    value = _group(message.indeling, message.gedetailleerd) if message.indeling is not mine else ""
    lines = [
        DuoComparison(
            about="doelgroep",
            ours=mine.value,
            theirs=message.indeling.value,
            field="doelgroep" if value else "",
            value=value,
        ),
        _day("doelgroep_vanaf", None, message.begindatum),
    ]
    return [each for each in lines if each.theirs is not None]


def _group(indeling: Doelgroepindeling, detail: GedetailleerdeDoelgroep | None) -> str:
    if indeling is Doelgroepindeling.ASIEL:
        return Doelgroep.ASIELSTATUSHOUDER.value
    return (Doelgroep.OVERIGE_MIGRANT if detail in _OVERIG else Doelgroep.GEZINSMIGRANT).value


def _termijn(message: DuoMessage, ours: DossierValues) -> list[DuoComparison]:
    if not isinstance(message, answers.Inburgeringstermijn):
        return []
    first = ours.earlier_pip or ours.first_pip  # after a move that of the other gemeente (Wet art. 11)
    start = _day("termijn_start", first + _DAY if first else None, message.startdatum)
    if ours.first_pip is None and start.differs:
        # The termijn begins on the day after the first PIP (Wet art. 11), so this tells when another gemeente made it.
        day = message.startdatum - _DAY
        start = DuoComparison(
            about=start.about, ours=start.ours, theirs=start.theirs, field="earlier_pip_on", value=day.isoformat()
        )
    lines = [
        start,
        _day("termijn_until_on", ours.termijn_last_day, last_day(message.einddatum), "termijn_until_on"),
        DuoComparison(about="verlengingsgrond", ours=None, theirs=message.verlengingsgrondomschrijving),
    ]
    return [each for each in lines if each.theirs is not None]


def _pip(message: DuoMessage, ours: DossierValues) -> list[DuoComparison]:
    if not isinstance(message, answers.PipVanGemeente):
        return []
    route = message.pip.leerroute
    own = ours.leerroute.value if ours.leerroute else ours.earlier_leerroute or None
    takes = "earlier_leerroute" if ours.first_pip is None and route.value != ours.earlier_leerroute else ""
    return [
        DuoComparison(about="gemeentecode", ours=None, theirs=message.gemeentecode),
        _day("current_pip_on", ours.current_pip, message.pip.dagtekening),
        DuoComparison(about="leerroute", ours=own, theirs=route.value, field=takes, value=route.value if takes else ""),
    ]


def _lbt(message: DuoMessage, _ours: DossierValues) -> list[DuoComparison]:
    if not isinstance(message, answers.LeerbaarheidstoetsResultaat):
        return []
    score = f"{message.resultaat.value}: score {message.behaalde_score}, nodig {message.benodigde_score}"
    return [DuoComparison(about="lbt", ours=None, theirs=score), _day("lbt_op", None, message.datum_afname)]


def _lbt_number(message: DuoMessage, _ours: DossierValues) -> list[DuoComparison]:
    if not isinstance(message, answers.Examennummer):
        return []
    return [DuoComparison(about="examennummer", ours=None, theirs=message.examennummer)]


def _exam(message: DuoMessage, _ours: DossierValues) -> list[DuoComparison]:
    if not isinstance(message, answers.Examenresultaat):
        return []
    level = f" {message.niveau.value}" if message.niveau else ""
    outcome = "geen uitslag" if message.resultaat is Examenuitslag.GEEN else message.resultaat.value.lower()
    sentence = f"{message.onderdeel.value}{level}: {outcome}, {message.examendatum:%d-%m-%Y}"
    return [DuoComparison(about="examen", ours=None, theirs=sentence)]


def _to_look_at(
    words: Callable[[DuoMessage], Sequence[comparison_decisions.DecisionLine]],
) -> Callable[[DuoMessage, DossierValues], list[DuoComparison]]:
    def lines(message: DuoMessage, _ours: DossierValues) -> list[DuoComparison]:
        return [DuoComparison(about=about, ours=None, theirs=text) for about, text in words(message)]

    return lines


SHOWN: Mapping[BerichtKind, Callable[[DuoMessage, DossierValues], list[DuoComparison]]] = {
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
