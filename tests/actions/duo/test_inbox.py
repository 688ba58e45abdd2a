"""Notifications of DUO are stored once with the right dossier, and a person decides what is accepted."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, col, select

from access import Role, User
from actions.answering.field_kind import Edit
from actions.dossier.revise import revise_dossier
from actions.duo.inbox import LONGEST_NOTE, ask_duo, handle_notification, receive_notification
from actions.duo.sending import note_answer, take_message
from actions.duo.take_over import take_answer, take_proposal
from database import open_session
from models import AuditRecord, Dossier, DuoBericht, DuoNotificatie
from queries.duo.inbox import Notice, notices, strangers
from queries.vandaag.reminders import ReminderKind, reminders
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound
from rules.duo.answers import Notificatie
from rules.duo.comparison import as_seen
from rules.duo.kinds import BerichtKind
from rules.law.terms import Doelgroep
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, a_gemeente
from tests.databases import Database
from widgets.duo import inbox

BSN, OTHER_BSN = "123456782", "111222333"
V_NUMBER = 2712345678
REGISTERED = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)  # in the Netherlands that is the 20th


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


def notify(session: Session, code: str, *, message_id: UUID | None = None, **who: Any) -> UUID:
    """A notification of DUO about somebody (bsn, v_nummer)."""
    message_id = message_id or uuid4()
    what = Notificatie(registratie=REGISTERED, gebeurtenis=code, **(who or {"bsn": BSN}))
    receive_notification(session, message_id=message_id, notification=what, at=NOW)
    return message_id


def notifications(session: Session) -> list[DuoNotificatie]:
    """All notifications."""
    session.expire_all()
    return list(session.exec(select(DuoNotificatie).order_by(col(DuoNotificatie.received_at))))


def of(session: Session, dossier_id: UUID, by: User) -> list[Notice]:
    """What somebody sees of a dossier."""
    session.expire_all()
    return list(notices(session, dossier_id, seen_by=by))


def test_a_notification_of_duo_is_stored_with_the_dossier_of_that_person(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN)

    notify(session, "SS139")

    (row,) = notifications(session)
    assert (row.dossier_id, row.bsn_hash, row.v_number) == (dossier_id, None, "")
    (line,) = session.exec(select(AuditRecord).where(AuditRecord.event == "DuoNotified"))
    assert (line.dossier_id, line.caseworker_id, line.details["code"]) == (dossier_id, None, "SS139")


def test_the_same_message_counts_once_also_at_the_same_moment(
    database: Database, session: Session, sanne: User
) -> None:
    a_dossier(session, sanne, bsn=BSN)
    message_id = uuid4()

    def call(_number: int) -> None:
        with open_session(database.engine) as own:
            notify(own, "SS101", message_id=message_id)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(call, range(3)))
    notify(session, "SS101", message_id=message_id)

    assert len(notifications(session)) == 1


def test_a_person_is_found_by_v_number_when_the_dossier_has_no_bsn(session: Session, sanne: User) -> None:
    with_number = a_dossier(session, sanne, v_number=str(V_NUMBER))
    bea = a_caseworker(session, gemeente="Zandwijk")
    another = a_dossier(session, bea, given_names="Senait", v_number=str(V_NUMBER), bsn=OTHER_BSN)

    notify(session, "SS101", bsn=BSN, v_nummer=V_NUMBER)

    assert [row.dossier_id for row in notifications(session)] == [with_number]
    assert of(session, another, bea) == []


def test_a_person_is_matched_in_whichever_gemeente_has_the_dossier(session: Session, sanne: User) -> None:
    a_dossier(session, sanne, bsn=OTHER_BSN)
    bea = a_caseworker(session, gemeente="Zandwijk")
    theirs = a_dossier(session, bea, bsn=BSN)

    notify(session, "SS121")

    assert [(row.dossier_id, row.gemeente_id) for row in notifications(session)] == [(theirs, bea.gemeente_id)]


def test_a_notification_about_an_unknown_person_is_shown_to_the_coordinator_without_a_name(
    session: Session, sanne: User
) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR)

    notify(session, "SS101", bsn=BSN, v_nummer=V_NUMBER)

    (stranger,) = strangers(session, seen_by=marijke)
    assert "inburgeringsplichtig" in stranger.what.means
    assert BSN not in str(notifications(session)[0]) + str(stranger)
    assert strangers(session, seen_by=sanne) == ()
    with pytest.raises(NotAllowed):
        handle_notification(session, notificatie_id=stranger.id, note="", by=sanne, at=NOW)
    handle_notification(session, notificatie_id=stranger.id, note="", by=marijke, at=NOW)
    assert strangers(session, seen_by=marijke) == ()


def test_once_there_is_a_dossier_the_notification_belongs_to_it(session: Session, sanne: User) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR)
    notice = notify(session, "SS101")

    dossier_id = a_dossier(session, sanne, bsn=BSN)

    assert strangers(session, seen_by=marijke) == ()
    assert [each.id for each in of(session, dossier_id, sanne)] == [notice]
    assert reminders(session, seen_by=sanne, on=TODAY).total == 1
    handle_notification(session, notificatie_id=notice, note="", by=sanne, at=NOW)
    assert [row.dossier_id for row in notifications(session)] == [dossier_id]


def test_who_works_on_the_dossier_is_reminded_until_somebody_dealt_with_it(session: Session, sanne: User) -> None:
    karim = a_caseworker(session)
    dossier_id = a_dossier(session, sanne, bsn=BSN)
    notice = notify(session, "SS109")

    (line,) = reminders(session, seen_by=sanne, on=TODAY).lines
    assert (line.kind, line.item, line.due) == (ReminderKind.DUO, "SS109", date(2026, 11, 19))
    assert reminders(session, seen_by=karim, on=TODAY).total == 0
    with pytest.raises(NotFound):
        handle_notification(session, notificatie_id=notice, note="", by=karim, at=NOW)
    handle_notification(session, notificatie_id=notice, note="  Besproken op school.  ", by=sanne, at=NOW)

    assert reminders(session, seen_by=sanne, on=TODAY).total == 0
    (done,) = of(session, dossier_id, sanne)
    assert (done.is_open, done.handled_by, done.note) == (False, sanne.name, "Besproken op school.")
    with pytest.raises(AlreadyDone):
        handle_notification(session, notificatie_id=notice, note="", by=sanne, at=NOW)


def test_the_coordinator_is_reminded_of_a_dossier_without_a_regievoerder(session: Session, sanne: User) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR)
    dossier_id = a_dossier(session, marijke, bsn=BSN)
    notify(session, "SS101")

    assert session.get_one(Dossier, dossier_id).regievoerder_id is None
    assert reminders(session, seen_by=marijke, on=TODAY).total == 1


def test_urgent_notifications_come_first_and_handled_ones_last(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN)
    done = notify(session, "SS110")
    handle_notification(session, notificatie_id=done, note="", by=sanne, at=NOW)
    for code in ("SS199", "SS126", "SS777"):
        notify(session, code)

    seen = of(session, dossier_id, sanne)

    assert {each.code for each in seen[:2]} == {"SS126", "SS777"}
    assert [each.code for each in seen[2:]] == ["SS199", "SS110"]
    assert "nog niet kent" in next(each.what.means for each in seen if each.code == "SS777")


def test_the_start_of_the_ten_weeks_is_proposed_and_starts_the_term_when_accepted(
    session: Session, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN, kennisgeving=None)
    notice = notify(session, "SS139")
    assert session.get_one(Dossier, dossier_id).kennisgeving_on is None

    (proposal,) = of(session, dossier_id, sanne)[0].proposals
    take_proposal(
        session, notificatie_id=notice, field=proposal.field, value=proposal.value, by=sanne, at=NOW, on=TODAY
    )

    session.expire_all()
    row = session.get_one(Dossier, dossier_id)
    assert row.kennisgeving_on == date(2026, 11, 19)
    assert row.clock_start_on == date(2026, 11, 20)  # the day on which DUO said that they have started


def test_a_temporary_exemption_suspends_the_term_when_accepted_and_later_resumes_it(
    session: Session, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN, kennisgeving=date(2026, 10, 1))

    for code, due in (("SS109", None), ("SS129", date(2026, 12, 10))):
        notice = notify(session, code)
        (proposal,) = next(each for each in of(session, dossier_id, sanne) if each.id == notice).proposals
        take_proposal(
            session, notificatie_id=notice, field=proposal.field, value=proposal.value, by=sanne, at=NOW, on=TODAY
        )
        session.expire_all()
        assert session.get_one(Dossier, dossier_id).due == due


def test_a_date_that_is_known_is_never_proposed_again(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN, kennisgeving=date(2026, 10, 1))
    notice = notify(session, "SS139")

    assert of(session, dossier_id, sanne)[0].proposals == ()
    with pytest.raises(AlreadyDone):
        take_proposal(
            session, notificatie_id=notice, field="kennisgeving_on", value="2026-11-20", by=sanne, at=NOW, on=TODAY
        )
    session.expire_all()
    assert session.get_one(Dossier, dossier_id).kennisgeving_on == date(2026, 10, 1)


def test_a_change_of_doelgroep_is_proposed_with_its_consequences(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN, doelgroep=Doelgroep.ASIELSTATUSHOUDER)
    notice = notify(session, "SS124")

    (seen,) = of(session, dossier_id, sanne)
    assert [each.value for each in seen.proposals] == ["gezinsmigrant", "overige_migrant"]
    assert any("800 uur participatie" in line for line in seen.what.consequences)
    take_proposal(
        session, notificatie_id=notice, field="doelgroep", value="overige_migrant", by=sanne, at=NOW, on=TODAY
    )

    session.expire_all()
    assert session.get_one(Dossier, dossier_id).doelgroep is Doelgroep.OVERIGE_MIGRANT
    assert of(session, dossier_id, sanne)[0].proposals == ()


def answered(session: Session, answers_by_path: dict[str, object]) -> None:
    """Let DUO answer the questions that wait, by the last part of their path."""
    while sent := take_message(session, at=NOW):
        about = sent.path.rsplit("/", 1)[1]
        note_answer(
            session, sent=sent, code=200 if about in answers_by_path else 404, body=answers_by_path.get(about), at=NOW
        )


MOVED: dict[str, object] = {
    "PIP": {"gemeentecode": "0150", "pip": {"dagtekeningPip": "2025-03-14", "leerroute": "Z"}},
    "inburgeringstermijn": {"startdatum": "2025-03-15", "einddatum": "2028-09-15"},
}


def test_after_a_move_duo_is_asked_for_the_former_plan_and_its_dates_are_accepted_one_by_one(
    session: Session, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN)
    notice = notify(session, "SS121")

    first, second = (ask_duo(session, notificatie_id=notice, by=sanne, at=NOW) for _ in range(2))
    assert first == second
    answered(session, MOVED)

    for field in ("earlier_pip_on", "termijn_until_on", "earlier_leerroute"):
        (seen,) = of(session, dossier_id, sanne)
        bericht_id, line = next(
            (each.bericht_id, line) for each in seen.questions for line in each.lines if line.field == field
        )
        take_answer(session, bericht_id=bericht_id, field=field, shown=as_seen(line.ours), by=sanne, at=NOW, on=TODAY)

    (seen,) = of(session, dossier_id, sanne)
    assert [line.field for each in seen.questions for line in each.lines if line.field] == []
    session.expire_all()
    row = session.get_one(Dossier, dossier_id)
    assert (row.earlier_pip_on, row.earlier_leerroute) == (date(2025, 3, 14), "Z")
    assert row.termijn_until_on == date(2028, 9, 14)
    assert next(each for each in seen.questions if each.kind is BerichtKind.VRAAG_PLICHT).words != ()


def test_after_a_move_the_dossier_says_the_termijn_that_the_first_pip_of_all_started(
    session: Session, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN)
    row = session.get_one(Dossier, dossier_id)
    row.earlier_pip_on, row.earlier_leerroute, row.first_pip_on = date(2025, 3, 14), "Z", date(2026, 11, 1)
    session.commit()
    ask_duo(session, notificatie_id=notify(session, "SS102"), by=sanne, at=NOW)

    answered(session, {"inburgeringstermijn": {"startdatum": "2025-03-15", "einddatum": "2028-03-15"}})

    (seen,) = of(session, dossier_id, sanne)
    assert [line.differs for each in seen.questions for line in each.lines] == [False, False]


@pytest.mark.parametrize("code", [403, 404, 400])
def test_a_question_that_duo_did_not_answer_can_be_asked_again(session: Session, sanne: User, code: int) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN)
    notice = notify(session, "SS131")
    (first,) = ask_duo(session, notificatie_id=notice, by=sanne, at=NOW)
    sent = take_message(session, at=NOW)
    assert sent is not None
    assert of(session, dossier_id, sanne)[0].to_ask == ()
    note_answer(session, sent=sent, code=code, body=None, at=NOW)

    assert of(session, dossier_id, sanne)[0].to_ask == (BerichtKind.VRAAG_LBT,)
    (again,) = ask_duo(session, notificatie_id=notice, by=sanne, at=NOW)

    assert again != first
    assert take_message(session, at=NOW) is not None


def test_a_question_that_failed_because_duo_was_unavailable_too_long_can_be_asked_again(
    session: Session, sanne: User
) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN)
    notice = notify(session, "SS131")
    (first,) = ask_duo(session, notificatie_id=notice, by=sanne, at=NOW)
    session.get_one(DuoBericht, first).status = "mislukt"
    session.commit()

    assert of(session, dossier_id, sanne)[0].to_ask == (BerichtKind.VRAAG_LBT,)
    (again,) = ask_duo(session, notificatie_id=notice, by=sanne, at=NOW)

    assert again != first


def test_duo_never_overwrites_what_somebody_changed_meanwhile(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne, bsn=BSN, plicht_start_on=date(2026, 9, 1))
    notice = notify(session, "SS101")
    ask_duo(session, notificatie_id=notice, by=sanne, at=NOW)
    answered(session, {"inburgeringsplicht": {"indicatorInburgeringsplicht": True, "begindatum": "2026-09-03"}})
    (seen,) = of(session, dossier_id, sanne)
    bericht_id = next(each.bericht_id for each in seen.questions if each.kind is BerichtKind.VRAAG_PLICHT)
    revise_dossier(
        session,
        dossier_id=dossier_id,
        edit=Edit(field="plicht_start_on", value=date(2026, 9, 2), seen_version=0, by=sanne, at=NOW, on=TODAY),
    )

    with pytest.raises(AlreadyDone):
        take_answer(
            session, bericht_id=bericht_id, field="plicht_start_on", shown="2026-09-01", by=sanne, at=NOW, on=TODAY
        )

    take_answer(session, bericht_id=bericht_id, field="plicht_start_on", shown="2026-09-02", by=sanne, at=NOW, on=TODAY)
    session.expire_all()
    assert session.get_one(Dossier, dossier_id).plicht_start_on == date(2026, 9, 3)


def test_what_duo_answers_cannot_be_read_in_the_table(session: Session, sanne: User) -> None:
    a_dossier(session, sanne, bsn=BSN)
    ask_duo(session, notificatie_id=notify(session, "SS131"), by=sanne, at=NOW)
    result = {
        "resultaat": "B1-route niet haalbaar",
        "behaaldeScore": "10,50",
        "benodigdeScore": "20,00",
        "datumAfname": "2026-11-18",
    }
    answered(session, {"resultaten": [result]})

    session.expire_all()
    (row,) = session.exec(select(DuoBericht))
    assert "haalbaar" not in row.answer
    assert "haalbaar" in json.dumps([str(each) for each in notices(session, row.dossier_id, seen_by=sanne)])  # type: ignore[arg-type]


def test_a_note_that_is_too_long_is_refused(session: Session, sanne: User) -> None:
    a_dossier(session, sanne, bsn=BSN)
    notice = notify(session, "SS109")

    with pytest.raises(Invalid):
        handle_notification(session, notificatie_id=notice, note="a" * (LONGEST_NOTE + 1), by=sanne, at=NOW)

    assert inbox.LONGEST_NOTE == LONGEST_NOTE


def test_an_open_dossier_is_chosen_before_a_closed_one_of_the_same_person_elsewhere(
    session: Session, sanne: User
) -> None:
    from actions.dossier.revise import close_dossier

    gone = a_dossier(session, sanne, bsn=BSN)
    close_dossier(session, dossier_id=gone, reason="verhuisd", by=sanne, at=NOW, on=TODAY)
    bea = a_caseworker(session, gemeente=a_gemeente(session, "Zandwijk"))
    here = a_dossier(session, bea, bsn=BSN, at=NOW - timedelta(days=9))

    notify(session, "SS199")

    assert [row.dossier_id for row in notifications(session)] == [here]


def test_a_person_known_only_by_v_number_is_matched_later_too(session: Session, sanne: User) -> None:
    notice = notify(session, "SS101", bsn=BSN, v_nummer=V_NUMBER)

    dossier_id = a_dossier(session, sanne, v_number=str(V_NUMBER))

    assert [each.id for each in of(session, dossier_id, sanne)] == [notice]
    assert reminders(session, seen_by=sanne, on=TODAY).total == 1
    assert strangers(session, seen_by=a_caseworker(session, role=Role.COORDINATOR)) == ()
