"""A startklas for the demo, filled by the deeds of its teacher; and what other instruments measured of one person."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session

from access import User
from actions.answering.field_kind import Edit
from actions.intake.instruments import MetingFacts, add_meting
from actions.klas.classes import NewKlas, add_deelnemer, open_klas
from actions.klas.observaties import keep_eindrapport, keep_observatie
from forms.intake.instruments import TOPICS, InstrumentKind, TopicResult, Values
from forms.klas.startklas import SCALES
from models.base import new_id
from rules.law.dutch_time import day_of
from rules.law.terms import Leerroute

WEEKS = 5  # that were filled in by now
LESSONS = 8  # a week
# Per participant and week: taal, leerbaarheid, motivatie, competenties, lessons attended, what the teacher saw.
OBSERVATIONS: Sequence[Sequence[tuple[int, int, int, int, int, str]]] = (
    (
        (1, 3, 5, 3, 8, "Stil, maar doet overal aan mee."),
        (2, 3, 5, 3, 8, ""),
        (2, 4, 5, 4, 7, "Helpt anderen met de computer."),
        (3, 4, 5, 4, 8, "Leest korte teksten zonder hulp."),
        (3, 4, 4, 4, 8, "Een drukke week, toch alles af."),
    ),
    (
        (1, 2, 4, 2, 8, "Heeft veel tijd nodig bij het schrijven."),
        (1, 2, 4, 3, 6, "Had deze week moeite om op te letten."),
        (2, 2, 4, 3, 7, ""),
        (2, 3, 4, 3, 8, "Praten gaat beter dan lezen."),
        (2, 3, 4, 3, 5, "Drie keer afwezig, steeds met bericht."),
    ),
    (
        (2, 4, 3, 3, 6, "Kent Engels en leert daardoor snel woorden."),
        (3, 4, 3, 3, 6, ""),
        (3, 4, 4, 4, 8, "Wil graag weer gaan studeren."),
        (4, 5, 4, 4, 8, ""),
        (4, 5, 5, 4, 8, "Oefent thuis met een taalmaatje."),
    ),
)
ZRM = ("3", "2", "2", "4", "4", "3", "4", "5", "5", "3", "2", "2", "5")
ZRM_LATER = ("3", "3", "3", "4", "4", "4", "4", "5", "5", "4", "3", "3", "5")
ZRM_REASONS = {
    "werk_opleiding": "Gaat naar de startklas en wil daarna werken.",
    "geestelijke_gezondheid": "Slaapt slecht, praat erover met de huisarts.",
    "sociaal_netwerk": "Kent nu twee gezinnen in de straat.",
}
PPS_V = {
    "leerbaarheid": TopicResult("4", "Leert snel van voorbeelden."),
    "nederlands": TopicResult("onder_a1"),
    "engels": TopicResult("a2", "Verstaat veel, spreekt weinig."),
    "zelfredzaamheid": TopicResult("3"),
    "werkzoekgedrag": TopicResult("3", "Weet nog niet waar vacatures staan."),
    "werkervaring": TopicResult("", "Zes jaar in een winkel, ook de kas."),
    "competenties": TopicResult("", "Samenwerken, plannen, klanten helpen."),
}
COA = {
    "zelfzorg": TopicResult("5"),
    "dagstructuur": TopicResult("3", "Vrijwilliger in de keuken van het azc."),
    "sociaal_netwerk": TopicResult("2"),
    "persoonlijk_welbevinden": TopicResult("3"),
    "externe_contacten": TopicResult("2", "Gaat met een tolk naar afspraken."),
    "toekomstplanning": TopicResult("4", "Wil een eigen winkel."),
}
REPORT = "Begon stil, leest nu korte teksten zonder hulp en helpt anderen. Leert het beste door te doen."


def a_startklas(session: Session, *, by: User, teacher: User, dossier_ids: Sequence[UUID], now: datetime) -> UUID:
    """A class of six weeks in its last week, made by `by`; up to three dossiers that `by` may see take part.

    Of the first one there are the final report, two ZRMs, a PPS-V and the domains of the COA too. Gives the class.
    """
    today = day_of(now)
    start = today - timedelta(weeks=WEEKS, days=today.weekday())
    new_klas = NewKlas(name="Startklas najaar", school="Taalschool Duinmeer", teacher_id=teacher.id, starts_on=start)
    begun = now - timedelta(weeks=WEEKS + 2)
    klas_id = open_klas(session, klas_id=new_id(), klas=new_klas, by=by, at=begun, on=begun.date())
    for dossier_id, weeks in zip(dossier_ids, OBSERVATIONS, strict=False):
        person = add_deelnemer(session, klas_id=klas_id, dossier_id=dossier_id, by=by, at=begun)
        for week, observations in enumerate(weeks, start=1):
            _observe(session, person, week, observations, by=teacher, now=now, start=start)
    first = dossier_ids[0]
    person = add_deelnemer(session, klas_id=klas_id, dossier_id=first, by=by, at=begun)
    for name, value in (("report_route", Leerroute.B1.value), ("report", REPORT)):
        keep_eindrapport(
            session, deelnemer_id=person, edit=Edit(field=name, value=value, seen_version=0, by=teacher, at=now)
        )
    _measure(session, first, by=by, now=now)
    return klas_id


def _observe(session: Session, person: UUID, week: int, observations: tuple[Any, ...], **more: Any) -> None:
    *scores, attended, note = observations
    friday = more["start"] + timedelta(weeks=week - 1, days=4)
    at = min(more["now"], more["now"] - (day_of(more["now"]) - friday))
    values = dict(zip(SCALES, scores, strict=True)) | {
        "lessons_planned": str(LESSONS),
        "lessons_attended": str(attended),
    }
    for name, value in (values | ({"note": note} if note else {})).items():
        keep_observatie(
            session,
            deelnemer_id=person,
            week=week,
            edit=Edit(field=name, value=value, seen_version=0, by=more["by"], at=at),
        )


def _measure(session: Session, dossier_id: UUID, *, by: User, now: datetime) -> None:
    results: tuple[tuple[InstrumentKind, int, str, Values], ...] = (
        (InstrumentKind.COA, 80, "", COA),
        (InstrumentKind.ZRM, 75, "2017", _zrm(ZRM, {})),
        (InstrumentKind.PPS_V, 50, "", PPS_V),
        (InstrumentKind.ZRM, 6, "2017", _zrm(ZRM_LATER, ZRM_REASONS)),
    )
    for kind, days, edition, values in results:
        at = now - timedelta(days=days)
        on = day_of(at)
        add_meting(
            session,
            meting_id=new_id(),
            dossier_id=dossier_id,
            facts=MetingFacts(kind=kind, taken_on=on, values=values, edition=edition),
            by=by,
            at=at,
            on=on,
        )


def _zrm(levels: Sequence[str], reasons: dict[str, str]) -> dict[str, TopicResult]:
    topics = TOPICS[InstrumentKind.ZRM]
    return {each.id: TopicResult(level, reasons.get(each.id, "")) for each, level in zip(topics, levels, strict=True)}
