"""What a caseworker would have done for one invented person, deed by deed, from the first letter until today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from access import User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.deed.audit import record_view
from actions.dossier.contacts import ContactFacts, note_contact
from actions.dossier.helpers import assign_helper
from actions.dossier.household import Member, add_member
from actions.dossier.particulars import Registration
from actions.dossier.registration import register_inburgeraar
from actions.dossier.revise import close_dossier, revise_dossier
from actions.intake.intake import complete_intake, start_intake
from actions.intake.talks import record_talk
from actions.pip.change import start_change
from actions.pip.doelen import NewDoel, add_activiteit, add_doel, revise_activiteit, revise_doel
from actions.pip.draft import draft_pip
from actions.pip.offers import choose_offer
from actions.pip.vaststellen import vaststellen_pip
from forms.engine.library import latest
from forms.engine.talks import Attendee, Interpreter, TalkFacts, TalkKind, TalkPlace
from models import Intake, Pip
from models.base import new_id
from operations.demo.content import Person, dated, intake_answers, plan_answers, plan_doelen, working_day
from rules.law.birth_date import BirthDate
from rules.law.dutch_time import day_of, moment_at
from rules.law.terms import Leefgebied

ACTIVITY = (
    *("provider", "hours_per_week", "start", "until", "counts_for"),
    *("slots", "place", "travel_minutes", "childcare"),
)
RECENT = 14  # days since the dagtekening: an older plan was made before the catalogue that is there now
FIRST_TALK, INTAKE_DONE, PLAN_BEGUN = 10, 30, 36  # days after the kennisgeving


def workday(day: date) -> date:
    """This day, or the Friday before it."""
    return day - timedelta(days=max(0, day.weekday() - 4))


@dataclass(frozen=True, kw_only=True)
class Life:
    """One person and the colleague who works for them, seen from the moment `now` at which the demo is made."""

    session: Session
    person: Person
    by: User
    owner: bool
    colleagues: Mapping[str, User]
    now: datetime
    number: int
    dossier_id: UUID
    offers: Mapping[str, UUID] = field(default_factory=dict)  # of the catalogue, by name

    @property
    def today(self) -> date:
        """The day on which the demo is made."""
        return day_of(self.now)

    @property
    def kennisgeving(self) -> date:
        """The day of DUO's kennisgeving."""
        return self.today - timedelta(days=self.person.days)

    @property
    def dagtekening(self) -> date:
        """The day of the first PIP."""
        return workday(self.today - timedelta(days=self.person.pip or 0))

    def after(self, days: int) -> date:
        """A working day so many days after the kennisgeving, never in the future."""
        return min(max(workday(self.kennisgeving + timedelta(days=days)), self.kennisgeving), self.today)

    def deed(self, day: date) -> dict[str, Any]:
        """Who does something, and when on that day."""
        at = moment_at(day, time(9 + self.number % 7, self.number * 7 % 60))
        return {"by": self.by, "at": min(at, self.now)}

    def register(self) -> None:
        """Open the dossier, with who lives there, who helps, and the first contact."""
        day = self.after(1) if self.person.stage != "nieuw" else workday(self.today)
        facts = Registration(**self._facts(), regievoerder_id=self.by.id if self.owner else None)
        doing = self.deed(day)
        register_inburgeraar(self.session, dossier_id=self.dossier_id, facts=facts, on=day, **doing)
        for name, relation, birth in self.person.household:
            member = Member(name=name, relation=relation, birth_date=BirthDate.read(str(dated(birth, day))))
            add_member(self.session, member_id=new_id(), dossier_id=self.dossier_id, member=member, on=day, **doing)
        for helper in self.person.helpers:
            helper_id = self.colleagues[helper].id
            assign_helper(self.session, dossier_id=self.dossier_id, caseworker_id=helper_id, **doing)
        if self.person.stage != "nieuw":
            self.contact(
                "telefoon", "Kort gebeld en kennisgemaakt. Er komt een uitnodiging voor het eerste gesprek.", day
            )

    def begin_intake(self, *, complete: bool) -> None:
        """Take the brede intake, or the first part of it."""
        day = self.after(FIRST_TALK)
        start_intake(self.session, dossier_id=self.dossier_id, on=day, **self.deed(day))
        sheet = self.session.exec(select(Intake.sheet_id).where(Intake.dossier_id == self.dossier_id)).one()
        answers = intake_answers(self.person, complete=complete, number=self.number)
        self._answer("brede_intake", sheet, answers, day, talk_id=self._talk(day))
        self.contact("gesprek", "Eerste deel van de brede intake gedaan, met een tolk. Het gesprek was open.", day)
        if complete:
            day = self.after(INTAKE_DONE)
            agreed = f"{self.person.name} en {self.by.name}"
            complete_intake(self.session, dossier_id=self.dossier_id, agreed_by=agreed, on=day, **self.deed(day))

    def wait_for_others(self) -> None:
        """Ask a third party for information that the plan cannot do without."""
        day = self.after(INTAKE_DONE + 1)
        self.revise("third_party_asked_on", day, day)
        self.contact("bericht", "De school gevraagd naar de uitslag van de instaptoets.", day)

    def draft(self) -> UUID:
        """Write the PIP."""
        day = self.after(PLAN_BEGUN)
        pip_id = draft_pip(self.session, dossier_id=self.dossier_id, on=day, **self.deed(day))
        sheet = self.session.get_one(Pip, pip_id).sheet_id
        first = self.dagtekening if self.person.pip is not None else self.today
        answers = plan_answers(self.person, ready=self.person.pip is not None or self.number % 2 == 0)
        self._answer("plan", sheet, {name: dated(value, first) for name, value in answers.items()}, day)
        for doel in plan_doelen(self.person):
            self._doel(pip_id, doel, first, self.deed(day))
        return pip_id

    def vaststellen(self, pip_id: UUID) -> None:
        """Freeze the first version, and plan the talk that is next by now."""
        day = self.dagtekening
        vaststellen_pip(self.session, pip_id=pip_id, dagtekening=day, on=day, **self.deed(day))
        self.contact("huisbezoek", "Het PIP samen doorgenomen in de eigen taal en een kopie gegeven.", day)
        if self.person.signed is not None:
            signed = workday(self.today - timedelta(days=self.person.signed))
            self.revise("pvt_signed_on", signed, signed)
        if self.person.talk is not None:
            self.contact("gesprek", "Voortgangsgesprek. De lessen gaan goed en de reis is nu geregeld.", self._recent)
            self.revise("next_talk_on", working_day(self.today + timedelta(days=self.person.talk)), self._recent)

    def change(self, pip_id: UUID, *, ready: bool) -> None:
        """Begin a change, and freeze it as a second version when it is ready."""
        day = self._recent
        reason = "De lessen gaan sneller dan verwacht en er is een werkplek gevonden. Het plan groeit mee."
        start_change(self.session, pip_id=pip_id, reason=reason, **self.deed(day))
        sheet = self.session.get_one(Pip, pip_id).sheet_id
        later = {"volgend_gesprek": "@80", "afspraken_inburgeraar": "U werkt twee ochtenden en gaat naar alle lessen."}
        self._answer("plan", sheet, {name: dated(value, day) for name, value in later.items()}, day, seen_version=1)
        if ready:
            vaststellen_pip(self.session, pip_id=pip_id, dagtekening=day, on=day, **self.deed(day))

    def close(self) -> None:
        """Close the dossier."""
        close_dossier(
            self.session,
            dossier_id=self.dossier_id,
            reason=self.person.reason,
            on=self._recent,
            **self.deed(self._recent),
        )

    def contact(self, kind: str, note: str, day: date) -> None:
        """Write down a contact."""
        note_contact(
            self.session,
            contact_id=new_id(),
            dossier_id=self.dossier_id,
            facts=ContactFacts(kind=kind, note=note, happened_on=day),
            on=day,
            **self.deed(day),
        )

    def looked_at(self, by: User) -> None:
        """A colleague opened the dossier this morning."""
        record_view(self.session, dossier_id=self.dossier_id, screen="dossier", by=by, at=self.now - timedelta(hours=2))

    def revise(self, field: str, value: date, day: date) -> None:
        """Change a fact of the dossier."""
        revise_dossier(
            self.session,
            dossier_id=self.dossier_id,
            edit=Edit(field=field, value=value, seen_version=0, on=self.today, **self.deed(day)),
        )

    @property
    def _recent(self) -> date:
        return workday(self.today - timedelta(days=4 + self.number % 5))

    def _facts(self) -> dict[str, Any]:
        facts = self.person.facts()
        if self.person.stage == "nieuw":
            return facts
        kennisgeving = self.kennisgeving
        facts |= {"plicht_start_on": kennisgeving - timedelta(days=6), "kennisgeving_on": kennisgeving}
        if self.person.azc:
            return facts | {"koppeling_on": self.after(1)}
        facts |= {"brp_on": kennisgeving - timedelta(days=4)}
        if self.person.from_azc:
            facts |= {"koppeling_on": kennisgeving - timedelta(days=60), "housed_on": kennisgeving - timedelta(days=4)}
        return facts

    def _talk(self, day: date) -> UUID:
        """The first talk: in the azc for who lives there or came from there, else at the town hall."""
        in_azc = self.person.azc or self.person.from_azc
        facts = TalkFacts(
            held_on=day,
            kind=TalkKind.DEEL_A if in_azc else TalkKind.VERVOLG,
            place=TalkPlace.AZC if in_azc else TalkPlace.GEMEENTEHUIS,
            attendees=(Attendee.INBURGERAAR, Attendee.TOLK),
            language=self.person.language,
            interpreter=Interpreter.TOLKTELEFOON if self.number % 2 else Interpreter.TOLK_AANWEZIG,
            interpreter_note="De tolk was goed te verstaan.",
            minutes=60 + self.number % 4 * 15,
        )
        doing = self.deed(day)
        return record_talk(self.session, talk_id=new_id(), dossier_id=self.dossier_id, facts=facts, on=day, **doing)

    def _answer(
        self,
        name: str,
        sheet: UUID,
        answers: Mapping[str, Any],
        day: date,
        *,
        seen_version: int = 0,
        talk_id: UUID | None = None,
    ) -> None:
        for question, answer in _in_order(name, answers):
            parts = answer if isinstance(answer, dict) else {"value": answer}
            parts = parts | {"value": dated(parts.get("value"), day)}
            save_answer(
                self.session,
                sheet_id=sheet,
                edit=Edit(field=question, seen_version=seen_version, talk_id=talk_id, **parts, **self.deed(day)),
            )

    def _doel(self, pip_id: UUID, doel: Mapping[str, Any], first: date, doing: dict[str, Any]) -> None:
        doel_id = add_doel(
            self.session,
            pip_id=pip_id,
            doel_id=new_id(),
            doel=NewDoel(area=Leefgebied(doel["area"]), own_words=doel["own_words"], result=doel["result"]),
            **doing,
        )
        for name in ("baseline", "target", "owner"):
            value = dated(doel[name], first)
            revise_doel(self.session, doel_id=doel_id, edit=Edit(field=name, value=value, seen_version=0, **doing))
        for each in doel["activiteiten"]:
            activiteit_id = add_activiteit(
                self.session, doel_id=doel_id, activiteit_id=new_id(), what=each["what"], **doing
            )
            for name in ACTIVITY:
                value = dated(each.get(name), first)
                if value is not None:
                    revise_activiteit(
                        self.session,
                        activiteit_id=activiteit_id,
                        edit=Edit(field=name, value=value, seen_version=0, **doing),
                    )
            if each.get("offer") in self.offers and (self.person.pip or 0) < RECENT:
                offer = self.offers[each["offer"]]
                choose_offer(self.session, activiteit_id=activiteit_id, aanbod_id=offer, on=first, **doing)


def _in_order(name: str, answers: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for section in latest(name).sections:
        for question in section.questions:
            if question.id in answers:
                yield question.id, answers[question.id]
