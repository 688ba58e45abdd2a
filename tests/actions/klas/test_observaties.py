"""Observations of a teacher: saved per field, for their own class only, and never over those of a colleague."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import User
from actions.klas.classes import close_klas, hand_over_klas
from actions.klas.observaties import record_look
from database import open_session
from models import AuditRecord, Klas, KlasDeelnemer, Observatie
from models.guards.encryption import TEACHER_ADS, decrypted
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, Stale
from secrecy import is_encrypted
from tests.builders import NOW, a_caseworker, a_dossier, codes
from tests.databases import Database
from tests.klassen import a_deelnemer, a_docent, a_klas, observe, report


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def ineke(session: Session) -> User:
    return a_docent(session)


@pytest.fixture
def person(session: Session, sanne: User, ineke: User) -> UUID:
    """A participant in the class of Ineke."""
    return a_deelnemer(session, a_klas(session, sanne, ineke), a_dossier(session, sanne), sanne)


def row(session: Session, week: int = 1) -> Observatie:
    session.expire_all()
    return session.exec(select(Observatie).where(Observatie.week == week)).one()


def words(session: Session, encrypted_row: Observatie | KlasDeelnemer, name: str) -> str:
    """What the teacher wrote, decrypted."""
    text = getattr(encrypted_row, name)
    assert is_encrypted(text)
    return decrypted(session, text, TEACHER_ADS[name](encrypted_row.id)) or ""


def test_each_field_is_saved_when_it_is_entered(session: Session, person: UUID, ineke: User) -> None:
    observe(session, person, ineke, taal=2, lessons_planned="8", lessons_attended="7", note="Helpt anderen.")

    observation = row(session)
    assert (observation.taal, observation.motivatie, observation.lessons_planned, observation.lessons_attended) == (
        2,
        None,
        8,
        7,
    )
    assert (words(session, observation, "note"), observation.observed_by, observation.version) == (
        "Helpt anderen.",
        ineke.id,
        4,
    )
    events = session.exec(select(AuditRecord).where(AuditRecord.event == "ObservatieKept")).all()
    assert {each.details["field"] for each in events} == {"taal", "lessons_planned", "lessons_attended", "note"}
    assert all(each.dossier_id is not None and "Helpt" not in str(each.details) for each in events)


def test_the_same_value_again_changes_nothing(session: Session, person: UUID, ineke: User) -> None:
    assert observe(session, person, ineke, taal=2) == 1
    assert observe(session, person, ineke, seen=1, taal=2) == 1
    assert observe(session, person, ineke, seen=0, taal=2) == 1

    assert row(session).version == 1
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "ObservatieKept")).all()) == 1


def test_a_field_can_be_emptied_again(session: Session, person: UUID, ineke: User) -> None:
    observe(session, person, ineke, taal=2, note="Fout")
    observe(session, person, ineke, seen=1, taal=None)
    observe(session, person, ineke, seen=1, note=None)

    assert (row(session).taal, row(session).note) == (None, "")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"taal": 6}, "not_of_type"),
        ({"taal": "2"}, "not_of_type"),
        ({"lessons_planned": "41"}, "not_of_type"),
        ({"note": "\x00"}, "not_of_type"),
        ({"weeks": 3}, "unknown"),
    ],
)
def test_what_does_not_fit_the_question_is_refused(
    session: Session, person: UUID, ineke: User, fields: dict[str, Any], code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        observe(session, person, ineke, **fields)

    assert refused.value.problems[0].code == code
    assert session.exec(select(Observatie)).all() == []


def test_saving_the_same_words_again_writes_nothing(session: Session, person: UUID, ineke: User) -> None:
    observe(session, person, ineke, note="Helpt anderen.")
    report(session, person, ineke, report="Leert door te doen.")
    before = row(session).note

    assert observe(session, person, ineke, note="Helpt anderen.") == 1
    assert report(session, person, ineke, report="Leert door te doen.") == 1
    assert row(session).note == before


def test_words_of_a_colleague_are_shown_and_not_overwritten(session: Session, person: UUID, ineke: User) -> None:
    observe(session, person, ineke, note="Helpt anderen.")
    observe(session, person, ineke, seen=1, note="Helpt iedereen.")

    with pytest.raises(Stale) as stale:
        observe(session, person, ineke, seen=1, note="Stil.")

    assert stale.value.value == "Helpt iedereen."


def test_attendance_above_the_number_of_lessons_is_refused(session: Session, person: UUID, ineke: User) -> None:
    observe(session, person, ineke, lessons_planned="8")

    with pytest.raises(Invalid) as refused:
        observe(session, person, ineke, lessons_attended="9")
    assert codes(refused.value.problems) == (("lessons_attended", "more_than_planned"),)
    assert (row(session).lessons_attended, row(session).version) == (None, 1)

    observe(session, person, ineke, lessons_attended="8")
    with pytest.raises(Invalid) as refused:
        observe(session, person, ineke, seen=1, lessons_planned="7")
    assert codes(refused.value.problems) == (("lessons_planned", "fewer_than_attended"),)
    assert row(session).lessons_planned == 8


@pytest.mark.parametrize("week", [0, 4, 7])
def test_a_week_that_has_not_begun_cannot_be_filled_in(session: Session, person: UUID, ineke: User, week: int) -> None:
    with pytest.raises(Invalid) as refused:
        observe(session, person, ineke, week=week, taal=3)

    assert codes(refused.value.problems) == (("taal", "in_future"),)


def test_two_teachers_who_write_one_field_do_not_overwrite_each_other(
    session: Session, person: UUID, sanne: User, ineke: User
) -> None:
    observe(session, person, ineke, taal=2)
    joost = a_docent(session, name="Joost Kok")
    klas_id = session.exec(select(Klas.id)).one()
    hand_over_klas(session, klas_id=klas_id, teacher_id=joost.id, by=sanne, at=NOW)
    observe(session, person, joost, seen=1, taal=4)
    hand_over_klas(session, klas_id=klas_id, teacher_id=ineke.id, by=sanne, at=NOW)

    with pytest.raises(Stale) as stale:
        observe(session, person, ineke, seen=1, taal=3)

    assert (stale.value.value, stale.value.by) == (4, "Joost Kok")
    assert (row(session).taal, row(session).version) == (4, 2)
    assert observe(session, person, ineke, motivatie=5) == 1


def test_the_first_fields_of_a_week_that_are_saved_at_the_same_moment_are_all_stored(
    database: Database, session: Session, person: UUID, ineke: User
) -> None:
    def give(name: str) -> int:
        with open_session(database.engine) as own:
            return observe(own, person, ineke, **{name: 3})

    with ThreadPoolExecutor(4) as pool:
        versions = sorted(pool.map(give, ("taal", "leerbaarheid", "motivatie", "competenties")))

    observation = row(session)
    assert (versions, observation.version) == ([1, 1, 1, 1], 4)
    assert (observation.taal, observation.leerbaarheid, observation.motivatie, observation.competenties) == (3, 3, 3, 3)


def test_the_report_is_stored_with_its_author_and_not_overwritten(session: Session, person: UUID, ineke: User) -> None:
    assert report(session, person, ineke, report_route="Z", report="Leert door te doen.") == 1

    participant = session.get_one(KlasDeelnemer, person)
    assert (
        participant.report_route,
        words(session, participant, "report"),
        participant.report_by,
        participant.report_at,
    ) == (
        "Z",
        "Leert door te doen.",
        ineke.id,
        NOW,
    )
    assert report(session, person, ineke, seen=1, report_route="Z") == 1
    with pytest.raises(Stale):
        report(session, person, ineke, seen=0, report_route="O")
    for wrong in ("B1", "X"):
        with pytest.raises(Invalid):
            report(session, person, ineke, seen=1, report_route=wrong)
    report(session, person, ineke, seen=1, report_route=None)
    assert session.get_one(KlasDeelnemer, person).report_route == ""


def test_only_the_teacher_of_a_class_can_write_in_it(session: Session, person: UUID, sanne: User) -> None:
    for nobody in (a_docent(session, name="Joost"), a_docent(session, gemeente="Veenrand")):
        with pytest.raises(NotFound):
            observe(session, person, nobody, taal=3)
        with pytest.raises(NotFound):
            report(session, person, nobody, report="x")
        with pytest.raises(NotFound):
            record_look(session, deelnemer_id=person, by=nobody, at=NOW)
    with pytest.raises(NotAllowed):
        observe(session, person, sanne, taal=3)


def test_a_closed_class_is_not_written_in(session: Session, person: UUID, sanne: User, ineke: User) -> None:
    close_klas(session, klas_id=session.exec(select(Klas.id)).one(), by=sanne, at=NOW)

    with pytest.raises(AlreadyDone):
        observe(session, person, ineke, taal=3)


def test_a_visit_of_the_teacher_is_logged_with_the_dossier(session: Session, person: UUID, ineke: User) -> None:
    record_look(session, deelnemer_id=person, by=ineke, at=NOW)

    (line,) = session.exec(select(AuditRecord).where(AuditRecord.event == "Viewed"))
    assert line.dossier_id == session.get_one(KlasDeelnemer, person).dossier_id
    assert line.details == {"screen": "klas"}
