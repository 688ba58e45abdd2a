"""The phase of a dossier, its next step, by when and why: a function of the stored dates, never of today."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.law.deadlines import (
    EARLIER_LAW,
    Deadline,
    DeadlineCode,
    deadlines,
    exempt_sentence,
    ontzorgen,
    ten_weeks,
    termijn,
    under_earlier_law,
)
from rules.law.duration import end_exclusive
from rules.law.facts import TrajectFacts
from rules.law.parameters import parameter
from rules.law.terms import Fase, PipStatus
from rules.law.wording import day

_WET_INTAKE = "Wet inburgering 2021, art. 14"
_WET_PIP = "Wet inburgering 2021, art. 15"
_TEN_WEEKS = "Besluit inburgering 2021, art. 5.3"
_APPOINTMENT = "Afspraak in het PIP"


class NextStep(StrEnum):
    """What is to be done next in a dossier."""

    DATUM_KENNISGEVING_INVULLEN = "datum_kennisgeving_invullen"
    INTAKE_STARTEN = "intake_starten"
    INTAKE_AFRONDEN = "intake_afronden"
    WACHTEN_OP_INFORMATIE = "wachten_op_informatie"
    PIP_OPSTELLEN = "pip_opstellen"
    PIP_VASTSTELLEN = "pip_vaststellen"
    WIJZIGING_VASTSTELLEN = "wijziging_vaststellen"
    VOORTGANGSGESPREK = "voortgangsgesprek"
    VOORTGANGSGESPREK_PLANNEN = "voortgangsgesprek_plannen"
    ONTZORGEN_EVALUEREN = "ontzorgen_evalueren"
    TERMIJN_AFRONDEN = "termijn_afronden"
    GEEN = "geen"


@dataclass(frozen=True, kw_only=True)
class TrajectStatus:
    """The phase of a dossier and its next step; `due` is the last day for it (None: no term), `why` is Dutch."""

    fase: Fase
    next_step: NextStep
    due: date | None
    article: str
    why: str


class MilestoneCode(StrEnum):
    """An event in a traject, past or planned."""

    PLICHT = "plicht"
    KENNISGEVING = "kennisgeving"
    BRP = "brp"
    HUISVESTING = "huisvesting"
    BIJSTAND = "bijstand"
    INTAKE_BEGONNEN = "intake_begonnen"
    LBT_GEPLAND = "lbt_gepland"
    INFORMATIE_GEVRAAGD = "informatie_gevraagd"
    INFORMATIE_ONTVANGEN = "informatie_ontvangen"
    INTAKE_AFGEROND = "intake_afgerond"
    PIP_BEGONNEN = "pip_begonnen"
    EERDER_PIP = "eerder_pip"
    EERSTE_PIP = "eerste_pip"
    PVT_GETEKEND = "pvt_getekend"
    PIP_TEAM = "pip_team"
    MAP_GESPREK = "map_gesprek"
    GESLOTEN = "gesloten"


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """One point of the timeline: an event that happened (`done`), or a deadline with its article and explanation.

    `settled`: when its day is past nothing has to be done any more.
    """

    code: MilestoneCode | DeadlineCode
    on: date
    done: bool
    article: str = ""
    explanation: str = ""
    settled: bool = False

    def is_finished(self, on: date) -> bool:
        """Whether nothing is left to do on the day `on`: it is done, or settled and past."""
        return self.done or (self.settled and self.on < on)


@dataclass(frozen=True)
class _Obligation:
    step: NextStep
    due: date | None
    article: str
    why: str


def traject_status(traject: TrajectFacts) -> TrajectStatus:
    """The phase and next step that follow from the stored dates alone (Wet inburgering 2021, art. 11, 14 and 15)."""
    if traject.closed is not None:
        why = f"Het dossier is gesloten op {day(traject.closed)}."
        return TrajectStatus(fase=Fase.GESLOTEN, next_step=NextStep.GEEN, due=None, article="", why=why)
    if traject.exempt is not None:
        return _exempt(traject, traject.exempt)
    if _in_force(traject):
        return _carrying_out(traject)
    return _before_pip(traject)


def _exempt(traject: TrajectFacts, since: date) -> TrajectStatus:
    """Nothing has to be done by a day of the law; a talk that was agreed still stands."""
    talk = traject.next_talk
    return TrajectStatus(
        fase=Fase.UITVOERING if _in_force(traject) else _fase(traject),
        next_step=NextStep.VOORTGANGSGESPREK if talk else NextStep.VOORTGANGSGESPREK_PLANNEN,
        due=talk,
        article="Besluit van DUO (tijdelijke vrijstelling)",
        why=exempt_sentence(since),
    )


def _in_force(traject: TrajectFacts) -> bool:
    return traject.first_pip is not None or traject.pip_status in (PipStatus.VASTGESTELD, PipStatus.IN_WIJZIGING)


def _before_pip(traject: TrajectFacts) -> TrajectStatus:
    preparation = _preparation(traject)
    why = preparation.why
    term = None if preparation.step is NextStep.DATUM_KENNISGEVING_INVULLEN else ten_weeks(traject)
    if term is not None:
        why = f"{why} {term.explanation}"
    elif under_earlier_law(traject.plicht_start):
        why = f"{why} {EARLIER_LAW}"
    elif traject.kennisgeving is not None and traject.brp is None:
        why = f"{why} De termijn voor het PIP begint pas bij inschrijving in de BRP."
    return TrajectStatus(
        fase=_fase(traject),
        next_step=preparation.step,
        due=term.due if term else None,
        article=preparation.article,
        why=why,
    )


def _fase(traject: TrajectFacts) -> Fase:
    if traject.intake_completed is not None:
        return Fase.PLAN
    return Fase.AANGEMELD if traject.intake_started is None else Fase.INTAKE


def _preparation(traject: TrajectFacts) -> _Obligation:
    """What is to be done before the first PIP; its last day comes from `ten_weeks`."""
    if traject.kennisgeving is None and not under_earlier_law(traject.plicht_start):
        why = "Zonder de datum van de kennisgeving van DUO is niet bekend wanneer het PIP klaar moet zijn."
        return _Obligation(NextStep.DATUM_KENNISGEVING_INVULLEN, None, _TEN_WEEKS, why)
    if traject.intake_completed is None:
        if traject.intake_started is None:
            why = "De brede intake is nog niet begonnen."
            return _Obligation(NextStep.INTAKE_STARTEN, None, _WET_INTAKE, why)
        why = "De brede intake is begonnen maar nog niet afgerond."
        return _Obligation(NextStep.INTAKE_AFRONDEN, None, _WET_INTAKE, why)
    if traject.third_party_asked is not None and traject.third_party_received is None:
        why = f"Op {day(traject.third_party_asked)} is informatie van derden gevraagd; die is er nog niet."
        return _Obligation(NextStep.WACHTEN_OP_INFORMATIE, None, _TEN_WEEKS, why)
    if traject.pip_started is None and traject.pip_status is None:
        why = "De brede intake is klaar; er is nog geen PIP."
        return _Obligation(NextStep.PIP_OPSTELLEN, None, _WET_PIP, why)
    why = "Er is een concept-PIP; het is nog niet vastgesteld."
    return _Obligation(NextStep.PIP_VASTSTELLEN, None, _WET_PIP, why)


def _carrying_out(traject: TrajectFacts) -> TrajectStatus:
    first = min(_obligations(traject), key=lambda each: (each.due is None, each.due or date.max))
    if traject.pip_status is PipStatus.IN_WIJZIGING:
        why = f"Er staat een wijziging van het PIP klaar die nog niet is vastgesteld. {first.why}"
        first = _Obligation(NextStep.WIJZIGING_VASTSTELLEN, first.due, _WET_PIP, why)
    return TrajectStatus(
        fase=Fase.UITVOERING, next_step=first.step, due=first.due, article=first.article, why=first.why
    )


def _obligations(traject: TrajectFacts) -> list[_Obligation]:
    term = termijn(traject)
    last, article = (term.last_day, term.article) if term else (None, _APPOINTMENT)
    if traject.next_talk is None:
        why = "Er is nog geen volgend voortgangsgesprek afgesproken."
        obligations = [_Obligation(NextStep.VOORTGANGSGESPREK_PLANNEN, last, article, why)]
    else:
        why = f"Het volgende voortgangsgesprek is afgesproken op {day(traject.next_talk)}."
        obligations = [_Obligation(NextStep.VOORTGANGSGESPREK, traject.next_talk, _APPOINTMENT, why)]
    if term is not None:
        obligations.append(_Obligation(NextStep.TERMIJN_AFRONDEN, term.last_day, term.article, term.explanation))
    ontzorgen_term = ontzorgen(traject)
    if ontzorgen_term is not None and _ontzorgen_to_evaluate(ontzorgen_term, traject.next_talk):
        why = (
            f"{ontzorgen_term.explanation} Bespreek hoe het nu gaat. "
            f"Dit is klaar als het volgende gesprek op {day(_talked_over_from(ontzorgen_term))} of later staat."
        )
        obligations.append(_Obligation(NextStep.ONTZORGEN_EVALUEREN, ontzorgen_term.due, ontzorgen_term.article, why))
    return obligations


def _ontzorgen_to_evaluate(ontzorgen_term: Deadline, next_talk: date | None) -> bool:
    """Whether the ontzorgen is still to be evaluated (Participatiewet art. 56a). The evaluation itself is not stored:
    when the next talk lies well after the end of the ontzorgen, an earlier talk was the evaluation."""
    return next_talk is None or next_talk < _talked_over_from(ontzorgen_term)


def _talked_over_from(ontzorgen_term: Deadline) -> date:
    # The figure is that of the first day of the ontzorgen: the last day can be changed by hand to any day.
    return end_exclusive(ontzorgen_term.due, parameter("ontzorgen_nabespreken", on=ontzorgen_term.start))


def _settled(deadline: Deadline, traject: TrajectFacts) -> bool:
    """Whether nothing is left to do after this last day: schakelen is optional, and the ontzorgen was evaluated."""
    if deadline.code is DeadlineCode.ONTZORGEN:
        return traject.next_talk is not None and not _ontzorgen_to_evaluate(deadline, traject.next_talk)
    return deadline.code is DeadlineCode.SCHAKELEN


def milestones(traject: TrajectFacts) -> list[Milestone]:
    """The timeline in order of day: what was done, and the deadlines, each with its article and explanation."""
    happened = [
        Milestone(code=code, on=on, done=code is not MilestoneCode.LBT_GEPLAND or _lbt_behind(traject))
        for code, on in _stored_days(traject)
        if on is not None
    ]
    to_come = [
        Milestone(
            code=each.code, on=each.due, done=False, article=each.article, explanation=each.explanation,
            settled=_settled(each, traject),
        )
        for each in deadlines(traject)
    ]  # fmt: skip
    return sorted(happened + to_come, key=lambda each: (each.on, not each.done))


def _lbt_behind(traject: TrajectFacts) -> bool:
    """Whether a planned leerbaarheidstoets is past: the intake was completed,
    or the PIP dated, on or after that day.
    """
    later = [each for each in (traject.intake_completed, traject.first_pip, traject.closed) if each is not None]
    return traject.lbt_planned is not None and any(each >= traject.lbt_planned for each in later)


def _stored_days(traject: TrajectFacts) -> list[tuple[MilestoneCode, date | None]]:
    return [
        (MilestoneCode.PLICHT, traject.plicht_start),
        (MilestoneCode.KENNISGEVING, traject.kennisgeving),
        (MilestoneCode.BRP, traject.brp),
        (MilestoneCode.HUISVESTING, traject.housed),
        (MilestoneCode.BIJSTAND, traject.bijstand_from),
        (MilestoneCode.INTAKE_BEGONNEN, traject.intake_started),
        (MilestoneCode.LBT_GEPLAND, traject.lbt_planned),
        (MilestoneCode.INFORMATIE_GEVRAAGD, traject.third_party_asked),
        (MilestoneCode.INFORMATIE_ONTVANGEN, traject.third_party_received),
        (MilestoneCode.INTAKE_AFGEROND, traject.intake_completed),
        (MilestoneCode.PIP_BEGONNEN, traject.pip_started),
        (MilestoneCode.EERDER_PIP, traject.earlier_pip),
        (MilestoneCode.EERSTE_PIP, traject.first_pip),
        (MilestoneCode.PVT_GETEKEND, traject.pvt_signed),
        (MilestoneCode.MAP_GESPREK, traject.map_talk),
        (MilestoneCode.GESLOTEN, traject.closed),
    ]
