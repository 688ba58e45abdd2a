"""The terms of the Wet inburgering 2021: when they start, on what last day they end, and when a day is late.

A term that a law or AMvB sets and that is not too long ends on a working day: the figure says whether it shifts
(`rules.law.parameters`, Algemene termijnenwet art. 1, 3 and 4).
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from rules.law.duration import end_exclusive, last_day, shift_sentence
from rules.law.facts import TrajectFacts
from rules.law.parameters import Figure, first_day, parameter
from rules.law.terms import Doelgroep
from rules.law.wording import day

_DAY = timedelta(days=1)
EARLIER_LAW = (
    "De inburgeringsplicht begon voor de Wet inburgering 2021. Dan geldt de Wet inburgering 2013: Koers rekent geen "
    "termijnen van de nieuwe wet."
)


class DeadlineCode(StrEnum):
    """What has to be done by a day."""

    VASTSTELLEN_PIP = "vaststellen_pip"
    VOORTGANGSGESPREK = "voortgangsgesprek"
    ONTZORGEN = "ontzorgen"
    SCHAKELEN = "schakelen"
    PVT = "pvt"
    INBURGERINGSTERMIJN = "inburgeringstermijn"


class Urgency(StrEnum):
    """How near a last day is; the only definition of late, for every screen and list."""

    TE_LAAT = "te_laat"
    VANDAAG = "vandaag"
    BINNENKORT = "binnenkort"
    OP_TIJD = "op_tijd"


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """One term: first day, last day (`due`, inclusive),
    and a Dutch sentence that says how the last day was computed.
    """

    code: DeadlineCode
    start: date
    due: date
    article: str
    explanation: str
    figure: Figure | None = None


@dataclass(frozen=True, kw_only=True)
class Termijn:
    """The inburgeringstermijn (Wet art. 11); DUO writes its end as `end_exclusive`, people speak of `last_day`."""

    start: date
    end_exclusive: date
    last_day: date
    article: str
    explanation: str
    figure: Figure


def under_earlier_law(plicht_start: date | None) -> bool:
    """Whether the inburgeringsplicht began before the Wet inburgering 2021, so that the Wet of 2013 applies."""
    return plicht_start is not None and plicht_start < first_day("inburgeringstermijn")


def exempt_sentence(since: date) -> str:
    """One Dutch sentence that says that the terms are suspended since this day."""
    return f"Deze persoon is sinds {day(since)} tijdelijk vrijgesteld: de termijnen staan stil."


def no_ten_weeks(traject: TrajectFacts) -> str:
    """One Dutch sentence that says why the term for the first PIP (Besluit, art. 5.3) does not run; "" when it runs."""
    if ten_weeks(traject) is not None:
        return ""
    law = day(first_day("vaststellen_pip"))
    if under_earlier_law(traject.plicht_start):
        return EARLIER_LAW
    if traject.exempt is not None:
        return exempt_sentence(traject.exempt)
    missing = [
        name
        for name, on in (("de kennisgeving van DUO", traject.kennisgeving), ("de inschrijving in de BRP", traject.brp))
        if on is None
    ]
    if not missing:
        return f"Deze termijn loopt niet: hij zou beginnen voor {law}, het begin van de Wet inburgering 2021."
    return f"Deze termijn loopt niet: de datum van {' en van '.join(missing)} is niet bekend."


@dataclass(frozen=True)
class _Extension:
    """The later end of the term for the first PIP, with the figure that sets it."""

    figure: Figure
    due: date
    explanation: str


def ten_weeks(traject: TrajectFacts) -> Deadline | None:
    """The term for the first PIP, met or not (Besluit inburgering 2021, art. 5.3); None while it has not started.

    It starts on the day after DUO's kennisgeving, or on the day of registration in the BRP when that is later.
    Information of third parties that was asked within the term moves the end to two weeks after its receipt, if later.
    """
    if traject.kennisgeving is None or traject.brp is None or under_earlier_law(traject.plicht_start):
        return None
    if traject.exempt is not None and traject.first_pip is None:
        return None
    start = max(traject.kennisgeving + _DAY, traject.brp)
    if start < first_day("vaststellen_pip"):
        return None
    figure = parameter("vaststellen_pip", on=start)
    due = last_day(start, figure)
    because = "de dag na de kennisgeving van DUO" if start > traject.brp else "de dag van inschrijving in de BRP"
    explanation = f"De {figure.value} weken voor het PIP lopen van {day(start)} ({because}) tot en met {day(due)}."
    explanation += shift_sentence(start, figure)
    extended = _after_third_party(traject, start, due)
    if extended is not None:
        figure, due, explanation = extended.figure, extended.due, extended.explanation
    return Deadline(
        code=DeadlineCode.VASTSTELLEN_PIP, start=start, due=due, article=figure.article, explanation=explanation,
        figure=figure,
    )  # fmt: skip


def inburgeringstermijn(dagtekening: date) -> Termijn:
    """The inburgeringstermijn that the dagtekening of the FIRST PIP starts (Wet inburgering 2021, art. 11).

    A later version of the PIP does not move it. Raises NoFigure for a dagtekening before the law was in force.
    """
    figure = parameter("inburgeringstermijn", on=dagtekening)
    start = dagtekening + _DAY
    end = end_exclusive(start, figure)
    return Termijn(
        start=start, end_exclusive=end, last_day=end - _DAY, article=figure.article, figure=figure,
        explanation=f"De inburgeringstermijn duurt {figure.value} jaar: van {day(start)}, de dag na het eerste PIP, "
        f"tot en met {day(end - _DAY)}.",
    )  # fmt: skip


def termijn(traject: TrajectFacts) -> Termijn | None:
    """The inburgeringstermijn of a traject; None without a first PIP under this law.

    After a move the first PIP is that of the other gemeente: the termijn runs on (Wet inburgering 2021, art. 11).
    """
    if under_earlier_law(traject.plicht_start):
        return None
    return termijn_from(traject.earlier_pip or traject.first_pip, traject.termijn_until)


def termijn_of(plicht_start: date | None, first_pip: date | None, until: date | None) -> Termijn | None:
    """As `termijn_from` (Wet, art. 11); None when the plicht started under the earlier law, on `plicht_start`."""
    return None if under_earlier_law(plicht_start) else termijn_from(first_pip, until)


def termijn_from(first_pip: date | None, until: date | None) -> Termijn | None:
    """The inburgeringstermijn that the `first_pip` of any gemeente started; None without one under this law.

    `until` is the last day that DUO set, None when it set none: DUO keeps the termijn, and may make it longer or
    shorter than the law gives (Wet inburgering 2021, art. 11). An `until` before the start of the termijn is taken for
    a typing error and changes nothing.
    """
    if first_pip is None or first_pip < first_day("inburgeringstermijn"):
        return None
    whole = inburgeringstermijn(first_pip)
    if until is None or until == whole.last_day or until < whole.start:
        return whole
    changed = "verlengd" if until > whole.last_day else "verkort"
    explanation = f"{whole.explanation} DUO heeft de termijn {changed}: de laatste dag is {day(until)}."
    return replace(whole, last_day=until, end_exclusive=until + _DAY, explanation=explanation)


def ontzorgen(traject: TrajectFacts) -> Deadline | None:
    """The period in which the gemeente pays the fixed costs (Participatiewet art. 56a); None when there is none.

    Only for asielstatushouders with bijstand, not for family with a regular permit; it starts on the day on which the
    right to bijstand starts. A prolongation counts when it ends later than the period of the law; when the gemeente
    stopped the ontzorgen, that day is the last.
    """
    start = traject.bijstand_from
    if traject.doelgroep is not Doelgroep.ASIELSTATUSHOUDER or traject.regular_permit:
        return None
    if start is None or start < first_day("ontzorgen"):
        return None
    figure = parameter("ontzorgen", on=start)
    due, prolonged, stopped = last_day(start, figure), traject.ontzorgen_until, traject.ontzorgen_stopped
    explanation = (
        f"Het ontzorgen duurt {figure.value} maanden vanaf het begin van de bijstand: "
        f"van {day(start)} tot en met {day(due)}."
    )
    until = max(due, prolonged or due)
    if stopped is not None:
        until = stopped
        explanation += f" U heeft het gestopt: de laatste dag is {day(stopped)}."
    elif until > due:
        explanation += f" U heeft het verlengd: de laatste dag is {day(until)}."
    return Deadline(
        code=DeadlineCode.ONTZORGEN, start=start, due=until, article=figure.article, figure=figure,
        explanation=explanation,
    )  # fmt: skip


def deadlines(traject: TrajectFacts) -> list[Deadline]:
    """The terms that are not met yet, earliest last day first (Wet art. 11, 15 and 17); none for a closed dossier.

    A temporary exemption suspends the terms of the inburgering, but not an agreed talk or the ontzorgen.
    The MAP (Wet art. 8) is left out: whether it belongs to the traject depends on the leerroute.
    """
    if traject.closed is not None:
        return []
    terms = [ontzorgen(traject)]
    if traject.first_pip is None:
        terms.append(ten_weeks(traject))
    else:
        terms.append(_talk(traject.first_pip, traject.next_talk))
    terms += _within_termijn(traject) if traject.exempt is None else []
    return sorted((each for each in terms if each is not None), key=lambda each: each.due)


def days_left(due: date, on: date) -> int:
    """Days from the day `on` to the last day: 0 on the day itself, negative from the day after."""
    return (due - on).days


def urgency(due: date, on: date) -> Urgency:
    """How near the last day is on the day `on`, late from the day after it; NoFigure when `on` lies before the law."""
    left = days_left(due, on)
    if left < 0:
        return Urgency.TE_LAAT
    if left == 0:
        return Urgency.VANDAAG
    return Urgency.BINNENKORT if left <= parameter("binnenkort", on=on).value else Urgency.OP_TIJD


def _after_third_party(traject: TrajectFacts, start: date, due: date) -> _Extension | None:
    asked_on, received_on = traject.third_party_asked, traject.third_party_received
    if asked_on is None or received_on is None or asked_on > due:
        return None
    figure = parameter("vaststellen_pip_na_informatie", on=start)
    later = last_day(received_on + _DAY, figure)  # counted from the day after receipt
    if later <= due:
        return None
    sentence = (
        f"Er was informatie van derden nodig: het PIP is er uiterlijk {figure.value} weken na ontvangst op "
        f"{day(received_on)}, dus op {day(later)}.{shift_sentence(received_on + _DAY, figure)}"
    )
    return _Extension(figure, later, sentence)


def _within_termijn(traject: TrajectFacts) -> list[Deadline | None]:
    term = termijn(traject)
    if term is None:
        return []
    figure = parameter("schakelen", on=term.start)
    switch = last_day(term.start, figure)
    terms: list[Deadline | None] = [
        Deadline(
            code=DeadlineCode.SCHAKELEN, start=term.start, due=switch, article=figure.article, figure=figure,
            explanation=f"Veranderen van leerroute kan in de eerste {figure.value} maanden van de termijn: "
            f"tot en met {day(switch)}. Van de onderwijsroute naar de B1-route kan het ook later.",
        ),
        Deadline(
            code=DeadlineCode.INBURGERINGSTERMIJN, start=term.start, due=term.last_day, article=term.article,
            figure=term.figure, explanation=term.explanation,
        ),
    ]  # fmt: skip
    return terms if traject.pvt_signed else [_pvt(term), *terms]


def _pvt(term: Termijn) -> Deadline:
    hours = parameter("pvt_uren", on=term.start)
    return Deadline(
        code=DeadlineCode.PVT, start=term.start, due=term.last_day, article=hours.article, figure=term.figure,
        explanation=f"Het participatieverklaringstraject moet klaar zijn binnen de inburgeringstermijn: "
        f"tot en met {day(term.last_day)}.",
    )  # fmt: skip


def _talk(first_pip: date, next_talk: date | None) -> Deadline | None:
    if next_talk is None:
        return None
    return Deadline(
        code=DeadlineCode.VOORTGANGSGESPREK, start=first_pip, due=next_talk, article="Afspraak in het PIP",
        explanation=f"Het volgende voortgangsgesprek is afgesproken op {day(next_talk)}.",
    )  # fmt: skip
