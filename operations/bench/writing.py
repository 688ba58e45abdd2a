"""Dossiers with something in them, written through the deeds of the app: intakes, and one full plan."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from sqlmodel import Session, select

from access import User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.dossier.particulars import Registration
from actions.dossier.registration import register_inburgeraar
from actions.intake.intake import start_intake
from actions.pip.doelen import NewDoel, add_activiteit, add_doel, revise_activiteit, revise_doel
from actions.pip.draft import draft_pip
from database import connect, open_session
from forms.engine.answers import Json
from forms.engine.flow import visible
from forms.engine.library import latest
from forms.engine.schema import Question, QuestionType
from models import Intake, Pip
from operations.bench.bench_gemeente import BenchGemeente
from queries.intake.view import kept_answers
from rules.law.birth_date import BirthDate
from rules.law.terms import Doelgroep, Leefgebied

TALK = "talent"  # the domain with most questions that are answered in one's own words
GOALS, ACTIVITIES = 12, 30
WEEK = ("ma", "di", "wo", "do", "vr", "za", "zo")
SENTENCE = "Mevrouw wil graag snel Nederlands leren, zodat zij zelf met de school van haar kinderen kan praten."
PLAIN: dict[QuestionType, Json] = {
    QuestionType.YES_NO: "ja", QuestionType.SCALE: 3, QuestionType.TEXT: "De taalschool", QuestionType.COUNTRY: "ER",
    QuestionType.LANGUAGE: "ti", QuestionType.LONG_TEXT: SENTENCE,
}  # fmt: skip


@contextmanager
def writing(gemeente: BenchGemeente) -> Iterator[Session]:
    """A session on the database of this gemeente."""
    engine = connect(gemeente.url)
    try:
        with open_session(engine) as session:
            yield session
    finally:
        engine.dispose()


class BegunIntake(NamedTuple):
    """A dossier and the sheet of its intake."""

    dossier_id: UUID
    sheet_id: UUID


def begun_intake(session: Session, gemeente: BenchGemeente, by: User) -> BegunIntake:
    """A new dossier whose intake was begun; its id and that of the sheet."""
    facts = Registration(
        given_names="Selam", family_name=f"{uuid4().hex} {by.username}",
        birth_date=BirthDate.of(date(1960, 1, 1) + timedelta(days=uuid4().int % 15_000)),
        doelgroep=Doelgroep.ASIELSTATUSHOUDER, kennisgeving_on=gemeente.on, brp_on=gemeente.on, regievoerder_id=by.id,
    )  # fmt: skip
    dossier_id = register_inburgeraar(session, dossier_id=uuid4(), facts=facts, by=by, at=gemeente.at, on=gemeente.on)
    start_intake(session, dossier_id=dossier_id, by=by, at=gemeente.at, on=gemeente.on)
    return BegunIntake(dossier_id, session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one())


def talk_fields() -> list[str]:
    """The questions of one domain that are answered in one's own words in a first talk."""
    own_words = (QuestionType.TEXT, QuestionType.LONG_TEXT)
    return [
        each.id
        for each in latest("brede_intake").section(TALK).questions
        if each.type in own_words and each.core and not each.when
    ]


def answer_all(session: Session, gemeente: BenchGemeente, sheet_id: UUID, by: User, name: str = "brede_intake") -> None:
    """Answer every question that is asked, as the answers make more of them appear."""
    questionnaire = latest(name)
    for section in questionnaire.sections:
        for question in section.questions:
            answers = {each: stored.answer for each, stored in kept_answers(session, sheet_id).items()}
            value = _value(question, gemeente.on)
            if value is not None and question in visible(questionnaire, answers, section.id):
                save_answer(
                    session,
                    sheet_id=sheet_id,
                    edit=Edit(field=question.id, value=value, seen_version=0, by=by, at=gemeente.at),
                )


def longest_section(session: Session, sheet_id: UUID) -> str:
    """The domain with most questions on its screen."""
    questionnaire = latest("brede_intake")
    answers = {each: stored.answer for each, stored in kept_answers(session, sheet_id).items()}
    return max(questionnaire.sections, key=lambda each: len(visible(questionnaire, answers, each.id))).id


def _value(question: Question, on: date) -> Json:
    if question.type in (QuestionType.SINGLE, QuestionType.MULTI):
        first = question.choices[0].id
        return [first] if question.type is QuestionType.MULTI else first
    if question.type is QuestionType.NUMBER:
        return str(int(question.min or 1))
    if question.type is QuestionType.DATE:
        return (on + timedelta(days=30 if question.not_past else -30)).isoformat()
    return PLAIN.get(question.type)


def full_plan(session: Session, gemeente: BenchGemeente, dossier_id: UUID, by: User) -> UUID:
    """A plan in which everything is filled in, with 12 doelen and 30 activiteiten; the id of one doel."""
    pip_id = draft_pip(session, dossier_id=dossier_id, by=by, at=gemeente.at, on=gemeente.on)
    sheet_id = session.exec(select(Pip.sheet_id).where(Pip.id == pip_id)).one()
    for question in (each for section in latest("plan").sections[:-2] for each in section.questions):
        value = _value(question, gemeente.on)
        if value is not None:
            save_answer(
                session,
                sheet_id=sheet_id,
                edit=Edit(field=question.id, value=value, seen_version=0, by=by, at=gemeente.at),
            )
    doelen = [_doel(session, gemeente, pip_id, by, number) for number in range(GOALS)]
    for number in range(ACTIVITIES):
        _activiteit(session, gemeente, doelen[number % GOALS], by, number)
    return doelen[0]


def _doel(session: Session, gemeente: BenchGemeente, pip_id: UUID, by: User, number: int) -> UUID:
    area = list(Leefgebied)[number % len(Leefgebied)]
    doel_id = add_doel(
        session,
        pip_id=pip_id,
        doel_id=uuid4(),
        doel=NewDoel(area=area, own_words=SENTENCE, result=SENTENCE),
        by=by,
        at=gemeente.at,
    )
    until = (gemeente.on + timedelta(days=300)).isoformat()
    for field, value in {"baseline": SENTENCE, "target": until, "owner": "Selam zelf"}.items():
        revise_doel(
            session, doel_id=doel_id, edit=Edit(field=field, value=value, seen_version=0, by=by, at=gemeente.at)
        )
    return doel_id


def _activiteit(session: Session, gemeente: BenchGemeente, doel_id: UUID, by: User, number: int) -> None:
    activiteit_id = add_activiteit(
        session, doel_id=doel_id, activiteit_id=uuid4(), what="Taalles op de taalschool", by=by, at=gemeente.at
    )
    fields = {
        "provider": "Taalschool Duin", "hours_per_week": "2.5", "start": gemeente.on.isoformat(),
        "until": (gemeente.on + timedelta(days=300)).isoformat(), "counts_for": "cursusuren", "slots": _slot(number),
        "place": "Kade 4", "travel_minutes": "20", "childcare": "geregeld",
    }  # fmt: skip
    for field, value in fields.items():
        revise_activiteit(
            session,
            activiteit_id=activiteit_id,
            edit=Edit(field=field, value=value, seen_version=0, by=by, at=gemeente.at),
        )


def _slot(number: int) -> str:
    """Two and a half hours; the thirty fill a week of seven days, and some of them clash."""
    begin = 8 + number // len(WEEK) * 2
    return f"{WEEK[number % len(WEEK)]} {begin}:00-{begin + 2}:30"
