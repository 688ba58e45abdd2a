"""Recording, changing and removing a talk; each answer is linked to the talk in which it was given."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.intake.intake import start_intake
from actions.intake.talks import record_talk, remove_talk, revise_talk
from database import open_session
from forms.engine.answers import Mark, Source
from forms.engine.stored_answer import StoredAnswer
from forms.engine.talks import TalkFacts
from models import AnswerRow, AuditRecord, Dossier, Gesprek
from queries.intake.view import history, intake_view
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, Stale
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.databases import Database

QUESTION = "taakverdeling"


def facts(**overrides: Any) -> TalkFacts:
    usual: dict[str, Any] = {"held_on": TODAY, "kind": "deel_a", "place": "azc", "attendees": ("inburgeraar",)}
    return TalkFacts(**(usual | overrides))


def a_talk(session: Session, dossier_id: UUID, by: User, talk_id: UUID | None = None, **overrides: Any) -> UUID:
    return record_talk(
        session, talk_id=talk_id or uuid4(), dossier_id=dossier_id, facts=facts(**overrides), by=by, at=NOW, on=TODAY
    )


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    made = a_dossier(session, sanne)
    start_intake(session, dossier_id=made, by=sanne, at=NOW, on=TODAY)
    return made


def answer(
    session: Session, dossier_id: UUID, by: User, value: str | None, talk_id: UUID | None, **more: Any
) -> StoredAnswer:
    view = intake_view(session, dossier_id, seen_by=by)
    assert view.sheet_id is not None
    seen = view.stored_answers[QUESTION].version if QUESTION in view.stored_answers else 0
    save_answer(
        session,
        sheet_id=view.sheet_id,
        edit=Edit(field=QUESTION, value=value, seen_version=seen, by=by, at=NOW, talk_id=talk_id, **more),
    )
    return intake_view(session, dossier_id, seen_by=by).stored_answers[QUESTION]


def test_a_talk_is_stored_as_it_was_entered(session: Session, dossier_id: UUID, sanne: User) -> None:
    talk_id = a_talk(
        session,
        dossier_id,
        sanne,
        attendees=("tolk", "inburgeraar"),
        language="ti",
        interpreter="tolktelefoon",
        interpreter_note=" Ging goed. ",
        minutes=90,
        note="<b>ሰላም</b> 😀",
    )

    row = session.get_one(Gesprek, talk_id)
    assert (row.held_on, row.kind, row.place, row.attendees) == (TODAY, "deel_a", "azc", ["inburgeraar", "tolk"])
    assert (row.language, row.interpreter, row.interpreter_note) == ("ti", "tolktelefoon", "Ging goed.")
    assert (row.minutes, row.note, row.version) == (90, "<b>ሰላም</b> 😀", 1)
    (line,) = session.exec(select(AuditRecord).where(AuditRecord.event == "TalkRecorded"))
    assert line.details == {"talk_id": str(talk_id)}


def test_a_second_click_adds_no_second_talk(
    database: Database, session: Session, dossier_id: UUID, sanne: User
) -> None:
    talk_id = uuid4()

    def click(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return a_talk(own, dossier_id, sanne, talk_id)

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(click, range(3))) == {talk_id}

    assert session.exec(select(sa.func.count()).select_from(Gesprek)).one() == 1


def test_a_talk_without_a_date_is_refused(session: Session, dossier_id: UUID, sanne: User) -> None:
    with pytest.raises(Invalid) as refused:
        a_talk(session, dossier_id, sanne, held_on=None, kind="")

    assert codes(refused.value.problems) == (("held_on", "missing"), ("kind", "missing"))
    assert session.exec(select(Gesprek)).first() is None


def test_a_talk_is_changed_only_by_who_saw_its_latest_version(session: Session, dossier_id: UUID, sanne: User) -> None:
    talk_id = a_talk(session, dossier_id, sanne)

    def change(seen: int, **overrides: Any) -> int:
        return revise_talk(
            session,
            dossier_id=dossier_id,
            talk_id=talk_id,
            facts=facts(**overrides),
            seen_version=seen,
            by=sanne,
            at=NOW,
        )

    assert change(1, minutes=45) == 2
    assert change(2, minutes=45) == 2
    with pytest.raises(Stale):
        change(1, minutes=30)
    with pytest.raises(Invalid):
        change(2, place="")

    session.expire_all()
    assert session.get_one(Gesprek, talk_id).minutes == 45
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "TalkRevised")).all()) == 1


def test_a_removed_talk_stays_linked_to_the_answers_given_in_it(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    talk_id = a_talk(session, dossier_id, sanne)
    answer(session, dossier_id, sanne, "ik kook", talk_id)

    def remove(seen: int) -> None:
        remove_talk(session, dossier_id=dossier_id, talk_id=talk_id, seen_version=seen, by=sanne, at=NOW)

    with pytest.raises(Stale):
        remove(7)
    remove(1)
    remove(1)

    view = intake_view(session, dossier_id, seen_by=sanne)
    assert [each.talk.removed for each in view.talks] == [True]
    stored_answer = view.stored_answers[QUESTION]
    assert stored_answer.answer.value == "ik kook"
    assert stored_answer.talk is not None and stored_answer.talk.removed
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "TalkRemoved")).all()) == 1
    with pytest.raises(NotFound):
        revise_talk(session, dossier_id=dossier_id, talk_id=talk_id, facts=facts(), seen_version=2, by=sanne, at=NOW)


def test_only_who_works_on_a_dossier_can_record_its_talks(session: Session, dossier_id: UUID, sanne: User) -> None:
    karim = a_caseworker(session)
    beheerder = a_caseworker(session, role=Role.BEHEERDER)
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier_id, yusra)
    talk_id = a_talk(session, dossier_id, yusra)
    theirs = a_dossier(session, karim)

    for stranger, refusal in ((karim, NotFound), (beheerder, NotAllowed)):
        with pytest.raises(refusal):
            a_talk(session, dossier_id, stranger)
        with pytest.raises(refusal):
            remove_talk(session, dossier_id=dossier_id, talk_id=talk_id, seen_version=1, by=stranger, at=NOW)
    with pytest.raises(NotFound):
        a_talk(session, theirs, karim, talk_id)
    with pytest.raises(NotFound):
        remove_talk(session, dossier_id=theirs, talk_id=talk_id, seen_version=1, by=karim, at=NOW)


def test_a_closed_dossier_takes_no_talk(session: Session, dossier_id: UUID, sanne: User) -> None:
    session.get_one(Dossier, dossier_id).is_open = False
    session.commit()

    with pytest.raises(AlreadyDone):
        a_talk(session, dossier_id, sanne)


def test_an_answer_knows_in_which_talk_it_was_given_and_so_does_its_history(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    first = a_talk(session, dossier_id, sanne, held_on=date(2026, 3, 3))
    second = a_talk(session, dossier_id, sanne, kind="deel_b")

    assert talk_of(answer(session, dossier_id, sanne, "ik kook", first)) == first
    assert talk_of(answer(session, dossier_id, sanne, "wij koken", second)) == second
    assert talk_of(answer(session, dossier_id, sanne, "zij kookt", None)) is None

    view = intake_view(session, dossier_id, seen_by=sanne)
    assert view.sheet_id is not None
    lines = history(session, view.sheet_id, QUESTION, seen_by=sanne)
    assert [line.talk and line.talk.id for line in lines] == [None, second, first]


def talk_of(stored_answer: StoredAnswer) -> UUID | None:
    return stored_answer.talk.id if stored_answer.talk else None


def test_an_answer_whose_source_changes_stays_in_its_talk(session: Session, dossier_id: UUID, sanne: User) -> None:
    first = a_talk(session, dossier_id, sanne, held_on=date(2026, 3, 3))
    second = a_talk(session, dossier_id, sanne, kind="deel_b")
    answer(session, dossier_id, sanne, "ik kook", first, source=Source.INBURGERAAR)

    stored_answer = answer(session, dossier_id, sanne, "ik kook", second, source=Source.COA)

    assert (talk_of(stored_answer), stored_answer.answer.source, stored_answer.version) == (first, Source.COA, 2)


def test_a_mark_belongs_to_its_talk_as_well(session: Session, dossier_id: UUID, sanne: User) -> None:
    talk_id = a_talk(session, dossier_id, sanne)

    assert talk_of(answer(session, dossier_id, sanne, None, talk_id, mark=Mark.WIL_NIET_ZEGGEN)) == talk_id


@pytest.mark.parametrize("talk", ["of another dossier", "of nobody"])
def test_an_answer_is_not_given_in_a_talk_of_somebody_else(
    session: Session, dossier_id: UUID, sanne: User, talk: str
) -> None:
    other = a_talk(session, a_dossier(session, sanne), sanne) if talk == "of another dossier" else uuid4()

    with pytest.raises(NotFound):
        answer(session, dossier_id, sanne, "ik kook", other)

    assert session.exec(select(AnswerRow)).first() is None


@pytest.mark.parametrize("in_talk", [False, True])
def test_saving_an_answer_in_a_talk_takes_no_extra_statement(
    database: Database, session: Session, dossier_id: UUID, sanne: User, in_talk: bool
) -> None:
    talk_id = a_talk(session, dossier_id, sanne)
    view = intake_view(session, dossier_id, seen_by=sanne)
    assert view.sheet_id is not None
    statements: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *event_args: statements.append(event_args[2]))

    with open_session(database.engine) as own:
        save_answer(
            own,
            sheet_id=view.sheet_id,
            edit=Edit(
                field=QUESTION,
                value="ik kook",
                seen_version=0,
                by=sanne,
                at=NOW + timedelta(minutes=1),
                talk_id=talk_id if in_talk else None,
            ),
        )

    assert [each.split()[0] for each in statements] == ["SELECT", "INSERT", "INSERT", "INSERT"]
