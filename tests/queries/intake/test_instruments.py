"""Results of instruments for who may see them, and the timeline of signals."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from sqlmodel import Session

from access import Level, Role, Scope, User
from actions.intake.instruments import remove_meting
from actions.intake.intake import start_intake
from forms.intake.instruments import InstrumentKind, TopicResult
from forms.intake.signals import SignalKind
from models import DomeinInzage
from queries.intake.instruments import InstrumentsView, instruments, signals
from queries.intake.view import intake_view
from refusals import NotFound
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.klassen import a_deelnemer, a_docent, a_klas, a_zrm, answer_facts, measure, observe, report

ZRM, PPS_V = InstrumentKind.ZRM, InstrumentKind.PPS_V


def looked(session: Session, dossier_id: UUID, by: User) -> InstrumentsView:
    """What somebody sees of the instruments of a dossier."""
    return instruments(session, intake_view(session, dossier_id, seen_by=by, at=NOW), seen_by=by)


def test_the_newest_result_comes_first_and_removed_results_are_not_listed(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    old = a_zrm(session, made, sanne, "2", on=date(2026, 9, 1))
    new = a_zrm(session, made, sanne, "4", on=date(2026, 11, 1))
    wrong = a_zrm(session, made, sanne, "5")
    remove_meting(session, dossier_id=made, meting_id=wrong, by=sanne, at=NOW)

    metingen = looked(session, made, sanne).metingen

    assert [each.id for each in metingen[ZRM]] == [new, old]
    assert metingen[ZRM][0].values["justitie"] == TopicResult("4", "Zo is het nu.")
    assert metingen[ZRM][0].by == "Sanne de Boer"
    assert metingen[PPS_V] == []


def test_results_are_hidden_from_who_may_not_read_about_health(session: Session) -> None:
    sanne, yusra = a_caseworker(session), a_caseworker(session, role=Role.ONDERSTEUNER)
    made = a_dossier(session, sanne)
    shared_with(session, made, yusra)
    a_zrm(session, made, sanne)

    closed = looked(session, made, yusra)
    read = looked(session, made, replace(yusra, rights={"gezondheid": Level.READ}))

    assert (closed.level, closed.may_open, closed.metingen[ZRM], closed.signals) == (Level.NONE, False, [], [])
    assert (read.level, len(read.metingen[ZRM]), len(read.signals)) == (Level.READ, 1, 1)


def test_results_of_a_dossier_of_somebody_else_can_be_read_after_giving_a_reason(session: Session) -> None:
    sanne = a_caseworker(session)
    marijke = a_caseworker(session, role=Role.COORDINATOR, scope=Scope.GEMEENTE)
    made = a_dossier(session, sanne)
    a_zrm(session, made, sanne)

    closed = looked(session, made, marijke)
    session.add(
        DomeinInzage(
            gemeente_id=sanne.gemeente_id, dossier_id=made, caseworker_id=marijke.id, restricted_section="gezondheid",
            reason="Overleg", opened_at=NOW, until=datetime(2026, 11, 21, 10, 10, tzinfo=UTC),
        )
    )  # fmt: skip
    session.commit()

    assert (closed.may_open, closed.metingen[ZRM]) == (True, [])
    assert len(looked(session, made, marijke).metingen[ZRM]) == 1


def test_all_signals_are_in_one_timeline(session: Session) -> None:
    sanne, ineke = a_caseworker(session), a_docent(session)
    made = a_dossier(session, sanne)
    start_intake(session, dossier_id=made, by=sanne, at=NOW, on=TODAY)
    answer_facts(session, made, sanne, lbt_status="afgenomen", lbt_result="b1_haalbaar")
    person = a_deelnemer(session, a_klas(session, sanne, ineke), made, sanne)
    observe(session, person, ineke, week=2, taal=3)
    observe(session, person, ineke, week=1, taal=2, motivatie=4, note="Stil.")
    report(session, person, ineke, report="Leert snel.", report_route="B")
    measure(session, made, sanne, kind=PPS_V, taken_on=date(2026, 10, 1), values={"leerbaarheid": TopicResult("4")})
    measure(session, made, sanne, kind=PPS_V, values={"engels": TopicResult("a1")})
    a_zrm(session, made, sanne, "3", on=date(2026, 11, 5))

    signal_list = signals(session, made, seen_by=sanne)

    assert [(each.kind, each.on, each.score, each.outcome) for each in signal_list] == [
        (SignalKind.PPS_V, date(2026, 10, 1), Decimal(4), ""),
        (SignalKind.TAAL, date(2026, 11, 2), Decimal(2), ""),
        (SignalKind.MOTIVATIE, date(2026, 11, 2), Decimal(4), ""),
        (SignalKind.ZRM, date(2026, 11, 5), Decimal("3.0"), ""),
        (SignalKind.TAAL, date(2026, 11, 9), Decimal(3), ""),
        (SignalKind.EINDRAPPORT, TODAY, None, "B"),
        (SignalKind.LEERBAARHEIDSTOETS, None, None, "b1_haalbaar"),
    ]


def test_the_intake_gives_a_signal_of_the_toets_and_a_dossier_without_intake_gives_none(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    before = looked(session, made, sanne)
    start_intake(session, dossier_id=made, by=sanne, at=NOW, on=TODAY)

    after = looked(session, made, sanne)

    assert (before.toets, list(before.signals), list(before.startklassen)) == (None, [], [])
    assert after.toets is not None
    assert after.toets.signal() is None


def test_signals_of_a_dossier_that_one_may_not_see_are_hidden(session: Session) -> None:
    made = a_dossier(session, a_caseworker(session))

    for nobody in (a_caseworker(session), a_docent(session), a_caseworker(session, gemeente="Veenrand")):
        with pytest.raises(NotFound):
            signals(session, made, seen_by=nobody)
