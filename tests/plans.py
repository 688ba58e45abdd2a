"""Plans for tests, written through the deeds of the app."""

from datetime import date
from uuid import UUID, uuid4

from sqlmodel import Session, select

from access import User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.intake.intake import complete_intake, start_intake
from actions.pip.doelen import NewDoel, add_activiteit, add_doel, revise_activiteit, revise_doel
from actions.pip.draft import draft_pip
from actions.pip.vaststellen import vaststellen_pip
from forms.engine.answers import Json, Mark
from forms.engine.flow import missing_for_law
from forms.engine.library import latest
from models import AnswerSheet, Intake, Pip
from queries.intake.view import kept_answers
from rules.law.terms import Leefgebied
from tests.builders import NOW, TODAY
from tests.copies import written_once

FACTS: dict[str, Json] = {"lbt_status": "afgenomen", "lbt_result": "b1_haalbaar", "bank_account": "nee"}
ANSWERS: dict[str, Json] = {
    "eigen_woorden": "Ik wil kapper worden.",
    "leerroute": "B",
    "niveau": "B1",
    **{f"{side}_{route}": f"Reden {side} {route}" for side in ("voor", "tegen") for route in ("b1", "onderwijs", "z")},
    "intensiteit_leerroute": "vier ochtenden per week",
    "alfabetisering": "NVT",
    "pvt_invulling": "Vier middagen in het buurthuis",
    "pvt_uren": "12",
    "map_invulling": "Oefenen bij een kapper",
    "map_uren": "40",
    "begeleiding": "Een maatje van VluchtelingenWerk",
    "voortgang": "Elke drie maanden een gesprek",
    "volgend_gesprek": "2027-02-15",
    "uitgelegd": "ja",
}
DOEL = {"own_words": "Ik wil praten met klanten", "result": "Ik voer een gesprek van vijf minuten",
        "target": "2027-10-01", "owner": "Amina"}  # fmt: skip
ACTIVITEIT = {"what": "Taalles", "provider": "Taalschool Duin", "hours_per_week": "7.5", "start": "2026-12-01",
              "until": "2027-09-01", "counts_for": "cursusuren"}  # fmt: skip


def a_completed_intake(session: Session, dossier_id: UUID, by: User, **facts: Json) -> None:
    """The brede intake, with outcomes for the leerbaarheidstoets (and other facts), and completed."""
    name = ("a completed intake", repr(sorted(facts.items())))
    written_once(session, dossier_id, by, name, lambda: _complete_intake(session, dossier_id, by, facts))


def _complete_intake(session: Session, dossier_id: UUID, by: User, facts: dict[str, Json]) -> None:
    start_intake(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)
    sheet_id = session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one()
    questions = latest("brede_intake")
    for each in questions.questions:
        value = (FACTS | facts).get(each.fact.name) if each.fact else None
        if value is not None:
            save_answer(
                session, sheet_id=sheet_id, edit=Edit(field=each.id, value=value, seen_version=0, by=by, at=NOW)
            )
    while missing := _missing(session, sheet_id):
        for question_id in missing:
            save_answer(
                session,
                sheet_id=sheet_id,
                edit=Edit(field=question_id, mark=Mark.WIL_NIET_ZEGGEN, seen_version=0, by=by, at=NOW),
            )
    complete_intake(session, dossier_id=dossier_id, agreed_by="Amina Haile", by=by, at=NOW, on=TODAY)


def _missing(session: Session, sheet_id: UUID) -> list[str]:
    answers = {question_id: each.answer for question_id, each in kept_answers(session, sheet_id).items()}
    return [each.id for questions in missing_for_law(latest("brede_intake"), answers).values() for each in questions]


def a_draft(session: Session, dossier_id: UUID, by: User) -> UUID:
    """A PIP with nothing in it."""
    return draft_pip(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)


def sheet_of(session: Session, pip_id: UUID) -> UUID:
    """The sheet with the answers to the plan's own questions."""
    return session.exec(select(Pip.sheet_id).where(Pip.id == pip_id)).one()


def written_with(session: Session, pip_id: UUID, version: str) -> None:
    """Make a plan one that was begun with an older version of the plan questionnaire."""
    sheet = session.get_one(AnswerSheet, sheet_of(session, pip_id))
    sheet.questionnaire_version = version
    session.add(sheet)
    session.commit()


def answer_plan(session: Session, pip_id: UUID, by: User, answers: dict[str, Json], *, seen_version: int = 0) -> None:
    """Answer questions of the plan."""
    for question_id, value in answers.items():
        save_answer(
            session,
            sheet_id=sheet_of(session, pip_id),
            edit=Edit(field=question_id, value=value, seen_version=seen_version, by=by, at=NOW),
        )


def a_doel(session: Session, pip_id: UUID, by: User, *, filled: bool = True) -> UUID:
    """A doel with one activiteit, both complete when `filled`."""
    doel_id = add_doel(session, pip_id=pip_id, doel_id=uuid4(), doel=NewDoel(area=Leefgebied.TAAL), by=by, at=NOW)
    activiteit_id = add_activiteit(session, doel_id=doel_id, activiteit_id=uuid4(), by=by, at=NOW)
    if filled:
        for field, value in DOEL.items():
            revise_doel(session, doel_id=doel_id, edit=Edit(field=field, value=value, seen_version=0, by=by, at=NOW))
        for field, value in ACTIVITEIT.items():
            revise_activiteit(
                session, activiteit_id=activiteit_id, edit=Edit(field=field, value=value, seen_version=0, by=by, at=NOW)
            )
    return doel_id


def a_full_plan(session: Session, dossier_id: UUID, by: User) -> UUID:
    """A PIP in which nothing is missing, beside a completed intake."""
    return written_once(session, dossier_id, by, "a full plan", lambda: _write_full_plan(session, dossier_id, by))


def _write_full_plan(session: Session, dossier_id: UUID, by: User) -> UUID:
    _complete_intake(session, dossier_id, by, {})
    pip_id = a_draft(session, dossier_id, by)
    answer_plan(session, pip_id, by, ANSWERS)
    a_doel(session, pip_id, by)
    return pip_id


def freeze(session: Session, pip_id: UUID, by: User, dagtekening: date = TODAY) -> int:
    """Vaststellen."""
    return vaststellen_pip(session, pip_id=pip_id, dagtekening=dagtekening, by=by, at=NOW, on=TODAY)
