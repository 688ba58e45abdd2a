"""What follows a PIP in the demo: sent and signed, the team around it, talks, exams, hours, ontzorgen, what is missing.

Each kind is one function of its own, done by the deeds that a caseworker would do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.dossier.revise import revise_dossier
from actions.pip.after_decision import SendingFacts, SignatureFacts, note_sent, sign
from actions.pip.agreements import AfspraakFacts, add_agreement, finish_agreement
from actions.pip.approval import ask_approval
from actions.pip.missing_supply import GemisFacts, note_gap
from actions.pip.ontzorgen import revise_ontzorging, start_ontzorging
from actions.pip.pip_team import add_lid
from actions.voortgang.closing import close_voortgang
from actions.voortgang.doel_stand import revise_stand
from actions.voortgang.exams import note_exam
from actions.voortgang.followed_hours import note_hours
from actions.voortgang.talks import move_voortgang, plan_voortgang
from forms.aanbod.catalogue import GemisReason
from forms.pip.pip_team import LidFacts, Shared, TeamRole
from forms.voortgang.exams import ExamenFacts
from forms.voortgang.followed_hours import UrenFacts
from forms.voortgang.progress import VoortgangFacts, VoortgangKind, VoortgangOutcome
from models import Activiteit, Doel, Dossier, Pip, PipVersie, Voortgang
from models.base import new_id
from models.values.names import full_name
from operations.demo.content import working_day
from refusals import Incomplete
from rules.law.dutch_time import day_of, moment_at
from rules.law.terms import AfspraakSide, DoelStatus, Leefgebied
from rules.pip.bekendmaking import BekendmakingManner
from rules.pip.signing import SignedBy, Signer
from rules.voortgang.exams import ExamPart, ExamResult

TEAM = (
    (TeamRole.VLUCHTELINGENWERK, "Marjan Kok", "VluchtelingenWerk Duinmeer"),
    (TeamRole.WELZIJN, "Loes Bakker", "Buurthuis Het Anker"),
    (TeamRole.WERK, "Bram Smit", "Werkplein Duinmeer"),
    (TeamRole.TAALAANBIEDER, "Marieke Post", "Taalschool De Brug"),
)
SHARED = (Shared.DOELEN, Shared.WEEK, Shared.AFSPRAKEN, Shared.TELEFOON)
TALK_ANSWERS: Mapping[str, Any] = {
    "aanwezig": ["inburgeraar", "regievoerder", "taalaanbieder"],
    "tolk": "tolktelefoon",
    "gaat_goed": "Gaat naar alle lessen en durft meer te praten. De buurvrouw helpt met oefenen.",
    "in_de_weg": "Reizen kost veel tijd: de bus gaat maar één keer per uur.",
    "aanwezigheid": "altijd",
    "inzet": "goed",
    "past_nog": "ja",
    "later_bekend": ["niets"],
}
STANDS = (
    (DoelStatus.OP_SCHEMA, "De docent ziet vooruitgang bij het praten.", ""),
    (DoelStatus.LOOPT_ACHTER, "Heeft twee bedrijven bezocht.", "Weet nog niet welk werk er in de buurt is."),
)
PERIOD = timedelta(weeks=8)  # for which a school tells the hours
COSTS = ["huur", "gas", "licht", "zorgverzekering"]


@dataclass(frozen=True, kw_only=True)
class AfterPlan:
    """One dossier of the demo some time after its plan, and who works on it."""

    session: Session
    dossier_id: UUID
    by: User
    now: datetime

    @property
    def today(self) -> date:
        """The day on which the demo is made."""
        return day_of(self.now)

    def back(self, days: int) -> date:
        """A working day about so many days ago."""
        day = self.today - timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def doing(self, day: date) -> dict[str, Any]:
        """Who does something on that day, and when; "on" is the day."""
        at = moment_at(day, time(11, 20))
        return {"by": self.by, "at": min(at, self.now)}

    @property
    def versie(self) -> PipVersie:
        """The version in force."""
        newest = select(PipVersie).where(PipVersie.dossier_id == self.dossier_id).order_by(col(PipVersie.number).desc())
        return self.session.exec(newest).all()[0]

    @property
    def name(self) -> str:
        """The name of the person."""
        dossier = self.session.get_one(Dossier, self.dossier_id)
        return full_name(dossier)


def sent(life: AfterPlan) -> None:
    """The version in force was handed over on the day after its dagtekening."""
    versie = life.versie
    day = min(versie.dagtekening + timedelta(days=1), life.today)
    note_sent(
        life.session,
        versie_id=versie.id,
        facts=SendingFacts(sent_on=day, manner=BekendmakingManner.UITGEREIKT),
        seen_version=0,
        on=day,
        **life.doing(day),
    )


def signed(life: AfterPlan) -> None:
    """Both signed on paper."""
    versie = life.versie
    day = min(versie.dagtekening + timedelta(days=1), life.today)
    for signer, name in ((Signer.INBURGERAAR, life.name), (Signer.REGIEVOERDER, life.by.name)):
        sign(
            life.session,
            signature_id=new_id(),
            versie_id=versie.id,
            facts=SignatureFacts(
                who=signer, name=name, manner=SignedBy.PAPIER, scan_note="Zaaksysteem, map PIP", signed_on=day
            ),
            on=day,
            **life.doing(day),
        )


def ontzorgen(life: AfterPlan, *, days: int) -> None:
    """The gemeente pays the fixed costs since so many days; the dossier gets the day on which the bijstand began."""
    start = life.back(days)
    revise_dossier(
        life.session,
        dossier_id=life.dossier_id,
        edit=Edit(field="bijstand_from", value=start, seen_version=0, on=life.today, **life.doing(start)),
    )
    start_ontzorging(life.session, dossier_id=life.dossier_id, **life.doing(start))
    fields: Mapping[str, Any] = {"fixed_costs": COSTS, "coach": "Stichting Rondkomen"}
    for field, value in fields.items():
        revise_ontzorging(
            life.session,
            dossier_id=life.dossier_id,
            edit=Edit(field=field, value=value, seen_version=0, **life.doing(start)),
        )


def agreements(life: AfterPlan) -> None:
    """An agreement of each side, one of them done."""
    texts = (
        (AfspraakSide.GEMEENTE, "Meldt aan bij de taalschool.", life.by.name, -3),
        (AfspraakSide.INBURGERAAR, "Gaat kijken bij het taalcafé in de bibliotheek.", life.name, 12),
        (AfspraakSide.PARTNER, "Zoekt een taalmaatje voor de zaterdag.", "Piet Visser, Taalhuis", 26),
    )
    day = life.versie.dagtekening
    for side, what, owner, due in texts:
        afspraak_id = add_agreement(
            life.session,
            afspraak_id=new_id(),
            dossier_id=life.dossier_id,
            facts=AfspraakFacts(
                side=side,
                what=what,
                owner=owner,
                due=life.back(-due) if due < 0 else working_day(life.today + timedelta(days=due)),
            ),
            **life.doing(day),
        )
        if due < 0:
            done_on = life.back(5)
            finish_agreement(life.session, afspraak_id=afspraak_id, done_on=done_on, **life.doing(done_on))


def team(life: AfterPlan, partner: User | None = None) -> None:
    """The usual PIP-team; `partner` sees what the team shares with the Taalhuis."""
    day = life.versie.dagtekening
    everyone = ((TeamRole.REGIEVOERDER, life.by.name, "Gemeente Duinmeer"), *TEAM)
    members = [LidFacts(role=role, person=person, organisation=organisation) for role, person, organisation in everyone]
    if partner is not None:
        members.append(
            LidFacts(
                role=TeamRole.TAALAANBIEDER, person=partner.name, organisation="Taalhuis Duinmeer",
                sees=SHARED, caseworker_id=partner.id,
            )
        )  # fmt: skip
    for facts in members:
        add_lid(life.session, lid_id=new_id(), dossier_id=life.dossier_id, facts=facts, on=day, **life.doing(day))


def a_talk(life: AfterPlan, *, days: int) -> None:
    """A talk about the progress so many days ago, with how each doel stood; the PIP stays as it is."""
    day = life.back(days)
    doing = life.doing(day)
    talk_id = plan_voortgang(
        life.session, voortgang_id=new_id(), dossier_id=life.dossier_id,
        facts=VoortgangFacts(kind=VoortgangKind.VOORTGANG, held_on=day), on=day, **doing,
    )  # fmt: skip
    sheet = life.session.get_one(Voortgang, talk_id).sheet_id
    following = {"volgende_datum": working_day(day + timedelta(days=91)).isoformat(), "akkoord_namen": life.name}
    for question, value in {**TALK_ANSWERS, **following}.items():
        save_answer(life.session, sheet_id=sheet, edit=Edit(field=question, value=value, seen_version=0, **doing))
    for doel_id, (status, well, obstacle) in zip(_doelen(life), STANDS, strict=False):
        for field, text in (("status", status.value), ("went_well", well), ("obstacle", obstacle)):
            if text:
                revise_stand(
                    life.session,
                    voortgang_id=talk_id,
                    doel_id=doel_id,
                    edit=Edit(field=field, value=text, seen_version=0, **doing),
                )
    close_voortgang(life.session, voortgang_id=talk_id, outcome=VoortgangOutcome.PIP_BLIJFT, on=day, **doing)


def held_meetings(life: AfterPlan) -> None:
    """The meetings of the PIP-team that Koers planned and whose day is past were held."""
    planned = (
        select(Voortgang)
        .where(Voortgang.dossier_id == life.dossier_id, col(Voortgang.planned_by_rule), Voortgang.held_on < life.today)
        .where(col(Voortgang.closed_at).is_(None), col(Voortgang.removed_at).is_(None))
    )
    for talk_id, sheet, day in [(each.id, each.sheet_id, each.held_on) for each in life.session.exec(planned)]:
        agreed = life.session.get_one(Dossier, life.dossier_id).next_talk_on
        following = agreed if agreed and agreed > life.today else working_day(life.today + timedelta(days=60))
        answers = {
            "verslag": "De school en het buurthuis vertelden hoe het gaat.",
            "volgende_datum": following.isoformat(),
        }
        for question, value in answers.items():
            save_answer(
                life.session, sheet_id=sheet, edit=Edit(field=question, value=value, seen_version=0, **life.doing(day))
            )
        close_voortgang(
            life.session, voortgang_id=talk_id, outcome=VoortgangOutcome.PIP_BLIJFT, on=day, **life.doing(day)
        )


def _doelen(life: AfterPlan) -> list[UUID]:
    doel_ids = (
        select(Doel.id)
        .join(Pip, col(Pip.id) == col(Doel.pip_id))
        .where(Pip.dossier_id == life.dossier_id, col(Doel.removed_at).is_(None))
        .order_by(col(Doel.position))
    )
    return list(life.session.exec(doel_ids).all())


def a_forgotten_meeting(life: AfterPlan, *, days: int) -> None:
    """The first meeting that Koers planned was moved once, to a day that has just passed."""
    row = life.session.exec(
        select(Voortgang)
        .where(Voortgang.dossier_id == life.dossier_id, col(Voortgang.planned_by_rule))
        .order_by(col(Voortgang.held_on))
    ).all()[0]
    planned_on, day = row.held_on, life.back(days)
    facts = VoortgangFacts(kind=VoortgangKind.PIP_TEAM, held_on=day)
    move_voortgang(
        life.session,
        voortgang_id=row.id,
        facts=facts,
        seen_version=row.version,
        on=planned_on,
        **life.doing(planned_on),
    )


def exams(life: AfterPlan) -> None:
    """One exam that was passed, and one that is planned."""
    passed, planned = life.back(40), working_day(life.today + timedelta(days=33))
    for facts in (
        ExamenFacts(part=ExamPart.KNM, held_on=passed, result=ExamResult.GESLAAGD),
        ExamenFacts(part=ExamPart.LE, level="A2" if life.versie.leerroute == "Z" else "B1", held_on=planned),
    ):
        note_exam(life.session, examen_id=new_id(), dossier_id=life.dossier_id, facts=facts, by=life.by, at=life.now)


def hours(life: AfterPlan) -> None:
    """What the schools and partners told of the activiteiten of the plan, period by period, until a week ago."""
    begun = (
        select(Activiteit)
        .join(Pip, col(Pip.id) == col(Activiteit.pip_id))
        .where(Pip.dossier_id == life.dossier_id, col(Activiteit.removed_at).is_(None))
        .where(col(Activiteit.minutes_per_week).is_not(None), col(Activiteit.start) < life.back(7))
        .order_by(col(Activiteit.start), col(Activiteit.id))
    )
    for each in life.session.exec(begun).all():
        _hours_of(life, each)


def _hours_of(life: AfterPlan, activiteit: Activiteit) -> None:
    """A line for each period; somebody is ill now and then."""
    until = min(activiteit.until or life.today, life.back(7))
    start, per_week = activiteit.start or until, Decimal(activiteit.minutes_per_week or 0) / 60
    while start < until:
        last = min(start + PERIOD - timedelta(days=1), until)
        offered = int(per_week * ((last - start).days + 1) / 7)
        missed = offered // 20
        facts = UrenFacts(
            counts_for=activiteit.counts_for, activiteit_id=activiteit.id, provider=activiteit.provider, start=start,
            until=last, hours=Decimal(offered - missed), excused=Decimal(missed),
        )  # fmt: skip
        note_hours(
            life.session, uren_id=new_id(), dossier_id=life.dossier_id, facts=facts, on=life.today, by=life.by,
            at=life.now,
        )  # fmt: skip
        start = last + timedelta(days=1)


def a_gap(life: AfterPlan, area: Leefgebied, what: str, reason: GemisReason, *, days: int) -> None:
    """Something that this person needs and cannot have."""
    day = life.back(days)
    note_gap(
        life.session,
        gemis_id=new_id(),
        dossier_id=life.dossier_id,
        facts=GemisFacts(area=area, what=what, reason=reason),
        on=day,
        **life.doing(day),
    )


def approval_asked(life: AfterPlan) -> None:
    """A plan that waits for a coördinator; nothing for one that is not ready."""
    pip_id = life.session.exec(select(Pip.id).where(Pip.dossier_id == life.dossier_id)).one()
    try:
        ask_approval(life.session, pip_id=pip_id, dagtekening=life.today, on=life.today, by=life.by, at=life.now)
    except Incomplete:
        return
