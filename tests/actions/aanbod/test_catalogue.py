"""The catalogue of a gemeente: adding, changing, removing and restoring offers, and copying them into a plan."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import PERMISSIONS, Permission, Role, User
from actions.aanbod.catalogue import (
    add_aanbieder,
    add_aanbod,
    confirm_aanbod,
    put_back_aanbieder,
    put_back_aanbod,
    remove_aanbieder,
    remove_aanbod,
    revise_aanbieder,
    revise_aanbod,
)
from actions.pip.offers import choose_offer
from database import open_session
from forms.aanbod.catalogue import TypedAanbieder, TypedAanbod
from models import Aanbieder, Aanbod, Activiteit, AnswerHistory, AuditRecord
from queries.aanbod.catalogue import beginnings, catalogue, offers_for
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, Stale
from rules.law.terms import Leefgebied, Leerroute, TeltVoor
from rules.pip.time_slots import written
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes
from tests.catalogues import an_aanbieder, an_aanbod
from tests.databases import Database
from tests.plans import a_doel, a_draft, a_full_plan, freeze

PROVIDER = TypedAanbieder(name="Taalschool Duin", kind="taalschool")


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def school(session: Session, sanne: User) -> UUID:
    return an_aanbieder(session, sanne)


def activiteit_in(session: Session, by: User, *, filled: bool = False) -> UUID:
    """The one activiteit of a new plan."""
    a_doel(session, a_draft(session, a_dossier(session, by), by), by, filled=filled)
    return session.exec(select(Activiteit.id)).one()


def test_an_offer_is_read_as_people_type_it(session: Session, sanne: User, school: UUID) -> None:
    an_aanbod(
        session, sanne, school, name="  Taal  op de\twerkvloer ", slots="ma en wo van 9 tot 12 uur", hours="7,5",
        starts="1 februari 2027\n01-12-2026; 01-12-2026", weeks="", places="0", waiting_weeks="6", routes=("Z", "B"),
    )  # fmt: skip

    (offer,) = catalogue(session, seen_by=sanne, on=TODAY).offers
    assert offer.name == "Taal op de werkvloer"
    assert written(offer.slots) == "ma 9:00-12:00, wo 9:00-12:00"
    assert offer.minutes_per_week == 450
    assert offer.starts == (date(2026, 12, 1), date(2027, 2, 1))
    assert offer.next_start == date(2026, 12, 1)
    assert (offer.weeks, offer.places, offer.waiting_weeks) == (None, 0, 6)
    assert offer.routes == (Leerroute.B1, Leerroute.Z)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"name": " "}, ("name", "missing")),
        ({"name": "a" * 161}, ("name", "too_long")),
        ({"area": ""}, ("area", "missing")),
        ({"area": "sport"}, ("area", "not_in_list")),
        ({"counts_for": "punten"}, ("counts_for", "not_in_list")),
        ({"routes": ("X",)}, ("routes", "not_in_list")),
        ({"slots": "elke ochtend"}, ("slots", "not_slots")),
        ({"hours": "veel"}, ("hours", "not_a_number")),
        ({"hours": "61"}, ("hours", "out_of_bounds")),
        ({"weeks": "0"}, ("weeks", "out_of_bounds")),
        ({"weeks": "4,5"}, ("weeks", "not_a_number")),
        ({"places": "-1"}, ("places", "out_of_bounds")),
        ({"starts": "binnenkort"}, ("starts", "not_a_date")),
        ({"starts": "31-02-2027"}, ("starts", "not_a_date")),
        ({"note": "a" * 501}, ("note", "too_long")),
    ],
)
def test_an_offer_with_a_mistake_is_refused(
    session: Session, sanne: User, school: UUID, typed: dict[str, Any], problem: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        an_aanbod(session, sanne, school, **typed)

    assert codes(refused.value.problems) == (problem,)
    assert session.exec(select(Aanbod)).all() == []


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"name": ""}, ("name", "missing")),
        ({"kind": ""}, ("kind", "missing")),
        ({"kind": "winkel"}, ("kind", "not_in_list")),
        ({"duo_number": "12345"}, ("duo_number", "not_an_instellingsnummer")),
        ({"duo_number": "12345é7890"}, ("duo_number", "not_an_instellingsnummer")),
        ({"contact": "a" * 201}, ("contact", "too_long")),
    ],
)
def test_a_provider_with_a_mistake_is_refused(
    session: Session, sanne: User, typed: dict[str, Any], problem: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        an_aanbieder(session, sanne, **typed)

    assert codes(refused.value.problems) == (problem,)


def test_the_number_of_duo_is_kept_without_spaces_and_in_capitals(session: Session, sanne: User) -> None:
    made = an_aanbieder(session, sanne, duo_number=" 27 zz 00 1234 ", bow_mark=True)

    assert session.get_one(Aanbieder, made).duo_number == "27ZZ001234"


def test_a_second_click_adds_one_provider(database: Database, session: Session, sanne: User) -> None:
    aanbieder_id = uuid4()

    def click(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return add_aanbieder(own, aanbieder_id=aanbieder_id, typed=PROVIDER, by=sanne, at=NOW)

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(click, range(3))) == {aanbieder_id}

    assert len(session.exec(select(Aanbieder)).all()) == 1
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "AanbiederAdded")).all()) == 1


def test_a_change_over_the_change_of_a_colleague_is_refused(session: Session, sanne: User, school: UUID) -> None:
    first, second = (TypedAanbieder(name=name, kind="taalschool") for name in ("Eerst", "Later"))
    revise_aanbieder(session, aanbieder_id=school, typed=first, seen_version=1, by=sanne, at=NOW)

    with pytest.raises(Stale) as refused:
        revise_aanbieder(session, aanbieder_id=school, typed=second, seen_version=1, by=sanne, at=NOW)

    assert refused.value.version == 2
    assert catalogue(session, seen_by=sanne, on=TODAY).providers[0].name == "Eerst"


def test_an_offer_is_changed_and_removed_and_restored(session: Session, sanne: User, school: UUID) -> None:
    made = an_aanbod(session, sanne, school)
    typed = TypedAanbod(aanbieder_id=school, name="Avondcursus", area="taal")

    revise_aanbod(session, aanbod_id=made, typed=typed, seen_version=1, by=sanne, at=NOW, on=TODAY)
    for _ in range(2):
        remove_aanbod(session, aanbod_id=made, by=sanne, at=NOW)

    assert catalogue(session, seen_by=sanne, on=TODAY).there == ()
    put_back_aanbod(session, aanbod_id=made, by=sanne, at=NOW)
    (offer,) = catalogue(session, seen_by=sanne, on=TODAY).there
    assert (offer.name, offer.starts, offer.places) == ("Avondcursus", (), None)
    events = session.exec(select(AuditRecord.event).where(AuditRecord.event == "AanbodRemoved")).all()
    assert len(events) == 1


def test_removing_and_restoring_a_provider_includes_its_offers(session: Session, sanne: User, school: UUID) -> None:
    an_aanbod(session, sanne, school)

    remove_aanbieder(session, aanbieder_id=school, by=sanne, at=NOW)

    assert catalogue(session, seen_by=sanne, on=TODAY).there == ()
    with pytest.raises(Invalid) as refused:
        an_aanbod(session, sanne, school)
    assert codes(refused.value.problems) == (("aanbieder_id", "not_in_list"),)
    put_back_aanbieder(session, aanbieder_id=school, by=sanne, at=NOW)
    assert len(catalogue(session, seen_by=sanne, on=TODAY).there) == 1


def test_an_offer_that_was_not_checked_for_a_long_time_is_marked_until_it_is_confirmed(
    session: Session, sanne: User, school: UUID
) -> None:
    old = an_aanbod(session, sanne, school, on=date(2026, 8, 21))
    an_aanbod(session, sanne, school, name="Nieuw", on=date(2026, 8, 22))

    offers = catalogue(session, seen_by=sanne, on=TODAY).offers
    assert [each.id for each in offers if each.outdated] == [old]
    confirm_aanbod(session, aanbod_id=old, by=sanne, at=NOW, on=TODAY)

    assert not any(each.outdated for each in catalogue(session, seen_by=sanne, on=TODAY).offers)


def test_the_calendar_has_every_month_with_the_starts_in_that_month(
    session: Session, sanne: User, school: UUID
) -> None:
    an_aanbod(session, sanne, school, starts="20-11-2026, 30-11-2026, 01-02-2027, 01-05-2027")

    months = beginnings(catalogue(session, seen_by=sanne, on=TODAY).offers, TODAY, 6)

    assert {month: [each.on.day for each in start_days] for month, start_days in months.items()} == {
        date(2026, 11, 1): [30],
        date(2026, 12, 1): [],
        date(2027, 1, 1): [],
        date(2027, 2, 1): [1],
        date(2027, 3, 1): [],
        date(2027, 4, 1): [],
    }


def test_offers_that_fit_the_leerroute_and_have_a_place_come_first(session: Session, sanne: User, school: UUID) -> None:
    offers: dict[str, dict[str, Any]] = {
        "past niet": {"routes": ("O",)},
        "ander gebied": {"area": "werk", "routes": ()},
        "vol": {"places": "0"},
        "later": {"starts": "01-02-2027"},
        "eerst": {"starts": "25-11-2026"},
        "zonder datum": {"starts": ""},
    }
    for name, more in offers.items():
        an_aanbod(session, sanne, school, name=name, **more)

    ranked = offers_for(session, route=Leerroute.B1, area=Leefgebied.TAAL, seen_by=sanne, on=TODAY)

    assert [each.name for each in ranked] == ["eerst", "later", "zonder datum", "vol", "ander gebied", "past niet"]


def test_a_chosen_offer_fills_the_activiteit_as_ordinary_edits(session: Session, sanne: User, school: UUID) -> None:
    offer = an_aanbod(session, sanne, school)
    activiteit = activiteit_in(session, sanne)

    choose_offer(session, activiteit_id=activiteit, aanbod_id=offer, by=sanne, at=NOW, on=TODAY)

    row = session.get_one(Activiteit, activiteit)
    assert (row.what, row.provider, row.minutes_per_week) == ("Intensieve cursus", "Taalschool Duin", 360)
    assert (row.start, row.until) == (date(2026, 12, 1), date(2026, 12, 1) + timedelta(weeks=40, days=-1))
    assert (row.counts_for, row.aanbod_id) == (TeltVoor.CURSUSUREN, offer)
    fields = set(session.exec(select(AnswerHistory.question_id).where(AnswerHistory.item_id == activiteit)))
    assert {"what", "provider", "hours_per_week", "start", "until", "counts_for"} <= fields
    lines = len(session.exec(select(AnswerHistory)).all())
    choose_offer(session, activiteit_id=activiteit, aanbod_id=offer, by=sanne, at=NOW, on=TODAY)
    assert len(session.exec(select(AnswerHistory)).all()) == lines


def test_a_chosen_offer_keeps_the_words_of_the_caseworker_and_the_fields_it_does_not_fill(
    session: Session, sanne: User, school: UUID
) -> None:
    offer = an_aanbod(session, sanne, school, hours="", starts="", weeks="", slots="", counts_for="map")
    activiteit = activiteit_in(session, sanne, filled=True)

    choose_offer(session, activiteit_id=activiteit, aanbod_id=offer, by=sanne, at=NOW, on=TODAY)

    row = session.get_one(Activiteit, activiteit)
    assert (row.what, row.minutes_per_week, row.start) == ("Taalles", 450, date(2026, 12, 1))
    assert row.counts_for is TeltVoor.CURSUSUREN


def test_an_offer_is_copied_into_the_plan_completely_or_not_at_all(
    session: Session, monkeypatch: pytest.MonkeyPatch, sanne: User, school: UUID
) -> None:
    offer = an_aanbod(session, sanne, school)
    activiteit = activiteit_in(session, sanne)
    lines = len(session.exec(select(AnswerHistory)).all())
    outcomes: list[object] = []

    def breaks_off(*_given: object, **_more: object) -> None:
        outcomes.append(1)
        if len(outcomes) == 3:
            raise RuntimeError

    monkeypatch.setattr("actions.answering.field_writer.record", breaks_off)
    with pytest.raises(RuntimeError):
        choose_offer(session, activiteit_id=activiteit, aanbod_id=offer, by=sanne, at=NOW, on=TODAY)

    session.rollback()
    row = session.get_one(Activiteit, activiteit)
    assert (row.what, row.provider, row.aanbod_id) == ("", "", None)
    assert len(session.exec(select(AnswerHistory)).all()) == lines


def test_an_offer_is_not_chosen_in_a_vastgesteld_plan_or_from_another_gemeente(
    session: Session, sanne: User, school: UUID
) -> None:
    offer = an_aanbod(session, sanne, school)
    stranger = a_caseworker(session, "Elders")
    theirs = an_aanbod(session, stranger, an_aanbieder(session, stranger))
    dossier = a_dossier(session, sanne)
    pip = a_full_plan(session, dossier, sanne)
    activiteit = session.exec(select(Activiteit.id)).one()

    with pytest.raises(NotFound):
        choose_offer(session, activiteit_id=activiteit, aanbod_id=theirs, by=sanne, at=NOW, on=TODAY)
    with pytest.raises(NotFound):
        choose_offer(session, activiteit_id=activiteit, aanbod_id=offer, by=stranger, at=NOW, on=TODAY)
    remove_aanbod(session, aanbod_id=offer, by=sanne, at=NOW)
    with pytest.raises(NotFound):
        choose_offer(session, activiteit_id=activiteit, aanbod_id=offer, by=sanne, at=NOW, on=TODAY)
    put_back_aanbod(session, aanbod_id=offer, by=sanne, at=NOW)
    freeze(session, pip, sanne)
    with pytest.raises(AlreadyDone):
        choose_offer(session, activiteit_id=activiteit, aanbod_id=offer, by=sanne, at=NOW, on=TODAY)


@pytest.mark.parametrize("role", Role)
def test_only_who_manages_the_catalogue_changes_it(session: Session, sanne: User, school: UUID, role: Role) -> None:
    somebody = a_caseworker(session, role=role)
    may = Permission.MANAGE_CATALOGUE in PERMISSIONS[role]

    def deeds() -> None:
        an_aanbieder(session, somebody)
        made = an_aanbod(session, somebody, school)
        confirm_aanbod(session, aanbod_id=made, by=somebody, at=NOW, on=TODAY)
        catalogue(session, seen_by=somebody, on=TODAY)

    if may:
        deeds()
    else:
        with pytest.raises(NotAllowed):
            deeds()
        with pytest.raises(NotAllowed):
            catalogue(session, seen_by=somebody, on=TODAY)


def test_another_gemeente_sees_and_changes_nothing(session: Session, sanne: User, school: UUID) -> None:
    offer = an_aanbod(session, sanne, school)
    stranger = a_caseworker(session, "Elders")

    assert catalogue(session, seen_by=stranger, on=TODAY).offers == ()
    with pytest.raises(NotFound):
        remove_aanbod(session, aanbod_id=offer, by=stranger, at=NOW)
    with pytest.raises(NotFound):
        revise_aanbieder(session, aanbieder_id=school, typed=PROVIDER, seen_version=1, by=stranger, at=NOW)
    with pytest.raises(NotFound):
        add_aanbieder(session, aanbieder_id=school, typed=PROVIDER, by=stranger, at=NOW)
    with pytest.raises(Invalid):
        add_aanbod(
            session, aanbod_id=uuid4(), typed=TypedAanbod(aanbieder_id=school, name="x", area="taal"), by=stranger,
            at=NOW, on=TODAY,
        )  # fmt: skip
