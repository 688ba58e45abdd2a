"""Two colleagues or two tabs in the same second: nothing is overwritten unseen and nothing is saved twice."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

import actions.pip.after_decision
import actions.pip.bezwaar
import actions.pip.missing_supply
import actions.pip.pip_team
import actions.voortgang.followed_hours
from access import Role, User
from actions.pip.after_decision import SendingFacts, note_sent
from actions.pip.bezwaar import BezwaarDecision, BezwaarFacts, decide_bezwaar, note_bezwaar
from actions.pip.missing_supply import GemisFacts, note_gap
from actions.pip.pip_team import add_lid, remove_lid
from actions.voortgang.followed_hours import note_hours
from forms.aanbod.catalogue import GemisReason
from forms.pip.pip_team import LidFacts, Shared
from forms.voortgang.followed_hours import UrenFacts
from models import AuditRecord, Bezwaar, DossierCaseworker, Gemis, GevolgdeUren, PipBekendmaking, PipVersie
from queries.pip.shared_plan import shared_plan
from refusals import AlreadyDone, Invalid, NotFound
from rules.law.terms import Leefgebied
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.catalogues import an_aanbieder, an_aanbod
from tests.databases import Database
from tests.meanwhile import meanwhile
from tests.plans import a_full_plan, freeze

DAY = timedelta(days=1)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne)


@pytest.fixture
def versie_id(session: Session, sanne: User, dossier_id: UUID) -> UUID:
    """A version that was vastgesteld five days ago."""
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne, TODAY - 5 * DAY)
    return session.exec(select(PipVersie.id)).one()


def refused(deed: Callable[[], Any]) -> list[type[Exception]]:
    """The refusal of an action, if any."""
    try:
        deed()
    except (AlreadyDone, Invalid) as refusal:
        return [type(refusal)]
    return []


def test_of_two_colleagues_who_correct_the_sending_one_is_shown_that_the_other_was_first(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch, sanne: User, versie_id: UUID
) -> None:
    def send(own: Session, manner: str, day: date, seen: int) -> None:
        note_sent(
            own,
            versie_id=versie_id,
            facts=SendingFacts(sent_on=day, manner=manner),
            seen_version=seen,
            by=sanne,
            at=NOW,
            on=TODAY,
        )

    send(session, "post", TODAY, 0)
    theirs = meanwhile(
        monkeypatch, database, (actions.pip.after_decision, "_flush"), lambda own: send(own, "digitaal", TODAY - DAY, 1)
    )
    ours = refused(lambda: send(session, "uitgereikt", TODAY - 2 * DAY, 1))

    assert [*ours, *refused(theirs.result)] == [AlreadyDone]
    session.expire_all()
    assert session.exec(select(PipBekendmaking.version)).one() == 2


def test_of_two_colleagues_who_decide_a_bezwaar_one_is_shown_that_the_other_was_first(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch, sanne: User, versie_id: UUID
) -> None:
    bezwaar_id = uuid4()
    note_bezwaar(
        session,
        bezwaar_id=bezwaar_id,
        versie_id=versie_id,
        facts=BezwaarFacts(received_on=TODAY, grounds="Te veel uren"),
        by=sanne,
        at=NOW,
        on=TODAY,
    )

    def decide(own: Session, outcome: str, note: str) -> None:
        decide_bezwaar(
            own,
            bezwaar_id=bezwaar_id,
            decision=BezwaarDecision(outcome=outcome, decided_on=TODAY, note=note),
            seen_version=1,
            by=sanne,
            at=NOW,
            on=TODAY,
        )

    theirs = meanwhile(
        monkeypatch, database, (actions.pip.bezwaar, "encrypted"), lambda own: decide(own, "gegrond", "Ja")
    )
    ours = refused(lambda: decide(session, "ongegrond", "Nee"))

    assert [*ours, *refused(theirs.result)] == [AlreadyDone]
    session.expire_all()
    assert session.exec(select(Bezwaar.version)).one() == 2
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "BezwaarRevised")).all()) == 1


def test_a_bezwaar_is_noted_once_by_two_clicks_at_the_same_moment(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch, sanne: User, versie_id: UUID
) -> None:
    bezwaar_id = uuid4()

    def click(own: Session) -> None:
        note_bezwaar(
            own,
            bezwaar_id=bezwaar_id,
            versie_id=versie_id,
            facts=BezwaarFacts(received_on=TODAY, grounds="Te veel uren"),
            by=sanne,
            at=NOW,
            on=TODAY,
        )

    theirs = meanwhile(monkeypatch, database, (actions.pip.bezwaar, "encrypted"), click)
    click(session)
    theirs.result()

    assert len(session.exec(select(Bezwaar)).all()) == 1
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "BezwaarNoted")).all()) == 1


def test_a_bezwaar_is_not_confused_with_that_of_another_dossier(session: Session, sanne: User, versie_id: UUID) -> None:
    other = a_dossier(session, sanne)
    freeze(session, a_full_plan(session, other, sanne), sanne)
    second = session.exec(select(PipVersie.id).where(PipVersie.dossier_id == other)).one()
    common: dict[str, Any] = {"by": sanne, "at": NOW, "on": TODAY}
    facts = BezwaarFacts(received_on=TODAY, grounds="Nee")
    bezwaar_id = uuid4()
    note_bezwaar(session, bezwaar_id=bezwaar_id, versie_id=versie_id, facts=facts, **common)

    with pytest.raises(NotFound):
        note_bezwaar(session, bezwaar_id=bezwaar_id, versie_id=second, facts=facts, **common)


def test_the_hours_of_one_period_count_once_when_two_tabs_save_them(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch, sanne: User, dossier_id: UUID
) -> None:
    facts = UrenFacts(
        provider="Taalschool", counts_for="cursusuren", start=TODAY - 7 * DAY, until=TODAY,
        hours=Decimal(12),
    )  # fmt: skip

    def tell(own: Session) -> None:
        note_hours(own, uren_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)

    theirs = meanwhile(monkeypatch, database, (actions.voortgang.followed_hours, "record"), tell)
    ours = refused(lambda: tell(session))

    assert [*ours, *refused(theirs.result)] == [Invalid]
    assert len(session.exec(select(GevolgdeUren)).all()) == 1


def test_a_missing_offer_is_recorded_once_when_two_colleagues_record_it(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch, sanne: User, dossier_id: UUID
) -> None:
    offer = an_aanbod(session, sanne, an_aanbieder(session, sanne))

    def miss(own: Session) -> None:
        note_gap(
            own,
            gemis_id=uuid4(),
            dossier_id=dossier_id,
            facts=GemisFacts(area=Leefgebied.TAAL, what="Cursus", aanbod_id=offer, reason=GemisReason.WACHTLIJST),
            by=sanne,
            at=NOW,
            on=TODAY,
        )

    theirs = meanwhile(monkeypatch, database, (actions.pip.missing_supply, "record"), miss)
    miss(session)
    theirs.result()

    assert len(session.exec(select(Gemis)).all()) == 1


def test_a_partner_who_is_removed_twice_at_once_has_no_access_any_more(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch, sanne: User, dossier_id: UUID
) -> None:
    bram = a_caseworker(session, role=Role.PARTNER, name="Bram van Gilde")
    facts = LidFacts(role="taalaanbieder", person="Bram", sees=tuple(Shared), caseworker_id=bram.id)
    first, second = (
        add_lid(session, lid_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)
        for _ in range(2)
    )

    theirs = meanwhile(
        monkeypatch,
        database,
        (actions.pip.pip_team, "record"),
        lambda own: remove_lid(own, lid_id=second, by=sanne, at=NOW),
    )
    remove_lid(session, lid_id=first, by=sanne, at=NOW)
    theirs.result()

    session.expire_all()
    assert session.get(DossierCaseworker, (dossier_id, bram.id)) is None
    with pytest.raises(NotFound):
        shared_plan(session, dossier_id, seen_by=bram)


def test_a_partner_who_is_removed_from_one_place_and_added_to_another_at_once_keeps_access(
    database: Database, session: Session, monkeypatch: pytest.MonkeyPatch, sanne: User, dossier_id: UUID
) -> None:
    bram = a_caseworker(session, role=Role.PARTNER, name="Bram van Gilde")
    facts = LidFacts(role="taalaanbieder", person="Bram", sees=tuple(Shared), caseworker_id=bram.id)

    def join(own: Session) -> UUID:
        return add_lid(own, lid_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)

    first = join(session)
    theirs = meanwhile(monkeypatch, database, (actions.pip.pip_team, "record"), join)
    remove_lid(session, lid_id=first, by=sanne, at=NOW)
    theirs.result()

    session.expire_all()
    assert shared_plan(session, dossier_id, seen_by=bram).sees == tuple(Shared)
